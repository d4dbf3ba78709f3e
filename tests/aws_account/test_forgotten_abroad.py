"""What moto keeps of the kinds that are judged by where they are, forgotten in Virginia."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accounts_on_moto import ACCOUNT, Builder
from hds_scanners.cli import run
from http_faults import Faults

THERE = "us-east-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/worker"


class Forgotten:
    """Builds one of each kind."""

    def __init__(self, make: Builder) -> None:
        self.make = make

    def build(self) -> None:
        """Everything."""
        self.stores()
        self.machines()
        self.ways()

    def stores(self) -> None:
        self.make("glacier", THERE).create_vault(accountId="-", vaultName="vault")
        self.make("dsql", THERE).create_cluster()
        self.make("timestream-write", THERE).create_database(DatabaseName="series")
        self.make("cognito-identity", THERE).create_identity_pool(
            IdentityPoolName="people", AllowUnauthenticatedIdentities=False
        )
        self.make("s3tables", THERE).create_table_bucket(name="tables")
        self.make("s3vectors", THERE).create_vector_bucket(vectorBucketName="vectors")
        self.make("ds", THERE).create_directory(
            Name="example.fr", Password="planted-Pa55", Size="Small", VpcSettings=self._network()
        )

    def _network(self) -> dict[str, object]:
        ec2 = self.make("ec2", THERE)
        vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        subnets = [
            ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"{THERE}{zone}")["Subnet"]
            for number, zone in enumerate("ab")
        ]
        return {"VpcId": vpc, "SubnetIds": [subnet["SubnetId"] for subnet in subnets]}

    def machines(self) -> None:
        self.make("emr", THERE).run_job_flow(
            Name="cluster",
            Instances={
                "MasterInstanceType": "m5.large",
                "SlaveInstanceType": "m5.large",
                "InstanceCount": 1,
                "KeepJobFlowAliveWhenNoSteps": True,
            },
            JobFlowRole="r",
            ServiceRole="r",
        )
        self.make("emr-serverless", THERE).create_application(name="jobs", releaseLabel="emr-7.0.0", type="SPARK")
        self.make("emr", THERE).create_security_configuration(
            Name="open", SecurityConfiguration=json.dumps({"EncryptionConfiguration": {}})
        )
        self.make("glue", THERE).create_job(
            Name="job", Role=ROLE, Command={"Name": "glueetl"}, DefaultArguments={"--password": "planted-1234"}
        )
        self.make("glue", THERE).create_crawler(Name="crawler", Role=ROLE, Targets={"S3Targets": [{"Path": "s3://x"}]})
        self.make("kinesisvideo", THERE).create_stream(StreamName="video")
        self.make("kinesisanalyticsv2", THERE).create_application(
            ApplicationName="flow", RuntimeEnvironment="FLINK-1_18", ServiceExecutionRole=ROLE
        )
        self.make("elasticbeanstalk", THERE).create_application(ApplicationName="app")
        self.make("elasticbeanstalk", THERE).create_environment(
            ApplicationName="app", EnvironmentName="environment", SolutionStackName="64bit Amazon Linux"
        )
        self.make("connect", THERE).create_instance(
            IdentityManagementType="CONNECT_MANAGED",
            InstanceAlias="calls",
            InboundCallsEnabled=True,
            OutboundCallsEnabled=True,
        )

    def ways(self) -> None:
        self.make("pipes", THERE).create_pipe(
            Name="pipe",
            RoleArn=ROLE,
            Source=f"arn:aws:sqs:{THERE}:{ACCOUNT}:q",
            Target=f"arn:aws:sqs:{THERE}:{ACCOUNT}:p",
        )
        self.make("scheduler", THERE).create_schedule(
            Name="schedule",
            ScheduleExpression="rate(1 hour)",
            FlexibleTimeWindow={"Mode": "OFF"},
            Target={"Arn": f"arn:aws:sqs:{THERE}:{ACCOUNT}:q", "RoleArn": ROLE},
        )
        self.make("cloudformation", THERE).create_stack_set(StackSetName="stacks", TemplateBody="{}")


EXPECTED = {
    "HDS_RES_001": "cognito_identity_pool directory_service_directory dsql_cluster glacier_vault s3tables_table_bucket"
    " s3vectors_vector_bucket timestreamwrite_database",
    "HDS_RES_002": "cloudformation_stack_instances connect_instance elastic_beanstalk_environment emr_cluster"
    " emrserverless_application glue_crawler glue_job kinesisanalyticsv2_application",
    "HDS_RES_003": "kinesis_video_stream pipes_pipe scheduler_schedule vpc",
    "HDS_RES_012": "pipes_pipe scheduler_schedule",
}


def test_one_of_each_kind_fails_for_its_place(
    faulty: Faults, make: Builder, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    Forgotten(make).build()
    status = run(["audit", "aws", "-q", "--region", THERE, "--save", "kept.json", "--format", "json=report.json"])
    report = json.loads((tmp_path / "report.json").read_text())
    found: dict[str, set[str]] = {}
    for item in report["results"]:
        if item["status"] == "fail" and item["theme"] == "residency":
            found.setdefault(item["rule_id"], set()).add(item["resource"]["type"].removeprefix("aws_"))
    assert status == 1
    assert found == {rule: set(types.split()) for rule, types in EXPECTED.items()}
    shown = capfd.readouterr()
    assert "planted" not in shown.out + shown.err + (tmp_path / "kept.json").read_text()
    assert faulty.asked
