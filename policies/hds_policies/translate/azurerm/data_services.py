"""Inference, pipelines, brokers, notebooks and the inspecting firewall of Azure; defaults of the azurerm documentation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.dedicated_machines import DataMachines
from hds_policies.model.network import Service
from hds_policies.model.security import Watcher
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import all_of, converted, declared_elsewhere, spelling
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


def _on_internet(kind: str, limited: str = "") -> Callable[[Resource], Iterator[Thing]]:
    """A service on the Internet unless switched off; `limited` is where networks are named, and the rest refused."""

    def service(resource: Resource) -> Iterator[Thing]:
        public = resource.boolean("public_network_access_enabled", default=True)
        if limited and resource.has(limited):
            public = all_of(public, converted(resource.text(limited), lambda word: word.lower() != "deny"))
        yield Service(declaration=resource.declaration, placement=placement(resource), kind=kind, open_to_all=public)

    return service


def service_bus(resource: Resource) -> Iterator[Thing]:
    """`azurerm_servicebus_namespace`: its network rules are a block, or a resource of their own (v3)."""
    apart = resource.companions("azurerm_servicebus_namespace_network_rule_set", "namespace_id", "id")
    if any(rules.text("default_action", "Allow").equals("Deny") for rules in apart):
        return
    yield from _on_internet("broker", "network_rule_set.default_action")(resource)


def iot_hub(resource: Resource) -> Iterator[Thing]:
    """`azurerm_iothub`: devices call in from anywhere, hence judged where its networks are spoken of."""
    if resource.has("public_network_access_enabled"):
        yield from _on_internet("broker", "network_rule_set.default_action")(resource)


def batch_account(resource: Resource) -> Iterator[Thing]:
    """`azurerm_batch_account`: judged where a rule for unnamed networks is written; they are refused by default."""
    action = "network_profile.account_access.default_action"
    if resource.has(action):
        yield from _on_internet("compute", action)(resource)


def storage_sync(resource: Resource) -> Iterator[Thing]:
    """`azurerm_storage_sync`: copies of file shares, reached from everywhere unless limited to private endpoints."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="file synchronisation",
        open_to_all=converted(
            resource.text("incoming_traffic_policy", "AllowAllTraffic"), lambda word: word.lower() == "allowalltraffic"
        ),
    )


def app_configuration(resource: Resource) -> Iterator[Thing]:
    """`azurerm_app_configuration`: when nothing is written, it is closed once it has a private endpoint."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="configuration",
        open_to_all=converted(resource.text("public_network_access"), lambda word: word.lower() == "enabled")
        if resource.has("public_network_access")
        else declared_elsewhere(resource.declaration, "azurerm_private_endpoint"),
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


def cluster_nodes(resource: Resource) -> Iterator[Thing]:
    """`azurerm_kubernetes_cluster` and its node pools: nodes have public addresses on demand only."""
    pool = "default_node_pool." if resource.has("default_node_pool") else ""
    path = spelling(resource, f"{pool}node_public_ip_enabled", f"{pool}enable_node_public_ip")
    if resource.has(path):
        yield DataMachines(
            declaration=resource.declaration,
            placement=placement(resource),
            on_internet=resource.boolean(path, default=False),
        )


def firewall(resource: Resource) -> Iterator[Thing]:
    """`azurerm_firewall`: known bad addresses are told unless switched off here, or in its policy."""
    mode = resource.text("threat_intel_mode", "Alert")
    if not mode.by_default and not mode.equals(""):
        yield Watcher(
            declaration=resource.declaration,
            placement=placement(resource),
            watches="intrusions",
            enabled=converted(mode, lambda word: word.lower() != "off"),
        )


def firewall_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_firewall_policy`: known bad addresses are told unless switched off; intrusions, with the premium tier."""
    threats: Setting[Any] = converted(
        resource.text("threat_intelligence_mode", "Alert"), lambda word: word.lower() != "off"
    )
    watching = [threats]
    if resource.text("sku", "Standard").known_or("") == "Premium" or resource.has("intrusion_detection.mode"):
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
    "azurerm_firewall": firewall,
    "azurerm_firewall_policy": firewall_policy,
    "azurerm_eventgrid_domain": _on_internet("broker"),
    "azurerm_eventgrid_topic": _on_internet("broker"),
    "azurerm_iothub": iot_hub,
    "azurerm_servicebus_namespace": service_bus,
    "azurerm_eventhub_namespace": _on_internet("broker", "network_rulesets.default_action"),
    "azurerm_machine_learning_workspace": _on_internet("notebooks"),
    "azurerm_automation_account": _on_internet("automation"),
    "azurerm_batch_account": batch_account,
    "azurerm_storage_sync": storage_sync,
    "azurerm_app_configuration": app_configuration,
    "azurerm_kubernetes_cluster": cluster_nodes,
    "azurerm_kubernetes_cluster_node_pool": cluster_nodes,
}
