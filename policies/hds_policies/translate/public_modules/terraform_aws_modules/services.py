"""Clusters, functions, brokers and rights of terraform-aws-modules."""

from __future__ import annotations

from typing import Any

from hds_policies.model.value import Unknown
from hds_policies.translate.public_modules.made import Derived, Input, Inputs, Item, Made, PublicModule
from hds_policies.translate.public_modules.statements import policy_of

_CREATE = Input("create", default=True)

# -- EKS ---------------------------------------------------------------------------------------------------------------


def _public_endpoint(inputs: Inputs) -> Any:
    return inputs.either("endpoint_public_access", "cluster_endpoint_public_access", default={2: True, 19: False})


def _public_addresses(inputs: Inputs) -> Any:
    return inputs.either("endpoint_public_access_cidrs", "cluster_endpoint_public_access_cidrs", default=("0.0.0.0/0",))


def _cluster_made(inputs: Inputs) -> Any:
    return inputs.either("create", "create_eks", default=True)


_CLUSTER = Derived("create", _cluster_made)

# Read at v21.19.0, which took "cluster_" off the names of inputs.
_EKS = PublicModule(
    2,
    21,
    (
        Made(
            "aws_eks_cluster",
            {
                "vpc_config": {
                    "endpoint_public_access": Derived("endpoint_public_access", _public_endpoint),
                    "public_access_cidrs": Derived("endpoint_public_access_cidrs", _public_addresses),
                },
                "enabled_cluster_log_types": Derived(
                    "enabled_log_types",
                    lambda inputs: inputs.either(
                        "enabled_log_types",
                        "cluster_enabled_log_types",
                        default={2: (), 18: ("audit", "api", "authenticator")},
                    ),
                ),
                "encryption_config": {
                    "provider": {
                        "key_arn": Derived(
                            "encryption_config",
                            lambda inputs: inputs.either(
                                "encryption_config.provider_key_arn", "cluster_encryption_config.provider_key_arn"
                            ),
                        )
                    }
                },
            },
            when=(_CLUSTER,),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Derived(
                    "cloudwatch_log_group_retention_in_days",
                    lambda inputs: inputs.either(
                        "cloudwatch_log_group_retention_in_days", "cluster_log_retention_in_days", default=90
                    ),
                ),
                "kms_key_id": Derived(
                    "cloudwatch_log_group_kms_key_id",
                    lambda inputs: inputs.either("cloudwatch_log_group_kms_key_id", "cluster_log_kms_key_id"),
                ),
            },
            when=(
                _CLUSTER,
                Input("create_cloudwatch_log_group", default=True),
                Derived(
                    "enabled_log_types",
                    # From version 18 on the log group is there whatever is logged.
                    lambda inputs: (
                        inputs.value(Input("cluster_enabled_log_types"))
                        if inputs.versions and max(inputs.versions) < 18
                        else True
                    ),
                ),
            ),
        ),
        Made(
            "aws_kms_key",
            {"enable_key_rotation": Input("enable_kms_key_rotation", default=True)},
            when=(_CLUSTER, Input("create_kms_key", {2: False, 19: True})),
        ),
    ),
)

# -- functions, containers ---------------------------------------------------------------------------------------------

_FUNCTION = (_CREATE, Input("create_function", default=True))


def _not(inputs: Inputs, name: str) -> Any:
    value = inputs.value(Input(name, default=False))
    return value if isinstance(value, Unknown) else not value


def _principal(inputs: Inputs) -> Any:
    """Who may call: named, or by the service that the trigger is of."""
    named = inputs.value(Item("principal"))
    if named is not None:
        return named
    service = inputs.value(Item("service"))
    return f"{service}.amazonaws.com" if isinstance(service, str) else service


# Read at v8.8.1.
_LAMBDA = PublicModule(
    1,
    8,
    (
        Made(
            "aws_lambda_function",
            {"environment": {"variables": Input("environment_variables")}},
            when=_FUNCTION,
        ),
        Made(
            "aws_lambda_function_url",
            {"authorization_type": Input("authorization_type", "NONE")},
            when=(*_FUNCTION, Input("create_lambda_function_url", default=False)),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Input("cloudwatch_logs_retention_in_days"),
                "kms_key_id": Input("cloudwatch_logs_kms_key_id"),
            },
            when=(
                *_FUNCTION,
                Derived(
                    "use_existing_cloudwatch_log_group",
                    lambda inputs: _not(inputs, "use_existing_cloudwatch_log_group"),
                ),
            ),
        ),
        Made(
            "aws_lambda_permission",
            {
                "principal": Derived("allowed_triggers", _principal),
                "source_arn": Item("source_arn"),
                "source_account": Item("source_account"),
                "principal_org_id": Item("principal_org_id"),
                "function_url_auth_type": Item("function_url_auth_type"),
            },
            when=_FUNCTION,
            each=Input("allowed_triggers"),
        ),
    ),
)


# Read at v7.5.0.
_ECS = PublicModule(
    1,
    7,
    (
        Made("aws_ecs_cluster", when=(_CREATE,)),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Input("cloudwatch_log_group_retention_in_days", 90),
                "kms_key_id": Input("cloudwatch_log_group_kms_key_id"),
            },
            when=(
                _CREATE,
                Input("create_cloudwatch_log_group", {1: False, 5: True}),
            ),
        ),
    ),
)

# Read at v3.3.0.
_MSK = PublicModule(
    1,
    3,
    (
        Made(
            "aws_msk_cluster",
            {
                "encryption_info": {
                    "encryption_at_rest_kms_key_arn": Input("encryption_at_rest_kms_key_arn"),
                    "encryption_in_transit": {
                        "client_broker": Input("encryption_in_transit_client_broker"),
                        "in_cluster": Input("encryption_in_transit_in_cluster"),
                    },
                },
                "logging_info": {
                    "broker_logs": {
                        "cloudwatch_logs": {"enabled": Input("cloudwatch_logs_enabled", default=False)},
                        "firehose": {"enabled": Input("firehose_logs_enabled", default=False)},
                        "s3": {"enabled": Input("s3_logs_enabled", default=False), "bucket": Input("s3_logs_bucket")},
                    }
                },
                "broker_node_group_info": {
                    "connectivity_info": {
                        "public_access": {"type": Input("broker_node_connectivity_info.public_access.type")}
                    }
                },
            },
            when=(_CREATE,),
        ),
        Made(
            "aws_cloudwatch_log_group",
            {
                "retention_in_days": Input("cloudwatch_log_group_retention_in_days", 0),
                "kms_key_id": Input("cloudwatch_log_group_kms_key_id"),
            },
            when=(_CREATE, Input("create_cloudwatch_log_group", default=True)),
        ),
    ),
)

# -- rights ------------------------------------------------------------------------------------------------------------


def _listed(inputs: Inputs, name: str) -> list[Any]:
    value = inputs.value(Input(name))
    if isinstance(value, Unknown):
        return [value]
    return list(value.values() if hasattr(value, "values") else value or ())


def _trust(inputs: Inputs) -> Any:
    """Who may assume the role; what the module asks for besides (a second factor) does not tell strangers apart."""
    custom = inputs.value(Input("custom_role_trust_policy"))
    if custom is not None and custom != "":
        return custom
    named = {"AWS": _listed(inputs, "trusted_role_arns"), "Service": _listed(inputs, "trusted_role_services")}
    statement = {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": named}
    if inputs.written("role_sts_externalid"):
        statement["Condition"] = {"StringEquals": {"sts:ExternalId": _listed(inputs, "role_sts_externalid")}}
    if inputs.written("trust_policy_conditions"):
        statement["Condition"] = inputs.open("var.trust_policy_conditions")
    return {"Statement": [statement]}


_ROLE = Input("create_role", {0: False, 6: True})

_IAM_POLICY = PublicModule(
    0,
    6,
    (
        Made(
            "aws_iam_policy",
            {"policy": Input("policy")},
            when=(Derived("create", lambda inputs: inputs.either("create", "create_policy", default=True)),),
        ),
    ),
)
_IAM_ASSUMABLE_ROLE = PublicModule(
    0,
    5,
    (
        Made("aws_iam_role", {"assume_role_policy": Derived("trusted_role_arns", _trust)}, when=(_ROLE,)),
        Made(
            "aws_iam_role_policy_attachment",
            {"policy_arn": Input("admin_role_policy_arn", "arn:aws:iam::aws:policy/AdministratorAccess")},
            when=(_ROLE, Input("attach_admin_policy", default=False)),
        ),
        Made(
            "aws_iam_role_policy_attachment",
            {"policy_arns": Input("custom_role_policy_arns")},
            when=(_ROLE, Input("custom_role_policy_arns")),
        ),
    ),
)
_IAM_ROLE = PublicModule(
    6,
    6,
    (
        Made(
            "aws_iam_role",
            {
                "assume_role_policy": Derived(
                    "trust_policy_permissions",
                    lambda inputs: policy_of(inputs.value(Input("trust_policy_permissions"))),
                )
            },
            when=(_CREATE,),
        ),
        Made(
            "aws_iam_role_policy_attachment",
            {"policy_arns": Derived("policies", lambda inputs: _listed(inputs, "policies"))},
            when=(_CREATE, Input("policies")),
        ),
        Made(
            "aws_iam_role_policy",
            {
                "policy": Derived(
                    "inline_policy_permissions",
                    lambda inputs: policy_of(inputs.value(Input("inline_policy_permissions"))),
                )
            },
            when=(_CREATE, Input("create_inline_policy", default=False)),
        ),
    ),
)


def _names_of_policies(inputs: Inputs) -> str:
    return "policies" if inputs.written("policies") else "policy_arns"


_IAM_USER = PublicModule(
    0,
    6,
    (
        Made(
            "aws_iam_user_policy_attachment",
            {"policy_arns": Derived("policies", lambda inputs: _listed(inputs, _names_of_policies(inputs)))},
            when=(Derived("policies", lambda inputs: inputs.value(Input(_names_of_policies(inputs)))),),
        ),
        Made(
            "aws_iam_access_key",
            when=(
                Derived("create", lambda inputs: inputs.either("create", "create_user", default=True)),
                Derived(
                    "create_access_key",
                    lambda inputs: inputs.either("create_access_key", "create_iam_access_key", default=True),
                ),
            ),
        ),
    ),
)


_IAM_GROUP = PublicModule(
    0,
    5,
    (
        Made(
            "aws_iam_group_policy_attachment",
            {"policy_arns": Input("custom_group_policy_arns")},
            when=(Input("create_group", default=True), Input("custom_group_policy_arns")),
        ),
        Made(
            "aws_iam_policy",
            {"policy": Item("policy")},
            when=(Input("create_group", default=True),),
            each=Input("custom_group_policies"),
        ),
    ),
)

MODULES = {
    "eks/aws": _EKS,
    "lambda/aws": _LAMBDA,
    "ecs/aws": _ECS,
    "msk-kafka-cluster/aws": _MSK,
    "iam/aws//modules/iam-policy": _IAM_POLICY,
    "iam/aws//modules/iam-assumable-role": _IAM_ASSUMABLE_ROLE,
    "iam/aws//modules/iam-role": _IAM_ROLE,
    "iam/aws//modules/iam-user": _IAM_USER,
    "iam/aws//modules/iam-group-with-policies": _IAM_GROUP,
}
