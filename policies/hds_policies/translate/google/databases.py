"""Google's databases, caches and warehouses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.storage import Cache, Database
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import (
    always,
    any_of,
    certainly,
    converted,
    names_something,
    opened_to_everyone,
    spelling,
)
from hds_policies.translate.google.storage import EVERYONE
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_ADDRESSES = "settings.ip_configuration"


def sql_instance(resource: Resource) -> Iterator[Thing]:
    """`google_sql_database_instance`: a public address, clear text allowed and no backups unless said otherwise.

    A replica is backed up by its source.
    """
    replica = names_something(resource, "master_instance_name")
    enabled = resource.boolean("settings.backup_configuration.enabled", default=False)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=resource.text("database_version"),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("encryption_key_name"),
        public=_public(resource),
        tls_required=_tls(resource),
        deletion_protected=resource.boolean("deletion_protection", default=True),
        final_snapshot=resource.boolean("settings.final_backup_config.enabled", default=False),
        backup_enabled=None if replica else enabled,
        backup_retention_days=None if replica else _kept(resource, enabled),
    )


def _public(resource: Resource) -> Setting[bool]:
    networks = [
        opened_to_everyone(network.texts("value"))
        for network in resource.blocks(_ADDRESSES)
        for network in network.blocks("authorized_networks")
    ]
    address = resource.boolean(f"{_ADDRESSES}.ipv4_enabled", default=True)
    if address.raw is False:
        return address
    return any_of(*networks, address)


def _tls(resource: Resource) -> Setting[Any]:
    if resource.has(f"{_ADDRESSES}.ssl_mode") or not resource.has(f"{_ADDRESSES}.require_ssl"):
        return converted(
            resource.text(f"{_ADDRESSES}.ssl_mode", "ALLOW_UNENCRYPTED_AND_ENCRYPTED"),
            lambda mode: mode != "ALLOW_UNENCRYPTED_AND_ENCRYPTED",
        )
    return resource.boolean(f"{_ADDRESSES}.require_ssl", default=False)


def _kept(resource: Resource, enabled: Setting[bool]) -> Setting[Any]:
    if enabled.raw is not True:
        return converted(enabled, lambda on: 7 if on else 0)
    # One automatic backup a day: their number is the number of days.
    return resource.number("settings.backup_configuration.backup_retention_settings.retained_backups", default=7)


def alloydb_cluster(resource: Resource) -> Iterator[Thing]:
    """`google_alloydb_cluster`: automatic and continuous backups are on by default, kept 14 days."""
    automatic = resource.boolean("automated_backup_policy.enabled", default=True)
    continuous = resource.boolean("continuous_backup_config.enabled", default=True)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "postgresql"),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("encryption_config.kms_key_name"),
        backup_enabled=any_of(continuous, automatic),
    )


def alloydb_instance(resource: Resource) -> Iterator[Thing]:
    """`google_alloydb_instance`: TLS is required by default; a public address is switched on."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        tls_required=converted(
            resource.text("client_connection_config.ssl_config.ssl_mode", "ENCRYPTED_ONLY"),
            lambda mode: mode == "ENCRYPTED_ONLY",
        ),
        public=resource.boolean("network_config.enable_public_ip", default=False),
    )


def redis(resource: Resource) -> Iterator[Thing]:
    """`google_redis_instance`, `google_redis_cluster`, `google_memorystore_instance`: clear text by default."""
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting(spelling(resource, "customer_managed_key", "kms_key")),
        tls_required=converted(
            resource.text("transit_encryption_mode", "DISABLED"), lambda mode: not mode.endswith("DISABLED")
        ),
    )


def dataset(resource: Resource) -> Iterator[Thing]:
    """`google_bigquery_dataset`: its access entries may name everyone."""
    entries = [
        converted(entry.text(path, ""), lambda name: name in EVERYONE)
        for entry in resource.blocks("access")
        for path in ("special_group", "iam_member")
    ]
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "bigquery"),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("default_encryption_configuration.kms_key_name"),
        public=any_of(*entries, resource.at("access", raw=certainly(resource, "access", value=False))),
    )


def dataset_access(resource: Resource) -> Iterator[Thing]:
    """`google_bigquery_dataset_access`."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=any_of(
            *(
                converted(resource.text(path, ""), lambda name: name in EVERYONE)
                for path in ("special_group", "iam_member")
            )
        ),
    )


def firestore(resource: Resource) -> Iterator[Thing]:
    """`google_firestore_database`: always encrypted; deletion is free unless protected."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "firestore"),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("cmek_config.kms_key_name"),
    )


TRANSLATORS = {
    "google_sql_database_instance": sql_instance,
    "google_alloydb_cluster": alloydb_cluster,
    "google_alloydb_instance": alloydb_instance,
    "google_redis_instance": redis,
    "google_redis_cluster": redis,
    "google_memorystore_instance": redis,
    "google_bigquery_dataset": dataset,
    "google_bigquery_dataset_access": dataset_access,
    "google_firestore_database": firestore,
}
