"""The network: private subnets in three zones, every flow logged, nothing open by default."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Network

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.address_plan import AddressPlan
from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.policy_documents import allow, policy_document, trust


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkArgs:
    """What a network is.

    Attributes:
        account: Where.
        addresses: From /16 to /20.
        logs_key_arn: Key of the flow logs.
        reaches_internet: Make an Internet gateway, for `Egress` and `Entry`. The subnets of programs and databases get no
            route to it by this.
    """

    account: Account
    addresses: IPv4Network
    logs_key_arn: pulumi.Input[str]
    reaches_internet: bool = False


class Network(pulumi.ComponentResource):
    """A network with a tier for programs and one for databases.

    The default security group lets nothing through, and subnets give no public addresses. Databases have no route out.
    """

    vpc_id: pulumi.Output[str]
    internet_gateway: aws.ec2.InternetGateway | None
    """None without `reaches_internet`."""

    def __init__(self, name: str, args: NetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:Network", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        self.account = args.account
        self.plan = AddressPlan(args.addresses)
        self.vpc = aws.ec2.Vpc(
            name,
            cidr_block=str(args.addresses),
            enable_dns_hostnames=True,
            enable_dns_support=True,
            tags={"Name": name},
            opts=own,
        )
        self.vpc_id = self.vpc.id
        self.internet_gateway = None
        if args.reaches_internet:
            self.internet_gateway = aws.ec2.InternetGateway(name, vpc_id=self.vpc.id, tags={"Name": name}, opts=own)
        aws.ec2.DefaultSecurityGroup(name, vpc_id=self.vpc.id, ingress=[], egress=[], opts=own)
        self.workload = Tier(f"{name}-workload", self, self.plan.workload, pulumi.ResourceOptions(parent=self))
        self.data = Tier(f"{name}-data", self, self.plan.data, pulumi.ResourceOptions(parent=self))
        self._log_flows(name, args.logs_key_arn)
        self._log_names(name, args.logs_key_arn)
        self.register_outputs({"vpcId": self.vpc_id})

    def _log_flows(self, name: str, key_arn: pulumi.Input[str]) -> None:
        own = pulumi.ResourceOptions(parent=self)
        group = log_group(f"{name}-flow-logs", key_arn=key_arn, opts=own)
        role = aws.iam.Role(
            f"{name}-flow-logs",
            assume_role_policy=trust(
                "vpc-flow-logs.amazonaws.com",
                conditions={"StringEquals": {"aws:SourceAccount": self.account.account_id}},
            ),
            opts=own,
        )
        aws.iam.RolePolicy(
            f"{name}-flow-logs",
            role=role.name,
            policy=policy_document(
                allow(
                    ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
                    [group.arn, pulumi.Output.concat(group.arn, ":*")],
                    sid="WriteFlows",
                )
            ),
            opts=own,
        )
        aws.ec2.FlowLog(
            name,
            vpc_id=self.vpc.id,
            traffic_type="ALL",
            log_destination_type="cloud-watch-logs",
            log_destination=group.arn,
            iam_role_arn=role.arn,
            max_aggregation_interval=60,
            opts=own,
        )

    def _log_names(self, name: str, key_arn: pulumi.Input[str]) -> None:
        """Names that machines look up: what leaves by DNS shows here."""
        own = pulumi.ResourceOptions(parent=self)
        group = log_group(f"{name}-name-queries", key_arn=key_arn, opts=own)
        queries = aws.route53.ResolverQueryLogConfig(name, destination_arn=group.arn, opts=own)
        aws.route53.ResolverQueryLogConfigAssociation(
            name, resolver_query_log_config_id=queries.id, resource_id=self.vpc.id, opts=own
        )


class Tier(pulumi.ComponentResource):
    """Three subnets, one in each zone, each with a route table of its own."""

    def __init__(
        self,
        name: str,
        network: Network,
        addresses: Sequence[IPv4Network],
        opts: pulumi.ResourceOptions | None = None,
    ) -> None:
        super().__init__("hds:aws:Tier", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        self.addresses = tuple(addresses)
        self.subnets: list[aws.ec2.Subnet] = []
        self.route_tables: list[aws.ec2.RouteTable] = []
        for zone, block in zip(network.account.zones, addresses, strict=True):
            place = f"{name}-{zone[-1]}"
            subnet = aws.ec2.Subnet(
                place,
                vpc_id=network.vpc.id,
                cidr_block=str(block),
                availability_zone=zone,
                map_public_ip_on_launch=False,
                tags={"Name": place},
                opts=own,
            )
            table = aws.ec2.RouteTable(place, vpc_id=network.vpc.id, tags={"Name": place}, opts=own)
            aws.ec2.RouteTableAssociation(place, subnet_id=subnet.id, route_table_id=table.id, opts=own)
            self.subnets.append(subnet)
            self.route_tables.append(table)
        self.register_outputs({"subnetIds": self.subnet_ids})

    @property
    def subnet_ids(self) -> list[pulumi.Output[str]]:
        """Ids of the subnets, by zone."""
        return [subnet.id for subnet in self.subnets]
