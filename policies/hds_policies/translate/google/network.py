"""Google's firewall rules, tunnels, subnets and proxies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hds_policies.model.network import Listener, Network, Opening, Tunnel
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import (
    ALL_PORTS,
    EVERYONE,
    address_blocks,
    always,
    converted,
    first_of,
    has_ports,
    names_something,
    ports_of,
    protocol_of,
)
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.placement import placement
from hds_policies.translate.precedence import Denial, denials, left_open
from hds_policies.translate.reading import Block, Resource

# What a tunnel without `cipher_suite` may negotiate (Google, "Supported IKE ciphers").
_DEFAULT_NOTE = "Google's default ciphers"
_DEFAULT_ENCRYPTION = ("aes-128-gcm", "aes-256-gcm", "aes-128-cbc", "aes-256-cbc")
_DEFAULT_INTEGRITY = ("sha1", "sha256", "sha512")
_DEFAULT_GROUPS = (2, 5, 14, 15, 16, 18, 19, 20)
_TARGETS = ("target_tags", "target_service_accounts")
# Subnets that hold the platform's own proxies have no flow logs.
_PROXY_PURPOSES = (
    "REGIONAL_MANAGED_PROXY",
    "GLOBAL_MANAGED_PROXY",
    "INTERNAL_HTTPS_LOAD_BALANCER",
    "PRIVATE_SERVICE_CONNECT",
    "PRIVATE_NAT",
)


def firewall(resource: Resource) -> Iterator[Thing]:
    """`google_compute_firewall`: inbound from everywhere when no source is named; deny and disabled rules open nothing."""
    direction, disabled = resource.text("direction", "INGRESS"), resource.boolean("disabled", default=False)
    if disabled.raw is True or (str(direction.known_or("")).upper() == "EGRESS"):
        return
    unsure = next((setting for setting in (disabled, direction) if not setting.known), None)
    sources = address_blocks(resource, "source_ranges", EVERYONE)
    if sources.by_default and (resource.has("source_tags") or resource.has("source_service_accounts")):
        sources = sources.same_place(())
    denied = [denial for other in resource.siblings("network") for denial in _denials(other, resource)]
    for allow in resource.blocks("allow"):
        for opening in _opening(resource, allow, first_of(unsure, sources), "protocol"):
            ports = left_open(
                opening.ports, opening.protocol.known_or(""), opening.sources, _priority(resource), denied
            )
            yield replace(opening, ports=ports)


def _denials(rule: Resource, allowing: Resource) -> Iterator[Denial]:
    """What a rule refuses everyone on all machines that the other one is meant for; at equal priority it wins."""
    if (
        not rule.has("deny")
        or rule.boolean("disabled", default=False).raw is not False
        or not rule.text("direction", "INGRESS").equals("INGRESS")
        or any(rule.has(path) and not _same_words(rule, allowing, path) for path in _TARGETS)
    ):
        return
    for deny in rule.blocks("deny"):
        for opening in _opening(rule, deny, address_blocks(rule, "source_ranges", EVERYONE), "protocol"):
            number = _priority(rule) - 0.5
            yield from denials(number, opening.sources, opening.protocol.known_or(""), opening.ports)


def _same_words(one: Resource, other: Resource, path: str) -> bool:
    words = one.texts(path)
    return words.known and other.texts(path).equals(words.value)


def _priority(rule: Resource) -> float:
    return float(rule.number("priority", default=1000).known_or(0) or 0)


def policy_rule(resource: Resource) -> Iterator[Thing]:
    """Rules of hierarchical and network firewall policies."""
    direction, disabled = resource.text("direction", "INGRESS"), resource.boolean("disabled", default=False)
    action = resource.text("action", "allow")
    if (
        disabled.raw is True
        or (str(direction.known_or("")).upper() == "EGRESS")
        or (action.known and action.raw not in ("allow", "apply_security_profile_group"))
    ):
        return
    unsure = next((setting for setting in (disabled, direction, action) if not setting.known), None)
    for match in resource.blocks("match"):
        named = [name for name in match.values if name.startswith("src_") and match.has(name)]
        sources = address_blocks(match, "src_ip_ranges", () if named else EVERYONE)
        for layer in match.blocks("layer4_configs"):
            yield from _opening(resource, layer, first_of(unsure, sources), "ip_protocol")


def _opening(resource: Resource, block: Block, sources: Setting[Any], protocol: str) -> Iterator[Opening]:
    spoken = converted(block.text(protocol, "all"), protocol_of)
    if has_ports(spoken):
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=block.prefix,
            sources=sources,
            protocol=spoken,
            ports=converted(block.texts("ports"), lambda ranges: ports_of(ranges) if ranges else ALL_PORTS),
        )


def project(resource: Resource) -> Iterator[Thing]:
    """`google_project`: its default network, made unless refused, lets SSH and RDP in from everywhere.

    Google, "VPC firewall rules", pre-populated rules in the default network.
    """
    made = resource.boolean("auto_create_network", default=True)
    yield Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        sources=converted(made, lambda is_made: EVERYONE if is_made else ()),
        protocol=always(resource.declaration, "tcp"),
        ports=always(resource.declaration, ((22, 22), (3389, 3389))),
    )


def vpn_tunnel(resource: Resource) -> Iterator[Thing]:
    """`google_compute_vpn_tunnel`: IKEv2 by default; without `cipher_suite` weak proposals are accepted too."""
    suite, doubt = resource.block("cipher_suite"), resource.uncertain("cipher_suite")
    common: dict[str, Any] = {
        "declaration": resource.declaration,
        "placement": placement(resource),
        "ike_versions": converted(resource.number("ike_version", default=2), lambda version: (version,)),
        "preshared_key": resource.setting("shared_secret"),
    }
    if doubt is not None:
        unknown: Setting[Any] = resource.at("cipher_suite", raw=doubt)
        yield Tunnel(**common, encryption=(unknown,), integrity=(unknown,), dh_groups=(unknown,))
        return
    if suite is None:
        suite = resource
    phases = ("phase1", "phase2") if suite is not resource else ("cipher_suite",)
    yield Tunnel(
        **common,
        encryption=tuple(_choice(suite, phase, "encryption", encryption, _DEFAULT_ENCRYPTION) for phase in phases),
        integrity=tuple(
            _choice(suite, phase, "integrity", integrity, _DEFAULT_INTEGRITY)
            for phase in phases
            if not _authenticates_itself(suite, phase)
        ),
        dh_groups=tuple(
            _choice(suite, phase, "dh" if phase == "phase1" else "pfs", dh_group, _DEFAULT_GROUPS) for phase in phases
        ),
    )


def _choice(suite: Block, phase: str, name: str, convert: Any, default: tuple[Any, ...]) -> Setting[Any]:
    path = phase if phase == "cipher_suite" else f"{phase}.{name}"
    written = suite.texts(path)
    if written.by_default:
        return suite.at(path, raw=default, note=_DEFAULT_NOTE)

    def choices(words: tuple[str, ...]) -> Any:
        found = tuple(convert(word) for word in words)
        return next((item for item in found if isinstance(item, Unknown)), found)

    return converted(written, choices)


def _authenticates_itself(suite: Block, phase: str) -> bool:
    ciphers = suite.texts(f"{phase}.encryption")
    return (
        ciphers.known
        and bool(ciphers.raw)
        and all("gcm" in encryption(name) for name in ciphers.value)
        and not suite.has(f"{phase}.integrity")
    )


def subnetwork(resource: Resource) -> Iterator[Thing]:
    """`google_compute_subnetwork`: flows are logged when `log_config` is there."""
    if resource.text("purpose", "PRIVATE").known_or("PRIVATE") not in _PROXY_PURPOSES:
        doubt = resource.uncertain("log_config")
        yield Network(
            declaration=resource.declaration,
            placement=placement(resource),
            flow_logged=resource.at("log_config", raw=first_of(doubt, resource.has("log_config"))),
        )


def ssl_policy(resource: Resource) -> Iterator[Thing]:
    """`google_compute_ssl_policy`: accepts TLS 1.0 unless said otherwise."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=converted(
            resource.text("min_tls_version", "TLS_1_0"), lambda word: word.removeprefix("TLS_").replace("_", ".")
        ),
    )


def https_proxy(resource: Resource) -> Iterator[Thing]:
    """`google_compute_target_https_proxy`, `…_ssl_proxy`: without a policy TLS 1.0 is accepted.

    A policy that is named is judged where it is declared.
    """
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        minimum_tls=None if names_something(resource, "ssl_policy") else resource.at("ssl_policy", raw="1.0"),
    )


def http_proxy(resource: Resource) -> Iterator[Thing]:
    """`google_compute_target_http_proxy`: in clear, unless its URL map does nothing but redirect."""
    url_map = resource.referred("url_map")
    redirects: Setting[Any]
    if isinstance(url_map, Resource):
        redirects = url_map.boolean("default_url_redirect.https_redirect", default=False)
    else:
        redirects = resource.at("url_map", raw=url_map if isinstance(url_map, Unknown) else False)
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.at("url_map", raw=False),
        redirects_to_tls=redirects,
    )


def http_function(resource: Resource) -> Iterator[Thing]:
    """`google_cloudfunctions_function`: one called by HTTP answers in clear too unless `SECURE_ALWAYS`."""
    if resource.boolean("trigger_http", default=False).raw is not False:
        yield Listener(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=converted(
                resource.text("https_trigger_security_level", "SECURE_OPTIONAL"), lambda word: word == "SECURE_ALWAYS"
            ),
        )


_POLICY_RULES = (
    "google_compute_firewall_policy_rule",
    "google_compute_network_firewall_policy_rule",
    "google_compute_region_network_firewall_policy_rule",
)
TRANSLATORS = {
    "google_compute_firewall": firewall,
    **dict.fromkeys(_POLICY_RULES, policy_rule),
    "google_compute_vpn_tunnel": vpn_tunnel,
    "google_project": project,
    "google_compute_subnetwork": subnetwork,
    "google_compute_ssl_policy": ssl_policy,
    "google_compute_region_ssl_policy": ssl_policy,
    "google_compute_target_https_proxy": https_proxy,
    "google_compute_region_target_https_proxy": https_proxy,
    "google_compute_target_ssl_proxy": https_proxy,
    "google_compute_target_http_proxy": http_proxy,
    "google_compute_region_target_http_proxy": http_proxy,
    "google_cloudfunctions_function": http_function,
}
