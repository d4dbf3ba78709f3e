"""One rule, one verdict: Checkov with these policies says of every fixture what `hds scan` says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from annotated_fixtures import Fixture, fixtures
from checkov_run import CHECKOV, WITHOUT_CHECKOV, run_checkov
from hds_scanners.scan import Options, scan

pytestmark = pytest.mark.skipif(not CHECKOV, reason=WITHOUT_CHECKOV)

# Checkov gives no check a `terraform` block to see. What fails or is not decided there is told in its log; what passes
# is not. (A project's hds.yaml is read by `hds scan` alone: both sides judge by the default policy here.)
_NOT_SHOWN = ("terraform.backend.", "pass")
_WORST_LAST = ("pass", "unknown", "fail", "error")

Verdicts = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def by_checkov(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdicts]:
    """Verdicts of one run over all fixtures, each in a folder of its own, by fixture."""
    base = tmp_path_factory.mktemp("parity")
    every = fixtures()
    for fixture in every:
        _place(fixture, base)
    # Without Checkov's own checks: one of them crashes on what it did not expect in a fixture.
    run = run_checkov(base, "--framework", "terraform", "--check", "HDS_*")
    assert "[ERROR]" not in run.log
    found: dict[str, Verdicts] = {str(fixture): {} for fixture in every}
    for file, rule, address, verdict in run.verdicts():
        _note(found["-".join(Path(file).relative_to(base).parts[:2])], rule, address, verdict)
    return found


def _place(fixture: Fixture, base: Path) -> Path:
    folder = base / fixture.rule_id / fixture.path.stem
    folder.mkdir(parents=True)
    shutil.copy(fixture.path, folder / "main.tf")
    return folder


def _note(into: Verdicts, rule: str, address: str, verdict: str) -> None:
    """Checkov has one record for a rule and a resource: the worst of what there is to say."""
    known = into.get((rule, address), "pass")
    into[rule, address] = max(known, verdict, key=_WORST_LAST.index)


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_checkov_and_the_scanner_agree(fixture: Fixture, by_checkov: dict[str, Verdicts], tmp_path: Path) -> None:
    expected: Verdicts = {}
    for finding in scan([_place(fixture, tmp_path)], Options(jobs=1, explain_passes=True)).findings:
        _note(expected, finding.rule_id, finding.subject.address, finding.outcome.value)
    prefix, verdict = _NOT_SHOWN
    shown = {key: value for key, value in expected.items() if not (key[1].startswith(prefix) and value == verdict)}
    assert by_checkov[str(fixture)] == shown
