"""Where alarms go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.policy_documents import allow, policy_document, tls_only


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmTopicArgs:
    """Who is told.

    Attributes:
        account: Whose services may raise alarms.
        key_arn: `Purpose.ALARMS`.
        addresses: Mail addresses; each must confirm once, by the link it is sent. A message holds the name of an alarm and
            of a resource, no health data.
    """

    account: Account
    key_arn: pulumi.Input[str]
    addresses: Sequence[str]

    def __post_init__(self) -> None:
        if not self.addresses:
            raise ValueError("an alarm that reaches nobody is none: name an address")


class AlarmTopic(pulumi.ComponentResource):
    """An encrypted topic that services of this account alone may write to."""

    arn: pulumi.Output[str]

    def __init__(self, name: str, args: AlarmTopicArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:AlarmTopic", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        topic = aws.sns.Topic(name, kms_master_key_id=args.key_arn, opts=own)
        aws.sns.TopicPolicy(
            name,
            arn=topic.arn,
            policy=policy_document(
                allow(
                    ["sns:Publish"],
                    topic.arn,
                    sid="ServicesOfTheAccount",
                    principals={
                        "Service": ["cloudwatch.amazonaws.com", "events.amazonaws.com", "backup.amazonaws.com"]
                    },
                    conditions={"StringEquals": {"aws:SourceAccount": args.account.account_id}},
                ),
                *({**statement, "Action": ["sns:Publish"]} for statement in tls_only(topic.arn, "sns")),
            ),
            opts=own,
        )
        for position, address in enumerate(args.addresses):
            aws.sns.TopicSubscription(
                f"{name}-{position}", topic=topic.arn, protocol="email", endpoint=address, opts=own
            )
        self.arn = topic.arn
        self.register_outputs({"arn": topic.arn})
