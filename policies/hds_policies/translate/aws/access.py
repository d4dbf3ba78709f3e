"""Policies of identities and of resources, evaluated as policies."""

from collections.abc import Callable, Iterator

from hds_policies.model.security import AccessPolicy
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import any_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, policy_setting
from hds_policies.translate.reading import Block, Resource

# Managed policies of AWS that grant everything, or the right to grant it.
_ADMINISTRATORS = ("AdministratorAccess", "IAMFullAccess")
# Those that grant every action of a service that keeps data, keys or traces (AWS, "Managed Policy Reference Guide").
_WHOLE_SERVICES = (
    "AmazonDynamoDBFullAccess",
    "AmazonDynamoDBFullAccess_v2",
    "AmazonRDSFullAccess",
    "AmazonS3FullAccess",
    "AmazonSSMFullAccess",
    "AWSBackupFullAccess",
    "AWSCloudTrail_FullAccess",
    "AWSOrganizationsFullAccess",
    "CloudWatchLogsFullAccess",
    "SecretsManagerReadWrite",
)


def _administrator(block: Block, path: str) -> Setting[bool] | None:
    return policy_setting(block, path, PolicyDocument.grants_everything)


def _public(block: Block, path: str) -> Setting[bool] | None:
    return policy_setting(block, path, PolicyDocument.is_open_to_anyone)


# -- identities --------------------------------------------------------------------------------------------------------


_ATTACHMENTS = (
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
)


def is_boundary(resource: Resource) -> bool:
    """Whether a policy is only used as a permissions boundary: a boundary grants nothing, it limits what others grant."""
    bounded = any(
        resource.companions(type_name, "permissions_boundary", "arn") for type_name in ("aws_iam_role", "aws_iam_user")
    )
    return bounded and not any(resource.companions(type_name, "policy_arn", "arn") for type_name in _ATTACHMENTS)


def identity_policy(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_policy` and the inline policies of roles, users, groups and permission sets."""
    if is_boundary(resource):
        return
    granted = _administrator(resource, "inline_policy" if resource.has("inline_policy") else "policy")
    if granted is not None:
        yield AccessPolicy(declaration=resource.declaration, placement=placement(resource), administrator=granted)


def role(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_role`: who may assume it, and the policies written into it."""
    granted = [
        found for inline in resource.blocks("inline_policy") if (found := _administrator(inline, "policy")) is not None
    ]
    if resource.has("managed_policy_arns"):
        granted.append(_attached(resource, "managed_policy_arns", _ADMINISTRATORS))
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=any_of(*granted) if granted else None,
        whole_service=_attached(resource, "managed_policy_arns", _WHOLE_SERVICES)
        if resource.has("managed_policy_arns")
        else None,
        public=_public(resource, "assume_role_policy"),
    )


def attachment(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_*_policy_attachment` and their like: AWS' own policies grant everything, or a service as a whole."""
    path = next((path for path in ("policy_arns", "managed_policy_arn") if resource.has(path)), "policy_arn")
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=_attached(resource, path, _ADMINISTRATORS),
        whole_service=_attached(resource, path, _WHOLE_SERVICES),
    )


def _attached(resource: Resource, path: str, wanted: tuple[str, ...]) -> Setting[bool]:
    """Whether one of the policies named is of those `wanted`; a policy of the root is judged where it is written."""
    value, _ = resource.raw(path)
    doubt: Unknown | None = None
    for item in value if isinstance(value, (list, tuple)) else [value]:
        if isinstance(item, str) and item.endswith(tuple(f"/{name}" for name in wanted)):
            return _granted(resource, path, item)
        if not isinstance(item, Unknown):
            continue
        # `arn:${data.aws_partition.current.partition}:iam::aws:policy/…`: what refers to the partition names a policy.
        if any(isinstance(part, str) and part.rpartition("/")[2] in wanted for part in item.parts):
            return _granted(resource, path, item.parts[-1])
        named = resource.neighbours.referred(item)
        if isinstance(named, Resource):
            names = (named.raw("name")[0], named.raw("arn")[0])
            found = named.declaration.mode == "data" and next(
                (name for name in names if isinstance(name, str) and name.rpartition("/")[2] in wanted), None
            )
            if found:
                return _granted(resource, path, found)
        elif not item.references and not item.parts:
            doubt = item
    return resource.at(path, raw=doubt if doubt is not None else False)


def _granted(resource: Resource, path: str, policy: object) -> Setting[bool]:
    return Setting(raw=True, attribute=path, declaration=resource.declaration, spelled=policy)


# -- resources ---------------------------------------------------------------------------------------------------------


def _resource_policy(path: str) -> Callable[[Resource], Iterator[Thing]]:
    def translate(resource: Resource) -> Iterator[Thing]:
        opened = _public(resource, path)
        if opened is not None:
            yield AccessPolicy(declaration=resource.declaration, placement=placement(resource), public=opened)

    return translate


def function_permission(resource: Resource) -> Iterator[Thing]:
    """`aws_lambda_permission`: everyone, unless an account, an organisation, a source or IAM limits it."""
    limited = any(resource.has(path) for path in ("source_arn", "source_account", "principal_org_id")) or (
        resource.text("function_url_auth_type").known_or("") == "AWS_IAM"
    )
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        public=converted(resource.text("principal"), lambda word: word == "*" and not limited),
    )


TRANSLATORS = {
    "aws_iam_policy": identity_policy,
    "aws_iam_role_policy": identity_policy,
    "aws_iam_user_policy": identity_policy,
    "aws_iam_group_policy": identity_policy,
    "aws_iam_role": role,
    "aws_iam_role_policy_attachment": attachment,
    "aws_iam_user_policy_attachment": attachment,
    "aws_iam_group_policy_attachment": attachment,
    "aws_iam_policy_attachment": attachment,
    "aws_iam_role_policy_attachments_exclusive": attachment,
    "aws_ssoadmin_permission_set_inline_policy": identity_policy,
    "aws_ssoadmin_managed_policy_attachment": attachment,
    "aws_sqs_queue": _resource_policy("policy"),
    "aws_sqs_queue_policy": _resource_policy("policy"),
    "aws_sns_topic": _resource_policy("policy"),
    "aws_sns_topic_policy": _resource_policy("policy"),
    "aws_ecr_repository_policy": _resource_policy("policy"),
    "aws_ecr_registry_policy": _resource_policy("policy"),
    "aws_secretsmanager_secret": _resource_policy("policy"),
    "aws_secretsmanager_secret_policy": _resource_policy("policy"),
    "aws_backup_vault_policy": _resource_policy("policy"),
    "aws_efs_file_system_policy": _resource_policy("policy"),
    "aws_glacier_vault": _resource_policy("access_policy"),
    "aws_dynamodb_resource_policy": _resource_policy("policy"),
    "aws_kinesis_resource_policy": _resource_policy("policy"),
    "aws_cloudwatch_log_destination_policy": _resource_policy("access_policy"),
    "aws_cloudwatch_log_resource_policy": _resource_policy("policy_document"),
    "aws_cloudwatch_event_bus_policy": _resource_policy("policy"),
    "aws_codeartifact_domain_permissions_policy": _resource_policy("policy_document"),
    "aws_lambda_permission": function_permission,
}
