"""The grammar of expressions in native syntax.

tree-sitter finds the blocks and arguments of a file; the expressions themselves are parsed here, when they are first
evaluated, because its grammar differs from Terraform's (line ends inside expressions, white space in templates,
chained legacy indexes) and because templates also come from other files.
"""

from __future__ import annotations

import re

from hds_scanners.sources.terraform.language import numeric, templates
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.expressions import (
    AttributeStep,
    Binary,
    CallNode,
    Conditional,
    ForNode,
    IndexStep,
    Literal,
    Node,
    ObjectNode,
    Root,
    SplatStep,
    Step,
    Traversal,
    TupleNode,
    Unary,
)
from hds_scanners.sources.terraform.language.rendering import normal

MAX_DEPTH = 150
"""Brackets, templates and operands nested deeper than this are refused; each level needs several Python frames."""

_COMMENT = r"#[^\n]*|//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/"
_TOKENS = (
    r"(?P<name>[^\W\d][\w-]*)"
    r"|(?P<number>[0-9](?:(?:[0-9.]|[eE][+-]?[0-9])*(?:[0-9]|[eE][+-]?[0-9]))?)"
    r'|(?P<quote>")'
    r"|(?P<heredoc><<-?[^\W\d][\w-]*\r?\n)"
    r"|(?P<op>\.\.\.|=>|==|!=|>=|<=|&&|\|\||::|~\}|[-+*/%!<>?:=.,(){}\[\]])"
    r"|(?P<newline>\n)"
    r"|(?P<end>\Z)"
)
# With line ends as tokens (outside of brackets they end the expression), and without.
_LINE_TOKEN = re.compile(rf"(?:[ \t\r]+|{_COMMENT})*+(?:{_TOKENS})")
_TOKEN = re.compile(rf"(?:[ \t\r\n]+|{_COMMENT})*+(?:{_TOKENS})")

_PRECEDENCE = {
    "||": 1,
    "&&": 2,
    "==": 3,
    "!=": 3,
    ">": 4,
    ">=": 4,
    "<": 4,
    "<=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "%": 6,
}
_KEYWORDS = {"true": True, "false": False, "null": None}


class Parser:
    """A recursive-descent parser over one text, with one token of lookahead."""

    __slots__ = ("depth", "end", "kind", "lines", "start", "text", "token")

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = True
        self.depth = 0
        self.kind: str | None = ""
        self.token = ""
        self.start = 0
        self.end = 0

    def advance(self) -> None:
        """Read the next token."""
        match = (_LINE_TOKEN if self.lines else _TOKEN).match(self.text, self.end)
        if match is None:
            raise self.error("this character is not expected here", self.end)
        kind = match.lastgroup
        assert kind is not None
        self.kind = kind
        self.start, self.end = match.span(kind)
        self.token = match.group(kind)

    def error(self, message: str, position: int | None = None) -> EvaluationError:
        """A syntax error at a position (by default at the current token)."""
        failure = EvaluationError(message)
        failure.position = self.start if position is None else position
        return failure

    def check_depth(self) -> None:
        """Refuse to go deeper than is safe."""
        if self.depth > MAX_DEPTH:
            raise LimitExceeded(f"the expression is nested deeper than {MAX_DEPTH} levels")

    def expect(self, token: str, what: str) -> None:
        """Check that the current token is `token`, without reading on."""
        if self.token != token or self.kind != "op":
            found = "the end" if self.kind == "end" else "a line end" if self.kind == "newline" else f'"{self.token}"'
            raise self.error(f'"{token}" expected {what}, found {found}')

    def is_op(self, token: str) -> bool:
        """Whether the current token is this operator or sign."""
        return self.token == token and self.kind == "op"

    def whole(self) -> Node:
        """The whole text as one expression."""
        self.advance()
        node = self.expression()
        while self.kind == "newline":
            self.advance()
        if self.kind != "end":
            raise self.error("unexpected characters after the expression")
        return node

    def expression(self, minimum: int = 0) -> Node:
        """An expression whose operators bind at least as tightly as `minimum`; 0 includes the conditional."""
        self.depth += 1
        self.check_depth()
        left = self.operand()
        while self.kind == "op":
            operator = self.token
            precedence = _PRECEDENCE.get(operator)
            if precedence is None or precedence < minimum:
                break
            self.advance()
            left = Binary(operator, left, self.expression(precedence + 1))
        if minimum == 0 and self.kind == "op" and self.token == "?":  # noqa: S105 - not a password
            self.advance()
            yes = self.expression()
            self.expect(":", "in the conditional")
            self.advance()
            left = Conditional(left, yes, self.expression())
        self.depth -= 1
        return left

    def operand(self) -> Node:
        """A term with the attributes and indexes read from it."""
        kind, token, start = self.kind, self.token, self.start
        node: Node
        if kind == "name":
            self.advance()
            if self.kind == "op" and self.token in {"(", "::"}:
                node = self.call(token, start)
            elif token in _KEYWORDS:
                node = Literal(_KEYWORDS[token])
            else:
                node = Root(token, start)
        elif kind == "quote":
            node = templates.quoted(self)
        elif kind == "number":
            node = self.number()
        elif kind == "heredoc":
            node = templates.heredoc(self)
        elif kind == "op":
            if token == "[":  # noqa: S105
                node = self.sequence()
            elif token == "{":  # noqa: S105
                node = self.mapping()
            elif token == "(":  # noqa: S105
                lines, self.lines = self.lines, False
                self.advance()
                node = self.expression()
                self.expect(")", "to close the bracket")
                self.lines = lines
                self.advance()
                if isinstance(node, Traversal):
                    # Steps after the bracket belong to the result of a splat inside, not to its elements.
                    node = Traversal(node, (), start)
            elif token in {"-", "!"}:
                self.advance()
                self.depth += 1
                self.check_depth()
                node = Unary(token, self.operand())
                self.depth -= 1
                return node
            else:
                raise self.error(f'an expression is expected, found "{token}"')
        else:
            raise self.error("an expression is expected, found the end")
        if self.kind == "op" and (self.token == "." or self.token == "["):  # noqa: S105, PLR1714
            steps = self.steps()
            return Traversal(node, steps, start)
        return node

    def number(self) -> Node:
        """A number literal."""
        try:
            node = Literal(numeric.parse(self.token))
        except EvaluationError as error:
            raise self.error(error.message) from error
        self.advance()
        return node

    def steps(self) -> tuple[Step, ...]:
        """Attributes, indexes and splats that follow a term."""
        steps: list[Step] = []
        while self.kind == "op":
            if self.token == ".":  # noqa: S105
                self.advance()
                if self.kind == "op" and self.token == "*":  # noqa: S105
                    self.advance()
                    steps.append(SplatStep(self.plain_steps(), full=False))
                else:
                    steps.append(self.plain_step())
            elif self.token == "[":  # noqa: S105
                lines, self.lines = self.lines, False
                self.advance()
                if self.kind == "op" and self.token == "*":  # noqa: S105
                    self.advance()
                    self.expect("]", "after the star of the splat")
                    self.lines = lines
                    self.advance()
                    self.depth += 1
                    self.check_depth()
                    steps.append(SplatStep(self.steps(), full=True))
                    self.depth -= 1
                    break
                key = self.expression()
                self.expect("]", "after the index")
                self.lines = lines
                self.advance()
                steps.append(IndexStep(key))
            else:
                break
        return tuple(steps)

    def plain_steps(self) -> tuple[Step, ...]:
        """The attributes and legacy indexes that an attribute-only splat takes from each element."""
        steps: list[Step] = []
        while self.kind == "op" and self.token == ".":  # noqa: S105
            self.advance()
            steps.append(self.plain_step())
        return tuple(steps)

    def plain_step(self) -> Step:
        """What follows a dot: a name or a whole number."""
        if self.kind == "name":
            step: Step = AttributeStep(normal(self.token))
        elif self.kind == "number":
            if "." in self.token:
                raise self.error(f"write [{self.token.replace('.', '][')}] instead of chained indexes after a dot")
            step = IndexStep(Literal(numeric.parse(self.token)))
        else:
            raise self.error("a name is expected after the dot")
        self.advance()
        return step

    def call(self, name: str, start: int) -> Node:
        """A function call; the current token is the bracket, or `::` between parts of the name."""
        while self.is_op("::"):
            self.advance()
            if self.kind != "name":
                raise self.error("a function name is expected after ::")
            name = f"{name}::{self.token}"
            self.advance()
        self.expect("(", "after the name of the function")
        lines, self.lines = self.lines, False
        self.advance()
        arguments: list[Node] = []
        expand = False
        while not self.is_op(")"):
            arguments.append(self.expression())
            if self.is_op(","):
                self.advance()
            elif self.is_op("..."):
                expand = True
                self.advance()
                self.expect(")", "after ...")
            else:
                self.expect(")", "to close the arguments")
        self.lines = lines
        self.advance()
        return CallNode(name, arguments, start, expand=expand)

    def sequence(self) -> Node:
        """`[...]`, a list of elements or a `for` expression."""
        lines, self.lines = self.lines, False
        self.advance()
        if self.kind == "name" and self.token == "for":  # noqa: S105
            node = self.loop("]")
        else:
            elements: list[Node] = []
            while not self.is_op("]"):
                elements.append(self.expression())
                if self.is_op(","):
                    self.advance()
                else:
                    self.expect("]", "or a comma after the element")
            node = TupleNode(elements)
        self.lines = lines
        self.advance()
        return node

    def mapping(self) -> Node:
        """`{...}`: items, one a line or separated by commas, or a `for` expression."""
        lines, self.lines = self.lines, True
        self.advance()
        # A `for` right after the brace, even on the next line, begins a for expression.
        items: list[tuple[Node, Node]] = []
        first = True
        while True:
            while self.kind == "newline":
                self.advance()
            if first and self.kind == "name" and self.token == "for":  # noqa: S105
                self.lines = False
                node = self.loop("}")
                self.lines = lines
                self.advance()
                return node
            first = False
            if self.is_op("}"):
                break
            key = self.key()
            if not (self.is_op("=") or self.is_op(":")):
                raise self.error('"=" expected after the key of the object')
            self.advance()
            items.append((key, self.expression()))
            if self.is_op(",") or self.kind == "newline":
                self.advance()
            else:
                self.expect("}", "or a comma or line end after the item")
        self.lines = lines
        self.advance()
        return ObjectNode(items)

    def key(self) -> Node:
        """The key of an item; a bare name stands for itself."""
        kind, token, start = self.kind, self.token, self.start
        key = self.expression()
        if kind != "name":
            return key
        if isinstance(key, Root) or (isinstance(key, Literal) and token in _KEYWORDS):
            return Literal(normal(token))
        if isinstance(key, Traversal) and isinstance(key.base, Root):
            raise self.error("a reference used as key must be put in brackets", start)
        return key

    def loop(self, close: str) -> Node:
        """The rest of a `for` expression, from the word `for` on."""
        self.advance()
        names = self.loop_names()
        collection = self.expression()
        self.expect(":", "after the collection of the for expression")
        self.advance()
        key: Node | None = None
        value = self.expression()
        if self.is_op("=>"):
            if close == "]":
                raise self.error("a for expression in square brackets has no key")
            self.advance()
            key, value = value, self.expression()
        elif close == "}":
            raise self.error('"=>" expected after the key of the for expression')
        group = False
        if self.is_op("..."):
            if key is None:
                raise self.error("only a for expression with keys can group")
            group = True
            self.advance()
        condition: Node | None = None
        if self.kind == "name" and self.token == "if":  # noqa: S105
            self.advance()
            condition = self.expression()
        self.expect(close, "to close the for expression")
        return ForNode(names, collection, key, value, condition, group=group)

    def loop_names(self) -> tuple[str | None, str]:
        """`k, v in` or `v in`: the variables of a loop."""
        first = self.name("after for")
        second: str | None = None
        if self.is_op(","):
            self.advance()
            second = self.name("after the comma")
        if self.kind != "name" or self.token != "in":  # noqa: S105
            raise self.error('"in" expected after the variables of the for expression')
        self.advance()
        return (first, second) if second is not None else (None, first)

    def name(self, where: str) -> str:
        """A name, which is read."""
        if self.kind != "name":
            raise self.error(f"a name is expected {where}")
        name = self.token
        self.advance()
        return name


_PLAIN = re.compile(
    r'"(?P<text>[^"\\$%\r\n]*)"'
    r"|(?P<whole>[0-9]{1,100})"
    r"|(?P<names>[^\W\d][\w-]*(?:\.[^\W\d][\w-]*)*)"
)


def parse_expression(text: str) -> Node:
    """Parse an expression; raises `EvaluationError` (with `position`) for what is not one."""
    # Most expressions of real files are a plain string, a number or a dotted name: no parser is needed for these.
    match = _PLAIN.fullmatch(text)
    if match is not None:
        kind = match.lastgroup
        if kind == "text":
            return Literal(normal(match["text"]))
        if kind == "whole":
            return Literal(int(text))
        names = text.split(".")
        if len(names) > 1:
            if names[0] not in _KEYWORDS:
                return Traversal(Root(names[0], 0), tuple([AttributeStep(normal(name)) for name in names[1:]]), 0)
        else:
            return Literal(_KEYWORDS[text]) if text in _KEYWORDS else Root(text, 0)
    return Parser(text).whole()


def parse_template(text: str) -> Node:
    """Parse a text that is one template, as a template file or a string in JSON syntax is."""
    if "${" not in text and "%{" not in text:
        return Literal(normal(text))
    return templates.bare(Parser(text))
