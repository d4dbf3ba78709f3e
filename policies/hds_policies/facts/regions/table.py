"""The shape of a provider's regions, and of the place that a spelling resolves to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from hds_policies.facts.countries import is_eea

if TYPE_CHECKING:
    from hds_policies.facts.evidence import Confidence, Evidence


class Kind(Enum):
    """What sort of name a spelling is."""

    REGION = "region"
    ZONE = "zone"
    """Part of a region: availability zone, local zone, data centre."""
    MULTI_REGION = "multi-region"
    """Several regions, named by the provider: data may rest in any or all of them."""
    GEOGRAPHY = "geography"
    """A country or continent that bounds where data rests, without naming regions."""
    GLOBAL = "global"
    """No place: anywhere the provider likes."""


@dataclass(frozen=True, slots=True, repr=False)
class Region:
    """One region or single site of one provider.

    `country` is an ISO 3166-1 alpha-2 code. `confidence` is that of the code; a table's evidence says whether its place
    was read there too.
    """

    provider: str
    code: str
    city: str
    country: str
    confidence: Confidence
    pair: str | None = None
    """Code of the region where the provider puts geo-redundant copies."""
    hds_zone: bool | None = None
    """Whether the provider names it as a zone of its HDS offer; None when it does not say zone by zone."""
    note: str = ""

    @property
    def eea(self) -> bool:
        """Whether the region stands in the EEA."""
        return is_eea(self.country)


@dataclass(frozen=True, slots=True, repr=False)
class Area:
    """A name that stands for several regions, a geography, or no place at all.

    `regions` are codes of the same table. `countries` are those the name may put data in, as far as its text says;
    empty when anywhere. `eea` is None when the text does not settle it.
    """

    code: str
    kind: Kind
    eea: bool | None
    confidence: Confidence
    regions: tuple[str, ...] = ()
    countries: frozenset[str] = frozenset()
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """One way to read a spelling that no table lists: the code it stands for.

    With `provider`, the code is looked up in that provider's table (a vendor that rents another's cloud). With
    `country`, the spelling is a site of its own, away from its parent region.
    """

    code: str
    kind: Kind = Kind.REGION
    provider: str = ""
    city: str = ""
    country: str = ""


Readings: TypeAlias = Callable[[str], Iterable[Reading]]
"""From a spelling in lower case to the ways to read it, the likeliest first."""


def no_other_reading(_: str) -> tuple[Reading, ...]:
    """For providers whose regions have one spelling."""
    return ()


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """All that is known of where one provider's names are."""

    provider: str
    evidence: Evidence
    regions: tuple[Region, ...] = ()
    areas: tuple[Area, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)
    """Other names, in lower case, to the code."""
    readings: Readings = no_other_reading


@dataclass(frozen=True, slots=True, repr=False)
class Place:
    """Where a spelling says that data is.

    `name` is the provider's canonical code (for a zone, of the region that holds it). `countries` is empty when the
    name does not bound the place; `eea` is None when the name does not settle it.
    """

    provider: str
    name: str
    kind: Kind
    regions: tuple[Region, ...]
    countries: frozenset[str]
    eea: bool | None
    confidence: Confidence
    evidence: Evidence
    note: str = ""

    @property
    def country(self) -> str | None:
        """The country, when there is exactly one."""
        return next(iter(self.countries)) if len(self.countries) == 1 else None

    @property
    def city(self) -> str:
        """The cities, for a reader; "" when no region is known."""
        return ", ".join(dict.fromkeys(region.city for region in self.regions))
