"""JSON, YAML, CSV, Base64, URLs and variable files: what is written, what is read and what is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from function_calls import UNKNOWN, Folder, fails, literal, same, value_of
from hds_policies.model.value import Unknown
from hds_scanners.sources.terraform.language.evaluator import evaluate_text
from hds_scanners.sources.terraform.language.values import UnknownValue

DECODED_YAML: list[tuple[str, object]] = [
    ("a: |-\n  12\nb: >-\n  yes\nc: |\n  no\n", {"a": "12", "b": "true", "c": "no\n"}),
    ("a: &x [1, 2]\nb: *x\n", {"a": [1, 2], "b": [1, 2]}),
    ("a: 0b11\nb: -0x1F\nc: 1.\nd: .5\ne: +3\nf: 08\n", {"a": "0b11", "b": "-0x1F", "c": 1, "d": 0.5, "e": 3, "f": 8}),
    ("a: -.inf\n", {"a": Decimal("-Infinity")}),
    (
        "a: 2001-12-14t21:59:43.10-05:00\nb: 2001-12-14 21:59:43\nc: 2001-1-1\nd: 2001-02-30\ne: 2001-12\n",
        {
            "a": "2001-12-14T21:59:43-05:00",
            "b": "2001-12-14T21:59:43Z",
            "c": "2001-01-01T00:00:00Z",
            "d": "2001-02-30",
            "e": "2001-12",
        },
    ),
    ('a: !!int "0x10"\nb: !!float 1\nc: !!str 1\nd: !!bool on\n', {"a": "0x10", "b": 1, "c": "1", "d": True}),
    ("---\na: 1\n...\n", {"a": 1}),
    ("---\n", None),
    ("{a: 1, b: [x, y], c}", {"a": 1, "b": ["x", True], "c": None}),
    ("1.50: x\n0x10: z\n'yes': q\n", {"1.5": "x", "16": "z", "yes": "q"}),
    ("- <<: {a: 1, b: 1}\n  b: 2\n", [{"a": 1, "b": 2}]),
    ("a: 1\na: 2\n", {"a": 2}),
    ("a: x:y\nb: http://h/p?q#f\n", {"a": "x:y", "b": "http://h/p?q#f"}),
    ("n: N\nt: TRUE\nx: tRue\nz: ~\n", {"false": False, "t": True, "x": "tRue", "z": None}),
    ("a: caf\u0065\u0301\n", {"a": "café"}),
]

BAD_YAML = [
    "",
    "# nothing\n",
    "a: b: c\n",
    "a: .nan\n",
    "a: *nope\n",
    "a: &x [*x]\n",
    "null: 1\n",
    "[a]: 1\n",
    "- <<: 1\n",
    "- <<: [{a: 1}]\n",
    "a: 1\n---\nb: 2\n",
    "a: !!set {x}\n",
    "a: !!binary '*'\n",
    "a: !local x\n",
    "a: !!bool maybe\n",
    "'open\n",
    "a:\n\t- b\n",
]


@pytest.mark.parametrize(("source", "expected"), DECODED_YAML)
def test_yamldecode_reads(source: str, expected: object) -> None:
    assert same(value_of(f"yamldecode({literal(source)})"), expected)


@pytest.mark.parametrize("source", BAD_YAML)
def test_yamldecode_refuses(source: str) -> None:
    assert fails(f"yamldecode({literal(source)})")


def test_yamldecode_does_not_follow_aliases_without_end() -> None:
    levels = [
        f"{name}: &{name} [{', '.join(['*' + previous] * 9)}]"
        for previous, name in zip("abcdefg", "bcdefgh", strict=True)
    ]
    assert fails(f"yamldecode({literal('a: &a [1, 2]' + chr(10) + chr(10).join(levels))})")


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ('""', '""\n'),
        ("12", "12\n...\n"),
        ("[]", "[]\n"),
        ('"multi\\n"', "|\n  multi\n"),
        ('{ a = "x\\n  y\\n\\n" }', '"a": |+\n  x\n    y\n\n...\n'),
        ('{ a = " lead\\nx" }', '"a": |2-\n   lead\n  x\n'),
        ('{ a = "tab\\there\\n" }', '"a": "tab\\there\\n"\n'),
        ('{ a = "trail \\nx" }', '"a": "trail \\nx"\n'),
        ('{ a = "\\U0001F600\\né" }', '"a": "\\U0001F600\\né"\n'),
        ('{ "" = 1, "a\\nb" = 2 }', '"": 1\n? |-\n  a\n  b\n: 2\n'),
        ("[{ a = 1, b = [1, { c = [] }] }, [], [[]]]", '- "a": 1\n  "b":\n  - 1\n  - "c": []\n- []\n- - []\n'),
        ("{ a = true, b = null, c = 1.5, d = 1e20 }", '"a": true\n"b": null\n"c": 1.5\n"d": 100000000000000000000\n'),
        ("{ a = uuid() }", UNKNOWN),
    ],
)
def test_yamlencode_writes(argument: str, expected: object) -> None:
    assert same(value_of(f"yamlencode({argument})"), expected)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('"\\ud83d\\ude00 \\ud800"', "😀 \ufffd"),
        ("1.5e2", 150),
        ("0.1", Decimal("0.1")),
        ('{"a":1,"a":2}', {"a": 2}),
        ("\t[ ]\n", []),
    ],
)
def test_jsondecode_reads(source: str, expected: object) -> None:
    decoded = value_of(f"jsondecode({literal(source)})")
    assert same(round(decoded, 12) if isinstance(decoded, Decimal) else decoded, expected)


@pytest.mark.parametrize(
    "source",
    [
        "",
        "01",
        "'a'",
        "[1,]",
        '{"a":}',
        "[NaN]",
        "Infinity",
        "tru",
        "[1] [2]",
        '"a\nb"',
        '{"a":"x","a":1}',
        "[" * 100_000,
    ],
)
def test_jsondecode_refuses(source: str) -> None:
    assert fails(f"jsondecode({literal(source)})")


@pytest.mark.parametrize(
    ("argument", "expected"),
    [
        ('"\\u0008\\u000c\\u007f\\u2029 <>&\'/"', '"\\b\\f\x7f\\u2029 \\u003c\\u003e\\u0026\'/"'),
        ('{ z = 1, "é" = [tostring(null)] }', '{"z":1,"é":[null]}'),
        ("toset([2, 1])", "[1,2]"),
        ("1e-7", "0.0000001"),
        ('{ a = "x-${uuid()}" }', UNKNOWN),
    ],
)
def test_jsonencode_writes(argument: str, expected: object) -> None:
    assert same(value_of(f"jsonencode({argument})"), expected)


def test_infinity_is_no_json() -> None:
    assert fails("jsonencode(1 / 0)")


@pytest.mark.parametrize("function", ["jsonencode", "yamlencode", "provider::terraform::encode_tfvars"])
def test_a_partly_known_document_is_kept_for_the_policies(function: str) -> None:
    value = evaluate_text(f'{function}({{ a = [1, uuid()], b = "x" }})', Folder(Path("nowhere")))
    assert isinstance(value, UnknownValue)
    assert same(value.cause.document, {"a": [1, UNKNOWN], "b": "x"})


def test_a_partly_known_document_is_kept_when_it_is_decoded() -> None:
    value = value_of("jsondecode(jsonencode({ a = 1, b = uuid() }))")
    assert isinstance(value, Unknown)
    assert same(value.document, {"a": 1, "b": UNKNOWN})


@pytest.mark.parametrize("expression", ['jsondecode("x${uuid()}")', "jsonencode()", "yamldecode(null)"])
def test_a_document_that_cannot_be_one_is_refused(expression: str) -> None:
    assert fails(expression)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a,b\n,\n", [{"a": "", "b": ""}]),
        ('a\n"x\ny"\n', [{"a": "x\ny"}]),
        ('a,b\r\n"1","2"', [{"a": "1", "b": "2"}]),
        ("\na\n\n1\n", [{"a": "1"}]),
        ("a;b\n1;2\n", [{"a;b": "1;2"}]),
    ],
)
def test_csvdecode_reads(source: str, expected: object) -> None:
    assert value_of(f"csvdecode({literal(source)})") == expected


@pytest.mark.parametrize("source", ["", "\n\n", "a,b\n1", 'a\nx"y\n', 'a\n"x"y\n', 'a\n"x\n', "a,a\n"])
def test_csvdecode_refuses(source: str) -> None:
    assert fails(f"csvdecode({literal(source)})")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('base64decode("aGVs\\nbG8=")', "hello"),
        ('base64gunzip(base64gzip("hello hello é"))', "hello hello é"),
        ('base64gunzip("H4sIAAAAAAAAA8tIzcnJBwCGphA2BQAAAA==")', "hello"),
        ('urldecode("a+b%26c%C3%A9")', "a b&cé"),
        ('urldecode(urlencode("100% é?&=+ ~"))', "100% é?&=+ ~"),
        ('textencodebase64("é", "UTF-16")', "/v8A6Q=="),
        ('textencodebase64("é", "iso-8859-1")', "6Q=="),
        ('textdecodebase64("6Q==", "windows-1252")', "é"),
        ('base64sha256("a") == base64encode("a")', False),
        ("base64encode(uuid())", UNKNOWN),
    ],
)
def test_encoding_function_yields(expression: str, expected: object) -> None:
    assert same(value_of(expression), expected)


@pytest.mark.parametrize(
    "expression",
    [
        'base64decode("aGVsbG8")',
        'base64decode("/w==")',
        'base64gunzip("aGk=")',
        'base64gunzip("H4sIAAAAAAAA")',
        'urldecode("%zz")',
        'urldecode("%ff")',
        'textencodebase64("€", "iso-8859-1")',
        'textdecodebase64("6Q==", "UTF-8")',
        'textdecodebase64("6Q==", "nope")',
    ],
)
def test_encoding_function_refuses(expression: str) -> None:
    assert fails(expression)


def test_gunzip_does_not_fill_the_memory() -> None:
    import gzip
    from base64 import b64encode

    bomb = b64encode(gzip.compress(bytes(64 * 1024 * 1024), 9)).decode()
    assert fails(f'base64gunzip("{bomb}")')


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        (
            'encode_tfvars({ b = "x", list = ["y"], m = { one = 1, "2 3" = null }, z = 1, zz = 2 })',
            'b    = "x"\nlist = ["y"]\nm = {\n  "2 3" = null\n  one   = 1\n}\nz  = 1\nzz = 2\n',
        ),
        ("encode_tfvars({})", ""),
        ('encode_expr("a\\n${"$"}{b} \\"c\\"")', '"a\\n$${b} \\"c\\""'),
        ("encode_expr([{ a = 1 }, { b = {} }])", "[{\n  a = 1\n  }, {\n  b = {}\n}]"),
        ("encode_expr(toset([2, 1]))", "[1, 2]"),
        ("encode_expr(null)", "null"),
        ('decode_tfvars("a = 1 # one\\nb = [\\"x\\"]\\n")', {"a": 1, "b": ["x"]}),
        ('decode_tfvars("")', {}),
        ("decode_tfvars(uuid())", UNKNOWN),
    ],
)
def test_function_of_the_built_in_provider_yields(expression: str, expected: object) -> None:
    assert same(value_of(f"provider::terraform::{expression}"), expected)


@pytest.mark.parametrize(
    "expression",
    [
        "encode_tfvars(null)",
        "encode_tfvars([])",
        'encode_tfvars({ "not a name" = 1 })',
        'decode_tfvars("a = var.b")',
        'decode_tfvars("a = upper(\\"b\\")")',
        'decode_tfvars("a = 1\\na = 2")',
        'decode_tfvars("b {}")',
        'decode_tfvars("not valid")',
    ],
)
def test_function_of_the_built_in_provider_refuses(expression: str) -> None:
    assert fails(f"provider::terraform::{expression}")
