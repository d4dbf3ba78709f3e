"""Plans and states are judged like the folder they come from; bad ones are told, never passed over."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hds_policies.rule import Outcome
from hds_scanners import cli
from hds_scanners.scan import Options, Scan, scan

AWS = "registry.terraform.io/hashicorp/aws"


def _bucket(address: str, **values: Any) -> dict[str, Any]:
    name = address.rpartition(".")[2].partition("[")[0]
    return {
        "address": address,
        "mode": "managed",
        "type": "aws_s3_bucket",
        "name": name,
        "provider_name": AWS,
        "values": values,
        "sensitive_values": {},
    }


def _plan(**changes: Any) -> dict[str, Any]:
    """A plan of two buckets, one of them in a module on an aliased provider whose region is a variable."""
    document: dict[str, Any] = {
        "format_version": "1.2",
        "terraform_version": "1.11.4",
        "variables": {"second": {"value": "eu-west-2"}},
        "planned_values": {
            "root_module": {
                "resources": [_bucket("aws_s3_bucket.near", bucket="near")],
                "child_modules": [
                    {
                        "address": "module.far[0]",
                        "resources": [_bucket("module.far[0].aws_s3_bucket.this", bucket="far")],
                    }
                ],
            }
        },
        "resource_changes": [
            {"address": "aws_s3_bucket.near", "change": {"actions": ["create"], "after_unknown": {"id": True}}},
            {
                "address": "module.far[0].aws_s3_bucket.this",
                "change": {"actions": ["create"], "after_unknown": {"id": True, "region": True}},
            },
        ],
        "configuration": {
            "provider_config": {
                "aws": {"name": "aws", "full_name": AWS, "expressions": {"region": {"constant_value": "eu-west-3"}}},
                "aws.second": {
                    "name": "aws",
                    "alias": "second",
                    "full_name": AWS,
                    "expressions": {"region": {"references": ["var.second"]}},
                },
            },
            "root_module": {
                "resources": [
                    {
                        "address": "aws_s3_bucket.near",
                        "mode": "managed",
                        "type": "aws_s3_bucket",
                        "name": "near",
                        "provider_config_key": "aws",
                        "expressions": {"bucket": {"constant_value": "near"}},
                    }
                ],
                "module_calls": {
                    "far": {
                        "source": "./far",
                        "module": {
                            "resources": [
                                {
                                    "address": "aws_s3_bucket.this",
                                    "mode": "managed",
                                    "type": "aws_s3_bucket",
                                    "name": "this",
                                    "provider_config_key": "aws.second",
                                    "expressions": {"bucket": {"constant_value": "far"}},
                                }
                            ]
                        },
                    }
                },
            },
        },
    }
    return document | changes


def _scan(tmp_path: Path, document: Any, name: str = "anything.txt") -> Scan:
    file = tmp_path / name
    file.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return scan([file], Options(explain_passes=True))


def _residency(result: Scan) -> dict[str, str]:
    return {
        finding.subject.address: finding.outcome.value
        for finding in result.findings
        if finding.rule_id == "HDS_RES_001"
    }


def test_provider_regions_of_a_plan_follow_aliases_modules_and_variables(tmp_path: Path) -> None:
    assert _residency(_scan(tmp_path, _plan())) == {
        "aws_s3_bucket.near": "pass",
        "module.far[0].aws_s3_bucket.this": "fail",
    }


def test_a_plan_without_configuration_is_said_and_leaves_regions_unknown(tmp_path: Path) -> None:
    result = _scan(tmp_path, _plan(configuration={}))
    assert set(_residency(result).values()) == {"unknown"}
    assert any("configuration" in item.message.en for item in result.diagnostics)


def test_what_is_deleted_is_not_judged(tmp_path: Path) -> None:
    document = _plan()
    document["planned_values"]["root_module"]["resources"] = []
    document["resource_changes"][0]["change"]["actions"] = ["delete"]
    assert set(_residency(_scan(tmp_path, document))) == {"module.far[0].aws_s3_bucket.this"}


def test_companions_of_a_plan_join_by_the_references_of_its_configuration(tmp_path: Path) -> None:
    document = _plan()
    root = document["planned_values"]["root_module"]["resources"]
    root.append(
        {
            "address": "aws_s3_bucket_acl.near",
            "mode": "managed",
            "type": "aws_s3_bucket_acl",
            "name": "near",
            "provider_name": AWS,
            "values": {"acl": "public-read"},
        }
    )
    document["resource_changes"].append(
        {"address": "aws_s3_bucket_acl.near", "change": {"actions": ["create"], "after_unknown": {"bucket": True}}}
    )
    document["configuration"]["root_module"]["resources"].append(
        {
            "address": "aws_s3_bucket_acl.near",
            "mode": "managed",
            "type": "aws_s3_bucket_acl",
            "name": "near",
            "provider_config_key": "aws",
            "expressions": {
                "acl": {"constant_value": "public-read"},
                "bucket": {"references": ["aws_s3_bucket.near.id", "aws_s3_bucket.near"]},
            },
        }
    )
    exposed = {
        finding.subject.address
        for finding in _scan(tmp_path, document).findings
        if finding.rule_id == "HDS_EXP_001" and finding.outcome is Outcome.FAIL
    }
    assert exposed
    assert exposed <= {"aws_s3_bucket.near", "aws_s3_bucket_acl.near"}


def test_a_state_says_its_regions_in_arns(tmp_path: Path) -> None:
    state = {
        "version": 4,
        "terraform_version": "1.11.4",
        "lineage": "x",
        "resources": [
            {
                "module": "module.bus",
                "mode": "managed",
                "type": "aws_sqs_queue",
                "name": "events",
                "provider": f'provider["{AWS}"]',
                "instances": [
                    {"index_key": "a", "attributes": {"arn": "arn:aws:sqs:us-east-2:123456789012:a"}},
                    {"index_key": "b", "attributes": {"arn": "arn:aws:sqs:eu-west-3:123456789012:b"}},
                    {"index_key": "c", "deposed": "1", "attributes": {"arn": "arn:aws:sqs:us-east-1:123456789012:c"}},
                ],
            }
        ],
    }
    outcomes = {
        finding.subject.address: finding.outcome.value
        for finding in _scan(tmp_path, state).findings
        if finding.rule_id == "HDS_RES_003"
    }
    assert outcomes == {
        'module.bus.aws_sqs_queue.events["a"]': "fail",
        'module.bus.aws_sqs_queue.events["b"]': "pass",
    }


def test_sensitive_values_of_a_state_are_not_shown(tmp_path: Path) -> None:
    state = {
        "version": 4,
        "lineage": "x",
        "resources": [
            {
                "mode": "managed",
                "type": "aws_s3_bucket",
                "name": "records",
                "provider": f'provider["{AWS}"]',
                "instances": [
                    {
                        "attributes": {"bucket": "records", "region": "us-east-1"},
                        "sensitive_attributes": [[{"type": "get_attr", "value": "region"}]],
                    }
                ],
            }
        ],
    }
    (finding,) = [item for item in _scan(tmp_path, state).findings if item.rule_id == "HDS_RES_001"]
    assert [evidence.value for evidence in finding.evidence] == ["(redacted)"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ('{"format_version": "1.2", "planned_values": {"root_mod', "cut short"),
        (json.dumps({"format_version": "2.0", "planned_values": {}}), "format 2.0"),
        (json.dumps({"version": 3, "resources": []}), "version 3"),
        (json.dumps({"encrypted_data": "x", "meta": {}}), "encrypted"),
        (json.dumps({"some": "thing"}), "neither a plan"),
        (json.dumps([1, 2]), "neither a plan"),
    ],
)
def test_what_is_no_plan_or_state_is_told(tmp_path: Path, content: str, said: str) -> None:
    result = _scan(tmp_path, content)
    assert result.incomplete
    assert [item.severity for item in result.diagnostics] == ["error"]
    assert said in result.diagnostics[0].message.en


def test_a_binary_plan_gets_the_command_that_converts_it(tmp_path: Path) -> None:
    file = tmp_path / "plan.out"
    file.write_bytes(b"PK\x03\x04rest")
    result = scan([file], Options())
    assert "terraform show -json plan.out" in result.diagnostics[0].message.en


SOURCE = """provider "aws" {
  region = "eu-west-3"
}

resource "aws_s3_bucket" "near" {
  bucket = "near"
}

module "far" {
  count  = 1
  source = "./far"
}
"""


@pytest.mark.parametrize("beside", [True, False], ids=["beside the plan", "elsewhere"])
def test_findings_of_a_plan_point_at_the_lines_of_its_folder(tmp_path: Path, *, beside: bool) -> None:
    folder = tmp_path if beside else tmp_path / "source"
    (folder / "far").mkdir(parents=True)
    (folder / "main.tf").write_text(SOURCE)
    (folder / "far" / "main.tf").write_text('resource "aws_s3_bucket" "this" {\n  bucket = "far"\n}\n')
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(_plan()))
    result = scan([plan], Options(source_folder=None if beside else folder, explain_passes=True))
    lines = {
        finding.subject.address: (finding.location.file, finding.location.line)
        for finding in result.findings
        if finding.rule_id == "HDS_RES_001"
    }
    prefix = "" if beside else "source/"
    assert lines == {
        "aws_s3_bucket.near": (f"{prefix}main.tf", 5),
        "module.far[0].aws_s3_bucket.this": (f"{prefix}far/main.tf", 1),
    }


def test_a_folder_that_declares_none_of_a_plan_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    (folder / "main.tf").write_text('resource "aws_sqs_queue" "q" {\n  name = "q"\n}\n')
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(_plan()))
    result = scan([plan], Options(source_folder=folder))
    assert [item.severity for item in result.diagnostics] == ["warning"]


def test_an_address_that_stands_twice_is_told_and_judged_once(tmp_path: Path) -> None:
    document = _plan()
    document["planned_values"]["root_module"]["resources"] *= 2
    result = _scan(tmp_path, document)
    assert result.incomplete
    assert [item.message.en for item in result.diagnostics if item.severity == "error"] == [
        "aws_s3_bucket.near is there twice; only the first one is judged"
    ]
    assert _residency(result)["aws_s3_bucket.near"] == "pass"


def test_an_instance_that_stands_twice_in_a_state_is_told(tmp_path: Path) -> None:
    instance = {"attributes": {"bucket": "b", "region": "eu-west-3"}}
    resource = {"mode": "managed", "type": "aws_s3_bucket", "name": "b", "instances": [instance, instance]}
    result = _scan(tmp_path, {"version": 4, "lineage": "x", "resources": [resource]})
    assert result.incomplete
    assert list(_residency(result).values()) == ["pass"]


MALFORMED: list[tuple[list[Any], Any]] = [
    (["planned_values"], []),
    (["planned_values", "root_module"], "text"),
    (["planned_values", "root_module", "resources"], {"a": 1}),
    (["planned_values", "root_module", "resources", 0], 7),
    (["planned_values", "root_module", "resources", 0, "address"], None),
    (["planned_values", "root_module", "resources", 0, "values"], [1]),
    (["planned_values", "root_module", "child_modules"], 3),
    (["planned_values", "root_module", "child_modules", 0, "address"], 5),
    (["resource_changes"], "text"),
    (["resource_changes", 0, "change"], []),
    (["resource_changes", 0, "change", "after_unknown"], "all"),
    (["resource_changes", 0, "change", "after_unknown"], True),
    (["configuration"], [1]),
    (["configuration", "provider_config", "aws"], 1),
    (["configuration", "provider_config", "aws", "expressions"], "x"),
    (["configuration", "root_module", "resources", 0], None),
    (["configuration", "root_module", "resources", 0, "expressions"], 1),
    (["configuration", "root_module", "module_calls"], [1]),
    (["variables"], 3),
]


@pytest.mark.parametrize(("path", "value"), MALFORMED, ids=str)
def test_a_member_of_another_shape_is_told_or_does_not_matter(tmp_path: Path, path: list[Any], value: Any) -> None:
    document = _plan()
    holder: Any = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    result = _scan(tmp_path, document)
    assert all(finding.outcome is not Outcome.ERROR for finding in result.findings)
    if any(item.severity == "error" for item in result.diagnostics):
        assert result.incomplete
        assert "please report" not in " ".join(item.message.en for item in result.diagnostics)
    else:
        assert result.findings


@pytest.mark.parametrize("depth", [200, 900, 100_000])
def test_values_nested_too_deep_end_nothing(tmp_path: Path, depth: int) -> None:
    nested = '{"bucket": ' + "[" * depth + "]" * depth + "}"
    text = json.dumps(_plan()).replace('{"bucket": "near"}', nested)
    assert nested in text
    result = _scan(tmp_path, text)
    assert all(finding.outcome is not Outcome.ERROR for finding in result.findings)
    assert result.incomplete or result.findings


def test_a_plan_with_a_million_attributes_is_read_in_seconds(tmp_path: Path) -> None:
    document = _plan()
    values = document["planned_values"]["root_module"]["resources"][0]["values"]
    values["tags"] = {f"t{number}": "x" for number in range(1_000_000)}
    document["resource_changes"][0]["change"]["after_unknown"] = {"tags": {}}
    assert set(_residency(_scan(tmp_path, document)).values()) == {"pass", "fail"}


def test_a_plan_that_another_program_stripped_of_its_version_is_read_with_a_warning(tmp_path: Path) -> None:
    document = _plan()
    del document["format_version"]
    result = _scan(tmp_path, document)
    assert [item.severity for item in result.diagnostics] == ["warning"]
    assert not result.incomplete


def test_an_unfinished_plan_is_incomplete(tmp_path: Path) -> None:
    result = _scan(tmp_path, _plan(errored=True))
    assert result.incomplete
    assert _residency(result)


def test_a_state_in_the_form_of_another_age_is_told(tmp_path: Path) -> None:
    resource = {
        "mode": "managed",
        "type": "null_resource",
        "name": "n",
        "instances": [{"attributes_flat": {"id": "1"}}],
    }
    result = _scan(tmp_path, {"version": 4, "lineage": "x", "resources": [resource]})
    assert "terraform refresh" in result.diagnostics[0].message.en


def test_fingerprints_of_a_plan_are_those_of_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    (folder / "far").mkdir(parents=True)
    (folder / "main.tf").write_text(SOURCE)
    (folder / "far" / "main.tf").write_text('resource "aws_s3_bucket" "this" {\n  bucket = "far"\n}\n')
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(_plan()))
    options = Options(explain_passes=True)
    assert {item.fingerprint for item in scan([plan], options).findings} == {
        item.fingerprint for item in scan([folder], options).findings
    }


def test_the_folder_tells_a_region_that_an_expression_makes(tmp_path: Path) -> None:
    """A plan does not show locals; it shows the variables that they were made with."""
    document = _plan(variables={"country": {"value": "gb"}})
    document["configuration"]["provider_config"]["aws.second"]["expressions"]["region"] = {
        "references": ["local.place"]
    }
    document["configuration"]["root_module"]["module_calls"]["far"]["module"]["resources"][0]["expressions"] = {}
    assert _residency(_scan(tmp_path, document))["module.far[0].aws_s3_bucket.this"] == "unknown"
    (tmp_path / "far").mkdir()
    (tmp_path / "far/main.tf").write_text('resource "aws_s3_bucket" "this" {\n  bucket = "far"\n}\n')
    (tmp_path / "main.tf").write_text(
        'variable "country" {}\n'
        'locals {\n  place = { gb = "eu-west-2", fr = "eu-west-3" }[var.country]\n}\n'
        'provider "aws" {\n  alias  = "second"\n  region = local.place\n}\n'
        'module "far" {\n  count  = 1\n  source = "./far"\n  providers = {\n    aws = aws.second\n  }\n}\n'
    )
    assert _residency(_scan(tmp_path, document))["module.far[0].aws_s3_bucket.this"] == "fail"


def test_the_folder_tells_the_provider_of_a_state(tmp_path: Path) -> None:
    resource = {
        "mode": "managed",
        "type": "scalingo_app",
        "name": "portal",
        "provider": 'provider["registry.terraform.io/scalingo/scalingo"]',
        "instances": [{"attributes": {"id": "1", "name": "portal"}}],
    }
    state = {"version": 4, "lineage": "x", "resources": [resource]}

    def processed() -> list[str]:
        return [item.outcome.value for item in _scan(tmp_path, state).findings if item.rule_id == "HDS_RES_002"]

    assert processed() == ["unknown"]
    (tmp_path / "main.tf").write_text(
        'terraform {\n  required_providers {\n    scalingo = {\n      source = "scalingo/scalingo"\n    }\n  }\n}\n'
        'provider "scalingo" {\n  region = "osc-secnum-fr1"\n}\n'
        'resource "scalingo_app" "portal" {\n  name = "portal"\n}\n'
    )
    assert processed() == ["pass"]


def test_a_plan_can_be_dumped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "plan.json"
    document = _plan()
    document["resource_changes"][0]["change"] |= {"after_unknown": {"bucket": True}, "after_sensitive": {"acl": True}}
    document["planned_values"]["root_module"]["resources"][0]["values"]["acl"] = "hidden-word"
    file.write_text(json.dumps(document))
    assert cli.run(["dump", str(file), "--format", "json"]) == 0
    dumped = {item["address"]: item for item in json.loads(capsys.readouterr().out)["resources"]}
    near = dumped["aws_s3_bucket.near"]
    assert (near["unknown"], near["sensitive"], near["provider"]["region"]) == (["bucket"], ["acl"], "eu-west-3")
    assert "hidden-word" not in json.dumps(dumped)
    assert cli.run(["dump", str(file)]) == 0
    assert "plan.json\n" in capsys.readouterr().out
    assert cli.run(["dump", str(file), "--unknown-types"]) == 0


def test_what_is_no_document_is_told_by_dump_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.json").write_text("{}")
    assert cli.run(["dump", str(tmp_path / "x.json"), "--lang", "en"]) == 3
    assert "neither a plan" in " ".join(capsys.readouterr().out.split())
