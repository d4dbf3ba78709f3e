"""Types of aws-native that the catalogue judges, in the words of Terraform's aws.

The package follows CloudFormation's resource types; sources: its reference and the documentation of Terraform's provider.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.pulumi.rearranging import rearranged as _moved
from hds_scanners.sources.pulumi.urn import snake

_BY_DEFAULT = "server_side_encryption_by_default"
_OPENING = {
    "ip_protocol": "protocol",
    "cidr_ip": "cidr_blocks[]",
    "cidr_ipv6": "ipv6_cidr_blocks[]",
    "source_security_group_id": "security_groups[]",
    "source_prefix_list_id": "prefix_list_ids[]",
    "destination_security_group_id": "security_groups[]",
    "destination_prefix_list_id": "prefix_list_ids[]",
}
# The same in a rule of its own, which has one group alone.
_RULE = {
    **_OPENING,
    "group_id": "security_group_id",
    "source_security_group_id": "source_security_group_id",
    "destination_security_group_id": "source_security_group_id",
}
_POLICY = {"policy_document": "policy{}"}
_DATABASE = {
    "db_instance_identifier": "identifier",
    "db_instance_class": "instance_class",
    "master_username": "username",
    "master_user_password": "password",
    "enable_cloudwatch_logs_exports": "enabled_cloudwatch_logs_exports",
    "enable_iam_database_authentication": "iam_database_authentication_enabled",
    "source_db_instance_identifier": "replicate_source_db",
    "db_parameter_group_name": "parameter_group_name",
    "vpc_security_groups": "vpc_security_group_ids",
}
_CLUSTER = {
    "db_cluster_identifier": "cluster_identifier",
    "master_user_password": "master_password",
    "enable_cloudwatch_logs_exports": "enabled_cloudwatch_logs_exports",
    "enable_iam_database_authentication": "iam_database_authentication_enabled",
}
_LAUNCHED = {
    f"launch_template_data.{name}": target
    for name, target in {
        "block_device_mappings": "block_device_mappings",
        "image_id": "image_id",
        "instance_type": "instance_type",
        "metadata_options": "metadata_options",
        "network_interfaces": "network_interfaces",
        "security_group_ids": "vpc_security_group_ids",
        "user_data": "user_data",
    }.items()
}
_DOMAIN = {
    "access_policies": "access_policies{}",
    "encryption_at_rest_options": "encrypt_at_rest",
    "node_to_node_encryption_options": "node_to_node_encryption",
}

# `module:Name` of the token → (Terraform type, rules).
_TYPES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "amazonmq:Broker": ("aws_mq_broker", {"users": "user"}),
    "backup:BackupPlan": (
        "aws_backup_plan",
        {
            "backup_plan.backup_plan_name": "name",
            "backup_plan.backup_plan_rule": "rule",
            "rule[].target_backup_vault": "target_vault_name",
            "rule[].lifecycle.delete_after_days": "lifecycle.delete_after",
            "rule[].copy_actions": "copy_action",
        },
    ),
    "backup:BackupVault": (
        "aws_backup_vault",
        {"backup_vault_name": "name", "encryption_key_arn": "kms_key_arn", "backup_vault_tags": "tags"},
    ),
    "cloudtrail:Trail": (
        "aws_cloudtrail",
        {
            "trail_name": "name",
            "is_logging": "enable_logging",
            "cloud_watch_logs_log_group_arn": "cloud_watch_logs_group_arn",
            "event_selectors": "event_selector",
            "advanced_event_selectors": "advanced_event_selector",
        },
    ),
    "cloudwatch:Alarm": ("aws_cloudwatch_metric_alarm", {"metrics": "metric_query"}),
    "detective:Graph": ("aws_detective_graph", {}),
    "docdbelastic:Cluster": ("aws_docdbelastic_cluster", {"cluster_name": "name"}),
    "dynamodb:GlobalTable": ("aws_dynamodb_table", {"replicas[].region": "region_name", "replicas": "replica"}),
    "dynamodb:Table": (
        "aws_dynamodb_table",
        {
            "table_name": "name",
            "sse_specification.sse_enabled": "server_side_encryption.enabled",
            "sse_specification.kms_master_key_id": "server_side_encryption.kms_key_arn",
            "point_in_time_recovery_specification.point_in_time_recovery_enabled": "point_in_time_recovery.enabled",
        },
    ),
    "ec2:Eip": ("aws_eip", {}),
    "ec2:FlowLog": ("aws_flow_log", {"deliver_logs_permission_arn": "iam_role_arn"}),
    "ec2:Instance": ("aws_instance", {"image_id": "ami", "security_group_ids": "vpc_security_group_ids"}),
    "ec2:LaunchTemplate": ("aws_launch_template", {"launch_template_name": "name", **_LAUNCHED}),
    "ec2:NatGateway": ("aws_nat_gateway", {}),
    "ec2:SecurityGroup": (
        "aws_security_group",
        {
            "group_description": "description",
            **{f"security_group_ingress[].{name}": target for name, target in _OPENING.items()},
            **{f"security_group_egress[].{name}": target for name, target in _OPENING.items()},
            "security_group_ingress": "ingress",
            "security_group_egress": "egress",
        },
    ),
    "ec2:SecurityGroupEgress": ("aws_security_group_rule", _RULE),
    "ec2:SecurityGroupIngress": ("aws_security_group_rule", _RULE),
    "ec2:Subnet": ("aws_subnet", {}),
    "ec2:Volume": ("aws_ebs_volume", {"volume_type": "type"}),
    "ec2:Vpc": ("aws_vpc", {}),
    "ec2:VpcPeeringConnection": ("aws_vpc_peering_connection", {}),
    "ec2:VpnConnection": ("aws_vpn_connection", {}),
    "ecr:Repository": ("aws_ecr_repository", {"repository_name": "name"}),
    "efs:FileSystem": ("aws_efs_file_system", {"file_system_tags": "tags"}),
    "eks:Cluster": (
        "aws_eks_cluster",
        {"resources_vpc_config": "vpc_config", "logging.cluster_logging.enabled_types": "enabled_cluster_log_types"},
    ),
    "elasticache:ReplicationGroup": (
        "aws_elasticache_replication_group",
        {"replication_group_description": "description", "log_delivery_configurations": "log_delivery_configuration"},
    ),
    "elasticache:ServerlessCache": ("aws_elasticache_serverless_cache", {"serverless_cache_name": "name"}),
    "elasticloadbalancingv2:Listener": (
        "aws_lb_listener",
        {
            "default_actions[].redirect_config": "redirect",
            "default_actions[].forward_config": "forward",
            "default_actions": "default_action",
        },
    ),
    "elasticloadbalancingv2:LoadBalancer": ("aws_lb", {"type": "load_balancer_type"}),
    "guardduty:Detector": ("aws_guardduty_detector", {}),
    "iam:ManagedPolicy": ("aws_iam_policy", {"managed_policy_name": "name", **_POLICY}),
    "iam:GroupPolicy": ("aws_iam_group_policy", {"policy_name": "name", "group_name": "group", **_POLICY}),
    "iam:Role": (
        "aws_iam_role",
        {
            "role_name": "name",
            "assume_role_policy_document": "assume_role_policy{}",
            "policies[].policy_document": "policy{}",
            "policies[].policy_name": "name",
            "policies": "inline_policy",
        },
    ),
    "iam:RolePolicy": ("aws_iam_role_policy", {"policy_name": "name", "role_name": "role", **_POLICY}),
    "iam:User": ("aws_iam_user", {"user_name": "name"}),
    "iam:UserPolicy": ("aws_iam_user_policy", {"policy_name": "name", "user_name": "user", **_POLICY}),
    "kinesis:Stream": (
        "aws_kinesis_stream",
        {
            "stream_encryption.encryption_type": "encryption_type",
            "stream_encryption.key_id": "kms_key_id",
            "retention_period_hours": "retention_period",
        },
    ),
    "kinesisfirehose:DeliveryStream": (
        "aws_kinesis_firehose_delivery_stream",
        {
            "delivery_stream_name": "name",
            "delivery_stream_encryption_configuration_input": "server_side_encryption",
            "kinesis_stream_source_configuration": "kinesis_source_configuration",
        },
    ),
    "kms:Key": (
        "aws_kms_key",
        {
            "key_policy": "policy{}",
            "pending_window_in_days": "deletion_window_in_days",
            "enabled": "is_enabled",
            "key_spec": "customer_master_key_spec",
        },
    ),
    "kms:ReplicaKey": ("aws_kms_replica_key", {"key_policy": "policy{}"}),
    "lambda:Function": ("aws_lambda_function", {}),
    "lambda:Permission": ("aws_lambda_permission", {}),
    "lambda:Url": (
        "aws_lambda_function_url",
        {"auth_type": "authorization_type", "target_function_arn": "function_name"},
    ),
    "logs:LogGroup": ("aws_cloudwatch_log_group", {"log_group_name": "name"}),
    "macie:Session": ("aws_macie2_account", {}),
    "memorydb:Cluster": ("aws_memorydb_cluster", {"cluster_name": "name", "kms_key_id": "kms_key_arn"}),
    "msk:Cluster": (
        "aws_msk_cluster",
        {"encryption_info.encryption_at_rest.data_volume_kms_key_id": "encryption_info.encryption_at_rest_kms_key_arn"},
    ),
    "neptune:DbCluster": ("aws_neptune_cluster", _CLUSTER),
    "opensearchservice:Domain": ("aws_opensearch_domain", _DOMAIN),
    "rds:DbCluster": ("aws_rds_cluster", _CLUSTER),
    "rds:DbInstance": ("aws_db_instance", _DATABASE),
    "rds:DbProxy": ("aws_db_proxy", {"db_proxy_name": "name"}),
    "rds:GlobalCluster": ("aws_rds_global_cluster", {}),
    "redshift:Cluster": (
        "aws_redshift_cluster",
        {
            "db_name": "database_name",
            "master_user_password": "master_password",
            "destination_region": "snapshot_copy.destination_region",
            "logging_properties": "logging",
        },
    ),
    "redshiftserverless:Namespace": ("aws_redshiftserverless_namespace", {}),
    "redshiftserverless:Workgroup": ("aws_redshiftserverless_workgroup", {}),
    "s3:Bucket": (
        "aws_s3_bucket",
        {
            "bucket_name": "bucket",
            "access_control": "acl",
            "versioning_configuration.status": "versioning.enabled?",
            "logging_configuration.destination_bucket_name": "logging.target_bucket",
            "lifecycle_configuration.rules": "lifecycle_rule",
            "lifecycle_rule[].expiration_in_days": "expiration.days",
            "website_configuration": "website",
        },
    ),
    "s3:BucketPolicy": ("aws_s3_bucket_policy", _POLICY),
    "secretsmanager:Secret": ("aws_secretsmanager_secret", {"replica_regions": "replica"}),
    "securityhub:Hub": ("aws_securityhub_account", {}),
    "sns:Topic": ("aws_sns_topic", {"topic_name": "name"}),
    "sns:TopicPolicy": ("aws_sns_topic_policy", _POLICY),
    "sqs:Queue": ("aws_sqs_queue", {"queue_name": "name"}),
    "sqs:QueuePolicy": ("aws_sqs_queue_policy", _POLICY),
    "ssm:Parameter": ("aws_ssm_parameter", {}),
    "timestream:Database": ("aws_timestreamwrite_database", {}),
    "transfer:Server": ("aws_transfer_server", {}),
}

# What CloudFormation keeps in a resource and Terraform beside it: path → (Terraform type, argument that names the
# resource, rules of the values found at the path, under `it`).
_BESIDE: Mapping[str, Mapping[str, tuple[str, str, Mapping[str, str]]]] = {
    "aws_s3_bucket": {
        "public_access_block_configuration": ("aws_s3_bucket_public_access_block", "bucket", {}),
        "ownership_controls": ("aws_s3_bucket_ownership_controls", "bucket", {"rules": "rule"}),
    },
    "aws_efs_file_system": {
        "backup_policy": ("aws_efs_backup_policy", "file_system_id", {"status": "backup_policy.status"}),
        "replication_configuration": (
            "aws_efs_replication_configuration",
            "source_file_system_id",
            {"destinations": "destination"},
        ),
    },
    "aws_backup_vault": {
        "lock_configuration": ("aws_backup_vault_lock_configuration", "backup_vault_name", {}),
        "access_policy": ("aws_backup_vault_policy", "backup_vault_name", {"it": "policy{}"}),
    },
    "aws_ecr_repository": {
        "repository_policy_text": ("aws_ecr_repository_policy", "repository", {"it": "policy{}"}),
    },
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
    for adjust in (_ADJUSTED.get(key), _ADJUSTED.get(name)):
        if adjust is not None:
            adjust(moved)
    return moved


def beside(token: str, values: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Taken out of the values: (Terraform type, argument that names the resource, arguments) of each companion."""
    found = []
    for path, (companion, link, rules) in _BESIDE.get(type_of(token), {}).items():
        value = values.pop(path, None)
        if value is not None:
            inner = dict(value) if isinstance(value, Mapping) and "it" not in rules else {"it": value}
            found.append((companion, link, _moved(inner, rules)))
    return found


def _bucket(values: dict[str, Any]) -> None:
    """`BucketEncryption` as the rule of a bucket's own encryption block; `PublicRead` as `public-read`."""
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
    if isinstance(values.get("acl"), str):
        values["acl"] = snake(values["acl"]).replace("_", "-")


def _instance(values: dict[str, Any]) -> None:
    """Disks of a machine: what `Ebs` says stands in Terraform's block itself."""
    mappings = values.pop("block_device_mappings", None)
    if isinstance(mappings, list):
        mappings = [
            {**item, **inner} if isinstance(item, Mapping) and isinstance(inner := item.get("ebs"), Mapping) else item
            for item in mappings
        ]
    if mappings is not None:
        values["ebs_block_device"] = mappings


def _database(values: dict[str, Any]) -> None:
    """CloudFormation keeps backups for a day unless told otherwise (`BackupRetentionPeriod`); Terraform, none."""
    values.setdefault("backup_retention_period", 1)


def _flow_log(values: dict[str, Any]) -> None:
    """`ResourceType` tells which argument `ResourceId` is."""
    arguments = {
        "VPC": "vpc_id",
        "Subnet": "subnet_id",
        "NetworkInterface": "eni_id",
        "TransitGateway": "transit_gateway_id",
    }
    argument = arguments.get(str(values.get("resource_type")))
    if argument is not None and "resource_id" in values:
        values[argument] = values.pop("resource_id")


def _direction(direction: str) -> Callable[[dict[str, Any]], None]:
    def rule(values: dict[str, Any]) -> None:
        values["type"] = direction

    return rule


def _tunnels(values: dict[str, Any]) -> None:
    """The settings of both tunnels, each under its number."""
    specifications = values.pop("vpn_tunnel_options_specifications", None)
    for number in (1, 2):
        if isinstance(specifications, Unknown):
            values[f"tunnel{number}_ike_versions"] = specifications
        elif isinstance(specifications, list) and len(specifications) >= number:
            item = specifications[number - 1]
            for name, value in item.items() if isinstance(item, Mapping) else ():
                spelled = name.replace("dh_group", "_dh_group").replace("pre_shared", "preshared")
                values[f"tunnel{number}_{spelled}"] = _values(value)


def _values(value: Any) -> Any:
    """`[{"value": "AES256"}]` → `["AES256"]`."""
    if isinstance(value, list):
        return [item.get("value") if isinstance(item, Mapping) else item for item in value]
    return value


def _cluster_logs(values: dict[str, Any]) -> None:
    kinds = values.get("enabled_cluster_log_types")
    if isinstance(kinds, list):
        values["enabled_cluster_log_types"] = [
            item.get("type") if isinstance(item, Mapping) else item for item in kinds
        ]


def _plan(values: dict[str, Any]) -> None:
    rules = values.get("rule")
    if isinstance(rules, list):
        renamed = {"copy_action[].destination_backup_vault_arn": "destination_vault_arn"}
        values["rule"] = [_moved(dict(item), renamed) if isinstance(item, Mapping) else item for item in rules]


def _delivery_stream(values: dict[str, Any]) -> None:
    """That it is configured switches it on."""
    encryption = values.get("server_side_encryption")
    if isinstance(encryption, Mapping):
        values["server_side_encryption"] = [{"enabled": True, **encryption}]


def _redshift(values: dict[str, Any]) -> None:
    """That a place for logs is named switches them on."""
    logging = values.get("logging")
    if isinstance(logging, Mapping):
        values["logging"] = [{"enable": True, **logging}]


def _load_balancer(values: dict[str, Any]) -> None:
    """`Scheme`, and the attributes that are blocks and arguments in Terraform."""
    if isinstance(values.get("scheme"), str):
        values["internal"] = values.pop("scheme") == "internal"
    attributes = values.pop("load_balancer_attributes", None)
    for item in attributes if isinstance(attributes, list) else ():
        key, value = (item.get("key"), item.get("value")) if isinstance(item, Mapping) else (None, None)
        switch = value == "true" if value in {"true", "false"} else value
        if key == "access_logs.s3.enabled":
            values["access_logs"] = [{"enabled": switch}]
        elif key == "deletion_protection.enabled":
            values["enable_deletion_protection"] = switch
        elif key == "routing.http.drop_invalid_header_fields.enabled":
            values["drop_invalid_header_fields"] = switch


def _search_logs(values: dict[str, Any]) -> None:
    """A map by kind of log → a list that names the kind."""
    options = values.get("log_publishing_options")
    if isinstance(options, Mapping):
        values["log_publishing_options"] = [
            {"log_type": kind.upper(), **option} for kind, option in options.items() if isinstance(option, Mapping)
        ]


# What no rule of a path says, by token or by Terraform's type.
_ADJUSTED: Mapping[str, Callable[[dict[str, Any]], None]] = {
    "aws_backup_plan": _plan,
    "aws_s3_bucket": _bucket,
    "aws_instance": _instance,
    "aws_db_instance": _database,
    "aws_flow_log": _flow_log,
    "ec2:SecurityGroupIngress": _direction("ingress"),
    "ec2:SecurityGroupEgress": _direction("egress"),
    "aws_vpn_connection": _tunnels,
    "aws_eks_cluster": _cluster_logs,
    "aws_kinesis_firehose_delivery_stream": _delivery_stream,
    "aws_redshift_cluster": _redshift,
    "aws_lb": _load_balancer,
    "aws_opensearch_domain": _search_logs,
}
