"""Secrets that programs share, made and changed by AWS: no person and no code ever sees one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.policy_documents import allow
from hds_pulumi.components.aws.roles import WorkloadRole, WorkloadRoleArgs

FUNCTION = Path(__file__).with_name("rotation_function.py")
"""What runs at AWS Lambda."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RotatingSecretArgs:
    """What is kept secret.

    Attributes:
        account: Where.
        description: What the secret opens.
        secrets_key_arn: `Purpose.SECRETS`.
        logs_key_arn: Key of the log of the function that makes new values.
        boundary_arn: Boundary of that function's role.
        days: Between two values, 90 at most.
    """

    account: Account
    description: str
    secrets_key_arn: pulumi.Input[str]
    logs_key_arn: pulumi.Input[str]
    boundary_arn: pulumi.Input[str]
    days: int = 30

    def __post_init__(self) -> None:
        if not 1 <= self.days <= 90:
            raise ValueError("a secret is changed every 90 days at least")


class RotatingSecret(pulumi.ComponentResource):
    """A random text of 64 characters, changed on schedule; programs read the current and the previous one.

    Passwords of databases are not made here: RDS makes and changes them itself (`Database`).
    """

    arn: pulumi.Output[str]

    def __init__(self, name: str, args: RotatingSecretArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:RotatingSecret", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        secret = aws.secretsmanager.Secret(
            name, description=args.description, kms_key_id=args.secrets_key_arn, recovery_window_in_days=30, opts=own
        )
        group = log_group(f"{name}-rotation", path=f"/aws/lambda/{name}-rotation", key_arn=args.logs_key_arn, opts=own)
        role = WorkloadRole(
            f"{name}-rotation",
            WorkloadRoleArgs(
                service="lambda.amazonaws.com",
                account=None,
                boundary_arn=args.boundary_arn,
                statements=[
                    allow(
                        [
                            "secretsmanager:DescribeSecret",
                            "secretsmanager:GetSecretValue",
                            "secretsmanager:PutSecretValue",
                            "secretsmanager:UpdateSecretVersionStage",
                        ],
                        secret.arn,
                        sid="ThisSecret",
                    ),
                    allow(["secretsmanager:GetRandomPassword"], sid="NewValues"),
                    allow(["kms:Decrypt", "kms:GenerateDataKey"], args.secrets_key_arn, sid="ItsKey"),
                    allow(
                        ["logs:CreateLogStream", "logs:PutLogEvents"],
                        pulumi.Output.concat(group.arn, ":*"),
                        sid="ItsLog",
                    ),
                ],
            ),
            own,
        )
        function = aws.lambda_.Function(
            f"{name}-rotation",
            name=f"{name}-rotation",
            description=f"New values of {name}",
            runtime=aws.lambda_.Runtime.PYTHON3D13,
            handler="rotation_function.rotate",
            code=pulumi.AssetArchive({"rotation_function.py": pulumi.FileAsset(str(FUNCTION))}),
            role=role.arn,
            timeout=30,
            kms_key_arn=args.secrets_key_arn,
            logging_config=aws.lambda_.FunctionLoggingConfigArgs(log_format="JSON", log_group=group.name),
            opts=own,
        )
        permission = aws.lambda_.Permission(
            f"{name}-rotation",
            function=function.name,
            action="lambda:InvokeFunction",
            principal="secretsmanager.amazonaws.com",
            source_account=args.account.account_id,
            source_arn=secret.arn,
            opts=own,
        )
        aws.secretsmanager.SecretRotation(
            name,
            secret_id=secret.id,
            rotation_lambda_arn=function.arn,
            rotate_immediately=True,
            rotation_rules=aws.secretsmanager.SecretRotationRotationRulesArgs(automatically_after_days=args.days),
            opts=pulumi.ResourceOptions(parent=self, depends_on=[permission]),
        )
        self.arn = secret.arn
        self.register_outputs({"arn": secret.arn})
