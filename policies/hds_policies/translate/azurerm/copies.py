"""Ways for data to leave the place of an Azure resource; rows of `facts.data_movement` are named by their number.

Azure copies to the paired region wherever an argument, or its default, says geo-redundant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.facts.regions import locate, pair_of
from hds_policies.model.hosting import Copy, CopyKind, Residence, Role, VendorExport
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.copying import By, Way, copies, walk
from hds_policies.translate.merging import Translator
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

_WAYS: dict[str, tuple[Way, ...]] = {
    "azurerm_storage_object_replication": (Way(CopyKind.REPLICA, "destination_storage_account_id", By.TARGET),),  # 103
    "azurerm_cosmosdb_account": (Way(CopyKind.REPLICA, "geo_location.location", By.REGION),),  # 104
    "azurerm_cosmosdb_postgresql_cluster": (Way(CopyKind.REPLICA, "source_location", By.REGION),),  # 106
    "azurerm_mongo_cluster": (Way(CopyKind.REPLICA, "source_location", By.REGION),),  # 107
    "azurerm_mssql_failover_group": (Way(CopyKind.REPLICA, "partner_server.id", By.TARGET),),  # 111
    "azurerm_mssql_managed_instance_failover_group": (
        Way(CopyKind.REPLICA, "partner_managed_instance_id", By.TARGET),
    ),  # 113
    "azurerm_site_recovery_replicated_vm": (Way(CopyKind.REPLICA, "target_recovery_fabric_id", By.TARGET),),  # 122
    "azurerm_site_recovery_fabric": (Way(CopyKind.REPLICA, "location", By.REGION),),  # 123
    "azurerm_container_registry": (Way(CopyKind.IMAGES, "georeplications.location", By.REGION),),  # 124
    "azurerm_app_configuration": (Way(CopyKind.REPLICA, "replica.location", By.REGION),),  # 125
    "azurerm_redis_linked_server": (Way(CopyKind.REPLICA, "linked_redis_cache_location", By.REGION),),  # 129
    "azurerm_managed_redis_geo_replication": (Way(CopyKind.REPLICA, "linked_managed_redis_ids", By.TARGET),),  # 130
    "azurerm_netapp_volume": (
        Way(CopyKind.REPLICA, "data_protection_replication.remote_volume_location", By.REGION),
    ),  # 131
    "azurerm_shared_image_version": (Way(CopyKind.IMAGES, "target_region.name", By.REGION),),  # 132
    "azurerm_gallery_application_version": (Way(CopyKind.IMAGES, "target_region.name", By.REGION),),
    "azurerm_api_management": (Way(CopyKind.EXPORT, "additional_location.location", By.REGION),),  # 134
    "azurerm_log_analytics_data_export_rule": (Way(CopyKind.LOGS, "destination_resource_id", By.TARGET),),  # 140
    "azurerm_monitor_diagnostic_setting": (
        Way(CopyKind.LOGS, "storage_account_id", By.TARGET),
        Way(CopyKind.LOGS, "log_analytics_workspace_id", By.TARGET),
        Way(CopyKind.LOGS, "eventhub_authorization_rule_id", By.TARGET),
    ),  # 139
    "azurerm_network_watcher_flow_log": (
        Way(CopyKind.LOGS, "storage_account_id", By.TARGET),
        Way(CopyKind.LOGS, "traffic_analytics.workspace_region", By.REGION),
    ),  # 142
    "azurerm_servicebus_namespace_disaster_recovery_config": (
        Way(CopyKind.REPLICA, "partner_namespace_id", By.TARGET),
    ),  # 127
    "azurerm_eventhub_namespace_disaster_recovery_config": (
        Way(CopyKind.REPLICA, "partner_namespace_id", By.TARGET),
    ),  # 128
    # 147: machines behind a load balancer of the global tier.
    "azurerm_lb_backend_address_pool_address": (
        Way(CopyKind.NETWORK, "backend_address_ip_configuration_id", By.TARGET),
    ),
    "azurerm_virtual_network_peering": (Way(CopyKind.NETWORK, "remote_virtual_network_id", By.TARGET),),  # 148
    "azurerm_notification_hub_namespace": (Way(CopyKind.REPLICA, "replication_region", By.REGION),),  # 135
}


def _landing(resource: Resource, setting: Setting[Any]) -> Placement | None:
    """Where the resource that an id names is: ids carry no region, so it must be in the code."""
    raw = setting.raw
    if not isinstance(raw, (str, Unknown)) or (isinstance(raw, str) and not raw):
        return None
    # In a state and in a plan of what exists the id is known, and another resource of the root may bear it.
    other = resource.neighbours.referred(raw)
    if isinstance(other, Resource) and other.declaration.mode == "managed":
        return placement(other)
    if isinstance(raw, Unknown):
        return Placement("azurerm", setting)
    return Placement("azurerm", setting.same_place(Unknown(Why.DATA_SOURCE, (setting.attribute,))))


def _copies(resource: Resource) -> Iterator[Thing]:
    """All ways listed for the type."""
    yield from copies(resource, "azurerm", _WAYS[resource.type], _landing)


# Type → (argument, values that send a copy to the pair, the provider's default).
_PAIRED: dict[str, tuple[tuple[str, frozenset[object], object], ...]] = {
    "azurerm_storage_account": (
        ("account_replication_type", frozenset({"GRS", "RAGRS", "GZRS", "RAGZRS", "RA-GRS", "RA-GZRS"}), None),
    ),  # 101
    "azurerm_mssql_database": (("storage_account_type", frozenset({"Geo", "GeoZone"}), "Geo"),),  # 109
    "azurerm_mssql_managed_instance": (("storage_account_type", frozenset({"GRS", "GZRS"}), "GRS"),),  # 112
    "azurerm_postgresql_flexible_server": (("geo_redundant_backup_enabled", frozenset({True}), False),),  # 114
    "azurerm_mysql_flexible_server": (("geo_redundant_backup_enabled", frozenset({True}), False),),  # 116
    "azurerm_postgresql_server": (("geo_redundant_backup_enabled", frozenset({True}), False),),
    "azurerm_mysql_server": (("geo_redundant_backup_enabled", frozenset({True}), False),),
    "azurerm_mariadb_server": (("geo_redundant_backup_enabled", frozenset({True}), False),),
    "azurerm_synapse_sql_pool": (("geo_backup_policy_enabled", frozenset({True}), True),),  # 117
    "azurerm_recovery_services_vault": (("storage_mode_type", frozenset({"GeoRedundant"}), "GeoRedundant"),),  # 119
    "azurerm_data_protection_backup_vault": (("redundancy", frozenset({"GeoRedundant"}), None),),  # 121
}
_PARENTS = ("server_id", "synapse_workspace_id")


def paired(resource: Resource) -> Iterator[Thing]:
    """Copies to the paired region of the resource, or of the server it is part of."""
    for argument, geo, default in _PAIRED[resource.type]:
        setting = resource.setting(argument, default)
        raw = setting.raw
        if isinstance(raw, Unknown):
            # Within the EEA every pair is in the EEA: what is not known does not matter there.
            own = _own_place(resource)
            if own is not None and own.known and _pair(own.value) is not None:
                raw = next(iter(geo))
            else:
                continue
        if not isinstance(raw, (str, bool)) or raw not in geo:
            continue
        own = _own_place(resource)
        if own is None:
            continue
        yield Copy(
            declaration=resource.declaration,
            placement=Placement("azurerm", own if not own.known else _at(setting, _pair(own.value))),
            kind=CopyKind.BACKUP if resource.type != "azurerm_storage_account" else CopyKind.REPLICA,
            source=resource.address,
            destination="paired region",
            detail=argument,
        )


def _at(setting: Setting[Any], region: str | None) -> Setting[str | None]:
    """The pair, evidenced by the argument that asks for it; None where the region has no pair."""
    return Setting(region, setting.attribute, setting.declaration, setting.by_default, "paired region")


def _own_place(resource: Resource) -> Setting[Any] | None:
    if resource.has("location"):
        return resource.setting("location")
    for parent in _PARENTS:
        other = resource.referred(parent)
        if isinstance(other, Resource) and other.has("location"):
            return other.setting("location")
    return None


def _pair(location: object) -> str | None:
    place = locate("azurerm", location) if isinstance(location, str) else None
    pair = pair_of(place.regions[0]) if place and len(place.regions) == 1 else None
    return pair.code if pair else None


def cosmosdb_backup(resource: Resource) -> Iterator[Thing]:
    """Row 105: periodic backups are geo-redundant unless said otherwise."""
    kind = resource.text("backup.type", "Periodic")
    redundancy = resource.text("backup.storage_redundancy", "Geo")
    own = _own_place(resource)
    if kind.known_or(None) == "Periodic" and redundancy.known_or(None) == "Geo" and own is not None:
        yield Copy(
            declaration=resource.declaration,
            placement=Placement("azurerm", own if not own.known else _at(redundancy, _pair(own.value))),
            kind=CopyKind.BACKUP,
            source=resource.address,
            destination="paired region",
            detail="backup",
        )


_ANYWHERE = ("GlobalStandard", "GlobalBatch", "GlobalProvisionedManaged")


def deployment(resource: Resource) -> Iterator[Thing]:
    """Row 137: the SKU, not the account's place, decides where inference runs."""
    for path in ("sku.name", "scale.type"):
        for setting in walk(resource, path):
            raw = setting.raw
            if isinstance(raw, Unknown):
                region: Any = raw
            elif raw in _ANYWHERE:
                region = "global"
            elif isinstance(raw, str) and raw.startswith("DataZone"):
                region = _data_zone(resource)
            else:
                continue
            yield Copy(
                declaration=resource.declaration,
                placement=Placement("azurerm", setting.same_place(region)),
                kind=CopyKind.INFERENCE,
                source=resource.address,
                detail=setting.attribute,
            )


def _data_zone(resource: Resource) -> str | Unknown:
    """The data zone is that of the account: the United States or the European Union."""
    account = resource.referred("cognitive_account_id")
    location = account.raw("location")[0] if isinstance(account, Resource) else None
    place = locate("azurerm", location) if isinstance(location, str) else None
    if place is None or place.eea is None:
        return Unknown(Why.DATA_SOURCE, ("cognitive_account_id",))
    return "europe" if place.eea else "unitedstates"


def data_location(resource: Resource) -> Iterator[Thing]:
    """Row 136: the geography where messages are stored; the United States by default in v4."""
    argument = "data_residency_location" if resource.type == "azurerm_aadb2c_directory" else "data_location"
    setting = resource.setting(argument, "United States")
    yield Residence(declaration=resource.declaration, placement=Placement("azurerm", setting), role=Role.STORE)


def partner(resource: Resource) -> Iterator[Thing]:
    """Row 139: diagnostics pushed to a partner's service."""
    for setting in walk(resource, "partner_solution_id"):
        yield VendorExport(
            declaration=resource.declaration, vendor=_partner(setting.raw), target=setting, detail="partner_solution_id"
        )


def _partner(raw: object) -> str | None:
    """The vendor that the resource type of an id names (`Microsoft.Datadog/monitors`)."""
    text = raw.lower() if isinstance(raw, str) else ""
    references = raw.references if isinstance(raw, Unknown) else ()
    text += " ".join(reference.address.lower() for reference in references)
    for word, vendor in (
        ("datadog", "datadog"),
        ("elastic", "elastic"),
        ("logz", "logzio"),
        ("dynatrace", "dynatrace"),
    ):
        if word in text:
            return vendor
    return None


_OTHERS: dict[str, Callable[[Resource], Iterator[Thing]]] = {
    "azurerm_cognitive_deployment": deployment,
    "azurerm_communication_service": data_location,
    "azurerm_email_communication_service": data_location,
    "azurerm_aadb2c_directory": data_location,
    "azurerm_monitor_diagnostic_setting": partner,
    "azurerm_cosmosdb_account": cosmosdb_backup,
}
TABLES: tuple[dict[str, Translator], ...] = (dict.fromkeys(_WAYS, _copies), dict.fromkeys(_PAIRED, paired), _OTHERS)
