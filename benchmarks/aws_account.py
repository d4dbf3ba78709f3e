"""The cost of an audit: an account of 3,000 resources on a local moto server, over HTTP.

Prints the time, how much of it the server took and how much the audit, the memory, and the calls by kind and region.

    python benchmarks/aws_account.py [--resources 3000] [--regions 17] [--limit-mb 500]
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import boto3

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "eu-west-3",
    "AWS_EC2_METADATA_DISABLED": "true",
}


def main() -> int:
    """Build the account, audit it, print what it cost; 1 when it took more memory than it may."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--resources", type=int, default=3000)
    parser.add_argument("--regions", type=int, default=17)
    parser.add_argument("--limit-mb", type=int, default=500)
    options = parser.parse_args()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    server = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "moto.server", "-p", str(port)],
        env={**os.environ, "MOTO_EC2_LOAD_DEFAULT_AMIS": "false"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(address)
        regions = _regions(address)[: options.regions]
        started = time.perf_counter()
        # In a process of its own: the memory of this one would count as that of the audit until it is started.
        building = multiprocessing.get_context("spawn").Process(
            target=_build, args=(address, regions, options.resources)
        )
        building.start()
        building.join()
        if building.exitcode:
            raise SystemExit("the account could not be built")
        print(f"built {options.resources} resources in {len(regions)} regions: {time.perf_counter() - started:.1f} s")
        return _audit(address, regions, server.pid, options.limit_mb)
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/moto-api/data.json", timeout=5).close()  # noqa: S310 - our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the moto server does not answer")


def _client(address: str, service: str, region: str) -> Any:
    session = boto3.Session("testing", "testing", region_name=region)
    return session.client(service, endpoint_url=address)


def _regions(address: str) -> list[str]:
    """Regions as accounts have them by default."""
    listed = _client(address, "ec2", "eu-west-3").describe_regions()["Regions"]
    return sorted(item["RegionName"] for item in listed if item.get("OptInStatus") == "opt-in-not-required")


def _build(address: str, regions: list[str], number: int) -> None:
    """Buckets, queues, topics, keys, tables, groups, volumes, roles, parameters and log groups, over all regions."""
    share = max(1, number // len(regions) // 10)

    def region(name: str) -> None:
        made = {
            service: _client(address, service, name)
            for service in ("s3", "sqs", "sns", "kms", "dynamodb", "ec2", "ssm", "logs", "iam")
        }
        where = {} if name == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": name}}
        network = made["ec2"].create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
        makers: list[Callable[[int], object]] = [
            lambda at: made["s3"].create_bucket(Bucket=f"bench-{name}-{at}", **where),
            lambda at: made["sqs"].create_queue(QueueName=f"bench-{at}"),
            lambda at: made["sns"].create_topic(Name=f"bench-{at}"),
            lambda at: made["kms"].create_key(Description=str(at)),
            lambda at: made["dynamodb"].create_table(
                TableName=f"bench-{at}",
                KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}],
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                BillingMode="PAY_PER_REQUEST",
            ),
            lambda at: made["ec2"].create_security_group(GroupName=f"bench-{at}", Description="d", VpcId=network),
            lambda _: made["ec2"].create_volume(AvailabilityZone=f"{name}a", Size=8),
            lambda at: made["ssm"].put_parameter(Name=f"/bench/{at}", Value="v", Type="String"),
            lambda at: made["logs"].create_log_group(logGroupName=f"/bench/{at}"),
            lambda at: made["iam"].create_role(
                RoleName=f"bench-{name}-{at}", AssumeRolePolicyDocument='{"Statement": []}'
            ),
        ]
        for at in range(share):
            for make in makers:
                make(at)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(region, regions))


def _audit(address: str, regions: list[str], server: int, limit: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            sys.executable,
            "-m",
            "hds_scanners",
            "audit",
            "aws",
            "-v",
            "--lang",
            "en",
            "--format",
            f"json={report}",
        ]
        command += [word for region in regions for word in ("--region", region)]
        before = _processor(server)
        started = time.perf_counter()
        said = Path(folder) / "said.txt"
        with said.open("w") as errors:
            running = subprocess.Popen(
                command, env={**os.environ, **ENVIRONMENT, "AWS_ENDPOINT_URL": address}, stderr=errors
            )
            # What this one process took, whatever others that this program started did.
            _, status, own = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        taken = _processor(server) - before
        lines = said.read_text().splitlines()
        found = json.loads(report.read_text())
    memory = own.ru_maxrss / 1024
    calls: Counter[str] = Counter()
    most: Counter[tuple[str, str]] = Counter()
    for line in lines:
        words = line.split()
        if len(words) == 4 and words[0] == "hds:" and words[1].isdigit():
            calls[words[2]] += int(words[1])
            most[words[2], words[3]] += int(words[1])
    ours = own.ru_utime + own.ru_stime
    print(f"exit status {running.returncode}, {found['coverage']['resources']} resources, summary {found['summary']}")
    print(
        f"wall {wall:.1f} s; processor: server {taken:.1f} s ({100 * taken / (taken + ours):.0f} %), audit {ours:.1f} s"
    )
    print(f"memory of the audit: {memory:.0f} MB (at most {limit})")
    print(f"{calls.total()} calls in {len(regions)} regions; the most by action:")
    for action, number in calls.most_common(12):
        print(f"  {number:6} {action}")
    lists = {key: number for key, number in most.items() if key[0] in _LISTS and number > 1}
    print(f"lists of one page gone through more than once in a region: {lists or 'none'}")
    return int(memory > limit or bool(lists))


# Lists that fit a page here, so that a second request is a second walk.
_LISTS = frozenset(
    [
        "rds:DescribeDBInstances",
        "ec2:DescribeVolumes",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeVpcs",
        "kms:ListAliases",
        "s3:ListBuckets",
    ]
)


def _processor(process: int) -> float:
    """Seconds of processor that a process took (Linux; 0 elsewhere)."""
    try:
        parts = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    raise SystemExit(main())
