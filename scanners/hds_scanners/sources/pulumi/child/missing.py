"""Stand in for what a program asks for and nobody gives: its program shall be seen all the same, and what was missing told.

Configuration without a value is a marked text, or an object made of marked texts; a file or folder whose name is such a
text has that text for its content. The reader of the record knows every mark, and puts back that nothing is known.
"""

from __future__ import annotations

import builtins
import io
import os
import re
from collections.abc import Callable, Iterator
from typing import Any

_MARK = re.compile(r"zq[0-9a-f]{5,}qz")
# What a stack may leave to the environment, and no deployment does without.
_OF_THE_ENVIRONMENT = frozenset({"aws:region", "gcp:project"})
Text = Callable[[str], str]
"""Makes the marked text of a key of the configuration."""


class Given(str):
    """A text that programs also read as a number, or as an object."""

    __slots__ = ()

    def __int__(self) -> int:
        return 1

    def __float__(self) -> float:
        return 1.0

    def __getitem__(self, key: Any) -> Any:
        # A member of an object or of a list: what is not known of the whole is not known of its parts.
        return super().__getitem__(key) if isinstance(key, slice) else self


class GivenObject(dict[Any, Any]):
    """An object, or a list, of which nothing is known: one member, and an answer to every key."""

    def __init__(self, text: str) -> None:
        super().__init__({text: Given(text)})
        self._text = text

    def __missing__(self, key: Any) -> Given:
        return Given(self._text)

    def __iter__(self) -> Iterator[Given]:
        return iter([Given(self._text)])


def stand_in_for_configuration(
    pulumi: Any, text: Text, told: Callable[[str], None], unset: Callable[[str], None]
) -> None:
    """Let required configuration that no stack file gives be a stand-in; `told` hears of each key.

    `unset` hears of the keys of the program's own that it asked for without need, and for which it got nothing.
    """
    config = pulumi.Config

    def wrapped(name: str, stand_in: Callable[[str], Any]) -> Any:
        real = getattr(config, name)

        def require(self: Any, key: str, *arguments: Any, **named: Any) -> Any:
            try:
                return real(self, key, *arguments, **named)
            except (pulumi.ConfigMissingError, pulumi.ConfigTypeError):
                told(f"{self.name}:{key}")
                return stand_in(f"{self.name}:{key}")

        return require

    def secretly(make: Callable[[str], Any]) -> Callable[[str], Any]:
        return lambda key: pulumi.Output.secret(make(key))

    kinds: dict[str, Callable[[str], Any]] = {
        "": lambda key: Given(text(key)),
        "_int": lambda _: 1,
        "_float": lambda _: 1.0,
        "_bool": lambda _: False,
        "_object": lambda key: GivenObject(text(key)),
    }
    for suffix, make in kinds.items():
        for name, maker in ((f"require{suffix}", make), (f"require_secret{suffix}", secretly(make))):
            if hasattr(config, name):
                setattr(config, name, wrapped(name, maker))
    for suffix in kinds:
        for name in (f"get{suffix}", f"get_secret{suffix}"):
            if hasattr(config, name):
                setattr(config, name, _optional(pulumi, getattr(config, name), unset))
    optional = config.get

    def get(self: Any, key: str, *arguments: Any, **named: Any) -> Any:
        value = optional(self, key, *arguments, **named)
        if value is None and f"{self.name}:{key}" in _OF_THE_ENVIRONMENT:
            told(f"{self.name}:{key}")
            return Given(text(f"{self.name}:{key}"))
        return value

    config.get = get


def _optional(pulumi: Any, real: Callable[..., Any], unset: Callable[[str], None]) -> Callable[..., Any]:
    def get(self: Any, key: str, *arguments: Any, **named: Any) -> Any:
        value = real(self, key, *arguments, **named)
        if value is None and self.name == pulumi.get_project():
            unset(f"{self.name}:{key}")
        return value

    return get


def stand_in_for_files() -> None:
    """Let a file or folder that only the missing configuration names be there: with that text in it, or empty."""
    real = builtins.open

    def opened(file: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        mark = _mark(file)
        if mark is None or set(mode) & set("wax+"):
            return real(file, mode, *arguments, **named)
        return io.BytesIO(mark.encode()) if "b" in mode else io.StringIO(mark)

    builtins.open = io.open = opened
    listed = os.listdir

    def entries(path: Any = ".") -> Any:
        return [] if _mark(path) else listed(path)

    os.listdir = entries


def _mark(path: Any) -> str | None:
    found = _MARK.search(os.fsdecode(path)) if isinstance(path, (str, bytes, os.PathLike)) else None
    return found[0] if found else None
