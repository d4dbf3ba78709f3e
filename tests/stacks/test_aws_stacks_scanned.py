"""The stacks at AWS under the scanner: they are clean, and their broken twins fail where they were broken."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from hds_policies.rule import Outcome
from hds_scanners.scan import Options, Scan, scan
from hds_scanners.sources.pulumi.options import PulumiOptions

PROJECT = Path(__file__).parents[2]
STACKS = PROJECT / "pulumi_stacks"
TWINS = PROJECT / "tests/stacks"
STACK = ("aws_baseline", "practice_platform")

BROKEN = {
    "aws_baseline": {
        ("HDS_ACC_001", "break-glass-operate"),
        ("HDS_ACC_002", "alarms"),
        ("HDS_ACC_002", "break-glass"),
        ("HDS_BKP_002", "nightly"),
        ("HDS_BKP_005", "health-backups"),
        ("HDS_ENC_002", "defaults"),
        ("HDS_EXP_001", "access-logs"),
        ("HDS_FWL_001", "services"),
        ("HDS_KEY_001", "baseline-logs"),
        ("HDS_KEY_002", "baseline-disks"),
        ("HDS_LOG_002", "audit-trail"),
        ("HDS_LOG_003", "audit-trail"),
        ("HDS_LOG_004", "health-flow-logs"),
        ("HDS_LOG_010", "people"),
        ("HDS_LOG_010", "sites-main-practice"),
        ("HDS_MON_001", "health"),
        ("HDS_MON_002", "configuration"),
        ("HDS_MON_002", "detection"),
        ("HDS_MON_003", "audit-root-used"),
        ("HDS_MON_004", "audit-keys-touched"),
        ("HDS_MON_006", "audit-trail"),
        ("HDS_RES_001", "copies-backups"),
        ("HDS_RES_001", "health-backup-copies"),
        ("HDS_RES_011", "nightly"),
        ("HDS_RES_021", "health-data-regions"),
        ("HDS_RET_002", "egress-flow-log"),
        ("HDS_VPN_001", "sites-main-practice"),
        ("HDS_VPN_003", "sites-main-practice"),
        ("HDS_VPN_004", "sites-main-practice"),
        ("HDS_VPN_006", "sites-main-practice"),
        ("HDS_VPN_007", "people"),
        ("HDS_VPN_008", "people"),
    },
    "practice_platform": {
        ("HDS_ACC_003", "practice-documents"),
        ("HDS_ACC_007", "practice-booking"),
        ("HDS_ACC_007", "practice-documents"),
        ("HDS_BKP_001", "practice-booking"),
        ("HDS_BKP_002", "practice-invoicing"),
        ("HDS_BKP_003", "practice-booking"),
        ("HDS_ENC_001", "practice-booking"),
        ("HDS_ENC_006", "practice-visits"),
        ("HDS_EXP_001", "practice-documents"),
        ("HDS_EXP_002", "practice-booking"),
        ("HDS_FWL_002", "practice-booking-booking"),
        ("HDS_FWL_006", "practice"),
        ("HDS_KEY_001", "practice-documents"),
        ("HDS_LOG_004", "practice-booking-log"),
        ("HDS_LOG_005", "practice"),
        ("HDS_LOG_006", "practice-booking"),
        ("HDS_MON_003", "practice-visits-failed"),
        ("HDS_MON_005", "practice"),
        ("HDS_RES_001", "practice-documents"),
        ("HDS_TLS_001", "practice-http"),
        ("HDS_TLS_002", "practice-https"),
        ("HDS_TLS_006", "practice-booking"),
    },
}
"""(rule, resource) that fail in each twin."""

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
    assert {item.outcome for item in result.findings} == {Outcome.FAIL, Outcome.PASS}


@pytest.mark.parametrize("readme", ["README.md", "README.fr.md"])
def test_the_program_in_the_guide_runs_and_is_clean(readme: str, tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", (STACKS / readme).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "__main__.py").write_text(program, encoding="utf-8")
    (tmp_path / "Pulumi.yaml").write_text("name: letters\nruntime: python\n", encoding="utf-8")
    result = scanned(tmp_path)
    assert [item.message.en for item in result.diagnostics if item.severity == "error"] == []
    assert {item.outcome for item in result.findings} == {Outcome.PASS}
    assert {"HDS_RES_001", "HDS_KEY_001", "HDS_LOG_007", "HDS_TLS_005"} <= {item.rule_id for item in result.findings}
