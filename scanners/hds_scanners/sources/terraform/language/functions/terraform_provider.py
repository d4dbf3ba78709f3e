"""The functions of the built-in provider `terraform.io/builtin/terraform`: values as Terraform code and back.

The layout is that of `terraform fmt`: equals signs of neighbouring lines are aligned, and each line is indented by the
lines above it that have more opening than closing brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import to_text
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import bounded, counted
from hds_scanners.sources.terraform.language.functions.json_documents import document_of, document_unknown
from hds_scanners.sources.terraform.language.typesystem import STRING
from hds_scanners.sources.terraform.language.values import (
    MapValue,
    UnknownValue,
    Value,
    force,
    is_null,
    is_wholly_known,
)

if TYPE_CHECKING:
    from pathlib import Path

    from hds_scanners.sources.terraform.language.scope import Scope

_IDENTIFIER = re.compile(r"[^\W\d][\w-]*")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(slots=True)
class _Line:
    """A line of code without its indentation."""

    text: str
    value: str | None = None
    """What stands after the equals sign when the whole argument is on this line."""
    opened: int = 0
    """Opening brackets minus closing ones."""


def _quoted(text: str) -> str:
    escaped = text.translate(_ESCAPES).replace("${", "$${").replace("%{", "%%{")
    return f'"{escaped}"'


def _lines(value: Value) -> list[_Line]:
    value = force(value)
    if is_null(value):
        return [_Line("null")]
    if isinstance(value, str):
        return [_Line(_quoted(value))]
    if isinstance(value, (dict, MapValue)):
        items = value if isinstance(value, dict) else value.items
        if not items:
            return [_Line("{}")]
        inner = [
            line
            for key in sorted(items)
            for line in _argument(key if _IDENTIFIER.fullmatch(key) else _quoted(key), items[key])
        ]
        return [_Line("{", opened=1), *inner, _Line("}", opened=-1)]
    if not hasattr(value, "__len__"):
        return [_Line(to_text(value))]
    lines = [_Line("[", opened=1)]
    for position, element in enumerate(value):
        first, *rest = _lines(element)
        bounded(len(lines[-1].text) + len(first.text))
        counted(len(lines) + len(rest))
        lines[-1].text += (", " if position else "") + first.text
        lines[-1].opened += first.opened
        lines += rest
    lines[-1].text += "]"
    lines[-1].opened -= 1
    return lines


def _argument(name: str, value: Value) -> list[_Line]:
    first, *rest = _lines(value)
    if not rest:
        return [_Line(name, first.text)]
    return [_Line(f"{name} = {first.text}", opened=first.opened), *rest]


def _layout(lines: list[_Line]) -> str:
    levels: list[int] = []
    written: list[str] = []
    for position, line in enumerate(lines):
        closed = max(0, -line.opened)
        while closed and levels:
            taken = min(closed, levels[-1])
            closed -= taken
            levels[-1] -= taken
            if not levels[-1]:
                levels.pop()
        text = line.text
        if line.value is not None:
            text = f"{text.ljust(_width(lines, position))} = {line.value}"
        written.append("  " * len(levels) + text)
        if line.opened > 0:
            levels.append(line.opened)
    return "\n".join(written)


def _width(lines: list[_Line], position: int) -> int:
    """The width of the longest name among the neighbouring one-line arguments."""
    start = end = position
    while start and lines[start - 1].value is not None:
        start -= 1
    while end < len(lines) and lines[end].value is not None:
        end += 1
    return max(len(line.text) for line in lines[start:end])


def _encode_expr(value: Value) -> Value:
    return _layout(_lines(value)) if is_wholly_known(value) else document_unknown(value)


def _encode_tfvars(value: Value) -> Value:
    if is_null(value):
        raise EvaluationError("cannot encode a null value in tfvars syntax")
    if not isinstance(value, (dict, MapValue)):
        raise EvaluationError("invalid value to encode: must be an object")
    items = value if isinstance(value, dict) else value.items
    for name in items:
        if not _IDENTIFIER.fullmatch(name):
            raise EvaluationError(f'invalid variable name "{name}": must be a valid identifier')
    if not is_wholly_known(value):
        return document_unknown(value, prefixed=False)
    lines = [line for name in sorted(items) for line in _argument(name, items[name])]
    return _layout(lines) + "\n" if lines else ""


class _Constants:
    """What the values of a decoded file can see: nothing."""

    def __init__(self, scope: Scope) -> None:
        self.directory: Path = scope.directory
        self.allowed_root: Path = scope.allowed_root

    def resolve(self, name: str) -> Value:
        """Always an error."""
        raise EvaluationError(f'variables are not allowed here: "{name}"')


def _decode_tfvars(scope: Scope, source: Value) -> Value:
    if source.__class__ is UnknownValue:
        return document_of(source)
    # The evaluator imports this package.
    from hds_scanners.sources.terraform.language import syntax  # noqa: PLC0415
    from hds_scanners.sources.terraform.language.evaluator import Expression  # noqa: PLC0415
    from hds_scanners.sources.terraform.language.expressions import CallNode, Node  # noqa: PLC0415

    def calls(node: Node) -> bool:
        return isinstance(node, CallNode) or any(calls(child) for child in node.children())

    root = syntax.parse(source.encode("utf-8")).root_node
    if root.has_error:
        raise EvaluationError("invalid tfvars syntax")
    decoded: dict[str, Value] = {}
    arguments = [child for body in root.children if body.type == "body" for child in body.children]
    for argument in arguments:
        if argument.type == "comment":
            continue
        if argument.type != "attribute":
            raise EvaluationError("invalid tfvars syntax: blocks are not allowed")
        name = (argument.children[0].text or b"").decode("utf-8")
        expression = Expression.of(argument.children[2])
        if name in decoded or calls(expression.node):
            raise EvaluationError(f'invalid value for variable "{name}": a second one, or one with a function call')
        decoded[name] = expression.evaluate(_Constants(scope))
    return decoded


FUNCTIONS = {
    "provider::terraform::decode_tfvars": Function(
        _decode_tfvars, (Parameter("src", STRING, unknown=True),), scoped=True
    ),
    "provider::terraform::encode_expr": Function(_encode_expr, (Parameter("expr", null=True),), returns=STRING),
    "provider::terraform::encode_tfvars": Function(_encode_tfvars, (Parameter("value", null=True),), returns=STRING),
}
