"""No translator of AWS stumbles over what people write, or over what is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from hds_policies.catalogue import RULES
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why
from hds_policies.rule import Outcome
from hds_policies.translate import aws, translate

NOT_KNOWN = Unknown(Why.NO_VALUE, ("var.x",))
REFERRING = Unknown(Why.COMPUTED, ("aws_x.y.id",), (Reference("aws_x.y", "id"),), exact=True)


class Everywhere(Mapping[str, Any]):
    """A block in which every argument has the same value."""

    def __init__(self, value: Any, depth: int = 3) -> None:
        self.value = value
        self.depth = depth

    def __getitem__(self, name: str) -> Any:
        return self.value

    def __contains__(self, name: object) -> bool:
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


class Nested(Everywhere):
    """A block in which every argument is a block of the same kind, down to a value."""

    def __getitem__(self, name: str) -> Any:
        return [Nested(self.value, self.depth - 1)] if self.depth else self.value


SHAPES = {
    "nothing": {},
    "not known": Everywhere(NOT_KNOWN),
    "a reference": Everywhere(REFERRING),
    "a list of unknowns": Everywhere([NOT_KNOWN]),
    "a word": Everywhere("all"),
    "an empty word": Everywhere(""),
    "a number": Everywhere(22),
    "true": Everywhere(value=True),
    "an empty block": Everywhere([{}]),
    "a null in a list": Everywhere([None]),
    "blocks of unknowns": Nested(NOT_KNOWN),
    "blocks of words": Nested("0.0.0.0/0"),
}


def declarations(type_name: str, attributes: Mapping[str, Any]) -> list[Declaration]:
    provider = ProviderConfiguration(type_name.split("_", 1)[0])
    return [
        Declaration(f"{kind}.a", kind, "a", attributes, provider, Location("main.tf", 1))
        for kind in (type_name, "aws_flow_log", "aws_backup_selection", "aws_s3_bucket", "aws_s3_bucket_policy")
    ]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_type_is_judged_whatever_is_written(shape: str) -> None:
    crashed: list[tuple[str, str]] = []
    for type_name in aws.TRANSLATORS:
        inventory = translate(declarations(type_name, SHAPES[shape]))
        crashed += [(declaration.address, message) for declaration, message in inventory.failures]
        crashed += [
            (finding.subject.address, finding.message.en)
            for finding in judge(Context(inventory), RULES)
            if finding.outcome is Outcome.ERROR
        ]
    assert not crashed
