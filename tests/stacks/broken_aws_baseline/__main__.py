"""The baseline at AWS with its protections taken away, one by one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from sabotage import run_broken

ANYONE = {"Effect": "Allow", "Principal": "*", "Resource": "*"}


def document(**statement: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


run_broken(
    "aws_baseline",
    {
        # Residency: the second region is London, and a guard rail leaves Virginia open.
        ("aws", "aws-copies"): {"region": "eu-west-2"},
        ("Policy", "health-data-regions"): {
            "content": document(
                Effect="Deny",
                NotAction=["iam:*"],
                Resource="*",
                Condition={"StringNotEquals": {"aws:RequestedRegion": ["eu-west-3", "us-east-1"]}},
            )
        },
        # Keys
        ("Key", "baseline-logs"): {"enable_key_rotation": False},
        ("Key", "baseline-disks"): {"policy": document(**ANYONE, Action="kms:Decrypt")},
        # VPN
        ("VpnConnection", "sites-main-practice"): {
            "tunnel1_ike_versions": ["ikev1", "ikev2"],
            "tunnel1_phase2_integrity_algorithms": ["SHA1", "SHA2-384"],
            "tunnel2_phase1_dh_group_numbers": [2, 20],
            "tunnel2_preshared_key": "Sunflower4711Sunflower",
            "tunnel2_log_options": {"cloudwatch_log_options": {"log_enabled": False}},
        },
        ("Endpoint", "people"): {
            "split_tunnel": True,
            "authentication_options": [
                {"type": "directory-service-authentication", "active_directory_id": "d-0123456789"}
            ],
            "connection_log_options": {"enabled": False},
        },
        # Network
        ("SecurityGroupIngressRule", "services"): {"cidr_ipv4": "0.0.0.0/0", "from_port": 22, "to_port": 22},
        ("FlowLog", "health"): {"vpc_id": "vpc-00000000000000000"},
        # Traces
        ("Trail", "audit-trail"): {
            "enable_log_file_validation": False,
            "is_multi_region_trail": False,
            "cloud_watch_logs_group_arn": None,
        },
        ("LogGroup", "health-flow-logs"): {"retention_in_days": 30},
        ("LogGroup", "egress-flow-log"): {"retention_in_days": 0},
        # Detection and alarms
        ("Detector", "detection"): {"enable": False},
        ("RecorderStatus", "configuration"): {"is_enabled": False},
        ("MetricAlarm", "audit-root-used"): {"actions_enabled": False},
        ("MetricAlarm", "audit-keys-touched"): {"metric_name": "something-else"},
        # Backups
        ("VaultLockConfiguration", "health-backups"): {"backup_vault_name": "another"},
        ("Vault", "health-backups"): {"force_destroy": True},
        ("Plan", "nightly"): {
            "rules": [
                {
                    "rule_name": "daily",
                    "target_vault_name": "health-backups",
                    "lifecycle": {"delete_after": 3},
                    "copy_actions": [
                        {"destination_vault_arn": "arn:aws:backup:eu-west-2:123456789012:backup-vault:london"}
                    ],
                }
            ]
        },
        # Access and exposure
        ("RolePolicyAttachment", "break-glass-operate"): {"policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"},
        ("Role", "break-glass"): {
            "assume_role_policy": document(Effect="Allow", Principal={"AWS": "*"}, Action="sts:AssumeRole")
        },
        ("TopicPolicy", "alarms"): {"policy": document(**ANYONE, Action="sns:Publish")},
        ("BucketPublicAccessBlock", "access-logs"): {"block_public_policy": False},
        ("EncryptionByDefault", "defaults"): {"enabled": False},
    },
)
