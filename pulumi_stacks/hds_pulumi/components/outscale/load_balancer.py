"""The one door to the Internet: HTTPS, whose requests are logged."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_outscale as outscale

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.outscale.firewall import APPLICATION_PORT, HTTPS_PORT
from hds_pulumi.components.outscale.tags import tags_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBalancerArgs:
    """`certificate_orn` is the ORN of a server certificate; `log_bucket` is a bucket that receives access logs.

    `subnet_id` is of an entry subnet: a load balancer stands in one.
    """

    labels: Labels
    subnet_id: pulumi.Input[str]
    security_group_id: pulumi.Input[str]
    certificate_orn: str
    log_bucket: str
    health_path: str = "/health"


class LoadBalancer(pulumi.ComponentResource):
    """A load balancer with a public address, encrypted on both sides.

    Nothing answers on port 80: a load balancer of Outscale forwards and cannot redirect. Which versions of TLS it takes
    is Outscale's choice; the provider has no argument for it.
    """

    address: pulumi.Output[str]
    name: pulumi.Output[str]

    def __init__(self, name: str, args: LoadBalancerArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:outscale:LoadBalancer", name, None, opts)
        balancer = outscale.LoadBalancer(
            name,
            load_balancer_name=name,
            load_balancer_type="internet-facing",
            subnets=[args.subnet_id],
            security_groups=[args.security_group_id],
            secured_cookies=True,
            listeners=[
                outscale.LoadBalancerListenerArgs(
                    load_balancer_port=HTTPS_PORT,
                    load_balancer_protocol="HTTPS",
                    backend_port=APPLICATION_PORT,
                    backend_protocol="HTTPS",
                    server_certificate_id=args.certificate_orn,
                )
            ],
            tags=tags_of(outscale.LoadBalancerTagArgs, args.labels, name),
            opts=pulumi.ResourceOptions(parent=self),
        )
        inside = pulumi.ResourceOptions(parent=balancer)
        outscale.LoadBalancerAttributes(
            f"{name}-logs",
            load_balancer_name=balancer.load_balancer_name,
            access_log=outscale.LoadBalancerAttributesAccessLogArgs(
                is_enabled=True, osu_bucket_name=args.log_bucket, osu_bucket_prefix=name, publication_interval=5
            ),
            opts=inside,
        )
        outscale.LoadBalancerAttributes(
            f"{name}-health",
            load_balancer_name=balancer.load_balancer_name,
            health_check=outscale.LoadBalancerAttributesHealthCheckArgs(
                protocol="HTTPS",
                port=APPLICATION_PORT,
                path=args.health_path,
                check_interval=30,
                timeout=5,
                healthy_threshold=3,
                unhealthy_threshold=3,
            ),
            opts=inside,
        )
        self.address = balancer.dns_name
        self.name = balancer.load_balancer_name
        self.register_outputs({"address": self.address})
