"""Encryption keys, one for each purpose: who may read backups is not who may read logs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.policy_documents import Statement, allow, policy_document


class Purpose(Enum):
    """What a key encrypts. The value is part of its name."""

    DATABASES = "databases"
    DOCUMENTS = "documents"
    DISKS = "disks"
    QUEUES = "queues"
    SECRETS = "secrets"
    IMAGES = "images"
    BACKUPS = "backups"
    LOGS = "logs"
    """Log groups."""
    AUDIT = "audit"
    """The audit trail, and what records the configuration."""
    ALARMS = "alarms"
    """The topic that alarms go to."""


# Services that use a key by themselves, without a role of the account.
_SERVICES = {
    Purpose.AUDIT: ("config.amazonaws.com",),
    Purpose.ALARMS: ("cloudwatch.amazonaws.com", "events.amazonaws.com", "backup.amazonaws.com"),
}
_USE = ["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysArgs:
    """What keys are made.

    Attributes:
        account: Where.
        purposes: One key for each.
        deletion_window_days: Days between the order to delete a key and its end, from 7 to 30.
        protect: Whether Pulumi refuses to delete them; see the teardown of the stacks.
    """

    account: Account
    purposes: Sequence[Purpose]
    deletion_window_days: int = 30
    protect: bool = True

    def __post_init__(self) -> None:
        if not 7 <= self.deletion_window_days <= 30:
            raise ValueError("AWS waits from 7 to 30 days before a key is deleted")


class Keys(pulumi.ComponentResource):
    """Symmetric keys of KMS that rotate every year and stay in their region."""

    def __init__(self, name: str, args: KeysArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Keys", name, None, opts)
        self._keys: dict[Purpose, aws.kms.Key] = {}
        for purpose in args.purposes:
            key = aws.kms.Key(
                f"{name}-{purpose.value}",
                description=f"{name}: {purpose.value}",
                enable_key_rotation=True,
                rotation_period_in_days=365,
                deletion_window_in_days=args.deletion_window_days,
                multi_region=False,
                policy=_policy(args.account, purpose),
                opts=pulumi.ResourceOptions(parent=self, protect=args.protect),
            )
            aws.kms.Alias(
                f"{name}-{purpose.value}",
                name=f"alias/{name}-{purpose.value}",
                target_key_id=key.key_id,
                opts=pulumi.ResourceOptions(parent=self),
            )
            self._keys[purpose] = key
        self.register_outputs({purpose.value: key.arn for purpose, key in self._keys.items()})

    def arn(self, purpose: Purpose) -> pulumi.Output[str]:
        """ARN of the key for a purpose.

        Raises:
            KeyError: there is no key for it.
        """
        return self._keys[purpose].arn


def _policy(account: Account, purpose: Purpose) -> pulumi.Output[str]:
    # The account decides by its roles who uses the key; without this line nobody could ever change the key again.
    statements: list[Statement] = [
        allow(["kms:*"], sid="AccountDecides", principals={"AWS": account.root}),
    ]
    if purpose is Purpose.LOGS:
        logs = account.arn("logs", "*")
        statements.append(
            allow(
                ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
                sid="LogGroups",
                principals={"Service": f"logs.{account.region}.amazonaws.com"},
                conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": logs}},
            )
        )
    if purpose is Purpose.AUDIT:
        statements.append(
            allow(
                _USE,
                sid="AuditTrail",
                principals={"Service": "cloudtrail.amazonaws.com"},
                conditions={"ArnLike": {"aws:SourceArn": account.arn("cloudtrail", "trail/*")}},
            )
        )
    if services := _SERVICES.get(purpose):
        statements.append(
            allow(
                _USE,
                sid="Services",
                principals={"Service": list(services)},
                conditions={"StringEquals": {"aws:SourceAccount": account.account_id}},
            )
        )
    return policy_document(*statements)
