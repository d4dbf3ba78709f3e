"""`hds evaluate`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import click

from hds_policies.rule import Text
from hds_scanners.cli.inputs import check_path
from hds_scanners.cli.listing import list_format, write_listing
from hds_scanners.cli.parameters import LANGUAGE, NO_COLOUR, Destination, Page, language_of
from hds_scanners.cli.problem import Problem, Status
from hds_scanners.cli.variables import VARIABLE, VARIABLE_FILE, VariableOrder, assignments, run_environment
from hds_scanners.reports.json_text import json_text
from hds_scanners.reports.layout import Ink, visible

_PAGE = Page(
    summary=Text("Evaluate expressions, without Terraform.", "Évaluer des expressions, sans Terraform."),
    body=Text(
        "Reads expressions of the Terraform language from standard input, one a line, and prints the value of each, as "
        '`terraform console` would. With --format json, each line read is an object {"id", "expr"} and each line '
        'printed {"id", "value", "unknown", "error"}; unknown is true, false or the paths of the unknown parts.',
        "Lit des expressions du langage Terraform sur l'entrée standard, une par ligne, et affiche la valeur de chacune, "
        'comme `terraform console`. Avec --format json, chaque ligne lue est un objet {"id", "expr"} et chaque ligne '
        'écrite {"id", "value", "unknown", "error"} ; unknown vaut true, false ou les chemins des parties inconnues.',
    ),
    arguments=(
        (
            "FOLDER",
            Text(
                "Where variables, locals and files are; here by default.",
                "Où sont variables, locales et fichiers ; ici par défaut.",
            ),
        ),
    ),
    examples=(
        ("echo 'cidrsubnet(var.network, 8, 2)' | hds evaluate network/", Text("One expression.", "Une expression.")),
        (
            "hds evaluate --format json < expressions.jsonl",
            Text("Many, for programs.", "Beaucoup, pour les programmes."),
        ),
    ),
)
_UNKNOWN = Text("(not known)", "(non connu)")
_PARTLY = Text("not known: {paths}", "non connu : {paths}")
_ERROR = Text("error: {message}", "erreur : {message}")


@click.command("evaluate", cls=VariableOrder, page=_PAGE)
@click.argument("folder", metavar="[FOLDER]", default=Path(), type=click.Path(path_type=Path))
@list_format("terminal", "json")
@VARIABLE_FILE
@VARIABLE
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(
    context: click.Context,
    *,
    folder: Path,
    destination: Destination,
    var_file: tuple[Path, ...],
    var: tuple[str, ...],
    no_color: bool,
) -> int:
    """Evaluate what standard input holds; the status is 1 when an expression is in error."""
    from hds_scanners.sources.terraform.discovery import find_roots  # noqa: PLC0415 - loads the parser
    from hds_scanners.sources.terraform.dump import evaluate_lines  # noqa: PLC0415 - loads the evaluator
    from hds_scanners.sources.terraform.folder import read_root  # noqa: PLC0415 - same
    from hds_scanners.sources.terraform.options import TerraformOptions  # noqa: PLC0415 - same

    language = language_of(context)
    check_path(folder, folder=True)
    options = TerraformOptions(
        assignments=assignments(context, var, var_file),
        environment=run_environment(os.environ),
        # What Terraform 1.11 answers in a fresh folder.
        workspace="default",
        short_circuit=False,
        open_world=False,
    )
    tree = find_roots(folder)
    if "." not in tree.folders:
        # A folder without definitions still has files and functions.
        tree = replace(tree, folders={**tree.folders, ".": ()}, overrides={**tree.overrides, ".": ()})
    reading = read_root(tree, ".", options)
    failed = False
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")

    def answers() -> Iterator[dict[str, Any]]:
        nonlocal failed
        lines = _objects(sys.stdin) if destination.format == "json" else _texts(sys.stdin)
        for answer in evaluate_lines(reading, lines):
            failed = failed or answer["error"]
            yield answer

    write_listing(
        destination,
        {
            "terminal": lambda ink, _width: _shown(answers(), language, ink),
            "json": lambda _ink, _width: (f"{json_text(answer)}\n" for answer in answers()),
        },
        no_color=no_color,
    )
    return Status.FAILED if failed and destination.format == "terminal" else Status.OK


def _texts(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield str(number), line.strip()


def _objects(lines: Iterable[str]) -> Iterator[tuple[Any, str]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            yield entry["id"], str(entry["expr"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise Problem(
                Text(
                    f'standard input, line {number}: an object {{"id", "expr"}} is expected',
                    f'entrée standard, ligne {number} : un objet {{"id", "expr"}} est attendu',
                )
            ) from None


def _shown(answers: Iterable[dict[str, Any]], language: str, ink: Ink) -> Iterator[str]:
    for answer in answers:
        if answer["error"]:
            yield f"{ink.bad(visible(_ERROR.in_language(language).format(message=answer['message'])))}\n"
        elif answer["unknown"] is True:
            yield f"{ink.doubtful(_UNKNOWN.in_language(language))}\n"
        else:
            yield "".join(f"{visible(line)}\n" for line in json_text(answer["value"], indent=2).split("\n"))
            if answer["unknown"]:
                paths = ", ".join(answer["unknown"])
                yield f"{ink.doubtful(visible(_PARTLY.in_language(language).format(paths=paths)))}\n"
