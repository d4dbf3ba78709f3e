"""S3: buckets, what completes them, and the switches of the account."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.facts.regions import locate
from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, tags, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

LIST = Call("s3", "ListBuckets", "Buckets", right="s3:ListAllMyBuckets")
LOCATION = Call("s3", "GetBucketLocation")
ENCRYPTION = Call(
    "s3",
    "GetBucketEncryption",
    "ServerSideEncryptionConfiguration.Rules",
    ("ServerSideEncryptionConfigurationNotFoundError",),
    right="s3:GetEncryptionConfiguration",
)
BLOCK = Call(
    "s3",
    "GetPublicAccessBlock",
    "PublicAccessBlockConfiguration",
    ("NoSuchPublicAccessBlockConfiguration",),
    right="s3:GetBucketPublicAccessBlock",
)
POLICY = Call("s3", "GetBucketPolicy", "Policy", ("NoSuchBucketPolicy",))
ACL = Call("s3", "GetBucketAcl")
VERSIONING = Call("s3", "GetBucketVersioning")
LOGGING = Call("s3", "GetBucketLogging", "LoggingEnabled")
LIFECYCLE = Call(
    "s3",
    "GetBucketLifecycleConfiguration",
    "Rules",
    ("NoSuchLifecycleConfiguration",),
    right="s3:GetLifecycleConfiguration",
)
REPLICATION = Call(
    "s3",
    "GetBucketReplication",
    "ReplicationConfiguration",
    ("ReplicationConfigurationNotFoundError",),
    right="s3:GetReplicationConfiguration",
)
OBJECT_LOCK = Call(
    "s3",
    "GetObjectLockConfiguration",
    "ObjectLockConfiguration",
    ("ObjectLockConfigurationNotFoundError", "ObjectLockConfigurationNotFound"),
    right="s3:GetBucketObjectLockConfiguration",
)
OWNERSHIP = Call("s3", "GetBucketOwnershipControls", "OwnershipControls.Rules", ("OwnershipControlsNotFoundError",))
ACCELERATION = Call("s3", "GetBucketAccelerateConfiguration", "Status", right="s3:GetAccelerateConfiguration")
INVENTORIES = Call(
    "s3",
    "ListBucketInventoryConfigurations",
    "InventoryConfigurationList",
    ("NoSuchConfiguration",),
    right="s3:GetInventoryConfiguration",
)
TAGS = Call("s3", "GetBucketTagging", "TagSet", ("NoSuchTagSet", "NoSuchTagSetError"))
ACCOUNT_BLOCK = Call(
    "s3control",
    "GetPublicAccessBlock",
    "PublicAccessBlockConfiguration",
    ("NoSuchPublicAccessBlockConfiguration",),
    right="s3:GetAccountPublicAccessBlock",
)
ACCESS_POINTS = Call("s3control", "ListAccessPoints", "AccessPointList")
ACCESS_POINT = Call("s3control", "GetAccessPoint")
ACCESS_POINT_POLICY = Call("s3control", "GetAccessPointPolicy", "Policy", ("NoSuchAccessPointPolicy",))

_SWITCHES = {
    "block_public_acls": "BlockPublicAcls",
    "ignore_public_acls": "IgnorePublicAcls",
    "block_public_policy": "BlockPublicPolicy",
    "restrict_public_buckets": "RestrictPublicBuckets",
}


def buckets(api: Api) -> Iterator[Found]:
    """All buckets of the account, wherever they are."""
    for item in api.every(LIST):
        yield partial(_bucket, api, str(item["Name"]))


def _bucket(api: Api, name: str) -> Iterator[Found]:
    arn = f"arn:{api.account.partition}:s3:::{name}"
    region = _region(api, api.one(LOCATION, Bucket=name))
    if api.account.limited and isinstance(region, str) and region not in api.account.regions:
        return
    if isinstance(region, str) and not api.account.endpoints:
        # A bucket is asked where it is: other regions only redirect, which costs a second request each.
        api = api.in_region(region)
    logging = api.one(LOGGING, Bucket=name)
    parts = [
        ("server_side_encryption_configuration", _encryption(api.one(ENCRYPTION, Bucket=name))),
        ("public_access_block", _block(api.one(BLOCK, Bucket=name))),
        ("policy", _policy(api.one(POLICY, Bucket=name))),
        ("acl", _acl(api.one(ACL, Bucket=name))),
        ("versioning", _versioning(api.one(VERSIONING, Bucket=name))),
        ("logging", _logging(logging)),
        ("lifecycle_configuration", _lifecycle(api.one(LIFECYCLE, Bucket=name))),
        ("replication_configuration", _replication(api.one(REPLICATION, Bucket=name))),
        ("object_lock_configuration", _object_lock(api.one(OBJECT_LOCK, Bucket=name))),
        ("ownership_controls", _ownership(api.one(OWNERSHIP, Bucket=name))),
        ("inventory", _inventory(api.one(INVENTORIES, Bucket=name))),
        ("accelerate_configuration", _acceleration(api.one(ACCELERATION, Bucket=name))),
    ]
    yield Fact(
        "aws_s3_bucket",
        arn,
        name,
        {
            "bucket": name,
            "id": name,
            "arn": arn,
            "region": region,
            "tags": tags(api.one(TAGS, Bucket=name)),
            # A log that is not known of is no log yet: it stands in the bucket, where it decides nothing.
            **({"logging": logging} if isinstance(logging, Unknown) else {}),
            "object_lock_enabled": any(part == "object_lock_configuration" and found for part, found in parts),
        },
        region if isinstance(region, str) else "",
    )
    for part, attributes in parts:
        if attributes is not None:
            yield Fact(
                f"aws_s3_bucket_{part}",
                arn,
                name,
                {"bucket": name, "region": region, **attributes},
                region if isinstance(region, str) else "",
            )


def _region(api: Api, answer: Any) -> str | Unknown:
    if api.account.host != "aws":
        # An address serves the buckets of its region. Servers that do not know where they stand answer with nothing, with
        # "default", or with a region of AWS.
        where = told(answer, "LocationConstraint")
        return where if isinstance(where, str) and locate(api.account.host, where) is not None else api.region
    if isinstance(answer, Unknown):
        return answer
    # The oldest regions are not called by their names ("GetBucketLocation").
    where = told(answer, "LocationConstraint") or "us-east-1"
    return "eu-west-1" if where == "EU" else str(where)


def _encryption(rules: Any) -> dict[str, Any] | None:
    if not isinstance(rules, Unknown) and not rules:
        return None
    path = "0.ApplyServerSideEncryptionByDefault"
    asked = fields(rules, sse_algorithm=f"{path}.SSEAlgorithm", kms_master_key_id=f"{path}.KMSMasterKeyID")
    return {"rule": [{"apply_server_side_encryption_by_default": [asked]}]}


def _block(answer: Any) -> dict[str, Any] | None:
    return None if answer is None else {name: told(answer, path, default=False) for name, path in _SWITCHES.items()}


def _policy(answer: Any) -> dict[str, Any] | None:
    return None if answer is None else {"policy": answer}


def _acl(answer: Any) -> dict[str, Any] | None:
    """The list as grants; what only the owner has been given is no list worth naming."""
    if isinstance(answer, Unknown):
        return {"acl": answer}
    grants = [
        {
            "grantee": [fields(grant, id="Grantee.ID", type="Grantee.Type", uri="Grantee.URI")],
            "permission": told(grant, "Permission"),
        }
        for grant in told(answer, "Grants", default=())
    ]
    owner = told(answer, "Owner.ID")
    if all(grant["grantee"][0].get("id") == owner and owner for grant in grants):
        return None
    return {"access_control_policy": [{"grant": grants, "owner": [{"id": owner}]}]}


def _versioning(answer: Any) -> dict[str, Any] | None:
    status = told(answer, "Status")
    if status is None:
        return None
    return {"versioning_configuration": [{"status": status, "mfa_delete": told(answer, "MFADelete")}]}


def _logging(answer: Any) -> dict[str, Any] | None:
    if answer is None or isinstance(answer, Unknown):
        return None
    return {"target_bucket": told(answer, "TargetBucket"), "target_prefix": told(answer, "TargetPrefix")}


def _lifecycle(rules: Any) -> dict[str, Any] | None:
    if isinstance(rules, Unknown):
        return {"rule": rules}
    if not rules:
        return None
    return {
        "rule": [
            {
                "id": told(rule, "ID"),
                "status": told(rule, "Status"),
                "expiration": [{"days": told(rule, "Expiration.Days")}] if told(rule, "Expiration") else [],
            }
            for rule in rules
        ]
    }


def _replication(answer: Any) -> dict[str, Any] | None:
    if isinstance(answer, Unknown):
        return {"rule": answer}
    rules = [rule for rule in told(answer, "Rules", default=()) if told(rule, "Status") != "Disabled"]
    if not rules:
        return None
    return {
        "role": told(answer, "Role"),
        "rule": [
            {
                "status": told(rule, "Status"),
                "destination": [fields(rule, bucket="Destination.Bucket", account="Destination.Account")],
            }
            for rule in rules
        ],
    }


def _object_lock(answer: Any) -> dict[str, Any] | None:
    enabled = told(answer, "ObjectLockEnabled")
    if isinstance(answer, Unknown) or enabled != "Enabled":
        return None
    kept = fields(
        answer,
        mode="Rule.DefaultRetention.Mode",
        days="Rule.DefaultRetention.Days",
        years="Rule.DefaultRetention.Years",
    )
    return {"object_lock_enabled": enabled, "rule": [{"default_retention": [kept]}] if kept else []}


def _ownership(rules: Any) -> dict[str, Any] | None:
    if not isinstance(rules, Unknown) and not rules:
        return None
    return {"rule": [{"object_ownership": told(rules, "0.ObjectOwnership")}]}


def _inventory(listed: Any) -> dict[str, Any] | None:
    """Where lists of the bucket's objects are written: their names alone tell a lot."""
    if isinstance(listed, Unknown):
        return {"destination": listed}
    targets = [told(one, "Destination.S3BucketDestination.Bucket") for one in listed or () if told(one, "IsEnabled")]
    return {"destination": [{"bucket": [{"bucket_arn": target} for target in targets]}]} if targets else None


def _acceleration(status: Any) -> dict[str, Any] | None:
    return None if status is None or isinstance(status, Unknown) else {"status": status}


def account_block(api: Api) -> Iterator[Found]:
    """The switches against public access for all buckets of the account; off until somebody sets them."""
    found = _block(api.one(ACCOUNT_BLOCK, AccountId=api.account.id))
    if found is None and api.account.host == "aws":
        found = dict.fromkeys(_SWITCHES, False)
    if found is not None:
        yield Fact("aws_s3_account_public_access_block", api.account.id, api.account.id, found, "")


def without_needless_switches(facts: list[Fact]) -> list[Fact]:
    """The facts less the account's switches when none is on and every bucket has all of its own: they add nothing."""
    buckets = {fact.address for fact in facts if fact.type == "aws_s3_bucket"}
    shut = {
        fact.address
        for fact in facts
        if fact.type == "aws_s3_bucket_public_access_block"
        and all(fact.attributes[name] is not False for name in _SWITCHES)
    }
    return [
        fact
        for fact in facts
        if fact.type != "aws_s3_account_public_access_block"
        or any(fact.attributes[name] is not False for name in _SWITCHES)
        or buckets - shut
    ]


def access_points(api: Api) -> Iterator[Found]:
    """Other names of buckets, each with a policy and a block of its own."""
    for item in api.every(ACCESS_POINTS, AccountId=api.account.id):
        yield partial(_access_point, api, item)


def _access_point(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    name = str(item["Name"])
    detail = api.one(ACCESS_POINT, AccountId=api.account.id, Name=name)
    block = _block(told(detail, "PublicAccessBlockConfiguration"))
    yield Fact(
        "aws_s3_access_point",
        told(item, "AccessPointArn") or api.arn("s3", f"accesspoint/{name}"),
        name,
        {
            "name": name,
            "bucket": told(item, "Bucket"),
            "policy": api.one(ACCESS_POINT_POLICY, AccountId=api.account.id, Name=name),
            "public_access_block_configuration": [block] if block else [],
            "vpc_configuration": [{"vpc_id": told(item, "VpcConfiguration.VpcId")}]
            if told(item, "NetworkOrigin") == "VPC"
            else [],
        },
    )


KINDS = (
    Kind(
        ("aws_s3_bucket",),
        (
            LIST,
            LOCATION,
            ENCRYPTION,
            BLOCK,
            POLICY,
            ACL,
            VERSIONING,
            LOGGING,
            LIFECYCLE,
            REPLICATION,
            OBJECT_LOCK,
            OWNERSHIP,
            ACCELERATION,
            INVENTORIES,
            TAGS,
        ),
        buckets,
        Scope.GLOBAL,
    ),
    Kind(("aws_s3_account_public_access_block",), (ACCOUNT_BLOCK,), account_block, Scope.GLOBAL),
    Kind(("aws_s3_access_point",), (ACCESS_POINTS, ACCESS_POINT, ACCESS_POINT_POLICY), access_points),
)
