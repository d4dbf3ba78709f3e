"""Evaluating an expression that only calls functions, and comparing what comes out."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.terraform.language.errors import EvaluationError, UndeclaredReference
from hds_scanners.sources.terraform.language.evaluator import evaluate_text
from hds_scanners.sources.terraform.language.values import Value, export


class Unsettled:
    """Stands for any unknown value in an expected result."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unknown)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unsettled()


class Folder:
    """A scope with nothing but files: relative names begin at `directory`, `allowed_root` is what was scanned."""

    def __init__(self, directory: Path, allowed_root: Path | None = None) -> None:
        self.directory = directory
        self.allowed_root = allowed_root or directory

    def resolve(self, name: str) -> Value:
        raise UndeclaredReference(f'"{name}" is not declared')


def value_of(expression: str, scope: Folder | None = None) -> Any:
    """The exported value; whole numbers are `int`, others `Decimal`."""
    return export(evaluate_text(expression, scope or Folder(Path("nowhere"))))


def same(left: Any, right: Any) -> bool:
    """Equality that tells `true` from 1 and compares at any depth."""
    if isinstance(right, Unsettled):
        return isinstance(left, Unknown)
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(right, list):
        return isinstance(left, list) and len(left) == len(right) and all(map(same, left, right))
    if isinstance(right, dict):
        return isinstance(left, dict) and left.keys() == right.keys() and all(same(left[k], right[k]) for k in right)
    if isinstance(right, float):
        return isinstance(left, Decimal) and abs(left - Decimal(str(right))) < Decimal("1e-12")
    return type(left) is type(right) and left == right


def fails(expression: str, scope: Folder | None = None) -> bool:
    """Whether Terraform's language rejects the expression."""
    try:
        value_of(expression, scope)
    except EvaluationError:
        return True
    return False


def literal(value: Any) -> str:
    """A value made of what JSON knows, as an expression."""
    if isinstance(value, str):
        escaped = "".join(c if c >= " " and c not in '"\\' else f"\\u{ord(c):04x}" for c in value)
        return '"' + escaped.replace("${", "$${").replace("%{", "%%{") + '"'
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'({literal(k)}) = {literal(v)}' for k, v in value.items())}}}"
    return json.dumps(value)
