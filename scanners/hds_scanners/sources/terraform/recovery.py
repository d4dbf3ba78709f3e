"""Making the most of a file that does not parse.

The file is cut at the lines where a top-level block begins, so that the sound blocks around the damage keep their
meaning. Inside a damaged block the arguments that do not parse are blanked; what they may have held is marked as damaged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from hds_policies.model.declaration import Location
from hds_scanners.sources.terraform.body import Attribute, Block, Body, hcl_block, hcl_body
from hds_scanners.sources.terraform.language import syntax
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.evaluator import Expression

if TYPE_CHECKING:
    from tree_sitter import Node

_BLOCK_START = re.compile(
    rb'^(?:resource|data|ephemeral|module|provider|variable|output|check)[ \t]+(?:"[^"\n]*"|[A-Za-z_])[^\n]*'
    rb"|^(?:locals|terraform|moved|removed|import)[ \t]*\{[^\n]*",
    re.MULTILINE,
)
_HEADER = re.compile(rb'([a-z]+)((?:[ \t]+"[^"\n$%]*")*)[ \t]*\{')
_LABEL = re.compile(rb'"([^"]*)"')
_ARGUMENT = re.compile(rb'\s*"?([A-Za-z_][\w-]*)"?\s*=[^=]')
_OPENING = re.compile(rb'\s*[A-Za-z_][\w-]*(?:[ \t]+(?:"[^"\n]*"|[A-Za-z_][\w-]*))*[ \t]*\{[ \t]*(?:(?:#|//).*)?\r?$')
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*(?:"|$)|(?:#|//).*|/\*.*?(?:\*/|$)|<<-?([A-Za-z_][\w-]*)|[(){}\[\]]')
_PAIRS = {b")": b"(", b"]": b"[", b"}": b"{"}
_MAX_DAMAGED = 200
"""Pieces of one file, and arguments of one piece, that are repaired; the others are only reported."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Where a file does not parse, and what is known of it in English and French."""

    line: int
    en: str = ""
    fr: str = ""


@dataclass(slots=True)
class Recovery:
    """What could be saved: trees of sound text, blocks of damaged text, and the line of each damage with what is known of it."""

    sound: list[Node] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    errors: list[Damage] = field(default_factory=list)


def recover(path: str, source: bytes) -> Recovery:
    """Read the blocks of a file that does not parse as a whole."""
    found = Recovery()
    starts = [match.start() for match in _BLOCK_START.finditer(source)]
    bounds = [0, *starts, len(source)] if not starts or starts[0] else [*starts, len(source)]
    kept: list[bytes] = []
    line = 0
    for begin, end in pairwise(bounds):
        piece = source[begin:end]
        height = piece.count(b"\n")
        if syntax.parse(piece).root_node.has_error:
            kept.append(b"\n" * height)
            if len(found.errors) < _MAX_DAMAGED:
                _repair(found, path, piece, line)
            else:
                found.errors.append(Damage(line + 1))
        else:
            kept.append(piece)
        line += height
    root = syntax.parse(b"".join(kept)).root_node
    found.sound.append(root)
    if not found.errors:
        found.errors.append(Damage(next(_damage(root), 1)))
    return found


def recover_arguments(source: bytes) -> Recovery:
    """Read the arguments of a variable file that does not parse as a whole."""
    repair = _Repair([b"variables {", *source.split(b"\n"), b"}"])
    repair.run()
    root = syntax.parse(b"\n".join(repair.lines[1:-1])).root_node
    if root.has_error or not repair.errors:
        return Recovery([root], [], [Damage(next(_damage(root), 1))])
    return Recovery([root], [], repair.errors)


def _damage(root: Node) -> Iterator[int]:
    """Lines of the damaged places of a tree; never recurses, since trees can be very deep."""
    cursor = root.walk()
    while True:
        current = cursor.node
        assert current is not None
        if current.is_error or current.is_missing:
            yield current.start_point.row + 1
        elif current.has_error and cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return


def _repair(found: Recovery, path: str, piece: bytes, above: int) -> None:
    """Read a damaged piece that begins after `above` lines."""
    repair = _Repair(piece.split(b"\n"))
    repair.run()
    # Leading line ends give the lines the numbers they have in the file.
    root = syntax.parse(b"\n" * above + b"\n".join(repair.lines)).root_node
    repaired = not root.has_error and bool(repair.errors)
    if not repaired:
        root = syntax.parse(b"\n" * above + piece).root_node
    blocks = list(_blocks(path, root))
    if repaired:
        for number, line in repair.damaged.items():
            for block in blocks:
                _mark(block, above + number + 1, line)
        found.errors.extend(Damage(above + error.line + 1, error.en, error.fr) for error in repair.errors)
    else:
        found.errors.append(Damage(next(_damage(root), above + 1)))
        if not blocks and (header := _HEADER.match(piece)):
            labels = tuple(label.decode() for label in _LABEL.findall(header[2]))
            location = Location(path, above + 1, above + 1)
            blocks.append(Block(header[1].decode(), labels, location, None, Body(damaged=True)))
    found.blocks.extend(blocks)


class _Repair:
    """Blanks the lines of a block that do not parse. Lines count from 0; the first one opens the block."""

    __slots__ = ("damaged", "errors", "lines")

    def __init__(self, lines: list[bytes]) -> None:
        self.lines = lines
        self.damaged: dict[int, bytes] = {}
        """The first line of each damaged argument."""
        self.errors: list[Damage] = []

    def run(self) -> None:
        """Work through the block; nothing changes when its first line is no plain header."""
        if not _OPENING.match(self.lines[0]):
            return
        if self._body(1, len(self.lines)) == len(self.lines):
            self.errors.append(Damage(0, "the block is not closed", "le bloc n'est pas fermé"))
            self.lines.append(b"}")
        self.errors.sort(key=lambda error: error.line)

    def _body(self, start: int, end: int) -> int:
        """Work through the lines of a body; answers the line that closes it, `end` when there is none."""
        at = start
        while at < end and len(self.damaged) < _MAX_DAMAGED:
            line = self.lines[at].strip()
            if line.startswith(b"}"):
                return at
            if not line or line.startswith((b"#", b"//")):
                at += 1
                continue
            last = self._last_line(at, end)
            if last is None:
                unclosed = Damage(at, "a bracket or text is not closed", "une parenthèse ou un texte n'est pas fermé")
                self._blank(at, at, unclosed)
                at += 1
                continue
            snippet = syntax.parse(b"x {\n" + b"\n".join(self.lines[at : last + 1]) + b"\n}\n").root_node
            if snippet.has_error and not (
                last > at and _OPENING.match(self.lines[at]) and self._body(at + 1, last + 1) == last
            ):
                place = min(max(at + next(_damage(snippet), 2) - 2, at), last)
                self._blank(at, last, self._error(at, last) or Damage(place))
            at = last + 1
        return end

    def _error(self, first: int, last: int) -> Damage | None:
        """What our own parser of expressions says of an argument, which is more exact."""
        text = b"\n".join(self.lines[first : last + 1])
        written = _ARGUMENT.match(text)
        if written is not None:
            start = text.index(b"=") + 1
            try:
                _ = Expression(text[start:].decode(), 0).node
            except EvaluationError as error:
                return Damage(min(max(first + error.line, first), last), error.message, error.message)
        return None

    def _blank(self, first: int, last: int, error: Damage) -> None:
        if first - 1 not in self.damaged:
            self.errors.append(error)
        self.damaged[first] = self.lines[first]
        self.lines[first : last + 1] = [b""] * (last + 1 - first)

    def _last_line(self, at: int, end: int) -> int | None:
        """The line where the brackets that open on line `at` are all closed; None when they never are."""
        opened: list[bytes] = []
        marker: bytes | None = None
        for number in range(at, end):
            line = self.lines[number]
            if marker is not None:
                if line.strip() == marker:
                    marker = None
                if marker is not None or opened:
                    continue
                return number
            for token in _TOKEN.finditer(line):
                sign = token[0]
                if sign in b"([{":
                    opened.append(sign)
                elif sign in b")]}":
                    if not opened or opened.pop() != _PAIRS[sign]:
                        return None if number > at else at
                elif sign.startswith(b"<<"):
                    marker = token[1]
            if not opened and marker is None:
                return number
        return None


def _blocks(path: str, root: Node) -> Iterator[Block]:
    for child in root.children:
        if child.type == "body":
            yield from hcl_body(path, child).blocks
        elif child.type == "block" and (block := hcl_block(path, child)) is not None:
            yield block


def _mark(block: Block, number: int, line: bytes) -> None:
    """Mark as damaged what a blanked line was part of: an argument, else the innermost block around it."""
    if not block.location.line <= number <= block.location.end_line:
        return
    body = block.body
    for inner in body.blocks:
        if inner.location.line <= number <= inner.location.end_line:
            _mark(inner, number, line)
            return
    for name, attribute in body.attributes.items():
        place = attribute.expression.location if attribute.expression else None
        if place is not None and place.line <= number <= place.end_line:
            body.attributes[name] = Attribute(name, None, attribute.file, attribute.line)
            return
    written = _ARGUMENT.match(line)
    if written is None:
        body.damaged = True
    else:
        name = written[1].decode()
        body.attributes.setdefault(name, Attribute(name, None, block.file, number))
