"""Properties of a Pulumi resource as the arguments of the Terraform type behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hds_policies.model.value import Unknown, Why, contains_unknown
from hds_scanners.sources.pulumi import aws_native, azure_native
from hds_scanners.sources.pulumi.spelling import ARGUMENTS, FREE_MAPS, KEEPS_PLURALS, PLURAL_BLOCKS
from hds_scanners.sources.pulumi.tables import TypeWords, argument, block, snake_name
from hds_scanners.sources.pulumi.urn import package, snake

# Packages made from a cloud's own interface: acronyms stay together, `enableRBAC` is `enable_rbac`.
_NATIVE = {"azure-native": azure_native, "aws-native": aws_native}
# Documents that CloudFormation takes as objects: their keys are those of the language of policies.
_DOCUMENTS = frozenset(
    {
        "access_policies",
        "access_policy",
        "assume_role_policy_document",
        "file_system_policy",
        "key_policy",
        "policy_document",
        "repository_policy_text",
        "resource_policy_document",
    }
)
# Provider settings that are known by other names or are lists of one.
_BLOCKS_OF_PROVIDERS = frozenset({"default_tags", "assume_role", "endpoints", "features"})


@dataclass(slots=True)
class Arguments:
    """Arguments in Terraform words; `written` leads from the path of each to the path of the Pulumi property."""

    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    beside: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    """Resources that Terraform has apart: (type, argument that names this one, arguments)."""


def arguments_of(token: str, words: TypeWords, properties: Mapping[str, Any]) -> Arguments:
    """All properties of one resource, renamed and nested as Terraform has them."""
    provider = package(token)
    found = _Renaming(provider, words.generated)
    values = found.mapping(properties, words.arguments, "", "")
    native = _NATIVE.get(provider)
    if native is not None:
        values = native.rearranged(token, values)
    beside = aws_native.beside(token, values) if provider == "aws-native" else []
    return Arguments(values, found.written, beside)


class _Renaming:
    def __init__(self, provider: str, generated: bool) -> None:  # noqa: FBT001 - one of two ways
        self.provider = provider
        self.generated = generated
        self.written: dict[str, str] = {}

    def mapping(
        self, properties: Mapping[str, Any], exceptions: Mapping[str, str], path: str, source: str
    ) -> dict[str, Any]:
        renamed: dict[str, Any] = {}
        for name, value in properties.items():
            known = argument(exceptions.get(name, ""))
            spelled = known.name or self._by_rule(name, value)
            here = f"{path}.{spelled}" if path else spelled
            there = f"{source}.{name}" if source else name
            self.written[here] = there
            nested = block(self.provider, known.block) if known.block else {}
            if known.document and isinstance(value, Mapping):
                renamed[spelled] = _document(value)
            elif known.free or (spelled in FREE_MAPS and not known.wrapped) or self._is_document(spelled):
                renamed[spelled] = value
            elif isinstance(value, Mapping):
                wrapped = known.wrapped or not self.generated
                inner = self.mapping(value, nested, f"{here}[0]" if wrapped else here, there)
                renamed[spelled] = [inner] if wrapped else inner
            elif isinstance(value, list):
                renamed[spelled] = self._items(value, nested, here, there)
            else:
                renamed[spelled] = (
                    [value] if known.wrapped and value is not None and not isinstance(value, Unknown) else value
                )
        return renamed

    def _is_document(self, name: str) -> bool:
        return self.provider == "aws-native" and name in _DOCUMENTS

    def _items(self, items: list[Any], nested: Mapping[str, str], path: str, source: str) -> list[Any]:
        return [
            self.mapping(item, nested, f"{path}[{position}]", f"{source}[{position}]")
            if isinstance(item, Mapping)
            else item
            for position, item in enumerate(items)
        ]

    def _by_rule(self, name: str, value: Any) -> str:
        if self.provider in _NATIVE:
            return snake(name)
        spelled = snake_name(name)
        single = ARGUMENTS.get(self.provider, {}).get(spelled)
        if single is not None:
            return single
        if self.generated or self.provider in KEEPS_PLURALS or spelled in FREE_MAPS | PLURAL_BLOCKS:
            return spelled
        blocks = isinstance(value, list) and any(isinstance(item, Mapping) for item in value)
        return _singular(spelled) if blocks else spelled


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _document(value: Mapping[str, Any]) -> Any:
    """The JSON text of an object; what is not known in it stays with the text."""
    if contains_unknown(value):
        return Unknown(Why.COMPUTED, document=dict(value))
    return json.dumps(value)


def provider_arguments(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a provider; what is no string is kept as JSON text by the engine."""
    arguments: dict[str, Any] = {}
    for name, value in properties.items():
        if name in {"version", "pluginDownloadURL"}:
            continue
        spelled = snake_name(name)
        plain = _parsed(value)
        if isinstance(plain, Mapping) and spelled in _BLOCKS_OF_PROVIDERS:
            plain = [_snake_keys(plain)]
        elif isinstance(plain, list):
            plain = [_snake_keys(item) if isinstance(item, Mapping) else item for item in plain]
        arguments[spelled] = plain
    return arguments


def _snake_keys(values: Mapping[str, Any]) -> dict[str, Any]:
    return {snake_name(name): value for name, value in values.items()}


def _parsed(value: Any) -> Any:
    if not isinstance(value, str) or not (value[:1] in {"{", "["} or value in {"true", "false"}):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return value
