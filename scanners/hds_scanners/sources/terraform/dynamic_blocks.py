"""Nested blocks with `dynamic` blocks written out, as values of the language and as lazy mappings for the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.values import (
    LazyObject,
    ListValue,
    MapValue,
    SetValue,
    UnknownValue,
    Value,
    export,
    force,
    is_null,
    unmark,
)
from hds_scanners.sources.terraform.scopes import NamedScope

if TYPE_CHECKING:
    from hds_policies.model.declaration import Location
    from hds_scanners.sources.terraform.body import Attribute, Block, Body
    from hds_scanners.sources.terraform.language.scope import Scope

META_ARGUMENTS = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"})
_MAX_DYNAMIC = 10_000

EVALUATING = object()
"""Stands for a value while it is being worked out: who meets it has gone in a circle."""
_NOT_READ, _NOT_WRITTEN = object(), object()


class CircularReferenceError(EvaluationError):
    """A value that depends on itself."""

    def __init__(self, name: str, line: int = 0) -> None:
        super().__init__(f"circle of references: {name} depends on itself", line)


class Evaluating:
    """What evaluates the arguments of one block and reports their errors: a resource, a provider, a backend."""

    __slots__ = ()

    def value_of(self, attribute: Attribute, scope: Scope, path: str) -> Value:
        """The value of an argument, unknown with a diagnostic when it cannot be computed."""
        raise NotImplementedError

    def report(self, error: EvaluationError, file: str, line: int, path: str) -> Unknown:
        """Make a diagnostic of an error, and the unknown that stands for the value."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """One nested block as it will be: its body, and the scope with the iterators of the `dynamic` blocks around it."""

    body: Body
    scope: Scope
    location: Location


@dataclass(slots=True)
class BlockList:
    """The nested blocks of one type.

    `uncertain` says why there may be more; `possible` are what they would be, as far as that is written.
    """

    blocks: list[WrittenBlock]
    uncertain: Unknown | None = None
    possible: list[WrittenBlock] = field(default_factory=list)


def nested_blocks(body: Body, scope: Scope, owner: Evaluating, path: str = "") -> dict[str, BlockList]:
    """The nested blocks of a body by type, `dynamic` ones written out; meta-arguments are left out."""
    found: dict[str, BlockList] = {}
    for block in body.blocks:
        if block.type == "dynamic" and len(block.labels) == 1:
            name = block.labels[0]
            into = found.setdefault(name, BlockList([]))
            _write_out(into, block, scope, owner, _step(path, name))
        elif path or block.type not in META_ARGUMENTS:
            into = found.setdefault(block.type, BlockList([]))
            into.blocks.append(WrittenBlock(block.body, scope, block.location))
    return found


def _write_out(into: BlockList, block: Block, scope: Scope, owner: Evaluating, path: str) -> None:
    content = next((inner for inner in block.body.blocks if inner.type == "content"), None)
    if content is None:
        return
    label = block.labels[0]
    written = block.body.expression("iterator")
    iterator = written.text() if written else label
    expression = block.body.expression("for_each")
    line = block.location.line
    if expression is None:
        into.uncertain = owner.report(EvaluationError("a dynamic block needs for_each"), block.file, line, path)
        return
    try:
        items = _items(unmark(force(expression.evaluate(scope))))
    except EvaluationError as error:
        into.uncertain = owner.report(error, block.file, line, path)
        return
    blocks = into.blocks
    if isinstance(items, UnknownValue):
        into.uncertain = items.cause.via(path)
        blocks = into.possible
        items = [(UnknownValue(items.cause), UnknownValue(items.cause))]
    for key, value in items:
        inner = NamedScope(scope, {iterator: {"key": key, "value": value}}, expression)
        blocks.append(WrittenBlock(content.body, inner, content.location))


_Items: TypeAlias = "list[tuple[Value, Value]] | UnknownValue"


def _items(value: Value) -> _Items:
    kind = value.__class__
    if kind is UnknownValue:
        known: UnknownValue = value
        return known
    if is_null(value):
        raise EvaluationError("for_each of a dynamic block must not be null")
    if kind is dict or kind is MapValue:
        items = value if kind is dict else value.items
        pairs: list[tuple[Value, Value]] = [(key, items[key]) for key in sorted(items)]
    elif kind is tuple or kind is ListValue:
        pairs = list(enumerate(value))
    elif kind is SetValue:
        pairs = [(element, element) for element in value]
    else:
        raise EvaluationError("for_each of a dynamic block takes a collection")
    if len(pairs) > _MAX_DYNAMIC:
        raise EvaluationError(f"a dynamic block of {len(pairs)} elements; more than {_MAX_DYNAMIC} are not looked at")
    return pairs


def _step(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def language_value(blocks: BlockList, owner: Evaluating, path: str, rest: Callable[[str], Value]) -> Value:
    """Nested blocks of one type as a value of the language: a list of objects.

    `rest` answers for an attribute that was not written, by its path: only the provider knows it.
    """
    if blocks.uncertain is not None:
        return UnknownValue(blocks.uncertain)
    return tuple(BlockObject(block, owner, f"{path}[{position}]", rest) for position, block in enumerate(blocks.blocks))


class BlockObject(LazyObject):
    """A nested block as an object of the language."""

    __slots__ = ("_block", "_known", "_nested", "_owner", "_path", "_rest")

    def __init__(self, block: WrittenBlock, owner: Evaluating, path: str, rest: Callable[[str], Value]) -> None:
        self._block = block
        self._owner = owner
        self._path = path
        self._rest = rest
        self._known: dict[str, Value] = {}
        self._nested: dict[str, BlockList] | None = None

    def attribute(self, name: str) -> Value:
        """What was written, else what the provider will say."""
        found = self._known.get(name)
        if found is EVALUATING:
            raise CircularReferenceError(f"{self._path}.{name}")
        if name not in self._known:
            self._known[name] = EVALUATING
            try:
                found = self._known[name] = self._attribute(name)
            except BaseException:
                del self._known[name]
                raise
        return found

    def _attribute(self, name: str) -> Value:
        path = f"{self._path}.{name}"
        written = self._block.body.attributes.get(name)
        if written is not None:
            return self._owner.value_of(written, self._block.scope, path)
        inner = self._blocks().get(name)
        return self._rest(path) if inner is None else language_value(inner, self._owner, path, self._rest)

    def _blocks(self) -> dict[str, BlockList]:
        if self._nested is None:
            self._nested = nested_blocks(self._block.body, self._block.scope, self._owner, self._path)
        return self._nested

    def materialise(self) -> Value:
        """What was written."""
        return {name: self.attribute(name) for name in dict.fromkeys([*self._block.body.attributes, *self._blocks()])}


def exported_blocks(blocks: BlockList, owner: Evaluating, path: str) -> list[BlockView | Unknown]:
    """Nested blocks of one type for the model.

    When there may be more, the last one is an `Unknown` whose `document` lists what they would be.
    """
    views = [
        BlockView(block.body, block.scope, owner, f"{path}[{position}]")
        for position, block in enumerate([*blocks.blocks, *blocks.possible])
    ]
    if blocks.uncertain is None:
        return [*views]
    cause, certain = blocks.uncertain, len(blocks.blocks)
    return [*views[:certain], Unknown(cause.why, cause.chain, cause.references, document=views[certain:])]


class BlockView(Mapping[str, Any]):
    """The arguments and nested blocks of one block, each evaluated when read and kept."""

    __slots__ = ("_known", "_nested", "_owner", "_path", "body", "scope")

    def __init__(self, body: Body, scope: Scope, owner: Evaluating, path: str) -> None:
        self.body = body
        self.scope = scope
        self._owner = owner
        self._path = path
        self._known: dict[str, Any] = {}
        self._nested: dict[str, BlockList] | None = None

    def nested(self) -> dict[str, BlockList]:
        """Nested blocks by type, written out once."""
        if self._nested is None:
            blocks = self.body.blocks
            self._nested = nested_blocks(self.body, self.scope, self._owner, self._path) if blocks else {}
        return self._nested

    def raw(self, name: str) -> Value:
        """The argument's value in the language, marks included; None when it was not written."""
        attribute = self.body.attributes.get(name)
        return None if attribute is None else self._owner.value_of(attribute, self.scope, _step(self._path, name))

    def __getitem__(self, name: str) -> Any:
        value = self.get(name, _NOT_WRITTEN)
        if value is _NOT_WRITTEN:
            raise KeyError(name)
        return value

    def get(self, name: str, default: Any = None) -> Any:
        """The value of an argument or the nested blocks of one type; `default` when it was not written.

        Readers ask for far more than is written, so that nothing is raised and caught for it.
        """
        value = self._known.get(name, _NOT_READ)
        if value is _NOT_READ:
            value = self._known[name] = self._evaluated(name)
        return default if value is _NOT_WRITTEN else value

    def _evaluated(self, name: str) -> Any:
        path = _step(self._path, name)
        attribute = self.body.attributes.get(name)
        if attribute is not None and (self._path or name not in META_ARGUMENTS):
            return self._exported(attribute, path)
        nested = self.nested()
        if name in nested:
            return exported_blocks(nested[name], self._owner, path)
        if name == "lifecycle" and not self._path and self.body.blocks_of(name):
            return self._lifecycle()
        return not_evaluated(path, "syntax error in the block") if self.body.damaged else _NOT_WRITTEN

    def _exported(self, attribute: Attribute, path: str) -> Any:
        try:
            return export(self._owner.value_of(attribute, self.scope, path))
        except EvaluationError as error:
            # A lazy object inside the value could not be read as a whole.
            return self._owner.report(error, attribute.file, attribute.line, path)
        except RecursionError:
            # Lazy objects that hold each other have no end.
            return self._owner.report(CircularReferenceError(path), attribute.file, attribute.line, path)

    def _lifecycle(self) -> list[dict[str, Any]]:
        """`ignore_changes` holds names, not expressions; the other arguments are evaluated."""
        found: list[dict[str, Any]] = []
        for block in self.body.blocks_of("lifecycle"):
            entry: dict[str, Any] = {}
            for name, attribute in block.body.attributes.items():
                if name == "ignore_changes":
                    text = attribute.expression.text() if attribute.expression else ""
                    entry[name] = [part.strip(' "\n\t\r') for part in text.strip("[] \n").split(",") if part.strip()]
                elif name != "replace_triggered_by":
                    entry[name] = self._exported(attribute, f"lifecycle[0].{name}")
            found.append(entry)
        return found

    def __iter__(self) -> Iterator[str]:
        top = not self._path
        for name in self.body.attributes:
            if not (top and name in META_ARGUMENTS):
                yield name
        for name in self.nested():
            if name not in self.body.attributes:
                yield name

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, name: object) -> bool:
        if not isinstance(name, str):
            return False
        if name in self.body.attributes:
            return bool(self._path) or name not in META_ARGUMENTS
        return name in self.nested() or (name == "lifecycle" and bool(self.body.blocks_of("lifecycle")))


def not_evaluated(step: str, reason: str) -> Unknown:
    """Stands for a value that could not be computed, and says why in its chain."""
    return Unknown(Why.NOT_EVALUATED, (step, reason) if reason else (step,))
