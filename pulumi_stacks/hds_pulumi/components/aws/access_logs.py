"""The bucket that server access logs of S3 and access logs of load balancers are written to."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.buckets import PrivateBucket, PrivateBucketArgs
from hds_pulumi.components.aws.policy_documents import Statement, allow


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessLogsArgs:
    """What is collected, and for how long.

    Attributes:
        account: Whose buckets and load balancers write here.
        retention_days: From six months to a year, as CNIL and ANSSI advise.
        protect: Whether Pulumi refuses to delete it.
    """

    account: Account
    retention_days: int = 365
    protect: bool = True


class AccessLogs(pulumi.ComponentResource):
    """A versioned bucket for logs.

    The services that write here accept neither a customer's key nor a default lock (Amazon S3 User Guide, "Enabling
    Amazon S3 server access logging"; Elastic Load Balancing, "Enable access logs"): versions take the lock's place.
    """

    bucket: pulumi.Output[str]
    arn: pulumi.Output[str]

    def __init__(self, name: str, args: AccessLogsArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:AccessLogs", name, None, opts)
        account = args.account

        def writers(arn: pulumi.Output[str]) -> list[Statement]:
            buckets = {"StringEquals": {"aws:SourceAccount": account.account_id}}
            balancers = {"ArnLike": {"aws:SourceArn": account.arn("elasticloadbalancing", "loadbalancer/*")}}
            return [
                allow(
                    ["s3:PutObject"],
                    pulumi.Output.concat(arn, "/s3/*"),
                    sid="Buckets",
                    principals={"Service": "logging.s3.amazonaws.com"},
                    conditions=buckets,
                ),
                allow(
                    ["s3:PutObject"],
                    pulumi.Output.concat(arn, f"/load-balancers/*/AWSLogs/{account.account_id}/*"),
                    sid="LoadBalancers",
                    principals={"Service": "logdelivery.elasticloadbalancing.amazonaws.com"},
                    conditions=balancers,
                ),
            ]

        store = PrivateBucket(
            name,
            PrivateBucketArgs(
                key_arn=None,
                lock=None,
                access_logs=None,
                expire_days=args.retention_days,
                former_versions_days=args.retention_days,
                statements=writers,
                protect=args.protect,
            ),
            pulumi.ResourceOptions(parent=self),
        )
        self.bucket, self.arn = store.bucket, store.arn
        self.register_outputs({"bucket": self.bucket, "arn": self.arn})
