"""Compare verdicts with the positive and negative Terraform samples of KICS' queries, theme by theme.

    python benchmarks/kics_queries.py PATH-OF-A-KICS-CHECKOUT [-v]

The samples stay where they are: nothing of theirs is kept here but the names of queries and files. A query that asks for
something else than HDS does is left out of the figures, with the reason; a sample on which KICS is wrong for HDS, or that
shows another fault of the same theme, is explained. A query that stands in neither table is named and counted as unread.

A positive sample names lines: each is found when the block that holds the line, or one tied to it by a reference, fails
in a theme of the query. A negative sample is flagged when anything in it fails in a theme of the query.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hds_scanners.scan import Options, scan

AT_REST, IN_TRANSIT, EXPOSURE, FIREWALL = "encryption-at-rest", "encryption-in-transit", "exposure", "firewall"
TRACES, WATCH, BACKUP, KEYS, ACCESS = "traceability", "monitoring", "backup", "keys", "access"

PROVIDERS = ("aws", "azure", "gcp")
"""Folders of the checkout whose providers the catalogue covers."""

# Themes in which the answer counts → queries, by folder of the provider.
_COMPARED: Mapping[tuple[str, ...], str] = {
    (AT_REST,): """
        aws/ami_not_encrypted aws/api_gateway_method_settings_cache_not_encrypted
        aws/aurora_with_disabled_at_rest_encryption aws/dax_cluster_not_encrypted aws/db_instance_storage_not_encrypted
        aws/docdb_cluster_not_encrypted aws/ebs_default_encryption_disabled aws/ebs_volume_encryption_disabled
        aws/ebs_volume_snapshot_not_encrypted aws/efs_not_encrypted
        aws/elasticache_replication_group_not_encrypted_at_rest aws/elasticsearch_not_encrypted_at_rest
        aws/glue_data_catalog_encryption_disabled aws/glue_security_configuration_encryption_disabled
        aws/kinesis_not_encrypted_with_kms aws/kinesis_sse_not_configured aws/launch_configuration_is_not_encrypted
        aws/neptune_database_cluster_encryption_disabled aws/neptune_snapshots_not_encrypted
        aws/rds_database_cluster_not_encrypted aws/rds_storage_not_encrypted aws/redis_not_compliant
        aws/redshift_not_encrypted aws/sqs_with_sse_disabled aws/workspaces_workspace_volume_not_encrypted
    """,
    (IN_TRANSIT,): """
        aws/alb_listening_on_http aws/api_gateway_without_security_policy aws/cloudfront_viewer_protocol_policy_allows_http
        aws/cloudfront_without_minimum_protocol_tls_1.2 aws/dms_endpoint_no_ssl_configured
        aws/ecs_task_definition_volume_not_encrypted
        aws/elasticache_replication_group_not_encrypted_at_transit aws/elasticsearch_domain_not_encrypted_node_to_node
        aws/elasticsearch_with_https_disabled aws/elb_using_insecure_protocols aws/elb_using_weak_ciphers
        aws/msk_cluster_encryption_disabled aws/s3_bucket_policy_accepts_http_requests aws/secure_ciphers_disabled
        aws/vulnerable_default_ssl_certificate azure/app_service_ftps_enforce_disabled
        azure/app_service_not_using_latest_tls_encryption_version azure/function_app_ftps_enforce_disabled
        azure/function_app_not_using_latest_tls_encryption_version azure/mysql_ssl_connection_disabled
        azure/mariadb_not_using_latest_tls azure/mysql_enforce_ssl_connection_disabled azure/mysql_not_using_latest_tls
        azure/postgres_enforce_ssl_connection_disabled
        azure/redis_cache_allows_non_ssl_connections azure/ssl_enforce_is_disabled azure/storage_account_not_forcing_https
        azure/storage_account_not_using_latest_tls_encryption_version azure/web_app_accepting_traffic_other_than_https
        gcp/google_compute_ssl_policy_weak_cipher_in_use gcp/sql_db_instance_with_ssl_disabled
    """,
    (EXPOSURE, FIREWALL, ACCESS): """
        aws/amazon_dms_replication_instance_is_publicly_accessible aws/ami_shared_with_multiple_accounts
        aws/cloudtrail_log_files_s3_bucket_is_publicly_accessible
        aws/cloudwatch_logs_destination_with_vulnerable_policy aws/db_security_group_has_public_interface
        aws/db_security_group_open_to_large_scope aws/db_security_group_with_public_scope aws/db_snapshot_public aws/ecr_repository_is_publicly_accessible
        aws/efs_with_vulnerable_policy aws/eks_cluster_has_public_access aws/eks_cluster_has_public_access_cidrs
        aws/elasticsearch_domain_with_vulnerable_policy aws/glue_with_vulnerable_policy
        aws/lambda_function_publicly_accessible aws/lambda_permission_principal_is_wildcard
        aws/mq_broker_is_publicly_accessible aws/msk_broker_is_publicly_accessible
        aws/neptune_cluster_instance_is_publicly_accessible aws/rds_db_instance_publicly_accessible
        aws/redshift_publicly_accessible aws/rest_api_with_vulnerable_policy
        aws/s3_bucket_access_to_any_principal aws/s3_bucket_acl_allows_read_or_write_to_all_users
        aws/s3_bucket_acl_allows_read_to_any_authenticated_user aws/s3_bucket_allows_delete_action_from_all_principals
        aws/s3_bucket_allows_access_to_all_authenticated_users
        aws/s3_bucket_allows_get_action_from_all_principals aws/s3_bucket_allows_list_action_from_all_principals
        aws/s3_bucket_allows_public_acl aws/s3_bucket_allows_put_action_from_all_principals
        aws/s3_bucket_with_all_permissions aws/s3_bucket_with_public_policy aws/s3_bucket_without_ignore_public_acl
        aws/s3_bucket_without_restriction_of_public_bucket aws/sagemaker_direct_internet_access_enabled
        aws/secrets_manager_with_vulnerable_policy aws/sns_topic_is_publicly_accessible
        aws/sns_topic_publicity_has_allow_and_not_action_simultaneously aws/sqs_policy_allows_all_actions
        aws/sqs_policy_with_public_access aws/sqs_queue_exposed azure/aks_private_cluster_disabled
        azure/azure_cognitive_search_public_network_access_enabled
        azure/cosmosdb_account_ip_range_filter_not_set
        azure/default_azure_storage_account_network_access_is_too_permissive
        azure/firewall_rule_allows_too_many_hosts_to_access_redis_cache azure/mariadb_public_network_access_enabled
        azure/mssql_server_public_network_access_enabled azure/mysql_server_public_access_enabled
        azure/postgres_sql_server_enables_public_access
        azure/public_storage_account azure/redis_entirely_accessible azure/redis_publicly_accessible
        azure/sql_server_ingress_from_any_ip azure/storage_container_is_publicly_accessible
        azure/unrestricted_sql_server_access gcp/artifact_registry_repository_is_public gcp/bigquery_dataset_is_public
        gcp/bigquery_table_is_public gcp/cloud_run_service_is_public gcp/cloud_storage_anonymous_or_publicly_accessible
        gcp/cloud_storage_bucket_is_publicly_accessible gcp/container_registry_repository_is_public
        gcp/dataproc_clusters_is_public gcp/gke_control_plane_is_public gcp/private_cluster_disabled
        gcp/pubsub_topic_is_public gcp/sql_db_instance_is_publicly_accessible
    """,
    (FIREWALL,): """
        aws/alb_is_not_integrated_with_waf aws/api_gateway_without_waf aws/cloudfront_without_waf
        aws/default_security_groups_with_unrestricted_traffic
        aws/network_acl_with_unrestricted_access_to_rdp aws/network_acl_with_unrestricted_access_to_ssh
        aws/remote_desktop_port_open_to_internet aws/security_group_with_unrestricted_access_to_ssh
        aws/sensitive_port_is_exposed_to_entire_network aws/sql_analysis_services_port_2383_is_publicly_accessible
        aws/unrestricted_security_group_ingress aws/vpc_default_security_group_accepts_all_traffic
        azure/azure_front_door_waf_disabled azure/rdp_is_exposed_to_the_internet
        azure/sensitive_port_is_exposed_to_entire_network azure/ssh_is_exposed_to_the_internet
        azure/udp_services_not_restricted_from_internet
        azure/waf_is_disabled_for_azure_application_gateway gcp/firewall_ingress_allows_unrestricted_ftp_access
        gcp/firewall_ingress_allows_unrestricted_mysql_access
        gcp/google_compute_network_using_firewall_rule_allows_all_ports gcp/rdp_access_is_not_restricted
        gcp/ssh_access_is_not_restricted
    """,
    (ACCESS,): """
        aws/ecs_service_admin_role_is_present aws/hardcoded_aws_access_key aws/hardcoded_aws_access_key_in_lambda
        aws/ec2_instance_using_api_keys
        aws/iam_policies_attached_to_user aws/iam_policies_with_full_privileges
        aws/iam_policy_grants_assumerole_permission_across_all_services aws/iam_policy_grants_full_permissions
        aws/iam_role_allows_all_principals_to_assume aws/iam_role_policy_passrole_allows_all
        aws/iam_role_with_full_privileges aws/imdsv1_is_enabled aws/lambda_function_with_privileged_role
        aws/lambda_with_vulnerable_policy aws/policy_without_principal aws/root_account_has_active_access_keys
        aws/sso_policy_with_full_privileges aws/user_data_contains_encoded_private_key
        azure/admin_user_enabled_for_container_registry azure/azure_instance_using_basic_authentication
        azure/role_assignment_not_limit_guest_users_permissions azure/role_definition_allows_custom_role_creation
        gcp/google_project_iam_binding_service_account_has_token_creator_or_account_user_role
        gcp/google_project_iam_member_service_account_has_admin_role
        gcp/google_project_iam_member_service_account_has_token_creator_or_account_user_role
        gcp/service_account_with_improper_privileges gcp/user_with_iam_role gcp/vm_with_full_cloud_access
    """,
    (KEYS, ACCESS, EXPOSURE): """
        aws/cmk_rotation_disabled aws/kms_key_with_full_permissions gcp/cloud_kms_key_rings_are_public
        gcp/high_google_kms_crypto_key_rotation_period gcp/kms_crypto_key_publicly_accessible
    """,
    (TRACES,): """
        aws/api_gateway_access_logging_disabled aws/api_gateway_deployment_without_access_log_setting
        aws/api_gateway_with_cloudwatch_logging_disabled aws/cloudfront_logging_disabled
        aws/cloudtrail_log_file_validation_disabled aws/cloudtrail_logging_disabled aws/cloudtrail_multi_region_disabled
        aws/docdb_logging_disabled aws/eks_cluster_log_disabled aws/elasticsearch_logs_disabled
        aws/elasticsearch_without_slow_logs aws/elb_access_logging_disabled aws/global_accelerator_flow_logs_disabled
        aws/missing_cluster_log_types aws/mq_broker_logging_disabled aws/msk_cluster_logging_disabled
        aws/neptune_logging_disabled aws/rds_without_logging aws/redshift_cluster_logging_disabled
        aws/s3_bucket_logging_disabled aws/s3_bucket_object_level_cloudtrail_logging_disabled
        azure/log_retention_is_not_set azure/mssql_server_auditing_disabled azure/network_watcher_flow_disabled
        azure/postgresql_log_connections_not_set azure/small_activity_log_retention_period
        azure/small_flow_logs_retention_period azure/small_msql_server_audit_retention
        azure/small_mssql_audit_retention_period azure/small_postgresql_db_server_log_retention_period
        azure/sql_database_audit_disabled azure/sql_server_auditing_disabled azure/vault_auditing_disabled
        gcp/cloud_storage_bucket_logging_not_enabled gcp/iam_audit_not_properly_configured
        gcp/stackdriver_logging_disabled
    """,
    (WATCH, TRACES): """
        aws/cloudtrail_not_integrated_with_cloudwatch aws/guardduty_detector_disabled aws/vpc_flowlogs_disabled
        aws/ecs_cluster_container_insights_disabled
        azure/postgresql_server_threat_detection_policy_disabled azure/security_center_pricing_tier_is_not_standard
        gcp/google_compute_subnetwork_logging_disabled gcp/stackdriver_monitoring_disabled
    """,
    (BACKUP,): """
        aws/alb_deletion_protection_disabled aws/dynamodb_table_point_in_time_recovery_disabled
        aws/rds_cluster_with_backup_disabled
        aws/rds_with_backup_disabled aws/s3_bucket_without_versioning gcp/cloud_storage_bucket_versioning_disabled
        gcp/sql_db_instance_backup_disabled
    """,
}
COMPARED: Mapping[str, tuple[str, ...]] = {
    query: themes for themes, queries in _COMPARED.items() for query in queries.split()
}

# Why a query is not compared → queries.
_LEFT_OUT: Mapping[str, str] = {}
LEFT_OUT: Mapping[str, str] = {query: why for why, queries in _LEFT_OUT.items() for query in queries.split()}

# (query, file, line; 0 for a negative sample): why KICS' expectation is not HDS's.
EXPLAINED: Mapping[tuple[str, str, int], str] = {}


@dataclass(frozen=True)
class Sample:
    """One file of a query's tests: the lines it names when positive, none when negative."""

    query: str
    file: Path
    lines: tuple[int, ...]


def samples(checkout: Path) -> Iterator[Sample]:
    """The Terraform samples of each query of the covered providers."""
    root = checkout / "assets" / "queries" / "terraform"
    for provider in PROVIDERS:
        for folder in sorted((root / provider).glob("*/test")):
            named: dict[str, set[int]] = {}
            for said in json.loads((folder / "positive_expected_result.json").read_text("utf-8")):
                named.setdefault(Path(said.get("fileName", "positive.tf")).name, set()).add(int(said["line"]))
            for file in sorted(folder.glob("*.tf")):
                positive = file.name.startswith("positive")
                lines = tuple(sorted(named.get(file.name, ()))) if positive else ()
                if lines or not positive:
                    yield Sample(f"{provider}/{folder.parent.name}", file, lines)


def failing(sample: Sample) -> Mapping[str, list[str]]:
    """Ids of rules that fail in the themes of the query, by address."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "main.tf").write_bytes(sample.file.read_bytes())
        findings = scan([Path(folder)], Options(jobs=1)).findings
    failed: dict[str, list[str]] = {}
    for finding in findings:
        if finding.outcome.value == "fail" and finding.theme.value in COMPARED[sample.query]:
            failed.setdefault(re.sub(r"\[[^\]]*\]", "", finding.subject.address), []).append(finding.rule_id)
    return failed


_BLOCK = re.compile(r'^\s*(resource|data|module|provider)\s+"?([\w-]+)"?\s*(?:"?([\w-]+)"?)?\s*\{', re.MULTILINE)


def block_at(text: str, line: int) -> tuple[str, str]:
    """Address and text of the block that holds a line."""
    starts = [(text.count("\n", 0, found.start(1)) + 1, found) for found in _BLOCK.finditer(text)]
    before = [(number, found) for number, found in starts if number <= line]
    if not before:
        return "", ""
    number, found = before[-1]
    after = next((other.start() for other_number, other in starts if other_number > number), len(text))
    prefix = {"resource": "", "data": "data."}.get(found[1], f"{found[1]}.")
    return f"{prefix}{found[2]}" + (f".{found[3]}" if found[3] else ""), text[found.start() : after]


def found(sample: Sample, line: int, failed: Mapping[str, list[str]]) -> bool:
    """Whether the block of the line fails, or one that refers to it or that it refers to."""
    text = sample.file.read_text("utf-8", errors="replace")
    address, block = block_at(text, line)
    return any(
        one == address
        or one.startswith(f"{address}.")
        or one in block
        or address in block_at(text, _line_of(text, one))[1]
        for one in failed
    )


def _line_of(text: str, address: str) -> int:
    kind, _, name = address.rpartition(".")
    match = re.search(rf'"{re.escape(kind)}"\s+"{re.escape(name)}"', text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def main() -> int:
    """Print the figures by theme, and with `-v` each disagreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    totals: dict[str, Counter[str]] = {}
    unread: set[str] = set()
    for sample in samples(arguments.checkout):
        if sample.query not in COMPARED:
            unread |= {sample.query} - LEFT_OUT.keys()
            continue
        failed = failing(sample)
        total = totals.setdefault(COMPARED[sample.query][0], Counter())
        for line in sample.lines or (0,):
            if (sample.query, sample.file.name, line) in EXPLAINED:
                continue
            kind = "positive" if line else "negative"
            hit = found(sample, line, failed) if line else bool(failed)
            total[kind] += 1
            total[f"{kind} failing"] += hit
            if arguments.verbose and hit is not bool(line):
                word = "flagged" if hit else "missed"
                shown = ", ".join(f"{'/'.join(ids)} {address}" for address, ids in failed.items())
                sys.stdout.write(f"{sample.query} {word} {sample.file.name}:{line} {shown}\n")
    if not totals:
        sys.stderr.write(f"{arguments.checkout}: no queries of KICS here\n")
        return 2
    everything: Counter[str] = Counter()
    for theme, total in sorted(totals.items()):
        everything.update(total)
        sys.stdout.write(_row(theme, total))
    sys.stdout.write(_row("all", everything))
    sys.stdout.write(
        f"{len(EXPLAINED)} samples explained, {len(LEFT_OUT)} queries left out: see the tables in this file\n"
    )
    for query in sorted(unread):
        sys.stdout.write(f"not read yet: {query}\n")
    return 0


def _row(name: str, total: Counter[str]) -> str:
    return (
        f"{name:22}   found {total['positive failing']:3} of {total['positive']:3} positive lines"
        f"   flagged {total['negative failing']:3} of {total['negative']:3} negative samples\n"
    )


if __name__ == "__main__":
    sys.exit(main())
