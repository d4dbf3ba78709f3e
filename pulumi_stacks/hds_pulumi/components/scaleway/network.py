"""Private networks in tiers, what may pass between them, and the guarded way in for administrators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels

POSTGRESQL_PORT = 5432
APPLICATION_PORT = 8443
_HIGHEST_PORT = 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """TCP connections that one network may open to another; networks are in CIDR notation."""

    source: str
    destination: str
    port: int
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkArgs:
    """One network a tier, in CIDR notation.

    `administrators` are the networks from which the bastion answers; `flows` are let through besides that from the
    application to its database. Load balancers stand in both the entry and the application.
    """

    labels: Labels
    zone: str
    entry: str
    application: str
    data: str
    administrators: tuple[str, ...]
    flows: tuple[Flow, ...] = ()
    gateway_type: str = "VPC-GW-S"
    bastion_port: int = field(default=61000)


class Network(pulumi.ComponentResource):
    """A VPC of three private networks, which span the zones of the region.

    Nothing passes between the networks but what a flow names. The only way out, and the only way in for administrators,
    is the public gateway: an SSH bastion for named networks. No machine needs an address of its own on the Internet.
    """

    vpc_id: pulumi.Output[str]
    entry_id: pulumi.Output[str]
    application_id: pulumi.Output[str]
    data_id: pulumi.Output[str]
    bastion_address: pulumi.Output[str]

    def __init__(self, name: str, args: NetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:Network", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        tags = args.labels.as_list()
        vpc = scaleway.network.Vpc(f"{name}-vpc", enable_routing=True, tags=tags, opts=child)
        tiers = {
            tier: scaleway.network.PrivateNetwork(
                f"{name}-{tier}",
                vpc_id=vpc.id,
                ipv4_subnet=scaleway.network.PrivateNetworkIpv4SubnetArgs(subnet=cidr),
                tags=tags,
                opts=child,
            )
            for tier, cidr in (("entry", args.entry), ("application", args.application), ("data", args.data))
        }
        flows = (
            Flow(
                source=args.application,
                destination=args.data,
                port=POSTGRESQL_PORT,
                purpose="the application reads and writes its database",
            ),
            *args.flows,
        )
        scaleway.network.Acl(
            f"{name}-flows",
            vpc_id=vpc.id,
            is_ipv6=False,
            default_policy="drop",
            rules=[rule for flow in flows for rule in _both_ways(flow)],
            opts=child,
        )
        scaleway.network.Acl(
            f"{name}-flows-ipv6", vpc_id=vpc.id, is_ipv6=True, default_policy="drop", rules=[], opts=child
        )
        address = scaleway.network.PublicGatewayIp(f"{name}-gateway", zone=args.zone, tags=tags, opts=child)
        gateway = scaleway.network.PublicGateway(
            f"{name}-gateway",
            type=args.gateway_type,
            zone=args.zone,
            ip_id=address.id,
            bastion_enabled=True,
            bastion_port=args.bastion_port,
            allowed_ip_ranges=list(args.administrators),
            enable_smtp=False,
            tags=tags,
            opts=child,
        )
        scaleway.network.GatewayNetwork(
            f"{name}-gateway",
            gateway_id=gateway.id,
            private_network_id=tiers["application"].id,
            enable_masquerade=True,
            ipam_configs=[scaleway.network.GatewayNetworkIpamConfigArgs(push_default_route=True)],
            zone=args.zone,
            opts=child,
        )
        self.vpc_id = vpc.id
        self.entry_id = tiers["entry"].id
        self.application_id = tiers["application"].id
        self.data_id = tiers["data"].id
        self.bastion_address = address.address
        self.register_outputs({"vpc_id": self.vpc_id, "bastion_address": self.bastion_address})


def _both_ways(flow: Flow) -> Iterable[scaleway.network.AclRuleArgs]:
    """The list keeps no state of connections: answers need a rule of their own."""
    yield scaleway.network.AclRuleArgs(
        protocol="TCP",
        source=flow.source,
        src_port_low=1,
        src_port_high=_HIGHEST_PORT,
        destination=flow.destination,
        dst_port_low=flow.port,
        dst_port_high=flow.port,
        action="accept",
        description=flow.purpose,
    )
    yield scaleway.network.AclRuleArgs(
        protocol="TCP",
        source=flow.destination,
        src_port_low=flow.port,
        src_port_high=flow.port,
        destination=flow.source,
        dst_port_low=1,
        dst_port_high=_HIGHEST_PORT,
        action="accept",
        description=f"answers: {flow.purpose}",
    )
