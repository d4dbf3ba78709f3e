"""A state, as Terraform keeps it (version 4) or as `terraform show -json` prints it: what is really there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform_json.plan import without_indexes
from hds_scanners.sources.terraform_json.reading import DocumentReading
from hds_scanners.sources.terraform_json.values import SensitiveParts

_PROVIDER = re.compile(r'^(?:(?P<module>module\..+)\.)?provider\["(?P<source>[^"]+)"\](?:\.(?P<alias>\w+))?')


def read_state(document: Mapping[str, Any], file: str) -> DocumentReading:
    """All instances of a state of version 4; deposed ones are on their way out and left aside."""
    reading = DocumentReading()
    for resource in document.get("resources") or ():
        for instance in resource.get("instances") or ():
            if "deposed" in instance:
                continue
            if not isinstance(instance.get("attributes"), dict):
                reading.diagnostics.append(_flat(resource, file))
                continue
            reading.declarations.append(_declaration(resource, instance, file))
    return reading


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
    module = resource.get("module", "")
    mode = resource.get("mode", "managed")
    plain = f"{'data.' if mode == 'data' else ''}{resource.get('type')}.{resource.get('name')}"
    address = f"{module}.{plain}" if module else plain
    if "index_key" in instance:
        address += f"[{json.dumps(instance['index_key'], ensure_ascii=False)}]"
    match = _PROVIDER.match(str(resource.get("provider", "")))
    source = match["source"] if match else str(resource.get("type", "")).partition("_")[0]
    name = source.rpartition("/")[2]
    alias = match["alias"] if match else None
    return Declaration(
        address=address,
        type=str(resource.get("type", "")),
        name=str(resource.get("name", "")),
        attributes=instance["attributes"],
        provider=ProviderConfiguration(
            name=name,
            key=f"{name}.{alias}" if alias else name,
            source=source.removeprefix("registry.terraform.io/"),
        ),
        location=Location(file),
        root=file,
        mode=mode,
        module=module,
        origins=SensitiveParts(_marks(instance.get("sensitive_attributes") or ())),
        instance_of=without_indexes(address),
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
    root = (document.get("values") or {}).get("root_module") or {}
    for module, resource in _resources(root):
        if not isinstance(resource.get("address"), str):
            continue
        source = str(resource.get("provider_name", ""))
        name = source.rpartition("/")[2]
        reading.declarations.append(
            Declaration(
                address=resource["address"],
                type=resource.get("type", ""),
                name=resource.get("name", ""),
                attributes=resource.get("values") or {},
                provider=ProviderConfiguration(
                    name=name, key=name, source=source.removeprefix("registry.terraform.io/")
                ),
                location=Location(file),
                root=file,
                mode=resource.get("mode", "managed"),
                module=module,
                origins=SensitiveParts(resource.get("sensitive_values") or {}),
                instance_of=without_indexes(resource["address"]),
            )
        )
    return reading


def _resources(module: Mapping[str, Any], address: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for resource in module.get("resources") or ():
        yield address, resource
    for child in module.get("child_modules") or ():
        yield from _resources(child, child.get("address", ""))
