"""Data sources whose answer follows from the configuration alone, as far as it is certain.

Everything else that a data source returns is unknown. Sources: the provider documentation of each data source, and for
`aws_iam_policy_document` the document it renders (registry.terraform.io/providers/hashicorp/aws, 5.x and 6.x).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from hds_policies.model.value import Reference, Unknown, Why, contains_unknown
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.typesystem import STRING
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    ListValue,
    MapValue,
    Refinement,
    UnknownValue,
    Value,
)
from hds_scanners.sources.terraform.scopes import ConstantScope, NamedScope

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.resources import ResourceInstance

# Regions whose three availability zones carry the letters a, b and c in every account (AWS Global Infrastructure page).
_THREE_ZONES = frozenset(
    {"eu-west-1", "eu-west-2", "eu-west-3", "eu-central-1", "eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2"}
)


def computed(resource: ResourceInstance, name: str) -> Value:
    """The attribute of a data source when it can be computed, an unknown that says what it is, or None."""
    answer = _ANSWERS.get(resource.key[1])
    return answer(resource, name) if answer else None


def _outside(resource: ResourceInstance, name: str, **parts: Any) -> UnknownValue:
    cause = Unknown(
        Why.DATA_SOURCE, (f"{resource.address}.{name}",), (Reference(resource.address, name),), exact=True, **parts
    )
    return UnknownValue(cause, STRING, NOT_NULL)


def _aws_place(resource: ResourceInstance) -> Any:
    """The region in effect: the data source's own since provider 6, else its provider configuration's."""
    own = resource.view.get("region")
    return own if own is not None else resource.provider.attributes.get("region")


def _aws_region(resource: ResourceInstance, name: str) -> Value:
    if name not in {"name", "id", "region"}:
        return None
    written = resource.view.get("name")
    place = written if written is not None else _aws_place(resource)
    if place is None:
        return None
    return UnknownValue(place.via(f"{resource.address}.{name}"), STRING) if isinstance(place, Unknown) else place


def _partition(region: str) -> tuple[str, str, str]:
    """Partition, DNS suffix and reverse DNS prefix of a region (AWS General Reference, "AWS partitions")."""
    if region.startswith("cn-"):
        return "aws-cn", "amazonaws.com.cn", "cn.com.amazonaws"
    if region.startswith("us-gov-"):
        return "aws-us-gov", "amazonaws.com", "com.amazonaws"
    if region.startswith("eusc-"):
        return "aws-eusc", "amazonaws.eu", "eu.amazonaws"
    return "aws", "amazonaws.com", "com.amazonaws"


def _aws_partition(resource: ResourceInstance, name: str) -> Value:
    position = {"partition": 0, "id": 0, "dns_suffix": 1, "reverse_dns_prefix": 2}.get(name)
    if position is None:
        return None
    place = _aws_place(resource)
    if isinstance(place, str):
        return _partition(place)[position]
    return None


def _aws_availability_zones(resource: ResourceInstance, name: str) -> Value:
    place = _aws_place(resource)
    if not isinstance(place, str) or name not in {"names", "id"}:
        return None
    if name == "id":
        return place
    filters = set(resource.view) - {"state", "region"}
    if place in _THREE_ZONES and not filters:
        return ListValue(tuple(f"{place}{letter}" for letter in "abc"), STRING)
    return None


def _aws_caller_identity(resource: ResourceInstance, name: str) -> Value:
    if name not in {"account_id", "id"}:
        return None
    allowed = resource.provider.attributes.get("allowed_account_ids")
    if isinstance(allowed, list) and len(allowed) == 1 and isinstance(allowed[0], str):
        return allowed[0]
    return _outside(resource, name)


def _google_client_config(resource: ResourceInstance, name: str) -> Value:
    if name not in {"project", "region", "zone"}:
        return None
    value = resource.provider.attributes.get(name)
    if value is None:
        return None
    return UnknownValue(value.via(f"{resource.address}.{name}"), STRING) if isinstance(value, Unknown) else value


def _null_data_source(resource: ResourceInstance, name: str) -> Value:
    from hds_scanners.sources.terraform.resources import NOT_WRITTEN  # noqa: PLC0415 - the modules know each other

    if name not in {"outputs", "inputs"}:
        return None
    value = resource.written("inputs")
    return None if value is NOT_WRITTEN else value


def _template_file(resource: ResourceInstance, name: str) -> Value:
    if name != "rendered":
        return None
    from hds_scanners.sources.terraform.language.parser import parse_template  # noqa: PLC0415 - rarely needed
    from hds_scanners.sources.terraform.resources import NOT_WRITTEN  # noqa: PLC0415 - the modules know each other

    template = resource.written("template")
    names = resource.written("vars")
    if not isinstance(template, str):
        return None
    names = {} if names is NOT_WRITTEN else names
    names = names.items if isinstance(names, MapValue) else names
    if not isinstance(names, dict):
        return None
    constant = ConstantScope(resource.module.directory, resource.module.allowed_root)
    try:
        return parse_template(template).evaluate(NamedScope(constant, names))
    except EvaluationError:
        return None


def _iam_policy_document(resource: ResourceInstance, name: str) -> Value:
    if name not in {"json", "minified_json"}:
        return None
    document = policy_document(resource)
    if contains_unknown(document):
        unknowns = list(_unknowns(document))
        references = dict.fromkeys(reference for cause in unknowns for reference in cause.references)
        first = unknowns[0]
        cause = Unknown(
            first.why,
            (f"{resource.address}.{name}", *first.chain),
            tuple(references),
            document=document,
        )
        return UnknownValue(cause, STRING, Refinement(not_null=True, prefix="{"))
    if name == "minified_json":
        return json.dumps(document, separators=(",", ":"), ensure_ascii=False)
    return json.dumps(document, indent=2, ensure_ascii=False)


def _unknowns(value: Any) -> Iterable[Unknown]:
    if isinstance(value, Unknown):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _unknowns(part)
    elif isinstance(value, list):
        for part in value:
            yield from _unknowns(part)


def policy_document(resource: ResourceInstance) -> dict[str, Any]:
    """The document of `data.aws_iam_policy_document`, with `Unknown` where a part is not known.

    Statements of `source_policy_documents` come first, then the written ones, which replace one of the same `Sid`; then
    those of `override_policy_documents`, which replace likewise.
    """
    view = resource.view
    statements: list[Any] = []
    for name in ("source_json", "source_policy_documents"):
        for text in _listed(view.get(name)):
            _merge(statements, _document_statements(text))
    written = [block if isinstance(block, Unknown) else _statement(block) for block in _listed(view.get("statement"))]
    _merge(statements, written)
    for name in ("override_policy_documents", "override_json"):
        for text in _listed(view.get(name)):
            _merge(statements, _document_statements(text))
    version = view.get("version")
    document: dict[str, Any] = {"Version": "2012-10-17" if version is None else version}
    policy_id = view.get("policy_id")
    if policy_id is not None:
        document["Id"] = policy_id
    document["Statement"] = statements
    return document


def _listed(value: Any) -> list[Any]:
    if isinstance(value, Unknown):
        return [value]
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def _document_statements(text: Any) -> list[Any]:
    """The statements of a document given as JSON text; an unknown document counts as one unknown statement."""
    document: Any
    if isinstance(text, Unknown):
        document = text.document
        if not isinstance(document, dict):
            return [text]
    elif isinstance(text, str) and text:
        try:
            document = json.loads(text)
        except ValueError:
            return [Unknown(Why.NOT_EVALUATED, ("policy document is not JSON",))]
    else:
        return []
    if not isinstance(document, dict):
        return []
    statements = document.get("Statement", [])
    return list(statements) if isinstance(statements, list) else [statements]


def _merge(into: list[Any], statements: Iterable[Any]) -> None:
    """Add statements; one with a `Sid` that is there already takes its place."""
    for statement in statements:
        sid = statement.get("Sid") if isinstance(statement, dict) else None
        if isinstance(sid, str) and sid:
            for position, known in enumerate(into):
                if isinstance(known, dict) and isinstance(known.get("Sid"), str) and known["Sid"] == sid:
                    into[position] = statement
                    break
            else:
                into.append(statement)
        else:
            into.append(statement)


def _one_or_more(value: Any) -> Any:
    """A list of one is written as the element alone."""
    if isinstance(value, list):
        if len(value) == 1:
            return value[0]
        if all(isinstance(element, str) for element in value):
            return sorted(set(value), reverse=True)
    return value


_LISTS = (
    ("actions", "Action"),
    ("not_actions", "NotAction"),
    ("resources", "Resource"),
    ("not_resources", "NotResource"),
)


def _statement(block: Any) -> dict[str, Any]:
    statement: dict[str, Any] = {}
    sid = block.get("sid")
    if isinstance(sid, Unknown) or sid:
        statement["Sid"] = sid
    effect = block.get("effect")
    statement["Effect"] = "Allow" if effect is None else effect
    for argument, key in _LISTS:
        value = block.get(argument)
        if isinstance(value, Unknown) or value:
            statement[key] = _one_or_more(value)
    for argument, key in (("principals", "Principal"), ("not_principals", "NotPrincipal")):
        if blocks := _listed(block.get(argument)):
            statement[key] = _unless_unknown(blocks, _principals)
    if conditions := _listed(block.get("condition")):
        statement["Condition"] = _unless_unknown(conditions, _conditions)
    return statement


def _unless_unknown(blocks: list[Any], render: Callable[[list[Any]], Any]) -> Any:
    """What blocks stand for, or the Unknown among them when their number is not known."""
    for block in blocks:
        if isinstance(block, Unknown):
            return block
    return render(blocks)


def _principals(blocks: Iterable[Any]) -> Any:
    found: dict[str, Any] = {}
    for block in blocks:
        kind, identifiers = block.get("type"), block.get("identifiers")
        if isinstance(kind, Unknown):
            return kind
        if kind == "*" and isinstance(identifiers, list) and identifiers == ["*"]:
            return "*"
        known = found.get(str(kind))
        if isinstance(known, list) and isinstance(identifiers, list):
            found[str(kind)] = [*known, *identifiers]
        else:
            found[str(kind)] = identifiers
    return {kind: _one_or_more(identifiers) for kind, identifiers in found.items()}


def _conditions(blocks: Iterable[Any]) -> Any:
    found: dict[str, dict[str, Any]] = {}
    for block in blocks:
        test, variable, values = block.get("test"), block.get("variable"), block.get("values")
        for part in (test, variable):
            if isinstance(part, Unknown):
                return part
        if isinstance(values, list) and len(values) == 1:
            values = values[0]
        found.setdefault(str(test), {})[str(variable)] = values
    return found


_ANSWERS: dict[str, Callable[[ResourceInstance, str], Value]] = {
    "aws_region": _aws_region,
    "aws_partition": _aws_partition,
    "aws_availability_zones": _aws_availability_zones,
    "aws_caller_identity": _aws_caller_identity,
    "aws_iam_policy_document": _iam_policy_document,
    "google_client_config": _google_client_config,
    "null_data_source": _null_data_source,
    "template_file": _template_file,
}
