"""The same things in a state and in an account: the same verdicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from accounts_on_moto import ACCOUNT, Builder, bucket, build
from hds_scanners.cli import run
from http_faults import Faults

HERE = "eu-west-3"


def state(ids: dict[str, str], *, sound: bool) -> dict[str, Any]:
    """What Terraform would keep of some of the things that `build` makes."""
    word = "sound" if sound else "broken"
    name = f"{word}-{HERE}"
    things: list[tuple[str, str, dict[str, Any]]] = [
        ("aws_s3_bucket", "a", {"id": name, "bucket": name, "arn": f"arn:aws:s3:::{name}", "region": HERE}),
        (
            "aws_db_instance",
            "a",
            {
                "id": "db-X",
                "identifier": f"{word}-db",
                "arn": f"arn:aws:rds:{HERE}:{ACCOUNT}:db:{word}-db",
                "engine": "postgres",
                "storage_encrypted": sound,
                "publicly_accessible": not sound,
                "backup_retention_period": 30 if sound else 0,
                "deletion_protection": sound,
                "enabled_cloudwatch_logs_exports": ["postgresql"] if sound else [],
                "replicate_source_db": "",
                "parameter_group_name": f"{word}-db-group" if sound else "default.postgres16",
                # An account has no such promise: what a state says of it is not to be seen there.
                "skip_final_snapshot": True,
            },
        ),
        (
            "aws_sqs_queue",
            "a",
            {
                "id": f"https://queue/{word}-queue",
                "arn": f"arn:aws:sqs:{HERE}:{ACCOUNT}:{word}-queue",
                "name": f"{word}-queue",
                "sqs_managed_sse_enabled": sound,
                "kms_master_key_id": "",
                "policy": "",
            },
        ),
        (
            "aws_kinesis_stream",
            "a",
            {
                "arn": f"arn:aws:kinesis:{HERE}:{ACCOUNT}:stream/{word}-stream",
                "name": f"{word}-stream",
                "encryption_type": "KMS" if sound else "NONE",
            },
        ),
        (
            "aws_efs_file_system",
            "a",
            {
                "id": ids["files"],
                "arn": f"arn:aws:elasticfilesystem:{HERE}:{ACCOUNT}:file-system/{ids['files']}",
                "encrypted": sound,
            },
        ),
        (
            "aws_ebs_volume",
            "a",
            {
                "id": ids["volume"],
                "arn": f"arn:aws:ec2:{HERE}:{ACCOUNT}:volume/{ids['volume']}",
                "encrypted": sound,
                "availability_zone": f"{HERE}a",
            },
        ),
        (
            "aws_security_group",
            "a",
            {
                "id": ids["group"],
                "arn": f"arn:aws:ec2:{HERE}:{ACCOUNT}:security-group/{ids['group']}",
                "name": "application",
                "vpc_id": ids["vpc"],
                "ingress": [
                    {
                        "protocol": "tcp",
                        "from_port": 22,
                        "to_port": 22,
                        "cidr_blocks": ["10.1.0.0/16" if sound else "0.0.0.0/0"],
                        "ipv6_cidr_blocks": [],
                        "prefix_list_ids": [],
                        "security_groups": [],
                        "self": False,
                    }
                ],
            },
        ),
        (
            "aws_cloudwatch_log_group",
            "a",
            {
                "id": f"/{word}",
                "arn": f"arn:aws:logs:{HERE}:{ACCOUNT}:log-group:/{word}",
                "name": f"/{word}",
                "retention_in_days": 365 if sound else 7,
            },
        ),
        (
            "aws_dynamodb_table",
            "a",
            {
                "id": f"{word}-table",
                "arn": f"arn:aws:dynamodb:{HERE}:{ACCOUNT}:table/{word}-table",
                "name": f"{word}-table",
                "deletion_protection_enabled": sound,
                "point_in_time_recovery": [{"enabled": sound}],
                "server_side_encryption": [],
            },
        ),
        (
            "aws_redshift_cluster",
            "a",
            {
                "arn": f"arn:aws:redshift:{HERE}:{ACCOUNT}:cluster:{word}-warehouse",
                "cluster_identifier": f"{word}-warehouse",
                "encrypted": str(sound).lower(),
                "publicly_accessible": not sound,
                "automated_snapshot_retention_period": 35 if sound else 1,
            },
        ),
    ]
    if sound:
        things += [
            ("aws_s3_bucket_versioning", "a", {"bucket": name, "versioning_configuration": [{"status": "Enabled"}]}),
            ("aws_redshift_logging", "a", {"cluster_identifier": f"{word}-warehouse", "bucket_name": name}),
            ("aws_efs_backup_policy", "a", {"file_system_id": ids["files"], "backup_policy": [{"status": "ENABLED"}]}),
            (
                "aws_s3_bucket_policy",
                "a",
                {
                    "bucket": name,
                    "policy": json.dumps(
                        {
                            "Version": "2012-10-17",
                            "Statement": [
                                {
                                    "Effect": "Deny",
                                    "Principal": "*",
                                    "Action": "s3:*",
                                    "Resource": [f"arn:aws:s3:::{name}", f"arn:aws:s3:::{name}/*"],
                                    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
                                }
                            ],
                        }
                    ),
                },
            ),
        ]
    else:
        things += [
            ("aws_s3_bucket_acl", "a", {"bucket": name, "acl": "public-read"}),
            ("aws_efs_backup_policy", "a", {"file_system_id": ids["files"], "backup_policy": [{"status": "DISABLED"}]}),
        ]
    return {
        "version": 4,
        "terraform_version": "1.9.0",
        "lineage": "x",
        "resources": [
            {
                "mode": "managed",
                "type": kind,
                "name": label,
                "provider": 'provider["registry.terraform.io/hashicorp/aws"]',
                "instances": [{"attributes": attributes}],
            }
            for kind, label, attributes in things
        ],
    }


@pytest.mark.parametrize("sound", [True, False])
def test_a_state_and_the_account_get_the_same_verdicts(
    faulty: Faults, make: Builder, tmp_path: Path, *, sound: bool
) -> None:
    ids = build(make, HERE, sound=sound)
    if sound:
        # The balancer logs to this bucket, which the state does not show: a bucket of logs is asked other things.
        make("elbv2").delete_load_balancer(LoadBalancerArn=ids["balancer"])
        bucket(make, "sound-other", HERE, sound=True)
        make("redshift").enable_logging(ClusterIdentifier="sound-warehouse", BucketName="sound-other")
    kept = state(ids, sound=sound)
    if sound:
        next(one for one in kept["resources"] if one["type"] == "aws_redshift_logging")["instances"][0]["attributes"][
            "bucket_name"
        ] = "sound-other"
    (tmp_path / "terraform.tfstate").write_text(json.dumps(kept))
    common = ("-q", "--lang", "en", "--show-passes")
    run(["scan", "terraform.tfstate", *common, "--format", "json=state.json"])
    run(["audit", "aws", "--region", HERE, *common, "--format", "json=live.json"])
    arns = {
        f"{one['type']}.{one['name']}": one["instances"][0]["attributes"]["arn"]
        for one in kept["resources"]
        if "arn" in one["instances"][0]["attributes"]
    }
    declared, real = (_verdicts(tmp_path / f"{name}.json") for name in ("state", "live"))
    renamed = {(rule, outcome, arns[address]) for rule, outcome, address in declared if address in arns}
    shared = {address for _, _, address in renamed}
    assert len(shared) == 10
    # A bucket's place is told by its region in both; where the results of its logs go is not the state's to say.
    assert {item for item in real if item[2] in shared} == renamed
    assert faulty.asked


def _verdicts(file: Path) -> set[tuple[str, str, str]]:
    """What is said of things themselves: companions bear another address in a state."""
    companions = ("aws_s3_bucket_", "aws_efs_backup", "aws_efs_replication", "aws_redshift_logging")
    return {
        (item["rule_id"], item["status"], item["resource"]["address"])
        for item in json.loads(file.read_text())["results"]
        if not item["resource"]["type"].startswith(companions)
    }
