"""What `aws:iam/getPolicyDocument` answers: it needs no account, only its arguments. Standard library alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def policy_document(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The document that the arguments (under Pulumi's names) describe."""
    return {
        "Version": arguments.get("version") or "2012-10-17",
        "Statement": [_statement(item) for item in arguments.get("statements") or () if isinstance(item, Mapping)],
    }


def _statement(item: Mapping[str, Any]) -> dict[str, Any]:
    statement = {
        "Sid": item.get("sid"),
        "Effect": item.get("effect", "Allow"),
        "Action": item.get("actions"),
        "NotAction": item.get("notActions"),
        "Resource": item.get("resources"),
        "NotResource": item.get("notResources"),
        "Principal": _principals(item.get("principals")),
        "NotPrincipal": _principals(item.get("notPrincipals")),
        "Condition": _conditions(item.get("conditions")),
    }
    return {name: value for name, value in statement.items() if not _empty(value)}


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, (str, list, dict)) and not value)


def _principals(items: Any) -> Any:
    found: dict[str, list[Any]] = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("type"), str):
            identifiers = item.get("identifiers")
            found.setdefault(item["type"], []).extend(identifiers if isinstance(identifiers, list) else [identifiers])
    everyone = found.get("*")
    return (
        "*" if len(found) == 1 and everyone and all(isinstance(who, str) and who == "*" for who in everyone) else found
    )


def _conditions(items: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("test"), str) and isinstance(item.get("variable"), str):
            found.setdefault(item["test"], {})[item["variable"]] = item.get("values")
    return found
