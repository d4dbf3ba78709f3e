"""The types of the Terraform language and their unification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class PrimitiveType:
    """`string`, `number`, `bool`, or `dynamic` (any type, or not known yet)."""

    name: str


STRING = PrimitiveType("string")
NUMBER = PrimitiveType("number")
BOOL = PrimitiveType("bool")
DYNAMIC = PrimitiveType("dynamic")


@dataclass(frozen=True, slots=True)
class ListType:
    """`list(element)`."""

    element: Type


@dataclass(frozen=True, slots=True)
class SetType:
    """`set(element)`."""

    element: Type


@dataclass(frozen=True, slots=True)
class MapType:
    """`map(element)`."""

    element: Type


@dataclass(frozen=True, slots=True)
class TupleType:
    """`tuple([...])`."""

    elements: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class ObjectType:
    """`object({...})`; `optional` names the attributes that a conversion may leave out."""

    attributes: Mapping[str, Type]
    optional: frozenset[str] = frozenset()

    def __hash__(self) -> int:
        return hash((frozenset(self.attributes), self.optional))


Type: TypeAlias = PrimitiveType | ListType | SetType | MapType | TupleType | ObjectType


def contains_dynamic(kind: Type) -> bool:
    """Whether a part of the type is not known yet."""
    if isinstance(kind, PrimitiveType):
        return kind is DYNAMIC
    if isinstance(kind, TupleType):
        return any(contains_dynamic(element) for element in kind.elements)
    if isinstance(kind, ObjectType):
        return any(contains_dynamic(attribute) for attribute in kind.attributes.values())
    return contains_dynamic(kind.element)


def without_optional(kind: Type) -> Type:
    """The type of values that were converted to `kind`: every attribute is there."""
    if isinstance(kind, PrimitiveType):
        return kind
    if isinstance(kind, ObjectType):
        return ObjectType({name: without_optional(each) for name, each in kind.attributes.items()})
    if isinstance(kind, TupleType):
        return TupleType(tuple(without_optional(each) for each in kind.elements))
    return kind.__class__(without_optional(kind.element))


def conforms(source: Type, target: Type, *, unsafe: bool = True) -> bool:
    """Whether values of `source` can be converted to `target`.

    Unsafe conversions may still fail for a value (text to number); safe ones never do.
    """
    if source is target or target is DYNAMIC or source == target:
        return True
    if source is DYNAMIC:
        return unsafe
    if isinstance(target, PrimitiveType):
        if not isinstance(source, PrimitiveType):
            return False
        return target is STRING or (unsafe and source is STRING)
    if isinstance(target, ListType):
        if isinstance(source, (ListType, SetType)):
            return conforms(source.element, target.element, unsafe=unsafe)
        return isinstance(source, TupleType) and _all_conform(source.elements, target.element, unsafe=unsafe)
    if isinstance(target, SetType):
        if isinstance(source, ListType):
            return unsafe and conforms(source.element, target.element, unsafe=unsafe)
        if isinstance(source, SetType):
            return conforms(source.element, target.element, unsafe=unsafe)
        return isinstance(source, TupleType) and _all_conform(source.elements, target.element, unsafe=unsafe)
    if isinstance(target, MapType):
        if isinstance(source, MapType):
            return conforms(source.element, target.element, unsafe=unsafe)
        return isinstance(source, ObjectType) and _all_conform(
            tuple(source.attributes.values()), target.element, unsafe=unsafe
        )
    if isinstance(target, TupleType):
        return (
            isinstance(source, TupleType)
            and len(source.elements) == len(target.elements)
            and all(conforms(a, b, unsafe=unsafe) for a, b in zip(source.elements, target.elements, strict=True))
        )
    if isinstance(source, MapType):
        # An optional attribute of another type is only an error when the map has it.
        return unsafe and all(
            name in target.optional or conforms(source.element, kind, unsafe=True)
            for name, kind in target.attributes.items()
        )
    return isinstance(source, ObjectType) and all(
        conforms(source.attributes[name], kind, unsafe=unsafe) if name in source.attributes else name in target.optional
        for name, kind in target.attributes.items()
    )


def _all_conform(sources: tuple[Type, ...], target: Type, *, unsafe: bool) -> bool:
    if target is DYNAMIC:
        return not sources or unify(sources, unsafe=unsafe) is not None
    return all(conforms(source, target, unsafe=unsafe) for source in sources)


def unify(types: Iterable[Type], *, unsafe: bool = True) -> Type | None:
    """The type that values of all of `types` are converted to when they must have one type; None when there is none."""
    kinds = tuple(dict.fromkeys(types))
    if not kinds:
        return DYNAMIC
    first = kinds[0]
    if len(kinds) == 1:
        return first
    shapes = {kind.__class__ for kind in kinds if kind is not DYNAMIC}
    has_dynamic = DYNAMIC in kinds
    if len(shapes) == 1 and PrimitiveType not in shapes:
        if has_dynamic:
            return DYNAMIC
        if isinstance(first, (ListType, SetType, MapType)):
            element = unify((kind.element for kind in kinds if isinstance(kind, first.__class__)), unsafe=unsafe)
            return None if element is None else first.__class__(element)
        if isinstance(first, ObjectType):
            return _unify_objects([kind for kind in kinds if isinstance(kind, ObjectType)], unsafe=unsafe)
        return _unify_tuples([kind for kind in kinds if isinstance(kind, TupleType)], unsafe=unsafe)
    if shapes == {MapType, ObjectType}:
        found = _as_collection(kinds, MapType, unsafe=unsafe)
        if found is not None:
            return found
    elif shapes == {ListType, TupleType}:
        found = _as_collection(kinds, ListType, unsafe=unsafe)
        if found is not None:
            return found
    elif ObjectType in shapes and TupleType in shapes:
        return None
    for wanted in sorted(kinds, key=_preference):
        if all(conforms(kind, wanted, unsafe=unsafe) for kind in kinds):
            return wanted
    return None


def _preference(kind: Type) -> int:
    """Where a type stands among those that others may be converted to: the most general first, dynamic last."""
    if kind is DYNAMIC:
        return 9
    if isinstance(kind, PrimitiveType):
        return 0 if kind is STRING else 1
    if isinstance(kind, (ListType, MapType)):
        return 0
    return 1 if isinstance(kind, (TupleType, ObjectType)) else 2


def _unify_objects(kinds: list[ObjectType], *, unsafe: bool) -> Type | None:
    names = kinds[0].attributes.keys()
    if all(kind.attributes.keys() == names for kind in kinds):
        attributes = {}
        for name in names:
            kind = unify((kind.attributes[name] for kind in kinds), unsafe=unsafe)
            if kind is None:
                return None
            attributes[name] = kind
        return ObjectType(attributes)
    element = unify((kind for each in kinds for kind in each.attributes.values()), unsafe=unsafe)
    return None if element is None else MapType(element)


def _unify_tuples(kinds: list[TupleType], *, unsafe: bool) -> Type | None:
    length = len(kinds[0].elements)
    if all(len(kind.elements) == length for kind in kinds):
        elements = []
        for position in range(length):
            kind = unify((kind.elements[position] for kind in kinds), unsafe=unsafe)
            if kind is None:
                return None
            elements.append(kind)
        return TupleType(tuple(elements))
    element = unify((kind for each in kinds for kind in each.elements), unsafe=unsafe)
    return None if element is None else ListType(element)


def _as_collection(
    kinds: tuple[Type, ...], collection: type[ListType | MapType], *, unsafe: bool
) -> ListType | MapType | None:
    """Tuples as lists, or objects as maps, when that gives one type for all."""
    elements: list[Type] = []
    for kind in kinds:
        if isinstance(kind, (ListType, MapType)):
            elements.append(kind.element)
        elif isinstance(kind, TupleType):
            elements.extend(kind.elements)
        elif isinstance(kind, ObjectType):
            elements.extend(kind.attributes.values())
    element = unify(elements, unsafe=unsafe)
    return None if element is None else collection(element)


def as_json(kind: Type) -> Any:
    """The type as Terraform writes it in JSON: `"string"`, `["list", "string"]`, `["object", {...}]`."""
    if isinstance(kind, PrimitiveType):
        return kind.name
    if isinstance(kind, TupleType):
        return ["tuple", [as_json(element) for element in kind.elements]]
    if isinstance(kind, ObjectType):
        return ["object", {name: as_json(kind.attributes[name]) for name in sorted(kind.attributes)}]
    return [_COLLECTION_NAMES[kind.__class__], as_json(kind.element)]


_COLLECTION_NAMES: Mapping[type, str] = {ListType: "list", SetType: "set", MapType: "map"}


def friendly_name(kind: Type) -> str:
    """The type as an error message names it."""
    if isinstance(kind, PrimitiveType):
        return kind.name
    if isinstance(kind, TupleType):
        return "tuple"
    if isinstance(kind, ObjectType):
        return "object"
    return f"{_COLLECTION_NAMES[kind.__class__]} of {friendly_name(kind.element)}"
