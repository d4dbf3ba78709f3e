"""Backups that nobody can erase: locked vaults, a daily plan, and a copy elsewhere where that is allowed."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.document_store import BACKUP_TAG
from hds_pulumi.components.aws.policy_documents import trust

_POLICIES = (
    "AWSBackupServiceRolePolicyForBackup",
    "AWSBackupServiceRolePolicyForRestores",
)
_BUCKET_POLICIES = ("AWSBackupServiceRolePolicyForS3Backup", "AWSBackupServiceRolePolicyForS3Restore")

_KINDS = ("Aurora", "DocumentDB", "DynamoDB", "EBS", "EC2", "EFS", "FSx", "RDS", "S3")


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupVaultArgs:
    """How backups are kept.

    Attributes:
        account: Where.
        key_arn: `Purpose.BACKUPS`, of the vault's own region.
        least_days: No backup goes before.
        most_days: No backup may stay longer: data must not outlive its purpose.
        grace_days: Days after which nobody, AWS included, can lift the lock or delete the vault; 3 or more.
        protect: Whether Pulumi refuses to delete it.
    """

    account: Account
    key_arn: pulumi.Input[str]
    least_days: int = 7
    most_days: int = 400
    grace_days: int = 3
    protect: bool = True

    def __post_init__(self) -> None:
        if self.least_days < 7 or self.most_days < self.least_days or self.grace_days < 3:
            raise ValueError("backups stay a week at least, and AWS takes a grace of 3 days or more")


class BackupVault(pulumi.ComponentResource):
    """A vault under a key of the customer, locked for good once the days of grace are over."""

    arn: str
    """Known before the vault is there, so that a preview shows where copies go."""

    def __init__(self, name: str, args: BackupVaultArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:BackupVault", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        vault = aws.backup.Vault(
            name,
            name=name,
            kms_key_arn=args.key_arn,
            force_destroy=False,
            opts=pulumi.ResourceOptions(parent=self, protect=args.protect),
        )
        aws.backup.VaultLockConfiguration(
            name,
            backup_vault_name=vault.name,
            min_retention_days=args.least_days,
            max_retention_days=args.most_days,
            changeable_for_days=args.grace_days,
            opts=own,
        )
        self.name, self.arn = name, args.account.arn("backup", f"backup-vault:{name}")
        self.register_outputs({"arn": self.arn})


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlanArgs:
    """What is backed up, and for how long.

    Attributes:
        vault: Where to.
        topic_arn: Told of backups that failed.
        copy_to: Vault in a second region of the EEA; None: backups stay in one region, in three zones.
        daily_days: For which daily backups are kept.
        monthly_days: For which monthly backups are kept.
    """

    vault: BackupVault
    topic_arn: pulumi.Input[str]
    copy_to: BackupVault | None = None
    daily_days: int = 35
    monthly_days: int = 365

    def __post_init__(self) -> None:
        if self.daily_days < 7 or self.monthly_days < self.daily_days:
            raise ValueError("daily backups are kept a week at least, monthly ones at least as long")


class BackupPlan(pulumi.ComponentResource):
    """Everything with the tag `backup: daily`, every night and every month."""

    def __init__(self, name: str, args: BackupPlanArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:BackupPlan", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        role = aws.iam.Role(name, assume_role_policy=trust("backup.amazonaws.com"), opts=own)
        for policy in _POLICIES:
            aws.iam.RolePolicyAttachment(
                f"{name}-{policy.removeprefix('AWSBackupServiceRolePolicyFor').lower()}",
                role=role.name,
                policy_arn=f"arn:aws:iam::aws:policy/service-role/{policy}",
                opts=own,
            )
        for policy in _BUCKET_POLICIES:
            aws.iam.RolePolicyAttachment(
                f"{name}-{policy.removeprefix('AWSBackupServiceRolePolicyFor').lower()}",
                role=role.name,
                policy_arn=f"arn:aws:iam::aws:policy/{policy}",
                opts=own,
            )
        vaults = [args.vault] if args.copy_to is None else [args.vault, args.copy_to]
        plan = aws.backup.Plan(
            name,
            rules=[
                _rule("daily", "cron(0 2 * * ? *)", args.daily_days, args),
                _rule("monthly", "cron(0 4 1 * ? *)", args.monthly_days, args),
            ],
            opts=pulumi.ResourceOptions(parent=self, depends_on=vaults),
        )
        # What AWS Backup may look at in this region; kinds that come later are left as they are.
        aws.backup.RegionSettings(
            name,
            resource_type_opt_in_preference=dict.fromkeys(_KINDS, True),
            opts=pulumi.ResourceOptions(parent=self, ignore_changes=["resourceTypeOptInPreference"]),
        )
        ((key, value),) = BACKUP_TAG.items()
        aws.backup.Selection(
            name,
            plan_id=plan.id,
            iam_role_arn=role.arn,
            selection_tags=[aws.backup.SelectionSelectionTagArgs(type="STRINGEQUALS", key=key, value=value)],
            opts=own,
        )
        aws.backup.VaultNotifications(
            name,
            backup_vault_name=args.vault.name,
            sns_topic_arn=args.topic_arn,
            backup_vault_events=["BACKUP_JOB_FAILED", "COPY_JOB_FAILED", "RESTORE_JOB_COMPLETED"],
            opts=pulumi.ResourceOptions(parent=self, depends_on=[args.vault]),
        )
        self.register_outputs({"planId": plan.id})


def _rule(name: str, schedule: str, days: int, args: BackupPlanArgs) -> aws.backup.PlanRuleArgs:
    copies = (
        []
        if args.copy_to is None
        else [
            aws.backup.PlanRuleCopyActionArgs(
                destination_vault_arn=args.copy_to.arn,
                lifecycle=aws.backup.PlanRuleCopyActionLifecycleArgs(delete_after=days),
            )
        ]
    )
    return aws.backup.PlanRuleArgs(
        rule_name=name,
        target_vault_name=args.vault.name,
        schedule=schedule,
        schedule_expression_timezone="Europe/Paris",
        start_window=60,
        completion_window=480,
        lifecycle=aws.backup.PlanRuleLifecycleArgs(delete_after=days),
        copy_actions=copies or None,
    )
