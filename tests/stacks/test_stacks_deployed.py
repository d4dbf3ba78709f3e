"""The stacks at European hosts under Pulumi's own engine, with providers that deploy nothing: previewed, made, made again, destroyed.

Skipped where there is no engine. The provider double must tell OpenStack's ids of a network (`regionsOpenstackIds` of
`ovh:CloudProject/networkPrivate:NetworkPrivate`) by region, as OVHcloud does: subnets are made with them.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest

from hds_policies.rule import Outcome
from hds_scanners.scan import Options, scan

engine = pytest.importorskip("pulumi_engine", reason="the engine's language host and provider double are not here")
pytestmark = pytest.mark.skipif(not engine.PULUMI, reason=engine.WITHOUT_PULUMI)

STACKS = Path(__file__).parents[2] / "pulumi_stacks"
PROVIDERS = {
    "scaleway_baseline": ("scaleway",),
    "care_platform": ("scaleway",),
    "ovh_baseline": ("ovh", "openstack"),
    "outscale_baseline": ("outscale",),
}
PASSWORDS = ("databaseAdministratorPassword", "databaseApplicationPassword")
SECRETS = {"scaleway_baseline": PASSWORDS, "care_platform": (*PASSWORDS, "certificateChain")}
HOLDS_DATA = {"scaleway_baseline", "care_platform", "ovh_baseline"}
UP = ("up", "--yes", "--skip-preview")
DESTROY = ("destroy", "--yes", "--skip-preview")


def _changes(project: Any, *arguments: str) -> dict[str, int]:
    """Resources by what was done to them, after the summary at the end."""
    done = project.run(*arguments)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]
    return {what: int(count) for count, what in re.findall(r"^ {4}(?:[+~-] )?(\d+) (\w+)$", done.stdout, re.MULTILINE)}


@cache
def deployed(stack: str) -> dict[str, Any]:
    """What happened to a stack with its example's configuration, made with every policy of the pack mandatory."""
    folder = Path(mkdtemp(prefix="hds-stack-"))
    project = engine.project(STACKS / stack, folder / "made", providers=PROVIDERS[stack])
    shutil.copy(project.folder / "Pulumi.example.yaml", project.folder / "Pulumi.dev.yaml")
    for key in SECRETS.get(stack, ()):
        assert project.run("config", "set", "--secret", key, "not-a-real-secret").returncode == 0
    begun = time.monotonic()
    preview = project.preview()
    seconds = time.monotonic() - begun
    changes = [_changes(project, *UP, *engine.mandatory_pack(folder)), _changes(project, *UP)]
    refused = project.run(*DESTROY).returncode != 0
    assert project.run("state", "unprotect", "--all", "--yes").returncode == 0
    left = _changes(project, *DESTROY)
    shutil.rmtree(folder)
    return {"preview": preview, "seconds": seconds, "changes": changes, "refused": refused, "left": left}


@pytest.mark.parametrize("stack", PROVIDERS)
def test_a_stack_is_made_once_and_its_data_is_not_destroyed_by_mistake(stack: str) -> None:
    found = deployed(stack)
    first, second = found["changes"]
    assert first.keys() == {"created"}
    assert second == {"unchanged": first["created"]}
    assert found["refused"] == (stack in HOLDS_DATA)
    assert bool(found["left"].get("deleted")) == (stack in HOLDS_DATA)


@pytest.mark.parametrize("stack", PROVIDERS)
def test_a_preview_is_quick_and_scanned_without_failure_and_without_doubt_about_places(
    stack: str, tmp_path: Path
) -> None:
    found = deployed(stack)
    assert found["seconds"] < 30
    assert {step["op"] for step in found["preview"]["steps"]} <= {"create", "read"}
    (tmp_path / "preview.json").write_text(json.dumps(found["preview"]), "utf-8")
    result = scan([tmp_path / "preview.json"], Options())
    assert [item.message.en for item in result.diagnostics if item.severity == "error"] == []
    assert {item.outcome for item in result.findings} <= {Outcome.UNKNOWN}
    open_questions = {item.rule_id for item in result.findings}
    assert open_questions == ({"HDS_VPN_001"} if stack == "outscale_baseline" else set())
