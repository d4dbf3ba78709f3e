"""Which major versions of its provider a root allows, where a default changed between two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hds_policies.model.declaration import Declaration

_PART = re.compile(r"(~>|>=|<=|!=|<|>|=)?\s*v?(\d+)((?:\.\d+)*)")


def is_at_least(declaration: Declaration, major: int) -> bool:
    """Whether the constraint (`~> 5.1`, `>= 5.0, < 6`) allows that major version or later ones only."""
    lowest = [number for operator, number, _ in _parts(declaration) if operator not in ("<", "<=", "!=")]
    return bool(lowest) and max(lowest) >= major


def is_before(declaration: Declaration, major: int) -> bool:
    """Whether the constraint allows earlier major versions only; `>= 3.0` has no end, and allows what comes later too."""
    highest = [
        number - 1 if operator == "<" and not any(rest) else number
        for operator, number, rest in _parts(declaration)
        if operator not in (">", ">=", "!=")
    ]
    return bool(highest) and min(highest) < major


def _parts(declaration: Declaration) -> Iterator[tuple[str, int, list[int]]]:
    """Operator, major version and the numbers after it of each part of the constraint."""
    for operator, major, rest in _PART.findall(declaration.provider.version or ""):
        yield operator, int(major), [int(number) for number in rest.split(".") if number]
