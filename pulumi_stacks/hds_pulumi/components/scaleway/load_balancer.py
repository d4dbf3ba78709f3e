"""The one door to the Internet: HTTPS, and HTTP that only redirects to it."""

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

    `servers` are private addresses of the application, which answer in TLS. `minimum_tls` of 1.2 is the exit for
    devices that cannot do 1.3.
    """

    labels: Labels
    zone: str
    domain: str
    private_network_id: pulumi.Input[str]
    servers: tuple[str, ...] = ()
    minimum_tls: Literal["1.2", "1.3"] = "1.3"
    type: str = "LB-S"


class LoadBalancer(pulumi.ComponentResource):
    """A load balancer with a public address, encrypted on both sides, that logs requests.

    Its certificate is renewed by the host. It ends TLS, and encrypts again towards the servers.
    """

    address: pulumi.Output[str]

    def __init__(self, name: str, args: LoadBalancerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:LoadBalancer", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        tags = args.labels.as_list()
        address = scaleway.loadbalancers.Ip(name, zone=args.zone, tags=tags, opts=child)
        balancer = scaleway.loadbalancers.LoadBalancer(
            name,
            type=args.type,
            zone=args.zone,
            ip_ids=[address.id],
            ssl_compatibility_level=_LEVELS[args.minimum_tls],
            private_networks=[
                scaleway.loadbalancers.LoadBalancerPrivateNetworkArgs(private_network_id=args.private_network_id)
            ],
            tags=tags,
            opts=child,
        )
        inside = pulumi.ResourceOptions(parent=balancer)
        certificate = scaleway.loadbalancers.Certificate(
            name,
            lb_id=balancer.id,
            letsencrypt=scaleway.loadbalancers.CertificateLetsencryptArgs(common_name=args.domain),
            opts=inside,
        )
        backend = scaleway.loadbalancers.Backend(
            name,
            lb_id=balancer.id,
            forward_protocol="http",
            forward_port=APPLICATION_PORT,
            ssl_bridging=True,
            # The servers' certificates come from a private authority, which the load balancer cannot be given.
            ignore_ssl_server_verify=True,
            server_ips=list(args.servers),
            health_check_https=scaleway.loadbalancers.BackendHealthCheckHttpsArgs(
                uri="/health", method="GET", host_header=args.domain, sni=args.domain, code=200
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
                            scaleway.loadbalancers.FrontendAclActionRedirectArgs(
                                type="scheme", target="https", code=301
                            )
                        ],
                    ),
                    match=scaleway.loadbalancers.FrontendAclMatchArgs(ip_subnets=["0.0.0.0/0", "::/0"]),
                )
            ],
            opts=inside,
        )
        self.address = address.ip_address
        self.register_outputs({"address": self.address})
