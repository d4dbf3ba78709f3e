"""Which Azure services record their use: most only by a diagnostic setting, a resource of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.activity_logs import (
    ActivityLog,
    ClusterLog,
    ConnectionLog,
    DatabaseLog,
    EntryPointLog,
    ObjectStoreLog,
)
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.azurerm.log_collectors import collects_logs
from hds_policies.translate.derivation import any_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_DIAGNOSTICS = "azurerm_monitor_diagnostic_setting"


def _diagnosed(resource: Resource, sends: Callable[[Resource], Setting[bool]] | None = None) -> Setting[bool]:
    """Whether a diagnostic setting of the root sends logs of it somewhere; settings for metrics alone do not count."""
    found = resource.companions(_DIAGNOSTICS, "target_resource_id", "id")
    logs = [(sends or _sends_logs)(setting) for setting in found]
    doubt = found.doubt
    return any_of(resource.at("", raw=False if doubt is None else doubt), *logs)


def _sends_logs(diagnostics: Resource) -> Setting[bool]:
    for path in ("enabled_log", "log"):
        doubt = diagnostics.uncertain(path)
        if doubt is not None:
            return diagnostics.at(path, raw=doubt)
    kept = [block.boolean("enabled", default=True) for block in diagnostics.blocks("log")]
    none: Setting[Any] = diagnostics.at("enabled_log", raw=diagnostics.has("enabled_log"))
    return any_of(*kept, none)


def _sends_any_of(*categories: str) -> Callable[[Resource], Setting[bool]]:
    """Whether one of the categories is among the logs that a diagnostic setting sends, or the group of all."""
    wanted = frozenset({*(name.lower() for name in categories), "alllogs", "audit"})

    def sends(diagnostics: Resource) -> Setting[bool]:
        some = _sends_logs(diagnostics)
        if some.raw is not True:
            return some
        kept: list[Setting[bool]] = []
        for block in [*diagnostics.blocks("enabled_log"), *diagnostics.blocks("log")]:
            if block.raw("enabled")[0] is not False:
                path = "category_group" if block.has("category_group") else "category"
                kept.append(converted(block.text(path, ""), lambda name: name.lower() in wanted))
        return any_of(*kept, diagnostics.at("enabled_log", raw=False))

    return sends


# Azure Monitor, "Supported resource logs": of the services of storage accounts, and of managed clusters.
_reads_sent = _sends_any_of("StorageRead")
_requests_sent = _sends_any_of("kube-audit", "kube-audit-admin")


def _by_diagnostics(kind: type[ActivityLog]) -> Any:
    def translate(resource: Resource) -> Iterator[Thing]:
        yield kind(declaration=resource.declaration, placement=placement(resource), recorded=_diagnosed(resource))

    return translate


def storage_account(resource: Resource) -> Iterator[Thing]:
    """`azurerm_storage_account`: a diagnostic setting of the account or its services that names reads, or the queue's log."""
    if collects_logs(resource):
        return
    queue = [
        resource.boolean(f"queue_properties.logging.{verb}", default=False)
        for verb in ("read", "write")
        if resource.has("queue_properties.logging")
    ]
    companions = resource.companions("azurerm_storage_account_queue_properties", "storage_account_id", "id")
    written = [item.boolean("logging.read", default=False) for item in companions if item.has("logging")]
    yield ObjectStoreLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=any_of(*queue, *written, _diagnosed(resource, _reads_sent)),
    )


def cluster(resource: Resource) -> Iterator[Thing]:
    """`azurerm_kubernetes_cluster`: a diagnostic setting, or the agent that sends logs to a workspace."""
    agents: list[Setting[bool]] = []
    for path in ("oms_agent", "addon_profile.oms_agent", "microsoft_defender"):
        doubt = resource.uncertain(path)
        if doubt is not None:
            agents.append(resource.at(path, raw=doubt))
        elif resource.has(path):
            agents.append(resource.boolean(f"{path}.enabled", default=True))
    yield ClusterLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=any_of(*agents, _diagnosed(resource, _requests_sent)),
    )


def sql_server(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_server` and its like: auditing is a policy of its own (v1 and v2: a block)."""
    companions = [
        resource.companions(type_name, "server_id", "id")
        for type_name in (
            "azurerm_mssql_server_extended_auditing_policy",
            "azurerm_mssql_server_microsoft_support_auditing_policy",
        )
    ]
    policies = [item.boolean("enabled", default=True) for found in companions for item in found]
    policies += [
        policy.boolean("enabled", default=True)
        for database in resource.companions("azurerm_mssql_database", "server_id", "id")
        for policy in database.companions("azurerm_mssql_database_extended_auditing_policy", "database_id", "id")
    ]
    doubts: list[Unknown] = [found.doubt for found in companions if found.doubt is not None]
    block: Setting[Any] = resource.at(
        "extended_auditing_policy", raw=resource.has("extended_auditing_policy"), note="no auditing policy"
    )
    yield DatabaseLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=any_of(*policies, *(resource.at("", raw=doubt) for doubt in doubts), _diagnosed(resource), block),
    )


# Parameters that make an engine write who connected or what was asked (PostgreSQL and MySQL manuals, pgaudit).
_RECORDING = frozenset(
    {"audit_log_enabled", "log_checkpoints", "log_connections", "log_disconnections", "log_statement", "pgaudit.log"}
)
# What goes with these, and says little by itself.
_RECORDED_BESIDE = frozenset({"log_duration", "log_retention"})
_OFF = frozenset({"off", "none", "false", "0", ""})


def server_parameter(resource: Resource) -> Iterator[Thing]:
    """`azurerm_postgresql_flexible_server_configuration` and its like: judged when they say what is recorded."""
    name = str(resource.text("name", "").known_or("")).lower()
    if name in _RECORDING | _RECORDED_BESIDE:
        yield DatabaseLog(
            declaration=resource.declaration,
            placement=placement(resource),
            recorded=converted(resource.text("value", ""), lambda word: word.lower() not in _OFF),
        )


def open_source_server(resource: Resource) -> Iterator[Thing]:
    """`azurerm_postgresql_flexible_server` and its like: a diagnostic setting, or parameters that make the engine record."""
    configured: list[Setting[bool]] = []
    for type_name in _CONFIGURATIONS:
        for attribute, own in (("server_id", "id"), ("server_name", "name")):
            configured += [
                converted(item.text("value", ""), lambda word: word.lower() not in _OFF)
                for item in resource.companions(type_name, attribute, own)
                if str(item.text("name", "").known_or("")).lower() in _RECORDING
            ]
    yield DatabaseLog(
        declaration=resource.declaration,
        placement=placement(resource),
        recorded=any_of(*configured, _diagnosed(resource)),
    )


def web_app(resource: Resource) -> Iterator[Thing]:
    """Web applications: requests in the `logs` block, or a diagnostic setting; traces of failures alone do not count."""
    kept: list[Setting[bool]] = []
    if resource.has("logs.http_logs"):
        kept.append(resource.at("logs.http_logs", raw=True))
    doubt = resource.uncertain("logs")
    if doubt is not None:
        kept.append(resource.at("logs", raw=doubt))
    yield EntryPointLog(
        declaration=resource.declaration, placement=placement(resource), recorded=any_of(*kept, _diagnosed(resource))
    )


def synapse(policy: str, own: str) -> Callable[[Resource], Iterator[Thing]]:
    """A Synapse workspace or pool: an auditing policy that writes to storage or monitoring, or a diagnostic setting."""

    def audited(resource: Resource) -> Iterator[Thing]:
        found = resource.companions(policy, own, "id")
        doubts = () if found.doubt is None else (resource.at("", raw=found.doubt),)
        policies = [item.boolean("log_monitoring_enabled", default=True) for item in found]
        yield DatabaseLog(
            declaration=resource.declaration,
            placement=placement(resource),
            recorded=any_of(_diagnosed(resource), *doubts, *policies),
        )

    return audited


_CONFIGURATIONS = (
    "azurerm_postgresql_flexible_server_configuration",
    "azurerm_postgresql_configuration",
    "azurerm_mysql_flexible_server_configuration",
    "azurerm_mysql_configuration",
    "azurerm_mariadb_configuration",
)
_SERVERS = (
    "azurerm_postgresql_flexible_server",
    "azurerm_postgresql_server",
    "azurerm_mysql_flexible_server",
    "azurerm_mysql_server",
    "azurerm_mariadb_server",
)
TRANSLATORS = {
    "azurerm_application_gateway": _by_diagnostics(EntryPointLog),
    "azurerm_cdn_frontdoor_profile": _by_diagnostics(EntryPointLog),
    "azurerm_frontdoor": _by_diagnostics(EntryPointLog),
    "azurerm_api_management": _by_diagnostics(EntryPointLog),
    "azurerm_firewall": _by_diagnostics(EntryPointLog),
    "azurerm_storage_account": storage_account,
    "azurerm_kubernetes_cluster": cluster,
    "azurerm_mssql_server": sql_server,
    "azurerm_sql_server": sql_server,
    "azurerm_cosmosdb_account": _by_diagnostics(DatabaseLog),
    "azurerm_virtual_network_gateway": _by_diagnostics(ConnectionLog),
    "azurerm_vpn_gateway": _by_diagnostics(ConnectionLog),
    "azurerm_point_to_site_vpn_gateway": _by_diagnostics(ConnectionLog),
    "azurerm_synapse_workspace": synapse("azurerm_synapse_workspace_extended_auditing_policy", "synapse_workspace_id"),
    "azurerm_synapse_sql_pool": synapse("azurerm_synapse_sql_pool_extended_auditing_policy", "sql_pool_id"),
    **dict.fromkeys(_SERVERS, open_source_server),
    **dict.fromkeys(_CONFIGURATIONS, server_parameter),
    **dict.fromkeys(("azurerm_linux_web_app", "azurerm_windows_web_app", "azurerm_app_service"), web_app),
}
