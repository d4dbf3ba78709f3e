"""Data clusters and backup plans of Google Cloud; defaults of the hashicorp/google documentation."""

from __future__ import annotations

from collections.abc import Iterator

from hds_policies.model.dedicated_machines import DataMachines
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


def backup_plan(resource: Resource) -> Iterator[Thing]:
    """`google_gke_backup_backup_plan`: backups are kept for ever unless days are named."""
    days = resource.number("retention_policy.backup_retain_days")
    if not days.by_default and days.known_or(1) != 0:
        yield BackupPlan(declaration=resource.declaration, placement=placement(resource), backup_retention_days=days)


TRANSLATORS = {"google_dataproc_cluster": dataproc, "google_gke_backup_backup_plan": backup_plan}
