"""`hds rule`."""

from __future__ import annotations

import click

from hds_policies.rule import Text
from hds_scanners.cli.listing import as_json, list_format, write_listing
from hds_scanners.cli.parameters import LANGUAGE, NO_COLOUR, Command, Destination, Page, language_of
from hds_scanners.cli.policy import no_such_rule
from hds_scanners.cli.problem import Problem
from hds_scanners.cli.rules_command import rule_record

_PAGE = Page(
    summary=Text("Explain one rule.", "Expliquer une règle."),
    arguments=(("RULE", Text("The id of a rule.", "L'identifiant d'une règle.")),),
    examples=(
        (
            "hds rule HDS_ENC_001 --lang fr",
            Text(
                "What it wants, why, and for which requirement.", "Ce qu'elle veut, pourquoi, et pour quelle exigence."
            ),
        ),
    ),
)


@click.command("rule", cls=Command, page=_PAGE)
@click.argument("identifier", metavar="RULE")
@list_format("terminal", "markdown", "json")
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(context: click.Context, *, identifier: str, destination: Destination, no_color: bool) -> None:
    """Show the page of a rule."""
    from hds_policies.catalogue import RULES  # noqa: PLC0415 - not for the help
    from hds_scanners.reports.page import page_on_terminal  # noqa: PLC0415 - same
    from hds_scanners.rule_page import rule_page  # noqa: PLC0415 - same
    from hds_scanners.selection import near  # noqa: PLC0415 - same

    wanted = identifier.upper()
    found = next((rule for rule in RULES if rule.id in {wanted, f"HDS_{wanted}"}), None)
    if found is None:
        raise Problem(no_such_rule(identifier, [word for word in near(identifier, RULES) if word.startswith("HDS_")]))
    markdown = rule_page(found, language_of(context))
    write_listing(
        destination,
        {
            "terminal": lambda ink, width: page_on_terminal(markdown, ink, min(width, 100)),
            "markdown": lambda _ink, _width: [markdown],
            "json": lambda _ink, _width: as_json(rule_record(found)),
        },
        no_color=no_color,
    )
