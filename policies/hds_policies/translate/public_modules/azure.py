"""`Azure/*/azurerm`: AKS, network security groups, PostgreSQL, and resource modules of Azure Verified Modules.

Inputs and defaults were read in `variables.tf` and `main.tf` at github.com/Azure/terraform-azurerm-<name> (aks 11.5.0,
network-security-group 4.x, postgresql 3.x, avm-res-storage-storageaccount 0.x, avm-res-keyvault-vault 0.x).
"""

from __future__ import annotations

from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import OPEN, Derived, Input, Inputs, Item, Made, PublicModule

_LOCATION = {"location": Input("location", OPEN)}


def _logs(inputs: Inputs) -> Any:
    """The cluster sends its logs to a workspace unless one of two switches is off."""
    workspace = inputs.value(Input("log_analytics_workspace_enabled", default=True))
    agent = inputs.value(Input("oms_agent_enabled", default=True))
    doubt = next((value for value in (workspace, agent) if isinstance(value, Unknown)), None)
    if doubt is not None:
        return doubt
    return (
        [{"log_analytics_workspace_id": inputs.open("azurerm_log_analytics_workspace")}]
        if workspace and agent
        else None
    )


_OWN_WORKSPACE = Derived("log_analytics_workspace", lambda inputs: not inputs.written("log_analytics_workspace"))


# Until version 9 the place of the resource group stood in for a location that was not given.
_AKS = PublicModule(
    5,
    11,
    (
        Made(
            "azurerm_kubernetes_cluster",
            {
                **_LOCATION,
                "private_cluster_enabled": Input("private_cluster_enabled", default=False),
                "api_server_access_profile": {
                    "authorized_ip_ranges": Input("api_server_authorized_ip_ranges"),
                },
                "disk_encryption_set_id": Input("disk_encryption_set_id"),
                "local_account_disabled": Input("local_account_disabled"),
                "role_based_access_control_enabled": Input("role_based_access_control_enabled", default=False),
                "oms_agent": Derived("log_analytics_workspace_enabled", _logs),
                "microsoft_defender": Derived(
                    "microsoft_defender_enabled",
                    lambda inputs: [{}] if inputs.value(Input("microsoft_defender_enabled", default=False)) else None,
                ),
            },
        ),
        Made(
            "azurerm_log_analytics_workspace",
            {**_LOCATION, "retention_in_days": Input("log_retention_in_days", 30)},
            when=(Input("log_analytics_workspace_enabled", default=True), _OWN_WORKSPACE),
        ),
    ),
)


def _source(inputs: Inputs) -> Any:
    """A rule of one's own names its sources, or lets in all."""
    named = ("source_address_prefixes", "source_application_security_group_ids")
    if any(inputs.value(Item(name)) is not None for name in named):
        return None
    return inputs.value(Item("source_address_prefix", "*"))


def _ports(inputs: Inputs) -> Any:
    ports = inputs.value(Item("destination_port_range", "*"))
    return [part.strip() for part in ports.replace("*", "0-65535").split(",")] if isinstance(ports, str) else ports


_SECURITY_GROUP = PublicModule(
    3,
    4,
    (
        Made("azurerm_network_security_group", _LOCATION),
        Made(
            "azurerm_network_security_rule",
            {
                "access": Item("access", "Allow"),
                "direction": Item("direction", "Inbound"),
                "priority": Item("priority"),
                "protocol": Item("protocol", "*"),
                "source_address_prefix": Derived("custom_rules", _source),
                "source_address_prefixes": Item("source_address_prefixes"),
                "source_application_security_group_ids": Item("source_application_security_group_ids"),
                "destination_port_ranges": Derived("custom_rules", _ports),
            },
            each=Input("custom_rules"),
        ),
    ),
)

_POSTGRESQL = PublicModule(
    2,
    3,
    (
        Made(
            "azurerm_postgresql_server",
            {
                **_LOCATION,
                "administrator_login_password": Input("administrator_password"),
                "ssl_enforcement_enabled": Input("ssl_enforcement_enabled", default=True),
                "ssl_minimal_tls_version_enforced": Input("ssl_minimal_tls_version_enforced", {2: None, 3: "TLS1_2"}),
                "backup_retention_days": Input("backup_retention_days", 7),
                "geo_redundant_backup_enabled": Input("geo_redundant_backup_enabled", {2: False, 3: True}),
                "infrastructure_encryption_enabled": Input("infrastructure_encryption_enabled", {2: None, 3: True}),
                "public_network_access_enabled": Input("public_network_access_enabled", {2: None, 3: False}),
            },
        ),
        Made(
            "azurerm_postgresql_firewall_rule",
            {"start_ip_address": Item("start_ip"), "end_ip_address": Item("end_ip")},
            each=Input("firewall_rules"),
        ),
    ),
)

_STORAGE_ACCOUNT = PublicModule(
    0,
    0,
    (
        Made(
            "azurerm_storage_account",
            {
                **_LOCATION,
                "account_replication_type": Input("account_replication_type", "ZRS"),
                "https_traffic_only_enabled": Input("https_traffic_only_enabled", default=True),
                "min_tls_version": Input("min_tls_version", "TLS1_2"),
                "public_network_access_enabled": Input("public_network_access_enabled", default=False),
                "allow_nested_items_to_be_public": Input("allow_nested_items_to_be_public", default=False),
                "shared_access_key_enabled": Input("shared_access_key_enabled", default=False),
                "infrastructure_encryption_enabled": Input("infrastructure_encryption_enabled", default=False),
                "network_rules": {
                    "default_action": Input("network_rules.default_action", "Deny"),
                    "ip_rules": Input("network_rules.ip_rules"),
                },
                "blob_properties": Input("blob_properties"),
            },
        ),
    ),
)

_KEY_VAULT = PublicModule(
    0,
    0,
    (
        Made(
            "azurerm_key_vault",
            {
                **_LOCATION,
                "purge_protection_enabled": Input("purge_protection_enabled", default=True),
                "soft_delete_retention_days": Input("soft_delete_retention_days"),
                "public_network_access_enabled": Input("public_network_access_enabled", default=True),
                "network_acls": {
                    "default_action": Input("network_acls.default_action", "Deny"),
                    "bypass": Input("network_acls.bypass", "None"),
                    "ip_rules": Input("network_acls.ip_rules"),
                },
            },
        ),
    ),
)

MODULES = {
    "Azure/aks/azurerm": _AKS,
    "Azure/network-security-group/azurerm": _SECURITY_GROUP,
    "Azure/postgresql/azurerm": _POSTGRESQL,
    "Azure/avm-res-storage-storageaccount/azurerm": _STORAGE_ACCOUNT,
    "Azure/avm-res-keyvault-vault/azurerm": _KEY_VAULT,
}
