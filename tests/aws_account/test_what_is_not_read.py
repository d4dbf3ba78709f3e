"""Nothing that the rules judge goes unread in a live account without a reason."""

from __future__ import annotations

import re
from pathlib import Path

from hds_policies.model.hosting import Role
from hds_policies.translate.aws import TRANSLATORS
from hds_policies.translate.roles.aws import KNOWN
from hds_scanners.sources.aws import services
from hds_scanners.sources.aws.not_read import NOT_READ

_KEEPS_DATA = (Role.STORE, Role.PROCESS, Role.TRANSPORT, Role.EDGE)


def judged() -> set[str]:
    """The types that a rule may say something of: translated, or judged by their place."""
    by_place = {f"aws_{name}" for name, role in KNOWN["aws"]._exact.items() if role in _KEEPS_DATA}  # noqa: SLF001
    return {name for name in TRANSLATORS if name.startswith("aws_")} | by_place


def read() -> set[str]:
    """The types that entries of the table name, and those that they make of a word and a part."""
    sources = "".join(path.read_text() for path in Path(str(services.__file__)).parent.glob("*.py"))
    named = set(re.findall(r"\baws(?:cc)?_[a-z0-9_]+", sources))
    parts = re.findall(r'\("([a-z_]+)", _', sources)
    holders = ("role", "user", "group")
    return (
        named
        | {f"aws_s3_bucket_{part}" for part in parts}
        | {f"aws_iam_{holder}_policy{suffix}" for holder in holders for suffix in ("", "_attachment")}
    )


def test_what_is_judged_in_code_is_read_in_an_account_or_has_a_reason_not_to_be() -> None:
    assert judged() - read() - set(NOT_READ) == set()


def test_no_reason_is_left_over() -> None:
    assert set(NOT_READ) & read() == set()
    assert set(NOT_READ) - judged() == set()
