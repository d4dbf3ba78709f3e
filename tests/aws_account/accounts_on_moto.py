"""Accounts built by boto3 on a moto server: what a client might have, sound and broken."""

from __future__ import annotations

import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config

ACCOUNT = "123456789012"
KEY_NAMES = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "eu-west-3"}


@contextmanager
def moto() -> Iterator[str]:
    """A server with nothing in it, at the address given; its default images are left out as nobody has them."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "moto.server", "-p", str(port)],
        env={**os.environ, "MOTO_EC2_LOAD_DEFAULT_AMIS": "false"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if server.poll() is not None:
            raise RuntimeError("the moto server ended")
        try:
            reset(address)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the moto server does not answer")


def reset(address: str) -> None:
    """Empty the server."""
    urllib.request.urlopen(urllib.request.Request(f"{address}/moto-api/reset", method="POST"), timeout=30).close()


class Builder:
    """Clients of one server by service and region."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._session = boto3.Session(
            aws_access_key_id="testing", aws_secret_access_key="testing", region_name="eu-west-3"
        )

    def __call__(self, service: str, region: str = "eu-west-3") -> Any:
        return self._session.client(
            service, region_name=region, endpoint_url=self.address, config=Config(inject_host_prefix=False)
        )


_ONLY_TLS = {
    "Effect": "Deny",
    "Principal": "*",
    "Action": "s3:*",
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}
_BLOCKED = {
    "BlockPublicAcls": True,
    "IgnorePublicAcls": True,
    "BlockPublicPolicy": True,
    "RestrictPublicBuckets": True,
}


def bucket(make: Builder, name: str, region: str, *, sound: bool) -> None:
    """A bucket: locked up, or open to the world and without versions."""
    s3 = make("s3", region)
    where = {} if region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": region}}
    s3.create_bucket(Bucket=name, ObjectOwnership="BucketOwnerEnforced" if sound else "ObjectWriter", **where)
    if not sound:
        s3.put_bucket_acl(Bucket=name, ACL="public-read")
        return
    s3.put_public_access_block(Bucket=name, PublicAccessBlockConfiguration=_BLOCKED)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    s3.put_bucket_encryption(
        Bucket=name,
        ServerSideEncryptionConfiguration={
            "Rules": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "k"}}]
        },
    )
    statement = {**_ONLY_TLS, "Resource": [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"]}
    s3.put_bucket_policy(Bucket=name, Policy=json.dumps({"Version": "2012-10-17", "Statement": [statement]}))


def database(make: Builder, name: str, region: str, *, sound: bool) -> None:
    """An instance of PostgreSQL."""
    rds = make("rds", region)
    if sound:
        rds.create_db_parameter_group(
            DBParameterGroupName=f"{name}-group", DBParameterGroupFamily="postgres16", Description="d"
        )
        rds.modify_db_parameter_group(
            DBParameterGroupName=f"{name}-group",
            Parameters=[{"ParameterName": "rds.force_ssl", "ParameterValue": "1", "ApplyMethod": "immediate"}],
        )
    rds.create_db_instance(
        DBInstanceIdentifier=name,
        DBInstanceClass="db.t3.micro",
        Engine="postgres",
        AllocatedStorage=20,
        MasterUsername="master",
        MasterUserPassword="planted-Secret-1234",
        StorageEncrypted=sound,
        PubliclyAccessible=not sound,
        BackupRetentionPeriod=30 if sound else 0,
        DeletionProtection=sound,
        EnableCloudwatchLogsExports=["postgresql"] if sound else [],
        **({"DBParameterGroupName": f"{name}-group"} if sound else {}),
    )


def network(make: Builder, region: str, *, sound: bool) -> dict[str, str]:
    """A VPC with a security group; ids by what they are."""
    ec2 = make("ec2", region)
    vpc = ec2.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    group = ec2.create_security_group(GroupName="application", Description="d", VpcId=vpc)["GroupId"]
    source = "10.1.0.0/16" if sound else "0.0.0.0/0"
    ec2.authorize_security_group_ingress(
        GroupId=group,
        IpPermissions=[{"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": source}]}],
    )
    if sound:
        logs = make("logs", region)
        logs.create_log_group(logGroupName="/flows")
        logs.put_retention_policy(logGroupName="/flows", retentionInDays=365)
        ec2.create_flow_logs(
            ResourceIds=[vpc],
            ResourceType="VPC",
            TrafficType="ALL",
            LogGroupName="/flows",
            DeliverLogsPermissionArn=f"arn:aws:iam::{ACCOUNT}:role/flow",
        )
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.1.1.0/24")["Subnet"]["SubnetId"]
    other = ec2.create_subnet(VpcId=vpc, CidrBlock="10.1.2.0/24", AvailabilityZone=f"{region}b")["Subnet"]["SubnetId"]
    return {"vpc": vpc, "group": group, "subnet": subnet, "other": other}


def volume(make: Builder, region: str, *, sound: bool) -> tuple[str, str]:
    """A volume and a snapshot of it."""
    ec2 = make("ec2", region)
    made = ec2.create_volume(AvailabilityZone=f"{region}a", Size=8, Encrypted=sound)["VolumeId"]
    snapshot = ec2.create_snapshot(VolumeId=made)["SnapshotId"]
    if not sound:
        ec2.modify_snapshot_attribute(
            SnapshotId=snapshot, Attribute="createVolumePermission", OperationType="add", GroupNames=["all"]
        )
    return made, snapshot


def function_code() -> bytes:
    """A package for Lambda."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("main.py", "def handler(event, context): return 1\n")
    return packed.getvalue()


def build(make: Builder, region: str, *, sound: bool) -> dict[str, str]:
    """One of each kind that moto knows in one region; ids and ARNs by a name for each."""
    word = "sound" if sound else "broken"
    found: dict[str, str] = network(make, region, sound=sound)
    ec2 = make("ec2", region)
    if sound:
        ec2.enable_ebs_encryption_by_default()
    found["volume"], found["snapshot"] = volume(make, region, sound=sound)
    bucket(make, f"{word}-{region}", region, sound=sound)
    database(make, f"{word}-db", region, sound=sound)

    dynamodb = make("dynamodb", region)
    dynamodb.create_table(
        TableName=f"{word}-table",
        KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        DeletionProtectionEnabled=sound,
    )
    if sound:
        dynamodb.update_continuous_backups(
            TableName=f"{word}-table", PointInTimeRecoverySpecification={"PointInTimeRecoveryEnabled": True}
        )

    kms = make("kms", region)
    found["key"] = kms.create_key(Description="d")["KeyMetadata"]["KeyId"]
    if sound:
        kms.enable_key_rotation(KeyId=found["key"])
    else:
        everyone = {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "kms:*", "Resource": "*"}
        kms.put_key_policy(
            KeyId=found["key"],
            PolicyName="default",
            Policy=json.dumps({"Version": "2012-10-17", "Statement": [everyone]}),
        )

    efs = make("efs", region)
    found["files"] = efs.create_file_system(CreationToken=word, Encrypted=sound, Backup=sound)["FileSystemId"]

    sqs = make("sqs", region)
    sqs.create_queue(QueueName=f"{word}-queue", Attributes={"SqsManagedSseEnabled": "true" if sound else "false"})
    sns = make("sns", region)
    topic = sns.create_topic(Name=f"{word}-topic")["TopicArn"]
    if not sound:
        everyone = {"Effect": "Allow", "Principal": "*", "Action": "SNS:Subscribe", "Resource": topic}
        sns.set_topic_attributes(
            TopicArn=topic,
            AttributeName="Policy",
            AttributeValue=json.dumps({"Version": "2012-10-17", "Statement": [everyone]}),
        )

    kinesis = make("kinesis", region)
    kinesis.create_stream(StreamName=f"{word}-stream", ShardCount=1)
    if sound:
        kinesis.start_stream_encryption(StreamName=f"{word}-stream", EncryptionType="KMS", KeyId="alias/aws/kinesis")

    elb = make("elbv2", region)
    balancer = elb.create_load_balancer(
        Name=f"{word}-lb",
        Subnets=[found["subnet"], found["other"]],
        SecurityGroups=[found["group"]],
        Scheme="internal" if sound else "internet-facing",
        Type="application",
    )["LoadBalancers"][0]["LoadBalancerArn"]
    found["balancer"] = balancer
    target = elb.create_target_group(Name=f"{word}-tg", Protocol="HTTP", Port=80, VpcId=found["vpc"])["TargetGroups"][
        0
    ]["TargetGroupArn"]
    forward = [{"Type": "forward", "TargetGroupArn": target}]
    if sound:
        elb.modify_load_balancer_attributes(
            LoadBalancerArn=balancer,
            Attributes=[
                {"Key": "access_logs.s3.enabled", "Value": "true"},
                {"Key": "access_logs.s3.bucket", "Value": f"{word}-{region}"},
            ],
        )
        certificate = make("acm", region).request_certificate(DomainName="example.fr")["CertificateArn"]
        found["listener"] = elb.create_listener(
            LoadBalancerArn=balancer,
            Protocol="HTTPS",
            Port=443,
            SslPolicy="ELBSecurityPolicy-TLS13-1-2-2021-06",
            Certificates=[{"CertificateArn": certificate}],
            DefaultActions=forward,
        )["Listeners"][0]["ListenerArn"]
    else:
        found["listener"] = elb.create_listener(
            LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=forward
        )["Listeners"][0]["ListenerArn"]

    logs = make("logs", region)
    logs.create_log_group(logGroupName=f"/{word}")
    if sound:
        logs.put_retention_policy(logGroupName=f"/{word}", retentionInDays=365)
    else:
        logs.put_retention_policy(logGroupName=f"/{word}", retentionInDays=7)

    make("secretsmanager", region).create_secret(
        Name=f"{word}-secret-{region}",
        SecretString="planted-Secret-1234",
        **({} if sound or region == "us-east-1" else {"AddReplicaRegions": [{"Region": "us-east-1"}]}),
    )
    make("ssm", region).put_parameter(
        Name=f"/{word}/password", Value="planted-Secret-1234", Type="SecureString" if sound else "String"
    )

    detector = make("guardduty", region).create_detector(Enable=sound)["DetectorId"]
    found["detector"] = detector
    make("opensearch", region).create_domain(
        DomainName=f"{word}-search",
        EncryptionAtRestOptions={"Enabled": sound},
        NodeToNodeEncryptionOptions={"Enabled": sound},
        DomainEndpointOptions={
            "EnforceHTTPS": sound,
            "TLSSecurityPolicy": "Policy-Min-TLS-1-2-2019-07" if sound else "Policy-Min-TLS-1-0-2019-07",
        },
        **({"VPCOptions": {"SubnetIds": [found["subnet"]]}} if sound else {}),
        **(
            {
                "LogPublishingOptions": {
                    "AUDIT_LOGS": {
                        "CloudWatchLogsLogGroupArn": f"arn:aws:logs:{region}:{ACCOUNT}:log-group:/{word}",
                        "Enabled": True,
                    }
                }
            }
            if sound
            else {}
        ),
    )
    make("elasticache", region).create_replication_group(
        ReplicationGroupId=f"{word}-cache",
        ReplicationGroupDescription="d",
        Engine="redis",
        AtRestEncryptionEnabled=sound,
        TransitEncryptionEnabled=sound,
    )
    role = make("iam").create_role(
        RoleName=f"{word}-{region}",
        AssumeRolePolicyDocument=json.dumps(
            {
                "Version": "2012-10-17",
                "Statement": [
                    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}
                ],
            }
        ),
    )["Role"]["Arn"]
    if not sound:
        make("iam").put_role_policy(
            RoleName=f"{word}-{region}",
            PolicyName="all",
            PolicyDocument=json.dumps(
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
            ),
        )
    make("lambda", region).create_function(
        FunctionName=f"{word}-function",
        Runtime="python3.12",
        Role=role,
        Handler="main.handler",
        Code={"ZipFile": function_code()},
        Environment={
            "Variables": {
                "DB_PASSWORD": "arn:aws:secretsmanager:eu-west-3:1:secret:d" if sound else "planted-Secret-1234"
            }
        },
    )
    make("redshift", region).create_cluster(
        ClusterIdentifier=f"{word}-warehouse",
        NodeType="ra3.large",
        MasterUsername="master",
        MasterUserPassword="planted-Secret-1234",
        Encrypted=sound,
        PubliclyAccessible=not sound,
        ClusterType="single-node",
        AutomatedSnapshotRetentionPeriod=35 if sound else 1,
    )
    if sound:
        make("redshift", region).enable_logging(ClusterIdentifier=f"{word}-warehouse", BucketName=f"{word}-{region}")
    make("backup", region).create_backup_vault(BackupVaultName=f"{word}-vault")
    make("eks", region).create_cluster(
        name=f"{word}-cluster",
        roleArn=role,
        resourcesVpcConfig={
            "subnetIds": [found["subnet"], found["other"]],
            "endpointPublicAccess": not sound,
            "endpointPrivateAccess": True,
        },
        logging={"clusterLogging": [{"types": ["api", "audit", "authenticator"], "enabled": sound}]},
    )
    if not sound:
        found["gateway"] = ec2.create_customer_gateway(Type="ipsec.1", BgpAsn=65000, IpAddress="192.0.2.1")[
            "CustomerGateway"
        ]["CustomerGatewayId"]
        transit = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
        found["vpn"] = ec2.create_vpn_connection(
            CustomerGatewayId=found["gateway"], Type="ipsec.1", VpnGatewayId=transit
        )["VpnConnection"]["VpnConnectionId"]
    return found
