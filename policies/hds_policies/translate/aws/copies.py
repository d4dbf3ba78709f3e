"""Ways for data to leave the place of an AWS resource; rows of `facts.data_movement` are named by their number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.facts.hosts import HOSTS
from hds_policies.model.hosting import Copy, CopyKind, Residence, Role, VendorExport
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.aws.landing import landing
from hds_policies.translate.copying import By, Way, copies, host_name, walk
from hds_policies.translate.derivation import listed_document
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

# Destinations beside which a bucket takes what could not be delivered, or all of it.
_FIREHOSE_WITH_BUCKETS = (
    "redshift",
    "elasticsearch",
    "opensearch",
    "opensearchserverless",
    "http_endpoint",
    "splunk",
    "snowflake",
    "iceberg",
)

_WAYS: dict[str, tuple[Way, ...]] = {
    # Rows 3 to 8, 13: objects.
    "aws_s3_bucket": (
        Way(CopyKind.REPLICA, "replication_configuration.rules.destination.bucket", By.TARGET),
        Way(CopyKind.LOGS, "logging.target_bucket", By.TARGET),
    ),
    "aws_s3_bucket_replication_configuration": (Way(CopyKind.REPLICA, "rule.destination.bucket", By.TARGET),),
    "aws_s3control_multi_region_access_point": (Way(CopyKind.REPLICA, "details.region.bucket", By.TARGET),),
    "aws_s3_bucket_logging": (Way(CopyKind.LOGS, "target_bucket", By.TARGET),),
    "aws_s3_bucket_inventory": (Way(CopyKind.EXPORT, "destination.bucket.bucket_arn", By.TARGET),),
    "aws_s3tables_table_bucket_replication": (
        Way(CopyKind.REPLICA, "rule.destination.destination_table_bucket_arn", By.TARGET),
    ),
    # Rows 9 to 13: tables.
    "aws_dynamodb_table": (
        Way(CopyKind.REPLICA, "replica.region_name", By.REGION),
        Way(CopyKind.REPLICA, "global_table_witness.region_name", By.REGION),
    ),
    "aws_dynamodb_table_replica": (Way(CopyKind.REPLICA, "global_table_arn", By.SOURCE),),
    "aws_dynamodb_global_table": (Way(CopyKind.REPLICA, "replica.region_name", By.REGION),),
    "aws_dynamodb_table_export": (Way(CopyKind.EXPORT, "s3_bucket", By.TARGET),),
    # Rows 14 to 28: databases.
    "aws_rds_cluster": (
        Way(CopyKind.REPLICA, "replication_source_identifier", By.SOURCE),
        Way(CopyKind.REPLICA, "source_region", By.REGION),
    ),
    "aws_db_instance": (Way(CopyKind.REPLICA, "replicate_source_db", By.SOURCE),),
    "aws_db_instance_automated_backups_replication": (
        Way(CopyKind.BACKUP, "", By.OWN),
        Way(CopyKind.BACKUP, "source_db_instance_arn", By.SOURCE),
    ),
    "aws_db_snapshot_copy": (Way(CopyKind.SNAPSHOT, "destination_region", By.REGION),),
    "aws_rds_cluster_snapshot_copy": (Way(CopyKind.SNAPSHOT, "destination_region", By.REGION),),
    "aws_rds_export_task": (Way(CopyKind.EXPORT, "s3_bucket_name", By.TARGET),),
    "aws_elasticache_global_replication_group": (Way(CopyKind.REPLICA, "primary_replication_group_id", By.SOURCE),),
    "aws_keyspaces_keyspace": (Way(CopyKind.REPLICA, "replication_specification.region_list", By.REGION),),
    "aws_dsql_cluster": (
        Way(CopyKind.REPLICA, "multi_region_properties.witness_region", By.REGION),
        Way(CopyKind.REPLICA, "multi_region_properties.clusters", By.TARGET),
    ),
    "aws_dsql_cluster_peering": (
        Way(CopyKind.REPLICA, "witness_region", By.REGION),
        Way(CopyKind.REPLICA, "clusters", By.TARGET),
    ),
    "aws_redshift_snapshot_copy": (Way(CopyKind.SNAPSHOT, "destination_region", By.REGION),),
    "aws_redshift_cluster": (
        Way(CopyKind.SNAPSHOT, "snapshot_copy.destination_region", By.REGION),
        Way(CopyKind.LOGS, "logging.bucket_name", By.TARGET),
    ),
    "aws_redshift_logging": (Way(CopyKind.LOGS, "bucket_name", By.TARGET),),
    "aws_redshift_data_share_consumer_association": (Way(CopyKind.EXPORT, "consumer_region", By.REGION),),
    # Rows 29 to 37: files, backups, images.
    "aws_efs_replication_configuration": (
        Way(CopyKind.REPLICA, "destination.region", By.REGION),
        Way(CopyKind.REPLICA, "destination.availability_zone_name", By.REGION),
    ),
    "aws_backup_plan": (Way(CopyKind.BACKUP, "rule.copy_action.destination_vault_arn", By.TARGET),),
    "aws_ebs_snapshot_copy": (Way(CopyKind.SNAPSHOT, "source_region", By.REGION),),
    "aws_ami_copy": (Way(CopyKind.IMAGES, "source_ami_region", By.REGION),),
    "aws_dlm_lifecycle_policy": (
        Way(CopyKind.SNAPSHOT, "policy_details.schedule.cross_region_copy_rule.target", By.REGION),
        Way(CopyKind.SNAPSHOT, "policy_details.schedule.cross_region_copy_rule.target_region", By.REGION),
        Way(CopyKind.SNAPSHOT, "policy_details.action.cross_region_copy.target", By.REGION),
    ),
    "aws_imagebuilder_distribution_configuration": (Way(CopyKind.IMAGES, "distribution.region", By.REGION),),
    "aws_ecr_replication_configuration": (
        Way(CopyKind.IMAGES, "replication_configuration.rule.destination.region", By.REGION),
    ),
    # Rows 40 to 43: secrets and keys. A replica key is judged where it is declared.
    "aws_secretsmanager_secret": (Way(CopyKind.KEYS, "replica.region", By.REGION),),
    # Rows 44 to 53: trails, logs, metrics.
    "aws_cloudtrail": (
        Way(CopyKind.LOGS, "s3_bucket_name", By.TARGET),
        Way(CopyKind.LOGS, "cloud_watch_logs_group_arn", By.TARGET),
    ),
    "aws_config_configuration_aggregator": (Way(CopyKind.LOGS, "", By.OWN),),
    "aws_config_delivery_channel": (Way(CopyKind.LOGS, "s3_bucket_name", By.TARGET),),
    "aws_securityhub_finding_aggregator": (Way(CopyKind.LOGS, "", By.OWN),),
    "aws_securitylake_data_lake": (
        Way(CopyKind.LOGS, "configuration.region", By.REGION),
        Way(CopyKind.LOGS, "configuration.replication_configuration.regions", By.REGION),
    ),
    "aws_observabilityadmin_centralization_rule_for_organization": (
        Way(CopyKind.LOGS, "rule.destination.region", By.REGION),
    ),
    "aws_cloudwatch_log_subscription_filter": (Way(CopyKind.LOGS, "destination_arn", By.TARGET),),
    "aws_cloudwatch_log_destination": (Way(CopyKind.LOGS, "target_arn", By.TARGET),),
    "aws_cloudwatch_metric_stream": (Way(CopyKind.LOGS, "firehose_arn", By.TARGET),),
    "aws_oam_link": (Way(CopyKind.LOGS, "sink_identifier", By.TARGET),),
    "aws_flow_log": (Way(CopyKind.LOGS, "log_destination", By.TARGET),),
    "aws_lb": (Way(CopyKind.LOGS, "access_logs.bucket", By.TARGET),),
    "aws_alb": (Way(CopyKind.LOGS, "access_logs.bucket", By.TARGET),),
    "aws_elb": (Way(CopyKind.LOGS, "access_logs.bucket", By.TARGET),),
    "aws_wafv2_web_acl_logging_configuration": (Way(CopyKind.LOGS, "log_destination_configs", By.TARGET),),
    "aws_msk_cluster": (Way(CopyKind.LOGS, "logging_info.broker_logs.s3.bucket", By.TARGET),),
    # Rows 54 to 65: events, messages, transfers.
    "aws_cloudwatch_event_endpoint": (
        Way(CopyKind.MESSAGES, "routing_config.failover_config.secondary.route", By.REGION),
    ),
    "aws_cloudwatch_event_target": (Way(CopyKind.MESSAGES, "arn", By.TARGET),),
    "aws_sns_topic_subscription": (Way(CopyKind.MESSAGES, "endpoint", By.TARGET),),
    "aws_lambda_event_source_mapping": (
        Way(CopyKind.MESSAGES, "destination_config.on_failure.destination_arn", By.TARGET),
    ),
    "aws_lambda_function": (Way(CopyKind.MESSAGES, "dead_letter_config.target_arn", By.TARGET),),
    "aws_lambda_function_event_invoke_config": (
        Way(CopyKind.MESSAGES, "destination_config.on_failure.destination", By.TARGET),
        Way(CopyKind.MESSAGES, "destination_config.on_success.destination", By.TARGET),
    ),
    "aws_msk_replicator": (Way(CopyKind.REPLICA, "kafka_cluster.amazon_msk_cluster.msk_cluster_arn", By.TARGET),),
    "aws_datasync_task": (Way(CopyKind.EXPORT, "destination_location_arn", By.TARGET),),
    "aws_datasync_location_s3": (Way(CopyKind.EXPORT, "s3_bucket_arn", By.TARGET),),
    "aws_appflow_flow": (
        Way(CopyKind.EXPORT, "destination_flow_config.destination_connector_properties.s3.bucket_name", By.TARGET),
    ),
    "aws_dms_replication_task": (Way(CopyKind.EXPORT, "target_endpoint_arn", By.TARGET),),
    "aws_kinesis_firehose_delivery_stream": (
        Way(CopyKind.EXPORT, "extended_s3_configuration.bucket_arn", By.TARGET),
        Way(CopyKind.EXPORT, "s3_configuration.bucket_arn", By.TARGET),
        Way(CopyKind.EXPORT, "extended_s3_configuration.s3_backup_configuration.bucket_arn", By.TARGET),
        *(
            Way(CopyKind.EXPORT, f"{destination}_configuration.{bucket}.bucket_arn", By.TARGET)
            for destination in _FIREHOSE_WITH_BUCKETS
            for bucket in ("s3_configuration", "s3_backup_configuration")
        ),
        Way(CopyKind.EXPORT, "opensearch_configuration.domain_arn", By.TARGET),
        Way(CopyKind.EXPORT, "elasticsearch_configuration.domain_arn", By.TARGET),
    ),
    "aws_pipes_pipe": (Way(CopyKind.MESSAGES, "target", By.TARGET),),
    "aws_scheduler_schedule": (Way(CopyKind.MESSAGES, "target.arn", By.TARGET),),
    # Rows 66 to 69: recovery, incidents, directories, stacks.
    "aws_drs_replication_configuration_template": (Way(CopyKind.REPLICA, "", By.OWN),),
    "aws_ssmincidents_replication_set": (
        Way(CopyKind.REPLICA, "region.name", By.REGION),
        Way(CopyKind.REPLICA, "regions.name", By.REGION),
    ),
    "aws_directory_service_region": (Way(CopyKind.REPLICA, "region_name", By.REGION),),
    "aws_cloudformation_stack_set_instance": (
        Way(CopyKind.EXPORT, "region", By.REGION),
        Way(CopyKind.EXPORT, "stack_set_instance_region", By.REGION),
    ),
    "aws_cloudformation_stack_instances": (Way(CopyKind.EXPORT, "regions", By.REGION),),
    # Rows 70 to 77: edge. The distribution itself is judged by its role.
    "aws_cloudfront_distribution": (
        Way(CopyKind.EXPORT, "origin.origin_shield.origin_shield_region", By.REGION),
        Way(CopyKind.LOGS, "logging_config.bucket", By.TARGET),
    ),
    "aws_cloudfront_realtime_log_config": (Way(CopyKind.LOGS, "endpoint.kinesis_stream_config.stream_arn", By.TARGET),),
    "aws_globalaccelerator_endpoint_group": (Way(CopyKind.NETWORK, "endpoint_group_region", By.REGION),),
    # Rows 80 to 83: mail, messages.
    "aws_sesv2_multi_region_endpoint": (Way(CopyKind.MESSAGES, "details.routes_details.region", By.REGION),),
    "aws_cognito_user_pool": (Way(CopyKind.MESSAGES, "sms_configuration.sns_region", By.REGION),),
    # Rows 87, 96: prompts and query results.
    "aws_bedrock_model_invocation_logging_configuration": (
        Way(CopyKind.LOGS, "logging_config.s3_config.bucket_name", By.TARGET),
    ),
    "aws_athena_workgroup": (Way(CopyKind.EXPORT, "configuration.result_configuration.output_location", By.TARGET),),
    # Rows 90 to 93: network paths.
    "aws_vpc_peering_connection": (Way(CopyKind.NETWORK, "peer_region", By.REGION),),
    "aws_ec2_transit_gateway_peering_attachment": (Way(CopyKind.NETWORK, "peer_region", By.REGION),),
    "aws_vpc_endpoint": (Way(CopyKind.NETWORK, "service_region", By.REGION),),
    "aws_networkmanager_core_network": (Way(CopyKind.NETWORK, "base_policy_regions", By.REGION),),
}


def _copies(resource: Resource) -> Iterator[Thing]:
    """All ways listed for the type."""
    yield from copies(resource, "aws", _WAYS[resource.type], landing)


def accelerate(resource: Resource) -> Iterator[Thing]:
    """Row 6: uploads pass through edge sites all over the world."""
    status = resource.text("status")
    if isinstance(status.raw, Unknown) or status.raw == "Enabled":
        raw: Any = status.raw if isinstance(status.raw, Unknown) else None
        yield Residence(
            declaration=resource.declaration, placement=Placement("aws", status.same_place(raw)), role=Role.EDGE
        )


def _geography(resource: Resource, path: str) -> Iterator[Thing]:
    """Rows 84 to 86: the place of inference is told by the prefix of a model or profile id."""
    for setting in walk(resource, path):
        raw = setting.raw
        if isinstance(raw, Unknown):
            target: Setting[Any] = setting
        elif isinstance(raw, str):
            prefix = raw.rsplit("/", 1)[-1].split(".", 1)[0]
            region = raw.split(":")[3] if raw.startswith("arn:") else ""
            if prefix not in _GEOGRAPHIES and not region:
                continue
            target = setting.same_place(prefix if prefix in _GEOGRAPHIES else region)
        else:
            continue
        yield Copy(
            declaration=resource.declaration,
            placement=Placement("aws", target),
            kind=CopyKind.INFERENCE,
            source=resource.address,
            destination=raw if isinstance(raw, str) else "",
            detail=setting.attribute,
        )


# Spelled as geographies of the region table; from the service's documentation of cross-region inference.
_GEOGRAPHIES = frozenset({"us", "us-gov", "apac", "global", "eu", "jp", "au"})


def bedrock_agent(resource: Resource) -> Iterator[Thing]:
    """`aws_bedrockagent_agent`."""
    yield from _geography(resource, "foundation_model")


def bedrock_profile(resource: Resource) -> Iterator[Thing]:
    """`aws_bedrock_inference_profile`."""
    yield from _geography(resource, "model_source.copy_from")


def bedrock_guardrail(resource: Resource) -> Iterator[Thing]:
    """`aws_bedrock_guardrail`."""
    yield from _geography(resource, "cross_region_config.guardrail_profile_identifier")


def _vendor(resource: Resource, path: str) -> Iterator[Thing]:
    for setting in walk(resource, path):
        yield from _vendor_at(resource, setting)


def _vendor_at(resource: Resource, setting: Setting[Any]) -> Iterator[Thing]:
    raw = setting.raw
    if raw is None:
        return
    found = provider_by_endpoint(host_name(raw)) if isinstance(raw, str) else None
    if found is not None and (found.emulator or found.host == "aws"):
        return
    vendor = found.host if found else None
    yield VendorExport(
        declaration=resource.declaration,
        placement=_vendor_place(vendor, found.region if found else None, setting),
        vendor=vendor,
        target=setting,
        detail=setting.attribute,
    )


def _vendor_place(vendor: str | None, region: str | None, setting: Setting[Any]) -> Placement | None:
    if vendor is None:
        return None
    unknown = Unknown(Why.DATA_SOURCE, (setting.attribute,))
    return Placement(vendor, setting.same_place(region if region is not None else unknown))


def firehose(resource: Resource) -> Iterator[Thing]:
    """Row 57: records pushed to a vendor's intake."""
    yield from _vendor(resource, "http_endpoint_configuration.url")
    yield from _vendor(resource, "splunk_configuration.hec_endpoint")
    for block in resource.blocks("snowflake_configuration"):
        yield from _vendor_named(resource, block.setting("account_url"), "snowflake")


def _vendor_named(resource: Resource, setting: Setting[Any], vendor: str) -> Iterator[Thing]:
    yield VendorExport(declaration=resource.declaration, vendor=vendor, target=setting, detail=setting.attribute)


def api_destination(resource: Resource) -> Iterator[Thing]:
    """Row 56: events sent to an address outside."""
    yield from _vendor(resource, "invocation_endpoint")


def transfer(resource: Resource) -> Iterator[Thing]:
    """Rows 62 and 64: files exchanged with a server outside, or with another cloud's store."""
    yield from _vendor(resource, _SERVERS[resource.type])


_SERVERS = {
    "aws_transfer_connector": "url",
    "aws_datasync_location_object_storage": "server_hostname",
    "aws_datasync_location_azure_blob": "container_url",
}

# Connector types of the service whose data stays with AWS.
_OWN_CONNECTORS = frozenset({"S3", "Redshift", "EventBridge", "LookoutMetrics", "CustomerProfiles"})


def appflow(resource: Resource) -> Iterator[Thing]:
    """Row 65: records sent to a service on the Internet, named by its connector."""
    for setting in walk(resource, "destination_flow_config.connector_type"):
        raw = setting.raw
        if isinstance(raw, Unknown) or (isinstance(raw, str) and raw not in _OWN_CONNECTORS):
            vendor = raw.lower() if isinstance(raw, str) and raw.lower() in HOSTS else None
            yield VendorExport(
                declaration=resource.declaration, vendor=vendor, target=setting, detail=setting.attribute
            )


def glue_connection(resource: Resource) -> Iterator[Thing]:
    """Row 97: a database outside, when its address tells whose it is; any other is on a network of one's own."""
    for setting in walk(resource, "connection_properties.JDBC_CONNECTION_URL"):
        url = setting.raw.removeprefix("jdbc:") if isinstance(setting.raw, str) else ""
        found = provider_by_endpoint(host_name(url)) if url else None
        if found is not None and found.host not in (None, "aws"):
            yield from _vendor_named(resource, setting, str(found.host))


def container_logs(resource: Resource) -> Iterator[Thing]:
    """Where the containers of `aws_ecs_task_definition` write their logs: a region, or a vendor's address."""
    own = placement(resource)
    for container in listed_document(resource.setting("container_definitions").raw) or ():
        written = container.get("logConfiguration") if isinstance(container, Mapping) else None
        options = written.get("options") if isinstance(written, Mapping) else None
        if not isinstance(written, Mapping) or not isinstance(options, Mapping):
            continue
        driver = written.get("logDriver")
        if driver == "awslogs" and isinstance(options.get("awslogs-region"), str):
            yield from _logged_elsewhere(resource, own, options)
        elif driver == "splunk" and isinstance(options.get("splunk-url"), str):
            yield from _vendor_at(resource, _log_option(resource, "splunk-url", options["splunk-url"]))
        elif driver == "awsfirelens" and provider_by_endpoint(host_name(str(options.get("Host") or ""))) is not None:
            # A host that nobody is known to own is mostly a collector of one's own.
            yield from _vendor_at(resource, _log_option(resource, "Host", str(options["Host"])))


def _log_option(resource: Resource, name: str, value: str) -> Setting[Any]:
    return Setting(value, f"container_definitions.logConfiguration.options.{name}", resource.declaration)


def _logged_elsewhere(resource: Resource, own: Placement | None, options: Mapping[str, Any]) -> Iterator[Thing]:
    region = _log_option(resource, "awslogs-region", options["awslogs-region"])
    if own is None or not own.region.equals(region.raw):
        yield Copy(
            declaration=resource.declaration,
            placement=Placement("aws", region),
            kind=CopyKind.LOGS,
            source=resource.address,
            destination=str(options.get("awslogs-group") or ""),
            detail=region.attribute,
        )


def subscription(resource: Resource) -> Iterator[Thing]:
    """Row 58: messages pushed to an address outside; mail and text messages are judged elsewhere."""
    protocol = resource.text("protocol")
    if protocol.known and protocol.value in ("http", "https"):
        yield from _vendor(resource, "endpoint")


TRANSLATORS = {
    **dict.fromkeys(_WAYS, _copies),
    "aws_s3_bucket_accelerate_configuration": accelerate,
    "aws_bedrockagent_agent": bedrock_agent,
    "aws_bedrock_inference_profile": bedrock_profile,
    "aws_bedrock_guardrail": bedrock_guardrail,
}
VENDORS = {
    "aws_kinesis_firehose_delivery_stream": firehose,
    "aws_cloudwatch_event_api_destination": api_destination,
    "aws_sns_topic_subscription": subscription,
    "aws_ecs_task_definition": container_logs,
    **dict.fromkeys(_SERVERS, transfer),
    "aws_appflow_flow": appflow,
    "aws_glue_connection": glue_connection,
}
