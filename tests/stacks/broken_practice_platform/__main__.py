"""The practice platform with its protections taken away, one by one."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sabotage import run_broken

PASSWORD = "Sunflower-4711-in-the-code"

run_broken(
    "practice_platform",
    {
        ("Bucket", "practice-documents"): {"region": "eu-west-2"},
        ("Key", "practice-documents"): {"enable_key_rotation": False},
        ("Instance", "practice-booking"): {
            "publicly_accessible": True,
            "storage_encrypted": False,
            "backup_retention_period": 0,
            "deletion_protection": False,
            "skip_final_snapshot": True,
            "enabled_cloudwatch_logs_exports": [],
            "manage_master_user_password": None,
            "password": PASSWORD,
        },
        ("ParameterGroup", "practice-booking"): {"parameters": [{"name": "rds.force_ssl", "value": "0"}]},
        ("Instance", "practice-invoicing"): {"backup_retention_period": 3},
        ("SecurityGroupIngressRule", "practice-booking-booking"): {
            "cidr_ipv4": "0.0.0.0/0",
            "referenced_security_group_id": None,
        },
        ("LoadBalancer", "practice"): {"access_logs": {"enabled": False, "bucket": ""}},
        ("Listener", "practice-https"): {"ssl_policy": "ELBSecurityPolicy-2016-08"},
        ("Listener", "practice-http"): {
            "default_actions": [{"type": "forward", "target_group_arn": "arn:aws:elasticloadbalancing:targets"}]
        },
        ("WebAcl", "practice"): {"rules": []},
        ("BucketPolicy", "practice-documents"): {
            "policy": json.dumps(
                {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]}
            )
        },
        ("BucketPublicAccessBlock", "practice-documents"): {
            "block_public_policy": False,
            "restrict_public_buckets": False,
        },
        ("Queue", "practice-visits"): {"sqs_managed_sse_enabled": False, "kms_master_key_id": None},
        ("RolePolicy", "practice-documents"): {
            "policy": json.dumps({"Statement": [{"Effect": "Allow", "Action": "kms:*", "Resource": "*"}]})
        },
        ("TaskDefinition", "practice-documents"): {
            "container_definitions": json.dumps(
                [
                    {
                        "name": "documents",
                        "image": "documents",
                        "environment": [{"name": "DB_PASSWORD", "value": PASSWORD}],
                    }
                ]
            )
        },
        ("LogGroup", "practice-booking-log"): {"retention_in_days": 30},
        ("Cluster", "practice"): {"settings": [{"name": "containerInsights", "value": "disabled"}]},
        ("MetricAlarm", "practice-visits-failed"): {"actions_enabled": False},
    },
)
