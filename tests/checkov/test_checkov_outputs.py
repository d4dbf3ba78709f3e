"""What users of Checkov are used to works for these rules too: its configuration file, baseline, selections and formats."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from checkov_run import CHECKOV, POLICIES, WITHOUT_CHECKOV
from hds_policies.catalogue import RULES

pytestmark = pytest.mark.skipif(not CHECKOV, reason=WITHOUT_CHECKOV)

_BUCKET = """
provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "far" {
  bucket = "clinic-far"
}
"""
_ANOTHER = """
resource "aws_s3_bucket" "also_far" {
  bucket = "clinic-also-far"
}
"""
_USUAL = ("--external-checks-dir", str(POLICIES), "--skip-download", "--framework", "terraform", "--soft-fail")
_RULE = next(rule for rule in RULES if rule.id == "HDS_RES_001")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.tf").write_text(_BUCKET, encoding="utf-8")
    return tmp_path


def _output(folder: Path, *options: str) -> str:
    done = subprocess.run(
        [CHECKOV, "--directory", ".", *options],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HDS_LANG": "en"},
    )
    assert "[ERROR]" not in done.stderr
    return done.stdout


def _failed(output: str) -> set[tuple[str, str]]:
    report: Any = json.loads(output)
    # Without a single record there is a summary alone.
    records = report["results"]["failed_checks"] if "results" in report else []
    return {(record["check_id"], record["resource"]) for record in records}


def test_a_configuration_file_is_enough(folder: Path) -> None:
    settings = {
        "external-checks-dir": [str(POLICIES)],
        "skip-download": True,
        "framework": ["terraform"],
        "check": ["HDS_RES_*"],
        "skip-check": ["HDS_RES_003"],
        "output": ["json"],
        "soft-fail": True,
    }
    (folder / ".checkov.yaml").write_text(json.dumps(settings), encoding="utf-8")
    failed = _failed(_output(folder))
    assert ("HDS_RES_001", "aws_s3_bucket.far") in failed
    assert {rule for rule, _ in failed if not rule.startswith("HDS_RES_")} == set()
    assert "HDS_RES_003" not in {rule for rule, _ in failed}


def test_selections_take_the_rules_in_and_leave_them_out(folder: Path) -> None:
    only = _failed(_output(folder, *_USUAL, "--output", "json", "--check", "HDS_*"))
    without = _failed(_output(folder, *_USUAL, "--output", "json", "--skip-check", "HDS_RES_*"))
    assert {rule[:4] for rule, _ in only} == {"HDS_"}
    assert "HDS_RES_001" in {rule for rule, _ in only}
    assert {rule for rule, _ in without if rule.startswith("HDS_RES_")} == set()
    assert {rule for rule, _ in only if not rule.startswith("HDS_RES_")} <= {rule for rule, _ in without}


def test_a_baseline_keeps_what_is_known_quiet_and_tells_what_is_new(folder: Path) -> None:
    options = (*_USUAL, "--output", "json", "--check", "HDS_*")
    assert ("HDS_RES_001", "aws_s3_bucket.far") in _failed(_output(folder, *options, "--create-baseline"))
    known = ("--baseline", ".checkov.baseline")
    assert _failed(_output(folder, *options, *known)) == set()
    (folder / "another.tf").write_text(_ANOTHER, encoding="utf-8")
    new = _failed(_output(folder, *options, *known))
    assert ("HDS_RES_001", "aws_s3_bucket.also_far") in new
    assert {resource for _, resource in new} == {"aws_s3_bucket.also_far"}


def test_text_names_the_rule_the_severity_and_where_to_read_more_and_compact_leaves_the_code_out(folder: Path) -> None:
    options = (*_USUAL, "--check", "HDS_RES_001")
    whole, compact = _output(folder, *options), _output(folder, *options, "--compact")
    for said in (f'HDS_RES_001: "{_RULE.title.en}"', "aws_s3_bucket.far", "CRITICAL", "hds rule HDS_RES_001"):
        assert said in whole
        assert said in compact
    assert '"clinic-far"' in whole
    assert '"clinic-far"' not in compact


def test_sarif_has_the_rule_and_its_place(folder: Path) -> None:
    _output(folder, *_USUAL, "--check", "HDS_RES_001", "--output", "sarif", "--output-file-path", "found")
    (run,) = json.loads((folder / "found" / "results_sarif.sarif").read_text(encoding="utf-8"))["runs"]
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("HDS_RES_001", "error")
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 6
    assert [rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]] == [_RULE.title.en]


def test_junit_has_a_failed_case(folder: Path) -> None:
    root = ET.fromstring(_output(folder, *_USUAL, "--check", "HDS_RES_001", "--output", "junitxml"))
    (case,) = root.iter("testcase")
    assert "HDS_RES_001" in case.attrib["name"]
    assert case.find("failure") is not None


@pytest.mark.parametrize("format_name", ["cyclonedx", "cyclonedx_json"])
def test_cyclonedx_has_the_rule_as_vulnerability_of_the_resource(folder: Path, format_name: str) -> None:
    text = _output(folder, *_USUAL, "--check", "HDS_RES_001", "--output", format_name)
    if format_name == "cyclonedx_json":
        (vulnerability,) = json.loads(text)["vulnerabilities"]
        found, affected = vulnerability["id"], vulnerability["affects"][0]["ref"]
        severity = vulnerability["ratings"][0]["severity"]
    else:
        root = ET.fromstring(text)
        (element,) = root.iter(f"{root.tag.partition('}')[0]}}}vulnerability")
        found, affected = element.findtext("{*}id"), element.findtext("{*}affects/{*}target/{*}ref")
        severity = element.findtext("{*}ratings/{*}rating/{*}severity")
    assert (found, severity) == ("HDS_RES_001", "critical")
    assert affected is not None
    assert "aws_s3_bucket.far" in affected
