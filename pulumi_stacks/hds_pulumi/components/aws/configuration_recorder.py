"""What the account was made of at any moment, by AWS Config."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.access_logs import AccessLogs
from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.buckets import PrivateBucket, PrivateBucketArgs
from hds_pulumi.components.aws.log_groups import RETENTION_DAYS
from hds_pulumi.components.aws.policy_documents import Statement, allow, policy_document, trust


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationRecorderArgs:
    """What is recorded, and where it goes.

    Attributes:
        account: The account, in this region.
        audit_key_arn: Key of the history: `Purpose.AUDIT`.
        access_logs: Collects the log of accesses to the history.
        retention_days: For which the history is kept.
        protect: Whether Pulumi refuses to delete the history.
    """

    account: Account
    audit_key_arn: pulumi.Input[str]
    access_logs: AccessLogs
    retention_days: int = RETENTION_DAYS
    protect: bool = True


class ConfigurationRecorder(pulumi.ComponentResource):
    """Records every type of resource, global ones included, as it changes.

    The history is in a versioned bucket without a default lock: AWS Config does not write into locked ones.
    """

    def __init__(self, name: str, args: ConfigurationRecorderArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:ConfigurationRecorder", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        account = args.account

        def writers(bucket: pulumi.Output[str]) -> list[Statement]:
            service = {"Service": "config.amazonaws.com"}
            of_the_account = {"aws:SourceAccount": account.account_id}
            return [
                allow(
                    ["s3:GetBucketAcl", "s3:ListBucket"],
                    bucket,
                    sid="Look",
                    principals=service,
                    conditions={"StringEquals": of_the_account},
                ),
                allow(
                    ["s3:PutObject"],
                    pulumi.Output.concat(bucket, f"/AWSLogs/{account.account_id}/Config/*"),
                    sid="Write",
                    principals=service,
                    conditions={"StringEquals": {**of_the_account, "s3:x-amz-acl": "bucket-owner-full-control"}},
                ),
            ]

        history = PrivateBucket(
            f"{name}-history",
            PrivateBucketArgs(
                key_arn=args.audit_key_arn,
                lock=None,
                access_logs=args.access_logs,
                expire_days=args.retention_days,
                former_versions_days=args.retention_days,
                statements=writers,
                protect=args.protect,
            ),
            own,
        )
        role = aws.iam.Role(
            name,
            assume_role_policy=trust(
                "config.amazonaws.com", conditions={"StringEquals": {"aws:SourceAccount": account.account_id}}
            ),
            opts=own,
        )
        aws.iam.RolePolicyAttachment(
            name, role=role.name, policy_arn="arn:aws:iam::aws:policy/service-role/AWS_ConfigRole", opts=own
        )
        aws.iam.RolePolicy(
            name,
            role=role.name,
            policy=policy_document(
                allow(["s3:PutObject"], pulumi.Output.concat(history.arn, "/AWSLogs/*"), sid="WriteHistory"),
                allow(["s3:GetBucketAcl"], history.arn, sid="LookAtHistory"),
                allow(["kms:GenerateDataKey", "kms:Decrypt"], args.audit_key_arn, sid="EncryptHistory"),
            ),
            opts=own,
        )
        recorder = aws.cfg.Recorder(
            name,
            role_arn=role.arn,
            recording_group=aws.cfg.RecorderRecordingGroupArgs(all_supported=True, include_global_resource_types=True),
            recording_mode=aws.cfg.RecorderRecordingModeArgs(recording_frequency="CONTINUOUS"),
            opts=own,
        )
        channel = aws.cfg.DeliveryChannel(
            name,
            s3_bucket_name=history.bucket,
            s3_kms_key_arn=args.audit_key_arn,
            snapshot_delivery_properties=aws.cfg.DeliveryChannelSnapshotDeliveryPropertiesArgs(
                delivery_frequency="TwentyFour_Hours"
            ),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[recorder, history]),
        )
        aws.cfg.RecorderStatus(
            name,
            name=recorder.name,
            is_enabled=True,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[channel]),
        )
        self.register_outputs({"bucket": history.bucket})
