"""An account with one broken thing of each further kind that moto knows."""

from __future__ import annotations

import json
from typing import Any

from accounts_on_moto import ACCOUNT, Builder, function_code, network

HERE = "eu-west-3"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/worker"


def statement(**members: Any) -> str:
    """A policy of one statement."""
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Resource": "*", **members}]})


class WideAccount:
    """Builds it, kind by kind, in the order in which things need each other."""

    def __init__(self, make: Builder) -> None:
        self.make = make

    def build(self) -> None:
        """Everything."""
        self.ids = network(self.make, HERE, sound=False)
        self.aurora_cluster()
        self.shared_snapshot()
        self.replica_abroad()
        self.graph_database()
        self.machine_and_public_image()
        self.launch_template()
        self.network_list()
        self.peering_abroad()
        self.classic_balancer()
        self.rest_interface()
        self.http_interface()
        self.distribution()
        self.web_firewall()
        self.audit_trail()
        self.recorder_that_stands_still()
        self.image_registry()
        self.containers()
        self.kafka()
        self.file_system()
        self.identities()
        self.filter_without_alarm()
        self.replicated_bucket()
        self.organisation()
        self.resource_share()
        self.network_firewall()
        self.secret_for_all()
        self.queue_for_all()
        self.function_for_all()
        self.event_bus_for_all()
        self.backup_plan()
        self.table()
        self.delivery_to_a_vendor()
        self.subscription_of_a_vendor()
        self.broker()
        self.file_server()
        self.notebook()
        self.security_hub()
        self.catalogue()
        self.memory_database()
        self.table_cache()

    def aurora_cluster(self) -> None:
        r = self.make("rds", HERE)
        r.create_db_cluster_parameter_group(
            DBClusterParameterGroupName="apg", DBParameterGroupFamily="aurora-postgresql15", Description="d"
        )
        r.create_db_cluster(
            DBClusterIdentifier="aurora",
            Engine="aurora-postgresql",
            MasterUsername="m",
            MasterUserPassword="planted-1234",
            StorageEncrypted=False,
            BackupRetentionPeriod=1,
            DBClusterParameterGroupName="apg",
        )
        r.create_db_instance(
            DBInstanceIdentifier="aurora-1",
            DBInstanceClass="db.r5.large",
            Engine="aurora-postgresql",
            DBClusterIdentifier="aurora",
            PubliclyAccessible=True,
        )
        r.create_db_cluster_snapshot(DBClusterIdentifier="aurora", DBClusterSnapshotIdentifier="asnap")
        r.modify_db_cluster_snapshot_attribute(
            DBClusterSnapshotIdentifier="asnap", AttributeName="restore", ValuesToAdd=["all"]
        )

    def shared_snapshot(self) -> None:
        r = self.make("rds", HERE)
        r.create_db_instance(
            DBInstanceIdentifier="db",
            DBInstanceClass="db.t3.micro",
            Engine="mysql",
            AllocatedStorage=20,
            MasterUsername="m",
            MasterUserPassword="planted-1234",
            StorageEncrypted=True,
        )
        r.create_db_snapshot(DBInstanceIdentifier="db", DBSnapshotIdentifier="dsnap")
        r.modify_db_snapshot_attribute(DBSnapshotIdentifier="dsnap", AttributeName="restore", ValuesToAdd=["all"])

    def replica_abroad(self) -> None:
        self.make("rds", "us-east-1").create_db_instance_read_replica(
            DBInstanceIdentifier="rep",
            SourceDBInstanceIdentifier=f"arn:aws:rds:{HERE}:{ACCOUNT}:db:db",
            SourceRegion=HERE,
        )

    def graph_database(self) -> None:
        self.make("neptune", HERE).create_db_cluster(DBClusterIdentifier="nep", Engine="neptune")

    def machine_and_public_image(self) -> None:
        e = self.make("ec2", HERE)
        i = e.run_instances(
            ImageId="ami-12c6146b",
            MinCount=1,
            MaxCount=1,
            SubnetId=self.ids["subnet"],
            UserData="password=planted-1234",
            MetadataOptions={"HttpTokens": "optional", "HttpEndpoint": "enabled"},
        )["Instances"][0]["InstanceId"]
        im = e.create_image(InstanceId=i, Name="img")["ImageId"]
        e.modify_image_attribute(ImageId=im, LaunchPermission={"Add": [{"Group": "all"}]})

    def launch_template(self) -> None:
        self.make("ec2", HERE).create_launch_template(
            LaunchTemplateName="lt",
            LaunchTemplateData={
                "UserData": "cGxhbnRlZC0xMjM0",
                "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"Encrypted": False, "VolumeSize": 8}}],
                "MetadataOptions": {"HttpTokens": "optional"},
            },
        )

    def network_list(self) -> None:
        e = self.make("ec2", HERE)
        n = e.create_network_acl(VpcId=self.ids["vpc"])["NetworkAcl"]["NetworkAclId"]
        e.create_network_acl_entry(
            NetworkAclId=n,
            RuleNumber=100,
            Protocol="6",
            RuleAction="allow",
            Egress=False,
            CidrBlock="0.0.0.0/0",
            PortRange={"From": 22, "To": 22},
        )

    def peering_abroad(self) -> None:
        other = self.make("ec2", "us-east-1").create_vpc(CidrBlock="10.2.0.0/16")["Vpc"]["VpcId"]
        self.make("ec2", HERE).create_vpc_peering_connection(
            VpcId=self.ids["vpc"], PeerVpcId=other, PeerRegion="us-east-1"
        )

    def classic_balancer(self) -> None:
        self.make("elb", HERE).create_load_balancer(
            LoadBalancerName="classic",
            Listeners=[{"Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 80}],
            AvailabilityZones=[f"{HERE}a"],
        )

    def rest_interface(self) -> None:
        g = self.make("apigateway", HERE)
        i = g.create_rest_api(name="api")["id"]
        root = g.get_resources(restApiId=i)["items"][0]["id"]
        g.put_method(restApiId=i, resourceId=root, httpMethod="GET", authorizationType="NONE")
        g.put_integration(restApiId=i, resourceId=root, httpMethod="GET", type="MOCK")
        g.put_integration_response(restApiId=i, resourceId=root, httpMethod="GET", statusCode="200")
        g.create_deployment(restApiId=i, stageName="prod")

    def http_interface(self) -> None:
        g = self.make("apigatewayv2", HERE)
        i = g.create_api(Name="http", ProtocolType="HTTP")["ApiId"]
        g.create_stage(ApiId=i, StageName="prod")

    def distribution(self) -> None:
        self.make("cloudfront").create_distribution(
            DistributionConfig={
                "CallerReference": "x",
                "Origins": {
                    "Quantity": 1,
                    "Items": [
                        {
                            "Id": "o",
                            "DomainName": "example.fr",
                            "CustomOriginConfig": {
                                "HTTPPort": 80,
                                "HTTPSPort": 443,
                                "OriginProtocolPolicy": "http-only",
                            },
                        }
                    ],
                },
                "DefaultCacheBehavior": {
                    "TargetOriginId": "o",
                    "ViewerProtocolPolicy": "allow-all",
                    "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
                    "MinTTL": 0,
                },
                "Comment": "",
                "Enabled": True,
            }
        )

    def web_firewall(self) -> None:
        self.make("wafv2", HERE).create_web_acl(
            Name="w",
            Scope="REGIONAL",
            DefaultAction={"Allow": {}},
            VisibilityConfig={"SampledRequestsEnabled": True, "CloudWatchMetricsEnabled": True, "MetricName": "m"},
            Rules=[],
        )

    def audit_trail(self) -> None:
        self.make("s3", HERE).create_bucket(
            Bucket="trail-logs-x", CreateBucketConfiguration={"LocationConstraint": HERE}
        )
        self.make("cloudtrail", HERE).create_trail(Name="trail", S3BucketName="trail-logs-x")

    def recorder_that_stands_still(self) -> None:
        self.make("config", HERE).put_configuration_recorder(ConfigurationRecorder={"name": "default", "roleARN": ROLE})

    def image_registry(self) -> None:
        e = self.make("ecr", HERE)
        e.create_repository(repositoryName="img")
        e.set_repository_policy(repositoryName="img", policyText=statement(Principal="*", Action="ecr:BatchGetImage"))
        e.put_replication_configuration(
            replicationConfiguration={"rules": [{"destinations": [{"region": "us-east-1", "registryId": ACCOUNT}]}]}
        )

    def containers(self) -> None:
        e = self.make("ecs", HERE)
        e.create_cluster(clusterName="c", settings=[{"name": "containerInsights", "value": "disabled"}])
        e.register_task_definition(
            family="f",
            containerDefinitions=[
                {
                    "name": "a",
                    "image": "i",
                    "memory": 128,
                    "environment": [{"name": "DB_PASSWORD", "value": "planted-1234"}],
                }
            ],
            volumes=[
                {"name": "v", "efsVolumeConfiguration": {"fileSystemId": "fs-1", "transitEncryption": "DISABLED"}}
            ],
        )

    def kafka(self) -> None:
        self.make("kafka", HERE).create_cluster(
            ClusterName="k",
            KafkaVersion="3.5.1",
            NumberOfBrokerNodes=2,
            BrokerNodeGroupInfo={
                "ClientSubnets": [self.ids["subnet"], self.ids["other"]],
                "InstanceType": "kafka.m5.large",
            },
            EncryptionInfo={"EncryptionInTransit": {"ClientBroker": "PLAINTEXT", "InCluster": False}},
        )

    def file_system(self) -> None:
        self.make("fsx", HERE).create_file_system(
            FileSystemType="LUSTRE",
            StorageCapacity=1200,
            SubnetIds=[self.ids["subnet"]],
            LustreConfiguration={
                "AutomaticBackupRetentionDays": 0,
                "DeploymentType": "PERSISTENT_2",
                "PerUnitStorageThroughput": 125,
            },
        )

    def identities(self) -> None:
        i = self.make("iam")
        i.create_user(UserName="u")
        i.create_access_key(UserName="u")
        i.create_policy(PolicyName="p", PolicyDocument=statement(Action="*"))
        i.create_role(
            RoleName="open", AssumeRolePolicyDocument=statement(Principal={"AWS": "*"}, Action="sts:AssumeRole")
        )
        i.create_role(
            RoleName="worker",
            AssumeRolePolicyDocument=statement(Principal={"Service": "lambda.amazonaws.com"}, Action="sts:AssumeRole"),
        )
        i.create_group(GroupName="g")
        i.put_group_policy(GroupName="g", PolicyName="s3", PolicyDocument=statement(Action="s3:*"))

    def filter_without_alarm(self) -> None:
        logs = self.make("logs", HERE)
        logs.create_log_group(logGroupName="trail")
        logs.put_metric_filter(
            logGroupName="trail",
            filterName="f",
            filterPattern="{ $.eventName = ConsoleLogin }",
            metricTransformations=[{"metricName": "m", "metricNamespace": "n", "metricValue": "1"}],
        )
        self.make("cloudwatch", HERE).put_metric_alarm(
            AlarmName="off",
            MetricName="x",
            Namespace="n",
            ActionsEnabled=False,
            ComparisonOperator="GreaterThanThreshold",
            EvaluationPeriods=1,
            Period=60,
            Statistic="Sum",
            Threshold=1,
        )

    def replicated_bucket(self) -> None:
        for n, r in (("src-x", HERE), ("dst-x", "us-east-1")):
            w = {} if r == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": r}}
            self.make("s3", r).create_bucket(Bucket=n, **w)
            self.make("s3", r).put_bucket_versioning(Bucket=n, VersioningConfiguration={"Status": "Enabled"})
        self.make("s3", HERE).put_bucket_replication(
            Bucket="src-x",
            ReplicationConfiguration={
                "Role": ROLE,
                "Rules": [
                    {
                        "ID": "r",
                        "Status": "Enabled",
                        "Priority": 1,
                        "DeleteMarkerReplication": {"Status": "Disabled"},
                        "Filter": {"Prefix": ""},
                        "Destination": {"Bucket": "arn:aws:s3:::dst-x"},
                    }
                ],
            },
        )
        self.make("s3", HERE).put_bucket_policy(
            Bucket="src-x", Policy=statement(Principal="*", Action="s3:GetObject", Resource="arn:aws:s3:::src-x/*")
        )
        self.make("s3", HERE).put_bucket_lifecycle_configuration(
            Bucket="src-x",
            LifecycleConfiguration={
                "Rules": [{"ID": "l", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 30}}]
            },
        )

    def organisation(self) -> None:
        o = self.make("organizations")
        o.create_organization(FeatureSet="ALL")
        o.create_policy(
            Content=statement(
                Effect="Deny",
                NotAction=["iam:*"],
                Condition={"StringNotEquals": {"aws:RequestedRegion": ["us-east-1"]}},
            ),
            Description="d",
            Name="scp",
            Type="SERVICE_CONTROL_POLICY",
        )

    def resource_share(self) -> None:
        self.make("ram", HERE).create_resource_share(name="s", allowExternalPrincipals=True)

    def network_firewall(self) -> None:
        self.make("network-firewall", HERE).create_firewall(
            FirewallName="fw",
            FirewallPolicyArn=f"arn:aws:network-firewall:{HERE}:{ACCOUNT}:firewall-policy/p",
            VpcId=self.ids["vpc"],
            SubnetMappings=[{"SubnetId": self.ids["subnet"]}],
        )

    def secret_for_all(self) -> None:
        s = self.make("secretsmanager", HERE).create_secret(Name="s", SecretString="planted-1234")["ARN"]
        self.make("secretsmanager", HERE).put_resource_policy(
            SecretId=s, ResourcePolicy=statement(Principal="*", Action="secretsmanager:GetSecretValue")
        )

    def queue_for_all(self) -> None:
        self.make("sqs", HERE).create_queue(
            QueueName="q", Attributes={"Policy": statement(Principal="*", Action="sqs:*")}
        )

    def function_for_all(self) -> None:
        functions = self.make("lambda", HERE)
        functions.create_function(
            FunctionName="f", Runtime="python3.12", Role=ROLE, Handler="m.h", Code={"ZipFile": function_code()}
        )
        functions.add_permission(FunctionName="f", StatementId="a", Action="lambda:InvokeFunction", Principal="*")
        functions.create_function_url_config(FunctionName="f", AuthType="NONE")

    def event_bus_for_all(self) -> None:
        self.make("events", HERE).create_event_bus(Name="b")
        self.make("events", HERE).put_permission(
            EventBusName="b", StatementId="x", Action="events:PutEvents", Principal="*"
        )

    def backup_plan(self) -> None:
        b = self.make("backup", HERE)
        b.create_backup_vault(BackupVaultName="v")
        b.create_backup_plan(
            BackupPlan={
                "BackupPlanName": "p",
                "Rules": [
                    {
                        "RuleName": "r",
                        "TargetBackupVaultName": "v",
                        "ScheduleExpression": "cron(0 5 ? * * *)",
                        "Lifecycle": {"DeleteAfterDays": 2},
                    }
                ],
            }
        )

    def table(self) -> None:
        d = self.make("dynamodb", HERE)
        d.create_table(
            TableName="g",
            KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
            StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
        )
        d.update_table(TableName="g", ReplicaUpdates=[{"Create": {"RegionName": "us-east-1"}}])

    def delivery_to_a_vendor(self) -> None:
        self.make("firehose", HERE).create_delivery_stream(
            DeliveryStreamName="d",
            HttpEndpointDestinationConfiguration={
                "EndpointConfiguration": {
                    "Url": "https://aws-kinesis-http-intake.logs.datadoghq.com/v1/input?dd-api-key=planted",
                    "AccessKey": "planted-1234",
                },
                "S3Configuration": {"RoleARN": ROLE, "BucketARN": "arn:aws:s3:::dst-x"},
            },
        )

    def subscription_of_a_vendor(self) -> None:
        t = self.make("sns", HERE).create_topic(Name="t")["TopicArn"]
        self.make("sns", HERE).subscribe(
            TopicArn=t, Protocol="https", Endpoint="https://hooks.slack.com/services/planted"
        )

    def broker(self) -> None:
        self.make("mq", HERE).create_broker(
            BrokerName="b",
            DeploymentMode="SINGLE_INSTANCE",
            EngineType="ACTIVEMQ",
            EngineVersion="5.18",
            HostInstanceType="mq.t3.micro",
            PubliclyAccessible=True,
            AutoMinorVersionUpgrade=True,
            Users=[{"Username": "u", "Password": "planted-123456"}],
        )

    def file_server(self) -> None:
        self.make("transfer", HERE).create_server(Protocols=["FTP"])

    def notebook(self) -> None:
        self.make("sagemaker", HERE).create_notebook_instance(
            NotebookInstanceName="n", InstanceType="ml.t2.medium", RoleArn=ROLE, DirectInternetAccess="Enabled"
        )

    def security_hub(self) -> None:
        self.make("securityhub", HERE).enable_security_hub()

    def catalogue(self) -> None:
        self.make("glue", HERE).create_database(DatabaseInput={"Name": "d"})

    def memory_database(self) -> None:
        self.make("memorydb", HERE).create_cluster(
            ClusterName="m", NodeType="db.t4g.small", ACLName="open-access", TLSEnabled=False
        )

    def table_cache(self) -> None:
        self.make("dax", HERE).create_cluster(
            ClusterName="dax", NodeType="dax.r4.large", ReplicationFactor=1, IamRoleArn=ROLE
        )
