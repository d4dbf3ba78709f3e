"""Storage accounts that collect logs: what else is asked of a store is not asked of them."""

from hds_policies.translate.reading import Resource

_DESTINATIONS = (
    ("azurerm_monitor_diagnostic_setting", "storage_account_id"),
    ("azurerm_network_watcher_flow_log", "storage_account_id"),
    ("azurerm_monitor_log_profile", "storage_account_id"),
    ("azurerm_log_analytics_storage_insights", "storage_account_id"),
    ("azurerm_log_analytics_data_export_rule", "destination_resource_id"),
)


def collects_logs(resource: Resource) -> bool:
    """Whether an account is where logs go, by what writes to it: a log of the log would fill itself."""
    return any(resource.companions(type_name, path, "id") for type_name, path in _DESTINATIONS)
