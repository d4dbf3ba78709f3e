"""What Pulumi's own engine (3.274.1, with a provider of ours) printed for one program is judged alike in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from hds_scanners import cli
from hds_scanners.scan import Options, Scan, scan
from hds_scanners.sources.pulumi.options import PulumiOptions

PRINTED = Path(__file__).parent / "engine"
# Whether a secret is written in the code only a form with the lines of the program shows.
WRITTEN_ONLY = {"HDS_ACC_007", "HDS_VPN_006"}
Verdicts = set[tuple[str, str, str]]


def _scan(name: str) -> Scan:
    return scan([PRINTED / name], Options())


def _verdicts(name: str) -> Verdicts:
    return {(f.rule_id, f.subject.address, f.outcome.value) for f in _scan(name).findings}


@pytest.mark.parametrize(
    ("name", "resources"),
    [
        ("preview-first.json", 9),
        ("preview-unchanged-show-sames.json", 9),
        ("preview-events.ndjson", 9),
        ("up-second-run.out", 9),
        ("export.json", 9),
        ("export-show-secrets.json", 9),
        ("preview-scaleway.json", 1),
        ("preview-yaml-program.json", 3),
        ("preview-typescript-program.json", 1),
    ],
)
def test_every_form_is_read_whole(name: str, resources: int) -> None:
    result = _scan(name)
    assert (result.coverage.resources, result.coverage.unknown_types, result.incomplete) == (resources, (), False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("preview-first.json", "preview-events.ndjson"),
        ("export.json", "export-show-secrets.json"),
        ("export.json", "up-second-run.out"),
        ("export.json", "preview-unchanged-show-sames.json"),
    ],
)
def test_two_forms_of_one_state_of_affairs_get_one_verdict(one: str, other: str) -> None:
    first, second = _verdicts(one), _verdicts(other)
    assert {item for item in first ^ second if item[0] not in WRITTEN_ONLY} == set()


def test_the_recorder_sees_what_the_engine_deployed() -> None:
    """The same URNs and the same verdicts as in the export that the engine made of this very program."""
    recorded = scan([PRINTED / "program"], Options(pulumi=PulumiOptions(run_program=True)))
    found = {(f.rule_id, f.subject.address, f.outcome.value) for f in recorded.findings}
    assert recorded.coverage.resources == 9
    assert {item for item in found ^ _verdicts("export.json") if item[0] not in WRITTEN_ONLY} == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("preview-first.json", "preview-events.ndjson"),
        ("export.json", "up-second-run.out"),
        ("export.json", "preview-unchanged-show-sames.json"),
        ("export.json", "program"),
    ],
)
def test_a_finding_has_one_fingerprint_in_every_form(one: str, other: str) -> None:
    """So that they share a baseline, and can be laid side by side."""

    def fingerprints(name: str) -> dict[tuple[str, str, str], set[str]]:
        result = scan([PRINTED / name], Options(pulumi=PulumiOptions(run_program=True)))
        found: dict[tuple[str, str, str], set[str]] = {}
        for item in result.findings:
            if item.rule_id not in WRITTEN_ONLY:
                found.setdefault((item.rule_id, item.subject.address, item.outcome.value), set()).add(item.fingerprint)
        return found

    assert fingerprints(one) == fingerprints(other)


def test_a_program_that_failed_leaves_an_incomplete_result() -> None:
    result = _scan("preview-program-error.json")
    assert result.incomplete
    assert "reported an error" in result.diagnostics[0].message.en


def test_the_secret_that_the_engine_printed_in_clear_is_not_printed_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert "S3cret-Pw" in (PRINTED / "export-show-secrets.json").read_text()
    for form in ("terminal", "json", "sarif", "junit"):
        cli.run(["scan", str(PRINTED / "export-show-secrets.json"), "--format", form, "--show-passes"])
    shown = capsys.readouterr()
    assert "db" in shown.out
    assert "S3cret-Pw" not in shown.out + shown.err
