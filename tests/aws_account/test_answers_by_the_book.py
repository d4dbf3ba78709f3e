"""What moto does not answer: answers in the documented shapes, which botocore checks, and the verdicts they lead to."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from answers import ACCOUNT, HERE, Answer, gathered, verdicts
from hds_policies.catalogue import RULES
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.rule import Outcome
from hds_policies.translate import translate
from hds_scanners.sources.aws.gathered import Fact, Gathered
from hds_scanners.sources.aws.reading import reading_of
from hds_scanners.sources.aws.services.object_stores import without_needless_switches


def test_the_options_of_tunnels_are_read_and_their_keys_are_not() -> None:
    strong = {
        "Phase1EncryptionAlgorithms": [{"Value": "AES256-GCM-16"}],
        "Phase2EncryptionAlgorithms": [{"Value": "AES256-GCM-16"}],
        "Phase1IntegrityAlgorithms": [{"Value": "SHA2-384"}],
        "Phase2IntegrityAlgorithms": [{"Value": "SHA2-384"}],
        "Phase1DHGroupNumbers": [{"Value": 20}],
        "Phase2DHGroupNumbers": [{"Value": 20}],
        "IkeVersions": [{"Value": "ikev2"}],
        "PreSharedKey": "planted-Secret-1234",
        "LogOptions": {"CloudWatchLogOptions": {"LogEnabled": True}},
    }
    answer = {
        "VpnConnections": [
            {
                "VpnConnectionId": "vpn-1",
                "State": "available",
                "CustomerGatewayConfiguration": "<pre_shared_key>planted-Secret-1234</pre_shared_key>",
                "Options": {"TunnelOptions": [strong, {**strong, "IkeVersions": [{"Value": "ikev1"}]}]},
            },
            {"VpnConnectionId": "vpn-2", "State": "deleted"},
        ]
    }
    facts = gathered("aws_vpn_connection", ("ec2", "describe_vpn_connections", answer))
    assert [fact.address for fact in facts] == [f"arn:aws:ec2:{HERE}:{ACCOUNT}:vpn-connection/vpn-1"]
    assert "planted" not in str(facts)
    found = verdicts(facts)
    assert {rule for outcome, rule in found if outcome == "fail"} == {"HDS_VPN_001"}
    assert {"HDS_VPN_003", "HDS_VPN_004", "HDS_LOG_010"} <= {rule for outcome, rule in found if outcome == "pass"}


def test_client_endpoints_say_who_comes_in_and_what_is_logged() -> None:
    answer = {
        "ClientVpnEndpoints": [
            {
                "ClientVpnEndpointId": "cvpn-1",
                "SplitTunnel": True,
                "AuthenticationOptions": [{"Type": "directory-service-authentication"}],
                "ConnectionLogOptions": {"Enabled": False},
                "Status": {"Code": "available"},
            }
        ]
    }
    facts = gathered("aws_ec2_client_vpn_endpoint", ("ec2", "describe_client_vpn_endpoints", answer))
    assert {("fail", "HDS_LOG_010"), ("fail", "HDS_VPN_008"), ("fail", "HDS_VPN_007")} <= verdicts(facts)


def test_distributions_in_clear_without_log_or_firewall_fail() -> None:
    arn = f"arn:aws:cloudfront::{ACCOUNT}:distribution/E1"
    item = {
        "Id": "E1",
        "ARN": arn,
        "Status": "Deployed",
        "LastModifiedTime": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        "DomainName": "d.cloudfront.net",
        "Aliases": {"Quantity": 0},
        "Origins": {
            "Quantity": 1,
            "Items": [
                {
                    "Id": "o",
                    "DomainName": "example.fr",
                    "CustomHeaders": {"Quantity": 1, "Items": [{"HeaderName": "x", "HeaderValue": "planted-Secret"}]},
                    "CustomOriginConfig": {"HTTPPort": 80, "HTTPSPort": 443, "OriginProtocolPolicy": "http-only"},
                }
            ],
        },
        "DefaultCacheBehavior": {"TargetOriginId": "o", "ViewerProtocolPolicy": "allow-all"},
        "CacheBehaviors": {"Quantity": 0},
        "CustomErrorResponses": {"Quantity": 0},
        "Comment": "",
        "PriceClass": "PriceClass_All",
        "Enabled": True,
        "ViewerCertificate": {"CloudFrontDefaultCertificate": True, "MinimumProtocolVersion": "TLSv1"},
        "Restrictions": {"GeoRestriction": {"RestrictionType": "none", "Quantity": 0}},
        "WebACLId": "",
        "HttpVersion": "http2",
        "IsIPV6Enabled": True,
        "Staging": False,
    }
    listed = {"DistributionList": {"Marker": "", "MaxItems": 100, "IsTruncated": False, "Quantity": 1, "Items": [item]}}
    configuration = {
        "DistributionConfig": {
            "CallerReference": "c",
            "Origins": item["Origins"],
            "DefaultCacheBehavior": item["DefaultCacheBehavior"],
            "Comment": "",
            "Enabled": True,
            "Logging": {"Enabled": False, "IncludeCookies": False, "Bucket": "", "Prefix": ""},
        }
    }
    facts = gathered(
        "aws_cloudfront_distribution",
        ("cloudfront", "list_distributions", listed),
        ("cloudfront", "get_distribution_config", configuration),
    )
    assert [(fact.address, fact.region) for fact in facts] == [(arn, "")]
    assert "planted" not in str(facts)
    assert verdicts(facts) >= {
        ("fail", "HDS_TLS_001"),
        ("fail", "HDS_TLS_002"),
        ("fail", "HDS_LOG_005"),
        ("fail", "HDS_FWL_005"),
    }
    assert ("fail", "HDS_RES_004") in verdicts(facts, "residency")


def test_a_firewall_that_only_counts_fails_and_what_it_stands_before_is_filtered() -> None:
    arn = f"arn:aws:wafv2:{HERE}:{ACCOUNT}:regional/webacl/w/1"
    balancer = f"arn:aws:elasticloadbalancing:{HERE}:{ACCOUNT}:loadbalancer/app/a/1"
    visible = {"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "m"}
    detail = {
        "WebACL": {
            "Name": "w",
            "Id": "1",
            "ARN": arn,
            "DefaultAction": {"Allow": {}},
            "VisibilityConfig": visible,
            "Rules": [
                {
                    "Name": "r",
                    "Priority": 0,
                    "Statement": {"GeoMatchStatement": {"CountryCodes": ["FR"]}},
                    "Action": {"Count": {}},
                    "VisibilityConfig": visible,
                }
            ],
        }
    }
    facts = gathered(
        "aws_wafv2_web_acl",
        ("wafv2", "list_web_acls", {"WebACLs": [{"Name": "w", "Id": "1", "ARN": arn}]}),
        ("wafv2", "get_web_acl", detail),
        ("wafv2", "get_logging_configuration", {"Error": "WAFNonexistentItemException"}),
    )
    names = {"id": balancer, "arn": balancer, "load_balancer_type": "application", "internal": False}
    entry = Fact("aws_lb", balancer, "a", names, HERE)
    association = Fact(
        "aws_wafv2_web_acl_association", balancer, "a", {"resource_arn": balancer, "web_acl_arn": arn}, HERE
    )
    assert {("fail", "HDS_FWL_006"), ("pass", "HDS_FWL_005")} <= verdicts([*facts, entry, association])
    # One may stand in front of it that the account does not hold.
    assert ("unknown", "HDS_FWL_005") in verdicts([entry])


def test_copies_to_another_place_are_found() -> None:
    files = gathered(
        "aws_efs_file_system",
        (
            "efs",
            "describe_file_systems",
            {
                "FileSystems": [
                    {
                        "OwnerId": ACCOUNT,
                        "CreationToken": "c",
                        "FileSystemId": "fs-1",
                        "FileSystemArn": f"arn:aws:elasticfilesystem:{HERE}:{ACCOUNT}:file-system/fs-1",
                        "CreationTime": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
                        "LifeCycleState": "available",
                        "NumberOfMountTargets": 0,
                        "SizeInBytes": {"Value": 1},
                        "PerformanceMode": "generalPurpose",
                        "Tags": [],
                        "Encrypted": True,
                    }
                ]
            },
        ),
        # Details of the one, then the pairs of all.
        ("efs", "describe_file_system_policy", {"Error": "PolicyNotFound"}),
        ("efs", "describe_backup_policy", {"BackupPolicy": {"Status": "ENABLED"}}),
        (
            "efs",
            "describe_replication_configurations",
            {
                "Replications": [
                    {
                        "SourceFileSystemId": "fs-1",
                        "SourceFileSystemRegion": HERE,
                        "SourceFileSystemArn": f"arn:aws:elasticfilesystem:{HERE}:{ACCOUNT}:file-system/fs-1",
                        "OriginalSourceFileSystemArn": f"arn:aws:elasticfilesystem:{HERE}:{ACCOUNT}:file-system/fs-1",
                        "CreationTime": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
                        "Destinations": [{"Status": "ENABLED", "FileSystemId": "fs-2", "Region": "us-east-1"}],
                    }
                ]
            },
        ),
    )
    assert ("fail", "HDS_RES_010") in verdicts(files, "residency")
    assert {fact.address for fact in files} == {f"arn:aws:elasticfilesystem:{HERE}:{ACCOUNT}:file-system/fs-1"}
    images = gathered(
        "aws_ecr_replication_configuration",
        (
            "ecr",
            "describe_registry",
            {
                "registryId": ACCOUNT,
                "replicationConfiguration": {
                    "rules": [{"destinations": [{"region": "us-east-1", "registryId": ACCOUNT}]}]
                },
            },
        ),
        ("ecr", "get_registry_policy", {"Error": "RegistryPolicyNotFoundException"}),
    )
    assert [outcome for outcome, _ in verdicts(images, "residency")] == ["fail"]
    disks = gathered(
        "aws_dlm_lifecycle_policy",
        ("dlm", "get_lifecycle_policies", {"Policies": [{"PolicyId": "policy-1"}]}),
        (
            "dlm",
            "get_lifecycle_policy",
            {
                "Policy": {
                    "PolicyId": "policy-1",
                    "PolicyArn": f"arn:aws:dlm:{HERE}:{ACCOUNT}:policy/policy-1",
                    "PolicyDetails": {
                        "Schedules": [
                            {"Name": "s", "CrossRegionCopyRules": [{"Target": "us-east-1", "Encrypted": True}]}
                        ]
                    },
                }
            },
        ),
    )
    assert [outcome for outcome, _ in verdicts(disks, "residency")] == ["fail"]


def test_backup_plans_say_how_long_where_to_and_of_what() -> None:
    plan = f"arn:aws:backup:{HERE}:{ACCOUNT}:backup-plan:p"
    answers: list[Answer] = [
        (
            "backup",
            "list_backup_plans",
            {"BackupPlansList": [{"BackupPlanArn": plan, "BackupPlanId": "p", "BackupPlanName": "daily"}]},
        ),
        (
            "backup",
            "get_backup_plan",
            {
                "BackupPlan": {
                    "BackupPlanName": "daily",
                    "Rules": [
                        {
                            "RuleName": "r",
                            "TargetBackupVaultName": "v",
                            "Lifecycle": {"DeleteAfterDays": 3},
                            "CopyActions": [
                                {"DestinationBackupVaultArn": f"arn:aws:backup:us-east-1:{ACCOUNT}:backup-vault:v"}
                            ],
                        }
                    ],
                }
            },
        ),
        ("backup", "list_backup_selections", {"BackupSelectionsList": [{"SelectionId": "s"}]}),
        (
            "backup",
            "get_backup_selection",
            {
                "BackupSelection": {
                    "SelectionName": "all",
                    "IamRoleArn": "arn:aws:iam::123456789012:role/r",
                    "Resources": ["arn:aws:dynamodb:*:*:table/*"],
                }
            },
        ),
    ]
    facts = gathered("aws_backup_plan", *answers)
    table = Fact(
        "aws_dynamodb_table",
        f"arn:aws:dynamodb:{HERE}:{ACCOUNT}:table/t",
        "t",
        {"arn": f"arn:aws:dynamodb:{HERE}:{ACCOUNT}:table/t", "point_in_time_recovery": [{"enabled": False}]},
        HERE,
    )
    assert ("pass", "HDS_BKP_001") in verdicts([*facts, table])
    assert ("fail", "HDS_BKP_001") in verdicts([table])
    assert ("fail", "HDS_BKP_002") in verdicts(facts)
    assert "fail" in {outcome for outcome, _ in verdicts(facts, "residency")}


def test_brokers_clusters_and_caches_by_the_book() -> None:
    arn = f"arn:aws:kafka:{HERE}:{ACCOUNT}:cluster/c/1"
    kafka = gathered(
        "aws_msk_cluster",
        (
            "kafka",
            "list_clusters_v2",
            {
                "ClusterInfoList": [
                    {
                        "ClusterArn": arn,
                        "ClusterName": "c",
                        "ClusterType": "PROVISIONED",
                        "Provisioned": {
                            "BrokerNodeGroupInfo": {
                                "ClientSubnets": ["s"],
                                "InstanceType": "kafka.m5.large",
                                "ConnectivityInfo": {"PublicAccess": {"Type": "SERVICE_PROVIDED_EIPS"}},
                            },
                            "EncryptionInfo": {
                                "EncryptionInTransit": {"ClientBroker": "TLS_PLAINTEXT", "InCluster": False}
                            },
                            "NumberOfBrokerNodes": 3,
                        },
                    }
                ]
            },
        ),
    )
    assert {rule for outcome, rule in verdicts(kafka) if outcome == "fail"} >= {
        "HDS_TLS_006",
        "HDS_EXP_002",
        "HDS_LOG_006",
    }
    broker = gathered(
        "aws_mq_broker",
        (
            "mq",
            "list_brokers",
            {
                "BrokerSummaries": [
                    {
                        "BrokerArn": f"arn:aws:mq:{HERE}:{ACCOUNT}:broker:b:1",
                        "BrokerName": "b",
                        "BrokerId": "1",
                        "DeploymentMode": "SINGLE_INSTANCE",
                        "EngineType": "ActiveMQ",
                    }
                ]
            },
        ),
        (
            "mq",
            "describe_broker",
            {"PubliclyAccessible": True, "Logs": {"General": False, "Audit": False, "GeneralLogGroup": "g"}},
        ),
    )
    assert {rule for outcome, rule in verdicts(broker) if outcome == "fail"} == {"HDS_EXP_004", "HDS_LOG_006"}
    dax = gathered(
        "aws_dax_cluster",
        (
            "dax",
            "describe_clusters",
            {
                "Clusters": [
                    {
                        "ClusterName": "d",
                        "SSEDescription": {"Status": "DISABLED"},
                        "ClusterEndpointEncryptionType": "NONE",
                    }
                ]
            },
        ),
    )
    assert {rule for outcome, rule in verdicts(dax) if outcome == "fail"} == {"HDS_ENC_005", "HDS_TLS_003"}


def test_functions_that_anyone_may_call_fail() -> None:
    arn = f"arn:aws:lambda:{HERE}:{ACCOUNT}:function:f"
    policy = '{"Version":"2012-10-17","Statement":[{"Sid":"a","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"*"}]}'
    facts = gathered(
        "aws_lambda_function",
        ("lambda", "list_functions", {"Functions": [{"FunctionName": "f", "FunctionArn": arn}]}),
        (
            "lambda",
            "list_function_url_configs",
            {
                "FunctionUrlConfigs": [
                    {
                        "FunctionUrl": "https://abcdefghijklmnop.lambda-url.eu-west-3.on.aws/",
                        "FunctionArn": arn,
                        "CreationTime": "2026-01-01",
                        "LastModifiedTime": "2026-01-01",
                        "AuthType": "NONE",
                    }
                ]
            },
        ),
        (
            "lambda",
            "list_function_event_invoke_configs",
            {
                "FunctionEventInvokeConfigs": [
                    {"DestinationConfig": {"OnFailure": {"Destination": f"arn:aws:sqs:us-east-1:{ACCOUNT}:failures"}}}
                ]
            },
        ),
        ("lambda", "get_policy", {"Policy": policy}),
    )
    assert ("fail", "HDS_RES_012") in verdicts(facts, "residency")
    assert {rule for outcome, rule in verdicts(facts) if outcome == "fail"} == {"HDS_ACC_002", "HDS_EXP_004"}


def test_trails_and_recorders_that_leave_things_out_fail() -> None:
    arn = f"arn:aws:cloudtrail:{HERE}:{ACCOUNT}:trail/t"
    trail = gathered(
        "aws_cloudtrail",
        (
            "cloudtrail",
            "describe_trails",
            {
                "trailList": [
                    {
                        "Name": "t",
                        "TrailARN": arn,
                        "HomeRegion": HERE,
                        "S3BucketName": "logs",
                        "IsMultiRegionTrail": False,
                        "IncludeGlobalServiceEvents": True,
                        "LogFileValidationEnabled": False,
                        "HasCustomEventSelectors": False,
                    }
                ]
            },
        ),
        ("cloudtrail", "get_trail_status", {"IsLogging": False}),
        (
            "cloudtrail",
            "get_event_selectors",
            {"EventSelectors": [{"DataResources": [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::records/"]}]}]},
        ),
    )
    assert {rule for outcome, rule in verdicts(trail) if outcome == "fail"} >= {
        "HDS_LOG_001",
        "HDS_LOG_002",
        "HDS_LOG_003",
    }
    store = Fact("aws_s3_bucket", "arn:aws:s3:::records", "records", {"bucket": "records", "id": "records"}, HERE)
    assert ("pass", "HDS_LOG_007") in verdicts([*trail, store])
    assert ("fail", "HDS_LOG_007") in verdicts([store])
    recorder = gathered(
        "aws_config_configuration_recorder",
        ("config", "describe_configuration_recorders", {"ConfigurationRecorders": [{"name": "default"}]}),
        (
            "config",
            "describe_configuration_recorder_status",
            {"ConfigurationRecordersStatus": [{"name": "default", "recording": False}]},
        ),
        ("config", "describe_delivery_channels", {"DeliveryChannels": []}),
    )
    assert ("fail", "HDS_MON_002") in verdicts(recorder)


def test_a_policy_of_the_organisation_that_leaves_a_region_open_fails() -> None:
    arn = f"arn:aws:organizations::{ACCOUNT}:policy/o-1/service_control_policy/p-1"
    content = (
        '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["iam:*"],"Resource":"*",'
        '"Condition":{"StringNotEquals":{"aws:RequestedRegion":["eu-west-3","us-east-1"]}}}]}'
    )
    facts = gathered(
        "aws_organizations_policy",
        ("organizations", "describe_organization", {"Organization": {"MasterAccountId": ACCOUNT}}),
        (
            "organizations",
            "list_policies",
            {
                "Policies": [
                    {
                        "Id": "p-12345678",
                        "Arn": arn,
                        "Name": "regions",
                        "Type": "SERVICE_CONTROL_POLICY",
                        "AwsManaged": False,
                    }
                ]
            },
        ),
        ("organizations", "describe_policy", {"Policy": {"Content": content}}),
    )
    assert ("fail", "HDS_RES_021") in verdicts(facts, "residency")


@pytest.mark.parametrize(
    ("protocol", "action", "outcome"),
    [
        ("HTTP", {"Type": "redirect", "RedirectConfig": {"StatusCode": "HTTP_301", "Protocol": "HTTPS"}}, "pass"),
        ("HTTP", {"Type": "forward"}, "fail"),
    ],
)
def test_a_listener_in_clear_passes_when_all_it_does_is_redirect(
    protocol: str, action: dict[str, Any], outcome: str
) -> None:
    balancer = f"arn:aws:elasticloadbalancing:{HERE}:{ACCOUNT}:loadbalancer/app/a/1"
    listener = f"arn:aws:elasticloadbalancing:{HERE}:{ACCOUNT}:listener/app/a/1/2"
    facts = gathered(
        "aws_lb",
        (
            "elbv2",
            "describe_load_balancers",
            {
                "LoadBalancers": [
                    {"LoadBalancerArn": balancer, "LoadBalancerName": "a", "Type": "application", "Scheme": "internal"}
                ]
            },
        ),
        (
            "elbv2",
            "describe_load_balancer_attributes",
            {"Attributes": [{"Key": "access_logs.s3.enabled", "Value": "true"}]},
        ),
        ("wafv2", "get_web_acl_for_resource", {"Error": "WAFNonexistentItemException"}),
        (
            "elbv2",
            "describe_listeners",
            {"Listeners": [{"ListenerArn": listener, "Protocol": protocol, "Port": 80, "DefaultActions": [action]}]},
        ),
        ("elbv2", "describe_rules", {"Rules": [{"RuleArn": "r", "IsDefault": True, "Actions": [action]}]}),
    )
    assert (outcome, "HDS_TLS_001") in verdicts(facts)


def test_leased_lines_without_macsec_fail() -> None:
    answer = {
        "connections": [
            {
                "connectionId": "dxcon-1",
                "connectionName": "clinic",
                "connectionState": "available",
                "bandwidth": "10Gbps",
                "encryptionMode": "no_encrypt",
            }
        ]
    }
    facts = gathered("aws_dx_connection", ("directconnect", "describe_connections", answer))
    assert ("fail", "HDS_VPN_009") in verdicts(facts)


def test_a_volume_older_than_the_switch_of_the_account_is_in_clear() -> None:
    volumes = [{"VolumeId": "vol-old", "Encrypted": False}, {"VolumeId": "vol-new", "Encrypted": True}]
    facts = [
        *gathered("aws_ebs_volume", ("ec2", "describe_volumes", {"Volumes": volumes})),
        *gathered(
            "aws_ebs_encryption_by_default",
            ("ec2", "get_ebs_encryption_by_default", {"EbsEncryptionByDefault": True}),
        ),
    ]
    assert failed(facts, "HDS_ENC_002") == {f"arn:aws:ec2:{HERE}:{ACCOUNT}:volume/vol-old"}


def failed(facts: list[Fact], rule_id: str) -> set[str]:
    """The addresses at which a rule fails."""
    context = Context(
        translate(reading_of(Gathered(ACCOUNT, facts=facts, regions=(HERE,))).declarations),
        today=dt.date(2026, 11, 24),
    )
    found = judge(context, [rule for rule in RULES if rule.id == rule_id])
    return {finding.subject.address for finding in found if finding.outcome is Outcome.FAIL}


def test_a_delivery_says_whose_key_it_has_and_where_else_it_writes() -> None:
    def described(**members: Any) -> list[Fact]:
        stream = {
            "DeliveryStreamName": "d",
            "DeliveryStreamARN": "arn",
            "DeliveryStreamStatus": "ACTIVE",
            "DeliveryStreamType": "DirectPut",
            "VersionId": "1",
            "HasMoreDestinations": False,
            **members,
        }
        return gathered(
            "aws_kinesis_firehose_delivery_stream",
            (
                "firehose",
                "list_delivery_streams",
                {"DeliveryStreamNames": ["d"], "HasMoreDeliveryStreams": False},
            ),
            ("firehose", "describe_delivery_stream", {"DeliveryStreamDescription": stream}),
        )

    on = {"KeyType": "AWS_OWNED_CMK", "Status": "ENABLED"}
    # A server that keeps what was asked for, and no status.
    for setup, clear in ((on, 0), ({"KeyType": "AWS_OWNED_CMK"}, 0), ({"Status": "DISABLED"}, 1), (None, 1)):
        given = {} if setup is None else {"DeliveryStreamEncryptionConfiguration": setup}
        assert len(failed(described(Destinations=[], **given), "HDS_ENC_006")) == clear
    search = {
        "DomainARN": f"arn:aws:es:{HERE}:{ACCOUNT}:domain/s",
        "S3DestinationDescription": {
            "RoleARN": "arn:aws:iam::123456789012:role/delivers",
            "BucketARN": "arn:aws:s3:::failed-deliveries",
            "BufferingHints": {},
            "CompressionFormat": "GZIP",
            "EncryptionConfiguration": {},
        },
    }
    facts = described(
        DeliveryStreamEncryptionConfiguration=on,
        Destinations=[{"DestinationId": "1", "AmazonopensearchserviceDestinationDescription": search}],
    )
    # Where a bucket is that the account does not hold, its name does not say.
    assert ("unknown", "HDS_RES_012") in verdicts(facts, "residency")


def test_secrets_in_the_settings_of_what_runs_are_found_and_let_fall() -> None:
    function = {
        "FunctionName": "f",
        "FunctionArn": f"arn:aws:lambda:{HERE}:{ACCOUNT}:function:f",
        "Environment": {"Variables": {"DB_PASSWORD": "planted-1234", "LEVEL": "info"}},
    }
    sound = {
        "FunctionName": "g",
        "FunctionArn": f"arn:aws:lambda:{HERE}:{ACCOUNT}:function:g",
        "Environment": {"Variables": {"DB_PASSWORD": "arn:aws:secretsmanager:eu-west-3:1:secret:x"}},
    }
    none = {"Error": "ResourceNotFoundException"}
    facts = gathered(
        "aws_lambda_function",
        ("lambda", "list_functions", {"Functions": [function, sound]}),
        ("lambda", "list_function_url_configs", {"FunctionUrlConfigs": []}),
        ("lambda", "list_function_event_invoke_configs", none),
        ("lambda", "get_policy", none),
        ("lambda", "list_function_url_configs", {"FunctionUrlConfigs": []}),
        ("lambda", "list_function_event_invoke_configs", none),
        ("lambda", "get_policy", none),
    )
    task = {
        "taskDefinitionArn": f"arn:aws:ecs:{HERE}:{ACCOUNT}:task-definition/t:1",
        "containerDefinitions": [
            {
                "name": "c",
                "environment": [{"name": "API_KEY", "value": "planted-1234"}],
                "logConfiguration": {
                    "logDriver": "splunk",
                    "options": {"splunk-url": "https://inputs.splunkcloud.com/planted", "splunk-token": "planted"},
                },
            }
        ],
    }
    facts += gathered(
        "aws_ecs_task_definition",
        ("ecs", "list_task_definition_families", {"families": ["t"]}),
        ("ecs", "describe_task_definition", {"taskDefinition": task}),
    )
    facts += gathered(
        "aws_launch_template",
        ("ec2", "describe_launch_templates", {"LaunchTemplates": [{"LaunchTemplateId": "lt-1"}]}),
        (
            "ec2",
            "describe_launch_template_versions",
            {"LaunchTemplateVersions": [{"LaunchTemplateData": {"UserData": "REJfUEFTU1dPUkQ9cGxhbnRlZC0xMjM0"}}]},
        ),
    )
    assert "planted-1234" not in str(facts)
    assert "splunk-token" not in str(facts)
    assert "REJfUEFTU" not in str(facts)
    assert failed(facts, "HDS_ACC_007") == {
        f"arn:aws:lambda:{HERE}:{ACCOUNT}:function:f",
        f"arn:aws:ecs:{HERE}:{ACCOUNT}:task-definition/t:1",
        f"arn:aws:ec2:{HERE}:{ACCOUNT}:launch-template/lt-1",
    }
    assert failed(facts, "HDS_PRV_006") == {f"arn:aws:ecs:{HERE}:{ACCOUNT}:task-definition/t:1"}


def test_documents_and_archives_open_to_all_fail() -> None:
    facts = gathered(
        "aws_ssm_document",
        ("ssm", "list_documents", {"DocumentIdentifiers": [{"Name": "shared"}, {"Name": "own"}]}),
        ("ssm", "describe_document_permission", {"AccountIds": ["all"]}),
        ("ssm", "describe_document_permission", {"AccountIds": []}),
    )
    vaults = [{"VaultARN": f"arn:aws:glacier:{HERE}:{ACCOUNT}:vaults/{name}", "VaultName": name} for name in "ab"]
    anyone = '{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "glacier:GetJobOutput", "Resource": "*"}]}'
    facts += gathered(
        "aws_glacier_vault",
        ("glacier", "list_vaults", {"VaultList": vaults}),
        ("glacier", "get_vault_access_policy", {"policy": {"Policy": anyone}}),
        ("glacier", "get_vault_access_policy", {"Error": "ResourceNotFoundException"}),
    )
    assert failed(facts, "HDS_ACC_002") == {
        f"arn:aws:ssm:{HERE}:{ACCOUNT}:document/shared",
        f"arn:aws:glacier:{HERE}:{ACCOUNT}:vaults/a",
    }


def test_the_switches_of_the_account_are_missed_where_a_bucket_has_none_of_its_own() -> None:
    switches = ("block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets")
    off = Fact("aws_s3_account_public_access_block", ACCOUNT, ACCOUNT, dict.fromkeys(switches, False))
    open_bucket, shut = (Fact("aws_s3_bucket", f"arn:aws:s3:::{name}", name, {"bucket": name}) for name in "ab")
    block = Fact(
        "aws_s3_bucket_public_access_block", shut.address, "b", {"bucket": "b", **dict.fromkeys(switches, True)}
    )
    assert without_needless_switches([off]) == []
    assert off not in without_needless_switches([off, shut, block])
    assert failed(without_needless_switches([off, shut, block, open_bucket]), "HDS_EXP_001") == {ACCOUNT}


def test_calls_that_failed_are_kept_where_the_dead_letter_queue_is() -> None:
    functions = [
        {
            "FunctionName": name,
            "FunctionArn": f"arn:aws:lambda:{HERE}:{ACCOUNT}:function:{name}",
            "DeadLetterConfig": {"TargetArn": f"arn:aws:sqs:{region}:{ACCOUNT}:failures"},
        }
        for name, region in (("far", "us-east-1"), ("near", HERE))
    ]
    details: list[Answer] = [
        ("lambda", "list_function_url_configs", {"FunctionUrlConfigs": []}),
        ("lambda", "list_function_event_invoke_configs", {"FunctionEventInvokeConfigs": []}),
        ("lambda", "get_policy", {"Error": "ResourceNotFoundException"}),
    ]
    facts = gathered("aws_lambda_function", ("lambda", "list_functions", {"Functions": functions}), *details, *details)
    assert failed(facts, "HDS_RES_012") == {f"arn:aws:lambda:{HERE}:{ACCOUNT}:function:far"}


def test_a_rule_that_is_switched_off_sends_nothing() -> None:
    rules = [
        {"Name": name, "Arn": f"arn:aws:events:{HERE}:{ACCOUNT}:rule/{name}", "State": state}
        for name, state in (("off", "DISABLED"), ("on", "ENABLED"))
    ]
    facts = gathered(
        "aws_cloudwatch_event_bus",
        ("events", "list_event_buses", {"EventBuses": [{"Name": "default", "Arn": "arn:aws:events:x:y:event-bus/z"}]}),
        ("events", "list_rules", {"Rules": rules}),
        (
            "events",
            "list_targets_by_rule",
            {"Targets": [{"Id": "1", "Arn": f"arn:aws:events:us-east-1:{ACCOUNT}:event-bus/default"}]},
        ),
    )
    assert failed(facts, "HDS_RES_012") == {f"arn:aws:events:{HERE}:{ACCOUNT}:rule/on"}
