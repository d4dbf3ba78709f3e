"""JSON with the position of every value, for `.tf.json` and `.tfvars.json` files: the standard parser drops positions."""

from __future__ import annotations

import json.decoder
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?")
_WORDS = {"true": True, "false": False, "null": None}
_MAX_DEPTH = 200
_scan_string: Callable[[str, int], tuple[str, int]] = json.decoder.scanstring  # type: ignore[attr-defined]
"""The standard parser's own reader of strings, from after the opening quote on."""


class JsonSyntaxError(ValueError):
    """Text that is not JSON; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


@dataclass(slots=True)
class JsonNode:
    """One value: `content` is a str, number, bool, None, a list of nodes, or a list of (key, node) pairs for an object.

    Positions are 1-based lines and 0-based columns, the end is exclusive.
    """

    content: Any
    is_object: bool
    line: int
    column: int
    end_line: int
    end_column: int

    def plain(self) -> Any:
        """The value without positions; of a key given twice the last value counts. Numbers are int or Decimal."""
        if self.is_object:
            return {key: node.plain() for key, node in self.content}
        if isinstance(self.content, list):
            return [node.plain() for node in self.content]
        return self.content


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        row = bisect_right(self.starts, offset) - 1
        return row + 1, offset - self.starts[row]

    def fail(self, message: str, offset: int) -> JsonSyntaxError:
        return JsonSyntaxError(message, self.position(min(offset, len(self.text)))[0])

    def space(self, offset: int) -> int:
        match = _SPACE.match(self.text, offset)
        assert match is not None
        return match.end()

    def string(self, offset: int) -> tuple[str, int]:
        try:
            text, end = _scan_string(self.text, offset + 1)
        except ValueError as error:
            raise self.fail(str(error), offset) from None
        return text, end

    def value(self, start: int, depth: int) -> tuple[JsonNode, int]:
        text = self.text
        if depth > _MAX_DEPTH:
            raise self.fail("nested too deeply", start)
        first = text[start : start + 1]
        content: Any
        is_object = False
        if first == '"':
            content, end = self.string(start)
        elif first == "{":
            content, end = self.pairs(start, depth)
            is_object = True
        elif first == "[":
            content, end = self.elements(start, depth)
        elif match := _NUMBER.match(text, start):
            word = match.group()
            end = match.end()
            content = int(word) if word.lstrip("-").isdigit() and len(word) < 4000 else Decimal(word)
        else:
            for word, constant in _WORDS.items():
                if text.startswith(word, start):
                    content, end = constant, start + len(word)
                    break
            else:
                raise self.fail("a JSON value is expected", start)
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return JsonNode(content, is_object, line, column, end_line, end_column), end

    def pairs(self, start: int, depth: int) -> tuple[list[tuple[str, JsonNode]], int]:
        found: list[tuple[str, JsonNode]] = []
        offset = self.space(start + 1)
        if self.text[offset : offset + 1] == "}":
            return found, offset + 1
        while True:
            if self.text[offset : offset + 1] != '"':
                raise self.fail("a property name in double quotes is expected", offset)
            key, offset = self.string(offset)
            offset = self.space(offset)
            if self.text[offset : offset + 1] != ":":
                raise self.fail('":" is expected', offset)
            node, offset = self.value(self.space(offset + 1), depth + 1)
            found.append((key, node))
            offset = self.space(offset)
            sign = self.text[offset : offset + 1]
            if sign == "}":
                return found, offset + 1
            if sign != ",":
                raise self.fail('"," or "}" is expected', offset)
            offset = self.space(offset + 1)

    def elements(self, start: int, depth: int) -> tuple[list[JsonNode], int]:
        found: list[JsonNode] = []
        offset = self.space(start + 1)
        if self.text[offset : offset + 1] == "]":
            return found, offset + 1
        while True:
            node, offset = self.value(offset, depth + 1)
            found.append(node)
            offset = self.space(offset)
            sign = self.text[offset : offset + 1]
            if sign == "]":
                return found, offset + 1
            if sign != ",":
                raise self.fail('"," or "]" is expected', offset)
            offset = self.space(offset + 1)


def parse_json(text: str) -> JsonNode:
    """Parse a whole document; raises `JsonSyntaxError`."""
    parser = _Parser(text)
    node, end = parser.value(parser.space(0), 0)
    end = parser.space(end)
    if end != len(text):
        raise parser.fail("text after the end of the JSON value", end)
    return node
