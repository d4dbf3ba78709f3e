"""One rule, one verdict: every annotated fixture, told as a YAML program and as a preview, is judged like its folder."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

import folder_as_pulumi as renderer
from annotated_fixtures import Fixture, fixtures
from hds_policies.catalogue import RULES
from hds_policies.model.policy import Policy
from hds_scanners.config import load_policy
from hds_scanners.scan import Options, scan
from hds_scanners.sources.pulumi.options import PulumiOptions

NODE_MODULES = os.environ.get("HDS_NODE_MODULES", "")
BY_ID = {rule.id: rule for rule in RULES}

WRITTEN_ONLY = {"HDS_VPN_006", "HDS_ACC_007"}
"""Rules about what is written: a preview holds values, not how the program spells them."""

DATA = "the answer of a Terraform data source that has no Pulumi counterpart"
DYNAMIC = "a `dynamic` block: a Pulumi program has no list of which only the shape is known"
SHOWN_WHOLE = "a preview shows nothing of a text that is partly unknown, of which a folder shows the rest"
NO_PACKAGE = "no Pulumi package of this host says whether `volumes` is one block or several"
GIVEN = "a preview is made with the configuration given: nothing in it lacks a value"

YAML_EXCEPTIONS = {
    ("HDS_ACC_001-aws", "aws_iam_role_policy_attachment-by_partition"): DATA,
    ("HDS_ACC_001-aws", "aws_iam_role_policy_attachment-reader_by_partition"): DATA,
    ("HDS_ACC_001-azurerm", "azurerm_role_assignment-owner"): DATA,
    ("HDS_EXP_001-google", "google_storage_bucket_iam_policy-anyone"): DATA,
    ("HDS_FWL_001-azurerm", "azurerm_network_security_rule-from_a_subnet"): DATA,
    ("HDS_LOG_004-ovh", "ovh_dbaas_logs_output_graylog_stream-fortnight"): DATA,
    ("HDS_FWL_001-aws_dynamic", "aws_security_group-later"): DYNAMIC,
    ("HDS_ENC_001-flexibleengine", "flexibleengine_rds_instance_v3-good"): NO_PACKAGE,
    ("HDS_ACC_003-aws", "aws_iam_policy-of_a_module"): "the output of a module that was not fetched",
    ("HDS_VPN_006-aws", "aws_vpn_connection-elsewhere"): "the output of a module that was not fetched",
    ("HDS_EXP_002-aws", "aws_db_security_group-open"): "gone with EC2-Classic: Pulumi has no such resource",
}
PREVIEW_EXCEPTIONS = {
    **YAML_EXCEPTIONS,
    ("HDS_ACC_001-aws", "aws_iam_policy-one_resource"): SHOWN_WHOLE,
    ("HDS_ACC_001-azurerm", "azurerm_role_assignment-owner_by_template"): SHOWN_WHOLE,
    ("HDS_ACC_001-azurerm", "azurerm_role_assignment-owner_of_a_group_by_template"): SHOWN_WHOLE,
    ("HDS_ACC_002-aws", "aws_iam_role-partner"): SHOWN_WHOLE,
    ("HDS_ACC_004-openstack", "openstack_identity_application_credential_v3-given"): GIVEN,
    ("HDS_ACC_004-outscale", "outscale_access_key-given"): GIVEN,
    ("HDS_ACC_004-scaleway", "scaleway_iam_api_key-given"): GIVEN,
    ("HDS_EXP_001-aws", "aws_s3_bucket_policy-open"): SHOWN_WHOLE,
    ("HDS_EXP_001-aws", "aws_s3_bucket-open"): SHOWN_WHOLE,
    ("HDS_EXP_001-aws", "aws_s3_bucket-shielded"): SHOWN_WHOLE,
    ("HDS_FWL_001-google", "google_compute_firewall-from_one_address"): SHOWN_WHOLE,
    ("HDS_LOG_010-aws", "aws_ssm_document-recorded_elsewhere"): SHOWN_WHOLE,
    ("HDS_MON_006-aws", "aws_cloudtrail-given"): GIVEN,
    ("HDS_RES_021-aws", "aws_organizations_policy-later"): SHOWN_WHOLE,
    ("HDS_VPN_009-azurerm", "azurerm_express_route_port-not_given"): GIVEN,
    ("HDS_TLS_001-azurerm", "azurerm_application_gateway-redirected_by_paths"): SHOWN_WHOLE,
    ("HDS_TLS_001-openstack", "openstack_lb_listener_v2-led_on"): SHOWN_WHOLE,
    ("HDS_TLS_005-aws", "aws_s3_bucket-records"): SHOWN_WHOLE,
    ("HDS_TLS_005-aws", "aws_s3_bucket_policy-records"): SHOWN_WHOLE,
}
PROGRAM_EXCEPTIONS: dict[tuple[str, str], str] = {**YAML_EXCEPTIONS}
Verdicts = dict[tuple[str, str], Counter[str]]


def _policy(fixture: Fixture) -> Policy:
    settings = fixture.path.parent / "hds.yaml"
    return load_policy(settings, BY_ID) if settings.exists() else Policy()


def _verdicts(path: Path, policy: Policy, *, run_program: bool = False) -> Verdicts:
    """Outcomes by rule and name; module calls and state backends have no Pulumi counterpart."""
    result = scan([path], Options(policy=policy, pulumi=PulumiOptions(run_program=run_program)))
    assert not [item.message.en for item in result.diagnostics if item.severity == "error"]
    found: Verdicts = {}
    for finding in result.findings:
        address = finding.subject.address
        name = finding.subject.name if address.startswith("urn:") else renderer.key_of(address)
        if not address.startswith(("module.", "terraform.backend.", "data.")):
            found.setdefault((finding.rule_id, name), Counter())[finding.outcome.value] += 1
    return found


def _different(one: Verdicts, other: Verdicts) -> dict[str, set[str]]:
    different: dict[str, set[str]] = {}
    for rule_id, name in one.keys() | other.keys():
        if one.get((rule_id, name)) != other.get((rule_id, name)):
            different.setdefault(name, set()).add(rule_id)
    return different


def _folder(fixture: Fixture, tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    shutil.copy(fixture.path, folder / "main.tf")
    return folder


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_a_yaml_program_is_judged_like_its_folder(fixture: Fixture, tmp_path: Path) -> None:
    folder = _folder(fixture, tmp_path)
    program = tmp_path / "program"
    program.mkdir()
    (program / "Pulumi.yaml").write_text(renderer.yaml_of(renderer.declarations_of(folder)))
    policy = _policy(fixture)
    different = _different(_verdicts(folder, policy), _verdicts(program, policy))
    assert {name: rules for name, rules in different.items() if (str(fixture), name) not in YAML_EXCEPTIONS} == {}


@pytest.mark.parametrize("fixture", fixtures(), ids=str)
def test_a_preview_is_judged_like_its_folder(fixture: Fixture, tmp_path: Path) -> None:
    folder = _folder(fixture, tmp_path)
    preview = tmp_path / "preview.json"
    preview.write_text(json.dumps(renderer.preview_of(renderer.declarations_of(folder))))
    policy = _policy(fixture)
    different = _different(_verdicts(folder, policy), _verdicts(preview, policy))
    told = {
        name: rules - WRITTEN_ONLY
        for name, rules in different.items()
        if (str(fixture), name) not in PREVIEW_EXCEPTIONS and rules - WRITTEN_ONLY
    }
    assert told == {}


# A program takes most of a second: one fixture for each way of writing, the others are told apart by YAML and preview.
RUN = (
    "HDS_ENC_001-aws",
    "HDS_ENC_003-aws",
    "HDS_RES_001-aws",
    "HDS_RES_001-google",
    "HDS_RES_010-aws",
    "HDS_KEY_001-azurerm",
    "HDS_FWL_001-scaleway",
    "HDS_VPN_001-openstack",
    "HDS_EXP_001-aws",
    "HDS_TLS_005-aws",
    "HDS_BKP_001-aws",
)


def _program_differs(fixture: Fixture, language: renderer.Language, tmp_path: Path) -> dict[str, set[str]]:
    folder = _folder(fixture, tmp_path)
    program = tmp_path / "program"
    program.mkdir()
    if language.runtime == "nodejs":
        (program / "node_modules").symlink_to(NODE_MODULES)
    (program / "Pulumi.yaml").write_text(f"name: {renderer.PROJECT}\nruntime: {language.runtime}\n")
    (program / language.file).write_text(renderer.program_of(renderer.declarations_of(folder), language))
    policy = _policy(fixture)
    different = _different(_verdicts(folder, policy), _verdicts(program, policy, run_program=True))
    return {name: rules for name, rules in different.items() if (str(fixture), name) not in PROGRAM_EXCEPTIONS}


@pytest.mark.parametrize("fixture", [item for item in fixtures() if str(item) in RUN], ids=str)
def test_a_program_is_judged_like_its_folder(fixture: Fixture, tmp_path: Path) -> None:
    assert _program_differs(fixture, renderer.PYTHON, tmp_path) == {}


@pytest.mark.skipif(not NODE_MODULES, reason="HDS_NODE_MODULES names no packages; `make test-node` installs some")
@pytest.mark.parametrize("fixture", [item for item in fixtures() if str(item) in RUN], ids=str)
def test_a_program_in_node_is_judged_like_its_folder(fixture: Fixture, tmp_path: Path) -> None:
    assert _program_differs(fixture, renderer.TYPESCRIPT, tmp_path) == {}


def test_the_renderer_writes_what_was_declared(tmp_path: Path) -> None:
    """A parity between two empty programs would hold too."""
    (tmp_path / "main.tf").write_text(
        'resource "aws_s3_bucket" "b" {\n  bucket = "b"\n  versioning {\n    enabled = true\n  }\n}\n'
        'resource "aws_s3_bucket_acl" "b" {\n  bucket = aws_s3_bucket.b.id\n  acl = "private"\n}\n'
    )
    declarations = renderer.declarations_of(tmp_path)
    program, preview = renderer.yaml_of(declarations), renderer.preview_of(declarations)
    assert "versioning:\n        enabled: true" in program
    assert "bucket: ${aws_s3_bucket-b.id}" in program
    acl = preview["steps"][-1]["newState"]
    assert acl["propertyDependencies"]["bucket"] == [preview["steps"][0]["urn"]]
