"""`hds policies-path`."""

from __future__ import annotations

from pathlib import Path

import click

from hds_policies.rule import Text
from hds_scanners.cli.parameters import LANGUAGE, Command, Page

_PAGE = Page(
    summary=Text("Print the folder to hand to Checkov.", "Afficher le dossier à donner à Checkov."),
    examples=(
        (
            'checkov -d . --external-checks-dir "$(hds policies-path)"',
            Text("The same rules in a Checkov run.", "Les mêmes règles dans un passage de Checkov."),
        ),
    ),
)


@click.command("policies-path", cls=Command, page=_PAGE)
@LANGUAGE
def command() -> None:
    """Print the folder that holds the policies."""
    import hds_policies  # noqa: PLC0415 - found where it is installed
    import hds_scanners.checkov_folder  # noqa: PLC0415 - same

    folder = Path(hds_policies.__file__).resolve().parent.parent
    # In an installed wheel that folder holds everybody's packages, and Checkov would run them all.
    shared = any(path.suffix == ".dist-info" for path in folder.iterdir())
    click.echo(Path(hds_scanners.checkov_folder.__file__).resolve().parent if shared else folder)
