"""What two ends of a tunnel may agree on: the weakest that is allowed counts."""

from collections.abc import Iterable
from typing import Any

from hds_policies.model.value import Setting
from hds_policies.rule import Answer, fail, passed


def weak_choice(phases: Iterable[Setting[tuple[Any, ...]]], weak: frozenset[Any], *, en: str, fr: str) -> Answer:
    """Fail when any phase allows a weak choice (`{choices}` in the message); None when no phase can be set.

    Raises:
        Undecided: no phase is known to be weak, and one is not known.
    """
    settings = tuple(phases)
    if not settings:
        return None
    for setting in settings:
        found = [str(choice) for choice in setting.known_or(()) if choice in weak]
        if found:
            choices = ", ".join(found)
            return fail(setting, en=en.format(choices=choices), fr=fr.format(choices=choices))
    for setting in settings:
        setting.value  # noqa: B018 - reading it is what refuses an unknown value
    return passed(*settings)
