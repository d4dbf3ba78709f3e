"""Functions on numbers. `log` and `pow` use doubles, as Terraform does; the others all 512 bits."""

from __future__ import annotations

import math
from functools import reduce

from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import convert, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import double, integer
from hds_scanners.sources.terraform.language.typesystem import NUMBER, ListType, friendly_name
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    ListValue,
    MapValue,
    Number,
    SetValue,
    Value,
    derived,
    is_null,
    is_wholly_known,
)

_RANGE_LIMIT = 1024
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _log(number: Number, base: Number) -> Number:
    return numeric.from_float(_divide(_logarithm(double(number)), _logarithm(double(base))))


def _logarithm(value: float) -> float:
    if value < 0:
        return math.nan
    return math.log(value) if value else -math.inf


def _divide(left: float, right: float) -> float:
    if right:
        return left / right
    return math.copysign(math.inf, left) if left else math.nan


def _pow(number: Number, power: Number) -> Number:
    base, exponent = double(number), double(power)
    try:
        return numeric.from_float(math.pow(base, exponent))
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 else math.inf
    except ValueError:
        if base == 0:
            return math.inf
        raise EvaluationError("the result is not a number") from None


def _signum(number: Number) -> int:
    value = integer(number)
    return (value > 0) - (value < 0)


def _rounding(operation: str) -> Function:
    def implementation(number: Number) -> Number:
        return number if isinstance(number, (int, float)) else getattr(math, operation)(number)

    return Function(implementation, (Parameter("num", NUMBER),), returns=NUMBER)


def _extreme(name: str) -> Function:
    choose = max if name == "max" else min

    def implementation(*numbers: Number) -> Number:
        if not numbers:
            raise EvaluationError("must pass at least one number")
        return choose(numbers)

    return Function(implementation, variadic=Parameter("numbers", NUMBER), returns=NUMBER)


def _parseint(text: Value, base: Number) -> int:
    if not isinstance(text, str):
        raise EvaluationError(f"first argument must be a string, not {friendly_name(type_of(text))}")
    radix = integer(base)
    if not 2 <= radix <= 62:
        raise EvaluationError("base must be a whole number between 2 and 62 inclusive")
    digits = text[1:] if text[:1] in {"+", "-"} else text
    value = 0
    for digit in digits if radix > 36 else digits.lower():
        weight = _DIGITS.find(digit)
        if not 0 <= weight < radix:
            break
        value = value * radix + weight
    else:
        if digits:
            return -value if text[0] == "-" else value
    raise EvaluationError(f'cannot parse "{text}" as a base {radix} integer')


def _sum(values: Value) -> Value:
    kind = values.__class__
    if kind not in (tuple, ListValue, SetValue, dict, MapValue):
        raise EvaluationError("cannot sum noniterable")
    if not len(values):
        raise EvaluationError("cannot sum an empty list")
    if kind in (dict, MapValue):
        raise EvaluationError(f"argument must be list, set, or tuple. Received {friendly_name(type_of(values))}")
    if not is_wholly_known(values):
        return derived(values, type=NUMBER, refinement=NOT_NULL)
    try:
        numbers = [convert(element, NUMBER) for element in values]
    except EvaluationError as error:
        raise EvaluationError("argument must be list, set, or tuple of number values") from error
    if any(is_null(number) for number in numbers):
        raise EvaluationError("argument must be list, set, or tuple of number values")
    return reduce(numeric.add, numbers)


def _range(*parameters: Number) -> ListValue:
    if not 1 <= len(parameters) <= 3:
        raise EvaluationError("must have one, two, or three arguments")
    start, end = (0, parameters[0]) if len(parameters) == 1 else parameters[:2]
    step = parameters[2] if len(parameters) == 3 else -1 if end < start else 1
    if step == 0:
        raise EvaluationError("step must not be zero")
    down = step < 0
    if end > start if down else end < start:
        raise EvaluationError("end must lie in the direction of the step")
    values: list[Number] = []
    value = start
    while value > end if down else value < end:
        if len(values) >= _RANGE_LIMIT:
            raise EvaluationError(f"more than {_RANGE_LIMIT} values were generated")
        values.append(value)
        value = numeric.add(value, step)
    return ListValue(tuple(values), NUMBER)


FUNCTIONS = {
    "abs": Function(abs, (Parameter("num", NUMBER),), returns=NUMBER),
    "ceil": _rounding("ceil"),
    "floor": _rounding("floor"),
    "log": Function(_log, (Parameter("num", NUMBER), Parameter("base", NUMBER)), returns=NUMBER),
    "max": _extreme("max"),
    "min": _extreme("min"),
    "parseint": Function(_parseint, (Parameter("number"), Parameter("base", NUMBER)), returns=NUMBER),
    "pow": Function(_pow, (Parameter("num", NUMBER), Parameter("power", NUMBER)), returns=NUMBER),
    "range": Function(_range, variadic=Parameter("params", NUMBER), returns=ListType(NUMBER)),
    "signum": Function(_signum, (Parameter("num", NUMBER),), returns=NUMBER),
    "sum": Function(_sum, (Parameter("list"),), returns=NUMBER),
}
