"""Orange Business Flexible Engine: stores and listeners. Facts are those of its provider's documentation (1.4x)."""

from __future__ import annotations

from collections.abc import Iterator

from hds_policies.model.network import Listener
from hds_policies.model.storage import Database, ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.translate.derivation import converted, names_something
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def bucket(resource: Resource) -> Iterator[Thing]:
    """`flexibleengine_obs_bucket`: objects are in clear unless `encryption`; private unless its list says otherwise."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("encryption", default=False),
        customer_key=resource.setting("kms_key_id"),
        public=converted(resource.text("acl", "private"), lambda word: word.startswith("public")),
        versioned=resource.boolean("versioning", default=False),
    )


def database(resource: Resource) -> Iterator[Thing]:
    """`flexibleengine_rds_instance_v3`: in clear unless a key is named for its disk."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=resource.text("db.type"),
        encrypted=resource.at("volume.disk_encryption_id", raw=names_something(resource, "volume.disk_encryption_id")),
        customer_key=resource.setting("volume.disk_encryption_id"),
        tls_required=resource.boolean("ssl_enable", default=False) if resource.has("ssl_enable") else None,
        backup_retention_days=resource.number("backup_strategy.keep_days")
        if resource.has("backup_strategy.keep_days")
        else None,
    )


def documents(resource: Resource) -> Iterator[Thing]:
    """`flexibleengine_dds_instance_v3`: TLS unless switched off."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=resource.text("datastore.type"),
        tls_required=resource.boolean("ssl", default=True),
        backup_retention_days=resource.number("backup_strategy.keep_days")
        if resource.has("backup_strategy.keep_days")
        else None,
    )


_OLDEST = {"tls-1-0": "1.0", "tls-1-1": "1.1", "tls-1-2": "1.2", "tls-1-2-strict": "1.2"}


def listener(resource: Resource) -> Iterator[Thing]:
    """`flexibleengine_lb_listener_v3`, `…_v2`: HTTP is in clear; TLS 1.0 is accepted unless a policy is named."""
    protocol = resource.text("protocol")
    if str(protocol.known_or("HTTP")).upper() not in ("HTTP", "HTTPS", "TERMINATED_HTTPS"):
        return
    encrypted = converted(protocol, lambda word: word.upper() != "HTTP")
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=encrypted,
        minimum_tls=converted(resource.text("tls_ciphers_policy", "tls-1-0"), lambda policy: _OLDEST.get(policy, "1.2"))
        if encrypted.known_or(other=False)
        else None,
    )


TRANSLATORS = merged(
    {
        "flexibleengine_obs_bucket": bucket,
        "flexibleengine_rds_instance_v3": database,
        "flexibleengine_dds_instance_v3": documents,
        "flexibleengine_lb_listener_v2": listener,
        "flexibleengine_lb_listener_v3": listener,
    }
)
