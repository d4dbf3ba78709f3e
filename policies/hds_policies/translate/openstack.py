"""OpenStack, whoever runs it. Defaults are those of the terraform-provider-openstack documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Firewall, Listener, Opening, Tunnel
from hds_policies.model.storage import Disk, ObjectStore, Snapshot
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate import credentials
from hds_policies.translate.derivation import (
    ALL_PORTS,
    EVERYONE,
    address_blocks,
    always,
    any_of,
    converted,
    has_ports,
    names_something,
    not_shown,
    port_range,
    ports_of,
    protocol_of,
)
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource

# OVHcloud's volume types without `-luks`: stored in clear.
_CLEAR_TYPES = ("classic", "high-speed", "high-speed-gen2", "classic-multiattach", "high-speed-multiattach")


def volume(resource: Resource) -> Iterator[Thing]:
    """`openstack_blockstorage_volume_v3`: encrypted when its type is; OVHcloud's default type is in clear.

    What the types of other clouds do cannot be told from their names, unless they say LUKS or encrypted.
    """
    kind = resource.text("volume_type")
    place = placement(resource)
    encrypted: Setting[Any]
    if isinstance(kind.raw, Unknown):
        encrypted = kind
    elif kind.raw and any(part in kind.raw.lower() for part in ("luks", "crypt")):
        encrypted = kind.same_place(raw=True)
    elif (kind.raw or "").lower() in _CLEAR_TYPES or (place is not None and place.host == "ovh"):
        encrypted = kind.same_place(raw=False)
    else:
        encrypted = not_shown(resource.declaration, "volume_type", "the cloud's volume types")
    yield Disk(declaration=resource.declaration, placement=place, encrypted=encrypted)


def container(resource: Resource) -> Iterator[Thing]:
    """`openstack_objectstorage_container_v1`: public when its read list names every referrer (`.r:*`); versions on demand."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=converted(resource.text("container_read", ""), lambda words: ".r:*" in words.replace(" ", "")),
        versioned=resource.at("versioning_legacy", raw=True)
        if resource.has("versioning_legacy")
        else resource.boolean("versioning", default=False),
    )


def image(resource: Resource) -> Iterator[Thing]:
    """`openstack_images_image_v2`: private unless published to all projects."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        public=converted(resource.text("visibility", "private"), lambda word: word.lower() in ("public", "community")),
    )


def security_group(resource: Resource) -> Iterator[Thing]:
    """`openstack_networking_secgroup_v2`: drops inbound what none of its rules allows."""
    yield Firewall(
        declaration=resource.declaration,
        placement=placement(resource),
        inbound_by_default=always(resource.declaration, "drop", "a security group drops what it does not allow"),
    )


def security_group_rule(resource: Resource) -> Iterator[Thing]:
    """`openstack_networking_secgroup_rule_v2`: without remote prefix and group it lets everyone in."""
    yield from openings(resource, resource, limits=("remote_group_id", "remote_address_group_id"))


def openings(resource: Resource, rule: Block, *, limits: tuple[str, ...]) -> Iterator[Opening]:
    """An inbound rule in Neutron's words; any of the arguments `limits` stands for named members."""
    direction = rule.text("direction", "ingress")
    if str(direction.known_or("")).lower() == "egress":
        return
    protocol = converted(rule.text("protocol"), lambda word: protocol_of(word or ""))
    sources: Setting[Any] = address_blocks(rule, "remote_ip_prefix", EVERYONE)
    limited = next((name for name in limits if names_something(rule, name)), None)
    if not names_something(rule, "remote_ip_prefix"):
        sources = rule.at("remote_ip_prefix" if limited is None else limited, raw=EVERYONE if limited is None else ())
    if has_ports(protocol):
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=rule.prefix,
            sources=sources if direction.known else direction,
            protocol=protocol,
            ports=port_range(rule, "port_range_min", "port_range_max"),
        )


def compute_security_group(resource: Resource) -> Iterator[Thing]:
    """`openstack_compute_secgroup_v2` (Nova, withdrawn): its inline rules."""
    for rule in resource.blocks("rule"):
        protocol = converted(rule.text("ip_protocol", ""), protocol_of)
        members = rule.has("from_group_id") or rule.boolean("self", default=False).known_or(other=False)
        if has_ports(protocol) and not members:
            yield Opening(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=rule.prefix,
                sources=rule.texts("cidr", EVERYONE),
                protocol=protocol,
                ports=port_range(rule, "from_port", "to_port"),
            )


def firewall_rule(resource: Resource) -> Iterator[Thing]:
    """`openstack_fw_rule_v2`: an enabled rule that allows; no source address means everyone."""
    action, enabled = resource.text("action", "deny"), resource.boolean("enabled", default=True)
    if action.known_or("allow") != "allow" or enabled.raw is False:
        return
    unsure: Setting[Any] | None = next((setting for setting in (action, enabled) if not setting.known), None)
    sources = resource.texts("source_ip_address", EVERYONE)
    protocol = converted(resource.text("protocol", "any"), protocol_of)
    if has_ports(protocol):
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            sources=sources if unsure is None else unsure,
            protocol=protocol,
            ports=converted(
                resource.setting("destination_port"), lambda port: ALL_PORTS if port is None else ports_of(port)
            ),
        )


def ike_policy(resource: Resource) -> Iterator[Thing]:
    """`openstack_vpnaas_ike_policy_v2`: IKEv1 and group 5 by default."""
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=converted(resource.text("ike_version", "v1"), lambda word: (2 if word.lower() == "v2" else 1,)),
        encryption=(_one(resource, "encryption_algorithm", "aes-128", encryption),),
        integrity=(_one(resource, "auth_algorithm", "sha256", integrity),),
        dh_groups=(_one(resource, "pfs", "group5", dh_group),),
    )


def ipsec_policy(resource: Resource) -> Iterator[Thing]:
    """`openstack_vpnaas_ipsec_policy_v2`: always with forward secrecy, by group 5 unless said otherwise; AH hides nothing."""
    protocol = resource.text("transform_protocol", "esp")
    ciphers = _one(resource, "encryption_algorithm", "aes-128", encryption)
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        encryption=(ciphers, converted(protocol, lambda word: ("null",) if word.lower() == "ah" else ())),
        integrity=(_one(resource, "auth_algorithm", "sha256", integrity),),
        dh_groups=(_one(resource, "pfs", "group5", dh_group),),
    )


def _one(resource: Resource, path: str, default: str, convert: Any) -> Setting[Any]:
    def choice(word: str) -> Any:
        found = convert(word)
        return found if isinstance(found, Unknown) else (found,)

    return converted(resource.text(path, default), choice)


def site_connection(resource: Resource) -> Iterator[Thing]:
    """`openstack_vpnaas_site_connection_v2`: holds the shared key; its policies are judged where they are declared."""
    yield Tunnel(declaration=resource.declaration, placement=placement(resource), preshared_key=resource.setting("psk"))


def listener(resource: Resource) -> Iterator[Thing]:
    """`openstack_lb_listener_v2`: HTTP is in clear unless a policy redirects; TCP may carry TLS to the members."""
    protocol = resource.text("protocol")
    if str(protocol.known_or("HTTP")).upper() not in ("HTTP", "HTTPS", "TERMINATED_HTTPS"):
        return
    redirects = [
        _leads_to_tls(policy.text(name, ""))
        for policy in resource.companions("openstack_lb_l7policy_v2", "listener_id")
        for name in ("redirect_url", "redirect_prefix")
    ]
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(protocol, lambda word: word.upper() != "HTTP"),
        redirects_to_tls=any_of(*redirects, resource.at("protocol", raw=False)),
        minimum_tls=lowest_tls(resource.texts("tls_versions")) if resource.has("tls_versions") else None,
    )


def _leads_to_tls(address: Setting[Any]) -> Setting[bool]:
    """Whether an address begins with `https:`; its beginning may be known without the rest."""
    start = address.raw.parts[0] if isinstance(address.raw, Unknown) and address.raw.parts else address.raw
    if isinstance(start, str) and ":" in start:
        return address.same_place(start.lower().startswith("https:"))
    return converted(address, lambda url: url.lower().startswith("https:"))


def lowest_tls(versions: Setting[Any]) -> Setting[Any]:
    """The lowest of `["TLSv1", "TLSv1.2"]`."""
    return converted(versions, lambda words: min(_number(word) for word in words) if words else "1.2")


def _number(word: str) -> str:
    number = word.lower().removeprefix("tlsv").replace("_", ".")
    return number if "." in number else f"{number}.0" if number.isdigit() else "1.0"


TRANSLATORS = merged(
    {
        "openstack_blockstorage_volume_v3": volume,
        "openstack_blockstorage_volume_v2": volume,
        "openstack_blockstorage_volume_v1": volume,
        "openstack_objectstorage_container_v1": container,
        "openstack_images_image_v2": image,
        "openstack_networking_secgroup_v2": security_group,
        "openstack_networking_secgroup_rule_v2": security_group_rule,
        "openstack_compute_secgroup_v2": compute_security_group,
        "openstack_fw_rule_v2": firewall_rule,
        "openstack_fw_rule_v1": firewall_rule,
        "openstack_vpnaas_ike_policy_v2": ike_policy,
        "openstack_vpnaas_ipsec_policy_v2": ipsec_policy,
        "openstack_vpnaas_site_connection_v2": site_connection,
        "openstack_lb_listener_v2": listener,
    },
    credentials.OPENSTACK,
)
