"""What hosts leave out of their HDS scope, as far as arguments show it.

Sources: the hosts' own pages, named in `facts.hosts` (services_excluded).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.reading import Resource


def excluded(resource: Resource) -> Setting[str | None] | None:
    """The excluded service that a resource is or uses; None for types that no exclusion is about."""
    read = _READERS.get(resource.type)
    return read(resource) if read else None


def _always(what: str) -> Callable[[Resource], Setting[Any]]:
    def read(resource: Resource) -> Setting[Any]:
        return Setting(what, "", resource.declaration, by_default=True)

    return read


def _ovh_plan(resource: Resource) -> Setting[Any]:
    plan = resource.text("plan")
    if isinstance(plan.raw, Unknown):
        return plan
    # OVHcloud guide on HDS: the entry plans of managed databases are not covered.
    return plan.same_place(f"the plan {plan.raw}" if str(plan.raw).lower() in {"essential", "discovery"} else None)


_SCALINGO_ADDONS = ("elasticsearch", "mongo", "influx")


def _scalingo_addon(resource: Resource) -> Setting[Any]:
    provider = resource.text("provider_id")
    if isinstance(provider.raw, Unknown):
        return provider
    found = any(name in str(provider.raw).lower() for name in _SCALINGO_ADDONS)
    return provider.same_place(str(provider.raw) if found else None)


def _scaleway_bucket(resource: Resource) -> Setting[Any]:
    for rule in resource.blocks("lifecycle_rule"):
        for transition in rule.blocks("transition"):
            storage_class = transition.text("storage_class")
            if isinstance(storage_class.raw, Unknown) or storage_class.raw == "GLACIER":
                return storage_class if isinstance(storage_class.raw, Unknown) else storage_class.same_place("GLACIER")
    return resource.at("lifecycle_rule", None)


_READERS: dict[str, Callable[[Resource], Setting[Any]]] = {
    "ovh_cloud_project_database": _ovh_plan,
    "ovh_cloud_managed_database": _ovh_plan,
    "ovh_cloud_managed_analytics": _ovh_plan,
    "ovh_vps": _always("VPS"),
    "ovh_hosting_privatedatabase": _always("web hosting"),
    "clevercloud_fsbucket": _always("FS Buckets"),
    "scalingo_addon": _scalingo_addon,
    "scaleway_object_bucket": _scaleway_bucket,
}
