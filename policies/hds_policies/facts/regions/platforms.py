"""Application platforms and edge networks that name places of their own."""

from __future__ import annotations

from datetime import date

from hds_policies.facts.countries import EU
from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Area, Kind, Region, Table

HEROKU = Table(
    provider="heroku",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("heroku", "dublin", "Dublin", "IE", Confidence.MEMORY),
        Region("heroku", "frankfurt", "Frankfurt", "DE", Confidence.MEMORY),
        Region("heroku", "london", "London", "GB", Confidence.MEMORY),
        Region("heroku", "montreal", "Montreal", "CA", Confidence.MEMORY),
        Region("heroku", "mumbai", "Mumbai", "IN", Confidence.MEMORY),
        Region("heroku", "oregon", "Oregon", "US", Confidence.MEMORY),
        Region("heroku", "singapore", "Singapore", "SG", Confidence.MEMORY),
        Region("heroku", "sydney", "Sydney", "AU", Confidence.MEMORY),
        Region("heroku", "tokyo", "Tokyo", "JP", Confidence.MEMORY),
        Region("heroku", "virginia", "Virginia", "US", Confidence.MEMORY),
    ),
    areas=(
        Area(
            "eu",
            Kind.GEOGRAPHY,
            eea=True,
            countries=frozenset({"IE"}),
            confidence=Confidence.MEMORY,
            note="common runtime, Ireland",
        ),
        Area(
            "us",
            Kind.GEOGRAPHY,
            eea=False,
            countries=frozenset({"US"}),
            confidence=Confidence.MEMORY,
            note="common runtime",
        ),
    ),
)
TERRAFORM_CLOUD = Table(
    provider="terraformcloud",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="HCP Terraform keeps states in the United States, and in the EU behind app.eu.terraform.io.",
    ),
    areas=(
        Area("us", Kind.GEOGRAPHY, eea=False, countries=frozenset({"US"}), confidence=Confidence.MEMORY),
        Area("eu", Kind.GEOGRAPHY, eea=True, countries=EU, confidence=Confidence.MEMORY),
    ),
)
VERCEL = Table(
    provider="vercel",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="Regions of functions; the edge network spans the world.",
    ),
    regions=(
        Region("vercel", "arn1", "Stockholm", "SE", Confidence.MEMORY),
        Region("vercel", "cdg1", "Paris", "FR", Confidence.MEMORY),
        Region("vercel", "dub1", "Dublin", "IE", Confidence.MEMORY),
        Region("vercel", "fra1", "Frankfurt", "DE", Confidence.MEMORY),
        Region("vercel", "lhr1", "London", "GB", Confidence.MEMORY),
        Region("vercel", "cle1", "Cleveland", "US", Confidence.MEMORY),
        Region("vercel", "iad1", "Washington", "US", Confidence.MEMORY),
        Region("vercel", "pdx1", "Portland", "US", Confidence.MEMORY),
        Region("vercel", "sfo1", "San Francisco", "US", Confidence.MEMORY),
        Region("vercel", "gru1", "São Paulo", "BR", Confidence.MEMORY),
        Region("vercel", "bom1", "Mumbai", "IN", Confidence.MEMORY),
        Region("vercel", "cpt1", "Cape Town", "ZA", Confidence.MEMORY),
        Region("vercel", "hkg1", "Hong Kong", "HK", Confidence.MEMORY),
        Region("vercel", "hnd1", "Tokyo", "JP", Confidence.MEMORY),
        Region("vercel", "icn1", "Seoul", "KR", Confidence.MEMORY),
        Region("vercel", "kix1", "Osaka", "JP", Confidence.MEMORY),
        Region("vercel", "sin1", "Singapore", "SG", Confidence.MEMORY),
        Region("vercel", "syd1", "Sydney", "AU", Confidence.MEMORY),
    ),
    areas=(Area("global", Kind.GLOBAL, eea=False, confidence=Confidence.MEMORY),),
)
FLYIO = Table(
    provider="flyio",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("flyio", "ams", "Amsterdam", "NL", Confidence.MEMORY),
        Region("flyio", "arn", "Stockholm", "SE", Confidence.MEMORY),
        Region("flyio", "cdg", "Paris", "FR", Confidence.MEMORY),
        Region("flyio", "fra", "Frankfurt", "DE", Confidence.MEMORY),
        Region("flyio", "lhr", "London", "GB", Confidence.MEMORY),
        Region("flyio", "dfw", "Dallas", "US", Confidence.MEMORY),
        Region("flyio", "ewr", "Secaucus", "US", Confidence.MEMORY),
        Region("flyio", "iad", "Ashburn", "US", Confidence.MEMORY),
        Region("flyio", "lax", "Los Angeles", "US", Confidence.MEMORY),
        Region("flyio", "ord", "Chicago", "US", Confidence.MEMORY),
        Region("flyio", "sjc", "San Jose", "US", Confidence.MEMORY),
        Region("flyio", "yyz", "Toronto", "CA", Confidence.MEMORY),
        Region("flyio", "gru", "São Paulo", "BR", Confidence.MEMORY),
        Region("flyio", "bom", "Mumbai", "IN", Confidence.MEMORY),
        Region("flyio", "jnb", "Johannesburg", "ZA", Confidence.MEMORY),
        Region("flyio", "nrt", "Tokyo", "JP", Confidence.MEMORY),
        Region("flyio", "sin", "Singapore", "SG", Confidence.MEMORY),
        Region("flyio", "syd", "Sydney", "AU", Confidence.MEMORY),
    ),
)
RENDER = Table(
    provider="render",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("render", "frankfurt", "Frankfurt", "DE", Confidence.MEMORY),
        Region("render", "ohio", "Ohio", "US", Confidence.MEMORY),
        Region("render", "oregon", "Oregon", "US", Confidence.MEMORY),
        Region("render", "virginia", "Virginia", "US", Confidence.MEMORY),
        Region("render", "singapore", "Singapore", "SG", Confidence.MEMORY),
    ),
)
CLOUDFLARE = Table(
    provider="cloudflare",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
        note="A location hint is a wish, not a bound; the jurisdiction eu is one.",
    ),
    areas=(
        Area("weur", Kind.GEOGRAPHY, eea=None, confidence=Confidence.MEMORY, note="hint Western Europe, no guarantee"),
        Area("eeur", Kind.GEOGRAPHY, eea=None, confidence=Confidence.MEMORY, note="hint Eastern Europe, no guarantee"),
        Area("wnam", Kind.GEOGRAPHY, eea=False, confidence=Confidence.MEMORY, note="hint Western North America"),
        Area("enam", Kind.GEOGRAPHY, eea=False, confidence=Confidence.MEMORY, note="hint Eastern North America"),
        Area("apac", Kind.GEOGRAPHY, eea=False, confidence=Confidence.MEMORY, note="hint Asia-Pacific"),
        Area("oc", Kind.GEOGRAPHY, eea=False, confidence=Confidence.MEMORY, note="hint Oceania"),
        Area("eu", Kind.GEOGRAPHY, eea=True, countries=EU, confidence=Confidence.MEMORY, note="jurisdiction"),
        Area(
            "fedramp",
            Kind.GEOGRAPHY,
            eea=False,
            countries=frozenset({"US"}),
            confidence=Confidence.MEMORY,
            note="jurisdiction",
        ),
        Area("global", Kind.GLOBAL, eea=False, confidence=Confidence.MEMORY),
    ),
)


TABLES = (
    HEROKU,
    TERRAFORM_CLOUD,
    VERCEL,
    FLYIO,
    RENDER,
    CLOUDFLARE,
)
