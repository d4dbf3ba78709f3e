"""What an account does when nobody says otherwise: closed and encrypted."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountDefaultsArgs:
    """Of which account.

    Attributes:
        account: The account; what has a region is set for its region.
        disks_key_arn: Key of new disks: `Purpose.DISKS`.
    """

    account: Account
    disks_key_arn: pulumi.Input[str]


class AccountDefaults(pulumi.ComponentResource):
    """New disks encrypted; buckets, snapshots and images closed to the public; credentials of machines within a session."""

    def __init__(self, name: str, args: AccountDefaultsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:AccountDefaults", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        aws.s3.AccountPublicAccessBlock(
            name,
            account_id=args.account.account_id,
            block_public_acls=True,
            block_public_policy=True,
            ignore_public_acls=True,
            restrict_public_buckets=True,
            opts=own,
        )
        aws.ebs.EncryptionByDefault(name, enabled=True, opts=own)
        aws.ebs.DefaultKmsKey(name, key_arn=args.disks_key_arn, opts=own)
        aws.ebs.SnapshotBlockPublicAccess(name, state="block-all-sharing", opts=own)
        aws.ec2.ImageBlockPublicAccess(name, state="block-new-sharing", opts=own)
        aws.ec2.InstanceMetadataDefaults(
            name, http_endpoint="enabled", http_tokens="required", http_put_response_hop_limit=1, opts=own
        )
        aws.ec2.SerialConsoleAccess(name, enabled=False, opts=own)
        aws.iam.AccountPasswordPolicy(
            name,
            minimum_password_length=16,
            password_reuse_prevention=24,
            require_lowercase_characters=True,
            require_uppercase_characters=True,
            require_numbers=True,
            require_symbols=True,
            allow_users_to_change_password=True,
            opts=own,
        )
        self.register_outputs({})
