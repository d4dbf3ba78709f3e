"""The generated plan is what the figures say it is, and is judged as it was meant."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from hds_scanners.scan import Options, scan
from terraform_plan import write_plan


def test_the_plan_has_the_size_that_was_asked_for(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.json", resources=1000, megabytes=2.5)
    assert (tmp_path / "plan.json").stat().st_size / 1e6 == pytest.approx(2.5, rel=0.1)


def test_companions_of_the_plan_are_joined_and_every_seventh_database_fails(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.json", resources=350, megabytes=0.5)
    result = scan([tmp_path / "plan.json"], Options(explain_passes=True))
    outcomes = Counter((item.rule_id, item.outcome.value) for item in result.findings)
    assert not result.diagnostics
    assert result.coverage.resources == 350
    assert (outcomes["HDS_ENC_001", "fail"], outcomes["HDS_ENC_001", "pass"]) == (10, 60)
    assert (outcomes["HDS_BKP_004", "fail"], outcomes["HDS_BKP_004", "pass"]) == (0, 70)
