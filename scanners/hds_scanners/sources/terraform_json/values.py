"""Values of a plan or state, with what is unknown and what is secret put back where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from hds_policies.model.declaration import AttributeOrigin
from hds_policies.model.value import Unknown

UnknownAt: TypeAlias = Callable[[str], Unknown | None]
"""The unknown value at a path; None where nothing was written."""


def with_unknown(values: Any, after_unknown: Any, unknown: UnknownAt, path: str = "") -> Any:
    """`values` with an `Unknown` wherever `after_unknown` says true; both have the same shape."""
    if after_unknown is True:
        return unknown(path)
    if isinstance(after_unknown, dict) and after_unknown:
        base = values if isinstance(values, dict) else {}
        merged = dict(base)
        for key, inner in after_unknown.items():
            if inner:
                merged[key] = with_unknown(base.get(key), inner, unknown, f"{path}.{key}" if path else key)
        return merged
    if isinstance(after_unknown, list) and any(after_unknown):
        items = values if isinstance(values, list) else []
        return [
            with_unknown(
                items[position] if position < len(items) else None,
                after_unknown[position] if position < len(after_unknown) else False,
                unknown,
                f"{path}[{position}]",
            )
            for position in range(max(len(items), len(after_unknown)))
        ]
    return values


_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class SensitiveParts:
    """Answers for the origins of a declaration that has no lines: only what is sensitive is known."""

    sensitive: Any
    """The shape of the values, true where they are secret."""

    def origin_of(self, attribute: str) -> AttributeOrigin | None:
        """None: a plan or state has no lines."""
        del attribute
        return None

    def is_sensitive(self, attribute: str) -> bool:
        """Whether the value, or a part of it, is marked."""
        marks = self.sensitive
        for name, position in _STEP.findall(attribute):
            if marks is True:
                return True
            if isinstance(marks, Mapping):
                marks = marks.get(name)
            elif isinstance(marks, list):
                index = int(position) if position else 0
                marks = marks[index] if index < len(marks) else None
                if name and isinstance(marks, Mapping):
                    marks = marks.get(name)
            else:
                return False
        return _any_mark(marks)


def _any_mark(marks: Any) -> bool:
    if isinstance(marks, Mapping):
        return any(_any_mark(inner) for inner in marks.values())
    if isinstance(marks, list):
        return any(_any_mark(inner) for inner in marks)
    return marks is True
