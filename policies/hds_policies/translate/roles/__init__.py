"""What each resource type does with data, as far as its place matters.

One module a provider. A name ends with `*` for all types that begin so; the longest match wins, and `*` alone is what
every other type is. `INERT` types provably
hold no data and open no door by where they are: policies, records, network plumbing, and the companions of a resource
that is judged itself. What stands in no list is judged by its place all the same, and reported as not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from hds_policies.model.hosting import Role

_MODULES: Mapping[str, str] = {
    "aws": "aws",
    "awscc": "aws",
    "azurerm": "azurerm",
    "azapi": "azurerm",
    "google": "google",
}


class Known:
    """The roles of one provider's types, by name without the provider's prefix."""

    def __init__(self, *, store: str, process: str, transport: str, edge: str, inert: str, metadata: str = "") -> None:
        self._exact: dict[str, Role | None] = {}
        self._prefix: dict[str, Role | None] = {}
        for names, role in (
            (inert, None),
            (store, Role.STORE),
            (process, Role.PROCESS),
            (transport, Role.TRANSPORT),
            (edge, Role.EDGE),
            (metadata, Role.METADATA),
        ):
            for name in names.split():
                if name.endswith("*"):
                    self._prefix.setdefault(name[:-1], role)
                else:
                    self._exact[name] = role

    def role(self, name: str) -> tuple[bool, Role | None]:
        """Whether the type is known, and its role (None: inert)."""
        if name in self._exact:
            return True, self._exact[name]
        for end in range(len(name), -1, -1):
            if name[:end] in self._prefix:
                return True, self._prefix[name[:end]]
        return False, None


@cache
def role_of(type_name: str) -> tuple[bool, Role | None]:
    """Whether the resource type is known, and what it does with data (None: nothing that its place matters for)."""
    word, _, rest = type_name.partition("_")
    module = import_module(f"hds_policies.translate.roles.{_MODULES.get(word, 'others')}")
    known: Known = module.KNOWN[word] if word in module.KNOWN else module.KNOWN["*"]
    return known.role(rest)
