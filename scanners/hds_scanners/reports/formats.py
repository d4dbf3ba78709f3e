"""The formats by the names that options use; the module of a format is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, cast

from hds_policies.rule import Text

if TYPE_CHECKING:
    from hds_scanners.reports.presentation import Presentation
    from hds_scanners.scan import Scan

FORMATS: dict[str, Text] = {
    "terminal": Text("to read here, grouped by rule", "à lire ici, groupé par règle"),
    "json": Text("for programs; versioned schema", "pour les programmes ; schéma versionné"),
    "sarif": Text("SARIF 2.1.0, for code scanning", "SARIF 2.1.0, pour l'analyse de code"),
    "junit": Text("JUnit XML, for continuous integration", "XML JUnit, pour l'intégration continue"),
}
"""Name of each format and what it is for."""

_MODULES = {
    "terminal": "terminal",
    "json": "json_report",
    "sarif": "sarif",
    "junit": "junit",
}


def render(name: str, scan: Scan, presentation: Presentation) -> Iterator[str]:
    """The report in pieces, in order; raises KeyError for a name that is not in `FORMATS`."""
    module = import_module(f"hds_scanners.reports.{_MODULES[name]}")
    return cast("Callable[[Scan, Presentation], Iterator[str]]", module.render)(scan, presentation)
