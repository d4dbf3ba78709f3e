"""3DS Outscale. Facts are those of the outscale/outscale provider's documentation (1.x)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.activity_logs import EntryPointLog
from hds_policies.model.network import Firewall, Listener, Opening, Service, Tunnel
from hds_policies.model.security import AccessPolicy
from hds_policies.model.storage import Disk, Snapshot
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate import credentials
from hds_policies.translate.derivation import (
    ALL_PORTS,
    address_blocks,
    always,
    any_of,
    certainly,
    converted,
    has_ports,
    not_shown,
    opened_to_everyone,
    port_range,
    protocol_of,
    spelling,
)
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, judged
from hds_policies.translate.reading import Block, Resource


def security_group(resource: Resource) -> Iterator[Thing]:
    """`outscale_security_group`: drops inbound what none of its rules allows."""
    yield Firewall(
        declaration=resource.declaration,
        placement=placement(resource),
        inbound_by_default=always(resource.declaration, "drop", "a security group drops what it does not allow"),
    )


def security_group_rule(resource: Resource) -> Iterator[Thing]:
    """`outscale_security_group_rule`: one rule, or several in `rules`; a group lets nothing in by itself."""
    flow = resource.text("flow", "Inbound")
    if str(flow.known_or("")).lower() == "outbound":
        return
    rules: list[Block] = resource.blocks("rules") or [resource]
    doubt = resource.uncertain("rules")
    for rule in rules:
        protocol = converted(rule.text("ip_protocol", "-1"), protocol_of)
        sources: Setting[Any] = address_blocks(rule, "ip_range" if rule is resource else "ip_ranges")
        if doubt is not None:
            sources = resource.at("rules", raw=doubt)
        elif not flow.known:
            sources = flow
        if has_ports(protocol):
            yield Opening(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=rule.prefix,
                sources=sources,
                protocol=protocol,
                ports=converted(port_range(rule, "from_port_range", "to_port_range"), _every_port),
            )


def _every_port(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return ALL_PORTS if any(first < 0 for first, _ in ranges) else ranges


def load_balancer(resource: Resource) -> Iterator[Thing]:
    """`outscale_load_balancer`: HTTP is in clear; TCP may carry TLS to the machines behind."""
    for listener in resource.blocks("listeners"):
        protocol = listener.text("load_balancer_protocol")
        if str(protocol.known_or("http")).lower() in ("http", "https", "ssl"):
            yield Listener(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=listener.prefix,
                encrypted=converted(protocol, lambda word: word.lower() in ("https", "ssl")),
            )


def load_balancer_logs(resource: Resource) -> Iterator[Thing]:
    """`outscale_load_balancer`: its requests are recorded when a `outscale_load_balancer_attributes` says so."""
    attributes = resource.companions("outscale_load_balancer_attributes", "load_balancer_name", "load_balancer_name")
    switches = [item.boolean("access_log.is_enabled", default=False) for item in attributes]
    silent = resource.at("access_log", raw=False if attributes.doubt is None else attributes.doubt)
    yield EntryPointLog(
        declaration=resource.declaration, placement=placement(resource), recorded=any_of(*switches, silent)
    )


def vpn_connection(resource: Resource) -> Iterator[Thing]:
    """`outscale_vpn_connection`: no argument says what is negotiated; the device on the other side decides."""
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=not_shown(resource.declaration, "connection_type", "the customer's gateway device"),
    )


def volume(resource: Resource) -> Iterator[Thing]:
    """`outscale_volume`: no argument says whether it is encrypted; the operating system can."""
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=not_shown(resource.declaration, "encrypted", "the operating system; the provider has no argument"),
    )


def shared_with(resource: Resource) -> Iterator[Thing]:
    """A global permission shares a snapshot or an image with every account, by itself or as its attribute in a state."""
    path = spelling(
        resource,
        "permissions_to_create_volume_additions",
        "permission_additions",
        "permissions_to_launch",
        "permissions_to_create_volume",
    )
    shares = [block.boolean("global_permission", default=False) for block in resource.blocks(path)]
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        public=any_of(*shares, resource.at(path, raw=certainly(resource, path, value=False))),
    )


def policy(resource: Resource) -> Iterator[Thing]:
    """`outscale_policy`: an EIM policy, in the language of AWS IAM (actions are spelled `api:*`, `*`)."""
    administrator = judged(resource.raw("document")[0], PolicyDocument.grants_everything)
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=None if administrator is None else resource.at("document", raw=administrator),
    )


def oks_cluster(resource: Resource) -> Iterator[Thing]:
    """`outscale_oks_cluster`, `outscale_oks_project`: who may reach the interface is a required list."""
    path = spelling(resource, "admin_whitelist", "admin_lbu_whitelist")
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="cluster",
        open_to_all=opened_to_everyone(resource.texts(path)),
    )


def api_access_rule(resource: Resource) -> Iterator[Thing]:
    """`outscale_api_access_rule`: who may call the account's API; a client certificate limits as well as addresses."""
    limited = resource.has("ca_ids")
    open_to_all = opened_to_everyone(resource.texts("ip_ranges"))
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="interface",
        open_to_all=resource.at("ca_ids", raw=False) if limited else open_to_all,
    )


TRANSLATORS = merged(
    {
        "outscale_security_group_rule": security_group_rule,
        "outscale_load_balancer": load_balancer,
        "outscale_vpn_connection": vpn_connection,
        "outscale_volume": volume,
        "outscale_snapshot_attributes": shared_with,
        "outscale_image_launch_permission": shared_with,
        "outscale_image": shared_with,
        "outscale_snapshot": shared_with,
        "outscale_security_group": security_group,
        "outscale_policy": policy,
        "outscale_oks_cluster": oks_cluster,
        "outscale_api_access_rule": api_access_rule,
    },
    {"outscale_load_balancer": load_balancer_logs},
    credentials.OUTSCALE,
)
