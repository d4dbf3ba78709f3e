"""The operators of the language, on values that may be unknown or marked."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.conversion import convert, identity, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    NUMBER,
    ListType,
    MapType,
    ObjectType,
    PrimitiveType,
    SetType,
    TupleType,
    Type,
    contains_dynamic,
)
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    ListValue,
    MapValue,
    Number,
    Refinement,
    Sensitive,
    SetValue,
    TypedNull,
    UnknownValue,
    Value,
    contains_sensitive,
    derived,
    force,
    is_wholly_known,
    mark,
    unknowns,
    unmark,
)

_NUMBERS = frozenset((int, Fraction, float))
_PRIMITIVES = frozenset((str, int, bool, Fraction, float))


def equals(left: Value, right: Value) -> Value:
    """`left == right`: a bool, or an unknown bool. Nothing is converted: values of different types are not equal."""
    kind = left.__class__
    other = right.__class__
    if kind in _PRIMITIVES and other in _PRIMITIVES:
        if kind is other:
            return left == right
        return kind in _NUMBERS and other in _NUMBERS and left == right
    if contains_sensitive(left) or contains_sensitive(right):
        return mark(equals(unmark(left), unmark(right)))
    result = _equal(force(left), force(right))
    return derived(left, right, type=BOOL, refinement=NOT_NULL) if result is None else result


def _equal(left: Value, right: Value) -> bool | None:
    """Equality of unmarked values; None when it is not known."""
    kind = left.__class__
    other = right.__class__
    left_null = kind is TypedNull or left is None
    right_null = other is TypedNull or right is None
    if kind is UnknownValue or other is UnknownValue:
        if (left_null and _never_null(right)) or (right_null and _never_null(left)):
            return False
        if kind is UnknownValue and other is not UnknownValue and not right_null:
            return False if excludes(left, right) else None
        if other is UnknownValue and kind is not UnknownValue and not left_null:
            return False if excludes(right, left) else None
        return None
    if left_null or right_null:
        return left_null and right_null
    if kind in _PRIMITIVES or other in _PRIMITIVES:
        return (kind is other or (kind in _NUMBERS and other in _NUMBERS)) and left == right
    left_type, right_type = type_of(left), type_of(right)
    if left_type != right_type:
        # With an inner unknown of no known type, they are unequal only if the types could never agree.
        untyped = any(contains_dynamic(each.type) for side in (left, right) for each in unknowns(side))
        agree = conforms_exactly(left_type, right_type) or conforms_exactly(right_type, left_type)
        return None if untyped and agree else False
    if kind is SetValue:
        return _equal_sets(left, right)
    if kind is dict:
        return _all_equal((force(left[name]), force(right[name])) for name in sorted(left))
    if kind is MapValue:
        if left.items.keys() != right.items.keys():
            return False
        return _all_equal((left.items[name], right.items[name]) for name in sorted(left.items))
    if len(left) != len(right):
        return False
    return _all_equal((force(a), force(b)) for a, b in zip(left, right, strict=True))


def _all_equal(pairs: object) -> bool | None:
    for left, right in pairs:  # type: ignore[attr-defined]
        result = _equal(left, right)
        if not result:
            return result
    return True


def _equal_sets(left: SetValue, right: SetValue) -> bool | None:
    if not (is_wholly_known(left) and is_wholly_known(right)):
        return None
    return identity(left) == identity(right)


def _never_null(value: Value) -> bool:
    return value.refinement.not_null if value.__class__ is UnknownValue else value is not None


def conforms_exactly(kind: Type, target: Type) -> bool:
    """Whether `kind` is `target` where `target` is not dynamic."""
    if isinstance(target, PrimitiveType):
        return target.name == "dynamic" or kind == target
    if isinstance(target, (ListType, SetType, MapType)):
        return isinstance(kind, target.__class__) and conforms_exactly(kind.element, target.element)
    if isinstance(target, TupleType):
        return (
            isinstance(kind, TupleType)
            and len(kind.elements) == len(target.elements)
            and all(conforms_exactly(a, b) for a, b in zip(kind.elements, target.elements, strict=True))
        )
    return (
        isinstance(kind, ObjectType)
        and kind.attributes.keys() == target.attributes.keys()
        and all(conforms_exactly(kind.attributes[name], other) for name, other in target.attributes.items())
    )


def excludes(value: UnknownValue, known: Value) -> bool:
    """Whether what is known about an unknown value rules out that it is `known` (which is not null)."""
    kind, other = value.type, type_of(known)
    if not (conforms_exactly(other, kind) or conforms_exactly(kind, other)):
        return True
    refinement = value.refinement
    if isinstance(known, str):
        return not known.startswith(refinement.prefix)
    if isinstance(known, (ListValue, MapValue)):
        size = len(known)
        lower, upper = refinement.lower, refinement.upper
        return (lower is not None and size < lower) or (upper is not None and size > upper)
    if known.__class__ in _NUMBERS:
        return _compare_bounds(value, known, "<") is True or _compare_bounds(value, known, ">") is True
    return False


def bounds(value: Value) -> tuple[Number | None, bool, Number | None, bool]:
    """Lower and upper bound of a number, known or not, and whether each is included."""
    if value.__class__ is UnknownValue:
        r: Refinement = value.refinement
        return r.lower, r.lower_inclusive, r.upper, r.upper_inclusive
    return value, True, value, True


def _compare_bounds(left: Value, right: Value, operator: str) -> bool | None:
    """An order comparison of numbers of which only bounds are known."""
    left_low, left_low_in, left_high, left_high_in = bounds(left)
    right_low, right_low_in, right_high, right_high_in = bounds(right)
    if operator in {">", ">="}:
        flipped = "<" if operator == ">" else "<="
        return _compare_bounds(right, left, flipped)
    strict = operator == "<"
    if left_high is not None and right_low is not None:
        touching = left_high == right_low and left_high_in and right_low_in
        if left_high < right_low or (left_high == right_low and (not strict or not touching)):
            return True
    if left_low is not None and right_high is not None:
        touching = left_low == right_high and left_low_in and right_high_in
        if left_low > right_high or (left_low == right_high and (strict or not touching)):
            return False
    return None


def _operand(value: Value, wanted: Type, operator: str) -> tuple[Value, bool]:
    """The operand converted to `wanted`, without mark, and whether it had one."""
    sensitive = False
    if value.__class__ is Sensitive:
        value, sensitive = value.value, True
    try:
        value = convert(value, wanted)
    except EvaluationError as error:
        raise EvaluationError(f'invalid operand of "{operator}": {error.message}') from error
    if value.__class__ is TypedNull or value is None:
        raise EvaluationError(f'an operand of "{operator}" is null')
    return value, sensitive


_ARITHMETIC: dict[str, Callable[[Number, Number], Number]] = {
    "+": numeric.add,
    "-": numeric.subtract,
    "*": numeric.multiply,
    "/": numeric.divide,
    "%": numeric.modulo,
}


def binary(operator: str, left: Value, right: Value) -> Value:
    """`left operator right` for every binary operator."""
    if operator == "==":
        return equals(left, right)
    if operator == "!=":
        return negate(equals(left, right))
    wanted = BOOL if operator in {"&&", "||"} else NUMBER
    left, left_marked = _operand(left, wanted, operator)
    right, right_marked = _operand(right, wanted, operator)
    sensitive = left_marked or right_marked
    arithmetic = _ARITHMETIC.get(operator)
    result: Value
    if left.__class__ is UnknownValue or right.__class__ is UnknownValue:
        if arithmetic is None and wanted is NUMBER:
            known = _compare_bounds(left, right, operator)
            if known is not None:
                return mark(known, when=sensitive)
        result = derived(left, right, type=NUMBER if arithmetic else BOOL, refinement=NOT_NULL)
    elif arithmetic is not None:
        result = arithmetic(left, right)
    elif operator == "&&":
        result = left and right
    elif operator == "||":
        result = left or right
    elif operator == "<":
        result = left < right
    elif operator == ">":
        result = left > right
    elif operator == "<=":
        result = left <= right
    else:
        result = left >= right
    return mark(result, when=sensitive)


def short_circuit(operator: str, left: Value, right: Callable[[], Value]) -> Value:
    """`&&` and `||` as Terraform 1.12 and later understand them: one side is enough when it decides.

    The right side is not evaluated when the left one decides; either may be unknown when the other one decides.
    """
    decisive = operator == "||"
    if unmark(left) is decisive:
        return left
    other = right()
    if unmark(left).__class__ is UnknownValue and unmark(other) is decisive:
        return mark(decisive, when=left.__class__ is Sensitive or other.__class__ is Sensitive)
    return binary(operator, left, other)


def negate(value: Value) -> Value:
    """`!value`."""
    value, sensitive = _operand(value, BOOL, "!")
    if value.__class__ is UnknownValue:
        return mark(derived(value, type=BOOL, refinement=NOT_NULL), when=sensitive)
    return mark(not value, when=sensitive)


def minus(value: Value) -> Value:
    """`-value`."""
    value, sensitive = _operand(value, NUMBER, "-")
    if value.__class__ is UnknownValue:
        return mark(derived(value, type=NUMBER, refinement=NOT_NULL), when=sensitive)
    return mark(-value, when=sensitive)


def is_true(value: Value, what: str) -> bool | UnknownValue:
    """An unmarked condition as a bool; raises `EvaluationError` when it is null or no bool."""
    if value is True or value is False:
        return value
    if value is None or value.__class__ is TypedNull:
        raise EvaluationError(f"the {what} is null")
    try:
        return convert(value, BOOL)  # type: ignore[no-any-return]
    except EvaluationError as error:
        raise EvaluationError(f"the {what} must be of type bool") from error
