"""PostgreSQL that holds health data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.document_store import BACKUP_TAG
from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.policy_documents import Statement, allow, trust
from hds_pulumi.components.aws.security_groups import let_in, security_group

POSTGRESQL = 5432
"""Its port."""
# What makes PostgreSQL refuse clients in clear, and write who connected and what changed the schema, roles or rights.
_PARAMETERS = {
    "rds.force_ssl": "1",
    "ssl_min_protocol_version": "TLSv1.2",
    "log_connections": "1",
    "log_disconnections": "1",
    "log_statement": "ddl",
    "shared_preload_libraries": "pg_stat_statements,pgaudit",
    "pgaudit.log": "ddl,role,write",
    "password_encryption": "scram-sha-256",
    "rds.accepted_password_auth_method": "scram",
}
# Read when the engine starts.
_STATIC = frozenset({"shared_preload_libraries"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseArgs:
    """What a database is.

    Attributes:
        vpc_id: Its network.
        subnet_ids: Private subnets in two zones at least.
        data_key_arn: Key of the storage, its backups and its insights.
        secrets_key_arn: Key of the master password, which the host makes, keeps and changes every week.
        logs_key_arn: Key of the logs.
        topic_arn: Told when the database runs out of space or of processor.
        database: Name of the first database.
        major_version: Of PostgreSQL.
        instance_class: Size of both machines.
        storage_gibibytes: At first; grows up to four times as much by itself.
        backup_days: For which the host keeps daily backups and every change between them, from 7 to 35.
        parameters: Further parameters of PostgreSQL. Those that make the database safe cannot be changed here.
        deletion_protected: Whether AWS and Pulumi refuse to delete it; see the teardown of the stacks.

    Raises:
        ValueError: backups for less than a week, or a parameter that is fixed.
    """

    vpc_id: pulumi.Input[str]
    subnet_ids: pulumi.Input[Sequence[pulumi.Input[str]]]
    data_key_arn: pulumi.Input[str]
    secrets_key_arn: pulumi.Input[str]
    logs_key_arn: pulumi.Input[str]
    topic_arn: pulumi.Input[str]
    database: str
    major_version: int = 17
    instance_class: str = "db.m7g.large"
    storage_gibibytes: int = 100
    backup_days: int = 35
    parameters: Mapping[str, str] | None = None
    deletion_protected: bool = True

    def __post_init__(self) -> None:
        if not 7 <= self.backup_days <= 35:
            raise ValueError("backups are kept from 7 to 35 days")
        if fixed := sorted(_PARAMETERS.keys() & (self.parameters or {}).keys()):
            raise ValueError(f"these parameters keep the database safe and are fixed: {', '.join(fixed)}")


class Database(pulumi.ComponentResource):
    """PostgreSQL on two machines in two zones: private, encrypted, TLS required, audited, backed up.

    Nobody can connect until `let_in` names a security group, and encryption, TLS and backups cannot be left out.
    """

    endpoint: pulumi.Output[str]
    resource_id: pulumi.Output[str]
    """What rights to connect without a password name (`rds-db:connect`)."""
    security_group_id: pulumi.Output[str]
    secret_arn: pulumi.Output[str]
    """The master password's secret, in Secrets Manager."""

    def __init__(self, name: str, args: DatabaseArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Database", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        group = security_group(name, f"Clients of {name}", vpc_id=args.vpc_id, opts=own)
        subnets = aws.rds.SubnetGroup(name, subnet_ids=args.subnet_ids, opts=own)
        parameters = aws.rds.ParameterGroup(
            name,
            family=f"postgres{args.major_version}",
            description="TLS required, use recorded",
            parameters=[
                aws.rds.ParameterGroupParameterArgs(
                    name=key, value=value, apply_method="pending-reboot" if key in _STATIC else "immediate"
                )
                for key, value in sorted({**(args.parameters or {}), **_PARAMETERS}.items())
            ],
            opts=own,
        )
        monitoring = aws.iam.Role(
            f"{name}-monitoring", assume_role_policy=trust("monitoring.rds.amazonaws.com"), opts=own
        )
        aws.iam.RolePolicyAttachment(
            f"{name}-monitoring",
            role=monitoring.name,
            policy_arn="arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
            opts=own,
        )
        # Made before the engine makes them without key and end.
        logs = [
            log_group(f"{name}-{kind}", path=f"/aws/rds/instance/{name}/{kind}", key_arn=args.logs_key_arn, opts=own)
            for kind in ("postgresql", "upgrade")
        ]
        instance = aws.rds.Instance(
            name,
            identifier=name,
            engine="postgres",
            engine_version=str(args.major_version),
            instance_class=args.instance_class,
            allocated_storage=args.storage_gibibytes,
            max_allocated_storage=4 * args.storage_gibibytes,
            storage_type="gp3",
            storage_encrypted=True,
            kms_key_id=args.data_key_arn,
            db_name=args.database,
            username="administrator",
            manage_master_user_password=True,
            master_user_secret_kms_key_id=args.secrets_key_arn,
            iam_database_authentication_enabled=True,
            db_subnet_group_name=subnets.name,
            vpc_security_group_ids=[group.id],
            publicly_accessible=False,
            multi_az=True,
            parameter_group_name=parameters.name,
            ca_cert_identifier="rds-ca-rsa2048-g1",
            backup_retention_period=args.backup_days,
            backup_window="01:00-02:00",
            maintenance_window="sun:02:30-sun:03:30",
            copy_tags_to_snapshot=True,
            delete_automated_backups=False,
            deletion_protection=args.deletion_protected,
            skip_final_snapshot=False,
            final_snapshot_identifier=f"{name}-final",
            auto_minor_version_upgrade=True,
            enabled_cloudwatch_logs_exports=["postgresql", "upgrade"],
            monitoring_interval=60,
            monitoring_role_arn=monitoring.arn,
            performance_insights_enabled=True,
            performance_insights_kms_key_id=args.data_key_arn,
            performance_insights_retention_period=7,
            tags={"Name": name, **BACKUP_TAG},
            opts=pulumi.ResourceOptions(parent=self, protect=args.deletion_protected, depends_on=logs),
        )
        _alarms(name, args, instance, own)
        self.endpoint = instance.endpoint
        self.resource_id = instance.resource_id
        self.identifier = instance.identifier
        self.security_group_id = group.id
        self.secret_arn = instance.master_user_secrets.apply(
            lambda secrets: str(secrets[0].secret_arn) if secrets else ""
        )
        self._name = name
        self.register_outputs({"endpoint": self.endpoint})

    def let_in(self, name: str, group: pulumi.Input[str]) -> None:
        """Let members of a security group connect."""
        opts = pulumi.ResourceOptions(parent=self)
        let_in(f"{self._name}-{name}", self.security_group_id, POSTGRESQL, source=group, opts=opts)

    def right_to_connect(self, account: Account, user: str) -> Statement:
        """The right to connect as a user of the database, by a token of AWS instead of a password."""
        where = pulumi.Output.concat(account.arn("rds-db", "dbuser:"), self.resource_id, f"/{user}")
        return allow(["rds-db:connect"], where, sid="Connect")


# Metric, when it is too much or too little, and what it means.
_LIMITS = (
    ("FreeStorageSpace", "LessThanThreshold", 10 * 1024**3, "less than 10 GiB of storage are left"),
    ("CPUUtilization", "GreaterThanThreshold", 90, "the processor is busy"),
    ("FreeableMemory", "LessThanThreshold", 256 * 1024**2, "less than 256 MiB of memory are left"),
)


def _alarms(name: str, args: DatabaseArgs, instance: aws.rds.Instance, own: pulumi.ResourceOptions) -> None:
    for metric, comparison, threshold, meaning in _LIMITS:
        aws.cloudwatch.MetricAlarm(
            f"{name}-{metric.lower()}",
            alarm_description=f"{name}: {meaning}",
            namespace="AWS/RDS",
            metric_name=metric,
            dimensions={"DBInstanceIdentifier": instance.identifier},
            statistic="Average",
            period=300,
            evaluation_periods=3,
            comparison_operator=comparison,
            threshold=threshold,
            actions_enabled=True,
            alarm_actions=[args.topic_arn],
            opts=own,
        )
