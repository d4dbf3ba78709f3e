"""Logs that services hand over to a delivery instead of writing them themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

SOURCES = Call("logs", "DescribeDeliverySources", "deliverySources")
DELIVERIES = Call("logs", "DescribeDeliveries", "deliveries")
LIVE = Call("cloudfront", "ListRealtimeLogConfigs", "RealtimeLogConfigs.Items")


def sources(api: Api) -> Iterator[Found]:
    """What hands over its log: a source of which nothing is delivered is none."""
    listed = api.every(SOURCES)
    deliveries = api.listed(DELIVERIES) if listed else []
    for item in listed:
        name, arn = str(item["name"]), str(item["arn"])
        if not isinstance(deliveries, Unknown) and name not in {told(one, "deliverySourceName") for one in deliveries}:
            continue
        for resource in item.get("resourceArns") or ():
            yield Fact(
                "aws_cloudwatch_log_delivery_source",
                arn,
                name,
                {
                    "arn": arn,
                    "name": name,
                    # Who is told of by an unknown argument may be anyone: whether its log is delivered is then open.
                    "resource_arn": deliveries if isinstance(deliveries, Unknown) else resource,
                    **fields(item, log_type="logType"),
                },
            )


def live(api: Api) -> Iterator[Found]:
    """Logs of CloudFront as they come, and the stream that takes them."""
    for item in api.every(LIVE):
        arn, name = str(item["ARN"]), str(item["Name"])
        streams = [told(one, "KinesisStreamConfig.StreamARN") for one in item.get("EndPoints") or ()]
        yield Fact(
            "aws_cloudfront_realtime_log_config",
            arn,
            name,
            {
                "arn": arn,
                "name": name,
                "endpoint": [{"kinesis_stream_config": [{"stream_arn": stream}]} for stream in streams if stream],
            },
            "",
        )


KINDS = (
    Kind(("aws_cloudwatch_log_delivery_source",), (SOURCES, DELIVERIES), sources),
    Kind(("aws_cloudfront_realtime_log_config",), (LIVE,), live, Scope.GLOBAL),
)
