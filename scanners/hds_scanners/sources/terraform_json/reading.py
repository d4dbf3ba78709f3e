"""What one plan or state declares."""

from __future__ import annotations

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
