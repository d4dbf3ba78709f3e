"""The stacks at AWS under the scanner: they are clean, and their broken twins fail where they were broken."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from aws_twins import BROKEN
from hds_policies.rule import Outcome
from hds_scanners.scan import Options, Scan, scan
from hds_scanners.sources.pulumi.options import PulumiOptions

PROJECT = Path(__file__).parents[2]
STACKS = PROJECT / "pulumi_stacks"
TWINS = PROJECT / "tests/stacks"
STACK = ("aws_baseline", "practice_platform")

PROVEN = {
    "aws_baseline": {rule for rule, _ in BROKEN["aws_baseline"]} | {"HDS_VPN_002", "HDS_VPN_005", "HDS_TLS_005"},
    "practice_platform": {rule for rule, _ in BROKEN["practice_platform"]} | {"HDS_FWL_005", "HDS_TLS_005"},
}
"""Rules that each stack is seen to pass: what its twin breaks, and what the host has no weak form of."""


@cache
def scanned(folder: Path) -> Scan:
    return scan([folder], Options(pulumi=PulumiOptions(run_program=True), explain_passes=True))


@pytest.mark.parametrize("stack", STACK)
def test_a_stack_has_no_failure_nothing_undecided_and_nothing_unknown(stack: str) -> None:
    result = scanned(STACKS / stack)
    assert [item.message.en for item in result.diagnostics] == []
    assert {(item.rule_id, item.subject.name) for item in result.findings if item.outcome is not Outcome.PASS} == set()
    assert result.coverage.unknown_types == ()


@pytest.mark.parametrize("stack", STACK)
def test_a_stack_passes_every_rule_that_its_twin_breaks(stack: str) -> None:
    passed = {item.rule_id for item in scanned(STACKS / stack).findings if item.outcome is Outcome.PASS}
    # Whether the password of a database is a secret has no answer where there is no password.
    assert PROVEN[stack] - {"HDS_ACC_007"} <= passed


@pytest.mark.parametrize("stack", STACK)
def test_a_finding_of_a_component_is_told_at_the_line_of_the_stack_that_made_it(stack: str) -> None:
    files = {item.location.file for item in scanned(STACKS / stack).findings}
    assert {Path(file).name for file in files} == {"__main__.py"}


@pytest.mark.parametrize("stack", STACK)
def test_a_broken_twin_fails_exactly_where_it_was_broken(stack: str) -> None:
    result = scanned(TWINS / f"broken_{stack}")
    assert [item.message.en for item in result.diagnostics if item.severity == "error"] == []
    failed = {(item.rule_id, item.subject.name) for item in result.findings if item.outcome is Outcome.FAIL}
    assert failed == BROKEN[stack]
    # Logs kept for ever are undecided: a reason may be stated.
    undecided = {item.rule_id for item in result.findings if item.outcome is Outcome.UNKNOWN}
    assert undecided <= {"HDS_RET_002"}


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_program_in_the_guide_runs_and_is_clean(readme: str, tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", (STACKS / readme).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "__main__.py").write_text(program, encoding="utf-8")
    (tmp_path / "Pulumi.yaml").write_text("name: letters\nruntime: python\n", encoding="utf-8")
    result = scanned(tmp_path)
    assert [item.message.en for item in result.diagnostics if item.severity == "error"] == []
    assert {item.outcome for item in result.findings} == {Outcome.PASS}
    assert {"HDS_RES_001", "HDS_KEY_001", "HDS_LOG_007", "HDS_TLS_005"} <= {item.rule_id for item in result.findings}
