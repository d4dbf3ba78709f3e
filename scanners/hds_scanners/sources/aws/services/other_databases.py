"""Databases with an interface of their own, archives, and exports and snapshots that are listed apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, told
from hds_scanners.sources.aws.listed import Listed

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

# -- archives ----------------------------------------------------------------------------------------------------------

VAULTS = Call("glacier", "ListVaults", "VaultList", ("NoLongerSupportedException",))
VAULT_POLICY = Call("glacier", "GetVaultAccessPolicy", "policy.Policy", ("ResourceNotFoundException",))


def vaults(api: Api) -> Iterator[Found]:
    """Vaults of Glacier's own interface, never what is in them."""
    for item in api.every(VAULTS, accountId="-"):
        yield partial(_vault, api, str(item["VaultARN"]), str(item["VaultName"]))


def _vault(api: Api, arn: str, name: str) -> Iterator[Found]:
    policy = api.one(VAULT_POLICY, accountId="-", vaultName=name)
    yield Fact(
        "aws_glacier_vault",
        arn,
        name,
        {"arn": arn, "name": name, **({} if policy is None else {"access_policy": policy})},
    )


# -- time series -------------------------------------------------------------------------------------------------------

# The service is shut to accounts that did not use it before: it refuses them.
_SHUT = "Only existing"
SERIES = Call("timestream-write", "ListDatabases", "Databases", unused=_SHUT)
# botocore asks it where to ask.
SERIES_ADDRESS = Call("timestream-write", "DescribeEndpoints", "Endpoints", unused=_SHUT)


def series(api: Api) -> Iterator[Found]:
    """Databases of Timestream."""
    for item in api.every(SERIES):
        arn, name = str(item["Arn"]), str(item["DatabaseName"])
        yield Fact(
            "aws_timestreamwrite_database",
            arn,
            name,
            {"arn": arn, "database_name": name, **fields(item, kms_key_id="KmsKeyId")},
        )


# -- tables over several regions ---------------------------------------------------------------------------------------


def _regions(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"region_name": told(one, "RegionName")} for one in item.get("ReplicationGroup") or ()]


def _linked(item: Mapping[str, Any]) -> Any:
    linked = told(item, "detail.multiRegionProperties")
    if linked is None or isinstance(linked, Unknown):
        return linked
    others = [arn for arn in linked.get("clusters") or () if arn != item.get("arn")]
    return [{**fields(linked, witness_region="witnessRegion"), "clusters": others}]


# -- buckets of other kinds --------------------------------------------------------------------------------------------

TABLE_BUCKETS = Call("s3tables", "ListTableBuckets", "tableBuckets")
TABLE_REPLICATION = Call("s3tables", "GetTableBucketReplication", "configuration.rules", ("NotFoundException",))


def table_buckets(api: Api) -> Iterator[Found]:
    """Buckets of tables, with where their tables are copied to."""
    for item in api.every(TABLE_BUCKETS):
        if told(item, "type", default="customer") == "customer":
            yield partial(_table_bucket, api, str(item["arn"]), str(item["name"]))


def _table_bucket(api: Api, arn: str, name: str) -> Iterator[Found]:
    yield Fact("aws_s3tables_table_bucket", arn, name, {"arn": arn, "name": name})
    rules = api.one(TABLE_REPLICATION, tableBucketARN=arn)
    if rules is None:
        return
    unseen = rules if isinstance(rules, Unknown) else None
    yield Fact(
        "aws_s3tables_table_bucket_replication",
        arn,
        name,
        {
            "table_bucket_arn": arn,
            "rule": rules
            if isinstance(rules, Unknown)
            else [
                {
                    "destination": [
                        {"destination_table_bucket_arn": told(one, "destinationTableBucketARN")}
                        for one in rule.get("destinations") or ()
                    ]
                }
                for rule in rules
            ],
        },
        unseen=unseen,
    )


_ROWS = (
    Listed(
        "aws_keyspaces_keyspace",
        Call(
            "keyspaces",
            "ListKeyspaces",
            "keyspaces",
            # Its lists are rows of the system's own tables, which is all that the right is given for.
            right="cassandra:Select",
            resources=("arn:*:cassandra:*:*:/keyspace/system*",),
        ),
        "resourceArn",
        "keyspaceName",
        {"replication_specification.region_list": "replicationRegions"},
        kept=lambda item: not str(item["keyspaceName"]).startswith("system"),
    ),
    Listed(
        "aws_dsql_cluster",
        Call("dsql", "ListClusters", "clusters"),
        "arn",
        "identifier",
        {"multi_region_properties": _linked, "kms_encryption_key": "detail.encryptionDetails.kmsKeyArn"},
        detail=Call("dsql", "GetCluster"),
        asked={"identifier": "identifier"},
    ),
    Listed(
        "aws_docdbelastic_cluster",
        Call("docdb-elastic", "ListClusters", "clusters"),
        "clusterArn",
        "clusterName",
        state="status",
    ),
    Listed(
        "aws_timestreaminfluxdb_db_instance",
        Call("timestream-influxdb", "ListDbInstances", "items"),
        "arn",
        "name",
        {"publicly_accessible": "detail.publiclyAccessible"},
        detail=Call("timestream-influxdb", "GetDbInstance"),
        asked={"identifier": "id"},
        state="status",
    ),
    Listed(
        "aws_neptunegraph_graph",
        Call("neptune-graph", "ListGraphs", "graphs"),
        "arn",
        "name",
        {"public_connectivity": "publicConnectivity", "kms_key_identifier": "kmsKeyIdentifier"},
        state="status",
    ),
    Listed(
        "aws_dynamodb_table_export",
        Call("dynamodb", "ListExports", "ExportSummaries"),
        "ExportArn",
        "ExportArn",
        {"s3_bucket": "detail.S3Bucket", "table_arn": "detail.TableArn"},
        detail=Call("dynamodb", "DescribeExport", "ExportDescription"),
        asked={"ExportArn": "ExportArn"},
        kept=lambda item: told(item, "ExportStatus") != "FAILED",
    ),
    Listed(
        "aws_dynamodb_global_table",
        Call("dynamodb", "ListGlobalTables", "GlobalTables"),
        "dynamodb:table/{GlobalTableName}",
        "GlobalTableName",
        {"replica": _regions},
    ),
    Listed("aws_memorydb_snapshot", Call("memorydb", "DescribeSnapshots", "Snapshots"), "ARN", "Name", state="Status"),
    Listed(
        "aws_fsx_backup",
        Call("fsx", "DescribeBackups", "Backups"),
        "ResourceARN",
        "BackupId",
        {"kms_key_id": "KmsKeyId"},
        state="Lifecycle",
    ),
    Listed(
        "aws_opensearchserverless_collection",
        Call("opensearchserverless", "ListCollections", "collectionSummaries"),
        "arn",
        "name",
        state="status",
    ),
    Listed(
        "aws_osis_pipeline", Call("osis", "ListPipelines", "Pipelines"), "PipelineArn", "PipelineName", state="Status"
    ),
    Listed(
        "aws_cloudhsm_v2_cluster",
        Call("cloudhsmv2", "DescribeClusters", "Clusters"),
        "cloudhsm:cluster/{ClusterId}",
        "ClusterId",
        state="State",
    ),
    Listed(
        "aws_s3vectors_vector_bucket",
        Call("s3vectors", "ListVectorBuckets", "vectorBuckets"),
        "vectorBucketArn",
        "vectorBucketName",
    ),
    Listed(
        "aws_s3control_multi_region_access_point",
        Call("s3control", "ListMultiRegionAccessPoints", "AccessPoints"),
        "s3:accesspoint/{Alias}",
        "Name",
        {
            "details": lambda item: [
                {"region": [fields(one, bucket="Bucket") for one in item.get("Regions") or ()]},
            ]
        },
        parameters={"AccountId": "{account}"},
        state="Status",
        scope=Scope.OREGON,
    ),
)
KINDS = (
    *(row.kind for row in _ROWS),
    Kind(("aws_glacier_vault",), (VAULTS, VAULT_POLICY), vaults),
    Kind(("aws_timestreamwrite_database",), (SERIES, SERIES_ADDRESS), series),
    Kind(
        ("aws_s3tables_table_bucket", "aws_s3tables_table_bucket_replication"),
        (TABLE_BUCKETS, TABLE_REPLICATION),
        table_buckets,
    ),
)
