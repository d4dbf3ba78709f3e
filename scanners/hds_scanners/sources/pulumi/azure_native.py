"""Types of azure-native that the catalogue judges, in the words of Terraform's azurerm.

The package follows Azure's own interface; sources: the Azure REST reference and the azurerm documentation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.pulumi.rearranging import rearranged as _moved
from hds_scanners.sources.pulumi.urn import snake

_PUBLIC = {"public_network_access": "public_network_access_enabled?"}
_FLEXIBLE = {
    "backup.backup_retention_days": "backup_retention_days",
    "backup.geo_redundant_backup": "geo_redundant_backup_enabled?",
    "network.public_network_access": "public_network_access_enabled?",
    "network.delegated_subnet_resource_id": "delegated_subnet_id",
    "storage.storage_size_gb": "storage_mb",
}
_FIREWALL: Mapping[str, str] = {}
_VAULT = {
    "properties.enable_purge_protection": "purge_protection_enabled",
    "properties.soft_delete_retention_in_days": "soft_delete_retention_days",
    "properties.public_network_access": "public_network_access_enabled?",
    "properties.enable_rbac_authorization": "rbac_authorization_enabled",
    "properties.network_acls.default_action": "network_acls.default_action",
    "properties.network_acls.bypass": "network_acls.bypass",
}
_WEB = {
    "site_config.min_tls_version": "site_config.minimum_tls_version",
    "site_config.ftps_state": "site_config.ftps_state",
    "site_config.remote_debugging_enabled": "site_config.remote_debugging_enabled",
    **_PUBLIC,
}
_TLS = {"minimum_tls_version": "minimum_tls_version", **_PUBLIC}

# `module:Name` of the token → (Terraform type, rules).
_TYPES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "resources:ResourceGroup": ("azurerm_resource_group", {}),
    "storage:StorageAccount": (
        "azurerm_storage_account",
        {
            "enable_https_traffic_only": "https_traffic_only_enabled",
            "minimum_tls_version": "min_tls_version",
            "allow_blob_public_access": "allow_nested_items_to_be_public",
            "allow_shared_key_access": "shared_access_key_enabled",
            "encryption.require_infrastructure_encryption": "infrastructure_encryption_enabled",
            "network_rule_set.default_action": "network_rules.default_action",
            "network_rule_set.bypass": "network_rules.bypass",
            "sku.name": "account_replication_type",
            **_PUBLIC,
        },
    ),
    "storage:BlobContainer": ("azurerm_storage_container", {"public_access": "container_access_type"}),
    "sql:Server": ("azurerm_mssql_server", {"minimal_tls_version": "minimum_tls_version", **_PUBLIC}),
    "sql:Database": ("azurerm_mssql_database", {}),
    "sql:FirewallRule": ("azurerm_mssql_firewall_rule", _FIREWALL),
    "dbforpostgresql:Server": ("azurerm_postgresql_flexible_server", _FLEXIBLE),
    "dbforpostgresql:FirewallRule": ("azurerm_postgresql_flexible_server_firewall_rule", _FIREWALL),
    "dbforpostgresql:Configuration": (
        "azurerm_postgresql_flexible_server_configuration",
        {"configuration_name": "name"},
    ),
    "dbformysql:Server": ("azurerm_mysql_flexible_server", _FLEXIBLE),
    "dbformysql:FirewallRule": ("azurerm_mysql_flexible_server_firewall_rule", _FIREWALL),
    "dbformysql:Configuration": ("azurerm_mysql_flexible_server_configuration", {"configuration_name": "name"}),
    "keyvault:Vault": ("azurerm_key_vault", _VAULT),
    "keyvault:Key": ("azurerm_key_vault_key", {}),
    "keyvault:Secret": ("azurerm_key_vault_secret", {}),
    "network:NetworkSecurityGroup": ("azurerm_network_security_group", {"security_rules": "security_rule"}),
    "network:SecurityRule": ("azurerm_network_security_rule", {}),
    "network:VirtualNetwork": ("azurerm_virtual_network", {}),
    "network:VirtualNetworkGateway": ("azurerm_virtual_network_gateway", {}),
    "network:VirtualNetworkGatewayConnection": (
        "azurerm_virtual_network_gateway_connection",
        {
            "connection_type": "type",
            "ipsec_policies[].sa_life_time_seconds": "sa_lifetime",
            "ipsec_policies[].sa_data_size_kilobytes": "sa_datasize",
            "ipsec_policies": "ipsec_policy",
        },
    ),
    "network:FlowLog": ("azurerm_network_watcher_flow_log", {"storage_id": "storage_account_id"}),
    "compute:Disk": ("azurerm_managed_disk", {"encryption.disk_encryption_set_id": "disk_encryption_set_id"}),
    "compute:VirtualMachine": (
        "azurerm_linux_virtual_machine",
        {"security_profile.encryption_at_host": "encryption_at_host_enabled"},
    ),
    "containerservice:ManagedCluster": (
        "azurerm_kubernetes_cluster",
        {
            "api_server_access_profile.enable_private_cluster": "private_cluster_enabled",
            "api_server_access_profile.authorized_ipranges": "api_server_access_profile.authorized_ip_ranges",
            "enable_rbac": "role_based_access_control_enabled",
            "disable_local_accounts": "local_account_disabled",
        },
    ),
    "web:WebApp": ("azurerm_linux_web_app", _WEB),
    "web:WebAppSlot": ("azurerm_linux_web_app_slot", _WEB),
    "cache:Redis": ("azurerm_redis_cache", {"enable_non_ssl_port": "non_ssl_port_enabled", **_TLS}),
    "redis:Redis": ("azurerm_redis_cache", {"enable_non_ssl_port": "non_ssl_port_enabled", **_TLS}),
    "documentdb:DatabaseAccount": (
        "azurerm_cosmosdb_account",
        {"locations[].location_name": "location", "locations": "geo_location", **_PUBLIC},
    ),
    "cosmosdb:DatabaseAccount": (
        "azurerm_cosmosdb_account",
        {"locations[].location_name": "location", "locations": "geo_location", **_PUBLIC},
    ),
    "eventhub:Namespace": ("azurerm_eventhub_namespace", _TLS),
    "servicebus:Namespace": ("azurerm_servicebus_namespace", _TLS),
    "recoveryservices:Vault": ("azurerm_recovery_services_vault", {}),
    "operationalinsights:Workspace": ("azurerm_log_analytics_workspace", {}),
    "insights:DiagnosticSetting": ("azurerm_monitor_diagnostic_setting", {"resource_uri": "target_resource_id"}),
    "monitor:DiagnosticSetting": ("azurerm_monitor_diagnostic_setting", {"resource_uri": "target_resource_id"}),
    "authorization:RoleAssignment": ("azurerm_role_assignment", {}),
    "containerregistry:Registry": (
        "azurerm_container_registry",
        {"admin_user_enabled": "admin_enabled", "sku.name": "sku", **_PUBLIC},
    ),
    "search:Service": ("azurerm_search_service", _PUBLIC),
}
_VERSION = re.compile(r"/v\d{8}\w*")


def type_of(token: str) -> str:
    """Terraform's type; for one that no rule judges, a name of azapi, whose resources are known by their place alone."""
    key = _key(token)
    return _TYPES[key][0] if key in _TYPES else f"azapi_{snake(key.replace(':', '_'))}"


def rearranged(token: str, values: dict[str, Any]) -> dict[str, Any]:
    """Values where azurerm has them."""
    key = _key(token)
    name, rules = _TYPES.get(key, ("", {}))
    moved = _moved(values, rules)
    if name == "azurerm_storage_account" and isinstance(moved.get("account_replication_type"), str):
        moved["account_replication_type"] = moved["account_replication_type"].rpartition("_")[2]
    if name == "azurerm_storage_container" and not isinstance(moved.get("container_access_type"), Unknown | None):
        access = str(moved["container_access_type"]).lower()
        moved["container_access_type"] = "private" if access == "none" else access
    return moved


def _key(token: str) -> str:
    """`storage:StorageAccount` of `azure-native:storage/v20230101:StorageAccount`, or of a versioned package's token."""
    return _VERSION.sub("", token).partition(":")[2]
