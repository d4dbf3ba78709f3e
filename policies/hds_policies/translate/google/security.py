"""Google's keys, logs and cluster interfaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from hds_policies.model.network import Service
from hds_policies.model.security import AccessPolicy, AuditTrail, Key
from hds_policies.model.storage import LogStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import (
    always,
    any_of,
    certainly,
    converted,
    declared_elsewhere,
    first_of,
    names_something,
    opened_to_everyone,
)
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_READS_AND_WRITES = {"DATA_READ", "DATA_WRITE"}


def crypto_key(resource: Resource) -> Iterator[Thing]:
    """`google_kms_crypto_key`: no rotation by default; only keys that encrypt and decrypt can rotate by themselves."""
    purpose = resource.text("purpose", "ENCRYPT_DECRYPT")
    imported = resource.boolean("import_only", default=False)
    rotates = purpose.known_or("ENCRYPT_DECRYPT") == "ENCRYPT_DECRYPT" and imported.raw is not True
    yield Key(
        declaration=resource.declaration,
        placement=placement(resource),
        rotated=converted(resource.text("rotation_period"), bool) if rotates else None,
        rotation_days=converted(resource.text("rotation_period"), _days),
    )


def _days(period: str | None) -> float | None:
    """`7776000s` → 90."""
    seconds = (period or "").removesuffix("s")
    return float(seconds) / 86_400 if seconds.replace(".", "", 1).isdigit() else None


def log_bucket(resource: Resource) -> Iterator[Thing]:
    """`google_logging_…_bucket_config`: keeps 30 days by default; `_Required` always keeps 400."""
    required = resource.text("bucket_id").known_or("") == "_Required"
    yield LogStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("cmek_settings.kms_key_name"),
        retention_days=always(resource.declaration, 400) if required else resource.number("retention_days", default=30),
    )


def audit_configuration(resource: Resource) -> Iterator[Thing]:
    """`google_project_iam_audit_config` and its like: records of who read and wrote data, which are off by default."""
    service: Setting[Any] = resource.text("service")
    logs = resource.blocks("audit_log_config")
    exempted = any(log.has("exempted_members") for log in logs)
    types = {log.text("log_type").known_or("") for log in logs}
    whole: Setting[bool] = resource.at(
        "audit_log_config",
        raw=certainly(resource, "audit_log_config", value=types >= _READS_AND_WRITES and not exempted),
    )
    yield AuditTrail(
        declaration=resource.declaration,
        placement=placement(resource),
        enabled=resource.at("audit_log_config", raw=first_of(resource.uncertain("audit_log_config"), bool(logs))),
        # A configuration for one service says nothing of the others.
        whole=whole if service.known_or("") == "allServices" else None,
    )


def cluster_rights(resource: Resource) -> Iterator[Thing]:
    """`google_container_cluster`: the former kind of rights gives every action to whoever is let in; off by default."""
    former = resource.boolean("enable_legacy_abac", default=False)
    if not former.by_default:
        yield AccessPolicy(declaration=resource.declaration, placement=placement(resource), administrator=former)


# Issuers whose tokens any of their customers can have (Google, "Best practices for using Workload Identity Federation").
_SHARED_ISSUERS = re.compile(
    r"https://(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|oidc\.circleci\.com/.*|agent\.buildkite\.com)/?"
)


def identity_provider(resource: Resource) -> Iterator[Thing]:
    """`google_iam_workload_identity_pool_provider`: without a condition every customer of a shared issuer is let in."""
    issuer = resource.text("oidc.issuer_uri", "")
    if issuer.known and not _SHARED_ISSUERS.fullmatch(issuer.value):
        return
    path = "attribute_condition"
    free = not names_something(resource, path)
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        public=issuer if free and not issuer.known else resource.at(path, raw=free),
    )


def project(resource: Resource) -> Iterator[Thing]:
    """`google_project`: who reads and writes its data is recorded when it, its folder or its organisation asks for it."""
    asked = (
        *resource.companions("google_project_iam_audit_config", "project", "project_id"),
        *resource.every("google_folder_iam_audit_config"),
        *resource.every("google_organization_iam_audit_config"),
    )
    if any(audit.text("service").known_or("allServices") == "allServices" for audit in asked):
        return
    yield AuditTrail(
        declaration=resource.declaration,
        placement=placement(resource),
        whole=declared_elsewhere(resource.declaration, "google_project_iam_audit_config"),
    )


def container_cluster(resource: Resource) -> Iterator[Thing]:
    """`google_container_cluster`: its interface is open to all unless private or limited to networks."""
    private = resource.boolean("private_cluster_config.enable_private_endpoint", default=False)
    path = "master_authorized_networks_config"
    open_to_all: Setting[Any]
    if private.raw is True:
        open_to_all = private.same_place(raw=False)
    elif resource.has(path):
        networks = [
            opened_to_everyone(network.texts("cidr_block"))
            for block in resource.blocks(path)
            for network in block.blocks("cidr_blocks")
        ]
        open_to_all = any_of(*networks, resource.at(path, raw=certainly(resource, path, value=False)))
    else:
        # Unknown whether private, or known not to be: nothing limits who may try.
        open_to_all = resource.at(path, raw=True) if private.known else private
    yield Service(
        declaration=resource.declaration, placement=placement(resource), kind="cluster", open_to_all=open_to_all
    )


_LOG_BUCKETS = tuple(
    f"google_logging_{owner}_bucket_config" for owner in ("project", "folder", "organization", "billing_account")
)
_AUDITS = tuple(f"google_{owner}_iam_audit_config" for owner in ("project", "folder", "organization"))
RIGHTS = {
    "google_container_cluster": cluster_rights,
    "google_iam_workload_identity_pool_provider": identity_provider,
}
TRANSLATORS = {
    "google_kms_crypto_key": crypto_key,
    **dict.fromkeys(_LOG_BUCKETS, log_bucket),
    **dict.fromkeys(_AUDITS, audit_configuration),
    "google_project": project,
    "google_container_cluster": container_cluster,
}
