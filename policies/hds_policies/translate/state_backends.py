"""Where a Terraform state rests: judged like a store, at the address `terraform.backend.<type>`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.model.hosting import Host, Residence, Role, StateBackend
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown, Why
from hds_policies.translate.reading import Resource


def state_backend(resource: Resource) -> Iterator[Thing]:
    """The backend, and its host and place when it is not a file on the machine itself."""
    kind = resource.type
    read = _READERS.get(kind)
    where = read(resource) if read else None
    encrypted = _ENCRYPTED.get(kind)
    yield StateBackend(
        declaration=resource.declaration,
        placement=where,
        kind=kind,
        encrypted=encrypted(resource) if encrypted else None,
    )
    if where is not None:
        yield Residence(declaration=resource.declaration, placement=where, role=Role.STORE)
        yield Host(declaration=resource.declaration, placement=where, service=f"terraform.backend.{kind}")


def _address(resource: Resource, *paths: str) -> tuple[Setting[Any], str] | None:
    """The first address written, and its host name."""
    for path in paths:
        setting = resource.setting(path)
        if isinstance(setting.raw, str) and setting.raw:
            url = setting.raw if "://" in setting.raw else f"//{setting.raw}"
            return setting, urlsplit(url).hostname or ""
    return None


def _known_place(resource: Resource, setting: Setting[Any], name: str) -> Placement | None:
    found = provider_by_endpoint(name)
    if found is None:
        return None
    if found.host is None:
        return None
    own = resource.setting("region")
    if found.region is not None:
        return Placement(found.host, setting.same_place(found.region))
    # Behind another host's address, `region` is often a dummy that the client insists on.
    unknown = Unknown(Why.DATA_SOURCE, (setting.attribute, name))
    return Placement(found.host, own if own.known and _located(found.host, own) else setting.same_place(unknown))


def _located(host: str, setting: Setting[Any]) -> bool:
    from hds_policies.facts.regions import locate  # noqa: PLC0415 - only backends at another host's address need it

    return isinstance(setting.raw, str) and locate(host, setting.raw) is not None


def _s3(resource: Resource) -> Placement | None:
    address = _address(resource, "endpoints.s3", "endpoint")
    if address is not None:
        setting, name = address
        found = provider_by_endpoint(name)
        if found is None or found.host is None:
            return None if found else Placement("", setting.same_place(Unknown(Why.DATA_SOURCE, (name,))))
        return _known_place(resource, setting, name)
    region = resource.setting("region")
    if region.by_default:
        unknown = Unknown(Why.NO_VALUE, ("terraform.backend.s3.region",))
        return Placement("aws", region.same_place(unknown))
    return Placement("aws", region)


def _unplaced(host: str, what: str) -> Callable[[Resource], Placement | None]:
    """Backends that name a store but not its place."""

    def read(resource: Resource) -> Placement | None:
        setting = resource.setting(what)
        chain = (f"terraform.backend.{resource.type}.{what}",)
        return Placement(host, setting.same_place(Unknown(Why.DATA_SOURCE, chain)))

    return read


def _remote(resource: Resource) -> Placement | None:
    setting = resource.setting("hostname", "app.terraform.io")
    name = setting.raw if isinstance(setting.raw, str) else ""
    area = {"app.terraform.io": "us", "app.eu.terraform.io": "eu"}.get(name)
    if area is not None:
        return Placement("terraformcloud", setting.same_place(area))
    return _known_place(resource, setting, name)


def _http(resource: Resource) -> Placement | None:
    address = _address(resource, "address")
    return _known_place(resource, *address) if address is not None else None


def _oss(resource: Resource) -> Placement | None:
    return Placement("alicloud", resource.setting("region", Unknown(Why.NO_VALUE, ("terraform.backend.oss.region",))))


def _cos(resource: Resource) -> Placement | None:
    return Placement(
        "tencentcloud", resource.setting("region", Unknown(Why.NO_VALUE, ("terraform.backend.cos.region",)))
    )


_READERS: Mapping[str, Callable[[Resource], Placement | None]] = {
    "s3": _s3,
    "azurerm": _unplaced("azurerm", "storage_account_name"),
    "gcs": _unplaced("google", "bucket"),
    "remote": _remote,
    "cloud": _remote,
    "http": _http,
    "oss": _oss,
    "cos": _cos,
}


def _s3_encrypted(resource: Resource) -> Setting[bool]:
    # Amazon encrypts every new object since January 2023; other hosts do not promise it.
    setting = resource.boolean("encrypt", default=False)
    if setting.known and setting.value is False and not resource.has("endpoints") and not resource.has("endpoint"):
        return setting.same_place(True)  # noqa: FBT003 - the value itself
    return setting


_ENCRYPTED: Mapping[str, Callable[[Resource], Setting[bool]]] = {"s3": _s3_encrypted}
