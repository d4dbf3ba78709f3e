"""Keys and secrets of AWS. Defaults are those of the hashicorp/aws documentation and of the AWS KMS developer guide."""

import re
from collections.abc import Iterator

from hds_policies.model.security import Key
from hds_policies.model.storage import SecretStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.redaction import looks_secret
from hds_policies.translate.derivation import always, any_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, policy_setting
from hds_policies.translate.reading import Resource


def key(resource: Resource) -> Iterator[Thing]:
    """`aws_kms_key`: rotation is off unless asked; asymmetric, HMAC and custom-store keys cannot rotate."""
    spec = resource.text("customer_master_key_spec", "SYMMETRIC_DEFAULT")
    use = resource.text("key_usage", "ENCRYPT_DECRYPT")
    rotates = (
        spec.known_or("SYMMETRIC_DEFAULT") == "SYMMETRIC_DEFAULT"
        and use.known_or("ENCRYPT_DECRYPT") == "ENCRYPT_DECRYPT"
        and not resource.has("custom_key_store_id")
    )
    yield Key(
        declaration=resource.declaration,
        placement=placement(resource),
        rotated=resource.boolean("enable_key_rotation", default=False) if rotates else None,
        rotation_days=resource.number("rotation_period_in_days"),
        open_to_strangers=_open_to_strangers(resource),
    )


def other_key(resource: Resource) -> Iterator[Thing]:
    """`aws_kms_external_key`, `aws_kms_replica_key`: imported or following the primary, so they do not rotate themselves."""
    yield Key(
        declaration=resource.declaration,
        placement=placement(resource),
        open_to_strangers=_open_to_strangers(resource),
    )


def _open_to_strangers(resource: Resource) -> Setting[bool]:
    """Without a policy of its own a key is for the account it belongs to."""
    found = [
        opened
        for holder in (resource, *resource.companions("aws_kms_key_policy", "key_id"))
        if (opened := policy_setting(holder, "policy", PolicyDocument.is_open_to_anyone)) is not None
    ]
    return any_of(*found) if found else resource.at("policy", raw=False, note="the account's own")


def lone_key_policy(resource: Resource) -> Iterator[Thing]:
    """`aws_kms_key_policy` of a key that is declared elsewhere."""
    if isinstance(resource.referred("key_id"), Resource):
        return
    opened = policy_setting(resource, "policy", PolicyDocument.is_open_to_anyone)
    if opened is not None:
        yield Key(declaration=resource.declaration, placement=placement(resource), open_to_strangers=opened)


def secret(resource: Resource) -> Iterator[Thing]:
    """`aws_secretsmanager_secret`: always encrypted."""
    yield SecretStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="Secrets Manager encrypts every secret"),
        customer_key=resource.setting("kms_key_id"),
    )


def parameter(resource: Resource) -> Iterator[Thing]:
    """`aws_ssm_parameter`: judged when it is a `SecureString`, or when its name says that it should be one.

    What only tells where a secret is (its ARN, its name) is none.
    """
    kind = resource.text("type")
    secure = converted(kind, lambda word: word == "SecureString")
    named = f"{resource.text('name').known_or('')} {resource.declaration.name}"
    if secure.raw is True or (looks_secret(named, "") and not _points_elsewhere(resource)):
        yield SecretStore(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=secure,
            customer_key=resource.setting("key_id"),
        )


_POINTER = re.compile(r"(?i)(?:^|[^a-z])(?:arn|id|name|ur[il])$")


def _points_elsewhere(resource: Resource) -> bool:
    """Whether a parameter holds the identifier of something, by the last word of its name or by its value."""
    name = resource.text("name").known_or(None) or resource.declaration.name
    if _POINTER.search(str(name)):
        return True
    value, _ = resource.raw("value")
    if isinstance(value, Unknown):
        named = [bool(_POINTER.search(reference.attribute or "")) for reference in value.references]
        return bool(named) and all(named)
    return isinstance(value, str) and value.startswith("arn:")


TRANSLATORS = {
    "aws_kms_key": key,
    "aws_kms_external_key": other_key,
    "aws_kms_replica_key": other_key,
    "aws_kms_replica_external_key": other_key,
    "aws_kms_key_policy": lone_key_policy,
    "aws_secretsmanager_secret": secret,
    "aws_ssm_parameter": parameter,
}
