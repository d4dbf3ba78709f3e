"""Buckets, queues, topics, file systems, disks, keys, secrets and registries of terraform-aws-modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import ITSELF, Derived, Input, Inputs, Item, Listed, Made, PublicModule
from hds_policies.translate.public_modules.statements import DENY_PLAIN_HTTP, policy_of

_CREATE = Input("create", default=True)


def unless(name: str, *, default: Any = False) -> Derived:
    """A switch that is on as long as an input is not."""

    def off(inputs: Inputs) -> Any:
        value = inputs.value(Input(name, default))
        return value if isinstance(value, Unknown) else not value

    return Derived(name, off)


def _listed(inputs: Inputs, name: str) -> list[Any]:
    value = inputs.value(Input(name))
    return [value] if isinstance(value, Unknown) else list(value or ())


# -- S3 ----------------------------------------------------------------------------------------------------------------


def _status(on: Any, off: str) -> Any:
    """`Enabled` for true; what is not known stays so."""
    if isinstance(on, bool) or on in ("true", "false"):
        return "Enabled" if on in (True, "true") else off
    return on.title() if isinstance(on, str) else on


def _upper(word: Any) -> Any:
    return word.upper() if isinstance(word, str) else word


def _version_status(inputs: Inputs) -> Any:
    """Until version 2 only `enabled` was looked at, and off when it was not there."""
    versioning = inputs.value(Input("versioning"))
    if not isinstance(versioning, Mapping):
        return versioning
    known = inputs.by_version({0: ("enabled",), 3: ("enabled", "status")})
    name = next((name for name in known if name in versioning), "")
    return _status(versioning[name], "Suspended") if name else inputs.by_version({0: "Suspended", 3: "Enabled"})


def _life_rules(inputs: Inputs) -> list[tuple[str, Any]]:
    return [
        (path, {**item, "status": _status(item.get("enabled", item.get("status")), "Disabled")})
        if isinstance(item, Mapping)
        else (path, item)
        for path, item in inputs.items(Input("lifecycle_rule"))
    ]


def _replicas(inputs: Inputs) -> list[tuple[str, Any]]:
    given = inputs.value(Input("replication_configuration"))
    if not isinstance(given, Mapping):
        return [("replication_configuration", given)] if isinstance(given, Unknown) else []
    name = next((name for name in ("rules", "rule") if name in given), "")
    rules = given.get(name)
    if isinstance(rules, (Unknown, Mapping)):
        return [(f"replication_configuration.{name}", rules)]
    return [(f"replication_configuration.{name}[{at}]", rule) for at, rule in enumerate(rules or ())]


def _own_statements(inputs: Inputs) -> Any:
    """The statement against requests without TLS; those for deliveries of logs name services."""
    switch = inputs.value(Input("attach_deny_insecure_transport_policy", default=False))
    if isinstance(switch, Unknown):
        return switch
    return policy_of(DENY_PLAIN_HTTP) if switch in (True, "true") else None


_BLOCKS = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


def _says_what_is_blocked(inputs: Inputs) -> Any:
    """Until 3.9 the switches were off by default: of a bucket whose call says nothing, only what opens it counts."""
    return any(map(inputs.written, _BLOCKS)) or inputs.by_version({0: False, (3, 9): True})


_BUCKET = (Input("create_bucket", default=True), unless("is_directory_bucket"))

# Read at v5.15.4, and in its changelog: since 3.9 a bucket blocks public access. Until version 2 the bucket itself held what are companions now.
_S3 = PublicModule(
    0,
    5,
    (
        Made("aws_s3_bucket", {"bucket": Input("bucket")}, when=_BUCKET),
        Made(
            "aws_s3_bucket_public_access_block",
            {
                "bucket": ITSELF,
                **{name: Input(name, {0: False, (3, 9): True}) for name in _BLOCKS},
            },
            when=(
                *_BUCKET,
                Input("attach_public_policy", {0: False, 1: True}),
                Derived("block_public_acls", _says_what_is_blocked),
            ),
        ),
        Made(
            "aws_s3_bucket_acl",
            {"bucket": ITSELF, "acl": Input("acl", {0: "private", 3: None}), "grant": Input("grant")},
            when=(
                *_BUCKET,
                Derived("acl", lambda inputs: inputs.either("acl", default={0: "private", 3: None})),
            ),
        ),
        Made(
            "aws_s3_bucket_ownership_controls",
            {
                "bucket": ITSELF,
                "rule": {
                    "object_ownership": Input("object_ownership", {0: "ObjectWriter", (3, 9): "BucketOwnerEnforced"})
                },
            },
            when=(*_BUCKET, Input("control_object_ownership", default=False)),
        ),
        Made(
            "aws_s3_bucket_policy",
            {"bucket": ITSELF, "policy": Input("policy")},
            when=(*_BUCKET, Input("attach_policy", default=False)),
        ),
        Made(
            "aws_s3_bucket_policy",
            {"bucket": ITSELF, "policy": Derived("attach_deny_insecure_transport_policy", _own_statements)},
            when=(*_BUCKET, Derived("attach_deny_insecure_transport_policy", _own_statements)),
        ),
        Made(
            "aws_s3_bucket_versioning",
            {"bucket": ITSELF, "versioning_configuration": {"status": Derived("versioning", _version_status)}},
            when=(*_BUCKET, Input("versioning")),
        ),
        Made(
            "aws_s3_bucket_server_side_encryption_configuration",
            {"bucket": ITSELF, "rule": Input("server_side_encryption_configuration.rule")},
            when=(*_BUCKET, Input("server_side_encryption_configuration")),
        ),
        Made(
            "aws_s3_bucket_lifecycle_configuration",
            {"bucket": ITSELF, "rule": Listed(_life_rules)},
            when=(*_BUCKET, Input("lifecycle_rule")),
        ),
        Made(
            "aws_s3_bucket_replication_configuration",
            {"bucket": ITSELF, "rule": Listed(_replicas)},
            when=(*_BUCKET, Input("replication_configuration")),
        ),
        Made(
            "aws_s3_bucket_logging",
            {"bucket": ITSELF, "target_bucket": Input("logging.target_bucket")},
            when=(*_BUCKET, Input("logging")),
        ),
        Made(
            "aws_s3_bucket_accelerate_configuration",
            {"bucket": ITSELF, "status": Input("acceleration_status")},
            when=(*_BUCKET, Input("acceleration_status")),
        ),
    ),
)


# -- messages ----------------------------------------------------------------------------------------------------------


def _queue_sse(*names: str) -> Callable[[Inputs], Any]:
    """Version 3 hands on only a true switch, and from version 4 on a key stands in for the service's own encryption."""

    def switch(inputs: Inputs) -> Any:
        key = inputs.either(*(f"{name.removesuffix('sqs_managed_sse_enabled')}kms_master_key_id" for name in names))
        given = inputs.either(*names, default={0: None, 3: False, 4: True})
        if 3 in inputs.versions and given is False:
            return None
        return given if key is None else None

    return switch


_QUEUE = (_CREATE,)
_DEAD_LETTERS = (_CREATE, Input("create_dlq", default=False))

# Read at v5.2.1.
_SQS = PublicModule(
    0,
    5,
    (
        Made(
            "aws_sqs_queue",
            {
                "kms_master_key_id": Derived(
                    "kms_master_key_id", lambda inputs: inputs.value(Input("kms_master_key_id")) or None
                ),
                "sqs_managed_sse_enabled": Derived("sqs_managed_sse_enabled", _queue_sse("sqs_managed_sse_enabled")),
                "policy": Input("policy"),
            },
            when=_QUEUE,
        ),
        Made(
            "aws_sqs_queue_policy",
            {
                "queue_url": ITSELF,
                "policy": Derived(
                    "queue_policy_statements",
                    lambda inputs: policy_of(
                        inputs.value(Input("queue_policy_statements")), _listed(inputs, "source_queue_policy_documents")
                    ),
                ),
            },
            when=(*_QUEUE, Input("create_queue_policy", default=False)),
        ),
        Made(
            "aws_sqs_queue",
            {
                "kms_master_key_id": Derived(
                    "dlq_kms_master_key_id",
                    lambda inputs: inputs.either("dlq_kms_master_key_id", "kms_master_key_id"),
                ),
                "sqs_managed_sse_enabled": Derived(
                    "dlq_sqs_managed_sse_enabled", _queue_sse("dlq_sqs_managed_sse_enabled", "sqs_managed_sse_enabled")
                ),
            },
            when=_DEAD_LETTERS,
        ),
        Made(
            "aws_sqs_queue_policy",
            {
                "policy": Derived(
                    "dlq_queue_policy_statements",
                    lambda inputs: policy_of(inputs.value(Input("dlq_queue_policy_statements"))),
                )
            },
            when=(*_DEAD_LETTERS, Input("create_dlq_queue_policy", default=False)),
        ),
    ),
)

# Read at v7.1.0. The default statement of the policy names everyone, but of the own account.
_SNS = PublicModule(
    2,
    7,
    (
        Made(
            "aws_sns_topic",
            {
                "kms_master_key_id": Input("kms_master_key_id"),
                "policy": Input("topic_policy"),
            },
            when=(Derived("create", lambda inputs: inputs.either("create", "create_sns_topic", default=True)),),
        ),
        Made(
            "aws_sns_topic_policy",
            {
                "policy": Derived(
                    "topic_policy_statements",
                    lambda inputs: policy_of(
                        inputs.value(Input("topic_policy_statements")), _listed(inputs, "source_topic_policy_documents")
                    ),
                )
            },
            when=(_CREATE, Input("create_topic_policy", default=True), Input("topic_policy_statements")),
        ),
        Made(
            "aws_sns_topic_subscription",
            {"protocol": Item("protocol"), "endpoint": Item("endpoint")},
            when=(_CREATE, Input("create_subscription", default=True)),
            each=Input("subscriptions"),
        ),
    ),
)

# -- files and disks ---------------------------------------------------------------------------------------------------

# Read at v2.0.0.
_EFS = PublicModule(
    1,
    2,
    (
        Made(
            "aws_efs_file_system",
            {"encrypted": Input("encrypted", default=True), "kms_key_id": Input("kms_key_arn")},
            when=(_CREATE,),
        ),
        Made(
            "aws_efs_backup_policy",
            {
                "file_system_id": ITSELF,
                "backup_policy": {
                    "status": Derived(
                        "enable_backup_policy",
                        lambda inputs: _upper(
                            _status(inputs.value(Input("enable_backup_policy", default=True)), "Disabled")
                        ),
                    )
                },
            },
            when=(_CREATE, Input("create_backup_policy", default=True)),
        ),
        Made(
            "aws_efs_replication_configuration",
            {"destination": Input("replication_configuration_destination")},
            when=(_CREATE, Input("create_replication_configuration", default=False)),
        ),
    ),
)


def _metadata(tokens: Mapping[int, Any]) -> Mapping[str, Any]:
    """How the machine's metadata answers; whether tokens are asked for when nothing is said changed with the version."""
    return {
        "http_endpoint": Input("metadata_options.http_endpoint"),
        "http_tokens": Input("metadata_options.http_tokens", tokens),
    }


# Read at v6.4.0.
_EC2 = PublicModule(
    1,
    6,
    (
        Made(
            "aws_instance",
            {
                "ami": Input("ami"),
                "root_block_device": Input("root_block_device"),
                "ebs_block_device": Input("ebs_block_device"),
                "launch_template": Input("launch_template"),
                "availability_zone": Input("availability_zone"),
                "metadata_options": _metadata({1: None, 3: "optional", 5: "required"}),
                "user_data": Input("user_data"),
            },
            when=(_CREATE,),
        ),
        Made(
            "aws_ebs_volume",
            {
                "encrypted": Item("encrypted"),
                "kms_key_id": Item("kms_key_id"),
                "snapshot_id": Item("snapshot_id"),
            },
            when=(_CREATE,),
            each=Input("ebs_volumes"),
        ),
        Made(
            "aws_vpc_security_group_ingress_rule",
            {
                "cidr_ipv4": Item("cidr_ipv4"),
                "cidr_ipv6": Item("cidr_ipv6"),
                "prefix_list_id": Item("prefix_list_id"),
                "from_port": Item("from_port"),
                "to_port": Item("to_port"),
                "ip_protocol": Item("ip_protocol", "tcp"),
            },
            when=(_CREATE, Input("create_security_group", default=True)),
            each=Input("security_group_ingress_rules"),
        ),
    ),
)

# Read at v9.2.1; before version 5 the disks were described otherwise.
_AUTOSCALING = PublicModule(
    5,
    9,
    (
        Made("aws_autoscaling_group", when=(_CREATE,)),
        Made(
            "aws_launch_template",
            {
                "block_device_mappings": Input("block_device_mappings"),
                "metadata_options": _metadata({5: None, 9: "required"}),
            },
            when=(_CREATE, Input("create_launch_template", default=True)),
        ),
    ),
)

# -- keys and secrets --------------------------------------------------------------------------------------------------


def _key_policy(inputs: Inputs) -> Any:
    """The policy given, or one made of who owns, administers and uses the key; the account itself always may."""
    given = inputs.value(Input("policy"))
    if given is not None:
        return given
    named = [
        {"Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": {"AWS": _listed(inputs, name)}}
        for name in ("key_owners", "key_administrators", "key_users", "key_service_users")
        if inputs.written(name)
    ]
    documents = [*_listed(inputs, "source_policy_documents"), *_listed(inputs, "override_policy_documents")]
    more = [inputs.open("var.source_policy_documents")] if documents else []
    return policy_of(named, inputs.value(Input("key_statements")), more)


# Read at v4.2.0.
_KMS = PublicModule(
    1,
    4,
    (
        Made(
            "aws_kms_key",
            {
                "enable_key_rotation": Input("enable_key_rotation", default=True),
                "key_usage": Input("key_usage"),
                "customer_master_key_spec": Input("customer_master_key_spec"),
                "custom_key_store_id": Input("custom_key_store_id"),
                "policy": Derived("policy", _key_policy),
            },
            when=(_CREATE, unless("create_external"), unless("create_replica"), unless("create_replica_external")),
        ),
        *(
            Made(type_name, {"policy": Derived("policy", _key_policy)}, when=(_CREATE, Input(switch, default=False)))
            for type_name, switch in (
                ("aws_kms_external_key", "create_external"),
                ("aws_kms_replica_key", "create_replica"),
                ("aws_kms_replica_external_key", "create_replica_external"),
            )
        ),
    ),
)


def _secret_replicas(inputs: Inputs) -> list[tuple[str, Any]]:
    """Copies by region: the key is the region unless the item says another."""
    given = inputs.value(Input("replica"))
    if not isinstance(given, Mapping):
        return [("replica", given)] if isinstance(given, Unknown) else []
    return [
        (f'replica["{key}"]', item if isinstance(item, Unknown) else {"region": _region(item, key)})
        for key, item in given.items()
    ]


def _region(item: Any, key: str) -> Any:
    return item["region"] if isinstance(item, Mapping) and "region" in item else key


# Read at v2.0.1.
_SECRETS = PublicModule(
    1,
    2,
    (
        Made(
            "aws_secretsmanager_secret",
            {"kms_key_id": Input("kms_key_id"), "replica": Listed(_secret_replicas)},
            when=(_CREATE,),
        ),
        Made(
            "aws_secretsmanager_secret_policy",
            {
                "policy": Derived(
                    "policy_statements",
                    lambda inputs: policy_of(
                        inputs.value(Input("policy_statements")), _listed(inputs, "source_policy_documents")
                    ),
                )
            },
            when=(_CREATE, Input("create_policy", default=False)),
        ),
    ),
)

# -- registries --------------------------------------------------------------------------------------------------------


def _is_kind(kind: str) -> Derived:
    return Derived("repository_type", lambda inputs: _same(inputs.value(Input("repository_type", "private")), kind))


def _same(value: Any, wanted: str) -> Any:
    return value if isinstance(value, Unknown) else value == wanted


def _repository_policy(inputs: Inputs) -> Any:
    if inputs.value(Input("create_repository_policy", default=True)) is False:
        return inputs.value(Input("repository_policy"))
    readers = [
        {"Effect": "Allow", "Action": "ecr:*", "Principal": {"AWS": _listed(inputs, name)}}
        for name in ("repository_read_access_arns", "repository_read_write_access_arns")
        if inputs.written(name)
    ]
    return policy_of(readers, inputs.value(Input("repository_policy_statements")))


def _registry_copies(inputs: Inputs) -> list[tuple[str, Any]]:
    return [
        (path, {"destination": rule.get("destinations")} if isinstance(rule, Mapping) else rule)
        for path, rule in inputs.items(Input("registry_replication_rules"))
    ]


_REPOSITORY = (_CREATE, Input("create_repository", default=True))

# Read at v3.2.0.
_ECR = PublicModule(
    1,
    3,
    (
        Made(
            "aws_ecr_repository",
            {"encryption_configuration": {"kms_key": Input("repository_kms_key")}},
            when=(*_REPOSITORY, _is_kind("private")),
        ),
        Made(
            "aws_ecr_repository_policy",
            {"policy": Derived("repository_policy_statements", _repository_policy)},
            when=(*_REPOSITORY, _is_kind("private"), Input("attach_repository_policy", default=True)),
        ),
        Made("aws_ecrpublic_repository", when=(*_REPOSITORY, _is_kind("public"))),
        Made(
            "aws_ecr_replication_configuration",
            {"replication_configuration": {"rule": Listed(_registry_copies)}},
            when=(_CREATE, Input("create_registry_replication_configuration", default=False)),
        ),
    ),
)

MODULES = {
    "s3-bucket/aws": _S3,
    "sqs/aws": _SQS,
    "sns/aws": _SNS,
    "efs/aws": _EFS,
    "ec2-instance/aws": _EC2,
    "autoscaling/aws": _AUTOSCALING,
    "kms/aws": _KMS,
    "secrets-manager/aws": _SECRETS,
    "ecr/aws": _ECR,
}
