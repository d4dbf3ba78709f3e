"""What a rule may look at besides the thing it judges."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hds_policies.model.policy import Policy

if TYPE_CHECKING:
    from hds_policies.facts.hosts import Host
    from hds_policies.model.thing import Inventory


@dataclass(frozen=True, slots=True)
class Context:
    """The whole inventory, the project's policy and the day of the scan."""

    inventory: Inventory
    policy: Policy = field(default_factory=Policy)
    today: dt.date = field(default_factory=dt.date.today)

    def host(self, key: str) -> Host | None:
        """The host as the project corrects it, else as the registry knows it, else None."""
        from hds_policies.facts.hosts import HOSTS  # noqa: PLC0415 - only scans that judge hosts pay for the registry

        return self.policy.hosts.get(key) or HOSTS.get(key)
