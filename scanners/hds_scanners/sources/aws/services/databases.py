"""RDS, Aurora, DocumentDB and Neptune, which share an interface; DynamoDB; Redshift."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, parameters, tags, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

INSTANCES = Call("rds", "DescribeDBInstances", "DBInstances")
CLUSTERS = Call("rds", "DescribeDBClusters", "DBClusters")
GLOBAL_CLUSTERS = Call("rds", "DescribeGlobalClusters", "GlobalClusters")
SNAPSHOTS = Call("rds", "DescribeDBSnapshots", "DBSnapshots")
SNAPSHOT_SHARES = Call("rds", "DescribeDBSnapshotAttributes", "DBSnapshotAttributesResult.DBSnapshotAttributes")
CLUSTER_SNAPSHOTS = Call("rds", "DescribeDBClusterSnapshots", "DBClusterSnapshots")
CLUSTER_SNAPSHOT_SHARES = Call(
    "rds", "DescribeDBClusterSnapshotAttributes", "DBClusterSnapshotAttributesResult.DBClusterSnapshotAttributes"
)
GROUPS = Call("rds", "DescribeDBParameterGroups", "DBParameterGroups")
PARAMETERS = Call("rds", "DescribeDBParameters", "Parameters")
CLUSTER_GROUPS = Call("rds", "DescribeDBClusterParameterGroups", "DBClusterParameterGroups")
CLUSTER_PARAMETERS = Call("rds", "DescribeDBClusterParameters", "Parameters")
AUTOMATED = Call("rds", "DescribeDBInstanceAutomatedBackups", "DBInstanceAutomatedBackups")
EXPORTS = Call("rds", "DescribeExportTasks", "ExportTasks")
PROXIES = Call("rds", "DescribeDBProxies", "DBProxies")

# The engine tells whose a cluster is: the interface lists them all.
_OWN_CLUSTERS = {"docdb": "aws_docdb_cluster", "neptune": "aws_neptune_cluster"}


def instances(api: Api) -> Iterator[Found]:
    """Instances on their own, and members of clusters, whose storage and backups are the cluster's."""
    for item in api.every(INSTANCES):
        arn, name, engine = str(item["DBInstanceArn"]), str(item["DBInstanceIdentifier"]), str(item.get("Engine") or "")
        common = {
            "identifier": name,
            "id": told(item, "DbiResourceId", default=name),
            "arn": arn,
            **fields(
                item,
                engine="Engine",
                engine_version="EngineVersion",
                publicly_accessible="PubliclyAccessible",
                availability_zone="AvailabilityZone",
                storage_encrypted="StorageEncrypted",
                kms_key_id="KmsKeyId",
                ca_cert_identifier="CACertificateIdentifier",
            ),
            "tags": tags(told(item, "TagList")),
        }
        cluster = told(item, "DBClusterIdentifier")
        if cluster:
            type_name = {"docdb": "aws_docdb_cluster_instance", "neptune": "aws_neptune_cluster_instance"}.get(
                engine, "aws_rds_cluster_instance"
            )
            yield Fact(type_name, arn, name, {**common, "cluster_identifier": cluster})
            continue
        yield Fact(
            "aws_db_instance",
            arn,
            name,
            {
                **common,
                **fields(
                    item,
                    backup_retention_period="BackupRetentionPeriod",
                    deletion_protection="DeletionProtection",
                    multi_az="MultiAZ",
                    enabled_cloudwatch_logs_exports="EnabledCloudwatchLogsExports",
                    parameter_group_name="DBParameterGroups.0.DBParameterGroupName",
                    iam_database_authentication_enabled="IAMDatabaseAuthenticationEnabled",
                ),
                "replicate_source_db": told(item, "ReadReplicaSourceDBInstanceIdentifier", default=""),
            },
        )


def clusters(api: Api) -> Iterator[Found]:
    """Clusters of Aurora, of RDS, of DocumentDB and of Neptune."""
    for item in api.every(CLUSTERS):
        arn, name, engine = str(item["DBClusterArn"]), str(item["DBClusterIdentifier"]), str(item.get("Engine") or "")
        logs = "enable_cloudwatch_logs_exports" if engine == "neptune" else "enabled_cloudwatch_logs_exports"
        yield Fact(
            _OWN_CLUSTERS.get(engine, "aws_rds_cluster"),
            arn,
            name,
            {
                "cluster_identifier": name,
                "arn": arn,
                **fields(
                    item,
                    engine="Engine",
                    engine_mode="EngineMode",
                    engine_version="EngineVersion",
                    storage_encrypted="StorageEncrypted",
                    kms_key_id="KmsKeyId",
                    backup_retention_period="BackupRetentionPeriod",
                    deletion_protection="DeletionProtection",
                    db_cluster_parameter_group_name="DBClusterParameterGroup",
                    availability_zones="AvailabilityZones",
                ),
                logs: told(item, "EnabledCloudwatchLogsExports", default=[]),
                "replication_source_identifier": told(item, "ReplicationSourceIdentifier", default=""),
                "tags": tags(told(item, "TagList")),
            },
        )


def global_clusters(api: Api) -> Iterator[Found]:
    """Clusters over several regions; each region lists those it takes part in, the writer's counts."""
    for item in api.every(GLOBAL_CLUSTERS):
        arn, name = str(item["GlobalClusterArn"]), str(item["GlobalClusterIdentifier"])
        writer = next(
            (told(one, "DBClusterArn", "") for one in item.get("GlobalClusterMembers") or () if one.get("IsWriter")), ""
        )
        if writer and writer.split(":")[3:4] != [api.region]:
            continue
        engine = str(item.get("Engine") or "")
        type_name = {"docdb": "aws_docdb_global_cluster", "neptune": "aws_neptune_global_cluster"}.get(
            engine, "aws_rds_global_cluster"
        )
        yield Fact(
            type_name,
            arn,
            name,
            {
                "global_cluster_identifier": name,
                "arn": arn,
                **fields(item, storage_encrypted="StorageEncrypted", engine="Engine"),
            },
        )


def snapshots(api: Api) -> Iterator[Found]:
    """Snapshots of instances; only those made by hand can be shared."""
    for item in api.every(SNAPSHOTS):
        yield partial(_snapshot, api, item) if told(item, "SnapshotType") == "manual" else partial(_own, item)


def _own(item: dict[str, Any]) -> Iterator[Found]:
    yield _snapshot_fact(item, [])


def _snapshot(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    shares = api.one(SNAPSHOT_SHARES, DBSnapshotIdentifier=item["DBSnapshotIdentifier"])
    yield _snapshot_fact(item, _shared(shares))


def _shared(attributes: Any) -> Any:
    if isinstance(attributes, Unknown):
        return attributes
    return [
        account
        for attribute in attributes or ()
        if attribute.get("AttributeName") == "restore"
        for account in attribute.get("AttributeValues") or ()
    ]


def _snapshot_fact(item: dict[str, Any], shared: Any) -> Fact:
    arn, name = str(item["DBSnapshotArn"]), str(item["DBSnapshotIdentifier"])
    return Fact(
        "aws_db_snapshot",
        arn,
        name,
        {
            "db_snapshot_identifier": name,
            "db_snapshot_arn": arn,
            "arn": arn,
            **fields(
                item,
                storage_encrypted="Encrypted",
                kms_key_id="KmsKeyId",
                db_instance_identifier="DBInstanceIdentifier",
            ),
            "shared_accounts": shared,
        },
    )


def cluster_snapshots(api: Api) -> Iterator[Found]:
    """The same of clusters."""
    for item in api.every(CLUSTER_SNAPSHOTS):
        yield partial(_cluster_snapshot, api, item)


def _cluster_snapshot(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    arn, name, engine = str(item["DBClusterSnapshotArn"]), str(item["DBClusterSnapshotIdentifier"]), item.get("Engine")
    shared: Any = []
    if told(item, "SnapshotType") == "manual":
        shared = _shared(api.one(CLUSTER_SNAPSHOT_SHARES, DBClusterSnapshotIdentifier=name))
    type_name = {"docdb": "aws_docdb_cluster_snapshot", "neptune": "aws_neptune_cluster_snapshot"}.get(
        str(engine), "aws_db_cluster_snapshot"
    )
    yield Fact(
        type_name,
        arn,
        name,
        {
            "db_cluster_snapshot_identifier": name,
            "arn": arn,
            **fields(item, storage_encrypted="StorageEncrypted", kms_key_id="KmsKeyId"),
            "shared_accounts": shared,
        },
    )


def parameter_groups(api: Api) -> Iterator[Found]:
    """Groups of one's own; those that RDS makes (`default.…`) cannot be changed and say nothing of their own."""
    for item in api.every(GROUPS):
        if not str(item["DBParameterGroupName"]).startswith("default."):
            yield partial(_group, api, item, "DBParameterGroup", "aws_db_parameter_group", PARAMETERS)


def cluster_parameter_groups(api: Api) -> Iterator[Found]:
    """The same of clusters."""
    for item in api.every(CLUSTER_GROUPS):
        if not str(item["DBClusterParameterGroupName"]).startswith("default."):
            family = str(item.get("DBParameterGroupFamily") or "")
            type_name = (
                "aws_docdb_cluster_parameter_group"
                if family.startswith("docdb")
                else "aws_neptune_cluster_parameter_group"
                if family.startswith("neptune")
                else "aws_rds_cluster_parameter_group"
            )
            yield partial(_group, api, item, "DBClusterParameterGroup", type_name, CLUSTER_PARAMETERS)


def _group(api: Api, item: dict[str, Any], prefix: str, type_name: str, call: Call) -> Iterator[Found]:
    name = str(item[f"{prefix}Name"])
    arn = told(item, f"{prefix}Arn") or api.arn("rds", f"{'cluster-pg' if 'Cluster' in prefix else 'pg'}:{name}")
    # Without `Source` all of an engine's parameters come, several hundred, of which nobody set any.
    listed = api.listed(call, **{f"{prefix}Name": name, "Source": "user"})
    yield Fact(
        type_name,
        arn,
        name,
        {
            "name": name,
            "id": name,
            "arn": arn,
            "family": told(item, "DBParameterGroupFamily"),
            "parameter": parameters(listed),
        },
    )


def automated_backups(api: Api) -> Iterator[Found]:
    """Backups that are copied here from another region."""
    for item in api.every(AUTOMATED):
        source = str(item.get("DBInstanceArn") or "")
        if source.split(":")[3:4] in ([api.region], []):
            continue
        arn = told(item, "DBInstanceAutomatedBackupsArn") or source
        yield Fact(
            "aws_db_instance_automated_backups_replication",
            arn,
            told(item, "DBInstanceIdentifier", default=arn),
            {
                "source_db_instance_arn": source,
                **fields(item, kms_key_id="KmsKeyId", retention_period="BackupRetentionPeriod"),
            },
        )


def proxies(api: Api) -> Iterator[Found]:
    """Proxies before databases."""
    for item in api.every(PROXIES):
        arn, name = str(item["DBProxyArn"]), str(item["DBProxyName"])
        yield Fact("aws_db_proxy", arn, name, {"name": name, "arn": arn, **fields(item, require_tls="RequireTLS")})


def exports(api: Api) -> Iterator[Found]:
    """Snapshots that were written to a bucket, or are being."""
    for item in api.every(EXPORTS):
        if str(told(item, "Status", default="")).upper() in ("CANCELED", "CANCELING", "FAILED"):
            continue
        name = str(item["ExportTaskIdentifier"])
        yield Fact(
            "aws_rds_export_task",
            told(item, "SourceArn", default=name),
            name,
            {"export_task_identifier": name, **fields(item, s3_bucket_name="S3Bucket", kms_key_id="KmsKeyId")},
        )


# -- DynamoDB ----------------------------------------------------------------------------------------------------------

TABLES = Call("dynamodb", "ListTables", "TableNames")
TABLE = Call("dynamodb", "DescribeTable", "Table")
RECOVERY = Call(
    "dynamodb",
    "DescribeContinuousBackups",
    "ContinuousBackupsDescription.PointInTimeRecoveryDescription",
    ("TableNotFoundException",),
)
TABLE_POLICY = Call("dynamodb", "GetResourcePolicy", "Policy", ("PolicyNotFoundException",))
TABLE_TAGS = Call("dynamodb", "ListTagsOfResource", "Tags")


def tables(api: Api) -> Iterator[Found]:
    """Tables with their replicas and their recovery to a point in time."""
    for name in api.every(TABLES):
        yield partial(_table, api, str(name))


def _table(api: Api, name: str) -> Iterator[Found]:
    table = api.one(TABLE, TableName=name)
    arn = api.arn("dynamodb", f"table/{name}") if isinstance(table, Unknown) else told(table, "TableArn", default="")
    recovery = api.one(RECOVERY, TableName=name)
    encrypted = told(table, "SSEDescription.Status")
    replicas = told(table, "Replicas", default=[])
    yield Fact(
        "aws_dynamodb_table",
        arn,
        name,
        {
            "name": name,
            "arn": arn,
            "deletion_protection_enabled": told(table, "DeletionProtectionEnabled", default=False),
            "server_side_encryption": encrypted
            if isinstance(encrypted, Unknown)
            else [{"enabled": True, **fields(table, kms_key_arn="SSEDescription.KMSMasterKeyArn")}]
            if encrypted
            else [],
            "point_in_time_recovery": recovery
            if isinstance(recovery, Unknown)
            else [{"enabled": told(recovery, "PointInTimeRecoveryStatus") == "ENABLED"}],
            "replica": replicas
            if isinstance(replicas, Unknown)
            else [
                fields(replica, region_name="RegionName")
                for replica in replicas
                if replica.get("RegionName") != api.region
            ],
            "tags": tags(api.listed(TABLE_TAGS, ResourceArn=arn)),
        },
    )
    policy = api.one(TABLE_POLICY, ResourceArn=arn)
    if policy is not None:
        yield Fact("aws_dynamodb_resource_policy", arn, name, {"resource_arn": arn, "policy": policy})


# -- Redshift ----------------------------------------------------------------------------------------------------------

WAREHOUSES = Call("redshift", "DescribeClusters", "Clusters")
WAREHOUSE_LOGGING = Call("redshift", "DescribeLoggingStatus")
WAREHOUSE_GROUPS = Call("redshift", "DescribeClusterParameterGroups", "ParameterGroups")
WAREHOUSE_PARAMETERS = Call("redshift", "DescribeClusterParameters", "Parameters")
WAREHOUSE_SNAPSHOTS = Call("redshift", "DescribeClusterSnapshots", "Snapshots")
NAMESPACES = Call("redshift-serverless", "ListNamespaces", "namespaces")
WORKGROUPS = Call("redshift-serverless", "ListWorkgroups", "workgroups")


def warehouses(api: Api) -> Iterator[Found]:
    """Clusters of Redshift with where they copy their snapshots and log."""
    for item in api.every(WAREHOUSES):
        yield partial(_warehouse, api, item)


def _warehouse(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    name = str(item["ClusterIdentifier"])
    arn = api.arn("redshift", f"cluster:{name}")
    copied = told(item, "ClusterSnapshotCopyStatus.DestinationRegion")
    yield Fact(
        "aws_redshift_cluster",
        arn,
        name,
        {
            "cluster_identifier": name,
            "arn": arn,
            **fields(
                item,
                encrypted="Encrypted",
                kms_key_id="KmsKeyId",
                publicly_accessible="PubliclyAccessible",
                automated_snapshot_retention_period="AutomatedSnapshotRetentionPeriod",
                cluster_parameter_group_name="ClusterParameterGroups.0.ParameterGroupName",
                availability_zone="AvailabilityZone",
            ),
            "snapshot_copy": [{"destination_region": copied}] if copied else [],
            "tags": tags(told(item, "Tags")),
        },
    )
    logged = api.one(WAREHOUSE_LOGGING, ClusterIdentifier=name)
    if isinstance(logged, Unknown):
        yield Fact("aws_redshift_logging", arn, name, {"cluster_identifier": logged}, unseen=logged)
    elif told(logged, "LoggingEnabled"):
        yield Fact(
            "aws_redshift_logging",
            arn,
            name,
            {
                "cluster_identifier": name,
                **fields(
                    logged,
                    bucket_name="BucketName",
                    log_destination_type="LogDestinationType",
                    log_exports="LogExports",
                ),
            },
        )


def warehouse_groups(api: Api) -> Iterator[Found]:
    """Parameter groups of one's own."""
    for item in api.every(WAREHOUSE_GROUPS):
        if not str(item["ParameterGroupName"]).startswith("default."):
            yield partial(_warehouse_group, api, item)


def _warehouse_group(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    name = str(item["ParameterGroupName"])
    arn = api.arn("redshift", f"parametergroup:{name}")
    listed = api.listed(WAREHOUSE_PARAMETERS, ParameterGroupName=name, Source="user")
    yield Fact(
        "aws_redshift_parameter_group",
        arn,
        name,
        {
            "name": name,
            "id": name,
            "arn": arn,
            "family": told(item, "ParameterGroupFamily"),
            "parameter": parameters(listed),
        },
    )


def warehouse_snapshots(api: Api) -> Iterator[Found]:
    """Snapshots of warehouses."""
    for item in api.every(WAREHOUSE_SNAPSHOTS, SnapshotType="manual"):
        if told(item, "SnapshotType", default="manual") != "manual":
            continue
        name = str(item["SnapshotIdentifier"])
        arn = told(item, "SnapshotArn") or api.arn("redshift", f"snapshot:{item.get('ClusterIdentifier')}/{name}")
        yield Fact(
            "aws_redshift_cluster_snapshot",
            arn,
            name,
            {
                "snapshot_identifier": name,
                "arn": arn,
                **fields(
                    item, cluster_identifier="ClusterIdentifier", storage_encrypted="Encrypted", kms_key_id="KmsKeyId"
                ),
            },
        )


def namespaces(api: Api) -> Iterator[Found]:
    """Databases of Redshift Serverless."""
    for item in api.every(NAMESPACES):
        arn, name = str(item["namespaceArn"]), str(item["namespaceName"])
        yield Fact(
            "aws_redshiftserverless_namespace",
            arn,
            name,
            {"namespace_name": name, "arn": arn, **fields(item, kms_key_id="kmsKeyId", log_exports="logExports")},
        )


def workgroups(api: Api) -> Iterator[Found]:
    """Where Redshift Serverless is reached."""
    for item in api.every(WORKGROUPS):
        arn, name = str(item["workgroupArn"]), str(item["workgroupName"])
        yield Fact(
            "aws_redshiftserverless_workgroup",
            arn,
            name,
            {"workgroup_name": name, "arn": arn, **fields(item, publicly_accessible="publiclyAccessible")},
        )


KINDS = (
    Kind(("aws_db_instance", "aws_rds_cluster_instance"), (INSTANCES,), instances),
    Kind(("aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster"), (CLUSTERS,), clusters),
    Kind(("aws_rds_global_cluster",), (GLOBAL_CLUSTERS,), global_clusters),
    Kind(("aws_db_snapshot",), (SNAPSHOTS, SNAPSHOT_SHARES), snapshots),
    Kind(("aws_db_cluster_snapshot",), (CLUSTER_SNAPSHOTS, CLUSTER_SNAPSHOT_SHARES), cluster_snapshots),
    Kind(("aws_db_parameter_group",), (GROUPS, PARAMETERS), parameter_groups),
    Kind(("aws_rds_cluster_parameter_group",), (CLUSTER_GROUPS, CLUSTER_PARAMETERS), cluster_parameter_groups),
    Kind(("aws_db_instance_automated_backups_replication",), (AUTOMATED,), automated_backups),
    Kind(("aws_db_proxy",), (PROXIES,), proxies),
    Kind(("aws_rds_export_task",), (EXPORTS,), exports),
    Kind(("aws_dynamodb_table",), (TABLES, TABLE, RECOVERY, TABLE_POLICY, TABLE_TAGS), tables),
    Kind(("aws_redshift_cluster",), (WAREHOUSES, WAREHOUSE_LOGGING), warehouses),
    Kind(("aws_redshift_parameter_group",), (WAREHOUSE_GROUPS, WAREHOUSE_PARAMETERS), warehouse_groups),
    Kind(("aws_redshift_cluster_snapshot",), (WAREHOUSE_SNAPSHOTS,), warehouse_snapshots),
    Kind(("aws_redshiftserverless_namespace",), (NAMESPACES,), namespaces),
    Kind(("aws_redshiftserverless_workgroup",), (WORKGROUPS,), workgroups),
)
