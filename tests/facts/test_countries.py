"""The EEA, adequacy and the names of countries."""

from datetime import date

import pytest

from hds_policies.facts.countries import ADEQUACY, EEA, EU, NAMES, country_name, is_eea


def test_the_eea_is_the_union_and_three_more() -> None:
    assert (len(EU), len(EEA)) == (27, 30)
    assert {"IS", "LI", "NO"} == EEA - EU


@pytest.mark.parametrize("code", ["GB", "CH", "US", "MC", "", "fr"])
def test_outside_the_eea(code: str) -> None:
    assert not is_eea(code)


def test_adequacy_is_only_for_countries_outside_the_eea() -> None:
    assert not set(ADEQUACY) & EEA
    assert {"GB", "CH", "US", "BR", "JP", "CA"} <= set(ADEQUACY)


def test_every_decision_has_scope_source_and_day() -> None:
    for code, decision in ADEQUACY.items():
        assert decision.scope, code
        assert decision.source, code
        assert date(2026, 1, 1) <= decision.checked, code


def test_partial_decisions_say_whom_they_cover() -> None:
    assert {code for code, decision in ADEQUACY.items() if decision.scope[0] != "full"} == {"CA", "JP", "US"}


def test_every_country_of_the_lists_has_both_names() -> None:
    assert set(ADEQUACY) | EEA <= set(NAMES)
    for code, (english, french) in NAMES.items():
        assert english, code
        assert french, code


def test_names_follow_the_language_and_an_unknown_code_stands_for_itself() -> None:
    assert country_name("DE") == "Germany"
    assert country_name("DE", "fr") == "Allemagne"
    assert country_name("ZZ", "fr") == "ZZ"
