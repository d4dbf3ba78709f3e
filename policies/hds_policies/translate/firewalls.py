"""Firewalls of providers of which nothing else is translated: Exoscale, Hetzner, DigitalOcean, Linode, Numspot, Flexible Engine.

Names and defaults are those of each provider's documentation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hds_policies.model.network import Firewall, Opening
from hds_policies.model.thing import Thing
from hds_policies.model.value import Unknown, Why
from hds_policies.translate.derivation import (
    ALL_PORTS,
    EVERYONE,
    converted,
    has_ports,
    names_something,
    port_range,
    ports_of,
    protocol_of,
    spelling,
)
from hds_policies.translate.merging import merged
from hds_policies.translate.openstack import ike_policy, ipsec_policy, security_group_rule, site_connection
from hds_policies.translate.outscale import security_group_rule as numspot_rule
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def exoscale_rule(resource: Resource) -> Iterator[Thing]:
    """`exoscale_security_group_rule`: from an address block, or from the members of another group."""
    kind = resource.text("type", "INGRESS")
    protocol = converted(resource.text("protocol", "TCP"), protocol_of)
    if str(kind.known_or("INGRESS")).upper() != "INGRESS" or not has_ports(protocol):
        return
    yield Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        sources=resource.texts("cidr") if kind.known else kind,
        protocol=protocol,
        ports=port_range(resource, "start_port", "end_port"),
    )


def edge_firewall(resource: Resource) -> Iterator[Thing]:
    """`cloudavenue_edgegateway_firewall`, `cloudavenue_vdcg_firewall`: a rule that allows from no source allows from any.

    Application port profiles are declared elsewhere; without any a rule is for all ports.
    """
    if resource.boolean("enabled", default=True).raw is False:
        yield Firewall(
            declaration=resource.declaration,
            placement=placement(resource),
            inbound_by_default=resource.at("enabled", raw="accept"),
        )
        return
    for rule in resource.blocks("rules"):
        action = rule.text("action")
        named = any(names_something(rule, name) for name in ("source_ids", "source_ip_addresses", "source_groups"))
        if (
            action.known_or("ALLOW") != "ALLOW"
            or rule.text("direction", "IN_OUT").known_or("IN") == "OUT"
            or rule.boolean("enabled", default=True).raw is False
            or (named and not rule.has("source_ip_addresses"))
        ):
            continue
        profiles = rule.setting("app_port_profile_ids")
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=rule.prefix,
            sources=rule.texts("source_ip_addresses" if rule.has("source_ip_addresses") else "source_ids", EVERYONE)
            if action.known
            else action,
            protocol=rule.at("app_port_profile_ids", raw="all"),
            ports=profiles.same_place(
                Unknown(Why.DATA_SOURCE, ("app_port_profile_ids",))
                if names_something(rule, "app_port_profile_ids")
                else ALL_PORTS
            ),
        )


def _inline(blocks: str, sources: tuple[str, ...], ports: str) -> Callable[[Resource], Iterator[Thing]]:
    """A firewall with inline rules, one of whose arguments `sources` names address blocks."""

    def firewall(resource: Resource) -> Iterator[Thing]:
        for rule in resource.blocks(blocks):
            protocol = converted(rule.text("protocol", "tcp"), protocol_of)
            outbound = rule.text("direction", "in").known_or("in") == "out"
            if (
                outbound
                or not has_ports(protocol)
                or str(rule.text("action", "accept").known_or("accept")).lower() == "drop"
            ):
                continue
            written = [path for path in sources if rule.has(path)]
            yield Opening(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=rule.prefix,
                # Hetzner and Linode need a source; a rule of DigitalOcean without one names droplets or tags instead.
                sources=rule.texts(spelling(rule, *written)) if written else rule.at(sources[0], raw=()),
                protocol=protocol,
                ports=converted(rule.setting(ports), lambda port: ALL_PORTS if port is None else ports_of(port)),
            )

    return firewall


def linode_firewall(resource: Resource) -> Iterator[Thing]:
    """`linode_firewall`: what no rule names follows `inbound_policy`."""
    yield Firewall(
        declaration=resource.declaration,
        placement=placement(resource),
        inbound_by_default=converted(resource.text("inbound_policy", "DROP"), lambda word: word.lower()),
    )
    yield from _inline("inbound", ("ipv4", "ipv6"), "ports")(resource)


def vultr_rule(resource: Resource) -> Iterator[Thing]:
    """`vultr_firewall_rule`: a size of 0 is everyone."""
    protocol = converted(resource.text("protocol", "tcp"), protocol_of)
    if has_ports(protocol):
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            sources=converted(resource.number("subnet_size"), lambda size: EVERYONE if size == 0 else ()),
            protocol=protocol,
            ports=converted(resource.setting("port"), lambda port: ALL_PORTS if port is None else ports_of(port)),
        )


TRANSLATORS = merged(
    {
        "exoscale_security_group_rule": exoscale_rule,
        "hcloud_firewall": _inline("rule", ("source_ips",), "port"),
        "digitalocean_firewall": _inline("inbound_rule", ("source_addresses",), "port_range"),
        "linode_firewall": linode_firewall,
        "vultr_firewall_rule": vultr_rule,
        "cloudavenue_edgegateway_firewall": edge_firewall,
        "cloudavenue_vdcg_firewall": edge_firewall,
        "numspot_security_group_rule": numspot_rule,
        "flexibleengine_networking_secgroup_rule_v2": security_group_rule,
        "flexibleengine_vpnaas_ike_policy_v2": ike_policy,
        "flexibleengine_vpnaas_ipsec_policy_v2": ipsec_policy,
        "flexibleengine_vpnaas_site_connection_v2": site_connection,
    }
)
