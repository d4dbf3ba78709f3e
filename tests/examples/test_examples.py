"""The bundled portals show what the rules are for: one breaks them, and its twin keeps them without a doubt."""

from __future__ import annotations

from pathlib import Path

import pytest

from hds_policies.catalogue import RULES
from hds_policies.rule import Outcome, Theme
from hds_scanners.scan import Options, Scan, scan

EXAMPLES = Path(__file__).parents[2] / "examples"
THEME_OF_RULE = {rule.id: rule.theme for rule in RULES}

# Judged only against what a project declares in its hds.yaml, and the portals declare nothing.
DECLARED = {Theme.RETENTION}


@pytest.fixture(scope="module")
def broken() -> Scan:
    return scan([EXAMPLES / "patient_portal_non_compliant"], Options(explain_passes=True))


@pytest.fixture(scope="module")
def sound() -> Scan:
    return scan([EXAMPLES / "patient_portal_compliant"], Options(explain_passes=True))


def rules_with(result: Scan, outcome: Outcome) -> set[str]:
    return {finding.rule_id for finding in result.findings if finding.outcome is outcome}


def test_the_non_compliant_portal_fails_in_every_theme(broken: Scan) -> None:
    assert {THEME_OF_RULE[rule_id] for rule_id in rules_with(broken, Outcome.FAIL)} == set(Theme) - DECLARED


def test_the_compliant_twin_has_no_failure_and_nothing_undecided(sound: Scan) -> None:
    assert [
        (finding.rule_id, finding.subject.address, finding.message.en)
        for finding in sound.findings
        if finding.outcome is not Outcome.PASS
    ] == []


def test_the_twin_passes_the_rules_that_the_other_breaks(broken: Scan, sound: Scan) -> None:
    """A twin that merely left things out would have nothing to pass."""
    assert rules_with(broken, Outcome.FAIL) <= rules_with(sound, Outcome.PASS)


@pytest.mark.parametrize("portal", ["broken", "sound"])
def test_the_portals_are_read_whole(portal: str, request: pytest.FixtureRequest) -> None:
    result: Scan = request.getfixturevalue(portal)
    assert not result.incomplete
    assert result.diagnostics == ()
    assert result.coverage.unknown_types == ()
    assert result.coverage.modules_not_fetched == ()


def test_a_plan_decides_what_its_folder_leaves_open() -> None:
    example = EXAMPLES / "plan_imaging_archive"

    def placed(path: Path) -> set[tuple[str, Outcome, str | None]]:
        return {
            (finding.subject.address, finding.outcome, finding.location.file)
            for finding in scan([path], Options()).findings
            if finding.rule_id == "HDS_RES_001"
        }

    resources = {"aws_kms_key.images", "aws_db_instance.worklist"}
    assert placed(example) == {(address, Outcome.UNKNOWN, "main.tf") for address in resources}
    assert placed(example / "plan.json") == {(address, Outcome.FAIL, "main.tf") for address in resources}
