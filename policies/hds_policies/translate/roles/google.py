"""Roles of Google Cloud resource types; own classification after the services' documentation."""

from hds_policies.translate.roles import Known

_GOOGLE = Known(
    store="""
        storage_bucket sql_database_instance alloydb_cluster alloydb_instance spanner_instance bigtable_instance
        firestore_database bigquery_dataset bigquery_reservation filestore_instance filestore_backup netapp_storage_pool
        netapp_volume netapp_backup_vault compute_disk compute_region_disk compute_snapshot compute_image
        compute_machine_image redis_instance redis_cluster memcache_instance memorystore_instance secret_manager_regional_secret
        kms_key_ring kms_key_handle artifact_registry_repository container_registry logging_project_bucket_config
        logging_folder_bucket_config logging_organization_bucket_config logging_billing_account_bucket_config
        backup_dr_backup_vault gke_backup_backup_plan healthcare_dataset dataproc_metastore_service data_fusion_instance
        dataplex_lake discovery_engine_data_store parallelstore_instance lustre_instance app_engine_application
        certificate_authority_service* datastream_stream
    """,
    process="""
        compute_instance compute_instance_template compute_region_instance_template compute_instance_group_manager
        compute_region_instance_group_manager compute_instance_from_template container_cluster container_node_pool
        cloud_run_service cloud_run_v2_service cloud_run_v2_job cloudfunctions_function cloudfunctions2_function
        app_engine_standard_app_version app_engine_flexible_app_version dataflow_job dataflow_flex_template_job
        dataproc_cluster composer_environment notebooks_instance workbench_instance vertex_ai_* tpu_* cloudbuild_trigger
        cloudbuild_worker_pool workflows_workflow dialogflow_cx_agent dialogflow_agent gkeonprem_* edgecontainer_cluster looker_instance
        apigee_organization apigee_instance integrations_client vmwareengine_private_cloud
    """,
    transport="""
        compute_network compute_vpn_gateway compute_ha_vpn_gateway compute_vpn_tunnel compute_forwarding_rule
        compute_address pubsub_lite_* eventarc_trigger cloud_tasks_queue api_gateway_gateway managed_kafka_cluster
        compute_interconnect_attachment compute_router vpc_access_connector
    """,
    edge="network_services_edge_cache_service network_services_edge_cache_origin",
    inert="*",
)
KNOWN = {"google": _GOOGLE}
