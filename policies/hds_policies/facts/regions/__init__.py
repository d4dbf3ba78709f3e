"""From a provider's spelling of a place to the countries it stands for.

The same name is elsewhere at another provider (`eu-west-2` is London at AWS and Paris at Outscale), so every lookup
names the provider: the key of `hds_policies.facts.hosts`. A provider's table is imported when it is first asked for.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING

from hds_policies.facts.countries import is_eea
from hds_policies.facts.evidence import Confidence
from hds_policies.facts.regions.table import Area, Kind, Place, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Area", "Kind", "Place", "Reading", "Region", "Table", "locate", "pair_of", "providers", "table_of"]

_MODULE_OF = {
    "aws": "aws",
    "azurerm": "azurerm",
    "bleu": "azurerm",
    "google": "google",
    "s3ns": "google",
    "ovh": "ovh",
    "scaleway": "scaleway",
    "outscale": "outscale",
    "numspot": "outscale",
    "clevercloud": "french",
    "scalingo": "french",
    "cloudtemple": "french",
    "flexibleengine": "french",
    "cloudavenue": "french",
    "ibm": "ibm",
    "oci": "oci",
    "exoscale": "european",
    "infomaniak": "european",
    "hetzner": "european",
    "upcloud": "european",
    "ionos": "european",
    "digitalocean": "american",
    "linode": "american",
    "vultr": "american",
    "wasabi": "american",
    "backblaze": "american",
    "alicloud": "asian",
    "tencentcloud": "asian",
    "heroku": "platforms",
    "terraformcloud": "platforms",
    "vercel": "platforms",
    "flyio": "platforms",
    "render": "platforms",
    "cloudflare": "platforms",
    "mongodbatlas": "tenants",
    "aiven": "tenants",
    "snowflake": "tenants",
    "elastic": "tenants",
    "confluent": "tenants",
    "databricks": "tenants",
    "supabase": "tenants",
    "neon": "tenants",
    "datadog": "tenants",
}


def providers() -> tuple[str, ...]:
    """Keys of the providers that have a table."""
    return tuple(_MODULE_OF)


@cache
def table_of(provider: str) -> Table | None:
    """The table of a provider, None when there is none."""
    module = _MODULE_OF.get(provider)
    if module is None:
        return None
    tables: tuple[Table, ...] = import_module(f"hds_policies.facts.regions.{module}").TABLES
    return next(table for table in tables if table.provider == provider)


@lru_cache(maxsize=4096)
def locate(provider: str, spelling: str) -> Place | None:
    """The place that `spelling` names at `provider`: a region, zone, multi-region or geography, in any known spelling.

    None when the name is not in the table: not known, which is neither inside nor outside the EEA. Names of Google
    Cloud Storage (`EUR7`) and of Spanner (`eur7`) differ by case alone: give those of buckets in upper case.
    """
    table = table_of(provider)
    if table is None:
        return None
    name = spelling.strip()
    known = _entry(table, name)
    if known is not None:
        return _place(table, known)
    for reading in table.readings(name.lower()):
        place = _read(table, reading)
        if place is not None:
            return place
    return None


def pair_of(region: Region) -> Region | None:
    """The region where the provider puts the geo-redundant copies of `region`, None when it has no pair."""
    table = table_of(region.provider)
    entry = _entry(table, region.pair) if table and region.pair else None
    return entry if isinstance(entry, Region) else None


def _entry(table: Table, name: str) -> Region | Area | None:
    exact, folded = _index(table.provider)
    return exact.get(name) or folded.get(name.lower())


@cache
def _index(provider: str) -> tuple[dict[str, Region | Area], dict[str, Region | Area]]:
    table = table_of(provider)
    exact: dict[str, Region | Area] = {}
    folded: dict[str, Region | Area] = {}
    if table is not None:
        entries: tuple[Region | Area, ...] = (*table.regions, *table.areas)
        for entry in entries:
            exact[entry.code] = entry
            folded.setdefault(entry.code.lower(), entry)
        for alias, code in table.aliases.items():
            folded.setdefault(alias, exact[code])
    return exact, folded


def _place(table: Table, entry: Region | Area, kind: Kind = Kind.REGION) -> Place:
    if isinstance(entry, Region):
        return Place(
            provider=table.provider,
            name=entry.code,
            kind=kind,
            regions=(entry,),
            countries=frozenset({entry.country}),
            eea=is_eea(entry.country),
            confidence=entry.confidence,
            evidence=table.evidence,
            note=entry.note,
        )
    members = tuple(_members(table, entry))
    return Place(
        provider=table.provider,
        name=entry.code,
        kind=entry.kind,
        regions=members,
        countries=entry.countries or frozenset(region.country for region in members),
        eea=entry.eea,
        confidence=entry.confidence,
        evidence=table.evidence,
        note=entry.note,
    )


def _members(table: Table, area: Area) -> Iterator[Region]:
    for code in area.regions:
        member = _entry(table, code)
        if isinstance(member, Region):
            yield member


def _read(table: Table, reading: Reading) -> Place | None:
    if reading.provider:
        landlord = locate(reading.provider, reading.code)
        # Which cloud a vendor's spelling means is our own reading of it.
        return landlord and _relabelled(landlord, table)
    if reading.country:
        site = Region(table.provider, reading.code, reading.city, reading.country, Confidence.MEMORY)
        return _place(table, site, reading.kind)
    entry = _entry(table, reading.code)
    return None if entry is None else _place(table, entry, reading.kind)


def _relabelled(place: Place, table: Table) -> Place:
    return Place(
        provider=table.provider,
        name=f"{place.provider}:{place.name}",
        kind=place.kind,
        regions=place.regions,
        countries=place.countries,
        eea=place.eea,
        confidence=Confidence.MEMORY,
        evidence=table.evidence,
        note=place.note,
    )
