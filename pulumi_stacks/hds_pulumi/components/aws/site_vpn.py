"""Tunnels to sites: practices, hospitals, the operator's offices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from typing import Any

import pulumi
import pulumi_aws as aws

from hds_pulumi.components.aws.log_groups import log_group
from hds_pulumi.components.aws.network import Network

# What ANSSI recommends for IPsec and AWS offers: version 2 of IKE, AES-256 in GCM, SHA-384, elliptic curves of 256, 384 and
# 521 bits (groups 19, 20, 21), a fresh exchange in phase 2. Sources: ANSSI, "Recommandations de sécurité relatives à IPsec";
# AWS Site-to-Site VPN user guide, "Tunnel options".
_STRENGTH: dict[str, Any] = {
    "ike_versions": ["ikev2"],
    "phase1_encryption_algorithms": ["AES256-GCM-16"],
    "phase1_integrity_algorithms": ["SHA2-384"],
    "phase1_dh_group_numbers": [19, 20, 21],
    "phase1_lifetime_seconds": 14_400,
    "phase2_encryption_algorithms": ["AES256-GCM-16"],
    "phase2_integrity_algorithms": ["SHA2-384"],
    "phase2_dh_group_numbers": [19, 20, 21],
    "phase2_lifetime_seconds": 3_600,
    "dpd_timeout_action": "restart",
    "dpd_timeout_seconds": 30,
    "replay_window_size": 1_024,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The other end of a tunnel.

    Attributes:
        name: Short, in lower case.
        address: Public address of the site's gateway.
        networks: What is reached there; with `autonomous_system`, what the site may announce is its own affair.
        autonomous_system: Number for BGP. None: static routes to `networks`.
    """

    name: str
    address: IPv4Address
    networks: Sequence[IPv4Network]
    autonomous_system: int | None = None

    def __post_init__(self) -> None:
        if not self.networks and self.autonomous_system is None:
            raise ValueError(f"{self.name}: nothing is reached there: name networks, or an autonomous system")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteVpnArgs:
    """Which sites.

    Attributes:
        network: What the sites reach.
        sites: At least one.
        logs_key_arn: Key of the tunnels' logs.
    """

    network: Network
    sites: Sequence[Site]
    logs_key_arn: pulumi.Input[str]

    def __post_init__(self) -> None:
        if not self.sites:
            raise ValueError("a VPN without a site is none: leave it out")


class SiteVpn(pulumi.ComponentResource):
    """One connection for each site, both tunnels at the strength that ANSSI recommends, none weaker to be negotiated.

    AWS makes the shared keys and keeps them in Secrets Manager: no code holds one.
    """

    connections: dict[str, aws.ec2.VpnConnection]

    def __init__(self, name: str, args: SiteVpnArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:aws:SiteVpn", name, None, opts)
        own = pulumi.ResourceOptions(parent=self)
        network = args.network
        gateway = aws.ec2.VpnGateway(name, vpc_id=network.vpc_id, tags={"Name": name}, opts=own)
        # Sites reach programs, not databases.
        for zone, table in zip("abc", network.workload.route_tables, strict=True):
            aws.ec2.VpnGatewayRoutePropagation(
                f"{name}-{zone}", vpn_gateway_id=gateway.id, route_table_id=table.id, opts=own
            )
        self.connections = {site.name: self._connection(name, site, gateway, args) for site in args.sites}
        self.register_outputs({site: connection.id for site, connection in self.connections.items()})

    def _connection(
        self, name: str, site: Site, gateway: aws.ec2.VpnGateway, args: SiteVpnArgs
    ) -> aws.ec2.VpnConnection:
        own = pulumi.ResourceOptions(parent=self)
        place = f"{name}-{site.name}"
        group = log_group(f"{place}-log", key_arn=args.logs_key_arn, opts=own)
        peer = aws.ec2.CustomerGateway(
            place,
            type="ipsec.1",
            ip_address=str(site.address),
            # Any number does where nothing is announced; this one is for private use.
            bgp_asn=str(site.autonomous_system or 65_000),
            tags={"Name": place},
            opts=own,
        )
        written = {
            "cloudwatch_log_options": {"log_enabled": True, "log_group_arn": group.arn, "log_output_format": "json"}
        }
        options = {**_STRENGTH, "log_options": written}
        tunnels: dict[str, Any] = {f"tunnel{number}_{name}": options[name] for number in (1, 2) for name in options}
        connection: aws.ec2.VpnConnection = aws.ec2.VpnConnection(
            place,
            type="ipsec.1",
            customer_gateway_id=peer.id,
            vpn_gateway_id=gateway.id,
            static_routes_only=site.autonomous_system is None,
            preshared_key_storage="SecretsManager",
            tags={"Name": place},
            **tunnels,
            opts=own,
        )
        if site.autonomous_system is None:
            for block in site.networks:
                aws.ec2.VpnConnectionRoute(
                    f"{place}-{str(block).replace('/', '-')}",
                    vpn_connection_id=connection.id,
                    destination_cidr_block=str(block),
                    opts=own,
                )
        return connection
