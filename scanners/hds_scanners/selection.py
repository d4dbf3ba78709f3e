"""Which rules a run asks: by id, by the beginning of an id, or by theme."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hds_policies.rule import Rule

_PREFIX = "HDS_"


class UnknownSelector(Exception):  # noqa: N818 - wrong use is no error of the program
    """A word that selects no rule; `near` are words that would."""

    def __init__(self, word: str, near: tuple[str, ...]) -> None:
        super().__init__(word)
        self.word = word
        self.near = near


def select_rules(
    rules: Sequence[Rule[Any]], select: Iterable[str] = (), ignore: Iterable[str] = ()
) -> tuple[Rule[Any], ...]:
    """Rules that `select` names (all, when it is empty) less those that `ignore` names, in their order.

    A word is an id (`HDS_ENC_001`), the beginning of one (`HDS_ENC`, `ENC`) or a theme (`residency`), in any case; words
    can be joined by commas. Raises `UnknownSelector` for a word that names no rule.
    """
    wanted = _named(rules, select)
    unwanted = _named(rules, ignore)
    return tuple(rule for rule in rules if (not wanted or rule.id in wanted) and rule.id not in unwanted)


def _named(rules: Sequence[Rule[Any]], words: Iterable[str]) -> set[str]:
    named: set[str] = set()
    for word in (part.strip() for joined in words for part in joined.split(",")):
        if not word:
            continue
        matching = {rule.id for rule in rules if _matches(rule, word)}
        if not matching:
            raise UnknownSelector(word, near(word, rules))
        named |= matching
    return named


def _matches(rule: Rule[Any], word: str) -> bool:
    spelled = word.upper()
    return (
        rule.theme.value == word.lower().replace("_", "-")
        or rule.id.startswith(spelled)
        or rule.id.startswith(_PREFIX + spelled)
    )


def near(word: str, rules: Iterable[Rule[Any]]) -> tuple[str, ...]:
    """Ids and themes that look like `word`, best first, at most three."""
    rules = list(rules)
    choices = {choice.lower(): choice for rule in rules for choice in (rule.id, rule.theme.value)}
    return tuple(choices[found] for found in difflib.get_close_matches(word.lower(), choices, n=3, cutoff=0.5))
