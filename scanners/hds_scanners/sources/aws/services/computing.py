"""Where data is worked on: clusters and jobs, builds, platforms for applications, desktops, devices, calls."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, Scope, fields, told
from hds_scanners.sources.aws.listed import Listed

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

# -- how clusters and jobs keep what they write -------------------------------------------------------------------------

CLUSTER_SECURITY = Call("emr", "ListSecurityConfigurations", "SecurityConfigurations")
CLUSTER_SWITCHES = Call("emr", "DescribeSecurityConfiguration", "SecurityConfiguration")


def cluster_security(api: Api) -> Iterator[Found]:
    """Security configurations of EMR: of the document no more is kept than its two switches."""
    for item in api.every(CLUSTER_SECURITY):
        yield partial(_cluster_security, api, str(item["Name"]))


def _cluster_security(api: Api, name: str) -> Iterator[Found]:
    written = api.one(CLUSTER_SWITCHES, Name=name)
    if isinstance(written, str):
        document = json.loads(written)
        names = ("EnableAtRestEncryption", "EnableInTransitEncryption")
        switches = {each: told(document, f"EncryptionConfiguration.{each}", default=False) for each in names}
        written = json.dumps({"EncryptionConfiguration": switches})
    arn = api.arn("elasticmapreduce", f"securityconfiguration/{name}")
    yield Fact("aws_emr_security_configuration", arn, name, {"name": name, "configuration": written})


def _job_encryption(item: Mapping[str, Any]) -> list[dict[str, Any]]:
    written = told(item, "EncryptionConfiguration", default={})
    return [
        {
            "s3_encryption": [
                fields(one, s3_encryption_mode="S3EncryptionMode", kms_key_arn="KmsKeyArn")
                for one in written.get("S3Encryption") or ()
            ],
            "cloudwatch_encryption": [
                fields(written, cloudwatch_encryption_mode="CloudWatchEncryption.CloudWatchEncryptionMode")
            ],
            "job_bookmarks_encryption": [
                fields(written, job_bookmarks_encryption_mode="JobBookmarksEncryption.JobBookmarksEncryptionMode")
            ],
        }
    ]


_ROWS = (
    Listed(
        "aws_emr_cluster",
        Call("emr", "ListClusters", "Clusters"),
        "ClusterArn",
        "Name",
        # Clusters that have ended stay listed for two months.
        parameters={"ClusterStates": ["STARTING", "BOOTSTRAPPING", "RUNNING", "WAITING"]},
    ),
    Listed(
        "aws_emrserverless_application",
        Call("emr-serverless", "ListApplications", "applications"),
        "arn",
        "name",
        state="state",
    ),
    Listed(
        "aws_glue_security_configuration",
        Call("glue", "GetSecurityConfigurations", "SecurityConfigurations"),
        "glue:securityconfiguration/{Name}",
        "Name",
        {"encryption_configuration": _job_encryption},
    ),
    Listed("aws_glue_job", Call("glue", "ListJobs", "JobNames"), "glue:job/{self}", "self"),
    Listed("aws_glue_crawler", Call("glue", "ListCrawlers", "CrawlerNames"), "glue:crawler/{self}", "self"),
    Listed(
        "aws_batch_compute_environment",
        Call("batch", "DescribeComputeEnvironments", "computeEnvironments"),
        "computeEnvironmentArn",
        "computeEnvironmentName",
        state="status",
    ),
    Listed(
        "aws_elastic_beanstalk_environment",
        Call("elasticbeanstalk", "DescribeEnvironments", "Environments"),
        "EnvironmentArn",
        "EnvironmentName",
        state="Status",
    ),
    Listed("aws_codebuild_project", Call("codebuild", "ListProjects", "projects"), "codebuild:project/{self}", "self"),
    Listed(
        "aws_codecommit_repository",
        Call("codecommit", "ListRepositories", "repositories"),
        "codecommit:{repositoryName}",
        "repositoryName",
    ),
    Listed("aws_codeartifact_repository", Call("codeartifact", "ListRepositories", "repositories"), "arn", "name"),
    Listed(
        "aws_ecrpublic_repository",
        Call("ecr-public", "DescribeRepositories", "repositories"),
        "repositoryArn",
        "repositoryName",
        scope=Scope.GLOBAL,
    ),
    Listed(
        "aws_apprunner_service",
        Call("apprunner", "ListServices", "ServiceSummaryList"),
        "ServiceArn",
        "ServiceName",
        state="Status",
    ),
    Listed(
        "aws_mwaa_environment", Call("mwaa", "ListEnvironments", "Environments"), "airflow:environment/{self}", "self"
    ),
    Listed(
        "aws_kinesis_video_stream",
        Call("kinesisvideo", "ListStreams", "StreamInfoList"),
        "StreamARN",
        "StreamName",
        state="Status",
    ),
    Listed(
        "aws_kinesisanalyticsv2_application",
        Call("kinesisanalyticsv2", "ListApplications", "ApplicationSummaries"),
        "ApplicationARN",
        "ApplicationName",
        state="ApplicationStatus",
    ),
    Listed("aws_iot_topic_rule", Call("iot", "ListTopicRules", "rules"), "ruleArn", "ruleName"),
    Listed("aws_vpclattice_service", Call("vpc-lattice", "ListServices", "items"), "arn", "name", state="status"),
    Listed("aws_connect_instance", Call("connect", "ListInstances", "InstanceSummaryList"), "Arn", "InstanceAlias"),
    Listed("aws_appstream_fleet", Call("appstream", "DescribeFleets", "Fleets"), "Arn", "Name"),
    Listed(
        "aws_workspaces_directory",
        Call("workspaces", "DescribeWorkspaceDirectories", "Directories"),
        "workspaces:directory/{DirectoryId}",
        "DirectoryId",
        kept=lambda item: told(item, "State") not in ("DEREGISTERED", "DEREGISTERING"),
    ),
    Listed(
        "aws_quicksight_data_set",
        # What the service says where nobody has signed up ("Account … is not subscribed for QuickSight").
        Call("quicksight", "ListDataSets", "DataSetSummaries", ("UnsupportedUserEditionException",)),
        "Arn",
        "Name",
        parameters={"AwsAccountId": "{account}"},
    ),
    Listed(
        "aws_cognito_identity_pool",
        Call("cognito-identity", "ListIdentityPools", "IdentityPools"),
        "cognito-identity:identitypool/{IdentityPoolId}",
        "IdentityPoolName",
        parameters={"MaxResults": 60},
    ),
)
KINDS = (
    *(row.kind for row in _ROWS),
    Kind(("aws_emr_security_configuration",), (CLUSTER_SECURITY, CLUSTER_SWITCHES), cluster_security),
)
