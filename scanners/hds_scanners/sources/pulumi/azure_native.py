"""Types of azure-native that the catalogue judges, in the words of Terraform's azurerm.

The package follows Azure's own interface; sources: the Azure REST reference and the azurerm documentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
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
    "administrator_login_password": "administrator_password",
    "data_encryption.primary_key_uri": "customer_managed_key.key_vault_key_id",
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
    "site_config.http_logging_enabled": "logs.http_logs",
    **_PUBLIC,
}
_COSMOS = {
    "locations[].location_name": "location",
    "locations": "geo_location",
    "ip_rules": "ip_range_filter",
    "key_vault_key_uri": "key_vault_key_id",
    "backup_policy.type": "backup.type",
    "backup_policy.periodic_mode_properties.backup_retention_interval_in_hours": "backup.retention_in_hours",
    "backup_policy.periodic_mode_properties.backup_storage_redundancy": "backup.storage_redundancy",
    "backup_policy.continuous_mode_properties.tier": "backup.tier",
    **_PUBLIC,
}
_DIAGNOSTICS = {
    "resource_uri": "target_resource_id",
    "logs": "log",
    "workspace_id": "log_analytics_workspace_id",
    "event_hub_authorization_rule_id": "eventhub_authorization_rule_id",
    "marketplace_partner_id": "partner_solution_id",
}
_AUDITING = {"state": "enabled?", "retention_days": "retention_in_days", "server_name": "server_id"}
_MACHINE = {
    "hardware_profile.vm_size": "size",
    "os_profile.admin_username": "admin_username",
    "os_profile.admin_password": "admin_password",
    "os_profile.linux_configuration.disable_password_authentication": "disable_password_authentication",
    "security_profile.encryption_at_host": "encryption_at_host_enabled",
    "storage_profile.os_disk.managed_disk.disk_encryption_set.id": "os_disk.disk_encryption_set_id",
}
_IPSEC = {
    "ipsec_policies[].sa_life_time_seconds": "sa_lifetime",
    "ipsec_policies[].sa_data_size_kilobytes": "sa_datasize",
    "ipsec_policies": "ipsec_policy",
}
# A virtual WAN names the same settings at greater length.
_WAN_IPSEC = {
    **_IPSEC,
    "ipsec_policy[].ike_encryption": "ike_encryption_algorithm",
    "ipsec_policy[].ike_integrity": "ike_integrity_algorithm",
    "ipsec_policy[].ipsec_encryption": "encryption_algorithm",
    "ipsec_policy[].ipsec_integrity": "integrity_algorithm",
}
_GATEWAY = {
    "http_listeners": "http_listener",
    "redirect_configurations": "redirect_configuration",
    "redirect_configuration[].target_listener.id": "target_listener_name",
    "request_routing_rules": "request_routing_rule",
    "request_routing_rule[].http_listener.id": "http_listener_name",
    "request_routing_rule[].redirect_configuration.id": "redirect_configuration_name",
    "request_routing_rule[].url_path_map.id": "url_path_map_name",
    "url_path_maps": "url_path_map",
    "url_path_map[].default_redirect_configuration.id": "default_redirect_configuration_name",
    "url_path_map[].path_rules": "path_rule",
    "web_application_firewall_configuration": "waf_configuration",
    "firewall_policy.id": "firewall_policy_id",
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
            "encryption.key_vault_properties.key_vault_uri": "customer_managed_key.key_vault_key_id",
            "kind": "account_kind",
            "network_rule_set.default_action": "network_rules.default_action",
            "network_rule_set.bypass": "network_rules.bypass",
            "sku.name": "account_replication_type",
            "account_name": "name",
            **_PUBLIC,
        },
    ),
    "storage:BlobContainer": ("azurerm_storage_container", {"public_access": "container_access_type"}),
    "storage:FileShare": ("azurerm_storage_share", {}),
    "storage:Queue": ("azurerm_storage_queue", {}),
    "storage:ObjectReplicationPolicy": (
        "azurerm_storage_object_replication",
        {"destination_account": "destination_storage_account_id", "source_account": "source_storage_account_id"},
    ),
    "sql:Server": ("azurerm_mssql_server", {"minimal_tls_version": "minimum_tls_version", **_PUBLIC}),
    "sql:Database": (
        "azurerm_mssql_database",
        {"requested_backup_storage_redundancy": "storage_account_type", "server_name": "server_id"},
    ),
    "sql:ManagedInstance": ("azurerm_mssql_managed_instance", {"minimal_tls_version": "minimum_tls_version"}),
    "sql:FirewallRule": ("azurerm_mssql_firewall_rule", _FIREWALL),
    "sql:FailoverGroup": ("azurerm_mssql_failover_group", {"partner_servers": "partner_server"}),
    "sql:ServerSecurityAlertPolicy": ("azurerm_mssql_server_security_alert_policy", {}),
    "sql:ServerBlobAuditingPolicy": ("azurerm_mssql_server_extended_auditing_policy", _AUDITING),
    "sql:ExtendedServerBlobAuditingPolicy": ("azurerm_mssql_server_extended_auditing_policy", _AUDITING),
    "sql:DatabaseBlobAuditingPolicy": (
        "azurerm_mssql_database_extended_auditing_policy",
        {**_AUDITING, "database_name": "database_id"},
    ),
    "sql:ExtendedDatabaseBlobAuditingPolicy": (
        "azurerm_mssql_database_extended_auditing_policy",
        {**_AUDITING, "database_name": "database_id"},
    ),
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
    "keyvault:ManagedHsm": ("azurerm_key_vault_managed_hardware_security_module", _VAULT),
    "keyvault:Key": (
        "azurerm_key_vault_key",
        {
            "properties.kty": "key_type",
            "properties.key_size": "key_size",
            "properties.key_ops": "key_opts",
            "properties.rotation_policy": "rotation_policy",
        },
    ),
    "keyvault:Secret": ("azurerm_key_vault_secret", {"properties.value": "value"}),
    "network:NetworkSecurityGroup": (
        "azurerm_network_security_group",
        {
            "security_rules[].source_application_security_groups": "source_application_security_group_ids",
            "security_rules": "security_rule",
        },
    ),
    "network:SecurityRule": (
        "azurerm_network_security_rule",
        {"source_application_security_groups": "source_application_security_group_ids"},
    ),
    "network:VirtualNetwork": ("azurerm_virtual_network", {"address_space.address_prefixes": "address_space"}),
    "network:Subnet": (
        "azurerm_subnet",
        {"address_prefix": "address_prefixes[]", "network_security_group.id": "network_security_group_id"},
    ),
    "network:VirtualNetworkPeering": (
        "azurerm_virtual_network_peering",
        {"remote_virtual_network.id": "remote_virtual_network_id"},
    ),
    "network:NetworkInterface": ("azurerm_network_interface", {"ip_configurations": "ip_configuration"}),
    "network:PublicIPAddress": (
        "azurerm_public_ip",
        {"public_ip_allocation_method": "allocation_method", "sku.name": "sku"},
    ),
    "network:LoadBalancer": (
        "azurerm_lb",
        {"frontend_ip_configurations": "frontend_ip_configuration", "sku.name": "sku"},
    ),
    "network:NatGateway": ("azurerm_nat_gateway", {"sku.name": "sku_name"}),
    "network:AzureFirewall": ("azurerm_firewall", {"firewall_policy.id": "firewall_policy_id"}),
    "network:FirewallPolicy": (
        "azurerm_firewall_policy",
        {"sku.tier": "sku", "threat_intel_mode": "threat_intelligence_mode"},
    ),
    "network:ApplicationGateway": ("azurerm_application_gateway", _GATEWAY),
    "network:VirtualWan": ("azurerm_virtual_wan", {}),
    "network:VpnGateway": ("azurerm_vpn_gateway", {}),
    "network:VpnConnection": ("azurerm_vpn_gateway_connection", {"vpn_link_connections": "vpn_link"}),
    "network:VpnServerConfiguration": (
        "azurerm_vpn_server_configuration",
        {"vpn_client_ipsec_policies": "ipsec_policies", **_IPSEC},
    ),
    "network:VirtualNetworkGateway": (
        "azurerm_virtual_network_gateway",
        {"vpn_client_configuration.vpn_client_ipsec_policies": "vpn_client_configuration.ipsec_policy"},
    ),
    "network:VirtualNetworkGatewayConnection": (
        "azurerm_virtual_network_gateway_connection",
        {"connection_type": "type", **_IPSEC},
    ),
    "network:FlowLog": ("azurerm_network_watcher_flow_log", {"storage_id": "storage_account_id"}),
    "compute:Disk": ("azurerm_managed_disk", {"encryption.disk_encryption_set_id": "disk_encryption_set_id"}),
    "compute:Snapshot": ("azurerm_snapshot", {"encryption.disk_encryption_set_id": "disk_encryption_set_id"}),
    "compute:Gallery": ("azurerm_shared_image_gallery", {"sharing_profile.permissions": "sharing.permission"}),
    "compute:GalleryImageVersion": (
        "azurerm_shared_image_version",
        {"publishing_profile.target_regions": "target_region"},
    ),
    "compute:VirtualMachine": ("azurerm_linux_virtual_machine", _MACHINE),
    "compute:VirtualMachineScaleSet": (
        "azurerm_linux_virtual_machine_scale_set",
        {
            "virtual_machine_profile.os_profile": "os_profile",
            "virtual_machine_profile.storage_profile": "storage_profile",
            "virtual_machine_profile.security_profile": "security_profile",
            **_MACHINE,
        },
    ),
    "containerservice:ManagedCluster": (
        "azurerm_kubernetes_cluster",
        {
            "api_server_access_profile.enable_private_cluster": "private_cluster_enabled",
            "enable_rbac": "role_based_access_control_enabled",
            "disable_local_accounts": "local_account_disabled",
            "addon_profiles.omsagent.enabled": "oms_agent.enabled",
            "addon_profiles.oms_agent.enabled": "oms_agent.enabled",
            "security_profile.defender.security_monitoring.enabled": "microsoft_defender.enabled",
        },
    ),
    "app:ContainerApp": (
        "azurerm_container_app",
        {
            "configuration.ingress": "ingress",
            "ingress.allow_insecure": "ingress.allow_insecure_connections",
            "ingress.external": "ingress.external_enabled",
        },
    ),
    "web:WebApp": ("azurerm_linux_web_app", _WEB),
    "web:WebAppSlot": ("azurerm_linux_web_app_slot", _WEB),
    "cache:Redis": ("azurerm_redis_cache", {"enable_non_ssl_port": "non_ssl_port_enabled", **_TLS}),
    "redis:Redis": ("azurerm_redis_cache", {"enable_non_ssl_port": "non_ssl_port_enabled", **_TLS}),
    "redisenterprise:Database": ("azurerm_redis_enterprise_database", {}),
    "documentdb:DatabaseAccount": ("azurerm_cosmosdb_account", _COSMOS),
    "cosmosdb:DatabaseAccount": ("azurerm_cosmosdb_account", _COSMOS),
    "synapse:Workspace": ("azurerm_synapse_workspace", _PUBLIC),
    "synapse:IpFirewallRule": ("azurerm_synapse_firewall_rule", _FIREWALL),
    "kusto:Cluster": ("azurerm_kusto_cluster", {"enable_disk_encryption": "disk_encryption_enabled", **_PUBLIC}),
    "healthcareapis:FhirService": ("azurerm_healthcare_fhir_service", _PUBLIC),
    "healthcareapis:DicomService": ("azurerm_healthcare_dicom_service", _PUBLIC),
    "cognitiveservices:Account": (
        "azurerm_cognitive_account",
        {
            "properties.public_network_access": "public_network_access_enabled?",
            "properties.network_acls.default_action": "network_acls.default_action",
            "properties.disable_local_auth": "local_auth_enabled!",
        },
    ),
    "datafactory:Factory": ("azurerm_data_factory", {"public_network_access": "public_network_enabled?"}),
    "databricks:Workspace": (
        "azurerm_databricks_workspace",
        {"parameters.enable_no_public_ip.value": "custom_parameters.no_public_ip", **_PUBLIC},
    ),
    "eventhub:Namespace": ("azurerm_eventhub_namespace", _TLS),
    "servicebus:Namespace": ("azurerm_servicebus_namespace", _TLS),
    "recoveryservices:Vault": (
        "azurerm_recovery_services_vault",
        {
            "properties.redundancy_settings.standard_tier_storage_redundancy": "storage_mode_type",
            "properties.security_settings.soft_delete_settings.soft_delete_state": "soft_delete_enabled",
            "properties.encryption.key_vault_properties.key_uri": "encryption.key_id",
            "properties.public_network_access": "public_network_access_enabled?",
            "sku.name": "sku",
        },
    ),
    "dataprotection:BackupVault": (
        "azurerm_data_protection_backup_vault",
        {
            "properties.storage_settings": "storage_settings",
            "properties.security_settings.soft_delete_settings.state": "soft_delete",
        },
    ),
    "operationalinsights:Workspace": ("azurerm_log_analytics_workspace", {"sku.name": "sku"}),
    "operationalinsights:Table": ("azurerm_log_analytics_workspace_table", {"table_name": "name"}),
    "insights:Component": ("azurerm_application_insights", {}),
    "applicationinsights:Component": ("azurerm_application_insights", {}),
    "insights:DiagnosticSetting": ("azurerm_monitor_diagnostic_setting", _DIAGNOSTICS),
    "monitor:DiagnosticSetting": ("azurerm_monitor_diagnostic_setting", _DIAGNOSTICS),
    "insights:MetricAlert": ("azurerm_monitor_metric_alert", {}),
    "monitor:MetricAlert": ("azurerm_monitor_metric_alert", {}),
    "insights:ActivityLogAlert": ("azurerm_monitor_activity_log_alert", {}),
    "monitor:ActivityLogAlert": ("azurerm_monitor_activity_log_alert", {}),
    "insights:ScheduledQueryRule": ("azurerm_monitor_scheduled_query_rules_alert_v2", {}),
    "monitor:ScheduledQueryRule": ("azurerm_monitor_scheduled_query_rules_alert_v2", {}),
    "security:Pricing": (
        "azurerm_security_center_subscription_pricing",
        {"pricing_tier": "tier", "pricing_name": "resource_type"},
    ),
    "cdn:Route": ("azurerm_cdn_frontdoor_route", {"https_redirect": "https_redirect_enabled?"}),
    "cdn:AFDCustomDomain": (
        "azurerm_cdn_frontdoor_custom_domain",
        {"tls_settings.minimum_tls_version": "tls.minimum_tls_version"},
    ),
    "cdn:Endpoint": ("azurerm_cdn_endpoint", {}),
    "authorization:RoleDefinition": ("azurerm_role_definition", {"role_name": "name"}),
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
    name, rules = _TYPES.get(_key(token), ("", {}))
    moved = _moved(values, rules)
    adjust = _ADJUSTED.get(name)
    if adjust is not None:
        adjust(moved)
    return moved


def _replication(values: dict[str, Any]) -> None:
    """`Standard_GRS` → `GRS`."""
    if isinstance(values.get("account_replication_type"), str):
        values["account_replication_type"] = values["account_replication_type"].rpartition("_")[2]


def _access(values: dict[str, Any]) -> None:
    """`None`, `Blob`, `Container` → `private`, `blob`, `container`."""
    if isinstance(values.get("container_access_type"), str):
        access = values["container_access_type"].lower()
        values["container_access_type"] = "private" if access == "none" else access


def _addresses(values: dict[str, Any]) -> None:
    """The objects of `ipRules` → their addresses."""
    rules = values.get("ip_range_filter")
    if isinstance(rules, list):
        values["ip_range_filter"] = [
            rule.get("ip_address_or_range") if isinstance(rule, Mapping) else rule for rule in rules
        ]


def _soft_delete(values: dict[str, Any]) -> None:
    """`Disabled`, `Enabled`, `AlwaysON` → whether."""
    if isinstance(values.get("soft_delete_enabled"), str):
        values["soft_delete_enabled"] = values["soft_delete_enabled"].lower() != "disabled"


def _redundancy(values: dict[str, Any]) -> None:
    """The first of `storageSettings` is the vault's own."""
    settings = values.pop("storage_settings", None)
    if isinstance(settings, Unknown):
        values["redundancy"] = settings
    elif isinstance(settings, list) and settings and isinstance(settings[0], Mapping):
        values["redundancy"] = settings[0].get("type")


def _redundant_backups(values: dict[str, Any]) -> None:
    """`requestedBackupStorageRedundancy` in the words of `storage_account_type`."""
    words = {"Geo": "GRS", "GeoZone": "GZRS", "Local": "LRS", "Zone": "ZRS"}
    asked = values.pop("requested_backup_storage_redundancy", None)
    if asked is not None:
        values["storage_account_type"] = words.get(asked, asked) if isinstance(asked, str) else asked


def _names(values: dict[str, Any]) -> None:
    """Parts of a gateway name each other by the end of an identifier; Terraform, by that name."""
    for block in ("redirect_configuration", "request_routing_rule", "url_path_map"):
        for item in values[block] if isinstance(values.get(block), list) else ():
            if isinstance(item, dict):
                _name_others(item)


def _name_others(item: dict[str, Any]) -> None:
    for key, value in item.items():
        if key.endswith(("listener_name", "configuration_name", "map_name")):
            item[key] = _last(value)
    for inner in item["path_rule"] if isinstance(item.get("path_rule"), list) else ():
        if isinstance(inner, dict):
            redirection = inner.pop("redirect_configuration", None)
            if isinstance(redirection, Mapping):
                inner["redirect_configuration_name"] = _last(redirection.get("id"))


def _last(identifier: Any) -> Any:
    """`/subscriptions/…/httpListeners/plain` → `plain`, also where only its beginning is not known."""
    if isinstance(identifier, Unknown) and identifier.parts and isinstance(identifier.parts[-1], str):
        _, slash, name = identifier.parts[-1].rpartition("/")
        return name if slash else identifier
    return identifier.rpartition("/")[2] if isinstance(identifier, str) else identifier


def _links(values: dict[str, Any]) -> None:
    """The tunnel of each link of a connection to a virtual WAN."""
    links = values.get("vpn_link")
    if isinstance(links, list):
        values["vpn_link"] = [_link(item) if isinstance(item, Mapping) else item for item in links]


def _link(item: Mapping[str, Any]) -> dict[str, Any]:
    return _moved(dict(item), {"vpn_connection_protocol_type": "protocol", **_WAN_IPSEC})


# What no rule of a path says, by Terraform's type.
_ADJUSTED: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "azurerm_storage_account": _replication,
    "azurerm_storage_container": _access,
    "azurerm_cosmosdb_account": _addresses,
    "azurerm_recovery_services_vault": _soft_delete,
    "azurerm_data_protection_backup_vault": _redundancy,
    "azurerm_mssql_managed_instance": _redundant_backups,
    "azurerm_application_gateway": _names,
    "azurerm_vpn_gateway_connection": _links,
}


def _key(token: str) -> str:
    """`storage:StorageAccount` of `azure-native:storage/v20230101:StorageAccount`, or of a versioned package's token."""
    return _VERSION.sub("", token).partition(":")[2]
