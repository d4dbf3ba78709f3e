"""A secret that the application reads, kept in the Secret Manager."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSecretArgs:
    """`value` is secret configuration or what another resource generated, never a literal; `key_id` encrypts it."""

    labels: Labels
    path: str
    value: pulumi.Output[str]
    key_id: pulumi.Input[str]


class KeptSecret(pulumi.ComponentResource):
    """A secret and its current version. A new value makes a new version; the former stays until it is disabled."""

    secret_id: pulumi.Output[str]

    def __init__(self, name: str, args: KeptSecretArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:KeptSecret", name, None, opts)
        secret = scaleway.secrets.Secret(
            name,
            path=args.path,
            protected=True,
            key_id=args.key_id,
            tags=args.labels.as_list(),
            opts=pulumi.ResourceOptions(parent=self),
        )
        value: pulumi.Output[str] = pulumi.Output.secret(args.value)
        scaleway.secrets.Version(name, secret_id=secret.id, data=value, opts=pulumi.ResourceOptions(parent=secret))
        self.secret_id = secret.id
        self.register_outputs({"secret_id": self.secret_id})
