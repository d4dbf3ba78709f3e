"""The administrators' way in: a VPN between their site and the Net."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumi_outscale as outscale

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.outscale.tags import tags_of

_KIND = "ipsec.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVpnArgs:
    """`peer_address` and `peer_asn` are the public address and BGP number of the site's device.

    `route_tables` are those that learn the site's networks, by any name.
    """

    labels: Labels
    net_id: pulumi.Input[str]
    peer_address: str
    peer_asn: int
    route_tables: Mapping[str, pulumi.Input[str]]


class SiteVpn(pulumi.ComponentResource):
    """A virtual gateway on the Net and a connection to one device, with routes by BGP.

    No argument says what is negotiated: the device proposes, and must propose nothing weaker than IKEv2, AES-256-GCM,
    SHA-384 and group 20. `configuration` is what Outscale gives for the device, with the pre-shared key.
    """

    connection_id: pulumi.Output[str]
    configuration: pulumi.Output[str]

    def __init__(self, name: str, args: SiteVpnArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:outscale:SiteVpn", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        gateway = outscale.VirtualGateway(
            name,
            connection_type=_KIND,
            tags=tags_of(outscale.VirtualGatewayTagArgs, args.labels, name),
            opts=child,
        )
        linked = outscale.VirtualGatewayLink(
            name, virtual_gateway_id=gateway.virtual_gateway_id, net_id=args.net_id, opts=child
        )
        for label, table in args.route_tables.items():
            outscale.VirtualGatewayRoutePropagation(
                f"{name}-{label}",
                virtual_gateway_id=gateway.virtual_gateway_id,
                route_table_id=table,
                enable=True,
                opts=pulumi.ResourceOptions(parent=self, depends_on=[linked]),
            )
        device = outscale.ClientGateway(
            name,
            connection_type=_KIND,
            public_ip=args.peer_address,
            bgp_asn=args.peer_asn,
            tags=tags_of(outscale.ClientGatewayTagArgs, args.labels, name),
            opts=child,
        )
        connection = outscale.VpnConnection(
            name,
            connection_type=_KIND,
            client_gateway_id=device.client_gateway_id,
            virtual_gateway_id=gateway.virtual_gateway_id,
            static_routes_only=False,
            tags=tags_of(outscale.VpnConnectionTagArgs, args.labels, name),
            opts=child,
        )
        self.connection_id = connection.vpn_connection_id
        self.configuration = pulumi.Output.secret(connection.client_gateway_configuration)
        self.register_outputs({"connection_id": self.connection_id})
