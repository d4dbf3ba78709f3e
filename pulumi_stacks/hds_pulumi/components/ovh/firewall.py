"""Security groups that drop what they do not name: for the application, and for the administrators' bastion."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_openstack as openstack

APPLICATION_PORT = 8443
POSTGRESQL_PORT = 5432
SSH_PORT = 22


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """TCP to a port, from or to a network in CIDR notation."""

    direction: str
    """`ingress` or `egress`"""
    network: str
    port: int
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirewallArgs:
    """`application` is the network of machines, load balancer and database; `administrators` are where SSH comes from."""

    application: str
    administrators: tuple[str, ...]


class Firewall(pulumi.ComponentResource):
    """Two groups without OpenStack's default rules, which let everything out.

    The application is reached from its own network alone, over TLS; it reaches its database and HTTPS. The bastion is
    reached by SSH from the named networks alone.
    """

    application: openstack.networking.SecGroup
    bastion: openstack.networking.SecGroup

    def __init__(self, name: str, args: FirewallArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Firewall", name, None, opts)
        openings = {
            "application": (
                Opening(
                    direction="ingress",
                    network=args.application,
                    port=APPLICATION_PORT,
                    purpose="requests from the load balancer",
                ),
                Opening(
                    direction="ingress", network=args.application, port=SSH_PORT, purpose="sessions from the bastion"
                ),
                Opening(
                    direction="egress",
                    network=args.application,
                    port=POSTGRESQL_PORT,
                    purpose="the application reads and writes its database",
                ),
                Opening(
                    direction="egress",
                    network="0.0.0.0/0",
                    port=443,
                    purpose="object storage, keys, secrets and updates",
                ),
            ),
            "bastion": (
                *(
                    Opening(direction="ingress", network=source, port=SSH_PORT, purpose="administrators")
                    for source in args.administrators
                ),
                Opening(direction="egress", network=args.application, port=SSH_PORT, purpose="sessions to machines"),
            ),
        }
        self.application, self.bastion = (
            self._group(f"{name}-{role}", role, rules) for role, rules in openings.items()
        )
        self.register_outputs({"application": self.application.id, "bastion": self.bastion.id})

    def _group(self, name: str, role: str, openings: tuple[Opening, ...]) -> openstack.networking.SecGroup:
        group = openstack.networking.SecGroup(
            name,
            description=f"What the {role} may receive and send",
            delete_default_rules=True,
            opts=pulumi.ResourceOptions(parent=self),
        )
        for number, opening in enumerate(openings):
            openstack.networking.SecGroupRule(
                f"{name}-{number}",
                security_group_id=group.id,
                direction=opening.direction,
                ethertype="IPv4",
                protocol="tcp",
                port_range_min=opening.port,
                port_range_max=opening.port,
                remote_ip_prefix=opening.network,
                description=opening.purpose,
                opts=pulumi.ResourceOptions(parent=group),
            )
        return group
