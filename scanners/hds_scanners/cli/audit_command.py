"""`hds audit`, the command that holds the audits of live accounts."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

import click

from hds_policies.rule import Text
from hds_scanners.cli.parameters import LANGUAGE, Group, Page

if TYPE_CHECKING:
    from hds_scanners.cli.parameters import Command

_PAGE = Page(
    summary=Text("Confront a live account with the rules.", "Confronter un compte en service aux règles."),
    body=Text(
        "Reads what is really there, through the interfaces of the host, and never writes.",
        "Lit ce qui est réellement là, par les interfaces de l'hébergeur, et n'écrit jamais.",
    ),
)


def _aws() -> Command:
    return cast("Command", import_module("hds_scanners.cli.audit_aws_command").command)


@click.command("audit", cls=Group, page=_PAGE, loaders={"aws": _aws}, invoke_without_command=True)
@LANGUAGE
@click.pass_context
def command(context: click.Context) -> None:
    """Hold the audits; without one, print the help."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
