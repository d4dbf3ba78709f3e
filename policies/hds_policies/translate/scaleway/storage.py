"""Scaleway's databases, caches, buckets, volumes and log sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.storage import Cache, Database, Disk, LogStore, ObjectStore, SecretStore, Snapshot
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import (
    all_of,
    always,
    any_of,
    certainly,
    converted,
    not_shown,
    opened_to_everyone,
)
from hds_policies.translate.expiry import soonest
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, judged
from hds_policies.translate.reading import Resource

_PUBLIC_ACLS = ("public-read", "public-read-write", "authenticated-read")
_GUEST = "the operating system (LUKS); the provider has no argument for it"


def rdb_instance(resource: Resource) -> Iterator[Thing]:
    """`scaleway_rdb_instance`: in clear, backed up daily for 7 days and reachable from the Internet unless said otherwise.

    A database without private network gets a public endpoint that everyone may try until a `scaleway_rdb_acl` says who.
    """
    backups = resource.boolean("disable_backup", default=False)
    kept = resource.number("backup_schedule_retention", default=7)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=resource.text("engine"),
        encrypted=resource.boolean("encryption_at_rest", default=False),
        public=_public_endpoint(resource, "scaleway_rdb_acl"),
        backup_enabled=converted(backups, lambda disabled: not disabled),
        backup_retention_days=kept
        if backups.raw is False
        else converted(backups, lambda disabled: 0 if disabled else 7),
    )


def _public_endpoint(resource: Resource, access_list: str) -> Setting[bool]:
    lists = resource.companions(access_list, "instance_id")
    # A list that lets everyone in is reported where it is written.
    listed: Setting[bool] = resource.at("load_balancer", raw=not lists if lists.doubt is None or lists else lists.doubt)
    endpoint = next(
        (doubt for name in ("load_balancer", "private_network") if (doubt := resource.uncertain(name)) is not None),
        None,
    )
    if endpoint is not None:
        return all_of(listed, resource.at("load_balancer", raw=endpoint))
    if resource.has("load_balancer"):
        return all_of(resource.at("load_balancer", raw=True), listed)
    return all_of(listed, resource.at("private_network", raw=not resource.has("private_network")))


def rdb_acl(resource: Resource) -> Iterator[Thing]:
    """`scaleway_rdb_acl`: who may try to connect to the public endpoint of a database."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=any_of(*_opened(resource, "acl_rules")),
    )


def _opened(resource: Resource, blocks: str) -> list[Setting[bool]]:
    rules = [opened_to_everyone(rule.texts("ip")) for rule in resource.blocks(blocks)]
    doubt = resource.uncertain(blocks)
    if doubt is not None:
        rules.append(resource.at(blocks, raw=doubt))
    return rules or [resource.at(blocks, raw=False)]


def redis_cluster(resource: Resource) -> Iterator[Thing]:
    """`scaleway_redis_cluster`: clear text, and a public endpoint open to all, unless said otherwise."""
    place = placement(resource)
    yield Cache(
        declaration=resource.declaration,
        placement=place,
        tls_required=resource.boolean("tls_enabled", default=False),
    )
    private: Setting[bool] = resource.at("private_network", raw=not resource.has("private_network"))
    open_to_all = any_of(*_opened(resource, "acl")) if resource.has("acl") else resource.at("acl", raw=True)
    yield Database(
        declaration=resource.declaration,
        placement=place,
        detail="endpoint",
        engine=always(resource.declaration, "redis"),
        public=all_of(private, open_to_all),
    )


def mongodb_instance(resource: Resource) -> Iterator[Thing]:
    """`scaleway_mongodb_instance`: a public endpoint when no network is named; snapshots are scheduled on demand."""
    public: Setting[bool]
    if resource.has("public_network"):
        public = resource.at("public_network", raw=certainly(resource, "public_network", value=True))
    else:
        public = resource.at("private_network", raw=not resource.has("private_network"))
    kept = resource.number("snapshot_schedule_retention_days")
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=always(resource.declaration, "mongodb"),
        public=public,
        # The documentation gives no default of the schedule: only what is written is judged.
        backup_enabled=resource.boolean("is_snapshot_schedule_enabled", default=False)
        if resource.has("is_snapshot_schedule_enabled")
        else None,
        backup_retention_days=None if kept.by_default else kept,
    )


def object_bucket(resource: Resource) -> Iterator[Thing]:
    """`scaleway_object_bucket`: objects are stored in clear unless a companion sets server-side encryption."""
    companions = resource.companions("scaleway_object_bucket_server_side_encryption_configuration", "bucket", "name")
    encrypted: Setting[Any] = resource.at("", raw=False if companions.doubt is None else companions.doubt)
    for companion in companions:
        encrypted = converted(companion.text("rule.apply_server_side_encryption_by_default.sse_algorithm"), bool)
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=Setting(
            encrypted.raw, encrypted.attribute, encrypted.declaration, by_default=not companions, note=encrypted.note
        ),
        public=_public_acl(resource, "acl"),
        expires_after_days=soonest(
            resource,
            "lifecycle_rule",
            (
                rule.number("expiration.days")
                for rule in resource.blocks("lifecycle_rule")
                if rule.boolean("enabled", default=True).raw is not False
            ),
        ),
        versioned=resource.boolean("versioning.enabled", default=False),
    )


def _public_acl(resource: Resource, path: str) -> Setting[bool]:
    return converted(resource.text(path, "private"), lambda name: name in _PUBLIC_ACLS)


def object_bucket_acl(resource: Resource) -> Iterator[Thing]:
    """`scaleway_object_bucket_acl`: a canned list, or grants of which one may be to everyone."""
    grants = [
        converted(grant.text("grantee.uri", ""), lambda uri: uri.endswith(("/AllUsers", "/AuthenticatedUsers")))
        for policy in resource.blocks("access_control_policy")
        for grant in policy.blocks("grant")
    ]
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=any_of(_public_acl(resource, "acl"), *grants),
    )


def object_bucket_policy(resource: Resource) -> Iterator[Thing]:
    """`scaleway_object_bucket_policy`: written in the language of S3 bucket policies."""
    public = judged(resource.raw("policy")[0], PolicyDocument.is_open_to_anyone)
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=None if public is None else resource.at("policy", raw=public),
    )


def stored_object(resource: Resource) -> Iterator[Thing]:
    """`scaleway_object`: one object can be public in a private bucket."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=_public_acl(resource, "visibility"),
    )


def volume(resource: Resource) -> Iterator[Thing]:
    """`scaleway_block_volume`, `scaleway_instance_volume`: encryption is the operating system's affair.

    Scaleway asks its HDS customers to encrypt inside the machine; no argument of the provider shows it.
    """
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=not_shown(resource.declaration, "encrypted", _GUEST),
    )


def image(resource: Resource) -> Iterator[Thing]:
    """`scaleway_instance_image`: private unless published."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        public=resource.boolean("public", default=False),
    )


def secret(resource: Resource) -> Iterator[Thing]:
    """`scaleway_secret`: always encrypted by the Secret Manager."""
    yield SecretStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
    )


def cockpit_source(resource: Resource) -> Iterator[Thing]:
    """`scaleway_cockpit_source`: what is kept of logs; metrics and traces are no logs."""
    kind = resource.text("type", "logs")
    if kind.known_or("logs") == "logs":
        yield LogStore(
            declaration=resource.declaration,
            placement=placement(resource),
            # 7 days are what Cockpit keeps of logs without charge.
            retention_days=resource.number("retention_days", default=7),
        )


TRANSLATORS = {
    "scaleway_rdb_instance": rdb_instance,
    "scaleway_rdb_acl": rdb_acl,
    "scaleway_redis_cluster": redis_cluster,
    "scaleway_mongodb_instance": mongodb_instance,
    "scaleway_object_bucket": object_bucket,
    "scaleway_object_bucket_acl": object_bucket_acl,
    "scaleway_object_bucket_policy": object_bucket_policy,
    "scaleway_object": stored_object,
    "scaleway_block_volume": volume,
    "scaleway_instance_volume": volume,
    "scaleway_instance_image": image,
    "scaleway_secret": secret,
    "scaleway_cockpit_source": cockpit_source,
}
