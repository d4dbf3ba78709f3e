"""Whatever is written, a translator yields things: a value that is not known reaches the rules, it never stops the scan."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest

from hds_policies.catalogue import RULES
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.thing import Inventory
from hds_policies.model.value import Unknown, Why
from hds_policies.rule import Outcome
from hds_policies.translate.reading import Neighbours

MODULES = (
    "azurerm",
    "clevercloud",
    "dedicated_lines",
    "firewalls",
    "flexibleengine",
    "google",
    "ibm",
    "oci",
    "openstack",
    "outscale",
    "ovh",
    "scaleway",
    "services",
)
UNKNOWN = Unknown(Why.NO_VALUE, ("var.x",))
# What fails by the absence of another resource, whatever its own arguments are.
FAILS_BY_ABSENCE = {
    "azurerm": {
        "azurerm_api_management",
        "azurerm_application_gateway",
        "azurerm_cdn_frontdoor_profile",
        "azurerm_cosmosdb_account",
        "azurerm_firewall",
        "azurerm_frontdoor",
        "azurerm_mariadb_server",
        "azurerm_mysql_flexible_server",
        "azurerm_mysql_server",
        "azurerm_point_to_site_vpn_gateway",
        "azurerm_postgresql_flexible_server",
        "azurerm_postgresql_server",
        "azurerm_synapse_sql_pool",
        "azurerm_synapse_workspace",
        "azurerm_virtual_network_gateway",
        "azurerm_vpn_gateway",
    },
    # Keys that live until they are deleted.
    "google": {"google_service_account_key", "google_storage_hmac_key"},
    "outscale": {"outscale_load_balancer"},
    "ovh": {
        "ovh_cloud_managed_analytics",
        "ovh_cloud_managed_database",
        "ovh_cloud_managed_kubernetes",
        "ovh_cloud_project_database",
        "ovh_cloud_project_kube",
        "ovh_cloud_project_loadbalancer",
    },
    "scaleway": {"scaleway_k8s_cluster", "scaleway_object_bucket"},
}


class Everything(Mapping[str, Any]):
    """Arguments of which each one is written, with the same value; `dict` stands for blocks, nested without end."""

    def __init__(self, value: Any, depth: int = 5) -> None:
        self._value, self._depth = value, depth

    def __getitem__(self, name: str) -> Any:
        if self._value is dict:
            return [Everything(dict, self._depth - 1), UNKNOWN] if self._depth else UNKNOWN
        return self._value

    def __iter__(self) -> Iterator[str]:
        return iter(("src_ip_ranges", "name"))

    def __len__(self) -> int:
        return 2


SHAPES = {
    "unknown": UNKNOWN,
    "blocks of unknowns": dict,
    "empty strings": "",
    "text": "something",
    "empty lists": [],
    "null": None,
    "a number": 0,
    "a list with an unknown": [UNKNOWN],
    "blocks without arguments": [{}],
}


def types_with(provider: str, outcome: Outcome, attributes: Mapping[str, Any]) -> set[str]:
    return {
        type_name
        for type_name, translators in import_module(f"hds_policies.translate.{provider}").TRANSLATORS.items()
        if outcome in _outcomes(provider, type_name, translators, attributes)
    }


def _outcomes(provider: str, type_name: str, translators: Any, attributes: Mapping[str, Any]) -> set[Outcome]:
    declaration = Declaration(
        address=f"{type_name}.x",
        type=type_name,
        name="x",
        attributes=attributes,
        provider=ProviderConfiguration(provider),
        location=Location("main.tf", 1),
    )
    resource = next(iter(Neighbours([declaration])))
    things = [thing for translator in translators for thing in translator(resource)]
    return {finding.outcome for finding in judge(Context(Inventory(things)), RULES)}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("provider", MODULES)
def test_no_rule_or_translator_stumbles_over_a_value(provider: str, shape: str) -> None:
    assert types_with(provider, Outcome.ERROR, Everything(SHAPES[shape])) == set()


@pytest.mark.parametrize("provider", MODULES)
def test_what_is_unknown_does_not_fail(provider: str) -> None:
    assert types_with(provider, Outcome.FAIL, Everything(UNKNOWN)) == FAILS_BY_ABSENCE.get(provider, set())
