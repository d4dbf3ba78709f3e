"""Bodies, blocks and arguments, in native and JSON syntax, before anything is evaluated.

A body is read when first asked for. A damaged argument stays, without an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from hds_policies.model.declaration import Location
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform.json_syntax import JsonNode
from hds_scanners.sources.terraform.language import evaluator, parser
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.expressions import Literal, ObjectNode, TupleNode
from hds_scanners.sources.terraform.language.expressions import Node as ExpressionNode
from hds_scanners.sources.terraform.language.values import Value

if TYPE_CHECKING:
    from tree_sitter import Node

    from hds_scanners.sources.terraform.language.scope import Scope

_PLAIN_STRING = re.compile(rb'"([^"\\$%\x80-\xff]*)"')


class Expression(Protocol):
    """An expression as written; evaluated in the scope it is given."""

    @property
    def file(self) -> str:
        """Path of the file, relative to the scanned input."""
        ...

    @property
    def location(self) -> Location:
        """Where it stands; columns count characters from 0, the end is exclusive."""
        ...

    def evaluate(self, scope: Scope) -> Value:
        """The value in `scope`; raises `EvaluationError`."""
        ...

    def compiled(self) -> ExpressionNode:
        """Its parts; raises `EvaluationError` when it does not parse."""
        ...

    def text(self) -> str:
        """As written; the content of the string in JSON."""
        ...

    def literal(self) -> str | None:
        """The string when it is a literal without templates or escapes, else None."""
        ...

    def pairs(self) -> list[tuple[str, Expression]] | None:
        """Keys as written (without quotes) and values of a literal object, else None."""
        ...

    def elements(self) -> list[Expression] | None:
        """Elements of a literal list, else None."""
        ...


class HclExpression:
    """An expression in native syntax."""

    __slots__ = ("_expression", "_file", "node")

    def __init__(self, file: str, node: Node) -> None:
        self._file = file
        self.node = node
        self._expression: evaluator.Expression | None = None

    @property
    def file(self) -> str:
        """Path of the file."""
        return self._file

    @property
    def location(self) -> Location:
        """Where it stands."""
        return location_of(self._file, self.node)

    def evaluate(self, scope: Scope) -> Value:
        """The value in `scope`."""
        expression = self._expression
        if expression is None:
            expression = self._expression = evaluator.Expression.of(self.node)
        return expression.evaluate(scope)

    def compiled(self) -> ExpressionNode:
        """Its parts."""
        if self._expression is None:
            self._expression = evaluator.Expression.of(self.node)
        return self._expression.node

    def text(self) -> str:
        """As written."""
        return (self.node.text or b"").decode()

    def literal(self) -> str | None:
        """The plain string it is, if it is one."""
        match = _PLAIN_STRING.fullmatch(self.node.text or b"")
        return match.group(1).decode() if match else None

    def pairs(self) -> list[tuple[str, Expression]] | None:
        """Keys and values of a literal object."""
        node: Node | None = self.node
        for kind in ("collection_value", "object"):
            node = next((child for child in node.children if child.type == kind), None) if node else None
        if node is None:
            return None
        found: list[tuple[str, Expression]] = []
        for element in node.children:
            if element.type == "object_elem":
                key, value = element.child_by_field_name("key"), element.child_by_field_name("val")
                if key is not None and value is not None:
                    found.append(((key.text or b"").decode().strip('"'), HclExpression(self._file, value)))
        return found

    def elements(self) -> list[Expression] | None:
        """Elements of a literal list."""
        node: Node | None = self.node
        for kind in ("collection_value", "tuple"):
            node = next((child for child in node.children if child.type == kind), None) if node else None
        if node is None:
            return None
        return [HclExpression(self._file, child) for child in node.children if child.type == "expression"]


class JsonExpression:
    """An expression in JSON syntax: strings are templates."""

    __slots__ = ("_file", "node")

    def __init__(self, file: str, node: JsonNode) -> None:
        self._file = file
        self.node = node

    @property
    def file(self) -> str:
        """Path of the file."""
        return self._file

    @property
    def location(self) -> Location:
        """Where it stands."""
        node = self.node
        return Location(self._file, node.line, node.end_line, node.column, node.end_column)

    def evaluate(self, scope: Scope) -> Value:
        """The value in `scope`."""
        try:
            return evaluator.evaluate_json(self.node.plain(), scope)
        except EvaluationError as error:
            # Positions inside the string's own template mean nothing in the file.
            error.line, error.column = self.node.line, self.node.column
            raise

    def compiled(self) -> ExpressionNode:
        """Its parts: objects and lists as in native syntax, strings as templates."""
        return _compiled_json(self.node)

    def text(self) -> str:
        """The content of a string, else nothing."""
        return self.node.content if isinstance(self.node.content, str) else ""

    def literal(self) -> str | None:
        """The plain string it is, if it is one."""
        content = self.node.content
        return content if isinstance(content, str) and "${" not in content and "%{" not in content else None

    def pairs(self) -> list[tuple[str, Expression]] | None:
        """Keys and values of an object."""
        if not self.node.is_object:
            return None
        return [(key, JsonExpression(self._file, value)) for key, value in self.node.content]

    def elements(self) -> list[Expression] | None:
        """Elements of a list."""
        content = self.node.content
        return [JsonExpression(self._file, element) for element in content] if isinstance(content, list) else None


def _compiled_json(node: JsonNode) -> ExpressionNode:
    if isinstance(node.content, str):
        return parser.parse_template(node.content)
    if node.is_object:
        return ObjectNode([(parser.parse_template(key), _compiled_json(value)) for key, value in node.content])
    if isinstance(node.content, list):
        return TupleNode([_compiled_json(element) for element in node.content])
    return Literal(node.content)


@dataclass(frozen=True, slots=True)
class Attribute:
    """`name = expression`; `expression` is None when the file is damaged there."""

    name: str
    expression: Expression | None
    file: str
    line: int


@dataclass(slots=True)
class Body:
    """The arguments and nested blocks between two braces."""

    attributes: dict[str, Attribute] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    damaged: bool = False
    """Whether the file is broken here: what is not found may have been written all the same."""

    def expression(self, name: str) -> Expression | None:
        """The expression of an argument, if it was written."""
        attribute = self.attributes.get(name)
        return attribute.expression if attribute else None

    def blocks_of(self, kind: str) -> list[Block]:
        """Nested blocks of one type, in order."""
        return [block for block in self.blocks if block.type == kind]


class Block:
    """A block with its labels; its body is read when first asked for."""

    __slots__ = ("_body", "_node", "file", "labels", "location", "type")

    def __init__(
        self,
        kind: str,
        labels: tuple[str, ...],
        location: Location,
        node: Node | JsonNode | None,
        body: Body | None = None,
    ) -> None:
        self.type = kind
        self.labels = labels
        self.location = location
        self.file = location.file
        self._node = node
        self._body = body

    @property
    def body(self) -> Body:
        """Its arguments and nested blocks."""
        if self._body is None:
            if self._node is None:
                self._body = Body()
            elif isinstance(self._node, JsonNode):
                self._body = _json_body(self.file, self._node, self.type)
            else:
                self._body = hcl_body(self.file, self._node)
        return self._body

    def with_body(self, body: Body) -> Block:
        """The same block with another body."""
        return Block(self.type, self.labels, self.location, None, body)


def location_of(file: str, node: Node) -> Location:
    """The range of a node; tree-sitter counts columns in bytes, readers count characters."""
    start, end = node.start_point, node.end_point
    return Location(file, start.row + 1, end.row + 1, start.column, end.column)


_PARTS = 3
"""An argument is a name, a sign and an expression."""


def hcl_body(file: str, node: Node) -> Body:
    """Read a `body` node one level deep."""
    body = Body(damaged=node.has_error)
    for child in node.children:
        kind = child.type
        if kind == "attribute":
            parts = child.children
            if len(parts) > _PARTS:
                parts = [part for part in parts if part.type != "comment"]
            name = (parts[0].text or b"").decode()
            line = child.start_point.row + 1
            sound = len(parts) == _PARTS and not child.has_error
            expression = HclExpression(file, parts[2]) if sound else None
            if name in body.attributes:
                body.problems.append(
                    Diagnostic(
                        "error",
                        "structure",
                        f'argument "{name}" is set twice in the same block',
                        f"l'argument « {name} » est écrit deux fois dans le même bloc",
                        file,
                        line,
                    )
                )
                continue
            body.attributes[name] = Attribute(name, expression, file, line)
        elif kind == "block":
            block = hcl_block(file, child)
            if block is not None:
                body.blocks.append(block)
    return body


def hcl_block(file: str, node: Node) -> Block | None:
    """A `block` node with its labels; None when it is too damaged to have a type."""
    labels: list[str] = []
    inner: Node | None = None
    kind = ""
    for child in node.children:
        part = child.type
        if part == "identifier":
            text = (child.text or b"").decode()
            if kind:
                labels.append(text)
            else:
                kind = text
        elif part == "string_lit":
            text = (child.text or b"").decode()
            labels.append(text[1:-1] if "\\" not in text else text[1:-1].replace('\\"', '"').replace("\\\\", "\\"))
        elif part == "body":
            inner = child
    if not kind:
        return None
    block = Block(kind, tuple(labels), location_of(file, node), inner)
    if node.has_error:
        block.body.damaged = True
    return block


# Nested blocks that Terraform itself defines; in JSON everything else of a resource could be an argument or a block,
# which only the provider knows: it is read as an argument.
_JSON_NESTED: Mapping[str, Mapping[str, int]] = {
    "resource": {"lifecycle": 0, "provisioner": 1, "connection": 0, "dynamic": 1},
    "data": {"lifecycle": 0, "dynamic": 1},
    "ephemeral": {"lifecycle": 0, "dynamic": 1},
    "terraform": {"required_providers": 0, "backend": 1, "cloud": 0, "encryption": 0},
    "cloud": {"workspaces": 0},
    "provider": {"dynamic": 1},
    "dynamic": {"content": 0},
    "variable": {"validation": 0},
    "output": {"precondition": 0},
    "lifecycle": {"precondition": 0, "postcondition": 0},
    "check": {"assert": 0, "data": 2},
    "content": {"dynamic": 1},
}


def _json_body(file: str, node: JsonNode, kind: str) -> Body:
    body = Body()
    nested = _JSON_NESTED.get(kind, {})
    for part in json_objects(node):
        for name, value in part.content:
            if name == "//":
                continue
            if name in nested:
                body.blocks.extend(json_blocks(file, name, value, nested[name]))
            else:
                body.attributes[name] = Attribute(name, JsonExpression(file, value), file, value.line)
    return body


def json_objects(node: JsonNode) -> Iterator[JsonNode]:
    """A block's content is an object or a list of them."""
    if node.is_object:
        yield node
    elif isinstance(node.content, list):
        for element in node.content:
            yield from json_objects(element)


def json_blocks(file: str, kind: str, node: JsonNode, labels: int, so_far: tuple[str, ...] = ()) -> Iterator[Block]:
    """The blocks of one type, which in JSON are objects nested by label, or lists of objects."""
    for part in json_objects(node):
        if labels == 0:
            location = Location(file, part.line, part.end_line, part.column, part.end_column)
            yield Block(kind, so_far, location, part)
            continue
        for label, value in part.content:
            if label == "//":
                continue
            if labels == 1:
                # Several blocks of one label: a list. A label's object is one block.
                for inner in json_objects(value):
                    location = Location(file, inner.line, inner.end_line, inner.column, inner.end_column)
                    yield Block(kind, (*so_far, label), location, inner)
            else:
                yield from json_blocks(file, kind, value, labels - 1, (*so_far, label))
