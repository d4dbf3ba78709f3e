"""Settings of the stacks at AWS: examples are right, and everything that is wrong is said at once, in both languages."""

from __future__ import annotations

import json
from ipaddress import IPv4Network

import pytest

from aws_baseline.settings import Settings
from aws_baseline.settings import settings_of as baseline_of
from aws_mocks import example
from hds_policies.facts.regions import table_of
from hds_pulumi.components.aws.account import is_eea_region
from hds_pulumi.configuration import ConfigurationError
from practice_platform.settings import settings_of as practice_of

SITE = {"name": "practice", "address": "198.51.100.7", "networks": ["192.168.10.0/24"]}


def baseline(**changed: object) -> Settings:
    values = example("aws_baseline")
    values |= {key: value if isinstance(value, str) else json.dumps(value) for key, value in changed.items()}
    return baseline_of({key: value for key, value in values.items() if value != "null"}.get)


def wrong(**changed: object) -> list[str]:
    with pytest.raises(ConfigurationError) as caught:
        baseline(**changed)
    return str(caught.value).split("\n  - ")[1:]


def test_the_examples_are_right() -> None:
    settings = baseline()
    assert settings.regions == ("eu-west-3", "eu-central-1")
    assert [site.name for site in settings.sites] == ["main-practice", "second-practice"]
    assert settings.client_vpn is not None
    assert settings.client_vpn.addresses == IPv4Network("10.64.0.0/20")
    practice = practice_of(example("practice_platform").get)
    assert practice.digests.keys() == {"booking", "documents", "invoicing"}
    assert practice.document_lock_days == 30


def test_what_is_left_out_is_safe() -> None:
    required = ("owner", "accountId", "alerted", "emergencyPrincipals")
    settings = baseline_of({key: value for key, value in example("aws_baseline").items() if key in required}.get)
    assert settings.region == "eu-west-3"
    assert settings.deletion_protected
    assert settings.regions == ("eu-west-3",)
    assert (settings.sites, settings.reachable_domains, settings.public_entry) == ((), (), False)
    assert (settings.client_vpn, settings.organisation) == (None, None)


@pytest.mark.parametrize("region", ["eu-west-2", "eu-central-2", "us-east-1"])
def test_a_region_outside_the_eea_is_refused(region: str) -> None:
    (message,) = wrong(region=region)
    assert message.startswith(f"region: {region} (")
    assert message.endswith("is outside the European Economic Area")


def test_a_zone_or_a_made_up_region_is_refused() -> None:
    assert wrong(region="eu-west-3a") == ["region: eu-west-3a is part of a region"]
    assert wrong(region="eu-north-9") == ["region: Amazon Web Services has no region 'eu-north-9'"]


def test_regions_of_the_eea_are_those_of_the_facts() -> None:
    table = table_of("aws")
    assert table is not None
    inside = {region.code for region in table.regions if is_eea_region(region.code)}
    assert {"eu-west-3", "eu-west-1", "eu-central-1", "eu-north-1", "eu-south-1", "eu-south-2"} <= inside
    assert not inside & {"eu-west-2", "eu-central-2"}


def test_a_copy_of_backups_goes_where_the_project_allows_alone() -> None:
    message = "backupCopyRegion: eu-central-1 is in DE: countries allows FR"
    assert wrong(countries=["FR"]) == [message]
    assert wrong(countries="null") == [message]
    assert baseline(countries=["FR", "DE"]).backup_copy_region == "eu-central-1"
    assert wrong(backupCopyRegion="eu-west-2") == [
        "backupCopyRegion: eu-west-2 (London) is outside the European Economic Area"
    ]


def test_a_site_without_its_gateway_or_without_anything_to_reach_is_refused() -> None:
    assert wrong(sites=[{key: SITE[key] for key in ("name", "networks")}])[0] == "sites[0].address: is missing"
    assert wrong(sites=[{**SITE, "networks": []}]) == [
        "sites[0].networks: is missing: what is reached at the site, or its autonomousSystem"
    ]
    assert wrong(sites=[{**SITE, "address": "192.168.1.1"}]) == [
        "sites[0].address: 192.168.1.1 is private: give the public address"
    ]
    assert baseline(sites=[{**SITE, "networks": [], "autonomousSystem": 65010}]).sites[0].autonomous_system == 65010


def test_networks_that_share_addresses_are_refused() -> None:
    overlapping = [{**SITE, "networks": ["10.20.4.0/24"]}, {**SITE, "name": "other", "networks": ["10.64.1.0/24"]}]
    assert wrong(sites=overlapping) == [
        "network, sites.practice[0]: 10.20.0.0/16 and 10.20.4.0/24 overlap",
        "sites.other[0], clientVpn.addresses: 10.64.1.0/24 and 10.64.0.0/20 overlap",
    ]


def test_two_networks_of_one_site_are_both_compared() -> None:
    twice = [{**SITE, "networks": ["10.20.4.0/24", "192.168.10.0/24"]}]
    assert wrong(sites=twice) == ["network, sites.practice[0]: 10.20.0.0/16 and 10.20.4.0/24 overlap"]


def test_the_network_has_room_and_is_private() -> None:
    assert wrong(network="10.20.0.0/24") == ["network: 10.20.0.0/24 is not from /16 to /20"]
    assert wrong(network="8.8.0.0/16") == ["network: 8.8.0.0/16 is public address space"]


def test_people_and_accounts_are_named_one_by_one() -> None:
    assert len(wrong(emergencyPrincipals=["arn:aws:iam::123456789012:root"])) == 1
    assert wrong(emergencyPrincipals=[]) == ["emergencyPrincipals: needs 1 or more"]
    assert wrong(alerted=[]) == ["alerted: needs 1 or more"]
    assert wrong(accountId="1234") == ["accountId: '1234' is not of the form of 123456789012"]


def test_guard_rails_need_targets_below_the_management_account() -> None:
    given = json.loads(example("aws_baseline")["organisation"])
    assert wrong(organisation={**given, "targets": ["210987654321"]}) == [
        "organisation.targets: no service control policy binds the management account"
    ]
    assert wrong(organisation={**given, "targets": []}) == ["organisation.targets: needs 1 or more"]
    # Without the role that deploys, the guard rails would stop the stack itself.
    assert wrong(organisation={**given, "deployers": []}) == ["organisation.deployers: needs 1 or more"]


def test_everything_that_is_wrong_is_told_at_once_in_french_where_asked() -> None:
    messages = wrong(language="fr", region="eu-west-2", owner="", network="10.20.0.0/28", trailLockDays="30")
    assert messages == [
        "region : eu-west-2 (London) est hors de l'Espace économique européen",
        "owner : manque",
        "network : 10.20.0.0/28 n'est pas de /16 à /20",
        "trailLockDays : '30' n'est pas un nombre entier de 180 à 3650",
    ]


def test_an_image_without_digest_and_a_certificate_of_another_region_are_refused() -> None:
    values = example("practice_platform")
    values["images"] = json.dumps({**json.loads(values["images"]), "booking": "latest"})
    values["certificate"] = values["certificate"].replace("eu-west-3", "eu-west-1")
    with pytest.raises(ConfigurationError) as caught:
        practice_of(values.get)
    assert str(caught.value).split("\n  - ")[1:] == [
        "images.booking: 'latest' is not of the form of sha256:… (64 digits)",
        "certificate: a load balancer in eu-west-3 takes certificates of that region only",
    ]
