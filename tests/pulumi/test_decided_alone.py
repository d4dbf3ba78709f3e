"""What a resource decides by itself is only what no other could change."""

from __future__ import annotations

from typing import Any

import pytest

from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why
from hds_policies.translate.reading import Neighbours
from hds_pulumi.crossguard.alone import _Watched, decided_alone

PARIS = ProviderConfiguration("aws", "aws", attributes={"region": "eu-west-3"}, configured=True)


def _kinds(type_name: str, **attributes: Any) -> set[str]:
    declaration = Declaration("urn:x", type_name, "x", attributes, PARIS, Location("Pulumi.yaml"))
    return {type(thing).__name__ for thing in decided_alone(declaration)}


def test_every_way_to_ask_for_neighbours_is_watched() -> None:
    """One that is added to `Neighbours` must be watched too, or be made of those that are."""
    asked = {name for name, member in vars(Neighbours).items() if callable(member) and not name.startswith("_")}
    assert asked - {name for name in vars(_Watched) if not name.startswith("_")} <= {"namesakes"}, "made of `of`"


def test_a_place_is_decided_by_the_resource_and_its_provider() -> None:
    assert {"Residence", "Host"} <= _kinds("aws_s3_bucket", bucket="b")


def test_what_a_companion_may_say_is_not_decided() -> None:
    assert "ObjectStore" not in _kinds("aws_s3_bucket", bucket="b")


@pytest.mark.parametrize(
    ("value", "decided"),
    [
        (None, True),
        ("arn:aws:sns:eu-west-3:1:t", False),
        (Unknown(Why.COMPUTED, references=(Reference("urn:t"),), exact=True), False),
    ],
)
def test_a_value_that_may_name_another_resource_is_not_decided(value: Any, *, decided: bool) -> None:
    neighbours = _Watched([])
    neighbours.referred(value)
    assert neighbours.asked is not decided
