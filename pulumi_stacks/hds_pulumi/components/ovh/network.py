"""A private network on the vRack that spans regions, with one way out for each region and no way in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumi_ovh as ovh


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkArgs:
    """`subnets` gives each region its network in CIDR notation; the first region holds the data."""

    project_id: pulumi.Input[str]
    vlan: int
    subnets: Mapping[str, str]
    gateway_model: str = "s"


class Network(pulumi.ComponentResource):
    """One VLAN, one subnet a region, and a gateway a region that translates addresses on the way out."""

    network_ids: Mapping[str, pulumi.Output[str]]
    """OpenStack's id of the network, by region."""
    subnet_ids: Mapping[str, pulumi.Output[str]]
    """By region."""
    gateway_ids: Mapping[str, pulumi.Output[str]]
    """By region, for load balancers with an address on the Internet."""

    def __init__(self, name: str, args: NetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Network", name, None, opts)
        network = ovh.cloudproject.NetworkPrivate(
            name,
            service_name=args.project_id,
            regions=list(args.subnets),
            vlan_id=args.vlan,
            opts=pulumi.ResourceOptions(parent=self),
        )
        inside = pulumi.ResourceOptions(parent=network)
        networks: dict[str, pulumi.Output[str]] = {}
        subnets: dict[str, pulumi.Output[str]] = {}
        gateways: dict[str, pulumi.Output[str]] = {}
        for region, cidr in args.subnets.items():
            networks[region] = _openstack_id(network, region)
            subnet = ovh.cloudproject.NetworkPrivateSubnetV2(
                f"{name}-{region}",
                service_name=args.project_id,
                network_id=networks[region],
                region=region,
                cidr=cidr,
                dhcp=True,
                enable_gateway_ip=True,
                opts=inside,
            )
            gateways[region] = ovh.cloudproject.Gateway(
                f"{name}-{region}",
                service_name=args.project_id,
                region=region,
                model=args.gateway_model,
                network_id=networks[region],
                subnet_id=subnet.id,
                opts=inside,
            ).id
            subnets[region] = subnet.id
        self.network_ids = networks
        self.subnet_ids = subnets
        self.gateway_ids = gateways
        self.register_outputs({"network_ids": networks, "subnet_ids": subnets})


def _openstack_id(network: ovh.cloudproject.NetworkPrivate, region: str) -> pulumi.Output[str]:
    """The id of the network in one region; OVHcloud's own id (`pn-…`) names it in all of them."""
    return network.regions_openstack_ids.apply(lambda ids: ids[region])
