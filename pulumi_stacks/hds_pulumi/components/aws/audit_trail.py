"""Who did what in the account, in a store that nobody can rewrite."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.access_logs import AccessLogs
from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.buckets import ObjectLock, PrivateBucket, PrivateBucketArgs
from hds_pulumi.components.aws.log_groups import RETENTION_DAYS, log_group
from hds_pulumi.components.aws.policy_documents import Statement, allow, policy_document, trust

_LOCK = ObjectLock(days=RETENTION_DAYS)
_DATA = ("AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTrailArgs:
    """What is recorded, and where it goes.

    Attributes:
        account: Whose actions.
        audit_key_arn: Key of the trail and its store: `Purpose.AUDIT`.
        logs_key_arn: Key of the log group that alarms watch.
        access_logs: Collects the log of accesses to the store.
        lock: How long a file of the trail resists deletion by anyone.
        protect: Whether Pulumi refuses to delete the trail and its store.
    """

    account: Account
    audit_key_arn: pulumi.Input[str]
    logs_key_arn: pulumi.Input[str]
    access_logs: AccessLogs
    lock: ObjectLock = _LOCK
    protect: bool = True


class AuditTrail(pulumi.ComponentResource):
    """A trail of all regions and of global services, signed, with reading and writing of data, in a locked store."""

    trail_arn: pulumi.Output[str]
    bucket: pulumi.Output[str]
    log_group_name: pulumi.Output[str]
    """Where the same events arrive within minutes."""

    def __init__(self, name: str, args: AuditTrailArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:AuditTrail", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        account = args.account
        arn = account.arn("cloudtrail", f"trail/{name}")

        def writers(bucket: pulumi.Output[str]) -> list[Statement]:
            service = {"Service": "cloudtrail.amazonaws.com"}
            of_the_trail = {"aws:SourceArn": arn}
            return [
                allow(
                    ["s3:GetBucketAcl"],
                    bucket,
                    sid="Look",
                    principals=service,
                    conditions={"StringEquals": of_the_trail},
                ),
                allow(
                    ["s3:PutObject"],
                    pulumi.Output.concat(bucket, f"/AWSLogs/{account.account_id}/*"),
                    sid="Write",
                    principals=service,
                    conditions={"StringEquals": {**of_the_trail, "s3:x-amz-acl": "bucket-owner-full-control"}},
                ),
            ]

        store = PrivateBucket(
            f"{name}-store",
            PrivateBucketArgs(
                key_arn=args.audit_key_arn,
                lock=args.lock,
                access_logs=args.access_logs,
                expire_days=args.lock.days,
                former_versions_days=1,
                statements=writers,
                protect=args.protect,
            ),
            own,
        )
        group = log_group(f"{name}-events", key_arn=args.logs_key_arn, opts=own)
        role = aws.iam.Role(
            name,
            assume_role_policy=trust("cloudtrail.amazonaws.com", conditions={"StringEquals": {"aws:SourceArn": arn}}),
            opts=own,
        )
        aws.iam.RolePolicy(
            name,
            role=role.name,
            policy=policy_document(
                allow(
                    ["logs:CreateLogStream", "logs:PutLogEvents"],
                    pulumi.Output.concat(group.arn, ":log-stream:*"),
                    sid="WriteEvents",
                )
            ),
            opts=own,
        )
        trail = aws.cloudtrail.Trail(
            name,
            name=name,
            s3_bucket_name=store.bucket,
            kms_key_id=args.audit_key_arn,
            enable_logging=True,
            enable_log_file_validation=True,
            is_multi_region_trail=True,
            include_global_service_events=True,
            cloud_watch_logs_group_arn=pulumi.Output.concat(group.arn, ":*"),
            cloud_watch_logs_role_arn=role.arn,
            advanced_event_selectors=[_management(), *(_data(kind, store.arn) for kind in _DATA)],
            insight_selectors=[aws.cloudtrail.TrailInsightSelectorArgs(insight_type="ApiCallRateInsight")],
            opts=pulumi.ResourceOptions(parent=self, protect=args.protect, depends_on=[store]),
        )
        self.trail_arn, self.bucket, self.log_group_name = trail.arn, store.bucket, group.name
        self.register_outputs({"trailArn": trail.arn, "bucket": store.bucket})


def _management() -> aws.cloudtrail.TrailAdvancedEventSelectorArgs:
    return aws.cloudtrail.TrailAdvancedEventSelectorArgs(
        name="Actions on the account", field_selectors=[_field("eventCategory", ["Management"])]
    )


def _data(kind: str, store: pulumi.Input[str]) -> aws.cloudtrail.TrailAdvancedEventSelectorArgs:
    fields = [_field("eventCategory", ["Data"]), _field("resources.type", [kind])]
    if kind == "AWS::S3::Object":
        # The trail's own writing would be written about for ever.
        fields.append(
            aws.cloudtrail.TrailAdvancedEventSelectorFieldSelectorArgs(
                field="resources.ARN", not_starts_withs=[pulumi.Output.concat(store, "/")]
            )
        )
    return aws.cloudtrail.TrailAdvancedEventSelectorArgs(name=f"Use of {kind}", field_selectors=fields)


def _field(name: str, values: list[str]) -> aws.cloudtrail.TrailAdvancedEventSelectorFieldSelectorArgs:
    return aws.cloudtrail.TrailAdvancedEventSelectorFieldSelectorArgs(field=name, equals=values)
