"""Vendors that rent other clouds and name places by cloud and region."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLOUDS = {
    "aws": "aws",
    "azure": "azurerm",
    "az": "azurerm",
    "gcp": "google",
    "google": "google",
    "do": "digitalocean",
    "upcloud": "upcloud",
}
_ATLAS_GOOGLE = {
    "western_europe": "europe-west1",
    "central_us": "us-central1",
    "eastern_us": "us-east1",
    "western_us": "us-west1",
    "eastern_asia_pacific": "asia-east1",
    "northeastern_asia_pacific": "asia-northeast1",
    "southeastern_asia_pacific": "asia-southeast1",
}
_ATLAS_AZURE = {
    "europe_north": "northeurope",
    "europe_west": "westeurope",
    "us_east": "eastus",
    "us_central": "centralus",
    "us_west": "westus",
    "asia_east": "eastasia",
    "asia_south_east": "southeastasia",
}
_SITE = re.compile(r"(?:^|[./])((?:(?:us|ap)\d\.)?datadoghq\.(?:com|eu)|ddog-gov\.com)(?:[/:]|$)")
_NUMBERED = re.compile(r"-(\d+)$")


def _cloud_and_region(name: str) -> Iterator[Reading]:
    """`aws-eu-west-3`, `google-europe-west9`, `azure-france-central`, `do-fra`."""
    cloud, _, region = name.partition("-")
    provider = _CLOUDS.get(cloud, "")
    if provider in {"digitalocean", "upcloud"}:
        # Aiven leaves out the number of the site.
        yield from (Reading(f"{region}{number}", provider=provider) for number in ("", "1", "3"))
    elif provider:
        yield Reading(region, provider=provider)
    else:
        yield from _any_cloud(name)


def _any_cloud(name: str) -> Iterator[Reading]:
    """The bare region of whichever cloud knows it; their spellings do not overlap."""
    for provider in ("aws", "google", "azurerm"):
        yield Reading(name, provider=provider)


def _amazon(name: str) -> Iterator[Reading]:
    yield Reading(name, provider="aws")


def _atlas(name: str) -> Iterator[Reading]:
    cloud, slash, region = name.rpartition("/")
    providers = (_CLOUDS.get(cloud, ""),) if slash else ("aws", "google", "azurerm")
    for provider in providers:
        if provider == "google":
            # EUROPE_WEST_9 is europe-west9.
            plain = _ATLAS_GOOGLE.get(region) or _NUMBERED.sub(r"\1", region.replace("_", "-"))
        elif provider == "azurerm":
            plain = _ATLAS_AZURE.get(region, region)
        else:
            plain = region.replace("_", "-")
        yield Reading(plain, provider=provider)


def _snowflake(name: str) -> Iterator[Reading]:
    name = name.rpartition("public.")[2]
    cloud, underscore, region = name.partition("_")
    if underscore and cloud in _CLOUDS:
        region = region.replace("_", "-")
        yield Reading(region, provider=_CLOUDS[cloud])
        yield Reading(_NUMBERED.sub(r"\1", region), provider=_CLOUDS[cloud])
    region, _, cloud = name.partition(".")
    yield Reading(region, provider=_CLOUDS.get(cloud, "aws"))


def _datadog(name: str) -> Iterator[Reading]:
    """`https://api.datadoghq.eu/` and intake hosts carry their site."""
    if site := _SITE.search(name):
        yield Reading(site[1])


MONGODBATLAS = Table(
    provider="mongodbatlas",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note=("EU_WEST_3 at AWS, EUROPE_WEST_9 at Google, FRANCE_CENTRAL at Azure; `AWS/EU_WEST_3` names the cloud."),
    ),
    readings=_atlas,
)
AIVEN = Table(
    provider="aiven",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="cloud_name is cloud-region.",
    ),
    readings=_cloud_and_region,
)
SNOWFLAKE = Table(
    provider="snowflake",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note=(
            "Account regions: AWS_EU_WEST_3, AZURE_WESTEUROPE, GCP_EUROPE_WEST4, and the older eu-west-1, "
            "west-europe.azure."
        ),
    ),
    readings=_snowflake,
)
ELASTIC = Table(
    provider="elastic",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    readings=_cloud_and_region,
)
CONFLUENT = Table(
    provider="confluent",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    readings=_any_cloud,
)
DATABRICKS = Table(
    provider="databricks",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    readings=_any_cloud,
)
SUPABASE = Table(
    provider="supabase",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    readings=_amazon,
)
NEON = Table(
    provider="neon",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    readings=_cloud_and_region,
)
DATADOG = Table(
    provider="datadog",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="Sites, by the host of the API.",
    ),
    regions=(
        Region("datadog", "datadoghq.com", "United States (US1)", "US", Confidence.MEMORY),
        Region("datadog", "us3.datadoghq.com", "United States (US3)", "US", Confidence.MEMORY),
        Region("datadog", "us5.datadoghq.com", "United States (US5)", "US", Confidence.MEMORY),
        Region("datadog", "ddog-gov.com", "United States (government)", "US", Confidence.MEMORY),
        Region("datadog", "datadoghq.eu", "Frankfurt (EU1)", "DE", Confidence.MEMORY),
        Region("datadog", "ap1.datadoghq.com", "Tokyo (AP1)", "JP", Confidence.MEMORY),
        Region("datadog", "ap2.datadoghq.com", "Sydney (AP2)", "AU", Confidence.MEMORY),
    ),
    aliases={
        "us1": "datadoghq.com",
        "us3": "us3.datadoghq.com",
        "us5": "us5.datadoghq.com",
        "us1-fed": "ddog-gov.com",
        "eu": "datadoghq.eu",
        "eu1": "datadoghq.eu",
        "us": "datadoghq.com",
        "ap1": "ap1.datadoghq.com",
        "ap2": "ap2.datadoghq.com",
    },
    readings=_datadog,
)


TABLES = (
    MONGODBATLAS,
    AIVEN,
    SNOWFLAKE,
    ELASTIC,
    CONFLUENT,
    DATABRICKS,
    SUPABASE,
    NEON,
    DATADOG,
)
