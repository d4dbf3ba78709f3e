"""Roles of Azure resource types; own classification after the services' documentation."""

from hds_policies.translate.roles import Known

_AZURE = Known(
    store="""
        storage_account storage_sync hpc_cache managed_disk snapshot image shared_image_version disk_pool netapp_account
        netapp_pool netapp_volume mssql_server mssql_database mssql_managed_instance mssql_virtual_machine
        sql_server sql_database sql_managed_instance postgresql_server postgresql_flexible_server mysql_server
        mysql_flexible_server mariadb_server cosmosdb_account cosmosdb_postgresql_cluster mongo_cluster redis_cache
        redis_enterprise_cluster managed_redis synapse_workspace synapse_sql_pool data_lake_store kusto_cluster
        search_service recovery_services_vault data_protection_backup_vault key_vault key_vault_managed_hardware_security_module
        app_configuration container_registry log_analytics_workspace application_insights healthcare_workspace healthcare_service
        healthcare_fhir_service healthcare_dicom_service purview_account databox_edge_device elastic_cloud_elasticsearch
        communication_service email_communication_service aadb2c_directory confidential_ledger managed_confidential_ledger
        data_lake_analytics_account netapp_backup_vault netapp_volume_group_*
    """,
    process="""
        linux_virtual_machine windows_virtual_machine virtual_machine linux_virtual_machine_scale_set
        windows_virtual_machine_scale_set virtual_machine_scale_set orchestrated_virtual_machine_scale_set
        kubernetes_cluster arc_kubernetes_cluster kubernetes_fleet_manager container_group container_app container_app_environment
        app_service app_service_plan service_plan app_service_environment* linux_web_app windows_web_app linux_function_app
        windows_function_app function_app function_app_flex_consumption logic_app_standard logic_app_workflow static_web_app static_site
        batch_account hdinsight_* databricks_workspace data_factory machine_learning_workspace machine_learning_compute_*
        cognitive_account ai_services ai_foundry ai_foundry_project openai* bot_* spring_cloud_service automation_account
        stream_analytics_job stream_analytics_cluster dev_center virtual_desktop_host_pool lab_service_lab red_hat_openshift_cluster
        service_fabric_cluster service_fabric_managed_cluster media_services_account video_indexer_account
    """,
    transport="""
        virtual_network lb application_gateway firewall virtual_network_gateway virtual_network_gateway_connection vpn_gateway
        virtual_hub virtual_wan express_route_circuit api_management servicebus_namespace eventhub_namespace eventgrid_topic
        eventgrid_domain relay_namespace notification_hub_namespace signalr_service web_pubsub iothub bastion_host
    """,
    edge="cdn_profile cdn_frontdoor_profile frontdoor",
    metadata="resource_group subscription management_group",
    inert="""
        active_directory_* advanced_threat_protection aadb2c_* api_management_* app_configuration_* app_service_certificate*
        app_service_custom_hostname_binding app_service_managed_certificate app_service_public_certificate
        app_service_slot* app_service_source_control app_service_virtual_network_* application_gateway_* application_insights_*
        application_load_balancer* application_security_group attestation_provider automation_* availability_set
        backup_* bastion_* billing_* blueprint_* batch_application batch_certificate batch_job batch_pool capacity_reservation*
        cdn_* client_config cognitive_account_* communication_service_* consumption_* container_app_*
        container_connected_registry container_registry_* cost_management_* cosmosdb_* custom_* dashboard dashboard_* data_factory_*
        data_protection_* data_share_* database_migration_* databricks_* dedicated_* dev_test_* digital_twins_* disk_access
        disk_encryption_set dns_* email_communication_service_* eventgrid_* eventhub eventhub_* express_route_* federated_*
        firewall_* frontdoor_* function_app_* gallery_* healthcare_workspace_* hpc_* iothub_* ip_group key_vault_* kubernetes_*
        kusto_* lb_* lighthouse_* linux_function_app_slot linux_web_app_slot local_network_gateway log_analytics_* logic_app_*
        machine_learning_* maintenance_* managed_application* management_* maps_account marketplace_* monitor_* mssql_* mysql_*
        mariadb_* nat_gateway* netapp_backup_policy netapp_snapshot netapp_snapshot_policy netapp_account_encryption netapp_volume_bucket*
        netapp_volume_quota_rule data_lake_analytics_firewall_rule data_lake_store_* arc_kubernetes_* network_* nginx_*
        orchestrated_* palo_alto_* pim_* point_to_site_* policy_* portal_* postgresql_* powerbi_* private_* proximity_placement_group
        public_ip* purview_* recovery_services_vault_* redis_* relay_* resource_* role_* route* search_shared_*
        security_center_* sentinel_* servicebus_* service_plan_* shared_image shared_image_gallery signalr_* site_recovery_*
        source_control_token spring_cloud_* sql_* static_web_app_* storage_* stream_analytics_* subnet* subscription_*
        synapse_* system_center_* template_deployment tenant_* traffic_manager_* trusted_signing_* user_assigned_identity
        virtual_desktop_* virtual_hub_* virtual_machine_* virtual_network_* virtual_wan_* vmware_* voice_services_* vpn_* vpn_site
        web_application_firewall_policy web_app_* web_pubsub_* windows_function_app_slot windows_web_app_slot
    """,
)
KNOWN = {"azurerm": _AZURE, "azapi": _AZURE}
