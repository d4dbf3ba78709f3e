"""IBM Cloud VPC: security groups, tunnels and stores. Facts are those of the IBM-Cloud/ibm provider's documentation.

Everything stored is encrypted, by the provider's key unless one of the customer is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Opening, Tunnel
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
        "ibm_is_volume": volume,
        "ibm_cos_bucket": bucket,
        "ibm_database": database,
    }
)
