"""IBM Cloud VPC: security groups, tunnels and stores. Facts are those of the IBM-Cloud/ibm provider's documentation.

Everything stored is encrypted, by the provider's key unless one of the customer is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Mount, Opening, Tunnel
from hds_policies.model.remote_access import ClientVpn
from hds_policies.model.storage import Database, Disk, ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import (
    EVERYONE,
    always,
    converted,
    has_ports,
    port_range,
    protocol_of,
    spelling,
)
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


def security_group_rule(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_security_group_rule`: inbound from everywhere when no remote is named; all protocols when none is."""
    direction = resource.text("direction", "inbound")
    if direction.known_or("inbound") == "outbound":
        return
    block: Block = next((found for name in ("tcp", "udp", "icmp") if (found := resource.block(name))), resource)
    protocol: Setting[Any] = converted(resource.text("protocol", "all"), protocol_of)
    if block is not resource:
        protocol = block.at("", raw=block.prefix.partition("[")[0])
    sources = resource.texts("remote", EVERYONE)
    # A remote that is no address is another security group.
    if has_ports(protocol):
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            sources=sources if direction.known else direction,
            protocol=protocol,
            ports=port_range(block, "port_min", "port_max"),
        )


def ike_policy(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_ike_policy`: version 2 by default."""
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=converted(resource.number("ike_version", default=2), lambda version: (version,)),
        encryption=_choices(resource, encryption, "encryption_algorithms", "encryption_algorithm"),
        integrity=_choices(resource, integrity, "authentication_algorithms", "authentication_algorithm"),
        dh_groups=_choices(resource, dh_group, "dh_groups", "dh_group"),
    )


def ipsec_policy(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_ipsec_policy`: forward secrecy by the groups of `pfs`, or `disabled`."""
    groups = resource.texts(spelling(resource, "pfs_groups", "pfs"), ("disabled",))
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        encryption=_choices(resource, encryption, "encryption_algorithms", "encryption_algorithm"),
        # GCM ciphers come with authentication "disabled".
        integrity=_choices(
            resource,
            lambda name: "gcm" if name == "disabled" else integrity(name),
            "authentication_algorithms",
            "authentication_algorithm",
        ),
        dh_groups=_choices(resource, dh_group, "pfs_groups", "pfs"),
        forward_secrecy=converted(groups, lambda names: "disabled" not in names),
    )


def _choices(resource: Resource, convert: Any, *paths: str) -> tuple[Setting[Any], ...]:
    written = resource.texts(spelling(resource, *paths))

    def choices(names: tuple[str, ...]) -> Any:
        found = tuple(convert(name) for name in names)
        return next((item for item in found if isinstance(item, Unknown)), found)

    return () if written.by_default else (converted(written, choices),)


def gateway_connection(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_vpn_gateway_connection`: holds the shared key; its policies are judged where they are declared."""
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        preshared_key=resource.setting("preshared_key"),
    )


def power_ike_policy(resource: Resource) -> Iterator[Thing]:
    """`ibm_pi_vpn_ike_policy` (Power Virtual Server)."""
    version = resource.number("pi_policy_version")
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=None if version.by_default else converted(version, lambda number: (number,)),
        encryption=_choices(resource, encryption, "pi_policy_encryption"),
        integrity=_power_integrity(resource),
        dh_groups=_choices(resource, dh_group, "pi_policy_dh_group"),
    )


def power_ipsec_policy(resource: Resource) -> Iterator[Thing]:
    """`ibm_pi_vpn_ipsec_policy` (Power Virtual Server)."""
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        encryption=_choices(resource, encryption, "pi_policy_encryption"),
        integrity=_power_integrity(resource),
        dh_groups=_choices(resource, dh_group, "pi_policy_dh_group"),
        forward_secrecy=resource.boolean("pi_policy_pfs", default=False) if resource.has("pi_policy_pfs") else None,
    )


def _power_integrity(resource: Resource) -> tuple[Setting[Any], ...]:
    """No authentication by default, which GCM ciphers need none of."""
    cipher: Setting[Any] = converted(resource.text("pi_policy_encryption", ""), encryption)
    if "gcm" in str(cipher.known_or("")):
        return ()
    return (converted(resource.text("pi_policy_authentication", "none"), lambda name: (integrity(name),)),)


def vpn_server(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_vpn_server`: people prove who they are by certificate, by a passcode of IBM's identity service, or both."""
    proofs = {"certificate": "certificate", "username": "federation"}
    methods = [block.text("method") for block in resource.blocks("client_authentication")]
    unknown = next((method for method in methods if not method.known), None)
    proof: Setting[Any] | None = unknown
    if unknown is None and methods:
        proof = methods[0].same_place(tuple(proofs.get(str(method.raw), "password") for method in methods))
    yield ClientVpn(
        declaration=resource.declaration,
        placement=placement(resource),
        authentication=proof,
        split=resource.boolean("enable_split_tunneling", default=False),
    )


def share_mount(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_share_mount_target`, and those inside an `ibm_is_share`: files travel in clear unless told otherwise."""
    targets: list[Block] = resource.blocks("mount_targets") if resource.type == "ibm_is_share" else [resource]
    for target in targets:
        yield Mount(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=target.prefix,
            encrypted=converted(target.text("transit_encryption", "none"), lambda word: word != "none"),
        )


def volume(resource: Resource) -> Iterator[Thing]:
    """`ibm_is_volume`."""
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("encryption_key"),
    )


def bucket(resource: Resource) -> Iterator[Thing]:
    """`ibm_cos_bucket`."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("kms_key_crn"),
    )


def database(resource: Resource) -> Iterator[Thing]:
    """`ibm_database`: reachable by its public endpoint unless only the private one is asked for or a list limits it."""
    endpoints = converted(
        resource.text("service_endpoints", "public"), lambda word: word.lower() in ("public", "public-and-private")
    )
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("key_protect_key"),
        public=resource.at("allowlist", raw=False) if resource.has("allowlist") else endpoints,
    )


TRANSLATORS = merged(
    {
        "ibm_is_security_group_rule": security_group_rule,
        "ibm_is_ike_policy": ike_policy,
        "ibm_is_ipsec_policy": ipsec_policy,
        "ibm_is_vpn_gateway_connection": gateway_connection,
        "ibm_pi_vpn_ike_policy": power_ike_policy,
        "ibm_pi_vpn_ipsec_policy": power_ipsec_policy,
        "ibm_is_vpn_server": vpn_server,
        "ibm_is_share": share_mount,
        "ibm_is_share_mount_target": share_mount,
        "ibm_is_volume": volume,
        "ibm_cos_bucket": bucket,
        "ibm_database": database,
    }
)
