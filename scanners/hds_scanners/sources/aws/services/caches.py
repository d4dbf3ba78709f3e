"""In-memory stores: ElastiCache, MemoryDB, DAX."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

GROUPS = Call("elasticache", "DescribeReplicationGroups", "ReplicationGroups")
CLUSTERS = Call("elasticache", "DescribeCacheClusters", "CacheClusters")
SERVERLESS = Call("elasticache", "DescribeServerlessCaches", "ServerlessCaches")
MEMORYDB = Call("memorydb", "DescribeClusters", "Clusters")
DAX = Call("dax", "DescribeClusters", "Clusters")


def groups(api: Api) -> Iterator[Found]:
    """Groups of nodes of Redis or Valkey."""
    for item in api.every(GROUPS):
        name = str(item["ReplicationGroupId"])
        arn = told(item, "ARN") or api.arn("elasticache", f"replicationgroup:{name}")
        yield Fact(
            "aws_elasticache_replication_group",
            arn,
            name,
            {
                "arn": arn,
                "replication_group_id": name,
                "at_rest_encryption_enabled": told(item, "AtRestEncryptionEnabled", default=False),
                "transit_encryption_enabled": told(item, "TransitEncryptionEnabled", default=False),
                **fields(
                    item,
                    engine="Engine",
                    transit_encryption_mode="TransitEncryptionMode",
                    kms_key_id="KmsKeyId",
                    snapshot_retention_limit="SnapshotRetentionLimit",
                ),
            },
        )


def clusters(api: Api) -> Iterator[Found]:
    """Clusters on their own, and members of groups, which take their settings from the group."""
    for item in api.every(CLUSTERS):
        name = str(item["CacheClusterId"])
        arn = told(item, "ARN") or api.arn("elasticache", f"cluster:{name}")
        yield Fact(
            "aws_elasticache_cluster",
            arn,
            name,
            {
                "arn": arn,
                "cluster_id": name,
                "transit_encryption_enabled": told(item, "TransitEncryptionEnabled", default=False),
                **fields(item, engine="Engine", replication_group_id="ReplicationGroupId"),
            },
        )


def serverless(api: Api) -> Iterator[Found]:
    """Caches without nodes."""
    for item in api.every(SERVERLESS):
        name = str(item["ServerlessCacheName"])
        arn = told(item, "ARN") or api.arn("elasticache", f"serverlesscache:{name}")
        yield Fact(
            "aws_elasticache_serverless_cache",
            arn,
            name,
            {"arn": arn, **fields(item, engine="Engine", kms_key_id="KmsKeyId")},
        )


def memorydb(api: Api) -> Iterator[Found]:
    """Clusters of MemoryDB."""
    for item in api.every(MEMORYDB):
        name = str(item["Name"])
        arn = told(item, "ARN") or api.arn("memorydb", f"cluster/{name}")
        yield Fact(
            "aws_memorydb_cluster",
            arn,
            name,
            {"arn": arn, **fields(item, tls_enabled="TLSEnabled", kms_key_arn="KmsKeyId")},
        )


def dax(api: Api) -> Iterator[Found]:
    """Accelerators of DynamoDB."""
    for item in api.every(DAX):
        name = str(item["ClusterName"])
        arn = told(item, "ClusterArn") or api.arn("dax", f"cache/{name}")
        encrypted = told(item, "SSEDescription.Status") in ("ENABLED", "ENABLING")
        yield Fact(
            "aws_dax_cluster",
            arn,
            name,
            {
                "arn": arn,
                "server_side_encryption": [{"enabled": encrypted}],
                **fields(item, cluster_endpoint_encryption_type="ClusterEndpointEncryptionType"),
            },
        )


KINDS = (
    Kind(("aws_elasticache_replication_group",), (GROUPS,), groups),
    Kind(("aws_elasticache_cluster",), (CLUSTERS,), clusters),
    Kind(("aws_elasticache_serverless_cache",), (SERVERLESS,), serverless),
    Kind(("aws_memorydb_cluster",), (MEMORYDB,), memorydb),
    Kind(("aws_dax_cluster",), (DAX,), dax),
)
