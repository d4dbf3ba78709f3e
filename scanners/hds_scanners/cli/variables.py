"""The values that Terraform would be given: `--var`, `--var-file` and the environment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hds_policies.rule import Text
from hds_scanners.cli.parameters import Command, option
from hds_scanners.cli.problem import Problem

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.options import Assignment

VARIABLE_FILE = option(
    "--var-file",
    multiple=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    text=Text(
        "Values of variables, as Terraform's option. Repeatable.",
        "Valeurs de variables, comme l'option de Terraform. Répétable.",
    ),
)
VARIABLE = option(
    "--var",
    multiple=True,
    metavar="NAME=VALUE",
    text=Text("Value of one variable. Repeatable.", "Valeur d'une variable. Répétable."),
)
_ORDER = "hds_scanners.cli.variables"


class VariableOrder(Command):
    """Remembers in which order `--var` and `--var-file` were given: in Terraform the later one wins."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse as usual, and keep the order."""
        options = [argument.partition("=")[0] for argument in args]
        ctx.meta[_ORDER] = [name for name in options if name in {"--var", "--var-file"}]
        return super().parse_args(ctx, args)


def assignments(context: click.Context, variables: Sequence[str], files: Sequence[Path]) -> tuple[Assignment, ...]:
    """Files, and (name, text) of single variables, in the order of the command line."""
    pairs = iter([_pair(text) for text in variables])
    paths = iter([_file(path) for path in files])
    ordered: list[Assignment | None] = [
        next(pairs, None) if name == "--var" else next(paths, None) for name in context.meta[_ORDER]
    ]
    return tuple(assignment for assignment in (*ordered, *pairs, *paths) if assignment is not None)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Problem(Text(f"--var {name}: NAME=VALUE is expected", f"--var {name} : NOM=VALEUR est attendu"))
    return name.strip(), value


def _file(path: Path) -> Path:
    if not path.is_file():
        raise Problem(Text(f"--var-file {path}: no such file", f"--var-file {path} : aucun fichier de ce nom"))
    return path.resolve()


def run_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """The variables of the environment that Terraform looks at."""
    return {
        name: value
        for name, value in environment.items()
        if name.startswith("TF_VAR_") or name in {"TF_WORKSPACE", "TF_DATA_DIR"}
    }
