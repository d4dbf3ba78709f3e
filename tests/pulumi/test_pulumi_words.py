"""Pulumi's types and properties are told in the words that Terraform's providers have for them."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from hds_policies.model.value import Unknown
from hds_scanners.sources.pulumi.tables import words_of
from hds_scanners.sources.pulumi.terraform_words import arguments_of
from hds_scanners.sources.pulumi.urn import full_token, parse


def _told(token: str, **properties: Any) -> tuple[str, dict[str, Any]]:
    words = words_of(token)
    assert words is not None
    return words.type, arguments_of(token, words, properties).values


@pytest.mark.parametrize(
    ("token", "type_name"),
    [
        # Terraform's names, from the registries of both.
        ("aws:s3/bucketV2:BucketV2", "aws_s3_bucket"),
        ("aws:alb/loadBalancer:LoadBalancer", "aws_alb"),
        ("aws:lb/loadBalancer:LoadBalancer", "aws_lb"),
        ("aws:cloudwatch/eventBus:EventBus", "aws_cloudwatch_event_bus"),
        ("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "aws_vpc_security_group_ingress_rule"),
        ("aws:rds/cluster:Cluster", "aws_rds_cluster"),
        ("aws:rds/instance:Instance", "aws_db_instance"),
        ("gcp:sql/databaseInstance:DatabaseInstance", "google_sql_database_instance"),
        ("gcp:storage/bucket:Bucket", "google_storage_bucket"),
        ("azure:storage/account:Account", "azurerm_storage_account"),
        ("azure:authorization/assignment:Assignment", "azurerm_role_assignment"),
        # Older SDKs keep Service Bus in the module of Event Hubs.
        ("azure:eventhub/namespace:Namespace", "azurerm_servicebus_namespace"),
        ("azure:eventhub/queue:Queue", "azurerm_servicebus_queue"),
        ("azure:eventhub/eventHubNamespace:EventHubNamespace", "azurerm_eventhub_namespace"),
        # A second version that Terraform knows too, and one that it does not.
        (
            "azure:monitoring/scheduledQueryRulesAlertV2:ScheduledQueryRulesAlertV2",
            "azurerm_monitor_scheduled_query_rules_alert_v2",
        ),
        ("aws:s3/bucketAclV2:BucketAclV2", "aws_s3_bucket_acl"),
        ("gcp:compute/regionInstantSnapshot:RegionInstantSnapshot", "google_compute_region_instant_snapshot"),
        ("gcp:bigquery/datapolicyv2DataPolicy:Datapolicyv2DataPolicy", "google_bigquery_datapolicyv2_data_policy"),
        ("azure-native:storage:StorageAccount", "azurerm_storage_account"),
        ("azure-native:storage/v20230101:StorageAccount", "azurerm_storage_account"),
        ("aws-native:rds:DbInstance", "aws_db_instance"),
        ("openstack:blockstorage/volume:Volume", "openstack_blockstorage_volume_v3"),
        ("scaleway:databases/instance:Instance", "scaleway_rdb_instance"),
        ("scaleway:index/databaseInstance:DatabaseInstance", "scaleway_rdb_instance"),
        ("scaleway:object/bucket:Bucket", "scaleway_object_bucket"),
        ("scaleway:loadbalancers/loadBalancer:LoadBalancer", "scaleway_lb"),
        ("ovh:CloudProject/kube:Kube", "ovh_cloud_project_kube"),
        ("ovh:CloudProject/project:Project", "ovh_cloud_project"),
        ("ovh:IpLoadBalancing/httpFrontend:HttpFrontend", "ovh_iploadbalancing_http_frontend"),
        ("ovh:Vrack/ipV6:IpV6", "ovh_vrack_ipv6"),
        ("ovh:Vrack/oVHcloudConnect:OVHcloudConnect", "ovh_vrack_ovhcloudconnect"),
        ("ovh:SavingsPlan/savingsPlan:SavingsPlan", "ovh_savings_plan"),
        ("outscale:index/securityGroupRule:SecurityGroupRule", "outscale_security_group_rule"),
        ("random:index/randomPassword:RandomPassword", "random_password"),
        ("hcloud:index/firewall:Firewall", "hcloud_firewall"),
    ],
)
def test_a_type_is_the_one_that_terraform_names(token: str, type_name: str) -> None:
    words = words_of(token)
    assert words is not None
    assert words.type == type_name


def test_a_component_made_elsewhere_has_no_terraform_type() -> None:
    assert words_of("awsx:ec2/vpc:Vpc") is None


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("aws:s3:BucketObject", "aws:s3/bucketObject:BucketObject"),
        ("eks:Cluster", "eks:index/cluster:Cluster"),
        ("aws:s3/bucket:Bucket", "aws:s3/bucket:Bucket"),
        ("azure-native:storage:StorageAccount", "azure-native:storage:StorageAccount"),
        ("pulumi:providers:aws", "pulumi:providers:aws"),
    ],
)
def test_a_short_token_stands_for_the_whole_one(short: str, full: str) -> None:
    assert full_token(short) == full


def test_a_urn_ends_in_a_name_that_may_hold_its_own_separator() -> None:
    urn = parse("urn:pulumi:prod::records::clinic:x:Y$aws:s3/bucket:Bucket::a::b")
    assert (urn.stack, urn.project, urn.token, urn.name) == ("prod", "records", "aws:s3/bucket:Bucket", "a::b")


def test_flattened_blocks_plurals_and_free_maps_are_undone() -> None:
    told = _told(
        "aws:s3/bucket:Bucket",
        versioning={"enabled": True},
        lifecycleRules=[{"id": "x", "expiration": {"days": 3}}],
        tags={"dataClass": "health"},
        serverSideEncryptionConfiguration={"rule": {"applyServerSideEncryptionByDefault": {"sseAlgorithm": "aws:kms"}}},
    )
    assert told == (
        "aws_s3_bucket",
        {
            "versioning": [{"enabled": True}],
            "lifecycle_rule": [{"id": "x", "expiration": [{"days": 3}]}],
            "tags": {"dataClass": "health"},
            "server_side_encryption_configuration": [
                {"rule": [{"apply_server_side_encryption_by_default": [{"sse_algorithm": "aws:kms"}]}]}
            ],
        },
    )


def test_nested_settings_of_google_are_lists_of_one() -> None:
    _, values = _told(
        "gcp:sql/databaseInstance:DatabaseInstance",
        settings={"ipConfiguration": {"sslMode": "ENCRYPTED_ONLY"}, "databaseFlags": [{"name": "x", "value": "on"}]},
    )
    assert values["settings"] == [
        {"ip_configuration": [{"ssl_mode": "ENCRYPTED_ONLY"}], "database_flags": [{"name": "x", "value": "on"}]}
    ]


def test_arguments_renamed_by_hand_have_terraforms_name() -> None:
    _, values = _told("aws:lambda/permission:Permission", function="f", principal="*")
    assert values == {"function_name": "f", "principal": "*"}


def test_properties_of_older_sdks_have_the_name_of_today() -> None:
    _, told = _told("aws:s3/bucket:Bucket", loggings=[{"targetBucket": "logs"}])
    assert told == {"logging": [{"target_bucket": "logs"}]}


def test_what_only_the_provider_sets_has_terraforms_name_too() -> None:
    _, certificate = _told("aws:acm/certificate:Certificate", domainValidationOptions=[{"domainName": "a"}])
    assert certificate == {"domain_validation_options": [{"domain_name": "a"}]}
    _, cluster = _told("aws:docdb/globalCluster:GlobalCluster", globalClusterMembers=[{"isWriter": True}])
    assert cluster == {"global_cluster_members": [{"is_writer": True}]}
    _, bucket = _told("gcp:storage/bucket:Bucket", pulumiLabels={"a": "b"}, effectiveLabels={"camelCase": "b"})
    assert bucket == {"terraform_labels": {"a": "b"}, "effective_labels": {"camelCase": "b"}}


def test_a_block_goes_before_an_attribute_that_has_its_plural() -> None:
    _, told = _told(
        "azure:frontdoor/frontdoor:Frontdoor", routingRules=[{"forwardingConfiguration": {"cacheEnabled": True}}]
    )
    assert told == {"routing_rule": [{"forwarding_configuration": [{"cache_enabled": True}]}]}


def test_an_object_given_for_a_policy_is_its_json_text() -> None:
    document = {"Version": "2012-10-17", "Statement": []}
    _, values = _told("aws:iam/role:Role", assumeRolePolicy=document)
    assert json.loads(values["assume_role_policy"]) == document


def test_blocks_of_providers_without_table_are_told_by_shape() -> None:
    _, values = _told(
        "scaleway:instance/securityGroup:SecurityGroup",
        inboundRules=[{"action": "accept", "ipRange": "0.0.0.0/0"}],
        inboundDefaultPolicy="drop",
        tags=["a"],
    )
    assert values == {
        "inbound_rule": [{"action": "accept", "ip_range": "0.0.0.0/0"}],
        "inbound_default_policy": "drop",
        "tags": ["a"],
    }
    _, values = _told("scaleway:s2svpn/connection:Connection", ikev2Ciphers=[{"encryption": "aes256"}])
    assert values == {"ikev2_ciphers": [{"encryption": "aes256"}]}


def test_lists_that_terraform_has_in_the_singular_are_so_at_any_depth() -> None:
    _, acl = _told("scaleway:loadbalancers/acl:Acl", match={"ipSubnets": ["0.0.0.0/0"], "invert": False})
    assert acl == {"match": [{"ip_subnet": ["0.0.0.0/0"], "invert": False}]}
    _, registry = _told("ovh:CloudProject/containerRegistry:ContainerRegistry", plans=[{"code": "small"}])
    assert registry == {"plan": [{"code": "small"}]}
    _, order = _told("ovh:Vps/vps:Vps", plans=[{"configurations": [{"label": "region", "value": "eu"}]}])
    assert order == {"plan": [{"configuration": [{"label": "region", "value": "eu"}]}]}


def test_the_path_of_each_argument_leads_back_to_its_property() -> None:
    words = words_of("aws:s3/bucket:Bucket")
    assert words is not None
    written = arguments_of("aws:s3/bucket:Bucket", words, {"lifecycleRules": [{"expiration": {"days": 1}}]}).written
    assert written["lifecycle_rule[0].expiration[0].days"] == "lifecycleRules[0].expiration.days"


def test_azures_own_interface_is_told_as_azurerm() -> None:
    type_name, values = _told(
        "azure-native:storage:StorageAccount",
        enableHttpsTrafficOnly=False,
        minimumTlsVersion="TLS1_0",
        allowBlobPublicAccess=True,
        publicNetworkAccess="Disabled",
        networkRuleSet={"defaultAction": "Deny"},
        sku={"name": "Standard_GRS"},
        location="westeurope",
    )
    assert type_name == "azurerm_storage_account"
    assert values["https_traffic_only_enabled"] is False
    assert values["min_tls_version"] == "TLS1_0"
    assert values["allow_nested_items_to_be_public"] is True
    assert values["public_network_access_enabled"] is False
    assert values["network_rules"] == [{"default_action": "Deny"}]
    assert values["account_replication_type"] == "GRS"


KEY = "https://v.vault.azure.net/keys/k"
AZURE: list[tuple[str, dict[str, Any], str, dict[str, Any]]] = [
    (
        "containerservice:ManagedCluster",
        {
            "enableRBAC": True,
            "apiServerAccessProfile": {"enablePrivateCluster": True, "authorizedIPRanges": ["192.0.2.0/24"]},
            "addonProfiles": {"omsagent": {"enabled": True}},
        },
        "azurerm_kubernetes_cluster",
        {
            "role_based_access_control_enabled": True,
            "private_cluster_enabled": True,
            "api_server_access_profile": {"authorized_ip_ranges": ["192.0.2.0/24"]},
            "oms_agent": [{"enabled": True}],
        },
    ),
    (
        "dbforpostgresql:Server",
        {
            "backup": {"backupRetentionDays": 14, "geoRedundantBackup": "Enabled"},
            "network": {"publicNetworkAccess": "Disabled"},
            "dataEncryption": {"primaryKeyURI": KEY},
        },
        "azurerm_postgresql_flexible_server",
        {
            "backup_retention_days": 14,
            "geo_redundant_backup_enabled": True,
            "public_network_access_enabled": False,
            "customer_managed_key": [{"key_vault_key_id": KEY}],
        },
    ),
    (
        "documentdb:DatabaseAccount",
        {
            "ipRules": [{"ipAddressOrRange": "192.0.2.1"}],
            "backupPolicy": {
                "type": "Periodic",
                "periodicModeProperties": {"backupRetentionIntervalInHours": 240, "backupStorageRedundancy": "Local"},
            },
            "locations": [{"locationName": "francecentral"}],
        },
        "azurerm_cosmosdb_account",
        {
            "ip_range_filter": ["192.0.2.1"],
            "backup": [{"type": "Periodic", "retention_in_hours": 240, "storage_redundancy": "Local"}],
            "geo_location": [{"location": "francecentral"}],
        },
    ),
    (
        "network:ApplicationGateway",
        {
            "httpListeners": [{"name": "plain", "protocol": "Http"}],
            "requestRoutingRules": [
                {"httpListener": {"id": "/x/httpListeners/plain"}, "redirectConfiguration": {"id": "/x/y/tls"}}
            ],
            "redirectConfigurations": [{"name": "tls", "targetListener": {"id": "/x/httpListeners/secure"}}],
            "sslPolicy": {"policyName": "AppGwSslPolicy20220101"},
        },
        "azurerm_application_gateway",
        {
            "http_listener": [{"name": "plain", "protocol": "Http"}],
            "request_routing_rule": [{"http_listener_name": "plain", "redirect_configuration_name": "tls"}],
            "redirect_configuration": [{"name": "tls", "target_listener_name": "secure"}],
            "ssl_policy": {"policy_name": "AppGwSslPolicy20220101"},
        },
    ),
    (
        "network:VpnConnection",
        {
            "vpnLinkConnections": [
                {"vpnConnectionProtocolType": "IKEv2", "ipsecPolicies": [{"ikeEncryption": "AES256"}]}
            ]
        },
        "azurerm_vpn_gateway_connection",
        {"vpn_link": [{"protocol": "IKEv2", "ipsec_policy": [{"ike_encryption_algorithm": "AES256"}]}]},
    ),
    (
        "compute:VirtualMachine",
        {
            "osProfile": {"adminPassword": "x", "linuxConfiguration": {"disablePasswordAuthentication": False}},
            "storageProfile": {"osDisk": {"managedDisk": {"diskEncryptionSet": {"id": "/des"}}}},
        },
        "azurerm_linux_virtual_machine",
        {
            "admin_password": "x",
            "disable_password_authentication": False,
            "os_disk": [{"disk_encryption_set_id": "/des"}],
        },
    ),
    (
        "recoveryservices:Vault",
        {
            "properties": {
                "redundancySettings": {"standardTierStorageRedundancy": "LocallyRedundant"},
                "securitySettings": {"softDeleteSettings": {"softDeleteState": "AlwaysON"}},
            }
        },
        "azurerm_recovery_services_vault",
        {"storage_mode_type": "LocallyRedundant", "soft_delete_enabled": True},
    ),
    (
        "dataprotection:BackupVault",
        {"properties": {"storageSettings": [{"datastoreType": "VaultStore", "type": "GeoRedundant"}]}},
        "azurerm_data_protection_backup_vault",
        {"redundancy": "GeoRedundant"},
    ),
    (
        "sql:ManagedInstance",
        {"minimalTlsVersion": "1.2", "publicDataEndpointEnabled": True, "requestedBackupStorageRedundancy": "Geo"},
        "azurerm_mssql_managed_instance",
        {"minimum_tls_version": "1.2", "public_data_endpoint_enabled": True, "storage_account_type": "GRS"},
    ),
    (
        "sql:ExtendedServerBlobAuditingPolicy",
        {"state": "Disabled", "retentionDays": 90},
        "azurerm_mssql_server_extended_auditing_policy",
        {"enabled": False, "retention_in_days": 90},
    ),
    (
        "web:WebApp",
        {
            "httpsOnly": True,
            "siteConfig": {"minTlsVersion": "1.2", "ftpsState": "Disabled", "httpLoggingEnabled": True},
        },
        "azurerm_linux_web_app",
        {
            "https_only": True,
            "site_config": [{"minimum_tls_version": "1.2", "ftps_state": "Disabled"}],
            "logs": [{"http_logs": True}],
        },
    ),
    (
        "app:ContainerApp",
        {"configuration": {"ingress": {"allowInsecure": True}}},
        "azurerm_container_app",
        {"ingress": [{"allow_insecure_connections": True}]},
    ),
    (
        "insights:DiagnosticSetting",
        {"resourceUri": "/kv", "logs": [{"enabled": True}], "workspaceId": "/w"},
        "azurerm_monitor_diagnostic_setting",
        {"target_resource_id": "/kv", "log": [{"enabled": True}], "log_analytics_workspace_id": "/w"},
    ),
    (
        "cognitiveservices:Account",
        {"properties": {"publicNetworkAccess": "Disabled", "networkAcls": {"defaultAction": "Deny"}}},
        "azurerm_cognitive_account",
        {"public_network_access_enabled": False, "network_acls": [{"default_action": "Deny"}]},
    ),
    (
        "keyvault:Key",
        {"properties": {"kty": "RSA", "keyOps": ["sign"]}},
        "azurerm_key_vault_key",
        {"key_type": "RSA", "key_opts": ["sign"]},
    ),
    ("security:Pricing", {"pricingTier": "Free"}, "azurerm_security_center_subscription_pricing", {"tier": "Free"}),
    ("cdn:Route", {"httpsRedirect": "Disabled"}, "azurerm_cdn_frontdoor_route", {"https_redirect_enabled": False}),
    (
        "cdn:AFDCustomDomain",
        {"tlsSettings": {"minimumTlsVersion": "TLS10"}},
        "azurerm_cdn_frontdoor_custom_domain",
        {"tls": [{"minimum_tls_version": "TLS10"}]},
    ),
    (
        "network:VirtualNetwork",
        {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}},
        "azurerm_virtual_network",
        {"address_space": ["10.0.0.0/16"]},
    ),
]


@pytest.mark.parametrize(("token", "properties", "type_name", "told"), AZURE, ids=[item[0] for item in AZURE])
def test_settings_of_azures_own_interface_are_where_azurerm_has_them(
    token: str, properties: dict[str, Any], type_name: str, told: dict[str, Any]
) -> None:
    """What nobody reads may stay where it was; empty remains of what was moved are of no matter."""
    found, values = _told(f"azure-native:{token}", **properties)
    assert found == type_name
    assert {name: _without_remains(values.get(name)) for name in told} == told


def _without_remains(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_remains(item) for item in value]
    if isinstance(value, dict):
        return {name: _without_remains(item) for name, item in value.items() if item not in ({}, [])}
    return value


def test_a_listener_is_named_by_an_identifier_that_is_known_only_in_part() -> None:
    from hds_policies.model.value import Why

    identifier = Unknown(Why.COMPUTED, parts=(Unknown(Why.COMPUTED), "/httpListeners/plain"))
    rules = [{"httpListener": {"id": identifier}}]
    _, values = _told("azure-native:network:ApplicationGateway", requestRoutingRules=rules)
    assert values["request_routing_rule"][0]["http_listener_name"] == "plain"


def test_aws_own_interface_is_told_as_aws() -> None:
    type_name, values = _told(
        "aws-native:s3:Bucket",
        bucketName="b",
        versioningConfiguration={"status": "Enabled"},
        bucketEncryption={
            "serverSideEncryptionConfiguration": [{"serverSideEncryptionByDefault": {"sseAlgorithm": "x"}}]
        },
        tags=[{"key": "owner", "value": "clinic"}],
    )
    assert type_name == "aws_s3_bucket"
    assert values["bucket"] == "b"
    assert values["versioning"] == [{"enabled": True}]
    assert values["tags"] == {"owner": "clinic"}
    rule = values["server_side_encryption_configuration"][0]["rule"][0]
    assert rule["apply_server_side_encryption_by_default"] == [{"sse_algorithm": "x"}]


def test_a_secret_stays_unknown_wherever_it_is_moved() -> None:
    from hds_scanners.sources.pulumi.values import secret

    _, values = _told("azure-native:storage:StorageAccount", networkRuleSet=secret(), publicNetworkAccess=secret())
    assert isinstance(values["public_network_access_enabled"], Unknown)


def test_tables_are_loaded_only_for_what_is_met() -> None:
    code = (
        "import sys, hds_scanners.scan\n"
        "from pathlib import Path\n"
        "hds_scanners.scan.scan([Path(sys.argv[1])], hds_scanners.scan.Options())\n"
        "print([name for name in sys.modules if name.startswith('hds_scanners.sources.pulumi.')])\n"
    )
    from annotated_fixtures import fixtures

    done = subprocess.run(
        [sys.executable, "-c", code, str(fixtures()[0].path)], capture_output=True, text=True, check=True
    )
    assert "tables" not in done.stdout
