"""Network file systems of AWS and their mounts. Defaults are those of the hashicorp/aws documentation."""

from collections.abc import Iterator

from hds_policies.model.network import Mount
from hds_policies.model.storage import FileShare
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.aws.backup import backed_up
from hds_policies.translate.derivation import always, converted, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def elastic_file_system(resource: Resource) -> Iterator[Thing]:
    """`aws_efs_file_system`: in clear unless asked; a replica follows its own setting."""
    yield FileShare(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("encrypted", default=False),
        customer_key=resource.setting("kms_key_id"),
        backup_enabled=_efs_backup(resource),
    )


def _efs_backup(resource: Resource) -> Setting[bool]:
    """Off unless a companion or a plan takes them; on in a file system of one zone (Amazon EFS API, `Backup`)."""
    for companion in resource.companions("aws_efs_backup_policy", "file_system_id"):
        status = companion.text("backup_policy.status", "DISABLED")
        return backed_up(resource, converted(status, lambda word: word in ("ENABLED", "ENABLING")))
    return backed_up(
        resource, resource.at("availability_zone_name", raw=names_something(resource, "availability_zone_name"))
    )


def lone_backup_policy(resource: Resource) -> Iterator[Thing]:
    """`aws_efs_backup_policy` of a file system that is declared elsewhere."""
    if not isinstance(resource.referred("file_system_id"), Resource):
        status = resource.text("backup_policy.status", "DISABLED")
        yield FileShare(
            declaration=resource.declaration,
            placement=placement(resource),
            backup_enabled=converted(status, lambda word: word in ("ENABLED", "ENABLING")),
        )


def fsx(resource: Resource) -> Iterator[Thing]:
    """`aws_fsx_*`: always encrypted; backups are judged when they are switched off."""
    days = resource.number("automatic_backup_retention_days")
    yield FileShare(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="FSx encrypts every file system"),
        customer_key=resource.setting("kms_key_id"),
        backup_retention_days=None if days.by_default else days,
    )


def task_mounts(resource: Resource) -> Iterator[Thing]:
    """`aws_ecs_task_definition`: mounts of EFS are in clear unless asked."""
    for volume in resource.blocks("volume"):
        for configuration in volume.blocks("efs_volume_configuration"):
            mode = configuration.text("transit_encryption", "DISABLED")
            yield Mount(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=configuration.prefix,
                encrypted=converted(mode, lambda word: word.upper() == "ENABLED"),
            )


def transfer_location(resource: Resource) -> Iterator[Thing]:
    """`aws_datasync_location_efs`: mounted in clear unless asked."""
    mode = resource.text("in_transit_encryption", "NONE")
    yield Mount(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(mode, lambda word: word.upper() != "NONE"),
    )


TRANSLATORS = {
    "aws_efs_file_system": elastic_file_system,
    "aws_efs_backup_policy": lone_backup_policy,
    "aws_fsx_windows_file_system": fsx,
    "aws_fsx_lustre_file_system": fsx,
    "aws_fsx_ontap_file_system": fsx,
    "aws_fsx_openzfs_file_system": fsx,
    "aws_ecs_task_definition": task_mounts,
    "aws_datasync_location_efs": transfer_location,
}
