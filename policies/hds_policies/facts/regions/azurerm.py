"""Azure regions with their pairs, geographies, and the regions of Bleu."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_GEOGRAPHY_PREFIX = re.compile(r"\([^)]*\)")


def _readings(name: str) -> Iterator[Reading]:
    """`France Central`, `france-central`, `(Europe) France Central` and `francecentral` are one region."""
    yield Reading(re.sub(r"[\s_-]+", "", _GEOGRAPHY_PREFIX.sub("", name)))


AZURERM = Table(
    provider="azurerm",
    evidence=Evidence(
        source=(
            "https://github.com/MicrosoftDocs/azure-docs articles/reliability/regions-list.md (ms.date "
            "2025-03-21, commit 04495fc0) + https://learn.microsoft.com/en-us/azure/reliability/regions-list"
            " (excerpt: austriaeast Vienna no pair, belgiumcentral Brussels no pair)"
        ),
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("azurerm", "australiacentral", "Canberra", "AU", Confidence.VERIFIED, pair="australiacentral2"),
        Region(
            "azurerm",
            "australiacentral2",
            "Canberra",
            "AU",
            Confidence.VERIFIED,
            pair="australiacentral",
            note="restricted access",
        ),
        Region("azurerm", "australiaeast", "New South Wales", "AU", Confidence.VERIFIED, pair="australiasoutheast"),
        Region("azurerm", "australiasoutheast", "Victoria", "AU", Confidence.VERIFIED, pair="australiaeast"),
        Region("azurerm", "austriaeast", "Vienna", "AT", Confidence.VERIFIED),
        Region("azurerm", "belgiumcentral", "Brussels", "BE", Confidence.VERIFIED),
        Region("azurerm", "brazilsouth", "Sao Paulo State", "BR", Confidence.VERIFIED, pair="southcentralus"),
        Region(
            "azurerm", "brazilsoutheast", "Rio", "BR", Confidence.VERIFIED, pair="brazilsouth", note="restricted access"
        ),
        Region("azurerm", "canadacentral", "Toronto", "CA", Confidence.VERIFIED, pair="canadaeast"),
        Region("azurerm", "canadaeast", "Quebec", "CA", Confidence.VERIFIED, pair="canadacentral"),
        Region("azurerm", "centralindia", "Pune", "IN", Confidence.VERIFIED, pair="southindia"),
        Region("azurerm", "centralus", "Iowa", "US", Confidence.VERIFIED, pair="eastus2"),
        Region("azurerm", "chilecentral", "Santiago", "CL", Confidence.MEMORY),
        Region("azurerm", "denmarkeast", "Copenhagen area", "DK", Confidence.MEMORY),
        Region("azurerm", "eastasia", "Hong Kong", "HK", Confidence.VERIFIED, pair="southeastasia"),
        Region("azurerm", "eastus", "Virginia", "US", Confidence.VERIFIED, pair="westus"),
        Region("azurerm", "eastus2", "Virginia", "US", Confidence.VERIFIED, pair="centralus"),
        Region("azurerm", "francecentral", "Paris", "FR", Confidence.VERIFIED, pair="francesouth"),
        Region(
            "azurerm",
            "francesouth",
            "Marseille",
            "FR",
            Confidence.VERIFIED,
            pair="francecentral",
            note="restricted access",
        ),
        Region(
            "azurerm",
            "germanynorth",
            "Berlin",
            "DE",
            Confidence.VERIFIED,
            pair="germanywestcentral",
            note="restricted access",
        ),
        Region("azurerm", "germanywestcentral", "Frankfurt", "DE", Confidence.VERIFIED, pair="germanynorth"),
        Region("azurerm", "indonesiacentral", "Jakarta", "ID", Confidence.VERIFIED),
        Region("azurerm", "israelcentral", "Israel", "IL", Confidence.VERIFIED),
        Region("azurerm", "italynorth", "Milan", "IT", Confidence.VERIFIED),
        Region("azurerm", "japaneast", "Tokyo, Saitama", "JP", Confidence.VERIFIED, pair="japanwest"),
        Region("azurerm", "japanwest", "Osaka", "JP", Confidence.VERIFIED, pair="japaneast"),
        Region("azurerm", "jioindiacentral", "Nagpur", "IN", Confidence.MEMORY, pair="jioindiawest"),
        Region("azurerm", "jioindiawest", "Jamnagar", "IN", Confidence.MEMORY, pair="jioindiacentral"),
        Region("azurerm", "koreacentral", "Seoul", "KR", Confidence.VERIFIED, pair="koreasouth"),
        Region(
            "azurerm", "koreasouth", "Busan", "KR", Confidence.VERIFIED, pair="koreacentral", note="restricted access"
        ),
        Region("azurerm", "malaysiawest", "Kuala Lumpur", "MY", Confidence.MEMORY),
        Region("azurerm", "mexicocentral", "Queretaro State", "MX", Confidence.VERIFIED),
        Region("azurerm", "newzealandnorth", "Auckland", "NZ", Confidence.VERIFIED),
        Region("azurerm", "northcentralus", "Illinois", "US", Confidence.VERIFIED, pair="southcentralus"),
        Region("azurerm", "northeurope", "Dublin (Ireland)", "IE", Confidence.VERIFIED, pair="westeurope"),
        Region("azurerm", "norwayeast", "Oslo", "NO", Confidence.VERIFIED, pair="norwaywest"),
        Region(
            "azurerm", "norwaywest", "Stavanger", "NO", Confidence.VERIFIED, pair="norwayeast", note="restricted access"
        ),
        Region("azurerm", "polandcentral", "Warsaw", "PL", Confidence.VERIFIED),
        Region("azurerm", "qatarcentral", "Doha", "QA", Confidence.VERIFIED),
        Region("azurerm", "southafricanorth", "Johannesburg", "ZA", Confidence.VERIFIED, pair="southafricawest"),
        Region(
            "azurerm",
            "southafricawest",
            "Cape Town",
            "ZA",
            Confidence.VERIFIED,
            pair="southafricanorth",
            note="restricted access",
        ),
        Region("azurerm", "southcentralus", "Texas", "US", Confidence.VERIFIED, pair="northcentralus"),
        Region("azurerm", "southeastasia", "Singapore", "SG", Confidence.VERIFIED, pair="eastasia"),
        Region("azurerm", "southindia", "Chennai", "IN", Confidence.VERIFIED, pair="centralindia"),
        Region("azurerm", "spaincentral", "Madrid", "ES", Confidence.VERIFIED),
        Region("azurerm", "swedencentral", "Gavle", "SE", Confidence.VERIFIED, pair="swedensouth"),
        Region(
            "azurerm",
            "swedensouth",
            "Staffanstorp",
            "SE",
            Confidence.MEMORY,
            pair="swedencentral",
            note="restricted access",
        ),
        Region("azurerm", "switzerlandnorth", "Zurich", "CH", Confidence.VERIFIED, pair="switzerlandwest"),
        Region(
            "azurerm",
            "switzerlandwest",
            "Geneva",
            "CH",
            Confidence.VERIFIED,
            pair="switzerlandnorth",
            note="restricted access",
        ),
        Region(
            "azurerm", "uaecentral", "Abu Dhabi", "AE", Confidence.VERIFIED, pair="uaenorth", note="restricted access"
        ),
        Region("azurerm", "uaenorth", "Dubai", "AE", Confidence.VERIFIED, pair="uaecentral"),
        Region("azurerm", "uksouth", "London", "GB", Confidence.VERIFIED, pair="ukwest"),
        Region("azurerm", "ukwest", "Cardiff", "GB", Confidence.VERIFIED, pair="uksouth"),
        Region("azurerm", "westcentralus", "Wyoming", "US", Confidence.VERIFIED, pair="westus2"),
        Region("azurerm", "westeurope", "Netherlands", "NL", Confidence.VERIFIED, pair="northeurope"),
        Region("azurerm", "westindia", "Mumbai", "IN", Confidence.VERIFIED, pair="southindia"),
        Region("azurerm", "westus", "California", "US", Confidence.VERIFIED, pair="eastus"),
        Region("azurerm", "westus2", "Washington", "US", Confidence.VERIFIED, pair="westcentralus"),
        Region("azurerm", "westus3", "Phoenix", "US", Confidence.VERIFIED, pair="eastus"),
        Region("azurerm", "chinaeast", "Shanghai", "CN", Confidence.MEMORY, pair="chinanorth"),
        Region("azurerm", "chinaeast2", "Shanghai", "CN", Confidence.MEMORY, pair="chinanorth2"),
        Region("azurerm", "chinaeast3", "Jiangsu", "CN", Confidence.MEMORY, pair="chinanorth3"),
        Region("azurerm", "chinanorth", "Beijing", "CN", Confidence.MEMORY, pair="chinaeast"),
        Region("azurerm", "chinanorth2", "Beijing", "CN", Confidence.MEMORY, pair="chinaeast2"),
        Region("azurerm", "chinanorth3", "Hebei", "CN", Confidence.MEMORY, pair="chinaeast3"),
        Region("azurerm", "usgovvirginia", "Virginia", "US", Confidence.MEMORY, pair="usgovtexas"),
        Region("azurerm", "usgovtexas", "Texas", "US", Confidence.MEMORY, pair="usgovvirginia"),
        Region("azurerm", "usgovarizona", "Arizona", "US", Confidence.MEMORY, pair="usgovtexas"),
        Region("azurerm", "eastus2euap", "Virginia (early updates)", "US", Confidence.MEMORY),
        Region("azurerm", "centraluseuap", "Iowa (early updates)", "US", Confidence.MEMORY),
    ),
    areas=(
        Area(
            "global",
            Kind.GLOBAL,
            eea=False,
            confidence=Confidence.MEMORY,
            note="Front Door, Traffic Manager, DNS, Entra: no region",
        ),
        Area(
            "europe",
            Kind.GEOGRAPHY,
            eea=True,
            regions=("northeurope", "westeurope"),
            confidence=Confidence.MEMORY,
            note="geography Europe: Ireland and the Netherlands",
        ),
        Area("france", Kind.GEOGRAPHY, eea=True, countries=frozenset({"FR"}), confidence=Confidence.MEMORY),
        Area("germany", Kind.GEOGRAPHY, eea=True, countries=frozenset({"DE"}), confidence=Confidence.MEMORY),
        Area("norway", Kind.GEOGRAPHY, eea=True, countries=frozenset({"NO"}), confidence=Confidence.MEMORY),
        Area("sweden", Kind.GEOGRAPHY, eea=True, countries=frozenset({"SE"}), confidence=Confidence.MEMORY),
        Area("italy", Kind.GEOGRAPHY, eea=True, countries=frozenset({"IT"}), confidence=Confidence.MEMORY),
        Area("poland", Kind.GEOGRAPHY, eea=True, countries=frozenset({"PL"}), confidence=Confidence.MEMORY),
        Area("spain", Kind.GEOGRAPHY, eea=True, countries=frozenset({"ES"}), confidence=Confidence.MEMORY),
        Area("unitedkingdom", Kind.GEOGRAPHY, eea=False, countries=frozenset({"GB"}), confidence=Confidence.MEMORY),
        Area("switzerland", Kind.GEOGRAPHY, eea=False, countries=frozenset({"CH"}), confidence=Confidence.MEMORY),
        Area("unitedstates", Kind.GEOGRAPHY, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("usgov", Kind.GEOGRAPHY, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("canada", Kind.GEOGRAPHY, eea=False, countries=frozenset({"CA"}), confidence=Confidence.MEMORY),
        Area("brazil", Kind.GEOGRAPHY, eea=False, countries=frozenset({"BR"}), confidence=Confidence.MEMORY),
        Area("australia", Kind.GEOGRAPHY, eea=False, countries=frozenset({"AU"}), confidence=Confidence.MEMORY),
        Area("japan", Kind.GEOGRAPHY, eea=False, countries=frozenset({"JP"}), confidence=Confidence.MEMORY),
        Area("korea", Kind.GEOGRAPHY, eea=False, countries=frozenset({"KR"}), confidence=Confidence.MEMORY),
        Area("india", Kind.GEOGRAPHY, eea=False, countries=frozenset({"IN"}), confidence=Confidence.MEMORY),
        Area("uae", Kind.GEOGRAPHY, eea=False, countries=frozenset({"AE"}), confidence=Confidence.MEMORY),
        Area(
            "asiapacific",
            Kind.GEOGRAPHY,
            eea=False,
            regions=("eastasia", "southeastasia"),
            confidence=Confidence.MEMORY,
        ),
        Area("africa", Kind.GEOGRAPHY, eea=False, countries=frozenset({"ZA"}), confidence=Confidence.MEMORY),
    ),
    aliases={"uk": "unitedkingdom", "us": "unitedstates"},
    readings=_readings,
)
BLEU = Table(
    provider="bleu",
    evidence=Evidence(
        source="stored list of Microsoft codes (names Bleu France Central and Bleu France South only)",
        checked=date(2026, 11, 23),
        note="Run by Orange and Capgemini, reached with a cloud environment of its own.",
    ),
    regions=(
        Region("bleu", "bleufrancecentral", "France", "FR", Confidence.MEMORY),
        Region("bleu", "bleufrancesouth", "France", "FR", Confidence.MEMORY),
    ),
    readings=_readings,
)


TABLES = (
    AZURERM,
    BLEU,
)
