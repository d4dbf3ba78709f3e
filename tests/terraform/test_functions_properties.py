"""What holds for all values: encoding and decoding undo each other, searching agrees with a plain model."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from function_calls import fails, literal, same, value_of

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20).map(
    lambda text: unicodedata.normalize("NFC", text)
)
DOCUMENTS: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
WORDS = st.lists(st.sampled_from(["a", "b", "c", "é", ""]), max_size=6)


@given(DOCUMENTS)
def test_jsondecode_undoes_jsonencode(document: Any) -> None:
    assert same(value_of(f"jsondecode(jsonencode({literal(document)}))"), document)


@given(DOCUMENTS)
def test_jsonencode_writes_what_any_reader_understands(document: Any) -> None:
    assert json.loads(value_of(f"jsonencode({literal(document)})")) == document


@given(DOCUMENTS)
def test_jsondecode_reads_what_any_writer_writes(document: Any) -> None:
    assert same(value_of(f"jsondecode({literal(json.dumps(document))})"), document)


@given(DOCUMENTS)
def test_yamldecode_undoes_yamlencode(document: Any) -> None:
    assert same(value_of(f"yamldecode(yamlencode({literal(document)}))"), document)


@given(TEXT)
def test_base64_gzip_and_urls_give_the_text_back(text: str) -> None:
    written = literal(text)
    assert value_of(f"base64decode(base64encode({written}))") == text
    assert value_of(f"base64gunzip(base64gzip({written}))") == text
    assert value_of(f"urldecode(urlencode({written}))") == text
    assert value_of(f'textdecodebase64(textencodebase64({written}, "UTF-16LE"), "UTF-16LE")') == text


@given(TEXT)
def test_decode_tfvars_undoes_encode_tfvars(text: str) -> None:
    values = f"{{ text = {literal(text)}, inner = {{ list = [{literal(text)}, null] }} }}"
    encoded = f"provider::terraform::encode_tfvars({values})"
    assert value_of(f"provider::terraform::decode_tfvars({encoded})") == {
        "text": text,
        "inner": {"list": [text, None]},
    }


@given(st.lists(st.lists(TEXT, min_size=2, max_size=2), max_size=4))
def test_csvdecode_reads_quoted_fields(rows: list[list[str]]) -> None:
    lines = [",".join('"' + field.replace('"', '""') + '"' for field in row) for row in [["x", "y"], *rows]]
    expected = [{"x": row[0].replace("\r\n", "\n"), "y": row[1].replace("\r\n", "\n")} for row in rows]
    assert value_of(f"csvdecode({literal(chr(10).join(lines))})") == expected


@given(WORDS, WORDS)
def test_set_functions_agree_with_sets(left: list[str], right: list[str]) -> None:
    arguments = f"{literal(left)}, {literal(right)}"
    assert value_of(f"setunion({arguments})") == sorted({*left, *right})
    assert value_of(f"setintersection({arguments})") == sorted({*left} & {*right})
    assert value_of(f"setsubtract({arguments})") == sorted({*left} - {*right})


@given(WORDS, st.integers(0, 7), st.integers(0, 7))
def test_slice_and_chunklist_agree_with_slices(words: list[str], start: int, end: int) -> None:
    expression = f"slice({literal(words)}, {start}, {end})"
    if start <= end <= len(words):
        assert value_of(expression) == words[start:end]
    else:
        assert fails(expression)
    size = end + 1
    chunks = [words[i : i + size] for i in range(0, len(words), size)]
    assert value_of(f"chunklist({literal(words)}, {size})") == chunks


@given(WORDS)
def test_distinct_compact_and_sort_agree_with_lists(words: list[str]) -> None:
    assert value_of(f"distinct({literal(words)})") == list(dict.fromkeys(words))
    assert value_of(f"compact({literal(words)})") == [word for word in words if word]
    assert value_of(f"sort({literal(words)})") == sorted(words)


@given(TEXT, TEXT.filter(bool))
def test_join_undoes_split(text: str, separator: str) -> None:
    joined = value_of(f"join({literal(separator)}, split({literal(separator)}, {literal(text)}))")
    assert joined == text


@given(st.integers(-(2**200), 2**200), st.integers(2, 62))
def test_parseint_reads_what_was_written(number: int, base: int) -> None:
    digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    rest, written = abs(number), ""
    while rest or not written:
        rest, digit = divmod(rest, base)
        written = digits[digit] + written
    sign = "-" if number < 0 else ""
    assert value_of(f'parseint("{sign}{written}", {base})') == number


@given(st.integers(-(10**30), 10**30), st.integers(0, 12), st.sampled_from(["", "-", "+", " ", "0", "+0"]))
def test_format_writes_integers_as_c_does(number: int, width: int, flags: str) -> None:
    verb = f"{flags}{width or ''}"
    for letter in "dxX":
        assert value_of(f'format("%{verb}{letter}", {number})') == f"%{verb}{letter}" % number


@given(st.fractions(-(10**6), 10**6, max_denominator=2**20), st.integers(0, 9))
def test_format_writes_fractions_as_c_does(number: Any, precision: int) -> None:
    value = number.numerator / 2 ** (number.denominator.bit_length() - 1)  # an exact double
    written = f"{value:.60f}"
    for letter in "fe":
        assert value_of(f'format("%.{precision}{letter}", {written})') == f"%.{precision}{letter}" % value
