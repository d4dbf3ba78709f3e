"""An object store that keeps former versions, encrypts, and does not let go of what is locked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels

Lock = Literal["GOVERNANCE", "COMPLIANCE"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectStoreArgs:
    """`lock_days` is how long a version cannot be deleted.

    `GOVERNANCE` lets those who hold the right to bypass it answer a patient's request to erase; `COMPLIANCE` lets
    nobody, the owner of the account included.
    """

    labels: Labels
    lock: Lock
    lock_days: int


class ObjectStore(pulumi.ComponentResource):
    """A private bucket: versions, server-side encryption, default lock.

    It has no lifecycle rule: Scaleway leaves buckets with lifecycle rules, and the GLACIER class, out of its HDS offer.
    The HDS mark of a bucket is set in the console when it is made; the provider has no argument for it.
    """

    bucket: pulumi.Output[str]
    endpoint: pulumi.Output[str]

    def __init__(self, name: str, args: ObjectStoreArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:ObjectStore", name, None, opts)
        bucket = scaleway.object.Bucket(
            name,
            object_lock_enabled=True,
            versioning=scaleway.object.BucketVersioningArgs(enabled=True),
            force_destroy=False,
            tags=args.labels.as_map(),
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        inside = pulumi.ResourceOptions(parent=bucket)
        scaleway.object.BucketAcl(name, bucket=bucket.name, acl="private", opts=inside)
        scaleway.object.BucketServerSideEncryptionConfiguration(
            name,
            bucket=bucket.name,
            rules=[
                scaleway.object.BucketServerSideEncryptionConfigurationRuleArgs(
                    apply_server_side_encryption_by_default=(
                        scaleway.object.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs(
                            sse_algorithm="AES256"
                        )
                    )
                )
            ],
            opts=inside,
        )
        scaleway.object.BucketLockConfiguration(
            name,
            bucket=bucket.name,
            rule=scaleway.object.BucketLockConfigurationRuleArgs(
                default_retention=scaleway.object.BucketLockConfigurationRuleDefaultRetentionArgs(
                    mode=args.lock, days=args.lock_days
                )
            ),
            opts=inside,
        )
        self.bucket = bucket.name
        self.endpoint = bucket.endpoint
        self.register_outputs({"bucket": self.bucket})
