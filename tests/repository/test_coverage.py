"""No theme of a covered provider, and no requirement, is left without rule and without a word."""

from __future__ import annotations

import pytest

import generate_docs
from hds_policies.catalogue import RULES
from hds_policies.coverage import COVERED_PROVIDERS, EVIDENCE, NOTHING_TO_JUDGE
from hds_policies.referential import REQUIREMENTS, Requirement
from hds_policies.rule import Theme

SHOWN = generate_docs.rules_shown()


@pytest.mark.parametrize("provider", COVERED_PROVIDERS)
@pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)
def test_a_cell_has_rules_or_a_reason(theme: Theme, provider: str) -> None:
    assert bool(SHOWN[theme, provider]) != ((theme, provider) in NOTHING_TO_JUDGE)


def test_reasons_are_given_for_covered_providers_only() -> None:
    assert {provider for _, provider in NOTHING_TO_JUDGE} <= set(COVERED_PROVIDERS)


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.id)
def test_a_requirement_has_rules_or_evidence_to_ask_for(requirement: Requirement) -> None:
    judged = any(requirement in rule.satisfies for rule in RULES)
    assert judged != (requirement.id in EVIDENCE)


def test_evidence_is_asked_for_requirements_that_exist() -> None:
    assert set(EVIDENCE) <= {requirement.id for requirement in REQUIREMENTS}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_is_shown(language: str) -> None:
    text = generate_docs.coverage(language)
    for said in (*NOTHING_TO_JUDGE.values(), *EVIDENCE.values()):
        assert said.in_language(language) in text
