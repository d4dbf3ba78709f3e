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
        compute_vpn_gateway compute_ha_vpn_gateway compute_vpn_tunnel compute_forwarding_rule
        compute_address pubsub_lite_* eventarc_trigger cloud_tasks_queue api_gateway_gateway managed_kafka_cluster
        compute_interconnect_attachment compute_router vpc_access_connector
    """,
    edge="network_services_edge_cache_service network_services_edge_cache_origin",
    metadata="",
    inert="""
        access_approval_* access_context_manager_* active_directory_* alloydb_backup alloydb_user api_gateway_api* apigee_* apikeys_key
        app_engine_* apphub_* artifact_registry_* assured_workloads_* backup_dr_* beyondcorp_* biglake_* bigquery_* bigtable_*
        billing_* binary_authorization_* blockchain_* certificate_manager_* chronicle_* cloud_asset_* cloud_identity_* cloud_ids_*
        cloud_quotas_* cloud_run_* cloud_scheduler_job cloud_tasks_queue_iam* cloudbuild_bitbucket* cloudbuildv2_* clouddeploy_*
        clouddomains_* cloudfunctions*_iam* composer_user_workloads* compute_* contact_center_* container_analysis_* container_attached*
        core_billing* data_catalog_* data_loss_prevention_* data_pipeline_* database_migration_service_connection_profile
        dataform_* dataplex_* dataproc_* datastore_* datastream_connection_profile datastream_private_connection deployment_manager_*
        developer_connect_* dialogflow_* dns_* document_ai_* endpoints_* essential_contacts_contact eventarc_* filestore_snapshot
        firebase* firebaserules_* firestore_* folder folder_* gemini_* gke_backup_* gke_hub_* healthcare_* iam_* iap_* identity_platform_*
        integration_connectors_* kms_* logging_* managed_kafka_* memcache_* migration_center_* ml_engine_model monitoring_* netapp_*
        network_connectivity_* network_management_* network_security_* network_services_* notebooks_* org_policy_* organization_*
        os_config_* os_login_* oracle_* parameter_manager_* privateca_* privileged_access_manager_* project project_* pubsub_*
        recaptcha_* redis_* resource_manager_lien runtimeconfig_* scc_* secret_manager_* secure_source_manager_* securityposture
        service_account* service_directory_* service_networking_* service_usage_* site_verification* sourcerepo_* spanner_* sql_database
        sql_user sql_ssl_cert sql_source_representation_instance storage_* tags_* transcoder_* usage_* vmwareengine_* vpc_access_*
        workbench_instance_iam* workstations_*
    """,
)
KNOWN = {"google": _GOOGLE}
