"""Follow the arguments that send data elsewhere, whatever the provider."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from hds_policies.model.declaration import is_absent
from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.model.place import Placement
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Block, Resource


class By(Enum):
    """What an argument says of the destination."""

    REGION = "region"
    """It is a region's name, or a list of them."""
    TARGET = "target"
    """It names the resource where data lands: reference, ARN, id or name."""
    SOURCE = "source"
    """It names the resource that data comes from; only a source elsewhere is worth a word."""
    OWN = "own"
    """Data lands where the resource itself is."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way for data to be copied: the argument's path, through all blocks on it, and how to read it."""

    kind: CopyKind
    path: str
    by: By


Landing: TypeAlias = Callable[[Resource, Setting[Any]], "Placement | None"]
"""Where the resource that a setting names is; None when the setting names nothing that keeps data."""


def walk(block: Block, path: str) -> Iterator[Setting[Any]]:
    """Every value at `path`, through all blocks on it; an Unknown where blocks are not known. Lists are taken apart."""
    head, _, rest = path.partition(".")
    if rest:
        for inner in block.blocks(head):
            yield from walk(inner, rest)
        doubt = block.uncertain(head)
        if doubt is not None:
            yield Setting(doubt, head, block.declaration)
        return
    setting = block.setting(head)
    if isinstance(setting.raw, (list, tuple)):
        for position, item in enumerate(setting.raw):
            yield Setting(item, f"{setting.attribute}[{position}]", setting.declaration)
    elif not is_absent(setting.raw) and _is_written(setting.raw):
        yield setting


def _is_written(raw: object) -> bool:
    """Modules write the empty string where they mean nothing."""
    return isinstance(raw, Unknown) or raw != ""


def copies(resource: Resource, host: str, ways: tuple[Way, ...], landing: Landing) -> Iterator[Thing]:
    """The copies that a resource causes in the listed ways; what stays at the resource's own place is none."""
    own = placement(resource)
    for way in ways:
        if way.by is By.OWN:
            if own is not None:
                yield _copy(resource, way, own, own.region)
            continue
        for setting in walk(resource, way.path):
            if way.by is By.REGION:
                raw = setting.raw
                if own is not None and _is_own(own.region, setting):
                    continue
                # An argument may name a resource where another takes a region (targets of snapshot policies).
                if isinstance(raw, str) and raw.startswith("arn:"):
                    where = landing(resource, setting)
                else:
                    where = Placement(host, setting)
            else:
                where = landing(resource, setting)
                if where is not None and way.by is By.SOURCE and not where.region.known:
                    continue
            if where is not None:
                yield _copy(resource, way, where, setting)


def _is_own(own: Setting[str | None], setting: Setting[Any]) -> bool:
    """Whether a region is the resource's own: the same value, or the very argument its place is read from."""
    if own.declaration is setting.declaration and own.attribute.replace("[0]", "") == setting.attribute.replace(
        "[0]", ""
    ):
        return True
    return isinstance(setting.raw, str) and own.known and own.raw == setting.raw


def _copy(resource: Resource, way: Way, where: Placement, setting: Setting[Any]) -> Copy:
    raw = setting.raw
    reference = raw.references[0].address if isinstance(raw, Unknown) and raw.references else ""
    named = raw if isinstance(raw, str) else reference
    source, destination = (named, resource.address) if way.by is By.SOURCE else (resource.address, named)
    return Copy(
        declaration=resource.declaration,
        placement=where,
        kind=way.kind,
        source=source,
        destination=destination,
        detail=setting.attribute,
    )


def host_name(url: str) -> str:
    """The host of an address, with or without scheme."""
    return urlsplit(url if "://" in url else f"//{url}").hostname or ""
