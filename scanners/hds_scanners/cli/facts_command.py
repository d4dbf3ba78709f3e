"""`hds facts`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from hds_policies.rule import Text
from hds_scanners.cli.listing import as_json, list_format, table, write_listing
from hds_scanners.cli.parameters import (
    LANGUAGE,
    NO_COLOUR,
    VERBOSE,
    Command,
    Destination,
    OneOf,
    Page,
    language_of,
    option,
)

if TYPE_CHECKING:
    from hds_policies.facts.freshness import Fact
    from hds_scanners.reports.layout import Ink

_KINDS = ("country", "region", "host", "endpoint", "movement", "requirement")
_KIND = {
    "country": Text("countries", "pays"),
    "region": Text("regions", "régions"),
    "host": Text("hosts", "hébergeurs"),
    "endpoint": Text("endpoints", "points d'accès"),
    "movement": Text("data movements", "mouvements de données"),
    "requirement": Text("requirements", "exigences"),
}
_PAGE = Page(
    summary=Text(
        "Show the facts that verdicts rest on, their source and age.",
        "Montrer les faits sur lesquels reposent les verdicts, leur source et leur âge.",
    ),
    body=Text(
        "A fact is weak when it was learned at second hand or from memory, or checked more than twelve months ago.",
        "Un fait est faible s'il est de seconde main ou de mémoire, ou vérifié il y a plus de douze mois.",
    ),
    arguments=(
        (
            "WORDS...",
            Text("Only facts that hold all these words.", "Seulement les faits qui contiennent tous ces mots."),
        ),
    ),
    examples=(
        (
            "hds facts",
            Text(
                "How many there are of each kind, how old, how weak.",
                "Combien de chaque sorte, leur âge, leur faiblesse.",
            ),
        ),
        ("hds facts --kind host", Text("The hosts and their certificates.", "Les hébergeurs et leurs certificats.")),
        ("hds facts eu-west-2 --kind region", Text("Where a region is.", "Où se trouve une région.")),
        ("hds facts --weak", Text("What to check before relying on it.", "Ce qui est à vérifier avant de s'y fier.")),
    ),
)
_SUMMARY_HEADINGS = (
    Text("Facts", "Faits"),
    Text("Number", "Nombre"),
    Text("Weak", "Faibles"),
    Text("Oldest check", "Plus ancienne vérification"),
)
_HEADINGS = (
    Text("Fact", "Fait"),
    Text("Checked", "Vérifié"),
    Text("Confidence", "Confiance"),
    Text("What it says", "Ce qu'il dit"),
)
_SOURCE = Text("source: {source}", "source : {source}")
_WEAK = Text("weak", "faible")
_COUNT = Text("facts: {n}, weak: {weak}", "faits : {n}, faibles : {weak}")
_NONE = Text("no fact matches", "aucun fait ne correspond")
_CONFIDENCE = {
    "verified": Text("verified", "vérifié"),
    "transcription": Text("transcription", "transcription"),
    "secondary": Text("second hand", "seconde main"),
    "own mapping": Text("own mapping", "lien établi par nous"),
    "memory": Text("memory", "de mémoire"),
}


@click.command("facts", cls=Command, page=_PAGE)
@click.argument("words", metavar="WORDS...", nargs=-1)
@option("--kind", type=OneOf(_KINDS), text=Text("Only facts of this kind.", "Seulement les faits de cette sorte."))
@option("--weak", is_flag=True, text=Text("Only weak facts.", "Seulement les faits faibles."))
@list_format("terminal", "json")
@VERBOSE
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(
    context: click.Context,
    *,
    words: tuple[str, ...],
    kind: str | None,
    weak: bool,
    destination: Destination,
    verbose: bool,
    no_color: bool,
) -> None:
    """Show the facts."""
    from hds_policies.facts.freshness import all_facts  # noqa: PLC0415 - loads every table

    today = dt.datetime.now(tz=dt.UTC).date()
    wanted = [word.lower() for word in words]
    facts = [
        fact
        for fact in all_facts()
        if (kind is None or fact.kind == kind)
        and (not weak or fact.weak(today))
        and all(word in f"{fact.key} {' '.join(fact.value)}".lower() for word in wanted)
    ]
    view = _View(facts, today, language_of(context), verbose)
    narrowed = bool(words or kind or weak or verbose)
    write_listing(
        destination,
        {
            "terminal": view.details if narrowed else view.summary,
            "json": lambda _ink, _width: as_json([view.record(fact) for fact in facts]),
        },
        no_color=no_color,
    )


@dataclass(frozen=True, slots=True)
class _View:
    facts: list[Fact]
    today: dt.date
    language: str
    verbose: bool

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def summary(self, ink: Ink, width: int) -> Iterator[str]:
        rows = []
        for kind in _KINDS:
            facts = [fact for fact in self.facts if fact.kind == kind]
            if facts:
                weak = sum(fact.weak(self.today) for fact in facts)
                rows.append(
                    (self.say(_KIND[kind]), str(len(facts)), str(weak), min(f.checked for f in facts).isoformat())
                )
        yield from table([self.say(heading) for heading in _SUMMARY_HEADINGS], rows, ink, width)

    def details(self, ink: Ink, width: int) -> Iterator[str]:
        if not self.facts:
            yield f"{self.say(_NONE)}\n"
            return
        rows = [
            (
                fact.key,
                fact.checked.isoformat(),
                self.say(_CONFIDENCE[fact.confidence.value]),
                self._value(fact) + (f"; {self.say(_SOURCE).format(source=fact.source)}" if self.verbose else ""),
            )
            for fact in self.facts
        ]
        yield from table([self.say(heading) for heading in _HEADINGS], rows, ink, width)
        weak = sum(fact.weak(self.today) for fact in self.facts)
        yield f"{self.say(_COUNT).format(n=len(self.facts), weak=weak)}\n"

    def _value(self, fact: Fact) -> str:
        return fact.value[self.language == "fr"]

    def record(self, fact: Fact) -> dict[str, Any]:
        return {
            "kind": fact.kind,
            "key": fact.key,
            "value": self._value(fact),
            "source": fact.source,
            "confidence": fact.confidence.value,
            "checked": fact.checked.isoformat(),
            "age_days": fact.age(self.today),
            "old": fact.old(self.today),
            "weak": fact.weak(self.today),
        }
