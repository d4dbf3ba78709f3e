"""The values an expression can have. The package's docstring has the table of representations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.errors import LimitExceeded
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, Type

Number: TypeAlias = int | Fraction | float
Value: TypeAlias = Any
"""One of the representations of the package's table; a union of them all would only be a longer spelling of Any."""


@dataclass(frozen=True, slots=True)
class ListValue:
    """A list: elements all have `element_type` (null elements are `None`)."""

    elements: tuple[Value, ...]
    element_type: Type = DYNAMIC

    def __len__(self) -> int:
        return len(self.elements)

    def __iter__(self) -> Iterator[Value]:
        return iter(self.elements)


@dataclass(frozen=True, slots=True)
class SetValue:
    """A set: elements without duplicates, in Terraform's iteration order; build it with `conversion.make_set`."""

    elements: tuple[Value, ...]
    element_type: Type = DYNAMIC

    def __len__(self) -> int:
        return len(self.elements)

    def __iter__(self) -> Iterator[Value]:
        return iter(self.elements)


@dataclass(frozen=True, slots=True)
class MapValue:
    """A map: keys to elements of one type; iterate with `sorted(value.items)`."""

    items: dict[str, Value]
    element_type: Type = DYNAMIC

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class TypedNull:
    """A null whose type is known. Top-level arguments of functions are plain `None`."""

    type: Type


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A value marked as sensitive; never wraps another `Sensitive` directly."""

    value: Value


@dataclass(frozen=True, slots=True)
class Refinement:
    """What is known about a value that is not."""

    not_null: bool = False
    prefix: str = ""
    """For a string: it begins like this."""
    lower: Number | None = None
    """For a number: it is not smaller. For a collection: it has at least that many elements."""
    upper: Number | None = None
    lower_inclusive: bool = True
    upper_inclusive: bool = True


NOTHING_KNOWN = Refinement()
NOT_NULL = Refinement(not_null=True)


@dataclass(frozen=True, slots=True, eq=False)
class UnknownValue:
    """A value that is not known, why, and what is known about it all the same."""

    cause: Unknown
    type: Type = DYNAMIC
    refinement: Refinement = field(default=NOTHING_KNOWN)


class LazyObject:
    """An object whose attributes are computed only when read.

    Subclasses implement both methods. Not an `ABC`: asking for the class of a value must stay cheap.
    """

    __slots__ = ()

    def attribute(self, name: str) -> Value:
        """The attribute's value; raises `EvaluationError` (`UndeclaredReference` if no file declares it)."""
        raise NotImplementedError

    def materialise(self) -> Value:
        """The whole as a `dict`, or an `UnknownValue`; for functions, iteration, comparison and encoding."""
        raise NotImplementedError

    def holding(self, names: Iterable[str]) -> Value:  # noqa: ARG002 - for subclasses
        """The whole as an object type asks for it, whose attributes are `names`: only a provider's object has more."""
        return self.materialise()


def is_null(value: Value) -> bool:
    """Whether the value is null, typed or not."""
    return value is None or value.__class__ is TypedNull


def unknown(
    cause: Unknown | None = None,
    type: Type = DYNAMIC,  # noqa: A002 - the field's word
    refinement: Refinement = NOTHING_KNOWN,
) -> UnknownValue:
    """An unknown value, only known in a run unless `cause` says otherwise."""
    return UnknownValue(Unknown(Why.RUN_TIME) if cause is None else cause, type, refinement)


def derived(*sources: Value, type: Type = DYNAMIC, refinement: Refinement = NOTHING_KNOWN) -> UnknownValue:  # noqa: A002
    """The unknown result of an operation on `sources`: keeps the first reason and chain, and every reference.

    It is not `exact` any more: it is something made with the references, not one of them.
    """
    causes = [item.cause for source in sources for item in unknowns(source)]
    if not causes:
        return unknown(None, type, refinement)
    references: dict[Reference, None] = {}
    for cause in causes:
        references.update(dict.fromkeys(cause.references))
    first = causes[0]
    cause = Unknown(first.why, first.chain, tuple(references), sensitive=any(cause.sensitive for cause in causes))
    return UnknownValue(cause, type, refinement)


def unknowns(value: Value) -> Iterator[UnknownValue]:
    """Every unknown inside a value, in order; lazy objects are materialised."""
    kind = value.__class__
    if kind is UnknownValue:
        yield value
    elif kind is tuple or kind is ListValue or kind is SetValue:
        for element in value:
            yield from unknowns(element)
    elif kind is dict:
        for element in value.values():
            yield from unknowns(element)
    elif kind is MapValue:
        for element in value.items.values():
            yield from unknowns(element)
    elif kind is Sensitive:
        yield from unknowns(value.value)
    elif isinstance(value, LazyObject):
        yield from unknowns(value.materialise())


def is_wholly_known(value: Value) -> bool:
    """Whether there is no unknown at any depth."""
    return next(unknowns(value), None) is None


def contains_sensitive(value: Value) -> bool:
    """Whether a mark is anywhere in the value. Lazy objects are looked into."""
    kind = value.__class__
    if kind is str or kind is int or kind is bool or value is None:
        return False
    if kind is Sensitive:
        return True
    if kind is tuple or kind is ListValue or kind is SetValue:
        return any(contains_sensitive(element) for element in value)
    if kind is dict:
        return any(contains_sensitive(element) for element in value.values())
    if kind is MapValue:
        return any(contains_sensitive(element) for element in value.items.values())
    return isinstance(value, LazyObject) and contains_sensitive(value.materialise())


def unmark(value: Value) -> Value:
    """The value without marks at any depth (the same object when there are none)."""
    if not contains_sensitive(value):
        return value
    kind = value.__class__
    if kind is Sensitive:
        return unmark(value.value)
    if kind is tuple:
        return tuple(unmark(element) for element in value)
    if kind is ListValue or kind is SetValue:
        return kind(tuple(unmark(element) for element in value), value.element_type)
    if kind is dict:
        return {key: unmark(element) for key, element in value.items()}
    if kind is MapValue:
        return MapValue({key: unmark(element) for key, element in value.items.items()}, value.element_type)
    return unmark(value.materialise())


def mark(value: Value, *, when: bool = True) -> Value:
    """The value marked sensitive as a whole."""
    if not when or value.__class__ is Sensitive:
        return value
    return Sensitive(value)


def force(value: Value) -> Value:
    """A lazy object as a plain value; anything else as it is."""
    return value.materialise() if isinstance(value, LazyObject) else value


MAX_SIZE = 500_000
"""A value with more parts (64 characters of text count as one) is refused."""
MAX_NESTING = 300
"""A value nested deeper is refused: everything that goes over values does so by recursion."""


def check_size(value: Value) -> None:
    """Raise `LimitExceeded` for a value that is too large to be gone over.

    Values share their parts, so a few nested lists can stand for billions of elements in little memory.
    """
    size = depth = 0
    level = [value]
    while level:
        depth += 1
        size += len(level)
        inner: list[Value] = []
        for each in level:
            kind = each.__class__
            if kind is tuple:
                inner.extend(each)
            elif kind is dict:
                inner.extend(each.values())
            elif kind is ListValue or kind is SetValue:
                inner.extend(each.elements)
            elif kind is MapValue:
                inner.extend(each.items.values())
            elif kind is Sensitive:
                inner.append(each.value)
            elif kind is str:
                size += len(each) >> 6
            if size + len(inner) > MAX_SIZE:
                raise LimitExceeded("the value is too large to be computed with here")
        if depth > MAX_NESTING:
            raise LimitExceeded(f"the value is nested deeper than {MAX_NESTING} levels")
        level = inner


def export(value: Value) -> Any:
    """A value as the model carries it: str, bool, int, Decimal, None, list, dict or the model's `Unknown`.

    Sets become lists in Terraform's order. Marks are dropped: ask `contains_sensitive` (unknown values keep the mark).
    """
    kind = value.__class__
    if kind is str or kind is bool or value is None:
        return value
    if kind is int:
        # Beyond 512 bits the digits that count are fewer than the integer has, and Terraform prints zeros for the rest.
        return value if value.bit_length() <= numeric.PRECISION else int(numeric.text(value))
    if kind is UnknownValue:
        return value.cause
    if kind is tuple or kind is ListValue or kind is SetValue:
        return [export(element) for element in value]
    if kind is dict:
        return {key: export(value[key]) for key in sorted(value)}
    if kind is MapValue:
        return {key: export(value.items[key]) for key in sorted(value.items)}
    if kind is Sensitive:
        inner = value.value
        if inner.__class__ is UnknownValue:
            c = inner.cause
            return Unknown(c.why, c.chain, c.references, c.exact, c.parts, c.document, sensitive=True)
        return export(inner)
    if kind is Fraction:
        return Decimal(numeric.text(value))
    if kind is float:
        return Decimal(value)
    if kind is TypedNull:
        return None
    if isinstance(value, LazyObject):
        return export(value.materialise())
    raise TypeError(f"not a value of the language: {kind.__name__}")
