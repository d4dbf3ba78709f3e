"""Site-to-site VPNs at the strength that ANSSI asks of IPsec."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.scaleway.vpn_site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteToSiteVpnArgs:
    """`announced` are the networks that sites learn of; a site is believed only about its own."""

    labels: Labels
    zone: str
    private_network_id: pulumi.Input[str]
    announced: tuple[str, ...]
    sites: tuple[Site, ...]
    gateway_type: str = "VGW-S"


class SiteToSiteVpn(pulumi.ComponentResource):
    """A VPN gateway on a private network, and one IKEv2 connection a site.

    AES-256-GCM with SHA-384 and the group ECP 384 in both phases, hence forward secrecy: ANSSI's recommendations on
    IPsec (DAT-NT-003). Scaleway makes each pre-shared key and keeps it in its Secret Manager.
    """

    secret_ids: Mapping[str, pulumi.Output[str]]
    """Where the pre-shared key of each site is, by the site's name."""

    def __init__(self, name: str, args: SiteToSiteVpnArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:SiteToSiteVpn", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        tags = args.labels.as_list()
        gateway = scaleway.s2svpn.Gateway(
            name,
            gateway_type=args.gateway_type,
            private_network_id=args.private_network_id,
            zone=args.zone,
            tags=tags,
            opts=child,
        )
        secrets: dict[str, pulumi.Output[str]] = {}
        for site in args.sites:
            device = scaleway.s2svpn.CustomerGateway(
                f"{name}-{site.name}", ipv4_public=site.peer_address, asn=site.asn, tags=tags, opts=child
            )
            routes = scaleway.s2svpn.RoutingPolicy(
                f"{name}-{site.name}",
                prefix_filter_ins=list(site.networks),
                prefix_filter_outs=list(args.announced),
                tags=tags,
                opts=child,
            )
            connection = scaleway.s2svpn.Connection(
                f"{name}-{site.name}",
                vpn_gateway_id=gateway.id,
                customer_gateway_id=device.id,
                initiation_policy="customer_gateway",
                enable_route_propagation=True,
                ikev2_ciphers=[
                    scaleway.s2svpn.ConnectionIkev2CipherArgs(
                        encryption="aes256gcm", integrity="sha384", dh_group="ecp384"
                    )
                ],
                esp_ciphers=[
                    scaleway.s2svpn.ConnectionEspCipherArgs(
                        encryption="aes256gcm", integrity="sha384", dh_group="ecp384"
                    )
                ],
                bgp_config_ipv4s=[
                    scaleway.s2svpn.ConnectionBgpConfigIpv4Args(
                        routing_policy_id=routes.id,
                        private_ip=site.tunnel_host_end,
                        peer_private_ip=site.tunnel_site_end,
                    )
                ],
                tags=tags,
                opts=child,
            )
            secrets[site.name] = connection.secret_id
        self.secret_ids = secrets
        self.register_outputs({"secret_ids": secrets})
