"""IBM Cloud regions, classic data centres and Object Storage cross-regions."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZONE = re.compile(r"([a-z]{2}-[a-z]+\d?)-(?:\d|[a-z]{3}\d{2}-[a-z])")
_DATACENTER = re.compile(r"(([a-z]{3})\d{2})(?:-[a-z])?")
# Classic data centres are numbered behind the code of their city.
_CITIES = {
    "ams": ("Amsterdam", "NL"),
    "che": ("Chennai", "IN"),
    "dal": ("Dallas", "US"),
    "fra": ("Frankfurt", "DE"),
    "hkg": ("Hong Kong", "HK"),
    "hou": ("Houston", "US"),
    "lon": ("London", "GB"),
    "mad": ("Madrid", "ES"),
    "mex": ("Mexico", "MX"),
    "mil": ("Milan", "IT"),
    "mon": ("Montreal", "CA"),
    "osa": ("Osaka", "JP"),
    "osl": ("Oslo", "NO"),
    "par": ("Paris", "FR"),
    "sao": ("São Paulo", "BR"),
    "sjc": ("San Jose", "US"),
    "sng": ("Singapore", "SG"),
    "syd": ("Sydney", "AU"),
    "tok": ("Tokyo", "JP"),
    "tor": ("Toronto", "CA"),
    "wdc": ("Washington DC", "US"),
}


def _readings(name: str) -> Iterator[Reading]:
    if zone := _ZONE.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)
    if site := _DATACENTER.fullmatch(name):
        yield Reading(site[1], Kind.ZONE)
        if site[2] in _CITIES:
            city, country = _CITIES[site[2]]
            yield Reading(site[1], Kind.ZONE, city=city, country=country)


IBM = Table(
    provider="ibm",
    evidence=Evidence(
        source="https://github.com/ibm-cloud-docs/overview locations.md (4f8d2159, 2026-08-18)",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("ibm", "eu-de", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("ibm", "eu-es", "Madrid", "ES", Confidence.VERIFIED),
        Region("ibm", "eu-gb", "London", "GB", Confidence.VERIFIED),
        Region("ibm", "us-south", "Dallas", "US", Confidence.VERIFIED),
        Region("ibm", "us-east", "Washington DC", "US", Confidence.VERIFIED),
        Region("ibm", "br-sao", "Sao Paulo", "BR", Confidence.VERIFIED),
        Region("ibm", "ca-tor", "Toronto", "CA", Confidence.VERIFIED),
        Region("ibm", "ca-mon", "Montreal", "CA", Confidence.VERIFIED),
        Region("ibm", "au-syd", "Sydney", "AU", Confidence.VERIFIED),
        Region("ibm", "jp-tok", "Tokyo", "JP", Confidence.VERIFIED),
        Region("ibm", "jp-osa", "Osaka", "JP", Confidence.VERIFIED),
        Region("ibm", "in-che", "Chennai", "IN", Confidence.VERIFIED),
        Region("ibm", "in-mum", "Mumbai", "IN", Confidence.VERIFIED),
        Region("ibm", "eu-fr2", "Paris (restricted, financial services)", "FR", Confidence.MEMORY),
        Region("ibm", "par01", "Paris", "FR", Confidence.VERIFIED),
        Region("ibm", "ams03", "Amsterdam", "NL", Confidence.VERIFIED),
        Region("ibm", "fra02", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("ibm", "fra04", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("ibm", "fra05", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("ibm", "mad02", "Madrid", "ES", Confidence.VERIFIED),
        Region("ibm", "mad04", "Madrid", "ES", Confidence.VERIFIED),
        Region("ibm", "mad05", "Madrid", "ES", Confidence.VERIFIED),
        Region("ibm", "lon02", "London", "GB", Confidence.VERIFIED),
        Region("ibm", "lon04", "London", "GB", Confidence.VERIFIED),
        Region("ibm", "lon05", "London", "GB", Confidence.VERIFIED),
        Region("ibm", "lon06", "London", "GB", Confidence.VERIFIED),
        Region(
            "ibm",
            "mil01",
            "Milan",
            "IT",
            Confidence.VERIFIED,
            note="still accepted by ibm_cos_bucket.single_site_location",
        ),
    ),
    areas=(
        Area(
            "eu",
            Kind.MULTI_REGION,
            eea=None,
            countries=frozenset({"DE", "ES", "FR", "IT", "NL"}),
            confidence=Confidence.MEMORY,
            note="historic members; the current list was not read",
        ),
        Area("us", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("ap", Kind.MULTI_REGION, eea=False, confidence=Confidence.MEMORY),
        Area("global", Kind.GLOBAL, eea=False, confidence=Confidence.MEMORY),
    ),
    aliases={"eu-geo": "eu", "us-geo": "us", "ap-geo": "ap"},
    readings=_readings,
)


TABLES = (IBM,)
