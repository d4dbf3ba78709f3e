"""The parts of an expression; each knows how to evaluate itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol, TypeAlias

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language import operators
from hds_scanners.sources.terraform.language.access import (
    attribute_of,
    check_iterable,
    index_of,
    pairs_of,
)
from hds_scanners.sources.terraform.language.conversion import convert, settle_unknown, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded, UndeclaredReference
from hds_scanners.sources.terraform.language.typesystem import (
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    SetType,
    TupleType,
    Type,
    friendly_name,
    unify,
)
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    NOTHING_KNOWN,
    LazyObject,
    ListValue,
    MapValue,
    Refinement,
    Sensitive,
    SetValue,
    TypedNull,
    UnknownValue,
    Value,
    derived,
    force,
    is_null,
    mark,
    unknown,
)

if TYPE_CHECKING:
    from pathlib import Path

    from hds_scanners.sources.terraform.language.scope import Scope

MAX_WORK = 64 * 1024 * 1024
"""About how many bytes of results the loops of one expression may produce together."""

Step: TypeAlias = "AttributeStep | IndexStep | SplatStep"


_LOGICAL = frozenset({"&&", "||"})


class Bindings:
    """The variables of a `for` expression or of a template, seen before those of the scope around."""

    __slots__ = ("names", "outer", "work")

    def __init__(self, names: dict[str, Value], outer: Scope) -> None:
        self.names = names
        self.outer = outer
        # Loops inside loops draw on the same budget, so that a short expression cannot multiply itself out.
        self.work: list[int] = outer.work if isinstance(outer, Bindings) else [0]

    @property
    def directory(self) -> Path:
        """As in the scope around."""
        return self.outer.directory

    @property
    def allowed_root(self) -> Path:
        """As in the scope around."""
        return self.outer.allowed_root

    @property
    def short_circuit(self) -> bool:
        """As in the scope around."""
        return getattr(self.outer, "short_circuit", False)

    def resolve(self, name: str) -> Value:
        """The variable, else what the scope around says."""
        names = self.names
        return names[name] if name in names else self.outer.resolve(name)

    def spend(self, result: Value) -> None:
        """Count one round of a loop and what it gave; raises `LimitExceeded` when it is all too much."""
        kind = result.__class__
        cost = 64
        if kind is str:
            cost += len(result)
        elif kind is tuple or kind is dict or kind is ListValue or kind is MapValue or kind is SetValue:
            cost += 64 * len(result)
        self.work[0] += cost
        if self.work[0] > MAX_WORK:
            raise LimitExceeded("the loops of this expression give too much to be computed here")


class Node(Protocol):
    """A part of an expression. Nodes have no state: one can be evaluated many times, in any scope."""

    def evaluate(self, scope: Scope) -> Value:
        """The value in `scope`; raises `EvaluationError`."""
        ...

    def children(self) -> Iterator[Node]:
        """The parts it is made of, in order."""
        ...


class Literal:
    """A string, number, bool or null."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def evaluate(self, scope: Scope) -> Value:  # noqa: ARG002 - a literal sees nothing
        """The value itself."""
        return self.value

    def children(self) -> Iterator[Node]:
        """Nothing."""
        return iter(())


class Root:
    """The first name of a reference."""

    __slots__ = ("name", "position")

    def __init__(self, name: str, position: int) -> None:
        self.name = name
        self.position = position

    def evaluate(self, scope: Scope) -> Value:
        """What the scope says."""
        try:
            return scope.resolve(self.name)
        except EvaluationError as error:
            if error.position is None:
                error.position = self.position
            raise

    def children(self) -> Iterator[Node]:
        """Nothing."""
        return iter(())


class AttributeStep:
    """`.name`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def apply(self, value: Value, scope: Scope) -> Value:  # noqa: ARG002 - the other steps need the scope
        """The attribute of `value`."""
        return attribute_of(value, self.name)

    def children(self) -> Iterator[Node]:
        """Nothing."""
        return iter(())


class IndexStep:
    """`[key]`, or `.0` as it was written before Terraform 0.12."""

    __slots__ = ("key",)

    def __init__(self, key: Node) -> None:
        self.key = key

    def apply(self, value: Value, scope: Scope) -> Value:
        """The element of `value`."""
        return index_of(value, self.key.evaluate(scope))

    def children(self) -> Iterator[Node]:
        """The key."""
        yield self.key


class SplatStep:
    """`[*]` or `.*` with the steps that are taken from each element."""

    __slots__ = ("full", "steps")

    def __init__(self, steps: tuple[Step, ...], *, full: bool) -> None:
        self.steps = steps
        self.full = full

    def children(self) -> Iterator[Node]:
        """The keys of the steps."""
        for step in self.steps:
            yield from step.children()

    def _each(self, value: Value, scope: Scope) -> Value:
        for step in self.steps:
            value = step.apply(value, scope)
        return value

    def apply(self, value: Value, scope: Scope) -> Value:
        """The elements of `value`; a single value counts as one element, null as none."""
        kind = value.__class__
        if kind is Sensitive:
            return mark(self.apply(value.value, scope))
        if kind is tuple:
            return tuple([self._each(element, scope) for element in value])
        if kind is ListValue or kind is SetValue:
            if not value.elements:
                each = type_of(self._each(unknown(type=value.element_type), scope))
                return ListValue((), each)
            elements = tuple([self._each(element, scope) for element in value.elements])
            kinds = dict.fromkeys(type_of(element) for element in elements if not is_null(element))
            if len(kinds) > 1:
                raise EvaluationError("the inner splat gives elements of different types; use a for expression")
            element_type = next(iter(kinds)) if kinds else type_of(elements[0])
            return ListValue(tuple(None if is_null(element) else element for element in elements), element_type)
        if kind is UnknownValue:
            return self._of_unknown(value, scope)
        if value is None or kind is TypedNull:
            if kind is TypedNull and isinstance(value.type, (ListType, SetType, TupleType)):
                raise EvaluationError("a splat cannot be applied to a null list")
            return ()
        return (self._each(value, scope),)

    def _of_unknown(self, value: UnknownValue, scope: Scope) -> Value:
        kind = value.type
        if isinstance(kind, (ListType, SetType)):
            each = self._each(UnknownValue(value.cause, kind.element), scope)
            low, high = value.refinement.lower, value.refinement.upper
            return derived(value, type=ListType(type_of(each)), refinement=Refinement(True, "", low, high))  # noqa: FBT003
        if isinstance(kind, TupleType):
            each = tuple(self._each(UnknownValue(value.cause, element), scope) for element in kind.elements)
            return derived(value, type=TupleType(tuple(type_of(element) for element in each)), refinement=NOT_NULL)
        if kind is DYNAMIC:
            return derived(value)
        each = self._each(value, scope)
        return (each,) if value.refinement.not_null else derived(value)


class Traversal:
    """A value and the steps taken from it."""

    __slots__ = ("base", "position", "steps")

    def __init__(self, base: Node, steps: tuple[Step, ...], position: int) -> None:
        self.base = base
        self.steps = steps
        self.position = position

    def evaluate(self, scope: Scope) -> Value:
        """Take each step."""
        value = self.base.evaluate(scope)
        try:
            for step in self.steps:
                value = step.apply(value, scope)
        except EvaluationError as error:
            if error.position is None:
                error.position = self.position
            raise
        return value

    def children(self) -> Iterator[Node]:
        """The base and the keys of the steps."""
        yield self.base
        for step in self.steps:
            yield from step.children()


class Unary:
    """`-x` or `!x`."""

    __slots__ = ("operand", "operator")

    def __init__(self, operator: str, operand: Node) -> None:
        self.operator = operator
        self.operand = operand

    def evaluate(self, scope: Scope) -> Value:
        """Apply the operator."""
        value = self.operand.evaluate(scope)
        return operators.minus(value) if self.operator == "-" else operators.negate(value)

    def children(self) -> Iterator[Node]:
        """The operand."""
        yield self.operand


_LOGICAL = frozenset(("&&", "||"))


class Binary:
    """`left operator right`; both sides are always evaluated, unless the scope has a true `short_circuit`."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Node, right: Node) -> None:
        self.operator = operator
        self.left = left
        self.right = right

    def evaluate(self, scope: Scope) -> Value:
        """Apply the operator; a long chain is gone through without recursion."""
        if self.left.__class__ is not Binary:
            return self._applied(self.left.evaluate(scope), scope)
        chain, first = self._chain()
        value = first.evaluate(scope)
        for each in chain:
            value = each._applied(value, scope)  # noqa: SLF001 - another of its kind
        return value

    def _applied(self, left: Value, scope: Scope) -> Value:
        if self.operator in _LOGICAL and getattr(scope, "short_circuit", False):
            return operators.short_circuit(self.operator, left, lambda: self.right.evaluate(scope))
        return operators.binary(self.operator, left, self.right.evaluate(scope))

    def _chain(self) -> tuple[list[Binary], Node]:
        chain: list[Binary] = []
        node: Node = self
        while isinstance(node, Binary):
            chain.append(node)
            node = node.left
        chain.reverse()
        return chain, node

    def children(self) -> Iterator[Node]:
        """All operands of the chain."""
        chain, first = self._chain()
        yield first
        for each in chain:
            yield each.right


_SAME_CLASS = frozenset((str, int, bool))


class Conditional:
    """`condition ? yes : no`; both sides are evaluated for their types, an error counts on the side taken only."""

    __slots__ = ("condition", "no", "yes")

    def __init__(self, condition: Node, yes: Node, no: Node) -> None:
        self.condition = condition
        self.yes = yes
        self.no = no

    def children(self) -> Iterator[Node]:
        """Condition and both sides."""
        yield self.condition
        yield self.yes
        yield self.no

    def evaluate(self, scope: Scope) -> Value:
        """The side taken, converted to the type that both have in common."""
        yes, yes_error = _attempt(self.yes, scope)
        no, no_error = _attempt(self.no, scope)
        # Marks of both sides and of the condition end up on the result, whichever side is taken.
        sensitive = False
        if yes.__class__ is Sensitive:
            yes, sensitive = yes.value, True
        if no.__class__ is Sensitive:
            no, sensitive = no.value, True
        yes_type = no_type = None
        if yes.__class__ is not no.__class__ or yes.__class__ not in _SAME_CLASS:
            yes, no = _force_unlike(yes, no)
            yes_type, no_type = _conversions(yes, no)
        condition = self.condition.evaluate(scope)
        if condition.__class__ is Sensitive:
            condition, sensitive = condition.value, True
        taken = operators.is_true(condition, "condition")
        if taken.__class__ is UnknownValue:
            return mark(_either(taken, yes, no), when=sensitive)
        if taken:
            error, result, result_type = yes_error, yes, yes_type
        else:
            error, result, result_type = no_error, no, no_type
        if error is not None:
            raise error
        if result_type is not None:
            try:
                result = convert(result, result_type)
            except EvaluationError as mismatch:
                raise EvaluationError(f"the sides of the conditional differ in type: {mismatch.message}") from mismatch
        return mark(result, when=sensitive)


def _attempt(node: Node, scope: Scope) -> tuple[Value, EvaluationError | None]:
    try:
        return node.evaluate(scope), None
    except UndeclaredReference:
        raise
    except EvaluationError as error:
        return unknown(Unknown(Why.NOT_EVALUATED)), error


def _force_unlike(yes: Value, no: Value) -> tuple[Value, Value]:
    """Both sides without laziness, unless nothing needs their type: a resource or null stays a resource or null."""
    lazy = isinstance(yes, LazyObject) or isinstance(no, LazyObject)
    if lazy and all(isinstance(side, LazyObject) or _says_no_type(side) for side in (yes, no)):
        return yes, no
    return force(yes), force(no)


def _conversions(yes: Value, no: Value) -> tuple[Type | None, Type | None]:
    """The type each side of a conditional must be converted to; None where it can stay as it is."""
    if isinstance(yes, LazyObject) or isinstance(no, LazyObject):
        return None, None
    if yes is None or no is None:
        return (type_of(no) if yes is None and no is not None else None), (
            type_of(yes) if no is None and yes is not None else None
        )
    yes_type, no_type = type_of(yes), type_of(no)
    if yes_type is DYNAMIC or no_type is DYNAMIC or yes_type == no_type:
        return None, None
    common = unify((yes_type, no_type))
    if common is None:
        raise EvaluationError(
            f"the sides of the conditional differ in type: {friendly_name(yes_type)} and {friendly_name(no_type)}"
        )
    return (None if yes_type == common else common), (None if no_type == common else common)


def _says_no_type(value: Value) -> bool:
    return is_null(value) or (value.__class__ is UnknownValue and value.type is DYNAMIC)


def _either(condition: UnknownValue, yes: Value, no: Value) -> Value:
    """The result of a conditional whose condition is not known: what both sides have in common."""
    yes, no = force(yes), force(no)
    if is_null(yes) and is_null(no):
        return no if yes is None else yes
    common: Type = DYNAMIC
    for side, other in ((yes, no), (no, yes)):
        if side is None:
            common = type_of(other)
            break
    else:
        yes_type, no_type = type_of(yes), type_of(no)
        if yes_type is not DYNAMIC and no_type is not DYNAMIC:
            common = unify((yes_type, no_type)) or DYNAMIC
    not_null = _not_null(yes) and _not_null(no)
    refinement = NOT_NULL if not_null else NOTHING_KNOWN
    if type_of(yes) == type_of(no):
        if common is NUMBER:
            (low, low_in, high, high_in), (other_low, other_low_in, other_high, other_high_in) = (
                operators.bounds(yes),
                operators.bounds(no),
            )
            lower = None if low is None or other_low is None else min((low, not low_in), (other_low, not other_low_in))
            upper = None if high is None or other_high is None else max((high, high_in), (other_high, other_high_in))
            if lower and upper and lower[0] == upper[0] and not_null and not lower[1] and upper[1]:
                return lower[0]
            refinement = Refinement(
                not_null,
                "",
                lower[0] if lower else None,
                upper[0] if upper else None,
                not (lower and lower[1]),
                bool(not upper or upper[1]),
            )
        elif isinstance(yes, (ListValue, MapValue, SetValue)) and isinstance(no, yes.__class__):
            refinement = Refinement(not_null, "", min(len(yes), len(no)), max(len(yes), len(no)))
    return settle_unknown(derived(condition, yes, no, type=common, refinement=refinement))


def _not_null(value: Value) -> bool:
    return value.refinement.not_null if value.__class__ is UnknownValue else not is_null(value)


class TupleNode:
    """`[a, b]`."""

    __slots__ = ("elements",)

    def __init__(self, elements: list[Node]) -> None:
        self.elements = elements

    def evaluate(self, scope: Scope) -> Value:
        """A tuple of the elements."""
        return tuple([element.evaluate(scope) for element in self.elements])

    def children(self) -> Iterator[Node]:
        """The elements."""
        return iter(self.elements)


class ObjectNode:
    """`{ key = value }`; a bare name as key is a `Literal`. Of equal keys, the last one wins."""

    __slots__ = ("items",)

    def __init__(self, items: list[tuple[Node, Node]]) -> None:
        self.items = items

    def children(self) -> Iterator[Node]:
        """Keys and values by turns."""
        for key, value in self.items:
            yield key
            yield value

    def evaluate(self, scope: Scope) -> Value:
        """An object; wholly unknown when a key is."""
        result: dict[str, Value] = {}
        unknown_keys: list[Value] = []
        sensitive = False
        for key_node, value_node in self.items:
            value = value_node.evaluate(scope)
            key = key_node.evaluate(scope)
            if key.__class__ is not str:
                if key.__class__ is Sensitive:
                    key, sensitive = key.value, True
                if is_null(key):
                    raise EvaluationError("a key of an object is null")
                try:
                    key = convert(key, STRING)
                except EvaluationError as error:
                    raise EvaluationError(f"a key of an object must be a string: {error.message}") from error
                if key.__class__ is UnknownValue:
                    unknown_keys.append(key)
                    continue
            result[key] = value
        if unknown_keys:
            return mark(derived(*unknown_keys), when=sensitive)
        return mark(result, when=sensitive)


class ForNode:
    """`[for ...]` and `{for ...}`; the latter has a `key`."""

    __slots__ = ("collection", "condition", "group", "key", "key_name", "value", "value_name")

    def __init__(
        self,
        names: tuple[str | None, str],
        collection: Node,
        key: Node | None,
        value: Node,
        condition: Node | None,
        *,
        group: bool = False,
    ) -> None:
        self.key_name, self.value_name = names
        self.collection = collection
        self.key = key
        self.value = value
        self.condition = condition
        self.group = group

    def children(self) -> Iterator[Node]:
        """Collection, key, value and condition; all but the first see the variables."""
        yield self.collection
        for node in (self.key, self.value, self.condition):
            if node is not None:
                yield node

    def evaluate(self, scope: Scope) -> Value:
        """A tuple or an object; unknown when a condition or a key is."""
        collection = force(self.collection.evaluate(scope))
        sensitive = False
        if collection.__class__ is Sensitive:
            collection, sensitive = force(collection.value), True
        if is_null(collection):
            raise EvaluationError("null cannot be gone over in a for expression")
        if collection.__class__ is UnknownValue:
            check_iterable(collection)
            return mark(derived(collection), when=self._check_condition(scope) or sensitive)
        pairs = pairs_of(collection)
        if not pairs:
            self._check_condition(scope)
        causes: list[Value] = []
        elements: list[Value] = []
        result: dict[str, Value] = {}
        groups: dict[str, list[Value]] = {}
        names: dict[str, Value] = {}
        inner = Bindings(names, scope)
        key_name, value_name = self.key_name, self.value_name
        for position, item in pairs:
            # A fresh mapping is not needed: values are computed at once and nothing keeps the bindings.
            if key_name is not None:
                names[key_name] = position
            names[value_name] = item
            if self.condition is not None:
                included = self.condition.evaluate(inner)
                if included.__class__ is Sensitive:
                    included, sensitive = included.value, True
                included = operators.is_true(included, "condition of the for expression")
                if included.__class__ is UnknownValue:
                    causes.append(included)
                    continue
                if not included:
                    continue
            if self.key is None:
                element = self.value.evaluate(inner)
                inner.spend(element)
                elements.append(element)
                continue
            key = self.key.evaluate(inner)
            if key.__class__ is not str:
                if key.__class__ is Sensitive:
                    key, sensitive = key.value, True
                if is_null(key):
                    raise EvaluationError("a key of the for expression is null")
                key = convert(key, STRING)
                if key.__class__ is UnknownValue:
                    causes.append(key)
                    continue
            value = self.value.evaluate(inner)
            inner.spend(value)
            if self.group:
                groups.setdefault(key, []).append(value)
            elif key in result:
                spelled = "the same sensitive key" if sensitive else f'the key "{key}"'
                raise EvaluationError(f"two elements of the for expression have {spelled}")
            else:
                result[key] = value
        if causes:
            return mark(derived(*causes), when=sensitive)
        if self.key is None:
            return mark(tuple(elements), when=sensitive)
        if self.group:
            return mark({key: tuple(values) for key, values in groups.items()}, when=sensitive)
        return mark(result, when=sensitive)

    def _check_condition(self, scope: Scope) -> bool:
        """Reject a condition that could hold for no element at all; whether it is marked."""
        if self.condition is None:
            return False
        names: dict[str, Value] = {self.value_name: unknown()}
        if self.key_name is not None:
            names[self.key_name] = unknown()
        condition = self.condition.evaluate(Bindings(names, scope))
        sensitive = condition.__class__ is Sensitive
        operators.is_true(condition.value if sensitive else condition, "condition of the for expression")
        return sensitive


class CallNode:
    """`name(arguments...)`."""

    __slots__ = ("arguments", "expand", "name", "position")

    def __init__(self, name: str, arguments: list[Node], position: int, *, expand: bool) -> None:
        self.name = name
        self.arguments = arguments
        self.position = position
        self.expand = expand

    def children(self) -> Iterator[Node]:
        """The arguments."""
        return iter(self.arguments)

    def evaluate(self, scope: Scope) -> Value:
        """The function's result."""
        from hds_scanners.sources.terraform.language import invocation  # noqa: PLC0415 - it needs these nodes

        try:
            return invocation.invoke(self, scope)
        except EvaluationError as error:
            if error.position is None:
                error.position = self.position
            raise
