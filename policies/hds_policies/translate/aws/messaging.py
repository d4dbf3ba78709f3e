"""Queues, topics, streams and brokers of AWS. Defaults are those of the services' own guides."""

from collections.abc import Iterator

from hds_policies.model.network import Service
from hds_policies.model.storage import Queue
from hds_policies.model.thing import Thing
from hds_policies.translate.derivation import always, converted, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def queue(resource: Resource) -> Iterator[Thing]:
    """`aws_sqs_queue`: new queues are encrypted by the service unless that is switched off and no key is named."""
    encrypted = resource.boolean("sqs_managed_sse_enabled", default=True)
    if encrypted.raw is not True and names_something(resource, "kms_master_key_id"):
        encrypted = resource.at("kms_master_key_id", raw=True)
    yield Queue(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=encrypted,
        customer_key=resource.setting("kms_master_key_id"),
    )


def topic(resource: Resource) -> Iterator[Thing]:
    """`aws_sns_topic`: the service encrypts messages on disk; a key of one's own is a second layer."""
    yield Queue(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="SNS encrypts messages on disk"),
        customer_key=resource.setting("kms_master_key_id"),
    )


def stream(resource: Resource) -> Iterator[Thing]:
    """`aws_kinesis_stream`: in clear unless asked."""
    yield Queue(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(resource.text("encryption_type", "NONE"), lambda kind: kind.upper() == "KMS"),
        customer_key=resource.setting("kms_key_id"),
    )


def delivery_stream(resource: Resource) -> Iterator[Thing]:
    """`aws_kinesis_firehose_delivery_stream`: fed from a stream it keeps nothing of its own; else in clear unless asked."""
    if resource.has("kinesis_source_configuration") or resource.has("msk_source_configuration"):
        return
    yield Queue(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("server_side_encryption.enabled", default=False),
        customer_key=resource.setting("server_side_encryption.key_arn"),
    )


def broker(resource: Resource) -> Iterator[Thing]:
    """`aws_mq_broker`: always encrypted at rest; private unless asked otherwise."""
    yield Queue(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="Amazon MQ encrypts everything it stores"),
        customer_key=resource.setting("encryption_options.kms_key_id"),
    )
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_all=resource.boolean("publicly_accessible", default=False),
        kind="broker",
    )


TRANSLATORS = {
    "aws_sqs_queue": queue,
    "aws_sns_topic": topic,
    "aws_kinesis_stream": stream,
    "aws_kinesis_firehose_delivery_stream": delivery_stream,
    "aws_mq_broker": broker,
}
