"""What `terraform show -json` would print of a folder, and the state that an apply would leave: for parity tests.

No Terraform is run: the folder's evaluated declarations are written in the documented formats. What is unknown goes to
`after_unknown` and, with what it refers to, to the configuration part; in a state, ids and ARNs are invented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from hds_policies.model.declaration import Declaration, ProviderConfiguration
from hds_policies.model.value import Reference, Unknown
from hds_scanners.sources.terraform.folder import deep_stack, find_roots, read_root

_ACCOUNT = "123456789012"
_SUBSCRIPTION = "11111111-2222-3333-4444-555555555555"
_KEY = re.compile(r"\[[^\]]*\]")


def declarations_of(folder: Path) -> list[Declaration]:
    """Resources and data sources of a folder's only root; module calls and backends are in no plan."""
    tree = find_roots(folder)
    return [item for item in read_root(tree, ".").declarations if item.mode in {"managed", "data"}]


# -- plan --------------------------------------------------------------------------------------------------------------


def plan_of(declarations: Iterable[Declaration]) -> dict[str, Any]:
    """The plan of creating everything."""
    planned: list[dict[str, Any]] = []
    read: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    configured: dict[str, dict[str, Any]] = {}
    providers: dict[str, dict[str, Any]] = {}
    with deep_stack():
        for declaration in declarations:
            provider = declaration.provider
            attributes = dict(declaration.attributes)
            resource = {
                "address": declaration.address,
                "mode": declaration.mode,
                "type": declaration.type,
                "name": declaration.name,
                "provider_name": _source(provider),
                "schema_version": 0,
                "values": {name: _known(value) for name, value in attributes.items()},
                "sensitive_values": {},
            }
            unknown = {name: marks for name, value in attributes.items() if (marks := _marks(value))}
            if declaration.mode == "data" and not unknown:
                read.append(resource)
            else:
                planned.append(resource)
                change = {"actions": ["create"], "before": None, "after": resource["values"], "after_unknown": unknown}
                changes.append({"address": declaration.address, "mode": declaration.mode, "change": change})
            plain = _KEY.sub("", declaration.address)
            configured.setdefault(
                plain,
                {
                    "address": plain,
                    "mode": declaration.mode,
                    "type": declaration.type,
                    "name": declaration.name,
                    "provider_config_key": provider.key or provider.name,
                    "expressions": {name: _expression(value) for name, value in attributes.items()},
                    "schema_version": 0,
                },
            )
            if provider.configured:
                providers[provider.key or provider.name] = {
                    "name": provider.name,
                    "full_name": _source(provider),
                    "expressions": {name: _expression(value) for name, value in provider.attributes.items()},
                }
    return {
        "format_version": "1.2",
        "terraform_version": "1.13.4",
        "planned_values": {"root_module": {"resources": planned}},
        "prior_state": {"format_version": "1.0", "values": {"root_module": {"resources": read}}},
        "resource_changes": changes,
        "configuration": {"provider_config": providers, "root_module": {"resources": list(configured.values())}},
    }


def _source(provider: ProviderConfiguration) -> str:
    return f"registry.terraform.io/{provider.source or f'hashicorp/{provider.name}'}"


def _known(value: Any) -> Any:
    """The value with null where it is unknown, as `after` has it."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {key: _known(item) for key, item in value.items() if not isinstance(item, Unknown)}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_known(item) for item in value]
    return value


def _marks(value: Any) -> Any:
    """`after_unknown`: true where unknown, empty where known."""
    if isinstance(value, Unknown):
        return True
    if isinstance(value, Mapping):
        return {key: marks for key, item in value.items() if (marks := _marks(item))}
    if isinstance(value, (list, tuple)):
        marks = [_marks(item) or False for item in value]
        return marks if any(marks) else []
    return False


def _expression(value: Any) -> Any:
    """The configuration's view: a constant, what an unknown refers to, or blocks with their own expressions."""
    if isinstance(value, Unknown):
        names: list[str] = []
        for reference in value.references:
            if reference.attribute:
                names.append(f"{reference.address}.{reference.attribute}")
            names.append(reference.address)
        return {"references": names or [step for step in value.chain[-1:] if step.startswith("var.")]}
    if isinstance(value, (list, tuple)) and any(isinstance(item, Mapping) for item in value):
        return [_expression(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _expression(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)) and any(isinstance(item, Unknown) for item in value):
        names = [name for item in value if isinstance(item, Unknown) for name in _expression(item)["references"]]
        return {"references": names}
    return {"constant_value": _known(value)}


# -- state -------------------------------------------------------------------------------------------------------------


def state_of(declarations: Iterable[Declaration]) -> dict[str, Any]:
    """The state, of version 4, after everything was created."""
    resources: dict[tuple[str, str, str, str], dict[str, Any]] = {}
    with deep_stack():
        declarations = list(declarations)
        by_address = {item.address: item for item in declarations}
        for declaration in declarations:
            attributes = {**_invented(declaration), **_real(declaration.attributes, by_address)}
            instance: dict[str, Any] = {"schema_version": 0, "attributes": attributes}
            key = re.search(r"\[([^\]]*)\]$", declaration.address)
            if key:
                instance["index_key"] = json.loads(key[1])
            provider = declaration.provider
            alias = f".{provider.key.partition('.')[2]}" if "." in provider.key else ""
            resources.setdefault(
                (declaration.mode, declaration.type, declaration.name, declaration.module),
                {
                    **({"module": declaration.module} if declaration.module else {}),
                    "mode": declaration.mode,
                    "type": declaration.type,
                    "name": declaration.name,
                    "provider": f'provider["{_source(provider)}"]{alias}',
                    "instances": [],
                },
            )["instances"].append(instance)
    return {
        "version": 4,
        "terraform_version": "1.13.4",
        "serial": 1,
        "lineage": "00000000-0000-0000-0000-000000000000",
        "outputs": {},
        "resources": list(resources.values()),
        "check_results": None,
    }


_MAY_LEAVE_A_SNAPSHOT = {"aws_db_instance", "aws_docdb_cluster", "aws_neptune_cluster", "aws_rds_cluster"}


def _invented(declaration: Declaration) -> dict[str, Any]:
    """What the provider sets: an id, and the place that the provider configuration gave."""
    provider = declaration.provider
    attributes: dict[str, Any] = {"id": _attribute(declaration, "id")}
    if declaration.type == "aws_s3_bucket":
        attributes["bucket"] = attributes["id"]
    if declaration.type == "google_bigquery_dataset":
        attributes["location"] = "US"
    elif provider.name in {"aws", "google", "google-beta", "scaleway", "openstack", "flexibleengine"}:
        for name in ("region", "zone"):
            place = provider.attributes.get(name)
            if isinstance(place, str) and not (provider.name == "aws" and name == "zone"):
                attributes[name] = place
    if provider.name == "aws":
        attributes["arn"] = _attribute(declaration, "arn")
    if declaration.type in _MAY_LEAVE_A_SNAPSHOT:
        attributes["skip_final_snapshot"] = False
    return attributes


def _attribute(declaration: Declaration, name: str) -> str:
    written = declaration.attributes.get(name)
    if isinstance(written, str):
        return written
    slug = re.sub(r"\W+", "-", declaration.address).strip("-")
    if declaration.type.startswith("azurerm_") and name in {"id", "subscription_id"}:
        return _azure_id(declaration, slug) if name == "id" else _SUBSCRIPTION
    if declaration.type == "aws_s3_bucket":
        written = declaration.attributes.get("bucket")
        bucket = written if isinstance(written, str) else slug.replace("_", "-")
        return f"arn:aws:s3:::{bucket}" if name == "arn" else bucket
    if name != "arn":
        # Data sources often take the id of what they found for their own.
        return f"{slug}-id" if name in {"id", "retention_id"} else f"{slug}-{name}"
    service = declaration.type.split("_")[1]
    regions = (declaration.attributes.get("region"), declaration.provider.attributes.get("region"))
    place = next((region for region in regions if region is not None), None)
    place = place if isinstance(place, str) and service != "iam" else ""
    return f"arn:aws:{service}:{place}:{_ACCOUNT}:{slug}"


def _azure_id(declaration: Declaration, slug: str) -> str:
    subscription = f"/subscriptions/{_SUBSCRIPTION}"
    if declaration.type == "azurerm_subscription":
        return subscription
    group = f"{subscription}/resourceGroups/{slug}"
    if declaration.type == "azurerm_resource_group":
        return group
    return f"{group}/providers/Microsoft.Any/{declaration.type}/{slug}"


def _real(value: Any, by_address: Mapping[str, Declaration]) -> Any:
    if isinstance(value, Unknown):
        if value.document is not None:
            return json.dumps(_real(value.document, by_address))
        if value.parts:
            return "".join(part if isinstance(part, str) else str(_real(part, by_address)) for part in value.parts)
        reference = value.reference or (value.references[0] if value.references else None)
        return _referred(reference, by_address) if reference else None
    if isinstance(value, Mapping):
        return _without_null({key: _real(item, by_address) for key, item in value.items()})
    if isinstance(value, (list, tuple)):
        return [_real(item, by_address) for item in value]
    return _known(value)


def _without_null(values: dict[str, Any]) -> dict[str, Any]:
    """Less the values that nobody gave, of which no state can be written."""
    return {key: value for key, value in values.items() if value is not None}


def _referred(reference: Reference, by_address: Mapping[str, Declaration]) -> str:
    declaration = by_address.get(reference.address)
    return _attribute(declaration, reference.attribute or "id") if declaration else f"{reference.address}-id"


def undetermined(declarations: Iterable[Declaration]) -> set[str]:
    """Addresses of what depends on a value that nobody gave: a state would show it, which one is not known."""
    with deep_stack():
        return {item.address for item in declarations if _guessed(dict(item.attributes))}


def _guessed(value: Any) -> bool:
    if isinstance(value, Unknown):
        inner = [*value.parts] if value.parts else [value.document] if value.document is not None else []
        return any(map(_guessed, inner)) if inner else not value.references
    if isinstance(value, Mapping):
        return any(map(_guessed, value.values()))
    return isinstance(value, (list, tuple)) and any(map(_guessed, value))
