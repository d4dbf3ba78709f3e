"""What is known of secrets and parameters without reading any: names, keys, replicas, policies; documents, and with whom they are shared."""

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

SECRETS = Call("secretsmanager", "ListSecrets", "SecretList")
# The list leaves out replicas.
SECRET = Call("secretsmanager", "DescribeSecret")
POLICY = Call("secretsmanager", "GetResourcePolicy", "ResourcePolicy", ("ResourceNotFoundException",))
PARAMETERS = Call("ssm", "DescribeParameters", "Parameters")
DOCUMENTS = Call("ssm", "ListDocuments", "DocumentIdentifiers")
DOCUMENT_SHARES = Call("ssm", "DescribeDocumentPermission", "AccountIds")


def secrets(api: Api) -> Iterator[Found]:
    """Entries of Secrets Manager, never what is in them."""
    for item in api.every(SECRETS):
        if not told(item, "DeletedDate"):
            yield partial(_secret, api, item)


def _secret(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["ARN"]), str(item["Name"])
    detail = api.one(SECRET, SecretId=arn)
    primary = told(detail, "PrimaryRegion")
    replicas = told(detail, "ReplicationStatus", default=[])
    # A replica lists its siblings too: the copy is judged where it was asked for.
    mine = isinstance(primary, Unknown) or primary in (None, "", api.region)
    yield Fact(
        "aws_secretsmanager_secret",
        arn,
        name,
        {
            "id": arn,
            "arn": arn,
            "name": name,
            **fields(item, kms_key_id="KmsKeyId"),
            "rotation_enabled": told(item, "RotationEnabled", default=False),
            "replica": replicas
            if isinstance(replicas, Unknown)
            else [fields(replica, region="Region", kms_key_id="KmsKeyId") for replica in replicas if mine],
            "tags": tags(told(item, "Tags")),
        },
    )
    if not mine:
        return
    policy = api.one(POLICY, SecretId=arn)
    if policy is not None:
        yield Fact("aws_secretsmanager_secret_policy", arn, name, {"secret_arn": arn, "policy": policy})


def parameters(api: Api) -> Iterator[Found]:
    """Parameters of Systems Manager, never their values."""
    for item in api.every(PARAMETERS):
        name = str(item["Name"])
        arn = told(item, "ARN") or api.arn("ssm", f"parameter/{name.lstrip('/')}")
        yield Fact(
            "aws_ssm_parameter",
            arn,
            name,
            {"arn": arn, "name": name, **fields(item, type="Type", key_id="KeyId", tier="Tier")},
        )


def documents(api: Api) -> Iterator[Found]:
    """Documents of Systems Manager that the account made, each with whom it is shared."""
    for item in api.every(DOCUMENTS, Filters=[{"Key": "Owner", "Values": ["Self"]}]):
        yield partial(_document, api, str(item["Name"]))


def _document(api: Api, name: str) -> Iterator[Found]:
    accounts = api.one(DOCUMENT_SHARES, Name=name, PermissionType="Share")
    arn = api.arn("ssm", f"document/{name}")
    yield Fact(
        "aws_ssm_document",
        arn,
        name,
        {
            "arn": arn,
            "name": name,
            "permissions": accounts
            if isinstance(accounts, Unknown)
            else {"type": "Share", "account_ids": ",".join(accounts or ())},
        },
    )


KINDS = (
    Kind(("aws_secretsmanager_secret",), (SECRETS, SECRET, POLICY), secrets),
    Kind(("aws_ssm_parameter",), (PARAMETERS,), parameters),
    Kind(("aws_ssm_document",), (DOCUMENTS, DOCUMENT_SHARES), documents),
)
