"""Who may call OVHcloud's API on the project: one policy for each use, with the actions of that use."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_ovh as ovh


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A use: who (`urn:v1:eu:identity:…`), and the actions of OVHcloud's IAM that they need."""

    name: str
    description: str
    identities: tuple[str, ...]
    actions: tuple[str, ...]


READING = ("publicCloudProject:apiovh:get", "publicCloudProject:apiovh:region/get")


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessArgs:
    """Every right is limited to the project, by its URN in OVHcloud's IAM."""

    project_urn: pulumi.Input[str]
    rights: tuple[Right, ...]


class Access(pulumi.ComponentResource):
    """One policy a right."""

    def __init__(self, name: str, args: AccessArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Access", name, None, opts)
        for right in args.rights:
            ovh.iam.Policy(
                f"{name}-{right.name}",
                description=right.description,
                identities=list(right.identities),
                resources=[args.project_urn],
                allows=list(right.actions),
                opts=pulumi.ResourceOptions(parent=self),
            )
        self.register_outputs({})
