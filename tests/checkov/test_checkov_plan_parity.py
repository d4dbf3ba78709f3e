"""One rule, one verdict, of plans too: Checkov says of every fixture's plan what `hds scan` says of it."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

from annotated_fixtures import fixtures
from checkov_run import CHECKOV, VERSION, WITHOUT_CHECKOV, run_checkov
from hds_scanners.scan import Options, scan

pytestmark = [
    pytest.mark.skipif(not CHECKOV, reason=WITHOUT_CHECKOV),
    pytest.mark.skipif(
        VERSION.startswith("3.2."), reason="Checkov 3.2.300 itself stops at a policy that is null in a plan"
    ),
]

_WORST_LAST = ("pass", "unknown", "fail", "error")
# As for folders, Checkov shows no check what is no resource.
_NOT_SHOWN = ("terraform.backend.", "module.")
EXCEPTIONS: dict[tuple[str, str], str] = {
    ("HDS_EXP_001-google", "google_storage_bucket_iam_policy.anyone"): "a text known after apply is unknown as a whole",
    (
        "HDS_LOG_004-ovh",
        "ovh_dbaas_logs_output_graylog_stream.fortnight",
    ): "Checkov reads no data source of the prior state",
}

Verdicts = dict[tuple[str, str], str]


def _renderer() -> ModuleType:
    path = Path(__file__).parents[1] / "terraform_json" / "folder_as_json.py"
    specification = importlib.util.spec_from_file_location("folder_as_json", path)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    sys.modules[specification.name] = module
    specification.loader.exec_module(module)
    return module


def _note(into: Verdicts, rule: str, address: str, verdict: str) -> None:
    into[rule, address] = max(into.get((rule, address), "pass"), verdict, key=_WORST_LAST.index)


def test_checkov_and_the_scanner_agree_on_every_plan(tmp_path: Path) -> None:
    renderer = _renderer()
    expected: dict[str, Verdicts] = {}
    for fixture in fixtures():
        source, planned = tmp_path / "sources" / str(fixture), tmp_path / "plans" / str(fixture)
        source.mkdir(parents=True)
        planned.mkdir(parents=True)
        shutil.copy(fixture.path, source / "main.tf")
        plan = planned / "plan.json"
        plan.write_text(json.dumps(renderer.plan_of(renderer.declarations_of(source)), indent=1), encoding="utf-8")
        expected[str(fixture)] = {}
        for finding in scan([plan], Options(jobs=1, explain_passes=True)).findings:
            _note(expected[str(fixture)], finding.rule_id, finding.subject.address, finding.outcome.value)
    run = run_checkov(tmp_path / "plans", "--framework", "terraform_plan", "--check", "HDS_*")
    assert "[ERROR]" not in run.log
    found: dict[str, Verdicts] = {name: {} for name in expected}
    for file, rule, address, verdict in run.verdicts():
        _note(found[Path(file).parent.name], rule, address, verdict)
    different = {
        (name, address): (rule, expected[name].get((rule, address)), found[name].get((rule, address)))
        for name in expected
        for rule, address in expected[name].keys() | found[name].keys()
        if not address.startswith(_NOT_SHOWN)
        and expected[name].get((rule, address)) != found[name].get((rule, address))
    }
    assert {key: value for key, value in different.items() if key not in EXCEPTIONS} == {}
    assert different.keys() == EXCEPTIONS.keys(), "an exception that is none any more"
