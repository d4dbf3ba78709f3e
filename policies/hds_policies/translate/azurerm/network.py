"""Azure's network security groups and site-to-site tunnels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from hds_policies.model.network import Opening, Tunnel
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import (
    EVERYONE,
    address_blocks,
    always,
    converted,
    first_of,
    has_ports,
    ports_of,
    protocol_of,
)
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.placement import placement
from hds_policies.translate.precedence import Denial, denials, left_open
from hds_policies.translate.reading import Block, Resource

# What a connection without a policy of its own may negotiate (Microsoft, "About VPN devices and IPsec/IKE parameters").
_DEFAULT_NOTE = "Azure's default proposals"
_DEFAULT_ENCRYPTION = ("aes-256-cbc", "aes-256-gcm", "aes-128-cbc", "aes-128-gcm", "3des", "des")
_DEFAULT_INTEGRITY = ("sha1", "sha256")
_DEFAULT_GROUPS = (2,)


def security_group(resource: Resource) -> Iterator[Thing]:
    """`azurerm_network_security_group`: its inline rules; what no rule allows from the Internet is dropped."""
    place = placement(resource)
    rules = resource.blocks("security_rule")
    denied = _denials(rules)
    for rule in rules:
        yield from _openings(rule, place, denied)
    doubt = resource.uncertain("security_rule")
    if doubt is not None:
        unknown: Setting[Any] = resource.at("security_rule", raw=doubt)
        yield Opening(
            declaration=resource.declaration,
            placement=place,
            detail="security_rule",
            sources=unknown,
            protocol=unknown,
            ports=unknown,
        )


def security_rule(resource: Resource) -> Iterator[Thing]:
    """`azurerm_network_security_rule`, beside the other rules of its group."""
    beside = resource.siblings("network_security_group_name")
    yield from _openings(resource, placement(resource), _denials(beside))


def _denials(rules: Iterable[Block]) -> list[Denial]:
    """Rules that refuse the Internet every destination."""
    return [
        denial
        for rule in rules
        if _is(rule, "access", "deny") and _is(rule, "direction", "inbound")
        if rule.text("destination_address_prefix").known_or("") == "*"
        for denial in denials(
            rule.number("priority").known_or(0) or 0,
            _sources(rule),
            str(converted(rule.text("protocol", "*"), protocol_of).known_or("")),
            _ports(rule),
        )
    ]


def _is(rule: Block, path: str, word: str) -> bool:
    return str(rule.text(path).known_or("")).lower() == word


def _openings(rule: Block, place: Placement | None, denied: Iterable[Denial]) -> Iterator[Opening]:
    access, direction = rule.text("access", "Allow"), rule.text("direction", "Inbound")
    if _is(rule, "access", "deny") or _is(rule, "direction", "outbound"):
        return
    unsure = next((setting for setting in (access, direction) if not setting.known), None)
    protocol = converted(rule.text("protocol", "*"), protocol_of)
    if not has_ports(protocol):
        return
    sources = first_of(unsure, _sources(rule))
    priority = rule.number("priority").known_or(0) or 0
    yield Opening(
        declaration=rule.declaration,
        placement=place,
        detail=rule.prefix,
        sources=sources,
        protocol=protocol,
        ports=left_open(_ports(rule), str(protocol.known_or("")), sources, priority, denied),
    )


def _ports(rule: Block) -> Setting[Any]:
    return _either(rule, "destination_port_range", "destination_port_ranges", ports_of, "*")


def _sources(rule: Block) -> Setting[Any]:
    if rule.has("source_application_security_group_ids") and not rule.has("source_address_prefix"):
        return rule.at("source_application_security_group_ids", raw=())
    if not rule.has("source_address_prefix") and not rule.has("source_address_prefixes"):
        # Azure refuses such a rule.
        return rule.at("source_address_prefix", raw=())
    one = address_blocks(rule, "source_address_prefix", ("*",), _blocks)
    if rule.has("source_address_prefixes") and (one.by_default or one.equals(("",))):
        return address_blocks(rule, "source_address_prefixes", (), _blocks)
    return one


def _either(rule: Block, one: str, several: str, convert: Any, default: str) -> Setting[Any]:
    written: Setting[Any] = rule.texts(one, (default,))
    if rule.has(several) and (written.by_default or written.known_or(None) == ("",)):
        written = rule.texts(several)
    return converted(written, convert)


_ANYONE = frozenset({"*", "any", "internet", "0.0.0.0"})  # noqa: S104 - read, not bound


def _blocks(written: tuple[str, ...]) -> tuple[str, ...]:
    """Address blocks; the tag `Internet` and `*` stand for everyone, other tags for nobody on the Internet.

    `0.0.0.0` without a length is the address of no machine: whoever writes it as a source means everyone.
    """
    blocks: list[str] = []
    for word in written:
        blocks += EVERYONE if word.lower() in _ANYONE or word.endswith("/0") else (word,)
    return tuple(blocks)


def destination_nat(resource: Resource) -> Iterator[Thing]:
    """Rules of an Azure Firewall that lead from a public address to a machine inside."""
    collections: list[Block] = resource.blocks("nat_rule_collection") or [resource]
    for rule in (rule for collection in collections for rule in collection.blocks("rule")):
        if not rule.has("translated_port"):
            continue
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=rule.prefix,
            sources=address_blocks(rule, "source_addresses", (), _blocks),
            protocol=converted(rule.texts("protocols", ("TCP",)), lambda words: protocol_of(words[0] if words else "")),
            ports=converted(rule.setting("translated_port"), ports_of),
        )


def gateway_connection(resource: Resource) -> Iterator[Thing]:
    """`azurerm_virtual_network_gateway_connection`: without a policy Azure negotiates sets that contain weak ones."""
    kind = str(resource.text("type", "IPsec").known_or("IPsec")).lower()
    # Networks of Azure among themselves use IPsec too, but what they negotiate is Azure's affair on both ends.
    if kind != "ipsec" and not (kind == "vnet2vnet" and resource.has("ipsec_policy")):
        return
    protocol = resource.text("connection_protocol", "IKEv2")
    yield _tunnel(
        resource,
        resource,
        "ipsec_policy",
        protocol,
        ike=("ike_encryption", "ike_integrity", "dh_group"),
        esp=("ipsec_encryption", "ipsec_integrity", "pfs_group"),
        key=resource.setting("shared_key"),
    )


def wan_connection(resource: Resource) -> Iterator[Thing]:
    """`azurerm_vpn_gateway_connection`: one tunnel a link."""
    for link in resource.blocks("vpn_link"):
        yield _tunnel(
            resource,
            link,
            "ipsec_policy",
            link.text("protocol", "IKEv2"),
            ike=("ike_encryption_algorithm", "ike_integrity_algorithm", "dh_group"),
            esp=("encryption_algorithm", "integrity_algorithm", "pfs_group"),
            key=link.setting("shared_key"),
        )


def _tunnel(
    resource: Resource,
    block: Block,
    path: str,
    protocol: Setting[Any],
    *,
    ike: tuple[str, str, str],
    esp: tuple[str, str, str],
    key: Setting[Any],
) -> Tunnel:
    policy, doubt = block.block(path), block.uncertain(path)
    common: dict[str, Any] = {
        "declaration": resource.declaration,
        "placement": placement(resource),
        "detail": block.prefix,
        "ike_versions": converted(protocol, lambda word: (1,) if word.lower() == "ikev1" else (2,)),
        "preshared_key": key,
    }
    if doubt is not None:
        unknown: Setting[Any] = block.at(path, raw=doubt)
        return Tunnel(
            **common, encryption=(unknown,), integrity=(unknown,), dh_groups=(unknown,), forward_secrecy=unknown
        )
    if policy is None:
        return Tunnel(
            **common,
            encryption=(block.at(path, raw=_DEFAULT_ENCRYPTION, note=_DEFAULT_NOTE),),
            integrity=(block.at(path, raw=_DEFAULT_INTEGRITY, note=_DEFAULT_NOTE),),
            dh_groups=(block.at(path, raw=_DEFAULT_GROUPS, note=_DEFAULT_NOTE),),
        )
    pfs = policy.text(esp[2], "None")
    groups = [converted(policy.text(ike[2], ""), _groups)]
    if not (isinstance(pfs.raw, str) and pfs.raw.lower() == "none"):
        groups.append(converted(pfs, _groups))
    return Tunnel(
        **common,
        encryption=tuple(
            converted(policy.text(name, ""), lambda word: (encryption(word),)) for name in (ike[0], esp[0])
        ),
        integrity=tuple(converted(policy.text(name, ""), lambda word: (integrity(word),)) for name in (ike[1], esp[1])),
        dh_groups=tuple(groups),
        forward_secrecy=converted(pfs, lambda word: word.lower() != "none"),
    )


def _groups(word: str) -> tuple[int, ...] | Unknown:
    number = dh_group(word)
    return number if isinstance(number, Unknown) else (number,)


def virtual_wan(resource: Resource) -> Iterator[Thing]:
    """`azurerm_virtual_wan`: the encryption of its tunnels can be switched off as a whole."""
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        encryption=(
            converted(
                resource.boolean("disable_vpn_encryption", default=False),
                lambda off: ("null",) if off else ("aes-256-gcm",),
            ),
        ),
    )


def point_to_site(resource: Resource) -> Iterator[Thing]:
    """`azurerm_virtual_network_gateway`: the tunnels of its clients, when a policy is written."""
    client = resource.block("vpn_client_configuration")
    if client is not None:
        yield from _client_tunnel(resource, client)


def server_configuration(resource: Resource) -> Iterator[Thing]:
    """`azurerm_vpn_server_configuration`: the same for a gateway of a virtual WAN."""
    yield from _client_tunnel(resource, resource)


def _client_tunnel(resource: Resource, client: Block) -> Iterator[Thing]:
    if client.block("ipsec_policy") is None:
        return
    yield _tunnel(
        resource,
        client,
        "ipsec_policy",
        always(resource.declaration, "IKEv2"),
        ike=("ike_encryption", "ike_integrity", "dh_group"),
        esp=("ipsec_encryption", "ipsec_integrity", "pfs_group"),
        key=always(resource.declaration, None),
    )


TRANSLATORS = {
    "azurerm_network_security_group": security_group,
    "azurerm_network_security_rule": security_rule,
    "azurerm_firewall_nat_rule_collection": destination_nat,
    "azurerm_firewall_policy_rule_collection_group": destination_nat,
    "azurerm_virtual_network_gateway_connection": gateway_connection,
    "azurerm_vpn_gateway_connection": wan_connection,
    "azurerm_virtual_wan": virtual_wan,
    "azurerm_virtual_network_gateway": point_to_site,
    "azurerm_vpn_server_configuration": server_configuration,
}
