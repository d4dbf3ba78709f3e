"""Functions on maps and objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import convert, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.sequences import opened
from hds_scanners.sources.terraform.language.typesystem import (
    DYNAMIC,
    STRING,
    ListType,
    MapType,
    ObjectType,
    TupleType,
    Type,
    friendly_name,
)
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    ListValue,
    MapValue,
    TypedNull,
    UnknownValue,
    Value,
    derived,
    is_null,
    is_wholly_known,
    mark,
    unmark,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_GROUPS = MapType(ListType(STRING))


def _keys(mapping: Value) -> Value:
    mapping, marked = opened(mapping)
    if mapping.__class__ is UnknownValue:
        if isinstance(mapping.type, ObjectType):
            return mark(tuple(sorted(mapping.type.attributes)), when=marked)
        return mark(derived(mapping, type=_keys_type(mapping.type), refinement=NOT_NULL), when=marked)
    if mapping.__class__ is dict:
        return mark(tuple(sorted(mapping)), when=marked)
    _keys_type(type_of(mapping))
    return mark(ListValue(tuple(sorted(mapping.items)), STRING), when=marked)


def _keys_type(kind: Type) -> Type:
    if isinstance(kind, MapType):
        return ListType(STRING)
    if kind is DYNAMIC:
        return DYNAMIC
    raise EvaluationError("must have map or object type")


def _values(mapping: Value) -> Value:
    mapping, marked = opened(mapping)
    if mapping.__class__ is dict:
        return mark(tuple([mapping[name] for name in sorted(mapping)]), when=marked)
    if mapping.__class__ is not MapValue:
        raise EvaluationError("values() requires a map as the first argument")
    elements = tuple([mapping.items[key] for key in sorted(mapping.items)])
    return mark(ListValue(elements, mapping.element_type), when=marked)


def _values_type(arguments: Sequence[Value]) -> Type:
    kind = type_of(arguments[0])
    if isinstance(kind, MapType):
        return ListType(kind.element)
    if isinstance(kind, ObjectType):
        return TupleType(tuple(kind.attributes[name] for name in sorted(kind.attributes)))
    if kind is DYNAMIC:
        return DYNAMIC
    raise EvaluationError("values() requires a map as the first argument")


def _lookup(mapping: Value, key: Value, *defaults: Value) -> Value:
    if len(defaults) > 1:
        raise EvaluationError(f"lookup() takes two or three arguments, got {2 + len(defaults)}")
    mapping, mapping_marked = opened(mapping)
    key, key_marked = opened(key)
    marked = mapping_marked or key_marked
    kind = type_of(mapping)
    if not (kind is DYNAMIC or isinstance(kind, (MapType, ObjectType))):
        raise EvaluationError("lookup() requires a map as the first argument")
    default = defaults[0] if defaults else None
    if isinstance(kind, MapType) and defaults:
        default = convert(default, kind.element)
    if mapping.__class__ is UnknownValue or key.__class__ is UnknownValue:
        return mark(derived(unmark(mapping), key, type=_lookup_type(kind, key, defaults)), when=marked)
    items = mapping if mapping.__class__ is dict else mapping.items
    if key in items:
        found = items[key]
        if found is None and isinstance(kind, MapType):
            found = TypedNull(kind.element)
        return mark(found, when=marked)
    if not defaults:
        raise EvaluationError(f'lookup failed to find key "{key}"')
    return mark(default, when=marked)


def _lookup_type(kind: Type, key: Value, defaults: tuple[Value, ...]) -> Type:
    if isinstance(kind, MapType):
        return kind.element
    if isinstance(kind, ObjectType) and key.__class__ is str:
        if key in kind.attributes:
            return kind.attributes[key]
        if not defaults:
            raise EvaluationError(f'the given object has no attribute "{key}"')
        return type_of(defaults[0])
    return DYNAMIC


def _merge(*mappings: Value) -> Value:
    kind = _merge_type(mappings)
    merged: dict[str, Value] = {}
    marked = False
    for mapping in mappings:
        bare, was_marked = opened(mapping)
        marked = marked or was_marked
        if not is_null(bare):
            merged |= bare if bare.__class__ is dict else bare.items
    return mark(MapValue(merged, kind.element) if isinstance(kind, MapType) else merged, when=marked)


def _merge_type(mappings: Sequence[Value]) -> Type:
    """The type all have, when it is one and the same; else an object, shown as `dynamic` since only that is asked."""
    kinds = [type_of(mapping) for mapping in mappings]
    if DYNAMIC in kinds:
        return DYNAMIC
    for kind in kinds:
        if not isinstance(kind, (MapType, ObjectType)):
            raise EvaluationError(f'arguments must be maps or objects, got "{friendly_name(kind)}"')
    return kinds[0] if kinds and all(kind == kinds[0] for kind in kinds) else DYNAMIC


def _transpose(groups: MapValue) -> Value:
    if not is_wholly_known(groups):
        return derived(groups, type=_GROUPS, refinement=NOT_NULL)
    transposed: dict[str, list[str]] = {}
    for key in sorted(groups.items):
        if groups.items[key] is None:
            raise EvaluationError(f'the list "{key}" is null')
        for element in groups.items[key]:
            if element is None:
                raise EvaluationError("input must not contain null string")
            transposed.setdefault(element, []).append(key)
    return MapValue({name: ListValue(tuple(keys), STRING) for name, keys in transposed.items()}, _GROUPS.element)


def _zipmap(keys: Value, values: Value) -> Value:
    keys, keys_marked = opened(keys)
    values, values_marked = opened(values)
    if values.__class__ not in (tuple, ListValue):
        raise EvaluationError("values argument must be a list or tuple value")
    kind = MapType(values.element_type) if values.__class__ is ListValue else None
    bare = unmark(keys)
    marked = keys_marked or values_marked or bare is not keys
    if not is_wholly_known(bare):
        return mark(derived(bare, type=kind or DYNAMIC, refinement=NOT_NULL), when=marked)
    if len(bare) != len(values):
        raise EvaluationError(f"number of keys ({len(bare)}) does not match number of values ({len(values)})")
    if None in bare.elements:
        raise EvaluationError("keys list has a null value")
    items = dict(zip(bare, values, strict=True))
    return mark(MapValue(items, kind.element) if kind else items, when=marked)


def _zipmap_type(arguments: Sequence[Value]) -> Type:
    kind = type_of(arguments[1])
    if isinstance(kind, ListType):
        return MapType(kind.element)
    if kind is DYNAMIC or isinstance(kind, TupleType):
        return DYNAMIC
    raise EvaluationError("values argument must be a list or tuple value")


def _mapping(name: str, *, unknown: bool = False, null: bool = False) -> Parameter:
    return Parameter(name, null=null, unknown=unknown, marked=True)


FUNCTIONS = {
    "keys": Function(_keys, (_mapping("inputMap", unknown=True),)),
    "lookup": Function(
        _lookup,
        (_mapping("inputMap", unknown=True), Parameter("key", STRING, unknown=True, marked=True)),
        variadic=Parameter("default", null=True, unknown=True, marked=True),
        not_null=False,
    ),
    "merge": Function(_merge, variadic=_mapping("maps", null=True), returns=_merge_type),
    "transpose": Function(_transpose, (Parameter("values", _GROUPS),), returns=_GROUPS),
    "values": Function(_values, (_mapping("mapping"),), returns=_values_type),
    "zipmap": Function(
        _zipmap,
        (Parameter("keys", ListType(STRING), marked=True), Parameter("values", marked=True)),
        returns=_zipmap_type,
    ),
}
