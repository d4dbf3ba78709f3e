"""Managed services of vendors above a cloud: MongoDB Atlas, Aiven, Scalingo; and Orange's Cloud Avenue tunnels.

Names and defaults are those of each provider's documentation; Atlas and Aiven always encrypt what they store.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.network import Listener, Tunnel
from hds_policies.model.storage import Database, ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import EVERYONE, all_of, always, any_of, converted, opened_to_everyone, spelling
from hds_policies.translate.ipsec import dh_group, encryption, integrity
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def atlas_cluster(resource: Resource) -> Iterator[Thing]:
    """`mongodbatlas_advanced_cluster`, `mongodbatlas_cluster`: no backups unless switched on; TLS 1.2 by default."""
    place = placement(resource)
    path = spelling(resource, "backup_enabled", "cloud_backup")
    yield Database(
        declaration=resource.declaration,
        placement=place,
        engine=always(resource.declaration, "mongodb"),
        encrypted=always(resource.declaration, value=True),
        backup_enabled=resource.boolean(path, default=False),
    )
    yield Listener(
        declaration=resource.declaration,
        placement=place,
        minimum_tls=converted(
            resource.text("advanced_configuration.minimum_enabled_tls_protocol", "TLS1_2"),
            lambda word: word.upper().removeprefix("TLS").replace("_", "."),
        ),
    )


def atlas_access(resource: Resource) -> Iterator[Thing]:
    """`mongodbatlas_project_ip_access_list`: who may reach the project's clusters."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=opened_to_everyone(resource.texts(spelling(resource, "cidr_block", "ip_address"))),
    )


def _aiven(service: str) -> Callable[[Resource], Iterator[Thing]]:
    """A service of Aiven: on the Internet and open to all, unless in a VPC or limited by a filter."""

    def database(resource: Resource) -> Iterator[Thing]:
        settings = f"{service}_user_config"
        objects = [block.text("network") for block in resource.blocks(f"{settings}.ip_filter_object")]
        unknown = next((item for item in objects if not item.known), None)
        allowed: Setting[Any] = resource.texts(
            spelling(resource, f"{settings}.ip_filter", f"{settings}.ip_filter_string"), EVERYONE
        )
        if unknown is not None:
            allowed = unknown
        elif objects:
            allowed = objects[0].same_place(tuple(str(item.raw) for item in objects))
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            engine=always(resource.declaration, service),
            encrypted=always(resource.declaration, value=True),
            public=all_of(
                resource.at("project_vpc_id", raw=not resource.has("project_vpc_id")), opened_to_everyone(allowed)
            ),
        )

    return database


def scalingo_app(resource: Resource) -> Iterator[Thing]:
    """`scalingo_app`: plain HTTP is answered unless `force_https`."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("force_https", default=False),
    )


def edge_tunnel(resource: Resource) -> Iterator[Thing]:
    """`cloudavenue_edgegateway_vpn_ipsec`: judged by its own profile; the default one is not documented."""
    profile = resource.block("security_profile")
    tunnel: dict[str, Any] = {}
    if profile is not None:

        def choices(convert: Any, *paths: str) -> tuple[Setting[Any], ...]:
            return tuple(converted(profile.texts(path), _each(convert)) for path in paths if profile.has(path))

        tunnel = {
            "ike_versions": converted(
                profile.text("ike_version", "IKE_V2"), lambda word: {"IKE_V1": (1,), "IKE_V2": (2,)}.get(word, (1, 2))
            ),
            "encryption": choices(encryption, "ike_encryption_algorithm", "tunnel_encryption_algorithms"),
            "integrity": choices(integrity, "ike_digest_algorithm", "tunnel_digest_algorithms"),
            "dh_groups": choices(dh_group, "ike_dh_groups", "tunnel_dh_groups"),
            "forward_secrecy": profile.boolean("tunnel_pfs", default=True),
        }
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        preshared_key=resource.setting("pre_shared_key"),
        **tunnel,
    )


def numspot_tunnel(resource: Resource) -> Iterator[Thing]:
    """`numspot_vpn_connection`: judged by the choices that are written; what the service proposes is not documented."""

    def choices(convert: Any, *names: str) -> tuple[Setting[Any], ...]:
        paths = [f"vpn_options.{phase}options.{phase}{name}" for phase in ("phase1", "phase2") for name in names]
        return tuple(converted(resource.texts(path), _each(convert)) for path in paths if resource.has(path))

    versions = "vpn_options.phase1options.ike_versions"
    yield Tunnel(
        declaration=resource.declaration,
        placement=placement(resource),
        ike_versions=converted(resource.texts(versions), _each(lambda word: int(word.lower().removeprefix("ikev"))))
        if resource.has(versions)
        else None,
        encryption=choices(encryption, "encryption_algorithms"),
        integrity=choices(integrity, "integrity_algorithms"),
        dh_groups=choices(dh_group, "dh_group_numbers"),
        preshared_key=resource.setting("vpn_options.presharedkey"),
    )


def exoscale_database(resource: Resource) -> Iterator[Thing]:
    """`exoscale_dbaas`, `exoscale_database`: nobody gets in until `ip_filter` of its engine names an address."""
    engine = resource.text("type")
    filters = [opened_to_everyone(block.texts("ip_filter")) for name in _EXOSCALE for block in resource.blocks(name)]
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=engine,
        public=any_of(*filters, resource.at("ip_filter", raw=False)),
    )


_EXOSCALE = ("pg", "mysql", "kafka", "opensearch", "redis", "valkey", "grafana")


def cloud_temple_bucket(resource: Resource) -> Iterator[Thing]:
    """`cloudtemple_object_storage_bucket`: who may reach it is a required argument."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=any_of(
            converted(resource.text("access_type"), lambda word: word == "public"),
            opened_to_everyone(resource.texts("whitelist")),
        ),
    )


def _each(convert: Any) -> Callable[[tuple[str, ...]], Any]:
    def converted_each(names: tuple[str, ...]) -> Any:
        found = tuple(convert(name) for name in names)
        return next((item for item in found if isinstance(item, Unknown)), found)

    return converted_each


_AIVEN = ("pg", "mysql", "kafka", "opensearch", "redis", "valkey", "cassandra", "clickhouse", "m3db", "grafana")
TRANSLATORS = merged(
    {
        "mongodbatlas_advanced_cluster": atlas_cluster,
        "mongodbatlas_cluster": atlas_cluster,
        "mongodbatlas_project_ip_access_list": atlas_access,
        **{f"aiven_{service}": _aiven(service) for service in _AIVEN},
        "scalingo_app": scalingo_app,
        "cloudavenue_edgegateway_vpn_ipsec": edge_tunnel,
        "numspot_vpn_connection": numspot_tunnel,
        "exoscale_dbaas": exoscale_database,
        "exoscale_database": exoscale_database,
        "cloudtemple_object_storage_bucket": cloud_temple_bucket,
    }
)
