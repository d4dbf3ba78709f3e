"""What binds an account to others: policies of the organisation, shares, consolidated logs."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

_NO_ORGANISATION = ("AWSOrganizationsNotInUseException",)
ORGANISATION = Call("organizations", "DescribeOrganization", "Organization", _NO_ORGANISATION)
POLICIES = Call("organizations", "ListPolicies", "Policies", _NO_ORGANISATION)
POLICY = Call("organizations", "DescribePolicy", "Policy")
SHARES = Call("ram", "GetResourceShares", "resourceShares")


def control_policies(api: Api) -> Iterator[Found]:
    """Service control policies, which only the management account (or a delegate) may read, and which bind all others."""
    if told(api.page(ORGANISATION), "Organization.MasterAccountId") != api.account.id:
        return
    for item in api.every(POLICIES, Filter="SERVICE_CONTROL_POLICY"):
        if not told(item, "AwsManaged"):
            yield partial(_policy, api, item)


def _policy(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["Arn"]), str(item["Name"])
    policy = api.one(POLICY, PolicyId=item["Id"])
    yield Fact(
        "aws_organizations_policy",
        arn,
        name,
        {
            "id": item["Id"],
            "arn": arn,
            "name": name,
            "type": "SERVICE_CONTROL_POLICY",
            "content": told(policy, "Content"),
        },
        "",
        untold=policy if isinstance(policy, Unknown) else None,
    )


def shares(api: Api) -> Iterator[Found]:
    """Things shared with other accounts."""
    for item in api.every(SHARES, resourceOwner="SELF"):
        if told(item, "status") in ("DELETED", "DELETING"):
            continue
        arn = str(item["resourceShareArn"])
        yield Fact(
            "aws_ram_resource_share",
            arn,
            told(item, "name", default=arn),
            {
                "id": arn,
                "arn": arn,
                "name": told(item, "name"),
                **fields(item, allow_external_principals="allowExternalPrincipals"),
            },
        )


KINDS = (
    Kind(("aws_organizations_policy",), (ORGANISATION, POLICIES, POLICY), control_policies, Scope.GLOBAL),
    Kind(("aws_ram_resource_share",), (SHARES,), shares),
)
