"""What a plan's configuration part says: provider configurations, and what unknown arguments refer to."""

from __future__ import annotations

from typing import Any

import pytest

from hds_policies.model.declaration import Declaration
from hds_policies.model.value import Reference, Unknown
from hds_scanners.sources.terraform_json.plan import read_plan
from hds_scanners.sources.terraform_json.reading import DocumentReading

AWS = "registry.terraform.io/hashicorp/aws"


def _resource(address: str, **values: Any) -> dict[str, Any]:
    module, _, local = address.rpartition("aws_")
    kind, _, name = f"aws_{local}".partition(".")
    return {
        "address": address,
        "module_address": module.rstrip("."),
        "mode": "managed",
        "type": kind,
        "name": name.partition("[")[0],
        "provider_name": AWS,
        "values": values,
    }


def _configured(address: str, key: str = "aws", **expressions: Any) -> dict[str, Any]:
    kind, _, name = address.partition(".")
    return {
        "address": address,
        "mode": "managed",
        "type": kind,
        "name": name,
        "provider_config_key": key,
        "expressions": expressions,
    }


def _plan(
    resources: list[dict[str, Any]],
    root: dict[str, Any],
    unknown: dict[str, Any],
    providers: dict[str, Any] | None = None,
    variables: dict[str, Any] | None = None,
) -> dict[str, Any]:
    modules: dict[str, list[dict[str, Any]]] = {}
    for item in resources:
        modules.setdefault(item["module_address"], []).append(item)
    return {
        "format_version": "1.2",
        "variables": {name: {"value": value} for name, value in (variables or {}).items()},
        "planned_values": {
            "root_module": {
                "resources": modules.pop("", []),
                "child_modules": [{"address": address, "resources": items} for address, items in modules.items()],
            }
        },
        "resource_changes": [
            {"address": item["address"], "change": {"actions": ["create"], "after_unknown": unknown[item["address"]]}}
            for item in resources
            if item["address"] in unknown
        ],
        "configuration": {"provider_config": providers or {}, "root_module": root},
    }


def _read(document: dict[str, Any]) -> dict[str, Declaration]:
    return {item.address: item for item in read_plan(document, "plan.json").declarations}


def _references(declaration: Declaration, name: str) -> tuple[Reference, ...]:
    value = declaration.attributes[name]
    assert isinstance(value, Unknown)
    return value.references


BUCKET_AND_ACL = [
    _configured("aws_s3_bucket.this"),
    _configured("aws_s3_bucket_acl.this", bucket={"references": ["aws_s3_bucket.this.id", "aws_s3_bucket.this"]}),
]


def test_a_reference_stays_in_its_module_instance() -> None:
    addresses = [f'module.tenant["{key}"].aws_s3_bucket{suffix}.this' for key in "ab" for suffix in ("", "_acl")]
    found = _read(
        _plan(
            [_resource(address) for address in addresses],
            {"module_calls": {"tenant": {"for_each_expression": {}, "module": {"resources": BUCKET_AND_ACL}}}},
            {address: {"bucket": True} for address in addresses if "_acl" in address},
        )
    )
    for key in "ab":
        acl = found[f'module.tenant["{key}"].aws_s3_bucket_acl.this']
        assert _references(acl, "bucket") == (Reference(f'module.tenant["{key}"].aws_s3_bucket.this', "id"),)
        assert acl.instance_of == acl.address


def test_the_index_of_one_resource_picks_the_same_instance_of_another() -> None:
    root = {
        "resources": [
            _configured("aws_s3_bucket.this"),
            _configured("aws_s3_bucket_acl.this", bucket={"references": ["aws_s3_bucket.this", "count.index"]}),
        ]
    }
    addresses = [f"aws_s3_bucket{suffix}.this[{number}]" for number in range(2) for suffix in ("", "_acl")]
    unknown = {address: {"bucket": True} for address in addresses if "_acl" in address}
    found = _read(_plan([_resource(address) for address in addresses], root, unknown))
    for number in range(2):
        acl = found[f"aws_s3_bucket_acl.this[{number}]"]
        assert _references(acl, "bucket") == (Reference(f"aws_s3_bucket.this[{number}]"),)
        assert acl.instance_of == "aws_s3_bucket_acl.this"


def test_each_value_leads_through_the_for_each_to_the_instance() -> None:
    acl = _configured("aws_s3_bucket_acl.this", bucket={"references": ["each.value.id", "each.value"]})
    acl["for_each_expression"] = {"references": ["aws_s3_bucket.this"]}
    addresses = [f'aws_s3_bucket{suffix}.this["{key}"]' for key in "ab" for suffix in ("", "_acl")]
    unknown = {address: {"bucket": True} for address in addresses if "_acl" in address}
    root = {"resources": [_configured("aws_s3_bucket.this"), acl]}
    found = _read(_plan([_resource(address) for address in addresses], root, unknown))
    for key in "ab":
        references = _references(found[f'aws_s3_bucket_acl.this["{key}"]'], "bucket")
        assert references == (Reference(f'aws_s3_bucket.this["{key}"]', "id"),)


def test_references_lead_through_variables_and_outputs_of_modules() -> None:
    root = {
        "resources": [
            _configured("aws_s3_bucket_acl.out", bucket={"references": ["module.inner.name", "module.inner"]}),
            _configured("aws_s3_bucket.given"),
        ],
        "module_calls": {
            "inner": {
                "expressions": {"target": {"references": ["aws_s3_bucket.given.id", "aws_s3_bucket.given"]}},
                "module": {
                    "resources": [
                        _configured("aws_s3_bucket.this"),
                        _configured("aws_s3_bucket_acl.of_caller", bucket={"references": ["var.target"]}),
                    ],
                    "outputs": {
                        "name": {"expression": {"references": ["aws_s3_bucket.this.id", "aws_s3_bucket.this"]}}
                    },
                },
            }
        },
    }
    addresses = [
        "aws_s3_bucket.given",
        "aws_s3_bucket_acl.out",
        "module.inner.aws_s3_bucket.this",
        "module.inner.aws_s3_bucket_acl.of_caller",
    ]
    unknown = {address: {"bucket": True} for address in addresses if "_acl" in address}
    found = _read(_plan([_resource(address) for address in addresses], root, unknown))
    out, inner = found["aws_s3_bucket_acl.out"], found["module.inner.aws_s3_bucket_acl.of_caller"]
    assert _references(out, "bucket") == (Reference("module.inner.aws_s3_bucket.this", "id"),)
    assert _references(inner, "bucket") == (Reference("aws_s3_bucket.given", "id"),)


def test_a_computed_argument_that_was_not_written_is_absent() -> None:
    root = {"resources": [_configured("aws_instance.vm", root_block_device=[{"encrypted": {"constant_value": True}}])]}
    values = {"root_block_device": [{"encrypted": True}]}
    unknown = {"aws_instance.vm": {"arn": True, "root_block_device": [{"kms_key_id": True}]}}
    vm = _read(_plan([_resource("aws_instance.vm", **values)], root, unknown))["aws_instance.vm"]
    assert vm.attributes == {"arn": None, "root_block_device": [{"encrypted": True, "kms_key_id": None}]}


@pytest.mark.parametrize("given", [{}, {"kms": {"references": ["var.kms"]}}])
def test_an_argument_that_passes_on_a_variable_nobody_gave_is_absent(given: dict[str, Any]) -> None:
    inner = {
        "resources": [_configured("aws_ebs_volume.v", kms_key_id={"references": ["var.kms"]})],
        "variables": {"kms": {"default": None}},
    }
    root = {"module_calls": {"disk": {"module": inner, "expressions": given}}, "variables": {"kms": {"default": None}}}
    address = "module.disk.aws_ebs_volume.v"
    assert _read(_plan([_resource(address)], root, {address: {"kms_key_id": True}}))[address].attributes == {
        "kms_key_id": None
    }
    inner["variables"] = {"kms": {}}
    if not given:
        found = _read(_plan([_resource(address)], root, {address: {"kms_key_id": True}}))[address]
        assert isinstance(found.attributes["kms_key_id"], Unknown)


def test_an_unknown_inside_a_block_that_is_not_shown_stays_unknown() -> None:
    """Of a `dynamic` block, the configuration part shows nothing."""
    root = {"resources": [_configured("aws_instance.vm", ebs_block_device=[{"size": {"constant_value": 1}}])]}
    values = {"ebs_block_device": [{"size": 1}, {"size": 2}]}
    unknown = {"aws_instance.vm": {"ebs_block_device": [{}, {"encrypted": True}]}}
    vm = _read(_plan([_resource("aws_instance.vm", **values)], root, unknown))["aws_instance.vm"]
    assert isinstance(vm.attributes["ebs_block_device"][1]["encrypted"], Unknown)


REGIONS: dict[str, Any] = {
    "aws": {"name": "aws", "full_name": AWS, "expressions": {"region": {"constant_value": "eu-west-3"}}},
    "aws.dr": {
        "name": "aws",
        "alias": "dr",
        "full_name": AWS,
        "expressions": {"region": {"references": ['var.regions["dr"]', "var.regions"]}},
    },
    "module.inner:aws": {
        "name": "aws",
        "module_address": "module.inner",
        "expressions": {"region": {"references": ["var.here"]}},
    },
    "module.versions:aws": {"name": "aws", "module_address": "module.versions", "version_constraint": ">= 5.0"},
}


@pytest.mark.parametrize(
    ("key", "module", "region"),
    [
        ("aws", "inner", "eu-west-3"),
        ("aws.dr", "inner", "eu-west-2"),
        ("module.inner:aws", "inner", "eu-central-1"),
        ("module.versions:aws", "versions", "eu-west-3"),
        ("inner:aws", "inner", "eu-central-1"),
        ("versions.deeper:aws", "versions", "eu-west-3"),
    ],
)
def test_every_spelling_of_a_provider_key_finds_the_region(key: str, module: str, region: str) -> None:
    inner = {"variables": {"here": {"default": "eu-central-1"}}, "resources": [_configured("aws_s3_bucket.this", key)]}
    address = f"module.{module}.aws_s3_bucket.this"
    document = _plan(
        [_resource(address)],
        {"module_calls": {module: {"module": inner}, "inner": {"module": inner}}},
        {},
        REGIONS,
        {"regions": {"dr": "eu-west-2"}},
    )
    assert _read(document)[address].provider.attributes["region"] == region


def test_endpoints_of_a_provider_block_are_read_as_blocks() -> None:
    providers = {
        "aws": {
            "name": "aws",
            "full_name": AWS,
            "expressions": {"endpoints": [{"s3": {"constant_value": "https://oos.eu-west-2.outscale.com"}}]},
        }
    }
    root = {"resources": [_configured("aws_s3_bucket.b")]}
    found = _read(_plan([_resource("aws_s3_bucket.b")], root, {}, providers))
    assert found["aws_s3_bucket.b"].provider.attributes == {"endpoints": [{"s3": "https://oos.eu-west-2.outscale.com"}]}


def test_a_region_made_by_an_expression_is_unknown_with_its_chain() -> None:
    providers = {"aws": {"name": "aws", "expressions": {"region": {"references": ["local.region"]}}}}
    root = {"resources": [_configured("aws_s3_bucket.b")]}
    region = _read(_plan([_resource("aws_s3_bucket.b")], root, {}, providers))["aws_s3_bucket.b"].provider.attributes[
        "region"
    ]
    assert isinstance(region, Unknown)
    assert region.chain == ("provider.aws.region", "local.region")


def _reading(document: dict[str, Any]) -> DocumentReading:
    return read_plan({"format_version": "1.2", "configuration": {"root_module": {}}, **document}, "plan.json")


def test_a_plan_without_planned_values_is_read_by_its_changes() -> None:
    changes = [
        {**_resource("aws_s3_bucket.new"), "change": {"actions": ["create"], "after": {"bucket": "b"}}},
        {**_resource("aws_s3_bucket.swapped"), "change": {"actions": ["delete", "create"], "after": {"bucket": "s"}}},
        {**_resource("aws_s3_bucket.kept"), "change": {"actions": ["no-op"], "after": {"bucket": "k"}}},
        {**_resource("aws_s3_bucket.gone"), "change": {"actions": ["delete"], "after": None}},
        {**_resource("aws_s3_bucket.let_go"), "change": {"actions": ["forget"], "after": None}},
        {**_resource("aws_s3_bucket.kept"), "deposed": "1", "change": {"actions": ["delete"], "after": None}},
    ]
    found = {item.address: item.attributes for item in _reading({"resource_changes": changes}).declarations}
    assert found == {
        "aws_s3_bucket.new": {"bucket": "b"},
        "aws_s3_bucket.swapped": {"bucket": "s"},
        "aws_s3_bucket.kept": {"bucket": "k"},
    }


def test_drift_deferral_and_failed_conditions_are_told() -> None:
    reading = _reading(
        {
            "planned_values": {},
            "resource_drift": [
                {"address": "aws_s3_bucket.by_hand", "change": {"actions": ["update"]}},
                {"address": "aws_s3_bucket.moved", "change": {"actions": ["no-op"]}},
            ],
            "deferred_changes": [{"reason": "x", "resource_change": {"address": "aws_s3_bucket.later"}}],
            "checks": [
                {"address": {"to_display": "check.health"}, "status": "fail"},
                {"address": {"to_display": "check.fine"}, "status": "pass"},
            ],
        }
    )
    told = " ".join(item.en for item in reading.diagnostics)
    assert all(name in told for name in ("aws_s3_bucket.by_hand", "aws_s3_bucket.later", "check.health"))
    assert "moved" not in told
    assert "check.fine" not in told


def test_data_of_the_prior_state_bears_its_whole_address_also_in_plans_of_terraform_0_12() -> None:
    data = {"mode": "data", "type": "aws_vpc", "name": "v", "values": {}, "address": "data.aws_vpc.v"}
    state = {
        "child_modules": [{"address": "module.a", "resources": [{**data, "index": number} for number in range(2)]}]
    }
    reading = _reading({"planned_values": {}, "prior_state": {"values": {"root_module": state}}})
    assert [item.address for item in reading.declarations] == [
        "module.a.data.aws_vpc.v[0]",
        "module.a.data.aws_vpc.v[1]",
    ]
    assert reading.diagnostics == []
