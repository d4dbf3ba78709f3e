"""OpenSearch, Kinesis, Firehose and MSK."""

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

DOMAINS = Call("opensearch", "ListDomainNames", "DomainNames")
DOMAIN = Call("opensearch", "DescribeDomain", "DomainStatus")
STREAMS = Call("kinesis", "ListStreams", "StreamNames")
STREAM = Call("kinesis", "DescribeStreamSummary", "StreamDescriptionSummary")
STREAM_POLICY = Call("kinesis", "GetResourcePolicy", "Policy", ("ResourceNotFoundException",))
DELIVERIES = Call("firehose", "ListDeliveryStreams")
DELIVERY = Call("firehose", "DescribeDeliveryStream", "DeliveryStreamDescription")
CLUSTERS = Call("kafka", "ListClustersV2", "ClusterInfoList")


def domains(api: Api) -> Iterator[Found]:
    """Domains of OpenSearch and of Elasticsearch, which are asked alike."""
    for item in api.every(DOMAINS):
        yield partial(_domain, api, str(item["DomainName"]))


def _block(answer: Any, **paths: str) -> Any:
    return answer if isinstance(answer, Unknown) else [fields(answer, **paths)] if answer else []


def _domain(api: Api, name: str) -> Iterator[Found]:
    item = api.one(DOMAIN, DomainName=name)
    if not isinstance(item, Unknown) and told(item, "Deleted"):
        return
    arn = told(item, "ARN")
    arn = arn if isinstance(arn, str) else api.arn("es", f"domain/{name}")
    logs = told(item, "LogPublishingOptions", default={})
    network = told(item, "VPCOptions")
    yield Fact(
        "aws_opensearch_domain",
        arn,
        name,
        {
            "id": arn,
            "arn": arn,
            "domain_name": name,
            "access_policies": told(item, "AccessPolicies"),
            "encrypt_at_rest": _block(told(item, "EncryptionAtRestOptions"), enabled="Enabled", kms_key_id="KmsKeyId"),
            "node_to_node_encryption": _block(told(item, "NodeToNodeEncryptionOptions"), enabled="Enabled"),
            "domain_endpoint_options": _block(
                told(item, "DomainEndpointOptions"),
                enforce_https="EnforceHTTPS",
                tls_security_policy="TLSSecurityPolicy",
            ),
            "cluster_config": _block(
                told(item, "ClusterConfig"),
                instance_count="InstanceCount",
                dedicated_master_enabled="DedicatedMasterEnabled",
            ),
            # A network that is not known of must not be taken for one.
            "vpc_options": []
            if isinstance(network, Unknown)
            else _block(network, vpc_id="VPCId", subnet_ids="SubnetIds"),
            "log_publishing_options": logs
            if isinstance(logs, Unknown)
            else [{"log_type": kind, "enabled": told(one, "Enabled", default=False)} for kind, one in logs.items()],
        },
    )


def streams(api: Api) -> Iterator[Found]:
    """Streams of Kinesis."""
    for name in api.every(STREAMS):
        yield partial(_stream, api, str(name))


def _stream(api: Api, name: str) -> Iterator[Found]:
    item = api.one(STREAM, StreamName=name)
    arn = api.arn("kinesis", f"stream/{name}")
    kind = told(item, "EncryptionType", default="NONE")
    yield Fact(
        "aws_kinesis_stream",
        arn,
        name,
        {
            "id": arn,
            "arn": arn,
            "name": name,
            "encryption_type": kind,
            **fields(item, kms_key_id="KeyId", retention_period="RetentionPeriodHours"),
        },
    )
    policy = api.one(STREAM_POLICY, ResourceARN=arn)
    if policy not in (None, "", "{}"):
        yield Fact(
            "aws_kinesis_resource_policy",
            arn,
            name,
            {"resource_arn": arn, "policy": policy},
            unseen=policy if isinstance(policy, Unknown) else None,
        )


def deliveries(api: Api) -> Iterator[Found]:
    """Streams of Firehose, with where they deliver."""
    after: dict[str, str] = {}
    while True:
        # Firehose has pages and no paginator.
        page = api.page(DELIVERIES, **after)
        names = page.get("DeliveryStreamNames") or []
        for name in names:
            yield partial(_delivery, api, str(name))
        if not page.get("HasMoreDeliveryStreams") or not names:
            return
        after = {"ExclusiveStartDeliveryStreamName": str(names[-1])}


def _delivery(api: Api, name: str) -> Iterator[Found]:
    item = api.one(DELIVERY, DeliveryStreamName=name)
    arn = api.arn("firehose", f"deliverystream/{name}")
    attributes: dict[str, Any] = {"id": arn, "arn": arn, "name": name}
    if isinstance(item, Unknown):
        attributes |= {"server_side_encryption": item, "extended_s3_configuration": item}
    else:
        setup = told(item, "DeliveryStreamEncryptionConfiguration", default={})
        # A server that tells no status tells whose key it is only when there is one.
        encrypted = told(setup, "Status", default="ENABLED" if told(setup, "KeyType") else "") in (
            "ENABLED",
            "ENABLING",
        )
        attributes["server_side_encryption"] = [{"enabled": encrypted, **fields(setup, key_arn="KeyARN")}]
        for member, argument in (
            ("KinesisStreamSourceDescription", "kinesis_source_configuration"),
            ("MSKSourceDescription", "msk_source_configuration"),
        ):
            if told(item, f"Source.{member}"):
                attributes[argument] = [fields(item, kinesis_stream_arn=f"Source.{member}.KinesisStreamARN")]
        for target in told(item, "Destinations", default=[]):
            attributes |= _target(target)
    yield Fact(
        "aws_kinesis_firehose_delivery_stream",
        arn,
        name,
        attributes,
        untold=item if isinstance(item, Unknown) else None,
    )


# What Firehose calls a destination, as Terraform calls it, with what tells where it is.
_TARGETS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("ExtendedS3DestinationDescription", "extended_s3_configuration", {"bucket_arn": "BucketARN"}),
    ("RedshiftDestinationDescription", "redshift_configuration", {}),
    ("ElasticsearchDestinationDescription", "elasticsearch_configuration", {"domain_arn": "DomainARN"}),
    ("AmazonopensearchserviceDestinationDescription", "opensearch_configuration", {"domain_arn": "DomainARN"}),
    ("AmazonOpenSearchServerlessDestinationDescription", "opensearchserverless_configuration", {}),
    ("HttpEndpointDestinationDescription", "http_endpoint_configuration", {"url": "EndpointConfiguration.Url"}),
    ("SplunkDestinationDescription", "splunk_configuration", {"hec_endpoint": "HECEndpoint"}),
    ("SnowflakeDestinationDescription", "snowflake_configuration", {"account_url": "AccountUrl"}),
    ("IcebergDestinationDescription", "iceberg_configuration", {}),
)
_SITES = frozenset({"url", "hec_endpoint", "account_url"})


def _target(target: dict[str, Any]) -> dict[str, Any]:
    """One destination with the buckets beside it. Addresses are kept, keys that are sent along are not."""
    found: dict[str, Any] = {}
    for member, argument, paths in _TARGETS:
        described = told(target, member)
        if not described:
            continue
        configuration = {
            name: site(value) if name in _SITES else value for name, value in fields(described, **paths).items()
        }
        for bucket, beside in (
            ("S3DestinationDescription", "s3_configuration"),
            ("S3BackupDescription", "s3_backup_configuration"),
        ):
            if told(described, bucket):
                configuration[beside] = [fields(described, bucket_arn=f"{bucket}.BucketARN")]
        found[argument] = [configuration]
    if not found and target.get("S3DestinationDescription"):
        found["extended_s3_configuration"] = [fields(target, bucket_arn="S3DestinationDescription.BucketARN")]
    return found


def clusters(api: Api) -> Iterator[Found]:
    """Clusters of Managed Streaming for Kafka."""
    for item in api.every(CLUSTERS):
        arn, name = str(item["ClusterArn"]), str(item["ClusterName"])
        if told(item, "ClusterType") == "SERVERLESS":
            yield Fact("aws_msk_serverless_cluster", arn, name, {"id": arn, "arn": arn, "cluster_name": name})
            continue
        detail = told(item, "Provisioned", default=item)
        public = told(detail, "BrokerNodeGroupInfo.ConnectivityInfo.PublicAccess.Type", default="DISABLED")
        logs = told(detail, "LoggingInfo.BrokerLogs", default={})
        yield Fact(
            "aws_msk_cluster",
            arn,
            name,
            {
                "id": arn,
                "arn": arn,
                "cluster_name": name,
                "broker_node_group_info": [{"connectivity_info": [{"public_access": [{"type": public}]}]}],
                "encryption_info": [
                    {
                        **fields(
                            detail, encryption_at_rest_kms_key_arn="EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId"
                        ),
                        "encryption_in_transit": [
                            fields(
                                told(detail, "EncryptionInfo.EncryptionInTransit", default={}),
                                client_broker="ClientBroker",
                                in_cluster="InCluster",
                            )
                        ],
                    }
                ],
                "logging_info": [
                    {
                        "broker_logs": [
                            {
                                "cloudwatch_logs": [{"enabled": told(logs, "CloudWatchLogs.Enabled", default=False)}],
                                "firehose": [{"enabled": told(logs, "Firehose.Enabled", default=False)}],
                                "s3": [
                                    {
                                        "enabled": told(logs, "S3.Enabled", default=False),
                                        "bucket": told(logs, "S3.Bucket"),
                                    }
                                ],
                            }
                        ]
                    }
                ],
            },
        )


KINDS = (
    Kind(("aws_opensearch_domain",), (DOMAINS, DOMAIN), domains),
    Kind(("aws_kinesis_stream",), (STREAMS, STREAM, STREAM_POLICY), streams),
    Kind(("aws_kinesis_firehose_delivery_stream",), (DELIVERIES, DELIVERY), deliveries),
    Kind(("aws_msk_cluster", "aws_msk_serverless_cluster"), (CLUSTERS,), clusters),
)
