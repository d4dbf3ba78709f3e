"""Programs in containers, without machines to look after."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.entry import Entry
from hds_pulumi.components.aws.images import Images
from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.policy_documents import Statement, allow
from hds_pulumi.components.aws.roles import WorkloadRole, WorkloadRoleArgs
from hds_pulumi.components.aws.security_groups import let_in, let_out, security_group

_PORT = 8443


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What services of one platform share.

    Attributes:
        account: Where.
        vpc_id: The network.
        subnet_ids: Private subnets of programs.
        addresses: Of the network: endpoints of AWS answer there.
        bucket_addresses: Prefix list of S3.
        boundary_arn: Boundary of every role.
        logs_key_arn: Key of the logs.
        secrets_key_arn: Key of the secrets.
        topic_arn: Where alarms go.
    """

    account: Account
    vpc_id: pulumi.Input[str]
    subnet_ids: pulumi.Input[Sequence[pulumi.Input[str]]]
    addresses: pulumi.Input[str]
    bucket_addresses: pulumi.Input[str]
    boundary_arn: pulumi.Input[str]
    logs_key_arn: pulumi.Input[str]
    secrets_key_arn: pulumi.Input[str]
    topic_arn: pulumi.Input[str]


class Cluster(pulumi.ComponentResource):
    """A cluster on Fargate, measured; what operators type in a container is recorded under a key of the customer."""

    arn: pulumi.Output[str]
    name: pulumi.Output[str]

    def __init__(self, name: str, surroundings: Surroundings, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Cluster", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        sessions = log_group(f"{name}-sessions", key_arn=surroundings.logs_key_arn, opts=own)
        cluster = aws.ecs.Cluster(
            name,
            settings=[aws.ecs.ClusterSettingArgs(name="containerInsights", value="enhanced")],
            configuration=aws.ecs.ClusterConfigurationArgs(
                execute_command_configuration=aws.ecs.ClusterConfigurationExecuteCommandConfigurationArgs(
                    kms_key_id=surroundings.logs_key_arn,
                    logging="OVERRIDE",
                    log_configuration=aws.ecs.ClusterConfigurationExecuteCommandConfigurationLogConfigurationArgs(
                        cloud_watch_encryption_enabled=True, cloud_watch_log_group_name=sessions.name
                    ),
                )
            ),
            opts=own,
        )
        self.arn, self.name = cluster.arn, cluster.name
        self.register_outputs({"arn": cluster.arn})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceArgs:
    """One program.

    Attributes:
        surroundings: What it shares with others.
        cluster: Where it runs.
        repository: Where its image is.
        digest: Of the image, `sha256:…`: what was tested is what runs.
        entry: Load balancer that leads to it; None: nothing connects to it.
        path: Requests under this path are its own (`/booking`).
        priority: Of its rule at the load balancer, unlike any other's.
        health_path: Answered with 200 over HTTPS on port 8443 when all is well.
        environment: Settings that are no secrets.
        secrets: Name of an environment variable → ARN of a secret, read when the program starts.
        rights: What the program may do.
        leaves_network: Whether it may connect to the Internet, as far as the firewall of `Egress` lets it.
        cpu: In 1024ths of a processor.
        memory: In MiB.
        tasks: How many run, each in a zone of its own as far as there are zones.

    Raises:
        ValueError: not a digest.
    """

    surroundings: Surroundings
    cluster: Cluster
    repository: Images
    digest: str
    entry: Entry | None = None
    path: str = "/"
    priority: int = 100
    health_path: str = "/health"
    environment: Mapping[str, pulumi.Input[str]] = field(default_factory=dict)
    secrets: Mapping[str, pulumi.Input[str]] = field(default_factory=dict)
    rights: Sequence[Statement] = ()
    leaves_network: bool = False
    cpu: int = 512
    memory: int = 1_024
    tasks: int = 3

    def __post_init__(self) -> None:
        if not re.fullmatch(r"sha256:[0-9a-f]{64}", self.digest):
            raise ValueError(
                f"{self.digest!r} is no digest (sha256: and 64 digits); a tag may mean another image tomorrow"
            )


class Service(pulumi.ComponentResource):
    """A program that only writes where it is allowed to, reached over TLS by the load balancer alone."""

    security_group_id: pulumi.Output[str]

    def __init__(self, name: str, args: ServiceArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Service", name, None, opts)
        self._own = own = pulumi.ResourceOptions(parent=self)
        self._name = name
        around = args.surroundings
        group = security_group(name, f"Tasks of {name}", vpc_id=around.vpc_id, opts=own)
        let_out(f"{name}-services", group.id, 443, addresses=around.addresses, opts=own)
        let_out(f"{name}-buckets", group.id, 443, prefix_list=around.bucket_addresses, opts=own)
        if args.leaves_network:
            let_out(f"{name}-internet", group.id, 443, addresses="0.0.0.0/0", opts=own)
        self.security_group_id = group.id
        announced, rule = (None, None) if args.entry is None else self._behind(args.entry, args)
        logs = log_group(f"{name}-log", key_arn=around.logs_key_arn, opts=own)
        task = aws.ecs.TaskDefinition(
            name,
            family=name,
            requires_compatibilities=["FARGATE"],
            network_mode="awsvpc",
            cpu=str(args.cpu),
            memory=str(args.memory),
            execution_role_arn=self._starter(args, logs).arn,
            task_role_arn=WorkloadRole(
                name,
                WorkloadRoleArgs(
                    service="ecs-tasks.amazonaws.com",
                    statements=args.rights,
                    boundary_arn=around.boundary_arn,
                    account=around.account,
                ),
                own,
            ).arn,
            runtime_platform=aws.ecs.TaskDefinitionRuntimePlatformArgs(
                operating_system_family="LINUX", cpu_architecture="ARM64"
            ),
            container_definitions=pulumi.Output.json_dumps([self._container(args, logs)]),
            opts=own,
        )
        service = aws.ecs.Service(
            name,
            cluster=args.cluster.arn,
            task_definition=task.arn,
            desired_count=args.tasks,
            launch_type="FARGATE",
            enable_execute_command=False,
            availability_zone_rebalancing="ENABLED",
            propagate_tags="SERVICE",
            network_configuration=aws.ecs.ServiceNetworkConfigurationArgs(
                subnets=around.subnet_ids, security_groups=[group.id], assign_public_ip=False
            ),
            deployment_circuit_breaker=aws.ecs.ServiceDeploymentCircuitBreakerArgs(enable=True, rollback=True),
            deployment_minimum_healthy_percent=100,
            deployment_maximum_percent=200,
            load_balancers=None if announced is None else [announced],
            health_check_grace_period_seconds=None if announced is None else 60,
            opts=pulumi.ResourceOptions(parent=self, depends_on=[] if rule is None else [rule]),
        )
        self._alarm(args, service)
        self.register_outputs({"securityGroupId": group.id})

    def reach(self, name: str, group: pulumi.Input[str], port: int) -> None:
        """Let the program connect to members of a security group."""
        let_out(f"{self._name}-{name}", self.security_group_id, port, target=group, opts=self._own)

    def _behind(self, entry: Entry, args: ServiceArgs) -> tuple[aws.ecs.ServiceLoadBalancerArgs, aws.lb.ListenerRule]:
        """Where tasks are announced, and the rule without which no service can start behind it."""
        name = self._name
        let_in(name, self.security_group_id, _PORT, source=entry.security_group_id, opts=self._own)
        entry.lead_to(name, self.security_group_id, _PORT)
        targets = aws.lb.TargetGroup(
            name,
            vpc_id=args.surroundings.vpc_id,
            target_type="ip",
            protocol="HTTPS",
            port=_PORT,
            deregistration_delay=30,
            health_check=aws.lb.TargetGroupHealthCheckArgs(
                protocol="HTTPS", path=args.health_path, matcher="200", interval=15
            ),
            opts=self._own,
        )
        rule = aws.lb.ListenerRule(
            name,
            listener_arn=entry.listener_arn,
            priority=args.priority,
            conditions=[
                aws.lb.ListenerRuleConditionArgs(
                    path_pattern=aws.lb.ListenerRuleConditionPathPatternArgs(
                        values=[args.path, f"{args.path.rstrip('/')}/*"]
                    )
                )
            ],
            actions=[aws.lb.ListenerRuleActionArgs(type="forward", target_group_arn=targets.arn)],
            opts=self._own,
        )
        announced = aws.ecs.ServiceLoadBalancerArgs(
            target_group_arn=targets.arn, container_name=name, container_port=_PORT
        )
        return announced, rule

    def _starter(self, args: ServiceArgs, logs: aws.cloudwatch.LogGroup) -> WorkloadRole:
        """The role that pulls the image, opens the log and reads the secrets."""
        around = args.surroundings
        statements = [
            allow(["ecr:GetAuthorizationToken"], sid="SignInToRegistry"),
            allow(
                ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                # GuardDuty puts its agent beside the program, from a repository of AWS.
                [args.repository.arn, f"arn:aws:ecr:{around.account.region}:*:repository/aws-guardduty-agent-fargate"],
                sid="PullImage",
            ),
            allow(["logs:CreateLogStream", "logs:PutLogEvents"], pulumi.Output.concat(logs.arn, ":*"), sid="WriteLog"),
        ]
        if args.secrets:
            statements += [
                allow(["secretsmanager:GetSecretValue"], list(args.secrets.values()), sid="ReadSecrets"),
                allow(["kms:Decrypt"], around.secrets_key_arn, sid="DecryptSecrets"),
            ]
        return WorkloadRole(
            f"{self._name}-start",
            WorkloadRoleArgs(
                service="ecs-tasks.amazonaws.com",
                statements=statements,
                boundary_arn=around.boundary_arn,
                account=around.account,
            ),
            self._own,
        )

    def _container(self, args: ServiceArgs, logs: aws.cloudwatch.LogGroup) -> dict[str, Any]:
        return {
            "name": self._name,
            "image": pulumi.Output.concat(args.repository.url, "@", args.digest),
            "essential": True,
            "user": "10001:10001",
            "readonlyRootFilesystem": True,
            "linuxParameters": {"capabilities": {"drop": ["ALL"]}, "initProcessEnabled": True},
            "portMappings": [{"containerPort": _PORT, "protocol": "tcp"}] if args.entry is not None else [],
            "environment": [{"name": key, "value": value} for key, value in sorted(args.environment.items())],
            "secrets": [{"name": key, "valueFrom": arn} for key, arn in sorted(args.secrets.items())],
            "logConfiguration": {
                "logDriver": "awslogs",
                "options": {
                    "awslogs-group": logs.name,
                    "awslogs-region": args.surroundings.account.region,
                    "awslogs-stream-prefix": self._name,
                    "mode": "non-blocking",
                },
            },
        }

    def _alarm(self, args: ServiceArgs, service: aws.ecs.Service) -> None:
        aws.cloudwatch.MetricAlarm(
            f"{self._name}-fewer-tasks",
            alarm_description=f"Fewer tasks of {self._name} run than were asked for",
            namespace="ECS/ContainerInsights",
            metric_name="RunningTaskCount",
            dimensions={"ClusterName": args.cluster.name, "ServiceName": service.name},
            statistic="Minimum",
            period=60,
            evaluation_periods=5,
            comparison_operator="LessThanThreshold",
            threshold=args.tasks,
            treat_missing_data="breaching",
            actions_enabled=True,
            alarm_actions=[args.surroundings.topic_arn],
            opts=self._own,
        )
