"""Kinds that a list tells of: where they are, where they send what they hold, and what is never kept of them."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from typing import Any

import boto3
import pytest

from answers import ACCOUNT, HERE, Answer, gathered, verdicts
from hds_scanners.sources.aws import account
from hds_scanners.sources.aws.account import Account, Calls
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.gathering import gather
from hds_scanners.sources.aws.services import KINDS

DAY = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
VIRGINIA = "us-east-1"


def arn(service: str, resource: str, region: str = HERE) -> str:
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{resource}"


# Main type, and the answers to its calls, in which `{region}` stands for where they are given.
PLACED: list[tuple[str, list[tuple[str, str, dict[str, Any]]], str]] = [
    (
        "awscc_healthlake_fhir_datastore",
        [
            (
                "healthlake",
                "list_fhir_datastores",
                {
                    "DatastorePropertiesList": [
                        {
                            "DatastoreId": "0123456789abcdef0123456789abcdef",
                            "DatastoreArn": "arn:aws:healthlake:{region}:123456789012:datastore/fhir/x",
                            "DatastoreName": "records",
                            "DatastoreStatus": "ACTIVE",
                            "DatastoreTypeVersion": "R4",
                            "DatastoreEndpoint": "https://x",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "awscc_healthimaging_datastore",
        [
            (
                "medical-imaging",
                "list_datastores",
                {
                    "datastoreSummaries": [
                        {
                            "datastoreId": "0123456789abcdef0123456789abcdef",
                            "datastoreName": "scans",
                            "datastoreStatus": "ACTIVE",
                            "datastoreArn": "arn:aws:medical-imaging:{region}:123456789012:datastore/x",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "awscc_omics_sequence_store",
        [
            (
                "omics",
                "list_sequence_stores",
                {
                    "sequenceStores": [
                        {
                            "arn": "arn:aws:omics:{region}:123456789012:sequenceStore/1234567890",
                            "id": "1234567890",
                            "name": "genomes",
                            "creationTime": DAY,
                        }
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_lightsail_bucket",
        [
            (
                "lightsail",
                "get_buckets",
                {"buckets": [{"name": "box", "arn": "arn:aws:lightsail:{region}:1:Bucket/box"}]},
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_docdbelastic_cluster",
        [
            (
                "docdb-elastic",
                "list_clusters",
                {
                    "clusters": [
                        {
                            "clusterArn": "arn:aws:docdb-elastic:{region}:123456789012:cluster/c",
                            "clusterName": "c",
                            "status": "ACTIVE",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_timestreamwrite_database",
        [
            (
                "timestream-write",
                "list_databases",
                {"Databases": [{"Arn": "arn:aws:timestream:{region}:123456789012:database/d", "DatabaseName": "d"}]},
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_fsx_backup",
        [
            (
                "fsx",
                "describe_backups",
                {
                    "Backups": [
                        {
                            "BackupId": "backup-12345678",
                            "Lifecycle": "AVAILABLE",
                            "Type": "USER_INITIATED",
                            "CreationTime": DAY,
                            "ResourceARN": "arn:aws:fsx:{region}:123456789012:backup/backup-12345678",
                            "FileSystem": {"FileSystemId": "fs-12345678"},
                        }
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_workspaces_directory",
        [
            (
                "workspaces",
                "describe_workspace_directories",
                {
                    "Directories": [
                        {"DirectoryId": "d-1234567890", "State": "REGISTERED", "RegistrationCode": "planted"}
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_storagegateway_gateway",
        [
            (
                "storagegateway",
                "list_gateways",
                {
                    "Gateways": [
                        {
                            "GatewayARN": "arn:aws:storagegateway:{region}:123456789012:gateway/sgw-12345678",
                            "GatewayName": "g",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_001",
    ),
    (
        "aws_emr_cluster",
        [
            (
                "emr",
                "list_clusters",
                {
                    "Clusters": [
                        {
                            "Id": "j-1",
                            "Name": "c",
                            "ClusterArn": "arn:aws:elasticmapreduce:{region}:123456789012:cluster/j-1",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_002",
    ),
    ("aws_glue_job", [("glue", "list_jobs", {"JobNames": ["j"]})], "HDS_RES_002"),
    ("aws_mwaa_environment", [("mwaa", "list_environments", {"Environments": ["e"]})], "HDS_RES_002"),
    (
        "aws_appstream_fleet",
        [
            (
                "appstream",
                "describe_fleets",
                {
                    "Fleets": [
                        {
                            "Arn": "arn:aws:appstream:{region}:123456789012:fleet/f",
                            "Name": "f",
                            "InstanceType": "stream.standard.medium",
                            "ComputeCapacityStatus": {"Desired": 1},
                            "State": "RUNNING",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_002",
    ),
    (
        "aws_bedrock_custom_model",
        [
            (
                "bedrock",
                "list_custom_models",
                {
                    "modelSummaries": [
                        {
                            "modelArn": "arn:aws:bedrock:{region}:123456789012:custom-model/amazon.x:1/abcdefghijkl",
                            "modelName": "m",
                            "creationTime": DAY,
                            "baseModelArn": "arn:aws:bedrock:{region}::foundation-model/amazon.x",
                            "baseModelName": "x",
                        }
                    ]
                },
            )
        ],
        "HDS_RES_002",
    ),
    (
        "aws_iot_topic_rule",
        [("iot", "list_topic_rules", {"rules": [{"ruleArn": "arn:aws:iot:{region}:1:rule/r", "ruleName": "r"}]})],
        "HDS_RES_003",
    ),
]


def _at(value: Any, region: str) -> Any:
    if isinstance(value, str):
        return value.replace("{region}", region)
    if isinstance(value, dict):
        return {key: _at(one, region) for key, one in value.items()}
    return [_at(one, region) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("main_type", "answers", "rule"), PLACED, ids=[case[0] for case in PLACED])
def test_what_is_forgotten_abroad_fails_and_the_same_at_home_passes(
    main_type: str, answers: list[Answer], rule: str
) -> None:
    outcomes = {}
    for region in (HERE, VIRGINIA):
        facts = gathered(
            main_type, *((service, call, _at(answer, region)) for service, call, answer in answers), region=region
        )
        assert [fact.type for fact in facts] == [main_type]
        assert facts[0].address.startswith("arn:aws:")
        assert "planted" not in str(facts)
        outcomes[region] = {outcome for outcome, found in verdicts(facts, "residency") if found == rule}
    assert outcomes == {HERE: {"pass"}, VIRGINIA: {"fail"}}


# -- what moves data ---------------------------------------------------------------------------------------------------

ABROAD: list[tuple[str, list[Answer], str]] = [
    (
        "aws_datasync_task",
        [
            ("datasync", "list_tasks", {"Tasks": [{"TaskArn": arn("datasync", "task/task-01234567890123456")}]}),
            (
                "datasync",
                "describe_task",
                {
                    "TaskArn": arn("datasync", "task/task-01234567890123456"),
                    "SourceLocationArn": arn("datasync", "location/loc-01234567890123456"),
                    "DestinationLocationArn": arn("datasync", "location/loc-11234567890123456", VIRGINIA),
                },
            ),
        ],
        "HDS_RES_012",
    ),
    (
        "aws_pipes_pipe",
        [
            (
                "pipes",
                "list_pipes",
                {
                    "Pipes": [
                        {
                            "Name": "p",
                            "Arn": arn("pipes", "pipe/p"),
                            "Source": arn("sqs", "q"),
                            "Target": arn("events", "event-bus/b", VIRGINIA),
                        }
                    ]
                },
            )
        ],
        "HDS_RES_012",
    ),
    (
        "aws_scheduler_schedule",
        [
            (
                "scheduler",
                "list_schedules",
                {
                    "Schedules": [
                        {
                            "Arn": arn("scheduler", "schedule/default/s"),
                            "Name": "s",
                            "Target": {"Arn": arn("sqs", "q", VIRGINIA)},
                        }
                    ]
                },
            )
        ],
        "HDS_RES_012",
    ),
    (
        "aws_cloudwatch_event_endpoint",
        [
            (
                "events",
                "list_endpoints",
                {
                    "Endpoints": [
                        {
                            "Name": "e",
                            "Arn": arn("events", "endpoint/e"),
                            "RoutingConfig": {
                                "FailoverConfig": {
                                    "Primary": {"HealthCheck": "arn:aws:route53:::healthcheck/x"},
                                    "Secondary": {"Route": VIRGINIA},
                                }
                            },
                        }
                    ]
                },
            )
        ],
        "HDS_RES_012",
    ),
    (
        "aws_msk_replicator",
        [
            (
                "kafka",
                "list_replicators",
                {
                    "Replicators": [
                        {
                            "ReplicatorArn": arn("kafka", "replicator/r/1"),
                            "ReplicatorName": "r",
                            "KafkaClustersSummary": [
                                {"AmazonMskCluster": {"MskClusterArn": arn("kafka", f"cluster/c/{one}", one)}}
                                for one in (HERE, VIRGINIA)
                            ],
                        },
                        {
                            "ReplicatorArn": arn("kafka", "replicator/other/1"),
                            "ReplicatorName": "other",
                            "IsReplicatorReference": True,
                        },
                    ]
                },
            )
        ],
        "HDS_RES_010",
    ),
    (
        "aws_keyspaces_keyspace",
        [
            (
                "keyspaces",
                "list_keyspaces",
                {
                    "keyspaces": [
                        {
                            "keyspaceName": name,
                            "resourceArn": arn("cassandra", f"/keyspace/{name}/"),
                            "replicationStrategy": "MULTI_REGION",
                            "replicationRegions": [HERE, VIRGINIA],
                        }
                        for name in ("records", "system_schema")
                    ]
                },
            )
        ],
        "HDS_RES_010",
    ),
    (
        "aws_dsql_cluster",
        [
            ("dsql", "list_clusters", {"clusters": [{"identifier": "a" * 26, "arn": arn("dsql", "cluster/a")}]}),
            (
                "dsql",
                "get_cluster",
                {
                    "identifier": "a" * 26,
                    "arn": arn("dsql", "cluster/a"),
                    "status": "ACTIVE",
                    "creationTime": DAY,
                    "deletionProtectionEnabled": True,
                    "multiRegionProperties": {
                        "witnessRegion": "us-west-2",
                        "clusters": [arn("dsql", "cluster/a"), arn("dsql", "cluster/b", VIRGINIA)],
                    },
                },
            ),
        ],
        "HDS_RES_010",
    ),
    (
        "aws_dynamodb_global_table",
        [
            (
                "dynamodb",
                "list_global_tables",
                {
                    "GlobalTables": [
                        {
                            "GlobalTableName": "records",
                            "ReplicationGroup": [{"RegionName": HERE}, {"RegionName": VIRGINIA}],
                        }
                    ]
                },
            )
        ],
        "HDS_RES_010",
    ),
    (
        "aws_s3tables_table_bucket",
        [
            (
                "s3tables",
                "list_table_buckets",
                {
                    "tableBuckets": [
                        {
                            "arn": arn("s3tables", "bucket/tables"),
                            "name": "tables",
                            "ownerAccountId": ACCOUNT,
                            "createdAt": DAY,
                        }
                    ]
                },
            ),
            (
                "s3tables",
                "get_table_bucket_replication",
                {
                    "versionToken": "v",
                    "configuration": {
                        "role": "arn:aws:iam::123456789012:role/r",
                        "rules": [
                            {
                                "destinations": [
                                    {"destinationTableBucketARN": arn("s3tables", "bucket/elsewhere", VIRGINIA)}
                                ]
                            }
                        ],
                    },
                },
            ),
        ],
        "HDS_RES_010",
    ),
    (
        "aws_directory_service_directory",
        [
            (
                "ds",
                "describe_directories",
                {
                    "DirectoryDescriptions": [
                        {
                            "DirectoryId": "d-1234567890",
                            "Type": "MicrosoftAD",
                            "RegionsInfo": {"PrimaryRegion": HERE, "AdditionalRegions": [VIRGINIA]},
                        },
                        {"DirectoryId": "d-1234567891", "Type": "SharedMicrosoftAD"},
                    ]
                },
            )
        ],
        "HDS_RES_010",
    ),
    (
        "aws_cloudformation_stack_instances",
        [
            (
                "cloudformation",
                "list_stack_sets",
                {"Summaries": [{"StackSetName": "s", "StackSetId": "s:1", "Status": "ACTIVE"}]},
            ),
            (
                "cloudformation",
                "list_stack_instances",
                {"Summaries": [{"Region": HERE, "Account": ACCOUNT}, {"Region": VIRGINIA, "Account": ACCOUNT}]},
            ),
        ],
        "HDS_RES_012",
    ),
    (
        "aws_imagebuilder_distribution_configuration",
        [
            (
                "imagebuilder",
                "list_distribution_configurations",
                {
                    "distributionConfigurationSummaryList": [
                        {
                            "arn": arn("imagebuilder", "distribution-configuration/d"),
                            "name": "d",
                            "regions": [HERE, VIRGINIA],
                        }
                    ]
                },
            )
        ],
        "HDS_RES_014",
    ),
    (
        "aws_redshift_data_share_consumer_association",
        [
            (
                "redshift",
                "describe_data_shares",
                {
                    "DataShares": [
                        {
                            "DataShareArn": arn("redshift", "datashare:n/s"),
                            "ProducerArn": arn("redshift", "namespace:n"),
                            "DataShareAssociations": [
                                {"ConsumerIdentifier": "c", "Status": "ACTIVE", "ConsumerRegion": VIRGINIA}
                            ],
                        }
                    ]
                },
            )
        ],
        "HDS_RES_012",
    ),
    (
        "aws_oam_link",
        [("oam", "list_links", {"Items": [{"Arn": arn("oam", "link/l"), "SinkArn": arn("oam", "sink/s", VIRGINIA)}]})],
        "HDS_RES_013",
    ),
    (
        "aws_sesv2_multi_region_endpoint",
        [
            (
                "sesv2",
                "list_multi_region_endpoints",
                {"MultiRegionEndpoints": [{"EndpointName": "e", "Status": "READY", "Regions": [HERE, VIRGINIA]}]},
            )
        ],
        "HDS_RES_012",
    ),
    (
        "aws_bedrock_inference_profile",
        [
            (
                "bedrock",
                "list_inference_profiles",
                {
                    "inferenceProfileSummaries": [
                        {
                            "inferenceProfileName": "p",
                            "inferenceProfileArn": arn("bedrock", "application-inference-profile/p"),
                            "inferenceProfileId": "p",
                            "status": "ACTIVE",
                            "type": "APPLICATION",
                            "models": [
                                {"modelArn": f"arn:aws:bedrock:{one}::foundation-model/anthropic.claude"}
                                for one in (HERE, VIRGINIA)
                            ],
                        }
                    ]
                },
            )
        ],
        "HDS_RES_016",
    ),
    (
        "aws_bedrock_guardrail",
        [
            (
                "bedrock",
                "list_guardrails",
                {
                    "guardrails": [
                        {
                            "id": "abcdefghijkl",
                            "arn": arn("bedrock", "guardrail/abcdefghijkl"),
                            "status": "READY",
                            "name": "g",
                            "version": "DRAFT",
                            "createdAt": DAY,
                            "updatedAt": DAY,
                            "crossRegionDetails": {
                                "guardrailProfileId": "us.guardrail.v1:0",
                                "guardrailProfileArn": arn("bedrock", "guardrail-profile/us.guardrail.v1:0"),
                            },
                        }
                    ]
                },
            )
        ],
        "HDS_RES_016",
    ),
    (
        "aws_bedrockagent_agent",
        [
            (
                "bedrock-agent",
                "list_agents",
                {
                    "agentSummaries": [
                        {"agentId": "ABCDEFGHIJ", "agentName": "a", "agentStatus": "PREPARED", "updatedAt": DAY}
                    ]
                },
            ),
            (
                "bedrock-agent",
                "get_agent",
                {
                    "agent": {
                        "agentId": "ABCDEFGHIJ",
                        "agentName": "a",
                        "agentArn": arn("bedrock", "agent/ABCDEFGHIJ"),
                        "agentVersion": "DRAFT",
                        "agentStatus": "PREPARED",
                        "idleSessionTTLInSeconds": 600,
                        "agentResourceRoleArn": "arn:aws:iam::123456789012:role/r",
                        "createdAt": DAY,
                        "updatedAt": DAY,
                        "foundationModel": "us.anthropic.claude-3-haiku-20240307-v1:0",
                        "instruction": "planted " * 10,
                    }
                },
            ),
        ],
        "HDS_RES_016",
    ),
]


@pytest.mark.parametrize(("main_type", "answers", "rule"), ABROAD, ids=[case[0] for case in ABROAD])
def test_what_sends_data_abroad_fails_and_the_same_within_europe_passes(
    main_type: str, answers: list[Answer], rule: str
) -> None:
    facts = gathered(main_type, *answers)
    assert "planted" not in str(facts)
    assert ("fail", rule) in verdicts(facts, "residency")
    within = json.loads(json.dumps(answers, default=lambda day: day.isoformat()))
    text = (
        json.dumps(within).replace(VIRGINIA, "eu-central-1").replace("us-west-2", "eu-west-1").replace('"us.', '"eu.')
    )
    calm = gathered(main_type, *(tuple(one) for one in json.loads(text, object_hook=_days)))
    assert [fact.type for fact in calm] == [fact.type for fact in facts]
    outcomes = {outcome for outcome, found in verdicts(calm, "residency") if found == rule}
    # Which regions a geography has is the service's to say.
    assert outcomes == {"unknown" if "us." in str(answers) else "pass"}


def _days(item: dict[str, Any]) -> dict[str, Any]:
    return {
        key: dt.datetime.fromisoformat(value) if isinstance(value, str) and value.startswith("2026-01-01T") else value
        for key, value in item.items()
    }


def test_ends_of_transfers_are_told_by_their_address() -> None:
    ends = {
        "s3": "s3://records/archive/",
        "other": "object-storage://s3.wasabisys.com/bucket/",
        "azure": "azure-blob://account.blob.core.windows.net/container/",
        "share": f"efs://{HERE}.fs-12345678/",
        "site": "nfs://10.0.0.1/export/",
    }
    facts = gathered(
        "aws_datasync_location_s3",
        (
            "datasync",
            "list_locations",
            {
                "Locations": [
                    {"LocationArn": arn("datasync", f"location/loc-{position}1234567890123456"), "LocationUri": uri}
                    for position, uri in enumerate(ends.values())
                ]
            },
        ),
        ("datasync", "describe_location_efs", {"InTransitEncryption": "NONE"}),
    )
    assert [fact.type.removeprefix("aws_datasync_location_") for fact in facts] == [
        "s3",
        "object_storage",
        "azure_blob",
        "efs",
    ]
    there = Fact(
        "aws_s3_bucket", "arn:aws:s3:::records", "records", {"bucket": "records", "arn": "arn:aws:s3:::records"}
    )
    assert ("fail", "HDS_RES_012") in verdicts([*facts, _in(there, VIRGINIA)], "residency")
    assert ("fail", "HDS_RES_012") not in verdicts([*facts, _in(there, HERE)], "residency")
    assert {outcome for outcome, rule in verdicts(facts, "provider") if rule == "HDS_PRV_006"} == {"pass", "fail"}
    assert ("fail", "HDS_TLS_004") in verdicts(facts)


def _in(fact: Fact, region: str) -> Fact:
    return Fact(fact.type, fact.address, fact.name, fact.attributes, region)


def test_what_is_sent_to_vendors_is_told_by_host_and_never_by_path_or_password() -> None:
    flow = gathered(
        "aws_appflow_flow",
        ("appflow", "list_flows", {"flows": [{"flowArn": arn("appflow", "flow/f"), "flowName": "f"}]}),
        (
            "appflow",
            "describe_flow",
            {
                "flowArn": arn("appflow", "flow/f"),
                "destinationFlowConfigList": [
                    {
                        "connectorType": "Salesforce",
                        "destinationConnectorProperties": {"Salesforce": {"object": "planted"}},
                    }
                ],
            },
        ),
    )
    pushed = gathered(
        "aws_transfer_connector",
        (
            "transfer",
            "list_connectors",
            {
                "Connectors": [
                    {
                        "Arn": arn("transfer", "connector/c-1"),
                        "ConnectorId": "c-01234567890123456",
                        "Url": "sftp://planted:planted@files.example.com/planted",
                    }
                ]
            },
        ),
    )
    databases = gathered(
        "aws_glue_connection",
        (
            "glue",
            "get_connections",
            {
                "ConnectionList": [
                    {"Name": str(position), "ConnectionProperties": {"JDBC_CONNECTION_URL": url, "PASSWORD": "planted"}}
                    for position, url in enumerate(
                        (
                            "jdbc:postgresql://x.postgres.database.azure.com:5432/planted?user=planted",
                            "jdbc:sqlserver://x.database.windows.net:1433;databaseName=planted;password=planted",
                            "jdbc:oracle:thin:planted/planted@//10.0.0.1:1521/planted",
                        )
                    )
                ]
            },
        ),
    )
    assert "planted" not in str([*flow, *pushed, *databases])
    assert [fact.attributes["connection_properties"][0]["JDBC_CONNECTION_URL"] for fact in databases] == [
        "jdbc:postgresql://x.postgres.database.azure.com",
        "jdbc:sqlserver://x.database.windows.net",
        "jdbc:oracle://10.0.0.1",
    ]
    for facts, expected in ((flow, "fail"), (pushed, "unknown"), (databases, "pass")):
        assert {outcome for outcome, rule in verdicts(facts, "provider") if rule == "HDS_PRV_006"} == {expected}


# -- others ------------------------------------------------------------------------------------------------------------


def test_machines_of_lightsail_are_judged_by_their_open_ports_and_databases_by_who_reaches_them() -> None:
    ports = [
        {"fromPort": 22, "toPort": 22, "protocol": "tcp", "cidrs": ["0.0.0.0/0"], "accessDirection": "inbound"},
        {"fromPort": 3306, "toPort": 3306, "protocol": "tcp", "cidrs": ["10.0.0.0/8"], "accessDirection": "inbound"},
    ]

    def machine(*which: dict[str, Any]) -> list[Fact]:
        item = {"name": "m", "arn": arn("lightsail", "Instance/m"), "networking": {"ports": list(which)}}
        return gathered("aws_lightsail_instance", ("lightsail", "get_instances", {"instances": [item]}))

    assert ("fail", "HDS_FWL_001") in verdicts(machine(*ports))
    assert ("fail", "HDS_FWL_001") not in verdicts(machine(ports[1]))
    assert [fact.type for fact in machine()] == ["aws_lightsail_instance"]
    database = {
        "name": "d",
        "arn": arn("lightsail", "RelationalDatabase/d"),
        "publiclyAccessible": True,
        "backupRetentionEnabled": False,
        "pendingModifiedValues": {"masterUserPassword": "planted"},
    }
    facts = gathered(
        "aws_lightsail_database",
        ("lightsail", "get_relational_databases", {"relationalDatabases": [database]}),
    )
    assert "planted" not in str(facts)
    assert {("fail", "HDS_EXP_002"), ("fail", "HDS_BKP_001")} <= verdicts(facts)


@pytest.mark.parametrize(("public", "outcome"), [(True, "fail"), (False, "pass")])
def test_graphs_and_series_with_a_public_address_fail(*, public: bool, outcome: str) -> None:
    graph = {
        "id": "g-1234567890",
        "name": "g",
        "arn": arn("neptune-graph", "graph/g-1234567890"),
        "status": "AVAILABLE",
        "publicConnectivity": public,
    }
    graphs = gathered("aws_neptunegraph_graph", ("neptune-graph", "list_graphs", {"graphs": [graph]}))
    series = {"id": "series-123", "name": "series", "arn": arn("timestream-influxdb", "db-instance/s")}
    detail = {**series, "vpcSubnetIds": ["subnet-1"], "publiclyAccessible": public}
    instances = gathered(
        "aws_timestreaminfluxdb_db_instance",
        ("timestream-influxdb", "list_db_instances", {"items": [series]}),
        ("timestream-influxdb", "get_db_instance", detail),
    )
    for facts in (graphs, instances):
        assert (outcome, "HDS_EXP_002") in verdicts(facts)


def test_accelerators_lead_to_the_regions_of_their_endpoints() -> None:
    accelerator = f"arn:aws:globalaccelerator::{ACCOUNT}:accelerator/a"
    facts = gathered(
        "aws_globalaccelerator_accelerator",
        (
            "globalaccelerator",
            "list_accelerators",
            {"Accelerators": [{"AcceleratorArn": accelerator, "Name": "a"}]},
        ),
        ("globalaccelerator", "describe_accelerator_attributes", {"AcceleratorAttributes": {"FlowLogsEnabled": True}}),
        ("globalaccelerator", "list_listeners", {"Listeners": [{"ListenerArn": f"{accelerator}/listener/l"}]}),
        (
            "globalaccelerator",
            "list_endpoint_groups",
            {
                "EndpointGroups": [
                    {
                        "EndpointGroupArn": f"{accelerator}/listener/l/endpoint-group/{region}",
                        "EndpointGroupRegion": region,
                    }
                    for region in (HERE, VIRGINIA)
                ]
            },
        ),
    )
    outcomes = {outcome for outcome, rule in verdicts(facts, "residency") if rule == "HDS_RES_015"}
    assert outcomes == {"pass", "fail"}


def test_passwords_of_users_for_one_service_are_told_once_for_all_users() -> None:
    users = [
        {"UserName": name, "Arn": f"arn:aws:iam::{ACCOUNT}:user/team/{name}", "UserId": name * 16, "Path": "/team/"}
        for name in ("a", "b")
    ]
    credential = {
        "UserName": "a",
        "Status": "Active",
        "CreateDate": DAY,
        "ServiceSpecificCredentialId": "planted" * 4,
        "ServiceUserName": "planted-user-at-1",
        "ServiceName": "codecommit.amazonaws.com",
    }
    facts = gathered(
        "aws_iam_user",
        ("iam", "get_account_authorization_details", {"UserDetailList": users}),
        ("iam", "list_access_keys", {"AccessKeyMetadata": []}),
        ("iam", "list_access_keys", {"AccessKeyMetadata": []}),
        ("iam", "list_service_specific_credentials", {"ServiceSpecificCredentials": [credential]}),
    )
    found = [fact for fact in facts if fact.type == "aws_iam_service_specific_credential"]
    assert [fact.address for fact in found] == [users[0]["Arn"]]
    assert "planted" not in str(facts)
    assert ("fail", "HDS_ACC_004") in verdicts(found)


def test_permission_sets_that_grant_everything_fail_and_those_of_another_account_are_left() -> None:
    instance, others = (
        "arn:aws:sso:::instance/ssoins-1234567890123456",
        "arn:aws:sso:::instance/ssoins-6543210987654321",
    )
    sets = [f"arn:aws:sso:::permissionSet/ssoins-1234567890123456/ps-{name}" for name in ("1" * 16, "2" * 16)]
    everything = {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    facts = gathered(
        "aws_ssoadmin_permission_set_inline_policy",
        (
            "sso-admin",
            "list_instances",
            {
                "Instances": [
                    {"InstanceArn": instance, "OwnerAccountId": ACCOUNT},
                    {"InstanceArn": others, "OwnerAccountId": "210987654321"},
                ]
            },
        ),
        ("sso-admin", "list_permission_sets", {"PermissionSets": sets}),
        ("sso-admin", "describe_permission_set", {"PermissionSet": {"Name": "doctors"}}),
        ("sso-admin", "get_inline_policy_for_permission_set", {"InlinePolicy": json.dumps(everything)}),
        ("sso-admin", "list_managed_policies_in_permission_set", {"AttachedManagedPolicies": []}),
        ("sso-admin", "describe_permission_set", {"PermissionSet": {"Name": "administrators"}}),
        ("sso-admin", "get_inline_policy_for_permission_set", {}),
        (
            "sso-admin",
            "list_managed_policies_in_permission_set",
            {
                "AttachedManagedPolicies": [
                    {"Name": "AdministratorAccess", "Arn": "arn:aws:iam::aws:policy/AdministratorAccess"}
                ]
            },
        ),
    )
    assert [(fact.type, fact.address, fact.name) for fact in facts] == [
        ("aws_ssoadmin_permission_set_inline_policy", sets[0], "doctors"),
        ("aws_ssoadmin_managed_policy_attachment", sets[1], "administrators/AdministratorAccess"),
    ]
    for fact in facts:
        assert any(outcome == "fail" and rule.startswith("HDS_ACC") for outcome, rule in verdicts([fact]))


def test_a_log_that_is_handed_to_a_delivery_is_a_log_and_one_that_nothing_takes_is_none() -> None:
    distribution = Fact(
        "aws_cloudfront_distribution",
        "arn:aws:cloudfront::123456789012:distribution/E1",
        "E1",
        {"id": "E1", "arn": "arn:aws:cloudfront::123456789012:distribution/E1", "enabled": True},
        "",
    )
    source = {
        "name": "s",
        "arn": arn("logs", "delivery-source:s", VIRGINIA),
        "resourceArns": [distribution.address],
        "logType": "ACCESS_LOGS",
    }

    def logged(*deliveries: str) -> set[tuple[str, str]]:
        facts = gathered(
            "aws_cloudwatch_log_delivery_source",
            ("logs", "describe_delivery_sources", {"deliverySources": [source]}),
            (
                "logs",
                "describe_deliveries",
                {"deliveries": [{"id": one, "deliverySourceName": one} for one in deliveries]},
            ),
            region=VIRGINIA,
        )
        return verdicts([distribution, *facts])

    assert ("fail", "HDS_LOG_005") in verdicts([distribution])
    assert ("pass", "HDS_LOG_005") in logged("other", "s")
    assert ("fail", "HDS_LOG_005") in logged("other")


def test_prompts_that_are_recorded_abroad_fail() -> None:
    facts = gathered(
        "aws_bedrock_model_invocation_logging_configuration",
        (
            "bedrock",
            "get_model_invocation_logging_configuration",
            {"loggingConfig": {"s3Config": {"bucketName": "prompts"}, "textDataDeliveryEnabled": True}},
        ),
    )
    there = Fact("aws_s3_bucket", "arn:aws:s3:::prompts", "prompts", {"bucket": "prompts"}, VIRGINIA)
    assert ("fail", "HDS_RES_013") in verdicts([*facts, there], "residency")
    assert ("fail", "HDS_RES_013") not in verdicts([*facts, _in(there, HERE)], "residency")
    unset: tuple[dict[str, Any], ...] = ({}, {"loggingConfig": {}})
    for nothing in unset:
        none: Answer = ("bedrock", "get_model_invocation_logging_configuration", nothing)
        assert gathered("aws_bedrock_model_invocation_logging_configuration", none) == []


def test_of_security_configurations_two_switches_are_kept() -> None:
    written = {
        "EncryptionConfiguration": {"EnableAtRestEncryption": False, "EnableInTransitEncryption": True},
        "AuthenticationConfiguration": {"KerberosConfiguration": {"KdcAdminPassword": "planted"}},
    }
    facts = gathered(
        "aws_emr_security_configuration",
        ("emr", "list_security_configurations", {"SecurityConfigurations": [{"Name": "c"}]}),
        ("emr", "describe_security_configuration", {"Name": "c", "SecurityConfiguration": json.dumps(written)}),
    )
    assert "planted" not in str(facts)
    assert ("fail", "HDS_ENC_001") in verdicts(facts)
    jobs = gathered(
        "aws_glue_security_configuration",
        (
            "glue",
            "get_security_configurations",
            {
                "SecurityConfigurations": [
                    {
                        "Name": "c",
                        "EncryptionConfiguration": {
                            "S3Encryption": [{"S3EncryptionMode": "DISABLED"}],
                            "CloudWatchEncryption": {"CloudWatchEncryptionMode": "SSE-KMS", "KmsKeyArn": "k"},
                        },
                    }
                ]
            },
        ),
    )
    assert {outcome for outcome, rule in verdicts(jobs) if rule.startswith("HDS_ENC")} == {"fail", "pass"}


def test_a_service_that_refuses_who_does_not_use_it_refuses_nothing() -> None:
    refused = {"Error": "AccessDeniedException", "Message": "Macie is not enabled."}
    assert gathered("aws_macie2_account", ("macie2", "get_macie_session", refused)) == []
    shut = {"Error": "AccessDeniedException", "Message": "Only existing Timestream customers can do so."}
    assert gathered("aws_timestreamwrite_database", ("timestream-write", "list_databases", shut)) == []
    unsubscribed = {"Error": "UnsupportedUserEditionException", "Message": "not subscribed"}
    assert gathered("aws_quicksight_data_set", ("quicksight", "list_data_sets", unsubscribed)) == []
    denied = {"Error": "AccessDeniedException", "Message": "not authorized"}
    with pytest.raises(AssertionError):
        gathered("aws_macie2_account", ("macie2", "get_macie_session", denied))


def test_pages_of_calls_without_a_paginator_are_all_read() -> None:
    facts = gathered(
        "aws_kendra_index",
        ("kendra", "list_indices", {"IndexConfigurationSummaryItems": [_index("1")], "NextToken": "more"}),
        ("kendra", "list_indices", {"IndexConfigurationSummaryItems": [_index("2")]}),
    )
    assert [fact.name for fact in facts] == ["1", "2"]
    round_in_circles = {"IndexConfigurationSummaryItems": [_index("1")], "NextToken": "same"}
    facts = gathered("aws_kendra_index", *[("kendra", "list_indices", round_in_circles)] * 2)
    assert len(facts) == 2


def _index(name: str) -> dict[str, Any]:
    return {"Name": name, "Id": name * 36, "CreatedAt": DAY, "UpdatedAt": DAY, "Status": "ACTIVE"}


def test_addresses_of_people_are_left_out_and_domains_are_read() -> None:
    facts = gathered(
        "aws_sesv2_email_identity",
        (
            "sesv2",
            "list_email_identities",
            {
                "EmailIdentities": [
                    {"IdentityType": "EMAIL_ADDRESS", "IdentityName": "planted@example.fr"},
                    {"IdentityType": "DOMAIN", "IdentityName": "example.fr"},
                ]
            },
        ),
    )
    assert [fact.name for fact in facts] == ["example.fr"]


def test_descriptions_of_services_that_nothing_asks_any_more_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account, "_ATTEMPTS", 1)
    session = boto3.Session("a", "b", region_name=HERE)
    nobody = Account(session, ACCOUNT, "aws", Calls(), endpoint_url="http://127.0.0.1:9", elsewhere=True)
    nobody.regions = (HERE, VIRGINIA)
    kinds = [kind for kind in KINDS if kind.name in ("aws_sqs_queue", "aws_sns_topic")]
    (gathered_,) = gather([nobody], kinds=kinds, workers=2)
    assert {one.types[0] for one in gathered_.unestablished} == {"aws_sqs_queue", "aws_sns_topic"}
    kept = session._loader._cache  # noqa: SLF001 - where botocore keeps them
    assert kept
    assert not [key for key in kept if {"sqs", "sns"} & {str(part).partition("/")[0] for part in key}]


def test_no_type_is_listed_by_two_kinds() -> None:
    main = Counter(kind.name for kind in KINDS)
    # Lists of the web firewall are asked for twice: those of a region, and those of CloudFront.
    assert {name for name, number in main.items() if number > 1} == {"aws_wafv2_web_acl"}
