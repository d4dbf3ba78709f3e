"""`hds dump --unknown-types`: the resource types that are still to be translated."""

import json
from pathlib import Path

import pytest

from hds_scanners import cli


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "main.tf").write_text(
        """\
resource "aws_zeppelin_port" "a" {}
resource "aws_zeppelin_port" "b" {}
resource "aws_airship" "a" {}
resource "aws_s3_bucket" "known" {}
resource "aws_iam_user" "inert" {}
data "aws_balloon" "read_only" {}
resource "random_id" "hosts_nothing" {}
""",
        encoding="utf-8",
    )
    return tmp_path


def test_types_are_listed_with_their_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["dump", str(folder), "--unknown-types"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["aws_airship", "1"],
        ["aws_zeppelin_port", "2"],
    ]


def test_types_are_listed_for_programs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["dump", str(folder), "--unknown-types", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "unknown_types": [{"type": "aws_airship", "count": 1}, {"type": "aws_zeppelin_port", "count": 2}]
    }


@pytest.mark.parametrize(("language", "word"), [("en", "known"), ("fr", "connus")])
def test_nothing_unknown_is_said_in_words(
    language: str, word: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "a" {}\n', encoding="utf-8")
    assert cli.run(["dump", str(tmp_path), "--unknown-types", "--lang", language]) == 0
    assert word in capsys.readouterr().out
