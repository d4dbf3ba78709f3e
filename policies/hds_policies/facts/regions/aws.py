"""AWS regions, and how zones, zone ids, local zones and ARNs spell them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

# Airport codes in the names of local and wavelength zones: the zone can be in another country than its region.
_SITES = {
    "us": "atl bna bos chi clt den dfw dtw hnl hou iah las lax mci mia msp nyc pdx phl phx sea sfo tpa",
    "de": "ber dtm ham muc",
    "dk": "cph",
    "fi": "hel",
    "pl": "waw",
    "gb": "lon man",
    "jp": "hnd kix nrt",
    "kr": "cjj sel",
    "in": "ccu del",
    "th": "bkk",
    "tw": "tpe",
    "ph": "mnl",
    "au": "per",
    "nz": "akl",
    "om": "mct",
    "ng": "los",
    "ma": "cmn",
    "ar": "bue",
    "cl": "scl",
    "pe": "lim",
    "mx": "qro",
    "ca": "yto",
}
_COUNTRY_OF_SITE = {site: country.upper() for country, sites in _SITES.items() for site in sites.split()}

_ZONE = re.compile(r"([a-z]{2,4}(?:-[a-z]+)+-\d)[a-z]")
_LOCAL_ZONE = re.compile(r"[a-z]{2}-[a-z]+-\d(?:-wl\d)?-([a-z]{3})(?:-wlz)?(?:-\d[a-z]?)?")
_ZONE_ID = re.compile(r"([a-z]{2})(g?)([a-z]{1,2})(\d)-az\d+")
_DIRECTIONS = {
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    "c": "central",
    "ne": "northeast",
    "nw": "northwest",
    "se": "southeast",
    "sw": "southwest",
}


def _readings(name: str) -> Iterator[Reading]:
    if zone := _ZONE.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)
    if (local := _LOCAL_ZONE.fullmatch(name)) and local[1] in _COUNTRY_OF_SITE:
        yield Reading(name, Kind.ZONE, city=local[1].upper(), country=_COUNTRY_OF_SITE[local[1]])
    if (zone_id := _ZONE_ID.fullmatch(name)) and zone_id[3] in _DIRECTIONS:
        government = "-gov" if zone_id[2] else ""
        yield Reading(f"{zone_id[1]}{government}-{_DIRECTIONS[zone_id[3]]}-{zone_id[4]}", Kind.ZONE)
    if name.startswith("arn:"):
        yield Reading((name.split(":", 5) + [""] * 4)[3])


AWS = Table(
    provider="aws",
    evidence=Evidence(
        source="botocore 1.44.5 data/endpoints.json and data/partitions.json (PyPI, installed 2026-11-23)",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("aws", "af-south-1", "Cape Town", "ZA", Confidence.VERIFIED),
        Region("aws", "ap-east-1", "Hong Kong", "HK", Confidence.VERIFIED),
        Region("aws", "ap-east-2", "Taipei", "TW", Confidence.VERIFIED),
        Region("aws", "ap-northeast-1", "Tokyo", "JP", Confidence.VERIFIED),
        Region("aws", "ap-northeast-2", "Seoul", "KR", Confidence.VERIFIED),
        Region("aws", "ap-northeast-3", "Osaka", "JP", Confidence.VERIFIED),
        Region("aws", "ap-south-1", "Mumbai", "IN", Confidence.VERIFIED),
        Region("aws", "ap-south-2", "Hyderabad", "IN", Confidence.VERIFIED),
        Region("aws", "ap-southeast-1", "Singapore", "SG", Confidence.VERIFIED),
        Region("aws", "ap-southeast-2", "Sydney", "AU", Confidence.VERIFIED),
        Region("aws", "ap-southeast-3", "Jakarta", "ID", Confidence.VERIFIED),
        Region("aws", "ap-southeast-4", "Melbourne", "AU", Confidence.VERIFIED),
        Region("aws", "ap-southeast-5", "Kuala Lumpur area", "MY", Confidence.VERIFIED),
        Region("aws", "ap-southeast-6", "Auckland", "NZ", Confidence.VERIFIED),
        Region("aws", "ap-southeast-7", "Bangkok area", "TH", Confidence.VERIFIED),
        Region("aws", "ca-central-1", "Montreal", "CA", Confidence.VERIFIED),
        Region("aws", "ca-west-1", "Calgary", "CA", Confidence.VERIFIED),
        Region("aws", "cn-north-1", "Beijing", "CN", Confidence.VERIFIED, note="partition aws-cn"),
        Region("aws", "cn-northwest-1", "Ningxia", "CN", Confidence.VERIFIED, note="partition aws-cn"),
        Region("aws", "eu-central-1", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("aws", "eu-central-2", "Zurich", "CH", Confidence.VERIFIED),
        Region("aws", "eu-isoe-west-1", "United Kingdom", "GB", Confidence.VERIFIED, note="partition aws-iso-e"),
        Region("aws", "eu-north-1", "Stockholm", "SE", Confidence.VERIFIED),
        Region("aws", "eu-south-1", "Milan", "IT", Confidence.VERIFIED),
        Region("aws", "eu-south-2", "Zaragoza (Spain)", "ES", Confidence.VERIFIED),
        Region("aws", "eu-west-1", "Dublin (Ireland)", "IE", Confidence.VERIFIED),
        Region("aws", "eu-west-2", "London", "GB", Confidence.VERIFIED),
        Region("aws", "eu-west-3", "Paris", "FR", Confidence.VERIFIED),
        Region("aws", "eusc-de-east-1", "Brandenburg", "DE", Confidence.VERIFIED, note="partition aws-eusc"),
        Region("aws", "il-central-1", "Tel Aviv", "IL", Confidence.VERIFIED),
        Region("aws", "me-central-1", "UAE", "AE", Confidence.VERIFIED),
        Region("aws", "me-south-1", "Bahrain", "BH", Confidence.VERIFIED),
        Region("aws", "me-west-1", "Saudi Arabia", "SA", Confidence.VERIFIED),
        Region("aws", "mx-central-1", "Queretaro (Mexico)", "MX", Confidence.VERIFIED),
        Region("aws", "sa-east-1", "Sao Paulo", "BR", Confidence.VERIFIED),
        Region("aws", "sa-west-1", "Chile", "CL", Confidence.VERIFIED),
        Region("aws", "us-east-1", "N. Virginia", "US", Confidence.VERIFIED),
        Region("aws", "us-east-2", "Ohio", "US", Confidence.VERIFIED),
        Region("aws", "us-gov-east-1", "US-East", "US", Confidence.VERIFIED, note="partition aws-us-gov"),
        Region("aws", "us-gov-west-1", "US-West", "US", Confidence.VERIFIED, note="partition aws-us-gov"),
        Region("aws", "us-iso-east-1", "US", "US", Confidence.VERIFIED, note="partition aws-iso"),
        Region("aws", "us-iso-west-1", "US", "US", Confidence.VERIFIED, note="partition aws-iso"),
        Region("aws", "us-isob-east-1", "Ohio", "US", Confidence.VERIFIED, note="partition aws-iso-b"),
        Region("aws", "us-isob-west-1", "US", "US", Confidence.VERIFIED, note="partition aws-iso-b"),
        Region("aws", "us-isof-east-1", "US", "US", Confidence.VERIFIED, note="partition aws-iso-f"),
        Region("aws", "us-isof-south-1", "US", "US", Confidence.VERIFIED, note="partition aws-iso-f"),
        Region("aws", "us-west-1", "N. California", "US", Confidence.VERIFIED),
        Region("aws", "us-west-2", "Oregon", "US", Confidence.VERIFIED),
    ),
    areas=(
        Area(
            "aws-global",
            Kind.GLOBAL,
            eea=False,
            confidence=Confidence.VERIFIED,
            note="IAM, CloudFront, Route 53: control plane in us-east-1",
        ),
        Area("global", Kind.GLOBAL, eea=False, confidence=Confidence.MEMORY),
        Area(
            "eu",
            Kind.GEOGRAPHY,
            eea=None,
            confidence=Confidence.MEMORY,
            note="prefix of Bedrock inference profiles; members not read",
        ),
        Area(
            "us",
            Kind.GEOGRAPHY,
            eea=False,
            countries=frozenset({"US"}),
            confidence=Confidence.MEMORY,
            note="prefix of Bedrock inference profiles",
        ),
        Area(
            "apac", Kind.GEOGRAPHY, eea=False, confidence=Confidence.MEMORY, note="prefix of Bedrock inference profiles"
        ),
    ),
    aliases={"eu-west": "eu-west-1", "us-standard": "us-east-1"},
    readings=_readings,
)


TABLES = (AWS,)
