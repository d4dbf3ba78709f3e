"""The policy and rules that a command works with, from its options."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.rule import Text
from hds_scanners.cli.problem import Problem
from hds_scanners.config_search import find_configuration

if TYPE_CHECKING:
    from hds_policies.model.policy import Policy
    from hds_policies.rule import Rule


def policy_for(paths: Sequence[Path], config: Path | None) -> tuple[Policy, Path | None]:
    """The policy of `--config`, else of the `hds.yaml` nearest to the first path or here, else the required minimum."""
    from hds_policies.catalogue import RULES  # noqa: PLC0415 - costs the import of all rules

    file = config
    if file is None:
        file = next((found for start in (*paths[:1], Path()) if (found := find_configuration(start)) is not None), None)
    if file is None:
        from hds_policies.model.policy import Policy  # noqa: PLC0415 - beside the other branch

        return Policy(), None
    from hds_scanners.config import ConfigurationError, load_policy  # noqa: PLC0415 - loads the YAML parser

    try:
        return load_policy(file, {rule.id for rule in RULES}), file
    except ConfigurationError as error:
        raise Problem(error.message) from None


def chosen_rules(select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule[Any], ...]:
    """Rules of the catalogue that `--select` and `--ignore` leave; ends the command for a word that names none."""
    from hds_policies.catalogue import RULES  # noqa: PLC0415 - costs the import of all rules
    from hds_scanners.selection import UnknownSelector, select_rules  # noqa: PLC0415

    try:
        return select_rules(RULES, select, ignore)
    except UnknownSelector as unknown:
        raise Problem(no_such_rule(unknown.word, unknown.near)) from None


def not_asked(rules: Sequence[Rule[Any]], policy: Policy) -> tuple[str, ...]:
    """Ids of the catalogue that a run leaves out: not selected, or switched off in `hds.yaml`."""
    from hds_policies.catalogue import RULES  # noqa: PLC0415 - costs the import of all rules

    asked = {rule.id for rule in rules if policy.rules.get(rule.id, {}).get("enabled") is not False}
    return tuple(rule.id for rule in RULES if rule.id not in asked)


def no_such_rule(word: str, near: Sequence[str]) -> Text:
    """Says that a word names no rule, and what it may have meant."""
    hint = ", ".join(near)
    return Text(
        f"no rule or theme is called {word!r}." + (f" Did you mean {hint}?" if hint else " See: hds rules"),
        f"aucune règle ni thème ne s'appelle « {word} »."
        + (f" Vouliez-vous dire {hint} ?" if hint else " Voir : hds rules"),
    )
