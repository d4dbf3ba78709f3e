"""OVHcloud. Defaults are those of the ovh/ovh provider's documentation (2.x) and of the Public Cloud guides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Firewall, Listener, Opening, Service
from hds_policies.model.security import AccessPolicy
from hds_policies.model.storage import Database, Disk, LogStore, ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate import log_subscriptions
from hds_policies.translate.derivation import (
    ALL_PORTS,
    EVERYONE,
    all_of,
    always,
    any_of,
    certainly,
    converted,
    has_ports,
    names_something,
    opened_to_everyone,
    ports_of,
    protocol_of,
    spelling,
)
from hds_policies.translate.expiry import soonest
from hds_policies.translate.merging import merged
from hds_policies.translate.openstack import lowest_tls, openings
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

# Days that automatic backups of PostgreSQL and MySQL are kept, by plan (OVHcloud, "Managed databases, automated
# backups"); plans of later generations are not listed there, hence not judged.
_KEPT = {"essential": 2, "business": 14, "enterprise": 30}
_BACKED_UP_BY_PLAN = ("postgresql", "mysql")


def database(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_database`, by its later names too: always encrypted; nobody gets in until `ip_restrictions` names an address."""
    engine = resource.text("engine")
    plan = resource.text("plan")
    by_plan = engine.known_or("") in _BACKED_UP_BY_PLAN and (not plan.known or plan.value in _KEPT)
    restrictions = [opened_to_everyone(block.texts("ip")) for block in resource.blocks("ip_restrictions")]
    on_network = any(names_something(node, "network_id") for node in resource.blocks("nodes"))
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=engine,
        encrypted=always(resource.declaration, value=True),
        public=resource.at("nodes", raw=False)
        if on_network
        else any_of(
            *restrictions, resource.at("ip_restrictions", raw=certainly(resource, "ip_restrictions", value=False))
        ),
        backup_retention_days=converted(plan, _KEPT.__getitem__) if by_plan else None,
    )


def allowed_address(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_database_ip_restriction`, `ovh_hosting_privatedatabase_allowlist`: one address that may connect."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=opened_to_everyone(resource.texts("ip")),
    )


def volume(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_volume`, `ovh_cloud_storage_block_volume`: in clear unless its type or its `encryption` says so."""
    kind = converted(
        resource.text(spelling(resource, "type", "volume_type"), "classic"), lambda name: "luks" in name.lower()
    )
    switch = (
        resource.boolean("encryption.encrypted", default=True)
        if resource.has("encryption")
        else kind.same_place(raw=False)
    )
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=any_of(switch, kind),
        customer_key=resource.setting("encryption.kms.service_key_id"),
    )


def bucket(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_storage`: objects are in clear unless `encryption` names an algorithm."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(
            resource.text("encryption.sse_algorithm", "plaintext"), lambda word: word.lower() not in ("plaintext", "")
        ),
        versioned=converted(resource.text("versioning.status", "disabled"), lambda word: word.lower() == "enabled"),
    )


def bucket_lifecycle(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_storage_object_bucket_lifecycle_configuration`: days after which its rules delete objects."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        expires_after_days=soonest(
            resource,
            "rules",
            (
                rule.number("expiration.days")
                for rule in resource.blocks("rules")
                if str(rule.text("status", "enabled").known_or("enabled")).lower() == "enabled"
            ),
        ),
    )


def kube(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_kube`, `ovh_cloud_managed_kubernetes`: its interface is open to all until a list of addresses is declared."""
    lists = resource.companions(f"{resource.type}_iprestrictions", "kube_id")
    listed = [opened_to_everyone(item.texts("ips")) for item in lists]
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="cluster",
        open_to_all=any_of(*listed) if listed else resource.at("", raw=True if lists.doubt is None else lists.doubt),
    )


def load_balancer(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_project_loadbalancer`: its listeners, in Octavia's words."""
    for listener in resource.blocks("listeners"):
        protocol = listener.text("protocol")
        if str(protocol.known_or("http")).lower().replace("_", "") in ("http", "https", "terminatedhttps"):
            yield Listener(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=listener.prefix,
                encrypted=converted(protocol, lambda word: word.lower() != "http"),
                minimum_tls=lowest_tls(listener.texts("tls_versions")) if listener.has("tls_versions") else None,
            )


def http_frontend(resource: Resource) -> Iterator[Thing]:
    """`ovh_iploadbalancing_http_frontend`: in clear unless `ssl`; may only redirect."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("ssl", default=False),
        redirects_to_tls=converted(
            resource.text("redirect_location", ""), lambda url: url.lower().startswith("https:")
        ),
    )


def firewall_rule(resource: Resource) -> Iterator[Thing]:
    """`ovh_ip_firewall_rule`: a rule that permits; no source means everyone. `ipv4` is every protocol."""
    action = resource.text("action", "permit")
    if action.known_or("permit") != "permit":
        return
    protocol = converted(
        resource.text("protocol", "ipv4"), lambda word: protocol_of(word, everything=("", "ip", "ipv4", "any"))
    )
    # A rule for established connections answers those that were begun from inside.
    if has_ports(protocol) and resource.text("tcp_option").known_or(None) != "established":
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            sources=resource.texts("source", EVERYONE) if action.known else action,
            protocol=protocol,
            ports=converted(
                resource.setting("destination_port"), lambda port: ALL_PORTS if port is None else ports_of(port)
            ),
        )


def network_firewall(resource: Resource) -> Iterator[Thing]:
    """`ovh_ip_firewall`: switched off it drops nothing; switched on its rules decide."""
    enabled = resource.boolean("enabled", default=True)
    if not enabled.by_default and enabled.raw is not True:
        yield Firewall(
            declaration=resource.declaration,
            placement=placement(resource),
            inbound_by_default=converted(enabled, lambda _on: "accept"),
        )


def security_group(resource: Resource) -> Iterator[Thing]:
    """`ovh_cloud_security_group`: inline rules in Neutron's words."""
    path = spelling(resource, "rule", "rules")
    for rule in resource.blocks(path):
        yield from openings(resource, rule, limits=("remote_group_id",))
    doubt = resource.uncertain(path)
    if doubt is not None:
        unknown: Setting[Any] = resource.at(path, raw=doubt)
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=path,
            sources=unknown,
            protocol=unknown,
            ports=unknown,
        )


def log_stream(resource: Resource) -> Iterator[Thing]:
    """`ovh_dbaas_logs_output_graylog_stream`: cold storage counts in years; else the duration is behind `retention_id`."""
    cold: Setting[Any] = resource.boolean("cold_storage_enabled", default=False)
    kept: Setting[Any]
    if cold.raw is True:
        # Without a number archives are kept for ever.
        kept = converted(resource.number("cold_storage_retention"), lambda years: years * 365 if years else None)
    elif isinstance(cold.raw, Unknown):
        kept = cold
    else:
        retention = resource.neighbours.referred(resource.raw("retention_id")[0])
        kept = (
            converted(retention.text("duration"), _days)
            if isinstance(retention, Resource)
            else resource.setting("retention_id")
        )
        if kept.known and not isinstance(kept.raw, int):
            return
    yield LogStore(declaration=resource.declaration, placement=placement(resource), retention_days=kept)


def _days(duration: str | None) -> int | None:
    """Days of an ISO 8601 duration of one unit, `P14D`, `P1Y`, `P3M`."""
    if not duration or not duration[1:-1].isdigit():
        return None
    return int(duration[1:-1]) * {"D": 1, "W": 7, "M": 30, "Y": 365}.get(duration[-1].upper(), 0)


def iam_policy(resource: Resource) -> Iterator[Thing]:
    """`ovh_iam_policy`: an administrator when every action is allowed on resources named by a wildcard."""
    actions = converted(resource.texts("allow"), lambda names: "*" in names)
    everything = converted(
        resource.texts("resources"), lambda names: any(name.endswith((":resource:*", ":*:*")) for name in names)
    )
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=all_of(everything, actions),
    )


TRANSLATORS = merged(
    {
        "ovh_cloud_project_database": database,
        "ovh_cloud_managed_database": database,
        "ovh_cloud_managed_analytics": database,
        "ovh_cloud_managed_database_ip_restriction": allowed_address,
        "ovh_cloud_managed_analytics_ip_restriction": allowed_address,
        "ovh_cloud_project_database_ip_restriction": allowed_address,
        "ovh_hosting_privatedatabase_allowlist": allowed_address,
        "ovh_hosting_privatedatabase_whitelist": allowed_address,
        "ovh_cloud_project_volume": volume,
        "ovh_cloud_storage_block_volume": volume,
        "ovh_cloud_project_storage": bucket,
        "ovh_cloud_project_storage_object_bucket_lifecycle_configuration": bucket_lifecycle,
        "ovh_cloud_project_kube": kube,
        "ovh_cloud_managed_kubernetes": kube,
        "ovh_cloud_project_loadbalancer": load_balancer,
        "ovh_iploadbalancing_http_frontend": http_frontend,
        "ovh_ip_firewall": network_firewall,
        "ovh_ip_firewall_rule": firewall_rule,
        "ovh_cloud_security_group": security_group,
        "ovh_dbaas_logs_output_graylog_stream": log_stream,
        "ovh_iam_policy": iam_policy,
    },
    log_subscriptions.TRANSLATORS,
)
