"""After how many days the rules of a bucket delete its objects."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hds_policies.model.value import Setting
from hds_policies.translate.derivation import always
from hds_policies.translate.reading import Resource


def soonest(resource: Resource, path: str, rules: Iterable[Setting[Any]]) -> Setting[int | None]:
    """The rule that deletes first decides; one that is not known leaves it open, none means that objects are kept.

    `path` names the blocks of rules: when they are not known, neither is the answer.
    """
    # Plans and states spell "no such rule" as 0 or -1.
    days = [rule for rule in rules if not rule.known or (rule.raw is not None and rule.value > 0)]
    unknown = next((rule for rule in days if not rule.known), None)
    if unknown is not None:
        return unknown
    doubt = resource.uncertain(path)
    if doubt is not None:
        return resource.at(path, raw=doubt)
    if not days:
        return always(resource.declaration, None, "no rule deletes objects")
    return min(days, key=lambda rule: rule.value)
