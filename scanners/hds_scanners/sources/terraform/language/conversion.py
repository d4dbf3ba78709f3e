"""From values to types, and from one type to another."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import NoReturn

from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    ObjectType,
    PrimitiveType,
    SetType,
    TupleType,
    Type,
    conforms,
    contains_dynamic,
    friendly_name,
    unify,
    without_optional,
)
from hds_scanners.sources.terraform.language.values import (
    LazyObject,
    ListValue,
    MapValue,
    Refinement,
    Sensitive,
    SetValue,
    TypedNull,
    UnknownValue,
    Value,
    contains_sensitive,
    derived,
    is_null,
    is_wholly_known,
    mark,
    unmark,
)

_PRIMITIVES: dict[type, Type] = {
    str: STRING,
    int: NUMBER,
    Fraction: NUMBER,
    float: NUMBER,
    bool: BOOL,
    type(None): DYNAMIC,
}


def type_of(value: Value) -> Type:
    """The value's type; a plain null has the type `dynamic`."""
    kind = value.__class__
    primitive = _PRIMITIVES.get(kind)
    if primitive is not None:
        return primitive
    if kind is tuple:
        return TupleType(tuple(type_of(element) for element in value))
    if kind is dict:
        return ObjectType({name: type_of(value[name]) for name in sorted(value)})
    if kind is ListValue:
        return ListType(value.element_type)
    if kind is SetValue:
        return SetType(value.element_type)
    if kind is MapValue:
        return MapType(value.element_type)
    if kind is UnknownValue or kind is TypedNull:
        return value.type  # type: ignore[no-any-return]
    if kind is Sensitive:
        return type_of(value.value)
    if isinstance(value, LazyObject):
        return type_of(value.materialise())
    raise TypeError(f"not a value of the language: {kind.__name__}")


def to_text(value: Value) -> str:
    """A known string, number or bool as text."""
    kind = value.__class__
    if kind is str:
        return value  # type: ignore[no-any-return]
    if kind is bool:
        return "true" if value else "false"
    return numeric.text(value)


def convert(value: Value, target: Type) -> Value:
    """The value as `target`; raises `EvaluationError` when there is no such conversion.

    Marks stay where they are (sets, which cannot hold them, are marked as a whole). Unknown values stay unknown.
    """
    kind = value.__class__
    if target is DYNAMIC:
        return value
    if kind is Sensitive:
        return mark(convert(value.value, target))
    if target.__class__ is PrimitiveType:
        return _convert_primitive(value, kind, target)
    if value is None or kind is TypedNull:
        if kind is TypedNull and not conforms(value.type, target):
            _reject(value, target)
        return TypedNull(_settled(target, value))
    if kind is UnknownValue:
        return _convert_unknown(value, target)
    if isinstance(value, LazyObject):
        return convert(opened(value, target), target)
    if isinstance(target, ListType):
        if kind is ListValue and (value.element_type == target.element or target.element is DYNAMIC):
            return value
        if kind is not tuple and kind is not ListValue and kind is not SetValue:
            _reject(value, target)
        return _make_list(value, target.element)
    if isinstance(target, SetType):
        if kind is SetValue and (value.element_type == target.element or target.element is DYNAMIC):
            return value
        if kind is not tuple and kind is not ListValue and kind is not SetValue:
            _reject(value, target)
        listed = _make_list(value, target.element)
        return make_set(listed.elements, listed.element_type)
    if isinstance(target, MapType):
        return _convert_to_map(value, kind, target)
    if isinstance(target, TupleType):
        if kind is not tuple or len(value) != len(target.elements):
            _reject(value, target)
        return tuple(convert(element, wanted) for element, wanted in zip(value, target.elements, strict=True))
    assert isinstance(target, ObjectType)
    return _convert_to_object(value, kind, target)


def opened(value: Value, target: Type) -> Value:
    """The value with the objects in it that are computed when read laid out as the object types of `target` ask.

    A resource has attributes that nobody wrote: which ones, only an object type that wants them tells.
    """
    kind = value.__class__
    if isinstance(value, LazyObject):
        whole = value.holding(target.attributes) if isinstance(target, ObjectType) else value.materialise()
        return whole if isinstance(whole, LazyObject) else opened(whole, target)
    if kind is dict:
        if isinstance(target, ObjectType):
            wanted = target.attributes
            return {name: opened(item, wanted[name]) if name in wanted else item for name, item in value.items()}
        if isinstance(target, MapType):
            return {name: opened(item, target.element) for name, item in value.items()}
    if kind is tuple:
        if isinstance(target, (ListType, SetType)):
            return tuple(opened(item, target.element) for item in value)
        if isinstance(target, TupleType) and len(value) == len(target.elements):
            return tuple(opened(item, wanted) for item, wanted in zip(value, target.elements, strict=True))
    return value


def _convert_primitive(value: Value, kind: type, target: Type) -> Value:
    if kind is str:
        if target is STRING:
            return value
        if target is NUMBER:
            return numeric.parse(value)
        if value in {"true", "1"}:
            return True
        if value in {"false", "0"}:
            return False
        raise EvaluationError("a bool is required")
    if kind is int or kind is Fraction or kind is float:
        if target is NUMBER:
            return value
        if target is STRING:
            return numeric.text(value)
    elif kind is bool:
        if target is BOOL:
            return value
        if target is STRING:
            return "true" if value else "false"
    elif value is None:
        return TypedNull(target)
    elif kind is TypedNull:
        if conforms(value.type, target):
            return TypedNull(target)
    elif kind is UnknownValue:
        return _convert_unknown(value, target)
    return _reject(value, target)


def _convert_unknown(value: UnknownValue, target: Type) -> Value:
    if value.type == target:
        return value
    if not conforms(value.type, target):
        _reject(value, target)
    # The cause is kept whole: the same value in another type is still what it refers to.
    return settle_unknown(UnknownValue(value.cause, _settled(target, value), _kept_refinement(value, target)))


def _kept_refinement(value: UnknownValue, target: Type) -> Refinement:
    """What stays known about an unknown value when it is converted."""
    not_null = value.refinement.not_null
    lower: Value = None
    upper: Value = None
    if isinstance(target, (ListType, SetType, MapType)):
        source = value.type
        if isinstance(source, TupleType):
            lower = upper = len(source.elements)
        elif isinstance(source, ObjectType):
            lower = upper = len(source.attributes)
        else:
            lower, upper = value.refinement.lower, value.refinement.upper
        if isinstance(target, SetType) and lower:
            lower = 1  # elements may turn out to be equal
    return Refinement(not_null, "", lower, upper)


def settle_unknown(value: UnknownValue) -> Value:
    """A collection of unknown elements when it is known how many there are, else the value as it is."""
    kind, refinement = value.type, value.refinement
    size = refinement.lower
    if not refinement.not_null or size is None or size != refinement.upper or not isinstance(size, int):
        return value
    if isinstance(kind, ListType) and size <= _LARGEST_UNKNOWN:
        return ListValue(tuple([derived(value, type=kind.element)] * size), kind.element)
    if isinstance(kind, SetType) and size <= 1:
        return SetValue(tuple([derived(value, type=kind.element)] * size), kind.element)
    if isinstance(kind, MapType) and size == 0:
        return MapValue({}, kind.element)
    return value


_LARGEST_UNKNOWN = 10_000
"""More unknown elements are left as one unknown list."""


def _settled(target: Type, value: Value) -> Type:
    """`list(any)` of something unknown or null takes the element type that the value has, when it has one."""
    if isinstance(target, (ListType, SetType, MapType)) and target.element is DYNAMIC:
        source = type_of(value)
        element: Type | None = None
        if isinstance(source, (ListType, SetType, MapType)):
            element = source.element
        elif isinstance(source, TupleType):
            element = unify(source.elements)
        elif isinstance(source, ObjectType):
            element = unify(source.attributes.values())
        return target.__class__(element or DYNAMIC)
    return without_optional(target)


def _reject(value: Value, target: Type) -> NoReturn:
    raise EvaluationError(f"{friendly_name(target)} required, but have {friendly_name(type_of(value))}")


def common_type(values: Iterable[Value], *, what: str) -> Type:
    """The one type all `values` are converted to; raises `EvaluationError` naming `what` when there is none."""
    found = unify(type_of(value) for value in values)
    if found is None:
        raise EvaluationError(f"all {what} must have the same type")
    return found


def _make_list(values: Iterable[Value], element_type: Type) -> ListValue:
    elements = tuple(values)
    if element_type is DYNAMIC:
        # A collection has one type already, even when it is empty.
        is_collection = values.__class__ is ListValue or values.__class__ is SetValue
        element_type = values.element_type if is_collection else common_type(elements, what="elements")  # type: ignore[attr-defined]
    converted = tuple(_element(element, element_type) for element in elements)
    return ListValue(converted, settle_elements(converted, element_type))


def _element(value: Value, element_type: Type) -> Value:
    """An element of a collection: the collection carries the type, so nulls need none."""
    result = convert(value, element_type)
    return None if is_null(result) else result


def settle_elements(elements: Iterable[Value], element_type: Type) -> Type:
    """The element type a collection ends up with when conversion filled in a `dynamic` part of it."""
    element_type = without_optional(element_type)
    if not contains_dynamic(element_type):
        return element_type
    kinds = dict.fromkeys(type_of(element) for element in elements if element is not None)
    if len(kinds) == 1:
        return next(iter(kinds))
    if not kinds:
        return element_type
    return unify(kinds) or element_type


def make_list(values: Iterable[Value]) -> ListValue:
    """A list of values that are unified to one type."""
    return _make_list(values, DYNAMIC)


def _convert_to_map(value: Value, kind: type, target: MapType) -> Value:
    if kind is MapValue:
        if value.element_type == target.element or target.element is DYNAMIC:
            return value
        items = value.items
    elif kind is dict:
        items = value
    else:
        _reject(value, target)
    element_type = target.element
    if element_type is DYNAMIC:
        element_type = common_type(items.values(), what="map elements")
    converted = {key: _element(element, element_type) for key, element in items.items()}
    return MapValue(converted, settle_elements(converted.values(), element_type))


def make_map(items: dict[str, Value]) -> MapValue:
    """A map of values that are unified to one type."""
    result = _convert_to_map(items, dict, MapType(DYNAMIC))
    assert isinstance(result, MapValue)
    return result


def _convert_to_object(value: Value, kind: type, target: ObjectType) -> Value:
    if kind is dict:
        items = value
    elif kind is MapValue:
        items = value.items
    else:
        _reject(value, target)
    result = {}
    for name, wanted in target.attributes.items():
        if name in items:
            try:
                result[name] = convert(items[name], wanted)
            except EvaluationError as error:
                raise EvaluationError(f'attribute "{name}": {error.message}') from error
        elif name in target.optional:
            result[name] = TypedNull(without_optional(wanted))
        else:
            raise EvaluationError(f'attribute "{name}" is required')
    return result


def make_set(values: Iterable[Value], element_type: Type | None = None) -> Value:
    """A set in Terraform's order; values are unified first unless `element_type` says what they already are.

    A `SetValue`, marked as a whole when any element was. Elements that are not wholly known are kept at the end: as any
    of them may turn out to be equal to another, the number of elements is only an upper bound then.
    """
    elements = tuple(values)
    if element_type is None:
        listed = _make_list(elements, DYNAMIC)
        elements, element_type = listed.elements, listed.element_type
    if any(contains_sensitive(element) for element in elements):
        return mark(make_set((unmark(element) for element in elements), element_type))
    return SetValue(tuple(sort_set(elements)), element_type)


def sort_set(elements: Iterable[Value]) -> list[Value]:
    """Elements of a set without duplicates: strings by code point, numbers by value, others by their internal text."""
    present: dict[object, Value] = {}
    null = False
    unsettled = []
    for element in elements:
        if is_null(element):
            null = True
        elif element.__class__ is UnknownValue:
            unsettled.append(element)
        elif element.__class__ in _PRIMITIVES or is_wholly_known(element):
            present.setdefault(identity(element), element)
        else:
            present[object()] = element  # equal to nothing for certain
    values = list(present.values())
    if values and values[0].__class__ in _PRIMITIVES:
        values.sort()
    elif len(values) > 1:
        texts = {id(value): set_text(value).encode("utf-8", "surrogatepass") for value in values}
        values.sort(key=lambda value: texts[id(value)])
    return [*values, *unsettled, None] if null else values + unsettled


def identity(value: Value) -> object:
    """Something hashable that is equal exactly for equal known values of one type."""
    kind = value.__class__
    if kind is bool:
        return ("b", value)
    if value is None or kind is TypedNull:
        return None
    if kind is tuple or kind is ListValue or kind is SetValue:
        return tuple(identity(element) for element in value)
    if kind is dict:
        return tuple((name, identity(value[name])) for name in sorted(value))
    if kind is MapValue:
        return tuple((name, identity(value.items[name])) for name in sorted(value.items))
    if isinstance(value, LazyObject):
        return identity(value.materialise())
    return value


def set_text(value: Value) -> str:
    """The internal text by which Terraform orders a set of structures (cty, `makeSetHashBytes`)."""
    kind = value.__class__
    if value is None or kind is TypedNull:
        return "~"
    if kind is UnknownValue:
        return "?"
    if kind is str:
        return _quoted(value)
    if kind is bool:
        return "T" if value else "F"
    if kind is int or kind is Fraction or kind is float:
        return _ten_digits(value)
    if kind is tuple:
        return "<" + "".join(set_text(element) + ";" for element in value) + ">"
    if kind is dict:
        return "<" + "".join(set_text(value[name]) + ";" for name in sorted(value)) + ">"
    if kind is MapValue:
        pairs = (f"{_quoted(name)}:{set_text(value.items[name])};" for name in sorted(value.items))
        return "{" + "".join(pairs) + "}"
    return "[" + "".join(set_text(element) + ";" for element in value) + "]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    for character, escape in (
        ("\n", "\\n"),
        ("\t", "\\t"),
        ("\r", "\\r"),
        ("\a", "\\a"),
        ("\b", "\\b"),
        ("\f", "\\f"),
        ("\v", "\\v"),
    ):
        escaped = escaped.replace(character, escape)
    return f'"{escaped}"'


def _ten_digits(value: Value) -> str:
    """A number in the manner of C's `%.10g`."""
    if value.__class__ is float:
        return "+Inf" if value > 0 else "-Inf"
    return format(float(value), ".10g") if abs(value) < 10**300 else numeric.text(value)
