"""Keys of KMS that the account manages; those that AWS manages rotate by themselves and have no policy of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

KEYS = Call("kms", "ListKeys", "Keys")
ALIASES = Call("kms", "ListAliases", "Aliases")
KEY = Call("kms", "DescribeKey", "KeyMetadata")
ROTATION = Call("kms", "GetKeyRotationStatus", "KeyRotationEnabled", ("UnsupportedOperationException",))
POLICY = Call("kms", "GetKeyPolicy", "Policy", ("NotFoundException",))


_LEAVING = ("PendingDeletion", "PendingReplicaDeletion")


def keys(api: Api) -> Iterator[Found]:
    """Keys that are there to be used: those on their way out encrypt nothing new."""
    found = api.every(KEYS)
    aliases = api.listed(ALIASES) if found else []
    names: dict[str, str] = {}
    for alias in () if isinstance(aliases, Unknown) else aliases:
        names.setdefault(str(alias.get("TargetKeyId")), str(alias.get("AliasName")))
    for item in found:
        name = names.get(str(item["KeyId"]), "")
        # Names that begin so are of AWS, and so are their keys.
        if not name.startswith("alias/aws/"):
            yield partial(_key, api, item, name)


def _key(api: Api, item: dict[str, Any], name: str) -> Iterator[Found]:
    identifier, arn = str(item["KeyId"]), str(item["KeyArn"])
    detail = api.one(KEY, KeyId=identifier)
    if not isinstance(detail, Unknown) and (
        told(detail, "KeyManager") == "AWS" or told(detail, "KeyState") in _LEAVING
    ):
        return
    attributes: dict[str, Any] = {
        "id": identifier,
        "key_id": identifier,
        "arn": arn,
        "policy": api.one(POLICY, KeyId=identifier, PolicyName="default"),
    }
    type_name = "aws_kms_key"
    if isinstance(detail, Unknown):
        attributes |= {"enable_key_rotation": detail}
    else:
        attributes |= fields(
            detail, customer_master_key_spec="KeySpec", key_usage="KeyUsage", custom_key_store_id="CustomKeyStoreId"
        )
        imported = told(detail, "Origin") == "EXTERNAL"
        replica = told(detail, "MultiRegionConfiguration.MultiRegionKeyType") == "REPLICA"
        type_name = "aws_kms_replica_key" if replica else "aws_kms_external_key" if imported else "aws_kms_key"
        rotates = attributes.get("customer_master_key_spec", "SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
        if type_name == "aws_kms_key" and rotates and not attributes.get("custom_key_store_id"):
            attributes["enable_key_rotation"] = api.one(ROTATION, KeyId=identifier)
    yield Fact(type_name, arn, name or identifier, attributes)


KINDS = (Kind(("aws_kms_key",), (KEYS, ALIASES, KEY, ROTATION, POLICY), keys),)
