"""Databases, caches and search domains of terraform-aws-modules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import ITSELF, Derived, Input, Inputs, Item, Listed, Made, PublicModule
from hds_policies.translate.public_modules.statements import policy_of

_KEPT_60_DAYS = Input("cloudwatch_log_group_retention_in_days", 60)


def _parameter_group(inputs: Inputs) -> Any:
    """The group that the module makes of the parameters, or one that the call names."""
    own = inputs.value(Input("create_db_parameter_group", default=True))
    return inputs.value(Input("parameter_group_name")) if own is False else inputs.value(ITSELF)


# Read at v7.2.0. Version 1 spelled "nothing" as an empty string.
_RDS = PublicModule(
    1,
    7,
    (
        Made(
            "aws_db_instance",
            {
                "engine": Input("engine"),
                "storage_encrypted": Input("storage_encrypted", {1: False, 4: True}),
                "kms_key_id": Input("kms_key_id"),
                "publicly_accessible": Input("publicly_accessible", default=False),
                "backup_retention_period": Input("backup_retention_period", {1: 1, 2: None}),
                "deletion_protection": Input("deletion_protection", default=False),
                "skip_final_snapshot": Input("skip_final_snapshot", {1: True, 2: False}),
                "replicate_source_db": Input("replicate_source_db"),
                "snapshot_identifier": Input("snapshot_identifier"),
                "restore_to_point_in_time": Input("restore_to_point_in_time"),
                "availability_zone": Input("availability_zone"),
                "enabled_cloudwatch_logs_exports": Input("enabled_cloudwatch_logs_exports"),
                "parameter_group_name": Derived("parameter_group_name", _parameter_group),
                "password": Input("password"),
            },
            when=(Input("create_db_instance", default=True),),
        ),
        Made(
            "aws_db_parameter_group",
            {"family": Input("family"), "parameter": Input("parameters")},
            when=(Input("create_db_parameter_group", default=True),),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Input("cloudwatch_log_group_retention_in_days", 7),
                "kms_key_id": Input("cloudwatch_log_group_kms_key_id"),
            },
            when=(
                Input("create_db_instance", default=True),
                Input("create_cloudwatch_log_group", default=False),
                Input("enabled_cloudwatch_logs_exports"),
            ),
        ),
    ),
)


def _members_public(inputs: Inputs) -> Any:
    """Whether one member is public: each may say so itself, and else takes what is said for all (until version 9)."""
    everywhere = inputs.value(Input("publicly_accessible", {1: False, 6: None}))
    members = inputs.value(Input("instances"))
    if not isinstance(members, Mapping):
        return everywhere
    said = [
        member["publicly_accessible"] if isinstance(member, Mapping) and "publicly_accessible" in member else everywhere
        for member in members.values()
    ]
    doubt = next((value for value in (*members.values(), *said) if isinstance(value, Unknown)), None)
    return True if any(value is True for value in said) else doubt if doubt is not None else False


def _cluster_made(inputs: Inputs) -> Any:
    return inputs.value(Input("create" if inputs.written("create") else "create_cluster", default=True))


# Read at v10.2.0.
_AURORA = PublicModule(
    1,
    10,
    (
        Made(
            "aws_rds_cluster",
            {
                "engine": Input("engine", {1: "aurora", 6: None}),
                "engine_mode": Input("engine_mode", {1: "provisioned", 6: None, 7: "provisioned"}),
                "storage_encrypted": Input("storage_encrypted", default=True),
                "kms_key_id": Input("kms_key_id"),
                "backup_retention_period": Input("backup_retention_period", {1: 7, 9: None}),
                "deletion_protection": Input("deletion_protection", {1: False, 6: None}),
                "skip_final_snapshot": Input("skip_final_snapshot", {1: False, 6: None, 7: False}),
                "replication_source_identifier": Input("replication_source_identifier"),
                "snapshot_identifier": Input("snapshot_identifier"),
                "restore_to_point_in_time": Input("restore_to_point_in_time"),
                "source_region": Input("source_region"),
                "enabled_cloudwatch_logs_exports": Input("enabled_cloudwatch_logs_exports"),
                "master_password": Derived(
                    "master_password", lambda inputs: inputs.either("master_password", "password") or None
                ),
            },
            when=(Derived("create", _cluster_made),),
        ),
        Made(
            "aws_rds_cluster_instance",
            {"publicly_accessible": Derived("instances", _members_public)},
            when=(Derived("create", _cluster_made),),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Input("cloudwatch_log_group_retention_in_days", 7),
                "kms_key_id": Input("cloudwatch_log_group_kms_key_id"),
            },
            when=(
                Derived("create", _cluster_made),
                Input("create_cloudwatch_log_group", default=False),
                Input("enabled_cloudwatch_logs_exports"),
            ),
        ),
    ),
)


def _is_memcached(inputs: Inputs) -> bool:
    return inputs.value(Input("engine")) == "memcached" if inputs.written("engine") else False


def _engine_outside_group(inputs: Inputs) -> Any:
    return None if inputs.written("replication_group_id") else inputs.value(Input("engine", "redis"))


# Read at v1.10.3.
_ELASTICACHE = PublicModule(
    1,
    1,
    (
        Made(
            "aws_elasticache_replication_group",
            {
                "engine": Input("engine", "redis"),
                "at_rest_encryption_enabled": Input("at_rest_encryption_enabled", default=True),
                "transit_encryption_enabled": Input("transit_encryption_enabled", default=True),
                "transit_encryption_mode": Input("transit_encryption_mode"),
                "kms_key_id": Input("kms_key_arn"),
                "global_replication_group_id": Input("global_replication_group_id"),
                "auth_token": Input("auth_token"),
            },
            when=(Input("create", default=True), Input("create_replication_group", default=True)),
        ),
        Made(
            "aws_elasticache_cluster",
            {
                "engine": Derived("engine", _engine_outside_group),
                "replication_group_id": Derived(
                    "create_replication_group",
                    lambda inputs: (
                        inputs.value(ITSELF)
                        if inputs.value(Input("create_replication_group", default=True)) is True
                        else inputs.value(Input("replication_group_id"))
                    ),
                ),
                "transit_encryption_enabled": Derived(
                    "transit_encryption_enabled",
                    lambda inputs: (
                        inputs.value(Input("transit_encryption_enabled", default=True))
                        if _is_memcached(inputs)
                        else None
                    ),
                ),
            },
            when=(Input("create", default=True), Input("create_cluster", default=False)),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Item("cloudwatch_log_group_retention_in_days", 14),
                "kms_key_id": Item("cloudwatch_log_group_kms_key_id"),
            },
            when=(Input("create", default=True), Derived("engine", lambda inputs: not _is_memcached(inputs))),
            each=Input("log_delivery_configuration", {"slow-log": {}}),
        ),
    ),
)

_DYNAMODB = PublicModule(
    0,
    5,
    (
        Made(
            "aws_dynamodb_table",
            {
                "point_in_time_recovery": {"enabled": Input("point_in_time_recovery_enabled", default=False)},
                "server_side_encryption": {"kms_key_arn": Input("server_side_encryption_kms_key_arn")},
                "deletion_protection_enabled": Input("deletion_protection_enabled"),
                "replica": Input("replica_regions"),
                "global_table_witness": Input("global_table_witness"),
            },
            when=(Input("create_table", default=True),),
        ),
        Made("aws_dynamodb_resource_policy", {"policy": Input("resource_policy")}, when=(Input("resource_policy"),)),
    ),
)


def _search_policy(inputs: Inputs) -> Any:
    """The statements given make the policy; without any the module writes none."""
    written = inputs.value(Input("access_policies"))
    return written if written is not None else policy_of(inputs.value(Input("access_policy_statements")))


def _published(inputs: Inputs) -> list[tuple[str, Any]]:
    """Logs go to groups that the module makes, unless an item names its own."""
    default = ({"log_type": "INDEX_SLOW_LOGS"}, {"log_type": "SEARCH_SLOW_LOGS"})
    own = {"cloudwatch_log_group_arn": inputs.value(ITSELF)}
    return [
        (path, {**own, **item} if isinstance(item, Mapping) else item)
        for path, item in inputs.items(Input("log_publishing_options", default))
    ]


# Read at v2.10.0.
_OPENSEARCH = PublicModule(
    1,
    2,
    (
        Made(
            "aws_opensearch_domain",
            {
                "encrypt_at_rest": {
                    "enabled": Input("encrypt_at_rest.enabled", default=True),
                    "kms_key_id": Input("encrypt_at_rest.kms_key_id"),
                },
                "node_to_node_encryption": {"enabled": Input("node_to_node_encryption.enabled", default=True)},
                "domain_endpoint_options": {
                    "enforce_https": Input("domain_endpoint_options.enforce_https", default=True),
                    "tls_security_policy": Input(
                        "domain_endpoint_options.tls_security_policy", "Policy-Min-TLS-1-2-2019-07"
                    ),
                },
                "cluster_config": {
                    "instance_count": Input("cluster_config.instance_count", 3),
                    "dedicated_master_enabled": Input("cluster_config.dedicated_master_enabled", default=True),
                },
                "vpc_options": Derived("vpc_options", lambda inputs: inputs.value(Input("vpc_options")) or None),
                "domain_name": Input("domain_name"),
                "advanced_security_options": {
                    "enabled": Input("advanced_security_options.enabled", default=True),
                    "internal_user_database_enabled": Input("advanced_security_options.internal_user_database_enabled"),
                    "master_user_options": {
                        "master_user_password": Input(
                            "advanced_security_options.master_user_options.master_user_password"
                        )
                    },
                },
                "log_publishing_options": Listed(_published),
                "access_policies": Derived("access_policy_statements", _search_policy),
            },
            when=(Input("create", default=True),),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {"retention_in_days": _KEPT_60_DAYS, "kms_key_id": Input("cloudwatch_log_group_kms_key_id")},
            when=(
                Input("create", default=True),
                Input("create_cloudwatch_log_groups", default=True),
                Input("log_publishing_options", default=True),
            ),
        ),
    ),
)


def _parameters(inputs: Inputs) -> Any:
    """Parameters by name, or each with its own name; before version 4 TLS was an input of its own."""
    given = inputs.value(Input("parameter_group_parameters"))
    if isinstance(given, Mapping):
        return [
            {"name": item.get("name", key), "value": item.get("value")} if isinstance(item, Mapping) else item
            for key, item in given.items()
        ]
    if given is None and inputs.written("require_ssl"):
        return [{"name": "require_ssl", "value": inputs.value(Input("require_ssl"))}]
    return given


# Read at v7.1.0.
_REDSHIFT = PublicModule(
    0,
    7,
    (
        Made(
            "aws_redshift_cluster",
            {
                "encrypted": Input("encrypted", {0: False, 4: True, 7: None}),
                "kms_key_id": Input("kms_key_arn"),
                "publicly_accessible": Input("publicly_accessible", {0: False, 7: None}),
                "cluster_identifier": Input("cluster_identifier"),
                "master_password": Input("master_password"),
                "automated_snapshot_retention_period": Input("automated_snapshot_retention_period", {0: 0, 4: None}),
            },
            when=(Input("create", default=True),),
        ),
        Made(
            "aws_redshift_parameter_group",
            {
                "family": Input("parameter_group_family", {0: "redshift-1.0", 7: "redshift-2.0"}),
                "parameter": Derived("parameter_group_parameters", _parameters),
            },
            when=(Input("create", default=True), Input("create_parameter_group", default=True)),
        ),
        Made(
            "aws_redshift_snapshot_copy",
            {"destination_region": Input("snapshot_copy.destination_region")},
            when=(Input("create", default=True), Input("snapshot_copy")),
        ),
    ),
)


MODULES = {
    "rds/aws": _RDS,
    "rds-aurora/aws": _AURORA,
    "elasticache/aws": _ELASTICACHE,
    "dynamodb-table/aws": _DYNAMODB,
    "opensearch/aws": _OPENSEARCH,
    "redshift/aws": _REDSHIFT,
}
