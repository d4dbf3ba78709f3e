"""Lightsail: machines with their own firewall, databases, buckets, disks and containers beside the rest of the account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, told
from hds_scanners.sources.aws.listed import Listed

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

# Nobody was ever here: the service makes its own account when it is first used.
_NOT_SET_UP = ("AccountSetupInProgressException", "RegionSetupInProgressException")
INSTANCES = Call("lightsail", "GetInstances", "instances", _NOT_SET_UP)


def instances(api: Api) -> Iterator[Found]:
    """Machines, each with the ports that are open on it, which the same answer tells."""
    for item in api.every(INSTANCES):
        arn, name = str(item["arn"]), str(item["name"])
        yield Fact("aws_lightsail_instance", arn, name, {"arn": arn, "name": name})
        ports = [
            _port(port)
            for port in told(item, "networking.ports", default=())
            if told(port, "accessDirection", default="inbound") == "inbound"
        ]
        if ports:
            yield Fact("aws_lightsail_instance_public_ports", arn, name, {"instance_name": name, "port_info": ports})


def _port(port: dict[str, Any]) -> dict[str, Any]:
    return {
        **fields(port, protocol="protocol", from_port="fromPort", to_port="toPort"),
        # Without either, the argument would mean everyone.
        "cidrs": [*told(port, "cidrs", default=()), *told(port, "ipv6Cidrs", default=())],
        "cidr_list_aliases": told(port, "cidrListAliases", default=[]),
    }


_ROWS = (
    Listed(
        "aws_lightsail_database",
        Call("lightsail", "GetRelationalDatabases", "relationalDatabases", _NOT_SET_UP),
        "arn",
        "name",
        {"publicly_accessible": "publiclyAccessible", "backup_retention_enabled": "backupRetentionEnabled"},
    ),
    Listed("aws_lightsail_bucket", Call("lightsail", "GetBuckets", "buckets", _NOT_SET_UP), "arn", "name"),
    Listed("aws_lightsail_disk", Call("lightsail", "GetDisks", "disks", _NOT_SET_UP), "arn", "name"),
    Listed(
        "aws_lightsail_container_service",
        Call("lightsail", "GetContainerServices", "containerServices", _NOT_SET_UP),
        "arn",
        "containerServiceName",
        state="state",
    ),
)
KINDS = (
    *(row.kind for row in _ROWS),
    Kind(("aws_lightsail_instance", "aws_lightsail_instance_public_ports"), (INSTANCES,), instances),
)
