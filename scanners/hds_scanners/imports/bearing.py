"""Which checks of other tools bear on a control of the pack, and on which.

A check is listed where what it establishes is, for the resources it looks at, what a rule of the pack or a requirement
asks for. Left out on purpose: checks that ask for the contrary (copies in another region whatever its place, logs for a
year at least) and those of no account for health data. Sources: the names and code of the checks of Checkov (commit
03d5fda), trivy-checks and Prowler, read in November 2026. Trivy's ids are `AVD-AWS-0080` or, since 2025, `AWS-0080`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hds_policies.referential.derived import (
    DER_BKP_04,
    DER_ENC_06,
    DER_LOG_01,
    DER_LOG_02,
    DER_LOG_04,
    DER_SCR_01,
)
from hds_policies.rule import Severity, Text, Theme

if TYPE_CHECKING:
    from hds_policies.referential import Requirement
    from hds_policies.rule import Rule


@dataclass(frozen=True, slots=True)
class Control:
    """What a foreign check bears on; the texts are ours."""

    theme: Theme
    severity: Severity
    requirements: tuple[Requirement, ...]
    title: Text
    fix: Text


_CUSTOMER_KEYS = Control(
    Theme.KEYS,
    Severity.LOW,
    (DER_ENC_06,),
    Text("Keys in the customer's hands", "Clés aux mains du client"),
    Text("Encrypt with a key that you manage.", "Chiffrer avec une clé que vous gérez."),
)
_SECRETS = Control(
    Theme.ACCESS,
    Severity.HIGH,
    (DER_SCR_01,),
    Text("No secret in the code", "Aucun secret dans le code"),
    Text(
        "Keep it in a secret store and refer to it; change the secret, which others may have read.",
        "Le garder dans un coffre à secrets et y faire référence ; changer le secret, que d'autres ont pu lire.",
    ),
)
_ADMINISTRATION_LOGS = Control(
    Theme.TRACEABILITY,
    Severity.MEDIUM,
    (DER_LOG_01,),
    Text("What services do is logged", "Ce que font les services est journalisé"),
    Text("Turn the service's logs on.", "Activer les journaux du service."),
)
_ACCESS_LOGS = Control(
    Theme.TRACEABILITY,
    Severity.MEDIUM,
    (DER_LOG_02,),
    Text("Access to data is logged", "Les accès aux données sont journalisés"),
    Text("Turn access logging on.", "Activer la journalisation des accès."),
)
_LOCKED_LOGS = Control(
    Theme.TRACEABILITY,
    Severity.MEDIUM,
    (DER_LOG_04,),
    Text("Logs protected against change", "Journaux protégés contre la modification"),
    Text("Lock or encrypt the store of the logs.", "Verrouiller ou chiffrer le stockage des journaux."),
)
_LOCKED_BACKUPS = Control(
    Theme.BACKUP,
    Severity.LOW,
    (DER_BKP_04,),
    Text("Backups protected against deletion", "Sauvegardes protégées contre la suppression"),
    Text("Lock the store of the backups.", "Verrouiller le stockage des sauvegardes."),
)

# By the id of the rule of ours, or by the control.
_CHECKOV: Mapping[str | Control, str] = {
    "HDS_ENC_001": "CKV_AWS_5 CKV_AWS_16 CKV_AWS_44 CKV_AWS_64 CKV_AWS_74 CKV_AWS_96",
    "HDS_ENC_002": "CKV_AWS_3 CKV_AWS_8 CKV_AWS_106 CKV_AZURE_2",
    "HDS_ENC_003": "CKV_AWS_19",
    "HDS_ENC_004": "CKV_AWS_42",
    "HDS_ENC_005": "CKV_AWS_29",
    "HDS_ENC_006": "CKV_AWS_26 CKV_AWS_27 CKV_AWS_43",
    "HDS_ENC_008": "CKV_AWS_146",
    "HDS_ENC_009": "CKV_AWS_166",
    "HDS_TLS_001": "CKV_AWS_2 CKV_AWS_34 CKV2_AWS_20",
    "HDS_TLS_002": "CKV_AWS_103 CKV_AWS_174 CKV_AZURE_44 CKV_AZURE_52 CKV_GCP_4",
    "HDS_TLS_003": "CKV_AWS_30",
    "HDS_TLS_004": "CKV_AWS_97",
    "HDS_TLS_005": "CKV_AZURE_3",
    "HDS_TLS_006": "CKV_AWS_83 CKV_AWS_90 CKV2_AWS_69 CKV_AZURE_28 CKV_AZURE_29 CKV_AZURE_47 CKV_GCP_6",
    "HDS_VPN_002": "CKV_PAN_11",
    "HDS_VPN_003": "CKV_PAN_12",
    "HDS_KEY_001": "CKV_AWS_7 CKV_GCP_43",
    "HDS_KEY_002": "CKV_AWS_33",
    "HDS_KEY_003": "CKV_AZURE_42 CKV_AZURE_110",
    "HDS_LOG_001": "CKV_AWS_251",
    "HDS_LOG_002": "CKV_AWS_67",
    "HDS_LOG_003": "CKV_AWS_36",
    "HDS_LOG_004": "CKV_AWS_66",
    "HDS_MON_001": "CKV2_AWS_11 CKV_GCP_26 CKV_AZURE_12",
    "HDS_BKP_001": "CKV_AWS_28 CKV_AWS_133 CKV2_AWS_8 CKV2_AZURE_12 CKV_GCP_14 CKV2_GCP_20",
    "HDS_BKP_003": "CKV_AWS_139 CKV_AWS_293",
    "HDS_BKP_004": "CKV_AWS_21 CKV_GCP_78",
    "HDS_EXP_001": (
        "CKV_AWS_20 CKV_AWS_53 CKV_AWS_54 CKV_AWS_55 CKV_AWS_56 CKV_AWS_57 CKV_AWS_70 CKV2_AWS_6 CKV_AZURE_34 "
        "CKV_AZURE_59 CKV_GCP_28 CKV_GCP_114"
    ),
    "HDS_EXP_002": "CKV_AWS_17 CKV_AZURE_11 CKV_AZURE_53 CKV_AZURE_68 CKV_AZURE_113 CKV_GCP_11 CKV_GCP_15",
    "HDS_EXP_003": "CKV_AWS_302",
    "HDS_EXP_004": "CKV_AWS_32 CKV_AWS_38 CKV_AWS_69 CKV_AZURE_6 CKV_GCP_20",
    "HDS_FWL_001": "CKV_AWS_24 CKV_AWS_25 CKV_AZURE_9 CKV_AZURE_10 CKV_GCP_2 CKV_GCP_3",
    "HDS_FWL_002": "CKV_GCP_88",
    "HDS_FWL_003": "CKV_AWS_277",
    "HDS_ACC_001": "CKV_AWS_1 CKV_AWS_62 CKV_AWS_63",
    "HDS_ACC_002": "CKV_AWS_60",
    _CUSTOMER_KEYS: "CKV_AWS_145 CKV_AWS_149 CKV_AWS_158 CKV_AWS_189 CKV_AWS_245 CKV_AZURE_93",
    _SECRETS: "CKV_AWS_41 CKV_AWS_45 CKV_AWS_46 CKV_OPENSTACK_4",
    _ADMINISTRATION_LOGS: "CKV_AWS_37 CKV_AWS_84 CKV_AWS_91 CKV_AWS_129 CKV_AWS_324",
    _ACCESS_LOGS: "CKV_AWS_18 CKV_AWS_325 CKV2_AWS_30 CKV_GCP_62",
    _LOCKED_LOGS: "CKV_AWS_35 CKV2_GCP_4",
    _LOCKED_BACKUPS: "CKV_AWS_143",
}
_TRIVY: Mapping[str | Control, str] = {
    "HDS_ENC_001": "AWS-0021 AWS-0023 AWS-0048 AWS-0076 AWS-0079 AWS-0080 AWS-0084",
    "HDS_ENC_002": "AWS-0008 AWS-0026 AWS-0131 AZU-0038",
    "HDS_ENC_003": "AWS-0088",
    "HDS_ENC_004": "AWS-0037",
    "HDS_ENC_005": "AWS-0045",
    "HDS_ENC_006": "AWS-0064 AWS-0095 AWS-0096 AWS-0179",
    "HDS_TLS_001": "AWS-0012 AWS-0054",
    "HDS_TLS_002": "AWS-0005 AWS-0013 AWS-0047 AWS-0126 AZU-0011 AZU-0026 GCP-0039",
    "HDS_TLS_003": "AWS-0051",
    "HDS_TLS_004": "AWS-0035",
    "HDS_TLS_005": "AZU-0008",
    "HDS_TLS_006": "AWS-0046 AWS-0073 AZU-0020 GCP-0015",
    "HDS_KEY_001": "AWS-0065 GCP-0065",
    "HDS_KEY_003": "AZU-0016",
    "HDS_LOG_002": "AWS-0014",
    "HDS_LOG_003": "AWS-0016",
    "HDS_MON_001": "AWS-0178 AZU-0073 GCP-0029 GCP-0076",
    "HDS_BKP_001": "AWS-0024 GCP-0024",
    "HDS_BKP_003": "AWS-0177 AWS-0343",
    "HDS_BKP_004": "AWS-0090 GCP-0078",
    "HDS_EXP_001": "AWS-0086 AWS-0087 AWS-0091 AWS-0092 AWS-0093 AWS-0094 AWS-0161 AZU-0007 GCP-0001",
    "HDS_EXP_002": "AWS-0180 AZU-0022 AZU-0029 GCP-0017 GCP-0046",
    "HDS_EXP_004": "AWS-0032 AWS-0041 AWS-0072 AZU-0041 GCP-0053 GCP-0061",
    "HDS_FWL_001": "AWS-0107 AZU-0048 AZU-0050 GCP-0070 GCP-0071",
    "HDS_FWL_003": "GCP-0072",
    "HDS_ACC_001": "AWS-0057",
    _CUSTOMER_KEYS: (
        "AWS-0015 AWS-0017 AWS-0022 AWS-0025 AWS-0027 AWS-0098 AWS-0128 AWS-0132 AWS-0135 AWS-0136 AZU-0060 GCP-0034 "
        "GCP-0066"
    ),
    _SECRETS: "AWS-0029 AWS-0036 AWS-0122 AWS-0129 AZU-0037 GCP-0037 OPNSTK-0001",
    _ADMINISTRATION_LOGS: "AWS-0020 AWS-0038 AWS-0042 AWS-0070 AWS-0074 AWS-0075 AZU-0027 AZU-0040 GCP-0060",
    _ACCESS_LOGS: "AWS-0001 AWS-0010 AWS-0089 AWS-0171 AWS-0172 AZU-0057 GCP-0077 GCP-0079",
    _LOCKED_LOGS: "AWS-0163",
}
_PROWLER: Mapping[str | Control, str] = {
    "HDS_ENC_001": (
        "documentdb_cluster_storage_encrypted dynamodb_accelerator_cluster_encryption_enabled "
        "neptune_cluster_storage_encrypted opensearch_service_domains_encryption_at_rest_enabled "
        "rds_cluster_storage_encrypted rds_instance_storage_encrypted redshift_cluster_encrypted_at_rest "
        "sqlserver_tde_encryption_enabled"
    ),
    "HDS_ENC_002": "ec2_ebs_default_encryption ec2_ebs_volume_encryption workspaces_volume_encryption_enabled",
    "HDS_ENC_003": "s3_bucket_default_encryption",
    "HDS_ENC_004": "efs_encryption_at_rest_enabled",
    "HDS_ENC_005": "elasticache_redis_cluster_rest_encryption_enabled",
    "HDS_ENC_006": (
        "firehose_stream_encrypted_at_rest kinesis_stream_encrypted_at_rest sns_topics_kms_encryption_at_rest_enabled "
        "sqs_queues_server_side_encryption_enabled"
    ),
    "HDS_ENC_008": "ec2_ebs_snapshots_encrypted neptune_cluster_snapshot_encrypted rds_snapshots_encrypted",
    "HDS_ENC_009": "backup_recovery_point_encrypted backup_vaults_encrypted",
    "HDS_TLS_001": "app_ensure_http_is_redirected_to_https cloudfront_distributions_https_enabled elb_ssl_listeners elbv2_ssl_listeners",
    "HDS_TLS_002": (
        "app_minimum_tls_version_12 cloudfront_distributions_using_deprecated_ssl_protocols "
        "cosmosdb_account_minimum_tls_version elb_insecure_ssl_ciphers elbv2_insecure_ssl_ciphers "
        "mysql_flexible_server_minimum_tls_version_12 sqlserver_recommended_minimal_tls_version "
        "storage_ensure_minimum_tls_version_12"
    ),
    "HDS_TLS_003": "elasticache_redis_cluster_in_transit_encryption_enabled",
    "HDS_TLS_005": "s3_bucket_secure_transport_policy storage_secure_transfer_required_is_enabled",
    "HDS_TLS_006": (
        "cloudsql_instance_ssl_connections kafka_cluster_in_transit_encryption_enabled "
        "mysql_flexible_server_ssl_connection_enabled opensearch_service_domains_https_communications_enforced "
        "postgresql_flexible_server_enforce_ssl_enabled rds_instance_transport_encrypted "
        "redshift_cluster_in_transit_encryption_enabled"
    ),
    "HDS_KEY_001": "keyvault_key_rotation_enabled kms_cmk_rotation_enabled kms_key_rotation_enabled",
    "HDS_KEY_002": "kms_key_not_publicly_accessible",
    "HDS_LOG_002": "cloudtrail_multi_region_enabled",
    "HDS_LOG_003": "cloudtrail_log_file_validation_enabled",
    "HDS_MON_001": "compute_subnet_flow_logs_enabled vpc_flow_logs_enabled",
    "HDS_MON_002": "config_recorder_all_regions_enabled guardduty_is_enabled",
    "HDS_BKP_001": (
        "cloudsql_instance_automated_backups documentdb_cluster_backup_enabled dynamodb_tables_pitr_enabled "
        "elasticache_redis_cluster_backup_enabled neptune_cluster_backup_enabled rds_instance_backup_enabled "
        "vm_backup_enabled"
    ),
    "HDS_BKP_003": (
        "documentdb_cluster_deletion_protection dynamodb_table_deletion_protection_enabled "
        "neptune_cluster_deletion_protection rds_cluster_deletion_protection rds_instance_deletion_protection"
    ),
    "HDS_BKP_004": (
        "cloudstorage_bucket_versioning_enabled s3_bucket_object_versioning storage_blob_versioning_is_enabled"
    ),
    "HDS_EXP_001": (
        "cloudstorage_bucket_public_access s3_bucket_level_public_access_block s3_bucket_policy_public_write_access "
        "s3_bucket_public_access s3_bucket_public_list_acl s3_bucket_public_write_acl "
        "storage_blob_public_access_level_is_disabled"
    ),
    "HDS_EXP_002": (
        "bigquery_dataset_public_access cloudsql_instance_public_access opensearch_service_domains_not_publicly_accessible "
        "rds_instance_no_public_access redshift_cluster_public_access"
    ),
    "HDS_EXP_003": (
        "documentdb_cluster_public_snapshot ec2_ami_public ec2_ebs_public_snapshot neptune_cluster_public_snapshot "
        "rds_snapshots_public_access compute_image_not_publicly_shared"
    ),
    "HDS_EXP_004": (
        "aks_clusters_public_access_disabled awslambda_function_not_publicly_accessible "
        "ecr_repositories_not_publicly_accessible eks_cluster_not_publicly_accessible mq_broker_not_publicly_accessible"
    ),
    "HDS_FWL_001": (
        "compute_firewall_rdp_access_from_the_internet_allowed compute_firewall_ssh_access_from_the_internet_allowed "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_22 "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_3389 network_rdp_internet_access_restricted "
        "network_ssh_internet_access_restricted"
    ),
    "HDS_FWL_002": (
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mongodb_27017_27018 "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_mysql_3306 "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_oracle_1521_2483 "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_postgres_5432 "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_redis_6379 "
        "ec2_securitygroup_allow_ingress_from_internet_to_tcp_port_sql_server_1433_1434"
    ),
    "HDS_FWL_003": "ec2_securitygroup_allow_ingress_from_internet_to_all_ports",
    "HDS_ACC_001": (
        "iam_aws_attached_policy_no_administrative_privileges iam_customer_attached_policy_no_administrative_privileges "
        "iam_inline_policy_no_administrative_privileges"
    ),
    _CUSTOMER_KEYS: (
        "cloudwatch_log_group_kms_encryption_enabled dynamodb_tables_kms_cmk_encryption_enabled s3_bucket_kms_encryption "
        "sqlserver_tde_encrypted_with_cmk storage_ensure_encryption_with_customer_managed_keys"
    ),
    _ACCESS_LOGS: "cloudtrail_s3_dataevents_read_enabled cloudtrail_s3_dataevents_write_enabled",
    _LOCKED_LOGS: "cloudstorage_bucket_log_retention_policy_lock cloudtrail_kms_encryption_enabled",
}


def controls(tool: str, rules: Mapping[str, Rule[Any]]) -> dict[str, Control]:
    """What each check of a tool bears on, by the check's id; `rules` are ours, by id."""
    table = {"checkov": _CHECKOV, "trivy": _TRIVY, "prowler": _PROWLER}[tool]
    found = dict(_listed(table, rules))
    if tool == "checkov":
        # Our own rules, run in Checkov.
        found |= {identifier: _control(rule) for identifier, rule in rules.items()}
    return found


def _listed(table: Mapping[str | Control, str], rules: Mapping[str, Rule[Any]]) -> Iterator[tuple[str, Control]]:
    for target, checks in table.items():
        control = target if isinstance(target, Control) else _control(rules[target])
        for check in checks.split():
            yield check, control


def _control(rule: Rule[Any]) -> Control:
    return Control(rule.theme, rule.severity, rule.satisfies, rule.title, rule.fix)
