"""Every resource type that the tables of reference name is judged, or stands here with the reason why it is not.

The tables are those of what moves data and of security attributes; names are without the provider's first word.
"""

from importlib import import_module

import pytest

from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.hosting import Role
from hds_policies.translate import translate, translators_of
from hds_policies.translate.roles import role_of

NAMED = {
    "aiven": """
        pg
    """,
    "aws": """
        ami_copy ami_launch_permission api_gateway_domain_name apigatewayv2_domain_name appflow_flow
        athena_workgroup backup_plan backup_vault backup_vault_lock_configuration bedrock_guardrail
        bedrock_inference_profile bedrock_model_invocation_logging_configuration bedrockagent_agent
        cloudformation_stack_set_instance cloudfront_distribution cloudfront_realtime_log_config cloudtrail
        cloudtrail_event_data_store cloudwatch_event_connection cloudwatch_event_endpoint
        cloudwatch_event_target cloudwatch_log_destination cloudwatch_log_group
        cloudwatch_log_subscription_filter cloudwatch_metric_stream cognito_user_pool
        config_configuration_aggregator connect_instance customer_gateway datasync_location_object_storage
        datasync_task dax_cluster db_cluster_snapshot db_instance db_instance_automated_backups_replication
        db_parameter_group db_snapshot db_snapshot_copy default_network_acl default_security_group
        directory_service_region dlm_lifecycle_policy dms_endpoint dms_replication_instance
        dms_replication_task docdb_cluster docdb_cluster_parameter_group docdb_global_cluster
        drs_replication_configuration_template dsql_cluster dsql_cluster_peering dx_connection
        dx_public_virtual_interface dynamodb_global_table dynamodb_table dynamodb_table_export
        dynamodb_table_replica ebs_encryption_by_default ebs_snapshot_copy ebs_volume
        ec2_client_vpn_authorization_rule ec2_client_vpn_endpoint ec2_transit_gateway_peering_attachment
        ecr_pull_through_cache_rule ecr_replication_configuration ecr_repository ecs_task_definition
        efs_file_system efs_replication_configuration eks_cluster elasticache_cluster
        elasticache_global_replication_group elasticache_replication_group elasticsearch_domain elb flow_log
        fsx_backup fsx_windows_file_system globalaccelerator_accelerator glue_connection
        glue_data_catalog_encryption_settings glue_security_configuration
        imagebuilder_distribution_configuration instance keyspaces_keyspace kinesis_firehose_delivery_stream
        kinesis_stream kms_external_key kms_key kms_replica_key lambda_event_source_mapping lambda_function
        launch_template lb_listener lb_target_group memorydb_cluster memorydb_multi_region_cluster mq_broker
        msk_cluster msk_replicator neptune_cluster neptune_global_cluster network_acl_rule
        networkfirewall_firewall networkmanager_core_network oam_link oam_sink
        observabilityadmin_centralization_rule_for_organization opensearch_domain pinpoint_app
        quicksight_account_subscription ram_resource_share rds_cluster rds_cluster_snapshot_copy
        rds_export_task rds_global_cluster redshift_cluster redshift_data_share_consumer_association
        redshift_parameter_group redshift_snapshot_copy redshiftserverless_namespace s3_bucket
        s3_bucket_accelerate_configuration s3_bucket_logging s3_bucket_policy s3_bucket_public_access_block
        s3_bucket_replication_configuration s3_bucket_server_side_encryption_configuration
        s3_bucket_versioning s3_directory_bucket s3control_multi_region_access_point
        s3tables_table_bucket_replication sagemaker_domain sagemaker_notebook_instance secretsmanager_secret
        security_group security_group_rule securityhub_finding_aggregator securitylake_data_lake
        sesv2_email_identity sesv2_multi_region_endpoint sns_topic sns_topic_subscription sqs_queue
        ssm_parameter ssmincidents_replication_set transfer_connector transfer_server vpc_endpoint
        vpc_peering_connection vpc_security_group_ingress_rule vpn_connection wafv2_web_acl
        wafv2_web_acl_logging_configuration workspaces_workspace
    """,
    "azurerm": """
        aadb2c_directory api_management app_configuration application_gateway application_insights
        application_insights_standard_web_test cdn_frontdoor_custom_domain cdn_frontdoor_route
        cognitive_account cognitive_deployment communication_service container_registry cosmosdb_account
        cosmosdb_postgresql_cluster data_factory data_protection_backup_vault databricks_workspace dns_zone
        eventhub_namespace_disaster_recovery_config express_route_port firewall firewall_policy iothub
        key_vault kubernetes_cluster kusto_cluster lb linux_virtual_machine linux_web_app
        log_analytics_data_export_rule log_analytics_workspace managed_disk managed_redis
        managed_redis_geo_replication maps_account mongo_cluster monitor_action_group
        monitor_diagnostic_setting mssql_database mssql_failover_group mssql_managed_instance
        mssql_managed_instance_failover_group mssql_server mysql_flexible_server
        mysql_flexible_server_configuration netapp_volume network_security_rule network_watcher_flow_log
        notification_hub_namespace postgresql_flexible_server postgresql_flexible_server_configuration
        recovery_services_vault redis_cache redis_linked_server resource_group search_service
        servicebus_namespace servicebus_namespace_disaster_recovery_config shared_image_version
        site_recovery_fabric site_recovery_replicated_vm snapshot storage_account storage_container
        storage_object_replication subnet_network_security_group_association synapse_sql_pool
        synapse_workspace virtual_network_gateway virtual_network_gateway_connection virtual_network_peering
        virtual_wan vpn_gateway_connection vpn_server_configuration
    """,
    "clevercloud": """
        fsbucket nodejs postgresql
    """,
    "cloudavenue": """
        edgegateway_firewall edgegateway_vpn_ipsec vdcg_firewall
    """,
    "cloudtemple": """
        object_storage_bucket
    """,
    "exoscale": """
        dbaas security_group_rule
    """,
    "flexibleengine": """
        cbr_policy dds_instance_v3 lb_listener_v3 networking_secgroup_rule_v2 obs_bucket
        obs_bucket_replication rds_cross_region_backup_strategy rds_instance_v3
    """,
    "google": """
        alloydb_cluster alloydb_instance apigee_organization app_engine_application
        artifact_registry_repository backup_dr_backup_vault bigquery_analytics_hub_listing
        bigquery_connection bigquery_data_transfer_config bigquery_dataset bigquery_reservation
        cloud_run_v2_service cloudfunctions2_function composer_environment compute_backend_service
        compute_disk compute_firewall compute_firewall_policy_rule compute_global_forwarding_rule
        compute_instance compute_interconnect compute_network compute_network_peering
        compute_resource_policy compute_snapshot compute_snapshot_settings compute_ssl_policy
        compute_target_https_proxy compute_vpn_tunnel container_cluster dataflow_job dataproc_cluster
        filestore_instance firestore_database gke_backup_backup_plan healthcare_dataset
        identity_platform_config kms_crypto_key kms_key_ring logging_organization_settings
        logging_project_bucket_config logging_project_sink memorystore_instance
        monitoring_notification_channel netapp_backup_vault netapp_volume_replication org_policy_policy
        pubsub_subscription pubsub_topic redis_cluster redis_instance secret_manager_secret spanner_instance
        sql_database_instance storage_bucket storage_transfer_job
    """,
    "ibm": """
        cdn cos_backup_vault cos_bucket database is_backup_policy_plan is_ike_policy is_ipsec_policy
        is_security_group_rule is_share is_share_mount_target is_volume is_vpn_gateway_connection
        is_vpn_server logs_outgoing_webhook pi_vpn_ike_policy pi_vpn_ipsec_policy resource_instance
    """,
    "mongodbatlas": """
        advanced_cluster cloud_backup_schedule encryption_at_rest global_cluster_config online_archive
        project_ip_access_list
    """,
    "numspot": """
        security_group_rule vpn_connection
    """,
    "oci": """
        core_boot_volume_backup core_instance core_ipsec_connection_tunnel_management
        core_network_security_group_security_rule core_remote_peering_connection core_security_list
        core_volume core_volume_backup_policy database_autonomous_database file_storage_replication
        identity_region_subscription kms_vault_replication mysql_mysql_db_system objectstorage_bucket
        objectstorage_replication_policy
    """,
    "openstack": """
        blockstorage_volume_v3 fw_rule_v2 lb_listener_v2 networking_secgroup_rule_v2 networking_secgroup_v2
        objectstorage_container_v1 vpnaas_ike_policy_v2 vpnaas_ipsec_policy_v2 vpnaas_site_connection_v2
    """,
    "outscale": """
        image load_balancer oks_cluster oks_project security_group security_group_rule snapshot_export_task
        volume vpn_connection
    """,
    "ovh": """
        cloud_project_containerregistry_ip_restrictions_registry cloud_project_database
        cloud_project_kube_iprestrictions cloud_project_kube_log_subscription cloud_project_loadbalancer
        cloud_project_storage cloud_project_storage_replication_job cloud_project_volume
        cloud_project_volume_backup cloud_project_workflow_backup cloud_security_group
        cloud_storage_block_volume dbaas_logs_output_graylog_stream ip_firewall ip_firewall_rule okms
        vrack_cloudproject
    """,
    "scaleway": """
        block_volume cockpit_exporter container function instance_security_group instance_snapshot k8s_acl
        k8s_pool key_manager_key lb lb_acl lb_backend lb_frontend mongodb_instance object object_bucket
        object_bucket_server_side_encryption_configuration rdb_acl rdb_instance rdb_read_replica
        redis_cluster registry_namespace s2s_vpn_connection vpc_acl vpc_public_gateway
    """,
    "scalingo": """
        app
    """,
}
TYPES = [f"{provider}_{name}" for provider, names in NAMED.items() for name in names.split()]

# Read by the translator of what they complete: module of `hds_policies.translate` whose source names them.
COMPANIONS = {
    "aws_backup_vault_lock_configuration": "aws.detection",
    "aws_s3_bucket_server_side_encryption_configuration": "aws.object_stores",
    "aws_s3_bucket_versioning": "aws.object_stores",
    "ovh_cloud_project_kube_log_subscription": "log_subscriptions",
    "scaleway_k8s_acl": "scaleway.security",
    "scaleway_lb_acl": "scaleway.network",
    "scaleway_object_bucket_server_side_encryption_configuration": "scaleway.storage",
}

# Only their place matters, which their role judges.
PLACED = {
    "aws_connect_instance": Role.PROCESS,
    "aws_fsx_backup": Role.STORE,
    "aws_pinpoint_app": Role.PROCESS,
    "aws_s3_directory_bucket": Role.STORE,
    "aws_sesv2_email_identity": Role.TRANSPORT,
    "azurerm_lb": Role.TRANSPORT,
    "azurerm_resource_group": Role.METADATA,
    "clevercloud_fsbucket": Role.STORE,
    "google_app_engine_application": Role.STORE,
    "google_artifact_registry_repository": Role.STORE,
    "google_kms_key_ring": Role.STORE,
    "ibm_cdn": Role.EDGE,
    "ibm_resource_instance": Role.STORE,
    "oci_core_instance": Role.PROCESS,
    "outscale_oks_project": Role.STORE,
    "ovh_okms": Role.STORE,
    "ovh_vrack_cloudproject": Role.TRANSPORT,
    "scaleway_instance_snapshot": Role.STORE,
}

# They hold no data and open no door by what is written in them; why.
INERT = {
    "aws_cloudwatch_event_connection": "credentials of a destination that is judged itself",
    "aws_customer_gateway": "the address of a device; how it proves who it is weighs on the connection",
    "aws_dx_public_virtual_interface": "routing over a line that is judged itself",
    "aws_ec2_client_vpn_authorization_rule": "routes behind a door that is judged itself: the endpoint",
    "aws_ecr_pull_through_cache_rule": "brings public images in, sends nothing out",
    "aws_lb_target_group": "the inner side of a load balancer, whose listener is judged",
    "aws_oam_sink": "receives in its own account; the link that sends is judged",
    "aws_quicksight_account_subscription": "identities of the console; data sets are judged by their own place",
    "azurerm_application_insights_standard_web_test": "probes an address; what the address shows is not in the code",
    "azurerm_dns_zone": "names and addresses only",
    "azurerm_maps_account": "answers questions about maps",
    "azurerm_monitor_action_group": "who is told; what alerts say is not in the code",
    "azurerm_subnet_network_security_group_association": "joins a group that is judged itself",
    "google_compute_global_forwarding_rule": "an address; what is cached behind it is judged on the backend",
    "google_compute_network": "empty subnets hold nothing; what lets traffic in is the firewall rule",
    "google_compute_network_peering": "networks are world-wide and say no region",
    "google_identity_platform_config": "sign-in settings without place",
    "google_monitoring_notification_channel": "who is told; what alerts say is not in the code",
    "mongodbatlas_encryption_at_rest": "a key on top of the vendor's own encryption, which is always on",
    "mongodbatlas_global_cluster_config": "maps countries to zones of a cluster whose nodes are judged",
    "oci_identity_region_subscription": "opens a region; what is put there is judged by its own place",
    "ovh_cloud_project_containerregistry_ip_restrictions_registry": "narrows a registry that asks who one is",
    "scaleway_lb_backend": "the inner side of a load balancer, whose listener is judged",
    "ovh_cloud_project_kube_iprestrictions": "narrows a cluster, with which it is judged",
    "ovh_cloud_project_storage_replication_job": "runs the replication that the bucket declares",
}


@pytest.mark.parametrize("name", TYPES)
def test_a_type_of_the_reference_is_accounted_for_once(name: str) -> None:
    listed = [name in table for table in (COMPANIONS, PLACED, INERT)]
    if translators_of(name):
        assert not any(listed), "translated: it needs no reason"
    else:
        assert sum(listed) == 1
    assert role_of(name)[0] or translators_of(name), "would be reported as not known"


@pytest.mark.parametrize(("name", "module"), COMPANIONS.items())
def test_a_companion_is_read_by_what_it_completes(name: str, module: str) -> None:
    source = import_module(f"hds_policies.translate.{module}").__loader__.get_source(  # type: ignore[union-attr]
        f"hds_policies.translate.{module}"
    )
    assert f'"{name}"' in source


@pytest.mark.parametrize(("name", "role"), PLACED.items())
def test_a_type_that_is_only_placed_has_its_role(name: str, role: Role) -> None:
    assert role_of(name) == (True, role)


@pytest.mark.parametrize("name", INERT)
def test_an_inert_type_has_no_role(name: str) -> None:
    assert role_of(name) == (True, None)


@pytest.mark.parametrize("name", TYPES)
def test_an_empty_resource_of_the_type_is_translated_without_error(name: str) -> None:
    word = name.split("_", 1)[0]
    declaration = Declaration(
        address=f"{name}.a",
        type=name,
        name="a",
        attributes={},
        provider=ProviderConfiguration(word),
        location=Location("main.tf"),
    )
    inventory = translate([declaration])
    assert inventory.failures == ()
    assert inventory.unknown_types == frozenset()
