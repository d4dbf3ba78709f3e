"""The document that `data.aws_iam_policy_document` renders, as far as the graph shows its arguments.

Source: the provider's documentation of the data source (registry.terraform.io/providers/hashicorp/aws, 5.x and 6.x).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hds_policies.model.value import Unknown, Why

_KEYS = (
    ("sid", "Sid"),
    ("effect", "Effect"),
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
)
_MERGED = ("source_policy_documents", "override_policy_documents", "source_json", "override_json")


def iam_policy_document(arguments: Mapping[str, Any], chain: str) -> Unknown:
    """The document as what an unknown JSON text was made of; parts that are not known stay so."""
    statements = [_statement(block) for block in _blocks(arguments.get("statement"))]
    statements += [item for name in _MERGED for item in _merged(arguments.get(name))]
    return Unknown(Why.NOT_EVALUATED, (chain,), document={"Version": "2012-10-17", "Statement": statements})


def _blocks(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _merged(value: Any) -> list[Any]:
    """Statements of documents that are merged in; what takes the place of what is not worked out."""
    found: list[Any] = []
    for item in _blocks(value):
        document = item.document if isinstance(item, Unknown) else item
        if isinstance(document, Mapping):
            found += _blocks(document.get("Statement"))
        elif isinstance(item, Unknown):
            found.append(item)
        elif item:
            found.append(Unknown(Why.NOT_EVALUATED, ("merged document",)))
    return found


def _statement(block: Any) -> Any:
    if not isinstance(block, Mapping):
        return block
    statement = {key: block[name] for name, key in _KEYS if block.get(name) is not None}
    statement.setdefault("Effect", "Allow")
    for name, key in (("principals", "Principal"), ("not_principals", "NotPrincipal")):
        if name in block:
            statement[key] = _principals(_blocks(block[name]))
    conditions = _blocks(block.get("condition"))
    if conditions:
        statement["Condition"] = _conditions(conditions)
    return statement


def _principals(blocks: list[Any]) -> Any:
    found: dict[str, list[Any]] = {}
    for block in blocks:
        kind = block.get("type") if isinstance(block, Mapping) else block
        if isinstance(kind, Unknown):
            return kind
        found.setdefault(str(kind), []).extend(_blocks(block.get("identifiers")))
    return "*" if found.get("*") == ["*"] else found


def _conditions(blocks: list[Any]) -> Any:
    found: dict[str, dict[str, Any]] = {}
    for block in blocks:
        if not isinstance(block, Mapping):
            return block
        test, variable = block.get("test"), block.get("variable")
        for part in (test, variable):
            if isinstance(part, Unknown):
                return part
        found.setdefault(str(test), {})[str(variable)] = _blocks(block.get("values"))
    return found
