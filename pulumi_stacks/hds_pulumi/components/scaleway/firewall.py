"""The firewall of machines: nothing comes in from the Internet, and nothing goes out to it directly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class FirewallArgs:
    """`zones` are those where machines may be created: a security group belongs to one zone."""

    labels: Labels
    zones: tuple[str, ...]


class Firewall(pulumi.ComponentResource):
    """One security group a zone, without a rule: it drops inbound and outbound.

    Security groups look at public interfaces only; what passes on private networks is decided by `Network`.
    """

    security_group_ids: Mapping[str, pulumi.Output[str]]
    """By zone, for machines and cluster pools."""

    def __init__(self, name: str, args: FirewallArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:Firewall", name, None, opts)
        groups = {
            zone: scaleway.instance.SecurityGroup(
                f"{name}-{zone}",
                zone=zone,
                description="Drops everything on public interfaces",
                inbound_default_policy="drop",
                outbound_default_policy="drop",
                stateful=True,
                enable_default_security=True,
                tags=args.labels.as_list(),
                opts=pulumi.ResourceOptions(parent=self),
            )
            for zone in args.zones
        }
        self.security_group_ids = {zone: group.id for zone, group in groups.items()}
        self.register_outputs({"security_group_ids": self.security_group_ids})
