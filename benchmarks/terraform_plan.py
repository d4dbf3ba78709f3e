"""Write a large plan: `python benchmarks/terraform_plan.py PLAN.json --resources 20000 --megabytes 50`.

With `--measure` it is scanned too, and the time and the peak of memory are printed.
"""

from __future__ import annotations

import argparse
import json
import resource as process_resources
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_AWS = "registry.terraform.io/hashicorp/aws"
_GROUP = 5
_ACCOUNT = "123456789012"


def write_plan(file: Path, resources: int = 20_000, megabytes: float = 50) -> None:
    """A plan of `resources` resources in modules of five: buckets with companions, databases, disks, openings.

    A third is to be created and partly unknown, the rest exists; filling (tags, descriptions) brings it to the size.
    """
    modules = max(1, resources // _GROUP)
    filling = max(0, int(megabytes * 1_000_000 / resources / 2) - 450)
    planned = [list(_module(number, filling)) for number in range(modules)]
    document = {
        "format_version": "1.2",
        "terraform_version": "1.13.4",
        "variables": {"region": {"value": "eu-west-3"}},
        "planned_values": {
            "root_module": {
                "child_modules": [
                    {"address": f"module.tenant[{number}]", "resources": [resource for resource, _ in items]}
                    for number, items in enumerate(planned)
                ]
            }
        },
        "resource_changes": [
            {key: value for key, value in resource.items() if key != "values"} | {"change": change}
            for items in planned
            for resource, change in items
        ],
        "configuration": {
            "provider_config": {
                "aws": {"name": "aws", "full_name": _AWS, "expressions": {"region": {"references": ["var.region"]}}}
            },
            "root_module": {
                "module_calls": {
                    "tenant": {
                        "source": "./tenant",
                        "count_expression": {"constant_value": modules},
                        "module": {"resources": [_configured(resource) for resource, _ in planned[0]]},
                    }
                }
            },
        },
    }
    with file.open("w", encoding="utf-8") as stream:
        json.dump(document, stream)


def _module(number: int, filling: int) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    new = number % 3 == 0
    bucket = f"records-{number}"
    kinds: tuple[tuple[str, dict[str, Any], dict[str, Any]], ...] = (
        ("aws_s3_bucket", {"bucket": bucket, "force_destroy": False}, {}),
        (
            "aws_s3_bucket_versioning",
            {"versioning_configuration": [{"status": "Enabled"}]} | ({} if new else {"bucket": bucket}),
            {"bucket": True} if new else {},
        ),
        (
            "aws_db_instance",
            {"identifier": f"d-{number}", "engine": "postgres", "storage_encrypted": number % 7 != 0},
            {"kms_key_id": True} if new else {},
        ),
        ("aws_ebs_volume", {"availability_zone": "eu-west-3a", "size": 10, "encrypted": True}, {}),
        (
            "aws_vpc_security_group_ingress_rule",
            {"cidr_ipv4": "10.0.0.0/8", "from_port": 443, "to_port": 443, "ip_protocol": "tcp"},
            {"security_group_id": True} if new else {},
        ),
    )
    for kind, values, unknown in kinds:
        identity: dict[str, Any] = (
            {} if new else {"id": f"{kind}-{number}", "arn": f"arn:aws:x:eu-west-3:{_ACCOUNT}:{kind}/{number}"}
        )
        marks = unknown | ({"id": True, "arn": True} if new else {})
        resource = {
            "address": f"module.tenant[{number}].{kind}.this",
            "module_address": f"module.tenant[{number}]",
            "mode": "managed",
            "type": kind,
            "name": "this",
            "provider_name": _AWS,
            "schema_version": 0,
            "sensitive_values": {},
            "values": values | identity | {"tags": {f"filling-{tag}": "x" * 80 for tag in range(filling // 95)}},
        }
        after = resource["values"]
        change = {
            "actions": ["create"] if new else ["no-op"],
            "before": None,
            "after": after,
            "after_unknown": marks,
            "after_sensitive": {},
        }
        yield resource, change


def _configured(resource: dict[str, Any]) -> dict[str, Any]:
    expressions: dict[str, Any] = {}
    if resource["type"] == "aws_s3_bucket_versioning":
        expressions["bucket"] = {"references": ["aws_s3_bucket.this.id", "aws_s3_bucket.this"]}
    return {
        "address": f"{resource['type']}.this",
        "mode": "managed",
        "type": resource["type"],
        "name": "this",
        "provider_config_key": "aws",
        "expressions": expressions,
        "schema_version": 0,
    }


def main() -> None:
    """Write, and measure when asked."""
    parser = argparse.ArgumentParser(description="Write a large Terraform plan.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--resources", type=int, default=20_000)
    parser.add_argument("--megabytes", type=float, default=50)
    parser.add_argument("--measure", action="store_true", help="scan it, and print time and peak of memory")
    options = parser.parse_args()
    write_plan(options.file, options.resources, options.megabytes)
    print(f"{options.file}: {options.file.stat().st_size / 1e6:.1f} MB, {options.resources} resources")
    if options.measure:
        started = time.perf_counter()
        command = [sys.executable, "-m", "hds_scanners", "scan", str(options.file), "--quiet", "--exit-zero"]
        subprocess.run(command, check=True)
        peak = process_resources.getrusage(process_resources.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"{time.perf_counter() - started:.1f} s, {peak:.0f} MB at most")


if __name__ == "__main__":
    main()
