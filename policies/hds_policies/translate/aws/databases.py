"""Databases of AWS. Defaults are those of the hashicorp/aws documentation (v5 and v6) and of the services' own guides."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from hds_policies.model.network import Listener
from hds_policies.model.storage import Database
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.aws.backup import backed_up, kept_days
from hds_policies.translate.aws.disks import account_default
from hds_policies.translate.derivation import all_of, always, converted, first_of, names_something
from hds_policies.translate.placement import placement
from hds_policies.translate.policy_document import PolicyDocument, policy_setting
from hds_policies.translate.reading import Block, Resource


def _final_snapshot(resource: Resource) -> Setting[bool]:
    return converted(resource.boolean("skip_final_snapshot", default=False), lambda skipped: not skipped)


def _retention(resource: Resource, path: str, default: int) -> tuple[Setting[bool] | None, Setting[int] | None]:
    """Whether there are backups, and for how long they are kept; a plan of AWS Backup stands in for the engine's own."""
    days = resource.number(path, default=default)
    own = converted(days, lambda number: number > 0)
    enabled = backed_up(resource, own)
    kept = kept_days(resource, days)
    return (None if enabled is own and kept is days else enabled), kept


# -- RDS ---------------------------------------------------------------------------------------------------------------


def db_instance(resource: Resource) -> Iterator[Thing]:
    """`aws_db_instance`: a replica takes encryption and backups from its source, a restored one encryption."""
    replica = names_something(resource, "replicate_source_db")
    encrypted = resource.boolean("storage_encrypted", default=False)
    if encrypted.by_default:
        encrypted = _inherited(resource, encrypted)
    backup: dict[str, Any] = {}
    if not replica:
        backup["backup_enabled"], backup["backup_retention_days"] = _retention(resource, "backup_retention_period", 0)
        backup["deletion_protected"] = resource.boolean("deletion_protection", default=False)
        backup["final_snapshot"] = _final_snapshot(resource)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=resource.text("engine"),
        encrypted=encrypted,
        customer_key=resource.setting("kms_key_id"),
        public=resource.boolean("publicly_accessible", default=False),
        **backup,
    )


def _inherited(resource: Resource, own: Setting[bool]) -> Setting[bool]:
    for path in ("replicate_source_db", "snapshot_identifier"):
        if not names_something(resource, path):
            continue
        source = resource.referred(path)
        if isinstance(source, Resource) and source.has("storage_encrypted"):
            return source.boolean("storage_encrypted", default=False)
        if isinstance(source, Resource) and path == "replicate_source_db":
            return own
        return own.same_place(Unknown(Why.COMPUTED, (f"{path} decides",)))
    if resource.has("restore_to_point_in_time"):
        return own.same_place(Unknown(Why.COMPUTED, ("restore_to_point_in_time decides",)))
    return own


_AURORA_NOTE = "Aurora encrypts every cluster created since 18 February 2026"


def rds_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_rds_cluster`: Aurora encrypts every new cluster by itself, a Multi-AZ cluster of MySQL or PostgreSQL does not.

    Source: Amazon Aurora User Guide, "Encrypting Amazon Aurora resources".
    """
    engine = resource.text("engine", "aurora")
    aurora = converted(engine, lambda name: name.startswith("aurora"))
    encrypted = resource.boolean("storage_encrypted", default=False)
    if resource.text("engine_mode").equals("serverless"):
        encrypted = always(resource.declaration, value=True, note="a serverless cluster is always encrypted")
    elif encrypted.by_default:
        encrypted = Setting(
            aurora.raw,
            encrypted.attribute,
            resource.declaration,
            by_default=True,
            note=_AURORA_NOTE if aurora.raw is True else "",
        )
        if encrypted.raw is False:
            encrypted = _inherited(resource, encrypted)
    if names_something(resource, "replication_source_identifier"):
        yield Database(
            declaration=resource.declaration, placement=placement(resource), engine=engine, encrypted=encrypted
        )
        return
    enabled, days = _retention(resource, "backup_retention_period", 1)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        engine=engine,
        encrypted=encrypted,
        customer_key=resource.setting("kms_key_id"),
        backup_enabled=enabled,
        backup_retention_days=days,
        deletion_protected=resource.boolean("deletion_protection", default=False),
        final_snapshot=_final_snapshot(resource),
    )


def cluster_instance(resource: Resource) -> Iterator[Thing]:
    """`aws_rds_cluster_instance`, `aws_neptune_cluster_instance`: storage and backups belong to the cluster."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=resource.boolean("publicly_accessible", default=False),
    )


def global_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_rds_global_cluster`, `aws_docdb_global_cluster`, `aws_neptune_global_cluster`.

    One made of a cluster takes its encryption from it; Aurora encrypts by itself.
    """
    own = resource.has("storage_encrypted")
    if own or not (resource.has("source_db_cluster_identifier") or resource.type == "aws_rds_global_cluster"):
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=resource.boolean("storage_encrypted", default=False),
        )


def graph_or_document_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_docdb_cluster`, `aws_neptune_cluster`: in clear unless asked, backups kept one day unless asked."""
    encrypted = resource.boolean("storage_encrypted", default=False)
    if encrypted.by_default:
        encrypted = _inherited(resource, encrypted)
    enabled, days = _retention(resource, "backup_retention_period", 1)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=encrypted,
        customer_key=resource.setting("kms_key_id"),
        backup_enabled=enabled,
        backup_retention_days=days,
        deletion_protected=resource.boolean("deletion_protection", default=False),
        final_snapshot=_final_snapshot(resource),
    )


# What a parameter must say for clients in clear to be refused; by the parameter's name.
_TLS_PARAMETERS = {
    "rds.force_ssl": ("1", "on", "true"),
    "require_secure_transport": ("1", "on", "true"),
    "require_ssl": ("1", "on", "true"),
    "tls": ("enabled", "tls1.2+", "tls1.3+", "fips-140-3"),
    "neptune_enforce_ssl": ("1", "on", "true"),
}


def parameter_group(resource: Resource) -> Iterator[Thing]:
    """Parameter groups: judged when they say whether TLS is required; the engines' defaults differ by version."""
    if resource.type == "aws_redshift_parameter_group" and not _sets(resource, "require_ssl"):
        # The family of 2025 requires TLS by itself, the one before does not.
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            tls_required=converted(resource.text("family"), lambda family: family != "redshift-1.0"),
        )
    for parameter in resource.blocks("parameter"):
        name, value = parameter.text("name").known_or(""), parameter.text("value", "")
        if name in _TLS_PARAMETERS:
            required = value.raw if isinstance(value.raw, Unknown) else value.raw.lower() in _TLS_PARAMETERS[name]
            yield Database(
                declaration=resource.declaration,
                placement=placement(resource),
                tls_required=value.same_place(required),
            )


def _sets(group: Resource, name: str) -> bool:
    """Whether a parameter group sets a parameter, as far as is known."""
    if group.uncertain("parameter") is not None:
        return True
    return any(parameter.text("name").known_or(name) == name for parameter in group.blocks("parameter"))


# -- warehouses, tables ------------------------------------------------------------------------------------------------


def redshift_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_redshift_cluster`: the service creates no cluster in clear unless asked to."""
    enabled, days = _retention(resource, "automated_snapshot_retention_period", 1)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("encrypted", default=True),
        customer_key=resource.setting("kms_key_id"),
        public=resource.boolean("publicly_accessible", default=False),
        backup_enabled=enabled,
        backup_retention_days=days,
    )


def redshift_serverless(resource: Resource) -> Iterator[Thing]:
    """`aws_redshiftserverless_workgroup`."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=resource.boolean("publicly_accessible", default=False),
    )


def encrypted_by_service(resource: Resource) -> Iterator[Thing]:
    """Services that store nothing in clear: Keyspaces, Timestream, QLDB, Redshift Serverless, DSQL, MemoryDB snapshots."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="the service encrypts everything it stores"),
        customer_key=resource.setting("kms_key_id"),
    )


def keyspaces_table(resource: Resource) -> Iterator[Thing]:
    """`aws_keyspaces_table`: always encrypted; recovery to a point in time is off unless asked."""
    own = converted(resource.text("point_in_time_recovery.status", "DISABLED"), lambda status: status == "ENABLED")
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="the service encrypts everything it stores"),
        backup_enabled=own,
    )


def dynamodb_table(resource: Resource) -> Iterator[Thing]:
    """`aws_dynamodb_table`: always encrypted (with the service's key unless asked otherwise); backups are off by default.

    The table by which Terraform locks its state (the backend `s3` wants this key) holds nothing to get back.
    """
    locks_state = resource.text("hash_key").equals("LockID")
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="DynamoDB encrypts every table"),
        customer_key=resource.setting("server_side_encryption.kms_key_arn"),
        backup_enabled=None
        if locks_state
        else backed_up(resource, resource.boolean("point_in_time_recovery.enabled", default=False)),
        deletion_protected=None if locks_state else resource.boolean("deletion_protection_enabled", default=False),
    )


def ledger(resource: Resource) -> Iterator[Thing]:
    """`aws_qldb_ledger`: always encrypted; protected against deletion, which would be final, unless asked otherwise."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="the service encrypts everything it stores"),
        customer_key=resource.setting("kms_key"),
        deletion_protected=resource.boolean("deletion_protection", default=True),
        final_snapshot=always(resource.declaration, value=False, note="a ledger leaves no backup behind"),
    )


# -- search ------------------------------------------------------------------------------------------------------------

# "Elasticsearch/OpenSearch TLS policies" of the service's developer guide.
_OLD_SEARCH_POLICIES = ("Policy-Min-TLS-1-0-2019-07",)


def search_domain(resource: Resource) -> Iterator[Thing]:
    """`aws_opensearch_domain`, `aws_elasticsearch_domain`: encryption at rest and between nodes is off unless asked."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("encrypt_at_rest.enabled", default=False),
        customer_key=resource.setting("encrypt_at_rest.kms_key_id"),
        public=_search_public(resource),
        tls_required=resource.boolean("domain_endpoint_options.enforce_https", default=True),
        internal_tls=_between_nodes(resource),
    )
    policy = resource.text("domain_endpoint_options.tls_security_policy", _OLD_SEARCH_POLICIES[0])
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=converted(policy, lambda name: "1.0" if name in _OLD_SEARCH_POLICIES else "1.2"),
    )


def _between_nodes(resource: Resource) -> Setting[bool] | None:
    """Encryption between nodes; a domain of one node has nothing between."""
    encrypted = resource.boolean("node_to_node_encryption.enabled", default=False)
    alone = resource.number("cluster_config.instance_count", default=1).equals(1)
    dedicated = resource.boolean("cluster_config.dedicated_master_enabled", default=False).raw is False
    return None if alone and dedicated and encrypted.raw is not True else encrypted


def _search_public(resource: Resource) -> Setting[bool]:
    """Outside a VPC the address is public, and only an access policy that names who may come in keeps strangers out."""
    outside = resource.at("vpc_options", raw=not resource.has("vpc_options"))
    if outside.raw is False:
        return outside
    holders = [
        resource,
        *resource.companions("aws_opensearch_domain_policy", "domain_name", "domain_name"),
        *resource.companions("aws_elasticsearch_domain_policy", "domain_name", "domain_name"),
    ]
    for holder in holders:
        opened = policy_setting(holder, "access_policies", PolicyDocument.is_open_to_anyone)
        if opened is not None:
            return all_of(outside, opened)
    return outside


def document_search(resource: Resource) -> Iterator[Thing]:
    """`aws_cloudsearch_domain`: plain HTTP and TLS 1.0 are accepted unless asked otherwise."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        tls_required=resource.boolean("endpoint_options.enforce_https", default=False),
    )
    policy = resource.text("endpoint_options.tls_security_policy", _OLD_SEARCH_POLICIES[0])
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        minimum_tls=converted(policy, lambda name: "1.0" if name in _OLD_SEARCH_POLICIES else "1.2"),
    )


def msk_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_msk_cluster`: always encrypted at rest; TLS for clients and between brokers unless asked otherwise."""
    access = resource.text("broker_node_group_info.connectivity_info.public_access.type", "DISABLED")
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="MSK encrypts everything it stores"),
        customer_key=resource.setting("encryption_info.encryption_at_rest_kms_key_arn"),
        public=converted(access, lambda kind: kind != "DISABLED"),
        tls_required=converted(
            resource.text("encryption_info.encryption_in_transit.client_broker", "TLS"), lambda kind: kind == "TLS"
        ),
        internal_tls=resource.boolean("encryption_info.encryption_in_transit.in_cluster", default=True),
    )


def replication_instance(resource: Resource) -> Iterator[Thing]:
    """`aws_dms_replication_instance`: its disk is always encrypted."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True, note="DMS encrypts the instance's storage"),
        public=resource.boolean("publicly_accessible", default=False),
    )


def replication_endpoint(resource: Resource) -> Iterator[Thing]:
    """`aws_dms_endpoint`: the connection to a database is in clear unless `ssl_mode` says otherwise."""
    if resource.has("s3_settings") or resource.text("engine_name").known_or("") in ("s3", "kinesis", "dynamodb"):
        return
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        tls_required=converted(resource.text("ssl_mode", "none"), lambda mode: mode != "none"),
    )


def database_proxy(resource: Resource) -> Iterator[Thing]:
    """`aws_db_proxy`: clients may talk in clear unless asked otherwise."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        tls_required=resource.boolean("require_tls", default=False),
    )


def data_catalogue(resource: Resource) -> Iterator[Thing]:
    """`aws_glue_data_catalog_encryption_settings`: the catalogue is in clear unless asked."""
    path = "data_catalog_encryption_settings.encryption_at_rest.catalog_encryption_mode"
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(resource.text(path, "DISABLED"), lambda mode: mode != "DISABLED"),
    )


def processing_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_emr_security_configuration`: a JSON document with two switches, both off unless asked, and what they switch."""
    written, _ = resource.raw("configuration")
    document = written.document if isinstance(written, Unknown) else written
    try:
        document = json.loads(document) if isinstance(document, str) else document
    except ValueError:
        document = None
    if isinstance(document, Mapping):
        switches = Block(resource.declaration, document.get("EncryptionConfiguration") or {}, "configuration")
        at_rest = switches.boolean("EnableAtRestEncryption", default=False)
        disks = "AtRestEncryptionConfiguration.LocalDiskEncryptionConfiguration"
        if at_rest.raw is True and not switches.has(disks):
            # What is kept in S3 is encrypted anyway; what the machines keep is not.
            at_rest = switches.at(disks, raw=False)
        in_transit = switches.boolean("EnableInTransitEncryption", default=False)
    else:
        doubt = written if isinstance(written, Unknown) else Unknown(Why.NOT_EVALUATED, ("not a document",))
        at_rest = in_transit = resource.at("configuration", doubt)
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=at_rest,
        tls_required=in_transit,
    )


def unconfigured_cluster(resource: Resource) -> Iterator[Thing]:
    """`aws_emr_cluster`: without a security configuration nothing is encrypted, on its disks or between its machines."""
    if not resource.has("security_configuration"):
        off = resource.at("security_configuration", raw=False)
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=first_of(account_default(resource), off),
            tls_required=off,
        )


def monitoring_job(resource: Resource) -> Iterator[Thing]:
    """`aws_sagemaker_data_quality_job_definition`: its machines talk in clear unless asked; one has nobody to talk to."""
    if not resource.number("job_resources.cluster_config.instance_count").equals(1):
        yield Database(
            declaration=resource.declaration,
            placement=placement(resource),
            internal_tls=resource.boolean("network_config.enable_inter_container_traffic_encryption", default=False),
        )


def lightsail_database(resource: Resource) -> Iterator[Thing]:
    """`aws_lightsail_database`."""
    yield Database(
        declaration=resource.declaration,
        placement=placement(resource),
        public=resource.boolean("publicly_accessible", default=False),
        backup_enabled=resource.boolean("backup_retention_enabled", default=True),
    )


TRANSLATORS = {
    "aws_db_instance": db_instance,
    "aws_rds_cluster": rds_cluster,
    "aws_rds_cluster_instance": cluster_instance,
    "aws_neptune_cluster_instance": cluster_instance,
    "aws_rds_global_cluster": global_cluster,
    "aws_docdb_global_cluster": global_cluster,
    "aws_neptune_global_cluster": global_cluster,
    "aws_docdb_cluster": graph_or_document_cluster,
    "aws_neptune_cluster": graph_or_document_cluster,
    "aws_db_parameter_group": parameter_group,
    "aws_rds_cluster_parameter_group": parameter_group,
    "aws_docdb_cluster_parameter_group": parameter_group,
    "aws_neptune_cluster_parameter_group": parameter_group,
    "aws_redshift_parameter_group": parameter_group,
    "aws_redshift_cluster": redshift_cluster,
    "aws_redshiftserverless_workgroup": redshift_serverless,
    "aws_redshiftserverless_namespace": encrypted_by_service,
    "aws_timestreamwrite_database": encrypted_by_service,
    "aws_qldb_ledger": ledger,
    "aws_dsql_cluster": encrypted_by_service,
    "aws_docdbelastic_cluster": encrypted_by_service,
    "aws_keyspaces_table": keyspaces_table,
    "aws_dynamodb_table": dynamodb_table,
    "aws_opensearch_domain": search_domain,
    "aws_elasticsearch_domain": search_domain,
    "aws_cloudsearch_domain": document_search,
    "aws_msk_cluster": msk_cluster,
    "aws_dms_replication_instance": replication_instance,
    "aws_dms_endpoint": replication_endpoint,
    "aws_db_proxy": database_proxy,
    "aws_glue_data_catalog_encryption_settings": data_catalogue,
    "aws_emr_security_configuration": processing_cluster,
    "aws_emr_cluster": unconfigured_cluster,
    "aws_sagemaker_data_quality_job_definition": monitoring_job,
    "aws_lightsail_database": lightsail_database,
}
