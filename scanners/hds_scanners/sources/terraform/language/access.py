"""Reading attributes and elements of values, and going over collections."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import NoReturn

from hds_policies.model.value import Reference, Unknown
from hds_scanners.sources.terraform.language.conversion import convert, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.typesystem import (
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
)
from hds_scanners.sources.terraform.language.values import (
    LazyObject,
    ListValue,
    MapValue,
    Sensitive,
    SetValue,
    TypedNull,
    UnknownValue,
    Value,
    derived,
    is_null,
    mark,
)


def attribute_of(value: Value, name: str) -> Value:
    """`value.name`."""
    kind = value.__class__
    if kind is dict:
        if name in value:
            return value[name]
        raise EvaluationError(f'this object has no attribute "{name}"')
    if isinstance(value, LazyObject):
        return value.attribute(name)
    if kind is UnknownValue:
        return _attribute_of_unknown(value, name)
    if kind is MapValue:
        if name in value.items:
            return value.items[name]
        raise EvaluationError(f'this map has no element "{name}"')
    if kind is Sensitive:
        return mark(attribute_of(value.value, name))
    if value is None or kind is TypedNull:
        raise EvaluationError(f'a null value has no attribute "{name}"')
    raise EvaluationError(f'a {friendly_name(type_of(value))} has no attribute "{name}"')


def _attribute_of_unknown(value: UnknownValue, name: str) -> Value:
    kind = value.type
    if kind is DYNAMIC:
        return reach(value, f".{name}", DYNAMIC)
    if isinstance(kind, ObjectType):
        if name not in kind.attributes:
            raise EvaluationError(f'this object has no attribute "{name}"')
        return reach(value, f".{name}", kind.attributes[name])
    if isinstance(kind, MapType):
        return reach(value, f".{name}", kind.element)
    raise EvaluationError(f'a {friendly_name(kind)} has no attribute "{name}"')


def reach(value: UnknownValue, step: str, kind: Type) -> UnknownValue:
    """A part of an unknown value: still exactly a computed attribute when the whole is one (`network[0].ip`)."""
    cause = value.cause
    reference = cause.reference
    if reference is None:
        if not cause.parts and cause.document is None:
            return UnknownValue(cause, kind)
        return UnknownValue(Unknown(cause.why, cause.chain, cause.references, sensitive=cause.sensitive), kind)
    path = (reference.attribute or "") + step
    part = Reference(reference.address, path.removeprefix("."))
    return UnknownValue(
        Unknown(cause.why, cause.chain, (part,), exact=True, sensitive=cause.sensitive),
        kind,
    )


def index_of(value: Value, key: Value) -> Value:
    """`value[key]`."""
    kind = value.__class__
    if kind is Sensitive or key.__class__ is Sensitive:
        if key.__class__ is not Sensitive:
            return mark(index_of(value.value, key))
        try:
            return mark(index_of(value.value if kind is Sensitive else value, key.value))
        except EvaluationError:
            # The message could tell the key.
            raise EvaluationError("there is no element with this sensitive key") from None
    if is_null(value):
        raise EvaluationError("a null value cannot be indexed")
    if is_null(key):
        raise EvaluationError("null cannot be used as an index")
    if kind is tuple or kind is ListValue:
        return _element(value if kind is tuple else value.elements, value, key)
    if kind is dict or kind is MapValue or isinstance(value, LazyObject):
        key = _text_key(key)
        if key.__class__ is UnknownValue:
            return derived(key, value, type=value.element_type if kind is MapValue else DYNAMIC)
        return attribute_of(value, key)
    if kind is UnknownValue:
        return _index_of_unknown(value, key)
    if kind is SetValue:
        raise EvaluationError("a set has no index: its elements have no order; use a for expression or tolist")
    raise EvaluationError(f"a {friendly_name(type_of(value))} cannot be indexed")


def _text_key(key: Value) -> Value:
    try:
        return convert(key, STRING)
    except EvaluationError as error:
        raise EvaluationError("this value needs a string as index") from error


def _number_key(key: Value) -> Value:
    try:
        return convert(key, NUMBER)
    except EvaluationError as error:
        raise EvaluationError("this value needs a number as index") from error


def _element(elements: tuple[Value, ...], value: Value, key: Value) -> Value:
    if key.__class__ is not int:
        key = _number_key(key)
        if key.__class__ is UnknownValue:
            return derived(key, value, type=value.element_type if value.__class__ is ListValue else DYNAMIC)
        if key.__class__ is not int:
            raise EvaluationError("an index must be a whole number")
    if 0 <= key < len(elements):
        return elements[key]
    raise EvaluationError(f"the index {key} is outside of the {len(elements)} elements")


def _index_of_unknown(value: UnknownValue, key: Value) -> Value:
    kind = value.type
    if kind is DYNAMIC:
        if key.__class__ is UnknownValue:
            return derived(value, key)
        return reach(value, f"[{key}]" if isinstance(key, (int, Fraction)) else f'["{key}"]', DYNAMIC)
    if isinstance(kind, (ListType, TupleType)):
        key = _number_key(key)
        if isinstance(kind, ListType):
            element = kind.element
        elif key.__class__ is UnknownValue:
            element = DYNAMIC
        elif isinstance(key, int) and 0 <= key < len(kind.elements):
            element = kind.elements[key]
        else:
            raise EvaluationError(f"the index is outside of the {len(kind.elements)} elements")
        if key.__class__ is UnknownValue:
            return derived(value, key, type=element)
        return reach(value, f"[{key}]", element)
    if isinstance(kind, (MapType, ObjectType)):
        key = _text_key(key)
        if key.__class__ is UnknownValue:
            return derived(value, key, type=kind.element if isinstance(kind, MapType) else DYNAMIC)
        return _attribute_of_unknown(value, key)
    raise EvaluationError(f"a {friendly_name(kind)} cannot be indexed")


def pairs_of(value: Value) -> Sequence[tuple[Value, Value]]:
    """Keys and elements of a known, unmarked collection in Terraform's order, as a `for` expression sees them."""
    kind = value.__class__
    if kind is tuple:
        return list(enumerate(value))
    if kind is ListValue:
        return list(enumerate(value.elements))
    if kind is SetValue:
        return [(element, element) for element in value.elements]
    if kind is dict:
        return [(key, value[key]) for key in sorted(value)]
    if kind is MapValue:
        items = value.items
        return [(key, items[key]) for key in sorted(items)]
    return _not_iterable(type_of(value))


def _not_iterable(kind: Type) -> NoReturn:
    raise EvaluationError(f"a {friendly_name(kind)} has no elements to go over")


def check_iterable(value: UnknownValue) -> None:
    """Reject an unknown value whose type already shows that it has no elements."""
    kind = value.type
    if kind is not DYNAMIC and not isinstance(kind, (ListType, SetType, MapType, TupleType, ObjectType)):
        _not_iterable(kind)
