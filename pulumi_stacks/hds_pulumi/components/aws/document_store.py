"""Where documents of patients are kept: versioned, locked, encrypted with a key of the customer."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi

from hds_pulumi.components.aws.access_logs import AccessLogs
from hds_pulumi.components.aws.buckets import ObjectLock, PrivateBucket, PrivateBucketArgs
from hds_pulumi.components.aws.policy_documents import Statement, deny

BACKUP_TAG = {"backup": "daily"}
"""What the backup plan selects."""
_LOCK = ObjectLock(days=30, mode="GOVERNANCE")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStoreArgs:
    """What is kept, and how.

    Attributes:
        key_arn: Key of the customer; objects under any other key are refused.
        access_logs: Collects the log of accesses.
        lock: How long a written version resists deletion. A month by default: errors of an application must be
            correctable, and the right to erasure stays practicable; medical records that must be kept 20 years
            (article R.1112-7 of the Public Health Code) call for a lock of their own length.
        former_versions_days: Days for which overwritten and deleted versions are kept.
        protect: Whether Pulumi refuses to delete it.
    """

    key_arn: pulumi.Input[str]
    access_logs: AccessLogs
    lock: ObjectLock = _LOCK
    former_versions_days: int = 90
    protect: bool = True


class DocumentStore(pulumi.ComponentResource):
    """A bucket for documents. Documents never expire by themselves: deleting them is a decision of the application."""

    bucket: pulumi.Output[str]
    arn: pulumi.Output[str]

    def __init__(self, name: str, args: DocumentStoreArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:DocumentStore", name, None, opts)

        def refusals(arn: pulumi.Output[str]) -> list[Statement]:
            header = "s3:x-amz-server-side-encryption"
            # A request that names no key gets the bucket's own; only those that name another are refused.
            return [
                _refuse_other(arn, "OwnKeyOnly", f"{header}-aws-kms-key-id", args.key_arn),
                _refuse_other(arn, "KeyServiceOnly", header, "aws:kms"),
                deny(
                    ["s3:PutObject"],
                    pulumi.Output.concat(arn, "/*"),
                    sid="NoKeyOfTheCaller",
                    principals="*",
                    conditions={"Null": {f"{header}-customer-algorithm": "false"}},
                ),
                deny(
                    ["s3:GetObject", "s3:GetObjectVersion"],
                    pulumi.Output.concat(arn, "/*"),
                    sid="NoThreats",
                    principals="*",
                    # The tag that `MalwareScan` leaves.
                    conditions={"StringEquals": {"s3:ExistingObjectTag/GuardDutyMalwareScanStatus": "THREATS_FOUND"}},
                ),
            ]

        store = PrivateBucket(
            name,
            PrivateBucketArgs(
                key_arn=args.key_arn,
                lock=args.lock,
                access_logs=args.access_logs,
                former_versions_days=args.former_versions_days,
                statements=refusals,
                tags=BACKUP_TAG,
                protect=args.protect,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self.bucket, self.arn = store.bucket, store.arn
        self.register_outputs({"bucket": self.bucket, "arn": self.arn})


def _refuse_other(arn: pulumi.Output[str], sid: str, header: str, wanted: pulumi.Input[str]) -> Statement:
    """Refuse writing with a header of another value."""
    return deny(
        ["s3:PutObject"],
        pulumi.Output.concat(arn, "/*"),
        sid=sid,
        principals="*",
        conditions={"StringNotEquals": {header: wanted}, "Null": {header: "false"}},
    )
