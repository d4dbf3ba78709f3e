"""What an application stack takes from the baseline of its account."""

from __future__ import annotations

from collections.abc import Sequence

import pulumi

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.containers import Surroundings


class Baseline:
    """Outputs of a stack of `aws_baseline`; one that is missing stops the deployment with its name."""

    def __init__(self, stack: str) -> None:
        self._stack = pulumi.StackReference(stack)
        self.vpc_id = self._output("vpcId")
        self.data_subnet_ids = self._output("dataSubnetIds")
        self.entry_subnet_ids = self._output("entrySubnetIds").apply(entry_subnets)
        self.logs_key_arn = self._output("logsKeyArn")
        self.topic_arn = self._output("alarmTopicArn")
        self.boundary_arn = self._output("boundaryArn")

    def surroundings(self, account: Account, *, secrets_key_arn: pulumi.Input[str]) -> Surroundings:
        """What every service needs of it."""
        return Surroundings(
            account=account,
            vpc_id=self.vpc_id,
            subnet_ids=self._output("workloadSubnetIds"),
            addresses=self._output("networkAddresses"),
            bucket_addresses=self._output("bucketAddresses"),
            boundary_arn=self.boundary_arn,
            logs_key_arn=self.logs_key_arn,
            secrets_key_arn=secrets_key_arn,
            topic_arn=self.topic_arn,
        )

    def _output(self, name: str) -> pulumi.Output[str]:
        return self._stack.require_output(name)


def entry_subnets(subnet_ids: Sequence[str]) -> Sequence[str]:
    """The subnets for load balancers.

    Raises:
        LookupError: the baseline has none.
    """
    if not subnet_ids:
        raise LookupError("the baseline has no subnets for load balancers: set publicEntry there to true")
    return subnet_ids
