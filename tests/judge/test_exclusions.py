"""A finding that the project accepts is `waived`, with its reason and its end, and only for as long as that says."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from hds_policies.model.policy import Exclusion, Policy
from hds_policies.rule import Outcome
from hds_scanners import cli
from hds_scanners.scan import Options, Scan, scan, with_remarks_on_exclusions

TODAY = dt.date(2026, 11, 24)
DISKS = """\
resource "aws_ebs_volume" "a" {
  for_each          = toset(["x", "y"])
  availability_zone = "us-east-1a"
  encrypted         = false
}

resource "aws_ebs_volume" "b" {
  availability_zone = "us-east-1a"
  encrypted         = var.encrypted
}

variable "encrypted" {
  type = bool
}

provider "aws" {
  region = "us-east-1"
}
"""
REASON = "Scratch disks, emptied every night (CISO, ticket 12)"


def _exclusion(address: str, until: str = "2026-11-24", rule: str = "HDS_ENC_002", root: str = "*") -> Exclusion:
    return Exclusion(rule, (address,), REASON, dt.date.fromisoformat(until), (root,), "hds.yaml:3")


def _scan(tmp_path: Path, *exclusions: Exclusion) -> Scan:
    (tmp_path / "main.tf").write_text(DISKS)
    options = Options(policy=Policy(exclusions=exclusions), today=TODAY)
    return with_remarks_on_exclusions(scan([tmp_path], options), options)


def _remarks(result: Scan) -> list[tuple[str, str]]:
    return [(item.severity, item.message.en) for item in result.diagnostics if "hds.yaml" in item.message.en]


def _outcomes(result: Scan, rule: str = "HDS_ENC_002") -> dict[str, str]:
    return {item.subject.address: item.outcome.value for item in result.findings if item.rule_id == rule}


AS_IT_IS = {'aws_ebs_volume.a["x"]': "fail", 'aws_ebs_volume.a["y"]': "fail", "aws_ebs_volume.b": "unknown"}


def test_what_failed_or_is_undecided_is_waived_on_its_last_day_with_reason_and_end(tmp_path: Path) -> None:
    result = _scan(tmp_path, _exclusion('aws_ebs_volume.a["x"]'), _exclusion("*.b"))
    assert _outcomes(result) == AS_IT_IS | {'aws_ebs_volume.a["x"]': "waived", "aws_ebs_volume.b": "waived"}
    waived = [item for item in result.findings if item.outcome is Outcome.WAIVED]
    for item in waived:
        assert item.message.en.endswith(f" · accepted until 2026-11-24: {REASON}")
        assert item.message.fr.endswith(f" · accepté jusqu'au 2026-11-24 : {REASON}")
        assert item.evidence
    assert _remarks(result) == []


def test_the_fingerprint_is_the_same_with_and_without(tmp_path: Path) -> None:
    plain = {(item.subject.address, item.fingerprint) for item in _scan(tmp_path).findings}
    waived = {(item.subject.address, item.fingerprint) for item in _scan(tmp_path, _exclusion("*")).findings}
    assert plain == waived


def test_an_exclusion_that_is_over_changes_no_verdict_and_is_said_so(tmp_path: Path) -> None:
    result = _scan(tmp_path, _exclusion("*", "2026-11-23"))
    assert _outcomes(result) == AS_IT_IS
    failed = next(item for item in result.findings if item.outcome is Outcome.FAIL and item.rule_id == "HDS_ENC_002")
    assert "no longer accepted since 2026-11-23" in failed.message.en
    assert "n'est plus accepté depuis le 2026-11-23" in failed.message.fr
    assert _remarks(result) == [
        ("warning", "hds.yaml:3: the exclusion of HDS_ENC_002 ended on 2026-11-23; remove it, or decide again")
    ]


def test_of_two_exclusions_the_one_that_holds_longer_counts(tmp_path: Path) -> None:
    result = _scan(tmp_path, _exclusion("*", "2026-11-23"), _exclusion("*", "2027-01-01"))
    assert set(_outcomes(result).values()) == {"waived"}


def test_an_exclusion_that_nothing_needs_is_said_so(tmp_path: Path) -> None:
    result = _scan(tmp_path, _exclusion("aws_ebs_volume.c"))
    assert _outcomes(result) == AS_IT_IS
    assert _remarks(result) == [("info", "hds.yaml:3: the exclusion of HDS_ENC_002 covers no finding here")]


def test_brackets_of_an_address_are_no_set_of_characters(tmp_path: Path) -> None:
    assert _outcomes(_scan(tmp_path, _exclusion("aws_ebs_volume.a[*]"))) == AS_IT_IS | {
        'aws_ebs_volume.a["x"]': "waived",
        'aws_ebs_volume.a["y"]': "waived",
    }


def test_it_can_be_limited_to_a_root(tmp_path: Path) -> None:
    assert _outcomes(_scan(tmp_path, _exclusion("*", root="prod"))) == AS_IT_IS
    assert set(_outcomes(_scan(tmp_path, _exclusion("*", root="."))).values()) == {"waived"}


def test_nothing_waives_where_data_is_even_when_a_policy_is_built_by_hand(tmp_path: Path) -> None:
    result = _scan(tmp_path, _exclusion("*", "2030-01-01", rule="HDS_RES_001"))
    assert set(_outcomes(result, "HDS_RES_001").values()) == {"fail"}


def test_every_report_shows_the_reason_and_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.tf").write_text(DISKS)
    (tmp_path / "hds.yaml").write_text(
        f"exclusions:\n  - rule: HDS_ENC_002\n    addresses: ['*']\n    reason: {REASON}\n    until: 2999-12-31\n"
    )
    monkeypatch.chdir(tmp_path)
    for name in ("terminal", "json", "sarif", "junit"):
        assert cli.run(["scan", "--select", "ENC_002", "--format", name, "--lang", "en"]) == 0
        text = " ".join(capsys.readouterr().out.split())
        assert f"accepted until 2999-12-31: {REASON}" in text, name
    cli.run(["scan", "--select", "ENC_002", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert document["summary"]["waived"] == 3
    assert {json.dumps(item["exclusion"]) for item in document["results"]} == {
        json.dumps({"reason": REASON, "until": "2999-12-31", "source": "hds.yaml:2"})
    }


def test_a_waived_finding_fails_no_pipeline_not_even_where_unknown_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "main.tf").write_text(DISKS)
    monkeypatch.chdir(tmp_path)
    assert cli.run(["scan", "--select", "ENC_002", "--unknown", "fail"]) == 1
    (tmp_path / "hds.yaml").write_text(
        f"exclusions:\n  - rule: HDS_ENC_002\n    addresses: ['*']\n    reason: {REASON}\n    until: 2999-12-31\n"
    )
    assert cli.run(["scan", "--select", "ENC_002", "--unknown", "fail"]) == 0
