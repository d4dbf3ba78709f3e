"""Functions on sets, and the Cartesian product."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import convert, identity, make_set, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import counted
from hds_scanners.sources.terraform.language.functions.sequences import is_counted, opened
from hds_scanners.sources.terraform.language.typesystem import (
    DYNAMIC,
    ListType,
    SetType,
    TupleType,
    Type,
    unify,
)
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    ListValue,
    Refinement,
    SetValue,
    UnknownValue,
    Value,
    derived,
    is_wholly_known,
    mark,
    unmark,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ANY_SET = SetType(DYNAMIC)


def _set_type(sets: Sequence[Value]) -> SetType:
    """The type that all sets are converted to; empty sets of no type have no say."""
    elements = []
    for value in sets:
        kind = type_of(value)
        element = kind.element if isinstance(kind, SetType) else DYNAMIC
        if not (element is DYNAMIC and value.__class__ is SetValue and not len(value)):
            elements.append(element)
    common = unify(elements) if elements else DYNAMIC
    if common is None:
        raise EvaluationError("given sets must all have compatible element types")
    return SetType(common)


def _operation(keep: Callable[[list[SetValue]], list[Value]], *, partly_known: bool = False) -> Callable[..., Value]:
    def implementation(*sets: Value) -> Value:
        kind = _set_type(sets)
        converted = [convert(value, kind) for value in sets]
        if not partly_known and not all(is_wholly_known(value) for value in converted):
            return derived(*converted, type=kind, refinement=NOT_NULL)
        return make_set(keep(converted), kind.element)

    return implementation


def _union(sets: list[SetValue]) -> list[Value]:
    return [element for value in sets for element in value]


def _intersection(sets: list[SetValue]) -> list[Value]:
    others = [{identity(element) for element in value} for value in sets[1:]]
    return [element for element in sets[0] if all(identity(element) in other for other in others)]


def _difference(sets: list[SetValue]) -> list[Value]:
    removed = {identity(element) for element in sets[1]}
    return [element for element in sets[0] if identity(element) not in removed]


def _setproduct(*factors: Value) -> Value:
    kind = _product_type(factors)
    bare = [opened(factor)[0] for factor in factors]
    marked = any(opened(factor)[1] for factor in factors)
    if not all(is_counted(factor) for factor in bare):
        most = _most_rows(bare)
        if most == 0:
            return mark(
                ListValue((), kind.element) if isinstance(kind, ListType) else SetValue((), kind.element), when=marked
            )
        limits = Refinement(not_null=True, lower=1, upper=most) if most else NOT_NULL
        return mark(derived(*[unmark(factor) for factor in bare], type=kind, refinement=limits), when=marked)
    counted(prod(len(factor) for factor in bare))
    element = kind.element
    assert isinstance(element, TupleType)
    converted = [
        [convert(value, wanted) for value in factor] for factor, wanted in zip(bare, element.elements, strict=True)
    ]
    rows = list(product(*converted))
    return mark(ListValue(tuple(rows), element) if isinstance(kind, ListType) else make_set(rows, element), when=marked)


def _most_rows(factors: Sequence[Value]) -> int | None:
    """The largest number of rows there can be; None when that is not known or larger than Terraform keeps track of."""
    most = 1
    for factor in factors:
        upper = factor.refinement.upper if factor.__class__ is UnknownValue else len(factor)
        kind = type_of(factor)
        if isinstance(kind, TupleType):
            upper = len(kind.elements)
        if upper is None or upper > 1024 or most * upper > 2048:
            return None
        most *= int(upper)
    return most


def _product_type(factors: Sequence[Value]) -> ListType | SetType:
    """A list of tuples when there are only lists and tuples, else a set of them."""
    if len(factors) < 2:
        raise EvaluationError("at least two arguments are required")
    kinds = [type_of(factor) for factor in factors]
    row = TupleType(tuple(_factor_element(kind) for kind in kinds))
    return SetType(row) if any(isinstance(kind, SetType) or kind is DYNAMIC for kind in kinds) else ListType(row)


def _factor_element(kind: Type) -> Type:
    if isinstance(kind, (ListType, SetType)):
        return kind.element
    if kind is DYNAMIC:
        return DYNAMIC
    if not isinstance(kind, TupleType):
        raise EvaluationError("a set or a list is required")
    element = unify(kind.elements) if kind.elements else DYNAMIC
    if element is None:
        raise EvaluationError("all elements must be of the same type")
    return element


_FIRST = (Parameter("first_set", _ANY_SET),)
_OTHERS = Parameter("other_sets", _ANY_SET)

FUNCTIONS = {
    "setintersection": Function(_operation(_intersection), _FIRST, variadic=_OTHERS, returns=_set_type),
    "setproduct": Function(_setproduct, variadic=Parameter("sets", unknown=True, marked=True), returns=_product_type),
    "setsubtract": Function(
        _operation(_difference), (Parameter("a", _ANY_SET), Parameter("b", _ANY_SET)), returns=_set_type
    ),
    "setunion": Function(_operation(_union, partly_known=True), _FIRST, variadic=_OTHERS, returns=_set_type),
}
