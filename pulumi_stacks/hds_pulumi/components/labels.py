"""The labels that every resource carries: whose it is, what it holds, and why it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

HOLDS_HEALTH_DATA = "health-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Labels of one stack. `hds_activity` is an activity of article R.1111-9, as the contract with the host words it."""

    stack: str
    owner: str
    data_classification: str = HOLDS_HEALTH_DATA
    hds_activity: str = "application-hosting"

    def as_map(self) -> Mapping[str, str]:
        """For hosts whose labels have a name and a value."""
        return {
            "stack": self.stack,
            "owner": self.owner,
            "data-classification": self.data_classification,
            "hds-activity": self.hds_activity,
        }

    def as_list(self) -> list[str]:
        """For hosts whose labels are words: `owner=platform-team`."""
        return [f"{name}={value}" for name, value in self.as_map().items()]
