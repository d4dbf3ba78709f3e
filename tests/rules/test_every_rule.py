"""Each rule says of its annotated fixtures exactly what they expect."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from annotated_fixtures import Fixture, fixtures
from hds_policies.catalogue import RULES
from hds_policies.model.policy import Policy
from hds_scanners.config import load_policy
from hds_scanners.scan import Options, scan

BY_ID = {rule.id: rule for rule in RULES}


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_rule_says_what_the_fixture_expects(fixture: Fixture, tmp_path: Path) -> None:
    """The verdicts that are not passes are exactly those annotated, and annotated passes are there."""
    shutil.copy(fixture.path, tmp_path / "main.tf")
    settings = fixture.path.parent / "hds.yaml"
    policy = load_policy(settings, BY_ID) if settings.exists() else Policy()
    result = scan([tmp_path], Options(policy=policy, rules=(BY_ID[fixture.rule_id],), explain_passes=True))
    expected = {(item.address, item.verdict) for item in fixture.expectations}
    annotated = {address for address, _ in expected}
    found = {
        (address, finding.outcome.value)
        for finding in result.findings
        if (address := _plain(finding.subject.address)) in annotated or finding.outcome.value != "pass"
    }
    # Of several parts of one resource (tunnels, disks, rules of a group) some may pass: the resource does not.
    worse = {address for address, verdict in found if verdict != "pass"}
    found -= {(address, "pass") for address in worse}
    assert not [item for item in result.diagnostics if item.severity == "error"]
    assert found == expected
    for item in fixture.expectations:
        if item.attribute:
            attributes = {
                re.sub(r"\[\d+\]", "", evidence.attribute)
                for finding in result.findings
                if _plain(finding.subject.address) == item.address and finding.outcome.value == item.verdict
                for evidence in finding.evidence
            }
            assert re.sub(r"\[\d+\]", "", item.attribute) in attributes


def _plain(address: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", address)
