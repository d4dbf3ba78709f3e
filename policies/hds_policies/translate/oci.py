"""Oracle Cloud: security lists and groups, tunnels, buckets. Facts are those of the oracle/oci provider's documentation.

Everything stored is encrypted, by Oracle's key unless one of the customer is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Opening, Tunnel
from hds_policies.model.storage import Database, Disk, FileShare, ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import (
    ALL_PORTS,
    always,
    certainly,
    converted,
    has_ports,
    names_something,
    opened_to_everyone,
    port_range,
    protocol_of,
)
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


def security_list(resource: Resource) -> Iterator[Thing]:
    """`oci_core_security_list`, `oci_core_default_security_list`."""
    for rule in resource.blocks("ingress_security_rules"):
        yield from _opening(resource, rule, "")


def group_rule(resource: Resource) -> Iterator[Thing]:
    """`oci_core_network_security_group_security_rule`."""
    if resource.text("direction", "INGRESS").known_or("INGRESS") == "INGRESS":
        yield from _opening(resource, resource, "destination_port_range")


def _opening(resource: Resource, rule: Block, inner: str) -> Iterator[Opening]:
    protocol = converted(rule.text("protocol", "all"), protocol_of)
    options = rule.block("udp_options" if protocol.known_or("") == "udp" else "tcp_options")
    ranges = options.block(inner) if options and inner else options
    if has_ports(protocol):
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=rule.prefix,
            sources=rule.texts("source"),
            protocol=protocol,
            ports=port_range(ranges, "min", "max") if ranges else rule.at("tcp_options", raw=ALL_PORTS),
        )


def ipsec_tunnel(resource: Resource) -> Iterator[Thing]:
    """`oci_core_ipsec_connection_tunnel_management`: IKEv1 and group 5 by default."""
    details = [block for name in ("phase_one_details", "phase_two_details") if (block := resource.block(name))]
    phase_two = resource.block("phase_two_details")
    groups = [
        converted(block.text(path), _group)
        for block in details
        for path in ("custom_dh_group", "dh_group")
        if block.has(path)
    ]
    if phase_two is None or not phase_two.has("dh_group"):
        groups.append(
            (phase_two or resource).at(
                "dh_group" if phase_two else "phase_two_details",
                raw=certainly(resource, "phase_two_details", value=(5,)),
            )
        )
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=converted(resource.text("ike_version", "V1"), lambda word: (2 if word.upper() == "V2" else 1,)),
        encryption=_written(details, "custom_encryption_algorithm", encryption),
        integrity=_written(details, "custom_authentication_algorithm", integrity),
        dh_groups=tuple(groups),
        forward_secrecy=phase_two.boolean("is_pfs_enabled", default=True) if phase_two else None,
        preshared_key=resource.setting("shared_secret"),
    )


def _written(details: list[Block], path: str, convert: Any) -> tuple[Setting[Any], ...]:
    return tuple(converted(block.text(path), lambda name: (convert(name),)) for block in details if block.has(path))


def _group(name: str) -> tuple[int, ...] | Unknown:
    number = dh_group(name)
    return number if isinstance(number, Unknown) else (number,)


def bucket(resource: Resource) -> Iterator[Thing]:
    """`oci_objectstorage_bucket`: private unless its access type says otherwise."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("kms_key_id"),
        public=converted(resource.text("access_type", "NoPublicAccess"), lambda word: word != "NoPublicAccess"),
    )


def volume(resource: Resource) -> Iterator[Thing]:
    """`oci_core_volume`, `oci_core_boot_volume`, `oci_file_storage_file_system`."""
    yield (FileShare if resource.type == "oci_file_storage_file_system" else Disk)(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("kms_key_id"),
    )


def autonomous_database(resource: Resource) -> Iterator[Thing]:
    """`oci_database_autonomous_database`: always encrypted and over TLS; on the Internet unless in a subnet or limited."""
    limited = next((name for name in ("subnet_id", "whitelisted_ips") if names_something(resource, name)), None)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("kms_key_id"),
        public=opened_to_everyone(resource.texts("whitelisted_ips"))
        if limited == "whitelisted_ips"
        else resource.at("subnet_id", raw=limited is None),
        tls_required=always(resource.declaration, value=True),
        backup_retention_days=resource.number("backup_retention_period_in_days")
        if resource.has("backup_retention_period_in_days")
        else None,
    )


TRANSLATORS = merged(
    {
        "oci_core_security_list": security_list,
        "oci_core_default_security_list": security_list,
        "oci_core_network_security_group_security_rule": group_rule,
        "oci_core_ipsec_connection_tunnel_management": ipsec_tunnel,
        "oci_objectstorage_bucket": bucket,
        "oci_database_autonomous_database": autonomous_database,
        "oci_core_volume": volume,
        "oci_core_boot_volume": volume,
        "oci_file_storage_file_system": volume,
    }
)
