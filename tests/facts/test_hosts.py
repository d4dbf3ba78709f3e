"""The host registry holds what sources show and nothing more."""

from datetime import date

import pytest

from hds_policies.facts.countries import NAMES
from hds_policies.facts.hosts import ALL_ACTIVITIES, HOSTS, PROVIDERS, Claim, Provider, Role, provider_of
from hds_policies.facts.regions import locate


def test_keys_are_their_hosts_own() -> None:
    assert all(key == host.key for key, host in HOSTS.items())


def test_every_host_has_source_day_and_a_known_seat() -> None:
    for host in HOSTS.values():
        assert host.source.strip(), host
        assert date(2026, 1, 1) <= host.checked, host
        assert host.home_country is None or host.home_country in NAMES, host


def test_only_a_stated_claim_carries_particulars() -> None:
    for host in HOSTS.values():
        if host.claim is not Claim.STATED:
            assert host.certificate is None, host
            assert host.version is None, host
            assert host.activities is None, host
            assert host.regions is None, host
            assert host.switch is None, host


def test_the_hosts_that_state_a_certificate_are_those_of_the_sources() -> None:
    assert {host.key for host in HOSTS.values() if host.claim is Claim.STATED} == {
        "aws",
        "azurerm",
        "google",
        "ovh",
        "scaleway",
        "outscale",
        "numspot",
        "clevercloud",
        "scalingo",
        "cloudtemple",
    }


def test_the_two_certificates_whose_numbers_were_read() -> None:
    numbered = {
        host.key: (host.certificate.body, host.certificate.number, host.valid_from, host.valid_to)
        for host in HOSTS.values()
        if host.certificate and host.certificate.number
    }
    assert numbered == {
        "clevercloud": ("Bureau Veritas Certification", "FR094504", date(2024, 12, 20), date(2027, 12, 19)),
        "scalingo": ("LNE", "38436", date(2025, 9, 12), date(2028, 9, 11)),
    }


def test_activities_are_among_the_six() -> None:
    for host in HOSTS.values():
        assert host.activities is None or host.activities <= ALL_ACTIVITIES, host


def test_regions_in_scope_are_listed_and_inside_the_eea() -> None:
    scoped = [(host.key, region) for host in HOSTS.values() for region in host.regions or ()]
    assert scoped
    for key, region in scoped:
        place = locate(key, region)
        assert place is not None, (key, region)
        assert place.eea, (key, region)


@pytest.mark.parametrize(
    ("key", "resource_type", "attribute", "wanted", "default"),
    [
        ("scalingo", "scalingo_app", "hds_resource", True, False),
        ("clevercloud", "clevercloud_*", "region", "parhds", "par"),
        ("ovh", "ovh_cloud_project", "plan_option[].plan_code", "certification.hds.2018", None),
    ],
)
def test_a_switch_names_its_argument(
    key: str, resource_type: str, attribute: str, *, wanted: str | bool, default: str | bool | None
) -> None:
    switch = HOSTS[key].switch
    assert switch is not None
    assert (switch.resource_type, switch.attribute, switch.default) == (resource_type, attribute, default)
    assert wanted in switch.wanted
    assert default not in switch.wanted


def test_every_provider_with_a_host_names_a_listed_one() -> None:
    for name, provider in PROVIDERS.items():
        if provider.host is not None:
            assert provider.host in HOSTS, name
        assert (provider.host is not None) == (provider.role in {Role.HOST, Role.VENDOR}), name


@pytest.mark.parametrize(
    ("name", "source", "expected"),
    [
        ("aws", None, Provider(Role.HOST, "aws")),
        ("aws", "registry.terraform.io/hashicorp/aws", Provider(Role.HOST, "aws")),
        ("google-beta", "hashicorp/google-beta", Provider(Role.HOST, "google")),
        ("azapi", "azure/azapi", Provider(Role.HOST, "azurerm")),
        ("hcloud", "hetznercloud/hcloud", Provider(Role.HOST, "hetzner")),
        ("storage", "scaleway/scaleway", Provider(Role.HOST, "scaleway")),
        ("datadog", "DataDog/datadog", Provider(Role.VENDOR, "datadog")),
        ("openstack", None, Provider(Role.PLATFORM)),
        ("random", "hashicorp/random", Provider(Role.HELPER)),
        ("terraform", None, Provider(Role.HELPER)),
        ("kubernetes", None, Provider(Role.HELPER)),
        ("vault", None, Provider(Role.TOOL)),
        ("aws", "someone/unheard-of", Provider(Role.HOST, "aws")),
        ("unheard-of", None, None),
    ],
)
def test_a_provider_is_known_by_source_then_by_name(name: str, source: str | None, expected: Provider | None) -> None:
    assert provider_of(name, source) == expected


@pytest.mark.parametrize(
    "name",
    [
        "random",
        "null",
        "tls",
        "local",
        "time",
        "archive",
        "http",
        "external",
        "template",
        "kubernetes",
        "helm",
        "kubectl",
        "terraform",
    ],
)
def test_helper_providers_are_no_hosts(name: str) -> None:
    assert PROVIDERS[name] == Provider(Role.HELPER)
