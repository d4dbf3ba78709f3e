"""Hosts of the EEA and Switzerland: Exoscale, Infomaniak, Hetzner, UpCloud, IONOS."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator


def _hetzner(name: str) -> Iterator[Reading]:
    """Data centres are spelled `fsn1-dc14`."""
    site, dash, _ = name.partition("-dc")
    if dash:
        yield Reading(site, Kind.ZONE)


EXOSCALE = Table(
    provider="exoscale",
    evidence=Evidence(
        source=(
            "https://github.com/exoscale/terraform-provider-exoscale pkg/config/config.go, CHANGELOG.md "
            "(b692022e, 2026-08-12)"
        ),
        checked=date(2026, 11, 23),
        note="The codes were read in the source; their places are general knowledge.",
    ),
    regions=(
        Region("exoscale", "at-vie-1", "Vienna", "AT", Confidence.VERIFIED),
        Region("exoscale", "at-vie-2", "Vienna", "AT", Confidence.VERIFIED),
        Region("exoscale", "bg-sof-1", "Sofia", "BG", Confidence.VERIFIED),
        Region("exoscale", "ch-dk-2", "Zurich", "CH", Confidence.VERIFIED),
        Region("exoscale", "ch-gva-2", "Geneva", "CH", Confidence.VERIFIED),
        Region("exoscale", "de-fra-1", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("exoscale", "de-muc-1", "Munich", "DE", Confidence.VERIFIED),
        Region("exoscale", "hr-zag-1", "Zagreb", "HR", Confidence.VERIFIED),
    ),
)
INFOMANIAK = Table(
    provider="infomaniak",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="Reached with the openstack provider.",
    ),
    regions=(
        Region("infomaniak", "dc3-a", "Geneva", "CH", Confidence.MEMORY),
        Region("infomaniak", "dc4-a", "Geneva", "CH", Confidence.MEMORY),
    ),
)
HETZNER = Table(
    provider="hetzner",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("hetzner", "fsn1", "Falkenstein", "DE", Confidence.MEMORY),
        Region("hetzner", "nbg1", "Nuremberg", "DE", Confidence.MEMORY),
        Region("hetzner", "hel1", "Helsinki", "FI", Confidence.MEMORY),
        Region("hetzner", "ash", "Ashburn", "US", Confidence.MEMORY),
        Region("hetzner", "hil", "Hillsboro", "US", Confidence.MEMORY),
        Region("hetzner", "sin", "Singapore", "SG", Confidence.MEMORY),
    ),
    areas=(
        Area(
            "eu-central",
            Kind.GEOGRAPHY,
            eea=True,
            regions=("fsn1", "nbg1", "hel1"),
            confidence=Confidence.MEMORY,
            note="network zone",
        ),
        Area("us-east", Kind.GEOGRAPHY, eea=False, regions=("ash",), confidence=Confidence.MEMORY, note="network zone"),
        Area("us-west", Kind.GEOGRAPHY, eea=False, regions=("hil",), confidence=Confidence.MEMORY, note="network zone"),
        Area(
            "ap-southeast",
            Kind.GEOGRAPHY,
            eea=False,
            regions=("sin",),
            confidence=Confidence.MEMORY,
            note="network zone",
        ),
    ),
    readings=_hetzner,
)
UPCLOUD = Table(
    provider="upcloud",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("upcloud", "de-fra1", "Frankfurt", "DE", Confidence.MEMORY),
        Region("upcloud", "dk-cph1", "Copenhagen", "DK", Confidence.MEMORY),
        Region("upcloud", "es-mad1", "Madrid", "ES", Confidence.MEMORY),
        Region("upcloud", "fi-hel1", "Helsinki", "FI", Confidence.MEMORY),
        Region("upcloud", "fi-hel2", "Helsinki", "FI", Confidence.MEMORY),
        Region("upcloud", "nl-ams1", "Amsterdam", "NL", Confidence.MEMORY),
        Region("upcloud", "no-svg1", "Stavanger", "NO", Confidence.MEMORY),
        Region("upcloud", "pl-waw1", "Warsaw", "PL", Confidence.MEMORY),
        Region("upcloud", "se-sto1", "Stockholm", "SE", Confidence.MEMORY),
        Region("upcloud", "uk-lon1", "London", "GB", Confidence.MEMORY),
        Region("upcloud", "us-chi1", "Chicago", "US", Confidence.MEMORY),
        Region("upcloud", "us-nyc1", "New York", "US", Confidence.MEMORY),
        Region("upcloud", "us-sjc1", "San Jose", "US", Confidence.MEMORY),
        Region("upcloud", "sg-sin1", "Singapore", "SG", Confidence.MEMORY),
        Region("upcloud", "au-syd1", "Sydney", "AU", Confidence.MEMORY),
    ),
)
IONOS = Table(
    provider="ionos",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("ionos", "de/fra", "Frankfurt", "DE", Confidence.MEMORY),
        Region("ionos", "de/txl", "Berlin", "DE", Confidence.MEMORY),
        Region("ionos", "fr/par", "Paris", "FR", Confidence.MEMORY),
        Region("ionos", "es/vit", "Logroño", "ES", Confidence.MEMORY),
        Region("ionos", "gb/lhr", "London", "GB", Confidence.MEMORY),
        Region("ionos", "gb/bhx", "Worcester", "GB", Confidence.MEMORY),
        Region("ionos", "us/las", "Las Vegas", "US", Confidence.MEMORY),
        Region("ionos", "us/ewr", "Newark", "US", Confidence.MEMORY),
        Region("ionos", "us/mci", "Lenexa", "US", Confidence.MEMORY),
    ),
)


TABLES = (
    EXOSCALE,
    INFOMANIAK,
    HETZNER,
    UPCLOUD,
    IONOS,
)
