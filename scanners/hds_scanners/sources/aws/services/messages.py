"""Queues, topics, brokers and event buses."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, site, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

QUEUES = Call("sqs", "ListQueues", "QueueUrls")
QUEUE = Call("sqs", "GetQueueAttributes", "Attributes")
TOPICS = Call("sns", "ListTopics", "Topics")
TOPIC = Call("sns", "GetTopicAttributes", "Attributes")
SUBSCRIPTIONS = Call("sns", "ListSubscriptions", "Subscriptions")
BROKERS = Call("mq", "ListBrokers", "BrokerSummaries")
BROKER = Call("mq", "DescribeBroker")
BUSES = Call("events", "ListEventBuses", "EventBuses")
RULES = Call("events", "ListRules", "Rules")
TARGETS = Call("events", "ListTargetsByRule", "Targets")
DESTINATIONS = Call("events", "ListApiDestinations", "ApiDestinations")


def queues(api: Api) -> Iterator[Found]:
    """Queues, never what is in them."""
    for url in api.every(QUEUES):
        yield partial(_queue, api, str(url))


def _queue(api: Api, url: str) -> Iterator[Found]:
    name = url.rpartition("/")[2]
    item = api.one(QUEUE, QueueUrl=url, AttributeNames=["All"])
    arn = api.arn("sqs", name)
    managed = told(item, "SqsManagedSseEnabled", default="false")
    yield Fact(
        "aws_sqs_queue",
        arn,
        name,
        {
            "id": url,
            "arn": arn,
            "name": name,
            "sqs_managed_sse_enabled": managed,
            # A key that nobody told of must not be taken for one that is named.
            **({} if isinstance(item, Unknown) else fields(item, kms_master_key_id="KmsMasterKeyId")),
            **fields(item, policy="Policy"),
        },
    )


def topics(api: Api) -> Iterator[Found]:
    """Topics."""
    for item in api.every(TOPICS):
        yield partial(_topic, api, str(item["TopicArn"]))


def _topic(api: Api, arn: str) -> Iterator[Found]:
    name = arn.rpartition(":")[2]
    item = api.one(TOPIC, TopicArn=arn)
    yield Fact(
        "aws_sns_topic",
        arn,
        name,
        {"id": arn, "arn": arn, "name": name, **fields(item, kms_master_key_id="KmsMasterKeyId", policy="Policy")},
    )


def subscriptions(api: Api) -> Iterator[Found]:
    """Where topics send their messages. Of addresses of people no more is kept than that they are some."""
    for item in api.every(SUBSCRIPTIONS):
        arn = str(item.get("SubscriptionArn") or "")
        protocol, endpoint = told(item, "Protocol"), told(item, "Endpoint")
        if not arn.startswith("arn:"):
            # Not confirmed yet: nothing is sent.
            continue
        if protocol in ("email", "email-json", "sms"):
            endpoint = None
        elif protocol in ("http", "https"):
            endpoint = site(endpoint)
        yield Fact(
            "aws_sns_topic_subscription",
            arn,
            arn.rpartition(":")[2],
            {"id": arn, "arn": arn, "protocol": protocol, "endpoint": endpoint, "topic_arn": told(item, "TopicArn")},
        )


def brokers(api: Api) -> Iterator[Found]:
    """Brokers of Amazon MQ."""
    for item in api.every(BROKERS):
        yield partial(_broker, api, item)


def _broker(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["BrokerArn"]), str(item["BrokerName"])
    detail = api.one(BROKER, BrokerId=item["BrokerId"])
    logs = told(detail, "Logs")
    yield Fact(
        "aws_mq_broker",
        arn,
        name,
        {
            "id": item["BrokerId"],
            "arn": arn,
            "broker_name": name,
            **fields(detail, publicly_accessible="PubliclyAccessible", engine_type="EngineType"),
            "encryption_options": [fields(detail, kms_key_id="EncryptionOptions.KmsKeyId")],
            "logs": logs
            if isinstance(logs, Unknown)
            else [fields(logs, general="General", audit="Audit")]
            if logs
            else [],
        },
    )


def buses(api: Api) -> Iterator[Found]:
    """Buses of EventBridge with their rules: the default one has no say in who it is, but may have a policy."""
    for item in api.every(BUSES):
        arn, name = str(item["Arn"]), str(item["Name"])
        if name != "default":
            yield Fact("aws_cloudwatch_event_bus", arn, name, {"arn": arn, "name": name})
        policy = told(item, "Policy")
        if policy:
            yield Fact("aws_cloudwatch_event_bus_policy", arn, name, {"event_bus_name": name, "policy": policy})
        yield partial(_rules, api, name)


def _rules(api: Api, bus: str) -> Iterator[Found]:
    found = api.listed(RULES, EventBusName=bus)
    if isinstance(found, Unknown):
        # Whether a rule watches the trail is then open.
        yield Fact(
            "aws_cloudwatch_event_rule",
            api.arn("events", f"rule/{bus}/*"),
            "*",
            {"event_bus_name": bus, "event_pattern": found},
            unseen=found,
        )
        return
    for item in found:
        # Rules that a service of AWS made for itself.
        if not told(item, "ManagedBy"):
            yield partial(_rule, api, bus, item)


def _rule(api: Api, bus: str, item: dict[str, Any]) -> Iterator[Found]:
    arn, name = str(item["Arn"]), str(item["Name"])
    if told(item, "State") == "DISABLED":
        # It watches nothing, and sends nothing.
        return
    yield Fact(
        "aws_cloudwatch_event_rule",
        arn,
        name,
        {"arn": arn, "name": name, "event_pattern": told(item, "EventPattern"), "event_bus_name": bus},
    )
    targets = api.listed(TARGETS, Rule=name, EventBusName=bus)
    if isinstance(targets, Unknown):
        yield Fact("aws_cloudwatch_event_target", arn, name, {"rule": name, "arn": targets}, unseen=targets)
        return
    for target in targets:
        yield Fact(
            "aws_cloudwatch_event_target",
            arn,
            str(target.get("Id") or name),
            {"rule": name, **fields(target, arn="Arn")},
        )


def destinations(api: Api) -> Iterator[Found]:
    """Addresses outside that events are sent to."""
    for item in api.every(DESTINATIONS):
        arn, name = str(item["ApiDestinationArn"]), str(item["Name"])
        yield Fact(
            "aws_cloudwatch_event_api_destination",
            arn,
            name,
            {"arn": arn, "name": name, "invocation_endpoint": site(told(item, "InvocationEndpoint"))},
        )


KINDS = (
    Kind(("aws_sqs_queue",), (QUEUES, QUEUE), queues),
    Kind(("aws_sns_topic",), (TOPICS, TOPIC), topics),
    Kind(("aws_sns_topic_subscription",), (SUBSCRIPTIONS,), subscriptions),
    Kind(("aws_mq_broker",), (BROKERS, BROKER), brokers),
    Kind(("aws_cloudwatch_event_bus", "aws_cloudwatch_event_rule"), (BUSES, RULES, TARGETS), buses),
    Kind(("aws_cloudwatch_event_api_destination",), (DESTINATIONS,), destinations),
)
