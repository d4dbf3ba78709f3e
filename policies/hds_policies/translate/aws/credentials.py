"""Keys and passwords of AWS: where they are written, how long they live, and how machines get theirs."""

import re
from collections.abc import Iterator

from hds_policies.facts.vendor_accounts import VENDOR_ACCOUNTS
from hds_policies.model.credentials import Credential, MachineMetadata
from hds_policies.model.security import AccessPolicy
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.aws.access import is_boundary
from hds_policies.translate.derivation import any_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, policy_document, policy_setting
from hds_policies.translate.reading import Resource
from hds_policies.translate.secrets_in_code import (
    container_environments,
    named_values,
    secret_arguments,
    texts_with_secrets,
)

_ACCOUNT = re.compile(r"(?:arn:aws[a-z-]*:iam::)?(\d{12})(?::|$)")


def access_key(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_access_key`, `aws_iam_service_specific_credential`: valid for ever, unless not active."""
    yield Credential(
        declaration=resource.declaration,
        placement=placement(resource),
        long_lived=converted(resource.text("status", "Active"), lambda word: word == "Active"),
    )


def instance(resource: Resource) -> Iterator[Thing]:
    """`aws_instance`, `aws_launch_template`, `aws_launch_configuration`: judged where the options are written.

    What is not written follows the image and the account ("Configure the Instance Metadata Service options").
    """
    if not resource.has("metadata_options.http_tokens"):
        return
    yield MachineMetadata(
        declaration=resource.declaration,
        placement=placement(resource),
        session_required=any_of(
            converted(resource.text("metadata_options.http_endpoint", "enabled"), lambda word: word == "disabled"),
            converted(resource.text("metadata_options.http_tokens"), lambda word: word == "required"),
        ),
    )


def notebook(resource: Resource) -> Iterator[Thing]:
    """`aws_sagemaker_notebook_instance`: both versions of the service unless asked otherwise."""
    version = resource.text("instance_metadata_service_configuration.minimum_instance_metadata_service_version", "1")
    yield MachineMetadata(
        declaration=resource.declaration,
        placement=placement(resource),
        session_required=converted(version, lambda word: word != "1"),
    )


def grants(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_policy` and the inline policies of roles, users, groups and permission sets."""
    path = "inline_policy" if resource.has("inline_policy") else "policy"
    found = policy_setting(resource, path, PolicyDocument.grants_whole_service)
    if found is not None and not is_boundary(resource):
        yield AccessPolicy(declaration=resource.declaration, placement=placement(resource), whole_service=found)


def role(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_role`: whose accounts may assume it, and the policies written into it."""
    trust, path = resource.raw("assume_role_policy")
    document = policy_document(trust)
    accounts = _accounts(document) if isinstance(document, PolicyDocument) else set()
    if accounts:
        yield AccessPolicy(
            declaration=resource.declaration,
            placement=placement(resource),
            vendors=Setting(
                tuple(sorted(VENDOR_ACCOUNTS[account] for account in accounts & VENDOR_ACCOUNTS.keys())),
                path,
                resource.declaration,
                spelled=sorted(accounts),
            ),
        )
    for inline in resource.blocks("inline_policy"):
        found = policy_setting(inline, "policy", PolicyDocument.grants_whole_service)
        if found is not None:
            yield AccessPolicy(
                declaration=resource.declaration,
                placement=placement(resource),
                detail=inline.prefix,
                whole_service=found,
            )


def users_own(resource: Resource) -> Iterator[Thing]:
    """`aws_iam_user_policy`, `aws_iam_user_policy_attachment`, and `aws_iam_policy_attachment` when it names users."""
    given = resource.at("user", raw=True)
    if resource.type == "aws_iam_policy_attachment":
        given = converted(resource.setting("users", ()), _names_somebody)
    yield AccessPolicy(declaration=resource.declaration, placement=placement(resource), to_single_users=given)


def _names_somebody(users: object) -> bool:
    """Whether a list of users has one: who it is may not be known."""
    return isinstance(users, (list, tuple)) and any(isinstance(user, Unknown) or user for user in users)


def _accounts(document: PolicyDocument) -> set[str]:
    """The account numbers that a trust policy names, as `111122223333` or in an ARN."""
    return {
        found.group(1)
        for statement in document.statements
        if statement.is_("Allow") is True
        for kind, principal in statement.principals
        if kind == "AWS" and isinstance(principal, str) and (found := _ACCOUNT.match(principal))
    }


POLICIES = {
    "aws_iam_policy": grants,
    "aws_iam_role_policy": grants,
    "aws_iam_user_policy": grants,
    "aws_iam_group_policy": grants,
    "aws_iam_role": role,
    "aws_ssoadmin_permission_set_inline_policy": grants,
    "aws_iam_access_key": access_key,
    "aws_iam_service_specific_credential": access_key,
    "aws_instance": instance,
    "aws_launch_template": instance,
    "aws_launch_configuration": instance,
    "aws_sagemaker_notebook_instance": notebook,
}
USERS = {
    "aws_iam_user_policy": users_own,
    "aws_iam_user_policy_attachment": users_own,
    "aws_iam_policy_attachment": users_own,
}
SECRETS = {
    "aws_db_instance": secret_arguments("password"),
    "aws_rds_cluster": secret_arguments("master_password"),
    "aws_docdb_cluster": secret_arguments("master_password"),
    "aws_redshift_cluster": secret_arguments("master_password"),
    "aws_redshiftserverless_namespace": secret_arguments("admin_user_password"),
    "aws_elasticache_replication_group": secret_arguments("auth_token"),
    "aws_elasticache_user": secret_arguments("passwords"),
    "aws_memorydb_user": secret_arguments("authentication_mode.passwords"),
    "aws_opensearch_domain": secret_arguments("advanced_security_options.master_user_options.master_user_password"),
    "aws_elasticsearch_domain": secret_arguments("advanced_security_options.master_user_options.master_user_password"),
    "aws_mq_broker": secret_arguments("user.password"),
    "aws_dms_endpoint": secret_arguments("password"),
    "aws_fsx_windows_file_system": secret_arguments("self_managed_active_directory.password"),
    "aws_datasync_location_fsx_windows_file_system": secret_arguments("password"),
    "aws_datasync_location_object_storage": secret_arguments("secret_key"),
    "aws_datasync_location_smb": secret_arguments("password"),
    "aws_directory_service_directory": secret_arguments("password"),
    "aws_secretsmanager_secret_version": secret_arguments("secret_string", vault=True),
    "aws_instance": texts_with_secrets("user_data", "user_data_base64"),
    "aws_launch_configuration": texts_with_secrets("user_data", "user_data_base64"),
    "aws_launch_template": texts_with_secrets("user_data"),
    "aws_lambda_function": named_values("environment.variables"),
    "aws_ecs_task_definition": container_environments("container_definitions"),
}
