"""The doors of an application: HTTPS, and HTTP that only redirects to it; from the Internet, or from inside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.scaleway.network import APPLICATION_PORT

_LEVELS = {"1.3": "ssl_compatibility_level_modern", "1.2": "ssl_compatibility_level_intermediate"}


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBalancerArgs:
    """`domain` must point at the address before the certificate can be made.

    `servers` are private addresses of the application, which answer in TLS; theirs must be one of the private networks,
    for a load balancer reaches servers on networks that it is attached to. `minimum_tls` of 1.2 is the exit for devices
    that cannot do 1.3.
    """

    labels: Labels
    zone: str
    domain: str
    private_network_ids: tuple[pulumi.Input[str], ...]
    servers: tuple[str, ...] = ()
    minimum_tls: Literal["1.2", "1.3"] = "1.3"
    type: str = "LB-S"


class LoadBalancer(pulumi.ComponentResource):
    """A load balancer with a public address, encrypted on both sides, that logs requests.

    Its certificate is made and renewed by the host. It ends TLS, and encrypts again towards the servers.
    """

    address: pulumi.Output[str]

    def __init__(self, name: str, args: LoadBalancerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:LoadBalancer", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        address = scaleway.loadbalancers.Ip(name, zone=args.zone, tags=args.labels.as_list(), opts=child)
        balancer = scaleway.loadbalancers.LoadBalancer(
            name,
            type=args.type,
            zone=args.zone,
            ip_ids=[address.id],
            ssl_compatibility_level=_LEVELS[args.minimum_tls],
            private_networks=_attached(args.private_network_ids),
            tags=args.labels.as_list(),
            opts=child,
        )
        certificate = scaleway.loadbalancers.Certificate(
            name,
            lb_id=balancer.id,
            letsencrypt=scaleway.loadbalancers.CertificateLetsencryptArgs(common_name=args.domain),
            opts=pulumi.ResourceOptions(parent=balancer),
        )
        _serve(name, balancer, certificate, domain=args.domain, servers=args.servers)
        self.address = address.ip_address
        self.register_outputs({"address": self.address})


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalLoadBalancerArgs:
    """`certificate_chain` is a certificate with its private key in PEM, from secret configuration.

    The rest is as in `LoadBalancerArgs`.
    """

    labels: Labels
    zone: str
    domain: str
    private_network_ids: tuple[pulumi.Input[str], ...]
    certificate_chain: pulumi.Output[str]
    servers: tuple[str, ...] = ()
    minimum_tls: Literal["1.2", "1.3"] = "1.3"
    type: str = "LB-S"


class InternalLoadBalancer(pulumi.ComponentResource):
    """The same without an address on the Internet, for those who come through a VPN."""

    balancer_id: pulumi.Output[str]

    def __init__(self, name: str, args: InternalLoadBalancerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:InternalLoadBalancer", name, None, opts)
        balancer = scaleway.loadbalancers.LoadBalancer(
            name,
            type=args.type,
            zone=args.zone,
            assign_flexible_ip=False,
            ssl_compatibility_level=_LEVELS[args.minimum_tls],
            private_networks=_attached(args.private_network_ids),
            tags=args.labels.as_list(),
            opts=pulumi.ResourceOptions(parent=self),
        )
        certificate = scaleway.loadbalancers.Certificate(
            name,
            lb_id=balancer.id,
            custom_certificate=scaleway.loadbalancers.CertificateCustomCertificateArgs(
                certificate_chain=pulumi.Output.secret(args.certificate_chain)
            ),
            opts=pulumi.ResourceOptions(parent=balancer),
        )
        _serve(name, balancer, certificate, domain=args.domain, servers=args.servers)
        self.balancer_id = balancer.id
        self.register_outputs({"balancer_id": self.balancer_id})


def _attached(networks: tuple[pulumi.Input[str], ...]) -> list[scaleway.loadbalancers.LoadBalancerPrivateNetworkArgs]:
    return [scaleway.loadbalancers.LoadBalancerPrivateNetworkArgs(private_network_id=network) for network in networks]


def _serve(
    name: str,
    balancer: scaleway.loadbalancers.LoadBalancer,
    certificate: scaleway.loadbalancers.Certificate,
    *,
    domain: str,
    servers: tuple[str, ...],
) -> None:
    """HTTPS to the servers over TLS, and a port 80 that redirects."""
    inside = pulumi.ResourceOptions(parent=balancer)
    backend = scaleway.loadbalancers.Backend(
        name,
        lb_id=balancer.id,
        forward_protocol="http",
        forward_port=APPLICATION_PORT,
        ssl_bridging=True,
        # The servers' certificates come from a private authority, which the load balancer cannot be given.
        ignore_ssl_server_verify=True,
        server_ips=list(servers),
        health_check_https=scaleway.loadbalancers.BackendHealthCheckHttpsArgs(
            uri="/health", method="GET", host_header=domain, sni=domain, code=200
        ),
        opts=inside,
    )
    scaleway.loadbalancers.Frontend(
        f"{name}-https",
        lb_id=balancer.id,
        backend_id=backend.id,
        inbound_port=443,
        certificate_ids=[certificate.id],
        enable_access_logs=True,
        opts=inside,
    )
    scaleway.loadbalancers.Frontend(
        f"{name}-redirect",
        lb_id=balancer.id,
        backend_id=backend.id,
        inbound_port=80,
        enable_access_logs=True,
        acls=[
            scaleway.loadbalancers.FrontendAclArgs(
                name="to-https",
                action=scaleway.loadbalancers.FrontendAclActionArgs(
                    type="redirect",
                    redirects=[
                        scaleway.loadbalancers.FrontendAclActionRedirectArgs(type="scheme", target="https", code=301)
                    ],
                ),
                match=scaleway.loadbalancers.FrontendAclMatchArgs(ip_subnets=["0.0.0.0/0", "::/0"]),
            )
        ],
        opts=inside,
    )
