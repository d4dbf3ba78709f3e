"""`hds scan FOLDER --state FILE`: what is not applied, what is not declared, what was changed by hand."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import jsonschema
import pytest

from hds_scanners import cli

FOLDER = """\
provider "aws" {
  region = "eu-west-3"
}

resource "aws_ebs_volume" "scans" {
  availability_zone = "eu-west-3a"
  size              = 10
  encrypted         = true
}

resource "aws_db_instance" "visits" {
  engine                  = "postgres"
  storage_encrypted       = true
  backup_retention_period = 30
  password                = "hunter2-in-clear"
}

resource "aws_s3_bucket" "records" {
  for_each = toset(["a", "b"])
  bucket   = "records-${each.key}"
}

resource "aws_sqs_queue" "per_day" {
  count = var.days
  name  = "q-${count.index}"
}

variable "days" {}
"""
SCHEMA = Path(__file__).parents[2] / "scanners/hds_scanners/reports/result.schema.json"


def _renderer() -> ModuleType:
    specification = importlib.util.spec_from_file_location(
        "folder_as_json", Path(__file__).with_name("folder_as_json.py")
    )
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


RENDERER = _renderer()


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The state that an apply of the folder would leave; the queues of three days were made."""
    (tmp_path / "infra").mkdir()
    (tmp_path / "infra/main.tf").write_text(FOLDER)
    monkeypatch.chdir(tmp_path)
    document: dict[str, Any] = RENDERER.state_of(RENDERER.declarations_of(tmp_path / "infra"))
    (queue,) = [item for item in document["resources"] if item["type"] == "aws_sqs_queue"]
    queue["instances"] = [queue["instances"][0] | {"index_key": day} for day in range(3)]
    return document


def _attributes(state: dict[str, Any], kind: str) -> dict[str, Any]:
    attributes: dict[str, Any] = next(r for r in state["resources"] if r["type"] == kind)["instances"][0]["attributes"]
    return attributes


def _compare(state: Any, *options: str) -> int:
    Path("terraform.tfstate").write_text(state if isinstance(state, str) else json.dumps(state))
    return cli.run(["scan", "infra", "--state", "terraform.tfstate", "--lang", "en", *options])


def _comparison(capsys: pytest.CaptureFixture[str], state: Any, *options: str) -> dict[str, Any]:
    _compare(state, "--format", "json", *options)
    document = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    comparison: dict[str, Any] = document["comparison"]
    return comparison


def test_what_was_applied_and_left_alone_is_alike(state: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    comparison = _comparison(capsys, state)
    assert {key: comparison[key] for key in ("changed", "not_applied", "not_declared")} == {
        "changed": [],
        "not_applied": [],
        "not_declared": [],
    }
    assert comparison["unchanged"] == 4
    assert comparison["root"] == "."


def test_a_change_by_hand_is_told_with_the_verdict_it_changes(
    state: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    _attributes(state, "aws_ebs_volume")["encrypted"] = False
    (changed,) = _comparison(capsys, state)["changed"]
    assert changed["address"] == "aws_ebs_volume.scans"
    assert (changed["location"]["file"], changed["location"]["line"]) == ("main.tf", 5)
    assert [(item["attribute"], item["declared"], item["real"]) for item in changed["attributes"]] == [
        ("encrypted", True, False)
    ]
    assert [(item["rule_id"], item["declared"], item["real"]) for item in changed["verdicts"]] == [
        ("HDS_ENC_002", "pass", "fail")
    ]


def test_a_change_that_no_verdict_shows_is_told_too(state: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    _attributes(state, "aws_db_instance")["backup_retention_period"] = 14
    (changed,) = _comparison(capsys, state)["changed"]
    assert [(item["attribute"], item["declared"], item["real"]) for item in changed["attributes"]] == [
        ("backup_retention_period", 30, 14)
    ]
    assert changed["verdicts"] == []


def test_spelling_is_no_change(state: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    _attributes(state, "aws_db_instance")["backup_retention_period"] = "30"
    assert _comparison(capsys, state)["changed"] == []


def test_what_is_missing_on_either_side_is_told(state: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    buckets = next(item for item in state["resources"] if item["type"] == "aws_s3_bucket")["instances"]
    buckets[1]["index_key"] = "c"
    comparison = _comparison(capsys, state)
    assert [item["address"] for item in comparison["not_applied"]] == ['aws_s3_bucket.records["b"]']
    assert comparison["not_declared"] == ['aws_s3_bucket.records["c"]']


def test_what_a_module_that_was_not_fetched_made_is_not_called_undeclared(
    state: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    with Path("infra/main.tf").open("a") as file:
        file.write('module "net" {\n  source = "example.org/net/aws"\n}\n')
    state["resources"].append(state["resources"][0] | {"module": "module.net", "name": "inner"})
    state["resources"].append(state["resources"][0] | {"module": "module.network", "name": "inner"})
    comparison = _comparison(capsys, state)
    assert comparison["not_declared"] == ["module.network.aws_ebs_volume.inner"]


def test_a_root_below_the_folder_is_found_by_its_addresses(
    state: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("prod", "test"):
        (Path("infra") / name).mkdir()
    Path("infra/main.tf").rename("infra/prod/main.tf")
    Path("infra/test/main.tf").write_text('resource "aws_ebs_volume" "other" {\n  size = 1\n}\n')
    _attributes(state, "aws_ebs_volume")["encrypted"] = False
    comparison = _comparison(capsys, state)
    assert comparison["root"] == "prod"
    assert comparison["not_applied"] == []
    assert [item["address"] for item in comparison["changed"]] == ["aws_ebs_volume.scans"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("DECLARED AND REAL", "encrypted: declared true, really false", "Declared, but not applied (1)")),
        ("fr", ("DÉCLARÉ ET RÉEL", "encrypted : déclaré true, en réalité false", "Déclaré, mais pas appliqué (1)")),
    ],
)
def test_the_terminal_tells_it_in_both_languages(
    state: dict[str, Any], language: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    _attributes(state, "aws_ebs_volume")["encrypted"] = False
    state["resources"] = [item for item in state["resources"] if item["type"] != "aws_sqs_queue"]
    assert _compare(state, "--lang", language) == 1
    out = capsys.readouterr().out
    for word in words:
        assert word in out
    assert [line for line in out.splitlines() if len(line) > 80] == []


def test_a_verdict_that_fails_only_in_reality_counts(state: dict[str, Any]) -> None:
    assert _compare(state, "--select", "HDS_ENC_002") == 0
    _attributes(state, "aws_ebs_volume")["encrypted"] = False
    assert _compare(state, "--select", "HDS_ENC_002") == 1
    assert _compare(state, "--select", "HDS_ENC_002", "--fail-on", "critical") == 0


def test_secrets_of_a_state_are_not_shown(state: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    _attributes(state, "aws_db_instance")["password"] = "other-in-clear"
    for options in (("-v",), ("--format", "json", "--show-passes")):
        _compare(state, *options)
        out = capsys.readouterr().out
        assert "other-in-clear" not in out
        assert "hunter2-in-clear" not in out


@pytest.mark.parametrize("content", ["", '{"version": 3}', '{"format_version": "1.2", "planned_values": {}}'])
@pytest.mark.usefixtures("state")
def test_a_state_that_cannot_be_read_leaves_the_scan_incomplete(
    content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _compare(content) == 3
    assert "terraform.tfstate" in capsys.readouterr().out


@pytest.mark.usefixtures("state")
def test_a_state_needs_one_folder(capsys: pytest.CaptureFixture[str]) -> None:
    Path("terraform.tfstate").write_text("{}")
    assert cli.run(["scan", "infra", "infra", "--state", "terraform.tfstate"]) == 2
    assert cli.run(["scan", "infra/main.tf", "--state", "terraform.tfstate"]) == 2
    assert "--state" in capsys.readouterr().err
