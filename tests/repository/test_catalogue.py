"""The catalogue is an explicit list; these tests keep it whole, ordered and covered by fixtures."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from hds_policies.catalogue import RULES
from hds_policies.rule import Rule, Theme
from new_rule import PREFIX_OF_THEME

PROJECT = Path(__file__).parents[2]
RULES_FOLDER = PROJECT / "policies" / "hds_policies" / "rules"
FIXTURES = PROJECT / "tests" / "rules"
VERDICTS = frozenset({"pass", "fail", "unknown"})

by_id = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_ids_are_unique_and_sorted() -> None:
    ids = [rule.id for rule in RULES]
    assert ids == sorted(set(ids))


@by_id
def test_an_id_names_the_theme_and_a_number(rule: Rule[Any]) -> None:
    prefix = PREFIX_OF_THEME[rule.theme]
    assert re.fullmatch(rf"HDS_{prefix}_[0-9]{{3}}", rule.id)


def test_each_theme_has_its_own_three_letters() -> None:
    assert set(PREFIX_OF_THEME) == set(Theme)
    assert len(set(PREFIX_OF_THEME.values())) == len(Theme)


def test_every_rule_file_is_in_the_catalogue() -> None:
    files = {file for file in RULES_FOLDER.rglob("*.py") if "\n@rule(" in file.read_text(encoding="utf-8")}
    catalogued = {PROJECT / "policies" / (rule.check.__module__.replace(".", "/") + ".py") for rule in RULES}
    assert files == catalogued


def test_a_file_holds_one_rule() -> None:
    modules = [rule.check.__module__ for rule in RULES]
    assert sorted(modules) == sorted(set(modules))


@by_id
def test_a_rule_lives_in_the_folder_of_its_theme(rule: Rule[Any]) -> None:
    folder = rule.check.__module__.removeprefix("hds_policies.rules.").split(".")[0]
    assert folder == rule.theme.value.replace("-", "_")


@by_id
def test_a_rule_file_opens_with_its_id(rule: Rule[Any]) -> None:
    path = PROJECT / "policies" / (rule.check.__module__.replace(".", "/") + ".py")
    assert path.read_text(encoding="utf-8").startswith(f'"""{rule.id}: ')


@by_id
def test_a_title_states_the_desired_state_in_both_languages(rule: Rule[Any]) -> None:
    for title in (rule.title.en, rule.title.fr):
        assert title
        assert not title.endswith(".")
        assert not re.match(r"(?i)(ensure|make sure|check|s'assurer|vérifier)\b", title)
    assert not re.search(r"\bshould\b|\bdevrait\b", rule.title.en + rule.title.fr)


@by_id
def test_texts_differ_between_the_languages(rule: Rule[Any]) -> None:
    """A French text copied from the English one is a missing translation."""
    for text in (rule.title, rule.why, rule.fix):
        assert text.en != text.fr


@by_id
def test_a_rule_serves_a_requirement(rule: Rule[Any]) -> None:
    assert rule.satisfies


@by_id
def test_each_provider_of_a_rule_shows_a_pass_a_fail_and_an_unknown(rule: Rule[Any]) -> None:
    """A fixture that cannot show one of the three says so: `# never fail, unknown: the provider encrypts always`."""
    shown: dict[str, set[str]] = defaultdict(set)
    for fixture in sorted((FIXTURES / rule.id).rglob("*.tf")):
        provider = fixture.relative_to(FIXTURES / rule.id).parts[0].removesuffix(".tf").split("_")[0]
        text = fixture.read_text(encoding="utf-8")
        shown[provider].update(re.findall(r"#\s*expect:\s*(pass|fail|unknown)\b", text))
        for excused in re.findall(r"^# never ([a-z, ]+): \S", text, re.MULTILINE):
            shown[provider].update(excused.split(", "))
    assert shown, f"no fixture under tests/rules/{rule.id}"
    missing = {provider: sorted(VERDICTS - verdicts) for provider, verdicts in shown.items() if VERDICTS - verdicts}
    assert not missing


def test_fixtures_belong_to_a_rule() -> None:
    folders = {folder.name for folder in FIXTURES.iterdir() if folder.is_dir() and folder.name.startswith("HDS_")}
    assert folders <= {rule.id for rule in RULES}
