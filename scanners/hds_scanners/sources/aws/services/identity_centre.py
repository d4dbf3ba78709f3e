"""IAM Identity Center: what people who come in through it may do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

INSTANCES = Call("sso-admin", "ListInstances", "Instances")
SETS = Call("sso-admin", "ListPermissionSets", "PermissionSets")
SET = Call("sso-admin", "DescribePermissionSet", "PermissionSet")
INLINE = Call("sso-admin", "GetInlinePolicyForPermissionSet", "InlinePolicy")
ATTACHED = Call("sso-admin", "ListManagedPoliciesInPermissionSet", "AttachedManagedPolicies")


def permission_sets(api: Api) -> Iterator[Found]:
    """Sets of permissions of the account's own instance: member accounts see that of the organisation, shut to them."""
    for instance in api.every(INSTANCES):
        if told(instance, "OwnerAccountId", default=api.account.id) != api.account.id:
            continue
        where = str(instance["InstanceArn"])
        for arn in api.every(SETS, InstanceArn=where):
            yield partial(_set, api, where, str(arn))


def _set(api: Api, instance: str, arn: str) -> Iterator[Found]:
    which = {"InstanceArn": instance, "PermissionSetArn": arn}
    # ARNs of sets bear no name, and no region either.
    said = told(api.one(SET, **which), "Name")
    name = said if isinstance(said, str) else arn.rpartition("/")[2]
    common = {"instance_arn": instance, "permission_set_arn": arn}
    inline = api.one(INLINE, **which)
    if isinstance(inline, Unknown) or inline:
        yield Fact(
            "aws_ssoadmin_permission_set_inline_policy",
            arn,
            name,
            {**common, "inline_policy": inline},
            unseen=inline if isinstance(inline, Unknown) else None,
        )
    attached = api.listed(ATTACHED, **which)
    if isinstance(attached, Unknown):
        yield Fact(
            "aws_ssoadmin_managed_policy_attachment",
            arn,
            name,
            {**common, "managed_policy_arn": attached},
            unseen=attached,
        )
        return
    for policy in attached:
        yield Fact(
            "aws_ssoadmin_managed_policy_attachment",
            arn,
            f"{name}/{told(policy, 'Name')}",
            {**common, "managed_policy_arn": told(policy, "Arn")},
        )


KINDS = (
    Kind(
        ("aws_ssoadmin_permission_set_inline_policy", "aws_ssoadmin_managed_policy_attachment"),
        (INSTANCES, SETS, SET, INLINE, ATTACHED),
        permission_sets,
    ),
)
