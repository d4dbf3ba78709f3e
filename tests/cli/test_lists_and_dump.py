"""`rules`, `rule`, `facts`, `dump`, `evaluate`, `policies-path`."""

from __future__ import annotations

import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

from hds_policies.catalogue import RULES
from hds_scanners import cli
from hds_scanners.cli.problem import Status
from hds_scanners.reports.json_text import json_text


def test_rules_lists_the_whole_catalogue_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rules", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [record["id"] for record in records] == [rule.id for rule in RULES]
    assert all(record["title"]["en"] and record["title"]["fr"] for record in records)
    assert cli.run(["rules", "--lang", "fr", "--select", "residency"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("HDS_")]
    assert listed == [rule.id for rule in RULES if rule.theme.value == "residency"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_rule_shows_everything_the_rule_says(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    for rule in RULES:
        assert cli.run(["rule", rule.id, "--format", "markdown", "--lang", language]) == 0
        page = capsys.readouterr().out
        for text in (rule.title, rule.why, rule.fix, *([rule.limits] if rule.limits else [])):
            assert text.in_language(language) in page
        for requirement in rule.satisfies:
            assert requirement.id in page


def test_a_rule_is_found_without_its_prefix_and_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["rule", "enc_001"]) == 0
    assert "HDS_ENC_001" in capsys.readouterr().out


def test_facts_sums_up_and_finds(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["facts", "--lang", "en"]) == 0
    assert "regions" in capsys.readouterr().out
    assert cli.run(["facts", "outscale/eu-west-2", "--format", "json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert [record["key"] for record in records if record["kind"] == "region"] == ["outscale/eu-west-2"]
    assert "FR" in records[0]["value"]
    assert cli.run(["facts", "--weak", "--format", "json"]) == 0
    weak = json.loads(capsys.readouterr().out)
    assert weak
    assert all(record["weak"] for record in weak)


def test_policies_path_is_the_folder_of_the_policies(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["policies-path"]) == 0
    folder = Path(capsys.readouterr().out.strip())
    assert (folder / "hds_policies" / "catalogue.py").is_file()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "main.tf").write_text(
        """\
variable "region" {}
variable "key" {
  sensitive = true
  default   = "sensitive-and-hidden"
}
resource "aws_db_instance" "a" {
  engine            = "postgres"
  allocated_storage = 0.1
  identifier        = var.region
  password          = "hunter2-in-clear"
  username          = var.key
}
output "size" { value = 1 / 3 }
"""
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", ["json", "terminal"])
def test_dump_hides_secrets(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(["dump", "--format", form])
    text = capsys.readouterr().out
    assert "postgres" in text
    assert "hunter2-in-clear" not in text
    assert "sensitive-and-hidden" not in text


def test_dump_shows_each_stack_of_a_pulumi_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = "resources: {letters: {type: 'aws:s3:Bucket', properties: {bucket: '${where}'}}}"
    (tmp_path / "Pulumi.yaml").write_text(
        f"name: post\nruntime: yaml\nconfig: {{where: {{type: string}}}}\n{program}\n"
    )
    for stack in ("lille", "lyon"):
        (tmp_path / f"Pulumi.{stack}.yaml").write_text(f"config:\n  post:where: {stack}\n")
    assert cli.run(["dump", str(tmp_path), "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)["resources"]
    assert [(item["type"], item["attributes"]["bucket"]) for item in shown] == [
        ("aws_s3_bucket", "lille"),
        ("aws_s3_bucket", "lyon"),
    ]


def test_dump_says_of_a_program_that_it_was_not_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: post\nruntime: python\n")
    assert cli.run(["dump", str(tmp_path)]) == Status.INCOMPLETE
    assert "not run" in capsys.readouterr().out


def test_dump_takes_a_project_file_and_the_one_stack_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = "resources: {letters: {type: 'aws:s3:Bucket', properties: {bucket: '${where}'}}}"
    (tmp_path / "Pulumi.yaml").write_text(f"name: post\nruntime: yaml\nconfig: {{where: lens}}\n{program}\n")
    for stack in ("lille", "lyon"):
        (tmp_path / f"Pulumi.{stack}.yaml").write_text(f"config:\n  post:where: {stack}\n")
    project = str(tmp_path / "Pulumi.yaml")
    assert cli.run(["dump", project, "--stack", "lyon", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [(item["attributes"]["bucket"], item["file"]) for item in document["resources"]] == [("lyon", "Pulumi.yaml")]
    assert cli.run(["dump", project, "--unknown-types"]) == 0
    assert "known" in capsys.readouterr().out


@pytest.mark.parametrize("named", [".", "Pulumi.yaml"])
def test_dump_runs_a_program_when_asked_and_hides_its_secrets(
    named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Pulumi.yaml").write_text("name: post\nruntime: python\n")
    (tmp_path / "__main__.py").write_text(
        "import pulumi\n"
        "secret = pulumi.Output.secret('hunter2-in-clear')\n"
        "class Instance(pulumi.CustomResource):\n"
        "    def __init__(self, name, **properties):\n"
        "        super().__init__('aws:rds/instance:Instance', name, properties)\n"
        "Instance('db', engine='postgres', password=secret)\n"
    )
    path = str(tmp_path / named)
    assert cli.run(["dump", path]) == Status.INCOMPLETE
    assert "--run-program" in " ".join(capsys.readouterr().out.split())
    assert cli.run(["dump", path, "--run-program", "--format", "json", "--reveal"]) == 0
    text = capsys.readouterr().out
    (resource,) = json.loads(text)["resources"]
    assert (resource["type"], resource["attributes"]["engine"]) == ("aws_db_instance", "postgres")
    assert (resource["file"], resource["line"]) == ("__main__.py", 6)
    assert "hunter2-in-clear" not in text


def test_dump_says_what_a_yaml_file_lacks_to_be_a_project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "values.yaml").write_text("a: 1\n")
    assert cli.run(["dump", str(tmp_path / "values.yaml"), "--lang", "fr"]) == Status.INCOMPLETE
    assert "pas un projet Pulumi" in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_dump_shows_values_and_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    # Terraform refuses to go on without a value, and so the dump is incomplete.
    assert cli.run(["dump", "--format", "json"]) == Status.INCOMPLETE
    document = json.loads(capsys.readouterr().out, parse_float=Decimal)
    (resource,) = document["resources"]
    assert resource["address"] == "aws_db_instance.a"
    assert resource["attributes"]["allocated_storage"] == Decimal("0.1")
    assert resource["attributes"]["identifier"] is None
    assert resource["unknown"] == ["identifier"]
    assert str(document["outputs"]["size"]["value"]).startswith("0.3333333333333333333333")
    assert cli.run(["dump", "--format", "json", "--var", "region=paris"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["resources"][0]["attributes"]["identifier"] == "paris"
    assert document["resources"][0]["unknown"] == []


@pytest.mark.usefixtures("folder")
def test_evaluate_answers_each_line(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        {"id": "a", "expr": "1 + 1"},
        {"id": 2, "expr": "{ a = uuid(), b = [1] }"},
        {"id": "c", "expr": "1 +"},
        {"id": "d", "expr": "var.region"},
    ]
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(json.dumps(line) + "\n" for line in lines)))
    assert cli.run(["evaluate", "--format", "json"]) == 0
    answers = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(a["id"], a["value"], a["unknown"], a["error"]) for a in answers] == [
        ("a", 2, False, False),
        (2, {"a": None, "b": [1]}, ["a"], False),
        ("c", None, False, True),
        ("d", None, True, False),
    ]


@pytest.mark.usefixtures("folder")
def test_evaluate_prints_values_line_by_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('upper("paris")\n\nmax(1, 2)\n'))
    assert cli.run(["evaluate"]) == 0
    assert capsys.readouterr().out == '"PARIS"\n2\n'


@pytest.mark.usefixtures("folder")
def test_evaluate_names_the_line_that_is_no_json(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1, "expr": "1"}\nnot json\n'))
    assert cli.run(["evaluate", "--format", "json"]) == 2
    assert "line 2" in capsys.readouterr().err


def test_json_text_keeps_digits_and_nesting() -> None:
    value = {"a": [Decimal("0.100000000000000000000000000001"), 10**40, True, None, {}], "é": [], "b": {"c": "\x1b"}}
    assert json.loads(json_text(value), parse_float=Decimal) == value
    assert json.loads(json_text(value, indent=2), parse_float=Decimal) == value
    assert json_text({"a": [1, {}]}, indent=2) == '{\n  "a": [\n    1,\n    {}\n  ]\n}'
