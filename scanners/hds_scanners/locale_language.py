"""Which of the two languages a reader wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

LANGUAGES = ("en", "fr")


def language_of_environment(environment: Mapping[str, str]) -> str:
    """`fr` when the locale for messages is French, else `en`; the first of the variables that is set decides, as in POSIX."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        locale = environment.get(name)
        if locale:
            return "fr" if locale.lower().startswith("fr") else "en"
    return "en"


def language_of_arguments(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """What `--lang` says, looked for before the arguments are parsed: help and errors are in that language too."""
    language = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and position + 1 < len(arguments):
            language = arguments[position + 1]
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
    return language if language in LANGUAGES else language_of_environment(environment)
