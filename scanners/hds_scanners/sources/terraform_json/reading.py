"""What one plan or state declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from hds_policies.model.declaration import Declaration
from hds_scanners.sources.terraform.diagnostics import Diagnostic


@dataclass(slots=True)
class DocumentReading:
    """What one document declares; the same members as the reading of a folder's root."""

    declarations: list[Declaration] = field(default_factory=list)
    modules_not_fetched: list[Any] = field(default_factory=list)
    """Always empty: a plan and a state hold what their modules declared."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    variables: Mapping[str, Any] = field(default_factory=dict)
    """Of a plan: the values of the root module's variables."""


def variables_of(document: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the root module's variables that a plan was made with."""
    return {
        name: given["value"]
        for name, given in (document.get("variables") or {}).items()
        if isinstance(given, Mapping) and "value" in given
    }


def duplicate(address: str, file: str) -> Diagnostic:
    """Says that an address stands in a document twice, so that only the first is judged."""
    return Diagnostic(
        "error",
        "structure",
        f"{address} is there twice; only the first one is judged",
        f"{address} figure deux fois ; seule la première est jugée",
        file,
    )
