"""Roles of the other providers' types: what says its own place is judged by it, save what is listed as inert."""

from hds_policies.translate.roles import Known

_NOTHING = {"store": "", "process": "", "transport": "", "edge": ""}

KNOWN = {
    "ovh": Known(
        store="""
            cloud_project_storage cloud_project_database cloud_project_volume cloud_project_volume_backup cloud_project_containerregistry
            cloud_managed_database cloud_managed_analytics cloud_instance_backup cloud_instance_snapshot
            cloud_project_workflow_backup okms nasha_partition cloud_project_region_storage* dbaas_logs_cluster
            cloud_storage_block_volume* cloud_project_backup* cloud_project_image* cloud_project_rancher domain_zone_*
        """,
        process="""
            cloud_managed_kubernetes cloud_managed_kubernetes_nodepool cloud_instance cloud_project_kube cloud_project_kube_nodepool cloud_project_instance cloud_project_ai* dedicated_server
            vps hosting_privatedatabase cloud_project_savings*
        """,
        transport="""
            cloud_project_loadbalancer iploadbalancing vrack* cloud_project_network_private cloud_project_network_private_subnet
            cloud_project_gateway cloud_project_region_network_private
        """,
        edge="cdn_*",
        inert="*",
    ),
    "openstack": Known(
        store="blockstorage_volume* blockstorage_* objectstorage_container_v1 db_instance_v1 db_* images_image_v2 sharedfilesystem_share_v2 keymanager_*",
        process="compute_instance_v2 containerinfra_cluster_v1 containerinfra_nodegroup_v1",
        transport="networking_network_v2 lb_loadbalancer_v2 vpnaas_* messaging_*",
        edge="",
        inert="""
            * blockstorage_qos* blockstorage_quotaset* blockstorage_volume_attach* blockstorage_volume_type* db_configuration*
            db_user*
        """,
    ),
    "scaleway": Known(
        store="""
            object_bucket rdb_instance rdb_read_replica rdb_snapshot rdb_database_backup redis_cluster mongodb_instance mongodb_snapshot
            instance_volume instance_snapshot instance_image block_volume block_snapshot file_filesystem registry_namespace
            secret secret_version key_manager_key cockpit cockpit_source sdb_sql_database datawarehouse_* opensearch_* document_db_*
        """,
        process="""
            instance_server baremetal_server apple_silicon_server k8s_cluster k8s_pool container container_namespace function
            function_namespace job_definition inference_deployment inference_model datalab_* dedibox_*
        """,
        transport="""
            lb mnq_* vpc_private_network vpc_public_gateway tem_domain iot_hub s2s_vpn_* ipam_ip kafka_cluster
        """,
        edge="edge_services_*",
        inert="*",
    ),
    "outscale": Known(
        store="volume snapshot image oks_project",
        process="vm oks_cluster",
        transport="net load_balancer vpn_connection virtual_gateway nat_service",
        edge="",
        inert="*",
    ),
    "numspot": Known(
        store="volume snapshot image postgres_cluster bucket managed_services_bridge*",
        process="vm kubernetes_cluster",
        transport="vpc load_balancer vpn_connection",
        edge="",
        inert="*",
    ),
    "clevercloud": Known(
        store="postgresql mysql mongodb redis cellar cellar_bucket fsbucket elasticsearch materia_kv pulsar",
        process="*",
        transport="",
        edge="",
        inert="drain* oauth* networkgroup* organization* network_group*",
    ),
    "scalingo": Known(store="addon database", process="app", transport="", edge="", inert="*"),
    "ibm": Known(
        store="cos_bucket database resource_instance is_volume is_snapshot is_share kms_* cloudant cr_namespace is_image",
        process="is_instance container_cluster container_vpc_cluster compute_vm_instance code_engine_* pi_instance function",
        transport="is_vpc is_lb is_vpn_gateway event_streams_topic",
        edge="cis cdn",
        inert="*",
    ),
    "oci": Known(
        store="""
            objectstorage_bucket database_* mysql_* psql_* nosql_table core_volume core_boot_volume core_volume_backup
            core_image file_storage_file_system kms_vault kms_key artifacts_* opensearch_* redis_* vault_secret logging_log_group
        """,
        process="core_instance core_instance_pool containerengine_cluster containerengine_node_pool functions_application container_instances_*",
        transport="core_vcn load_balancer_load_balancer network_load_balancer_* core_ipsec queue_queue streaming_stream apigateway_gateway",
        edge="",
        inert="*",
    ),
    "exoscale": Known(
        store="block_storage_volume dbaas dbaas_* database sos_bucket block_storage_volume_snapshot template",
        process="compute_instance compute sks_cluster sks_nodepool instance_pool",
        transport="private_network nlb network",
        edge="",
        inert="*",
    ),
    "hcloud": Known(
        store="volume snapshot storage_box*", process="server", transport="load_balancer network", edge="", inert="*"
    ),
    "digitalocean": Known(
        store="volume spaces_bucket database_cluster database_replica container_registry volume_snapshot droplet_snapshot",
        process="droplet kubernetes_cluster app function* droplet_autoscale gradientai_*",
        transport="loadbalancer vpc",
        edge="cdn",
        inert="*",
    ),
    "linode": Known(
        store="volume object_storage_bucket database_* image",
        process="instance lke_cluster",
        transport="nodebalancer vpc",
        edge="",
        inert="*",
    ),
    "vultr": Known(
        store="block_storage object_storage database snapshot container_registry",
        process="instance kubernetes bare_metal_server",
        transport="load_balancer vpc vpc2",
        edge="",
        inert="*",
    ),
    "alicloud": Known(
        store="oss_bucket db_instance disk ecs_disk kvstore_instance nas_file_system polardb_cluster mongodb_instance cr_* log_project kms_key",
        process="instance cs_* fc_* ecs_instance",
        transport="vpc slb* alb_* vpn_gateway",
        edge="cdn_* dcdn_*",
        inert="*",
    ),
    "cloudflare": Known(
        store="r2_bucket d1_database workers_kv_namespace workers_kv queue hyperdrive_config",
        process="worker* pages_project",
        transport="",
        edge="record dns_record load_balancer",
        inert="*",
    ),
    "vercel": Known(store="blob* edge_config", process="project deployment", transport="", edge="", inert="*"),
    "heroku": Known(store="addon", process="app space", transport="", edge="", inert="*"),
    "mongodbatlas": Known(
        store="cluster advanced_cluster flex_cluster serverless_instance online_archive stream_instance federated_database_instance "
        "cloud_backup_schedule data_lake*",
        process="",
        transport="",
        edge="",
        inert="*",
    ),
    "aiven": Known(
        store="pg mysql redis valkey opensearch kafka cassandra influxdb clickhouse m3db grafana thanos dragonfly alloydbomni",
        process="flink",
        transport="kafka_connect kafka_mirrormaker",
        edge="",
        inert="*",
    ),
    "snowflake": Known(store="database* table* stage* warehouse* share*", process="", transport="", edge="", inert="*"),
    "flexibleengine": Known(
        store="obs_bucket rds_* dds_* dcs_* evs_* blockstorage_volume_v2 cbr_vault sfs_* css_* kms_key_v1 dws_* gaussdb_*",
        process="compute_instance_v2 cce_* as_*",
        transport="vpc_v1 vpc elb_* lb_loadbalancer_v2 lb_loadbalancer_v3",
        edge="",
        inert="*",
    ),
    "cloudavenue": Known(
        store="backup disk s3_bucket vm_disk catalog*",
        process="vm vcda*",
        transport="network* vdc* edgegateway alb*",
        edge="",
        inert="*",
    ),
    "cloudtemple": Known(
        store="object_storage_bucket compute_virtual_disk backup_* object_storage_storage_account",
        process="compute_virtual_machine compute_iaas_* public_cloud_*",
        transport="",
        edge="",
        inert="*",
    ),
    "azuread": Known(**_NOTHING, inert="*"),
    "*": Known(**_NOTHING, inert=""),
}
