"""Which major version of the provider a root asks for, where a default changed between two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration

_FIRST_NUMBER = re.compile(r"(\d+)")


def is_at_least(declaration: Declaration, major: int) -> bool:
    """Whether the constraint (`~> 5.1`, `>= 5.0, < 6`) names that major version or a later one; False when it names none."""
    named = _major(declaration)
    return named is not None and named >= major


def is_before(declaration: Declaration, major: int) -> bool:
    """Whether the constraint names an earlier major version; False when it names none."""
    named = _major(declaration)
    return named is not None and named < major


def _major(declaration: Declaration) -> int | None:
    found = _FIRST_NUMBER.search(declaration.provider.version or "")
    return int(found.group(1)) if found else None
