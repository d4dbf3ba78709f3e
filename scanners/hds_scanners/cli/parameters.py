"""Commands and options whose help is in both languages, and the types of their values."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from hds_policies.rule import Text
from hds_scanners.cli.problem import Problem
from hds_scanners.locale_language import LANGUAGES

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

_USAGE = Text("Usage: ", "Utilisation : ")
# click sets the colon behind a heading; French has a space before it.
_OPTIONS = Text("Options", "Options ")
_ARGUMENTS = Text("Arguments", "Arguments ")
_COMMANDS = Text("Commands", "Commandes ")
_EXAMPLES = Text("Examples", "Exemples ")
_HELP = Text("Show this page and exit.", "Afficher cette page.")


def language_of(context: click.Context) -> str:
    """The language that `main` settled before parsing."""
    language = context.find_root().obj
    return language if isinstance(language, str) else "en"


@dataclass(frozen=True, slots=True)
class Page:
    """The help of a command."""

    summary: Text
    """One line."""
    body: Text = Text("", "")  # noqa: RUF009 - a frozen value
    arguments: tuple[tuple[str, Text], ...] = ()
    examples: tuple[tuple[str, Text], ...] = ()
    """Command lines and what each does."""
    closing: Text = Text("", "")  # noqa: RUF009 - a frozen value


class Option(click.Option):
    """An option with its help in both languages."""

    def __init__(self, *names: Any, text: Text, **settings: Any) -> None:
        super().__init__(*names, **settings)
        self.text = text

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the option in the language of the context."""
        self.help = self.text.in_language(language_of(ctx))
        return super().get_help_record(ctx)


class _Bilingual(click.Command):
    """Formats the page of a command in the language of the context."""

    page: Page

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.in_language(language_of(ctx))
        return option

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002 - the table wraps by itself
        context = click.get_current_context(silent=True)
        return self.page.summary.in_language(language_of(context) if context else "en")

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(
            ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), _USAGE.in_language(language_of(ctx))
        )

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = language_of(ctx)
        formatter.write_paragraph()
        for paragraph in (self.page.summary, self.page.body):
            text = paragraph.in_language(language)
            if text:
                with formatter.indentation():
                    formatter.write_text(text)
                formatter.write_paragraph()
        if self.page.arguments:
            with formatter.section(_ARGUMENTS.in_language(language)):
                formatter.write_dl([(name, text.in_language(language)) for name, text in self.page.arguments])
        if self.page.examples:
            with formatter.section(_EXAMPLES.in_language(language)):
                for line, effect in self.page.examples:
                    formatter.write(f"{' ' * formatter.current_indent}{line}\n")
                    with formatter.indentation():
                        formatter.write_text(effect.in_language(language))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(_OPTIONS.in_language(language_of(ctx))):
                formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        text = self.page.closing.in_language(language_of(ctx))
        if text:
            formatter.write_paragraph()
            formatter.write_text(text)


class Command(_Bilingual):
    """A command with its page in both languages."""

    def __init__(self, *arguments: Any, page: Page, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.page = page


class Group(_Bilingual, click.Group):
    """The command that holds the others; each is imported when it is run, or when all are listed."""

    def __init__(
        self, *arguments: Any, page: Page, loaders: dict[str, Callable[[], click.Command]], **settings: Any
    ) -> None:
        super().__init__(*arguments, **settings)
        self.page = page
        self._loaders = loaders

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Names in the order in which a newcomer needs them."""
        return list(self._loaders)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; ends the run when there is none."""
        if args and args[0] not in self._loaders:
            raise Problem(no_such_command(args[0], self._loaders))
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name, None when there is none."""
        loader = self._loaders.get(cmd_name)
        return loader() if loader else None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Commands first, then options."""
        self.format_commands(ctx, formatter)
        _Bilingual.format_options(self, ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of commands."""
        rows = [
            (name, command.get_short_help_str())
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section(_COMMANDS.in_language(language_of(ctx))):
            formatter.write_dl(rows)


class OneOf(click.ParamType):  # type: ignore[type-arg] # at run time generic only from click 8.4 on
    """One word of a fixed list."""

    name = "word"

    def __init__(self, words: Iterable[str]) -> None:
        self.words = tuple(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:  # noqa: ARG002 - click's signature
        """The words themselves."""
        return "[" + "|".join(self.words) + "]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The word in lower case; ends the command when it is not in the list."""
        word = str(value).lower()
        if word not in self.words:
            raise Problem(not_a_choice(param.opts[-1] if param else "", str(value), self.words))
        return word


@dataclass(frozen=True, slots=True)
class Destination:
    """A report to write: its format, and the file (None: standard output)."""

    format: str
    file: Path | None = None


class ReportFormat(click.ParamType):  # type: ignore[type-arg] # same
    """`NAME` or `NAME=FILE`."""

    name = "format"

    def __init__(self, formats: Iterable[str]) -> None:
        self.formats = tuple(formats)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str | None:  # noqa: ARG002 - click's signature
        """How it is written."""
        return "NAME[=FILE]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Destination:  # noqa: ARG002
        """Where to write which format; ends the command when the format is not known."""
        if isinstance(value, Destination):
            return value
        name, equals, file = str(value).partition("=")
        if name.lower() not in self.formats:
            raise Problem(not_a_choice("--format", name, self.formats))
        if equals and not file:
            raise Problem(
                Text(
                    f"--format {value}: the file name is missing after =",
                    f"--format {value} : nom de fichier absent après =",
                )
            )
        return Destination(name.lower(), Path(file) if file and file != "-" else None)


def not_a_choice(option: str, word: str, choices: Iterable[str]) -> Text:
    """Says what was wrong, what is near, and what there is."""
    choices = list(choices)
    near = difflib.get_close_matches(word.lower(), choices, n=1)
    hint = Text(f" Did you mean {near[0]}?", f" Vouliez-vous dire {near[0]} ?") if near else Text("", "")
    listed = ", ".join(choices)
    return Text(
        f"{option}: {word!r} is not known.{hint.en} Known: {listed}",
        f"{option} : « {word} » n'est pas connu.{hint.fr} Connus : {listed}",
    )


def no_such_command(word: str, commands: Iterable[str]) -> Text:
    """Says that there is no such command, and what it may have meant."""
    near = difflib.get_close_matches(word, list(commands), n=1)
    hint = Text(f" Did you mean {near[0]}?", f" Vouliez-vous dire {near[0]} ?") if near else Text("", "")
    return Text(
        f"there is no command {word!r}.{hint.en} See: hds --help",
        f"il n'y a pas de commande « {word} ».{hint.fr} Voir : hds --help",
    )


def option(*names: str, text: Text, **settings: Any) -> Callable[[FunctionT], FunctionT]:
    """An option with its help in both languages."""
    return click.option(*names, cls=Option, text=text, **settings)


LANGUAGE = option(
    "--lang",
    type=OneOf(LANGUAGES),
    expose_value=False,
    text=Text(
        "Language of results and messages; the locale's by default.",
        "Langue des résultats et messages ; par défaut celle de la locale.",
    ),
)
VERBOSE = option(
    "-v",
    "--verbose",
    is_flag=True,
    text=Text(
        "Say more: every finding in full, and the time of each stage.",
        "En dire plus : chaque constat en entier, et le temps de chaque étape.",
    ),
)
QUIET = option("-q", "--quiet", is_flag=True, text=Text("Totals and errors only.", "Totaux et erreurs seulement."))
NO_COLOUR = option("--no-color", is_flag=True, text=Text("No colours.", "Sans couleurs."))
