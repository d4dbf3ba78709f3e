"""The one door to the Internet: HTTPS in TLS 1.2 or 1.3, whose requests are logged."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_ovh as ovh

from hds_pulumi.components.ovh.firewall import APPLICATION_PORT


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBalancerArgs:
    """`flavor_id` is the size, and `certificate_id` a TLS certificate kept in the Key Manager, of the region.

    `gateway_id` is of the region: the public address hangs on it. `servers` are private addresses of the application.
    """

    project_id: pulumi.Input[str]
    region: str
    flavor_id: str
    certificate_id: pulumi.Input[str]
    network_id: pulumi.Input[str]
    subnet_id: pulumi.Input[str]
    gateway_id: pulumi.Input[str]
    servers: tuple[str, ...]
    log_stream_id: pulumi.Input[str]
    tls_versions: tuple[str, ...] = ("TLSv1.2", "TLSv1.3")


class LoadBalancer(pulumi.ComponentResource):
    """A load balancer with a public address. Nothing answers on port 80: there is no request in clear to redirect."""

    address: pulumi.Output[str]

    def __init__(self, name: str, args: LoadBalancerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:LoadBalancer", name, None, opts)
        balancer = ovh.cloudproject.LoadBalancer(
            name,
            service_name=args.project_id,
            region_name=args.region,
            flavor_id=args.flavor_id,
            network=ovh.cloudproject.LoadBalancerNetworkArgs(
                private=ovh.cloudproject.LoadBalancerNetworkPrivateArgs(
                    network=ovh.cloudproject.LoadBalancerNetworkPrivateNetworkArgs(
                        id=args.network_id, subnet_id=args.subnet_id
                    ),
                    gateway=ovh.cloudproject.LoadBalancerNetworkPrivateGatewayArgs(id=args.gateway_id),
                    floating_ip_create=ovh.cloudproject.LoadBalancerNetworkPrivateFloatingIpCreateArgs(
                        description=name
                    ),
                )
            ),
            listeners=[
                ovh.cloudproject.LoadBalancerListenerArgs(
                    name="https",
                    port=443,
                    protocol="terminatedHTTPS",
                    secret_id=args.certificate_id,
                    tls_versions=list(args.tls_versions),
                    pool=ovh.cloudproject.LoadBalancerListenerPoolArgs(
                        algorithm="roundRobin",
                        protocol="https",
                        members=[
                            ovh.cloudproject.LoadBalancerListenerPoolMemberArgs(
                                address=server, name=f"server-{number}", protocol_port=APPLICATION_PORT, weight=1
                            )
                            for number, server in enumerate(args.servers)
                        ],
                    ),
                )
            ],
            opts=pulumi.ResourceOptions(parent=self),
        )
        ovh.cloudproject.RegionLoadBalancerLogSubscription(
            f"{name}-logs",
            service_name=args.project_id,
            region_name=args.region,
            loadbalancer_id=balancer.id,
            kind="haproxy",
            stream_id=args.log_stream_id,
            opts=pulumi.ResourceOptions(parent=balancer),
        )
        self.address = balancer.floating_ip.apply(lambda address: address.ip or "")
        self.register_outputs({"address": self.address})
