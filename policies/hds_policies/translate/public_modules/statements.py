"""Policies that a module makes of statements given as inputs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hds_policies.model.value import Unknown

DENY_PLAIN_HTTP = {
    "Effect": "Deny",
    "Action": "*",
    "Resource": "*",
    "Principal": "*",
    "Condition": {"Bool": {"aws:SecureTransport": "false"}},
}
"""What modules add to a policy to refuse requests without TLS."""


def policy_of(*parts: Any) -> Any:
    """A policy of the statements that the parts hold: maps by name, lists, an Unknown; None when there is none.

    A statement is spelled as in the data source `aws_iam_policy_document`, or as in a policy.
    """
    found = [_statement(item) for part in parts for item in _items(part)]
    return {"Statement": found} if found else None


def _items(part: Any) -> Iterable[Any]:
    if part is None:
        return ()
    if isinstance(part, Unknown):
        return (part,)
    if isinstance(part, Mapping):
        return (part,) if "Effect" in part else list(part.values())
    return list(part)


def _statement(item: Any) -> Any:
    if not isinstance(item, Mapping) or "Effect" in item:
        return item
    statement: dict[str, Any] = {"Effect": _part(item, "effect") or "Allow"}
    for name, written in (
        ("Action", "actions"),
        ("NotAction", "not_actions"),
        ("Resource", "resources"),
        ("NotResource", "not_resources"),
    ):
        if _part(item, written) is not None:
            statement[name] = item[written]
    for name, written in (("Principal", "principals"), ("NotPrincipal", "not_principals")):
        named = _principals(_part(item, written))
        if named:
            statement[name] = named
    tests = _part(item, "conditions")
    tests = tests if tests is not None else _part(item, "condition")
    if tests is not None:
        statement["Condition"] = _conditions(tests)
    return statement


def _part(item: Mapping[str, Any], name: str) -> Any:
    value = item.get(name)
    return value if isinstance(value, Unknown) or value is not None else None


def _blocks(value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, Mapping):
        return [value] if {"type", "test"} & set(value) else list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _principals(value: Any) -> Any:
    named: dict[str, list[Any]] = {}
    for block in _blocks(value):
        kind = block.get("type") if isinstance(block, Mapping) else block
        identifiers = block.get("identifiers") if isinstance(block, Mapping) else block
        if isinstance(kind, Unknown):
            kind = "AWS"
        named.setdefault(str(kind), []).extend(identifiers if isinstance(identifiers, (list, tuple)) else [identifiers])
    return named


def _conditions(value: Any) -> Any:
    tests: dict[str, dict[str, Any]] = {}
    for block in _blocks(value):
        if not isinstance(block, Mapping):
            return block
        parts = [block.get(name) for name in ("test", "variable", "values")]
        unknown = next((part for part in parts[:2] if isinstance(part, Unknown)), None)
        if unknown is not None:
            return unknown
        tests.setdefault(str(parts[0]), {})[str(parts[1])] = parts[2]
    return tests
