"""Files, bodies, blocks and arguments, in native and JSON syntax, before anything is evaluated.

A body is read when first asked for. A file that does not parse is cut at the lines where a top-level block begins, so
that the sound blocks around the damage keep their meaning; a damaged argument stays, without an expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from hds_policies.model.declaration import Location
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform.json_syntax import JsonNode, JsonSyntaxError, parse_json
from hds_scanners.sources.terraform.language import evaluator, parser, syntax
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.expressions import Literal, ObjectNode, TupleNode
from hds_scanners.sources.terraform.language.expressions import Node as ExpressionNode
from hds_scanners.sources.terraform.language.values import Value

if TYPE_CHECKING:
    from tree_sitter import Node

    from hds_scanners.sources.terraform.language.scope import Scope

MAX_FILE_BYTES = 32 * 1024 * 1024
"""A larger file is not read."""

LABELS: Mapping[str, int] = {
    "resource": 2,
    "data": 2,
    "ephemeral": 2,
    "module": 1,
    "provider": 1,
    "variable": 1,
    "output": 1,
    "check": 1,
    "action": 2,
    "list": 2,
    "locals": 0,
    "terraform": 0,
    "moved": 0,
    "removed": 0,
    "import": 0,
    "language": 0,
}
"""Top-level block types of Terraform and OpenTofu, with their number of labels."""

_BLOCK_START = re.compile(
    rb'^(?:resource|data|ephemeral|module|provider|variable|output|check)[ \t]+(?:"[^"\n]*"|[A-Za-z_])[^\n]*'
    rb"|^(?:locals|terraform|moved|removed|import)[ \t]*\{[^\n]*",
    re.MULTILINE,
)
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
                self._body = _hcl_body(self.file, self._node)
        return self._body

    def with_body(self, body: Body) -> Block:
        """The same block with another body."""
        return Block(self.type, self.labels, self.location, None, body)


@dataclass(slots=True)
class SourceFile:
    """The top-level blocks of one file, and what is wrong with it."""

    path: str
    blocks: list[Block] = field(default_factory=list)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    """Top-level arguments: the content of a `.tfvars` file."""
    problems: list[Diagnostic] = field(default_factory=list)


def location_of(file: str, node: Node) -> Location:
    """The range of a node; tree-sitter counts columns in bytes, readers count characters."""
    start, end = node.start_point, node.end_point
    return Location(file, start.row + 1, end.row + 1, start.column, end.column)


def _syntax_problem(file: str, line: int, detail_en: str = "", detail_fr: str = "") -> Diagnostic:
    return Diagnostic(
        "error",
        "syntax",
        f"syntax error{': ' + detail_en if detail_en else ''}",
        f"erreur de syntaxe{' : ' + detail_fr if detail_fr else ''}",
        file,
        line,
    )


def _hcl_body(file: str, node: Node) -> Body:
    """Read a `body` node one level deep."""
    body = Body(damaged=node.has_error)
    for child in node.children:
        kind = child.type
        if kind == "attribute":
            parts = child.children
            name = (parts[0].text or b"").decode()
            line = child.start_point.row + 1
            sound = len(parts) == 3 and not child.has_error
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
            block = _hcl_block(file, child)
            if block is not None:
                body.blocks.append(block)
    return body


def _hcl_block(file: str, node: Node) -> Block | None:
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


def _first_errors(node: Node) -> Iterator[int]:
    """Lines of the damaged places of a tree, outermost first; never recurses, trees can be very deep."""
    cursor = node.walk()
    while True:
        current = cursor.node
        assert current is not None
        damaged = current.is_error or current.is_missing
        if damaged:
            yield _line_of_damage(current)
        if not damaged and current.has_error and cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _line_of_damage(node: Node) -> int:
    """What is missing at the end of a block is the fault of the line where the block begins."""
    enclosing: Node | None = node if node.is_missing else None
    while enclosing is not None:
        if enclosing.type == "block":
            return enclosing.start_point.row + 1
        enclosing = enclosing.parent
    return node.start_point.row + 1


def _read_hcl(path: str, source: bytes) -> SourceFile:
    found = SourceFile(path)
    root = syntax.parse(source).root_node
    if not root.has_error:
        _collect(found, root)
        return found
    starts = [match.start() for match in _BLOCK_START.finditer(source)]
    bounds = [0, *starts, len(source)] if not starts or starts[0] else [*starts, len(source)]
    lines: list[int] = []
    for begin, end in pairwise(bounds):
        # Leading line ends keep the line numbers of the whole file.
        piece = syntax.parse(b"\n" * source.count(b"\n", 0, begin) + source[begin:end]).root_node
        if piece.has_error:
            lines.append(next(_first_errors(piece), piece.start_point.row + 1))
        _collect(found, piece)
    if not lines:
        lines.append(next(_first_errors(root), 1))
    found.problems.extend(_syntax_problem(path, line) for line in lines)
    return found


def _collect(found: SourceFile, root: Node) -> None:
    for child in root.children:
        if child.type == "body":
            body = _hcl_body(found.path, child)
            found.blocks.extend(body.blocks)
            found.problems.extend(body.problems)
            for name, attribute in body.attributes.items():
                found.attributes.setdefault(name, attribute)
        elif child.type == "block":
            block = _hcl_block(found.path, child)
            if block is not None:
                found.blocks.append(block)


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
    for part in _json_objects(node):
        for name, value in part.content:
            if name == "//":
                continue
            if name in nested:
                body.blocks.extend(_json_blocks(file, name, value, nested[name]))
            else:
                body.attributes[name] = Attribute(name, JsonExpression(file, value), file, value.line)
    return body


def _json_objects(node: JsonNode) -> Iterator[JsonNode]:
    """A block's content is an object or a list of them."""
    if node.is_object:
        yield node
    elif isinstance(node.content, list):
        for element in node.content:
            yield from _json_objects(element)


def _json_blocks(file: str, kind: str, node: JsonNode, labels: int, so_far: tuple[str, ...] = ()) -> Iterator[Block]:
    for part in _json_objects(node):
        if labels == 0:
            location = Location(file, part.line, part.end_line, part.column, part.end_column)
            yield Block(kind, so_far, location, part)
            continue
        for label, value in part.content:
            if label == "//":
                continue
            if labels == 1:
                # Several blocks of one label: a list. A label's object is one block.
                for inner in _json_objects(value):
                    location = Location(file, inner.line, inner.end_line, inner.column, inner.end_column)
                    yield Block(kind, (*so_far, label), location, inner)
            else:
                yield from _json_blocks(file, kind, value, labels - 1, (*so_far, label))


def _read_json(path: str, source: bytes, *, variables: bool) -> SourceFile:
    found = SourceFile(path)
    try:
        node = parse_json(source.decode())
    except JsonSyntaxError as error:
        found.problems.append(_syntax_problem(path, error.line, error.message, error.message))
        return found
    for part in _json_objects(node):
        for name, value in part.content:
            if name == "//":
                continue
            if variables:
                found.attributes[name] = Attribute(name, JsonExpression(path, value), path, value.line)
            elif name in LABELS:
                found.blocks.extend(_json_blocks(path, name, value, LABELS[name]))
            else:
                found.problems.append(unknown_block_type(name, path, value.line))
    if not node.is_object and not isinstance(node.content, list):
        found.problems.append(_syntax_problem(path, node.line, "an object is expected", "un objet est attendu"))
    return found


def unknown_block_type(kind: str, file: str, line: int) -> Diagnostic:
    """What to say of a top-level block that is none of Terraform's."""
    return Diagnostic(
        "error",
        "structure",
        f'"{kind}" is no block type of Terraform or OpenTofu',
        f"« {kind} » n'est pas un type de bloc de Terraform ni d'OpenTofu",
        file,
        line,
    )


_files: dict[tuple[str, int, int], SourceFile] = {}


def read_file(path: Path, name: str, *, keep: bool = False) -> SourceFile:
    """Read and parse one file; `name` is its path in reports. Never raises: what is wrong is in `problems`.

    With `keep`, the next reading of the file in this process gets the same result, as long as its size and time stamp
    stay the same; the last reader leaves `keep` out, so that a large tree does not pile up in memory.
    """
    try:
        status = path.stat()
        if status.st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024 // 1024
            return SourceFile(
                name,
                problems=[
                    Diagnostic(
                        "error",
                        "limit",
                        f"the file is larger than {limit} MiB and was not read",
                        f"le fichier dépasse {limit} Mio et n'a pas été lu",
                        name,
                    )
                ],
            )
        key = (f"{path}\0{name}", status.st_mtime_ns, status.st_size)
        if key in _files:
            return _files[key] if keep else _files.pop(key)
        source = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return SourceFile(
            name,
            problems=[
                Diagnostic("error", "syntax", f"cannot be read: {reason}", f"lecture impossible : {reason}", name)
            ],
        )
    found = parse_file(source, name)
    if keep:
        _files[key] = found
    return found


def parse_file(source: bytes, name: str) -> SourceFile:
    """Parse the bytes of one file, `.json` by its name."""
    if b"\0" in source:
        return SourceFile(
            name,
            problems=[
                Diagnostic(
                    "error", "syntax", "this is a binary file, not text", "fichier binaire, et non du texte", name
                )
            ],
        )
    source = source.removeprefix(b"\xef\xbb\xbf")
    encoding_problem = None
    try:
        source.decode()
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        encoding_problem = _syntax_problem(name, line, "this is not UTF-8", "ce n'est pas de l'UTF-8")
        source = source.decode("utf-8", "replace").encode()
    variables = name.endswith((".tfvars", ".tfvars.json"))
    found = _read_json(name, source, variables=variables) if name.endswith(".json") else _read_hcl(name, source)
    if encoding_problem:
        found.problems.insert(0, encoding_problem)
    return found
