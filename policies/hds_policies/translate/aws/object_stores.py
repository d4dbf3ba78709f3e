"""Buckets of S3 with the resources that complete them. Defaults are those of Amazon S3 since April 2023.

Since January 2023 every new object is encrypted (SSE-S3), and since April 2023 a new bucket blocks public access and
ignores access lists, unless something written says otherwise.
"""

from collections.abc import Iterator

from hds_policies.model.storage import ObjectStore
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.aws.log_collectors import collects_logs, unless_it_collects
from hds_policies.translate.derivation import all_of, always, any_of, certainly, converted, not_shown
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, policy_setting
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
    """`aws_s3_bucket`; the arguments of version 3 of the provider are read as well.

    An access list is judged on the bucket, whether it is written there or, since version 4, in a resource of its own. A
    policy that opens the bucket is judged where it is written, and the bucket then is not judged for it again.
    """
    own = any_of(_opening(resource), *map(_opening, _named(resource, "aws_s3_bucket_acl")))
    openings = [_opening(companion) for companion in _named(resource, "aws_s3_bucket_policy")]
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=_encrypted(resource),
        customer_key=_customer_key(resource),
        public=own if own.raw is not False or all(found.raw is False for found in openings) else None,
        # A log is written once: there are no former versions of it to keep.
        versioned=None if collects_logs(resource) else unless_it_collects(resource, _versioned(resource)),
        https_only=_https_only(resource),
        expires_after_days=_expiry(resource),
    )


# Hosts of the same interface that store in clear what does not ask for encryption (OVHcloud, "Encrypt your server-side
# objects"; Scaleway, "How to enable server-side encryption").
_IN_CLEAR = frozenset({"ovh", "scaleway"})


def _encrypted(resource: Resource) -> Setting[bool]:
    """Amazon has no way to store an object in clear; the setting shows what was asked for, when something was.

    The provider also serves other hosts of the same interface, which promise nothing of the kind.
    """
    place = placement(resource)
    host = place.host if place is not None else "aws"
    by_itself = host == "aws"
    path = "rule.apply_server_side_encryption_by_default.sse_algorithm"
    for companion in _named(resource, "aws_s3_bucket_server_side_encryption_configuration"):
        return companion.at(path, raw=True) if by_itself else converted(companion.text(path, ""), bool)
    asked = resource.text(f"server_side_encryption_configuration.{path}")
    if not asked.by_default:
        return resource.at(asked.attribute, raw=True) if by_itself else converted(asked, bool)
    if by_itself:
        return always(resource.declaration, value=True, note="S3 encrypts every new object")
    path = "server_side_encryption_configuration"
    if host in _IN_CLEAR:
        return resource.at(path, raw=False)
    return not_shown(resource.declaration, path, "what the host of the bucket does by itself")


def _customer_key(resource: Resource) -> Setting[object]:
    path = "rule.apply_server_side_encryption_by_default.kms_master_key_id"
    for companion in _named(resource, "aws_s3_bucket_server_side_encryption_configuration"):
        return companion.setting(path)
    return resource.setting(f"server_side_encryption_configuration.{path}")


def _versioned(resource: Resource) -> Setting[bool]:
    """Object Lock needs versions and switches them on (Amazon S3 User Guide, "Locking objects with Object Lock")."""
    if _named(resource, "aws_s3_bucket_object_lock_configuration") or resource.has("object_lock_configuration"):
        return resource.at(
            "object_lock_configuration", raw=certainly(resource, "object_lock_configuration", value=True)
        )
    if resource.boolean("object_lock_enabled", default=False).raw is True:
        return resource.at("object_lock_enabled", raw=True)
    companions = _named(resource, "aws_s3_bucket_versioning")
    for companion in companions:
        return converted(companion.text("versioning_configuration.status", ""), lambda status: status == "Enabled")
    own = resource.boolean("versioning.enabled", default=False)
    return own if companions.doubt is None or not own.by_default else own.same_place(companions.doubt)


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


def _opening(holder: Resource) -> Setting[bool]:
    """Whether the access lists and the policy written in `holder` let everyone in, past what blocks public access."""
    owner = _bucket_of(holder)
    blocks = [
        *_beside(holder, owner, "aws_s3_bucket_public_access_block"),
        *holder.every("aws_s3_account_public_access_block"),
    ]
    found: list[Setting[bool]] = []
    obstacles = [*_switches(blocks, _AGAINST_LISTS), *map(_without_lists, _beside(holder, owner, _OWNERSHIP))]
    found += (_past(obstacles, opening) for opening in public_lists(holder))
    opened = policy_setting(holder, "policy", PolicyDocument.is_open_to_anyone)
    if opened is not None:
        found.append(_past(_switches(blocks, _AGAINST_POLICIES), opened))
    return any_of(*found) if found else always(holder.declaration, value=False)


def _past(obstacles: list[Setting[bool]], opening: Setting[bool]) -> Setting[bool]:
    """The opening as it is past what may stand in its way: of an obstacle that is not known it is open."""
    if any(obstacle.raw is True for obstacle in obstacles):
        return opening.same_place(raw=False)
    doubt = next((obstacle.raw for obstacle in obstacles if isinstance(obstacle.raw, Unknown)), None)
    return opening if doubt is None or opening.raw is False else opening.same_place(doubt)


_OWNERSHIP = "aws_s3_bucket_ownership_controls"


def _without_lists(controls: Resource) -> Setting[bool]:
    """Whether the owner enforces that access lists count for nothing."""
    return converted(controls.text("rule.object_ownership"), lambda word: word == "BucketOwnerEnforced")


def _switches(blocks: list[Resource], names: tuple[str, ...]) -> list[Setting[bool]]:
    return [block.boolean(name, default=False) for block in blocks for name in names]


def _bucket_of(holder: Resource) -> Resource | None:
    """The bucket that a companion completes, when the root declares it."""
    if holder.type == "aws_s3_bucket":
        return holder
    referred = holder.referred("bucket")
    if isinstance(referred, Resource):
        return referred
    name = holder.setting("bucket")
    return next((item for item in holder.every("aws_s3_bucket") if name.known and _is_named(item, name.raw)), None)


def _is_named(item: Resource, name: object) -> bool:
    return isinstance(name, str) and item.setting("bucket").equals(name)


def _beside(holder: Resource, owner: Resource | None, type_name: str) -> list[Resource]:
    """Companions of another type of the same bucket; of one that is declared elsewhere, those that name it alike."""
    if owner is not None:
        return list(_named(owner, type_name))
    name = holder.setting("bucket")
    return [item for item in holder.every(type_name) if name.known and _is_named(item, name.raw)]


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


def _https_only(resource: Resource) -> Setting[bool] | None:
    """Whether a policy denies requests without TLS.

    S3 answers plain HTTP otherwise (Amazon S3 User Guide, "Security best practices for Amazon S3"). Of other hosts of the
    same interface, only what such a policy says is known.
    """
    companions = _named(resource, "aws_s3_bucket_policy")
    said = [
        setting
        for holder in (resource, *companions)
        if (setting := policy_setting(holder, "policy", PolicyDocument.refuses_plain_http)) is not None
    ]
    refused = any_of(*said) if said else resource.at("policy", raw=False)
    if refused.raw is False and companions.doubt is not None:
        refused = refused.same_place(companions.doubt)
    if refused.raw is True:
        return refused
    place = placement(resource)
    # Services deliver logs over TLS, and write their own policy on the bucket.
    judged = (place is None or place.host == "aws") and not collects_logs(resource)
    return unless_it_collects(resource, refused) if judged else None


def _all_blocked(block: Resource, *above: Resource) -> Setting[bool]:
    """Whether each switch is on, there or above: the stricter of both counts ("Blocking public access", S3 User Guide)."""
    return all_of(*(any_of(*(one.boolean(name, default=False) for one in (*above, block))) for name in _BLOCKS))


# -- companions --------------------------------------------------------------------------------------------------------


def opening(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket_policy`, `aws_s3_bucket_acl`: whether they open the bucket that they complete."""
    if resource.type == "aws_s3_bucket_acl" and _bucket_of(resource) is not None:
        return
    yield ObjectStore(declaration=resource.declaration, placement=placement(resource), public=_opening(resource))


def block(resource: Resource) -> Iterator[Thing]:
    """`aws_s3_bucket_public_access_block`: each of its four switches is off unless asked, here or for the account."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        access_blocked=_all_blocked(resource, *resource.every("aws_s3_account_public_access_block")),
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
    if resource.has("vpc_configuration"):
        return
    opened = policy_setting(resource, "policy", PolicyDocument.is_open_to_anyone)
    switches = [Block(resource.declaration, {}), *resource.blocks("public_access_block_configuration")][-1]
    blocked = all_of(*(switches.boolean(name, default=True) for name in _BLOCKS))
    if opened is not None and any(switches.boolean(name, default=True).raw is True for name in _AGAINST_POLICIES):
        opened = opened.same_place(raw=False)
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=opened,
        access_blocked=blocked,
    )


TRANSLATORS = {
    "aws_s3_bucket": bucket,
    "aws_s3_bucket_policy": opening,
    "aws_s3_bucket_acl": opening,
    "aws_s3_bucket_public_access_block": block,
    "aws_s3_account_public_access_block": account_block,
    "aws_s3_object": stored_object,
    "aws_s3_bucket_object": stored_object,
    "aws_s3_access_point": access_point,
}
