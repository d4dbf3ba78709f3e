"""Where a value comes from: the place of an argument, and the chain of references down to the literal that decides it.

Worked out only when a report asks, by walking the written expressions again: evaluation keeps no trace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hds_policies.model.declaration import AttributeOrigin, Location
from hds_scanners.sources.terraform.addresses import joined, resource_address
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.expressions import (
    AttributeStep,
    Conditional,
    ForNode,
    IndexStep,
    Node,
    ObjectNode,
    Root,
    Traversal,
)
from hds_scanners.sources.terraform.language.values import contains_sensitive, export, force, unmark
from hds_scanners.sources.terraform.provider_configurations import ProviderArguments
from hds_scanners.sources.terraform.scopes import NamedScope

if TYPE_CHECKING:
    from hds_policies.model.declaration import ProviderConfiguration
    from hds_scanners.sources.terraform.body import Attribute, Expression
    from hds_scanners.sources.terraform.dynamic_blocks import BlockView, WrittenBlock
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.module import ModuleInstance
    from hds_scanners.sources.terraform.resources import ResourceInstance

_STEP = re.compile(r"""\.?([^.\[\]"]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]""")
_MAX_CHAIN = 24


def path_steps(path: str) -> list[str | int]:
    """`a.b[0]["odd key"]` as `["a", "b", 0, "odd key"]`."""
    steps: list[str | int] = []
    for match in _STEP.finditer(path):
        name, index, key = match.groups()
        if name is not None:
            steps.append(name)
        elif index is not None:
            steps.append(int(index))
        else:
            steps.append(key.replace('\\"', '"').replace("\\\\", "\\"))
    return steps


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression or the body of a block, and what it sees."""

    location: Location
    expression: Expression | None
    attribute: Attribute | None
    scope: Scope


class BlockOrigins:
    """Answers where the arguments of one block come from."""

    __slots__ = ("_address", "_module", "_resource", "_view")

    def __init__(
        self, view: BlockView, module: ModuleInstance, address: str, resource: ResourceInstance | None = None
    ) -> None:
        self._view = view
        self._module = module
        self._address = address
        self._resource = resource

    @classmethod
    def of(cls, resource: ResourceInstance) -> BlockOrigins:
        """The origins of a resource's arguments."""
        return cls(resource.view, resource.module, resource.address, resource)

    def origin_of(self, attribute: str) -> AttributeOrigin | None:
        """Origin of `versioning[0].enabled`, or of the nearest enclosing block; None when nothing was written.

        `provider.region` asks for an argument of the provider configuration that a resource uses.
        """
        steps = path_steps(attribute)
        if steps[:1] == ["provider"] and "provider" not in self._view and self._resource is not None:
            return provider_origin(self._resource.provider, ".".join(map(str, steps[1:])))
        found = self._find(steps)
        if found is None:
            return None
        if found.expression is None:
            return AttributeOrigin(found.location)
        chain = tuple(_trace(found.expression, found.scope, self._module, _MAX_CHAIN))
        return AttributeOrigin(found.location, chain)

    def is_sensitive(self, attribute: str) -> bool:
        """Whether the value of an argument, or any part of it, is marked sensitive."""
        found = self._find(path_steps(attribute))
        if found is None or found.attribute is None:
            return False
        try:
            expression = found.attribute.expression
            return expression is not None and contains_sensitive(expression.evaluate(found.scope))
        except (EvaluationError, RecursionError):
            return False

    def _find(self, steps: list[str | int]) -> _Found | None:
        from hds_scanners.sources.terraform.dynamic_blocks import nested_blocks  # noqa: PLC0415 - they know each other

        body, scope = self._view.body, self._view.scope
        nearest: _Found | None = None
        position = 0
        while position < len(steps):
            name = steps[position]
            position += 1
            if not isinstance(name, str):
                break
            attribute = body.attributes.get(name)
            if attribute is not None:
                if attribute.expression is None:
                    return _Found(Location(attribute.file, attribute.line, attribute.line), None, attribute, scope)
                expression, _ = _descend(attribute.expression, steps[position:])
                return _Found(expression.location, expression, attribute, scope)
            blocks = nested_blocks(body, scope, self._module, self._address).get(name)
            written = [*blocks.blocks, *blocks.possible] if blocks else []
            if not written:
                break
            index = 0
            if position < len(steps) and isinstance(number := steps[position], int):
                index = number
                position += 1
            block: WrittenBlock = written[min(index, len(written) - 1)]
            nearest = _Found(block.location, None, None, block.scope)
            body, scope = block.body, block.scope
        return nearest


def provider_origin(provider: ProviderConfiguration, argument: str) -> AttributeOrigin | None:
    """Origin of an argument of a provider configuration; None when no block configures it."""
    arguments = provider.attributes
    if not isinstance(arguments, ProviderArguments):
        return None
    found = BlockOrigins(arguments.view, arguments.module, arguments.label).origin_of(argument)
    if found is None:
        return AttributeOrigin(provider.location) if provider.location else None
    return AttributeOrigin(found.location, (provider.key, *found.chain))


def _descend(expression: Expression, steps: Sequence[str | int]) -> tuple[Expression, Sequence[str | int]]:
    """The part of a literal object or list that a path leads to, and the steps left where it is not written out."""
    for position, step in enumerate(steps):
        inner = _element(expression, step) if isinstance(step, int) else dict(expression.pairs() or ()).get(step)
        if inner is None:
            return expression, steps[position:]
        expression = inner
    return expression, ()


def _element(expression: Expression, position: int) -> Expression | None:
    """One element of a literal list; an object where a list is expected is its own first element."""
    elements = expression.elements()
    if elements is None:
        return expression if position == 0 and expression.pairs() is not None else None
    return elements[position] if position < len(elements) else None


def _place(location: Location) -> str:
    return f"{location.file}:{location.line}"


def _trace(
    expression: Expression, scope: Scope, module: ModuleInstance, left: int, steps: Sequence[str | int] = ()
) -> Iterator[str]:
    """The way from (a part of) an expression's value to the literal that decides it."""
    if left <= 0:
        return
    expression, steps = _descend(expression, steps)
    try:
        node = expression.compiled()
        reference = next(_references(node, scope), None)
    except EvaluationError:
        return
    if reference is None:
        if left < _MAX_CHAIN:
            yield _place(expression.location)
        return
    if isinstance(node, Traversal):
        reference = [*reference, *map(str, steps)]
    yield from _follow(reference, scope, module, left - 1)


def _references(node: Node, scope: Scope) -> Iterator[list[str]]:
    """References of an expression, the deciding one first; of a conditional only the side taken counts."""
    if isinstance(node, Conditional):
        try:
            taken = unmark(force(node.condition.evaluate(scope)))
        except EvaluationError:
            taken = None
        if isinstance(taken, bool):
            yield from _references(node.yes if taken else node.no, scope)
            yield from _references(node.condition, scope)
            return
    if isinstance(node, Traversal) and isinstance(node.base, Root):
        yield _names(node, scope)
        for step in node.steps:
            for child in step.children():
                yield from _references(child, scope)
        return
    if isinstance(node, Traversal) and isinstance(node.base, ObjectNode):
        # `{ a = 1 }[var.x]`: the key decides.
        for step in node.steps:
            for child in step.children():
                yield from _references(child, scope)
    if isinstance(node, ForNode):
        yield from _references(node.collection, scope)
        return
    for child in node.children():
        yield from _references(child, scope)


def _names(node: Traversal, scope: Scope) -> list[str]:
    """`["var", "region"]` of `var.region`; indexes are written as they evaluate."""
    assert isinstance(node.base, Root)
    names = [node.base.name]
    for step in node.steps:
        if isinstance(step, AttributeStep):
            names.append(step.name)
        elif isinstance(step, IndexStep):
            try:
                key = export(unmark(force(step.key.evaluate(scope))))
            except EvaluationError:
                break
            if not isinstance(key, (str, int)):
                break
            names.append(str(key))
        else:
            break
    return names


def _iteration(scope: Scope, name: str) -> NamedScope | None:
    """The scope that gives `each`, `count` or the iterator of a `dynamic` block its value."""
    while isinstance(scope, NamedScope):
        if name in scope.names:
            return scope
        scope = scope.outer
    return None


def _follow(names: list[str], scope: Scope, module: ModuleInstance, left: int) -> Iterator[str]:
    kind, rest = names[0], names[1:]
    configuration = module.configuration
    iteration = _iteration(scope, kind)
    if iteration is not None:
        yield ".".join(names[:2])
        if iteration.source is not None:
            entry = iteration.names[kind].get("key")
            inner = [entry, *rest[1:]] if rest[:1] == ["value"] and isinstance(entry, str) else []
            yield from _trace(iteration.source, iteration.outer, module, left, inner)
    elif kind == "var" and rest and rest[0] in configuration.variables:
        yield joined(module.address, f"var.{rest[0]}")
        yield from _follow_variable(rest, module, left)
    elif kind == "local" and rest and rest[0] in configuration.locals:
        yield joined(module.address, f"local.{rest[0]}")
        written = configuration.locals[rest[0]].expression
        if written is not None:
            yield from _trace(written, module, module, left, rest[1:])
    elif kind == "module" and rest:
        yield from _follow_module(rest, module, left)
    elif kind in {"path", "terraform"}:
        yield ".".join(names[:2])
    else:
        mode = "data" if kind == "data" else "managed"
        parts = rest if mode == "data" else names
        if len(parts) < 2 or (mode, parts[0], parts[1]) not in configuration.resources:
            return
        key = (mode, parts[0], parts[1])
        attribute = next((part for part in parts[2:] if not part.isdigit()), None)
        yield joined(module.address, resource_address(*key)) + (f".{attribute}" if attribute else "")
        target = configuration.resources[key]
        written = target.body.expression(attribute) if attribute else None
        if written is not None:
            yield from _trace(written, module, module, left)


def _follow_variable(names: list[str], module: ModuleInstance, left: int) -> Iterator[str]:
    name, steps = names[0], names[1:]
    if module.parent is None:
        given = module.root_input(name)
        if given is not None:
            written = _descend(given.expression, steps)[0] if given.expression else None
            yield _place(written.location) if written else given.label
            return
    else:
        argument = module.argument(name)
        if argument is not None and argument.expression is not None and module.call_scope is not None:
            yield from _trace(argument.expression, module.call_scope, module.parent, left, steps)
            return
    default = module.declaration(name).default
    if default is not None:
        yield _place(_descend(default, steps)[0].location)


def _follow_module(rest: list[str], module: ModuleInstance, left: int) -> Iterator[str]:
    if rest[0] not in module.configuration.modules:
        return
    try:
        expansion, children = module.children(rest[0])
    except EvaluationError:
        return
    remaining = rest[1:]
    child: Any = children[0] if children else None
    if expansion.uncertain is None and remaining:
        for position, key in enumerate(expansion.keys):
            if key is not None and str(key) == remaining[0]:
                child, remaining = children[position], remaining[1:]
                break
    if child is None or not remaining:
        return
    yield f"{child.address}.{remaining[0]}"
    outputs = getattr(getattr(child, "configuration", None), "outputs", {})
    if remaining[0] in outputs:
        written = outputs[remaining[0]].body.expression("value")
        if written is not None:
            yield from _trace(written, child, child, left, remaining[1:])
