"""What holds for every expression, looked for with random ones."""

from __future__ import annotations

import json
import unicodedata
from fractions import Fraction
from pathlib import Path
from typing import Any

import hcl2
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language.errors import EvaluationError, UndeclaredReference
from hds_scanners.sources.terraform.language.evaluator import evaluate_text, literal_text
from hds_scanners.sources.terraform.language.values import Sensitive, UnknownValue, Value, export, unmark

FIXTURES = Path(__file__).parent / "oracle" / "fixtures"
EXPRESSIONS = [
    json.loads(line)["expr"] for line in (FIXTURES.parent / "expressions.jsonl").read_text("utf-8").splitlines()
]

names = st.from_regex(r"[a-z_][a-z0-9_-]{0,8}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).map(
    lambda text: unicodedata.normalize("NFC", text)
)
numbers = st.integers(-(10**30), 10**30) | st.integers(-(10**12), 10**12).map(
    lambda whole: int(value) if (value := Fraction(whole, 1024)).denominator == 1 else value
)
scalars = st.none() | st.booleans() | numbers | texts
values: st.SearchStrategy[Value] = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4).map(tuple) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


class OneName:
    """A scope in which `x` has a value."""

    directory = allowed_root = FIXTURES

    def __init__(self, value: Value = None) -> None:
        self.value = value

    def resolve(self, name: str) -> Value:
        if name == "x":
            return self.value
        raise UndeclaredReference(name)


@given(values)
def test_a_written_value_evaluates_to_itself(value: Value) -> None:
    assert evaluate_text(literal_text(value), OneName()) == value


@given(texts, texts)
def test_a_template_joins_what_it_is_given(left: str, right: str) -> None:
    assume(not left.endswith(("$", "%")))  # the sign would escape the interpolation
    written = literal_text(left)[1:-1] + "${x}"
    assert evaluate_text(f'"-{written}"', OneName(right)) == unicodedata.normalize("NFC", f"-{left}{right}")


tokens = st.sampled_from(
    [
        *'()[]{}".,:?!+-*/%=<>\n~$#\\',
        *("${", "%{", "~}", "=>", "...", "&&", "||", "==", "<<A\n", "A\n", "[*]", ".*", "for ", "in ", "if "),
        *("else", "endif", "endfor", "x", "null", "true", "1", "0.5", "upper", "try", "a", '"s"', "\u00e9"),
    ]
)


def refusal(text: str) -> EvaluationError | None:
    """The error of an expression, None when it has a value; any other exception is a crash."""
    try:
        export(evaluate_text(text, OneName(("a", 1))))
    except EvaluationError as error:
        return error
    return None


@given(st.lists(tokens, max_size=25).map("".join) | st.text(max_size=30))
@settings(max_examples=300)
def test_any_text_has_a_value_or_is_refused_at_a_place(text: str) -> None:
    error = refusal(text)
    assert error is None or (error.message and 1 <= error.line <= 1 + text.count("\n"))


@given(st.sampled_from(EXPRESSIONS), st.data())
@settings(max_examples=300)
def test_a_damaged_expression_has_a_value_or_is_refused_at_a_place(expression: str, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(expression)))
    end = data.draw(st.integers(begin, min(len(expression), begin + 6)))
    damaged = expression[:begin] + data.draw(tokens | st.just("")) + expression[end:]
    error = refusal(damaged)
    assert error is None or (error.message and 1 <= error.line <= 1 + damaged.count("\n"))


ABOUT_X = [
    "x == 1",
    "x != null",
    "[x, 1][1]",
    '{ a = x, b = "k" }.b',
    "x ? 1 : 1",
    "x ? 1 : 2",
    'x ? "a" : "b"',
    'true ? "1" : x',
    "length([x, x])",
    "[x] == []",
    "[x, 1] == [x, 2]",
    "contains([1, x], 1)",
    "keys({ a = x })",
    "try(x.a, 7)",
    "can(x.a)",
    "[for v in [x, 1] : 1]",
    '"a-${x}" == "b-"',
    'startswith("a-${x}", "b")',
    'length("abc${x}") > 2',
    'coalesce("1", x)',
    "[for k, v in { a = x } : k]",
    "lookup({ a = 1 }, x, 1)",
    "merge({ a = x }, { a = 2 }).a",
    "concat([x], [1])[1]",
    "x[*]",
    "[for v in x : v]",
    "x && false",
    "x + 1 > x",
    "tostring(x) == 1",
    "element([1, 1], x)",
    "jsonencode([x]) == null",
    '"%{ if x }a%{ else }a%{ endif }"',
    "x == x ? 1 : 2",
    'format("%s-b", x) == ""',
]


@given(st.sampled_from(ABOUT_X), values)
@settings(max_examples=500)
def test_what_is_known_of_an_unknown_holds_whatever_it_turns_out_to_be(expression: str, value: Value) -> None:
    try:
        beforehand = evaluate_text(expression, OneName(UnknownValue(Unknown(Why.RUN_TIME))))
        afterwards = evaluate_text(expression, OneName(value))
    except EvaluationError:
        assume(False)  # noqa: FBT003 - some values are errors, about which nothing is promised
    assert agrees(export(beforehand), export(afterwards))


def agrees(before: Any, after: Any) -> bool:
    """Whether the known parts of `before` are the same in `after`."""
    if isinstance(before, Unknown):
        return True
    if isinstance(before, list):
        return isinstance(after, list) and len(before) == len(after) and all(map(agrees, before, after))
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(agrees(before[key], after[key]) for key in before)
    return type(before) is type(after) and before == after


@given(st.sampled_from(ABOUT_X), values)
@settings(max_examples=300)
def test_a_mark_changes_nothing_but_the_mark(expression: str, value: Value) -> None:
    try:
        plain = evaluate_text(expression, OneName(value))
    except EvaluationError:
        with pytest.raises(EvaluationError):
            evaluate_text(expression, OneName(Sensitive(value)))
        return
    assert agrees(export(plain), export(unmark(evaluate_text(expression, OneName(Sensitive(value))))))


# A second opinion: python-hcl2 writes an expression again with a bracket around every operation.

operators = st.sampled_from(["+", "-", "*", "/", "%", "<", ">", "<=", ">=", "==", "!=", "&&", "||"])
operands = st.integers(0, 9).map(str) | st.sampled_from(["true", "false", "!true", "-3", "[1, 2][0]", "{ a = 4 }.a"])
chains = st.lists(st.tuples(operands, operators), min_size=1, max_size=5).flatmap(
    lambda pairs: operands.map(lambda last: " ".join(f"{operand} {sign}" for operand, sign in pairs) + f" {last}")
)


def outcome(text: str) -> Any:
    try:
        return export(evaluate_text(text, OneName()))
    except EvaluationError:
        return EvaluationError


@given(chains, st.booleans())
@settings(max_examples=100, deadline=None)
def test_operators_bind_as_python_hcl2_reads_them(chain: str, conditional: bool) -> None:  # noqa: FBT001
    text = f"{chain} ? {chain} : {chain}" if conditional else chain
    bracketed = hcl2.SerializationOptions(force_operation_parentheses=True)
    written = hcl2.loads(f"a = {text}\n", serialization_options=bracketed)["a"]
    assert outcome(text) == outcome(written.removeprefix("${").removesuffix("}"))


@given(st.dictionaries(names, st.integers(-99, 99) | st.booleans() | st.from_regex(r"[a-z ]{0,6}", fullmatch=True)))
@settings(max_examples=50, deadline=None)
def test_literals_are_read_as_python_hcl2_reads_them(items: dict[str, Any]) -> None:
    assume(not items.keys() & {"for", "in", "if", "null", "true", "false"})
    body = "".join(f"  {name} = {literal_text(value)}\n" for name, value in items.items())
    theirs = hcl2.loads(f"a = {{\n{body}}}\n")["a"]
    ours = evaluate_text(f"{{\n{body}}}", OneName())
    assert ours == {name: value.strip('"') if isinstance(value, str) else value for name, value in theirs.items()}
