"""The command as a user meets it: exit statuses, streams, languages, wrong use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hds_scanners import __version__, cli
from hds_scanners.locale_language import language_of_arguments, language_of_environment

ROOT = Path(__file__).parents[2]
GOOD = """\
provider "aws" {
  region = "eu-west-3"
}

resource "aws_ebs_volume" "scans" {
  availability_zone = "eu-west-3a"
  size              = 10
  encrypted         = true
}
"""
BAD = GOOD.replace("encrypted         = true", "encrypted         = false")
UNKNOWN = GOOD.replace("encrypted         = true", "encrypted         = var.encrypted") + 'variable "encrypted" {}\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "main.tf").write_text(BAD)
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "TF_VAR_encrypted"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def hds(*arguments: str) -> int:
    return cli.run([str(argument) for argument in arguments])


def test_status_is_0_when_nothing_failed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "main.tf").write_text(GOOD)
    assert hds("scan", "--select", "HDS_ENC_002") == 0
    assert "0 failed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "high"), 1),
        (("--fail-on", "critical"), 0),
        (("--severity", "critical"), 0),
        (("--ignore", "encryption-at-rest"), 0),
        (("--select", "residency"), 0),
    ],
)
@pytest.mark.usefixtures("folder")
def test_status_follows_the_options(options: tuple[str, ...], status: int) -> None:
    narrowed = options if "--select" in options else ("--select", "ENC,RES", *options)
    assert hds("scan", *narrowed) == status


def test_unknown_fails_only_when_asked(folder: Path) -> None:
    (folder / "main.tf").write_text(UNKNOWN)
    assert hds("scan", "--select", "ENC_002") == 0
    assert hds("scan", "--select", "ENC_002", "--unknown", "fail") == 1


def test_variables_decide_and_the_later_one_wins(folder: Path) -> None:
    (folder / "main.tf").write_text(UNKNOWN)
    (folder / "on.tfvars").write_text("encrypted = true\n")
    assert hds("scan", "--select", "ENC_002", "--var", "encrypted=false") == 1
    assert hds("scan", "--select", "ENC_002", "--var-file", "on.tfvars", "--unknown", "fail") == 0
    assert hds("scan", "--select", "ENC_002", "--var", "encrypted=false", "--var-file=on.tfvars", "--unknown=fail") == 0
    assert hds("scan", "--select", "ENC_002", "--var-file", "on.tfvars", "--var", "encrypted=false") == 1


def test_the_environment_gives_variables_as_to_terraform(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "main.tf").write_text(UNKNOWN)
    monkeypatch.setenv("TF_VAR_encrypted", "false")
    assert hds("scan", "--select", "ENC_002") == 1


def test_a_folder_without_terraform_is_status_3(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "empty").mkdir()
    assert hds("scan", "empty") == 3
    assert "no Terraform file" in capsys.readouterr().out


def test_a_folder_with_documents_alone_says_to_name_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plan.json").write_text("{}")
    assert hds("scan", str(tmp_path), "--format", "json") == 3
    assert f"hds scan {tmp_path / 'plan.json'}" in capsys.readouterr().out


def test_a_broken_document_is_named_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = tmp_path / "plan.json"
    document.write_text('{"a":')
    assert hds("scan", str(document)) == 3
    assert capsys.readouterr().out.count("plan.json") == 1


def test_a_broken_file_is_status_3_and_the_rest_is_still_judged(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.tf").write_text('resource "aws_s3_bucket" "x" {\n  bucket = = "a"\n}\n')
    assert hds("scan", "--format", "json") == 3
    captured = capsys.readouterr()
    document = json.loads(captured.out)
    assert any(
        d["severity"] == "error" and d["file"] == "broken.tf" and d["line"] == 2 for d in document["diagnostics"]
    )
    assert any(r["rule_id"] == "HDS_ENC_002" and r["status"] == "fail" for r in document["results"])
    assert "broken.tf:2" in captured.err


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (("scan", "--formt", "json"), "--format"),
        (("scan", "--format", "jsn"), "json"),
        (("scan", "--format", "json="), "="),
        (("scan", "--format", "json", "--format", "sarif"), "--format sarif="),
        (("scan", "--format", "json=no/such/folder/x.json"), "no/such/folder"),
        (("scan", "--select", "residancy"), "residency"),
        (("scan", "--ignore", "HDS_ENC_02"), "HDS_ENC_002"),
        (("scan", "--severity", "hihg"), "high"),
        (("scan", "--fail-on"), "--fail-on"),
        (("scan", "--exit-zero=yes"), "--exit-zero"),
        (("scan", "nowhere"), "nowhere"),
        (("scan", "--config", "nowhere.yaml"), "nowhere.yaml"),
        (("scan", "--var", "region"), "region"),
        (("scan", "--var-file", "nowhere.tfvars"), "nowhere.tfvars"),
        (("scna",), "scan"),
        (("rule",), "RULE"),
        (("rule", "HDS_ENC_999"), "HDS_ENC_0"),
        (("rules", "--format", "sarif"), "terminal"),
        (("facts", "--kind", "hosts"), "host"),
        (("dump", "nowhere"), "nowhere"),
        (("evaluate", "nowhere"), "nowhere"),
        (("init", "nowhere"), "nowhere"),
        (("policies-path", "extra"), "extra"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_use_is_status_2_with_one_line_that_helps(
    arguments: tuple[str, ...], part: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hds(*arguments, "--lang", language) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("hds: ")
    assert captured.err.count("\n") == 1
    assert part in captured.err
    assert "Traceback" not in captured.err


@pytest.mark.usefixtures("folder")
def test_a_wrong_language_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert hds("rules", "--lang", "de") == 2
    assert "en, fr" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_an_internal_error_asks_for_a_report_and_shows_its_traceback_only_on_demand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*_: object) -> None:
        raise RuntimeError("broken on purpose")

    monkeypatch.setattr("hds_scanners.several_inputs.scan", crash)
    assert hds("scan") == 2
    brief = capsys.readouterr().err
    assert "broken on purpose" in brief
    assert "report" in brief
    assert "Traceback" not in brief
    assert hds("scan", "-v") == 2
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_a_report_to_a_file_leaves_standard_output_empty(capsys: pytest.CaptureFixture[str]) -> None:
    assert hds("scan", "--format", "json=out.json", "--format", "junit=out.xml", "--format", "sarif=out.sarif") == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "out.json" in captured.err
    assert json.loads(Path("out.json").read_text("utf-8"))["summary"]["fail"] > 0
    assert sorted(path.name for path in Path().iterdir()) == [".git", "main.tf", "out.json", "out.sarif", "out.xml"]


@pytest.mark.usefixtures("folder")
def test_an_interrupt_leaves_the_old_report_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.json").write_text("old")

    def interrupted(*_: object) -> object:
        yield '{"half'
        raise KeyboardInterrupt

    monkeypatch.setattr("hds_scanners.cli.scan_command.render", interrupted)
    assert hds("scan", "--format", "json=out.json") == 130
    assert Path("out.json").read_text() == "old"
    assert sorted(path.name for path in Path().iterdir()) == [".git", "main.tf", "out.json"]


def test_a_reader_that_leaves_early_is_no_error(folder: Path) -> None:
    for number in range(60):
        (folder / f"f{number}.tf").write_text(
            "".join(f'resource "aws_ebs_volume" "v{number}_{n}" {{\n  encrypted = false\n}}\n' for n in range(40))
        )
    command = f'"{sys.executable}" -m hds_scanners scan -v --format json . | head -1'
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'policies'}:{ROOT / 'scanners'}"}
    run = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, check=False, env=environment, cwd=folder
    )
    assert run.stdout == "{\n"
    assert "BrokenPipe" not in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.usefixtures("folder")
def test_passes_are_listed_only_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    hds("scan", "--format", "json")
    brief = json.loads(capsys.readouterr().out)
    hds("scan", "--format", "json", "--show-passes")
    full = json.loads(capsys.readouterr().out)
    assert brief["summary"] == full["summary"]
    assert brief["summary"]["pass"] > 0
    assert {result["status"] for result in brief["results"]} == {"fail"}
    assert {result["status"] for result in full["results"]} == {"fail", "pass"}


@pytest.mark.usefixtures("folder")
def test_equal_scans_give_equal_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        hds("scan", "--format", "json", "--show-passes")
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


@pytest.mark.usefixtures("folder")
def test_the_language_is_that_of_the_locale_or_of_the_option(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    hds("scan")
    assert "À changer" in capsys.readouterr().out
    hds("scan", "--lang", "en")
    assert "What to change" in capsys.readouterr().out


def test_the_first_locale_variable_that_is_set_decides() -> None:
    assert language_of_environment({}) == "en"
    assert language_of_environment({"LANG": "fr_FR.UTF-8"}) == "fr"
    assert language_of_environment({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}) == "en"
    assert language_of_environment({"LANG": "en_US", "LC_MESSAGES": "fr_CA"}) == "fr"
    assert language_of_environment({"LANG": "fr_FR", "LC_ALL": ""}) == "fr"
    assert language_of_arguments(["scan", "--lang=fr"], {}) == "fr"
    assert language_of_arguments(["scan", "--", "--lang", "fr"], {}) == "en"


@pytest.mark.parametrize("name", ["scan", "rules", "rule", "facts", "dump", "evaluate", "init", "policies-path"])
def test_help_teaches_with_examples_in_both_languages(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert hds(name, "--help") == 0
    english = capsys.readouterr().out
    assert hds(name, "--help", "--lang", "fr") == 0
    french = capsys.readouterr().out
    assert "Usage: hds" in english
    assert "Examples:" in english
    assert "Utilisation : hds" in french
    assert "\nExemples :\n" in french
    assert "\nOptions :\n" in french
    assert "Show this page" not in french
    assert [line for line in (english + french).splitlines() if len(line) > 100] == []


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert hds("--help") == 0
    text = capsys.readouterr().out
    for name in ("scan", "rules", "rule", "facts", "dump", "evaluate", "init", "policies-path"):
        assert f"\n  {name} " in text


def test_the_version_is_that_of_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
    assert hds("--version") == 0
    assert capsys.readouterr().out == f"hds {__version__}\n"


def test_no_colour_reaches_a_pipe(folder: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'policies'}:{ROOT / 'scanners'}"}
    run = subprocess.run(
        [sys.executable, "-m", "hds_scanners", "scan"], capture_output=True, check=False, env=environment, cwd=folder
    )
    assert run.returncode == 1
    assert b"\x1b" not in run.stdout + run.stderr
    assert run.stderr == b""


def test_a_locale_without_accents_does_not_end_the_report(folder: Path) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'policies'}:{ROOT / 'scanners'}",
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
    }
    run = subprocess.run(
        [sys.executable, "-m", "hds_scanners", "scan", "--lang", "fr"],
        capture_output=True,
        check=False,
        env=environment,
        cwd=folder,
    )
    assert run.returncode == 1
    assert run.stderr == b""


def test_equal_names_in_several_folders_stay_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in (("a", GOOD), ("b", BAD)):
        (folder / name).mkdir()
        (folder / name / "main.tf").write_text(f"# {name}\n" + text)
    hds("scan", "a", "b", "--select", "ENC_002", "--format", "json", "--show-passes")
    document = json.loads(capsys.readouterr().out)
    assert [(r["location"]["file"], r["resource"]["root"], r["status"]) for r in document["results"]] == [
        ("a/main.tf", "a", "pass"),
        ("b/main.tf", "b", "fail"),
    ]
    assert document["inputs"] == ["a", "b"]
    assert document["coverage"]["files"] == 2
    hds("scan", "a", "b", "--select", "ENC_002")
    report = capsys.readouterr().out
    assert "b/main.tf:6" in report
    assert "encrypted         = false" in report
    hds("scan", "b", "--select", "ENC_002")
    assert "b/main.tf:6" in capsys.readouterr().out
    hds("scan", str(folder / "b"), "--select", "ENC_002")
    assert "  b/main.tf:6" in capsys.readouterr().out
