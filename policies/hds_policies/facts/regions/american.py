"""American hosts: DigitalOcean, Linode (Akamai), Vultr, and the object stores Wasabi and Backblaze."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator


def _linode(name: str) -> Iterator[Reading]:
    """Object Storage clusters are spelled `eu-central-1`."""
    region, _, number = name.rpartition("-")
    if number.isdecimal():
        yield Reading(region)


DIGITALOCEAN = Table(
    provider="digitalocean",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("digitalocean", "ams3", "Amsterdam", "NL", Confidence.MEMORY),
        Region("digitalocean", "fra1", "Frankfurt", "DE", Confidence.MEMORY),
        Region("digitalocean", "lon1", "London", "GB", Confidence.MEMORY),
        Region("digitalocean", "nyc1", "New York", "US", Confidence.MEMORY),
        Region("digitalocean", "nyc2", "New York", "US", Confidence.MEMORY),
        Region("digitalocean", "nyc3", "New York", "US", Confidence.MEMORY),
        Region("digitalocean", "sfo2", "San Francisco", "US", Confidence.MEMORY),
        Region("digitalocean", "sfo3", "San Francisco", "US", Confidence.MEMORY),
        Region("digitalocean", "atl1", "Atlanta", "US", Confidence.MEMORY),
        Region("digitalocean", "ric1", "Richmond", "US", Confidence.MEMORY),
        Region("digitalocean", "tor1", "Toronto", "CA", Confidence.MEMORY),
        Region("digitalocean", "blr1", "Bangalore", "IN", Confidence.MEMORY),
        Region("digitalocean", "sgp1", "Singapore", "SG", Confidence.MEMORY),
        Region("digitalocean", "syd1", "Sydney", "AU", Confidence.MEMORY),
        Region("digitalocean", "ams2", "Amsterdam", "NL", Confidence.MEMORY),
        Region("digitalocean", "sfo1", "San Francisco", "US", Confidence.MEMORY),
    ),
)
LINODE = Table(
    provider="linode",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("linode", "fr-par", "Paris", "FR", Confidence.MEMORY),
        Region("linode", "fr-par-2", "Paris", "FR", Confidence.MEMORY),
        Region("linode", "eu-central", "Frankfurt", "DE", Confidence.MEMORY),
        Region("linode", "de-fra-2", "Frankfurt", "DE", Confidence.MEMORY),
        Region("linode", "nl-ams", "Amsterdam", "NL", Confidence.MEMORY),
        Region("linode", "se-sto", "Stockholm", "SE", Confidence.MEMORY),
        Region("linode", "es-mad", "Madrid", "ES", Confidence.MEMORY),
        Region("linode", "it-mil", "Milan", "IT", Confidence.MEMORY),
        Region("linode", "eu-west", "London", "GB", Confidence.MEMORY),
        Region("linode", "gb-lon", "London", "GB", Confidence.MEMORY),
        Region("linode", "us-east", "Newark", "US", Confidence.MEMORY),
        Region("linode", "us-iad", "Washington", "US", Confidence.MEMORY),
        Region("linode", "us-ord", "Chicago", "US", Confidence.MEMORY),
        Region("linode", "us-central", "Dallas", "US", Confidence.MEMORY),
        Region("linode", "us-west", "Fremont", "US", Confidence.MEMORY),
        Region("linode", "ap-south", "Singapore", "SG", Confidence.MEMORY),
        Region("linode", "ap-northeast", "Tokyo", "JP", Confidence.MEMORY),
        Region("linode", "us-southeast", "Atlanta", "US", Confidence.MEMORY),
        Region("linode", "us-den", "Denver", "US", Confidence.MEMORY),
        Region("linode", "us-lax", "Los Angeles", "US", Confidence.MEMORY),
        Region("linode", "us-mia", "Miami", "US", Confidence.MEMORY),
        Region("linode", "us-sea", "Seattle", "US", Confidence.MEMORY),
        Region("linode", "ca-central", "Toronto", "CA", Confidence.MEMORY),
        Region("linode", "br-gru", "São Paulo", "BR", Confidence.MEMORY),
        Region("linode", "ap-southeast", "Sydney", "AU", Confidence.MEMORY),
        Region("linode", "au-mel", "Melbourne", "AU", Confidence.MEMORY),
        Region("linode", "ap-west", "Mumbai", "IN", Confidence.MEMORY),
        Region("linode", "in-maa", "Chennai", "IN", Confidence.MEMORY),
        Region("linode", "in-bom-2", "Mumbai", "IN", Confidence.MEMORY),
        Region("linode", "id-cgk", "Jakarta", "ID", Confidence.MEMORY),
        Region("linode", "jp-osa", "Osaka", "JP", Confidence.MEMORY),
        Region("linode", "jp-tyo-3", "Tokyo", "JP", Confidence.MEMORY),
        Region("linode", "sg-sin-2", "Singapore", "SG", Confidence.MEMORY),
    ),
    readings=_linode,
)
VULTR = Table(
    provider="vultr",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("vultr", "cdg", "Paris", "FR", Confidence.MEMORY),
        Region("vultr", "ams", "Amsterdam", "NL", Confidence.MEMORY),
        Region("vultr", "fra", "Frankfurt", "DE", Confidence.MEMORY),
        Region("vultr", "mad", "Madrid", "ES", Confidence.MEMORY),
        Region("vultr", "sto", "Stockholm", "SE", Confidence.MEMORY),
        Region("vultr", "waw", "Warsaw", "PL", Confidence.MEMORY),
        Region("vultr", "lhr", "London", "GB", Confidence.MEMORY),
        Region("vultr", "man", "Manchester", "GB", Confidence.MEMORY),
        Region("vultr", "tlv", "Tel Aviv", "IL", Confidence.MEMORY),
        Region("vultr", "ewr", "New Jersey", "US", Confidence.MEMORY),
        Region("vultr", "atl", "Atlanta", "US", Confidence.MEMORY),
        Region("vultr", "dfw", "Dallas", "US", Confidence.MEMORY),
        Region("vultr", "lax", "Los Angeles", "US", Confidence.MEMORY),
        Region("vultr", "mia", "Miami", "US", Confidence.MEMORY),
        Region("vultr", "ord", "Chicago", "US", Confidence.MEMORY),
        Region("vultr", "sea", "Seattle", "US", Confidence.MEMORY),
        Region("vultr", "sjc", "Silicon Valley", "US", Confidence.MEMORY),
        Region("vultr", "hnl", "Honolulu", "US", Confidence.MEMORY),
        Region("vultr", "yto", "Toronto", "CA", Confidence.MEMORY),
        Region("vultr", "mex", "Mexico City", "MX", Confidence.MEMORY),
        Region("vultr", "sao", "São Paulo", "BR", Confidence.MEMORY),
        Region("vultr", "scl", "Santiago", "CL", Confidence.MEMORY),
        Region("vultr", "nrt", "Tokyo", "JP", Confidence.MEMORY),
        Region("vultr", "itm", "Osaka", "JP", Confidence.MEMORY),
        Region("vultr", "icn", "Seoul", "KR", Confidence.MEMORY),
        Region("vultr", "sgp", "Singapore", "SG", Confidence.MEMORY),
        Region("vultr", "syd", "Sydney", "AU", Confidence.MEMORY),
        Region("vultr", "mel", "Melbourne", "AU", Confidence.MEMORY),
        Region("vultr", "bom", "Mumbai", "IN", Confidence.MEMORY),
        Region("vultr", "del", "Delhi", "IN", Confidence.MEMORY),
        Region("vultr", "blr", "Bangalore", "IN", Confidence.MEMORY),
        Region("vultr", "jnb", "Johannesburg", "ZA", Confidence.MEMORY),
    ),
)
WASABI = Table(
    provider="wasabi",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("wasabi", "eu-central-1", "Amsterdam", "NL", Confidence.MEMORY),
        Region("wasabi", "eu-central-2", "Frankfurt", "DE", Confidence.MEMORY),
        Region("wasabi", "eu-west-1", "London", "GB", Confidence.MEMORY),
        Region("wasabi", "eu-west-2", "Paris", "FR", Confidence.MEMORY),
        Region("wasabi", "eu-west-3", "London", "GB", Confidence.MEMORY),
        Region("wasabi", "eu-south-1", "Milan", "IT", Confidence.MEMORY),
        Region("wasabi", "us-east-1", "Virginia", "US", Confidence.MEMORY),
        Region("wasabi", "us-east-2", "Virginia", "US", Confidence.MEMORY),
        Region("wasabi", "us-central-1", "Texas", "US", Confidence.MEMORY),
        Region("wasabi", "us-west-1", "Oregon", "US", Confidence.MEMORY),
        Region("wasabi", "ca-central-1", "Toronto", "CA", Confidence.MEMORY),
        Region("wasabi", "ap-northeast-1", "Tokyo", "JP", Confidence.MEMORY),
        Region("wasabi", "ap-northeast-2", "Osaka", "JP", Confidence.MEMORY),
        Region("wasabi", "ap-southeast-1", "Singapore", "SG", Confidence.MEMORY),
        Region("wasabi", "ap-southeast-2", "Sydney", "AU", Confidence.MEMORY),
    ),
)
BACKBLAZE = Table(
    provider="backblaze",
    evidence=Evidence(
        source="general knowledge",
        checked=date(2026, 11, 23),
    ),
    regions=(
        Region("backblaze", "eu-central-003", "Amsterdam", "NL", Confidence.MEMORY),
        Region("backblaze", "us-west-000", "California", "US", Confidence.MEMORY),
        Region("backblaze", "us-west-001", "California", "US", Confidence.MEMORY),
        Region("backblaze", "us-west-002", "California", "US", Confidence.MEMORY),
        Region("backblaze", "us-west-004", "Arizona", "US", Confidence.MEMORY),
        Region("backblaze", "us-east-005", "Virginia", "US", Confidence.MEMORY),
        Region("backblaze", "ca-east-006", "Toronto", "CA", Confidence.MEMORY),
    ),
)


TABLES = (
    DIGITALOCEAN,
    LINODE,
    VULTR,
    WASABI,
    BACKBLAZE,
)
