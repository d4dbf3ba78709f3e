"""`hds init`."""

from __future__ import annotations

from pathlib import Path

import click

from hds_policies.rule import Text
from hds_scanners.cli.inputs import check_path
from hds_scanners.cli.output import write
from hds_scanners.cli.parameters import LANGUAGE, Command, Page, language_of, option
from hds_scanners.cli.problem import Problem

_PAGE = Page(
    summary=Text("Write a commented hds.yaml to adapt.", "Écrire un hds.yaml commenté, à adapter."),
    body=Text(
        "Everything in it is commented out: as written, it changes nothing.",
        "Tout y est en commentaire : tel quel, il ne change rien.",
    ),
    arguments=(("FOLDER", Text("Where to write it; here by default.", "Où l'écrire ; ici par défaut.")),),
    examples=(
        ("hds init --lang fr", Text("With comments in French.", "Avec des commentaires en français.")),
        ("hds init infrastructure/", Text("Beside the definitions.", "À côté des définitions.")),
    ),
)
_WRITTEN = Text("{file} written", "{file} écrit")


@click.command("init", cls=Command, page=_PAGE)
@click.argument("folder", metavar="[FOLDER]", default=Path(), type=click.Path(path_type=Path))
@option("--force", is_flag=True, text=Text("Replace the file that is there.", "Remplacer le fichier présent."))
@LANGUAGE
@click.pass_context
def command(context: click.Context, *, folder: Path, force: bool) -> None:
    """Write the template."""
    from hds_scanners.config_template import TEMPLATE  # noqa: PLC0415 - long, and only for this

    check_path(folder, folder=True)
    file = folder / "hds.yaml"
    if file.exists() and not force:
        raise Problem(Text(f"{file} exists; --force replaces it", f"{file} existe ; --force le remplace"))
    language = language_of(context)
    write([TEMPLATE.in_language(language)], file)
    click.echo(_WRITTEN.in_language(language).format(file=file), err=True)
