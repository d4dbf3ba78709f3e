"""3DS Outscale, and NumSpot which runs on it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUBREGION = re.compile(r"([a-z]+-[a-z]+(?:-[a-z]+)?-\d)[a-z]")


def _readings(name: str) -> Iterator[Reading]:
    if zone := _SUBREGION.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)


OUTSCALE = Table(
    provider="outscale",
    evidence=Evidence(
        source=(
            "https://github.com/outscale/terraform-provider-outscale docs/index.md (70f2bbe, 2026-08-12) ; "
            "OOS endpoint lists in stored repositories ; cities: memory"
        ),
        checked=date(2026, 11, 23),
        note="The codes were read in the source; their places are general knowledge.",
    ),
    regions=(
        Region("outscale", "eu-west-2", "Paris area", "FR", Confidence.VERIFIED, note="AWS eu-west-2 is London"),
        Region("outscale", "cloudgouv-eu-west-1", "Paris area (SecNumCloud)", "FR", Confidence.VERIFIED),
        Region("outscale", "us-east-2", "New Jersey area", "US", Confidence.VERIFIED),
        Region("outscale", "us-west-1", "California", "US", Confidence.VERIFIED),
        Region("outscale", "ap-northeast-1", "Tokyo", "JP", Confidence.VERIFIED),
    ),
    readings=_readings,
)
NUMSPOT = Table(
    provider="numspot",
    evidence=Evidence(
        source="https://github.com/numspot/terraform-provider-numspot docs/index.md + tests",
        checked=date(2026, 11, 23),
        note="The codes were read in the source; their places are general knowledge.",
    ),
    regions=(
        Region("numspot", "eu-west-2", "Paris area (on Outscale)", "FR", Confidence.VERIFIED),
        Region("numspot", "cloudgouv-eu-west-1", "Paris area (on Outscale SecNumCloud)", "FR", Confidence.VERIFIED),
    ),
    readings=_readings,
)


TABLES = (
    OUTSCALE,
    NUMSPOT,
)
