"""French hosts with few places: Clever Cloud, Scalingo, Cloud Temple, Orange's Flexible Engine and Cloud Avenue."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_FLEXIBLE_ZONE = re.compile(r"([a-z]{2}-[a-z]+-\d)[a-z]")
_TEMPLE_ZONE = re.compile(r"(?:fr1-)?az0[5-7]")


def _flexible(name: str) -> Iterator[Reading]:
    if zone := _FLEXIBLE_ZONE.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)


def _temple(name: str) -> Iterator[Reading]:
    if _TEMPLE_ZONE.fullmatch(name):
        yield Reading("FR1", Kind.ZONE)


CLEVERCLOUD = Table(
    provider="clevercloud",
    evidence=Evidence(
        source=(
            "https://github.com/CleverCloud/documentation content/doc/cli/applications/_index.md and "
            "content/doc/reference/cli.md (1957d9f5, 2026-07-01)"
        ),
        checked=date(2026, 11, 23),
        note="Only the zones named HDS are in the HDS offer; `par`, the default, is not.",
    ),
    regions=(
        Region(
            "clevercloud", "par", "Paris", "FR", Confidence.VERIFIED, hds_zone=False, note="operated on Clever Cloud"
        ),
        Region(
            "clevercloud",
            "parhds",
            "Paris",
            "FR",
            Confidence.VERIFIED,
            hds_zone=True,
            note="operated on Clever Cloud HDS",
        ),
        Region(
            "clevercloud",
            "fr-north-hds",
            "North of France",
            "FR",
            Confidence.VERIFIED,
            hds_zone=True,
            note="operated on OVHcloud HDS",
        ),
        Region(
            "clevercloud",
            "grahds",
            "Gravelines",
            "FR",
            Confidence.VERIFIED,
            hds_zone=True,
            note="operated on OVHcloud HDS",
        ),
        Region(
            "clevercloud",
            "rbxhds",
            "Roubaix",
            "FR",
            Confidence.VERIFIED,
            hds_zone=True,
            note="operated on OVHcloud HDS",
        ),
        Region("clevercloud", "rbx", "Roubaix", "FR", Confidence.VERIFIED, hds_zone=False, note="operated on OVHcloud"),
        Region(
            "clevercloud", "scw", "Paris", "FR", Confidence.VERIFIED, hds_zone=False, note="operated on Scaleway DC5"
        ),
        Region("clevercloud", "ldn", "London", "GB", Confidence.VERIFIED, hds_zone=False, note="operated on Ionos"),
        Region(
            "clevercloud", "mtl", "Montreal", "CA", Confidence.VERIFIED, hds_zone=False, note="operated on OVHcloud"
        ),
        Region(
            "clevercloud", "sgp", "Singapore", "SG", Confidence.VERIFIED, hds_zone=False, note="operated on OVHcloud"
        ),
        Region("clevercloud", "syd", "Sydney", "AU", Confidence.VERIFIED, hds_zone=False, note="operated on OVHcloud"),
        Region("clevercloud", "wsw", "Warsaw", "PL", Confidence.VERIFIED, hds_zone=False, note="operated on OVHcloud"),
    ),
)
SCALINGO = Table(
    provider="scalingo",
    evidence=Evidence(
        source="https://github.com/Scalingo/documentation (19c42432, 2026-08-21)",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("scalingo", "osc-fr1", "Paris area (Outscale eu-west-2)", "FR", Confidence.VERIFIED),
        Region(
            "scalingo",
            "osc-secnum-fr1",
            "Paris area (Outscale cloudgouv-eu-west-1, SecNumCloud)",
            "FR",
            Confidence.VERIFIED,
        ),
    ),
)
CLOUDTEMPLE = Table(
    provider="cloudtemple",
    evidence=Evidence(
        source=(
            "https://github.com/Cloud-Temple/docs docs/additional_content/concepts_regional.md (b95a2eab, 2026-08-20)"
        ),
        checked=date(2026, 11, 23),
    ),
    regions=(Region("cloudtemple", "FR1", "Paris area (AZ05, AZ06, AZ07)", "FR", Confidence.VERIFIED),),
    readings=_temple,
)
FLEXIBLEENGINE = Table(
    provider="flexibleengine",
    evidence=Evidence(
        source=(
            "https://github.com/FlexibleEngineCloud/terraform-provider-flexibleengine docs/index.md "
            "(daeea520, 2024-03-20)"
        ),
        checked=date(2026, 11, 23),
        note="The codes were read in the source; their places are general knowledge.",
    ),
    regions=(
        Region("flexibleengine", "eu-west-0", "Paris", "FR", Confidence.VERIFIED),
        Region("flexibleengine", "eu-west-1", "Amsterdam", "NL", Confidence.MEMORY),
        Region("flexibleengine", "na-east-0", "Atlanta", "US", Confidence.MEMORY),
    ),
    readings=_flexible,
)
CLOUDAVENUE = Table(
    provider="cloudavenue",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="The provider has no place argument.",
    ),
    regions=(
        Region("cloudavenue", "VAL", "Val-de-Reuil", "FR", Confidence.MEMORY),
        Region("cloudavenue", "CHA", "Chartres", "FR", Confidence.MEMORY),
    ),
)


TABLES = (
    CLEVERCLOUD,
    SCALINGO,
    CLOUDTEMPLE,
    FLEXIBLEENGINE,
    CLOUDAVENUE,
)
