"""Log groups: encrypted, and kept as long as logs have to be."""

from __future__ import annotations

import pulumi
import pulumi_aws as aws

RETENTION_DAYS = 365
"""A year: the upper end of what CNIL and ANSSI advise for security logs."""


def log_group(
    name: str,
    *,
    key_arn: pulumi.Input[str],
    opts: pulumi.ResourceOptions,
    path: str | None = None,
    retention_days: int = RETENTION_DAYS,
) -> aws.cloudwatch.LogGroup:
    """A log group under a key of the customer.

    Args:
        name: Name of the resource.
        key_arn: A key that CloudWatch Logs may use: `Purpose.LOGS`.
        opts: Of the resource.
        path: Its name at AWS, where a service prescribes one; else Pulumi makes one of `name`.
        retention_days: One of the numbers that CloudWatch Logs takes, 180 or more.

    Raises:
        ValueError: less than six months.
    """
    if retention_days < 180:
        raise ValueError("logs are kept for six months at least")
    return aws.cloudwatch.LogGroup(
        name, name=path, kms_key_id=key_arn, retention_in_days=retention_days, skip_destroy=False, opts=opts
    )
