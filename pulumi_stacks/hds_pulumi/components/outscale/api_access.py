"""Who may call Outscale's API on the account, and for how long an access key lives."""

from __future__ import annotations

from dataclasses import dataclass

import pulumi
import pulumi_outscale as outscale

_SECONDS_A_DAY = 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiAccessArgs:
    """`administrators` are networks in CIDR notation; the rule that Outscale made with the account is deleted by hand."""

    administrators: tuple[str, ...]
    key_days: int = 90


class ApiAccess(pulumi.ComponentResource):
    """A rule that takes calls from the named networks alone, and access keys that end."""

    def __init__(self, name: str, args: ApiAccessArgs, opts: pulumi.ResourceOptions | None = None) -> None:
        super().__init__("hds:outscale:ApiAccess", name, None, opts)
        child = pulumi.ResourceOptions(parent=self)
        outscale.ApiAccessRule(
            name, description="Networks of the administrators", ip_ranges=list(args.administrators), opts=child
        )
        outscale.ApiAccessPolicy(
            name,
            max_access_key_expiration_seconds=args.key_days * _SECONDS_A_DAY,
            # True needs client certificates: see the README of the stack.
            require_trusted_env=False,
            opts=child,
        )
        self.register_outputs({})
