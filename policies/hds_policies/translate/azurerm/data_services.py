"""Inference, pipelines, notebooks and the inspecting firewall of Azure; defaults of the azurerm documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hds_policies.model.dedicated_machines import DataMachines
from hds_policies.model.network import Service
from hds_policies.model.security import Watcher
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, converted
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def cognitive_account(resource: Resource) -> Iterator[Thing]:
    """`azurerm_cognitive_account`, `azurerm_ai_services`: on the Internet unless switched off or limited to networks."""
    switch = (
        converted(resource.text("public_network_access", "Enabled"), lambda word: word.lower() != "disabled")
        if resource.has("public_network_access")
        else resource.boolean("public_network_access_enabled", default=True)
    )
    limited = converted(resource.text("network_acls.default_action", "Allow"), lambda word: word.lower() != "deny")
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="inference",
        open_to_all=all_of(switch, limited) if resource.has("network_acls") else switch,
    )


def data_factory(resource: Resource) -> Iterator[Thing]:
    """`azurerm_data_factory`: on the Internet unless switched off."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="pipelines",
        open_to_all=resource.boolean("public_network_enabled", default=True),
    )


def databricks(resource: Resource) -> Iterator[Thing]:
    """`azurerm_databricks_workspace`: on the Internet unless switched off; nodes without public address since v4."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="notebooks",
        open_to_all=resource.boolean("public_network_access_enabled", default=True),
    )
    private = resource.boolean("custom_parameters.no_public_ip", default=True)
    if not private.by_default:
        yield DataMachines(
            declaration=resource.declaration,
            placement=placement(resource),
            on_internet=converted(private, lambda hidden: not hidden),
        )


def firewall_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_firewall_policy`: known bad addresses are told unless switched off; intrusions, with the premium tier."""
    threats: Setting[Any] = converted(
        resource.text("threat_intelligence_mode", "Alert"), lambda word: word.lower() != "off"
    )
    watching = [threats]
    if resource.text("sku", "Standard").known_or("Standard") == "Premium":
        watching.append(converted(resource.text("intrusion_detection.mode", "Off"), lambda word: word.lower() != "off"))
    yield Watcher(
        declaration=resource.declaration,
        placement=placement(resource),
        watches="intrusions",
        enabled=all_of(*watching),
    )


TRANSLATORS = {
    "azurerm_cognitive_account": cognitive_account,
    "azurerm_ai_services": cognitive_account,
    "azurerm_data_factory": data_factory,
    "azurerm_databricks_workspace": databricks,
    "azurerm_firewall_policy": firewall_policy,
}
