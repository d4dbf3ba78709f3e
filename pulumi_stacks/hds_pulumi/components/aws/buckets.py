"""Buckets that nobody outside reaches: what stores of documents, of logs and of the audit trail have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.policy_documents import Statement, policy_document, tls_only

if TYPE_CHECKING:
    from hds_pulumi.components.aws.access_logs import AccessLogs


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectLock:
    """How long a written object resists deletion.

    Attributes:
        days: From the moment that a version is written.
        mode: `COMPLIANCE`: nobody can shorten it, not even the account's owner. `GOVERNANCE`: a role with a permission of
            its own can (`s3:BypassGovernanceRetention`).
    """

    days: int
    mode: str = "COMPLIANCE"

    def __post_init__(self) -> None:
        if self.days < 1 or self.mode not in {"COMPLIANCE", "GOVERNANCE"}:
            raise ValueError("a lock has a mode, COMPLIANCE or GOVERNANCE, and at least one day")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateBucketArgs:
    """What a bucket is for.

    Attributes:
        key_arn: Key that encrypts it. None: the key of the service, for the destinations of logs that accept no other
            (server access logs of S3, access logs of load balancers).
        lock: None for destinations that refuse to write into locked buckets (the same logs, AWS Config).
        access_logs: Collects the log of accesses; None for that store itself.
        expire_days: Days after which objects go; None keeps them.
        former_versions_days: Days for which a version that was overwritten or deleted is kept.
        statements: Further statements of the policy, for the ARN of the bucket.
        tags: Tags beside those of the provider.
        protect: Whether Pulumi refuses to delete it.
    """

    key_arn: pulumi.Input[str] | None
    lock: ObjectLock | None
    access_logs: AccessLogs | None
    expire_days: int | None = None
    former_versions_days: int = 90
    statements: Callable[[pulumi.Output[str]], Sequence[Statement]] = lambda _: ()
    tags: dict[str, str] | None = None
    protect: bool = True


class PrivateBucket(pulumi.ComponentResource):
    """A versioned bucket, encrypted, reached over TLS 1.2 or newer only, that no policy can open to the public.

    What writes into it depends on the whole component: the policy that lets it must be there first.
    """

    bucket: pulumi.Output[str]
    arn: pulumi.Output[str]

    def __init__(self, name: str, args: PrivateBucketArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:PrivateBucket", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        bucket = aws.s3.Bucket(
            name,
            force_destroy=False,
            object_lock_enabled=args.lock is not None,
            tags=args.tags,
            opts=pulumi.ResourceOptions(parent=self, protect=args.protect),
        )
        block = aws.s3.BucketPublicAccessBlock(
            name,
            bucket=bucket.bucket,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
            opts=own,
        )
        aws.s3.BucketOwnershipControls(
            name,
            bucket=bucket.bucket,
            rule=aws.s3.BucketOwnershipControlsRuleArgs(object_ownership="BucketOwnerEnforced"),
            opts=own,
        )
        versions = aws.s3.BucketVersioning(
            name,
            bucket=bucket.bucket,
            versioning_configuration=aws.s3.BucketVersioningVersioningConfigurationArgs(status="Enabled"),
            opts=own,
        )
        algorithm = "AES256" if args.key_arn is None else "aws:kms"
        aws.s3.BucketServerSideEncryptionConfiguration(
            name,
            bucket=bucket.bucket,
            rules=[
                aws.s3.BucketServerSideEncryptionConfigurationRuleArgs(
                    bucket_key_enabled=args.key_arn is not None,
                    apply_server_side_encryption_by_default=aws.s3.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs(
                        sse_algorithm=algorithm, kms_master_key_id=args.key_arn
                    ),
                )
            ],
            opts=own,
        )
        if args.lock is not None:
            aws.s3.BucketObjectLockConfiguration(
                name,
                bucket=bucket.bucket,
                rule=aws.s3.BucketObjectLockConfigurationRuleArgs(
                    default_retention=aws.s3.BucketObjectLockConfigurationRuleDefaultRetentionArgs(
                        mode=args.lock.mode, days=args.lock.days
                    )
                ),
                opts=pulumi.ResourceOptions(parent=self, depends_on=[versions]),
            )
        aws.s3.BucketLifecycleConfiguration(
            name,
            bucket=bucket.bucket,
            rules=_lifecycle(args),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[versions]),
        )
        aws.s3.BucketPolicy(
            name,
            bucket=bucket.bucket,
            policy=policy_document(*tls_only(bucket.arn, "s3"), *args.statements(bucket.arn)),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[block]),
        )
        if args.access_logs is not None:
            aws.s3.BucketLogging(
                name,
                bucket=bucket.bucket,
                target_bucket=args.access_logs.bucket,
                target_prefix=f"s3/{name}/",
                opts=pulumi.ResourceOptions(parent=self, depends_on=[args.access_logs]),
            )
        self.bucket = bucket.bucket
        self.arn = bucket.arn
        self.register_outputs({"bucket": bucket.bucket, "arn": bucket.arn})


def _lifecycle(args: PrivateBucketArgs) -> list[aws.s3.BucketLifecycleConfigurationRuleArgs]:
    rules = [
        aws.s3.BucketLifecycleConfigurationRuleArgs(
            id="remainders",
            status="Enabled",
            filter=aws.s3.BucketLifecycleConfigurationRuleFilterArgs(prefix=""),
            abort_incomplete_multipart_upload=aws.s3.BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs(
                days_after_initiation=7
            ),
            noncurrent_version_expiration=aws.s3.BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs(
                noncurrent_days=args.former_versions_days
            ),
        )
    ]
    if args.expire_days is not None:
        rules.append(
            aws.s3.BucketLifecycleConfigurationRuleArgs(
                id="age",
                status="Enabled",
                filter=aws.s3.BucketLifecycleConfigurationRuleFilterArgs(prefix=""),
                expiration=aws.s3.BucketLifecycleConfigurationRuleExpirationArgs(days=args.expire_days),
            )
        )
    return rules
