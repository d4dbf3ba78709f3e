"""`cloudposse/*/aws`: clusters of RDS, buckets and tables.

Inputs and defaults were read in `variables.tf` and `main.tf` at github.com/cloudposse/terraform-aws-<name> (rds-cluster
v2.5.0, s3-bucket v4.14.0, dynamodb v0.37.0). A `context` may switch a module off; what is not known of it counts as on.
"""

from __future__ import annotations

from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import ITSELF, OPEN, Derived, Input, Inputs, Made, PublicModule
from hds_policies.translate.public_modules.statements import DENY_PLAIN_HTTP, policy_of

_ON = (Derived("enabled", lambda inputs: inputs.value(Input("enabled", default=True)) is not False),)


def _said(name: str) -> Derived:
    """An input whose "nothing" is the empty string."""

    def value(inputs: Inputs) -> Any:
        given = inputs.value(Input(name))
        return given if isinstance(given, Unknown) else given or None

    return Derived(name, value)


def _is_serverless(inputs: Inputs) -> Any:
    mode = inputs.value(Input("engine_mode", "provisioned"))
    return mode if isinstance(mode, Unknown) else mode == "serverless"


_RDS_CLUSTER = PublicModule(
    0,
    2,
    (
        Made(
            "aws_rds_cluster",
            {
                "engine": Input("engine", "aurora"),
                "engine_mode": Input("engine_mode", "provisioned"),
                "storage_encrypted": Derived(
                    "storage_encrypted",
                    lambda inputs: (
                        None
                        if _is_serverless(inputs) is True
                        else inputs.value(Input("storage_encrypted", default=False))
                    ),
                ),
                "kms_key_id": _said("kms_key_arn"),
                "backup_retention_period": Input("retention_period", 5),
                "deletion_protection": Input("deletion_protection", default=False),
                "skip_final_snapshot": Input("skip_final_snapshot", default=True),
                "replication_source_identifier": _said("replication_source_identifier"),
                "source_region": _said("source_region"),
                "snapshot_identifier": _said("snapshot_identifier"),
                "restore_to_point_in_time": Input("restore_to_point_in_time"),
                "enabled_cloudwatch_logs_exports": Input("enabled_cloudwatch_logs_exports"),
                "master_password": _said("admin_password"),
            },
            when=_ON,
        ),
        Made(
            "aws_rds_cluster_instance",
            {"publicly_accessible": Input("publicly_accessible", default=False)},
            when=_ON,
        ),
        Made(
            "aws_rds_cluster_parameter_group",
            {"family": Input("cluster_family"), "parameter": Input("cluster_parameters")},
            when=_ON,
        ),
        Made(
            "aws_security_group_rule",
            {
                "type": "ingress",
                "from_port": Input("db_port", 3306),
                "to_port": Input("db_port", 3306),
                "protocol": "tcp",
                "cidr_blocks": Input("allowed_cidr_blocks"),
                "ipv6_cidr_blocks": Input("allowed_ipv6_cidr_blocks"),
            },
            when=(
                *_ON,
                Derived(
                    "allowed_cidr_blocks",
                    lambda inputs: inputs.written("allowed_cidr_blocks") or inputs.written("allowed_ipv6_cidr_blocks"),
                ),
            ),
        ),
    ),
)


def _bucket_policy(inputs: Inputs) -> Any:
    """A denial of requests without TLS when asked for, and what documents and principals add, which is left open."""
    switch = inputs.value(Input("allow_ssl_requests_only", default=False))
    own: Any = switch if isinstance(switch, Unknown) else DENY_PLAIN_HTTP if switch else None
    more = any(inputs.written(name) for name in ("source_policy_documents", "privileged_principal_arns"))
    return policy_of(own, [inputs.open("var.source_policy_documents")] if more else None)


def _has_lists(inputs: Inputs) -> Any:
    ownership = inputs.value(Input("s3_object_ownership", "ObjectWriter"))
    return ownership if isinstance(ownership, Unknown) else ownership != "BucketOwnerEnforced"


def _kept(inputs: Inputs) -> Any:
    kept = inputs.value(Input("versioning_enabled", default=True))
    return kept if isinstance(kept, Unknown) else "Enabled" if kept else "Suspended"


_S3_BUCKET = PublicModule(
    0,
    4,
    (
        Made("aws_s3_bucket", {"bucket": Input("bucket_name")}, when=_ON),
        Made(
            "aws_s3_bucket_public_access_block",
            {
                "bucket": ITSELF,
                **{
                    name: Input(name, default=True)
                    for name in (
                        "block_public_acls",
                        "block_public_policy",
                        "ignore_public_acls",
                        "restrict_public_buckets",
                    )
                },
            },
            when=_ON,
        ),
        Made(
            "aws_s3_bucket_ownership_controls",
            {"bucket": ITSELF, "rule": {"object_ownership": Input("s3_object_ownership", "ObjectWriter")}},
            when=_ON,
        ),
        Made(
            "aws_s3_bucket_acl",
            {"bucket": ITSELF, "acl": Input("acl", "private"), "grant": Input("grants")},
            when=(*_ON, Derived("s3_object_ownership", _has_lists)),
        ),
        Made(
            "aws_s3_bucket_versioning",
            {"bucket": ITSELF, "versioning_configuration": {"status": Derived("versioning_enabled", _kept)}},
            when=_ON,
        ),
        Made(
            "aws_s3_bucket_server_side_encryption_configuration",
            {
                "bucket": ITSELF,
                "rule": {
                    "apply_server_side_encryption_by_default": {
                        "sse_algorithm": Input("sse_algorithm", "AES256"),
                        "kms_master_key_id": _said("kms_master_key_arn"),
                    }
                },
            },
            when=_ON,
        ),
        Made(
            "aws_s3_bucket_policy",
            {"bucket": ITSELF, "policy": Derived("allow_ssl_requests_only", _bucket_policy)},
            when=(*_ON, Derived("allow_ssl_requests_only", _bucket_policy)),
        ),
        Made(
            "aws_s3_bucket_replication_configuration",
            {"bucket": ITSELF, "rule": {"destination": {"bucket": Input("s3_replica_bucket_arn", OPEN)}}},
            when=(*_ON, Input("s3_replication_enabled", default=False)),
        ),
    ),
)


def _replicas(inputs: Inputs) -> Any:
    given = inputs.value(Input("replicas"))
    if isinstance(given, Unknown) or given is None:
        return given
    return [item if isinstance(item, Unknown) else {"region_name": item} for item in given]


_DYNAMODB = PublicModule(
    0,
    0,
    (
        Made(
            "aws_dynamodb_table",
            {
                "point_in_time_recovery": {"enabled": Input("enable_point_in_time_recovery", default=True)},
                "server_side_encryption": {"kms_key_arn": Input("server_side_encryption_kms_key_arn")},
                "deletion_protection_enabled": Input("deletion_protection_enabled", default=False),
                "replica": Derived("replicas", _replicas),
            },
            when=_ON,
        ),
    ),
)


MODULES = {
    "cloudposse/rds-cluster/aws": _RDS_CLUSTER,
    "cloudposse/s3-bucket/aws": _S3_BUCKET,
    "cloudposse/dynamodb/aws": _DYNAMODB,
}
