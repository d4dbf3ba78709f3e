"""File systems: EFS and FSx."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, tags, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

SYSTEMS = Call("efs", "DescribeFileSystems", "FileSystems")
BACKUP = Call("efs", "DescribeBackupPolicy", "BackupPolicy", ("PolicyNotFound",))
POLICY = Call("efs", "DescribeFileSystemPolicy", "Policy", ("PolicyNotFound",))
REPLICATION = Call(
    "efs", "DescribeReplicationConfigurations", "Replications", ("ReplicationNotFound", "FileSystemNotFound")
)
FSX = Call("fsx", "DescribeFileSystems", "FileSystems")


def systems(api: Api) -> Iterator[Found]:
    """File systems of EFS with their backups and copies."""
    found = api.every(SYSTEMS)
    for item in found:
        yield partial(_system, api, item)
    if found:
        yield partial(_copies, api)


def _system(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    identifier = str(item["FileSystemId"])
    arn = told(item, "FileSystemArn") or api.arn("elasticfilesystem", f"file-system/{identifier}")
    yield Fact(
        "aws_efs_file_system",
        arn,
        told(item, "Name", default=identifier),
        {
            "id": identifier,
            "arn": arn,
            "encrypted": told(item, "Encrypted", default=False),
            **fields(item, kms_key_id="KmsKeyId", availability_zone_name="AvailabilityZoneName"),
            "tags": tags(told(item, "Tags")),
        },
    )
    policy = api.one(POLICY, FileSystemId=identifier)
    if policy is not None:
        yield Fact(
            "aws_efs_file_system_policy",
            arn,
            identifier,
            {"file_system_id": identifier, "policy": policy},
            unseen=policy if isinstance(policy, Unknown) else None,
        )
    status = told(api.one(BACKUP, FileSystemId=identifier), "Status", default="DISABLED")
    yield Fact(
        "aws_efs_backup_policy",
        arn,
        identifier,
        {"file_system_id": identifier, "backup_policy": [{"status": status}]},
    )


def _copies(api: Api) -> Iterator[Found]:
    """All pairs of file systems at once; both ends list a pair, the one that data comes from causes it."""
    copies = api.listed(REPLICATION)
    if isinstance(copies, Unknown):
        yield Fact(
            "aws_efs_replication_configuration",
            api.arn("elasticfilesystem", "file-system/*"),
            "*",
            {"source_file_system_id": copies, "destination": copies},
            unseen=copies,
        )
        return
    for copy in copies:
        source = str(copy.get("SourceFileSystemId") or "")
        if told(copy, "SourceFileSystemRegion", default=api.region) == api.region:
            yield Fact(
                "aws_efs_replication_configuration",
                told(copy, "SourceFileSystemArn") or api.arn("elasticfilesystem", f"file-system/{source}"),
                source,
                {
                    "source_file_system_id": source,
                    "destination": [
                        fields(one, region="Region", file_system_id="FileSystemId")
                        for one in copy.get("Destinations") or ()
                    ],
                },
            )


_FSX = {
    "WINDOWS": ("aws_fsx_windows_file_system", "WindowsConfiguration"),
    "LUSTRE": ("aws_fsx_lustre_file_system", "LustreConfiguration"),
    "ONTAP": ("aws_fsx_ontap_file_system", "OntapConfiguration"),
    "OPENZFS": ("aws_fsx_openzfs_file_system", "OpenZFSConfiguration"),
}


def fsx(api: Api) -> Iterator[Found]:
    """File systems of FSx, of its four kinds."""
    for item in api.every(FSX):
        type_name, member = _FSX.get(str(item.get("FileSystemType")), _FSX["WINDOWS"])
        identifier = str(item["FileSystemId"])
        arn = told(item, "ResourceARN") or api.arn("fsx", f"file-system/{identifier}")
        yield Fact(
            type_name,
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                **fields(
                    item,
                    kms_key_id="KmsKeyId",
                    automatic_backup_retention_days=f"{member}.AutomaticBackupRetentionDays",
                ),
                "tags": tags(told(item, "Tags")),
            },
        )


KINDS = (
    Kind(("aws_efs_file_system",), (SYSTEMS, POLICY, BACKUP, REPLICATION), systems),
    Kind(("aws_fsx_windows_file_system",), (FSX,), fsx),
)
