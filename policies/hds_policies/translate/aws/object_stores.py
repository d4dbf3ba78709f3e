"""Buckets of S3 with the resources that complete them. Defaults are those of Amazon S3 since April 2023.

Since January 2023 every new object is encrypted (SSE-S3), and since April 2023 a new bucket blocks public access and
ignores access lists, unless something written says otherwise.
"""

from collections.abc import Iterator

from hds_policies.model.storage import ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import all_of, always, any_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, judged
from hds_policies.translate.reading import Block, Companions, Resource

_PUBLIC_ACLS = frozenset({"public-read", "public-read-write", "authenticated-read", "website"})
_PUBLIC_GROUPS = (
    "http://acs.amazonaws.com/groups/global/AllUsers",
    "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
)
_BLOCKS = ("block_public_acls", "ignore_public_acls", "block_public_policy", "restrict_public_buckets")


def _named(resource: Resource, type_name: str) -> Companions:
    return resource.companions(type_name, "bucket", "bucket")


def bucket(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket` with its companions; the arguments of version 3 of the provider are read as well."""
    policies = [resource, *_named(resource, "aws_s3_bucket_policy")]
    blocks = _named(resource, "aws_s3_bucket_public_access_block")
    openings = [*_public_by_list(resource), *_public_by_policy(policies)]
    account = resource.every("aws_s3_account_public_access_block")
    shields = [*blocks, *account]
    effective = [
        setting
        for setting, switches in openings
        if not any(shield.boolean(name, default=False).raw is True for shield in shields for name in switches)
    ]
    https = [setting for holder in policies if (setting := _https_only(holder)) is not None]
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=_encrypted(resource),
        customer_key=_customer_key(resource),
        public=any_of(*effective) if effective else always(resource.declaration, value=False),
        access_blocked=_all_blocked(blocks.certain[0]) if blocks.certain else None,
        versioned=_versioned(resource),
        https_only=any_of(*https) if https else None,
        expires_after_days=_expiry(resource),
    )


def _encrypted(resource: Resource) -> Setting[bool]:
    """S3 has no way to store an object in clear; the setting shows what was asked for, when something was."""
    path = "rule.apply_server_side_encryption_by_default.sse_algorithm"
    for companion in _named(resource, "aws_s3_bucket_server_side_encryption_configuration"):
        return companion.at(path, raw=True)
    old = resource.at(f"server_side_encryption_configuration.{path}", raw=True)
    return old if not old.by_default else always(resource.declaration, value=True, note="S3 encrypts every new object")


def _customer_key(resource: Resource) -> Setting[object]:
    path = "rule.apply_server_side_encryption_by_default.kms_master_key_id"
    for companion in _named(resource, "aws_s3_bucket_server_side_encryption_configuration"):
        return companion.setting(path)
    return resource.setting(f"server_side_encryption_configuration.{path}")


def _versioned(resource: Resource) -> Setting[bool]:
    for companion in _named(resource, "aws_s3_bucket_versioning"):
        return converted(companion.text("versioning_configuration.status", ""), lambda status: status == "Enabled")
    return resource.boolean("versioning.enabled", default=False)


def _expiry(resource: Resource) -> Setting[int | None]:
    """The soonest that a rule deletes objects; a rule that is not enabled deletes none."""
    shortest: Setting[int | None] = always(resource.declaration, None)
    rules: list[Block] = [
        rule
        for companion in _named(resource, "aws_s3_bucket_lifecycle_configuration")
        for rule in companion.blocks("rule")
    ]
    for rule in [*rules, *resource.blocks("lifecycle_rule")]:
        off = rule.text("status").known_or("") == "Disabled" or rule.raw("enabled")[0] is False
        days = rule.number("expiration.days")
        if off or days.raw is None:
            continue
        if isinstance(days.raw, Unknown) or shortest.raw is None or (shortest.known and days.raw < shortest.raw):
            shortest = days
    return shortest


# -- who may read ------------------------------------------------------------------------------------------------------

_AGAINST_LISTS = ("block_public_acls", "ignore_public_acls")
_AGAINST_POLICIES = ("block_public_policy", "restrict_public_buckets")


def _public_by_list(resource: Resource) -> Iterator[tuple[Setting[bool], tuple[str, ...]]]:
    """Access lists that open the bucket; none counts when the owner enforces that there are no lists."""
    for controls in _named(resource, "aws_s3_bucket_ownership_controls"):
        if controls.text("rule.object_ownership").equals("BucketOwnerEnforced"):
            return
    for holder in (resource, *_named(resource, "aws_s3_bucket_acl")):
        for setting in public_lists(holder):
            yield setting, _AGAINST_LISTS


def public_lists(holder: Resource) -> Iterator[Setting[bool]]:
    """What the arguments `acl`, `grant` and `access_control_policy` say: whether everyone may read."""
    acl = holder.text("acl")
    if not acl.by_default:
        yield converted(acl, lambda name: name in _PUBLIC_ACLS)
    for grant in [*holder.blocks("grant"), *_grants(holder)]:
        uri = grant.text("uri" if grant.has("uri") else "grantee.uri", "")
        yield converted(uri, lambda text: text in _PUBLIC_GROUPS)


def _grants(holder: Resource) -> list[Block]:
    return [grant for policy in holder.blocks("access_control_policy") for grant in policy.blocks("grant")]


def _public_by_policy(holders: list[Resource]) -> Iterator[tuple[Setting[bool], tuple[str, ...]]]:
    for holder in holders:
        opened = judged(holder.raw("policy")[0], PolicyDocument.is_open_to_anyone)
        if opened is not None:
            yield Setting(opened, "policy", holder.declaration), _AGAINST_POLICIES


def _https_only(holder: Resource) -> Setting[bool] | None:
    refused = judged(holder.raw("policy")[0], PolicyDocument.refuses_plain_http)
    return Setting(raw=True, attribute="policy", declaration=holder.declaration) if refused is True else None


def _all_blocked(block: Resource) -> Setting[bool]:
    return all_of(*(block.boolean(name, default=False) for name in _BLOCKS))


# -- companions of what the root does not declare ----------------------------------------------------------------------


def _stands_alone(resource: Resource) -> bool:
    """Whether the bucket that a companion completes is not declared in the root, so that only the companion shows it."""
    return not any(
        resource in _named(store, resource.type).certain
        for type_name in ("aws_s3_bucket", "aws_s3_directory_bucket")
        for store in resource.every(type_name)
    )


def lone_policy(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket_policy` of a bucket that is declared elsewhere."""
    opened = judged(resource.raw("policy")[0], PolicyDocument.is_open_to_anyone)
    if opened is None or not _stands_alone(resource):
        return
    shields = _beside(resource, "aws_s3_bucket_public_access_block")
    if any(shield.boolean(name, default=False).raw is True for shield in shields for name in _AGAINST_POLICIES):
        opened = False
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=Setting(opened, "policy", resource.declaration),
        https_only=_https_only(resource),
    )


def _beside(resource: Resource, type_name: str) -> list[Resource]:
    """Companions of another type whose `bucket` is written in the same words."""
    own, _ = resource.raw("bucket")
    if not isinstance(own, str):
        return []
    return [other for other in resource.every(type_name) if other.setting("bucket").equals(own)]


def lone_list(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket_acl` of a bucket that is declared elsewhere."""
    settings = list(public_lists(resource))
    if settings and _stands_alone(resource):
        yield ObjectStore(declaration=resource.declaration, placement=placement(resource), public=any_of(*settings))


def lone_block(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket_public_access_block` of a bucket that is declared elsewhere, or a second one of the same bucket."""
    if _stands_alone(resource):
        yield ObjectStore(
            declaration=resource.declaration, placement=placement(resource), access_blocked=_all_blocked(resource)
        )


def account_block(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_account_public_access_block`: all buckets of the account."""
    yield ObjectStore(
        declaration=resource.declaration, placement=placement(resource), access_blocked=_all_blocked(resource)
    )


def stored_object(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_object`, `aws_s3_bucket_object`: an object may be public by its own list."""
    acl = resource.text("acl")
    if not acl.by_default:
        yield ObjectStore(
            declaration=resource.declaration,
            placement=placement(resource),
            public=converted(acl, lambda name: name in _PUBLIC_ACLS),
        )


def access_point(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_access_point`: a policy of its own, and blocks that are on by default."""
    opened = judged(resource.raw("policy")[0], PolicyDocument.is_open_to_anyone)
    if resource.has("vpc_configuration") or opened is None:
        return
    for block in resource.blocks("public_access_block_configuration") or [Block(resource.declaration, {}, "")]:
        if any(block.boolean(name, default=True).raw is True for name in _AGAINST_POLICIES):
            opened = False
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=Setting(opened, "policy", resource.declaration),
    )


TRANSLATORS = {
    "aws_s3_bucket": bucket,
    "aws_s3_bucket_policy": lone_policy,
    "aws_s3_bucket_acl": lone_list,
    "aws_s3_bucket_public_access_block": lone_block,
    "aws_s3_account_public_access_block": account_block,
    "aws_s3_object": stored_object,
    "aws_s3_bucket_object": stored_object,
    "aws_s3_access_point": access_point,
}
