"""The grammar of templates: quoted strings, heredocs and template files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from hds_scanners.sources.terraform.language.expressions import (
    Conditional,
    ForNode,
    Literal,
    Node,
)
from hds_scanners.sources.terraform.language.rendering import JoinNode, TemplateNode, normal

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.language.parser import Parser

# `$` and `%` begin something only before a brace; `$${` and `%%{` stand for themselves with one sign less.
_QUOTED_TEXT = re.compile(r'(?:[^"\\$%\r\n]+|\\.|\$\$\{|%%\{|[$%](?!\{))+')
_LINE_TEXT = re.compile(r"(?:[^$%\n]+|\$\$\{|%%\{|[$%](?!\{))*\n?")
_PLAIN_QUOTED = re.compile(r'([^"\\$%\r\n]*)"')
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4\{", re.DOTALL)
_SIMPLE_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_DOUBLED = re.compile(r"([$%])\1\{")


class _Text:
    """A piece of literal text, which markers beside it may still trim."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class _Directive:
    """`if`, `for` or one of the words that close them."""

    __slots__ = ("collection", "names", "position", "word")

    def __init__(
        self, word: str, position: int, names: tuple[str | None, str] = (None, ""), collection: Node | None = None
    ) -> None:
        self.word = word
        self.position = position
        self.names = names
        self.collection = collection
        """The collection of a `for`, the condition of an `if`."""


_Part: TypeAlias = "_Text | _Directive | Node"


def quoted(parser: Parser) -> Node:
    """A quoted string; the current token is its opening quote."""
    plain = _PLAIN_QUOTED.match(parser.text, parser.end)
    if plain is not None:
        parser.end = plain.end()
        parser.advance()
        return Literal(normal(plain[1]))
    parts: list[_Part] = []
    text = parser.text
    trim = False
    while True:
        match = _QUOTED_TEXT.match(text, parser.end)
        if match is not None:
            parser.end = match.end()
            piece = unescape(parser, match.group(), match.start())
            parts.append(_Text(piece.lstrip() if trim else piece))
            trim = False
            continue
        following = text[parser.end : parser.end + 1]
        if following == '"':
            parser.end += 1
            parser.advance()
            return assemble(parser, parts)
        if following in {"$", "%"}:
            trim = sequence(parser, parts)
        elif following in {"\r", "\n"}:
            raise parser.error("a quoted string cannot go over several lines", parser.end)
        else:
            raise parser.error("the string is not closed", parser.end)


def unescape(parser: Parser, raw: str, position: int) -> str:
    """The text that a raw piece of a quoted string stands for."""
    if "\\" not in raw and "{" not in raw:
        return raw

    def replace(match: re.Match[str]) -> str:
        short, long, simple, sign = match.groups()
        if sign:
            return f"{sign}{{"
        if simple is not None:
            if simple in _SIMPLE_ESCAPES:
                return _SIMPLE_ESCAPES[simple]
            raise parser.error(f'"\\{simple}" is no escape sequence', position + match.start())
        code = int(short or long, 16)
        if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
            raise parser.error("the escape sequence is no Unicode character", position + match.start())
        return chr(code)

    return _ESCAPE.sub(replace, raw)


def sequence(parser: Parser, parts: list[_Part]) -> bool:
    """Read `${...}` or `%{...}` at the parser's place; whether what follows must be trimmed."""
    text = parser.text
    begin = parser.end
    directive = text[begin] == "%"
    parser.end = begin + 2
    if text[parser.end : parser.end + 1] == "~":
        parser.end += 1
        if parts and isinstance(parts[-1], _Text):
            parts[-1].text = parts[-1].text.rstrip()
    lines, parser.lines = parser.lines, False
    parser.advance()
    if directive:
        parts.append(_read_directive(parser, begin))
    else:
        parts.append(parser.expression())
    if parser.kind != "op" or parser.token not in {"}", "~}"}:
        raise parser.error("the interpolation or directive is not closed by a brace")
    trim = parser.token == "~}"  # noqa: S105 - not a password
    parser.lines = lines
    return trim


def _read_directive(parser: Parser, begin: int) -> _Directive:
    if parser.kind != "name":
        raise parser.error("a directive begins with if, else, endif, for or endfor")
    word = parser.token
    parser.advance()
    if word == "if":
        return _Directive(word, begin, collection=parser.expression())
    if word == "for":
        names = parser.loop_names()
        return _Directive(word, begin, names, parser.expression())
    if word in {"else", "endif", "endfor"}:
        return _Directive(word, begin)
    raise parser.error(f'"{word}" is no directive of a template')


def heredoc(parser: Parser) -> Node:
    """A heredoc; the current token is `<<NAME` with its line end."""
    opening = parser.token
    flush = opening.startswith("<<-")
    marker = opening[3 if flush else 2 :].strip()
    closing = re.compile(rf"[ \t]*{re.escape(marker)}[ \t]*(?=\r?\n|\Z)")
    parts: list[_Part] = []
    text = parser.text
    trim = False
    at_line_start = True
    while True:
        if at_line_start:
            end = closing.match(text, parser.end)
            if end is not None:
                parser.end = end.end()
                break
        if parser.end >= len(text):
            raise parser.error(f'the heredoc is not closed by a line "{marker}"', len(text))
        at_line_start = False
        match = _LINE_TEXT.match(text, parser.end)
        if match is not None and match.end() > parser.end:
            parser.end = match.end()
            piece = match.group()
            at_line_start = piece.endswith("\n")
            if "{" in piece:
                piece = _DOUBLED.sub(r"\1{", piece)
            parts.append(_Text(piece.lstrip() if trim else piece))
            trim = False
            continue
        trim = sequence(parser, parts)
    parser.advance()
    if flush:
        _remove_indentation(parts)
    return assemble(parser, parts)


def bare(parser: Parser) -> Node:
    """A whole text that is a template."""
    parts: list[_Part] = []
    text = parser.text
    trim = False
    while parser.end < len(text):
        match = _LINE_TEXT.match(text, parser.end)
        if match is not None and match.end() > parser.end:
            parser.end = match.end()
            piece = match.group()
            if "{" in piece:
                piece = _DOUBLED.sub(r"\1{", piece)
            parts.append(_Text(piece.lstrip() if trim else piece))
            trim = False
            continue
        trim = sequence(parser, parts)
    return assemble(parser, parts)


def _remove_indentation(parts: list[_Part]) -> None:
    """Take the smallest indentation off every line of a `<<-` heredoc; markers have trimmed their text before."""
    smallest: int | None = None
    adjusted: list[_Text] = []
    at_line_start = True
    for part in parts:
        if at_line_start:
            at_line_start = False
            spaces: int | None = 0
            if isinstance(part, _Text):
                stripped = part.text.lstrip()
                if not stripped and part.text.endswith("\n"):
                    spaces = None  # a blank line says nothing
                else:
                    spaces = len(part.text) - len(stripped)
                    adjusted.append(part)
            if spaces is not None and (smallest is None or spaces < smallest):
                smallest = spaces
        if isinstance(part, _Text) and part.text.endswith("\n"):
            at_line_start = True
    if smallest:
        for part in adjusted:
            part.text = part.text[smallest:]


def assemble(parser: Parser, parts: list[_Part]) -> Node:
    """The parts as one node; a lone interpolation keeps the type of its value."""
    if len(parts) == 1:
        only = parts[0]
        if isinstance(only, _Text):
            return Literal(normal(only.text))
        if not isinstance(only, _Directive):
            return only
    if not parts:
        return Literal("")
    if all(isinstance(part, _Text) for part in parts):
        return Literal(normal("".join(part.text for part in parts if isinstance(part, _Text))))
    position = 0
    nodes: list[Node] = []
    while position < len(parts):
        node, position = _node(parser, parts, position)
        nodes.append(node)
    return TemplateNode(nodes)


def _node(parser: Parser, parts: list[_Part], position: int) -> tuple[Node, int]:
    """The node that begins at a part, and the position after it."""
    part = parts[position]
    if isinstance(part, _Text):
        return Literal(part.text), position + 1
    if not isinstance(part, _Directive):
        return part, position + 1
    if part.word not in {"if", "for"}:
        raise parser.error(f'"{part.word}" closes nothing', part.position)
    parser.depth += 1
    parser.check_depth()
    closing = "endif" if part.word == "if" else "endfor"
    branches: list[list[Node]] = [[]]
    position += 1
    while True:
        if position >= len(parts):
            raise parser.error(f'"{part.word}" is not closed by "{closing}"', part.position)
        current = parts[position]
        if isinstance(current, _Directive) and current.word not in {"if", "for"}:
            if current.word == closing:
                break
            if current.word == "else" and part.word == "if" and len(branches) == 1:
                branches.append([])
                position += 1
                continue
            raise parser.error(f'"{current.word}" is not expected here', current.position)
        node, position = _node(parser, parts, position)
        branches[-1].append(node)
    parser.depth -= 1
    assert part.collection is not None
    yes = TemplateNode(branches[0])
    if part.word == "for":
        return JoinNode(ForNode(part.names, part.collection, None, yes, None)), position + 1
    no = TemplateNode(branches[1] if len(branches) > 1 else [])
    return Conditional(part.collection, yes, no), position + 1
