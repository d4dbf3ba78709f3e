"""What the command-line library finds wrong, in our words and both languages."""

from __future__ import annotations

import click

from hds_policies.rule import Text


def explained(error: click.UsageError) -> Text:
    """One message that says what is wrong and where to look."""
    path = error.ctx.command_path if error.ctx is not None else "hds"
    what = _what(error)
    return Text(f"{what.en} See: {path} --help", f"{what.fr} Voir : {path} --help")


def _what(error: click.UsageError) -> Text:
    if isinstance(error, click.NoSuchOption):
        near = error.possibilities[0] if error.possibilities else None
        hint = Text(f" Did you mean {near}?", f" Vouliez-vous dire {near} ?") if near else Text("", "")
        return Text(
            f"there is no option {error.option_name}.{hint.en}",
            f"il n'y a pas d'option {error.option_name}.{hint.fr}",
        )
    if isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param is not None else ""
        return Text(f"{name} is missing.", f"{name} manque.")
    if isinstance(error, click.BadOptionUsage):
        if "does not take" in error.message:
            return Text(f"{error.option_name} takes no value.", f"{error.option_name} ne prend pas de valeur.")
        return Text(f"{error.option_name} needs a value.", f"{error.option_name} attend une valeur.")
    return Text(f"wrong use: {error.format_message()}", f"mauvais usage : {error.format_message()}")
