"""`hds rules`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from hds_policies.rule import Text
from hds_scanners.cli.listing import as_json, list_format, table, write_listing
from hds_scanners.cli.parameters import LANGUAGE, NO_COLOUR, Command, Destination, Page, language_of, option
from hds_scanners.cli.policy import chosen_rules
from hds_scanners.reports import wording

if TYPE_CHECKING:
    from hds_policies.rule import Rule

_PAGE = Page(
    summary=Text("List the rules.", "Lister les règles."),
    examples=(
        ("hds rules --select residency", Text("The rules of a theme.", "Les règles d'un thème.")),
        ("hds rules --format json", Text("For programs.", "Pour les programmes.")),
    ),
)
_HEADINGS = (Text("Rule", "Règle"), Text("Severity", "Gravité"), Text("Theme", "Thème"), Text("Title", "Titre"))


@click.command("rules", cls=Command, page=_PAGE)
@option(
    "--select",
    multiple=True,
    metavar="RULES",
    text=Text(
        "Only these: ids, beginnings of ids or themes.", "Seulement : identifiants, débuts d'identifiants, thèmes."
    ),
)
@option("--ignore", multiple=True, metavar="RULES", text=Text("All but these.", "Toutes sauf celles-ci."))
@list_format("terminal", "json")
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(
    context: click.Context,
    *,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    destination: Destination,
    no_color: bool,
) -> None:
    """List the rules."""
    language = language_of(context)
    rules = chosen_rules(select, ignore)
    rows = [
        (
            rule.id,
            wording.SEVERITY[rule.severity].in_language(language),
            rule.theme.value,
            rule.title.in_language(language),
        )
        for rule in rules
    ]
    headings = [heading.in_language(language) for heading in _HEADINGS]
    write_listing(
        destination,
        {
            "terminal": lambda ink, width: table(headings, rows, ink, width),
            "json": lambda _ink, _width: as_json([rule_record(rule) for rule in rules]),
        },
        no_color=no_color,
    )


def rule_record(rule: Rule[Any]) -> dict[str, Any]:
    """A rule as plain values, with every text in both languages."""
    return {
        "id": rule.id,
        "name": rule.name,
        "theme": rule.theme.value,
        "severity": rule.severity.word,
        "title": _both(rule.title),
        "why": _both(rule.why),
        "fix": _both(rule.fix),
        "limits": _both(rule.limits) if rule.limits else None,
        "requirements": [
            {"id": requirement.id, "label": requirement.label, "title": _both(requirement.title)}
            for requirement in rule.satisfies
        ],
        "since": rule.since,
    }


def _both(text: Text) -> dict[str, str]:
    return {"en": text.en, "fr": text.fr}
