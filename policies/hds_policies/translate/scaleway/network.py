"""Scaleway's security groups, load balancers, tunnels and public endpoints of serverless services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Firewall, Listener, Opening, Tunnel, WebFirewall
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import (
    ALL_PORTS,
    EVERYONE,
    address_blocks,
    all_of,
    always,
    any_of,
    converted,
    ports_of,
    protocol_of,
    spelling,
)
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


def security_group(resource: Resource) -> Iterator[Thing]:
    """`scaleway_instance_security_group`: accepts what no rule drops, unless the default policy says otherwise."""
    place = placement(resource)
    yield Firewall(
        declaration=resource.declaration,
        placement=place,
        inbound_by_default=resource.text("inbound_default_policy", "accept"),
    )
    yield from security_group_rules(resource)


def security_group_rules(resource: Resource) -> Iterator[Thing]:
    """The inbound rules, in the group or in a `scaleway_instance_security_group_rules` of its own."""
    place = placement(resource)
    for rule in resource.blocks("inbound_rule"):
        if rule.text("action").known_or("accept") == "accept":
            yield _opening(rule, place)
    doubt = resource.uncertain("inbound_rule")
    if doubt is not None:
        unknown: Setting[Any] = resource.at("inbound_rule", raw=doubt)
        yield Opening(
            declaration=resource.declaration,
            placement=place,
            detail="inbound_rule",
            sources=unknown,
            protocol=unknown,
            ports=unknown,
        )


def _opening(rule: Block, place: Placement | None) -> Opening:
    action = rule.text("action")
    ports = rule.setting(spelling(rule, "port", "port_range"))
    # Port 0 and no port both mean every port.
    everything = ports.raw is None or (not isinstance(ports.raw, Unknown) and str(ports.raw) in ("0", ""))
    return Opening(
        declaration=rule.declaration,
        placement=place,
        detail=rule.prefix,
        # A rule that may be one that drops opens nothing for certain.
        sources=action if not action.known else address_blocks(rule, spelling(rule, "ip_range", "ip"), EVERYONE),
        protocol=converted(rule.text("protocol", "TCP"), protocol_of),
        ports=ports.same_place(ALL_PORTS) if everything else converted(ports, ports_of),
    )


def pat_rule(resource: Resource) -> Iterator[Thing]:
    """`scaleway_vpc_public_gateway_pat_rule`: everyone reaches the private port through the gateway's address."""
    yield Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        sources=always(resource.declaration, EVERYONE),
        protocol=converted(
            resource.text("protocol", "both"), lambda word: protocol_of(word, everything=("both", "unknown"))
        ),
        ports=converted(resource.setting("private_port"), ports_of),
    )


def vpn_connection(resource: Resource) -> Iterator[Thing]:
    """`scaleway_s2s_vpn_connection`: IKEv2 only, with a key that Scaleway makes and keeps in its Secret Manager.

    What is proposed when no cipher is named is not documented, hence not judged.
    """
    phases = [block for name in ("ikev2_ciphers", "esp_ciphers") for block in resource.blocks(name)]
    esp_groups = [block.text("dh_group") for block in resource.blocks("esp_ciphers")]
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=always(resource.declaration, (2,)),
        encryption=tuple(converted(block.text("encryption", ""), lambda name: (encryption(name),)) for block in phases),
        integrity=tuple(
            converted(block.text("integrity"), lambda name: (integrity(name),))
            for block in phases
            if block.has("integrity")
        ),
        dh_groups=tuple(
            converted(block.text("dh_group"), lambda name: _group(dh_group(name)))
            for block in phases
            if block.has("dh_group")
        ),
        # An ESP proposal without a group renews its keys from the same secret.
        forward_secrecy=all_of(*(converted(group, bool) for group in esp_groups)) if esp_groups else None,
    )


def _group(number: int | Unknown) -> tuple[int, ...] | Unknown:
    return number if isinstance(number, Unknown) else (number,)


def network_list(resource: Resource) -> Iterator[Thing]:
    """`scaleway_vpc_acl`: what passes between private networks when no rule of the list says otherwise."""
    if resource.has("default_policy"):
        yield Firewall(
            declaration=resource.declaration,
            placement=placement(resource),
            inbound_by_default=resource.text("default_policy"),
        )


def bastion(resource: Resource) -> Iterator[Thing]:
    """`scaleway_vpc_public_gateway`: an SSH bastion, when switched on, is open to all unless ranges are named."""
    enabled = resource.boolean("bastion_enabled", default=False)
    if enabled.raw is False:
        return
    yield Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        detail="bastion",
        sources=resource.texts("allowed_ip_ranges", EVERYONE) if enabled.known else enabled,  # type: ignore[arg-type]
        protocol=always(resource.declaration, "tcp"),
        # Whatever port it listens on (61000 by default), what answers there is SSH.
        ports=always(resource.declaration, ((22, 22),)),
    )


def lb(resource: Resource) -> Iterator[Thing]:
    """`scaleway_lb`: the oldest TLS that its certificates' frontends accept (intermediate: 1.2)."""
    levels = {
        "ssl_compatibility_level_modern": "1.3",
        "ssl_compatibility_level_intermediate": "1.2",
        "ssl_compatibility_level_old": "1.0",
    }
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=converted(
            resource.text("ssl_compatibility_level", "ssl_compatibility_level_intermediate"),
            lambda level: levels.get(level, "1.2"),
        ),
    )


def lb_frontend(resource: Resource) -> Iterator[Thing]:
    """`scaleway_lb_frontend`: TLS when it has a certificate; a TCP backend may end the TLS itself."""
    certificates = resource.at(
        spelling(resource, "certificate_ids", "certificate_id"),
        raw=resource.has("certificate_ids") or resource.has("certificate_id"),
    )
    backend = resource.referred("backend_id")
    protocol = backend.text("forward_protocol").raw if isinstance(backend, Resource) else backend
    port = resource.number("inbound_port").known_or(None)
    if certificates.raw is False and (protocol != "http" if isinstance(protocol, str) else True) and port != 80:
        return
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=certificates,
        redirects_to_tls=any_of(
            *_redirects(resource),
            *(_redirect(rule) for rule in resource.companions("scaleway_lb_acl", "frontend_id")),
            resource.at("acl", raw=False),
        ),
    )


def _redirects(resource: Resource) -> list[Setting[bool]]:
    return [_redirect(rule) for rule in resource.blocks("acl")]


def _redirect(rule: Block) -> Setting[bool]:
    target: Setting[Any] = rule.text("action.redirect.target", "")
    return converted(target, lambda word: str(word).lower().startswith("https"))


def serverless(resource: Resource) -> Iterator[Thing]:
    """`scaleway_container`, `scaleway_function`: plain HTTP is answered unless redirected."""
    path = spelling(resource, "https_connections_only", "http_option")
    encrypted: Setting[Any] = (
        resource.boolean(path, default=False)
        if path == "https_connections_only" and resource.has(path)
        else converted(resource.text("http_option", "enabled"), lambda word: word == "redirected")
    )
    yield Listener(declaration=resource.declaration, placement=placement(resource), encrypted=encrypted)


def waf_stage(resource: Resource) -> Iterator[Thing]:
    """`scaleway_edge_services_waf_stage`: `enable` stops attacks, `log_only` tells of them, `disable` does neither."""
    yield WebFirewall(
        declaration=resource.declaration,
        placement=placement(resource),
        blocks=converted(resource.text("mode"), lambda word: word == "enable"),
    )


TRANSLATORS = {
    "scaleway_instance_security_group": security_group,
    "scaleway_instance_security_group_rules": security_group_rules,
    "scaleway_vpc_public_gateway_pat_rule": pat_rule,
    "scaleway_s2s_vpn_connection": vpn_connection,
    "scaleway_vpc_acl": network_list,
    "scaleway_vpc_public_gateway": bastion,
    "scaleway_lb": lb,
    "scaleway_lb_frontend": lb_frontend,
    "scaleway_container": serverless,
    "scaleway_function": serverless,
    "scaleway_edge_services_waf_stage": waf_stage,
}
