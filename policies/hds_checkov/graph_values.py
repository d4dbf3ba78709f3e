"""Values as Checkov's graph holds them, turned into values of the model.

Checkov's parser puts every argument into a list of one, and leaves what it could not evaluate as text: `var.key`,
`aws_kms_key.a.arn`, `arn:aws:s3:::${var.bucket}/*`. Quotes are gone by then, so text counts as an expression only when it
reads as one and its first name exists: a variable, a local value, or a resource of the same module.
"""

from __future__ import annotations

import ast
import base64
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from hds_policies.model.value import Reference, Unknown, Why

UNRESOLVED = object()
"""Answer of `Names.resolve` for a name that means nothing: the text is text."""

_PATH = r"(?:\.(?:[A-Za-z_][\w-]*|\d+|\*)|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])"
_TRAVERSAL = re.compile(rf"[A-Za-z_][\w-]*{_PATH}*")
_STEP = re.compile(r"\.([A-Za-z_][\w-]*|\d+|\*)|\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]")
_CALL = re.compile(r"([a-z][a-z0-9_]*(?:::\w+)*)\(.*\)(?:\.|\[|$)", re.DOTALL)
_ENCODED = re.compile(r'base64encode\(("(?:[^"\\$%]|\\.)*")\)')
_UNQUOTED = re.compile(r"''([\w.\[\]\"*-]+)'([^',]*)'")
_WHOLE = re.compile(r"\$\{(.*)\}", re.DOTALL)
# Words that no resource type can be; what they name is looked up or known to be unknown.
HEADS = frozenset({"var", "local", "module", "data", "each", "count", "path", "terraform", "self"})
# The functions of Terraform's and OpenTofu's language; schedules such as `rate(5 minutes)` look like calls and are not.
_FUNCTION_NAMES = (
    "abs abspath alltrue anytrue base64decode base64encode base64gunzip base64gzip base64sha256 base64sha512 basename "
    "bcrypt can ceil chomp chunklist cidrcontains cidrhost cidrnetmask cidrsubnet cidrsubnets coalesce coalescelist "
    "compact concat contains csvdecode dirname distinct element endswith ephemeralasnull file filebase64 "
    "filebase64sha256 filebase64sha512 fileexists filemd5 fileset filesha1 filesha256 filesha512 flatten floor format "
    "formatdate formatlist indent index issensitive join jsondecode jsonencode keys length list log lookup lower map "
    "matchkeys max md5 merge min nonsensitive one parseint pathexpand plantimestamp pow range regex regexall replace "
    "reverse rsadecrypt sensitive setintersection setproduct setsubtract setunion sha1 sha256 sha512 signum slice "
    "sort split startswith strcontains strrev substr sum templatefile templatestring textdecodebase64 "
    "textencodebase64 timeadd timecmp timestamp title tobool tolist tomap tonumber toset tostring transpose trim "
    "trimprefix trimspace trimsuffix try type upper urldecode urlencode uuid uuidv5 values yamldecode yamlencode "
    "zipmap"
)
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())


class Names(Protocol):
    """What names mean where a value was written."""

    def resolve(self, head: str, steps: tuple[str, ...], text: str) -> Any:
        """The value of a reference such as `var` `("key",)`, an Unknown that explains it, or `UNRESOLVED`."""
        ...

    def instead(self, path: str, written: Any) -> Any:
        """What really stands at a path (`rule.0.status`) where Checkov put something else, or `UNRESOLVED`."""
        ...

    def dynamic(self, written: Mapping[str, Any], name: str, path: str) -> Any:
        """The blocks that a dynamic block of a block at a path makes."""
        ...


def argument(written: Any, names: Names, path: str = "") -> Any:
    """An argument of a block as Checkov holds it."""
    instead = names.instead(path, written) if path else UNRESOLVED
    if instead is not UNRESOLVED:
        return instead
    if isinstance(written, list):
        if len(written) != 1:
            return [_element(item, names, f"{path}.{position}") for position, item in enumerate(written)]
        (written,) = written
        if isinstance(written, Mapping) and is_block(written):
            return [block(written, names, path)]
    return _element(written, names, path)


def block(written: Mapping[str, Any], names: Names, path: str) -> dict[str, Any]:
    """A nested block, dynamic ones written out; Checkov's own marks are left out."""
    found = {
        key: argument(value, names, f"{path}.{key}")
        for key, value in written.items()
        if not key.startswith("__") and key != "dynamic"
    }
    found.update((name, names.dynamic(written, name, path)) for name in dynamic_names(written))
    return found


def dynamic_names(written: Mapping[str, Any]) -> Iterator[str]:
    """The types of a block's dynamic blocks."""
    for dynamic in listed(written.get("dynamic")):
        if isinstance(dynamic, Mapping):
            yield from dynamic


def listed(written: Any) -> list[Any]:
    """What Checkov holds once or in a list."""
    return written if isinstance(written, list) else [] if written is None else [written]


def only(written: Any) -> Any:
    """What Checkov may have put into a list of one."""
    return written[0] if isinstance(written, list) and len(written) == 1 else written


def is_block(written: Mapping[str, Any]) -> bool:
    """Whether a mapping was a nested block: the arguments of a block are wrapped in lists, the values of an object are not.

    Policies in JSON have capital keys, which no argument has.
    """
    return bool(written) and all(
        isinstance(value, list) and not key[:1].isupper()
        for key, value in written.items()
        if not key.startswith("__") and key != "dynamic"
    )


def _element(written: Any, names: Names, path: str = "") -> Any:
    if isinstance(written, str):
        return text_value(written, names)
    if isinstance(written, Mapping):
        if is_block(written) or "dynamic" in written:
            return block(written, names, path)
        return {
            key: _member(value, names, f"{path}.{key}" if path else "")
            for key, value in written.items()
            if not str(key).startswith("__")
        }
    if isinstance(written, (list, tuple, set)):
        return [_element(item, names) for item in written]
    return written


def _member(written: Any, names: Names, path: str) -> Any:
    """A member of an object: a null in it may have been written, anything else may be a placeholder."""
    instead = names.instead(path, written) if path and written is not None else UNRESOLVED
    return _element(written, names, path) if instead is UNRESOLVED else instead


def text_value(text: str, names: Names) -> Any:
    """Text, or what the expression in it means."""
    whole = _WHOLE.fullmatch(text)
    if whole and len(list(_pieces(text))) == 1:
        value = expression(whole[1].strip(), names)
        return Unknown(Why.NOT_EVALUATED, ("${…}",)) if value is UNRESOLVED else value
    if "${" in text:
        return _template(text, names)
    if "%{" in text:
        return Unknown(Why.NOT_EVALUATED, ("%{…}",))
    value = expression(text, names)
    return text if value is UNRESOLVED else value


def expression(text: str, names: Names) -> Any:
    """The value of an expression, or `UNRESOLVED` when the text does not read as one."""
    if _TRAVERSAL.fullmatch(text):
        return _traversal(text, names)
    encoded = _ENCODED.fullmatch(text)
    if encoded:
        return _encoded(encoded[1])
    call = _CALL.match(text)
    if call and call[1] in _FUNCTIONS:
        return _decoded(text, names) if call[1] == "jsonencode" else _computed(text, names)
    unknown = _computed(text, names)
    # Prose has spaces and dots too: only names that exist make it an expression.
    return unknown if unknown.chain[1:] or unknown.references else UNRESOLVED


def _encoded(quoted: str) -> Any:
    try:
        return base64.b64encode(json.loads(quoted, strict=False).encode()).decode()
    except ValueError:
        return Unknown(Why.NOT_EVALUATED, ("base64encode(…)",))


def _decoded(text: str, names: Names) -> Any:
    """What `jsonencode` encodes, when Checkov could not: it leaves the value spelled in Python, with templates unquoted."""
    spelled = _UNQUOTED.sub(lambda match: f"'${{{match[1]}}}{match[2]}'", text[len("jsonencode(") : -1])
    try:
        value = ast.literal_eval(spelled)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return _computed(text, names)
    return _element(value, names)


def _traversal(text: str, names: Names) -> Any:
    head = re.match(r"[A-Za-z_][\w-]*", text)
    assert head is not None
    steps = tuple(dotted or indexed.strip().strip("\"'") for dotted, indexed in _STEP.findall(text[head.end() :]))
    return names.resolve(head[0], steps, text) if steps else UNRESOLVED


def _computed(text: str, names: Names) -> Unknown:
    """What is made with other values: unknown for the first reason among them."""
    references: dict[Reference, None] = {}
    first: Unknown | None = None
    named: list[str] = []
    for match in _TRAVERSAL.finditer(text):
        value = _traversal(match[0], names)
        if value is UNRESOLVED:
            continue
        named.append(match[0])
        if isinstance(value, Unknown):
            references.update(dict.fromkeys(value.references))
            first = value if first is None else first
    # The text itself may hold values of other files, secrets among them: only names are told.
    call = _CALL.match(text)
    what = f"{call[1]}(…)" if call else "(…)"
    if first is not None:
        return Unknown(first.why, (what, *first.chain), tuple(references))
    return Unknown(Why.NOT_EVALUATED, (what, *named))


def _template(text: str, names: Names) -> Any:
    parts: list[Any] = []
    for piece, is_expression in _pieces(text):
        value: Any = piece
        if is_expression:
            value = expression(piece, names)
            if value is UNRESOLVED or not isinstance(value, (str, int, float, Unknown)):
                value = Unknown(Why.NOT_EVALUATED, ("${…}",))
            elif isinstance(value, bool):
                value = "true" if value else "false"
            elif not isinstance(value, Unknown):
                value = str(value)
        parts.append(value)
    unknowns = [part for part in parts if isinstance(part, Unknown)]
    if not unknowns:
        return "".join(parts)
    references = dict.fromkeys(reference for part in unknowns for reference in part.references)
    return Unknown(unknowns[0].why, unknowns[0].chain, tuple(references), parts=tuple(parts))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The literal pieces of a template and, with True, the expressions in it."""
    start = 0
    while True:
        opened = text.find("${", start)
        if opened < 0:
            break
        depth, position = 1, opened + 2
        while position < len(text) and depth:
            depth += {"{": 1, "}": -1}.get(text[position], 0)
            position += 1
        if opened > start:
            yield text[start:opened], False
        yield text[opened + 2 : position - 1 if not depth else position].strip(), True
        start = position
    if start < len(text):
        yield text[start:], False
