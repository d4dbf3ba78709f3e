"""The command `hds`. `main` is the entry point; each subcommand is a module that is imported when it is run."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from hds_policies.rule import Text


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and exit with its status; never shows a traceback unless `-v` asks for it."""
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit status, one of `cli.problem.Status`."""
    from hds_scanners.cli.problem import Status  # noqa: PLC0415 - an interrupt while importing must be quiet too

    for stream in (sys.stdout, sys.stderr):
        # A locale that lacks a character, or a file name that is no text, must not end the report.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _run(list(arguments))
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return Status.INTERRUPTED
    except BrokenPipeError:
        # The reader left; what the interpreter flushes at exit must go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.BROKEN_PIPE
    return status


def _run(arguments: list[str]) -> int:
    from hds_scanners.cli.problem import Problem, Status  # noqa: PLC0415
    from hds_scanners.locale_language import language_of_arguments  # noqa: PLC0415

    language = language_of_arguments(arguments, os.environ)
    try:
        return _dispatch(arguments, language)
    except Problem as problem:
        _say(problem.message, language)
        return problem.status
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - a user must not meet a traceback
        _say_internal_error(error, language, with_trace=not {"-v", "--verbose"}.isdisjoint(arguments))
        return Status.WRONG_USE


def _dispatch(arguments: list[str], language: str) -> int:
    import click  # noqa: PLC0415

    from hds_scanners.cli.problem import Problem, Status  # noqa: PLC0415
    from hds_scanners.cli.root import root  # noqa: PLC0415

    try:
        status = root.main(_as_hds_spells(arguments), prog_name="hds", standalone_mode=False, obj=language)
    except click.UsageError as error:
        from hds_scanners.cli.usage import explained  # noqa: PLC0415 - only for wrong use

        raise Problem(explained(error)) from None
    except click.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else Status.OK


def _as_hds_spells(arguments: list[str]) -> list[str]:
    """Terraform's own spelling of variables (`-var=…`, `-var-file …`) is understood too."""
    return ["-" + item if item.partition("=")[0] in {"-var", "-var-file"} else item for item in arguments]


def _say(message: Text, language: str) -> None:
    from hds_scanners.reports.layout import visible  # noqa: PLC0415 - only for messages

    sys.stderr.write(f"hds: {visible(message.in_language(language))}\n")


def _say_internal_error(error: Exception, language: str, *, with_trace: bool) -> None:
    from hds_policies.rule import Text  # noqa: PLC0415 - only for defects

    if with_trace:
        import traceback  # noqa: PLC0415 - only for defects

        traceback.print_exception(error)
    name = type(error).__name__
    _say(
        Text(
            f"internal error ({name}: {error}). This is a defect of the program: please report it, with the traceback"
            " that -v shows.",
            f"erreur interne ({name} : {error}). C'est un défaut du programme : merci de le signaler, avec la trace que"
            " montre -v.",
        ),
        language,
    )
