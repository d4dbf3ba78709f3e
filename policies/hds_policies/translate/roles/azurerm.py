"""Roles of Azure resource types; own classification after the services' documentation."""

from hds_policies.translate.roles import Known

_AZURE = Known(
    store="""
        storage_account storage_sync hpc_cache managed_disk snapshot image shared_image_version disk_pool netapp_account
        netapp_pool netapp_volume mssql_server mssql_database mssql_managed_instance mssql_elasticpool mssql_virtual_machine
        sql_server sql_database sql_managed_instance postgresql_server postgresql_flexible_server mysql_server
        mysql_flexible_server mariadb_server cosmosdb_account cosmosdb_postgresql_cluster mongo_cluster redis_cache
        redis_enterprise_cluster managed_redis synapse_workspace synapse_sql_pool data_lake_store kusto_cluster
        search_service recovery_services_vault data_protection_backup_vault key_vault key_vault_managed_hardware_security_module
        app_configuration container_registry log_analytics_workspace application_insights healthcare_workspace healthcare_service
        healthcare_fhir_service healthcare_dicom_service purview_account databox_edge_device elastic_cloud_elasticsearch
        communication_service email_communication_service aadb2c_directory
    """,
    process="""
        linux_virtual_machine windows_virtual_machine virtual_machine linux_virtual_machine_scale_set
        windows_virtual_machine_scale_set virtual_machine_scale_set orchestrated_virtual_machine_scale_set
        kubernetes_cluster kubernetes_fleet_manager container_group container_app container_app_environment
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
    inert="*",
)
KNOWN = {"azurerm": _AZURE, "azapi": _AZURE}
