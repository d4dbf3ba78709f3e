"""Which major version of the provider a root asks for, where a default changed between two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration

_FIRST_NUMBER = re.compile(r"(\d+)")


def is_at_least(declaration: Declaration, major: int) -> bool:
    """Whether the version or constraint (`~> 5.1`, `>= 5.0, < 6`) names that major version first; False when it names none."""
    found = _FIRST_NUMBER.search(declaration.provider.version or "")
    return found is not None and int(found.group(1)) >= major
