"""Templates once parsed: their pieces are evaluated and joined to one text, known or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown
from hds_scanners.sources.terraform.language.conversion import convert, to_text, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, STRING, PrimitiveType, friendly_name
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    Refinement,
    Sensitive,
    UnknownValue,
    Value,
    derived,
    force,
    is_null,
    mark,
)

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.language.expressions import ForNode, Node
    from hds_scanners.sources.terraform.language.scope import Scope

MAX_TEXT = 8 * 1024 * 1024
"""A longer result of a template is refused."""


class TemplateNode:
    """Text and interpolations, joined to a string."""

    __slots__ = ("parts",)

    def __init__(self, parts: list[Node]) -> None:
        self.parts = parts

    def children(self) -> Iterator[Node]:
        """The pieces."""
        return iter(self.parts)

    def evaluate(self, scope: Scope) -> Value:
        """The text; unknown, with its known beginning, when a piece is."""
        return join_pieces([part.evaluate(scope) for part in self.parts])


def join_pieces(values: Sequence[Value]) -> Value:
    """The pieces of a template as one string."""
    pieces: list[Value] = []
    sensitive = False
    known = True
    size = 0
    for each in values:
        value = each
        if value.__class__ is Sensitive:
            value, sensitive = value.value, True
        if value.__class__ is not str:
            value = _piece(value)
            if value.__class__ is UnknownValue:
                known = False
                pieces.append(value)
                continue
        size += len(value)
        if size > MAX_TEXT:
            raise LimitExceeded("the result of the template is too long to be computed here")
        pieces.append(value)
    if known:
        return mark(normal("".join(pieces)), when=sensitive)
    return mark(unknown_text(pieces), when=sensitive)


def _piece(value: Value) -> Value:
    value = force(value)
    if is_null(value):
        raise EvaluationError("a template cannot contain null")
    if value.__class__ is UnknownValue:
        if value.type is not DYNAMIC and not isinstance(value.type, PrimitiveType):
            raise EvaluationError(f"a template cannot contain a {friendly_name(value.type)}")
        return value
    try:
        return to_text(convert(value, STRING))
    except EvaluationError as error:
        raise EvaluationError(f"a template cannot contain a {friendly_name(type_of(value))}") from error


def unknown_text(pieces: Sequence[Value]) -> UnknownValue:
    """A text of which some pieces are unknown; they are kept in `cause.parts` so that rules can look at the rest."""
    parts: list[object] = []
    prefix = ""
    leading = True
    for piece in pieces:
        if piece.__class__ is UnknownValue:
            leading = False
            inner = piece.cause.parts
            parts.extend(inner or (piece.cause,))
        else:
            if leading:
                prefix += piece
            if piece:
                parts.append(piece)
    result = derived(*pieces, type=STRING, refinement=Refinement(not_null=True, prefix=prefix[:128]))
    cause = result.cause
    whole = Unknown(cause.why, cause.chain, cause.references, parts=tuple(parts), sensitive=cause.sensitive)
    return UnknownValue(whole, STRING, result.refinement)


def normal(text: str) -> str:
    """The text in the normal form C that every string of the language has."""
    if text.isascii():
        return text
    import unicodedata  # noqa: PLC0415 - costs more to load than most folders need it

    return unicodedata.normalize("NFC", text)


class JoinNode:
    """The result of a `%{ for }` directive: its rounds joined to one text."""

    __slots__ = ("loop",)

    def __init__(self, loop: ForNode) -> None:
        self.loop = loop

    def children(self) -> Iterator[Node]:
        """The loop."""
        yield self.loop

    def evaluate(self, scope: Scope) -> Value:
        """The rounds as one text."""
        rounds = self.loop.evaluate(scope)
        sensitive = rounds.__class__ is Sensitive
        if sensitive:
            rounds = rounds.value
        if rounds.__class__ is UnknownValue:
            return mark(derived(rounds, type=STRING, refinement=NOT_NULL), when=sensitive)
        result = join_pieces(rounds)
        return mark(result, when=sensitive)
