"""The verbs of `format` and `formatlist`: Go's, with the restrictions and widths of Terraform's own scanner.

Widths of text count grapheme clusters. The grammar of a verb is `%[flags][width][.precision][[argument]]letter`, see
https://developer.hashicorp.com/terraform/language/functions/format. Go's rules for numbers are those of `math/big`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.conversion import convert, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions.graphemes import clusters
from hds_scanners.sources.terraform.language.functions.json_documents import encode, quote
from hds_scanners.sources.terraform.language.typesystem import BOOL, NUMBER, STRING, Type
from hds_scanners.sources.terraform.language.values import Number, Value, is_null

_VERB = re.compile(r"%([0#+ -]*)([1-9]\d*)?(?:\.(\d*))?(?:\[([1-9]\d*)\])?([A-Za-z])", re.ASCII)
_WIDEST = 100_000


@dataclass(frozen=True, slots=True)
class _Verb:
    text: str
    flags: str
    width: int
    precision: int | None
    argument: int
    """Counts from 1."""
    letter: str


def render(template: str, arguments: Sequence[Value]) -> str:
    """The template with its verbs filled in from wholly known arguments; raises `EvaluationError` as Terraform does."""
    pieces: list[str] = []
    position, following, highest = 0, 1, 0
    while (start := template.find("%", position)) >= 0:
        pieces.append(template[position:start])
        if template.startswith("%%", start):
            pieces.append("%")
            position = start + 2
            continue
        match = _VERB.match(template, start)
        if match is None:
            raise EvaluationError(f"invalid format verb at offset {start}")
        flags, width, precision, argument, letter = match.groups()
        if (len(width or "") > 6) or (len(precision or "") > 6) or int(width or 0) > _WIDEST:
            raise LimitExceeded("the width or precision of a format verb is too large")
        verb = _Verb(
            match.group(),
            flags,
            int(width or 0),
            None if precision is None else int(precision or 0),
            int(argument) if argument else following,
            letter,
        )
        if verb.argument > len(arguments):
            raise EvaluationError(f'not enough arguments for "{verb.text}" at {start}: need {verb.argument}')
        pieces.append(_format(verb, arguments[verb.argument - 1]))
        following = verb.argument + 1
        highest = max(highest, verb.argument)
        position = match.end()
    if highest < len(arguments):
        raise EvaluationError(f"too many arguments; only {highest} used by format string")
    pieces.append(template[position:])
    return "".join(pieces)


def _format(verb: _Verb, value: Value) -> str:
    if verb.letter == "v":
        return _pad(_as_is(verb, value), verb)
    if is_null(value):
        raise EvaluationError(f'unsupported value for "{verb.text}": null value cannot be formatted')
    if verb.letter == "t":
        return "true" if _converted(verb, value, BOOL) else "false"
    if verb.letter in "bdoxX":
        return _integer(verb, _converted(verb, value, NUMBER))
    if verb.letter in "eEfgG":
        return _number(verb, _converted(verb, value, NUMBER))
    if verb.letter in "sq":
        text = _converted(verb, value, STRING)
        if verb.precision:
            text = "".join(clusters(text)[: verb.precision])
        return _pad(quote(text) if verb.letter == "q" else text, verb)
    raise EvaluationError(f'unsupported format verb "{verb.text}"')


def _converted(verb: _Verb, value: Value, target: Type) -> Value:
    try:
        return convert(value, target)
    except EvaluationError as error:
        raise EvaluationError(f'unsupported value for "{verb.text}": {error.message}') from error


def _as_is(verb: _Verb, value: Value) -> str:
    if "#" not in verb.flags and not is_null(value):
        kind = type_of(value)
        if kind is STRING:
            return value  # type: ignore[no-any-return]
        if kind is NUMBER:
            return _shortest(value)
    return encode(value)


def _pad(text: str, verb: _Verb) -> str:
    missing = verb.width - len(clusters(text)) if verb.width else 0
    if missing <= 0:
        return text
    padding = ("0" if "0" in verb.flags else " ") * missing
    return text + padding if "-" in verb.flags else padding + text


def _sign(verb: _Verb, *, negative: bool) -> str:
    if negative:
        return "-"
    return "+" if "+" in verb.flags else " " if " " in verb.flags else ""


def _integer(verb: _Verb, value: Number) -> str:
    if not isinstance(value, int):
        raise EvaluationError(f'unsupported value for "{verb.text}": an integer is required')
    digits = format(abs(value), verb.letter)
    if verb.precision == 0 and value == 0:
        return ""
    digits = digits.rjust(verb.precision or 0, "0")
    sign = _sign(verb, negative=value < 0)
    if "#" in verb.flags:
        sign += {"b": "0b", "o": "0", "x": "0x", "X": "0X"}.get(verb.letter, "")
    missing = verb.width - len(sign) - len(digits)
    if missing <= 0:
        return sign + digits
    if "-" in verb.flags:
        return sign + digits + " " * missing
    if "0" in verb.flags and verb.precision is None:
        return sign + "0" * missing + digits
    return " " * missing + sign + digits


def _number(verb: _Verb, value: Number) -> str:
    if isinstance(value, float):
        written = "Inf"
        sign = "-" if value < 0 else " " if " " in verb.flags else "+"
    else:
        written = _written(verb, value if value >= 0 else -value)
        sign = _sign(verb, negative=value < 0)
    missing = verb.width - len(sign) - len(written)
    if missing <= 0:
        return sign + written
    if "-" in verb.flags:
        return sign + written + " " * missing
    if "0" in verb.flags and not isinstance(value, float):
        return sign + "0" * missing + written
    return " " * missing + sign + written


def _written(verb: _Verb, value: int | Fraction) -> str:
    letter = verb.letter.lower()
    exponent_letter = "E" if verb.letter in "EG" else "e"
    if letter == "g":
        return _general(value, verb.precision, exponent_letter)
    precision = 6 if verb.precision is None else verb.precision
    if letter == "f":
        return _fixed(value, precision)
    return _scientific(*_significant(value, precision + 1), precision, exponent_letter)


def _shortest(value: Number) -> str:
    if isinstance(value, float):
        return "+Inf" if value > 0 else "-Inf"
    return ("-" if value < 0 else "") + _general(value if value >= 0 else -value, None, "e")


def _general(value: int | Fraction, precision: int | None, exponent_letter: str) -> str:
    """`%g`: the exponent is written when it is below -4 or not below the precision (6 for the shortest form)."""
    if precision is None:
        digits, point = _shortest_digits(value)
        limit, precision = 6, len(digits)
    else:
        precision = precision or 1
        digits, point = _significant(value, precision)
        digits = digits.rstrip("0")
        limit = len(digits) if precision > len(digits) >= point else precision
    if not digits:
        digits, point = "0", 1
        precision = max(precision, 1)
        limit = max(limit, 1)
    if point - 1 < -4 or point - 1 >= limit:
        return _scientific(digits, point, min(precision, len(digits)) - 1, exponent_letter)
    whole = digits[:point].ljust(point, "0") if point > 0 else "0"
    decimals = "0" * -point + digits[max(point, 0) :] if point < len(digits) else ""
    return f"{whole}.{decimals}" if decimals else whole


def _shortest_digits(value: int | Fraction) -> tuple[str, int]:
    """The significant digits and how many of them stand before the decimal point (negative: zeros after it)."""
    whole, _, decimals = numeric.text(value).partition(".")
    digits = (whole + decimals).lstrip("0")
    point = len(whole) - (len(whole + decimals) - len(digits))
    return digits.rstrip("0"), point


def _significant(value: int | Fraction, count: int) -> tuple[str, int]:
    """`count` significant digits, rounded half to even, and the place of the decimal point as in `_shortest_digits`."""
    if not value:
        return "", 1
    exact = Fraction(value)
    point = len(str(exact.numerator // exact.denominator)) if exact >= 1 else 0
    while exact >= 1 and exact >= Fraction(10) ** point:
        point += 1
    while exact < Fraction(10) ** (point - 1):
        point -= 1
    digits = str(round(exact * Fraction(10) ** (count - point)))
    if len(digits) > count:  # 9.99 became 10.0
        digits, point = digits[:-1], point + 1
    return digits, point


def _fixed(value: int | Fraction, places: int) -> str:
    digits = str(round(Fraction(value) * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _scientific(digits: str, point: int, places: int, letter: str) -> str:
    digits = digits or "0"
    decimals = digits[1 : places + 1].ljust(places, "0")
    exponent = point - 1
    return f"{digits[0]}{'.' + decimals if decimals else ''}{letter}{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
