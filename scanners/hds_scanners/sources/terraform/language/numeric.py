"""Numbers as Terraform computes with them: binary floating point with a mantissa of 512 bits.

A number is an `int` when whole, else a `Fraction` whose denominator is a power of two, or `float("inf")` / `-inf`.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.language.values import Number

PRECISION = 512
INFINITY = math.inf
_LARGEST_EXPONENT = 4_000
"""Decimal exponents beyond this are refused: a few characters must not become megabytes of digits."""
MAX_BITS = 14_000
"""Numbers whose integer, or whose denominator, needs more bits are refused: Python would not print them either."""
_NUMBER = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?", re.ASCII)


def rounded(value: Fraction) -> Number:
    """The nearest number that has 512 significant bits, ties to even."""
    numerator, denominator = value.numerator, value.denominator
    if denominator == 1 and numerator.bit_length() <= PRECISION:
        return numerator
    if denominator & (denominator - 1) == 0 and numerator.bit_length() <= PRECISION:
        return value
    # Scale so that the quotient has one bit more than wanted, then round that bit (and all below it) away.
    shift = PRECISION + 1 - (abs(numerator).bit_length() - denominator.bit_length())
    scaled = Fraction(numerator, denominator) * (Fraction(2) ** shift)
    excess = abs(scaled.numerator // scaled.denominator).bit_length() - PRECISION
    shift -= excess
    mantissa = round(Fraction(numerator, denominator) * (Fraction(2) ** shift))
    return _simplest(Fraction(mantissa) / (Fraction(2) ** shift))


def _simplest(value: Fraction) -> Number:
    return value.numerator if value.denominator == 1 else value


def parse(text: str) -> Number:
    """The number a text spells in base ten, or `Inf`; raises `EvaluationError` for anything else (spaces, `0x10`)."""
    match = _NUMBER.fullmatch(text)
    if match is None or not (match[2] or match[3]):
        if text.lstrip("+-") in {"Inf", "inf"} and len(text) <= 4:
            return -INFINITY if text[0] == "-" else INFINITY
        raise EvaluationError("a number is required")
    sign, whole, decimals, exponent = match.groups()
    if decimals is None and exponent is None and len(whole) < 150:
        return int(sign + whole)
    power = int(exponent) if exponent and len(exponent) < 8 else (_LARGEST_EXPONENT + 1 if exponent else 0)
    digits = whole + (decimals or "")
    if abs(power) > _LARGEST_EXPONENT or len(digits) > _LARGEST_EXPONENT:
        raise LimitExceeded("the number is too large to be computed with here")
    power -= len(decimals or "")
    mantissa = 0
    for start in range(0, len(digits), 4000):  # int() refuses longer texts
        piece = digits[start : start + 4000]
        mantissa = mantissa * 10 ** len(piece) + int(piece)
    value = Fraction(mantissa * 10**power) if power >= 0 else Fraction(mantissa, 10**-power)
    return rounded(-value if sign == "-" else value)


def from_float(value: float) -> Number:
    """A double as a number; with decimals it is read as its shortest spelling, which is how Terraform prints it."""
    if math.isnan(value):
        raise EvaluationError("the result is not a number")
    if math.isinf(value):
        return value
    return int(value) if value.is_integer() else parse(repr(value))


def text(value: Number) -> str:
    """The shortest spelling without exponent that still is the same number of 512 bits."""
    if isinstance(value, float):
        return "+Inf" if value > 0 else "-Inf"
    if isinstance(value, int) and value.bit_length() <= PRECISION:
        return str(value)
    exact = Fraction(value)
    sign, exact = ("-", -exact) if exact < 0 else ("", exact)
    # Half the distance to the neighbouring number: any decimal nearer than that reads back as the same number.
    exponent = exact.numerator.bit_length() - exact.denominator.bit_length()
    if exact < Fraction(2) ** exponent:
        exponent -= 1
    tolerance = Fraction(2) ** (exponent - PRECISION)
    magnitude = math.floor(exponent * 0.3010299956639812)  # log10(2)
    if exact >= Fraction(10) ** (magnitude + 1):
        magnitude += 1
    low, high = 1, 160
    while low < high:
        middle = (low + high) // 2
        unit = Fraction(10) ** (magnitude + 1 - middle)
        if abs(round(exact / unit) * unit - exact) < tolerance:
            high = middle
        else:
            low = middle + 1
    places = low - magnitude - 1
    digits = round(exact * Fraction(10) ** places)
    if places <= 0:
        return sign + str(digits) + "0" * -places
    written = str(digits).rjust(places + 1, "0")
    decimals = written[-places:].rstrip("0")
    return sign + written[:-places] + ("." + decimals if decimals else "")


def _infinite(left: Number, right: Number) -> bool:
    return left.__class__ is float or right.__class__ is float


def _bounded(value: Number) -> Number:
    """Keeps 512 bits and refuses numbers whose exponent alone would make them huge."""
    if value.__class__ is int:
        if value.bit_length() <= PRECISION:
            return value
        value = Fraction(value)
    result = rounded(value)  # type: ignore[arg-type]
    if result.__class__ is int:
        size = result.bit_length()
    else:
        size = max(result.numerator.bit_length(), result.denominator.bit_length())  # type: ignore[union-attr]
    if size > MAX_BITS:
        raise LimitExceeded("the number is too large to be computed with here")
    return result


def add(left: Number, right: Number) -> Number:
    """`left + right`."""
    if _infinite(left, right):
        return _float(float(left) + float(right))
    return _bounded(left + right)


def subtract(left: Number, right: Number) -> Number:
    """`left - right`."""
    if _infinite(left, right):
        return _float(float(left) - float(right))
    return _bounded(left - right)


def multiply(left: Number, right: Number) -> Number:
    """`left * right`."""
    if _infinite(left, right):
        return _float(_sign(left) * _sign(right) * INFINITY)
    return _bounded(left * right)


def divide(left: Number, right: Number) -> Number:
    """`left / right`: infinity when only `right` is zero."""
    if _infinite(left, right):
        if left.__class__ is float and right.__class__ is float:
            raise EvaluationError("can't divide infinity by infinity")
        return 0 if right.__class__ is float else _float(INFINITY * _sign(left) * (_sign(right) or 1))
    if right == 0:
        if left == 0:
            raise EvaluationError("can't divide zero by zero")
        return INFINITY if left > 0 else -INFINITY
    return _bounded(_simplest(Fraction(left) / Fraction(right)))


def modulo(left: Number, right: Number) -> Number:
    """`left % right` with the sign of `left`; `left` itself when `right` is zero."""
    if right == 0:
        return left
    if _infinite(left, right):
        if left.__class__ is float:
            raise EvaluationError("can't use modulo with infinity")
        return left
    quotient = math.trunc(Fraction(divide(left, right)))
    return subtract(left, multiply(_bounded(quotient), right))


def _sign(value: Number) -> int:
    return (value > 0) - (value < 0)


def _float(value: float) -> float:
    if math.isnan(value):
        raise EvaluationError("the result is not a number")
    return value
