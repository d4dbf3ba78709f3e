"""Move values to where Terraform has them, for packages made from a cloud's own interface.

A rule is `"source path": "target path"`, both in snake case, with one of these at the target's end: `?` when the source
says `Enabled` for true, `!` when it says the opposite, `[]` when Terraform wants a list of the one value, `{}` when it
wants JSON text. A source `list[].member` moves the member of each item of a list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown, contains_unknown

_ABSENT = object()


def rearranged(values: dict[str, Any], rules: Mapping[str, str]) -> dict[str, Any]:
    """The values with each rule applied in order; what no rule names stays where it is."""
    moved = dict(values)
    for source, target in rules.items():
        head, several, member = source.partition("[].")
        if several:
            _rename_members(moved, head, member, target)
            continue
        value = _taken(moved, source.split("."))
        if value is not _ABSENT:
            _put(moved, target.rstrip("?![]{}").split("."), _converted(value, target))
    return moved


def _taken(values: dict[str, Any], steps: list[str]) -> Any:
    """The value at a path, taken out; the mappings on the way are copied, as they may be shared."""
    head, *rest = steps
    if not rest:
        return values.pop(head, _ABSENT)
    inner = values.get(head)
    if isinstance(inner, Unknown):
        return inner
    if isinstance(inner, list) and len(inner) == 1 and isinstance(inner[0], Mapping):
        # What an earlier rule made a block.
        copy = dict(inner[0])
        values[head] = [copy]
        return _taken(copy, rest)
    if not isinstance(inner, Mapping):
        return _ABSENT
    values[head] = copy = dict(inner)
    return _taken(copy, rest)


def _put(values: dict[str, Any], steps: list[str], value: Any) -> None:
    head, *rest = steps
    if not rest:
        values[head] = value
        return
    inner = values.get(head)
    if isinstance(inner, list):
        inner = inner[0] if inner and isinstance(inner[0], dict) else {}
    block = dict(inner) if isinstance(inner, Mapping) else {}
    values[head] = [block]
    _put(block, rest, value)


def _converted(value: Any, target: str) -> Any:
    if isinstance(value, Unknown):
        return value
    if target.endswith("?"):
        return value if isinstance(value, bool) else str(value).lower() == "enabled"
    if target.endswith("!"):
        return not value if isinstance(value, bool) else value
    if target.endswith("[]"):
        return value if isinstance(value, list) else [value]
    if target.endswith("{}"):
        return value if isinstance(value, str) or contains_unknown(value) else json.dumps(value)
    return value


def _rename_members(values: dict[str, Any], head: str, member: str, target: str) -> None:
    items = values.get(head)
    if isinstance(items, list):
        values[head] = [
            rearranged(dict(item), {member: target}) if isinstance(item, Mapping) else item for item in items
        ]
