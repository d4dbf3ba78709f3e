"""What `aws:iam/getPolicyDocument` answers: it needs no account, only its arguments."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hds_scanners.sources.pulumi.yaml_functions import made_of, unknowns


def policy_document(arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The result, with `json` unknown (its document known in part) when an argument is."""
    document = {
        "Version": arguments.get("version") or "2012-10-17",
        "Statement": [_statement(item) for item in arguments.get("statements") or () if isinstance(item, Mapping)],
    }
    if any(True for _ in unknowns(document)):
        text: Any = made_of(document, document=document)
    else:
        text = json.dumps(document)
    return {"json": text, "minifiedJson": text, "id": "policy"}


def _statement(item: Mapping[str, Any]) -> dict[str, Any]:
    statement = {
        "Sid": item.get("sid"),
        "Effect": item.get("effect") or "Allow",
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
    for item in items or () if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("type"), str):
            identifiers = item.get("identifiers")
            found.setdefault(item["type"], []).extend(identifiers if isinstance(identifiers, list) else [identifiers])
    return "*" if found == {"*": ["*"]} else found


def _conditions(items: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items or () if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("test"), str) and isinstance(item.get("variable"), str):
            found.setdefault(item["test"], {})[item["variable"]] = item.get("values")
    return found
