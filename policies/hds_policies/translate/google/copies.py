"""Ways for data to leave the place of a Google Cloud resource; rows of `facts.data_movement` are named by their number."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.model.declaration import is_absent
from hds_policies.model.hosting import Copy, CopyKind, Residence, Role, VendorExport
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.copying import By, Way, copies, walk
from hds_policies.translate.merging import Translator
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_REGIONS = By.REGION
_WAYS: dict[str, tuple[Way, ...]] = {
    "google_storage_bucket": (
        Way(CopyKind.REPLICA, "custom_placement_config.data_locations", _REGIONS),
        Way(CopyKind.LOGS, "logging.log_bucket", By.TARGET),
    ),  # 157, 158
    "google_bigquery_analytics_hub_listing": (Way(CopyKind.REPLICA, "replica_locations", _REGIONS),),  # 163
    "google_bigquery_reservation": (Way(CopyKind.REPLICA, "secondary_location", _REGIONS),),  # 164
    "google_sql_database_instance": (Way(CopyKind.BACKUP, "settings.backup_configuration.location", _REGIONS),),  # 167
    "google_secret_manager_secret": (
        Way(CopyKind.KEYS, "replication.user_managed.replicas.location", _REGIONS),
    ),  # 174
    "google_compute_snapshot": (Way(CopyKind.SNAPSHOT, "storage_locations", _REGIONS),),  # 177
    "google_compute_image": (Way(CopyKind.IMAGES, "storage_locations", _REGIONS),),
    "google_compute_machine_image": (Way(CopyKind.IMAGES, "storage_locations", _REGIONS),),
    "google_compute_snapshot_settings": (
        Way(CopyKind.SNAPSHOT, "storage_location.locations.location", _REGIONS),
    ),  # 178
    "google_compute_resource_policy": (
        Way(CopyKind.SNAPSHOT, "snapshot_schedule_policy.snapshot_properties.storage_locations", _REGIONS),
    ),  # 179
    "google_compute_disk": (Way(CopyKind.REPLICA, "async_primary_disk.disk", By.SOURCE),),  # 180
    "google_logging_organization_settings": (Way(CopyKind.LOGS, "storage_location", _REGIONS),),  # 186
    "google_logging_folder_settings": (Way(CopyKind.LOGS, "storage_location", _REGIONS),),
    "google_logging_project_sink": (Way(CopyKind.LOGS, "destination", By.TARGET),),  # 184
    "google_logging_folder_sink": (Way(CopyKind.LOGS, "destination", By.TARGET),),
    "google_logging_organization_sink": (Way(CopyKind.LOGS, "destination", By.TARGET),),
    "google_pubsub_topic": (
        Way(CopyKind.MESSAGES, "message_storage_policy.allowed_persistence_regions", _REGIONS),
    ),  # 187
    "google_cloud_run_v2_service": (Way(CopyKind.EXPORT, "multi_region_settings.regions", _REGIONS),),  # 189
    "google_cloudfunctions2_function": (Way(CopyKind.MESSAGES, "event_trigger.trigger_region", _REGIONS),),  # 190
    "google_apigee_organization": (
        Way(CopyKind.EXPORT, "analytics_region", _REGIONS),
        Way(CopyKind.EXPORT, "api_consumer_data_location", _REGIONS),
    ),  # 200
    "google_netapp_backup_vault": (Way(CopyKind.BACKUP, "backup_region", _REGIONS),),  # 182
    "google_netapp_volume_replication": (
        Way(CopyKind.REPLICA, "destination_volume_parameters.storage_pool", By.TARGET),
    ),
    "google_storage_transfer_job": (
        Way(CopyKind.EXPORT, "transfer_spec.gcs_data_sink.bucket_name", By.TARGET),
        Way(CopyKind.EXPORT, "transfer_spec.gcs_data_source.bucket_name", By.SOURCE),
        Way(CopyKind.REPLICA, "replication_spec.gcs_data_sink.bucket_name", By.TARGET),
    ),  # 159
    "google_bigquery_data_transfer_config": (Way(CopyKind.EXPORT, "destination_dataset_id", By.TARGET),),  # 162
    "google_dataflow_job": (Way(CopyKind.EXPORT, "temp_gcs_location", By.TARGET),),  # 198
    "google_composer_environment": (
        Way(
            CopyKind.BACKUP,
            "config.recovery_config.scheduled_snapshots_config.snapshot_location",
            By.TARGET,
        ),
    ),  # 199
    "google_alloydb_cluster": (Way(CopyKind.REPLICA, "secondary_config.primary_cluster_name", By.SOURCE),),  # 169
}


def _landing(resource: Resource, setting: Setting[Any]) -> Placement | None:
    """Where the resource that a name or path names is: paths may carry the place, bucket names do not."""
    raw = setting.raw
    if isinstance(raw, Unknown):
        other = resource.neighbours.referred(raw)
        if isinstance(other, Resource) and other.declaration.mode == "managed":
            return placement(other)
        return Placement("google", setting)
    if not isinstance(raw, str) or not raw:
        return None
    # `gs://bucket/folder` names the bucket, whatever the folder.
    steps = raw.removeprefix("gs://").split("/")[:1] if raw.startswith("gs://") else raw.split("/")
    for word in ("locations", "regions", "zones"):
        if word in steps[:-1]:
            return Placement("google", setting.same_place(steps[steps.index(word) + 1]))
    for kind in ("google_storage_bucket", "google_bigquery_dataset"):
        for other in resource.every(kind):
            name = other.raw("name")[0] if kind == "google_storage_bucket" else other.raw("dataset_id")[0]
            if isinstance(name, str) and name and name == steps[-1]:
                return placement(other)
    return Placement("google", setting.same_place(Unknown(Why.DATA_SOURCE, (setting.attribute,))))


def _copies(resource: Resource) -> Iterator[Thing]:
    """All ways listed for the type."""
    yield from copies(resource, "google", _WAYS[resource.type], _landing)


def topic(resource: Resource) -> Iterator[Thing]:
    """Row 187: without a storage policy messages rest where they happen to be published."""
    path = "message_storage_policy.allowed_persistence_regions"
    if not resource.has("message_storage_policy"):
        unknown: Any = Unknown(Why.RUN_TIME, (path,))
        yield Residence(
            declaration=resource.declaration,
            placement=Placement("google", resource.at(path, unknown)),
            role=Role.TRANSPORT,
        )


def secret(resource: Resource) -> Iterator[Thing]:
    """Row 173: automatic replication lets Google choose the regions, anywhere in the world."""
    for path in ("replication.auto", "replication.automatic"):
        raw, _ = resource.raw(path)
        if not is_absent(raw) and raw is not False:
            region: Any = raw if isinstance(raw, Unknown) else "global"
            yield Residence(
                declaration=resource.declaration,
                placement=Placement("google", resource.at(path, region)),
                role=Role.STORE,
            )


def cdn(resource: Resource) -> Iterator[Thing]:
    """Row 191: what the content delivery network caches is kept at sites all over the world."""
    enabled = resource.boolean("enable_cdn", default=False)
    if not enabled.known or enabled.value:
        raw: Any = None if enabled.known else enabled.raw
        yield Residence(
            declaration=resource.declaration,
            placement=Placement("google", Setting(raw, enabled.attribute, resource.declaration)),
            role=Role.EDGE,
        )


def subscription(resource: Resource) -> Iterator[Thing]:
    """Row 188: messages pushed to an address outside."""
    for setting in walk(resource, "push_config.push_endpoint"):
        raw = setting.raw
        found = provider_by_endpoint(raw) if isinstance(raw, str) else None
        if found is not None and (found.emulator or found.host == "google"):
            continue
        if isinstance(raw, str) and raw.split("/")[2:3] and raw.split("/")[2].endswith((".run.app", ".appspot.com")):
            continue
        yield VendorExport(
            declaration=resource.declaration,
            vendor=found.host if found else None,
            target=setting,
            detail=setting.attribute,
        )


def cloud_connection(resource: Resource) -> Iterator[Thing]:
    """Row 165: a connection to another cloud is where its location says, `aws-us-east-1` or `azure-eastus2`."""
    for setting in walk(resource, "location"):
        word, _, region = setting.raw.partition("-") if isinstance(setting.raw, str) else ("", "", "")
        host = {"aws": "aws", "azure": "azurerm"}.get(word.lower())
        if host is not None:
            yield Copy(
                declaration=resource.declaration,
                placement=Placement(host, setting.same_place(region)),
                kind=CopyKind.EXPORT,
                source=resource.address,
                destination=region,
                detail=setting.attribute,
            )


_OTHERS: dict[str, Callable[[Resource], Iterator[Thing]]] = {
    "google_pubsub_topic": topic,
    "google_secret_manager_secret": secret,
    "google_compute_backend_service": cdn,
    "google_compute_backend_bucket": cdn,
    "google_pubsub_subscription": subscription,
    "google_bigquery_connection": cloud_connection,
}
TABLES: tuple[dict[str, Translator], ...] = (dict.fromkeys(_WAYS, _copies), _OTHERS)
