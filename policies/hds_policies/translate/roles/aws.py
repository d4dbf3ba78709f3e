"""Roles of AWS resource types; own classification after the services' documentation."""

from hds_policies.translate.roles import Known

_AWS = Known(
    store="""
        s3_bucket s3_directory_bucket s3tables_table_bucket s3vectors_* s3outposts_* s3files_*
        db_instance db_snapshot db_snapshot_copy db_cluster_snapshot rds_cluster rds_cluster_instance rds_shard_group
        rds_global_cluster rds_custom_* dynamodb_table dynamodb_table_replica dynamodb_global_table dsql_cluster
        docdb_cluster docdb_cluster_instance docdb_cluster_snapshot docdb_global_cluster docdbelastic_cluster
        neptune_cluster neptune_cluster_instance neptune_cluster_snapshot neptune_global_cluster neptunegraph_graph
        redshift_cluster redshift_cluster_snapshot redshiftserverless_namespace redshiftserverless_workgroup
        elasticache_cluster elasticache_replication_group elasticache_serverless_cache elasticache_global_replication_group
        memorydb_cluster memorydb_snapshot memorydb_multi_region_cluster dax_cluster keyspaces_keyspace keyspaces_table
        timestreamwrite_database timestreamwrite_table timestreaminfluxdb_* qldb_ledger
        opensearch_domain elasticsearch_domain opensearchserverless_collection osis_pipeline
        ebs_volume ebs_snapshot ebs_snapshot_copy ebs_snapshot_import ami ami_copy ami_from_instance
        efs_file_system fsx_lustre_file_system fsx_ontap_* fsx_openzfs_* fsx_windows_file_system fsx_backup fsx_file_cache
        backup_vault backup_logically_air_gapped_vault glacier_vault storagegateway_* ecr_repository ecrpublic_repository
        secretsmanager_secret ssm_parameter kms_key kms_replica_key kms_external_key kms_replica_external_key
        cloudhsm_v2_cluster cloudwatch_log_group cloudtrail_event_data_store securitylake_data_lake
        codecommit_repository codeartifact_repository cognito_user_pool cognito_identity_pool
        directory_service_directory workdocs_* glue_catalog_database glue_catalog_table athena_database athena_workgroup
        lakeformation_resource quicksight_data_set workspaces_directory healthlake_fhir_datastore healthimaging_datastore
        lightsail_database lightsail_bucket lightsail_disk kendra_index lex* omics_* dms_s3_endpoint
    """,
    process="""
        instance spot_instance_request spot_fleet_request ec2_fleet ec2_host autoscaling_group lambda_function
        ecs_cluster ecs_service ecs_task_definition ecs_task_set eks_cluster eks_node_group eks_fargate_profile
        batch_compute_environment batch_job_definition batch_job_queue emr_cluster emr_instance_group emrserverless_application
        emrcontainers_virtual_cluster glue_job glue_crawler glue_dev_endpoint sagemaker_* apprunner_service
        elastic_beanstalk_environment elastic_beanstalk_application opsworks_* lightsail_instance
        lightsail_container_service codebuild_project codepipeline imagebuilder_image imagebuilder_image_pipeline
        sfn_state_machine bedrock* bedrockagent* dms_replication_instance dms_replication_task dms_replication_config
        datasync_task datasync_agent comprehend_* transcribe_* rekognition_* kinesis_analytics_application
        kinesisanalyticsv2_application workspaces_workspace workspaces_pool appstream_fleet cloud9_environment_ec2
        connect_instance pinpoint_app gamelift_fleet amplify_app mwaa_environment m2_environment appflow_flow
        drs_replication_configuration_template cloudformation_stack_set_instance cloudformation_stack_instances
        devopsguru_* lookoutmetrics_* evs_* outposts_*
    """,
    transport="""
        lb alb elb vpc default_vpc api_gateway_rest_api apigatewayv2_api appsync_graphql_api sqs_queue sns_topic sns_topic_subscription
        kinesis_stream kinesis_firehose_delivery_stream kinesis_video_stream msk_cluster msk_serverless_cluster
        msk_replicator mskconnect_connector mq_broker cloudwatch_event_bus pipes_pipe scheduler_schedule
        ec2_client_vpn_endpoint vpn_connection ec2_transit_gateway transfer_server transfer_connector
        ses_domain_identity ses_email_identity sesv2_email_identity vpclattice_service vpclattice_service_network
        iot_topic_rule iot_thing iotevents_* networkfirewall_firewall dx_connection
    """,
    edge="cloudfront_distribution cloudfront_multitenant_distribution",
    metadata="",
    inert="""
        computeoptimizer_* iam_* route53_* route53domains_* route53profiles_* route53recovery* organizations_* account_* budgets_* ce_* cur_* billing_* cost* controltower_*
        ssoadmin_* identitystore_* servicecatalog* servicequotas_* resourcegroups_* resourceexplorer2_* ram_* oam_*
        support_* health_* waf_* wafregional_* wafv2_* shield_* fms_* acm_* acmpca_* licensemanager_* notifications_*
        globalaccelerator_* networkmanager_* cloudfront_*
        subnet default_subnet route route_table route_table_association default_route_table main_route_table_association
        internet_gateway internet_gateway_attachment egress_only_internet_gateway nat_gateway eip eip_association
        eip_domain_name security_group security_group_rule default_security_group network_acl network_acl_rule
        network_acl_association default_network_acl network_interface network_interface_attachment
        network_interface_sg_attachment vpc_* vpc_ipam* vpc_dhcp_options default_vpc_dhcp_options flow_log
        ec2_managed_prefix_list* ec2_instance_state ec2_instance_connect_endpoint ec2_tag ec2_traffic_mirror*
        ec2_transit_gateway_* ec2_client_vpn_authorization_rule ec2_client_vpn_network_association ec2_client_vpn_route
        ec2_capacity* ec2_subnet* ec2_local_gateway* ec2_availability_zone_group ec2_serial_console_access
        ec2_image_block_public_access ec2_instance_metadata_defaults ec2_default_credit_specification ec2_network_insights*
        customer_gateway vpn_gateway vpn_gateway_attachment vpn_gateway_route_propagation vpn_connection_route
        dx_* key_pair placement_group launch_template launch_configuration
        autoscaling_* autoscalingplans_* appautoscaling_* cloudwatch_metric_alarm cloudwatch_composite_alarm
        cloudwatch_dashboard cloudwatch_event_rule cloudwatch_event_target cloudwatch_event_permission
        cloudwatch_event_connection cloudwatch_event_api_destination cloudwatch_event_archive cloudwatch_event_bus_policy
        cloudwatch_event_endpoint cloudwatch_log_* cloudwatch_metric_stream cloudwatch_query_definition
        cloudwatch_contributor* cloudwatch_data_protection* applicationinsights_* synthetics_* rum_* xray_* internetmonitor_*
        s3_bucket_* s3_object s3_object_copy s3_access_point s3_account_* s3control_* s3_directory* s3tables_*
        db_subnet_group db_parameter_group db_option_group db_event_subscription db_proxy* db_security_group
        db_instance_role_association db_instance_automated_backups_replication rds_cluster_parameter_group
        rds_cluster_role_association rds_cluster_endpoint rds_cluster_activity_stream rds_certificate rds_export_task
        rds_reserved_instance rds_cluster_snapshot_copy rds_integration docdb_subnet_group docdb_cluster_parameter_group
        docdb_event_subscription neptune_subnet_group neptune_parameter_group neptune_cluster_parameter_group
        neptune_cluster_endpoint neptune_event_subscription redshift_* redshiftserverless_* redshiftdata_*
        elasticache_subnet_group elasticache_parameter_group elasticache_security_group elasticache_user*
        memorydb_acl memorydb_parameter_group memorydb_subnet_group memorydb_user dax_parameter_group dax_subnet_group
        dynamodb_* opensearch_* elasticsearch_* opensearchserverless_* kms_* secretsmanager_* ssm_* ssmcontacts_*
        ssmincidents_* ssmquicksetup_* ecr_* ecrpublic_repository_policy ecs_* eks_* lambda_* batch_scheduling_policy
        volume_attachment ebs_* snapshot_create_volume_permission ami_launch_permission efs_* backup_* dlm_lifecycle_policy
        glacier_vault_lock lb_* alb_* elb_* load_balancer_* app_cookie_stickiness_policy lb_cookie_stickiness_policy
        proxy_protocol_policy api_gateway_* apigatewayv2_* appsync_* sqs_* sns_* kinesis_* kinesis_resource_policy msk_*
        mskconnect_* cloudtrail config_* securityhub_* guardduty_* inspector_* inspector2_* macie2_* macie_* detective_*
        accessanalyzer_* auditmanager_* securitylake_* codecommit_* codebuild_* codedeploy_* codepipeline_* codestar*
        codeartifact_* codeguru* cognito_* directory_service_* cloudformation_* imagebuilder_* glue_* athena_*
        lakeformation_* quicksight_* emr_* sfn_* ses_* sesv2_* transfer_* datasync_* dms_* mq_configuration apprunner_*
        elastic_beanstalk_* amplify_* appconfig_* appfabric_* appmesh_* service_discovery_* networkfirewall_* vpclattice_*
        iot_* spot_datafeed_subscription signer_* schemas_* scheduler_* resiliencehub_* fis_* chatbot_* ivs* location_*
        media* medialive_* verifiedpermissions_* rolesanywhere_* workspaces_ip_group workspacesweb_* lightsail_*
        appstream_* connect_* pinpoint_* cloudhsm_v2_hsm cloudsearch_* dataexchange_* datapipeline_* datazone_* devicefarm_*
        drs_* finspace_* gamelift_* grafana_* kendra_* prometheus_* proton_* rbin_rule eks_capability dsql_* simpledb_domain swf_domain
        snapshot_* customerprofiles_* bedrock_guardrail* bedrock_model_invocation_logging_configuration
        sagemaker_*_policy sagemaker_model_package_group_policy observabilityadmin_* invoicing_* region
    """,
)
KNOWN = {"aws": _AWS, "awscc": _AWS}
