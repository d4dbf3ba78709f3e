"""How people come in from outside."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ClientVpn(Thing):
    """A VPN that people's own machines connect to."""

    authentication: Setting[tuple[str, ...]] | None = None
    """What proves who one is: `certificate`, `federation`, `password`, `external` (a RADIUS server that decides)."""
    split: Setting[bool] | None = None
    """Whether the machine stays connected to the Internet beside the tunnel."""
