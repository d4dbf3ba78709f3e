"""What is said on standard error about a scan whose report goes elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hds_policies.rule import Text
from hds_scanners.reports import wording
from hds_scanners.reports.layout import visible
from hds_scanners.reports.ordering import counted

if TYPE_CHECKING:
    from hds_scanners.scan import Scan

_WRITTEN = Text("written to {files}", "écrit dans {files}")
_STAGE = {
    "discover": Text("find the files", "trouver les fichiers"),
    "read": Text("read and evaluate", "lire et évaluer"),
    "translate": Text("translate", "traduire"),
    "judge": Text("judge", "juger"),
}
_COST = Text("{stage}: {seconds:.3f} s of processor", "{stage} : {seconds:.3f} s de processeur")
_TOTAL = Text("scan: {seconds:.3f} s in all", "analyse : {seconds:.3f} s en tout")


def errors(scan: Scan, language: str) -> Iterator[str]:
    """One line for each thing that makes the result incomplete."""
    for diagnostic in scan.diagnostics:
        if diagnostic.severity == "error":
            place = diagnostic.file or ""
            if diagnostic.file and diagnostic.line:
                place += f":{diagnostic.line}"
            word = wording.DIAGNOSTIC["error"].in_language(language)
            message = diagnostic.message.in_language(language)
            yield visible(f"hds: {word}: {place}: {message}" if place else f"hds: {word}: {message}")


def totals(scan: Scan, language: str, files: Sequence[str]) -> str:
    """One line with the five counts, for a run that writes to files only."""
    counts = counted(scan)
    pieces = " · ".join(wording.count(outcome, counts[outcome], language) for outcome in wording.COUNT)
    return visible(f"hds: {pieces}; {_WRITTEN.in_language(language).format(files=', '.join(files))}")


def costs(scan: Scan, language: str) -> Iterator[str]:
    """The time of each stage."""
    for name, seconds in scan.stages.items():
        stage = _STAGE.get(name, Text(name, name)).in_language(language)
        yield "hds: " + _COST.in_language(language).format(stage=stage, seconds=seconds)
    yield "hds: " + _TOTAL.in_language(language).format(seconds=scan.duration)
