"""Services in which data is worked on, moved or shown: notebooks, migrations, queries, directories of users, desktops."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told
from hds_scanners.sources.aws.services.web_firewalls import BEFORE, before

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

NOTEBOOKS = Call("sagemaker", "ListNotebookInstances", "NotebookInstances")
NOTEBOOK = Call("sagemaker", "DescribeNotebookInstance")
STUDIOS = Call("sagemaker", "ListDomains", "Domains")
STUDIO = Call("sagemaker", "DescribeDomain")
MIGRATORS = Call("dms", "DescribeReplicationInstances", "ReplicationInstances")
MIGRATED = Call("dms", "DescribeEndpoints", "Endpoints", ("ResourceNotFoundFault",))
WORK_GROUPS = Call("athena", "ListWorkGroups", "WorkGroups")
WORK_GROUP = Call("athena", "GetWorkGroup", "WorkGroup")
CATALOGUE = Call("glue", "GetDataCatalogEncryptionSettings", "DataCatalogEncryptionSettings")
CATALOGUED = Call("glue", "GetDatabases", "DatabaseList")
POOLS = Call("cognito-idp", "ListUserPools", "UserPools")
POOL = Call("cognito-idp", "DescribeUserPool", "UserPool")
DESKTOPS = Call("workspaces", "DescribeWorkspaces", "Workspaces")
SERVERS = Call("transfer", "ListServers", "Servers")
SERVER = Call("transfer", "DescribeServer", "Server")
GRAPHS = Call("appsync", "ListGraphqlApis", "graphqlApis")
MACHINES = Call("stepfunctions", "ListStateMachines", "stateMachines")
SCALING = Call("autoscaling", "DescribeAutoScalingGroups", "AutoScalingGroups")


def notebooks(api: Api) -> Iterator[Found]:
    """Notebooks, and whether they reach the Internet by themselves."""
    for item in api.every(NOTEBOOKS):
        yield partial(_notebook, api, str(item["NotebookInstanceName"]), str(item["NotebookInstanceArn"]))


def _notebook(api: Api, name: str, arn: str) -> Iterator[Found]:
    detail = api.one(NOTEBOOK, NotebookInstanceName=name)
    yield Fact(
        "aws_sagemaker_notebook_instance",
        arn,
        name,
        {
            "arn": arn,
            "name": name,
            **fields(detail, direct_internet_access="DirectInternetAccess", kms_key_id="KmsKeyId"),
            "instance_metadata_service_configuration": [
                fields(
                    detail,
                    minimum_instance_metadata_service_version=(
                        "InstanceMetadataServiceConfiguration.MinimumInstanceMetadataServiceVersion"
                    ),
                )
            ],
        },
    )


def studios(api: Api) -> Iterator[Found]:
    """Studios of SageMaker."""
    for item in api.every(STUDIOS):
        yield partial(_studio, api, item)


def _studio(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, identifier = str(item["DomainArn"]), str(item["DomainId"])
    detail = api.one(STUDIO, DomainId=identifier)
    yield Fact(
        "aws_sagemaker_domain",
        arn,
        told(item, "DomainName", default=identifier),
        {
            "id": identifier,
            "arn": arn,
            **fields(detail, app_network_access_type="AppNetworkAccessType", kms_key_id="KmsKeyId"),
        },
    )


def migrators(api: Api) -> Iterator[Found]:
    """Instances that move databases."""
    for item in api.every(MIGRATORS):
        name = str(item["ReplicationInstanceIdentifier"])
        arn = told(item, "ReplicationInstanceArn") or api.arn("dms", f"rep:{name}")
        yield Fact(
            "aws_dms_replication_instance",
            arn,
            name,
            {"arn": arn, **fields(item, publicly_accessible="PubliclyAccessible", kms_key_arn="KmsKeyId")},
        )


def migrated(api: Api) -> Iterator[Found]:
    """The databases that are moved, without how to open them."""
    for item in api.every(MIGRATED):
        name = str(item["EndpointIdentifier"])
        arn = told(item, "EndpointArn") or api.arn("dms", f"endpoint:{name}")
        yield Fact(
            "aws_dms_endpoint",
            arn,
            name,
            {
                "arn": arn,
                "ssl_mode": told(item, "SslMode", default="none"),
                **fields(item, engine_name="EngineName", endpoint_type="EndpointType"),
            },
        )


def work_groups(api: Api) -> Iterator[Found]:
    """Groups of queries of Athena, and where their results go."""
    for item in api.every(WORK_GROUPS):
        yield partial(_work_group, api, str(item["Name"]))


def _work_group(api: Api, name: str) -> Iterator[Found]:
    detail = api.one(WORK_GROUP, WorkGroup=name)
    where = told(detail, "Configuration.ResultConfiguration.OutputLocation")
    # Every region has a first group; one that writes nowhere was never used.
    if name == "primary" and not where:
        return
    arn = api.arn("athena", f"workgroup/{name}")
    configuration = (
        where
        if isinstance(where, Unknown)
        else [{"result_configuration": [{"output_location": where}]}]
        if where
        else []
    )
    yield Fact("aws_athena_workgroup", arn, name, {"arn": arn, "name": name, "configuration": configuration})


def catalogues(api: Api) -> Iterator[Found]:
    """The catalogue of the region, where something is in it, and how it is kept."""
    databases = api.every(CATALOGUED)
    for item in databases:
        name = str(item["Name"])
        arn = api.arn("glue", f"database/{name}")
        yield Fact("aws_glue_catalog_database", arn, name, {"arn": arn, "name": name})
    if not databases:
        return
    settings = api.one(CATALOGUE)
    mode = told(settings, "EncryptionAtRest.CatalogEncryptionMode", default="DISABLED")
    yield Fact(
        "aws_glue_data_catalog_encryption_settings",
        api.arn("glue", "catalog"),
        api.account.id,
        {"data_catalog_encryption_settings": [{"encryption_at_rest": [{"catalog_encryption_mode": mode}]}]},
    )


def pools(api: Api) -> Iterator[Found]:
    """Directories of users, never who is in them."""
    for item in api.every(POOLS, MaxResults=60):
        yield partial(_pool, api, str(item["Id"]), str(item.get("Name") or item["Id"]))


def _pool(api: Api, identifier: str, name: str) -> Iterator[Found]:
    detail = api.one(POOL, UserPoolId=identifier)
    arn = api.arn("cognito-idp", f"userpool/{identifier}")
    region = told(detail, "SmsConfiguration.SnsRegion")
    yield Fact(
        "aws_cognito_user_pool",
        arn,
        name,
        {
            "id": identifier,
            "arn": arn,
            "name": name,
            "sms_configuration": [{"sns_region": region}] if region is not None else [],
        },
    )


def desktops(api: Api) -> Iterator[Found]:
    """Desktops of people."""
    for item in api.every(DESKTOPS):
        identifier = str(item["WorkspaceId"])
        arn = api.arn("workspaces", f"workspace/{identifier}")
        yield Fact(
            "aws_workspaces_workspace",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                "root_volume_encryption_enabled": told(item, "RootVolumeEncryptionEnabled", default=False),
                "user_volume_encryption_enabled": told(item, "UserVolumeEncryptionEnabled", default=False),
                **fields(item, volume_encryption_key="VolumeEncryptionKey"),
            },
        )


def servers(api: Api) -> Iterator[Found]:
    """Servers that files are sent to."""
    for item in api.every(SERVERS):
        yield partial(_server, api, str(item["Arn"]), str(item["ServerId"]))


def _server(api: Api, arn: str, identifier: str) -> Iterator[Found]:
    detail = api.one(SERVER, ServerId=identifier)
    yield Fact(
        "aws_transfer_server",
        arn,
        identifier,
        {
            "id": identifier,
            "arn": arn,
            **fields(
                detail, protocols="Protocols", endpoint_type="EndpointType", security_policy_name="SecurityPolicyName"
            ),
        },
    )


def graphs(api: Api) -> Iterator[Found]:
    """Interfaces of AppSync."""
    for item in api.every(GRAPHS):
        arn, name = str(item["arn"]), str(item["name"])
        yield Fact(
            "aws_appsync_graphql_api",
            arn,
            name,
            {
                "id": item["apiId"],
                "arn": arn,
                "name": name,
                **fields(item, visibility="visibility"),
                "log_config": [fields(item, field_log_level="logConfig.fieldLogLevel")]
                if item.get("logConfig")
                else [],
            },
        )
        yield from before(api, arn, name)


def state_machines(api: Api) -> Iterator[Found]:
    """Workflows of Step Functions."""
    for item in api.every(MACHINES):
        arn, name = str(item["stateMachineArn"]), str(item["name"])
        yield Fact("aws_sfn_state_machine", arn, name, {"arn": arn, "name": name})


def scaling_groups(api: Api) -> Iterator[Found]:
    """Groups of machines."""
    for item in api.every(SCALING):
        arn, name = str(item["AutoScalingGroupARN"]), str(item["AutoScalingGroupName"])
        yield Fact("aws_autoscaling_group", arn, name, {"arn": arn, "name": name})


KINDS = (
    Kind(("aws_sagemaker_notebook_instance",), (NOTEBOOKS, NOTEBOOK), notebooks),
    Kind(("aws_sagemaker_domain",), (STUDIOS, STUDIO), studios),
    Kind(("aws_dms_replication_instance",), (MIGRATORS,), migrators),
    Kind(("aws_dms_endpoint",), (MIGRATED,), migrated),
    Kind(("aws_athena_workgroup",), (WORK_GROUPS, WORK_GROUP), work_groups),
    Kind(("aws_glue_catalog_database",), (CATALOGUED, CATALOGUE), catalogues),
    Kind(("aws_cognito_user_pool",), (POOLS, POOL), pools),
    Kind(("aws_workspaces_workspace",), (DESKTOPS,), desktops),
    Kind(("aws_transfer_server",), (SERVERS, SERVER), servers),
    Kind(("aws_appsync_graphql_api",), (GRAPHS, BEFORE), graphs),
    Kind(("aws_sfn_state_machine",), (MACHINES,), state_machines),
    Kind(("aws_autoscaling_group",), (SCALING,), scaling_groups),
)
