"""Compare verdicts with the good and bad Terraform examples of trivy-checks, theme by theme.

    python benchmarks/trivy_examples.py PATH-OF-A-TRIVY-CHECKS-CHECKOUT [-v]

The examples stay where they are: nothing of theirs is kept here but the names of checks. A check that asks for something
else than HDS does is left out of the figures, with the reason; an example on which Trivy is wrong for HDS, or that shows
another fault of the same theme, is explained. A check that stands in neither table is named and counted as unread.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from hds_scanners.scan import Options, scan

AT_REST, IN_TRANSIT, EXPOSURE, FIREWALL = "encryption-at-rest", "encryption-in-transit", "exposure", "firewall"
TRACES, WATCH, BACKUP, KEYS, ACCESS = "traceability", "monitoring", "backup", "keys", "access"

PROVIDERS = ("aws", "azure", "google", "openstack")
"""Folders of the checkout whose providers the catalogue covers."""

# Themes in which the answer counts → checks, by folder of the service.
_COMPARED: Mapping[tuple[str, ...], str] = {
    (AT_REST,): """
        aws/apigateway/enable_cache_encryption aws/documentdb/enable_storage_encryption
        aws/dynamodb/enable_at_rest_encryption aws/ec2/as_enable_at_rest_encryption aws/ec2/enable_at_rest_encryption
        aws/ec2/enable_volume_encryption aws/efs/enable_at_rest_encryption aws/elasticache/enable_at_rest_encryption
        aws/elasticsearch/enable_domain_encryption aws/emr/enable_at_rest_encryption
        aws/emr/enable_local_disk_encryption aws/kinesis/enable_in_transit_encryption
        aws/neptune/enable_storage_encryption aws/rds/encrypt_instance_storage_data
        aws/workspaces/enable_disk_encryption azure/datalake/enable_at_rest_encryption
    """,
    (IN_TRANSIT,): """
        aws/apigateway/use_secure_tls_policy aws/cloudfront/enforce_https aws/cloudfront/use_secure_tls_policy
        aws/ecs/enable_in_transit_encryption aws/elasticache/enable_in_transit_encryption
        aws/elasticsearch/enforce_https aws/elasticsearch/use_secure_tls_policy aws/elb/http_not_used
        aws/elb/use_secure_tls_policy aws/emr/enable_in_transit_encryption aws/msk/enable_in_transit_encryption
        azure/appservice/enforce_ftps azure/appservice/enforce_https azure/appservice/use_secure_tls_policy
        azure/appservice/web_app_https_only azure/database/enable_ssl_enforcement azure/database/secure_tls_policy
        azure/storage/enforce_https azure/storage/use_secure_tls_policy google/compute/use_secure_tls_policy
        google/sql/encrypt_in_transit_data
    """,
    (EXPOSURE, FIREWALL, ACCESS): """
        aws/ecr/no_public_access aws/eks/no_public_cluster_access aws/eks/no_public_cluster_access_to_cidr
        aws/mq/no_public_access aws/rds/disable_public_access aws/cloudtrail/no_public_log_access
        aws/s3/block_public_acls aws/s3/block_public_policy aws/s3/ignore_public_acls aws/s3/no_public_access_with_acl
        aws/s3/no_public_buckets azure/container/enable_private_cluster azure/container/limit_authorized_ips
        azure/database/no_public_access azure/database/no_public_firewall_access azure/datafactory/no_public_access
        azure/storage/no_public_access google/bigquery/no_public_access google/gke/enable_master_networks
        google/gke/enable_private_cluster google/gke/no_public_control_plane google/sql/no_public_access
        google/storage/no_public_access
    """,
    (FIREWALL,): """
        aws/cloudfront/enable_waf aws/ec2/no_excessive_port_access aws/ec2/no_public_ingress_acl
        aws/ec2/no_public_ingress_sgr azure/network/disable_rdp_from_internet azure/network/no_public_ingress
        azure/network/sensitive_port_exposed_to_network azure/network/ssh_blocked_from_internet
        azure/storage/default_action_deny google/compute/no_open_rdp_access google/compute/restrict_ssh_access
        google/iam/no_default_network openstack/compute/no_public_access openstack/networking/no_public_ingress
    """,
    (ACCESS,): """
        aws/ec2/as_enforce_http_token_imds aws/ec2/as_no_secrets_in_user_data aws/ec2/enforce_http_token_imds
        aws/ec2/no_secrets_in_user_data aws/ec2/no_sensitive_info aws/ecs/no_plaintext_secrets
        aws/iam/limit_s3_full_access aws/iam/no_policy_wildcards aws/iam/no_user_attached_policies
        aws/sqs/no_wildcards_in_policy_documents azure/compute/no_secrets_in_custom_data
        azure/authorization/limit_role_actions google/iam/no_user_granted_permissions
        openstack/compute/no_plaintext_password azure/container/use_rbac_permissions google/gke/use_rbac_permissions
        google/gke/no_legacy_authentication google/iam/no_conditions_on_workload_identity_pool_provider
        google/iam/no_folder_level_service_account_impersonation google/iam/no_org_level_service_account_impersonation
        google/iam/no_project_level_service_account_impersonation
    """,
    (WATCH, TRACES): """
        azure/securitycenter/security_contact_email azure/securitycenter/alert_on_severe_notifications
        azure/securitycenter/email_alerts_disabled azure/securitycenter/security_contact_disabled
    """,
    (KEYS,): "aws/kms/auto_rotate_keys azure/keyvault/no_purge google/kms/rotate_kms_keys",
    (TRACES, WATCH): """
        aws/apigateway/enable_access_logging aws/cloudfront/enable_logging aws/cloudtrail/enable_all_regions
        aws/cloudtrail/enable_log_validation aws/cloudtrail/ensure_cloudwatch_integration
        aws/cloudtrail/require_bucket_access_logging aws/documentdb/enable_log_export
        aws/ec2/require_vpc_flow_logs_for_all_vpcs aws/ecs/enable_container_insight aws/eks/enable_control_plane_logging
        aws/elasticsearch/enable_domain_logging aws/mq/enable_audit_logging aws/mq/enable_general_logging
        aws/msk/enable_logging aws/neptune/enable_log_export aws/s3/enable_logging aws/s3/enable_object_read_logging
        aws/s3/enable_object_write_logging azure/container/logging azure/database/all_threat_alerts_enabled
        azure/database/enable_audit azure/database/retention_period_set azure/monitor/activity_log_retention_set
        azure/monitor/capture_all_activities azure/network/network_watcher_flow_disabled
        azure/network/retention_policy_set azure/securitycenter/enable_standard_subscription
        google/compute/enable_subnetwork_flow_logs google/compute/enable_vpc_flow_logs
        google/iam/configure_audit_logging google/sql/pg_log_connections google/storage/enable_bucket_logging
    """,
    (BACKUP,): """
        aws/dynamodb/enable_recovery aws/rds/specify_backup_retention aws/s3/enable_versioning google/sql/enable_backup
        google/storage/enable_bucket_versioning
    """,
}
COMPARED: Mapping[str, tuple[str, ...]] = {
    check: themes for themes, checks in _COMPARED.items() for check in checks.split()
}

# Why → checks.
_LEFT_OUT: Mapping[str, str] = {
    "asks for a key of the customer; a matter of severity, not of encryption": """
        aws/cloudtrail/encryption_customer_key aws/cloudwatch/log_group_customer_key
        aws/documentdb/encryption_customer_key aws/dynamodb/table_customer_key aws/ec2/encryption_customer_key
        aws/ecr/repository_customer_key aws/neptune/encryption_customer_key
        aws/rds/performance_insights_encryption_customer_key aws/redshift/encryption_customer_key
        aws/s3/encryption_customer_key aws/sns/topic_encryption_with_cmk aws/sqs/queue_encryption_with_cmk
        aws/ssm/secret_use_customer_key azure/container/enable_disk_encryption
        azure/storage/blob_container_cmk_encrypted google/compute/disk_encryption_customer_key
        google/compute/vm_disk_encryption_customer_key google/storage/bucket_encryption_customer_key
    """,
    "asks for an encryption argument; the service encrypts in any case": """
        aws/athena/enable_at_rest_encryption aws/athena/no_encryption_override aws/codebuild/enable_encryption
        aws/eks/encrypt_secrets aws/msk/enable_at_rest_encryption aws/s3/enable_bucket_encryption
        aws/sns/enable_topic_encryption aws/sqs/enable_queue_encryption azure/compute/enable_disk_encryption
        azure/storage/infrastructure_encryption_enabled azure/storage/log_storage_encryption
    """,
    "asks for an encryption argument; Aurora has encrypted every new cluster since February 2026": """
        aws/rds/encrypt_cluster_storage_data
    """,
    "asks between the nodes of a domain; ours asks what clients may do": "aws/elasticsearch/enable_in_transit_encryption",
    "asks for a block of public access; new buckets have one since April 2023": "aws/s3/specify_public_access_block",
    "a public entry point or egress, which are no failures": """
        aws/apigateway/no_public_access aws/ec2/no_public_egress_sgr aws/ec2/no_public_ip aws/ec2/no_public_ip_subnet
        aws/elb/alb_not_public azure/network/network_interface_public_ip azure/network/no_public_egress
        google/compute/no_public_egress google/compute/no_public_ip openstack/networking/no_public_egress
    """,
    "asks for a range of ports of any width, whoever may use it": """
        google/compute/disable_allow_all_ports_firewall_rule google/compute/disable_default_firewall_rule
        google/compute/disable_port_range_rule
    """,
    "asks that ICMP is closed; ours asks for ports": "google/compute/no_public_ingress",
    "asks for all regions in one view; what is gathered from outside the EEA is what HDS asks to know of": """
        aws/config/aggregate_all_regions azure/monitor/capture_all_regions
    """,
    "a cache is rebuilt from what it caches": "aws/elasticache/enable_backup_retention",
    "asks for geo-redundant copies; HDS asks that copies stay in the EEA, not that there are more": """
        azure/storage/enable_geo_redundant_backups
    """,
    "asks for deleted objects to be kept; ours asks for former versions": "azure/storage/blobs_soft_deletion_enabled",
    "asks for the older logging of storage accounts, which diagnostic settings replace": """
        azure/storage/queue_services_logging_enabled azure/storage/storage_account_logging_enabled
    """,
    "asks for a firewall before a key vault, whose every call is authenticated": "azure/keyvault/specify_network_acl",
    "asks how people sign in: passwords, second factors, sessions": """
        aws/iam/enforce_group_mfa aws/iam/no_password_reuse aws/iam/no_root_access_keys
        aws/iam/require_lowercase_in_passwords aws/iam/require_numbers_in_passwords aws/iam/require_symbols_in_passwords
        aws/iam/require_uppercase_in_passwords aws/iam/set_max_password_age aws/iam/set_minimum_password_length
        aws/s3/require_mfa_delete azure/appservice/authentication_enabled azure/appservice/require_client_cert
        azure/compute/disable_password_authentication google/compute/no_oslogin_override
        google/compute/no_project_wide_ssh_keys google/compute/project_level_oslogin google/iam/no_personal_emails
    """,
    "asks which identity a workload has, not what it may do": """
        azure/appservice/account_identity_registered azure/authorization/prevent_custom_role_creation
        google/compute/no_default_service_account google/gke/use_service_account
        google/iam/no_folder_level_default_service_account_assignment
        google/iam/no_org_level_default_service_account_assignment google/iam/no_privileged_service_accounts
        google/iam/no_project_level_default_service_account_assignment aws/lambda/restrict_source_arn
    """,
    "asks to trust services of the platform more, not less": "azure/storage/allow_microsoft_service_bypass",
    "about upkeep, hardening or naming of machines and software": """
        aws/ec2/no_default_vpc aws/ec2/specify_ami_owners aws/ecr/enable_image_scans
        aws/ecr/enforce_immutable_repository aws/elb/drop_invalid_headers aws/redshift/no_classic_resources
        aws/redshift/use_vpc azure/appservice/enable_http2 azure/appservice/latest_php_version
        azure/appservice/latest_python_version azure/compute/vm_not_attached_to_network
        azure/container/configured_network_policy azure/container/enable_azure_policy_addon
        azure/network/network_ip_forwarding_enabled azure/synapse/virtual_network_enabled
        google/compute/enable_shielded_vm_im google/compute/enable_shielded_vm_sb google/compute/enable_shielded_vm_vtpm
        google/compute/enable_subnetwork_private_google_access google/compute/no_ip_forwarding
        google/compute/no_serial_port google/dns/enable_dnssec google/dns/no_rsa_sha1 google/gke/enable_auto_repair
        google/gke/enable_auto_upgrade google/gke/enable_ip_aliasing google/gke/enable_network_policy
        google/gke/metadata_endpoints_disabled google/gke/node_metadata_security google/gke/node_pool_uses_cos
        google/gke/node_shielding_enabled google/gke/use_cluster_labels google/sql/mysql_no_local_infile
        google/sql/no_contained_db_auth google/sql/no_cross_db_ownership_chaining google/storage/enable_ubla
    """,
    "about descriptions, expiry dates or kinds of content": """
        aws/ec2/add_description_to_security_group aws/ec2/add_description_to_security_group_rule
        aws/elasticache/add_description_for_security_group aws/redshift/add_description_to_security_group
        azure/keyvault/content_type_for_secret azure/keyvault/ensure_key_expiry azure/keyvault/ensure_secret_expiry
        openstack/networking/add_description_to_security_group
    """,
    "about tracing, tuning or caching": """
        aws/apigateway/enable_cache aws/apigateway/enable_tracing aws/lambda/enable_tracing
        aws/rds/enable_performance_insights azure/database/postgres_configuration_connection_throttling
        azure/database/postgres_configuration_log_checkpoints google/sql/enable_pg_temp_file_logging
        google/sql/pg_log_checkpoints google/sql/pg_log_errors google/sql/pg_log_lock_waits
        google/sql/pg_no_min_statement_logging
    """,
    "asks whom Defender writes to; ours asks whether it watches": """
        azure/database/threat_alert_email_set azure/database/threat_alert_email_to_owner
        azure/securitycenter/set_required_contact_details
    """,
    "asks for the former agent of GKE by name": """
        google/gke/enable_stackdriver_logging google/gke/enable_stackdriver_monitoring
    """,
    "asks for disconnections; ours is content with connections": "google/sql/pg_log_disconnections",
    "asks for one parameter of a server; ours is content with any log that tells who did what": """
        azure/database/postgres_configuration_log_connections
    """,
    "about a key given in clear to a service that keeps it": "google/compute/disk_encryption_no_plaintext_key",
    "about what a machine downloads while Terraform runs": "aws/ssm/avoid_leaks_via_http",
}
LEFT_OUT: Mapping[str, str] = {check: why for why, checks in _LEFT_OUT.items() for check in checks.split()}

# (check, good or bad, number of the example): why Trivy's expectation is not HDS's.
EXPLAINED: Mapping[tuple[str, str, int], str] = {
    **dict.fromkeys(
        [
            ("aws/cloudtrail/enable_all_regions", "good", 0),
            ("aws/cloudtrail/enable_log_validation", "good", 0),
            ("aws/cloudtrail/ensure_cloudwatch_integration", "good", 0),
            ("aws/cloudtrail/require_bucket_access_logging", "good", 0),
            ("aws/s3/enable_object_read_logging", "good", 0),
            ("aws/s3/enable_object_read_logging", "good", 1),
            ("aws/s3/enable_object_write_logging", "good", 0),
            ("aws/s3/enable_object_write_logging", "good", 1),
            ("aws/s3/enable_object_write_logging", "good", 2),
        ],
        "the trail leaves out regions, is not validated or not watched, which are other checks of the same theme",
    ),
    ("aws/cloudfront/use_secure_tls_policy", "good", 3): "the default certificate comes with TLS 1.0",
    ("aws/cloudfront/enforce_https", "good", 0): "same",
    ("aws/elasticsearch/enforce_https", "good", 0): "the policy in force when none is named accepts TLS 1.0",
    ("aws/elb/http_not_used", "good", 0): "same",
    **dict.fromkeys(
        [
            ("azure/appservice/enforce_ftps", "good", 0),
            ("azure/appservice/enforce_ftps", "good", 1),
            ("azure/appservice/use_secure_tls_policy", "good", 0),
            ("azure/appservice/use_secure_tls_policy", "good", 1),
            ("azure/appservice/use_secure_tls_policy", "good", 2),
        ],
        "flagged for plain HTTP, which the check does not ask about",
    ),
    ("azure/database/secure_tls_policy", "good", 1): "flagged because it accepts connections in clear",
    **dict.fromkeys(
        [
            ("aws/s3/block_public_acls", "good", 0),
            ("aws/s3/block_public_policy", "good", 0),
            ("aws/s3/ignore_public_acls", "good", 0),
            ("aws/s3/no_public_buckets", "good", 0),
        ],
        "one of four switches; the others leave the bucket open",
    ),
    ("aws/mq/no_public_access", "good", 0): "flagged for its password in clear",
    ("google/gke/enable_private_cluster", "good", 0): "the nodes are private, the interface is open to all",
    ("google/sql/no_public_access", "bad", 0): "a network let in where there is no public address",
    ("aws/ec2/no_excessive_port_access", "good", 0): "SSH from the whole Internet; the check only asks about all ports",
    ("openstack/networking/no_public_ingress", "good", 2): "a rule without source lets everyone in",
    ("google/compute/no_open_rdp_access", "good", 2): "sources are added up: tags do not narrow the whole Internet",
    **dict.fromkeys(
        [("aws/ec2/as_enforce_http_token_imds", "bad", 0), ("aws/ec2/enforce_http_token_imds", "bad", 0)],
        "nothing written: the image and the account decide",
    ),
    ("aws/ecs/enable_container_insight", "bad", 0): "nothing written: the account decides",
    ("aws/sqs/no_wildcards_in_policy_documents", "good", 0): "anyone may send messages to the queue",
    ("azure/authorization/limit_role_actions", "good", 0): "every action on a whole subscription",
    ("aws/rds/specify_backup_retention", "good", 0): "kept 5 days; HDS guidance is read as a week",
    ("aws/rds/specify_backup_retention", "good", 1): "same",
    **dict.fromkeys(
        [("azure/keyvault/no_purge", "bad", 1), ("azure/keyvault/no_purge", "bad", 2)],
        "2 or 100 days of retention, which the provider refuses",
    ),
    ("google/kms/rotate_kms_keys", "bad", 0): "a rotation every half year; ours asks for one a year",
    ("aws/cloudfront/enable_logging", "bad", 1): "a source of log delivery without destination, which is refused",
    ("azure/database/all_threat_alerts_enabled", "good", 0): "flagged because the server records nothing",
    ("azure/database/enable_audit", "good", 0): "flagged because records are kept for 6 days",
    ("azure/database/retention_period_set", "good", 1): "90 days, less than the 180 that CNIL and ANSSI ask for",
    ("azure/network/network_watcher_flow_disabled", "good", 0): "flagged because records are kept for 7 days",
    ("azure/network/retention_policy_set", "good", 0): "90 days, as above",
    ("azure/network/retention_policy_set", "bad", 0): "without a retention policy Azure keeps the records for ever",
    ("azure/monitor/activity_log_retention_set", "bad", 0): "same",
    ("azure/monitor/activity_log_retention_set", "good", 0): "names no categories, which the provider refuses",
    ("google/iam/no_conditions_on_workload_identity_pool_provider", "bad", 0): "names no issuer, which it refuses too",
    ("google/iam/configure_audit_logging", "bad", 0): "undecided: the folder or the organisation may ask for records",
    ("google/iam/configure_audit_logging", "bad", 2): "same",
    ("google/iam/configure_audit_logging", "good", 1): "a member is exempted from the records of writing",
}


@dataclass(frozen=True)
class Example:
    """One example of a check: a whole configuration."""

    check: str
    kind: str
    number: int
    configuration: str


def examples(checkout: Path) -> Iterator[Example]:
    """The Terraform examples of each check of the covered providers, in the files beside the checks."""
    root = checkout / "checks" / "cloud"
    for provider in PROVIDERS:
        for file in sorted((root / provider).rglob("*.yaml")):
            try:
                written = yaml.safe_load(file.read_text("utf-8")) or {}
            except yaml.YAMLError:
                continue
            for kind in ("bad", "good"):
                for number, text in enumerate((written.get("terraform") or {}).get(kind) or ()):
                    yield Example(file.relative_to(root).with_suffix("").as_posix(), kind, number, str(text))


def failing(example: Example) -> list[str]:
    """Ids and addresses of what fails in the themes of the check."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "main.tf").write_text(example.configuration, encoding="utf-8")
        findings = scan([Path(folder)], Options(jobs=1)).findings
    return [
        f"{finding.rule_id} {finding.subject.address}"
        for finding in findings
        if finding.outcome.value == "fail" and finding.theme.value in COMPARED[example.check]
    ]


def main() -> int:
    """Print the figures by theme, and with `-v` each disagreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    totals: dict[str, Counter[str]] = {}
    unread: set[str] = set()
    for example in examples(arguments.checkout):
        if example.check not in COMPARED:
            unread |= {example.check} - LEFT_OUT.keys()
            continue
        if (example.check, example.kind, example.number) in EXPLAINED:
            continue
        failed = failing(example)
        total = totals.setdefault(COMPARED[example.check][0], Counter())
        total[example.kind] += 1
        total[f"{example.kind} failing"] += bool(failed)
        if arguments.verbose and bool(failed) is (example.kind == "good"):
            word = "flagged" if failed else "missed"
            sys.stdout.write(f"{example.check} {word} {example.kind} {example.number} {', '.join(failed)}\n")
    if not totals:
        sys.stderr.write(f"{arguments.checkout}: no examples of trivy-checks here\n")
        return 2
    everything: Counter[str] = Counter()
    for theme, total in sorted(totals.items()):
        everything.update(total)
        sys.stdout.write(_row(theme, total))
    sys.stdout.write(_row("all", everything))
    sys.stdout.write(
        f"{len(EXPLAINED)} examples explained, {len(LEFT_OUT)} checks left out: see the tables in this file\n"
    )
    for check in sorted(unread):
        sys.stdout.write(f"not read yet: {check}\n")
    return 0


def _row(name: str, total: Counter[str]) -> str:
    return (
        f"{name:22}   found {total['bad failing']:3} of {total['bad']:3} bad examples"
        f"   flagged {total['good failing']:3} of {total['good']:3} good ones\n"
    )


if __name__ == "__main__":
    sys.exit(main())
