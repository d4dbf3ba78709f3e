"""What carries data elsewhere: transfers of files, pipes, schedules, flows to vendors, links between accounts, stacks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, site, told
from hds_scanners.sources.aws.listed import Listed

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

# -- DataSync ----------------------------------------------------------------------------------------------------------

LOCATIONS = Call("datasync", "ListLocations", "Locations")
SHARE = Call("datasync", "DescribeLocationEfs")


def locations(api: Api) -> Iterator[Found]:
    """Ends of transfers that are elsewhere: a bucket, a store of another cloud, a shared file system."""
    for item in api.every(LOCATIONS):
        arn, address = str(item["LocationArn"]), str(item.get("LocationUri") or "")
        scheme, _, rest = address.partition("://")
        host = rest.partition("/")[0]
        if scheme == "s3":
            found = {"s3_bucket_arn": f"arn:{api.account.partition}:s3:::{host}"}
            yield _location("aws_datasync_location_s3", arn, found)
        elif scheme == "object-storage":
            yield _location("aws_datasync_location_object_storage", arn, {"server_hostname": host})
        elif scheme == "azure-blob":
            yield _location("aws_datasync_location_azure_blob", arn, {"container_url": site(host)})
        elif scheme == "efs":
            yield partial(_share, api, arn)


def _location(type_name: str, arn: str, attributes: dict[str, Any]) -> Fact:
    return Fact(type_name, arn, arn.rpartition("/")[2], {"arn": arn, **attributes})


def _share(api: Api, arn: str) -> Iterator[Found]:
    detail = api.one(SHARE, LocationArn=arn)
    mounted = told(detail, "InTransitEncryption", default="NONE")
    yield _location("aws_datasync_location_efs", arn, {"in_transit_encryption": mounted})


# -- events and schedules ----------------------------------------------------------------------------------------------


def _clusters(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [
        {"amazon_msk_cluster": [{"msk_cluster_arn": told(cluster, "AmazonMskCluster.MskClusterArn")}]}
        for cluster in item.get("KafkaClustersSummary") or ()
        if told(cluster, "AmazonMskCluster.MskClusterArn")
    ]


# -- flows to vendors --------------------------------------------------------------------------------------------------

FLOWS = Call("appflow", "ListFlows", "flows")
FLOW = Call("appflow", "DescribeFlow")


def flows(api: Api) -> Iterator[Found]:
    """Flows of AppFlow, with the connectors and the buckets that they write to."""
    for item in api.every(FLOWS):
        if told(item, "flowStatus") != "Deleted":
            yield partial(_flow, api, str(item["flowArn"]), str(item["flowName"]))


def _flow(api: Api, arn: str, name: str) -> Iterator[Found]:
    listed = told(api.one(FLOW, flowName=name), "destinationFlowConfigList", default=[])
    if not isinstance(listed, Unknown):
        listed = [
            {
                "connector_type": told(one, "connectorType"),
                "destination_connector_properties": [
                    {"s3": [fields(one, bucket_name="destinationConnectorProperties.S3.bucketName")]}
                ],
            }
            for one in listed
        ]
    yield Fact("aws_appflow_flow", arn, name, {"arn": arn, "name": name, "destination_flow_config": listed})


_HOST = re.compile(r"^(?:jdbc:)?(?P<engine>[a-z0-9]+):.*?(?://|@)(?:[^@/;]*@)?(?P<host>[A-Za-z0-9][A-Za-z0-9.-]*)")


def _database(item: Mapping[str, Any]) -> list[dict[str, str]]:
    """The address of a database without user, password and options."""
    match = _HOST.match(str(told(item, "ConnectionProperties.JDBC_CONNECTION_URL", default="")))
    return [{"JDBC_CONNECTION_URL": f"jdbc:{match['engine']}://{match['host']}"}] if match else []


# -- stacks ------------------------------------------------------------------------------------------------------------

STACK_SETS = Call("cloudformation", "ListStackSets", "Summaries")
STACKS = Call("cloudformation", "ListStackInstances", "Summaries")


def stack_sets(api: Api) -> Iterator[Found]:
    """Stacks that are laid out in several regions and accounts."""
    for item in api.every(STACK_SETS, Status="ACTIVE"):
        yield partial(_stack_set, api, item)


def _stack_set(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    name = str(item["StackSetName"])
    arn = api.arn("cloudformation", f"stackset/{item.get('StackSetId') or name}")
    listed = api.listed(STACKS, StackSetName=name)
    regions = listed if isinstance(listed, Unknown) else sorted({str(one["Region"]) for one in listed})
    yield Fact(
        "aws_cloudformation_stack_instances", arn, name, {"arn": arn, "stack_set_name": name, "regions": regions}
    )


# -- directories -------------------------------------------------------------------------------------------------------

DIRECTORIES = Call("ds", "DescribeDirectories", "DirectoryDescriptions")


def directories(api: Api) -> Iterator[Found]:
    """Directories of the account's own, with the other regions that they are kept in."""
    for item in api.every(DIRECTORIES):
        if told(item, "Type") == "SharedMicrosoftAD" or told(item, "Stage") in ("Deleted", "Deleting"):
            continue
        identifier = str(item["DirectoryId"])
        arn = api.arn("ds", f"directory/{identifier}")
        if told(item, "RegionsInfo.PrimaryRegion", default=api.region) == api.region:
            yield Fact("aws_directory_service_directory", arn, identifier, {"id": identifier, "arn": arn})
            for region in told(item, "RegionsInfo.AdditionalRegions", default=()):
                yield Fact(
                    "aws_directory_service_region",
                    arn,
                    f"{identifier}/{region}",
                    {"directory_id": identifier, "region_name": region},
                )


# -- shares of tables --------------------------------------------------------------------------------------------------

DATA_SHARES = Call("redshift", "DescribeDataShares", "DataShares")


def data_shares(api: Api) -> Iterator[Found]:
    """Shares of a warehouse's tables with a consumer in a region that is told."""
    for item in api.every(DATA_SHARES):
        arn = str(item["DataShareArn"])
        if told(item, "ProducerArn", default=arn).split(":")[4:5] != [api.account.id]:
            continue
        for consumer in item.get("DataShareAssociations") or ():
            region = told(consumer, "ConsumerRegion")
            if region and told(consumer, "Status") in ("ACTIVE", "AUTHORIZED", "AVAILABLE"):
                yield Fact(
                    "aws_redshift_data_share_consumer_association",
                    arn,
                    str(told(consumer, "ConsumerIdentifier", default=region)),
                    {"data_share_arn": arn, "consumer_region": region},
                )


def _endpoints_of_mail(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"routes_details": [{"region": region} for region in item.get("Regions") or ()]}]


_ROWS = (
    Listed(
        "aws_datasync_task",
        Call("datasync", "ListTasks", "Tasks"),
        "TaskArn",
        "Name",
        {
            "source_location_arn": "detail.SourceLocationArn",
            "destination_location_arn": "detail.DestinationLocationArn",
        },
        detail=Call("datasync", "DescribeTask"),
        asked={"TaskArn": "TaskArn"},
    ),
    Listed("aws_datasync_agent", Call("datasync", "ListAgents", "Agents"), "AgentArn", "Name"),
    Listed("aws_pipes_pipe", Call("pipes", "ListPipes", "Pipes"), "Arn", "Name", {"target": "Target"}),
    Listed(
        "aws_scheduler_schedule",
        Call("scheduler", "ListSchedules", "Schedules"),
        "Arn",
        "Name",
        {"target.arn": "Target.Arn"},
    ),
    Listed(
        "aws_cloudwatch_event_endpoint",
        Call("events", "ListEndpoints", "Endpoints"),
        "Arn",
        "Name",
        {"routing_config.failover_config.secondary.route": "RoutingConfig.FailoverConfig.Secondary.Route"},
        state="State",
    ),
    Listed(
        "aws_msk_replicator",
        Call("kafka", "ListReplicators", "Replicators"),
        "ReplicatorArn",
        "ReplicatorName",
        {"kafka_cluster": _clusters},
        state="ReplicatorState",
        # The other side of a replicator, in the region that it reads from.
        kept=lambda item: not told(item, "IsReplicatorReference", default=False),
    ),
    Listed(
        "aws_mskconnect_connector",
        Call("kafkaconnect", "ListConnectors", "connectors"),
        "connectorArn",
        "connectorName",
        state="connectorState",
    ),
    Listed(
        "aws_dms_replication_task",
        Call("dms", "DescribeReplicationTasks", "ReplicationTasks", ("ResourceNotFoundFault",)),
        "ReplicationTaskArn",
        "ReplicationTaskIdentifier",
        {"target_endpoint_arn": "TargetEndpointArn"},
        parameters={"WithoutSettings": True},
    ),
    Listed(
        "aws_dms_replication_config",
        Call("dms", "DescribeReplicationConfigs", "ReplicationConfigs", ("ResourceNotFoundFault",)),
        "ReplicationConfigArn",
        "ReplicationConfigIdentifier",
    ),
    Listed(
        "aws_transfer_connector",
        Call("transfer", "ListConnectors", "Connectors"),
        "Arn",
        "ConnectorId",
        {"url": lambda item: site(told(item, "Url"))},
    ),
    Listed(
        "aws_glue_connection",
        Call("glue", "GetConnections", "ConnectionList"),
        "glue:connection/{Name}",
        "Name",
        {"connection_properties": _database},
        parameters={"HidePassword": True},
    ),
    Listed(
        "aws_storagegateway_gateway", Call("storagegateway", "ListGateways", "Gateways"), "GatewayARN", "GatewayName"
    ),
    Listed(
        "aws_imagebuilder_distribution_configuration",
        Call("imagebuilder", "ListDistributionConfigurations", "distributionConfigurationSummaryList"),
        "arn",
        "name",
        {"distribution": lambda item: [{"region": region} for region in item.get("regions") or ()]},
    ),
    Listed("aws_oam_link", Call("oam", "ListLinks", "Items"), "Arn", "Label", {"sink_identifier": "SinkArn"}),
    Listed(
        "aws_networkmanager_core_network",
        Call("networkmanager", "ListCoreNetworks", "CoreNetworks"),
        "CoreNetworkArn",
        "CoreNetworkId",
        {
            "base_policy_regions": lambda item: (
                item["detail"]
                if isinstance(item["detail"], Unknown)
                else [told(edge, "EdgeLocation") for edge in told(item, "detail.Edges", default=())]
            )
        },
        detail=Call("networkmanager", "GetCoreNetwork", "CoreNetwork"),
        asked={"CoreNetworkId": "CoreNetworkId"},
        state="State",
        scope=Scope.OREGON,
    ),
    Listed(
        "aws_drs_replication_configuration_template",
        Call("drs", "DescribeReplicationConfigurationTemplates", "items", ("UninitializedAccountException",)),
        "arn",
        "replicationConfigurationTemplateID",
    ),
    Listed(
        "aws_sesv2_multi_region_endpoint",
        Call("sesv2", "ListMultiRegionEndpoints", "MultiRegionEndpoints"),
        "ses:multi-region-endpoint/{EndpointName}",
        "EndpointName",
        {"details": _endpoints_of_mail},
        state="Status",
    ),
    Listed(
        "aws_sesv2_email_identity",
        Call("sesv2", "ListEmailIdentities", "EmailIdentities"),
        "ses:identity/{IdentityName}",
        "IdentityName",
        # Addresses of people are left out: reports travel. Domains are not people.
        kept=lambda item: told(item, "IdentityType") != "EMAIL_ADDRESS",
    ),
)
KINDS = (
    *(row.kind for row in _ROWS),
    Kind(
        (
            "aws_datasync_location_s3",
            "aws_datasync_location_object_storage",
            "aws_datasync_location_azure_blob",
            "aws_datasync_location_efs",
        ),
        (LOCATIONS, SHARE),
        locations,
    ),
    Kind(("aws_appflow_flow",), (FLOWS, FLOW), flows),
    Kind(("aws_cloudformation_stack_instances",), (STACK_SETS, STACKS), stack_sets),
    Kind(("aws_directory_service_directory", "aws_directory_service_region"), (DIRECTORIES,), directories),
    Kind(("aws_redshift_data_share_consumer_association",), (DATA_SHARES,), data_shares),
)
