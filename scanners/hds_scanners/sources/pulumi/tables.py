"""Which Terraform type and arguments stand behind a Pulumi type: generated tables, then rules for what they leave out.

The tables come from `tools/generate_pulumi_tables.py`, one a provider, read when its first resource is met.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from hds_scanners.sources.pulumi import aws_native, azure_native
from hds_scanners.sources.pulumi.spelling import TYPES as SPELLED
from hds_scanners.sources.pulumi.spelling import type_name
from hds_scanners.sources.pulumi.urn import package

_GENERATED = frozenset({"aws", "gcp", "azure", "openstack"})


@dataclass(frozen=True, slots=True)
class Argument:
    """How one Pulumi property is told in Terraform words."""

    name: str = ""
    """Terraform's name, "" when the naming rule gives it."""
    wrapped: bool = False
    """One block, which Terraform keeps as a list."""
    free: bool = False
    """A map whose keys are the user's own."""
    document: bool = False
    """An object whose JSON text Terraform takes."""
    block: str = ""
    """Key of the nested type, "" when the naming rule says all of it."""


@dataclass(frozen=True, slots=True)
class TypeWords:
    """A Terraform type, and the properties that the naming rule does not tell."""

    type: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    generated: bool = False
    """Whether a table knows the arguments; if not, plurals and blocks are told by the shape of the values."""


@cache
def _table(name: str) -> Mapping[str, Any]:
    text = resources.files("hds_scanners.sources.pulumi").joinpath(f"tables/{name}.json").read_text(encoding="utf-8")
    table: Mapping[str, Any] = json.loads(text)
    return table


def words_of(token: str) -> TypeWords | None:
    """The words of a type; None when neither a table nor a rule knows the provider's naming."""
    provider = package(token)
    if provider in _GENERATED:
        table = _table(provider)
        token = table["aliases"].get(token, token)
        found = table["types"].get(token)
        if found is not None:
            return TypeWords(found[0], found[1], generated=True)
    if provider == "azure-native":
        return TypeWords(azure_native.type_of(token), generated=True)
    if provider == "aws-native":
        return TypeWords(aws_native.type_of(token), generated=True)
    spelled = type_name(token)
    return TypeWords(spelled, SPELLED.get(spelled, {})) if spelled else None


def block(provider: str, key: str) -> Mapping[str, str]:
    """The exceptions of a nested type."""
    found: Mapping[str, str] = _table(provider)["blocks"].get(key, {}) if provider in _GENERATED else {}
    return found


@cache
def argument(text: str) -> Argument:
    """An exception as the tables write it: `<name>|<flags>|<nested type>`."""
    name, flags, nested = (*text.split("|"), "", "")[:3]
    return Argument(name, "w" in flags, "m" in flags, "j" in flags, nested)


_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


@cache
def snake_name(name: str) -> str:
    """The naming rule: `kmsKeyId` as `kms_key_id`."""
    return _CAPITAL.sub("_", name).lower()
