"""`hds import`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from hds_policies.rule import Outcome, Severity, Text
from hds_scanners.cli.inputs import check_path
from hds_scanners.cli.output import check_destinations
from hds_scanners.cli.parameters import (
    LANGUAGE,
    NO_COLOUR,
    QUIET,
    VERBOSE,
    Command,
    Destination,
    OneOf,
    Page,
    ReportFormat,
    language_of,
    option,
)
from hds_scanners.cli.problem import Status
from hds_scanners.cli.scan_command import SEVERITIES, exit_status, say_aside, write_reports
from hds_scanners.reports.formats import FORMATS
from hds_scanners.reports.presentation import Depth, Presentation

_PAGE = Page(
    summary=Text(
        "Show what other tools found, where it bears on HDS.",
        "Montrer ce que d'autres outils ont trouvé et touche au HDS.",
    ),
    body=Text(
        "Reads JSON reports of Checkov, Trivy and Prowler (OCSF); which one it is, the content tells. Results that bear "
        "on a control of the pack are shown with its theme, requirements and fix, marked by their origin; the others are "
        "counted.",
        "Lit les rapports JSON de Checkov, Trivy et Prowler (OCSF) ; le contenu dit lequel. Les résultats qui portent sur "
        "une exigence du pack sont montrés avec son thème, ses exigences et sa correction, marqués de leur origine ; les "
        "autres sont comptés.",
    ),
    arguments=(("REPORT...", Text("JSON reports.", "Rapports JSON.")),),
    examples=(
        (
            "checkov -d . -o json > checkov.json; hds import checkov.json",
            Text("What a stock Checkov says.", "Ce que dit un Checkov ordinaire."),
        ),
        (
            "hds import trivy.json prowler.ocsf.json --format sarif=hds.sarif",
            Text("Several reports as one.", "Plusieurs rapports en un."),
        ),
    ),
    closing=Text(
        "Exit status: 0 nothing failed, 1 something failed, 2 wrong use, 3 a report could not be read.",
        "Code de sortie : 0 aucun échec, 1 au moins un échec, 2 mauvais usage, 3 un rapport illisible.",
    ),
)


@click.command("import", cls=Command, page=_PAGE)
@click.argument("reports", metavar="REPORT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--format",
    "-f",
    "formats",
    type=ReportFormat(FORMATS),
    multiple=True,
    text=Text(
        "terminal, json, sarif or junit, to standard output or to FILE. Repeatable.",
        "terminal, json, sarif ou junit, vers la sortie standard ou FILE. Répétable.",
    ),
)
@option(
    "--severity",
    type=OneOf(SEVERITIES),
    text=Text("Leave out findings that weigh less.", "Laisser de côté les constats de moindre gravité."),
)
@option(
    "--fail-on",
    type=OneOf(SEVERITIES),
    text=Text("Exit with 1 only from this severity on.", "Ne sortir avec 1 qu'à partir de cette gravité."),
)
@option(
    "--show-passes", is_flag=True, text=Text("List what passed, one by one.", "Lister ce qui est réussi, un par un.")
)
@option("--exit-zero", is_flag=True, text=Text("Exit with 0 instead of 1.", "Sortir avec 0 au lieu de 1."))
@QUIET
@VERBOSE
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(
    context: click.Context,
    *,
    reports: tuple[Path, ...],
    formats: tuple[Destination, ...],
    severity: str | None,
    fail_on: str | None,
    show_passes: bool,
    exit_zero: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
) -> int:
    """Read the reports, write ours, and return the exit status."""
    from hds_policies.catalogue import RULES  # noqa: PLC0415 - costs the import of all rules
    from hds_scanners.imports.reports import import_reports  # noqa: PLC0415 - after the options were found sound

    destinations = formats or (Destination("terminal"),)
    check_destinations(destinations)
    for report in reports:
        check_path(report)
    result = import_reports(reports, {rule.id: rule for rule in RULES})
    if severity is not None:
        least = Severity[severity.upper()]
        kept = tuple(item for item in result.findings if item.severity >= least or item.outcome is Outcome.ERROR)
        result = replace(result, findings=kept)
    presentation = Presentation(
        language=language_of(context),
        show_passes=show_passes,
        depth=Depth.QUIET if quiet else Depth.VERBOSE if verbose else Depth.NORMAL,
    )
    write_reports(destinations, result, presentation, no_color=no_color)
    say_aside(result, destinations, presentation)
    status = exit_status(result, fail_on=fail_on)
    return Status.OK if exit_zero and status is Status.FAILED else status
