"""What an expression tells besides its value: places, references, reasons; and what it refuses."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.language import constraints, numeric
from hds_scanners.sources.terraform.language.conversion import make_set
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded, UndeclaredReference
from hds_scanners.sources.terraform.language.evaluator import (
    Expression,
    evaluate,
    evaluate_json,
    evaluate_text,
    references,
    static_path,
)
from hds_scanners.sources.terraform.language.parser import parse_expression
from hds_scanners.sources.terraform.language.syntax import parse
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, STRING, as_json
from hds_scanners.sources.terraform.language.values import (
    LazyObject,
    Sensitive,
    TypedNull,
    UnknownValue,
    Value,
    contains_sensitive,
    export,
)

if TYPE_CHECKING:
    from pathlib import Path


class Resource(LazyObject):
    """A resource of which only `name` was written."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.read: list[str] = []

    def attribute(self, name: str) -> Value:
        self.read.append(name)
        if name == "name":
            return "written"
        cause = Unknown(Why.COMPUTED, (f"{self.address}.{name}",), (Reference(self.address, name),), exact=True)
        return UnknownValue(cause)

    def materialise(self) -> Value:
        return {"name": "written", "id": self.attribute("id")}


class Names:
    """A scope of some names and a folder."""

    def __init__(self, folder: Path, **names: Value) -> None:
        self.directory = self.allowed_root = folder
        self.names = names

    def resolve(self, name: str) -> Value:
        if name in self.names:
            return self.names[name]
        raise UndeclaredReference(f'"{name}" is not declared')


@pytest.fixture
def scope(tmp_path: Path) -> Names:
    no_value = UnknownValue(Unknown(Why.NO_VALUE, ("var.suffix",)))
    return Names(
        tmp_path,
        var={"suffix": no_value, "secret": Sensitive("s3cret"), "region": "eu-west-3"},
        aws_kms_key={"k": Resource("aws_kms_key.k")},
        aws_subnet={"s": (Resource("aws_subnet.s[0]"), Resource("aws_subnet.s[1]"))},
    )


def cause(text: str, scope: Names) -> Unknown:
    value = evaluate_text(text, scope)
    assert isinstance(value, UnknownValue), value
    return value.cause


# Reasons and references of unknown values


@pytest.mark.parametrize(
    "text",
    [
        "aws_kms_key.k.arn",
        '"${aws_kms_key.k.arn}"',
        "(aws_kms_key.k.arn)",
        "true ? aws_kms_key.k.arn : null",
        "[aws_kms_key.k.arn][0]",
        "{ a = aws_kms_key.k.arn }.a",
        "[for k in [aws_kms_key.k] : k.arn][0]",
        "try(aws_kms_key.k.arn, null)",
        "aws_kms_key.k.*.arn[0]",
    ],
)
def test_a_computed_attribute_stays_exactly_that_reference(text: str, scope: Names) -> None:
    assert cause(text, scope).reference == Reference("aws_kms_key.k", "arn")


def test_a_part_of_a_computed_attribute_is_a_reference_to_that_part(scope: Names) -> None:
    assert cause("aws_kms_key.k.blocks[0].ip", scope).reference == Reference("aws_kms_key.k", "blocks[0].ip")
    assert cause('aws_kms_key.k.tags["a"]', scope).reference == Reference("aws_kms_key.k", 'tags["a"]')


def test_a_template_keeps_its_known_pieces_and_its_references(scope: Names) -> None:
    found = cause('"arn:${aws_kms_key.k.id}-${var.suffix}/*"', scope)
    assert found.why is Why.COMPUTED
    assert found.references == (Reference("aws_kms_key.k", "id"),)
    assert found.reference is None
    assert [part if isinstance(part, str) else part.why for part in found.parts] == [  # type: ignore[attr-defined]
        "arn:",
        Why.COMPUTED,
        "-",
        Why.NO_VALUE,
        "/*",
    ]


def test_the_pieces_of_an_inner_template_are_pieces_of_the_outer(scope: Names) -> None:
    found = cause('"a${"b${var.suffix}"}"', scope)
    assert [part for part in found.parts if isinstance(part, str)] == ["a", "b"]
    assert len(found.parts) == 3


def test_a_splat_reaches_the_attribute_of_each_instance(scope: Names) -> None:
    value = evaluate_text("aws_subnet.s[*].id", scope)
    assert [each.cause.reference.address for each in value] == ["aws_subnet.s[0]", "aws_subnet.s[1]"]


def test_only_what_is_read_of_a_resource_is_computed(scope: Names) -> None:
    assert evaluate_text("aws_kms_key.k.name", scope) == "written"
    assert scope.names["aws_kms_key"]["k"].read == ["name"]


def test_an_unknown_condition_keeps_the_references_of_both_sides(scope: Names) -> None:
    found = cause('var.suffix == "x" ? aws_subnet.s[0].id : aws_subnet.s[1].id', scope)
    assert found.why is Why.NO_VALUE
    assert {reference.address for reference in found.references} == {"aws_subnet.s[0]", "aws_subnet.s[1]"}


def test_an_unknown_name_of_a_provider_function_says_so(scope: Names) -> None:
    found = cause("provider::aws::arn_parse(aws_kms_key.k.arn)", scope)
    assert found.why is Why.NOT_EVALUATED
    assert found.references == (Reference("aws_kms_key.k", "arn"),)


def test_a_secret_stays_marked_through_templates_functions_and_conditions(scope: Names) -> None:
    for text in (
        '"x-${var.secret}"',
        "upper(var.secret)",
        'var.secret == "a" ? 1 : 2',
        "[var.secret]",
        "{a = var.secret}",
    ):
        assert contains_sensitive(evaluate_text(text, scope)), text
    assert not contains_sensitive(evaluate_text('[var.secret, "b"][1]', scope))


def test_a_secret_of_no_value_is_exported_as_sensitive() -> None:
    assert export(Sensitive(UnknownValue(Unknown(Why.NO_VALUE)))).sensitive


# Places and static structure


def test_an_error_is_placed_at_the_innermost_call_or_reference(scope: Names) -> None:
    source = b'a = 1\nb = [\n  1,\n  upper(\n    file("gone"),\n  ),\n]\n'
    attribute = parse(source).root_node.children[0].children[1]
    with pytest.raises(EvaluationError) as caught:
        evaluate(attribute.children[2], scope)
    assert (caught.value.line, caught.value.column) == (5, 4)


def test_an_error_on_the_first_line_counts_from_the_beginning_of_the_line(scope: Names) -> None:
    attribute = parse(b"\n  name = var.region.x\n").root_node.children[0].children[0]
    with pytest.raises(EvaluationError) as caught:
        evaluate(attribute.children[2], scope)
    assert (caught.value.line, caught.value.column) == (2, 9)


def test_references_are_listed_in_order_without_loop_variables() -> None:
    text = '[for k, v in var.m : "${k}${v.x}${local.a["b"].c[0]}" if data.d.e[count.index].f != v[each.key]]'
    assert list(references(parse_expression(text))) == [
        ("var", "m"),
        ("local", "a", "b", "c", 0),
        ("data", "d", "e", None, "f"),
        ("count", "index"),
        ("each", "key"),
    ]


def test_a_loop_variable_hides_a_name_only_inside_its_loop() -> None:
    assert list(references(parse_expression("concat([for var in local.l : var.x], var.y)"))) == [
        ("local", "l"),
        ("var", "y"),
    ]


def test_references_inside_a_splat_and_a_directive_are_found() -> None:
    assert list(references(parse_expression("a.b[*].c.d"))) == [("a", "b", None, "c", "d")]
    text = '"%{ for x in var.l }${x}${local.y}%{ endfor }%{ if var.z }${local.w}%{ endif }"'
    assert list(references(parse_expression(text))) == [("var", "l"), ("local", "y"), ("var", "z"), ("local", "w")]


def test_a_plain_reference_has_a_static_path() -> None:
    assert static_path(parse_expression("aws.dr")) == ("aws", "dr")
    assert static_path(parse_expression('module.x["a"].y')) == ("module", "x", "a", "y")
    for text in ("aws[var.x]", "f(aws.dr)", "a[*].b", '"aws.dr"', "1"):
        assert static_path(parse_expression(text)) is None


def test_an_expression_is_parsed_once_and_evaluated_in_many_scopes(tmp_path: Path) -> None:
    expression = Expression("each.key + 1")
    assert [expression.evaluate(Names(tmp_path, each={"key": key})) for key in (1, 2)] == [2, 3]


def test_line_ends_inside_brackets_do_not_end_an_expression(scope: Names) -> None:
    assert evaluate_text("(\n1\n+\n2 # three\n)\n", scope) == 3
    with pytest.raises(EvaluationError):
        evaluate_text("1\n+ 2", scope)


# JSON syntax


def test_strings_and_keys_of_json_are_templates(scope: Names) -> None:
    value = evaluate_json({"${var.region}": ["a-${var.region}", "${1 + 1}", 1.5, None, True, "$${x}"]}, scope)
    assert value == {"eu-west-3": ("a-eu-west-3", 2, Fraction(3, 2), None, True, "${x}")}


def test_deep_json_is_refused(scope: Names) -> None:
    value: list[object] = []
    for _ in range(5000):
        value = [value]
    with pytest.raises(LimitExceeded):
        evaluate_json(value, scope)


# Types of variables


def typed(kind: str, text: str, scope: Names) -> Value:
    return constraints.apply(evaluate_text(text, scope), constraints.parse_type(kind))


def test_defaults_of_optional_attributes_stand_for_missing_and_null(scope: Names) -> None:
    kind = 'object({ a = string, b = optional(number, 3), c = optional(object({ d = optional(string, "x") }), {}) })'
    assert typed(kind, "{ a = 1, undeclared = 2 }", scope) == {"a": "1", "b": 3, "c": {"d": "x"}}
    assert typed(kind, '{ a = "q", b = null, c = { d = null } }', scope) == {"a": "q", "b": 3, "c": {"d": "x"}}
    assert typed(f"list({kind})", "[{ a = 1 }]", scope).elements == ({"a": "1", "b": 3, "c": {"d": "x"}},)
    assert typed(f"map({kind})", "{ k = { a = 1 } }", scope).items == {"k": {"a": "1", "b": 3, "c": {"d": "x"}}}


def test_a_null_map_is_a_null_object_when_what_does_not_fit_is_optional(scope: Names) -> None:
    null = typed("map(string)", "null", scope)
    kind = constraints.parse_type("object({ a = optional(bool), b = optional(object({ c = string })) })")
    assert constraints.apply(null, kind) == TypedNull(constraints.type_of_constraint(kind))
    with pytest.raises(EvaluationError):
        constraints.apply(null, constraints.parse_type("object({ b = object({ c = string }) })"))


def test_an_optional_attribute_without_default_is_null(scope: Names) -> None:
    assert typed("object({ a = optional(list(string)) })", "{}", scope)["a"] == TypedNull(
        constraints.parse_type("list(string)").type
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("list(string)", '"a"'),
        ("object({ a = string })", "{}"),
        ("number", '"x"'),
        ("tuple([string])", "[]"),
        ("map(number)", '{ a = "x" }'),
        ("set(bool)", "[1]"),
    ],
)
def test_a_value_that_does_not_fit_its_type_is_an_error(kind: str, text: str, scope: Names) -> None:
    with pytest.raises(EvaluationError):
        typed(kind, text, scope)


@pytest.mark.parametrize("kind", ["strng", "list(string, string)", "object([])", "1", "list", "var.x"])
def test_what_is_no_type_is_an_error(kind: str) -> None:
    if kind == "list":  # read as Terraform 0.11 did
        assert as_json(constraints.parse_type(kind).type) == ["list", "dynamic"]
    else:
        with pytest.raises(EvaluationError):
            constraints.parse_type(kind)


def test_an_unknown_value_takes_the_type_of_its_variable(scope: Names) -> None:
    value = typed("string", "var.suffix", scope)
    assert value.type is STRING
    assert value.cause.chain == ("var.suffix",)


# Numbers and sets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.1", "0.1"),
        ("1e-7", "0.0000001"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
        ("1e30", "1000000000000000000000000000000"),
        ("-2.50", "-2.5"),
        ("1e200", "1" + "0" * 200),
    ],
)
def test_a_number_is_written_with_its_shortest_digits(text: str, expected: str) -> None:
    assert numeric.text(numeric.parse(text)) == expected


def test_a_set_orders_text_by_code_point_numbers_by_value_and_null_last() -> None:
    assert make_set(["b", "a", None, "B"]).elements == ("B", "a", "b", None)
    assert make_set([10, 9, Fraction(19, 2)]).elements == (9, Fraction(19, 2), 10)


# Hostile input


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000 + "]" * 10_000,
        "[" * 10_000,
        "(" * 10_000 + "1" + ")" * 10_000,
        "{a=" * 10_000 + "1" + "}" * 10_000,
        "-" * 10_000 + "1",
        "upper(" * 10_000 + '"a"' + ")" * 10_000,
        '"${' * 5_000 + "1" + '}"' * 5_000,
        "true ? 1 : " * 10_000 + "1",
        "[for x in [1] : " * 3_000 + "1" + "]" * 3_000,
        "[]" + "[*]" * 10_000,
        '"' + "%{if true}" * 5_000 + "x" + "%{endif}" * 5_000 + '"',
        "[for a in range(1000) : [for b in range(1000) : [for c in range(1000) : a]]]",
        '"%{ for a in range(1000) }%{ for b in range(1000) }' + "x" * 1000 + '%{ endfor }%{ endfor }"',
        "1e1000000",
        "pow(2, 1000) " + "* pow(2, 1000)" * 20,
        "9" * 100_000,
    ],
    ids=lambda text: text[:24],
)
def test_what_is_nested_or_multiplied_too_far_is_refused(text: str, scope: Names) -> None:
    with pytest.raises(EvaluationError):
        evaluate_text(text, scope)


def test_long_but_flat_expressions_are_evaluated(scope: Names) -> None:
    assert evaluate_text("1+" * 5_000 + "1", scope) == 5_001
    assert len(evaluate_text("[" + "1," * 20_000 + "]", scope)) == 20_000


def test_a_value_that_shares_its_parts_to_become_huge_is_refused(tmp_path: Path) -> None:
    value: Value = "x"
    for _ in range(16):
        value = evaluate_text("[var.a, var.a]", Names(tmp_path, var={"a": value}))
    scope = Names(tmp_path, var={"a": value})
    with pytest.raises(LimitExceeded):
        evaluate_text("[[var.a, var.a], [var.a, var.a], [var.a, var.a], [var.a, var.a]]", scope)


def test_a_value_nested_far_too_deep_by_and_by_is_refused(tmp_path: Path) -> None:
    value: Value = ()
    with pytest.raises(LimitExceeded):  # noqa: PT012 - which round fails is not promised
        for _ in range(1_000):
            value = evaluate_text("[var.a]", Names(tmp_path, var={"a": value}))


def test_a_template_outside_of_the_scanned_folder_is_not_read(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.tftpl").write_text("secret")
    (inside / "link.tftpl").symlink_to(tmp_path / "secret.tftpl")
    for name in ("../secret.tftpl", "link.tftpl", str(tmp_path / "secret.tftpl")):
        assert cause(f'templatefile("{name}", {{}})', Names(inside)).why is Why.NOT_EVALUATED


def test_a_template_that_renders_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.tftpl").write_text('${templatefile("t.tftpl", {})}')
    with pytest.raises(EvaluationError):
        evaluate_text('templatefile("t.tftpl", {})', Names(tmp_path))


def test_a_template_string_comes_from_a_reference_and_sees_only_its_variables(tmp_path: Path) -> None:
    scope = Names(tmp_path, local={"t": "hello ${name}"})
    assert evaluate_text('templatestring(local.t, { name = "x" })', scope) == "hello x"
    for text in ('templatestring("a", {})', "templatestring(local.t, {})"):
        with pytest.raises(EvaluationError):
            evaluate_text(text, scope)


def test_try_does_not_hide_an_undeclared_reference(scope: Names) -> None:
    for text in ("try(nothing.here, 1)", "can(nothing.here)", "true ? 1 : nothing.here"):
        with pytest.raises(UndeclaredReference):
            evaluate_text(text, scope)


def test_an_unknown_of_any_type_can_be_used_everywhere(scope: Names) -> None:
    for text in (
        "var.suffix.a[0].b",
        "var.suffix[*].id",
        "[for x in var.suffix : x]",
        "keys(var.suffix)",
        "-var.suffix",
    ):
        assert evaluate_text(text, scope).cause.why is Why.NO_VALUE, text
    assert evaluate_text("var.suffix.a", scope).type is DYNAMIC
