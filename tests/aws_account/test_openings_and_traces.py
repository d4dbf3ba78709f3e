"""Openings, clear transports and missing traces of an account, each beside its sound twin, in one audit."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accounts_on_moto import ACCOUNT, Builder, function_code
from hds_scanners.cli import run
from http_faults import Faults

HERE, BESIDE, EDGE = "eu-west-3", "eu-west-1", "us-east-1"
Expected = Iterator[tuple[str, str]]
"""Each failure that is to be found: its rule and the ARN."""

# What these faults break; of other rules the things below say nothing.
BROKEN = {
    "HDS_ACC_002",
    "HDS_ACC_007",
    "HDS_FWL_001",
    "HDS_LOG_002",
    "HDS_LOG_005",
    "HDS_LOG_007",
    "HDS_MON_001",
    "HDS_MON_002",
    "HDS_TLS_001",
    "HDS_TLS_002",
}


def arn(service: str, rest: str, region: str = HERE) -> str:
    return f"arn:aws:{service}:{region}:{ACCOUNT}:{rest}"


def groups_in_an_idle_default_network(make: Builder) -> Expected:
    """AWS made the network and its default group; the rest is somebody's."""

    def shell(cidr: str) -> list[dict[str, Any]]:
        return [{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": cidr}]}]

    for name, cidr in (("open", "0.0.0.0/0"), ("closed", "10.0.0.0/8")):
        group = make("ec2").create_security_group(GroupName=name, Description=name)["GroupId"]
        make("ec2").authorize_security_group_ingress(GroupId=group, IpPermissions=shell(cidr))
        if name == "open":
            yield "HDS_FWL_001", arn("ec2", f"security-group/{group}")
    ec2 = make("ec2", BESIDE)
    default = ec2.describe_security_groups(GroupNames=["default"])["SecurityGroups"][0]["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=default, IpPermissions=shell("0.0.0.0/0"))
    yield "HDS_FWL_001", arn("ec2", f"security-group/{default}", BESIDE)


def distributions(make: Builder) -> Expected:
    """One sound, one silent, one of old versions, one whose log CloudWatch delivers."""

    def distribution(name: str, version: str, *, logged: bool) -> str:
        logging = {"Enabled": logged, "IncludeCookies": False, "Bucket": "logs.s3.amazonaws.com", "Prefix": ""}
        return str(
            make("cloudfront").create_distribution(
                DistributionConfig={
                    "CallerReference": name,
                    "Comment": name,
                    "Enabled": True,
                    "Origins": {
                        "Quantity": 1,
                        "Items": [
                            {
                                "Id": "o",
                                "DomainName": "b.example.fr",
                                "CustomOriginConfig": {
                                    "HTTPPort": 80,
                                    "HTTPSPort": 443,
                                    "OriginProtocolPolicy": "https-only",
                                },
                            }
                        ],
                    },
                    "DefaultCacheBehavior": {
                        "TargetOriginId": "o",
                        "ViewerProtocolPolicy": "https-only",
                        "MinTTL": 0,
                        "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
                    },
                    "ViewerCertificate": {
                        "ACMCertificateArn": f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/1",
                        "SSLSupportMethod": "sni-only",
                        "MinimumProtocolVersion": version,
                    },
                    **({"Logging": logging} if logged else {}),
                }
            )["Distribution"]["ARN"]
        )

    distribution("sound", "TLSv1.2_2021", logged=True)
    yield "HDS_LOG_005", distribution("silent", "TLSv1.2_2021", logged=False)
    yield "HDS_TLS_002", distribution("old", "TLSv1", logged=True)
    delivered = distribution("delivered", "TLSv1.2_2021", logged=False)
    logs = make("logs", EDGE)
    logs.put_delivery_source(name="d", resourceArn=delivered, logType="ACCESS_LOGS")
    logs.create_log_group(logGroupName="d")
    target = logs.put_delivery_destination(
        name="d",
        deliveryDestinationConfiguration={"destinationResourceArn": arn("logs", "log-group:d", EDGE)},
    )["deliveryDestination"]["arn"]
    logs.create_delivery(deliverySourceName="d", deliveryDestinationArn=target)


def trails(make: Builder) -> Expected:
    """One trail of all, one of objects beside it, which record who reads the bucket, and one of changes only."""
    for name in ("trails", "records"):
        make("s3").create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": HERE})
    objects = [{"Type": "AWS::S3::Object", "Values": ["arn:aws:s3:::records/"]}]
    for name, selector in {
        "all": {"ReadWriteType": "All", "IncludeManagementEvents": True},
        "objects": {"ReadWriteType": "All", "IncludeManagementEvents": False, "DataResources": objects},
        "changes": {"ReadWriteType": "WriteOnly", "IncludeManagementEvents": True},
    }.items():
        found = make("cloudtrail").create_trail(
            Name=name, S3BucketName="trails", IsMultiRegionTrail=True, EnableLogFileValidation=True
        )["TrailARN"]
        make("cloudtrail").put_event_selectors(TrailName=name, EventSelectors=[selector])
        make("cloudtrail").start_logging(Name=name)
        if name == "changes":
            yield "HDS_LOG_002", found


def firewalls(make: Builder) -> Expected:
    """Firewalls of a network, which has a flow log of its own."""
    ec2, firewall = make("ec2"), make("network-firewall")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.1.0/24")["Subnet"]["SubnetId"]
    ec2.create_flow_logs(
        ResourceIds=[vpc],
        ResourceType="VPC",
        TrafficType="ALL",
        LogDestinationType="s3",
        LogDestination="arn:aws:s3:::trails",
    )
    for name in ("kept", "loose"):
        found = firewall.create_firewall(
            FirewallName=name,
            FirewallPolicyArn=arn("network-firewall", "firewall-policy/p"),
            VpcId=vpc,
            SubnetMappings=[{"SubnetId": subnet}],
            DeleteProtection=name == "kept",
        )["Firewall"]["FirewallArn"]
        if name == "loose":
            yield "HDS_MON_001", found
            continue
        log = {"LogType": "FLOW", "LogDestinationType": "CloudWatchLogs", "LogDestination": {"logGroup": "/f"}}
        firewall.update_logging_configuration(FirewallArn=found, LoggingConfiguration={"LogDestinationConfigs": [log]})


def policies(make: Builder) -> Expected:
    """Policies of file systems, streams and destinations of logs: of the account, and of anyone."""

    def policy(principal: Any, action: str) -> str:
        statement = {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": "*"}
        return json.dumps({"Version": "2012-10-17", "Statement": [statement]})

    for name, principal in (("open", "*"), ("closed", {"AWS": f"arn:aws:iam::{ACCOUNT}:root"})):
        files = make("efs").create_file_system(CreationToken=name, Encrypted=True)
        make("efs").put_file_system_policy(
            FileSystemId=files["FileSystemId"], Policy=policy(principal, "elasticfilesystem:ClientMount")
        )
        make("kinesis").create_stream(StreamName=name, ShardCount=1)
        stream = arn("kinesis", f"stream/{name}")
        make("kinesis").put_resource_policy(ResourceARN=stream, Policy=policy(principal, "kinesis:GetRecords"))
        make("logs").put_destination(destinationName=name, targetArn=stream, roleArn=f"arn:aws:iam::{ACCOUNT}:role/r")
        make("logs").put_destination_policy(
            destinationName=name, accessPolicy=policy(principal, "logs:PutSubscriptionFilter")
        )
        if name == "open":
            for found in (files["FileSystemArn"], stream, arn("logs", f"destination:{name}")):
                yield "HDS_ACC_002", found


def subscriptions_and_nodes(make: Builder) -> Expected:
    """Messages posted in clear, and nodes that anyone may try to enter."""
    topic = make("sns").create_topic(Name="t")["TopicArn"]
    for protocol in ("http", "https"):
        found = make("sns").subscribe(
            TopicArn=topic, Protocol=protocol, Endpoint=f"{protocol}://l.example.fr/r", ReturnSubscriptionArn=True
        )["SubscriptionArn"]
        if protocol == "http":
            yield "HDS_TLS_001", found
    network = {"subnetIds": ["subnet-1"], "endpointPublicAccess": False, "endpointPrivateAccess": True}
    make("eks").create_cluster(name="c", roleArn=f"arn:aws:iam::{ACCOUNT}:role/r", resourcesVpcConfig=network)
    for name, limits in (("open", {}), ("closed", {"sourceSecurityGroups": ["sg-1"]})):
        found = make("eks").create_nodegroup(
            clusterName="c",
            nodegroupName=name,
            subnets=["subnet-1"],
            nodeRole=f"arn:aws:iam::{ACCOUNT}:role/n",
            remoteAccess={"ec2SshKey": "k", **limits},
        )["nodegroup"]["nodegroupArn"]
        if name == "open":
            yield "HDS_FWL_001", found


def recorders(make: Builder) -> Expected:
    """Each region has a recorder, all of the same name."""
    for region, group in (
        (HERE, {"allSupported": True}),
        (BESIDE, {"allSupported": False, "resourceTypes": ["AWS::EC2::Volume"]}),
    ):
        config = make("config", region)
        config.put_configuration_recorder(
            ConfigurationRecorder={
                "name": "default",
                "roleARN": f"arn:aws:iam::{ACCOUNT}:role/r",
                "recordingGroup": group,
            }
        )
        config.put_delivery_channel(DeliveryChannel={"name": "default", "s3BucketName": "trails"})
        config.start_configuration_recorder(ConfigurationRecorderName="default")
    # The server gives them no ARN; AWS does.
    yield "HDS_MON_002", arn("config", "config-recorder/default", BESIDE)


def secrets_in_clear(make: Builder) -> Expected:
    """Variables and scripts that hold a secret, beside those that say where to find one."""
    where = "arn:aws:secretsmanager:eu-west-3:1:secret:d"
    trust = {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
    role = make("iam").create_role(
        RoleName="r", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    )["Role"]["Arn"]
    for name, value in (("told", "planted-Secret-1234"), ("kept", where)):
        function = make("lambda").create_function(
            FunctionName=name,
            Runtime="python3.12",
            Role=role,
            Handler="main.handler",
            Code={"ZipFile": function_code()},
            Environment={"Variables": {"DB_PASSWORD": value}},
        )["FunctionArn"]
        task = make("ecs").register_task_definition(
            family=name,
            containerDefinitions=[
                {"name": "c", "image": "i", "memory": 1, "environment": [{"name": "DB_PASSWORD", "value": value}]}
            ],
        )["taskDefinition"]["taskDefinitionArn"]
        script = f"#!/bin/sh\nexport DB_PASSWORD={'$(fetch)' if value == where else value}\n"
        template = make("ec2").create_launch_template(
            LaunchTemplateName=name,
            LaunchTemplateData={"UserData": base64.b64encode(script.encode()).decode()},
        )["LaunchTemplate"]["LaunchTemplateId"]
        if name == "told":
            for found in (function, task, arn("ec2", f"launch-template/{template}")):
                yield "HDS_ACC_007", found


def test_each_fault_fails_and_its_twin_does_not(faulty: Faults, make: Builder, tmp_path: Path) -> None:
    expected = {
        failure
        for build in (
            groups_in_an_idle_default_network,
            distributions,
            trails,
            firewalls,
            policies,
            subscriptions_and_nodes,
            recorders,
            secrets_in_clear,
        )
        for failure in build(make)
    }
    report = tmp_path / "report.json"
    regions = [option for region in (HERE, BESIDE, EDGE) for option in ("--region", region)]
    run(["audit", "aws", "--lang", "en", "-q", "--format", f"json={report}", *regions])
    found = {
        (item["rule_id"], item["resource"]["address"])
        for item in json.loads(report.read_text())["results"]
        if item["status"] == "fail" and item["rule_id"] in BROKEN
    }
    assert found == expected
    assert "planted" not in report.read_text()
    assert faulty.asked
