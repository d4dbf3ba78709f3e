"""Who may do what: a boundary for every role, roles of programs, and a role for emergencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account, is_eea_region
from hds_pulumi.components.aws.audit_alarms import Event
from hds_pulumi.components.aws.policy_documents import Statement, allow, deny, policy_document, trust

AUDIT_ACTIONS = (
    "access-analyzer:DeleteAnalyzer",
    "backup:DeleteBackupVault",
    "backup:DeleteBackupVaultLockConfiguration",
    "backup:DeleteRecoveryPoint",
    "cloudtrail:DeleteTrail",
    "cloudtrail:PutEventSelectors",
    "cloudtrail:StopLogging",
    "cloudtrail:UpdateTrail",
    "config:DeleteConfigurationRecorder",
    "config:DeleteDeliveryChannel",
    "config:StopConfigurationRecorder",
    "ec2:DeleteFlowLogs",
    "guardduty:DeleteDetector",
    "guardduty:DisassociateFromAdministratorAccount",
    "guardduty:UpdateDetector",
    "s3:BypassGovernanceRetention",
    "securityhub:DisableSecurityHub",
)
"""What would stop or hide the recording of actions, or end backups before their time."""
_NOT_FOR_PROGRAMS = ("account:*", "billing:*", "iam:*", "organizations:*", "sso:*", "sts:AssumeRole")


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryArgs:
    """Where roles may act.

    Attributes:
        regions: The regions in use; everything with a region is refused elsewhere.
    """

    regions: Sequence[str]

    def __post_init__(self) -> None:
        if not self.regions or not all(map(is_eea_region, self.regions)):
            raise ValueError(f"name regions of AWS in the EEA, and at least one: {', '.join(self.regions)}")


class Boundary(pulumi.ComponentResource):
    """The most that a role of this account can ever do: nothing to rights, to audit, or outside the regions allowed.

    A boundary gives no right by itself: a role has what both its own policy and the boundary allow.
    """

    arn: pulumi.Output[str]

    def __init__(self, name: str, args: BoundaryArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Boundary", name, None, opts)
        outside = {
            "Sid": "OutsideTheRegions",
            "Effect": "Deny",
            "NotAction": list(WITHOUT_REGION),
            "Resource": "*",
            "Condition": {"StringNotEquals": {"aws:RequestedRegion": sorted(args.regions)}},
        }
        everything_else = {
            "Sid": "WhatProgramsMayBeGiven",
            "Effect": "Allow",
            "NotAction": list(_NOT_FOR_PROGRAMS),
            "Resource": "*",
        }
        policy = aws.iam.Policy(
            name,
            description="The most that roles of this account may do",
            policy=policy_document(
                everything_else,
                deny(AUDIT_ACTIONS, sid="AuditStays"),
                outside,
            ),
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.arn = policy.arn
        self.register_outputs({"arn": policy.arn})


WITHOUT_REGION = (
    "account:*",
    "billing:*",
    "budgets:*",
    "ce:*",
    "health:*",
    "iam:*",
    "organizations:*",
    "route53:*",
    "route53domains:*",
    "shield:*",
    "signin:*",
    "sso:*",
    "sts:*",
    "support:*",
    "tax:*",
    "trustedadvisor:*",
)
"""Services without region, or with one door for all of them; they hold no health data by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadRoleArgs:
    """What a program may do.

    Attributes:
        service: Who takes the role on (`ecs-tasks.amazonaws.com`).
        statements: Its rights: named actions on named resources.
        boundary_arn: The most it could ever be given.
        account: Whose programs: a service acting for another account is refused. None where the service does not say.
    """

    service: str
    statements: Sequence[Statement]
    boundary_arn: pulumi.Input[str]
    account: Account | None


class WorkloadRole(pulumi.ComponentResource):
    """A role for one program."""

    arn: pulumi.Output[str]
    name: pulumi.Output[str]

    def __init__(self, name: str, args: WorkloadRoleArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:WorkloadRole", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        conditions: Mapping[str, Mapping[str, str]] | None = None
        if args.account is not None:
            conditions = {"StringEquals": {"aws:SourceAccount": args.account.account_id}}
        role = aws.iam.Role(
            name,
            assume_role_policy=trust(args.service, conditions=conditions),
            permissions_boundary=args.boundary_arn,
            max_session_duration=3_600,
            opts=own,
        )
        if args.statements:
            aws.iam.RolePolicy(name, role=role.name, policy=policy_document(*args.statements), opts=own)
        self.arn, self.name = role.arn, role.name
        self.register_outputs({"arn": role.arn})


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakGlassArgs:
    """Who may act in an emergency.

    Attributes:
        principals: ARNs of the users of few named people, each with a second factor; never a whole account. Sessions of
            IAM Identity Center do not tell AWS of a second factor, and are refused.
        session_seconds: At most an hour.
        second_factor_seconds: How long ago the second factor may have been shown.
    """

    principals: Sequence[str]
    session_seconds: int = 3_600
    second_factor_seconds: int = 900

    def __post_init__(self) -> None:
        if not self.principals or any("*" in each or each.endswith(":root") for each in self.principals):
            raise ValueError("name the people who may act in an emergency, not everybody of an account")
        if self.session_seconds > 3_600:
            raise ValueError("an emergency session lasts an hour at most; it can be taken on again")


class BreakGlass(pulumi.ComponentResource):
    """A role for emergencies: wide rights, a fresh second factor, an hour, an alarm, and no hand on rights or audit."""

    arn: pulumi.Output[str]
    event: Event
    """For `AuditAlarms`: raised whenever somebody takes the role on."""

    def __init__(self, name: str, args: BreakGlassArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:BreakGlass", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        role = aws.iam.Role(
            name,
            name=name,
            description="Emergencies only: every use raises an alarm",
            max_session_duration=args.session_seconds,
            assume_role_policy=policy_document(
                {
                    "Sid": "NamedPeopleWithASecondFactor",
                    "Effect": "Allow",
                    "Action": "sts:AssumeRole",
                    "Principal": {"AWS": sorted(args.principals)},
                    "Condition": {
                        "Bool": {"aws:MultiFactorAuthPresent": "true"},
                        "NumericLessThan": {"aws:MultiFactorAuthAge": str(args.second_factor_seconds)},
                    },
                }
            ),
            opts=own,
        )
        aws.iam.RolePolicyAttachment(
            f"{name}-operate", role=role.name, policy_arn="arn:aws:iam::aws:policy/PowerUserAccess", opts=own
        )
        aws.iam.RolePolicy(
            name,
            role=role.name,
            policy=policy_document(
                allow(["iam:Get*", "iam:List*"], sid="SeeRights"),
                deny(AUDIT_ACTIONS, sid="AuditStays"),
            ),
            opts=own,
        )
        self.arn = role.arn
        self.event = Event(
            "break-glass",
            "Somebody took on the role for emergencies",
            f'{{ $.eventName = "AssumeRole" && $.requestParameters.roleArn = "*:role/{name}" }}',
        )
        self.register_outputs({"arn": role.arn})
