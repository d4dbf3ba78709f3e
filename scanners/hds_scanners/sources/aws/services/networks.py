"""Networks of EC2: VPCs, their flow logs, security groups, lists, endpoints and ways to other networks."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.aws.call import Call
from hds_scanners.sources.aws.gathered import Fact
from hds_scanners.sources.aws.kind import Found, Kind, fields, tags, told

if TYPE_CHECKING:
    from hds_scanners.sources.aws.account import Api

VPCS = Call("ec2", "DescribeVpcs", "Vpcs")
INTERFACES = Call("ec2", "DescribeNetworkInterfaces", "NetworkInterfaces")
SUBNETS = Call("ec2", "DescribeSubnets", "Subnets")
FLOW_LOGS = Call("ec2", "DescribeFlowLogs", "FlowLogs")
GROUPS = Call("ec2", "DescribeSecurityGroups", "SecurityGroups", lists="aws_security_group")
LISTS = Call("ec2", "DescribeNetworkAcls", "NetworkAcls", lists="aws_network_acl")
PREFIX_LISTS = Call("ec2", "DescribeManagedPrefixLists", "PrefixLists")
PREFIX_ENTRIES = Call("ec2", "GetManagedPrefixListEntries", "Entries")
PEERINGS = Call("ec2", "DescribeVpcPeeringConnections", "VpcPeeringConnections")
TRANSIT = Call("ec2", "DescribeTransitGateways", "TransitGateways")
TRANSIT_PEERINGS = Call("ec2", "DescribeTransitGatewayPeeringAttachments", "TransitGatewayPeeringAttachments")
ENDPOINTS = Call("ec2", "DescribeVpcEndpoints", "VpcEndpoints")
FIREWALLS = Call("network-firewall", "ListFirewalls", "Firewalls")
FIREWALL_LOGS = Call("network-firewall", "DescribeLoggingConfiguration", "LoggingConfiguration")


def networks(api: Api) -> Iterator[Found]:
    """Networks with all that hangs on them.

    AWS makes a default network in every region of every account. One that no machine, database or other interface is in
    carries nothing: neither it nor what comes with it is judged.
    """
    vpcs = api.every(VPCS)
    inhabited: set[str] | Unknown = set()
    if any(item.get("IsDefault") for item in vpcs):
        interfaces = api.listed(INTERFACES)
        inhabited = (
            interfaces if isinstance(interfaces, Unknown) else {str(item.get("VpcId") or "") for item in interfaces}
        )
    idle = {
        str(item["VpcId"])
        for item in vpcs
        if item.get("IsDefault") and not isinstance(inhabited, Unknown) and item["VpcId"] not in inhabited
    }
    for item in vpcs:
        if item["VpcId"] not in idle:
            yield _vpc(api, item)
    if len(idle) < len(vpcs):
        yield partial(_logs, api)
        yield partial(_subnets, api, frozenset(idle))
        yield partial(_groups, api, frozenset(idle))
        yield partial(_lists, api, frozenset(idle))


def _vpc(api: Api, item: dict[str, Any]) -> Fact:
    identifier = str(item["VpcId"])
    arn = api.arn("ec2", f"vpc/{identifier}")
    return Fact(
        "aws_default_vpc" if item.get("IsDefault") else "aws_vpc",
        arn,
        identifier,
        {"id": identifier, "arn": arn, **fields(item, cidr_block="CidrBlock"), "tags": tags(told(item, "Tags"))},
    )


def _logs(api: Api) -> Iterator[Found]:
    logs = api.listed(FLOW_LOGS)
    if isinstance(logs, Unknown):
        # Whether a network has a flow log is then open for each of them.
        yield Fact(
            "aws_flow_log", api.arn("ec2", "vpc-flow-log/*"), "*", {"vpc_id": logs, "subnet_id": logs}, unseen=logs
        )
        return
    for item in logs:
        identifier, target = str(item["FlowLogId"]), str(item.get("ResourceId") or "")
        kind = "subnet_id" if target.startswith("subnet-") else "eni_id" if target.startswith("eni-") else "vpc_id"
        # Logs that are not delivered do not log.
        if told(item, "FlowLogStatus", default="ACTIVE") != "ACTIVE":
            continue
        arn = api.arn("ec2", f"vpc-flow-log/{identifier}")
        group = told(item, "LogGroupName")
        yield Fact(
            "aws_flow_log",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                kind: target,
                "log_destination": told(item, "LogDestination")
                or (api.arn("logs", f"log-group:{group}") if group else None),
                "traffic_type": told(item, "TrafficType"),
            },
        )


def _subnets(api: Api, idle: frozenset[str]) -> Iterator[Found]:
    found = api.listed(SUBNETS)
    for item in () if isinstance(found, Unknown) else found:
        if item.get("VpcId") not in idle:
            identifier = str(item["SubnetId"])
            arn = told(item, "SubnetArn") or api.arn("ec2", f"subnet/{identifier}")
            yield Fact(
                "aws_subnet",
                arn,
                identifier,
                {
                    "id": identifier,
                    "arn": arn,
                    **fields(
                        item,
                        vpc_id="VpcId",
                        availability_zone="AvailabilityZone",
                        map_public_ip_on_launch="MapPublicIpOnLaunch",
                    ),
                },
            )


# -- security groups ---------------------------------------------------------------------------------------------------


def _groups(api: Api, idle: frozenset[str]) -> Iterator[Found]:
    for item in api.every(GROUPS):
        if item.get("VpcId") in idle:
            continue
        identifier, name = str(item["GroupId"]), str(item.get("GroupName") or "")
        arn = told(item, "SecurityGroupArn") or api.arn("ec2", f"security-group/{identifier}")
        yield Fact(
            "aws_default_security_group" if name == "default" else "aws_security_group",
            arn,
            name or identifier,
            {
                "id": identifier,
                "arn": arn,
                "name": name,
                "vpc_id": told(item, "VpcId"),
                "ingress": [_rule(rule) for rule in item.get("IpPermissions") or ()],
                "tags": tags(told(item, "Tags")),
            },
        )


def _rule(rule: dict[str, Any]) -> dict[str, Any]:
    protocol = str(rule.get("IpProtocol") or "-1")
    return {
        "protocol": protocol,
        # "All" has no ports, and -1 stands for none.
        "from_port": 0 if protocol == "-1" else rule.get("FromPort"),
        "to_port": 0 if protocol == "-1" else rule.get("ToPort"),
        "cidr_blocks": [block.get("CidrIp") for block in rule.get("IpRanges") or ()],
        "ipv6_cidr_blocks": [block.get("CidrIpv6") for block in rule.get("Ipv6Ranges") or ()],
        "prefix_list_ids": [block.get("PrefixListId") for block in rule.get("PrefixListIds") or ()],
        "security_groups": [pair.get("GroupId") for pair in rule.get("UserIdGroupPairs") or ()],
    }


# -- network lists -----------------------------------------------------------------------------------------------------

_PROTOCOLS = {"6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6"}


def _lists(api: Api, idle: frozenset[str]) -> Iterator[Found]:
    for item in api.every(LISTS):
        if item.get("VpcId") in idle:
            continue
        identifier = str(item["NetworkAclId"])
        arn = api.arn("ec2", f"network-acl/{identifier}")
        yield Fact(
            "aws_default_network_acl" if item.get("IsDefault") else "aws_network_acl",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                "vpc_id": told(item, "VpcId"),
                "ingress": [_entry(entry) for entry in item.get("Entries") or () if not entry.get("Egress")],
                "tags": tags(told(item, "Tags")),
            },
        )


def _entry(entry: dict[str, Any]) -> dict[str, Any]:
    protocol = str(entry.get("Protocol") or "-1")
    return {
        "rule_no": entry.get("RuleNumber"),
        "action": entry.get("RuleAction"),
        "protocol": _PROTOCOLS.get(protocol, protocol),
        "cidr_block": entry.get("CidrBlock"),
        "ipv6_cidr_block": entry.get("Ipv6CidrBlock"),
        "from_port": told(entry, "PortRange.From"),
        "to_port": told(entry, "PortRange.To"),
    }


def prefix_lists(api: Api) -> Iterator[Found]:
    """Lists of addresses of the account's own; those of AWS hold its services."""
    for item in api.every(PREFIX_LISTS):
        if told(item, "OwnerId") != "AWS":
            yield partial(_prefix_list, api, item)


def _prefix_list(api: Api, item: dict[str, Any]) -> Iterator[Found]:
    identifier = str(item["PrefixListId"])
    entries = api.listed(PREFIX_ENTRIES, PrefixListId=identifier)
    arn = told(item, "PrefixListArn") or api.arn("ec2", f"prefix-list/{identifier}")
    yield Fact(
        "aws_ec2_managed_prefix_list",
        arn,
        told(item, "PrefixListName", default=identifier),
        {
            "id": identifier,
            "arn": arn,
            "entry": entries if isinstance(entries, Unknown) else [fields(entry, cidr="Cidr") for entry in entries],
        },
    )


# -- ways to other networks --------------------------------------------------------------------------------------------


def peerings(api: Api) -> Iterator[Found]:
    """Peerings of networks, judged on the side that asked for them."""
    for item in api.every(PEERINGS):
        if told(item, "Status.Code") in ("deleted", "deleting", "rejected", "expired", "failed"):
            continue
        if told(item, "RequesterVpcInfo.Region", default=api.region) != api.region:
            continue
        identifier = str(item["VpcPeeringConnectionId"])
        arn = api.arn("ec2", f"vpc-peering-connection/{identifier}")
        yield Fact(
            "aws_vpc_peering_connection",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                **fields(
                    item,
                    vpc_id="RequesterVpcInfo.VpcId",
                    peer_vpc_id="AccepterVpcInfo.VpcId",
                    peer_owner_id="AccepterVpcInfo.OwnerId",
                    peer_region="AccepterVpcInfo.Region",
                ),
            },
        )


def transit_gateways(api: Api) -> Iterator[Found]:
    """Transit gateways of the account."""
    for item in api.every(TRANSIT):
        if told(item, "OwnerId", default=api.account.id) != api.account.id or told(item, "State") in (
            "deleted",
            "deleting",
        ):
            continue
        identifier = str(item["TransitGatewayId"])
        arn = told(item, "TransitGatewayArn") or api.arn("ec2", f"transit-gateway/{identifier}")
        yield Fact("aws_ec2_transit_gateway", arn, identifier, {"id": identifier, "arn": arn})


def transit_peerings(api: Api) -> Iterator[Found]:
    """Peerings of transit gateways, judged on the side that asked for them."""
    for item in api.every(TRANSIT_PEERINGS):
        if told(item, "State") in ("deleted", "deleting", "rejected", "failed"):
            continue
        if told(item, "RequesterTgwInfo.Region", default=api.region) != api.region:
            continue
        identifier = str(item["TransitGatewayAttachmentId"])
        arn = api.arn("ec2", f"transit-gateway-attachment/{identifier}")
        yield Fact(
            "aws_ec2_transit_gateway_peering_attachment",
            arn,
            identifier,
            {"id": identifier, "arn": arn, **fields(item, peer_region="AccepterTgwInfo.Region")},
        )


def endpoints(api: Api) -> Iterator[Found]:
    """Private ways to services."""
    for item in api.every(ENDPOINTS):
        identifier = str(item["VpcEndpointId"])
        arn = api.arn("ec2", f"vpc-endpoint/{identifier}")
        yield Fact(
            "aws_vpc_endpoint",
            arn,
            identifier,
            {
                "id": identifier,
                "arn": arn,
                **fields(
                    item,
                    vpc_id="VpcId",
                    service_name="ServiceName",
                    service_region="ServiceRegion",
                    policy="PolicyDocument",
                ),
            },
        )


def firewalls(api: Api) -> Iterator[Found]:
    """Firewalls of AWS Network Firewall."""
    for item in api.every(FIREWALLS):
        arn, name = str(item["FirewallArn"]), str(item["FirewallName"])
        yield Fact("aws_networkfirewall_firewall", arn, name, {"name": name, "id": arn, "arn": arn})
        yield partial(_firewall_logs, api, arn, name)


def _firewall_logs(api: Api, arn: str, name: str) -> Iterator[Found]:
    kind = "aws_networkfirewall_logging_configuration"
    logging = api.one(FIREWALL_LOGS, FirewallArn=arn)
    if isinstance(logging, Unknown):
        yield Fact(kind, arn, name, {"firewall_arn": logging}, unseen=logging)
    elif told(logging, "LogDestinationConfigs"):
        yield Fact(kind, arn, name, {"firewall_arn": arn})


KINDS = (
    Kind(
        ("aws_vpc",),
        (VPCS, INTERFACES, FLOW_LOGS, SUBNETS, GROUPS, LISTS),
        networks,
    ),
    Kind(("aws_ec2_managed_prefix_list",), (PREFIX_LISTS, PREFIX_ENTRIES), prefix_lists),
    Kind(("aws_vpc_peering_connection",), (PEERINGS,), peerings),
    Kind(("aws_ec2_transit_gateway",), (TRANSIT,), transit_gateways),
    Kind(("aws_ec2_transit_gateway_peering_attachment",), (TRANSIT_PEERINGS,), transit_peerings),
    Kind(("aws_vpc_endpoint",), (ENDPOINTS,), endpoints),
    Kind(("aws_networkfirewall_firewall",), (FIREWALLS, FIREWALL_LOGS), firewalls),
)
