"""Evaluating expressions: the entry points of the language."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from hds_scanners.sources.terraform.language import numeric, parser
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.expressions import (
    AttributeStep,
    ForNode,
    Literal,
    Node,
    ObjectNode,
    Root,
    SplatStep,
    Traversal,
)
from hds_scanners.sources.terraform.language.values import check_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    import tree_sitter

    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.language.values import Value

Path: TypeAlias = "tuple[str | int | None, ...]"
"""A reference as its steps: `("aws_s3_bucket", "b", 0, "arn")`; None stands for a splat or a computed index."""

MAX_EXPRESSION = 8 * 1024 * 1024
"""A longer expression is refused."""


@lru_cache(maxsize=20_000)
def _parsed(text: str) -> Node:
    # The same few texts (`var.tags`, `"10.0.0.0/16"`) make up most of a real folder, and a node has no state.
    return parser.parse_expression(text)


_SMALL = frozenset((str, int, bool, type(None)))


class Expression:
    """An expression as written, with its place; parsed when first needed.

    `line` counts from 1 and `column` from 0, in the file that `text` was cut from.
    """

    __slots__ = ("_node", "column", "line", "text")

    def __init__(self, text: str, line: int = 1, column: int = 0) -> None:
        self.text = text
        self.line = line
        self.column = column
        self._node: Node | None = None

    @classmethod
    def of(cls, node: tree_sitter.Node) -> Expression:
        """The expression at a node of the file's tree."""
        raw = node.text or b""
        row, column = node.start_point
        try:
            return cls(raw.decode(), row + 1, column)
        except UnicodeDecodeError:
            raise EvaluationError("the expression is not UTF-8", row + 1, column) from None

    @property
    def node(self) -> Node:
        """The parsed expression; raises `EvaluationError` when it is none."""
        if self._node is None:
            if len(self.text) > MAX_EXPRESSION:
                raise LimitExceeded("the expression is too long to be read", self.line, self.column)
            try:
                self._node = _parsed(self.text)
            except EvaluationError as error:
                raise self._placed(error) from None
            except RecursionError:
                raise LimitExceeded("the expression is nested too deeply", self.line, self.column) from None
        return self._node

    def evaluate(self, scope: Scope) -> Value:
        """The value in `scope`; raises `EvaluationError` with the innermost place that is known."""
        node = self.node
        try:
            value = node.evaluate(scope)
            if value.__class__ not in _SMALL:
                check_size(value)
        except EvaluationError as error:
            raise self._placed(error) from error.__cause__
        except RecursionError:
            raise LimitExceeded("the evaluation goes too deep", self.line, self.column) from None
        else:
            return value

    def _placed(self, error: EvaluationError) -> EvaluationError:
        if error.line:
            return error
        position = error.position or 0
        line = self.text.count("\n", 0, position)
        column = position - (self.text.rfind("\n", 0, position) + 1)
        return error.at(self.line + line, column + (0 if line else self.column))


def evaluate(node: tree_sitter.Node, scope: Scope) -> Value:
    """The value of the expression at a node of a file's tree; raises `EvaluationError`."""
    return Expression.of(node).evaluate(scope)


def evaluate_text(text: str, scope: Scope) -> Value:
    """The value of an expression given as text; raises `EvaluationError`."""
    return Expression(text).evaluate(scope)


def evaluate_json(value: Any, scope: Scope) -> Value:
    """The value of an argument in JSON syntax: strings and keys are templates.

    `value` is what `json.loads` gives; numbers may be int, float or Decimal. Raises `EvaluationError`.
    """
    try:
        return _from_json(value, scope, 0)
    except RecursionError:
        raise LimitExceeded("the evaluation goes too deep") from None


def _from_json(value: Any, scope: Scope, depth: int) -> Value:
    if depth > parser.MAX_DEPTH:
        raise LimitExceeded(f"the value is nested deeper than {parser.MAX_DEPTH} levels")
    if isinstance(value, str):
        return parser.parse_template(value).evaluate(scope)
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, (float, Decimal)):
        return numeric.parse(str(value))
    if isinstance(value, (list, tuple)):
        return tuple([_from_json(element, scope, depth + 1) for element in value])
    # An object is built as the native syntax builds it, so that its keys follow the same rules.
    items: list[tuple[Node, Node]] = [
        (parser.parse_template(key), Literal(_from_json(element, scope, depth + 1))) for key, element in value.items()
    ]
    return ObjectNode(items).evaluate(scope)


def references(node: Node) -> Iterator[Path]:
    """The references of an expression in the order written, without the variables of its own loops."""
    yield from _references(node, frozenset())


def _references(node: Node, bound: frozenset[str]) -> Iterator[Path]:
    if isinstance(node, Root):
        if node.name not in bound:
            yield (node.name,)
        return
    if isinstance(node, Traversal):
        if isinstance(node.base, Root):
            if node.base.name not in bound:
                yield (node.base.name, *_steps(node))
        else:
            yield from _references(node.base, bound)
        for step in node.steps:
            for child in step.children():
                yield from _references(child, bound)
        return
    if isinstance(node, ForNode):
        yield from _references(node.collection, bound)
        inner = bound | {node.value_name} | ({node.key_name} if node.key_name else set())
        for part in (node.key, node.value, node.condition):
            if part is not None:
                yield from _references(part, inner)
        return
    for child in node.children():
        yield from _references(child, bound)


def _steps(node: Traversal) -> Iterator[str | int | None]:
    pending = list(node.steps)
    while pending:
        step = pending.pop(0)
        if isinstance(step, AttributeStep):
            yield step.name
        elif isinstance(step, SplatStep):
            yield None
            pending[:0] = step.steps
        else:
            key = step.key.value if isinstance(step.key, Literal) else None
            yield key if isinstance(key, (str, int)) else None


def static_path(node: Node) -> Path | None:
    """A plain reference (`aws.dr`, `module.x["a"]`) as its steps, None when the expression is anything else."""
    if isinstance(node, Root):
        return (node.name,)
    if isinstance(node, Traversal) and isinstance(node.base, Root):
        if any(isinstance(step, SplatStep) for step in node.steps):
            return None
        steps = tuple(_steps(node))
        return None if None in steps else (node.base.name, *steps)
    return None


def literal_text(value: Value) -> str:
    """A wholly known value as an expression that evaluates to it (collections as tuples and objects)."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quote(value)
    if isinstance(value, (int, Fraction)):
        return numeric.text(value)
    if isinstance(value, float):
        return "(1 / 0)" if value > 0 else "(-1 / 0)"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_quote(key)} = {literal_text(element)}" for key, element in value.items()) + "}"
    return "[" + ", ".join(literal_text(element) for element in value) + "]"


_QUOTES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _quote(text: str) -> str:
    escaped = text.translate(_QUOTES).replace("${", "$${").replace("%{", "%%{")
    return f'"{escaped}"'
