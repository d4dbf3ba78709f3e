"""`hds scan`."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hds_policies.rule import Outcome, Severity, Text
from hds_scanners.cli.inputs import check_path
from hds_scanners.cli.output import check_destinations, write
from hds_scanners.cli.parameters import (
    LANGUAGE,
    NO_COLOUR,
    QUIET,
    VERBOSE,
    Destination,
    OneOf,
    Page,
    ReportFormat,
    language_of,
    option,
)
from hds_scanners.cli.policy import chosen_rules, not_asked, policy_for
from hds_scanners.cli.problem import Problem, Status
from hds_scanners.cli.programs import PYTHON, RUN_PROGRAM, STACK
from hds_scanners.cli.screen import Progress, colour_wanted, screen_width
from hds_scanners.cli.variables import VARIABLE, VARIABLE_FILE, VariableOrder, assignments, run_environment
from hds_scanners.reports.formats import FORMATS, render
from hds_scanners.reports.presentation import Depth, Presentation

if TYPE_CHECKING:
    from hds_scanners.scan import Scan

SEVERITIES = tuple(severity.word for severity in reversed(Severity))

_PAGE = Page(
    summary=Text("Confront Terraform and Pulumi with the rules.", "Confronter Terraform et Pulumi aux règles."),
    body=Text(
        "Each folder below PATH that no other calls as a module is judged as Terraform would run it, with its tfvars, "
        "modules and providers; each Pulumi project for its stacks. A file that is named is a plan, a state, or what Pulumi "
        "prints: its content tells. What cannot be known without running is reported as undecided, with the reason.",
        "Chaque dossier sous PATH qu'aucun autre n'appelle comme module est jugé comme Terraform l'exécuterait, avec ses "
        "tfvars, modules et fournisseurs ; chaque projet Pulumi pour ses piles. Un fichier nommé est un plan, un état, ou ce "
        "que Pulumi affiche : son contenu le dit. Ce qui ne peut être su sans exécution est dit indécidable, avec la raison.",
    ),
    arguments=(
        (
            "PATH...",
            Text(
                "Folders; files of plans, states, previews and exports; this folder when none is given.",
                "Dossiers ; fichiers de plans, d'états, d'aperçus et d'exports ; ce dossier à défaut.",
            ),
        ),
    ),
    examples=(
        ("hds scan infrastructure/", Text("Everything below a folder.", "Tout ce qui est sous un dossier.")),
        (
            "terraform show -json plan.out > plan.json; hds scan plan.json",
            Text(
                "A plan, with the lines of the folder beside it.",
                "Un plan, avec les lignes du dossier où il se trouve.",
            ),
        ),
        (
            "hds scan . --var-file prod.tfvars --select residency",
            Text(
                "Only where data goes, with production's values.",
                "Seulement où vont les données, avec les valeurs de production.",
            ),
        ),
        (
            "hds scan . --format terminal --format sarif=hds.sarif --fail-on high",
            Text(
                "In a pipeline: read here, uploaded there, fails from high on.",
                "En intégration continue : lu ici, déposé là, échec à partir de high.",
            ),
        ),
    ),
    closing=Text(
        "Exit status: 0 nothing failed, 1 something failed, 2 wrong use or configuration, 3 incomplete.",
        "Code de sortie : 0 aucun échec, 1 au moins un échec, 2 mauvais usage ou configuration, 3 incomplet.",
    ),
)


@click.command("scan", cls=VariableOrder, page=_PAGE)
@click.argument("paths", metavar="PATH...", nargs=-1, type=click.Path(path_type=Path))
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
    "--select",
    multiple=True,
    metavar="RULES",
    text=Text(
        "Only these rules: ids, beginnings of ids or themes.",
        "Seulement ces règles : identifiants, débuts d'identifiants ou thèmes.",
    ),
)
@option(
    "--ignore", multiple=True, metavar="RULES", text=Text("All but these rules.", "Toutes les règles sauf celles-ci.")
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
    "--unknown",
    type=OneOf(("report", "fail")),
    default="report",
    text=Text(
        "What is not decided or not looked at: report it (default), or exit with 1.",
        "Ce qui n'est pas décidé ou pas examiné : le dire (par défaut), ou sortir avec 1.",
    ),
)
@option(
    "--show-passes", is_flag=True, text=Text("List what passed, one by one.", "Lister ce qui est réussi, un par un.")
)
@option(
    "--config",
    type=click.Path(path_type=Path),
    metavar="FILE",
    text=Text(
        "The policy; by default the nearest hds.yaml at or above PATH.",
        "La politique ; par défaut le hds.yaml le plus proche, dans PATH ou au-dessus.",
    ),
)
@option(
    "--source-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    text=Text(
        "For a plan or state: the folder it was made from, to point at lines; by default the one beside it.",
        "Pour un plan ou un état : le dossier dont il vient, pour montrer les lignes ; à défaut celui d'à côté.",
    ),
)
@option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    text=Text(
        "The state of PATH: say what is not applied, what is not declared, and what was changed by hand.",
        "L'état de PATH : dire ce qui n'est pas appliqué, pas déclaré, ou a été modifié à la main.",
    ),
)
@VARIABLE_FILE
@VARIABLE
@STACK
@RUN_PROGRAM
@PYTHON
@option("--exit-zero", is_flag=True, text=Text("Exit with 0 instead of 1.", "Sortir avec 0 au lieu de 1."))
@QUIET
@VERBOSE
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(
    context: click.Context,
    *,
    paths: tuple[Path, ...],
    formats: tuple[Destination, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str | None,
    fail_on: str | None,
    unknown: str,
    show_passes: bool,
    config: Path | None,
    source_dir: Path | None,
    state: Path | None,
    var_file: tuple[Path, ...],
    var: tuple[str, ...],
    stack: str | None,
    run_program: bool,
    python: Path | None,
    exit_zero: bool,
    quiet: bool,
    verbose: bool,
    no_color: bool,
) -> int:
    """Scan, write the reports, and return the exit status."""
    from hds_scanners.scan import Options, with_remarks_on_exclusions  # noqa: PLC0415 - after the options were found sound
    from hds_scanners.several_inputs import scan_paths  # noqa: PLC0415 - same
    from hds_scanners.sources.pulumi.options import PulumiOptions  # noqa: PLC0415 - same
    from hds_scanners.sources.terraform.options import TerraformOptions  # noqa: PLC0415 - same
    from hds_scanners.state_comparison import scan_with_state  # noqa: PLC0415 - same

    language = language_of(context)
    destinations = formats or (Destination("terminal"),)
    check_destinations(destinations)
    paths = paths or (Path(),)
    for path in (*paths, *([source_dir] if source_dir else []), *([state] if state else [])):
        check_path(path)
    if state is not None and (len(paths) != 1 or not paths[0].is_dir()):
        raise Problem(
            Text(
                "--state needs one PATH, a folder to compare it with",
                "--state demande un seul PATH, un dossier à comparer",
            )
        )
    rules = chosen_rules(select, ignore)
    policy, configuration = policy_for(paths, config)
    with Progress(language, wanted=not quiet) as progress:
        options = Options(
            terraform=TerraformOptions(
                assignments=assignments(context, var, var_file), environment=run_environment(os.environ)
            ),
            pulumi=PulumiOptions(stack, run_program, python),
            policy=policy,
            rules=rules,
            explain_passes=show_passes,
            source_folder=source_dir,
            progress=progress,
        )
        result = scan_paths(paths, options) if state is None else scan_with_state(paths[0], state, options)
        result = with_remarks_on_exclusions(result, options)
    if severity is not None:
        least = Severity[severity.upper()]
        kept = tuple(
            finding for finding in result.findings if finding.severity >= least or finding.outcome is Outcome.ERROR
        )
        passes = {key: number for key, number in result.passes.items() if key[1] >= least}
        result = replace(result, findings=kept, passes=passes)
    presentation = Presentation(
        language=language,
        rules={rule.id: rule for rule in rules},
        rules_not_asked=not_asked(rules, policy),
        show_passes=show_passes,
        depth=Depth.QUIET if quiet else Depth.VERBOSE if verbose else Depth.NORMAL,
        configuration=_as_written(configuration),
    )
    write_reports(destinations, result, presentation, no_color=no_color)
    say_aside(result, destinations, presentation)
    status = exit_status(result, fail_on=fail_on, unknown_fails=unknown == "fail")
    return Status.OK if exit_zero and status is Status.FAILED else status


def exit_status(scan: Scan, *, fail_on: str | None = None, unknown_fails: bool = False) -> Status:
    """The status of a scan: incomplete wins over failed."""
    if scan.incomplete:
        return Status.INCOMPLETE
    least = Severity[fail_on.upper()] if fail_on else Severity.INFO
    failing = {Outcome.FAIL, Outcome.UNKNOWN} if unknown_fails else {Outcome.FAIL}
    if any(finding.outcome in failing and finding.severity >= least for finding in scan.findings):
        return Status.FAILED
    if unknown_fails and (scan.coverage.modules_not_fetched or scan.coverage.unknown_types):
        return Status.FAILED
    if scan.comparison and any(
        verdict.real is Outcome.FAIL and verdict.severity >= least
        for changed in scan.comparison.changed
        for verdict in changed.verdicts
    ):
        return Status.FAILED
    return Status.OK


def _as_written(file: Path | None) -> str | None:
    if file is None:
        return None
    return os.path.relpath(file) if file.is_absolute() and file.is_relative_to(Path.cwd()) else str(file)


def write_reports(
    destinations: Sequence[Destination], scan: Scan, presentation: Presentation, *, no_color: bool
) -> None:
    """Write each report where it is wanted."""
    for destination in destinations:
        here = destination.file is None
        shown = replace(
            presentation,
            colour=here and not no_color and colour_wanted(sys.stdout, os.environ),
            width=screen_width(sys.stdout) if here else 80,
        )
        write(render(destination.format, scan, shown), destination.file)


def say_aside(scan: Scan, destinations: Sequence[Destination], presentation: Presentation) -> None:
    """On standard error: what a reader must know when the report is not before the eyes, and what the scan cost."""
    from hds_scanners.reports import aside  # noqa: PLC0415 - often there is nothing to say

    if not any(destination.format == "terminal" and destination.file is None for destination in destinations):
        for line in aside.errors(scan, presentation.language):
            click.echo(line, err=True)
        written = [str(destination.file) for destination in destinations if destination.file is not None]
        if len(written) == len(destinations) and presentation.depth is not Depth.QUIET:
            click.echo(aside.totals(scan, presentation.language, written), err=True)
    if presentation.depth is Depth.VERBOSE:
        for line in aside.costs(scan, presentation.language):
            click.echo(line, err=True)
