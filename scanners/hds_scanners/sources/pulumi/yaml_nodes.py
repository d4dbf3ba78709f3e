"""YAML files as nodes with lines, and their scalars as Pulumi reads them (YAML 1.2: `yes` is a word)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

Node: TypeAlias = yaml.nodes.Node
_LARGEST = 4 * 1024 * 1024
_MOST_NODES = 200_000
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BadYaml(Exception):  # noqa: N818 - an answer, told to the user as a diagnostic
    """The file cannot be read as YAML; says why, in both languages, and where."""

    def __init__(self, en: str, fr: str, line: int = 0) -> None:
        super().__init__(en)
        self.en = en
        self.fr = fr
        self.line = line


def load(path: Path) -> Node | None:
    """The root node of a file, None when it is empty. Raises `BadYaml`."""
    try:
        if path.stat().st_size > _LARGEST:
            raise BadYaml("larger than 4 MB: not read", "plus de 4 Mo : non lu")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadYaml(f"cannot be read: {reason}", f"illisible : {reason}") from error
    except UnicodeDecodeError as error:
        raise BadYaml("not UTF-8 text", "pas du texte UTF-8") from error
    try:
        node: Node | None = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        # The parser's own words may quote the file, which may hold secrets: only what it expected is repeated.
        problem = (error.problem or "not well formed").split("'")[0].strip()
        raise BadYaml(f"invalid YAML: {problem}", f"YAML invalide : {problem}", line) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise BadYaml("invalid YAML", "YAML invalide") from error
    if node is not None:
        _check_size(node)
    return node


def _check_size(root: Node) -> None:
    """Anchors that are used in anchors grow without bound when written out: count what that would be."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()

    def size(node: Node, depth: int) -> int:
        key = id(node)
        if key in sizes:
            return sizes[key]
        if key in open_nodes or depth > 200:
            raise BadYaml("YAML that contains itself", "YAML qui se contient lui-même", line_of(node))
        open_nodes.add(key)
        total = 1 + sum(size(child, depth + 1) for child in _children(node))
        open_nodes.discard(key)
        if total > _MOST_NODES:
            raise BadYaml(
                f"anchors make more than {_MOST_NODES} values", f"les ancres font plus de {_MOST_NODES} valeurs"
            )
        sizes[key] = total
        return total

    size(root, 0)


def _children(node: Node) -> Iterator[Node]:
    if isinstance(node, SequenceNode):
        yield from node.value
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield key
            yield value


def line_of(node: Node) -> int:
    """The line a node begins on, from 1."""
    return int(node.start_mark.line) + 1


def end_line_of(node: Node) -> int:
    """The last line of a node; a block's own end mark is where the next one begins."""
    while isinstance(node, (SequenceNode, MappingNode)) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(node, MappingNode) else last
    end = node.end_mark
    # A block of text ends at the beginning of the line after it.
    return int(end.line) + (0 if end.column == 0 and end.line > node.start_mark.line else 1)


def members(node: Node | None) -> dict[str, tuple[Node, Node]]:
    """Key → (key node, value node) of a mapping, merge keys written out; empty for anything else."""
    found: dict[str, tuple[Node, Node]] = {}
    if not isinstance(node, MappingNode):
        return found
    for key, value in node.value:
        if not isinstance(key, ScalarNode):
            continue
        if key.value == "<<":
            for merged in value.value if isinstance(value, SequenceNode) else (value,):
                found = {**members(merged), **found}
        else:
            found[key.value] = (key, value)
    return found


def member(node: Node | None, *names: str) -> Node | None:
    """The value of a member of a mapping; several names walk down."""
    for name in names:
        pair = members(node).get(name)
        node = pair[1] if pair else None
    return node


_INTEGER = re.compile(r"[-+]?(?:0o[0-7]+|0x[0-9a-fA-F]+|0b[01]+|[0-9]+)$")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")


def scalar(node: ScalarNode) -> Any:
    """The value of a scalar: text when it is quoted or a block, else what it looks like."""
    text: str = node.value
    if node.style not in {None, ""}:
        return text
    if text in {"true", "True", "TRUE"}:
        return True
    if text in {"false", "False", "FALSE"}:
        return False
    if text in {"", "~", "null", "Null", "NULL"}:
        return None
    if _INTEGER.match(text) and len(text) < 40:
        return int(text, 0) if text.lower().lstrip("+-")[:2] in {"0o", "0x", "0b"} else int(text)
    if _FLOAT.match(text) and len(text) < 40:
        return float(text)
    return text


def plain(node: Node | None) -> Any:
    """A node as plain values."""
    if isinstance(node, ScalarNode):
        return scalar(node)
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.value]
    if isinstance(node, MappingNode):
        return {name: plain(value) for name, (_, value) in members(node).items()}
    return None
