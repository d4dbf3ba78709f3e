"""Clever Cloud. Defaults are those of the CleverCloud/clevercloud provider's documentation and the product's guides."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hds_policies.model.network import Listener
from hds_policies.model.storage import Cache, Database, Store
from hds_policies.model.thing import Thing
from hds_policies.translate.merging import merged
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def _add_on(kind: type[Store], *, backed_up: bool = False) -> Callable[[Resource], Iterator[Thing]]:
    """A managed store: its disk is in clear unless `encryption`; `backup`, where there is such a switch, is on."""

    def add_on(resource: Resource) -> Iterator[Thing]:
        yield kind(
            declaration=resource.declaration,
            placement=placement(resource),
            encrypted=resource.boolean("encryption", default=False),
            backup_enabled=resource.boolean("backup", default=True) if backed_up else None,
        )

    return add_on


def application(resource: Resource) -> Iterator[Thing]:
    """An application answers plain HTTP unless `redirect_https`."""
    yield Listener(
        declaration=resource.declaration,
        placement=placement(resource),
        encrypted=resource.boolean("redirect_https", default=False),
    )


_APPLICATIONS = (
    "docker",
    "dotnet",
    "frankenphp",
    "go",
    "haskell",
    "java_jar",
    "java_maven",
    "java_war",
    "linux",
    "nodejs",
    "php",
    "play2",
    "python",
    "ruby",
    "rust",
    "scala",
    "static",
    "static_apache",
    "v",
)
TRANSLATORS = merged(
    {
        "clevercloud_postgresql": _add_on(Database, backed_up=True),
        "clevercloud_mysql": _add_on(Database, backed_up=True),
        "clevercloud_mongodb": _add_on(Database),
        "clevercloud_elasticsearch": _add_on(Database),
        "clevercloud_redis": _add_on(Cache),
        **{f"clevercloud_{name}": application for name in _APPLICATIONS},
    }
)
