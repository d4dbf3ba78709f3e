"""Security groups that drop what they do not name: for the load balancer, and for the application's machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pulumi
import pulumi_outscale as outscale

from hds_pulumi.components.labels import Labels
from hds_pulumi.components.outscale.network import EVERYWHERE
from hds_pulumi.components.outscale.tags import tags_of

HTTPS_PORT = 443
APPLICATION_PORT = 8443
SSH_PORT = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class FirewallArgs:
    """Networks in CIDR notation. `administrators` come in through the VPN, to SSH."""

    labels: Labels
    net_id: pulumi.Input[str]
    entry: tuple[str, ...]
    application: tuple[str, ...]
    administrators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opening:
    flow: str
    networks: tuple[str, ...]
    port: int


class Firewall(pulumi.ComponentResource):
    """Two groups, without the rule that lets everything out.

    The Internet reaches HTTPS on the load balancer; the load balancer reaches the application; administrators reach SSH
    from networks behind the VPN; machines reach HTTPS outside.
    """

    load_balancer_id: pulumi.Output[str]
    application_id: pulumi.Output[str]

    def __init__(self, name: str, args: FirewallArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:outscale:Firewall", name, None, opts)
        self.load_balancer_id = self._group(
            f"{name}-entry",
            "The load balancer",
            args,
            (
                _Opening(flow="Inbound", networks=(EVERYWHERE,), port=HTTPS_PORT),
                _Opening(flow="Outbound", networks=args.application, port=APPLICATION_PORT),
            ),
        )
        self.application_id = self._group(
            f"{name}-application",
            "Machines of the application",
            args,
            (
                _Opening(flow="Inbound", networks=args.entry, port=APPLICATION_PORT),
                _Opening(flow="Inbound", networks=args.administrators, port=SSH_PORT),
                _Opening(flow="Outbound", networks=(EVERYWHERE,), port=HTTPS_PORT),
            ),
        )
        self.register_outputs({"application_id": self.application_id})

    def _group(
        self, name: str, description: str, args: FirewallArgs, openings: Iterable[_Opening]
    ) -> pulumi.Output[str]:
        group = outscale.SecurityGroup(
            name,
            net_id=args.net_id,
            security_group_name=name,
            description=description,
            remove_default_outbound_rule=True,
            tags=tags_of(outscale.SecurityGroupTagArgs, args.labels, name),
            opts=pulumi.ResourceOptions(parent=self),
        )
        for opening in openings:
            outscale.SecurityGroupRule(
                f"{name}-{opening.flow.lower()}-{opening.port}",
                flow=opening.flow,
                security_group_id=group.security_group_id,
                rules=[
                    outscale.SecurityGroupRuleRuleArgs(
                        ip_protocol="tcp",
                        from_port_range=opening.port,
                        to_port_range=opening.port,
                        ip_ranges=list(opening.networks),
                    )
                ],
                opts=pulumi.ResourceOptions(parent=group),
            )
        return group.security_group_id
