"""What every declaration tells, whatever it is: where its data would be, and who hosts it."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from hds_policies.facts.hosts import HOSTS, Switch
from hds_policies.facts.regions import Kind
from hds_policies.model.hosting import Host, Residence, Role
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.hds_scope import excluded
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource
from hds_policies.translate.roles import role_of
from hds_policies.translate.state_backends import state_backend

# Hosts whose provider block says no region: what does not say its own place is part of something that does.
_NO_PROVIDER_REGION = frozenset({"azurerm", "azapi", "ovh", "exoscale", "hcloud", "digitalocean", "linode", "vultr"})


_DNS_RECORDS = frozenset({"cloudflare_record", "cloudflare_dns_record"})


def hosting(resource: Resource, unknown_types: set[str]) -> Iterator[Thing]:
    """The `Residence` and the `Host` of a declaration that stores, processes or transports data."""
    mode = resource.declaration.mode
    if mode == "backend":
        yield from state_backend(resource)
        return
    if mode != "managed":
        return
    where = placement(resource)
    if where is None:
        return
    known, role = role_of(resource.type)
    if not known:
        unknown_types.add(resource.declaration.shown_type)
        # Nothing is known of the type: it is judged by its place only when it says one.
        role = Role.PROCESS if _says_its_place(where) else None
    switch = _switch(resource, where.host)
    if switch is not None or role not in (None, Role.METADATA):
        yield Host(
            declaration=resource.declaration,
            placement=where,
            service=resource.type,
            switch=switch,
            activity=_activity(resource.type),
            excluded=excluded(resource),
        )
    if role is None:
        return
    if role is Role.EDGE and resource.type in _DNS_RECORDS:
        # A record is served from edge sites only when traffic goes through the provider's proxy.
        proxied = resource.boolean("proxied", default=False)
        if proxied.known and not proxied.value:
            return
    if role is Role.EDGE:
        where = Placement(where.host, Setting(None, "", resource.declaration))
    elif _is_part(resource, where):
        return
    yield Residence(declaration=resource.declaration, placement=where, role=role)


def _says_its_place(where: Placement) -> bool:
    place = where.place
    return place is not None and place.kind is not Kind.GLOBAL and not where.region.attribute.startswith("provider.")


# Words of type names that tell a backup service, or a platform on which the host operates software.
_BACKUP = ("backup", "recovery_services", "data_protection")
_PLATFORM = (
    "database",
    "_db_",
    "rds",
    "rdb",
    "sql",
    "redis",
    "cache",
    "mongo",
    "kafka",
    "opensearch",
    "elasticsearch",
    "kube",
    "k8s",
    "eks",
    "oks",
    "aks",
    "container",
    "function",
    "lambda",
    "app_service",
    "web_app",
    "cloud_run",
    "dynamodb",
)


def _activity(type_name: str) -> int:
    """The activity that a resource type asks of its host; infrastructure when its name tells nothing else."""
    if any(word in type_name for word in _BACKUP):
        return 6
    return 4 if any(word in type_name for word in _PLATFORM) else 3


def _is_part(resource: Resource, where: Placement) -> bool:
    """Whether the resource says no place because it is part of something that does."""
    told_by_provider = where.region.attribute == "provider.region"
    return told_by_provider and not where.region.known and resource.type.split("_", 1)[0] in _NO_PROVIDER_REGION


def _switch(resource: Resource, host: str) -> Setting[bool] | None:
    registered = HOSTS.get(host)
    switch = registered.switch if registered else None
    if switch is None or not fnmatchcase(resource.type, switch.resource_type):
        return None
    head, several, rest = switch.attribute.partition("[].")
    if several:
        blocks = resource.blocks(head)
        doubt = resource.uncertain(head)
        found = [block.setting(rest) for block in blocks]
        return _any_of(resource, head, found, switch, doubt)
    setting = resource.setting(switch.attribute, switch.default)
    if isinstance(setting.raw, Unknown):
        return setting
    return setting.same_place(_is_wanted(setting.raw, switch))


def _is_wanted(raw: object, switch: Switch) -> bool:
    return isinstance(raw, (str, bool)) and raw in switch.wanted


def _any_of(
    resource: Block, path: str, settings: list[Setting[object]], switch: Switch, doubt: Unknown | None
) -> Setting[bool]:
    for setting in settings:
        if isinstance(setting.raw, Unknown):
            doubt = setting.raw if doubt is None else doubt
        elif _is_wanted(setting.raw, switch):
            return Setting(raw=True, attribute=setting.attribute, declaration=setting.declaration)
    return resource.at(path, doubt if doubt is not None else False)
