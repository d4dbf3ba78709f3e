"""A stack's configuration is checked as a whole, in the stack's language, before anything is declared."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from care_platform.settings import settings_of as care
from hds_pulumi.configuration import ConfigurationError
from outscale_baseline.settings import settings_of as outscale
from ovh_baseline.settings import settings_of as ovh
from scaleway_baseline.settings import settings_of as scaleway
from stack_run import example

SETTINGS: dict[str, Callable[..., Any]] = {
    "care_platform": care,
    "outscale_baseline": outscale,
    "ovh_baseline": ovh,
    "scaleway_baseline": scaleway,
}


def problems(stack: str, **changed: Any) -> str:
    """What is said of an example with some values changed; None takes a value away."""
    values = {
        key: value if isinstance(value, str) or value is None else json.dumps(value)
        for key, value in (example(stack) | changed).items()
    }
    with pytest.raises(ConfigurationError) as caught:
        SETTINGS[stack](values.get)
    return str(caught.value)


@pytest.mark.parametrize("stack", SETTINGS)
def test_the_example_of_a_stack_is_right(stack: str) -> None:
    assert SETTINGS[stack](example(stack).get).owner


@pytest.mark.parametrize("stack", SETTINGS)
def test_everything_that_is_missing_is_said_at_once(stack: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        SETTINGS[stack]({}.get)
    assert {"owner: is missing", "administrators: needs 1 or more"} <= {
        line.removeprefix("  - ") for line in str(caught.value).splitlines()
    }


@pytest.mark.parametrize(
    ("stack", "region", "said"),
    [
        ("scaleway_baseline", "nl-ams", "nl-ams is not in the HDS certificate of Scaleway as known (fr-par)"),
        ("scaleway_baseline", "eu-west-3", "Scaleway has no region 'eu-west-3'"),
        ("ovh_baseline", "BHS", "BHS (Beauharnois) is outside the European Economic Area"),
        ("ovh_baseline", "UK", "UK (London (Erith)) is outside the European Economic Area"),
        ("outscale_baseline", "us-east-2", "us-east-2 (New Jersey area) is outside the European Economic Area"),
    ],
)
def test_a_region_must_be_one_that_the_facts_allow(stack: str, region: str, said: str) -> None:
    assert f"region: {said}" in problems(stack, region=region)


def test_paris_is_eu_west_2_at_outscale() -> None:
    assert outscale(example("outscale_baseline").get).subregions[0].name == "eu-west-2a"


@pytest.mark.parametrize("stack", SETTINGS)
def test_the_whole_internet_is_no_network_of_administrators(stack: str) -> None:
    assert "administrators[0]: 0.0.0.0/0 lets in more than a /16" in problems(stack, administrators=["0.0.0.0/0"])


def test_french_stacks_are_told_in_french() -> None:
    said = problems("scaleway_baseline", language="fr", owner=None, region="nl-ams")
    assert said.startswith("la configuration de la pile est fausse :")
    assert "owner : manque" in said
    assert "n'est pas dans le certificat HDS connu de Scaleway" in said


@pytest.mark.parametrize(
    ("stack", "changed", "said"),
    [
        ("scaleway_baseline", {"dataNetwork": "10.30.1.128/25"}, "10.30.1.0/24 and 10.30.1.128/25 overlap"),
        ("scaleway_baseline", {"dataNetwork": "8.8.8.0/24"}, "dataNetwork: 8.8.8.0/24 is public address space"),
        ("scaleway_baseline", {"servers": ["10.30.2.9"]}, "servers[0]: '10.30.2.9' is no address of 10.30.1.0/24"),
        ("scaleway_baseline", {"logDays": "30"}, "logDays: '30' is no whole number from 180 to 1825"),
        ("scaleway_baseline", {"alerted": ["nobody"]}, "alerted[0]: 'nobody' is not of the form of"),
        ("scaleway_baseline", {"administrators": "everyone"}, "administrators: is no list"),
        ("ovh_baseline", {"backupRegion": "GRA"}, "backupRegion: must not be the region of the data"),
        ("ovh_baseline", {"formerVersionDays": "7"}, "formerVersionDays: 7 days end before documentLockDays (30)"),
        ("ovh_baseline", {"subnets": [{"region": "BHS5", "network": "10.40.0.0/24"}]}, "subnets[0].region: BHS5"),
        ("outscale_baseline", {"peerAddress": "10.0.0.1"}, "peerAddress: 10.0.0.1 is private"),
        ("outscale_baseline", {"peerAddress": None}, "peerAddress: is missing"),
        ("outscale_baseline", {"network": "10.50.0.0/23"}, "secondEntry: 10.50.2.0/24 is not inside network"),
        ("outscale_baseline", {"administrationNetworks": ["10.50.9.0/24"]}, "10.50.9.0/24 and 10.50.0.0/16 overlap"),
        ("care_platform", {"sites": []}, "sites: needs 1 or more"),
        ("care_platform", {"sites": [{"name": "lyon"}]}, "sites[0]: lacks peerAddress, asn, network"),
    ],
)
def test_a_wrong_value_is_said_with_its_key(stack: str, changed: dict[str, Any], said: str) -> None:
    assert said in problems(stack, **changed)


def _site(name: str, address: str, asn: int, network: str) -> dict[str, Any]:
    return {"name": name, "peerAddress": address, "asn": asn, "network": network}


def test_sites_may_not_share_a_name_a_device_a_number_or_a_network() -> None:
    site = _site("lyon", "192.0.2.10", 65101, "10.101.0.0/24")
    said = problems("care_platform", sites=[site, site])
    for what in ("name lyon", "peerAddress 192.0.2.10", "asn 65101"):
        assert f"two sites have the {what}" in said
    assert "overlap" in problems("care_platform", sites=[site, _site("rennes", "192.0.2.11", 65102, "10.101.0.128/25")])


def test_a_site_may_not_overlap_the_platform_or_have_a_public_number() -> None:
    assert "entryNetwork, sites[lyon]: 10.60.0.0/24 and 10.60.0.0/25 overlap" in problems(
        "care_platform", sites=[_site("lyon", "192.0.2.10", 65101, "10.60.0.0/25")]
    )
    assert "sites[0].asn: '64496' is no private BGP number" in problems(
        "care_platform", sites=[_site("lyon", "192.0.2.10", 64496, "10.101.0.0/24")]
    )
