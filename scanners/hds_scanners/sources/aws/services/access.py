"""IAM: roles, users, groups, policies and keys. Policies of AWS' own and service-linked roles cannot be changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

# One call lists users, roles, groups and policies, with all that is written into them and attached to them.
DETAILS = Call("iam", "GetAccountAuthorizationDetails")
ACCESS_KEYS = Call("iam", "ListAccessKeys", "AccessKeyMetadata", ("NoSuchEntity",))
# Passwords of users for one service each (repositories, keyspaces, models).
SERVICE_CREDENTIALS = Call("iam", "ListServiceSpecificCredentials", "ServiceSpecificCredentials")


def identities(api: Api) -> Iterator[Found]:
    """Users, groups, roles and policies of the account's own."""
    users: dict[str, str] = {}
    for page in api.pages(DETAILS, Filter=["User", "Role", "Group", "LocalManagedPolicy"]):
        for user in page.get("UserDetailList") or ():
            yield from _holder(user, "user", "UserName", "UserPolicyList", "AttachedManagedPolicies")
            users[str(user["UserName"])] = str(user["Arn"])
            yield partial(_access_keys, api, str(user["UserName"]), str(user["Arn"]))
        for group in page.get("GroupDetailList") or ():
            yield from _holder(group, "group", "GroupName", "GroupPolicyList", "AttachedManagedPolicies")
        for role in page.get("RoleDetailList") or ():
            if not str(role.get("Path") or "").startswith("/aws-service-role/"):
                yield from _holder(role, "role", "RoleName", "RolePolicyList", "AttachedManagedPolicies")
        for policy in page.get("Policies") or ():
            yield from _policy(policy)
    if users:
        yield partial(_service_credentials, api, users)


def policy_text(document: Any) -> Any:
    """The document as JSON text; botocore gives a structure where the service gave an encoded text."""
    if document is None or isinstance(document, (str, Unknown)):
        return document
    return json.dumps(document, ensure_ascii=False)


def _holder(item: dict[str, Any], word: str, name_key: str, inline: str, attached: str) -> Iterator[Fact]:
    arn, name = str(item["Arn"]), str(item[name_key])
    attributes: dict[str, Any] = {"name": name, "arn": arn}
    if word == "role":
        attributes["assume_role_policy"] = policy_text(item.get("AssumeRolePolicyDocument"))
    yield Fact(f"aws_iam_{word}", arn, name, attributes, "")
    for policy in item.get(inline) or ():
        yield Fact(
            f"aws_iam_{word}_policy",
            arn,
            str(policy.get("PolicyName") or name),
            {word: name, "name": policy.get("PolicyName"), "policy": policy_text(policy.get("PolicyDocument"))},
            "",
        )
    for policy in item.get(attached) or ():
        yield Fact(
            f"aws_iam_{word}_policy_attachment",
            arn,
            str(policy.get("PolicyName") or name),
            {word: name, "policy_arn": policy.get("PolicyArn")},
            "",
        )


def _policy(item: dict[str, Any]) -> Iterator[Fact]:
    arn = str(item["Arn"])
    name = told(item, "PolicyName") or arn.rpartition("/")[2]
    current = next(
        (version for version in item.get("PolicyVersionList") or () if version.get("IsDefaultVersion")), None
    )
    yield Fact(
        "aws_iam_policy",
        arn,
        name,
        {"name": name, "id": arn, "arn": arn, "policy": policy_text(told(current, "Document"))},
        "",
    )


def _access_keys(api: Api, user: str, arn: str) -> Iterator[Found]:
    keys = api.listed(ACCESS_KEYS, UserName=user)
    if isinstance(keys, Unknown):
        yield Fact("aws_iam_access_key", arn, user, {"user": user, "status": keys}, "", unseen=keys)
        return
    for key in keys:
        # The id of a key is no secret, and is left out all the same: reports travel.
        yield Fact("aws_iam_access_key", arn, user, {"user": user, **fields(key, status="Status")}, "")


def _service_credentials(api: Api, users: dict[str, str]) -> Iterator[Found]:
    """Those of all users at once."""
    type_name = "aws_iam_service_specific_credential"
    found = api.listed(SERVICE_CREDENTIALS, AllUsers=True)
    if isinstance(found, Unknown):
        anyone = api.arn("iam", "user/*", "")
        yield Fact(type_name, anyone, "*", {"status": found}, "", unseen=found)
        return
    for item in found:
        user, service = str(item.get("UserName")), str(item.get("ServiceName"))
        yield Fact(
            type_name,
            users.get(user) or api.arn("iam", f"user/{user}", ""),
            f"{user}/{service}",
            {"user_name": user, "service_name": service, **fields(item, status="Status")},
            "",
        )


KINDS = (
    Kind(
        ("aws_iam_role", "aws_iam_user", "aws_iam_group", "aws_iam_policy"),
        (DETAILS, ACCESS_KEYS, SERVICE_CREDENTIALS),
        identities,
        Scope.GLOBAL,
    ),
)
