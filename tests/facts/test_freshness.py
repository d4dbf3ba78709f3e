"""Every fact can be listed with its age, and weak ones are told."""

from collections import Counter
from datetime import date

import pytest

from hds_policies.facts.evidence import Confidence
from hds_policies.facts.freshness import Fact, all_facts

CHECKED = date(2026, 1, 10)


def _fact(confidence: Confidence = Confidence.VERIFIED) -> Fact:
    return Fact("region", "aws/eu-west-3", ("Paris, FR", "Paris, FR"), "a page", confidence, CHECKED)


def test_every_kind_of_fact_is_listed_and_none_twice() -> None:
    facts = list(all_facts())
    assert {fact.kind for fact in facts} == {"country", "region", "host", "endpoint", "movement", "requirement"}
    assert max(Counter((fact.kind, fact.key) for fact in facts).values()) == 1


def test_every_fact_has_value_source_and_a_day_that_is_past() -> None:
    for fact in all_facts():
        assert all(value.strip() for value in fact.value), fact
        assert fact.source.strip(), fact
        assert date(2026, 1, 1) <= fact.checked <= date(2026, 12, 31), fact


@pytest.mark.parametrize(
    ("today", "age", "old"),
    [
        (date(2026, 1, 10), 0, False),
        (date(2026, 1, 9), 0, False),
        (date(2026, 2, 10), 31, False),
        (date(2027, 1, 10), 365, False),
        (date(2027, 1, 11), 366, True),
    ],
)
def test_a_fact_ages_and_is_old_after_a_year(today: date, age: int, *, old: bool) -> None:
    fact = _fact()
    assert (fact.age(today), fact.old(today), fact.weak(today)) == (age, old, old)


@pytest.mark.parametrize(
    ("confidence", "weak"),
    [
        (Confidence.VERIFIED, False),
        (Confidence.TRANSCRIPTION, False),
        (Confidence.SECONDARY, True),
        (Confidence.OWN_MAPPING, True),
        (Confidence.MEMORY, True),
    ],
)
def test_what_was_not_read_at_the_source_is_weak(confidence: Confidence, *, weak: bool) -> None:
    assert _fact(confidence).weak(CHECKED) is weak
