"""Functions on lists, maps and sets: what is partly known, null, marked or of several types."""

from __future__ import annotations

from pathlib import Path

import pytest

from function_calls import UNKNOWN, Folder, fails, same, value_of
from hds_scanners.sources.terraform.language.conversion import type_of
from hds_scanners.sources.terraform.language.errors import LimitExceeded
from hds_scanners.sources.terraform.language.evaluator import evaluate_text
from hds_scanners.sources.terraform.language.functions import arguments, yaml_documents
from hds_scanners.sources.terraform.language.typesystem import as_json
from hds_scanners.sources.terraform.language.values import Sensitive, Value, contains_sensitive

VALUES = [
    ('alltrue(["true", "1"])', True),
    ("alltrue([true, null])", False),
    ('anytrue([uuid() == "a", true])', True),
    ('anytrue([uuid() == "a", false])', UNKNOWN),
    ('chunklist(["a", 1], 5)', [["a", "1"]]),
    ("chunklist([], 0)", []),
    ("coalesce(tostring(null), 1)", "1"),
    ('coalesce(uuid(), "a")', UNKNOWN),
    ('coalescelist(tolist(null), ["a"])', ["a"]),
    ('coalescelist(split(",", uuid()), [1])', UNKNOWN),
    ('compact([" ", "", null])', [" "]),
    ('concat([], tolist(["a"]))', ["a"]),
    ('concat(tolist(["a"]), split(",", uuid()))', UNKNOWN),
    ('contains([null, "a"], "a")', True),
    ("contains([[1, 2]], [1, 2])", True),
    ("contains([[1, 2]], tolist([1, 2]))", False),
    ('contains([uuid(), "a"], "b")', UNKNOWN),
    ("distinct([{ a = 1 }, { a = 1 }])", [{"a": 1}]),
    ('element(["a", "b"], -2)', "a"),
    ('element(["a", "b"], "3")', "b"),
    ('flatten([toset(["b", "a"]), tomap({ a = 1 })])', ["a", "b", {"a": 1}]),
    ('flatten([split(",", uuid())])', UNKNOWN),
    ('flatten(["a", uuid()])', ["a", UNKNOWN]),
    ('index(["a", uuid()], "a")', 0),
    ('index([uuid(), "a"], "a")', UNKNOWN),
    ("keys({ b = uuid(), a = 1 })", ["a", "b"]),
    ("length(toset([uuid()]))", 1),
    ("length(toset([uuid(), uuid()]))", UNKNOWN),
    ('length(toset([uuid(), "a"])) > 0', True),
    ('length(split(",", "a,b"))', 2),
    ('length("ab-${uuid()}") > 2', True),
    ('lookup({ a = null }, "a", "d")', None),
    ('lookup(tomap({ a = uuid() }), "b", 1)', "1"),
    ('lookup({ a = 1 }, uuid(), "x")', UNKNOWN),
    ('matchkeys(["a", "b"], ["1", "2"], toset([2]))', ["b"]),
    ('matchkeys(["a"], ["1"], [])', []),
    ('matchkeys(["a"], [uuid()], ["1"])', UNKNOWN),
    ("merge()", {}),
    ("merge(tomap(null), null, { a = 1 })", {"a": 1}),
    ("merge({ a = 1 }, jsondecode(uuid()))", UNKNOWN),
    ("one(toset([]))", None),
    ("one([uuid()])", UNKNOWN),
    ("reverse([uuid(), 1])", [1, UNKNOWN]),
    ('setunion(["a"], [uuid()])', ["a", UNKNOWN]),
    ('setintersection(["a"], [uuid()])', UNKNOWN),
    ("setsubtract([], [1])", []),
    ('setproduct([1, "a"], ["x"])', [["1", "x"], ["a", "x"]]),
    ('setproduct([], split(",", uuid()))', UNKNOWN),
    ("setproduct([], [uuid()])", []),
    ('slice(["a", uuid()], 0, 1)', ["a"]),
    ('slice(split(",", uuid()), 0, 1)', UNKNOWN),
    ('sort(["b", uuid()])', [UNKNOWN, UNKNOWN]),
    ("sum(toset([1, 2]))", 3),
    ('sum([0.1, "0.2"]) == 0.3', True),
    ('transpose({ b = ["x"], a = ["x", "y"] })', {"x": ["a", "b"], "y": ["a"]}),
    ('zipmap(["a", "a"], [1, 2])', {"a": 2}),
    ('zipmap(tolist(["a"]), [uuid()])', {"a": UNKNOWN}),
    ('zipmap([uuid()], ["a"])', UNKNOWN),
]

FAILURES = [
    "alltrue([1])",
    "chunklist([1], -1)",
    "chunklist([1], 1.5)",
    "coalesce([], {})",
    "coalesce(1, true)",
    'coalesce("", null)',
    "coalescelist([], [])",
    "concat(null, [])",
    'concat(["a"], toset(["b"]))',
    'contains(["a"], null)',
    'contains("abc", "a")',
    "distinct([1, true])",
    'element(["a", "b", "c"], -1)',
    'element(toset(["a"]), 0)',
    "flatten({ a = 1 })",
    'index(["a"], null)',
    "keys(uuid())",
    "length(1)",
    "length(null)",
    'list("a")',
    'lookup({ a = 1 }, "b")',
    'lookup({ a = 1 }, "a", 2, 3)',
    'lookup(tomap({ a = 1 }), "a", "x")',
    'matchkeys(["a"], [true], [1])',
    'matchkeys(["a"], ["1", "2"], ["1"])',
    'merge({ a = 1 }, "b")',
    "one([1, 2])",
    "one(null)",
    'setproduct("a", ["x"])',
    "setproduct([true, 1], [1])",
    "setproduct([for i in range(1000) : i], [for i in range(1000) : i])",
    "setunion([1], [true])",
    "slice([1], 0, 2)",
    "slice([1], 1, 0)",
    'slice("abc", 0, 1)',
    'sort([null, "a"])',
    "sum([])",
    "sum([1, null])",
    "transpose({ a = [null] })",
    "transpose({ a = null })",
    'zipmap(["a"], toset([1]))',
    "zipmap([null], [1])",
    'zipmap(["a"], [])',
]


@pytest.mark.parametrize(("expression", "expected"), VALUES)
def test_collection_function_yields(expression: str, expected: object) -> None:
    assert same(value_of(expression), expected)


@pytest.mark.parametrize("expression", FAILURES)
def test_collection_function_refuses(expression: str) -> None:
    assert fails(expression)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('concat(tolist(["a"]), tolist([1]))', ["list", "string"]),
        ('concat(tolist(["a"]), [1])', ["tuple", ["string", "number"]]),
        ("distinct([])", ["list", "dynamic"]),
        ("keys(tomap({ a = 1 }))", ["list", "string"]),
        ("merge(tomap({ a = 1 }), tomap({ b = 2 }))", ["map", "number"]),
        ('merge(tomap({ a = 1 }), tomap({ b = "x" }))', ["object", {"a": "number", "b": "string"}]),
        ("one(tolist(null) == null ? toset([]) : toset([1]))", "number"),
        ('reverse(toset(["a"]))', ["list", "string"]),
        ('setproduct(toset(["a"]), [1])', ["set", ["tuple", ["string", "number"]]]),
        ("setsubtract([1], [])", ["set", "number"]),
        ("values(tomap({ a = 1 }))", ["list", "number"]),
        ('zipmap(["a"], tolist([1]))', ["map", "number"]),
    ],
)
def test_collection_function_keeps_the_type(expression: str, expected: object) -> None:
    assert as_json(type_of(evaluate_text(expression, Folder(Path("nowhere"))))) == expected


@pytest.mark.parametrize(
    ("expression", "whole"),
    [
        ('concat([sensitive("a")], ["b"])', False),
        ('concat(sensitive(["a"]), ["b"])', True),
        ('flatten([sensitive(["a"]), "b"])', True),
        ('flatten([[sensitive("a")], "b"])', False),
        ("keys(sensitive({ a = 1 }))", True),
        ('lookup({ a = sensitive("x") }, "b", 1)', None),
        ('lookup({ a = 1 }, sensitive("a"))', True),
        ("merge({ a = sensitive(1) }, { b = 2 })", False),
        ("merge(sensitive({ a = 1 }), { b = 2 })", True),
        ("reverse([sensitive(1), 2])", False),
        ('transpose({ a = [sensitive("b")] })', True),
        ('zipmap([sensitive("a")], [1])', True),
        ('zipmap(["a"], [sensitive(1)])', False),
        ("length([sensitive(1)])", None),
        ("contains([sensitive(1)], 1)", True),
        ("one([sensitive(1)])", True),
    ],
)
def test_a_mark_stays_on_the_part_it_was_on(expression: str, whole: bool | None) -> None:  # noqa: FBT001 - a table
    value = evaluate_text(expression, Folder(Path("nowhere")))
    assert contains_sensitive(value) is (whole is not None)
    assert isinstance(value, Sensitive) is bool(whole)


@pytest.mark.parametrize(
    "step", ["concat({0}, {0})", "flatten([{0}, {0}])", "[jsonencode([{0}, {0}])]", "[yamlencode([{0}, {0}])]"]
)
def test_what_doubles_again_and_again_is_given_up(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arguments, "LARGEST_TEXT", 100_000)
    monkeypatch.setattr(yaml_documents, "_MOST_WRITTEN", 10_000)
    levels = {"v0": '["0123456789abcdef"]'}
    for level in range(1, 40):
        levels[f"v{level}"] = step.format(f"v{level - 1}")
    with pytest.raises(LimitExceeded):
        evaluate_text("v39", Levels(levels))


class Levels(Folder):
    """A scope of values that are made of each other, each evaluated once."""

    def __init__(self, expressions: dict[str, str]) -> None:
        super().__init__(Path("nowhere"))
        self.expressions = expressions
        self.values: dict[str, Value] = {}

    def resolve(self, name: str) -> Value:
        if name not in self.values:
            self.values[name] = evaluate_text(self.expressions[name], self)
        return self.values[name]
