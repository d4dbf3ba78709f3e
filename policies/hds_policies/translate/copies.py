"""Ways for data to leave its place at the hosts that need no module of their own for it.

Rows of `facts.data_movement` are named by their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.facts.hosts import provider_of
from hds_policies.model.hosting import Copy, CopyKind, VendorExport
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.copying import By, Way, copies, walk
from hds_policies.translate.merging import Translator, merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_WAYS: dict[str, tuple[Way, ...]] = {
    # 206, 207, by its later names too.
    **dict.fromkeys(
        ("ovh_cloud_project_database", "ovh_cloud_managed_database", "ovh_cloud_managed_analytics"),
        (Way(CopyKind.REPLICA, "nodes.region", By.REGION), Way(CopyKind.BACKUP, "backup_regions", By.REGION)),
    ),
    "ovh_cloud_project_storage": (Way(CopyKind.REPLICA, "replication.rules.destination.region", By.REGION),),  # 208
    "ovh_cloud_project_volume_backup": (Way(CopyKind.BACKUP, "region_name", By.REGION),),  # 210
    "ovh_cloud_project_workflow_backup": (Way(CopyKind.BACKUP, "region_name", By.REGION),),  # 211
    "ovh_cloud_project_network_private": (Way(CopyKind.NETWORK, "regions", By.REGION),),
    "scaleway_block_snapshot": (Way(CopyKind.EXPORT, "export.bucket", By.TARGET),),  # 224
    "outscale_snapshot_export_task": (Way(CopyKind.EXPORT, "", By.OWN),),  # 229: to the region's own object storage
    "outscale_image_export_task": (Way(CopyKind.EXPORT, "", By.OWN),),
    "scaleway_rdb_read_replica": (Way(CopyKind.REPLICA, "region", By.REGION),),  # 223
    "flexibleengine_rds_cross_region_backup_strategy": (Way(CopyKind.BACKUP, "destination_region", By.REGION),),  # 237
    "flexibleengine_cbr_policy": (Way(CopyKind.BACKUP, "destination_region", By.REGION),),  # 238
    "flexibleengine_obs_bucket_replication": (Way(CopyKind.REPLICA, "destination_bucket", By.TARGET),),  # 239
    "ibm_is_backup_policy_plan": (Way(CopyKind.BACKUP, "remote_region_policy.region", By.REGION),),  # 244
    "ibm_is_share": (Way(CopyKind.REPLICA, "replica_share.zone", By.REGION),),  # 245
    "ibm_database": (Way(CopyKind.REPLICA, "remote_leader_id", By.SOURCE),),  # 246
    "ibm_cos_backup_vault": (Way(CopyKind.BACKUP, "region", By.REGION),),  # 243
    "ibm_cos_backup_policy": (Way(CopyKind.BACKUP, "target_backup_vault_crn", By.TARGET),),
    "ibm_cos_bucket_replication_rule": (Way(CopyKind.REPLICA, "replication_rule.destination_bucket_crn", By.TARGET),),
    "oci_file_storage_replication": (Way(CopyKind.REPLICA, "target_id", By.TARGET),),  # 257
    "oci_database_autonomous_database": (Way(CopyKind.REPLICA, "source_id", By.SOURCE),),  # 256
    "oci_objectstorage_replication_policy": (Way(CopyKind.REPLICA, "destination_region_name", By.REGION),),  # 250
    "oci_core_volume_backup_policy": (Way(CopyKind.BACKUP, "destination_region", By.REGION),),  # 251
    "oci_core_boot_volume_backup": (Way(CopyKind.BACKUP, "source_details.region", By.REGION),),  # 253
    "oci_core_volume_backup": (Way(CopyKind.BACKUP, "source_details.region", By.REGION),),
    "oci_mysql_mysql_db_system": (
        Way(CopyKind.BACKUP, "backup_policy.copy_policies.copy_to_region", By.REGION),
    ),  # 254
    "oci_kms_vault_replication": (Way(CopyKind.KEYS, "replica_region", By.REGION),),  # 255
    "oci_core_remote_peering_connection": (Way(CopyKind.NETWORK, "peer_region_name", By.REGION),),  # 259
    "aiven_pg": (Way(CopyKind.BACKUP, "pg_user_config.additional_backup_regions", By.REGION),),  # 266
    "aiven_mysql": (Way(CopyKind.BACKUP, "mysql_user_config.additional_backup_regions", By.REGION),),
}


# Types whose name is what others refer to them by.
_BUCKETS = ("scaleway_object_bucket", "flexibleengine_obs_bucket")


def _landing(resource: Resource, setting: Setting[Any]) -> Placement | None:
    """Where the resource that an argument names is, when it is in the code."""
    raw = setting.raw
    own = placement(resource)
    if own is None or raw is None:
        return None
    if isinstance(raw, Unknown):
        other = resource.neighbours.referred(raw)
        if isinstance(other, Resource) and other.declaration.mode == "managed":
            return placement(other)
        return Placement(own.host, setting)
    for kind in _BUCKETS:
        named = next((other for other in resource.every(kind) if other.setting("name").equals(raw)), None)
        if named is not None:
            return placement(named)
    return Placement(own.host, setting.same_place(Unknown(Why.DATA_SOURCE, (setting.attribute,))))


def _copies(resource: Resource) -> Iterator[Thing]:
    """All ways listed for the type; region names are those of the resource's own host."""
    own = placement(resource)
    if own is not None:
        yield from copies(resource, own.host, _WAYS[resource.type], _landing)


def cockpit_exporter(resource: Resource) -> Iterator[Thing]:
    """Row 225: observability data pushed outside; Datadog's site in the United States by default."""
    for block in resource.blocks("datadog_destination"):
        target = block.setting("endpoint", "https://api.datadoghq.com")
        yield VendorExport(
            declaration=resource.declaration,
            placement=_site("datadog", target),
            vendor="datadog",
            target=target,
            detail="datadog_destination",
        )
    for setting in walk(resource, "otlp_destination.endpoint"):
        found = provider_by_endpoint(setting.raw) if isinstance(setting.raw, str) else None
        if found is not None and found.emulator:
            continue
        yield VendorExport(
            declaration=resource.declaration,
            vendor=found.host if found else None,
            target=setting,
            detail="otlp_destination",
        )


def ibm_webhook(resource: Resource) -> Iterator[Thing]:
    """Row 248: log events called out to an address outside."""
    for setting in walk(resource, "url"):
        found = provider_by_endpoint(setting.raw) if isinstance(setting.raw, str) else None
        if found is None or (found.host != "ibm" and not found.emulator):
            yield VendorExport(
                declaration=resource.declaration,
                vendor=found.host if found else None,
                target=setting,
                detail=setting.attribute,
            )


def _site(vendor: str, target: Setting[Any]) -> Placement:
    found = provider_by_endpoint(target.raw) if isinstance(target.raw, str) else None
    region: Any = found.region if found else None
    if region is None:
        region = target.raw if isinstance(target.raw, Unknown) else Unknown(Why.DATA_SOURCE, (target.attribute,))
    return Placement(vendor, target.same_place(region))


# Where region names are those of the cloud that a block names beside them: path of the blocks, and the two arguments.
_ATLAS: dict[str, tuple[str, str, str]] = {
    "mongodbatlas_advanced_cluster": ("replication_specs.region_configs", "provider_name", "region_name"),  # 261
    "mongodbatlas_cloud_backup_schedule": ("copy_settings", "cloud_provider", "region_name"),  # 262
    # 264: the place of archives, queries and streams.
    **dict.fromkeys(
        ("mongodbatlas_online_archive", "mongodbatlas_federated_database_instance", "mongodbatlas_stream_instance"),
        ("data_process_region", "cloud_provider", "region"),
    ),
    "mongodbatlas_cluster": ("", "provider_name", "provider_region_name"),
    "mongodbatlas_serverless_instance": (
        "",
        "provider_settings_backing_provider_name",
        "provider_settings_region_name",
    ),
}


def atlas(resource: Resource) -> Iterator[Thing]:
    """Rows 261 and 262: every node and every copy has a place of its own."""
    path, provider, region = _ATLAS[resource.type]
    for setting in walk(resource, f"{path}.{region}" if path else region):
        raw: Any = setting.raw
        if isinstance(raw, str):
            block, _, _ = setting.attribute.rpartition(".")
            cloud = resource.raw(f"{block}.{provider}" if block else provider)[0] if not path else None
            raw = f"{cloud}/{raw}" if isinstance(cloud, str) else raw
        yield Copy(
            declaration=resource.declaration,
            placement=Placement("mongodbatlas", setting.same_place(raw)),
            kind=CopyKind.BACKUP if "schedule" in resource.type else CopyKind.REPLICA,
            source=resource.address,
            destination=raw if isinstance(raw, str) else "",
            detail=setting.attribute,
        )


# Resources by which a monitoring vendor gathers data from a cloud account.
_GATHERING = (
    "datadog_integration_aws",
    "datadog_integration_aws_account",
    "datadog_integration_azure",
    "datadog_integration_gcp",
    "datadog_integration_gcp_sts",
    "newrelic_cloud_aws_link_account",
    "newrelic_cloud_azure_link_account",
    "newrelic_cloud_gcp_link_account",
)


def gathering(resource: Resource) -> Iterator[Thing]:
    """A vendor's own access to the account's metrics and logs."""
    provider = provider_of(resource.type.split("_", 1)[0])
    yield VendorExport(
        declaration=resource.declaration,
        vendor=provider.host if provider else None,
        target=Setting(resource.type, "", resource.declaration),
    )


_OTHERS: dict[str, Callable[[Resource], Iterator[Thing]]] = {
    "scaleway_cockpit_exporter": cockpit_exporter,
    **dict.fromkeys(_ATLAS, atlas),
    "ibm_logs_outgoing_webhook": ibm_webhook,
    **dict.fromkeys(_GATHERING, gathering),
}
TRANSLATORS: dict[str, tuple[Translator, ...]] = merged(dict.fromkeys(_WAYS, _copies), _OTHERS)
