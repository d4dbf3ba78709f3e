"""OVHcloud regions: Public Cloud, storage and dedicated sites, local zones."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_AVAILABILITY_ZONE = re.compile(r"(.*[a-z])-[a-d]")
_LONG_NAME = re.compile(r"[a-z]{2}-(?:north|south|east|west|central)-([a-z]{2,3})")
_US_LOCAL_ZONE = re.compile(r"us-(?:central|east|west)-lz-[a-z]{2,3}")


def _readings(name: str) -> Iterator[Reading]:
    """`GRA11`, `gra`, `eu-west-gra`, `RBX-A`, `EU-WEST-PAR-A`, `US-EAST-VA-1`."""
    base = name.rstrip("0123456789").removesuffix("-")
    yield Reading(base)
    if zone := _AVAILABILITY_ZONE.fullmatch(base):
        base = zone[1]
        yield Reading(base, Kind.ZONE)
    if long := _LONG_NAME.fullmatch(base):
        yield Reading(long[1])
    if _US_LOCAL_ZONE.fullmatch(base):
        yield Reading(base.upper(), Kind.ZONE, city="United States", country="US")


OVH = Table(
    provider="ovh",
    evidence=Evidence(
        source=(
            "https://github.com/ovh/terraform-provider-ovh docs (a1ae5bc, 2026-08-21) ; region and "
            "local-zone code list seen in stored public repositories ; cities: memory"
        ),
        checked=date(2026, 11, 23),
        note="The codes were read in the source; their places are general knowledge.",
    ),
    regions=(
        Region("ovh", "GRA", "Gravelines", "FR", Confidence.VERIFIED),
        Region("ovh", "SBG", "Strasbourg", "FR", Confidence.VERIFIED),
        Region("ovh", "RBX", "Roubaix", "FR", Confidence.VERIFIED),
        Region("ovh", "EU-WEST-PAR", "Paris (3 AZ)", "FR", Confidence.VERIFIED),
        Region("ovh", "PAR", "Paris", "FR", Confidence.MEMORY),
        Region("ovh", "DE", "Limburg (Frankfurt)", "DE", Confidence.VERIFIED),
        Region("ovh", "LIM", "Limburg", "DE", Confidence.VERIFIED),
        Region("ovh", "WAW", "Warsaw (Ozarow)", "PL", Confidence.VERIFIED),
        Region("ovh", "EU-SOUTH-MIL", "Milan (3 AZ)", "IT", Confidence.VERIFIED),
        Region("ovh", "UK", "London (Erith)", "GB", Confidence.VERIFIED),
        Region("ovh", "ERI", "Erith", "GB", Confidence.VERIFIED),
        Region("ovh", "BHS", "Beauharnois", "CA", Confidence.VERIFIED),
        Region("ovh", "CA-EAST-TOR", "Toronto", "CA", Confidence.VERIFIED),
        Region("ovh", "SGP", "Singapore", "SG", Confidence.MEMORY),
        Region("ovh", "SYD", "Sydney", "AU", Confidence.MEMORY),
        Region("ovh", "YNM", "Mumbai", "IN", Confidence.MEMORY),
        Region("ovh", "AP-SOUTH-MUM", "Mumbai", "IN", Confidence.MEMORY),
        Region("ovh", "US-EAST-VA", "Vint Hill, Virginia", "US", Confidence.MEMORY),
        Region("ovh", "US-WEST-OR", "Hillsboro, Oregon", "US", Confidence.MEMORY),
        Region("ovh", "VIN", "Vint Hill, Virginia", "US", Confidence.MEMORY),
        Region("ovh", "HIL", "Hillsboro, Oregon", "US", Confidence.MEMORY),
        Region(
            "ovh",
            "EU-WEST-LZ-BRU",
            "Brussels",
            "BE",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-SOUTH-LZ-MAD",
            "Madrid",
            "ES",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-LUX",
            "Luxembourg",
            "LU",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-AMS",
            "Amsterdam",
            "NL",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-MRS",
            "Marseille",
            "FR",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-SOUTH-LZ-MIL",
            "Milan",
            "IT",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-EAST-LZ-PRG",
            "Prague",
            "CZ",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-VIE",
            "Vienna",
            "AT",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-NORTH-LZ-CPH",
            "Copenhagen",
            "DK",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-NORTH-LZ-HEL",
            "Helsinki",
            "FI",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-NORTH-LZ-OSL",
            "Oslo",
            "NO",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-NORTH-LZ-STO",
            "Stockholm",
            "SE",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-SOUTH-LZ-LIS",
            "Lisbon",
            "PT",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-CENTRAL-LZ-BUH",
            "Bucharest",
            "RO",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-CENTRAL-LZ-SOF",
            "Sofia",
            "BG",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-DLN",
            "Dublin",
            "IE",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-ZRH",
            "Zurich",
            "CH",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-MNC",
            "Manchester",
            "GB",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "EU-WEST-LZ-LON",
            "London",
            "GB",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "ME-SOUTH-LZ-DXB",
            "Dubai",
            "AE",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "AF-NORTH-LZ-RBA",
            "Rabat",
            "MA",
            Confidence.MEMORY,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "SA-EAST-LZ-SAO",
            "Sao Paulo",
            "BR",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "SA-WEST-LZ-SCL",
            "Santiago",
            "CL",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "SA-WEST-LZ-BUE",
            "Buenos Aires",
            "AR",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
        Region(
            "ovh",
            "SA-CENTRAL-LZ-MEX",
            "Mexico City",
            "MX",
            Confidence.VERIFIED,
            note="local zone, not known to be in the HDS offer",
        ),
    ),
    areas=(
        Area(
            "EU",
            Kind.GEOGRAPHY,
            eea=None,
            confidence=Confidence.MEMORY,
            note="the subsidiary, not a place: its offer includes London",
        ),
    ),
    readings=_readings,
)


TABLES = (OVH,)
