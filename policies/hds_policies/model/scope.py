"""Whether a declaration may hold health data, as the project declares."""

from __future__ import annotations

from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration
    from hds_policies.model.policy import Scope


def in_scope(declaration: Declaration, scope: Scope) -> bool:
    """Excluded by nothing, and included by something when anything is included.

    Only a known tag value includes or excludes: what is not known stays in scope.
    """
    if (
        _matches(declaration.address, scope.exclude_addresses)
        or _matches(declaration.type, scope.exclude_types)
        or _matches(declaration.shown_type, scope.exclude_types)
        or _tagged(declaration, scope.exclude_tags)
    ):
        return False
    if not (scope.include_addresses or scope.include_types or scope.include_tags):
        return True
    return (
        _matches(declaration.address, scope.include_addresses)
        or _matches(declaration.type, scope.include_types)
        or _matches(declaration.shown_type, scope.include_types)
        or _tagged(declaration, scope.include_tags)
    )


def _matches(text: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(text, pattern) for pattern in patterns)


def _tagged(declaration: Declaration, wanted: Mapping[str, str]) -> bool:
    if not wanted:
        return False
    for name in ("tags", "labels"):
        tags = declaration.get(name)
        if isinstance(tags, Mapping):
            for key, pattern in wanted.items():
                value = tags.get(key)
                if isinstance(value, str) and fnmatchcase(value, pattern):
                    return True
    return False
