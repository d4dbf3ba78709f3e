"""Configuration values that are objects, read as configurations of their own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hds_pulumi.configuration import Get, Reading


class NestedReading(Reading):
    """A reading whose objects are readings too; what is wrong in them is told with their place: `sites[0].address`."""

    def __init__(self, get: Get, *, inside: tuple[NestedReading, str] | None = None) -> None:
        """`inside`: the reading that the object is a value of, and its place there."""
        super().__init__(get)
        self._inside = inside

    def wrong(self, key: str, en: str, fr: str) -> None:
        """Note what is wrong with a value, where it is."""
        if self._inside is None:
            super().wrong(key, en, fr)
        else:
            outer, place = self._inside
            outer.wrong(f"{place}.{key}", en, fr)

    def switch(self, key: str, *, default: bool) -> bool:
        """`true` or `false`."""
        return self.choice(key, "true" if default else "false", ("true", "false")) == "true"

    def group(self, key: str) -> NestedReading | None:
        """An object; None when there is none."""
        written = self._get(key)
        if written is None:
            return None
        given = _parsed(written)
        if not isinstance(given, Mapping):
            self.wrong(key, "is no object", "n'est pas un objet")
            return None
        return NestedReading(_get_of(given), inside=(self, key))

    def groups(self, key: str) -> list[NestedReading]:
        """A list of objects; empty when there is none."""
        written = self._get(key)
        given = [] if written is None else _parsed(written)
        if not isinstance(given, list) or not all(isinstance(item, Mapping) for item in given):
            self.wrong(key, "is no list of objects", "n'est pas une liste d'objets")
            return []
        return [NestedReading(_get_of(item), inside=(self, f"{key}[{at}]")) for at, item in enumerate(given)]


def _parsed(written: str) -> Any:
    try:
        return json.loads(written)
    except ValueError:
        return None


def _get_of(values: Mapping[str, Any]) -> Get:
    def get(key: str) -> str | None:
        value = values.get(key)
        return value if value is None or isinstance(value, str) else json.dumps(value)

    return get
