"""An object store that encrypts, keeps former versions, locks them, and drops those that are no longer needed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

import pulumi
import pulumi_ovh as ovh

Lock = Literal["governance", "compliance"]

# Reading and writing objects; nothing that touches the bucket's settings, its locks or its versions.
_APPLICATION_ACTIONS = (
    "s3:GetObject",
    "s3:PutObject",
    "s3:ListBucket",
    "s3:AbortMultipartUpload",
    "s3:ListMultipartUploadParts",
    "s3:GetBucketLocation",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectStoreArgs:
    """`region` is a storage region (`GRA`).

    `lock_days` is how long a version cannot be deleted: with `governance` by those who may bypass it, with `compliance`
    by nobody. Former versions are dropped `former_version_days` after they were replaced, which is longer.
    """

    project_id: pulumi.Input[str]
    region: str
    lock: Lock
    lock_days: int
    former_version_days: int


class ObjectStore(pulumi.ComponentResource):
    """A private bucket, and a user of its own that may read and write objects in it."""

    bucket: pulumi.Output[str]
    access_key_id: pulumi.Output[str]
    secret_access_key: pulumi.Output[str]

    def __init__(self, name: str, args: ObjectStoreArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        if args.former_version_days < args.lock_days:
            raise ValueError(f"{name}: former versions cannot be dropped before their lock ends")
        super().__init__("hds:ovh:ObjectStore", name, None, opts)
        bucket = ovh.cloudproject.Storage(
            name,
            service_name=args.project_id,
            region_name=args.region,
            encryption=ovh.cloudproject.StorageEncryptionArgs(sse_algorithm="AES256"),
            versioning=ovh.cloudproject.StorageVersioningArgs(status="enabled"),
            object_lock=ovh.cloudproject.StorageObjectLockArgs(
                status="enabled",
                rule=ovh.cloudproject.StorageObjectLockRuleArgs(mode=args.lock, period=f"P{args.lock_days}D"),
            ),
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        inside = pulumi.ResourceOptions(parent=bucket)
        ovh.CloudProjectStorageObjectBucketLifecycleConfiguration(
            name,
            service_name=args.project_id,
            region_name=args.region,
            container_name=bucket.name,
            rules=[
                ovh.CloudProjectStorageObjectBucketLifecycleConfigurationRuleArgs(
                    id="former-versions",
                    status="enabled",
                    noncurrent_version_expiration=(
                        ovh.CloudProjectStorageObjectBucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs(
                            noncurrent_days=args.former_version_days
                        )
                    ),
                )
            ],
            opts=inside,
        )
        user = ovh.cloudproject.User(
            name,
            service_name=args.project_id,
            description=f"The application, in the bucket {name}",
            role_names=["objectstore_operator"],
            opts=inside,
        )
        ovh.cloudproject.S3Policy(
            name,
            service_name=args.project_id,
            user_id=user.id,
            policy=bucket.name.apply(_objects_of),
            opts=inside,
        )
        credential = ovh.cloudproject.S3Credential(
            name, service_name=args.project_id, user_id=user.id, opts=pulumi.ResourceOptions(parent=user)
        )
        self.bucket = bucket.name
        self.access_key_id = credential.access_key_id
        self.secret_access_key = pulumi.Output.secret(credential.secret_access_key)
        self.register_outputs({"bucket": self.bucket})


def _objects_of(bucket: str) -> str:
    return json.dumps(
        {
            "Statement": [
                {
                    "Sid": "ReadAndWriteObjects",
                    "Effect": "Allow",
                    "Action": list(_APPLICATION_ACTIONS),
                    "Resource": [f"arn:aws:s3:::{bucket}", f"arn:aws:s3:::{bucket}/*"],
                }
            ]
        }
    )
