"""What is declared against what is there: in the terminal and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hds_policies.rule import Outcome, Text
from hds_scanners.reports import wording
from hds_scanners.reports.json_text import plain_value
from hds_scanners.reports.layout import Ink, both_ends, visible, wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hds_policies.model.declaration import Location
    from hds_scanners.state_comparison import Changed, Comparison

_HEADING = Text("DECLARED AND REAL", "DÉCLARÉ ET RÉEL")
_CHANGED = Text(
    "Changed by hand, or declared anew and not applied ({n})",
    "Modifié à la main, ou redéclaré sans être appliqué ({n})",
)
_NOT_APPLIED = Text("Declared, but not applied ({n})", "Déclaré, mais pas appliqué ({n})")
_NOT_DECLARED = Text("There, but not declared ({n})", "Présent, mais pas déclaré ({n})")
_NONE = Text("{state} holds what is declared.", "{state} contient ce qui est déclaré.")
_ALIKE = Text("alike in all that rules read: {n}", "identiques en tout ce que lisent les règles : {n}")
_VALUE = Text(
    "{attribute}: declared {declared}, really {real}",
    "{attribute} : déclaré {declared}, en réalité {real}",
)
_VERDICT = Text(
    "{rule}: {declared} as declared, {real} as it is: ",
    "{rule} : {declared} selon le code, {real} en réalité : ",
)
_LISTED = 12


def lines(
    comparison: Comparison, *, language: str, ink: Ink, width: int, everything: bool, place: Callable[[Location], str]
) -> Iterator[str]:
    """The section of the terminal report; `place` spells a location as the report does."""
    title = f" {_HEADING.in_language(language)} – {visible(comparison.state)} "
    yield f"{ink.strong(f'──{title}'.ljust(width, '─'))}\n\n"
    for heading, number in (
        (_CHANGED, len(comparison.changed)),
        (_NOT_APPLIED, len(comparison.not_applied)),
        (_NOT_DECLARED, len(comparison.not_declared)),
    ):
        if not number:
            continue
        yield f"{ink.strong(heading.in_language(language).format(n=number))}\n"
        if heading is _CHANGED:
            for item in comparison.changed:
                yield f"{both_ends(f'  {visible(item.address)}', place(item.location), width)}\n"
                yield from _changed(item, language, ink, width)
            continue
        placed = [(address, place(location)) for address, location in comparison.not_applied]
        if heading is _NOT_DECLARED:
            placed = [(address, "") for address in comparison.not_declared]
        yield from _listed(placed, language, width, everything=everything)
    if not (comparison.changed or comparison.not_applied or comparison.not_declared):
        yield f"{_NONE.in_language(language).format(state=visible(comparison.state))}\n"
    yield f"{ink.faint(_ALIKE.in_language(language).format(n=comparison.unchanged))}\n\n"


def _changed(item: Changed, language: str, ink: Ink, width: int) -> Iterator[str]:
    for attribute in item.attributes:
        name = attribute.attribute
        if attribute.address != item.address:
            name = f"{attribute.address}.{name}"
        text = _VALUE.in_language(language).format(attribute=name, declared=attribute.declared, real=attribute.real)
        yield from (f"{line}\n" for line in wrapped(text, width, "    ", "      "))
    for verdict in item.verdicts:
        text = _VERDICT.in_language(language).format(
            rule=verdict.rule_id,
            declared=wording.OUTCOME[verdict.declared].in_language(language),
            real=wording.OUTCOME[verdict.real].in_language(language),
        )
        paint = ink.bad if verdict.real is Outcome.FAIL else ink.good
        text += verdict.message.in_language(language)
        yield from (f"{paint(line)}\n" for line in wrapped(text, width, "    ", "      "))


def _listed(placed: Sequence[tuple[str, str]], language: str, width: int, *, everything: bool) -> Iterator[str]:
    limit = len(placed) if everything else _LISTED
    for address, where in placed[:limit]:
        yield f"{both_ends(f'  {visible(address)}', where, width).rstrip()}\n"
    if len(placed) > limit:
        yield f"  {wording.AND_MORE.in_language(language).format(n=len(placed) - limit)}\n"


def document(comparison: Comparison, language: str) -> dict[str, Any]:
    """The member `comparison` of the report for programs."""
    return {
        "state": comparison.state,
        "root": comparison.root,
        "unchanged": comparison.unchanged,
        "changed": [
            {
                "address": item.address,
                "location": _location(item.location),
                "attributes": [
                    {
                        "address": attribute.address,
                        "attribute": attribute.attribute,
                        "declared": plain_value(attribute.declared),
                        "real": plain_value(attribute.real),
                    }
                    for attribute in item.attributes
                ],
                "verdicts": [
                    {
                        "rule_id": verdict.rule_id,
                        "severity": verdict.severity.word,
                        "declared": verdict.declared.value,
                        "real": verdict.real.value,
                        "message": verdict.message.in_language(language),
                    }
                    for verdict in item.verdicts
                ],
            }
            for item in comparison.changed
        ],
        "not_applied": [
            {"address": address, "location": _location(location)} for address, location in comparison.not_applied
        ],
        "not_declared": list(comparison.not_declared),
    }


def _location(location: Location) -> dict[str, Any]:
    return {"file": location.file, "line": location.line or None, "end_line": location.end_line or None}
