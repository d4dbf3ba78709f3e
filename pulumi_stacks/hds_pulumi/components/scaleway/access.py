"""Who may do what: one identity for each use, with the rights of that use on that project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """A use, and the permission sets of Scaleway's IAM that it needs."""

    name: str
    description: str
    permission_sets: tuple[str, ...]


APPLICATION = Identity(
    name="application",
    description="The application: its documents, its secrets, its keys",
    permission_sets=("ObjectStorageObjectsRead", "ObjectStorageObjectsWrite", "SecretManagerSecretAccess"),
)
OPERATIONS = Identity(
    name="operations",
    description="Operators look at logs and machines, and change nothing",
    permission_sets=("ObservabilityReadOnly", "InstancesReadOnly", "RelationalDatabasesReadOnly"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessArgs:
    """Every right is limited to `project_id`."""

    labels: Labels
    project_id: pulumi.Input[str]
    identities: tuple[Identity, ...] = (APPLICATION, OPERATIONS)


class Access(pulumi.ComponentResource):
    """An IAM application and its policy for each identity. Keys are made when needed, with an end date, not here."""

    application_ids: Mapping[str, pulumi.Output[str]]
    """By the identity's name."""

    def __init__(self, name: str, args: AccessArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:Access", name, None, opts)
        ids: dict[str, pulumi.Output[str]] = {}
        for identity in args.identities:
            application = scaleway.iam.Application(
                f"{name}-{identity.name}",
                description=identity.description,
                tags=args.labels.as_list(),
                opts=pulumi.ResourceOptions(parent=self),
            )
            scaleway.iam.Policy(
                f"{name}-{identity.name}",
                application_id=application.id,
                description=identity.description,
                rules=[
                    scaleway.iam.PolicyRuleArgs(
                        project_ids=[args.project_id], permission_set_names=list(identity.permission_sets)
                    )
                ],
                tags=args.labels.as_list(),
                opts=pulumi.ResourceOptions(parent=application),
            )
            ids[identity.name] = application.id
        self.application_ids = ids
        self.register_outputs({"application_ids": ids})
