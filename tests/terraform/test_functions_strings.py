"""String functions, the verbs of `format` and regular expressions in the cases that documentation leaves open."""

from __future__ import annotations

import pytest

from function_calls import UNKNOWN, fails, same, value_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions import regular_expressions
from hds_scanners.sources.terraform.language.functions.regular_expressions import compile_pattern, result_of
from hds_scanners.sources.terraform.language.values import export

VALUES = [
    ('upper("ŉ ǆ ﬀ")', "ŉ Ǆ ﬀ"),
    ('lower("ΟΔΟΣ")', "οδοσ"),
    ('title("hello_world foo.bar")', "Hello_world Foo.Bar"),
    ('chomp("a\\r\\n\\n")', "a"),
    ('trimspace("\\u2003a\\u0085")', "a"),
    ('strrev("a\\r\\nb")', "b\r\na"),
    ('length("e\\u0301")', 1),
    ('substr("hello", -3, 0)', "llo"),
    ('substr("hello", 1, 0)', ""),
    ('substr("hello", 5, 1)', ""),
    ('substr("hello", -9, -1)', "hello"),
    ('split("", "abc")', ["a", "b", "c"]),
    ('split("", "")', []),
    ('join(",", ["a", uuid()])', UNKNOWN),
    ('replace("a.b", ".", "$1")', "a$1b"),
    ('replace("abc", "/x*/", "-")', "-a-b-c-"),
    ('replace("abc", "/(?P<x>b)/", "[$x]")', "a[b]c"),
    ('replace("abc", "/b/", "$0$0")', "abbc"),
    ('replace("abc", "/b/", "$9")', "ac"),
    ('replace("abc", "/b/", "$")', "a$c"),
    ('replace("abc", "/b/", "$-")', "a$-c"),
    ('replace("x", "/", "-")', "x"),
    ('startswith("ab-${uuid()}", "ab")', True),
    ('startswith("ab-${uuid()}", "x")', False),
    ('startswith("ab-${uuid()}", "ab-0")', UNKNOWN),
]

FAILURES = [
    'indent(-1, "a")',
    'substr("abc", 0.5, 1)',
    'join(",")',
    'join(",", ["a"], null)',
    'replace("a", "/(/", "")',
    'regex("b", "a")',
    'regex("(?P<n>a)(b)", "ab")',
    'regexall("(?P<n>a)(b)", "x")',
    'upper(["a"])',
]

FORMATS = [
    ('"%%"', "%"),
    ('"%5d|%-5d|%05d", 42, 42, 42', "   42|42   |00042"),
    ('"%+d|% d|%+d", 5, 5, -5', "+5| 5|-5"),
    ('"%.3d", 7', "007"),
    ('"%x|%#X|%#o|%#b", -255, 255, 8, 5', "-ff|0XFF|010|0b101"),
    ('"%08.2f", -3.14159', "-0003.14"),
    ('"%.0f %.0f", 0.5, 1.5', "0 2"),
    ('"%.1f", 0.25', "0.2"),
    ('"%e", 0', "0.000000e+00"),
    ('"%.3e", 9.9999', "1.000e+01"),
    ('"%g|%g|%g", 100000, 1000000, 0.00001', "100000|1e+06|1e-05"),
    ('"%.3g|%.2G", 3.14159, 1234', "3.14|1.2E+03"),
    ('"%v|%v", 1234567, 0.1', "1.234567e+06|0.1"),
    ('"%v", { b = [1, "<"], a = null }', '{"a":null,"b":[1,"\\u003c"]}'),
    ('"%v", tostring(null)', "null"),
    ('"%#v|%q", "a", "b\\"c"', '"a"|"b\\"c"'),
    ('"%5s|%-5s|%05s", "é", "é", "é"', "    é|é    |0000é"),
    ('"%.2s|%.0s|%5.1s", "abc", "abc", "xyz"', "ab|abc|    x"),
    ('"%t|%t", true, "false"', "true|false"),
    ('"%[2]s %[1]s %s", "a", "b"', "b a b"),
    ('"%s", 1e21', "1" + "0" * 21),
    ('"%d", "1e3"', "1000"),
    ('"%s", null', UNKNOWN),
    ('"a-%s", uuid()', UNKNOWN),
]

BAD_FORMATS = [
    '"%"',
    '"%5", 1',
    '"%z", 1',
    '"%*d", 5, 3',
    '"%d", 1.5',
    '"%d", "x"',
    '"%s", [1]',
    '"%s", tostring(null)',
    '"%s"',
    '"%s", 1, 2',
    '"x", 1',
    '"%[3]s", 1, 2',
    '"%t", 1',
]


@pytest.mark.parametrize(("expression", "expected"), VALUES)
def test_string_function_yields(expression: str, expected: object) -> None:
    assert same(value_of(expression), expected)


@pytest.mark.parametrize("expression", FAILURES)
def test_string_function_refuses(expression: str) -> None:
    assert fails(expression)


@pytest.mark.parametrize(("arguments", "expected"), FORMATS)
def test_format_writes(arguments: str, expected: object) -> None:
    assert same(value_of(f"format({arguments})"), expected)


@pytest.mark.parametrize("arguments", BAD_FORMATS)
def test_format_refuses(arguments: str) -> None:
    assert fails(f"format({arguments})")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ('"%s-%d", ["a", "b"], 1', ["a-1", "b-1"]),
        ('"%s", []', []),
        ('"x"', ["x"]),
        ('"%v", [[1], [2]]', ["[1]", "[2]"]),
        ('"%s", split(",", uuid())', UNKNOWN),
        ('"%s-%s", ["a", "b"], null', UNKNOWN),
        ('"%s", uuid()', [UNKNOWN]),
        ('"%s-%s", ["a", uuid()], "x"', ["a-x", UNKNOWN]),
    ],
)
def test_formatlist_writes(arguments: str, expected: object) -> None:
    assert same(value_of(f"formatlist({arguments})"), expected)


@pytest.mark.parametrize("arguments", ['"%s%s", ["a"], ["b", "c"]', '"%s", [null]', '"%s"', '"%d", ["x"]'])
def test_formatlist_refuses(arguments: str) -> None:
    assert fails(f"formatlist({arguments})")


PATTERNS = [
    ("a|ab", "ab", ["a"]),
    ("a*", "baac", ["", "aa", ""]),
    ("", "ab", ["", "", ""]),
    ("(?i)straSSe", "STRASSE", ["STRASSE"]),
    ("a(?i)b|c", "aB C", ["aB", "C"]),
    ("(?i:a)b", "Ab AB", ["Ab"]),
    ("a.b", "a\nb axb", ["axb"]),
    ("(?s)a.b", "a\nb", ["a\nb"]),
    ("a$", "a\n", []),
    ("(?m)^b$", "a\nb\nc", ["b"]),
    ("(?U)a+", "aaa", ["a", "a", "a"]),
    ("a+?", "aa", ["a", "a"]),
    ("\\bé", "é", []),
    ("\\w+", "aé_1", ["a", "_1"]),
    ("\\s", "\x0b", []),
    ("[[:alpha:]]+", "ab1", ["ab"]),
    ("[^[:digit:]\\s]+", "a1 b", ["a", "b"]),
    ("[\\d-x]+", "1-x", ["1-x"]),
    ("[]a]+", "]a", ["]a"]),
    ("[^a]", "a\n", ["\n"]),
    ("\\pL+|\\p{Greek}", "aéα1", ["aéα"]),
    ("\\PL", "a1", ["1"]),
    ("\\x41\\x{e9}\\101", "AéA", ["AéA"]),
    ("\\Qa.b\\E+", "a.bbb", ["a.bbb"]),
    ("x{2}", "xxx", ["xx"]),
    ("x{,3}", "x{,3}", ["x{,3}"]),
    ("(a)|(b)", "ab", [["a", None], [None, "b"]]),
    ("(?P<k>\\w)=(?<v>\\w)", "a=b", [{"k": "a", "v": "b"}]),
    ("\\A\\z", "", [""]),
    ("\\.\\-\\_\\/", ".-_/", [".-_/"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), PATTERNS)
def test_pattern_matches_as_re2_does(pattern: str, text: str, expected: list[object]) -> None:
    compiled = compile_pattern(pattern)
    assert export(tuple(map(result_of(compiled), compiled.matches(text)))) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        "a(?=b)",
        "(?<=a)b",
        "(?!a)",
        "(?>a)",
        "(a)\\1",
        "(?P<n>a)(?P=n)",
        "a**",
        "a*+",
        "a{2}{3}",
        "a{1001}",
        "a{3,2}",
        "*a",
        "(|*)",
        "(",
        "a)",
        "[a",
        "[b-a]",
        "[a-\\d]",
        "[[:nope:]]",
        "\\p{Nope}",
        "\\Z",
        "\\y",
        "\\8",
        "\\x{110000}",
        "a\\",
        "(?P<n>a)(?P<n>b)",
        "(?P<1-a>a)",
        "(?z)",
    ],
)
def test_pattern_that_re2_refuses_is_refused(pattern: str) -> None:
    with pytest.raises(EvaluationError):
        compile_pattern(pattern)


def test_a_search_that_would_take_forever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(regular_expressions, "TIME_LIMIT", 0.05)
    with pytest.raises(LimitExceeded):
        compile_pattern("(a|aa)+$").search("a" * 60 + "!")


def test_texts_that_would_not_fit_into_memory_are_not_built() -> None:
    assert fails('indent(1000000000, "a\\nb")')
    assert fails('format("%1000000d", 1)')
