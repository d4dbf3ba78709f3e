"""What is written for a cloud's own interface gets the verdicts of the same thing written for Terraform."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from hds_scanners.scan import Options, scan

# (resources of the package, the same in Terraform); names are alike, so that verdicts can be compared.
AWS: list[tuple[str, dict[str, Any], str]] = [
    (
        "a bucket with its companions",
        {
            "b": (
                "aws-native:s3:Bucket",
                {
                    "bucketName": "records",
                    "versioningConfiguration": {"status": "Enabled"},
                    "publicAccessBlockConfiguration": {
                        "blockPublicAcls": True,
                        "blockPublicPolicy": True,
                        "ignorePublicAcls": True,
                        "restrictPublicBuckets": True,
                    },
                    "accessControl": "PublicRead",
                    "lifecycleConfiguration": {"rules": [{"status": "Enabled", "expirationInDays": 30}]},
                },
            )
        },
        """
        resource "aws_s3_bucket" "b" {
          bucket = "records"
          acl    = "public-read"
          versioning { enabled = true }
          lifecycle_rule {
            enabled = true
            expiration { days = 30 }
          }
        }
        resource "aws_s3_bucket_public_access_block" "b" {
          bucket                  = aws_s3_bucket.b.id
          block_public_acls       = true
          block_public_policy     = true
          ignore_public_acls      = true
          restrict_public_buckets = true
        }
        """,
    ),
    (
        "a bucket that is open",
        {"b": ("aws-native:s3:Bucket", {"bucketName": "records", "accessControl": "PublicRead"})},
        'resource "aws_s3_bucket" "b" {\n bucket = "records"\n acl = "public-read"\n}',
    ),
    (
        "a database and a cluster",
        {
            "d": (
                "aws-native:rds:DbInstance",
                {"engine": "postgres", "storageEncrypted": False, "publiclyAccessible": True},
            ),
            "c": (
                "aws-native:rds:DbCluster",
                {"engine": "aurora-postgresql", "storageEncrypted": True, "deletionProtection": True},
            ),
            "n": ("aws-native:neptune:DbCluster", {"storageEncrypted": False}),
        },
        """
        resource "aws_db_instance" "d" {
          engine                  = "postgres"
          publicly_accessible     = true
          backup_retention_period = 1
        }
        resource "aws_rds_cluster" "c" {
          engine              = "aurora-postgresql"
          storage_encrypted   = true
          deletion_protection = true
        }
        resource "aws_neptune_cluster" "n" {}
        """,
    ),
    (
        "openings, in a group and beside it",
        {
            "g": (
                "aws-native:ec2:SecurityGroup",
                {
                    "groupDescription": "d",
                    "securityGroupIngress": [
                        {"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "cidrIp": "0.0.0.0/0"},
                        {"ipProtocol": "tcp", "fromPort": 443, "toPort": 443, "cidrIpv6": "2001:db8::/32"},
                    ],
                },
            ),
            "r": (
                "aws-native:ec2:SecurityGroupIngress",
                {"groupId": "sg-1", "ipProtocol": "tcp", "fromPort": 5432, "toPort": 5432, "cidrIp": "0.0.0.0/0"},
            ),
            "e": ("aws-native:ec2:SecurityGroupEgress", {"groupId": "sg-1", "ipProtocol": "-1", "cidrIp": "0.0.0.0/0"}),
        },
        """
        resource "aws_security_group" "g" {
          description = "d"
          ingress {
            protocol    = "tcp"
            from_port   = 22
            to_port     = 22
            cidr_blocks = ["0.0.0.0/0"]
          }
          ingress {
            protocol         = "tcp"
            from_port        = 443
            to_port          = 443
            ipv6_cidr_blocks = ["2001:db8::/32"]
          }
        }
        resource "aws_security_group_rule" "r" {
          type              = "ingress"
          security_group_id = "sg-1"
          protocol          = "tcp"
          from_port         = 5432
          to_port           = 5432
          cidr_blocks       = ["0.0.0.0/0"]
        }
        resource "aws_security_group_rule" "e" {
          type              = "egress"
          security_group_id = "sg-1"
          protocol          = "-1"
          cidr_blocks       = ["0.0.0.0/0"]
        }
        """,
    ),
    (
        "a network and its flow log",
        {
            "v": ("aws-native:ec2:Vpc", {"cidrBlock": "10.0.0.0/16"}),
            "f": (
                "aws-native:ec2:FlowLog",
                {"resourceId": "${v.vpcId}", "resourceType": "VPC", "trafficType": "ALL", "logDestination": "arn:x"},
            ),
        },
        """
        resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }
        resource "aws_flow_log" "f" {
          vpc_id          = aws_vpc.v.id
          traffic_type    = "ALL"
          log_destination = "arn:x"
        }
        """,
    ),
    (
        "a network without",
        {"v": ("aws-native:ec2:Vpc", {"cidrBlock": "10.0.0.0/16"})},
        'resource "aws_vpc" "v" { cidr_block = "10.0.0.0/16" }',
    ),
    (
        "stores of all kinds",
        {
            "f": ("aws-native:efs:FileSystem", {"encrypted": True, "backupPolicy": {"status": "ENABLED"}}),
            "t": (
                "aws-native:dynamodb:Table",
                {
                    "keySchema": [{"attributeName": "id", "keyType": "HASH"}],
                    "sseSpecification": {"sseEnabled": True, "kmsMasterKeyId": "arn:aws:kms:eu-west-3:1:key/k"},
                    "pointInTimeRecoverySpecification": {"pointInTimeRecoveryEnabled": True},
                },
            ),
            "q": ("aws-native:sqs:Queue", {"sqsManagedSseEnabled": False}),
            "n": ("aws-native:sns:Topic", {}),
            "s": ("aws-native:kinesis:Stream", {"streamEncryption": {"encryptionType": "KMS", "keyId": "k"}}),
            "d": ("aws-native:kinesisfirehose:DeliveryStream", {}),
            "v": ("aws-native:ec2:Volume", {"availabilityZone": "eu-west-3a", "encrypted": False}),
            "m": ("aws-native:memorydb:Cluster", {"aclName": "a", "nodeType": "t", "tlsEnabled": False}),
            "r": ("aws-native:elasticache:ReplicationGroup", {"transitEncryptionEnabled": True}),
            "o": (
                "aws-native:opensearchservice:Domain",
                {
                    "encryptionAtRestOptions": {"enabled": True},
                    "nodeToNodeEncryptionOptions": {"enabled": False},
                    "clusterConfig": {"instanceCount": 3},
                    "domainEndpointOptions": {"enforceHttps": True, "tlsSecurityPolicy": "Policy-Min-TLS-1-2-2019-07"},
                    "logPublishingOptions": {"AUDIT_LOGS": {"enabled": True, "cloudWatchLogsLogGroupArn": "arn"}},
                },
            ),
            "k": (
                "aws-native:msk:Cluster",
                {
                    "encryptionInfo": {
                        "encryptionAtRest": {"dataVolumeKmsKeyId": "arn:aws:kms:eu-west-3:1:key/k"},
                        "encryptionInTransit": {"clientBroker": "PLAINTEXT", "inCluster": True},
                    }
                },
            ),
            "x": ("aws-native:redshift:Cluster", {"encrypted": True, "loggingProperties": {"bucketName": "logs"}}),
        },
        """
        resource "aws_efs_file_system" "f" { encrypted = true }
        resource "aws_efs_backup_policy" "f" {
          file_system_id = aws_efs_file_system.f.id
          backup_policy { status = "ENABLED" }
        }
        resource "aws_dynamodb_table" "t" {
          server_side_encryption {
            enabled     = true
            kms_key_arn = "arn:aws:kms:eu-west-3:1:key/k"
          }
          point_in_time_recovery { enabled = true }
        }
        resource "aws_sqs_queue" "q" { sqs_managed_sse_enabled = false }
        resource "aws_sns_topic" "n" {}
        resource "aws_kinesis_stream" "s" {
          encryption_type = "KMS"
          kms_key_id      = "k"
        }
        resource "aws_kinesis_firehose_delivery_stream" "d" {}
        resource "aws_ebs_volume" "v" {
          availability_zone = "eu-west-3a"
          encrypted         = false
        }
        resource "aws_memorydb_cluster" "m" { tls_enabled = false }
        resource "aws_elasticache_replication_group" "r" { transit_encryption_enabled = true }
        resource "aws_opensearch_domain" "o" {
          encrypt_at_rest { enabled = true }
          node_to_node_encryption { enabled = false }
          cluster_config { instance_count = 3 }
          domain_endpoint_options {
            enforce_https       = true
            tls_security_policy = "Policy-Min-TLS-1-2-2019-07"
          }
          log_publishing_options {
            log_type                 = "AUDIT_LOGS"
            enabled                  = true
            cloudwatch_log_group_arn = "arn"
          }
        }
        resource "aws_msk_cluster" "k" {
          encryption_info {
            encryption_at_rest_kms_key_arn = "arn:aws:kms:eu-west-3:1:key/k"
            encryption_in_transit {
              client_broker = "PLAINTEXT"
              in_cluster    = true
            }
          }
        }
        resource "aws_redshift_cluster" "x" {
          encrypted = true
          logging {
            enable      = true
            bucket_name = "logs"
          }
        }
        """,
    ),
    (
        "entries, keys, traces and backups",
        {
            "l": (
                "aws-native:elasticloadbalancingv2:Listener",
                {
                    "port": 80,
                    "protocol": "HTTP",
                    "defaultActions": [
                        {"type": "redirect", "redirectConfig": {"protocol": "HTTPS", "statusCode": "HTTP_301"}}
                    ],
                },
            ),
            "b": (
                "aws-native:elasticloadbalancingv2:LoadBalancer",
                {
                    "scheme": "internet-facing",
                    "loadBalancerAttributes": [{"key": "access_logs.s3.enabled", "value": "false"}],
                },
            ),
            "k": ("aws-native:kms:Key", {"enableKeyRotation": False, "pendingWindowInDays": 7}),
            "t": (
                "aws-native:cloudtrail:Trail",
                {
                    "isLogging": True,
                    "s3BucketName": "trail",
                    "isMultiRegionTrail": True,
                    "enableLogFileValidation": True,
                },
            ),
            "g": ("aws-native:logs:LogGroup", {"retentionInDays": 30}),
            "e": (
                "aws-native:eks:Cluster",
                {
                    "resourcesVpcConfig": {"endpointPublicAccess": True, "publicAccessCidrs": ["0.0.0.0/0"]},
                    "logging": {"clusterLogging": {"enabledTypes": [{"type": "audit"}]}},
                },
            ),
            "u": ("aws-native:lambda:Url", {"authType": "NONE", "targetFunctionArn": "f"}),
            "p": (
                "aws-native:backup:BackupPlan",
                {
                    "backupPlan": {
                        "backupPlanName": "p",
                        "backupPlanRule": [
                            {
                                "ruleName": "daily",
                                "targetBackupVault": "v",
                                "lifecycle": {"deleteAfterDays": 5},
                                "copyActions": [
                                    {"destinationBackupVaultArn": "arn:aws:backup:us-east-1:1:backup-vault:v"}
                                ],
                            }
                        ],
                    }
                },
            ),
            "v": (
                "aws-native:backup:BackupVault",
                {"backupVaultName": "v", "lockConfiguration": {"minRetentionDays": 7}},
            ),
            "r": (
                "aws-native:iam:Role",
                {
                    "assumeRolePolicyDocument": {
                        "Version": "2012-10-17",
                        "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}],
                    },
                    "policies": [
                        {
                            "policyName": "all",
                            "policyDocument": {"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]},
                        }
                    ],
                },
            ),
            "n": (
                "aws-native:ec2:VpnConnection",
                {
                    "type": "ipsec.1",
                    "vpnTunnelOptionsSpecifications": [
                        {
                            "ikeVersions": [{"value": "ikev1"}],
                            "phase1EncryptionAlgorithms": [{"value": "AES128"}],
                            "phase1dhGroupNumbers": [{"value": 2}],
                        }
                    ],
                },
            ),
        },
        """
        resource "aws_lb_listener" "l" {
          port     = 80
          protocol = "HTTP"
          default_action {
            type = "redirect"
            redirect {
              protocol    = "HTTPS"
              status_code = "HTTP_301"
            }
          }
        }
        resource "aws_lb" "b" {
          internal = false
          access_logs { enabled = false }
        }
        resource "aws_kms_key" "k" {
          enable_key_rotation     = false
          deletion_window_in_days = 7
        }
        resource "aws_cloudtrail" "t" {
          enable_logging             = true
          s3_bucket_name             = "trail"
          is_multi_region_trail      = true
          enable_log_file_validation = true
        }
        resource "aws_cloudwatch_log_group" "g" { retention_in_days = 30 }
        resource "aws_eks_cluster" "e" {
          vpc_config {
            endpoint_public_access = true
            public_access_cidrs    = ["0.0.0.0/0"]
          }
          enabled_cluster_log_types = ["audit"]
        }
        resource "aws_lambda_function_url" "u" {
          authorization_type = "NONE"
          function_name      = "f"
        }
        resource "aws_backup_plan" "p" {
          name = "p"
          rule {
            rule_name         = "daily"
            target_vault_name = "v"
            lifecycle { delete_after = 5 }
            copy_action { destination_vault_arn = "arn:aws:backup:us-east-1:1:backup-vault:v" }
          }
        }
        resource "aws_backup_vault" "v" { name = "v" }
        resource "aws_backup_vault_lock_configuration" "v" {
          backup_vault_name  = aws_backup_vault.v.name
          min_retention_days = 7
        }
        resource "aws_iam_role" "r" {
          assume_role_policy = jsonencode({
            Version   = "2012-10-17"
            Statement = [{ Effect = "Allow", Principal = "*", Action = "sts:AssumeRole" }]
          })
          inline_policy {
            name   = "all"
            policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })
          }
        }
        resource "aws_vpn_connection" "n" {
          type                                 = "ipsec.1"
          tunnel1_ike_versions                 = ["ikev1"]
          tunnel1_phase1_encryption_algorithms = ["AES128"]
          tunnel1_phase1_dh_group_numbers      = [2]
        }
        """,
    ),
]


AZURE: list[tuple[str, dict[str, Any], str]] = [
    (
        "storage",
        {
            "a": (
                "azure-native:storage:StorageAccount",
                {
                    "sku": {"name": "Standard_GRS"},
                    "allowBlobPublicAccess": True,
                    "minimumTlsVersion": "TLS1_0",
                    "enableHttpsTrafficOnly": False,
                    "networkRuleSet": {"defaultAction": "Allow"},
                    "location": "francecentral",
                },
            ),
            "c": ("azure-native:storage:BlobContainer", {"accountName": "a", "publicAccess": "Blob"}),
            "d": (
                "azure-native:compute:Disk",
                {"encryption": {"diskEncryptionSetId": "/des"}, "location": "francecentral"},
            ),
            "m": (
                "azure-native:compute:VirtualMachine",
                {
                    "location": "francecentral",
                    "osProfile": {
                        "adminPassword": "Sup3rS3cret!",
                        "linuxConfiguration": {"disablePasswordAuthentication": False},
                    },
                    "storageProfile": {"osDisk": {"managedDisk": {"diskEncryptionSet": {"id": "/des"}}}},
                },
            ),
        },
        """
        resource "azurerm_storage_account" "a" {
          account_replication_type        = "GRS"
          allow_nested_items_to_be_public = true
          min_tls_version                 = "TLS1_0"
          https_traffic_only_enabled      = false
          network_rules { default_action = "Allow" }
          location = "francecentral"
        }
        resource "azurerm_storage_container" "c" { container_access_type = "blob" }
        resource "azurerm_managed_disk" "d" {
          disk_encryption_set_id = "/des"
          location               = "francecentral"
        }
        resource "azurerm_linux_virtual_machine" "m" {
          location                        = "francecentral"
          admin_password                  = "Sup3rS3cret!"
          disable_password_authentication = false
          os_disk { disk_encryption_set_id = "/des" }
        }
        """,
    ),
    (
        "databases",
        {
            "s": (
                "azure-native:sql:Server",
                {"minimalTlsVersion": "1.1", "publicNetworkAccess": "Disabled", "location": "francecentral"},
            ),
            "f": (
                "azure-native:sql:FirewallRule",
                {"serverName": "s", "startIpAddress": "0.0.0.0", "endIpAddress": "255.255.255.255"},
            ),
            "p": (
                "azure-native:dbforpostgresql:Server",
                {
                    "location": "francecentral",
                    "network": {"publicNetworkAccess": "Enabled"},
                    "backup": {"backupRetentionDays": 35, "geoRedundantBackup": "Enabled"},
                },
            ),
            "y": (
                "azure-native:dbformysql:Configuration",
                {"configurationName": "require_secure_transport", "value": "OFF", "serverName": "y"},
            ),
            "c": (
                "azure-native:documentdb:DatabaseAccount",
                {
                    "location": "francecentral",
                    "locations": [{"locationName": "francecentral", "failoverPriority": 0}],
                    "ipRules": [{"ipAddressOrRange": "192.0.2.1"}],
                    "backupPolicy": {
                        "type": "Periodic",
                        "periodicModeProperties": {
                            "backupRetentionIntervalInHours": 240,
                            "backupStorageRedundancy": "Local",
                        },
                    },
                },
            ),
            "r": (
                "azure-native:cache:Redis",
                {"enableNonSslPort": True, "minimumTlsVersion": "1.0", "location": "francecentral"},
            ),
        },
        """
        resource "azurerm_mssql_server" "s" {
          minimum_tls_version           = "1.1"
          public_network_access_enabled = false
          location                      = "francecentral"
        }
        resource "azurerm_mssql_firewall_rule" "f" {
          server_id        = "s"
          start_ip_address = "0.0.0.0"
          end_ip_address   = "255.255.255.255"
        }
        resource "azurerm_postgresql_flexible_server" "p" {
          location                      = "francecentral"
          public_network_access_enabled = true
          backup_retention_days         = 35
          geo_redundant_backup_enabled  = true
        }
        resource "azurerm_mysql_flexible_server_configuration" "y" {
          name        = "require_secure_transport"
          value       = "OFF"
          server_name = "y"
        }
        resource "azurerm_cosmosdb_account" "c" {
          location = "francecentral"
          geo_location {
            location          = "francecentral"
            failover_priority = 0
          }
          ip_range_filter = ["192.0.2.1"]
          backup {
            type                = "Periodic"
            retention_in_hours  = 240
            storage_redundancy  = "Local"
          }
        }
        resource "azurerm_redis_cache" "r" {
          non_ssl_port_enabled = true
          minimum_tls_version  = "1.0"
          location             = "francecentral"
        }
        """,
    ),
    (
        "networks and tunnels",
        {
            "g": (
                "azure-native:network:NetworkSecurityGroup",
                {
                    "location": "francecentral",
                    "securityRules": [
                        {
                            "name": "ssh",
                            "access": "Allow",
                            "direction": "Inbound",
                            "protocol": "Tcp",
                            "sourceAddressPrefix": "*",
                            "destinationPortRange": "22",
                        }
                    ],
                },
            ),
            "r": (
                "azure-native:network:SecurityRule",
                {
                    "access": "Allow",
                    "direction": "Inbound",
                    "protocol": "*",
                    "sourceAddressPrefix": "Internet",
                    "destinationPortRanges": ["5432", "443"],
                },
            ),
            "c": (
                "azure-native:network:VirtualNetworkGatewayConnection",
                {
                    "location": "francecentral",
                    "connectionType": "IPsec",
                    "connectionProtocol": "IKEv1",
                    "ipsecPolicies": [
                        {
                            "ikeEncryption": "DES3",
                            "ikeIntegrity": "SHA1",
                            "dhGroup": "DHGroup2",
                            "ipsecEncryption": "AES256",
                            "ipsecIntegrity": "SHA256",
                            "pfsGroup": "None",
                        }
                    ],
                },
            ),
            "v": (
                "azure-native:network:VpnConnection",
                {
                    "vpnLinkConnections": [
                        {
                            "vpnConnectionProtocolType": "IKEv2",
                            "ipsecPolicies": [
                                {
                                    "ikeEncryption": "AES256",
                                    "ikeIntegrity": "SHA256",
                                    "dhGroup": "DHGroup14",
                                    "ipsecEncryption": "GCMAES256",
                                    "ipsecIntegrity": "GCMAES256",
                                    "pfsGroup": "PFS14",
                                }
                            ],
                        }
                    ]
                },
            ),
        },
        """
        resource "azurerm_network_security_group" "g" {
          location = "francecentral"
          security_rule {
            name                   = "ssh"
            access                 = "Allow"
            direction              = "Inbound"
            protocol               = "Tcp"
            source_address_prefix  = "*"
            destination_port_range = "22"
          }
        }
        resource "azurerm_network_security_rule" "r" {
          access                  = "Allow"
          direction               = "Inbound"
          protocol                = "*"
          source_address_prefix   = "Internet"
          destination_port_ranges = ["5432", "443"]
        }
        resource "azurerm_virtual_network_gateway_connection" "c" {
          location            = "francecentral"
          type                = "IPsec"
          connection_protocol = "IKEv1"
          ipsec_policy {
            ike_encryption   = "DES3"
            ike_integrity    = "SHA1"
            dh_group         = "DHGroup2"
            ipsec_encryption = "AES256"
            ipsec_integrity  = "SHA256"
            pfs_group        = "None"
          }
        }
        resource "azurerm_vpn_gateway_connection" "v" {
          vpn_link {
            protocol = "IKEv2"
            ipsec_policy {
              ike_encryption_algorithm = "AES256"
              ike_integrity_algorithm  = "SHA256"
              dh_group                 = "DHGroup14"
              encryption_algorithm     = "GCMAES256"
              integrity_algorithm      = "GCMAES256"
              pfs_group                = "PFS14"
            }
          }
        }
        """,
    ),
    (
        "entries and clusters",
        {
            "g": (
                "azure-native:network:ApplicationGateway",
                {
                    "location": "francecentral",
                    "httpListeners": [
                        {"name": "plain", "protocol": "Http"},
                        {"name": "secure", "protocol": "Https"},
                        {"name": "forgotten", "protocol": "Http"},
                    ],
                    "redirectConfigurations": [{"name": "tls", "targetListener": {"id": "/g/httpListeners/secure"}}],
                    "requestRoutingRules": [
                        {
                            "name": "r",
                            "httpListener": {"id": "/g/httpListeners/plain"},
                            "redirectConfiguration": {"id": "/g/redirectConfigurations/tls"},
                        }
                    ],
                    "sslPolicy": {"policyType": "Predefined", "policyName": "AppGwSslPolicy20150501"},
                },
            ),
            "w": (
                "azure-native:web:WebApp",
                {
                    "location": "francecentral",
                    "httpsOnly": False,
                    "siteConfig": {"minTlsVersion": "1.0", "ftpsState": "AllAllowed", "httpLoggingEnabled": True},
                },
            ),
            "k": (
                "azure-native:containerservice:ManagedCluster",
                {
                    "location": "francecentral",
                    "apiServerAccessProfile": {"authorizedIPRanges": ["0.0.0.0/0"]},
                    "addonProfiles": {"omsagent": {"enabled": True}},
                },
            ),
            "a": (
                "azure-native:app:ContainerApp",
                {"location": "francecentral", "configuration": {"ingress": {"allowInsecure": True, "external": True}}},
            ),
            "e": ("azure-native:eventhub:Namespace", {"minimumTlsVersion": "1.0", "location": "francecentral"}),
            "s": ("azure-native:servicebus:Namespace", {"minimumTlsVersion": "1.2", "location": "francecentral"}),
            "r": (
                "azure-native:containerregistry:Registry",
                {"sku": {"name": "Premium"}, "anonymousPullEnabled": True, "location": "francecentral"},
            ),
        },
        """
        resource "azurerm_application_gateway" "g" {
          location = "francecentral"
          http_listener {
            name     = "plain"
            protocol = "Http"
          }
          http_listener {
            name     = "secure"
            protocol = "Https"
          }
          http_listener {
            name     = "forgotten"
            protocol = "Http"
          }
          redirect_configuration {
            name                 = "tls"
            target_listener_name = "secure"
          }
          request_routing_rule {
            name                        = "r"
            http_listener_name          = "plain"
            redirect_configuration_name = "tls"
          }
          ssl_policy {
            policy_type = "Predefined"
            policy_name = "AppGwSslPolicy20150501"
          }
        }
        resource "azurerm_linux_web_app" "w" {
          location   = "francecentral"
          https_only = false
          site_config {
            minimum_tls_version = "1.0"
            ftps_state          = "AllAllowed"
          }
          logs {
            http_logs {
              file_system {}
            }
          }
        }
        resource "azurerm_kubernetes_cluster" "k" {
          location = "francecentral"
          api_server_access_profile { authorized_ip_ranges = ["0.0.0.0/0"] }
          oms_agent { log_analytics_workspace_id = "/w" }
        }
        resource "azurerm_container_app" "a" {
          location = "francecentral"
          ingress {
            allow_insecure_connections = true
            external_enabled           = true
          }
        }
        resource "azurerm_eventhub_namespace" "e" {
          minimum_tls_version = "1.0"
          location            = "francecentral"
        }
        resource "azurerm_servicebus_namespace" "s" {
          minimum_tls_version = "1.2"
          location            = "francecentral"
        }
        resource "azurerm_container_registry" "r" {
          sku                    = "Premium"
          anonymous_pull_enabled = true
          location               = "francecentral"
        }
        """,
    ),
    (
        "keys, traces and backups",
        {
            "v": (
                "azure-native:keyvault:Vault",
                {
                    "location": "francecentral",
                    "properties": {"enablePurgeProtection": True, "networkAcls": {"defaultAction": "Deny"}},
                },
            ),
            "d": (
                "azure-native:insights:DiagnosticSetting",
                {"resourceUri": "${v.id}", "logs": [{"category": "AuditEvent", "enabled": True}], "workspaceId": "/w"},
            ),
            "w": ("azure-native:operationalinsights:Workspace", {"retentionInDays": 30, "location": "francecentral"}),
            "f": (
                "azure-native:network:FlowLog",
                {
                    "location": "francecentral",
                    "enabled": True,
                    "storageId": "/s",
                    "retentionPolicy": {"enabled": True, "days": 7},
                },
            ),
            "p": ("azure-native:security:Pricing", {"pricingTier": "Free", "pricingName": "VirtualMachines"}),
            "b": (
                "azure-native:recoveryservices:Vault",
                {
                    "location": "francecentral",
                    "properties": {
                        "redundancySettings": {"standardTierStorageRedundancy": "GeoRedundant"},
                        "securitySettings": {"softDeleteSettings": {"softDeleteState": "Disabled"}},
                    },
                },
            ),
            "x": (
                "azure-native:dataprotection:BackupVault",
                {
                    "location": "francecentral",
                    "properties": {
                        "storageSettings": [{"type": "GeoRedundant"}],
                        "securitySettings": {"softDeleteSettings": {"state": "Off"}},
                    },
                },
            ),
            "r": (
                "azure-native:authorization:RoleAssignment",
                {
                    "scope": "/subscriptions/00000000-0000-0000-0000-000000000000",
                    "roleDefinitionId": "/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635",
                },
            ),
        },
        """
        resource "azurerm_key_vault" "v" {
          location                 = "francecentral"
          purge_protection_enabled = true
          network_acls { default_action = "Deny" }
        }
        resource "azurerm_monitor_diagnostic_setting" "d" {
          target_resource_id = azurerm_key_vault.v.id
          log {
            category = "AuditEvent"
            enabled  = true
          }
          log_analytics_workspace_id = "/w"
        }
        resource "azurerm_log_analytics_workspace" "w" {
          retention_in_days = 30
          location          = "francecentral"
        }
        resource "azurerm_network_watcher_flow_log" "f" {
          location           = "francecentral"
          enabled            = true
          storage_account_id = "/s"
          retention_policy {
            enabled = true
            days    = 7
          }
        }
        resource "azurerm_security_center_subscription_pricing" "p" {
          tier          = "Free"
          resource_type = "VirtualMachines"
        }
        resource "azurerm_recovery_services_vault" "b" {
          location            = "francecentral"
          storage_mode_type   = "GeoRedundant"
          soft_delete_enabled = false
        }
        resource "azurerm_data_protection_backup_vault" "x" {
          location    = "francecentral"
          redundancy  = "GeoRedundant"
          soft_delete = "Off"
        }
        resource "azurerm_role_assignment" "r" {
          scope              = "/subscriptions/00000000-0000-0000-0000-000000000000"
          role_definition_id = "/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
        }
        """,
    ),
]


@pytest.mark.parametrize(("resources", "terraform"), [item[1:] for item in AZURE], ids=[item[0] for item in AZURE])
def test_azure_native_is_judged_as_azurerm(resources: dict[str, Any], terraform: str, tmp_path: Path) -> None:
    ours, theirs = _folders(tmp_path, resources, 'provider "azurerm" {}\n' + terraform, {})
    verdicts = _verdicts(ours)
    assert verdicts
    assert verdicts == _verdicts(theirs)


@pytest.mark.parametrize(("resources", "terraform"), [item[1:] for item in AWS], ids=[item[0] for item in AWS])
def test_aws_native_is_judged_as_terraforms_aws(resources: dict[str, Any], terraform: str, tmp_path: Path) -> None:
    provider = 'provider "aws" { region = "eu-west-3" }\n'
    ours, theirs = _folders(tmp_path, resources, provider + terraform, {"aws-native:region": "eu-west-3"})
    verdicts = _verdicts(ours)
    assert verdicts
    assert verdicts == _verdicts(theirs)


def _folders(place: Path, resources: dict[str, Any], terraform: str, config: dict[str, str]) -> tuple[Path, Path]:
    project = {
        "name": "records",
        "runtime": "yaml",
        "config": config,
        "resources": {name: {"type": token, "properties": given} for name, (token, given) in resources.items()},
    }
    ours, theirs = place / "pulumi", place / "terraform"
    ours.mkdir()
    theirs.mkdir()
    (ours / "Pulumi.yaml").write_text(yaml.safe_dump(project))
    (theirs / "main.tf").write_text(terraform)
    return ours, theirs


def _verdicts(folder: Path) -> set[tuple[str, str, str]]:
    """(rule, name, outcome), whatever the spelling of addresses and lines."""
    result = scan([folder], Options(explain_passes=True))
    assert not [item for item in result.diagnostics if item.severity == "error"]
    found = set()
    for item in result.findings:
        address = item.subject.address.partition("#")[0]
        name = address.rpartition("::")[2] if address.startswith("urn:") else address.rpartition(".")[2]
        found.add((item.rule_id, name, item.outcome.value))
    return found
