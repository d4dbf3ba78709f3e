"""Google Cloud regions, dual-regions and multi-regions, and the region of S3NS."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.countries import EU
from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATH = re.compile(r"(?:^|/)(?:locations|regions|zones|instanceConfigs|instanceconfigs)/([^/]+)(?:/|$)")
_ZONE = re.compile(r"((?:u-)?[a-z]+-[a-z]+\d+)-[a-z]")


def _readings(name: str) -> Iterator[Reading]:
    if path := _PATH.search(name):
        name = path[1]
        yield Reading(name)
    if zone := _ZONE.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)
    if name.startswith("regional-"):
        yield Reading(name.removeprefix("regional-"))


GOOGLE = Table(
    provider="google",
    evidence=Evidence(
        source=(
            "https://docs.cloud.google.com/storage/docs/locations (excerpts: multi-region text; region "
            "names) ; dual-region pairs read in third-party copies of the same table; cities: memory"
        ),
        checked=date(2026, 11, 23),
        note="The codes were read in the source; their places are general knowledge.",
    ),
    regions=(
        Region("google", "africa-south1", "Johannesburg", "ZA", Confidence.VERIFIED),
        Region("google", "asia-east1", "Changhua County", "TW", Confidence.VERIFIED),
        Region("google", "asia-east2", "Hong Kong", "HK", Confidence.VERIFIED),
        Region("google", "asia-northeast1", "Tokyo", "JP", Confidence.VERIFIED),
        Region("google", "asia-northeast2", "Osaka", "JP", Confidence.VERIFIED),
        Region("google", "asia-northeast3", "Seoul", "KR", Confidence.VERIFIED),
        Region("google", "asia-south1", "Mumbai", "IN", Confidence.VERIFIED),
        Region("google", "asia-south2", "Delhi", "IN", Confidence.VERIFIED),
        Region("google", "asia-southeast1", "Jurong West", "SG", Confidence.VERIFIED),
        Region("google", "asia-southeast2", "Jakarta", "ID", Confidence.VERIFIED),
        Region("google", "asia-southeast3", "Bangkok", "TH", Confidence.VERIFIED),
        Region("google", "australia-southeast1", "Sydney", "AU", Confidence.VERIFIED),
        Region("google", "australia-southeast2", "Melbourne", "AU", Confidence.VERIFIED),
        Region("google", "europe-central2", "Warsaw", "PL", Confidence.VERIFIED),
        Region("google", "europe-north1", "Hamina", "FI", Confidence.VERIFIED),
        Region("google", "europe-north2", "Stockholm", "SE", Confidence.VERIFIED),
        Region("google", "europe-southwest1", "Madrid", "ES", Confidence.VERIFIED),
        Region("google", "europe-west1", "St. Ghislain", "BE", Confidence.VERIFIED),
        Region("google", "europe-west2", "London", "GB", Confidence.VERIFIED),
        Region("google", "europe-west3", "Frankfurt", "DE", Confidence.VERIFIED),
        Region("google", "europe-west4", "Eemshaven", "NL", Confidence.VERIFIED),
        Region("google", "europe-west6", "Zurich", "CH", Confidence.VERIFIED),
        Region("google", "europe-west8", "Milan", "IT", Confidence.VERIFIED),
        Region("google", "europe-west9", "Paris", "FR", Confidence.VERIFIED),
        Region("google", "europe-west10", "Berlin", "DE", Confidence.VERIFIED),
        Region("google", "europe-west12", "Turin", "IT", Confidence.VERIFIED),
        Region("google", "me-central1", "Doha", "QA", Confidence.VERIFIED),
        Region("google", "me-central2", "Dammam", "SA", Confidence.VERIFIED),
        Region("google", "me-west1", "Tel Aviv", "IL", Confidence.VERIFIED),
        Region("google", "northamerica-northeast1", "Montreal", "CA", Confidence.VERIFIED),
        Region("google", "northamerica-northeast2", "Toronto", "CA", Confidence.VERIFIED),
        Region("google", "northamerica-south1", "Queretaro", "MX", Confidence.VERIFIED),
        Region("google", "southamerica-east1", "Osasco (Sao Paulo)", "BR", Confidence.VERIFIED),
        Region("google", "southamerica-west1", "Santiago", "CL", Confidence.VERIFIED),
        Region("google", "us-central1", "Council Bluffs, Iowa", "US", Confidence.VERIFIED),
        Region("google", "us-east1", "Moncks Corner, South Carolina", "US", Confidence.VERIFIED),
        Region("google", "us-east4", "Ashburn, Virginia", "US", Confidence.VERIFIED),
        Region("google", "us-east5", "Columbus, Ohio", "US", Confidence.VERIFIED),
        Region("google", "us-south1", "Dallas, Texas", "US", Confidence.VERIFIED),
        Region("google", "us-west1", "The Dalles, Oregon", "US", Confidence.VERIFIED),
        Region("google", "us-west2", "Los Angeles, California", "US", Confidence.VERIFIED),
        Region("google", "us-west3", "Salt Lake City, Utah", "US", Confidence.VERIFIED),
        Region("google", "us-west4", "Las Vegas, Nevada", "US", Confidence.VERIFIED),
    ),
    areas=(
        Area(
            "EUR4",
            Kind.MULTI_REGION,
            eea=True,
            regions=("europe-north1", "europe-west4"),
            confidence=Confidence.VERIFIED,
        ),
        Area(
            "EUR5",
            Kind.MULTI_REGION,
            eea=False,
            regions=("europe-west1", "europe-west2"),
            confidence=Confidence.VERIFIED,
            note="straddles London",
        ),
        Area(
            "EUR7",
            Kind.MULTI_REGION,
            eea=False,
            regions=("europe-west2", "europe-west3"),
            confidence=Confidence.VERIFIED,
            note="Cloud Storage: straddles London",
        ),
        Area(
            "EUR8",
            Kind.MULTI_REGION,
            eea=False,
            regions=("europe-west3", "europe-west6"),
            confidence=Confidence.VERIFIED,
            note="straddles Zurich",
        ),
        Area("NAM4", Kind.MULTI_REGION, eea=False, regions=("us-central1", "us-east1"), confidence=Confidence.VERIFIED),
        Area(
            "ASIA1",
            Kind.MULTI_REGION,
            eea=False,
            regions=("asia-northeast1", "asia-northeast2"),
            confidence=Confidence.VERIFIED,
        ),
        Area(
            "EU",
            Kind.MULTI_REGION,
            eea=True,
            countries=EU,
            confidence=Confidence.VERIFIED,
            note="Cloud Storage, BigQuery: the Union, without London and Zurich",
        ),
        Area("US", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.VERIFIED),
        Area(
            "ASIA",
            Kind.MULTI_REGION,
            eea=False,
            countries=frozenset({"IN", "JP", "KR", "SG", "TH", "TW"}),
            confidence=Confidence.VERIFIED,
            note="Asia without Hong Kong and Indonesia",
        ),
        Area(
            "eu",
            Kind.MULTI_REGION,
            eea=True,
            countries=EU,
            confidence=Confidence.MEMORY,
            note="Logging, Healthcare API, DLP, Vertex AI",
        ),
        Area("us", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area(
            "europe",
            Kind.MULTI_REGION,
            eea=True,
            countries=EU,
            confidence=Confidence.MEMORY,
            note="Artifact Registry, Cloud KMS: several regions of the Union",
        ),
        Area(
            "asia",
            Kind.MULTI_REGION,
            eea=False,
            countries=frozenset({"IN", "JP", "KR", "SG", "TH", "TW"}),
            confidence=Confidence.MEMORY,
        ),
        Area("global", Kind.GLOBAL, eea=False, confidence=Confidence.MEMORY),
        Area(
            "eur3",
            Kind.MULTI_REGION,
            eea=True,
            regions=("europe-west1", "europe-west4", "europe-north1"),
            confidence=Confidence.MEMORY,
            note="Firestore, Spanner, KMS",
        ),
        Area(
            "eur4", Kind.MULTI_REGION, eea=True, regions=("europe-north1", "europe-west4"), confidence=Confidence.MEMORY
        ),
        Area(
            "eur5", Kind.MULTI_REGION, eea=False, regions=("europe-west1", "europe-west2"), confidence=Confidence.MEMORY
        ),
        Area(
            "eur6",
            Kind.MULTI_REGION,
            eea=False,
            regions=("europe-west4", "europe-west3", "europe-west6"),
            confidence=Confidence.MEMORY,
            note="witness in Zurich",
        ),
        Area(
            "eur7",
            Kind.MULTI_REGION,
            eea=True,
            regions=("europe-west8", "europe-west3", "europe-west12"),
            confidence=Confidence.MEMORY,
            note="Spanner; the EUR7 of Cloud Storage straddles London",
        ),
        Area("nam3", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("nam5", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("nam6", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("nam7", Kind.MULTI_REGION, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area(
            "nam-eur-asia1",
            Kind.MULTI_REGION,
            eea=False,
            confidence=Confidence.MEMORY,
            note="United States, Europe and Asia",
        ),
        Area(
            "nam-eur-asia3",
            Kind.MULTI_REGION,
            eea=False,
            confidence=Confidence.MEMORY,
            note="United States, Europe and Asia",
        ),
    ),
    aliases={"europe-west": "europe-west1", "us-central": "us-central1"},
    readings=_readings,
)
S3NS = Table(
    provider="s3ns",
    evidence=Evidence(
        source=(
            "stored text of documentation.s3ns.fr: one region u-france-east1 with three zones, no "
            "multi-region but global"
        ),
        checked=date(2026, 11, 23),
        note="Google's software run by Thales: the google provider with universe_domain s3nsapis.fr.",
    ),
    regions=(Region("s3ns", "u-france-east1", "Paris area", "FR", Confidence.VERIFIED),),
    areas=(
        Area(
            "global",
            Kind.GLOBAL,
            eea=True,
            countries=frozenset({"FR"}),
            confidence=Confidence.MEMORY,
            note="inside the S3NS universe, whose one region is in France",
        ),
    ),
    readings=_readings,
)


TABLES = (
    GOOGLE,
    S3NS,
)
