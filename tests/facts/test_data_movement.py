"""The ways in which data leaves its region are all there, once each."""

import re
from datetime import date

from hds_policies.facts.data_movement import all_movements, evidence_of, movements
from hds_policies.facts.evidence import Confidence


def test_rows_are_numbered_without_a_gap() -> None:
    assert [movement.number for movement in all_movements()] == list(range(1, 273))


def test_every_row_says_what_happens_in_both_languages() -> None:
    for movement in all_movements():
        assert movement.effect("en").strip(), movement.number
        assert movement.effect("fr").strip(), movement.number
        assert movement.attribute.strip(), movement.number
        for text in (movement.effect_en, movement.effect_fr, movement.allowed or ""):
            assert not re.search(r"\b(as above|same)$|de même|comme ci-dessus", text), movement.number


def test_resources_are_terraform_types() -> None:
    special = {"provider", "provisioner", "terraform.backend", "data.http"}
    for movement in all_movements():
        for resource in movement.resources:
            assert resource in special or re.fullmatch(r"[a-z0-9]+_[a-z0-9_*]+", resource), movement.number


def test_a_provider_gets_its_own_rows_and_all_of_them() -> None:
    providers = {movement.provider for movement in all_movements()}
    gathered = [movement for provider in providers for movement in movements(provider)]
    assert sorted(movement.number for movement in gathered) == list(range(1, 273))
    assert len(movements("aws")) == 98
    assert movements("not-a-provider") == ()


def test_every_row_has_a_source_and_a_day() -> None:
    for movement in all_movements():
        evidence = evidence_of(movement)
        assert evidence.source, movement.number
        assert date(2026, 1, 1) <= evidence.checked, movement.number
        assert (movement.evidence == "mem") == (movement.confidence is Confidence.MEMORY)


def test_a_silent_default_that_moves_data_is_told() -> None:
    datasets = [movement for movement in movements("google") if movement.resources == ("google_bigquery_dataset",)]
    assert "US multi-region" in {movement.default for movement in datasets}
