"""Where a thing is: who runs the machine, and in which region."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hds_policies.model.value import Setting

if TYPE_CHECKING:
    from hds_policies.facts.regions import Place


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """The host (a key of `facts.hosts`) and the region as the source spells it.

    `region.raw` is None for what has no region by nature (a world-wide service), Unknown when it cannot be resolved.
    """

    host: str
    region: Setting[str | None]

    @property
    def place(self) -> Place | None:
        """The place of the region table; None when the region is not known, or not in the table."""
        # The region tables cost an import that a folder without that provider should not pay.
        from hds_policies.facts.regions import locate  # noqa: PLC0415

        raw = self.region.raw
        return locate(self.host, raw) if isinstance(raw, str) else None

    @property
    def region_name(self) -> str | None:
        """The region's canonical name, or as spelled when the table does not have it, or None."""
        raw = self.region.raw
        if not isinstance(raw, str):  # Unknown, none by nature, or a mistake in the source
            return None
        place = self.place
        return place.name if place else raw

    @property
    def country(self) -> str | None:
        """ISO code of the only country the place is in; None when unknown or when there are several."""
        place = self.place
        return next(iter(place.countries)) if place and len(place.countries) == 1 else None
