"""Functions on lists, tuples and what else can be counted or searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import convert, identity, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import counted, integer
from hds_scanners.sources.terraform.language.functions.graphemes import clusters
from hds_scanners.sources.terraform.language.operators import equals
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    ObjectType,
    SetType,
    TupleType,
    Type,
    friendly_name,
    unify,
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
    derived,
    force,
    is_null,
    is_wholly_known,
    mark,
    unmark,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ANY_LIST = ListType(DYNAMIC)
_STRINGS = ListType(STRING)
_SEQUENCES = (tuple, ListValue, SetValue)


def opened(value: Value) -> tuple[Value, bool]:
    """A value without its outer mark, and whether it had one."""
    return (value.value, True) if value.__class__ is Sensitive else (value, False)


def is_counted(value: Value) -> bool:
    """Whether the number of elements is known: the unknown elements of a set may turn out to equal others."""
    return value.__class__ is not UnknownValue and (
        value.__class__ is not SetValue or len(value) < 2 or is_wholly_known(value)
    )


def _unknown_bool(value: Value) -> UnknownValue:
    return derived(value, type=BOOL, refinement=NOT_NULL)


def _length(value: Value) -> Value:
    if isinstance(value, Sensitive):
        return mark(_length(value.value))
    kind = value.__class__
    if kind is str:
        return len(clusters(value))
    if kind in (tuple, dict, ListValue, MapValue):
        return len(value)
    if kind is SetValue:
        if is_counted(value):
            return len(value)
        return derived(value, type=NUMBER, refinement=Refinement(not_null=True, lower=1, upper=len(value)))
    if kind is UnknownValue:
        return _unknown_length(value)
    raise EvaluationError("argument must be a string, a collection type, or a structural type")


def _unknown_length(value: UnknownValue) -> Value:
    kind, known = value.type, value.refinement
    if isinstance(kind, TupleType):
        return len(kind.elements)
    if isinstance(kind, ObjectType):
        return len(kind.attributes)
    if kind is STRING:
        # Terraform bounds the length of a text only when it knows how the text begins.
        limits = Refinement(not_null=True, lower=len(clusters(known.prefix)) or None)
    elif isinstance(kind, (ListType, SetType, MapType)):
        limits = Refinement(not_null=True, lower=known.lower or 0, upper=known.upper)
        if limits.lower == limits.upper:
            return limits.upper
    elif kind is DYNAMIC:
        limits = NOT_NULL
    else:
        raise EvaluationError("argument must be a string, a collection type, or a structural type")
    return derived(value, type=NUMBER, refinement=limits)


def _alltrue(values: ListValue) -> Value:
    for element in values:
        if element.__class__ is UnknownValue:
            return _unknown_bool(element)
        if not element:
            return False
    return True


def _anytrue(values: ListValue) -> Value:
    if any(element is True for element in values):
        return True
    unknown = [element for element in values if element.__class__ is UnknownValue]
    return derived(*unknown, type=BOOL, refinement=NOT_NULL) if unknown else False


def _chunklist(values: Value, size: Value) -> Value:
    values, values_marked = opened(values)
    size, size_marked = opened(size)
    count = integer(size)
    if count < 0:
        raise EvaluationError("the size argument must be positive")
    elements = values.elements
    starts = range(0, len(elements), count) if count else range(min(1, len(elements)))
    chunks = [ListValue(elements[i : i + count] if count else elements, values.element_type) for i in starts]
    return mark(ListValue(tuple(chunks), ListType(values.element_type)), when=values_marked or size_marked)


def _coalesce(*values: Value) -> Value:
    kind = unify(type_of(value) for value in values) if values else None
    if kind is None:
        raise EvaluationError("all arguments must have the same type")
    for value in values:
        converted = convert(value, kind)
        if converted.__class__ is UnknownValue:
            return derived(*values, type=kind, refinement=NOT_NULL)
        if not is_null(converted) and converted != "":
            return converted
    raise EvaluationError("no non-null, non-empty-string arguments")


def _coalescelist(*values: Value) -> Value:
    if not values:
        raise EvaluationError("at least one argument is required")
    for value in values:
        if value.__class__ is UnknownValue:
            break
        if not isinstance(type_of(value), (ListType, TupleType)):
            raise EvaluationError("coalescelist arguments must be lists or tuples")
    for value in values:
        if value.__class__ is UnknownValue:
            return derived(*values, refinement=NOT_NULL)
        if not is_null(value) and len(value):
            return value
    raise EvaluationError("no non-null arguments")


def _compact(values: ListValue) -> Value:
    if not is_wholly_known(values):
        return derived(values, type=_STRINGS, refinement=NOT_NULL)
    return ListValue(tuple([element for element in values if element]), STRING)


def _concat(*sequences: Value) -> Value:
    kind = _concat_type(sequences)
    pieces: list[Value] = []
    marked = False
    for sequence in sequences:
        bare, was_marked = opened(sequence)
        marked = marked or was_marked
        counted(len(pieces) + len(bare))
        pieces += convert(bare, kind) if isinstance(kind, ListType) else bare
    return mark(ListValue(tuple(pieces), kind.element) if isinstance(kind, ListType) else tuple(pieces), when=marked)


def _concat_type(sequences: Sequence[Value]) -> Type:
    """A list when all are lists of unifiable types; else a tuple, of unknown length when a list is unknown."""
    if not sequences:
        raise EvaluationError("at least one argument is required")
    kinds = [type_of(sequence) for sequence in sequences]
    if all(isinstance(kind, ListType) for kind in kinds):
        common = unify(kinds)
        if common is not None:
            return common
    elements: list[Type] = []
    for sequence, kind in zip(sequences, kinds, strict=True):
        bare, _ = opened(sequence)
        if isinstance(kind, TupleType):
            elements += kind.elements
        elif kind is DYNAMIC or (isinstance(kind, ListType) and bare.__class__ is UnknownValue):
            return DYNAMIC
        elif isinstance(kind, ListType):
            elements += [kind.element] * len(bare)
        else:
            raise EvaluationError(f"all arguments must be lists or tuples; got {friendly_name(kind)}")
    return TupleType(tuple(elements))


def _contains(values: Value, wanted: Value) -> Value:
    if values.__class__ not in _SEQUENCES:
        raise EvaluationError("argument must be list, tuple, or set")
    results = [equals(wanted, element) for element in values]
    if any(result is True for result in results):
        return True
    if any(result is not False for result in results):
        return derived(values, wanted, type=BOOL, refinement=NOT_NULL)
    return False


def _distinct(values: ListValue) -> Value:
    if not is_wholly_known(values):
        return derived(values, type=type_of(values), refinement=NOT_NULL)
    present: dict[object, Value] = {}
    for element in values:
        present.setdefault(identity(element), element)
    return ListValue(tuple(present.values()), values.element_type)


def _element(values: Value, index: Number) -> Value:
    values, marked = opened(values)
    if not isinstance(values, (tuple, ListValue)):
        raise EvaluationError(f"cannot read elements from {friendly_name(type_of(values))}")
    position = integer(index)
    if not len(values):
        raise EvaluationError("cannot use element function with an empty list")
    if position < 0:
        position = -(-position % len(values))
        if position:
            raise EvaluationError(f"index out of range [{position}]")
    return mark(tuple(values)[position % len(values)], when=marked)


def _element_type(arguments: Sequence[Value]) -> Type:
    kind = type_of(arguments[0])
    if isinstance(kind, TupleType):
        index = arguments[1]
        if index.__class__ is UnknownValue:
            return DYNAMIC
        if not kind.elements:
            raise EvaluationError("cannot use element function with an empty list")
        return kind.elements[integer(index) % len(kind.elements)]
    if kind is DYNAMIC or isinstance(kind, ListType):
        return kind.element if isinstance(kind, ListType) else DYNAMIC
    raise EvaluationError(f"cannot read elements from {friendly_name(kind)}")


def _flatten(values: Value) -> Value:
    bare, marked = opened(values)
    if bare.__class__ not in _SEQUENCES:
        raise EvaluationError("can only flatten lists, sets and tuples")
    pieces: list[Value] = []
    known = True
    for element, inner_marked in _flat((bare,)):
        counted(len(pieces) + 1)
        marked = marked or inner_marked
        inner, _ = opened(element)
        if inner.__class__ is SetValue or (inner.__class__ is UnknownValue and _may_be_sequence(inner.type)):
            known = False
        else:
            pieces.append(element)
    if not known:
        return mark(derived(unmark(bare), refinement=NOT_NULL), when=marked)
    return mark(tuple(pieces), when=marked)


def _flat(values: Value) -> Iterator[tuple[Value, bool]]:
    """The elements that are no sequences, each with whether a sequence around it is marked."""
    for element in values:
        bare, marked = opened(force(element))
        if bare.__class__ in _SEQUENCES and is_counted(bare):
            for inner, inner_marked in _flat(bare):
                yield inner, inner_marked or marked
        else:
            yield force(element), False


def _may_be_sequence(kind: Type) -> bool:
    return kind is DYNAMIC or isinstance(kind, (ListType, SetType, TupleType))


def _index(values: Value, wanted: Value) -> Value:
    if values.__class__ not in (tuple, ListValue):
        raise EvaluationError("argument must be a list or tuple")
    if not len(values):
        raise EvaluationError("cannot search an empty list")
    for position, element in enumerate(values):
        result = equals(element, wanted)
        if result is True:
            return position
        if result is not False:
            return derived(values, wanted, type=NUMBER, refinement=NOT_NULL)
    raise EvaluationError("item not found")


def _matchkeys(values: ListValue, keys: ListValue, wanted: ListValue) -> Value:
    if len(values) != len(keys):
        raise EvaluationError("length of keys and values should be equal")
    kind = unify((type_of(keys), type_of(wanted)))
    if kind is None:
        raise EvaluationError("keys and searchset must be of the same type")
    if not len(wanted):
        return ListValue((), values.element_type)
    if not (is_wholly_known(values) and is_wholly_known(keys)):
        return derived(values, keys, type=type_of(values), refinement=NOT_NULL)
    if not is_wholly_known(wanted):
        return derived(wanted, type=type_of(values), refinement=NOT_NULL)
    searched = {identity(element) for element in convert(wanted, kind)}
    pairs = zip(values, convert(keys, kind), strict=True)
    return ListValue(tuple([value for value, key in pairs if identity(key) in searched]), values.element_type)


def _one(values: Value) -> Value:
    if not is_counted(values):
        return derived(values, type=values.element_type)
    if not isinstance(values, _SEQUENCES) or len(values) > 1:
        raise EvaluationError("must be a list, set, or tuple value with either zero or one elements")
    if isinstance(values, tuple):
        return values[0] if values else None
    result = values.elements[0] if values.elements else None
    return TypedNull(values.element_type) if result is None and values.element_type is not DYNAMIC else result


def _one_type(arguments: Sequence[Value]) -> Type:
    kind = type_of(arguments[0])
    if isinstance(kind, (ListType, SetType)):
        return kind.element
    if isinstance(kind, TupleType) and len(kind.elements) < 2:
        return kind.elements[0] if kind.elements else DYNAMIC
    if kind is DYNAMIC:
        return DYNAMIC
    raise EvaluationError("must be a list, set, or tuple value with either zero or one elements")


def _reverse(values: Value) -> Value:
    values, marked = opened(values)
    if isinstance(values, tuple):
        return mark(values[::-1], when=marked)
    if not isinstance(values, (ListValue, SetValue)):
        raise EvaluationError(f"can only reverse list or tuple values, not {friendly_name(type_of(values))}")
    return mark(ListValue(values.elements[::-1], values.element_type), when=marked)


def _reverse_type(arguments: Sequence[Value]) -> Type:
    kind = type_of(arguments[0])
    if isinstance(kind, TupleType):
        return TupleType(kind.elements[::-1])
    if isinstance(kind, (ListType, SetType)):
        return ListType(kind.element)
    if kind is DYNAMIC:
        return DYNAMIC
    raise EvaluationError(f"can only reverse list or tuple values, not {friendly_name(kind)}")


def _slice(values: Value, start: Number, end: Number) -> Value:
    _slice_type((values, start, end))
    values, marked = opened(values)
    elements = tuple(values)[integer(start) : integer(end)]
    return mark(elements if values.__class__ is tuple else ListValue(elements, values.element_type), when=marked)


def _slice_type(arguments: Sequence[Value]) -> Type:
    values, start, end = arguments
    bare, _ = opened(values)
    kind = type_of(bare)
    if kind is DYNAMIC:
        return DYNAMIC
    if isinstance(kind, SetType):
        raise EvaluationError("cannot slice a set, because its elements do not have indices")
    if not isinstance(kind, (ListType, TupleType)):
        raise EvaluationError("must be a list or tuple value")
    length = None if bare.__class__ is UnknownValue else len(bare)
    if isinstance(kind, TupleType):
        length = len(kind.elements)
    for name, index in (("start", start), ("end", end)):
        if index.__class__ is not UnknownValue:
            if integer(index) < 0:
                raise EvaluationError(f"{name} index must not be less than zero")
            if length is not None and index > length:
                raise EvaluationError(f"{name} index must not be greater than the length of the list")
    if UnknownValue in (start.__class__, end.__class__):
        return kind if isinstance(kind, ListType) else DYNAMIC
    if start > end:
        raise EvaluationError("start index must not be greater than end index")
    return kind if isinstance(kind, ListType) else TupleType(kind.elements[start:end])


def _sort(values: Value) -> Value:
    if values.__class__ is UnknownValue:
        known = values.refinement
        limits = Refinement(not_null=True, lower=known.lower, upper=known.upper)
        return derived(values, type=_STRINGS, refinement=limits)
    if not is_wholly_known(values):
        unknown = derived(values, type=STRING)
        return ListValue((unknown,) * len(values), STRING)
    if any(element is None for element in values):
        raise EvaluationError("a null string cannot be sorted")
    return ListValue(tuple(sorted(values)), STRING)


def _removed(name: str, replacement: str) -> Function:
    def implementation(*_: Value) -> NoReturn:
        raise EvaluationError(f'the "{name}" function is no longer available; use {replacement}')

    return Function(implementation, variadic=Parameter("vals", null=True, unknown=True, marked=True))


def _list(name: str = "list", *, marked: bool = False) -> Parameter:
    return Parameter(name, marked=marked)


_BOOLS = Parameter("list", ListType(BOOL))

FUNCTIONS = {
    "alltrue": Function(_alltrue, (_BOOLS,), returns=BOOL),
    "anytrue": Function(_anytrue, (_BOOLS,), returns=BOOL),
    "chunklist": Function(
        _chunklist,
        (Parameter("list", _ANY_LIST, marked=True), Parameter("size", NUMBER, marked=True)),
        returns=lambda arguments: ListType(type_of(arguments[0])),
    ),
    "coalesce": Function(_coalesce, variadic=Parameter("vals", null=True, unknown=True)),
    "coalescelist": Function(_coalescelist, variadic=Parameter("vals", null=True, unknown=True)),
    "compact": Function(_compact, (Parameter("list", _STRINGS),), returns=_STRINGS),
    "concat": Function(_concat, variadic=_list("seqs", marked=True), returns=_concat_type),
    "contains": Function(_contains, (_list(), Parameter("value")), returns=BOOL),
    "distinct": Function(_distinct, (Parameter("list", _ANY_LIST),), returns=lambda arguments: type_of(arguments[0])),
    "element": Function(
        _element, (_list(marked=True), Parameter("index", NUMBER)), returns=_element_type, not_null=False
    ),
    "flatten": Function(_flatten, (_list(marked=True),)),
    "index": Function(_index, (_list(), Parameter("value")), returns=NUMBER),
    "length": Function(_length, (Parameter("value", unknown=True, marked=True),), returns=NUMBER),
    "list": _removed("list", "tolist([ ... ])"),
    "map": _removed("map", "tomap({ ... })"),
    "matchkeys": Function(
        _matchkeys,
        (Parameter("values", _ANY_LIST), Parameter("keys", _ANY_LIST), Parameter("searchset", _ANY_LIST)),
        returns=lambda arguments: type_of(arguments[0]),
    ),
    "one": Function(_one, (_list(),), returns=_one_type, not_null=False),
    "reverse": Function(_reverse, (_list(marked=True),), returns=_reverse_type),
    "slice": Function(
        _slice,
        (_list(marked=True), Parameter("start_index", NUMBER), Parameter("end_index", NUMBER)),
        returns=_slice_type,
    ),
    "sort": Function(_sort, (Parameter("list", _STRINGS, unknown=True),), returns=_STRINGS),
}
