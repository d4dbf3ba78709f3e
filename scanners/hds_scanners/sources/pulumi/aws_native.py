"""Types of aws-native that the catalogue judges, in the words of Terraform's aws.

The package follows CloudFormation's resource types; sources: its reference and the documentation of Terraform's provider.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hds_scanners.sources.pulumi.rearranging import rearranged as _moved
from hds_scanners.sources.pulumi.urn import snake

_BY_DEFAULT = "server_side_encryption_by_default"
_INGRESS = {
    "ip_protocol": "protocol",
    "cidr_ip": "cidr_blocks[]",
    "cidr_ipv6": "ipv6_cidr_blocks[]",
    "source_security_group_id": "security_groups[]",
}

# `module:Name` of the token → (Terraform type, rules).
_TYPES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "s3:Bucket": (
        "aws_s3_bucket",
        {
            "bucket_name": "bucket",
            "versioning_configuration.status": "versioning.enabled?",
            "logging_configuration.destination_bucket_name": "logging.target_bucket",
        },
    ),
    "rds:DbInstance": (
        "aws_db_instance",
        {"db_instance_identifier": "identifier", "db_instance_class": "instance_class"},
    ),
    "rds:DbCluster": ("aws_rds_cluster", {"db_cluster_identifier": "cluster_identifier"}),
    "ec2:Volume": ("aws_ebs_volume", {}),
    "ec2:Instance": ("aws_instance", {"image_id": "ami"}),
    "ec2:Vpc": ("aws_vpc", {}),
    "ec2:Subnet": ("aws_subnet", {}),
    "ec2:FlowLog": ("aws_flow_log", {}),
    "ec2:SecurityGroup": (
        "aws_security_group",
        {
            "group_description": "description",
            **{f"security_group_ingress[].{name}": target for name, target in _INGRESS.items()},
            **{f"security_group_egress[].{name}": target for name, target in _INGRESS.items()},
            "security_group_ingress": "ingress",
            "security_group_egress": "egress",
        },
    ),
    "efs:FileSystem": ("aws_efs_file_system", {}),
    "dynamodb:Table": (
        "aws_dynamodb_table",
        {
            "table_name": "name",
            "sse_specification.sse_enabled": "server_side_encryption.enabled",
            "sse_specification.kms_master_key_id": "server_side_encryption.kms_key_arn",
            "point_in_time_recovery_specification.point_in_time_recovery_enabled": "point_in_time_recovery.enabled",
            "deletion_protection_enabled": "deletion_protection_enabled",
        },
    ),
    "dynamodb:GlobalTable": ("aws_dynamodb_table", {"replicas[].region": "region_name", "replicas": "replica"}),
    "kms:Key": (
        "aws_kms_key",
        {"key_policy": "policy{}", "pending_window_in_days": "deletion_window_in_days", "enabled": "is_enabled"},
    ),
    "sns:Topic": ("aws_sns_topic", {"topic_name": "name"}),
    "sqs:Queue": ("aws_sqs_queue", {"queue_name": "name"}),
    "logs:LogGroup": ("aws_cloudwatch_log_group", {"log_group_name": "name"}),
    "cloudtrail:Trail": ("aws_cloudtrail", {"trail_name": "name", "is_logging": "enable_logging"}),
    "secretsmanager:Secret": ("aws_secretsmanager_secret", {}),
    "redshift:Cluster": ("aws_redshift_cluster", {}),
    "iam:Role": ("aws_iam_role", {"role_name": "name", "assume_role_policy_document": "assume_role_policy{}"}),
    "iam:ManagedPolicy": ("aws_iam_policy", {"policy_document": "policy{}"}),
    "s3:BucketPolicy": ("aws_s3_bucket_policy", {"policy_document": "policy{}"}),
    "sns:TopicPolicy": ("aws_sns_topic_policy", {"policy_document": "policy{}"}),
    "ecr:Repository": ("aws_ecr_repository", {"repository_name": "name"}),
    "elasticache:ReplicationGroup": ("aws_elasticache_replication_group", {}),
    "guardduty:Detector": ("aws_guardduty_detector", {}),
    "backup:BackupVault": ("aws_backup_vault", {"backup_vault_name": "name"}),
    "lambda:Function": ("aws_lambda_function", {}),
    "eks:Cluster": ("aws_eks_cluster", {}),
    "kinesis:Stream": ("aws_kinesis_stream", {}),
}


def type_of(token: str) -> str:
    """Terraform's type; for one that no rule judges, the name that the awscc provider gives it."""
    key = token.partition(":")[2]
    return _TYPES[key][0] if key in _TYPES else f"awscc_{snake(key.replace(':', '_'))}"


def rearranged(token: str, values: dict[str, Any]) -> dict[str, Any]:
    """Values where Terraform has them."""
    key = token.partition(":")[2]
    name, rules = _TYPES.get(key, ("", {}))
    moved = _moved(values, rules)
    if isinstance(moved.get("tags"), list):
        moved["tags"] = {
            tag["key"]: tag.get("value") for tag in moved["tags"] if isinstance(tag, Mapping) and "key" in tag
        }
    if name == "aws_s3_bucket":
        _encryption(moved)
    return moved


def _encryption(values: dict[str, Any]) -> None:
    """`BucketEncryption` as the rule of a bucket's own encryption block."""
    encryption = values.pop("bucket_encryption", None)
    configured = (
        encryption.get("server_side_encryption_configuration") if isinstance(encryption, Mapping) else encryption
    )
    if isinstance(configured, list):
        configured = [
            {"rule": [{**item, f"apply_{_BY_DEFAULT}": [item.get(_BY_DEFAULT) or {}]}]}
            for item in configured
            if isinstance(item, Mapping)
        ]
    if configured is not None:
        values["server_side_encryption_configuration"] = configured
