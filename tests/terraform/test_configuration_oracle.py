"""Every configuration of the oracle is read as the real Terraform plans it.

The oracle's README (beside its data) says what the fields mean and how the answers were made.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hds_scanners.sources.terraform.dump import dump_root
from hds_scanners.sources.terraform.folder import TerraformOptions, find_roots, read_root

CONFIGURATIONS = Path(__file__).parent / "oracle" / "configurations"
CASES = sorted(folder.name for folder in CONFIGURATIONS.iterdir())

EXPLAINED: dict[str, str] = {}
"""Configurations on which we differ, with the reason; none at present."""
COMPARED = ("input", "triggers_replace")
COMPUTED = ("id", "output")


def expected_of(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads(
        (CONFIGURATIONS / name / "expected.json").read_text("utf-8"), parse_float=Decimal
    )
    return expected


def dumped(name: str, expected: dict[str, Any]) -> dict[str, Any]:
    folder = CONFIGURATIONS / name
    assignments: list[Path | tuple[str, str]] = []
    for argument in expected["invocation"]["args"]:
        option, _, given = argument.removeprefix("-").partition("=")
        variable, _, text = given.partition("=")
        assignments.append(folder / given if option == "var-file" else (variable, text))
    options = TerraformOptions(
        assignments=tuple(assignments),
        environment=expected["invocation"]["env"],
        workspace="default",
        short_circuit=False,
        open_world=False,
    )
    return dump_root(read_root(find_roots(folder), ".", options), reveal=True)


def same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, int | Decimal) and isinstance(theirs, int | Decimal):
        return abs(Decimal(ours) - Decimal(theirs)) <= abs(Decimal(theirs)) * Decimal("1e-12")
    if type(ours) is not type(theirs):
        return False
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(ours, dict):
        return ours.keys() == theirs.keys() and all(same(ours[key], theirs[key]) for key in theirs)
    return bool(ours == theirs)


def configured(paths: list[str]) -> list[str]:
    """Unknown paths without those of what only the provider sets."""
    return sorted(path for path in paths if not path.startswith(COMPUTED))


@pytest.mark.parametrize("name", [name for name in CASES if not expected_of(name)["error"]])
def test_configuration_is_read_as_terraform_plans_it(name: str) -> None:
    expected = expected_of(name)
    dump = dumped(name, expected)

    assert [item["message"] for item in dump["diagnostics"] if item["severity"] == "error"] == []
    ours = {item["address"]: item for item in dump["resources"] if item["mode"] == "managed"}
    theirs = {item["address"]: item for item in expected["resources"]}
    assert sorted(ours) == sorted(theirs)
    for address, resource in theirs.items():
        for argument in COMPARED:
            value = ours[address]["attributes"].get(argument)
            assert same(value, resource["values"].get(argument)), (address, argument, value)
        assert configured(ours[address]["unknown"]) == configured(resource["unknown"]), address
    assert sorted(dump["outputs"]) == sorted(expected["outputs"])
    for output, answer in expected["outputs"].items():
        assert same(dump["outputs"][output]["value"], answer["value"]), output
        assert dump["outputs"][output]["unknown"] == answer["unknown"], output


@pytest.mark.parametrize("name", [name for name in CASES if expected_of(name)["error"] and name not in EXPLAINED])
def test_configuration_that_terraform_rejects_has_an_error(name: str) -> None:
    dump = dumped(name, expected_of(name))

    assert [item for item in dump["diagnostics"] if item["severity"] == "error"]


def test_missing_variable_is_only_a_remark_for_a_scan_which_has_nobody_to_ask() -> None:
    folder = CONFIGURATIONS / "err-missing-required-variable"
    dump = dump_root(read_root(find_roots(folder), ".", TerraformOptions()))

    assert [item["severity"] for item in dump["diagnostics"]] == ["info"]
    assert [resource["unknown"] for resource in dump["resources"]] == [["input"]]


def test_explained_differences_are_at_most_two_in_a_hundred() -> None:
    assert len(EXPLAINED) / len(CASES) <= 0.02
    assert set(EXPLAINED) <= set(CASES)
