"""Work that waits: encrypted queues, with a place for what cannot be done."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.policy_documents import policy_document, tls_only

_FORTNIGHT = 14 * 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkQueueArgs:
    """What waits.

    Attributes:
        key_arn: `Purpose.QUEUES`.
        topic_arn: Told when a message was put aside.
        seconds_of_work: That one message takes at most; it is handed out again afterwards.
        tries: After which a message is put aside.
        retention_seconds: Messages that nobody takes go after this time: four days.
    """

    key_arn: pulumi.Input[str]
    topic_arn: pulumi.Input[str]
    seconds_of_work: int = 60
    tries: int = 5
    retention_seconds: int = 4 * 86_400


class WorkQueue(pulumi.ComponentResource):
    """A queue under a key of the customer, reached over TLS only, and a second one for messages that failed."""

    arn: pulumi.Output[str]
    url: pulumi.Output[str]

    def __init__(self, name: str, args: WorkQueueArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:WorkQueue", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        failed = aws.sqs.Queue(
            f"{name}-failed", kms_master_key_id=args.key_arn, message_retention_seconds=_FORTNIGHT, opts=own
        )
        queue = aws.sqs.Queue(
            name,
            kms_master_key_id=args.key_arn,
            kms_data_key_reuse_period_seconds=300,
            visibility_timeout_seconds=args.seconds_of_work,
            message_retention_seconds=args.retention_seconds,
            redrive_policy=pulumi.Output.json_dumps({"deadLetterTargetArn": failed.arn, "maxReceiveCount": args.tries}),
            opts=own,
        )
        aws.cloudwatch.MetricAlarm(
            f"{name}-failed",
            alarm_description=f"Work of {name} could not be done and was put aside",
            namespace="AWS/SQS",
            metric_name="ApproximateNumberOfMessagesVisible",
            dimensions={"QueueName": failed.name},
            statistic="Maximum",
            period=300,
            evaluation_periods=1,
            comparison_operator="GreaterThanThreshold",
            threshold=0,
            treat_missing_data="notBreaching",
            actions_enabled=True,
            alarm_actions=[args.topic_arn],
            opts=own,
        )
        for label, each in ((name, queue), (f"{name}-failed", failed)):
            aws.sqs.QueuePolicy(label, queue_url=each.url, policy=policy_document(*tls_only(each.arn, "sqs")), opts=own)
        self.arn, self.url = queue.arn, queue.url
        self.register_outputs({"arn": queue.arn, "url": queue.url})
