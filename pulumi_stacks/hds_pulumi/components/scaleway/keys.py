"""Encryption keys, one for each purpose, that rotate and cannot be deleted by mistake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumiverse_scaleway as scaleway

from hds_pulumi.components.labels import Labels


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysArgs:
    """`purposes` name the keys; a new version of each is made every `rotation_days`."""

    labels: Labels
    purposes: tuple[str, ...]
    rotation_days: int = 90


class Keys(pulumi.ComponentResource):
    """Symmetric keys of the Key Manager. They stay in it: applications ask it to encrypt data keys (envelopes)."""

    key_ids: Mapping[str, pulumi.Output[str]]
    """By purpose."""

    def __init__(self, name: str, args: KeysArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:scaleway:Keys", name, None, opts)
        self.key_ids = {
            purpose: scaleway.keymanager.Key(
                f"{name}-{purpose}",
                description=f"Encrypts {purpose}",
                usage="symmetric_encryption",
                algorithm="aes_256_gcm",
                rotation_policy=scaleway.keymanager.KeyRotationPolicyArgs(
                    rotation_period=f"{args.rotation_days * 24}h"
                ),
                unprotected=False,
                tags=args.labels.as_list(),
                opts=pulumi.ResourceOptions(parent=self, protect=True),
            ).id
            for purpose in args.purposes
        }
        self.register_outputs({"key_ids": self.key_ids})
