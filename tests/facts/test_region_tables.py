"""The tables are well formed, and every derived flag agrees with the list of the EEA."""

import re
from datetime import date

import pytest

from hds_policies.facts.countries import EEA, NAMES, is_eea
from hds_policies.facts.evidence import Confidence
from hds_policies.facts.hosts import HOSTS
from hds_policies.facts.regions import Area, Region, Table, locate, pair_of, providers, table_of

REQUESTED = frozenset(
    [
        *("aws", "azurerm", "google", "s3ns", "ovh", "scaleway", "outscale", "numspot", "ibm", "oci", "exoscale"),
        *("clevercloud", "scalingo", "flexibleengine", "cloudavenue", "cloudtemple", "infomaniak", "hetzner"),
        *("digitalocean", "linode", "vultr", "alicloud", "heroku", "vercel", "mongodbatlas", "aiven", "datadog"),
        *("snowflake", "cloudflare"),
    ]
)


def _regions() -> list[Region]:
    return [region for provider in providers() for region in _table(provider).regions]


def _areas() -> list[tuple[str, Area]]:
    return [(provider, area) for provider in providers() for area in _table(provider).areas]


def _table(provider: str) -> Table:
    table = table_of(provider)
    assert table is not None
    return table


def test_every_requested_provider_has_a_table() -> None:
    assert set(providers()) >= REQUESTED


@pytest.mark.parametrize("provider", providers())
def test_a_table_names_its_provider_source_and_day(provider: str) -> None:
    table = _table(provider)
    assert table.provider == provider
    assert table.evidence.source.strip()
    assert date(2026, 1, 1) <= table.evidence.checked
    assert {region.provider for region in table.regions} <= {provider}


@pytest.mark.parametrize("provider", providers())
def test_no_code_is_listed_twice(provider: str) -> None:
    table = _table(provider)
    codes = [region.code for region in table.regions] + [area.code for area in table.areas]
    assert len(codes) == len(set(codes))
    folded = [region.code.lower() for region in table.regions]
    assert len(folded) == len(set(folded))


@pytest.mark.parametrize("provider", providers())
def test_a_table_belongs_to_a_host(provider: str) -> None:
    assert provider in HOSTS


def test_every_region_has_a_country_with_a_name() -> None:
    for region in _regions():
        assert re.fullmatch(r"[A-Z]{2}", region.country), region
        assert region.country in NAMES, region
        assert region.city, region


def test_every_region_is_found_by_its_own_code_and_its_flag_follows_the_list() -> None:
    for region in _regions():
        place = locate(region.provider, region.code)
        assert place is not None, region
        assert place.regions == (region,)
        assert place.countries == {region.country}
        assert place.eea is (region.country in EEA)


def test_every_area_names_listed_regions_and_its_flag_follows_its_countries() -> None:
    for provider, area in _areas():
        place = locate(provider, area.code)
        assert place is not None, area
        assert len(place.regions) == len(area.regions), area
        assert place.countries <= set(NAMES), area
        if area.eea:
            assert place.countries, area
            assert all(is_eea(country) for country in place.countries), area
        if area.eea is False and place.countries:
            assert not all(is_eea(country) for country in place.countries), area


def test_every_pair_is_listed_and_no_pair_of_the_eea_leaves_it() -> None:
    paired = [region for region in _regions() if region.pair]
    assert paired
    for region in paired:
        pair = pair_of(region)
        assert pair is not None, region
        assert pair.eea or not region.eea, region


def test_aliases_lead_to_listed_codes() -> None:
    for provider in providers():
        for alias in _table(provider).aliases:
            assert alias == alias.lower()
            assert locate(provider, alias) is not None, (provider, alias)


def test_a_vendor_on_another_cloud_is_never_more_certain_than_memory() -> None:
    place = locate("mongodbatlas", "EU_WEST_3")
    assert place is not None
    assert (place.provider, place.confidence) == ("mongodbatlas", Confidence.MEMORY)


def test_the_hds_zones_of_clever_cloud_are_those_of_its_certificate() -> None:
    zones = {region.code for region in _table("clevercloud").regions if region.hds_zone}
    assert zones == set(HOSTS["clevercloud"].regions or ())
    assert all(region.hds_zone is not None for region in _table("clevercloud").regions)


def test_scaleway_offers_hds_in_paris_only() -> None:
    assert {region.code for region in _table("scaleway").regions if region.hds_zone} == {"fr-par"}
