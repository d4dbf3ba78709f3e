"""Azure's storage accounts, disks, shares, queues, registries and backup vaults."""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable, Iterator
from typing import Any

from hds_policies.model.network import Firewall, Listener, Service
from hds_policies.model.storage import (
    BackupPlan,
    BackupVault,
    Disk,
    FileShare,
    ObjectStore,
    Queue,
    SecretStore,
    Snapshot,
    Store,
)
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.azurerm.log_collectors import collects_logs
from hds_policies.translate.derivation import all_of, always, certainly, converted, first_of, spelling
from hds_policies.translate.expiry import soonest
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource
from hds_policies.translate.versions import is_at_least


def storage_account(resource: Resource) -> Iterator[Thing]:
    """`azurerm_storage_account`: HTTPS and TLS 1.2 by default; v4 lets its containers be made public, v5 does not."""
    place = placement(resource)
    anonymous = resource.boolean(
        spelling(resource, "allow_nested_items_to_be_public", "allow_blob_public_access"),
        default=not is_at_least(resource.declaration, 5),
    )
    yield ObjectStore(
        declaration=resource.declaration,
        placement=place,
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("customer_managed_key.key_vault_key_id"),
        # Without public network access an anonymous reader does not get that far.
        access_blocked=converted(
            all_of(resource.boolean("public_network_access_enabled", default=True), anonymous),
            lambda allowed: not allowed,
        ),
        # A log is written once: there are no former versions of it to keep.
        versioned=None if collects_logs(resource) else _versioned(resource),
        https_only=resource.boolean(
            spelling(resource, "https_traffic_only_enabled", "enable_https_traffic_only"), default=True
        ),
    )
    yield Listener(
        declaration=resource.declaration,
        placement=place,
        detail="min_tls_version",
        minimum_tls=tls(resource.text("min_tls_version", "TLS1_2")),
    )
    yield from network_default(resource, "network_rules.default_action")


def _versioned(resource: Resource) -> Setting[bool] | None:
    """Whether what is overwritten or deleted can be had back.

    There are no versions with a hierarchical namespace, where soft delete is what Azure has (Azure Storage, "Blob Storage
    feature support"), and none in an account for file shares alone, which holds no blobs.
    """
    if resource.text("account_kind", "").equals("FileStorage"):
        return None
    versions = resource.boolean("blob_properties.versioning_enabled", default=False)
    hierarchical = resource.boolean("is_hns_enabled", default=False)
    if hierarchical.raw is True:
        kept = bool(resource.blocks("blob_properties.delete_retention_policy"))
        path = "blob_properties.delete_retention_policy"
        return resource.at(path, raw=certainly(resource, path, value=kept), note="instead of versions")
    return versions if hierarchical.known or versions.raw is True else hierarchical


def data_lake_store(resource: Resource) -> Iterator[Thing]:
    """`azurerm_data_lake_store`: the one store whose encryption could be switched off; Azure retired it in 2024."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=converted(resource.text("encryption_state", "Enabled"), lambda word: word.lower() == "enabled"),
    )


def management_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_storage_management_policy`: days after which its rules delete blobs themselves."""
    actions = "actions.base_blob.delete_after_days_since"
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        expires_after_days=soonest(
            resource,
            "rule",
            (
                rule.number(f"{actions}_{what}_greater_than")
                for rule in resource.blocks("rule")
                if rule.boolean("enabled", default=True).raw is not False
                for what in ("modification", "creation", "last_access_time")
            ),
        ),
    )


def network_rules(resource: Resource) -> Iterator[Thing]:
    """`azurerm_storage_account_network_rules`: what happens to networks that no rule names."""
    yield from network_default(resource, "default_action")


def network_default(resource: Resource, path: str) -> Iterator[Thing]:
    """A service's own firewall, when one is written: `Allow` lets every network in that no rule names.

    It says nothing of a service that the Internet does not reach at all.
    """
    served = resource.referred("storage_account_id")
    service = served if isinstance(served, Resource) else resource
    if resource.has(path) and service.boolean("public_network_access_enabled", default=True).raw is not False:
        yield Firewall(
            declaration=resource.declaration,
            placement=placement(resource),
            inbound_by_default=converted(
                resource.text(path), lambda word: "accept" if word.lower() == "allow" else "drop"
            ),
        )


def tls(written: Setting[Any]) -> Setting[Any]:
    """`TLS1_2`, `Tls12`, `1.2`, `TLSv1_2`, `TLS12` → `1.2`; `Disabled`, `TLSEnforcementDisabled` (any version) → `1.0`."""

    def version(word: str) -> str:
        if word.lower().endswith("disabled"):
            return "1.0"
        digits = [letter for letter in word if letter.isdigit()]
        return f"{digits[0]}.{digits[1] if len(digits) > 1 else 0}" if digits else "none"

    return converted(written, version)


def storage_container(resource: Resource) -> Iterator[Thing]:
    """`azurerm_storage_container`: `blob` and `container` open it to everyone."""
    yield ObjectStore(
        declaration=resource.declaration,
        placement=placement(resource),
        public=converted(
            resource.text("container_access_type", "private"), lambda word: word.lower() in ("blob", "container")
        ),
    )


def _kept(kind: type[Store], *key: str) -> Callable[[Resource], Iterator[Thing]]:
    """What the platform always encrypts; `key` is where a key of the customer would be named."""

    def kept(resource: Resource) -> Iterator[Thing]:
        yield kind(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=always(resource.declaration, value=True),
            customer_key=resource.setting(spelling(resource, *key)) if key else None,
        )

    return kept


def automation_variable(resource: Resource) -> Iterator[Thing]:
    """`azurerm_automation_variable_string` and its like: kept readable for whoever reads the account, unless encrypted."""
    yield SecretStore(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("encrypted", default=False),
    )


def machine_disk(resource: Resource) -> Iterator[Thing]:
    """The disks of virtual machines and scale sets."""
    path = spelling(resource, "os_disk", "storage_os_disk", "storage_profile_os_disk")
    yield Disk(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting(f"{path}.disk_encryption_set_id"),
    )


def namespace(resource: Resource) -> Iterator[Thing]:
    """`azurerm_servicebus_namespace`, `azurerm_eventhub_namespace`, `azurerm_iothub`."""
    place = placement(resource)
    yield Queue(
        declaration=resource.declaration,
        placement=place,
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("customer_managed_key.key_vault_key_id"),
    )
    yield Listener(
        declaration=resource.declaration,
        placement=place,
        minimum_tls=tls(resource.text(spelling(resource, "minimum_tls_version", "min_tls_version"), "1.2")),
    )


def container_registry(resource: Resource) -> Iterator[Thing]:
    """`azurerm_container_registry`: images can be made free to pull."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="registry",
        # The Basic tier ignores the switch.
        open_to_all=all_of(
            converted(resource.text("sku", "Standard"), lambda tier: tier.lower() != "basic"),
            resource.boolean("anonymous_pull_enabled", default=False),
        ),
    )


def backup_vault(resource: Resource) -> Iterator[Thing]:
    """`azurerm_recovery_services_vault`, `azurerm_data_protection_backup_vault`: deleted backups are kept by default."""
    soft = spelling(resource, "soft_delete_enabled", "soft_delete")
    written = resource.setting(soft, "On")
    yield BackupVault(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("encryption.key_id"),
        deletion_protected=converted(written, lambda word: str(word).lower() not in ("false", "off")),
    )


def backup_policy(resource: Resource) -> Iterator[Thing]:
    """`azurerm_backup_policy_vm`, `azurerm_backup_policy_file_share`: the longest of what is kept."""
    days = {"retention_daily": 1, "retention_weekly": 7, "retention_monthly": 30, "retention_yearly": 365}
    kept: list[Setting[Any]] = [
        converted(resource.number(f"{name}.count", default=0), functools.partial(operator.mul, unit))
        for name, unit in days.items()
        if resource.has(name)
    ]
    if kept:
        unknown = next((setting for setting in kept if not setting.known), None)
        yield BackupPlan(
            declaration=resource.declaration,
            placement=placement(resource),
            backup_retention_days=first_of(unknown, max(kept, key=lambda setting: setting.known_or(0))),
        )


def netapp_volume(resource: Resource) -> Iterator[Thing]:
    """`azurerm_netapp_volume`: encrypted at rest; SMB3 is encrypted on the wire on demand, which no theme demands."""
    yield FileShare(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("key_vault_private_endpoint_id"),
    )


def managed_disk(resource: Resource) -> Iterator[Thing]:
    """`azurerm_managed_disk`, `azurerm_snapshot`: can be exported over the Internet only by who holds a signed address."""
    yield (Snapshot if resource.type == "azurerm_snapshot" else Disk)(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        customer_key=resource.setting("disk_encryption_set_id"),
    )


def image(resource: Resource) -> Iterator[Thing]:
    """`azurerm_shared_image_gallery`: shared with a community when it says so."""
    yield Snapshot(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=always(resource.declaration, value=True),
        public=all_of(
            converted(resource.text("sharing.permission", "Private"), lambda word: word.lower() == "community")
        ),
    )


TRANSLATORS = {
    "azurerm_storage_account": storage_account,
    "azurerm_storage_account_network_rules": network_rules,
    "azurerm_storage_management_policy": management_policy,
    "azurerm_storage_container": storage_container,
    "azurerm_data_lake_store": data_lake_store,
    "azurerm_storage_share": _kept(FileShare),
    "azurerm_storage_queue": _kept(Queue),
    "azurerm_managed_disk": managed_disk,
    "azurerm_snapshot": managed_disk,
    "azurerm_shared_image_gallery": image,
    "azurerm_linux_virtual_machine": machine_disk,
    "azurerm_windows_virtual_machine": machine_disk,
    "azurerm_virtual_machine": machine_disk,
    "azurerm_linux_virtual_machine_scale_set": machine_disk,
    "azurerm_windows_virtual_machine_scale_set": machine_disk,
    "azurerm_orchestrated_virtual_machine_scale_set": machine_disk,
    "azurerm_netapp_volume": netapp_volume,
    "azurerm_servicebus_namespace": namespace,
    "azurerm_eventhub_namespace": namespace,
    "azurerm_iothub": namespace,
    "azurerm_container_registry": container_registry,
    "azurerm_key_vault_secret": _kept(SecretStore),
    **{
        f"azurerm_automation_variable_{kind}": automation_variable
        for kind in ("string", "int", "bool", "datetime", "object")
    },
    "azurerm_recovery_services_vault": backup_vault,
    "azurerm_data_protection_backup_vault": backup_vault,
    "azurerm_backup_policy_vm": backup_policy,
    "azurerm_backup_policy_file_share": backup_policy,
}
