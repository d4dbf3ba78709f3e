"""`hds policies-path`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from hds_policies.rule import Text
from hds_scanners.cli.parameters import LANGUAGE, Command, OneOf, Page, option
from hds_scanners.cli.problem import Problem

_PAGE = Page(
    summary=Text(
        "Print the folder to hand to Checkov, or to Pulumi.", "Afficher le dossier à donner à Checkov, ou à Pulumi."
    ),
    examples=(
        (
            'checkov -d . --external-checks-dir "$(hds policies-path)"',
            Text("The same rules in a Checkov run.", "Les mêmes règles dans un passage de Checkov."),
        ),
        (
            'pulumi preview --policy-pack "$(hds policies-path --for pulumi)"',
            Text("And before Pulumi deploys.", "Et avant que Pulumi ne déploie."),
        ),
    ),
)


@click.command("policies-path", cls=Command, page=_PAGE)
@option(
    "--for",
    "tool",
    type=OneOf(("checkov", "pulumi")),
    default="checkov",
    text=Text("Who gets the folder.", "À qui le dossier est destiné."),
)
@LANGUAGE
def command(tool: str) -> None:
    """Print the folder that holds the policies."""
    click.echo(_for_checkov() if tool == "checkov" else _for_pulumi())


def _for_checkov() -> Path:
    import hds_policies  # noqa: PLC0415 - found where it is installed
    import hds_scanners.checkov_folder  # noqa: PLC0415 - same

    folder = Path(hds_policies.__file__).resolve().parent.parent
    # In an installed wheel that folder holds everybody's packages, and Checkov would run them all.
    shared = any(path.suffix == ".dist-info" for path in folder.iterdir())
    return Path(hds_scanners.checkov_folder.__file__).resolve().parent if shared else folder


def _for_pulumi() -> Path:
    # Looked for, not imported: it needs Pulumi's SDK, which this command does not.
    found = find_spec("hds_pulumi")
    for package in (found.submodule_search_locations if found is not None else None) or ():
        # In the package where a wheel was installed, beside it in the working tree.
        for folder in (Path(package) / "policy_pack", Path(package).parent / "policy_pack"):
            if (folder / "PulumiPolicy.yaml").is_file():
                return folder.resolve()
    raise Problem(
        Text(
            "this installation has no policy pack for Pulumi",
            "cette installation n'a pas de pack de règles pour Pulumi",
        )
    )
