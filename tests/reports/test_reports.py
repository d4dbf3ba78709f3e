"""Every format, in both languages, on a scan that holds every outcome. `HDS_WRITE_GOLDEN=1 pytest` rewrites the files."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import jsonschema
import pytest

from hds_policies.catalogue import RULES
from hds_policies.finding import Evidence
from hds_policies.model.declaration import Location
from hds_policies.rule import Outcome, Severity
from hds_scanners import __version__
from hds_scanners.reports import formats
from hds_scanners.reports.layout import wrapped
from hds_scanners.reports.presentation import Depth, Presentation
from hds_scanners.scan import Scan

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
RESULT_SCHEMA = HERE.parents[1] / "scanners/hds_scanners/reports/result.schema.json"
EXTENSION = {"terminal": "txt", "json": "json", "sarif": "sarif", "junit": "xml"}


def _sample() -> ModuleType:
    specification = importlib.util.spec_from_file_location("sample_scan", HERE / "sample_scan.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


SAMPLE = _sample()


@pytest.fixture(autouse=True)
def _sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    SAMPLE.write_sources(tmp_path / "infra")
    monkeypatch.chdir(tmp_path)


def _rendered(name: str, presentation: Presentation | None = None, scan: Scan | None = None) -> str:
    return "".join(formats.render(name, scan or SAMPLE.sample_scan(), presentation or Presentation()))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", sorted(formats.FORMATS))
def test_the_report_is_as_agreed(name: str, language: str) -> None:
    rule = next(rule for rule in RULES if rule.id == "HDS_ENC_001")
    presentation = Presentation(
        language=language, configuration="hds.yaml", rules={rule.id: rule}, rules_not_asked=("HDS_RES_001",)
    )
    text = _rendered(name, presentation).replace(__version__, "VERSION")
    if name in {"json", "sarif"}:
        text = json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"
    golden = GOLDEN / f"{language}.{EXTENSION[name]}"
    if os.environ.get("HDS_WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("depth", list(Depth))
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", sorted(formats.FORMATS))
def test_no_report_shows_a_secret(name: str, language: str, depth: Depth) -> None:
    text = _rendered(name, Presentation(language=language, show_passes=True, colour=True, depth=depth))
    assert text
    for secret in SAMPLE.SECRETS:
        assert secret not in text


def test_a_secret_on_the_line_of_a_finding_is_not_quoted() -> None:
    scan = SAMPLE.sample_scan()
    password = Evidence("engine", '"postgres"', Location("main.tf", 8, 8, 22, 40))
    scan = replace(scan, findings=(replace(scan.findings[2], evidence=(password,)),))
    text = _rendered("terminal", scan=scan)
    assert "password" in text
    assert "hunter2" not in text


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("show_passes", [True, False])
def test_json_follows_its_schema(language: str, *, show_passes: bool) -> None:
    schema = json.loads(RESULT_SCHEMA.read_text("utf-8"))
    document = json.loads(_rendered("json", Presentation(language=language, show_passes=show_passes)))
    jsonschema.Draft202012Validator(schema).validate(document)
    listed = Counter(result["status"] for result in document["results"])
    expected = dict(document["summary"])
    if not show_passes:
        del expected["pass"]
    assert dict(listed) == expected


def test_json_has_a_line_for_each_result() -> None:
    text = _rendered("json")
    results = [json.loads(line.strip().rstrip(",")) for line in text.splitlines() if '"rule_id"' in line]
    assert results == json.loads(text)["results"]


def test_json_schema_knows_every_word_of_the_model() -> None:
    schema = json.loads(RESULT_SCHEMA.read_text("utf-8"))
    result = schema["$defs"]["result"]["properties"]
    from hds_policies.rule import Severity, Theme

    assert set(result["theme"]["enum"]) == {theme.value for theme in Theme}
    assert set(result["severity"]["enum"]) == {severity.word for severity in Severity}
    assert set(result["status"]["enum"]) == {outcome.value for outcome in Outcome}


def test_json_gives_values_as_values_and_redacted_ones_as_text() -> None:
    document = json.loads(_rendered("json"))
    values = {
        (result["rule_id"], item["attribute"]): item["value"]
        for result in document["results"]
        for item in result["evidence"]
    }
    assert values["HDS_ENC_001", "storage_encrypted"] in {None, False}
    assert values["HDS_RES_001", "provider.region"] == "eu-west-2"
    assert values["HDS_FWL_001", "ingress[0].cidr_blocks"] == ["0.0.0.0/0"]
    assert values["HDS_VPN_006", "tunnel1_preshared_key"] == "(redacted)"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_sarif_keeps_to_the_standard(language: str) -> None:
    schema = json.loads((HERE / "sarif_reduced.schema.json").read_text("utf-8"))
    presentation = Presentation(language=language, show_passes=True, rules={rule.id: rule for rule in RULES})
    log = json.loads(_rendered("sarif", presentation))
    jsonschema.Draft202012Validator(schema).validate(log)
    run = log["runs"][0]
    assert [run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]


def test_sarif_points_at_the_deciding_line_and_keeps_the_fingerprint() -> None:
    scan = SAMPLE.sample_scan()
    wanted = next(f for f in scan.findings if f.rule_id == "HDS_ENC_001" and f.outcome is Outcome.FAIL)
    results = json.loads(_rendered("sarif"))["runs"][0]["results"]
    result = next(
        r for r in results if r["partialFingerprints"]["hdsFinding/v1"] == wanted.fingerprint and r["kind"] == "fail"
    )
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "infra/main.tf"
    assert place["region"] == {"startLine": 7, "endLine": 7, "startColumn": 23, "endColumn": 28}


def test_sarif_raises_no_alert_for_what_is_undecided_waived_or_crashed() -> None:
    run = json.loads(_rendered("sarif"))["runs"][0]
    alerts = [r for r in run["results"] if r["kind"] == "fail" and not r.get("suppressions")]
    failed = [f for f in SAMPLE.sample_scan().findings if f.outcome is Outcome.FAIL]
    assert len(alerts) == len(failed)
    assert {r["kind"] for r in run["results"] if r not in alerts} == {"open", "fail"}
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    assert any(n.get("associatedRule", {}).get("id") == "HDS_LOG_001" for n in notifications)
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize("show_passes", [True, False])
def test_junit_counts_what_it_lists(*, show_passes: bool) -> None:
    root = ET.fromstring(_rendered("junit", Presentation(show_passes=show_passes)))
    cases = root.findall("testsuite/testcase")
    assert root.get("tests") == str(len(cases)) == str(sum(int(s.get("tests", "0")) for s in root))
    assert root.get("failures") == str(len(root.findall(".//failure"))) == "6"
    assert root.get("errors") == str(len(root.findall(".//error"))) == "2"
    assert root.get("skipped") == str(len(root.findall(".//skipped"))) == "2"


def test_the_terminal_report_fits_80_columns_and_moves_no_cursor() -> None:
    text = _rendered("terminal", Presentation(show_passes=True, depth=Depth.VERBOSE, configuration="hds.yaml"))
    assert "\x1b" not in text
    assert [line for line in text.splitlines() if len(line) > 80] == []


def test_the_terminal_report_underlines_the_decisive_value() -> None:
    lines = _rendered("terminal").splitlines()
    at = next(index for index, line in enumerate(lines) if "storage_encrypted = false" in line)
    start, end = lines[at].index("false"), lines[at].index("false") + len("false")
    assert lines[at + 1][start:end] == "^^^^^"
    assert lines[at + 1].count("^") == 5


def test_colours_change_nothing_but_colours() -> None:
    plain = _rendered("terminal")
    coloured = _rendered("terminal", Presentation(colour=True))
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_quiet_says_totals_and_errors_alone() -> None:
    text = _rendered("terminal", Presentation(depth=Depth.QUIET))
    assert "6 failed · 1 undecided · 1 waived · 1 error · 1 passed" in text
    assert "unexpected end of block" in text
    assert "aws_db_instance" not in text


def test_passes_that_are_only_counted_show_in_the_totals() -> None:
    rule = next(rule for rule in RULES if rule.id == "HDS_ENC_001")
    passes = {(rule.id, rule.severity): 40, (rule.id, Severity.LOW): 2}
    scan = replace(SAMPLE.sample_scan(), findings=(), passes=passes)
    presentation = Presentation(rules={rule.id: rule})
    assert "42 passed" in _rendered("terminal", scan=scan)
    assert json.loads(_rendered("json", scan=scan))["summary"]["pass"] == 42
    junit = ET.fromstring(_rendered("junit", presentation, scan))
    assert [case.get("name") for case in junit.iter("testcase") if case.get("classname") == rule.id] == [
        "resources that pass: 42"
    ]


def test_many_findings_of_a_rule_are_listed_compactly_and_counted() -> None:
    scan = SAMPLE.sample_scan()
    one = scan.findings[0]
    many = tuple(
        replace(one, subject=replace(one.subject, address=f"aws_db_instance.d[{n}]"), fingerprint=f"{n:032x}")
        for n in range(200)
    )
    text = _rendered("terminal", scan=replace(scan, findings=many))
    assert len(text.splitlines()) < 60
    assert "188 more" in text
    everything = _rendered("terminal", Presentation(depth=Depth.VERBOSE), replace(scan, findings=many))
    assert all(f"aws_db_instance.d[{n}]" in everything for n in range(200))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("name", sorted(formats.FORMATS))
def test_no_report_pronounces_compliance(name: str, language: str) -> None:
    scan = replace(SAMPLE.sample_scan(), findings=(), diagnostics=(), incomplete=False)
    text = _rendered(name, Presentation(language=language), scan).lower()
    assert "hds compliant" not in text
    assert "conforme hds" not in text
    assert "compliant" not in text


def test_file_names_that_are_no_text_do_not_break_a_report(tmp_path: Path) -> None:
    from hds_scanners.cli.output import write

    scan = SAMPLE.sample_scan()
    odd = replace(scan.findings[0], location=Location("caf\udce9.tf", 1, 2), evidence=())
    for name in formats.FORMATS:
        write(formats.render(name, replace(scan, findings=(odd,)), Presentation()), tmp_path / name)
    document = json.loads((tmp_path / "json").read_text("utf-8"))
    assert document["results"][0]["location"]["file"] == "caf\udce9.tf"
    ET.parse(tmp_path / "junit")


def test_french_punctuation_does_not_begin_a_line() -> None:
    assert wrapped("un état chiffré ; en donner la forme", 16) == ["un état", "chiffré ; en", "donner la forme"]
    assert wrapped("dit « conforme » ici", 11) == ["dit", "« conforme »", "ici"]
