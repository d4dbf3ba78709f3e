"""`yamlencode` and `yamldecode` as go-cty-yaml does them: YAML 1.1's booleans with YAML 1.2's numbers.

Parsing and writing are PyYAML's, on the level of events; what a scalar means is decided here, by the rules of
https://github.com/zclconf/go-cty-yaml (resolve.go, version 1.1.0), which are neither YAML version's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from hds_scanners.sources.terraform.language import numeric
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import to_text
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions.date_and_time import moment
from hds_scanners.sources.terraform.language.functions.encoding import decode_base64
from hds_scanners.sources.terraform.language.functions.graphemes import normalised
from hds_scanners.sources.terraform.language.functions.json_documents import document_of, document_unknown
from hds_scanners.sources.terraform.language.typesystem import STRING
from hds_scanners.sources.terraform.language.values import (
    MapValue,
    TypedNull,
    UnknownValue,
    Value,
    force,
    is_null,
    is_wholly_known,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event, ScalarEvent

_TAG = "tag:yaml.org,2002:"
_LONGEST_SIMPLE_KEY = 128
"""Bytes of a mapping key that is written without a question mark."""
_MOST_WRITTEN = 1_000_000
"""Characters and values of a document that is written: PyYAML's emitter looks at each of them for a microsecond or two."""
_MOST_NODES = 1_000_000
"""Values a document may have once its aliases are followed."""
_TRUE = frozenset(["y", "Y", "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"])
_FALSE = frozenset(["n", "N", "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"])
_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_INFINITY = {sign + name: float(f"{sign}inf") for sign in ("", "+", "-") for name in (".inf", ".Inf", ".INF")}
_NAN = frozenset((".nan", ".NaN", ".NAN"))
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", re.ASCII)
_TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:([Tt])(\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))"
    r"| +(\d\d?):(\d\d?):(\d\d?)(?:\.\d+)?)?",
    re.ASCII,
)


def _yamldecode(source: Value) -> Value:
    if source.__class__ is UnknownValue:
        return document_of(source)
    import yaml  # noqa: PLC0415 - costly, and most configurations read no YAML

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _Reader(yaml.parse(source or "\n", Loader=loader)).document()
    except yaml.YAMLError as error:
        raise EvaluationError(f"invalid YAML: {' '.join(str(error).split())}") from error
    except RecursionError:
        raise LimitExceeded("the YAML document is nested too deeply") from None


class _Reader:
    """Builds the value of the only document in a stream of events."""

    def __init__(self, events: Iterator[Event]) -> None:
        self.events = events
        self.anchors: dict[str, Value] = {}
        self.sizes: dict[str, int] = {}
        self.nodes = 0

    def document(self) -> Value:
        from yaml import events  # noqa: PLC0415 - see _yamldecode

        next(self.events)
        if not isinstance(next(self.events), events.DocumentStartEvent):
            raise EvaluationError("missing start of document")
        value = self._node(next(self.events))
        next(self.events)
        if not isinstance(next(self.events), events.StreamEndEvent):
            raise EvaluationError("unexpected extra content after value")
        return value

    def _node(self, event: Any) -> Value:
        from yaml import events  # noqa: PLC0415 - see _yamldecode

        before = self.nodes
        self.nodes += 1
        if isinstance(event, events.AliasEvent):
            if event.anchor not in self.anchors:
                raise EvaluationError(f'reference to undefined anchor "{event.anchor}", or from inside of it')
            self.nodes += self.sizes[event.anchor]
            if self.nodes > _MOST_NODES:
                raise LimitExceeded("the YAML document is too large once its aliases are followed")
            return self.anchors[event.anchor]
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        if isinstance(event, events.MappingStartEvent):
            value: Value = self._mapping(event)
        elif isinstance(event, events.SequenceStartEvent):
            value = self._sequence(event)
        else:
            value = _scalar(event)
        if event.anchor:
            self.anchors[event.anchor] = value
            self.sizes[event.anchor] = self.nodes - before
        return value

    def _mapping(self, start: Any) -> dict[str, Value]:
        from yaml import events  # noqa: PLC0415 - see _yamldecode

        _check_tag(start.tag, "map")
        items: dict[str, Value] = {}
        while not isinstance(event := next(self.events), events.MappingEndEvent):
            if not isinstance(event, events.ScalarEvent):
                raise EvaluationError("only strings are allowed as mapping keys")
            if not event.tag and event.value == "<<":
                merged = self._node(next(self.events))
                if merged.__class__ is not dict:  # a list of mappings can be merged in later versions only
                    raise EvaluationError("only a mapping can be merged into a mapping")
                items |= merged
                continue
            key = _resolve(event)
            if key is None:
                raise EvaluationError("mapping key cannot be null")
            items[normalised(to_text(key))] = self._node(next(self.events))
        return items

    def _sequence(self, start: Any) -> tuple[Value, ...]:
        from yaml import events  # noqa: PLC0415 - see _yamldecode

        _check_tag(start.tag, "seq")
        elements: list[Value] = []
        while not isinstance(event := next(self.events), events.SequenceEndEvent):
            elements.append(self._node(event))
        return tuple(elements)


def _check_tag(tag: str | None, wanted: str) -> None:
    if tag and tag not in {_TAG + wanted, "!"}:
        raise EvaluationError(f"can't interpret this as {tag}")


def _scalar(event: ScalarEvent) -> Value:
    value = _resolve(event)
    if event.tag or event.implicit[0]:
        return value
    # A block or quoted scalar is a string, but only after it was read like a plain one.
    return to_text(value) if value is not None else TypedNull(STRING)


def _resolve(event: ScalarEvent) -> Value:
    """What a scalar means; block scalars (`|`, `>`) are read like plain ones."""
    text, tag = event.value, event.tag or ""
    kind = tag.removeprefix(_TAG)
    if tag and (not tag.startswith(_TAG) or kind not in {"str", "bool", "int", "float", "null", "timestamp", "binary"}):
        raise EvaluationError(f'unsupported tag "{tag}"')
    if kind not in {"str", "binary"} and _may_mean_something(text):
        if event.style in {"'", '"'}:
            return normalised(text)
        if text in _TRUE:
            return True
        if text in _FALSE:
            return False
        if text in _NULL:
            return None
        if text in _INFINITY:
            return _INFINITY[text]
        if not kind and text in _NAN:
            raise EvaluationError("floating point NaN is not supported")
        if text[0] == "." and _FLOAT.fullmatch(text):
            return numeric.parse(text)
        if text[0] in "+-0123456789":
            timestamp = _timestamp(text) if kind in {"", "timestamp"} else None
            if timestamp is not None:
                return timestamp
            if _INTEGER.fullmatch(text) or _FLOAT.fullmatch(text):
                kind = "int"
    return _tagged(text, kind)


def _may_mean_something(text: str) -> bool:
    return not text or text[0] in "+-0123456789yYnNtTfFoO~."


def _tagged(text: str, kind: str) -> Value:
    """A scalar whose tag, given or found, says what it is."""
    if kind in {"int", "float"}:
        return _number(text.replace("_", ""))
    if kind == "null":
        return None
    if kind == "bool":
        raise EvaluationError(f'cannot parse "{text}" as bool')
    if kind == "timestamp":
        timestamp = _timestamp(text)
        if timestamp is None:
            raise EvaluationError(f'cannot parse "{text}" as timestamp')
        return timestamp
    if kind == "binary":
        decode_base64(text)
    return normalised(text)


def _number(text: str) -> Value:
    try:
        return numeric.parse(text)
    except LimitExceeded:
        raise
    except EvaluationError:
        try:
            return int(text, 0)
        except ValueError:
            raise EvaluationError(f'cannot parse "{text}" as a number') from None


def _timestamp(text: str) -> str | None:
    match = _TIMESTAMP.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(match[i]) for i in (1, 2, 3))
    hour, minute, second = (int(match[i] or match[i + 6] or 0) for i in (5, 6, 7))
    offset = 0
    if match[8]:
        offset = (int(match[9]) * 3600 + int(match[10]) * 60) * (-1 if match[8] == "-" else 1)
    try:
        return moment((year, month, day), (hour, minute, second), offset=offset).text
    except EvaluationError:
        return None


def _yamlencode(value: Value) -> Value:
    if not is_wholly_known(value):
        return document_unknown(value, prefixed=False)
    import io  # noqa: PLC0415 - see _yamldecode

    stream = io.StringIO()
    emitter = _emitter_class()(stream, allow_unicode=True, width=2**31 - 1)
    try:
        size = 0
        for event in _events(value):
            size += 1 + len(getattr(event, "value", ""))
            if size > _MOST_WRITTEN:
                raise LimitExceeded("the YAML document would be too long to be written here")
            emitter.emit(event)
    except RecursionError:
        raise LimitExceeded("the value is nested too deeply") from None
    return normalised(stream.getvalue())


@cache
def _emitter_class() -> Any:
    """PyYAML's emitter, with the two decisions in which libyaml differs."""
    from yaml.emitter import Emitter  # noqa: PLC0415 - see _yamldecode

    class LibyamlEmitter(Emitter):
        """Never starts an empty document with dashes, and measures keys in bytes."""

        def check_empty_document(self) -> bool:
            return False

        def check_simple_key(self) -> bool:
            event: Any = self.event
            if not hasattr(event, "value"):
                return super().check_simple_key()
            if self.analysis is None:
                self.analysis = self.analyze_scalar(event.value)
            return not self.analysis.multiline and len(event.value.encode("utf-8")) <= _LONGEST_SIMPLE_KEY

    return LibyamlEmitter


def _events(value: Value) -> Iterator[Event]:
    from yaml import events  # noqa: PLC0415 - see _yamldecode

    yield events.StreamStartEvent()
    yield events.DocumentStartEvent(explicit=False)
    yield from _node_events(value)
    yield events.DocumentEndEvent(explicit=False)
    yield events.StreamEndEvent()


def _node_events(value: Value) -> Iterator[Event]:
    from yaml import events  # noqa: PLC0415 - see _yamldecode

    value = force(value)
    both = (True, True)
    if is_null(value):
        yield events.ScalarEvent(None, None, both, "null", style="")
    elif value.__class__ is str:
        # PyYAML would write a block scalar with characters beyond U+FFFF, libyaml does not.
        block = "\n" in value and max(value) <= "\uffff"
        yield events.ScalarEvent(None, None, both, value, style="|" if block else '"')
    elif isinstance(value, (dict, MapValue)):
        items: dict[str, Value] = value if isinstance(value, dict) else value.items
        yield events.MappingStartEvent(None, None, implicit=True, flow_style=False)
        for key in sorted(items):
            yield from _node_events(key)
            yield from _node_events(items[key])
        yield events.MappingEndEvent()
    elif hasattr(value, "__len__"):
        yield events.SequenceStartEvent(None, None, implicit=True, flow_style=False)
        for element in value:
            yield from _node_events(element)
        yield events.SequenceEndEvent()
    else:
        yield events.ScalarEvent(None, None, both, _plain(value), style="")


def _plain(value: Value) -> str:
    if value.__class__ is float:
        return "+Inf" if value > 0 else "-Inf"
    return to_text(value)


FUNCTIONS = {
    "yamldecode": Function(_yamldecode, (Parameter("src", STRING, unknown=True),), not_null=False),
    "yamlencode": Function(_yamlencode, (Parameter("value", null=True),), returns=STRING, not_null=False),
}
