"""Azure's passwords in code, ways into its client VPN, alarms and vaults."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.alarms import Alarm
from hds_policies.model.credentials import Credential
from hds_policies.model.remote_access import ClientVpn
from hds_policies.model.security import Watcher
from hds_policies.model.storage import BackupVault
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, converted, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource
from hds_policies.translate.secrets_in_code import secret_arguments, texts_with_secrets

_PROOFS = {"certificate": "certificate", "aad": "federation", "radius": "external"}


def _client_vpn(resource: Resource, block: Block, types: str) -> Iterator[Thing]:
    kinds: Setting[Any] = block.texts(types)
    if kinds.by_default:
        # The type follows from what is configured.
        configured = (
            ("aad_tenant", "AAD"),
            ("azure_active_directory_authentication", "AAD"),
            ("root_certificate", "Certificate"),
            ("client_root_certificate", "Certificate"),
            ("radius_server_address", "Radius"),
            ("radius_server", "Radius"),
            ("radius", "Radius"),
        )
        kinds = block.at("", raw=tuple(kind for path, kind in configured if block.has(path)))
    if kinds.known and not kinds.value:
        return
    yield ClientVpn(
        declaration=resource.declaration,
        placement=placement(resource),
        authentication=converted(kinds, lambda words: tuple(_PROOFS.get(word.lower(), "") for word in words)),
    )


def network_gateway(resource: Resource) -> Iterator[Thing]:
    """`azurerm_virtual_network_gateway`: lets people in when it has a client configuration."""
    for block in resource.blocks("vpn_client_configuration"):
        yield from _client_vpn(resource, block, "vpn_auth_types")


def server_configuration(resource: Resource) -> Iterator[Thing]:
    """`azurerm_vpn_server_configuration`."""
    yield from _client_vpn(resource, resource, "vpn_authentication_types")


def registry_administrator(resource: Resource) -> Iterator[Thing]:
    """`azurerm_container_registry`: its own account, with two passwords that do not end, is there on demand only."""
    account = resource.boolean("admin_enabled", default=False)
    if not account.by_default:
        yield Credential(
            declaration=resource.declaration, placement=placement(resource), detail="admin_enabled", long_lived=account
        )


# -- alarms ------------------------------------------------------------------------------------------------------------


def alert(resource: Resource) -> Iterator[Thing]:
    """`azurerm_monitor_metric_alert` and its like: on unless switched off."""
    yield Alarm(
        declaration=resource.declaration,
        placement=placement(resource),
        works=resource.boolean("enabled", default=True),
    )


def security_contact(resource: Resource) -> Iterator[Thing]:
    """`azurerm_security_center_contact`: whom Defender tells."""
    yield Alarm(
        declaration=resource.declaration,
        placement=placement(resource),
        works=all_of(
            resource.at("email", raw=names_something(resource, "email")),
            resource.boolean("alert_notifications", default=False),
            resource.boolean("alerts_to_admins", default=False),
        ),
    )


def detection_of_instance(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_managed_instance_security_alert_policy`: on unless switched off."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        watches="threats",
        enabled=resource.boolean("enabled", default=True),
    )


# -- vaults ------------------------------------------------------------------------------------------------------------


def recovery_vault(resource: Resource) -> Iterator[Thing]:
    """`azurerm_recovery_services_vault`: deleted backups can be brought back for 14 days unless switched off."""
    yield BackupVault(
        declaration=resource.declaration,
        placement=placement(resource),
        resists_erasure=resource.boolean("soft_delete_enabled", default=True),
    )


def protection_vault(resource: Resource) -> Iterator[Thing]:
    """`azurerm_data_protection_backup_vault`: as above; `Off` is one of three words."""
    yield BackupVault(
        declaration=resource.declaration,
        placement=placement(resource),
        resists_erasure=converted(resource.text("soft_delete", "On"), lambda word: word.lower() != "off"),
    )


_ALERTS = (
    "azurerm_monitor_metric_alert",
    "azurerm_monitor_activity_log_alert",
    "azurerm_monitor_scheduled_query_rules_alert",
    "azurerm_monitor_scheduled_query_rules_alert_v2",
    "azurerm_monitor_smart_detector_alert_rule",
    "azurerm_sentinel_alert_rule_scheduled",
    "azurerm_sentinel_alert_rule_nrt",
)
TRANSLATORS = {
    "azurerm_virtual_network_gateway": network_gateway,
    "azurerm_vpn_server_configuration": server_configuration,
    **dict.fromkeys(_ALERTS, alert),
    "azurerm_security_center_contact": security_contact,
    "azurerm_container_registry": registry_administrator,
    "azurerm_mssql_managed_instance_security_alert_policy": detection_of_instance,
    "azurerm_recovery_services_vault": recovery_vault,
    "azurerm_data_protection_backup_vault": protection_vault,
}
SECRETS = {
    "azurerm_mssql_server": secret_arguments("administrator_login_password"),
    "azurerm_sql_server": secret_arguments("administrator_login_password"),
    "azurerm_mssql_managed_instance": secret_arguments("administrator_login_password"),
    "azurerm_synapse_workspace": secret_arguments("sql_administrator_login_password"),
    "azurerm_postgresql_server": secret_arguments("administrator_login_password"),
    "azurerm_mysql_server": secret_arguments("administrator_login_password"),
    "azurerm_mariadb_server": secret_arguments("administrator_login_password"),
    "azurerm_postgresql_flexible_server": secret_arguments("administrator_password"),
    "azurerm_mysql_flexible_server": secret_arguments("administrator_password"),
    "azurerm_cosmosdb_postgresql_cluster": secret_arguments("administrator_login_password"),
    "azurerm_mongo_cluster": secret_arguments("administrator_password"),
    "azurerm_linux_virtual_machine": secret_arguments("admin_password"),
    "azurerm_windows_virtual_machine": secret_arguments("admin_password"),
    "azurerm_linux_virtual_machine_scale_set": secret_arguments("admin_password"),
    "azurerm_windows_virtual_machine_scale_set": secret_arguments("admin_password"),
    "azurerm_virtual_machine": secret_arguments("os_profile.admin_password"),
    "azurerm_key_vault_secret": secret_arguments("value", vault=True),
}
_MACHINES = tuple(
    f"azurerm_{system}_virtual_machine{many}" for system in ("linux", "windows") for many in ("", "_scale_set")
)
SCRIPTS = {
    **dict.fromkeys(_MACHINES, texts_with_secrets("custom_data", "user_data")),
    "azurerm_virtual_machine": texts_with_secrets("os_profile.custom_data"),
}
