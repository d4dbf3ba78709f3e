"""The command that holds the others."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from hds_policies.rule import Text
from hds_scanners import __version__
from hds_scanners.cli.parameters import LANGUAGE, Group, Page, option

if TYPE_CHECKING:
    from hds_scanners.cli.parameters import Command


def _loader(module: str) -> Callable[[], Command]:
    return lambda: cast("Command", import_module(f"hds_scanners.cli.{module}").command)


_PAGE = Page(
    summary=Text(
        "Says where health data would go, who would host it, and how it is protected.",
        "Dit où iraient les données de santé, qui les hébergerait et comment elles sont protégées.",
    ),
    body=Text(
        "Reads Terraform and Pulumi definitions, plans and states, without network and, unless asked, without running "
        "anything, and confronts them with rules for French health-data hosting (HDS). Each rule says of each resource: "
        "pass, fail, or unknown and why.",
        "Lit des définitions, plans et états de Terraform et de Pulumi, sans réseau et, sauf demande, sans rien exécuter, "
        "et les confronte aux règles de l'hébergement de données de santé (HDS). Chaque règle dit de chaque ressource : "
        "réussi, échec, ou indécidable et pourquoi.",
    ),
    examples=(
        (
            "hds scan infrastructure/",
            Text(
                "Scan every root module and Pulumi project below a folder.",
                "Analyser chaque module racine et projet Pulumi d'un dossier.",
            ),
        ),
        (
            "hds scan plan.json",
            Text(
                "The same for a plan, a state, or what Pulumi prints.",
                "De même pour un plan, un état, ou ce que Pulumi affiche.",
            ),
        ),
        (
            "hds audit aws --profile client",
            Text("What is really there, in a live account.", "Ce qui est réellement là, dans un compte en service."),
        ),
        ("hds rule HDS_ENC_001", Text("Read what a rule wants, and why.", "Lire ce que veut une règle, et pourquoi.")),
        ("hds init", Text("Write a commented hds.yaml to adapt.", "Écrire un hds.yaml commenté, à adapter.")),
    ),
    closing=Text(
        "Exit status: 0 nothing failed, 1 something failed, 2 wrong use, configuration or internal error, 3 nothing to "
        "scan or something that could not be read (3 wins over 1).",
        "Code de sortie : 0 aucun échec, 1 au moins un échec, 2 mauvais usage, configuration ou erreur interne, 3 rien à "
        "analyser ou quelque chose d'illisible (3 l'emporte sur 1).",
    ),
)


@click.command(
    "hds",
    cls=Group,
    page=_PAGE,
    loaders={
        "scan": _loader("scan_command"),
        "audit": _loader("audit_command"),
        "import": _loader("import_command"),
        "rules": _loader("rules_command"),
        "rule": _loader("rule_command"),
        "facts": _loader("facts_command"),
        "dump": _loader("dump_command"),
        "evaluate": _loader("evaluate_command"),
        "init": _loader("init_command"),
        "policies-path": _loader("policies_path_command"),
    },
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@LANGUAGE
@option("--version", is_flag=True, text=Text("Print the version and exit.", "Afficher la version."))
@click.pass_context
def root(context: click.Context, *, version: bool) -> None:
    """Print the version or, without a command, the help."""
    if version:
        click.echo(f"hds {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
