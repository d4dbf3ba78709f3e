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
        aws/redshift_not_encrypted aws/workspaces_workspace_volume_not_encrypted
    """,
    (IN_TRANSIT,): """
        aws/alb_listening_on_http aws/api_gateway_without_security_policy aws/cloudfront_viewer_protocol_policy_allows_http
        aws/cloudfront_without_minimum_protocol_tls_1.2 aws/dms_endpoint_no_ssl_configured
        aws/ecs_task_definition_volume_not_encrypted
        aws/elasticache_replication_group_not_encrypted_at_transit aws/elasticsearch_domain_not_encrypted_node_to_node
        aws/elasticsearch_with_https_disabled aws/elb_using_insecure_protocols         aws/msk_cluster_encryption_disabled aws/s3_bucket_policy_accepts_http_requests aws/secure_ciphers_disabled
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
        aws/amazon_dms_replication_instance_is_publicly_accessible         aws/cloudtrail_log_files_s3_bucket_is_publicly_accessible
        aws/cloudwatch_logs_destination_with_vulnerable_policy aws/db_security_group_has_public_interface
        aws/db_security_group_with_public_scope aws/db_snapshot_public aws/ecr_repository_is_publicly_accessible
        aws/efs_with_vulnerable_policy aws/eks_cluster_has_public_access aws/eks_cluster_has_public_access_cidrs
        aws/elasticsearch_domain_with_vulnerable_policy aws/glue_with_vulnerable_policy
        aws/lambda_function_publicly_accessible aws/lambda_permission_principal_is_wildcard
        aws/mq_broker_is_publicly_accessible aws/msk_broker_is_publicly_accessible
        aws/neptune_cluster_instance_is_publicly_accessible aws/rds_db_instance_publicly_accessible
        aws/redshift_publicly_accessible         aws/s3_bucket_access_to_any_principal aws/s3_bucket_acl_allows_read_or_write_to_all_users
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
                azure/waf_is_disabled_for_azure_application_gateway gcp/firewall_ingress_allows_unrestricted_ftp_access
        gcp/firewall_ingress_allows_unrestricted_mysql_access
        gcp/rdp_access_is_not_restricted
        gcp/ssh_access_is_not_restricted
    """,
    (ACCESS,): """
        aws/hardcoded_aws_access_key aws/hardcoded_aws_access_key_in_lambda
        aws/ec2_instance_using_api_keys
        aws/iam_policies_attached_to_user aws/iam_policies_with_full_privileges
        aws/iam_policy_grants_assumerole_permission_across_all_services aws/iam_policy_grants_full_permissions
        aws/iam_role_allows_all_principals_to_assume         aws/imdsv1_is_enabled aws/lambda_function_with_privileged_role
        aws/policy_without_principal aws/root_account_has_active_access_keys
        aws/sso_policy_with_full_privileges aws/user_data_contains_encoded_private_key
        azure/admin_user_enabled_for_container_registry         azure/role_assignment_not_limit_guest_users_permissions azure/role_definition_allows_custom_role_creation
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
        azure/mssql_server_auditing_disabled azure/network_watcher_flow_disabled
        azure/postgresql_log_connections_not_set azure/small_activity_log_retention_period
        azure/small_flow_logs_retention_period azure/small_msql_server_audit_retention
        azure/small_mssql_audit_retention_period         azure/sql_database_audit_disabled azure/sql_server_auditing_disabled azure/vault_auditing_disabled
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
        aws/dynamodb_table_point_in_time_recovery_disabled
        aws/rds_cluster_with_backup_disabled
        aws/rds_with_backup_disabled aws/s3_bucket_without_versioning gcp/cloud_storage_bucket_versioning_disabled
        gcp/sql_db_instance_backup_disabled
    """,
}
COMPARED: Mapping[str, tuple[str, ...]] = {
    query: themes for themes, queries in _COMPARED.items() for query in queries.split()
}

# Why a query is not compared → queries.
_LEFT_OUT: Mapping[str, str] = {
    "asks for a key of the customer's where the provider always encrypts; HDS_ENC rules ask for encryption": """
        aws/amazon_mq_broker_encryption_disabled aws/athena_database_not_encrypted
        aws/athena_workgroup_not_encrypted aws/cloudtrail_log_files_not_encrypted_with_kms
        aws/cloudwatch_log_group_not_encrypted aws/codebuild_project_encrypted_with_aws_managed_key
        aws/docdb_cluster_encrypted_with_aws_managed_key aws/docdb_cluster_without_kms
        aws/dynamodb_table_not_encrypted aws/ecr_repository_not_encrypted aws/efs_without_kms
        aws/eks_cluster_encryption_disabled aws/elasticsearch_encryption_with_kms_is_disabled
        aws/s3_bucket_object_not_encrypted aws/sagemaker_endpoint_configuration_encryption_disabled
        aws/sagemaker_notebook_instance_without_kms aws/secretsmanager_secret_encrypted_with_aws_managed_key
        aws/secretsmanager_secret_without_kms aws/sns_topic_encrypted_with_aws_managed_key
        aws/sns_topic_not_encrypted aws/sqs_with_sse_disabled azure/aks_disk_encryption_set_id_undefined
        azure/encryption_on_managed_disk_disabled azure/postgresql_server_infrastructure_encryption_disabled
        gcp/disk_encryption_disabled
    """,
    "asks how people sign in: passwords, second factors, directories, sessions": """
        aws/authentication_without_mfa aws/aws_password_policy_with_unchangeable_passwords
        aws/cognito_userpool_without_mfa aws/iam_password_does_not_require_lowercase
        aws/iam_password_does_not_require_number aws/iam_password_does_not_require_symbol
        aws/iam_password_does_not_require_uppercase aws/iam_password_without_minimum_length
        aws/iam_user_policy_without_mfa aws/iam_user_with_access_to_console
        aws/misconfigured_password_policy_expiration aws/no_password_policy_enabled
        aws/password_without_reuse_prevention aws/s3_bucket_without_enabled_mfa_delete
        aws/sso_identity_user_unsafe_creation aws/sso_permission_with_inadequate_user_session_duration
        azure/ad_admin_not_configured_for_sql_server azure/app_service_authentication_disabled
        azure/azure_active_directory_authentication azure/azure_app_service_client_certificate_disabled
        azure/azure_instance_using_basic_authentication azure/function_app_authentication_disabled
        azure/function_app_client_certificates_unrequired
        azure/sql_server_predictable_active_directory_admin_account_name
        azure/sql_server_predictable_admin_account_name gcp/gke_legacy_authorization_enabled
        gcp/legacy_client_certificate_auth_enabled gcp/not_proper_email_account_in_use gcp/os_login_disabled
        gcp/os_login_is_disabled_for_vm_instance gcp/project_wide_ssh_keys_are_enabled_in_vm_instances
    """,
    "asks for one right that leads to more; ours for full administration and whole services": """
        aws/group_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint
        aws/group_with_privilege_escalation_by_actions_iam_AddUserToGroup
        aws/group_with_privilege_escalation_by_actions_iam_AttachGroupPolicy
        aws/group_with_privilege_escalation_by_actions_iam_AttachRolePolicy
        aws/group_with_privilege_escalation_by_actions_iam_AttachUserPolicy
        aws/group_with_privilege_escalation_by_actions_iam_CreateAccessKey
        aws/group_with_privilege_escalation_by_actions_iam_CreateLoginProfile
        aws/group_with_privilege_escalation_by_actions_iam_CreatePolicyVersion
        aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack
        aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances
        aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint
        aws/group_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_and_lambda_InvokeFunction
        aws/group_with_privilege_escalation_by_actions_iam_PutGroupPolicy
        aws/group_with_privilege_escalation_by_actions_iam_PutRolePolicy
        aws/group_with_privilege_escalation_by_actions_iam_PutUserPolicy
        aws/group_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion
        aws/group_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole
        aws/group_with_privilege_escalation_by_actions_iam_UpdateLoginProfile
        aws/group_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode
        aws/iam_role_policy_passrole_allows_all aws/lambda_iam_invokefunction_misconfigured
        aws/role_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint
        aws/role_with_privilege_escalation_by_actions_iam_AddUserToGroup
        aws/role_with_privilege_escalation_by_actions_iam_AttachGroupPolicy
        aws/role_with_privilege_escalation_by_actions_iam_AttachRolePolicy
        aws/role_with_privilege_escalation_by_actions_iam_AttachUserPolicy
        aws/role_with_privilege_escalation_by_actions_iam_CreateAccessKey
        aws/role_with_privilege_escalation_by_actions_iam_CreateLoginProfile
        aws/role_with_privilege_escalation_by_actions_iam_CreatePolicyVersion
        aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack
        aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances
        aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint
        aws/role_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_lambda_InvokeFunction
        aws/role_with_privilege_escalation_by_actions_iam_PutGroupPolicy
        aws/role_with_privilege_escalation_by_actions_iam_PutRolePolicy
        aws/role_with_privilege_escalation_by_actions_iam_PutUserPolicy
        aws/role_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion
        aws/role_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole
        aws/role_with_privilege_escalation_by_actions_iam_UpdateLoginProfile
        aws/role_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode
        aws/ses_policy_with_allowed_iam_actions
        aws/user_with_privilege_escalation_by_actions_glue_UpdateDevEndpoint
        aws/user_with_privilege_escalation_by_actions_iam_AddUserToGroup
        aws/user_with_privilege_escalation_by_actions_iam_AttachGroupPolicy
        aws/user_with_privilege_escalation_by_actions_iam_AttachRolePolicy
        aws/user_with_privilege_escalation_by_actions_iam_AttachUserPolicy
        aws/user_with_privilege_escalation_by_actions_iam_CreateAccessKey
        aws/user_with_privilege_escalation_by_actions_iam_CreateLoginProfile
        aws/user_with_privilege_escalation_by_actions_iam_CreatePolicyVersion
        aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_cloudformation_CreateStack
        aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_ec2_RunInstances
        aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_glue_CreateDevEndpoint
        aws/user_with_privilege_escalation_by_actions_iam_PassRole_and_lambda_CreateFunction_and_lambda_InvokeFunction
        aws/user_with_privilege_escalation_by_actions_iam_PutGroupPolicy
        aws/user_with_privilege_escalation_by_actions_iam_PutRolePolicy
        aws/user_with_privilege_escalation_by_actions_iam_PutUserPolicy
        aws/user_with_privilege_escalation_by_actions_iam_SetDefaultPolicyVersion
        aws/user_with_privilege_escalation_by_actions_iam_UpdateAssumeRolePolicy_and_sts_AssumeRole
        aws/user_with_privilege_escalation_by_actions_iam_UpdateLoginProfile
        aws/user_with_privilege_escalation_by_actions_lambda_UpdateFunctionCode
        gcp/google_project_iam_binding_service_account_has_token_creator_or_account_user_role
        gcp/google_project_iam_member_service_account_has_admin_role
        gcp/google_project_iam_member_service_account_has_token_creator_or_account_user_role
        gcp/kms_admin_and_crypto_key_roles_in_use
    """,
    "asks which identity a workload or a key has, or how many, not what it may do": """
        aws/cross_account_iam_assume_role_policy_without_external_id_or_mfa
        aws/ecs_service_admin_role_is_present aws/elasticsearch_no_finegrain_access_control
        aws/elasticsearch_without_iam_authentication aws/iam_access_key_is_exposed
        aws/iam_database_auth_not_enabled aws/iam_group_without_users aws/iam_role_with_full_privileges
        aws/iam_user_too_many_access_keys aws/neptune_cluster_with_iam_database_authentication_disabled
        aws/public_and_private_ec2_share_role azure/aks_rbac_disabled
        azure/app_service_managed_identity_disabled azure/function_app_managed_identity_disabled
        gcp/gke_using_default_service_account gcp/service_has_non_gcp_managed_service_account_keys
        gcp/using_default_service_account
    """,
    "asks for a permission of a function that names an action or a service, not who may call": """
        aws/lambda_permission_misconfigured aws/lambda_with_vulnerable_policy
    """,
    "asks that images are shared with nobody; ours that they are not public": "aws/ami_shared_with_multiple_accounts",
    "asks that an entry point for applications is not public, or identifies callers itself": """
        aws/api_gateway_endpoint_config_is_not_private aws/api_gateway_method_does_not_contains_an_api_key
        aws/api_gateway_with_open_access aws/api_gateway_without_configured_authorizer aws/http_port_open
        aws/public_lambda_via_api_gateway aws/rest_api_with_vulnerable_policy
    """,
    "asks for alarms on each kind of event by name; ours that counted events raise an alarm": """
        aws/cloudwatch_aws_config_configuration_changes_alarm_missing
        aws/cloudwatch_aws_organizations_changes_missing_alarm aws/cloudwatch_changes_to_nacl_alarm_missing
        aws/cloudwatch_cloudtrail_configuration_changes_alarm_missing
        aws/cloudwatch_disabling_or_scheduled_deletion_of_customer_created_cmk_alarm_missing
        aws/cloudwatch_iam_policy_changes_alarm_missing
        aws/cloudwatch_management_console_auth_failed_alarm_missing
        aws/cloudwatch_management_console_sign_in_without_mfa_alarm_missing
        aws/cloudwatch_network_gateways_changes_alarm_missing aws/cloudwatch_root_account_use_alarm_missing
        aws/cloudwatch_route_table_changes_alarm_missing aws/cloudwatch_s3_policy_change_alarm_missing
        aws/cloudwatch_security_group_changes_alarm_missing
        aws/cloudwatch_unauthorized_access_defined_alarm_missing aws/cloudwatch_vpc_changes_alarm_missing
    """,
    "asks whom the provider writes to, or for one parameter of a server": """
        aws/cloudtrail_sns_topic_name_undefined aws/stack_notifications_disabled azure/email_alerts_disabled
        azure/log_retention_is_not_set azure/postgresql_log_checkpoints_disabled
        azure/postgresql_log_disconnections_not_set azure/postgresql_log_duration_not_set
        azure/postgresql_server_without_connection_throttling azure/security_contact_email
        azure/small_postgresql_db_server_log_retention_period azure/sql_server_alert_email_disabled
        gcp/sql_database_instance_does_not_have_skip_show_database
    """,
    "asks for logs of names, of single metrics or of a bucket that only holds logs": """
        aws/cloudtrail_log_files_s3_bucket_with_logging_disabled aws/cloudwatch_logging_disabled
        aws/cloudwatch_metrics_disabled aws/ec2_instance_monitoring_disabled
    """,
    "asks for logs that end; ours for six months at least": "aws/cloudwatch_without_retention_period_specified",
    "asks for all regions in one view, or for one rule of the recorder": """
        aws/config_configuration_aggregator_to_all_regions_disabled
        aws/config_rule_for_encrypted_volumes_is_disabled
    """,
    "asks for a network layout: subnets, private addresses, routes, ranges of the private network": """
        aws/db_security_group_open_to_large_scope aws/default_vpc_exists
        aws/dynamodb_vpc_endpoint_without_route_table_association aws/ec2_instance_has_public_ip
        aws/ec2_instance_using_default_security_group aws/ec2_instance_using_default_vpc
        aws/ecs_task_definition_network_mode_not_recommended aws/eks_node_group_remote_access_disabled
        aws/elasticache_without_vpc aws/elasticsearch_using_default_security_group aws/emr_without_vpc
        aws/instance_with_no_vpc aws/rds_associated_with_public_subnet aws/redshift_cluster_without_vpc
        aws/sensitive_port_is_exposed_to_small_public_network
        aws/sensitive_port_is_exposed_to_wide_private_network aws/sqs_vpc_endpoint_without_dns_resolution
        aws/vpc_peering_route_table_with_unrestricted_cidr aws/vpc_subnet_assigns_public_ip
        azure/aks_network_policy_misconfigured azure/network_interfaces_ip_forwarding_enabled
        azure/network_interfaces_with_public_ip azure/security_group_is_not_configured
        azure/sensitive_port_is_exposed_to_small_public_network
        azure/sensitive_port_is_exposed_to_wide_private_network azure/vm_not_attached_to_network
        gcp/dataproc_cluster_has_public_ip gcp/google_compute_network_using_default_firewall_rule
        gcp/google_compute_network_using_firewall_rule_allows_all_ports
        gcp/google_compute_network_using_firewall_rule_allows_port_range
        gcp/google_compute_subnetwork_with_private_google_access_disabled
        gcp/google_project_auto_create_network_disabled gcp/ip_aliasing_disabled gcp/ip_forwarding_enabled
        gcp/legacy_networks_exist_for_project gcp/network_policy_disabled
    """,
    "asks about ports that are neither administration, a database nor all of them": """
        aws/unknown_port_exposed_to_internet azure/udp_services_not_restricted_from_internet
    """,
    "asks for another port than the usual one": """
        aws/elasticache_using_default_port aws/rds_using_default_port aws/redshift_using_default_port
    """,
    "asks for a network firewall or for protection against floods; EXI and guides name neither": """
        aws/shield_advanced_not_in_use aws/vpc_without_network_firewall
        azure/virtual_network_with_ddos_protection_plan_disabled
    """,
    "asks for cipher suites, key lengths or certificates; ours for versions of TLS": """
        aws/api_gateway_without_ssl_certificate aws/ca_certificate_identifier_is_outdated
        aws/certificate_has_expired aws/certificate_rsa_key_bytes_lower_than_256 aws/elb_using_weak_ciphers
        aws/ssm_session_transit_encryption_disabled
    """,
    "a cache, a load balancer or a key under deletion: nothing that a backup is for": """
        aws/alb_deletion_protection_disabled aws/cmk_is_unusable
        aws/elasticache_nodes_not_created_across_multi_az aws/elasticache_redis_cluster_without_backup
        aws/kms_key_with_no_deletion_window azure/azure_container_registry_with_no_locks
    """,
    "asks for geo-redundant copies; HDS asks that copies stay in the EEA, not that there are more": """
        azure/geo_redundancy_is_disabled azure/mariadb_server_georedundant_backup_disabled
    """,
    "asks for an expiry date, a content type, tags, labels or descriptions": """
        aws/autoscaling_groups_supply_tags aws/resource_not_using_tags
        aws/security_group_rules_without_description aws/security_group_without_description
        aws/team_tag_not_present azure/cosmos_db_account_without_tags azure/key_expiration_not_set
        azure/key_vault_secrets_content_type_undefined azure/secret_expiration_not_set
        azure/team_tag_not_present gcp/cluster_labels_disabled gcp/team_label_not_present
    """,
    "asks to trust services of the platform more, not less": "azure/trusted_microsoft_services_not_enabled",
    "about a right written in an access list of another resource, a website or requests from other sites": """
        aws/s3_bucket_acl_grants_write_acp_permission aws/s3_bucket_public_acl_overridden_by_public_access_block
        aws/s3_bucket_with_unsecured_cors_rule aws/s3_static_website_host_enabled
        azure/storage_share_file_allows_all_acl_permissions azure/storage_table_allows_all_acl_permissions
    """,
    "asks for guard rails of an organisation to be on; ours what they say": "aws/service_control_policies_disabled",
    "about upkeep, hardening, tuning or availability": """
        aws/alb_not_dropping_invalid_headers aws/ami_owner_missing
        aws/api_gateway_deployment_without_api_gateway_usage_plan_associated
        aws/api_gateway_stage_without_api_gateway_usage_plan_associated aws/api_gateway_with_invalid_compression
        aws/api_gateway_xray_disabled aws/auto_scaling_group_with_no_associated_elb
        aws/automatic_minor_upgrades_disabled aws/batch_job_definition_with_privileged_container_properties
        aws/cdn_configuration_is_missing aws/ec2_not_ebs_optimized aws/ecr_image_tag_not_immutable
        aws/ecr_repository_without_policy aws/ecs_service_without_running_tasks
        aws/lambda_functions_without_x-ray_tracing aws/no_stack_policy aws/redis_disabled
        aws/route53_record_undefined aws/security_groups_not_used aws/stack_retention_disabled
        aws/stack_without_template aws/unscanned_ecr_image azure/aks_uses_azure_policies_addon_disabled
        azure/app_service_http2_disabled azure/app_service_without_latest_php_version
        azure/app_service_without_latest_python_version azure/dashboard_is_enabled
        azure/function_app_http2_disabled azure/redis_not_updated_regularly
        azure/remote_debugging_enabled_app_service gcp/cloud_dns_without_dnssec gcp/cos_node_image_not_used
        gcp/dnssec_using_rsasha1 gcp/google_container_node_pool_auto_repair_disabled
        gcp/google_storage_bucket_level_access_disabled gcp/node_auto_upgrade_disabled gcp/outdated_gke_version
        gcp/pod_security_policy_disabled gcp/shielded_gke_nodes_disabled gcp/shielded_vm_disabled
        gcp/sql_database_has_cross_db_ownership_chaining gcp/vm_serial_ports_are_enabled_for_vm_instances
    """,
}
LEFT_OUT: Mapping[str, str] = {query: why for why, queries in _LEFT_OUT.items() for query in queries.split()}

# Why KICS' expectation is not HDS's → samples: a file, and its line when positive.
_EXPLAINED: Mapping[str, str] = {
    "flagged for plain HTTP or for a version of TLS, which the query does not ask about": """
        aws/alb_listening_on_http/negative2.tf aws/cloudfront_viewer_protocol_policy_allows_http/negative.tf
        aws/cloudfront_without_minimum_protocol_tls_1.2/negative.tf
        aws/cloudfront_without_minimum_protocol_tls_1.2/negative_module.tf
        aws/elasticsearch_domain_not_encrypted_node_to_node/negative1.tf
        aws/elasticsearch_with_https_disabled/negative1.tf aws/elb_using_insecure_protocols/negative.tf
        aws/secure_ciphers_disabled/negative1.tf aws/secure_ciphers_disabled/negative2.tf
        azure/app_service_ftps_enforce_disabled/negative1.tf
        azure/app_service_ftps_enforce_disabled/negative2.tf
        azure/app_service_not_using_latest_tls_encryption_version/negative1.tf
        azure/app_service_not_using_latest_tls_encryption_version/negative2.tf
        azure/app_service_not_using_latest_tls_encryption_version/negative3.tf
        azure/app_service_not_using_latest_tls_encryption_version/negative4.tf
        azure/function_app_ftps_enforce_disabled/negative1.tf
        azure/function_app_ftps_enforce_disabled/negative2.tf
        azure/function_app_not_using_latest_tls_encryption_version/negative1.tf
        azure/function_app_not_using_latest_tls_encryption_version/negative2.tf
        azure/function_app_not_using_latest_tls_encryption_version/negative3.tf
        azure/function_app_not_using_latest_tls_encryption_version/negative4.tf
    """,
    "the snapshot decides, or no disk is described": """
        aws/ami_not_encrypted/positive.tf:29 aws/ami_not_encrypted/positive.tf:7
    """,
    "a module that is not published, not read, or whose input is not used unless switched on": """
        aws/ami_not_encrypted/positive_module.tf:11 aws/api_gateway_access_logging_disabled/positive_module.tf:1
        aws/api_gateway_without_security_policy/positive_module.tf:4
        aws/docdb_cluster_not_encrypted/positive_module.tf:12 aws/docdb_logging_disabled/positive_module.tf:19
        aws/ebs_default_encryption_disabled/positive_module.tf:5
        aws/ebs_volume_encryption_disabled/positive_module.tf:12 aws/efs_not_encrypted/positive_module.tf:1
        aws/elasticache_replication_group_not_encrypted_at_rest/positive_module.tf:12
        aws/elasticache_replication_group_not_encrypted_at_transit/positive_module.tf:1
        aws/elasticsearch_domain_with_vulnerable_policy/positive_module.tf:16
        aws/elasticsearch_not_encrypted_at_rest/positive_module.tf:1
        aws/glue_with_vulnerable_policy/positive_module.tf:22
        aws/guardduty_detector_disabled/positive_module.tf:5
        aws/kms_key_with_full_permissions/positive_module.tf:8
        aws/launch_configuration_is_not_encrypted/positive2.tf:13
        aws/launch_configuration_is_not_encrypted/positive2.tf:22
        aws/launch_configuration_is_not_encrypted/positive3.tf:18
        aws/launch_configuration_is_not_encrypted/positive3.tf:23
        aws/launch_configuration_is_not_encrypted/positive4.tf:13
        aws/launch_configuration_is_not_encrypted/positive4.tf:25
        aws/neptune_cluster_instance_is_publicly_accessible/positive_module.tf:9
        aws/network_acl_with_unrestricted_access_to_rdp/positive4.tf:12
        aws/network_acl_with_unrestricted_access_to_ssh/positive4.tf:12
        aws/rds_storage_not_encrypted/positive_module.tf:1 aws/s3_bucket_access_to_any_principal/positive2.tf:12
        aws/s3_bucket_allows_delete_action_from_all_principals/positive3.tf:12
        aws/s3_bucket_allows_list_action_from_all_principals/positive3.tf:12
        aws/s3_bucket_allows_put_action_from_all_principals/positive3.tf:12
        aws/s3_bucket_object_level_cloudtrail_logging_disabled/positive_module.tf:11
        aws/s3_bucket_with_all_permissions/positive2.tf:12 aws/s3_bucket_without_versioning/positive1.tf:6
        aws/s3_bucket_without_versioning/positive5.tf:9
        aws/sagemaker_direct_internet_access_enabled/positive_module.tf:6
        aws/security_group_with_unrestricted_access_to_ssh/positive3.tf:13
        aws/security_group_with_unrestricted_access_to_ssh/positive4.tf:13
        aws/sns_topic_is_publicly_accessible/positive_module.tf:12
        aws/sqs_policy_with_public_access/positive_module.tf:6 aws/sqs_queue_exposed/positive2.tf:12
        aws/user_data_contains_encoded_private_key/positive2.tf:11
        aws/user_data_contains_encoded_private_key/positive3.tf:11
    """,
    "a stage that the deployment makes: gone in version 6 of the provider": """
        aws/api_gateway_deployment_without_access_log_setting/positive1.tf:1
        aws/api_gateway_deployment_without_access_log_setting/positive3.tf:1
    """,
    "flagged because records are kept for less than 180 days": """
        aws/api_gateway_with_cloudwatch_logging_disabled/negative.tf
        aws/api_gateway_with_cloudwatch_logging_disabled/negative2.tf
        aws/eks_cluster_log_disabled/negative_module.tf aws/missing_cluster_log_types/negative.tf
        azure/network_watcher_flow_disabled/negative.tf azure/small_flow_logs_retention_period/negative.tf
        azure/small_msql_server_audit_retention/negative.tf azure/small_mssql_audit_retention_period/negative.tf
        azure/sql_database_audit_disabled/negative.tf azure/sql_server_auditing_disabled/negative.tf
    """,
    "TLS 1.2 is what a domain gets that asks for nothing": "aws/api_gateway_without_security_policy/positive1.tf:1",
    "it is there and stops nothing": """
        aws/api_gateway_without_waf/negative2.tf azure/waf_is_disabled_for_azure_application_gateway/negative.tf
    """,
    "undecided: the account, the image or an association elsewhere decides": """
        aws/api_gateway_without_waf/positive.tf:75 aws/ecs_cluster_container_insights_disabled/positive.tf:1
        aws/imdsv1_is_enabled/positive.tf:23
    """,
    "flagged for another gap of the same trail or log": """
        aws/cloudtrail_log_file_validation_disabled/negative.tf aws/cloudtrail_logging_disabled/negative.tf
        aws/cloudtrail_multi_region_disabled/negative.tf
        aws/cloudtrail_not_integrated_with_cloudwatch/negative.tf aws/rds_without_logging/negative4.tf
        aws/redshift_cluster_logging_disabled/negative_module.tf
        aws/s3_bucket_object_level_cloudtrail_logging_disabled/negative.tf
        azure/postgresql_server_threat_detection_policy_disabled/negative.tf
        gcp/iam_audit_not_properly_configured/negative.tf
    """,
    "for the account itself": "aws/cloudwatch_logs_destination_with_vulnerable_policy/positive.tf:22",
    "asymmetric keys cannot rotate": "aws/cmk_rotation_disabled/positive5.tf:1",
    "flagged for another disk, snapshot or database of the sample": """
        aws/db_instance_storage_not_encrypted/negative1.tf aws/ebs_volume_snapshot_not_encrypted/negative.tf
        aws/launch_configuration_is_not_encrypted/negative1.tf aws/redis_not_compliant/negative.tf
    """,
    "flagged for its password in clear, which the query does not ask about": """
        aws/db_security_group_with_public_scope/negative_module.tf
        aws/mq_broker_is_publicly_accessible/negative.tf aws/rds_db_instance_publicly_accessible/negative1.tf
        aws/rds_db_instance_publicly_accessible/negative2.tf aws/redshift_publicly_accessible/negative.tf
        aws/redshift_publicly_accessible/negative_module.tf
        azure/mariadb_public_network_access_enabled/negative.tf
        azure/mssql_server_public_network_access_enabled/negative1.tf
        azure/mysql_server_public_access_enabled/negative.tf azure/unrestricted_sql_server_access/negative.tf
    """,
    "outbound traffic, or the members of the group among themselves": """
        aws/default_security_groups_with_unrestricted_traffic/positive.tf:13
        aws/vpc_default_security_group_accepts_all_traffic/positive1.tf:17
        aws/vpc_default_security_group_accepts_all_traffic/positive1.tf:8
    """,
    "credentials of the machine are handed out without a session": """
        aws/ec2_instance_using_api_keys/negative2.tf aws/ec2_instance_using_api_keys/negative4.tf
        aws/sagemaker_direct_internet_access_enabled/negative.tf
    """,
    "what a script fetches or a variable holds; no credential is written": """
        aws/ec2_instance_using_api_keys/positive4.tf:5 aws/ec2_instance_using_api_keys/positive7.tf:13
        aws/ec2_instance_using_api_keys/positive8.tf:13 aws/ec2_instance_using_api_keys/positive9.tf:13
    """,
    "open all the same: a block of length 0 or 1, a public address, an access list or a default that allows": """
        aws/eks_cluster_has_public_access_cidrs/negative.tf aws/remote_desktop_port_open_to_internet/negative.tf
        aws/s3_bucket_with_all_permissions/negative1.tf
        aws/sensitive_port_is_exposed_to_entire_network/negative.tf
        aws/unrestricted_security_group_ingress/negative1.tf
        aws/unrestricted_security_group_ingress/negative2.tf
        aws/unrestricted_security_group_ingress/negative3.tf
        azure/default_azure_storage_account_network_access_is_too_permissive/negative1.tf
        azure/default_azure_storage_account_network_access_is_too_permissive/negative2.tf
        azure/public_storage_account/negative1.tf azure/public_storage_account/negative3.tf
        azure/rdp_is_exposed_to_the_internet/negative.tf
        azure/sensitive_port_is_exposed_to_entire_network/negative.tf
        azure/ssh_is_exposed_to_the_internet/negative.tf
    """,
    "a key of AWS encrypts, or an argument that the provider requires is missing": """
        aws/glue_data_catalog_encryption_disabled/positive1.tf:5
        aws/glue_data_catalog_encryption_disabled/positive2.tf:3
        aws/glue_data_catalog_encryption_disabled/positive4.tf:8
        aws/glue_security_configuration_encryption_disabled/positive1.tf:5
        aws/glue_security_configuration_encryption_disabled/positive3.tf:10
        aws/kinesis_not_encrypted_with_kms/positive.tf:41 aws/kinesis_sse_not_configured/positive.tf:34
        aws/kinesis_sse_not_configured/positive.tf:42
    """,
    "flagged for a long-lived key or for rights of a single user": """
        aws/iam_policies_attached_to_user/negative1.tf aws/iam_policy_grants_full_permissions/negative1.tf
        aws/policy_without_principal/negative2.tf aws/root_account_has_active_access_keys/negative.tf
        gcp/service_account_with_improper_privileges/negative2.tf
    """,
    "judged where the document or the policy is attached": """
        aws/iam_policies_with_full_privileges/positive.tf:19
        aws/lambda_function_with_privileged_role/positive.tf:23
        aws/lambda_function_with_privileged_role/positive.tf:4
        gcp/service_account_with_improper_privileges/positive1.tf:3
        gcp/service_account_with_improper_privileges/positive3.tf:10
        gcp/service_account_with_improper_privileges/positive4.tf:3
        gcp/service_account_with_improper_privileges/positive4.tf:9 gcp/user_with_iam_role/positive1.tf:3
    """,
    "names nobody": """
        aws/iam_role_allows_all_principals_to_assume/positive.tf:37 aws/policy_without_principal/positive.tf:9
        gcp/cloud_storage_anonymous_or_publicly_accessible/positive.tf:5
    """,
    "flagged because the key does not rotate": "aws/kms_key_with_full_permissions/negative.tf",
    "everyone is named, but an address, a source or an account narrows it": """
        aws/lambda_permission_principal_is_wildcard/positive.tf:5
        aws/s3_bucket_access_to_any_principal/positive1.tf:4
        aws/s3_bucket_access_to_any_principal/positive3.tf:10
        aws/s3_bucket_allows_delete_action_from_all_principals/positive1.tf:4
        aws/s3_bucket_allows_delete_action_from_all_principals/positive2.tf:4
        aws/s3_bucket_allows_list_action_from_all_principals/positive1.tf:4
        aws/s3_bucket_allows_list_action_from_all_principals/positive2.tf:4
        aws/s3_bucket_allows_put_action_from_all_principals/positive1.tf:4
        aws/s3_bucket_allows_put_action_from_all_principals/positive2.tf:5
        aws/sqs_policy_with_public_access/positive.tf:39 aws/sqs_policy_with_public_access/positive.tf:64
        aws/sqs_policy_with_public_access/positive.tf:8 aws/sqs_queue_exposed/positive1.tf:4
    """,
    "one of two logs is on": """
        aws/mq_broker_logging_disabled/positive.tf:17 aws/mq_broker_logging_disabled/positive.tf:8
    """,
    "TLS is what a cluster gets that asks for nothing": "aws/msk_cluster_encryption_disabled/positive.tf:1",
    "kept 5 days; guidance is read as a week": """
        aws/rds_cluster_with_backup_disabled/negative1.tf
        aws/rds_cluster_with_backup_disabled/negative_module.tf
    """,
    "nothing written: new clusters are encrypted by default": """
        aws/rds_database_cluster_not_encrypted/positive1.tf:1 aws/rds_storage_not_encrypted/positive1.tf:1
        aws/redshift_not_encrypted/positive.tf:1
    """,
    "one of four switches; the others leave the bucket open": """
        aws/s3_bucket_allows_public_acl/negative1.tf aws/s3_bucket_allows_public_acl/negative2.tf
        aws/s3_bucket_with_public_policy/negative1.tf aws/s3_bucket_with_public_policy/negative2.tf
        aws/s3_bucket_without_ignore_public_acl/negative1.tf
        aws/s3_bucket_without_ignore_public_acl/negative2.tf
        aws/s3_bucket_without_restriction_of_public_bucket/negative1.tf
        aws/s3_bucket_without_restriction_of_public_bucket/negative2.tf
    """,
    "a policy that allows with TLS, or that the module does not attach, refuses nothing": """
        aws/s3_bucket_policy_accepts_http_requests/negative3.tf
        aws/s3_bucket_policy_accepts_http_requests/negative4.tf
        aws/s3_bucket_policy_accepts_http_requests/negative6.tf
        aws/vulnerable_default_ssl_certificate/negative.tf
    """,
    "only named networks come in": "azure/cosmosdb_account_ip_range_filter_not_set/positive.tf:1",
    "not what the provider accepts: a list for a word, a required argument missing, a companion that names another": """
        azure/mariadb_not_using_latest_tls/positive.tf:18 azure/mariadb_not_using_latest_tls/positive.tf:7
        azure/mssql_server_auditing_disabled/negative.tf
        azure/mysql_enforce_ssl_connection_disabled/positive.tf:6 azure/mysql_not_using_latest_tls/positive.tf:6
        azure/postgres_enforce_ssl_connection_disabled/positive.tf:8
        azure/postgres_sql_server_enables_public_access/negative.tf azure/redis_entirely_accessible/negative.tf
        azure/redis_publicly_accessible/negative.tf azure/ssl_enforce_is_disabled/positive.tf:22
        azure/waf_is_disabled_for_azure_application_gateway/positive.tf:11
        gcp/sql_db_instance_is_publicly_accessible/negative.tf
    """,
    "a range of private addresses": """
        azure/redis_entirely_accessible/positive.tf:22 azure/redis_publicly_accessible/positive.tf:22
        azure/unrestricted_sql_server_access/positive.tf:27
    """,
    "a right on roles in one resource group": "azure/role_definition_allows_custom_role_creation/positive1.tf:7",
    "over UDP, where nothing listens for administration": """
        azure/sensitive_port_is_exposed_to_entire_network/positive.tf:64
        azure/sensitive_port_is_exposed_to_entire_network/positive.tf:8
        azure/sensitive_port_is_exposed_to_entire_network/positive.tf:92
    """,
    "without days, or with 0, the records are kept for ever": """
        azure/small_activity_log_retention_period/positive.tf:41
        azure/small_activity_log_retention_period/positive.tf:64
        azure/small_flow_logs_retention_period/positive.tf:27
        azure/small_flow_logs_retention_period/positive.tf:43
        azure/small_msql_server_audit_retention/positive.tf:46
        azure/small_msql_server_audit_retention/positive.tf:7
        azure/small_mssql_audit_retention_period/positive.tf:47
    """,
    "some service of which nothing is known": """
        gcp/iam_audit_not_properly_configured/positive.tf:3 gcp/iam_audit_not_properly_configured/positive.tf:9
    """,
    "the interface is private, the nodes have public addresses": """
        gcp/private_cluster_disabled/positive.tf:16 gcp/private_cluster_disabled/positive.tf:73
    """,
    "the former agent, by name": """
        gcp/stackdriver_logging_disabled/positive.tf:18 gcp/stackdriver_monitoring_disabled/positive.tf:18
    """,
}
EXPLAINED: Mapping[str, str] = {sample: why for why, samples in _EXPLAINED.items() for sample in samples.split()}


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
            if f"{sample.query}/{sample.file.name}{f':{line}' if line else ''}" in EXPLAINED:
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
