"""A state, as Terraform keeps it (version 4) or as `terraform show -json` prints it: what is really there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_scanners.sources.terraform.addresses import instance_key
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform_json.plan import resources_of
from hds_scanners.sources.terraform_json.plan_configuration import without_keys
from hds_scanners.sources.terraform_json.reading import DocumentReading, duplicate
from hds_scanners.sources.terraform_json.values import SensitiveParts

_PROVIDER = re.compile(r'^(?:(?P<module>module\..+)\.)?provider\["(?P<source>[^"]+)"\](?:\.(?P<alias>\w+))?')


def read_state(document: Mapping[str, Any], file: str) -> DocumentReading:
    """All instances of a state of version 4; deposed ones are on their way out and left aside."""
    reading = DocumentReading()
    seen: set[str] = set()
    for resource in document.get("resources") or ():
        if not isinstance(resource, Mapping):
            continue
        for instance in resource.get("instances") or ():
            if not isinstance(instance, Mapping) or instance.get("deposed"):
                continue
            if not isinstance(instance.get("attributes"), dict):
                reading.diagnostics.append(_flat(resource, file))
                continue
            _add(_declaration(resource, instance, file), reading, seen)
    return reading


def _add(declaration: Declaration, reading: DocumentReading, seen: set[str]) -> None:
    if declaration.address in seen:
        reading.diagnostics.append(duplicate(declaration.address, declaration.location.file))
        return
    seen.add(declaration.address)
    reading.declarations.append(declaration)


def _flat(resource: Mapping[str, Any], file: str) -> Diagnostic:
    name = f"{resource.get('type')}.{resource.get('name')}"
    return Diagnostic(
        "warning",
        "structure",
        f"{name} is kept in an old form of state that is not read: run terraform refresh",
        f"{name} est conservée dans une forme d'état ancienne, non lue : exécuter terraform refresh",
        file,
    )


def _declaration(resource: Mapping[str, Any], instance: Mapping[str, Any], file: str) -> Declaration:
    module = str(resource.get("module") or "")
    mode = str(resource.get("mode") or "managed")
    kind = str(resource.get("type") or "")
    plain = f"{'data.' if mode == 'data' else ''}{kind}.{resource.get('name')}"
    every = f"{module}.{plain}" if module else plain
    match = _PROVIDER.match(str(resource.get("provider") or ""))
    source = match["source"] if match else kind.partition("_")[0]
    name = source.rpartition("/")[2]
    alias = match["alias"] if match else None
    marks = _marks(instance.get("sensitive_attributes") or ())
    return Declaration(
        address=every + instance_key(instance["index_key"]) if "index_key" in instance else every,
        type=kind,
        name=str(resource.get("name") or ""),
        attributes=instance["attributes"],
        provider=ProviderConfiguration(
            name=name,
            key=f"{name}.{alias}" if alias else name,
            source=source.removeprefix("registry.terraform.io/"),
        ),
        location=Location(file),
        mode=mode,
        module=module,
        origins=SensitiveParts(marks) if marks else None,
        instance_of=every,
    )


def _marks(paths: Any) -> dict[str, Any]:
    """`[[{"type": "get_attr", "value": "password"}]]` as `{"password": True}`; deeper paths mark their first step."""
    marks: dict[str, Any] = {}
    for path in paths:
        first = path[0] if isinstance(path, list) and path else path
        if isinstance(first, Mapping) and isinstance(first.get("value"), str):
            marks[first["value"]] = True
    return marks


def read_shown_state(document: Mapping[str, Any], file: str) -> DocumentReading:
    """All resources of a state as `terraform show -json` prints it."""
    reading = DocumentReading()
    seen: set[str] = set()
    for module, resource in resources_of((document.get("values") or {}).get("root_module")):
        _add(_shown(module, resource, file), reading, seen)
    return reading


def _shown(module: str, resource: Mapping[str, Any], file: str) -> Declaration:
    source = str(resource.get("provider_name") or "")
    name = source.rpartition("/")[2]
    address = resource["address"]
    values = resource.get("values")
    local = without_keys(address[len(module) + 1 :] if module else address)
    marks = resource.get("sensitive_values") or {}
    return Declaration(
        address=address,
        type=resource["type"],
        name=str(resource.get("name") or ""),
        attributes=values if isinstance(values, dict) else {},
        provider=ProviderConfiguration(name=name, key=name, source=source.removeprefix("registry.terraform.io/")),
        location=Location(file),
        mode=str(resource.get("mode") or "managed"),
        module=module,
        origins=SensitiveParts(marks) if marks else None,
        instance_of=f"{module}.{local}" if module else local,
    )
