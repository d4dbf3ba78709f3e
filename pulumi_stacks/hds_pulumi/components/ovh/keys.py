"""Keys and secrets in OVHcloud's KMS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pulumi
import pulumi_ovh as ovh


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysArgs:
    """`region` is one of the KMS (`eu-west-gra`); `purposes` name the keys."""

    region: str
    purposes: tuple[str, ...]
    subsidiary: str = "FR"


class Keys(pulumi.ComponentResource):
    """A KMS of the project's own, and one AES-256 key a purpose.

    The KMS encrypts data keys on request (envelopes) and never gives its keys away. The provider has no argument for
    rotation: the stack's README tells how it is done.
    """

    kms_id: pulumi.Output[str]
    key_ids: Mapping[str, pulumi.Output[str]]
    """By purpose."""
    endpoint: pulumi.Output[str]

    def __init__(self, name: str, args: KeysArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:Keys", name, None, opts)
        kms = ovh.okms.Okms(
            name,
            ovh_subsidiary=args.subsidiary,
            region=args.region,
            display_name=name,
            opts=pulumi.ResourceOptions(parent=self, protect=True),
        )
        self.key_ids = {
            purpose: ovh.okms.ServiceKey(
                f"{name}-{purpose}",
                okms_id=kms.id,
                type="oct",
                size=256,
                operations=["encrypt", "decrypt", "wrapKey", "unwrapKey"],
                opts=pulumi.ResourceOptions(parent=kms, protect=True),
            ).id
            for purpose in args.purposes
        }
        self.kms_id = kms.id
        self.endpoint = kms.rest_endpoint
        self.register_outputs({"kms_id": self.kms_id, "key_ids": self.key_ids})


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSecretArgs:
    """`fields` are the secret's members; their values come from resources or secret configuration, never literals."""

    kms_id: pulumi.Input[str]
    path: str
    fields: Mapping[str, pulumi.Output[str]]
    versions: int = 10


class KeptSecret(pulumi.ComponentResource):
    """A secret of the KMS, as a JSON object, with its former versions."""

    path: pulumi.Output[str]

    def __init__(self, name: str, args: KeptSecretArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:ovh:KeptSecret", name, None, opts)
        secret = ovh.okms.Secret(
            name,
            okms_id=args.kms_id,
            path=args.path,
            include_data=False,
            metadata=ovh.okms.SecretMetadataArgs(max_versions=args.versions),
            version=ovh.okms.SecretVersionArgs(
                data=pulumi.Output.secret(pulumi.Output.json_dumps(dict(args.fields))),
            ),
            opts=pulumi.ResourceOptions(parent=self),
        )
        self.path = secret.path
        self.register_outputs({"path": self.path})
