"""Write a large export of a stack: `python benchmarks/pulumi_export.py EXPORT.json --resources 5000 --megabytes 10`.

The data is made up here; its shape is that of `pulumi stack export`, version 3. With `--measure` it is scanned too, in a
process of its own, and the time (the best and the worst of three, and of processor) and the peak of memory (Linux only)
are printed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from side_by_side import run_once

_URN = "urn:pulumi:prod::records"
_TENANT = "acme:index:Tenant"
_SIGNATURE = "4dabf18193072939515e22adb298388d"
_LIMIT = 120.0
"""Seconds after which a scan is stopped."""
_SECRET = {_SIGNATURE: "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:bm90IGEgc2VjcmV0Cg=="}
_PROVIDERS = {
    "aws": {"region": "eu-west-3"},
    "azure": {"location": "francecentral"},
    "azure-native": {"location": "francecentral"},
    "gcp": {"project": "records", "region": "europe-west9"},
    "openstack": {"region": "GRA"},
    "ovh": {"endpoint": "ovh-eu"},
    "scaleway": {"region": "fr-par"},
}
_DOCUMENT = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::{name}/*"}],
    }
)


def _kinds(number: int) -> tuple[tuple[str, Mapping[str, Any], Mapping[str, str]], ...]:
    """(type, inputs, input → type of the resource whose id it is) of one tenant; every seventh database fails."""
    encrypted = number % 7 != 0
    return (
        ("aws:s3/bucket:Bucket", {"forceDestroy": False}, {}),
        (
            "aws:s3/bucketVersioning:BucketVersioning",
            {"versioningConfiguration": {"status": "Enabled"}},
            {"bucket": "aws:s3/bucket:Bucket"},
        ),
        ("aws:s3/bucketPolicy:BucketPolicy", {"policy": _DOCUMENT}, {"bucket": "aws:s3/bucket:Bucket"}),
        ("aws:kms/key:Key", {"deletionWindowInDays": 30, "enableKeyRotation": True, "isEnabled": True}, {}),
        (
            "aws:rds/instance:Instance",
            {"engine": "postgres", "storageEncrypted": encrypted, "backupRetentionPeriod": 14, "password": _SECRET},
            {"kmsKeyId": "aws:kms/key:Key"},
        ),
        ("aws:ebs/volume:Volume", {"availabilityZone": "eu-west-3a", "size": 10, "encrypted": True}, {}),
        (
            "aws:ec2/securityGroup:SecurityGroup",
            {
                "description": "records",
                "ingress": [{"protocol": "tcp", "fromPort": 443, "toPort": 443, "cidrBlocks": ["10.0.0.0/8"]}],
            },
            {},
        ),
        ("aws:cloudwatch/logGroup:LogGroup", {"retentionInDays": 365}, {"kmsKeyId": "aws:kms/key:Key"}),
        ("aws:dynamodb/table:Table", {"hashKey": "id", "serverSideEncryption": {"enabled": True}}, {}),
        ("aws:sqs/queue:Queue", {"sqsManagedSseEnabled": True}, {}),
        ("aws:iam/role:Role", {"assumeRolePolicy": _DOCUMENT}, {}),
        (
            "azure:storage/account:Account",
            {"accountTier": "Standard", "accountReplicationType": "ZRS", "minTlsVersion": "TLS1_2"},
            {},
        ),
        (
            "azure-native:storage:StorageAccount",
            {"sku": {"name": "Standard_ZRS"}, "enableHttpsTrafficOnly": True, "minimumTlsVersion": "TLS1_2"},
            {},
        ),
        ("gcp:storage/bucket:Bucket", {"location": "EUROPE-WEST9", "uniformBucketLevelAccess": True}, {}),
        (
            "gcp:sql/databaseInstance:DatabaseInstance",
            {
                "databaseVersion": "POSTGRES_16",
                "settings": {
                    "tier": "db-custom-2-7680",
                    "backupConfiguration": {"enabled": True},
                    "ipConfiguration": {"ipv4Enabled": False, "sslMode": "ENCRYPTED_ONLY"},
                },
            },
            {},
        ),
        (
            "gcp:compute/firewall:Firewall",
            {"network": "records", "allows": [{"protocol": "tcp", "ports": ["443"]}], "sourceRanges": ["10.0.0.0/8"]},
            {},
        ),
        ("openstack:blockstorage/volume:Volume", {"size": 10, "volumeType": "LUKS"}, {}),
        (
            "ovh:CloudProject/database:Database",
            {"serviceName": "records", "engine": "postgresql", "plan": "business", "nodes": [{"region": "GRA"}] * 2},
            {},
        ),
        ("scaleway:object/bucket:Bucket", {"versioning": {"enabled": True}}, {}),
        (
            "scaleway:databases/instance:Instance",
            {"nodeType": "DB-GP-S", "engine": "PostgreSQL-15", "encryptionAtRest": encrypted, "isHaCluster": True},
            {},
        ),
    )


def write_export(file: Path, resources: int = 5_000, megabytes: float = 10) -> int:
    """An export of `resources` resources of twenty types and seven providers, in components of twenty.

    Filling (tags of the outputs) brings it to its size. Returns how many resources providers manage in it.
    """
    kinds = len(_kinds(0))
    tenants = max(1, resources // kinds)
    bare = len(json.dumps(_document(1, 0))) - len(json.dumps(_document(0, 0)))
    filling = max(0, int((megabytes * 1_000_000 / tenants - bare) / kinds / 95))
    with file.open("w", encoding="utf-8") as stream:
        json.dump(_document(tenants, filling), stream)
    return tenants * kinds


def _document(tenants: int, filling: int) -> dict[str, Any]:
    stack = f"{_URN}::pulumi:pulumi:Stack::records-prod"
    providers = [_provider(name, inputs) for name, inputs in _PROVIDERS.items()]
    root: dict[str, Any] = {"urn": stack, "custom": False, "type": "pulumi:pulumi:Stack"}
    return {
        "version": 3,
        "deployment": {
            "manifest": {"time": "2026-11-24T08:00:00Z", "magic": "", "version": "v3.274.1"},
            "secrets_providers": {"type": "passphrase", "state": {"salt": "v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAA"}},
            "resources": [
                root,
                *providers,
                *(item for number in range(tenants) for item in _tenant(number, stack, filling)),
            ],
            "metadata": {},
        },
    }


def _provider(package: str, inputs: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "urn": f"{_URN}::pulumi:providers:{package}::{package}",
        "custom": True,
        "id": f"{package}-id",
        "type": f"pulumi:providers:{package}",
        "inputs": inputs,
        "outputs": inputs,
    }


def _tenant(number: int, stack: str, filling: int) -> Iterator[dict[str, Any]]:
    component = f"{_URN}::{_TENANT}::tenant-{number}"
    yield {"urn": component, "custom": False, "type": _TENANT, "parent": stack}
    urns = {token: f"{_URN}::{_TENANT}${token}::{_name(token, number)}" for token, _, _ in _kinds(number)}
    for token, inputs, links in _kinds(number):
        name, package = _name(token, number), token.partition(":")[0]
        known = {**inputs, **{name: f"{_name(target, number)}-id" for name, target in links.items()}}
        yield {
            "urn": urns[token],
            "custom": True,
            "id": f"{name}-id",
            "type": token,
            "inputs": {"__defaults": ["name"], "name": name, **known},
            "outputs": {
                **known,
                "id": f"{name}-id",
                "name": name,
                "__meta": '{"schema_version":"1"}',
                "tagsAll": {f"filling-{tag:03}": "x" * 74 for tag in range(filling)},
            },
            "parent": component,
            "dependencies": [urns[target] for target in links.values()],
            "provider": f"{_URN}::pulumi:providers:{package}::{package}::{package}-id",
            "propertyDependencies": {name: [urns[target]] for name, target in links.items()},
            "created": "2026-11-24T08:00:00Z",
            "modified": "2026-11-24T08:00:00Z",
        }


def _name(token: str, number: int) -> str:
    return f"{token.rpartition(':')[2].lower()}-{number}"


def main() -> None:
    """Write, and measure when asked."""
    parser = argparse.ArgumentParser(description="Write a large export of a Pulumi stack.")
    parser.add_argument("file", type=Path)
    parser.add_argument("--resources", type=int, default=5_000)
    parser.add_argument("--megabytes", type=float, default=10)
    parser.add_argument("--measure", action="store_true", help="scan it three times, and print time and peak of memory")
    options = parser.parse_args()
    managed = write_export(options.file, options.resources, options.megabytes)
    print(f"{options.file}: {options.file.stat().st_size / 1e6:.1f} MB, {managed} resources of {len(_kinds(0))} types")
    if options.measure:
        command = [sys.executable, "-m", "hds_scanners", "scan", str(options.file), "--quiet", "--exit-zero"]
        used = os.times()
        seconds = [run_once(command, _LIMIT)[0] or _LIMIT for _ in range(3)]
        processor = (sum(os.times()[2:4]) - sum(used[2:4])) / len(seconds)
        _, peak = run_once(command, _LIMIT, sample=True)
        print(
            f"{min(seconds):.1f} s to {max(seconds):.1f} s ({processor:.1f} s of processor), {peak or 0:.0f} MiB at most"
        )


if __name__ == "__main__":
    main()
