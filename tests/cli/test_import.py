"""`hds import`: reports of Checkov, Trivy and Prowler as findings of the same report, marked by their origin."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from hds_policies.catalogue import RULES
from hds_scanners import cli
from hds_scanners.imports.bearing import controls

SCHEMA = Path(__file__).parents[2] / "scanners/hds_scanners/reports/result.schema.json"


def _record(check: str, result: str, **more: Any) -> dict[str, Any]:
    return {
        "check_id": check,
        "check_name": f"what {check} says",
        "check_result": {"result": result},
        "file_path": "/main.tf",
        "repo_file_path": "/infra/main.tf",
        "file_line_range": [5, 9],
        "resource": 'module.db["a.b"].aws_db_instance.visits[0]',
        **more,
    }


CHECKOV = [
    {"check_type": "secrets", "results": {"passed_checks": [], "failed_checks": [], "skipped_checks": []}},
    {
        "check_type": "terraform",
        "results": {
            "passed_checks": [_record("CKV_AWS_17", "PASSED")],
            "failed_checks": [
                _record("CKV_AWS_16", "FAILED"),
                _record("CKV_AWS_118", "FAILED"),
                _record("HDS_BKP_001", "FAILED"),
            ],
            "skipped_checks": [
                _record("CKV_AWS_293", "SKIPPED", check_result={"result": "SKIPPED", "suppress_comment": "test only"})
            ],
            "parsing_errors": ["/broken.tf"],
        },
    },
]
TRIVY = {
    "SchemaVersion": 2,
    "ArtifactName": ".",
    "Results": [
        {"Target": ".", "Class": "config"},
        {
            "Target": "main.tf",
            "Class": "config",
            "Misconfigurations": [
                {
                    "ID": identifier,
                    "AVDID": avd,
                    "Title": "t",
                    "Message": f"what {identifier} says",
                    "Status": "FAIL",
                    "CauseMetadata": {
                        "Resource": "aws_db_instance.visits",
                        "Provider": "AWS",
                        "StartLine": 5,
                        "EndLine": 9,
                    },
                }
                for identifier, avd in (("AWS-0080", "AVD-AWS-0080"), ("AWS-0133", "AVD-AWS-0133"))
            ],
        },
    ],
}
ARN = "arn:aws:rds:eu-west-2:123456789012:db:visits"


def _ocsf(check: str, status_code: str, status: str = "New") -> dict[str, Any]:
    return {
        "class_uid": 2004,
        "metadata": {"event_code": check, "product": {"name": "Prowler"}},
        "status_code": status_code,
        "status": status,
        "status_detail": f"what {check} says",
        "cloud": {"provider": "aws", "account": {"uid": "123456789012"}},
        "resources": [{"uid": ARN, "name": "visits", "type": "AwsRdsDbInstance", "region": "eu-west-2"}],
    }


PROWLER = [
    _ocsf("rds_instance_storage_encrypted", "FAIL"),
    _ocsf("rds_instance_backup_enabled", "PASS"),
    _ocsf("rds_instance_deletion_protection", "MANUAL"),
    _ocsf("rds_instance_no_public_access", "FAIL", "Suppressed"),
    _ocsf("accessanalyzer_enabled", "FAIL"),
]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, document in (("a.json", CHECKOV), ("b.json", TRIVY), ("c.json", PROWLER)):
        Path(name).write_text(json.dumps(document), "utf-8")


def _import(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    cli.run(["import", *arguments, "--format", "json", "--show-passes", "--lang", "en"])
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    return document


def _results(document: dict[str, Any]) -> dict[str, tuple[str, str, str]]:
    return {item["rule_id"]: (item["origin"], item["theme"], item["status"]) for item in document["results"]}


def test_checkov_results_that_bear_on_a_control_are_shown_with_theme_and_requirement(
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = _import(capsys, "a.json")
    assert _results(document) == {
        "CKV_AWS_16": ("checkov", "encryption-at-rest", "fail"),
        "CKV_AWS_17": ("checkov", "exposure", "pass"),
        "CKV_AWS_293": ("checkov", "backup", "waived"),
        "HDS_BKP_001": ("checkov", "backup", "fail"),
    }
    encrypted = next(item for item in document["results"] if item["rule_id"] == "CKV_AWS_16")
    assert encrypted["resource"]["address"] == 'module.db["a.b"].aws_db_instance.visits[0]'
    assert (encrypted["resource"]["type"], encrypted["resource"]["name"]) == ("aws_db_instance", "visits")
    assert encrypted["location"] == {"file": "infra/main.tf", "line": 5, "end_line": 9}
    assert encrypted["message"] == "what CKV_AWS_16 says"
    assert {item["id"] for item in encrypted["requirements"]} >= {"DER-ENC-01"}


def test_what_bears_on_nothing_is_counted_and_what_the_tool_could_not_read_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    messages = [item["message"] for item in _import(capsys, "a.json")["diagnostics"]]
    assert "a.json: results of Checkov: 5; bearing on a control: 4; not shown: 1" in messages
    assert "Checkov could not read /broken.tf" in messages


def test_trivy_results_are_known_by_old_and_new_ids(capsys: pytest.CaptureFixture[str]) -> None:
    expected = {"AWS-0080": ("trivy", "encryption-at-rest", "fail")}
    assert _results(_import(capsys, "b.json")) == expected
    text = json.dumps(TRIVY).replace('"AVDID": "AVD-AWS-0080"', '"AVDID": ""')
    Path("b.json").write_text(text, "utf-8")
    assert _results(_import(capsys, "b.json")) == expected


def test_prowler_results_say_where_the_resource_is(capsys: pytest.CaptureFixture[str]) -> None:
    document = _import(capsys, "c.json")
    assert _results(document) == {
        "rds_instance_storage_encrypted": ("prowler", "encryption-at-rest", "fail"),
        "rds_instance_backup_enabled": ("prowler", "backup", "pass"),
        "rds_instance_deletion_protection": ("prowler", "backup", "unknown"),
        "rds_instance_no_public_access": ("prowler", "exposure", "waived"),
    }
    resource = document["results"][0]["resource"]
    assert (resource["address"], resource["root"], resource["country"]) == (ARN, "123456789012", "GB")


def test_several_reports_make_one(capsys: pytest.CaptureFixture[str]) -> None:
    document = _import(capsys, "a.json", "b.json", "c.json")
    assert {item["origin"] for item in document["results"]} == {"checkov", "trivy", "prowler"}
    assert document["summary"] == {"pass": 2, "fail": 4, "unknown": 1, "waived": 2, "error": 0}


def test_the_status_tells_what_failed() -> None:
    assert cli.run(["import", "a.json", "-q"]) == 1
    assert cli.run(["import", "a.json", "-q", "--exit-zero"]) == 0
    assert cli.run(["import", "a.json", "-q", "--fail-on", "critical"]) == 0
    assert cli.run(["import", "missing.json"]) == 2


@pytest.mark.parametrize("name", ["terminal", "json", "sarif", "junit"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_format_takes_imported_findings(name: str, language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["import", "a.json", "b.json", "c.json", "--format", name, "--lang", language]) == 1
    assert "CKV_AWS_16" in capsys.readouterr().out


@pytest.mark.parametrize(("language", "words"), [("en", "Established by Checkov"), ("fr", "Établi par Checkov")])
def test_the_terminal_marks_the_origin(language: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["import", "a.json", "--lang", language])
    out = capsys.readouterr().out
    assert words in out
    assert "hds rule CKV" not in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ('{"check_type": "terraform", "results": {"failed', "cut short"),
        ("{}", "not a JSON report"),
        ("[]", "not a JSON report"),
        ('{"version": 4, "resources": []}', "not a JSON report"),
        ('{"check_type": "terraform", "results": {"failed_checks": [1]}}', "format of Checkov"),
        ('{"SchemaVersion": 2, "ArtifactName": "x", "Results": [3]}', "format of Trivy"),
    ],
)
def test_what_is_no_report_is_told_and_leaves_the_result_incomplete(
    content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("bad.json").write_text(content, "utf-8")
    assert cli.run(["import", "bad.json", "a.json", "--lang", "en"]) == 3
    out = " ".join(capsys.readouterr().out.split())
    assert said in out
    assert "CKV_AWS_16" in out


def test_a_checkov_run_that_found_nothing_to_look_at_is_no_error() -> None:
    Path("none.json").write_text('{"passed": 0, "failed": 0, "checkov_version": "3.3.0"}', "utf-8")
    assert cli.run(["import", "none.json", "-q"]) == 0


@pytest.mark.parametrize("tool", ["checkov", "trivy", "prowler"])
def test_every_check_bears_on_one_control(tool: str) -> None:
    rules = {rule.id: rule for rule in RULES}
    found = controls(tool, rules)
    assert found
    assert all(control.requirements for control in found.values())
