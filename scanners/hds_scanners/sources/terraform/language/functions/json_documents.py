"""`jsonencode` and `jsondecode`, spelled and checked as Go's `encoding/json` and cty do."""

from __future__ import annotations

import math
import re
from typing import Any

from hds_policies.model.value import Unknown
from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import convert, to_text, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions.arguments import bounded
from hds_scanners.sources.terraform.language.functions.graphemes import normalised
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    ObjectType,
    SetType,
    TupleType,
    Type,
)
from hds_scanners.sources.terraform.language.values import (
    ListValue,
    MapValue,
    Refinement,
    SetValue,
    UnknownValue,
    Value,
    derived,
    export,
    force,
    is_null,
    is_wholly_known,
)

_UNSAFE = re.compile('["\\\\<>&\x00-\x1f\u2028\u2029]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def quote(text: str) -> str:
    """A text as a JSON string; `<`, `>` and `&` are escaped, for Go does so for the sake of HTML."""
    return f'"{_UNSAFE.sub(lambda match: _escape(match.group()), text)}"'


def _escape(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"


def encode(value: Value) -> str:
    """A wholly known value as compact JSON with sorted keys."""
    kind = value.__class__
    if kind is str:
        return quote(value)
    if is_null(value):
        return "null"
    if kind is tuple or kind is ListValue or kind is SetValue:
        return _enclosed("[", [encode(element) for element in value], "]")
    if kind is dict or kind is MapValue:
        items = value if kind is dict else value.items
        return _enclosed("{", [f"{quote(key)}:{encode(items[key])}" for key in sorted(items)], "}")
    forced = force(value)
    if forced is not value:
        return encode(forced)
    if kind is float and math.isinf(value):
        raise EvaluationError("cannot serialize infinity as JSON")
    return to_text(value)


def _enclosed(opening: str, pieces: list[str], closing: str) -> str:
    bounded(sum(map(len, pieces)))
    return opening + ",".join(pieces) + closing


def document_unknown(value: Value, *, prefixed: bool = True) -> UnknownValue:
    """The unknown text of a partly known document; its cause carries the document, so that it can still be judged.

    `prefixed`: its first character is known, as JSON's is.
    """
    kind = type_of(value)
    prefix = ""
    if prefixed and (value.__class__ is not UnknownValue or value.refinement.not_null):
        prefix = "{" if isinstance(kind, (ObjectType, MapType)) else '"' if kind is STRING else ""
        if isinstance(kind, (TupleType, ListType, SetType)):
            prefix = "["
    cause = derived(value).cause
    return UnknownValue(
        Unknown(cause.why, cause.chain, cause.references, document=export(value), sensitive=cause.sensitive),
        STRING,
        Refinement(not_null=True, prefix=prefix),
    )


def document_of(text: UnknownValue, kind: Type = DYNAMIC) -> UnknownValue:
    """What decoding an unknown text yields: unknown as well, with the document still in the cause if there was one."""
    cause = derived(text).cause
    document = text.cause.document
    kept = Unknown(cause.why, cause.chain, cause.references, document=document, sensitive=cause.sensitive)
    return UnknownValue(kept, kind)


_BEGINNINGS: dict[str, Type] = {
    '"': STRING,
    "t": BOOL,
    "f": BOOL,
    **dict.fromkeys("-.0123456789", NUMBER),
    **dict.fromkeys("{[n", DYNAMIC),
}
"""The type of a JSON value by its first character, as far as that says it."""


def _jsonencode(value: Value) -> Value:
    return encode(value) if is_wholly_known(value) else document_unknown(value)


def _jsondecode(text: Value) -> Value:
    if text.__class__ is UnknownValue:
        beginning = text.refinement.prefix.lstrip(" \t\r\n")[:1]
        if beginning and beginning not in _BEGINNINGS:
            raise EvaluationError("not the beginning of a JSON document")
        return document_of(text, _BEGINNINGS.get(beginning, DYNAMIC))
    import json  # noqa: PLC0415 - not every configuration reads JSON

    try:
        document = json.loads(
            text,
            parse_int=numeric.parse,
            parse_float=numeric.parse,
            parse_constant=_refuse_constant,
            object_pairs_hook=_object,
        )
        return _as_value(document)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"invalid JSON: {error}") from error
    except RecursionError:
        raise LimitExceeded("the JSON document is nested too deeply") from None


def _refuse_constant(name: str) -> Any:
    raise EvaluationError(f"invalid JSON: {name}")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a name that is there twice the last one counts, but all must be of a type that converts to its."""
    result = dict(pairs)
    if len(result) < len(pairs):
        for key, element in pairs:
            convert(_as_value(element), type_of(_as_value(result[key])))
    return result


def _as_value(decoded: Any) -> Value:
    kind = decoded.__class__
    if kind is str:
        return normalised(_LONE_SURROGATE.sub("\ufffd", decoded))
    if kind is list:
        return tuple([_as_value(element) for element in decoded])
    if kind is dict:
        return {_as_value(key): _as_value(element) for key, element in decoded.items()}
    return decoded


FUNCTIONS = {
    "jsondecode": Function(_jsondecode, (Parameter("str", STRING, unknown=True),), not_null=False),
    "jsonencode": Function(_jsonencode, (Parameter("val", null=True, unknown=True),), returns=STRING),
}
