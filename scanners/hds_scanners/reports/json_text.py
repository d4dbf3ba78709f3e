"""JSON that keeps every digit: the standard encoder would turn a Decimal into a float or refuse it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any


def json_text(value: Any, indent: int | None = None) -> str:
    """A plain value (None, bool, int, float, Decimal, str, list, dict) as JSON; on one line when `indent` is None."""
    return "".join(_pieces(value, indent, "\n"))


def plain_value(text: str | None) -> Any:
    """The value that evidence holds as JSON text; the text itself where it was redacted or cut short."""
    if text is None:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text


def _pieces(value: Any, indent: int | None, line: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        pairs = ((f"{_scalar(str(key))}: ", item) for key, item in value.items())
        yield from _enclosed("{", "}", pairs, indent, line)
    elif isinstance(value, (list, tuple)):
        yield from _enclosed("[", "]", (("", item) for item in value), indent, line)
    else:
        yield _scalar(value)


def _enclosed(
    opening: str, closing: str, items: Iterator[tuple[str, Any]], indent: int | None, line: str
) -> Iterator[str]:
    inner = "" if indent is None else line + " " * indent
    comma = ", " if indent is None else "," + inner
    empty = True
    for prefix, item in items:
        yield (opening + inner if empty else comma) + prefix
        empty = False
        yield from _pieces(item, indent, inner)
    yield opening + closing if empty else ("" if indent is None else line) + closing


def _scalar(value: Any) -> str:
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return str(value)
        except ValueError:  # longer than Python spells out
            return _number(Decimal(value))
    return json.dumps(value, ensure_ascii=False)


def _number(value: Decimal) -> str:
    # JSON has no infinity; null says that there is no number to show.
    return str(value) if value.is_finite() else "null"
