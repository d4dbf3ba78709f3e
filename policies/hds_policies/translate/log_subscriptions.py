"""OVHcloud services that send their logs to the Logs Data Platform when a subscription, a resource of its own, asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hds_policies.model.activity_logs import ActivityLog, ClusterLog, DatabaseLog, EntryPointLog
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def _subscribed(kind: type[ActivityLog], subscription: str, attribute: str) -> Callable[[Resource], Iterator[Thing]]:
    def translate(resource: Resource) -> Iterator[Thing]:
        found = resource.companions(subscription, attribute)
        first = next(iter(found), None)
        recorded: Setting[bool]
        if first is not None:
            recorded = Setting(raw=True, attribute=attribute, declaration=first.declaration)
        else:
            recorded = resource.at("", raw=False if found.doubt is None else found.doubt)
        yield kind(declaration=resource.declaration, placement=placement(resource), recorded=recorded)

    return translate


TRANSLATORS = {
    "ovh_cloud_project_database": _subscribed(DatabaseLog, "ovh_cloud_project_database_log_subscription", "cluster_id"),
    **{
        name: _subscribed(DatabaseLog, f"{name}_log_subscription", "cluster_id")
        for name in ("ovh_cloud_managed_database", "ovh_cloud_managed_analytics")
    },
    "ovh_cloud_project_kube": _subscribed(ClusterLog, "ovh_cloud_project_kube_log_subscription", "kube_id"),
    "ovh_cloud_project_loadbalancer": _subscribed(
        EntryPointLog, "ovh_cloud_project_region_loadbalancer_log_subscription", "loadbalancer_id"
    ),
}
