"""Answers that are none, which botocore takes for empty ones: a page of a proxy, nothing at all, half of one.

What is missing from an answer means that there is none of it, so such an answer would say that all is well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from botocore.parsers import ResponseParserError

_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_DEEP = 4
"""Levels of an answer whose kinds of values are compared with the documentation."""


def refuse_nonsense(operation_model: Any, response_dict: Mapping[str, Any], **_: Any) -> None:
    """Before an answer is parsed: raises `ResponseParserError` when it is none of the documented shape."""
    shape = operation_model.output_shape
    body = response_dict["body"]
    if response_dict["status_code"] != 200 or shape is None or not isinstance(body, bytes):
        return
    payload = shape.serialization.get("payload")
    if payload is None and all(member.serialization.get("location") for member in shape.members.values()):
        return
    if not body.strip():
        raise ResponseParserError("nothing")
    if _PAGE.match(body):
        raise ResponseParserError("a page of a web server")
    if payload is None and "json" in operation_model.service_model.resolved_protocol:
        try:
            found = json.loads(body)
        except ValueError:
            raise ResponseParserError("no JSON") from None
        _compare(found, shape, _DEEP)


def _compare(value: Any, shape: Any, deep: int) -> None:
    kind = shape.type_name
    if value is None or not deep or kind not in ("structure", "list", "map"):
        return
    documented: type = list if kind == "list" else dict
    if not isinstance(value, documented):
        raise ResponseParserError(f"{shape.name} is no {kind}")
    if isinstance(value, list):
        if shape.member.type_name in ("structure", "list", "map"):
            for item in value:
                _compare(item, shape.member, deep - 1)
        elif any(isinstance(item, (dict, list)) for item in value):
            raise ResponseParserError(f"{shape.name} holds other things")
    elif isinstance(value, dict) and kind == "structure":
        for name, member in shape.members.items():
            if member.type_name in ("structure", "list", "map"):
                _compare(value.get(member.serialization.get("name", name)), member, deep - 1)
