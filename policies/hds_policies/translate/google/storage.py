"""Google's buckets, disks, shares, topics and whatever else the platform always encrypts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.storage import (
    BackupPlan,
    BackupVault,
    Database,
    Disk,
    FileShare,
    ObjectStore,
    Queue,
    SecretStore,
    Snapshot,
    Store,
)
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import always, any_of, converted
from hds_policies.translate.expiry import soonest
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

EVERYONE = ("allUsers", "allAuthenticatedUsers")
_PREDEFINED = {"publicRead": True, "publicReadWrite": True, "authenticatedRead": True}


def bucket(resource: Resource) -> Iterator[Thing]:
    """`google_storage_bucket`: who may read it is said by its access lists and bindings, which are judged by themselves."""
    public: Setting[bool] = converted(
        resource.text("public_access_prevention", "inherited"), lambda word: word != "enforced"
    )
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("encryption.default_kms_key_name"),
        # Without the enforced prevention nothing is public yet.
        public=public.same_place(raw=False) if public.raw is False else None,
        versioned=resource.boolean("versioning.enabled", default=False),
        expires_after_days=soonest(resource, "lifecycle_rule", _ages(resource)),
    )


def _ages(resource: Resource) -> Iterator[Setting[Any]]:
    """Ages at which live objects are deleted; rules for former versions leave the object itself alone."""
    for rule in resource.blocks("lifecycle_rule"):
        former = rule.number("condition.num_newer_versions").known_or(1) or rule.text(
            "condition.with_state", "ANY"
        ).equals("ARCHIVED")
        if rule.text("action.type").known_or("Delete") == "Delete" and not former:
            yield rule.number("condition.age")


def access_list(resource: Resource) -> Iterator[Thing]:
    """`google_storage_bucket_acl` and its like: predefined lists and `ROLE:entity` pairs."""
    predefined = converted(resource.text("predefined_acl", ""), lambda word: _PREDEFINED.get(word, False))
    pairs = converted(
        resource.texts("role_entity"), lambda names: any(name.partition(":")[2] in EVERYONE for name in names)
    )
    entity = converted(resource.text("entity", ""), lambda name: name in EVERYONE)
    yield ObjectStore(
        declaration=resource.declaration, placement=placement(resource), public=any_of(pairs, predefined, entity)
    )


def stored_object(resource: Resource) -> Iterator[Thing]:
    """`google_storage_bucket_object`: one object can be public by a predefined list."""
    if resource.has("predefined_acl"):
        yield from access_list(resource)


def _protected(key: str, *further: str) -> Callable[[Resource], Iterator[Thing]]:
    """A database that Terraform refuses to delete by default; `further` are protections of the platform beside that."""

    def database(resource: Resource) -> Iterator[Thing]:
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=always(resource.declaration, value=True),
            customer_key=resource.setting(key),
            deletion_protected=any_of(
                *(resource.boolean(name, default=False) for name in further),
                resource.boolean("deletion_protection", default=True),
            ),
            # What is lost is lost: the service takes no last backup.
            final_snapshot=always(resource.declaration, value=False),
        )

    return database


def _kept(kind: type[Store], key: str) -> Callable[[Resource], Iterator[Thing]]:
    """What the platform always encrypts; `key` is where a key of the customer would be named."""

    def kept(resource: Resource) -> Iterator[Thing]:
        yield kind(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=always(resource.declaration, value=True),
            customer_key=resource.setting(key),
        )

    return kept


def resource_policy(resource: Resource) -> Iterator[Thing]:
    """`google_compute_resource_policy` with a schedule of snapshots."""
    if resource.has("snapshot_schedule_policy.retention_policy"):
        yield BackupPlan(
            declaration=resource.declaration,
            placement=placement(resource),
            backup_retention_days=resource.number(
                "snapshot_schedule_policy.retention_policy.max_retention_days", default=0
            ),
        )


TRANSLATORS = {
    "google_storage_bucket": bucket,
    "google_storage_bucket_acl": access_list,
    "google_storage_bucket_access_control": access_list,
    "google_storage_default_object_acl": access_list,
    "google_storage_default_object_access_control": access_list,
    "google_storage_object_acl": access_list,
    "google_storage_object_access_control": access_list,
    "google_storage_bucket_object": stored_object,
    "google_compute_disk": _kept(Disk, "disk_encryption_key.kms_key_self_link"),
    "google_compute_region_disk": _kept(Disk, "disk_encryption_key.kms_key_self_link"),
    "google_compute_instance": _kept(Disk, "boot_disk.kms_key_self_link"),
    "google_compute_instance_template": _kept(Disk, "disk.disk_encryption_key.kms_key_self_link"),
    "google_compute_snapshot": _kept(Snapshot, "snapshot_encryption_key.kms_key_self_link"),
    "google_compute_image": _kept(Snapshot, "image_encryption_key.kms_key_self_link"),
    "google_compute_resource_policy": resource_policy,
    "google_filestore_instance": _kept(FileShare, "kms_key_name"),
    "google_netapp_volume": _kept(FileShare, "kms_config"),
    "google_pubsub_topic": _kept(Queue, "kms_key_name"),
    "google_secret_manager_secret": _kept(SecretStore, "replication.auto.customer_managed_encryption.kms_key_name"),
    "google_backup_dr_backup_vault": _kept(BackupVault, "encryption_config.kms_key_name"),
    "google_bigquery_table": _kept(Database, "encryption_configuration.kms_key_name"),
    "google_spanner_instance": _kept(Database, "encryption_config.kms_key_name"),
    "google_spanner_database": _protected("encryption_config.kms_key_name", "enable_drop_protection"),
    "google_bigtable_instance": _protected("cluster.kms_key_name"),
    "google_healthcare_dataset": _kept(Database, "encryption_spec.kms_key_name"),
}
