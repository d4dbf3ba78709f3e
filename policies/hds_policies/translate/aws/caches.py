"""In-memory stores of AWS. Defaults are those of the hashicorp/aws documentation and of the services' own guides."""

from collections.abc import Iterator

from hds_policies.model.storage import Cache
from hds_policies.model.thing import Thing
from hds_policies.translate.derivation import all_of, always, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def replication_group(resource: Resource) -> Iterator[Thing]:
    """`aws_elasticache_replication_group`: a secondary group takes its settings from the global one.

    Encryption at rest is on by default for Valkey and off for Redis OSS; encryption in transit is off for both.
    """
    if resource.has("global_replication_group_id"):
        return
    engine = resource.text("engine", "redis")
    valkey = converted(engine, lambda name: name == "valkey").raw
    transit = resource.boolean("transit_encryption_enabled", default=False)
    mode = converted(resource.text("transit_encryption_mode", "required"), lambda word: word == "required")
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("at_rest_encryption_enabled", default=valkey),
        customer_key=resource.setting("kms_key_id"),
        tls_required=all_of(transit, mode) if mode.raw is not True else transit,
    )


def cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_elasticache_cluster`: a member of a group takes its settings from it.

    Memcached keeps nothing on disk; a Redis OSS cluster made this way cannot be encrypted at rest (ElastiCache User
    Guide, "At-Rest Encryption": only replication groups can).
    """
    if resource.has("replication_group_id"):
        return
    engine = resource.text("engine", "memcached")
    persistent = converted(engine, lambda name: name != "memcached")
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(persistent, lambda _: False) if persistent.raw is True else None,
        tls_required=resource.boolean("transit_encryption_enabled", default=False),
    )


def serverless(resource: Resource) -> Iterator[Thing]:
    """`aws_elasticache_serverless_cache`: always encrypted, at rest and in transit."""
    note = "a serverless cache is always encrypted"
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note=note),
        customer_key=resource.setting("kms_key_id"),
        tls_required=always(resource.declaration, value=True, note=note),
    )


def memorydb(resource: Resource) -> Iterator[Thing]:
    """`aws_memorydb_cluster`, `aws_memorydb_multi_region_cluster`: always encrypted at rest; TLS unless asked otherwise."""
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="MemoryDB encrypts everything it stores"),
        customer_key=resource.setting("kms_key_arn"),
        tls_required=resource.boolean("tls_enabled", default=True),
    )


def accelerator(resource: Resource) -> Iterator[Thing]:
    """`aws_dax_cluster`: in clear, at rest and in transit, unless asked otherwise."""
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("server_side_encryption.enabled", default=False),
        tls_required=converted(
            resource.text("cluster_endpoint_encryption_type", "NONE"), lambda kind: kind.upper() == "TLS"
        ),
    )


def interface_cache(resource: Resource) -> Iterator[Thing]:
    """`aws_appsync_api_cache`: in clear, at rest and in transit, unless asked otherwise."""
    yield Cache(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("at_rest_encryption_enabled", default=False),
        tls_required=resource.boolean("transit_encryption_enabled", default=False),
    )


def gateway_cache(resource: Resource) -> Iterator[Thing]:
    """`aws_api_gateway_method_settings`: answers are cached in clear unless asked, when they are cached."""
    if resource.boolean("settings.caching_enabled", default=False).raw is True:
        yield Cache(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=resource.boolean("settings.cache_data_encrypted", default=False),
        )


TRANSLATORS = {
    "aws_elasticache_replication_group": replication_group,
    "aws_elasticache_cluster": cluster,
    "aws_elasticache_serverless_cache": serverless,
    "aws_memorydb_cluster": memorydb,
    "aws_memorydb_multi_region_cluster": memorydb,
    "aws_dax_cluster": accelerator,
    "aws_appsync_api_cache": interface_cache,
    "aws_api_gateway_method_settings": gateway_cache,
}
