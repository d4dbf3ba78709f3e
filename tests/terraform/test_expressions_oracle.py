"""Every expression of the oracle evaluates to what the real Terraform answers.

The oracle's README (beside its data) says what the fields mean and how the answers were made.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from hds_scanners.sources.terraform.language.conversion import type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, UndeclaredReference
from hds_scanners.sources.terraform.language.evaluator import evaluate_text
from hds_scanners.sources.terraform.language.typesystem import as_json
from hds_scanners.sources.terraform.language.values import (
    MapValue,
    Sensitive,
    SetValue,
    UnknownValue,
    Value,
    export,
)

ORACLE = Path(__file__).parent / "oracle"
CASES: list[dict[str, Any]] = [
    json.loads(line, parse_float=Decimal) for line in (ORACLE / "expressions.jsonl").read_text("utf-8").splitlines()
]

KNOWN_DIFFERENCES = {
    "type_conversion-086": 'tostring(-0.0) is "-0" in Terraform; our numbers have no negative zero',
}


class OracleScope:
    """What an expression of the oracle can see: the paths of the root module and the workspace."""

    directory = allowed_root = ORACLE / "fixtures"

    def resolve(self, name: str) -> Value:
        if name == "path":
            return {"module": ".", "root": ".", "cwd": str(self.directory.resolve())}
        if name == "terraform":
            return {"workspace": "default"}
        raise UndeclaredReference(f'"{name}" is not declared')


def paths_of(value: Value, wanted: type, path: str = "") -> list[str]:
    """Where a value has parts of a class, spelled as in the oracle."""
    if isinstance(value, wanted):
        return [path]
    if isinstance(value, Sensitive):
        return paths_of(value.value, wanted, path)
    if isinstance(value, dict | MapValue):
        items = value if isinstance(value, dict) else value.items
        found = []
        for key in sorted(items):
            name = all(character.isalnum() or character in "_-" for character in key) and key[:1].isalpha()
            step = (f".{key}" if path else key) if name else f'["{key}"]'
            found += paths_of(items[key], wanted, path + step)
        return found
    if isinstance(value, tuple) or hasattr(value, "elements"):
        return [each for place, element in enumerate(value) for each in paths_of(element, wanted, f"{path}[{place}]")]
    return []


def answer(paths: list[str]) -> bool | list[str]:
    return True if paths == [""] else paths or False


def same(ours: Any, theirs: Any) -> bool:
    """Equality in which numbers with decimals agree to 12 digits, and our unknown parts are not looked at."""
    if type(ours).__name__ == "Unknown":
        return True
    if isinstance(theirs, bool) or theirs is None:
        return ours is theirs
    if isinstance(theirs, int | Decimal):
        if isinstance(ours, bool) or not isinstance(ours, int | Decimal):
            return False
        exact = isinstance(ours, int) and isinstance(theirs, int)
        return ours == theirs or (not exact and abs(ours - Decimal(theirs)) <= abs(Decimal(theirs)) * Decimal("1e-12"))
    if isinstance(theirs, list):
        return isinstance(ours, list) and len(ours) == len(theirs) and all(map(same, ours, theirs))
    if isinstance(theirs, dict):
        return isinstance(ours, dict) and ours.keys() == theirs.keys() and all(same(ours[k], theirs[k]) for k in ours)
    return bool(ours == theirs)


def check(case: dict[str, Any]) -> None:
    if case["error"]:
        with pytest.raises(EvaluationError):
            evaluate_text(case["expr"], OracleScope())
        return
    value = evaluate_text(case["expr"], OracleScope())
    unknown = answer(paths_of(value, UnknownValue))
    assert unknown == case["unknown"]
    assert answer(paths_of(value, Sensitive)) == case.get("sensitive", False)
    if unknown is not True:
        assert same(export(value), case["value"])
    if "type" in case:
        assert as_json(type_of(value)) == case["type"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_expression_evaluates_to_what_terraform_answers(case: dict[str, Any]) -> None:
    if case["id"] in KNOWN_DIFFERENCES:
        with pytest.raises((AssertionError, EvaluationError)):
            check(case)
    else:
        check(case)


def test_known_differences_are_few_and_named_after_cases() -> None:
    assert KNOWN_DIFFERENCES.keys() <= {case["id"] for case in CASES}
    assert len(KNOWN_DIFFERENCES) < len(CASES) / 100


def test_elements_of_a_set_come_in_the_order_of_the_oracle() -> None:
    value = evaluate_text("toset([[10], [9], [100]])", OracleScope())
    assert isinstance(value, SetValue)
    assert value.elements == ((100,), (10,), (9,))
