"""Data clusters, pipelines, notebooks and backup plans of Google Cloud; defaults of the hashicorp/google documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hds_policies.model.activity_logs import DatabaseLog
from hds_policies.model.alarms import Metering
from hds_policies.model.dedicated_machines import DataMachines
from hds_policies.model.network import Service
from hds_policies.model.storage import BackupPlan
from hds_policies.model.thing import Thing
from hds_policies.translate.derivation import converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def dataproc(resource: Resource) -> Iterator[Thing]:
    """`google_dataproc_cluster`: the default depends on the image's version, hence only what is written is judged."""
    private = resource.boolean("cluster_config.gce_cluster_config.internal_ip_only", default=True)
    if not private.by_default:
        yield DataMachines(
            declaration=resource.declaration,
            placement=placement(resource),
            on_internet=converted(private, lambda hidden: not hidden),
        )


def _machines(switch: str, *, hides: bool = True, default: bool = True) -> Callable[[Resource], Iterator[Thing]]:
    """Machines that have public addresses by `default`; `switch` is the argument that `hides` them, or shows them."""

    def machines(resource: Resource) -> Iterator[Thing]:
        yield DataMachines(
            declaration=resource.declaration,
            placement=placement(resource),
            on_internet=converted(
                resource.boolean(switch, default=default is not hides), lambda value: value is not hides
            ),
        )

    return machines


def dataflow_job(resource: Resource) -> Iterator[Thing]:
    """`google_dataflow_job` and its like: workers have public addresses unless `WORKER_IP_PRIVATE`."""
    yield DataMachines(
        declaration=resource.declaration,
        placement=placement(resource),
        on_internet=converted(
            resource.text("ip_configuration", "WORKER_IP_PUBLIC"), lambda word: word != "WORKER_IP_PRIVATE"
        ),
    )


def index_endpoint(resource: Resource) -> Iterator[Thing]:
    """`google_vertex_ai_index_endpoint`: on a network of the customer unless a public address is asked for."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="inference",
        open_to_all=resource.boolean("public_endpoint_enabled", default=False),
    )


def data_fusion(resource: Resource) -> Iterator[Thing]:
    """`google_data_fusion_instance`: pipelines that send neither logs nor metrics unless asked to."""
    place = placement(resource)
    yield from _machines("private_instance")(resource)
    yield DatabaseLog(
        declaration=resource.declaration,
        placement=place,
        recorded=resource.boolean("enable_stackdriver_logging", default=False),
    )
    yield Metering(
        declaration=resource.declaration,
        placement=place,
        works=resource.boolean("enable_stackdriver_monitoring", default=False),
    )


def backup_plan(resource: Resource) -> Iterator[Thing]:
    """`google_gke_backup_backup_plan`: backups are kept for ever unless days are named."""
    days = resource.number("retention_policy.backup_retain_days")
    if not days.by_default and days.known_or(1) != 0:
        yield BackupPlan(declaration=resource.declaration, placement=placement(resource), backup_retention_days=days)


TRANSLATORS = {
    "google_dataproc_cluster": dataproc,
    "google_gke_backup_backup_plan": backup_plan,
    "google_data_fusion_instance": data_fusion,
    "google_dataflow_job": dataflow_job,
    "google_dataflow_flex_template_job": dataflow_job,
    "google_notebooks_instance": _machines("no_public_ip"),
    "google_notebooks_runtime": _machines("virtual_machine.virtual_machine_config.internal_ip_only"),
    "google_workbench_instance": _machines("gce_setup.disable_public_ip"),
    "google_cloudbuild_worker_pool": _machines("worker_config.no_external_ip"),
    "google_tpu_v2_vm": _machines("network_config.enable_external_ips", hides=False),
    "google_vertex_ai_index_endpoint": index_endpoint,
}
