"""Every rule is named in the change log, since each changes somebody's audit."""

from __future__ import annotations

import re
from pathlib import Path

from hds_policies.catalogue import RULES

CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
_NAMED = re.compile(r"`(HDS_[A-Z]{3}_)(\d{3})`(?: to `\1(\d{3})`)?")


def named(text: str) -> set[str]:
    """Ids in a text, in which ``A` to `B`` stands for all between."""
    return {
        f"{theme}{number:03}"
        for theme, first, last in _NAMED.findall(text)
        for number in range(int(first), int(last or first) + 1)
    }


def test_every_rule_is_in_the_change_log_and_nothing_else_is() -> None:
    assert named(CHANGELOG.read_text(encoding="utf-8")) == {rule.id for rule in RULES}


def test_a_range_names_all_between_and_no_more() -> None:
    assert named("`HDS_ENC_009` to `HDS_ENC_011`, `HDS_TLS_001`") == {
        "HDS_ENC_009",
        "HDS_ENC_010",
        "HDS_ENC_011",
        "HDS_TLS_001",
    }
