"""EC2: instances and their templates, volumes, snapshots, images, and what the account sets for all volumes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_policies.redaction import REDACTED
from hds_policies.translate.secrets_in_code import holds_secret
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, tags, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

INSTANCES = Call("ec2", "DescribeInstances", "Reservations")
VOLUMES = Call("ec2", "DescribeVolumes", "Volumes")
SNAPSHOTS = Call("ec2", "DescribeSnapshots", "Snapshots")
SNAPSHOT_SHARES = Call("ec2", "DescribeSnapshotAttribute", "CreateVolumePermissions")
IMAGES = Call("ec2", "DescribeImages", "Images")
TEMPLATES = Call("ec2", "DescribeLaunchTemplates", "LaunchTemplates")
TEMPLATE_VERSIONS = Call("ec2", "DescribeLaunchTemplateVersions", "LaunchTemplateVersions")
CONFIGURATIONS = Call("autoscaling", "DescribeLaunchConfigurations", "LaunchConfigurations")
ENCRYPTED_BY_DEFAULT = Call("ec2", "GetEbsEncryptionByDefault", "EbsEncryptionByDefault")
LIFECYCLES = Call("dlm", "GetLifecyclePolicies", "Policies")
LIFECYCLE = Call("dlm", "GetLifecyclePolicy", "Policy")

_GONE = frozenset({"terminated", "shutting-down"})


def instances(api: Api) -> Iterator[Found]:
    """Machines. Their volumes are judged themselves."""
    for reservation in api.every(INSTANCES):
        for item in reservation.get("Instances") or ():
            if told(item, "State.Name") in _GONE:
                continue
            identifier = str(item["InstanceId"])
            yield Fact(
                "aws_instance",
                api.arn("ec2", f"instance/{identifier}"),
                identifier,
                {
                    "id": identifier,
                    "arn": api.arn("ec2", f"instance/{identifier}"),
                    **fields(
                        item,
                        ami="ImageId",
                        instance_type="InstanceType",
                        availability_zone="Placement.AvailabilityZone",
                        subnet_id="SubnetId",
                        public_ip="PublicIpAddress",
                    ),
                    "monitoring": told(item, "Monitoring.State") == "enabled",
                    "metadata_options": _metadata(told(item, "MetadataOptions")),
                    "vpc_security_group_ids": [group.get("GroupId") for group in item.get("SecurityGroups") or ()],
                    # Each volume is in the account, and judged there: here stands only that none is missing.
                    "root_block_device": [{"no_device": True}],
                    "tags": tags(told(item, "Tags")),
                },
            )


def _metadata(options: Any) -> list[dict[str, Any]]:
    if not options:
        return []
    return [
        fields(
            options,
            http_tokens="HttpTokens",
            http_endpoint="HttpEndpoint",
            http_put_response_hop_limit="HttpPutResponseHopLimit",
        )
    ]


def _script(text: Any) -> dict[str, str]:
    """A mark in the place of a start-up script that holds a secret; scripts come along and are let fall here."""
    return {"user_data": REDACTED} if isinstance(text, str) and holds_secret(text) else {}


def volumes(api: Api) -> Iterator[Found]:
    """Block volumes, attached or not."""
    for item in api.every(VOLUMES):
        identifier = str(item["VolumeId"])
        arn = api.arn("ec2", f"volume/{identifier}")
        yield Fact(
            "aws_ebs_volume",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                "encrypted": told(item, "Encrypted", default=False),
                **fields(item, kms_key_id="KmsKeyId", availability_zone="AvailabilityZone", snapshot_id="SnapshotId"),
                "tags": tags(told(item, "Tags")),
            },
        )


def snapshots(api: Api) -> Iterator[Found]:
    """Snapshots of the account, each with whom it is shared."""
    for item in api.every(SNAPSHOTS, OwnerIds=["self"]):
        if told(item, "OwnerId", default=api.account.id) == api.account.id:
            yield partial(_snapshot, api, item)


def _snapshot(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    identifier = str(item["SnapshotId"])
    # ARNs of snapshots and images bear no account ("Actions, resources, and condition keys for Amazon EC2").
    arn = f"arn:{api.account.partition}:ec2:{api.region}::snapshot/{identifier}"
    yield Fact(
        "aws_ebs_snapshot_copy",
        arn,
        identifier,
        {
            "id": identifier,
            "arn": arn,
            "encrypted": told(item, "Encrypted", default=False),
            **fields(item, kms_key_id="KmsKeyId", volume_id="VolumeId"),
            "tags": tags(told(item, "Tags")),
        },
        shown="aws_ebs_snapshot",
    )
    shares = api.one(SNAPSHOT_SHARES, SnapshotId=identifier, Attribute="createVolumePermission")
    # One fact for all that it is shared with: everyone, when everyone is among them.
    whom: Any = shares
    if not isinstance(shares, Unknown):
        public = any(share.get("Group") == "all" for share in shares or ())
        accounts = [share["UserId"] for share in shares or () if share.get("UserId")]
        whom = "all" if public else next(iter(accounts), None)
    if whom is not None:
        type_name = "aws_snapshot_create_volume_permission"
        yield Fact(type_name, arn, identifier, {"snapshot_id": identifier, "account_id": whom})


def images(api: Api) -> Iterator[Found]:
    """Images of the account; their snapshots are judged themselves."""
    for item in api.every(IMAGES, Owners=["self"]):
        if told(item, "OwnerId", default=api.account.id) == api.account.id:
            yield from _image(api, item)


def _image(api: Api, item: dict[str, Any]) -> Iterator[Fact]:
    identifier = str(item["ImageId"])
    arn = f"arn:{api.account.partition}:ec2:{api.region}::image/{identifier}"
    yield Fact(
        "aws_ami",
        arn,
        told(item, "Name", default=identifier),
        {
            "id": identifier,
            "arn": arn,
            "name": told(item, "Name"),
            "ebs_block_device": [
                fields(mapping, device_name="DeviceName", encrypted="Ebs.Encrypted", snapshot_id="Ebs.SnapshotId")
                for mapping in item.get("BlockDeviceMappings") or ()
                if mapping.get("Ebs")
            ],
            "tags": tags(told(item, "Tags")),
        },
    )
    if told(item, "Public"):
        yield Fact("aws_ami_launch_permission", arn, identifier, {"image_id": identifier, "group": "all"})


def templates(api: Api) -> Iterator[Found]:
    """Templates for machines, as their default version has them."""
    for item in api.every(TEMPLATES):
        yield partial(_template, api, item)


def _template(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    identifier = str(item["LaunchTemplateId"])
    arn = api.arn("ec2", f"launch-template/{identifier}")
    versions = api.listed(TEMPLATE_VERSIONS, LaunchTemplateId=identifier, Versions=["$Default"])
    data = versions if isinstance(versions, Unknown) else told(versions, "0.LaunchTemplateData", default={})
    mappings = told(data, "BlockDeviceMappings", default=[])
    yield Fact(
        "aws_launch_template",
        arn,
        told(item, "LaunchTemplateName", default=identifier),
        {
            "id": identifier,
            "arn": arn,
            "name": told(item, "LaunchTemplateName"),
            "block_device_mappings": mappings
            if isinstance(mappings, Unknown)
            else [
                {
                    "device_name": mapping.get("DeviceName"),
                    "ebs": [
                        fields(mapping["Ebs"], encrypted="Encrypted", kms_key_id="KmsKeyId", snapshot_id="SnapshotId")
                    ],
                }
                for mapping in mappings
                if mapping.get("Ebs")
            ],
            "metadata_options": data if isinstance(data, Unknown) else _metadata(told(data, "MetadataOptions")),
            **_script(told(data, "UserData")),
        },
    )


def launch_configurations(api: Api) -> Iterator[Found]:
    """The older templates of Auto Scaling."""
    for item in api.every(CONFIGURATIONS):
        name = str(item["LaunchConfigurationName"])
        arn = told(item, "LaunchConfigurationARN") or api.arn("autoscaling", f"launchConfiguration:{name}")
        yield Fact(
            "aws_launch_configuration",
            arn,
            name,
            {
                "arn": arn,
                "name": name,
                "image_id": told(item, "ImageId"),
                "ebs_block_device": [
                    {
                        "device_name": mapping.get("DeviceName"),
                        **fields(mapping, encrypted="Ebs.Encrypted", snapshot_id="Ebs.SnapshotId"),
                    }
                    for mapping in item.get("BlockDeviceMappings") or ()
                    if mapping.get("Ebs")
                ],
                "metadata_options": _metadata(told(item, "MetadataOptions")),
                **_script(told(item, "UserData")),
            },
        )


def account_default(api: Api) -> Iterator[Found]:
    """Whether new volumes of the region are encrypted whoever makes them."""
    enabled = api.one(ENCRYPTED_BY_DEFAULT)
    yield Fact(
        "aws_ebs_encryption_by_default",
        f"{api.account.id}/{api.region}/ebs-encryption-by-default",
        "ebs-encryption-by-default",
        {"enabled": enabled if isinstance(enabled, Unknown) else bool(enabled)},
    )


def lifecycles(api: Api) -> Iterator[Found]:
    """Policies that make snapshots, and copy them to other regions."""
    for item in api.every(LIFECYCLES):
        yield partial(_lifecycle, api, str(item["PolicyId"]))


def _lifecycle(api: Api, identifier: str) -> Iterator[Found]:
    policy = api.one(LIFECYCLE, PolicyId=identifier)
    details = told(policy, "PolicyDetails", default={})
    arn = told(policy, "PolicyArn", default="")
    yield Fact(
        "aws_dlm_lifecycle_policy",
        arn if isinstance(arn, str) and arn else api.arn("dlm", f"policy/{identifier}"),
        identifier,
        {
            "id": identifier,
            "state": told(policy, "State"),
            "policy_details": details
            if isinstance(details, Unknown)
            else [
                {
                    "schedule": [
                        {
                            "name": schedule.get("Name"),
                            "cross_region_copy_rule": [
                                fields(rule, target="Target", target_region="TargetRegion", encrypted="Encrypted")
                                for rule in schedule.get("CrossRegionCopyRules") or ()
                            ],
                        }
                        for schedule in details.get("Schedules") or ()
                    ]
                }
            ],
        },
    )


def without_idle_switches(facts: list[Fact]) -> list[Fact]:
    """The facts less the switches that are off in regions where nothing has a volume: they leave nothing in clear."""
    used = {fact.region for fact in facts if fact.type in ("aws_ebs_volume", "aws_ebs_snapshot_copy", "aws_instance")}
    return [
        fact
        for fact in facts
        if fact.type != "aws_ebs_encryption_by_default"
        or fact.attributes["enabled"] is not False
        or fact.region in used
    ]


KINDS = (
    Kind(("aws_instance",), (INSTANCES,), instances),
    Kind(("aws_ebs_volume",), (VOLUMES,), volumes),
    Kind(("aws_ebs_snapshot_copy",), (SNAPSHOTS, SNAPSHOT_SHARES), snapshots),
    Kind(("aws_ami",), (IMAGES,), images),
    Kind(("aws_launch_template",), (TEMPLATES, TEMPLATE_VERSIONS), templates),
    Kind(("aws_launch_configuration",), (CONFIGURATIONS,), launch_configurations),
    Kind(("aws_ebs_encryption_by_default",), (ENCRYPTED_BY_DEFAULT,), account_default),
    Kind(("aws_dlm_lifecycle_policy",), (LIFECYCLES, LIFECYCLE), lifecycles),
)
