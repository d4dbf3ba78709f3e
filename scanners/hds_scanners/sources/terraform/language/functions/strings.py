"""Functions on strings: case, trimming, search, replacement, `format` and regular expressions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import bounded, integer
from hds_scanners.sources.terraform.language.functions.graphemes import clusters, normalised
from hds_scanners.sources.terraform.language.functions.sequences import is_counted
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    SetType,
    TupleType,
)
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    ListValue,
    Number,
    Refinement,
    SetValue,
    UnknownValue,
    Value,
    derived,
    is_null,
    is_wholly_known,
    unknown,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What Unicode calls white space; Python's own list also has U+001C to U+001F."""
_STRINGS = ListType(STRING)


def _upper(text: str) -> str:
    return normalised(text.upper() if text.isascii() else "".join([_simple_upper(character) for character in text]))


def _simple_upper(character: str) -> str:
    """One character for one, as Unicode's simple mapping has it: ß stays."""
    upper = character.upper()
    if len(upper) == 1:
        return upper
    title = character.title()
    return title if len(title) == 1 else character


def _lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    # Character by character, since the sigma at the end of a word is no case of its own here.
    return normalised("".join(["i" if character == "İ" else character.lower() for character in text]))


def _title(text: str) -> str:
    pieces: list[str] = []
    begins = True
    for character in text:
        title = character.title() if begins else character
        pieces.append(title if len(title) == 1 else character)
        begins = _separates(character)
    return normalised("".join(pieces))


def _separates(character: str) -> bool:
    if character.isascii():
        return not (character.isalnum() or character == "_")
    return character in _WHITE_SPACE


def _substr(text: str, offset: Number, length: Number) -> str:
    start, count = integer(offset), integer(length)
    characters = clusters(text)
    from_end = start < 0
    if from_end:
        start = max(0, start + len(characters))
    elif count == 0:
        return ""
    # From the end, a length of 0 means the rest; so does -1 from anywhere.
    stop = len(characters) if count < 0 or (count == 0 and from_end) else start + count
    return "".join(characters[start:stop])


def _join(separator: str, *lists: Value) -> Value:
    if not lists:
        raise EvaluationError("at least one list is required")
    if not all(is_wholly_known(elements) for elements in lists):
        return derived(*lists, type=STRING, refinement=NOT_NULL)
    pieces = [element for elements in lists for element in elements]
    if any(is_null(piece) for piece in pieces):
        raise EvaluationError("cannot concatenate null values")
    bounded(sum(map(len, pieces)) + len(separator) * len(pieces))
    return normalised(separator.join(pieces))


def _split(separator: str, text: str) -> ListValue:
    return ListValue(tuple(text.split(separator) if separator else text), STRING)


def _indent(spaces: Number, text: str) -> str:
    width = integer(spaces)
    if width < 0:
        raise EvaluationError("the number of spaces must not be negative")
    bounded(len(text) + width * text.count("\n"))
    return text.replace("\n", "\n" + " " * width)


def _replace(text: str, search: str, replacement: str) -> str:
    if len(search) > 1 and search[0] == "/" == search[-1]:
        from hds_scanners.sources.terraform.language.functions.regular_expressions import (  # noqa: PLC0415 - rare
            compile_pattern,
        )

        return normalised(compile_pattern(search[1:-1]).replace(text, replacement))
    bounded(len(text) + len(replacement) * (text.count(search) if len(replacement) > len(search) else 0))
    return normalised(text.replace(search, replacement))


def _startswith(text: Value, prefix: str) -> Value:
    if text.__class__ is not UnknownValue:
        return text.startswith(prefix)
    known = text.refinement.prefix
    if known.startswith(prefix):
        return True
    if not prefix.startswith(known):
        return False
    return derived(text, type=BOOL, refinement=NOT_NULL)


def _format(template: str, *arguments: Value) -> Value:
    # A null without a type leaves the result unknown in Terraform, too.
    if not all(argument is not None and is_wholly_known(argument) for argument in arguments):
        prefix = template.partition("%")[0]
        refinement = Refinement(not_null=True, prefix=prefix)
        return derived(*map(_settled, arguments), type=STRING, refinement=refinement)
    return _rendered(template, arguments)


def _formatlist(template: str, *arguments: Value) -> Value:
    lengths = {length for length in map(_tuple_or_known_length, arguments) if length is not None}
    if len(lengths) > 1:
        raise EvaluationError("the lists given to formatlist have different lengths")
    if any(argument is None or _is_uncounted(argument) for argument in arguments):
        return derived(*map(_settled, arguments), type=_STRINGS, refinement=NOT_NULL)
    count = lengths.pop() if lengths else 1
    columns = [tuple(argument) if _is_sequence(argument) else (argument,) * count for argument in arguments]
    return ListValue(tuple([_format_row(template, [column[i] for column in columns]) for i in range(count)]), STRING)


def _format_row(template: str, row: list[Value]) -> Value:
    if not all(is_wholly_known(value) for value in row):
        return derived(*row, type=STRING, refinement=NOT_NULL)
    return _rendered(template, row)


def _settled(argument: Value) -> Value:
    """The argument, or why it leaves the result unknown when it is a null without a type."""
    return unknown(Unknown(Why.RUN_TIME, ("format() of null",))) if argument is None else argument


def _rendered(template: str, arguments: Sequence[Value]) -> str:
    from hds_scanners.sources.terraform.language.functions.format_verbs import render  # noqa: PLC0415 - loaded when needed

    result = render(template, arguments)
    bounded(len(result))
    return normalised(result)


def _is_sequence(value: Value) -> bool:
    return value.__class__ in (tuple, ListValue, SetValue)


def _tuple_or_known_length(value: Value) -> int | None:
    """The number of elements of a sequence; an unknown tuple has one, too."""
    if value.__class__ is UnknownValue:
        return len(value.type.elements) if isinstance(value.type, TupleType) else None
    return len(value) if _is_sequence(value) else None


def _is_uncounted(value: Value) -> bool:
    """Whether a sequence of unknown length is meant, or may be."""
    if value.__class__ is not UnknownValue:
        return not is_counted(value)
    return value.type is DYNAMIC or isinstance(value.type, (ListType, SetType, TupleType))


def _text(name: str = "str") -> Parameter:
    return Parameter(name, STRING)


FUNCTIONS = {
    "chomp": Function(lambda text: text.rstrip("\r\n"), (_text(),), returns=STRING),
    "endswith": Function(str.endswith, (_text(), _text("suffix")), returns=BOOL),
    "format": Function(
        _format, (_text("format"),), variadic=Parameter("args", null=True, unknown=True), returns=STRING
    ),
    "formatlist": Function(
        _formatlist, (_text("format"),), variadic=Parameter("args", null=True, unknown=True), returns=_STRINGS
    ),
    "indent": Function(_indent, (Parameter("spaces", NUMBER), _text()), returns=STRING),
    "join": Function(_join, (_text("separator"),), variadic=Parameter("lists", _STRINGS), returns=STRING),
    "lower": Function(_lower, (_text(),), returns=STRING),
    "replace": Function(_replace, (_text(), _text("substr"), _text("replace")), returns=STRING),
    "split": Function(_split, (_text("separator"), _text()), returns=_STRINGS),
    "startswith": Function(_startswith, (Parameter("str", STRING, unknown=True), _text("prefix")), returns=BOOL),
    "strcontains": Function(str.__contains__, (_text(), _text("substr")), returns=BOOL),
    "strrev": Function(lambda text: normalised("".join(reversed(clusters(text)))), (_text(),), returns=STRING),
    "substr": Function(_substr, (_text(), Parameter("offset", NUMBER), Parameter("length", NUMBER)), returns=STRING),
    "title": Function(_title, (_text(),), returns=STRING),
    "trim": Function(str.strip, (_text(), _text("cutset")), returns=STRING),
    "trimprefix": Function(str.removeprefix, (_text(), _text("prefix")), returns=STRING),
    "trimspace": Function(lambda text: text.strip(_WHITE_SPACE), (_text(),), returns=STRING),
    "trimsuffix": Function(str.removesuffix, (_text(), _text("suffix")), returns=STRING),
    "upper": Function(_upper, (_text(),), returns=STRING),
}
