"""Scaleway's keys, rights, registries and cluster APIs."""

from __future__ import annotations

from collections.abc import Iterator

from hds_policies.model.alarms import Alarm
from hds_policies.model.dedicated_machines import DataMachines
from hds_policies.model.network import Service
from hds_policies.model.security import AccessPolicy, Key
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.derivation import any_of, certainly, converted, names_something, opened_to_everyone
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource

# Permission sets that give every right of an organisation (Scaleway, IAM permission sets).
_EVERYTHING = {"AllProductsFullAccess", "OrganizationManager"}


def key_manager_key(resource: Resource) -> Iterator[Thing]:
    """`scaleway_key_manager_key`: rotates only when told, protected from deletion unless told; pairs do not rotate."""
    symmetric = resource.text("usage", "symmetric_encryption").known_or("") in ("symmetric_encryption", "")
    rotation: Setting[bool] = converted(resource.text("rotation_policy.rotation_period"), bool)
    doubt = resource.uncertain("rotation_policy")
    yield Key(
        declaration=resource.declaration,
        placement=placement(resource),
        rotated=None if not symmetric else rotation if doubt is None else rotation.same_place(doubt),
        rotation_days=converted(resource.text("rotation_policy.rotation_period"), _days),
        purge_protected=converted(resource.boolean("unprotected", default=False), lambda loose: not loose),
    )


def _days(period: str | None) -> float | None:
    """`720h`, `720h0m0s` (a duration of Go) in days."""
    hours, unit, _ = (period or "").partition("h")
    return int(hours) / 24 if unit and hours.isdigit() else None


def iam_policy(resource: Resource) -> Iterator[Thing]:
    """`scaleway_iam_policy`: an administrator when one rule gives every right."""
    rules = [
        converted(rule.texts("permission_set_names"), lambda names: not _EVERYTHING.isdisjoint(names))
        for rule in resource.blocks("rule")
    ]
    yield AccessPolicy(
        declaration=resource.declaration,
        placement=placement(resource),
        administrator=any_of(*rules, resource.at("rule", raw=certainly(resource, "rule", value=False))),
    )


def registry_namespace(resource: Resource) -> Iterator[Thing]:
    """`scaleway_registry_namespace`: private unless published."""
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="registry",
        open_to_all=resource.boolean("is_public", default=False),
    )


def k8s_cluster(resource: Resource) -> Iterator[Thing]:
    """`scaleway_k8s_cluster`: its interface is open to all until a `scaleway_k8s_acl` says who."""
    lists = resource.companions("scaleway_k8s_acl", "cluster_id")
    rules = [
        opened_to_everyone(rule.texts("ip")) for item in lists for rule in item.blocks("acl_rules") if rule.has("ip")
    ]
    unlisted: Setting[bool] = resource.at("", raw=True if lists.doubt is None else lists.doubt)
    yield Service(
        declaration=resource.declaration,
        placement=placement(resource),
        kind="cluster",
        open_to_all=any_of(*rules, unlisted.same_place(raw=False)) if lists else unlisted,
    )


def alert_manager(resource: Resource) -> Iterator[Thing]:
    """`scaleway_cockpit_alert_manager`: alerts reach those who are listed, and nobody when none is."""
    told = names_something(resource, "contact_points")
    yield Alarm(
        declaration=resource.declaration,
        placement=placement(resource),
        works=resource.at("contact_points", raw=certainly(resource, "contact_points", value=told)),
    )


def k8s_pool(resource: Resource) -> Iterator[Thing]:
    """`scaleway_k8s_pool`: nodes have public addresses unless disabled."""
    yield DataMachines(
        declaration=resource.declaration,
        placement=placement(resource),
        on_internet=converted(resource.boolean("public_ip_disabled", default=False), lambda hidden: not hidden),
    )


TRANSLATORS = {
    "scaleway_registry_namespace": registry_namespace,
    "scaleway_k8s_cluster": k8s_cluster,
    "scaleway_k8s_pool": k8s_pool,
    "scaleway_cockpit_alert_manager": alert_manager,
    "scaleway_key_manager_key": key_manager_key,
    "scaleway_iam_policy": iam_policy,
}
