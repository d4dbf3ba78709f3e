"""Guard rails of an organisation: what no account below can do, whatever its own administrators decide.

Made with the management account: service control policies are its to give.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import is_eea_region
from hds_pulumi.components.aws.policy_documents import Statement, deny
from hds_pulumi.components.aws.roles import AUDIT_ACTIONS, WITHOUT_REGION

_LONGEST = 5_120
"""Characters of a service control policy (AWS Organizations user guide, "Quotas")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardRailsArgs:
    """What is fenced, and where to.

    Attributes:
        targets: Ids of the organisational units or accounts (`ou-…`, twelve digits) that hold health data; never the
            management account itself, which no such policy binds.
        regions: The regions that are left open: exactly these. Each in the EEA.
        deployers: ARNs (`*` in the account's place) of the roles that set audit up; only they may change it.
    """

    targets: Sequence[str]
    regions: Sequence[str]
    deployers: Sequence[str] = ()

    def __post_init__(self) -> None:
        if not self.targets:
            raise ValueError("a guard rail that is attached to nothing holds nobody: name a target")
        if not self.regions:
            raise ValueError("name the regions that are left open")
        if outside := [region for region in self.regions if not is_eea_region(region)]:
            raise ValueError(f"not known as regions of AWS in the EEA: {', '.join(outside)}")


class GuardRails(pulumi.ComponentResource):
    """Regions outside the list are shut; audit, detection and backups cannot be stopped; nobody leaves the organisation."""

    def __init__(self, name: str, args: GuardRailsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:GuardRails", name, None, opts)
        for label, description, statements in (
            ("regions", "Only regions of the EEA that are named", [regions_statement(args.regions)]),
            ("audit", "Recording, detection and backups stay on", audit_statements(args.deployers)),
            ("identities", "No root user, no credentials that do not expire", identity_statements(args.deployers)),
        ):
            policy = aws.organizations.Policy(
                f"{name}-{label}",
                description=description,
                type="SERVICE_CONTROL_POLICY",
                content=_content(statements),
                opts=pulumi.ResourceOptions(parent=self),
            )
            for target in args.targets:
                aws.organizations.PolicyAttachment(
                    f"{name}-{label}-{target}",
                    policy_id=policy.id,
                    target_id=target,
                    opts=pulumi.ResourceOptions(parent=self),
                )
        self.register_outputs({})


def regions_statement(regions: Sequence[str]) -> dict[str, Any]:
    """The statement that shuts every region but those listed; only services without region are left out of it."""
    return {
        "Sid": "OtherRegions",
        "Effect": "Deny",
        "NotAction": sorted(WITHOUT_REGION),
        "Resource": "*",
        "Condition": {"StringNotEquals": {"aws:RequestedRegion": sorted(set(regions))}},
    }


def audit_statements(deployers: Sequence[str]) -> list[dict[str, Any]]:
    """What keeps audit on and the account in its organisation; `deployers` may change audit, nobody may leave."""
    kept = _but_by(deployers, deny((*AUDIT_ACTIONS, *_DEFAULTS), sid="AuditAndDefaultsStay"))
    return [kept, dict(deny(["organizations:LeaveOrganization"], sid="NobodyLeaves"))]


# What would take back the defaults of an account.
_DEFAULTS = (
    "ec2:DisableEbsEncryptionByDefault",
    "ec2:DisableImageBlockPublicAccess",
    "ec2:DisableSnapshotBlockPublicAccess",
    "s3:PutAccountPublicAccessBlock",
)


def identity_statements(deployers: Sequence[str]) -> list[dict[str, Any]]:
    """What keeps the root user idle, and credentials that do not expire away; `deployers` may make emergency users."""
    root = {"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}
    return [
        dict(deny(["*"], sid="NoRootUser", conditions=root)),
        _but_by(
            deployers,
            deny(["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:CreateUser"], sid="NoLastingCredentials"),
        ),
    ]


def _but_by(deployers: Sequence[str], statement: Statement) -> dict[str, Any]:
    if not deployers:
        return dict(statement)
    return {**statement, "Condition": {"ArnNotLike": {"aws:PrincipalArn": sorted(deployers)}}}


def _content(statements: Sequence[Any]) -> str:
    content = json.dumps({"Version": "2012-10-17", "Statement": list(statements)}, separators=(",", ":"))
    if len(content) > _LONGEST:
        raise ValueError(f"the policy has {len(content)} characters, AWS takes {_LONGEST}")
    return content
