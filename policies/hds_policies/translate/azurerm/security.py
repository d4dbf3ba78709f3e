"""Azure's keys, rights, logs and detectors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hds_policies.model.security import AccessPolicy, AuditTrail, Key, Watcher
from hds_policies.model.storage import LogStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.azurerm.storage import network_default
from hds_policies.translate.derivation import all_of, always, any_of, certainly, converted, names_something, spelling
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

# A scope as wide as a subscription or wider: the root, a management group, a subscription.
_WIDE = re.compile(r"/|/subscriptions/[^/]+/?|/providers/Microsoft\.Management/managementGroups/[^/]+/?", re.IGNORECASE)
_WIDE_TYPES = ("azurerm_subscription.", "azurerm_management_group.")
# The built-in role by its identifier (Microsoft, "Azure built-in roles").
_OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
# Roles that give any role to anyone (the same page).
_OVER_RIGHTS = ("User Access Administrator", "Role Based Access Control Administrator")
_RIGHTS = re.compile(r"(\*|microsoft\.authorization)/(\*|.*write)", re.IGNORECASE)
# Categories of the activity log that a profile may leave out.
_CATEGORIES = {"action", "delete", "write"}
_ENCRYPTING = {"encrypt", "decrypt", "wrapKey", "unwrapKey"}


def key_vault(resource: Resource) -> Iterator[Thing]:
    """`azurerm_key_vault`, `azurerm_key_vault_managed_hardware_security_module`: purge protection is off by default."""
    yield Key(
        declaration=resource.declaration,
        placement=placement(resource),
        purge_protected=resource.boolean("purge_protection_enabled", default=False),
    )
    yield from network_default(resource, "network_acls.default_action")


def key_vault_key(resource: Resource) -> Iterator[Thing]:
    """`azurerm_key_vault_key`: rotates only by a policy with an automatic trigger; keys that only sign are not rotated."""
    uses = resource.texts("key_opts")
    rotated: Setting[bool] = resource.at(
        "rotation_policy",
        raw=certainly(resource, "rotation_policy", value=resource.has("rotation_policy.automatic")),
    )
    encrypts = not uses.known or uses.by_default or not _ENCRYPTING.isdisjoint(uses.raw)
    automatic = "rotation_policy.automatic.time_after_creation"
    yield Key(
        declaration=resource.declaration,
        placement=placement(resource),
        rotated=rotated if encrypts else None,
        rotation_days=converted(
            resource.text(automatic if resource.has(automatic) else "rotation_policy.expire_after"), _days
        ),
    )


_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.IGNORECASE)


def _days(period: str | None) -> float | None:
    """`P90D`, `P18M`, `P1Y` (ISO 8601) in days."""
    found = _PERIOD.match(period or "")
    if found is None or not any(found.groups()):
        return None
    years, months, weeks, days = (int(number or 0) for number in found.groups())
    return years * 365 + months * 30 + weeks * 7 + days


def role_assignment(resource: Resource) -> Iterator[Thing]:
    """`azurerm_role_assignment`: Owner of a subscription, or of more, is an administrator of everything; some give roles to anyone."""
    name: Setting[Any] = resource.text("role_definition_name", "")
    owner = converted(name, lambda word: word == "Owner")
    if name.by_default:
        owner = converted(resource.text("role_definition_id", ""), lambda path: path.lower().endswith(_OWNER))
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=all_of(_wide(resource, "scope"), owner),
        escalates=all_of(
            _wide(resource, "scope"),
            resource.at("condition", raw=not names_something(resource, "condition")),
            converted(name, lambda word: word in _OVER_RIGHTS),
        ),
    )


def _wide(resource: Resource, path: str) -> Setting[bool]:
    scope = resource.text(path, "")
    raw = scope.raw
    if isinstance(raw, Unknown):
        reference = raw.reference
        if reference is not None:
            # `data.azurerm_subscription.current.id` and `azurerm_resource_group.rg.id` show how wide they are.
            return scope.same_place(reference.typed_address.removeprefix("data.").startswith(_WIDE_TYPES))
        if not raw.parts:
            return scope
        # `/subscriptions/${…}`: identifiers hold no slash.
        raw = "".join(part if isinstance(part, str) else "x" for part in raw.parts)
    return scope.same_place(_WIDE.fullmatch(raw) is not None)


def role_definition(resource: Resource) -> Iterator[Thing]:
    """`azurerm_role_definition`: a role of the customer's own with every action."""
    actions = [
        all_of(
            # Who may not change rights may not take them all: that is a contributor.
            converted(permissions.texts("not_actions"), lambda names: not any(_RIGHTS.match(name) for name in names)),
            converted(permissions.texts("actions"), lambda names: "*" in names),
        )
        for permissions in resource.blocks("permissions")
    ]
    over_rights = [
        converted(
            permissions.texts("actions"),
            lambda names: any(_RIGHTS.fullmatch(name) for name in names),
        )
        for permissions in resource.blocks("permissions")
    ]
    wide, nothing = _wide(resource, "scope"), resource.at("permissions", raw=False)
    matters = wide.known_or(other=True)
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=any_of(*actions, nothing) if matters else wide,
        escalates=any_of(*over_rights, nothing) if matters else wide,
    )


def log_analytics_workspace(resource: Resource) -> Iterator[Thing]:
    """`azurerm_log_analytics_workspace`: keeps 30 days by default, always encrypted."""
    yield LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        retention_days=resource.number("retention_in_days", default=30),
    )


def log_analytics_table(resource: Resource) -> Iterator[Thing]:
    """`azurerm_log_analytics_workspace_table`: the total retention counts; without any the workspace's stands."""
    path = spelling(resource, "total_retention_in_days", "retention_in_days")
    if resource.has(path):
        yield LogStore(
            declaration=resource.declaration, placement=placement(resource), retention_days=resource.number(path)
        )


def application_insights(resource: Resource) -> Iterator[Thing]:
    """`azurerm_application_insights`: keeps 90 days by default; one that writes into a workspace keeps what that keeps.

    The tables of Application Insights follow the workspace from 90 days on (Azure Monitor, "Log tables with 90-day
    default retention"): the workspace is judged for them.
    """
    left_to_workspace = names_something(resource, "workspace_id") and not resource.has("retention_in_days")
    yield LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        retention_days=None if left_to_workspace else resource.number("retention_in_days", default=90),
    )


def flow_log(resource: Resource) -> Iterator[Thing]:
    """`azurerm_network_watcher_flow_log`: a retention of 0 days keeps for ever."""
    place = placement(resource)
    yield Watcher(
        declaration=resource.declaration,
        placement=place,
        watches="flows",
        enabled=resource.boolean("enabled", default=True),
    )
    yield from _retention(resource, "retention_policy.enabled", "retention_policy.days")


def _retention(resource: Resource, switch: str, days: str) -> Iterator[Thing]:
    enabled: Setting[Any] = resource.boolean(switch, default=False)
    kept: Setting[Any] = resource.number(days, default=0)
    if enabled.raw is False:
        kept = enabled.same_place(None)
    elif not enabled.known:
        kept = enabled
    yield LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        retention_days=converted(kept, lambda number: number or None),
    )


def log_profile(resource: Resource) -> Iterator[Thing]:
    """`azurerm_monitor_log_profile` (v3): without a retention policy the activity log is kept for ever."""
    yield from _retention(resource, "retention_policy.enabled", "retention_policy.days")
    yield AuditTrail(
        declaration=resource.declaration,
        placement=placement(resource),
        whole=converted(resource.texts("categories"), lambda names: {name.lower() for name in names} >= _CATEGORIES),
    )


def auditing_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_server_extended_auditing_policy` and its like."""
    place = placement(resource)
    yield _kept_by(resource, resource)
    yield Watcher(
        declaration=resource.declaration,
        placement=place,
        watches="audit",
        enabled=resource.boolean("enabled", default=True),
    )


def inline_auditing_policy(resource: Resource) -> Iterator[Thing]:
    """SQL servers and databases of version 2 of the provider and before hold their auditing policy."""
    for block in resource.blocks("extended_auditing_policy"):
        yield _kept_by(resource, block)


def _kept_by(resource: Resource, policy: Block) -> LogStore:
    """What an auditing policy keeps: 0 days are for ever."""
    return LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        detail=policy.prefix,
        retention_days=converted(policy.number("retention_in_days", default=0), lambda days: days or None),
    )


def defender_plan(resource: Resource) -> Iterator[Thing]:
    """`azurerm_security_center_subscription_pricing`: the free tier detects no threats."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        watches="threats",
        enabled=converted(resource.text("tier", "Free"), lambda word: word.lower() == "standard"),
    )


def alert_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_mssql_server_security_alert_policy`: detection of a server's threats, all kinds unless some are disabled."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        watches="threats",
        enabled=all_of(
            converted(resource.texts("disabled_alerts"), lambda kinds: not any(kinds)),
            converted(resource.text("state", "Disabled"), lambda word: word.lower() == "enabled"),
        ),
    )


def open_source_server(resource: Resource) -> Iterator[Thing]:
    """`azurerm_postgresql_server`, `azurerm_mysql_server` (retired): their own detection is off unless switched on."""
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        watches="threats",
        enabled=resource.boolean("threat_detection_policy.enabled", default=False),
    )


def cluster_rights(resource: Resource) -> Iterator[Thing]:
    """`azurerm_kubernetes_cluster`: without roles whoever is let in may do everything; they are on by default."""
    path = spelling(resource, "role_based_access_control_enabled", "role_based_access_control.enabled")
    roles = resource.boolean(path, default=True)
    if not roles.by_default:
        yield AccessPolicy(
            declaration=resource.declaration,
            placement=placement(resource),
            administrator=converted(roles, lambda on: not on),
        )


TRANSLATORS = {
    "azurerm_key_vault": key_vault,
    "azurerm_key_vault_managed_hardware_security_module": key_vault,
    "azurerm_key_vault_key": key_vault_key,
    "azurerm_role_assignment": role_assignment,
    "azurerm_role_definition": role_definition,
    "azurerm_log_analytics_workspace": log_analytics_workspace,
    "azurerm_log_analytics_workspace_table": log_analytics_table,
    "azurerm_application_insights": application_insights,
    "azurerm_network_watcher_flow_log": flow_log,
    "azurerm_monitor_log_profile": log_profile,
    "azurerm_mssql_server_extended_auditing_policy": auditing_policy,
    "azurerm_mssql_database_extended_auditing_policy": auditing_policy,
    "azurerm_synapse_workspace_extended_auditing_policy": auditing_policy,
    "azurerm_synapse_sql_pool_extended_auditing_policy": auditing_policy,
    "azurerm_security_center_subscription_pricing": defender_plan,
    "azurerm_mssql_server_security_alert_policy": alert_policy,
    "azurerm_postgresql_server": open_source_server,
    "azurerm_mysql_server": open_source_server,
    "azurerm_kubernetes_cluster": cluster_rights,
}
# Of servers and databases that other tables translate as well.
AUDITING_POLICIES = dict.fromkeys(
    ("azurerm_mssql_server", "azurerm_mssql_database", "azurerm_sql_server", "azurerm_sql_database"),
    inline_auditing_policy,
)
