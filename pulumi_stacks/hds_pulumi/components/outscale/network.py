"""A Net of subnets in two places, of which machines have no way in from the Internet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumi_outscale as outscale

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.outscale.subregion import Subregion
from hds_pulumi.components.outscale.tags import tags_of

EVERYWHERE = "0.0.0.0/0"


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkArgs:
    """`network`, in CIDR notation, holds every subnet."""

    labels: Labels
    network: str
    subregions: tuple[Subregion, ...]


class Network(pulumi.ComponentResource):
    """Entry subnets, where load balancers stand, reach the Internet; application subnets go out through a NAT service.

    No subnet gives its machines a public address.
    """

    net_id: pulumi.Output[str]
    entry_ids: Mapping[str, pulumi.Output[str]]
    """By subregion."""
    application_ids: Mapping[str, pulumi.Output[str]]
    """By subregion."""
    application_route_table_ids: Mapping[str, pulumi.Output[str]]
    """By subregion, for what else the application may reach."""

    def __init__(self, name: str, args: NetworkArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:outscale:Network", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        net = outscale.Net(
            name, ip_range=args.network, tags=tags_of(outscale.NetTagArgs, args.labels, name), opts=child
        )
        internet = outscale.InternetService(
            name, tags=tags_of(outscale.InternetServiceTagArgs, args.labels, name), opts=child
        )
        linked = outscale.InternetServiceLink(
            name, net_id=net.net_id, internet_service_id=internet.internet_service_id, opts=child
        )
        self.net_id = net.net_id
        entries: dict[str, pulumi.Output[str]] = {}
        applications: dict[str, pulumi.Output[str]] = {}
        tables: dict[str, pulumi.Output[str]] = {}
        for place in args.subregions:
            entry, entry_table = self._subnet(f"{name}-entry-{place.name}", place.name, place.entry, args.labels)
            way_out = outscale.Route(
                f"{name}-entry-{place.name}",
                route_table_id=entry_table,
                destination_ip_range=EVERYWHERE,
                gateway_id=internet.internet_service_id,
                opts=pulumi.ResourceOptions(parent=self, depends_on=[linked]),
            )
            label = f"{name}-application-{place.name}"
            application, table = self._subnet(label, place.name, place.application, args.labels)
            address = outscale.PublicIp(label, tags=tags_of(outscale.PublicIpTagArgs, args.labels, label), opts=child)
            translation = outscale.NatService(
                label,
                subnet_id=entry,
                public_ip_id=address.public_ip_id,
                tags=tags_of(outscale.NatServiceTagArgs, args.labels, label),
                opts=pulumi.ResourceOptions(parent=self, depends_on=[way_out]),
            )
            outscale.Route(
                label,
                route_table_id=table,
                destination_ip_range=EVERYWHERE,
                nat_service_id=translation.nat_service_id,
                opts=child,
            )
            # What stands in an entry subnet waits until the subnet reaches the Internet.
            entry = pulumi.Output.all(entry, way_out.id).apply(lambda both: str(both[0]))
            entries[place.name], applications[place.name], tables[place.name] = entry, application, table
        self.entry_ids, self.application_ids, self.application_route_table_ids = entries, applications, tables
        self.register_outputs({"net_id": self.net_id})

    def _subnet(
        self, name: str, subregion: str, cidr: str, labels: Labels
    ) -> tuple[pulumi.Output[str], pulumi.Output[str]]:
        """Ids of a subnet and of its own route table."""
        child = pulumi.ResourceOptions(parent=self)
        subnet = outscale.Subnet(
            name,
            net_id=self.net_id,
            ip_range=cidr,
            subregion_name=subregion,
            map_public_ip_on_launch=False,
            tags=tags_of(outscale.SubnetTagArgs, labels, name),
            opts=child,
        )
        table = outscale.RouteTable(
            name, net_id=self.net_id, tags=tags_of(outscale.RouteTableTagArgs, labels, name), opts=child
        )
        outscale.RouteTableLink(name, subnet_id=subnet.subnet_id, route_table_id=table.route_table_id, opts=child)
        return subnet.subnet_id, table.route_table_id
