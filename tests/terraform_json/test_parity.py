"""One rule, one verdict: every annotated fixture as folder, as plan and as state is judged alike by all rules."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from annotated_fixtures import Fixture, fixtures
from hds_policies.catalogue import RULES
from hds_policies.model.policy import Policy
from hds_scanners.config import load_policy
from hds_scanners.scan import Options, scan

BY_ID = {rule.id: rule for rule in RULES}

WRITTEN_ONLY = {"HDS_ACC_007", "HDS_VPN_006"}
"""Rules about what is written: a plan or state holds the value of a secret, and does not show whether code spells it."""

SHOWN_WHOLE = "a plan shows nothing of a text that is partly unknown, of which a folder shows the rest"
DYNAMIC = "a plan does not show `dynamic` blocks in its configuration part"
GIVEN = "a plan is made with a value for each variable: what it does not know was given, if not what"
NO_PROVIDER = "a state does not hold the provider's configuration"

PLAN_EXCEPTIONS = {
    ("HDS_ACC_001-aws", "aws_iam_policy.one_resource"): SHOWN_WHOLE,
    ("HDS_ACC_001-aws", "aws_iam_role_policy_attachment.by_partition"): SHOWN_WHOLE,
    ("HDS_ACC_001-azurerm", "azurerm_role_assignment.owner_by_template"): SHOWN_WHOLE,
    ("HDS_ACC_001-azurerm", "azurerm_role_assignment.owner_of_a_group_by_template"): SHOWN_WHOLE,
    ("HDS_ACC_002-aws", "aws_iam_role.partner"): SHOWN_WHOLE,
    ("HDS_ACC_003-aws", "aws_iam_policy.of_a_module"): "the output of a module that was not fetched",
    ("HDS_ACC_004-openstack", "openstack_identity_application_credential_v3.given"): GIVEN,
    ("HDS_ACC_004-outscale", "outscale_access_key.given"): GIVEN,
    ("HDS_ACC_004-scaleway", "scaleway_iam_api_key.given"): GIVEN,
    ("HDS_FWL_001-google", "google_compute_firewall.from_one_address"): SHOWN_WHOLE,
    ("HDS_LOG_010-aws", "aws_ssm_document.recorded_elsewhere"): SHOWN_WHOLE,
    ("HDS_MON_006-aws", "aws_cloudtrail.given"): GIVEN,
    ("HDS_EXP_001-aws", "aws_s3_bucket_policy.open"): SHOWN_WHOLE,
    ("HDS_EXP_001-aws", "aws_s3_bucket.open"): SHOWN_WHOLE,
    ("HDS_EXP_001-aws", "aws_s3_bucket.shielded"): SHOWN_WHOLE,
    ("HDS_FWL_001-aws_dynamic", "aws_security_group.later"): DYNAMIC,
    ("HDS_RES_021-aws", "aws_organizations_policy.later"): SHOWN_WHOLE,
    ("HDS_TLS_001-openstack", "openstack_lb_listener_v2.led_on"): SHOWN_WHOLE,
    ("HDS_VPN_009-azurerm", "azurerm_express_route_port.not_given"): GIVEN,
    ("HDS_TLS_005-aws", "aws_s3_bucket.records"): SHOWN_WHOLE,
    ("HDS_TLS_005-aws", "aws_s3_bucket_policy.records"): SHOWN_WHOLE,
}
STATE_EXCEPTIONS = {
    **{("HDS_ENC_003-aws_elsewhere", f"aws_s3_bucket.{name}"): NO_PROVIDER for name in ("asked", "not_told", "silent")},
    ("HDS_RES_001-outscale_endpoint", "aws_s3_bucket.records"): NO_PROVIDER,
    ("HDS_RES_001-outscale_endpoint", "aws_s3_bucket.overseas"): NO_PROVIDER,
    ("HDS_EXP_001-google", "google_storage_bucket_iam_policy.anyone"): "the renderer does not compute policy_data",
    ("HDS_TLS_005-aws", "aws_s3_bucket.later"): "nobody gave the policy",
    ("HDS_FWL_001-aws_dynamic", "aws_security_group.later"): "in a state, the blocks of a `dynamic` block are known",
}
PLACED_BY_PROVIDER = ("scalingo_", "outscale_oks_")
"""Types without a place of their own, which only the provider's configuration tells: see `NO_PROVIDER`."""


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
Verdicts = dict[tuple[str, str], Counter[str]]


def _policy(fixture: Fixture) -> Policy:
    settings = fixture.path.parent / "hds.yaml"
    return load_policy(settings, BY_ID) if settings.exists() else Policy()


def _verdicts(path: Path, policy: Policy) -> Verdicts:
    """Outcomes by rule and address; what plans and states cannot hold is left out."""
    result = scan([path], Options(policy=policy, explain_passes=True))
    assert not [item.message.en for item in result.diagnostics if item.severity == "error"]
    found: Verdicts = {}
    for finding in result.findings:
        address = finding.subject.address
        if finding.rule_id not in WRITTEN_ONLY and not address.startswith(("module.", "terraform.backend.")):
            found.setdefault((finding.rule_id, address), Counter())[finding.outcome.value] += 1
    return found


def _different(one: Verdicts, other: Verdicts) -> dict[str, set[str]]:
    """Rules that differ, by address."""
    different: dict[str, set[str]] = {}
    for rule_id, address in one.keys() | other.keys():
        if one.get((rule_id, address)) != other.get((rule_id, address)):
            different.setdefault(address, set()).add(rule_id)
    return different


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_a_plan_is_judged_like_its_folder(fixture: Fixture, tmp_path: Path) -> None:
    folder = tmp_path / "source"
    folder.mkdir()
    shutil.copy(fixture.path, folder / "main.tf")
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(RENDERER.plan_of(RENDERER.declarations_of(folder))))
    policy = _policy(fixture)
    different = _different(_verdicts(folder, policy), _verdicts(plan, policy))
    assert {a: r for a, r in different.items() if (str(fixture), a) not in PLAN_EXCEPTIONS} == {}


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_a_state_is_judged_like_its_folder(fixture: Fixture, tmp_path: Path) -> None:
    """Where the folder leaves a verdict open, or a value that nobody gave, a state knows more: not compared."""
    folder = tmp_path / "source"
    folder.mkdir()
    shutil.copy(fixture.path, folder / "main.tf")
    declarations = RENDERER.declarations_of(folder)
    state = tmp_path / "terraform.tfstate"
    state.write_text(json.dumps(RENDERER.state_of(declarations)))
    policy = _policy(fixture)
    expected, found = _verdicts(folder, policy), _verdicts(state, policy)
    open_ = {key for key, outcomes in expected.items() if outcomes["unknown"]}
    guessed = RENDERER.undetermined(declarations)
    for key in list(expected.keys() | found.keys()):
        if key in open_ or key[1] in guessed:
            expected.pop(key, None)
            found.pop(key, None)
    different = _different(expected, found)
    assert {
        a: r
        for a, r in different.items()
        if (str(fixture), a) not in STATE_EXCEPTIONS and not a.startswith(PLACED_BY_PROVIDER)
    } == {}


def test_the_renderer_writes_what_was_declared(tmp_path: Path) -> None:
    """A parity between two empty documents would hold too."""
    (tmp_path / "main.tf").write_text(
        'resource "aws_s3_bucket" "b" {\n  count = 2\n  bucket = "b-${count.index}"\n}\n'
        'resource "aws_s3_bucket_acl" "b" {\n  bucket = aws_s3_bucket.b[0].id\n  acl = "private"\n}\n'
    )
    declarations = RENDERER.declarations_of(tmp_path)
    plan, state = RENDERER.plan_of(declarations), RENDERER.state_of(declarations)
    acl = plan["resource_changes"][-1]
    assert acl["change"]["after_unknown"] == {"bucket": True}
    assert plan["configuration"]["root_module"]["resources"][-1]["expressions"]["bucket"] == {
        "references": ["aws_s3_bucket.b[0].id", "aws_s3_bucket.b[0]"]
    }
    assert [[item["index_key"] for item in r["instances"]] for r in state["resources"][:1]] == [[0, 1]]
    assert state["resources"][1]["instances"][0]["attributes"]["bucket"] == "b-0"
