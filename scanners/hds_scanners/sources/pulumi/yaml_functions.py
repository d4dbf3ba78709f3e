"""The functions of Pulumi YAML (`fn::join`), on values that may be unknown."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.pulumi.values import secret

_LARGEST_FILE = 1024 * 1024
_LARGEST_TEXT = 4 * 1024 * 1024


class Rejected(Exception):  # noqa: N818 - an answer, told to the user as a diagnostic
    """The function cannot be used so; Pulumi would refuse the program."""


def unknowns(value: Any) -> Iterable[Unknown]:
    """All unknowns in a value."""
    if isinstance(value, Unknown):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from unknowns(item)
    elif isinstance(value, list):
        for item in value:
            yield from unknowns(item)


def made_of(value: Any, *, parts: tuple[object, ...] = (), document: object = None) -> Unknown:
    """The unknown that results from a value that holds unknowns."""
    found = list(unknowns(value))
    first = found[0]
    references: dict[Reference, None] = {}
    for item in found:
        references |= dict.fromkeys(item.references)
    return Unknown(
        first.why,
        first.chain,
        tuple(references),
        parts=parts,
        document=document,
        sensitive=any(item.sensitive for item in found),
    )


def concatenated(pieces: list[Any]) -> Any:
    """Text pieces as one; with unknown ones, an unknown that keeps the known text."""
    if any(isinstance(piece, Unknown) for piece in pieces):
        return made_of(pieces, parts=tuple(pieces))
    text = "".join(map(text_of, pieces))
    if len(text) > _LARGEST_TEXT:
        return Unknown(Why.NOT_EVALUATED, ("too long",))
    return text


def text_of(value: Any) -> str:
    """A value inside a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value) if isinstance(value, (dict, list)) else str(value)


def _join(argument: Any, _: Path) -> Any:
    separator, items = _arguments(argument, 2)
    if isinstance(separator, Unknown) or isinstance(items, Unknown):
        return made_of([separator, items])
    pieces: list[Any] = []
    for item in _list(items):
        pieces += [separator, item] if pieces else [item]
    return concatenated(pieces)


def _split(argument: Any, _: Path) -> Any:
    separator, text = _arguments(argument, 2)
    if isinstance(separator, Unknown) or isinstance(text, Unknown):
        return made_of([separator, text])
    return str(text).split(str(separator)) if separator else list(str(text))


def _select(argument: Any, _: Path) -> Any:
    index, items = _arguments(argument, 2)
    if isinstance(index, Unknown) or isinstance(items, Unknown):
        return made_of([index, items])
    found = _list(items)
    if not isinstance(index, (int, float)) or not 0 <= index < len(found):
        raise Rejected("the index of fn::select is out of range")
    return found[int(index)]


def _to_json(argument: Any, _: Path) -> Any:
    if any(True for _ in unknowns(argument)):
        return made_of(argument, document=argument)
    return json.dumps(argument, ensure_ascii=False)


def _from_base64(argument: Any, _: Path) -> Any:
    try:
        return base64.b64decode(str(argument), validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise Rejected("fn::fromBase64 needs base64 text") from error


def _to_base64(argument: Any, _: Path) -> Any:
    return base64.b64encode(text_of(argument).encode()).decode()


def _sha1(argument: Any, _: Path) -> Any:
    return hashlib.sha1(text_of(argument).encode(), usedforsecurity=False).hexdigest()


def _length(argument: Any, _: Path) -> Any:
    return len(argument) if isinstance(argument, (str, list, dict)) else 0


def _single_or_none(argument: Any, _: Path) -> Any:
    items = _list(argument)
    return items[0] if len(items) == 1 else None


def _substring(argument: Any, _: Path) -> Any:
    text, start, length = _arguments(argument, 3)
    return str(text)[int(start) : int(start) + int(length)]


def _content(argument: Any, folder: Path) -> bytes:
    path = (folder / str(argument)).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Rejected("a file outside the project is not read")
    try:
        if path.stat().st_size > _LARGEST_FILE:
            raise Rejected("the file is larger than 1 MB")
        return path.read_bytes()
    except OSError as error:
        raise Rejected(f"the file cannot be read: {error.strerror}") from error


def _read_file(argument: Any, folder: Path) -> Any:
    return _content(argument, folder).decode("utf-8", "replace")


def _file_base64(argument: Any, folder: Path) -> Any:
    return base64.b64encode(_content(argument, folder)).decode()


def _file_base64_sha256(argument: Any, folder: Path) -> Any:
    return base64.b64encode(hashlib.sha256(_content(argument, folder)).digest()).decode()


def _asset(argument: Any, _: Path) -> Any:
    # Where the content is stands for it, as a file name does in Terraform.
    return argument if isinstance(argument, str) else Unknown(Why.NOT_EVALUATED, ("asset",))


def _content_asset(_: Any, __: Path) -> Any:
    return Unknown(Why.NOT_EVALUATED, ("asset",))


def _secret(_: Any, __: Path) -> Any:
    return secret()


def _arguments(argument: Any, count: int) -> list[Any]:
    if not isinstance(argument, list) or len(argument) != count:
        raise Rejected(f"{count} arguments are expected")
    return argument


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Rejected("a list is expected")
    return value


FUNCTIONS: Mapping[str, Callable[[Any, Path], Any]] = {
    "join": _join,
    "split": _split,
    "select": _select,
    "tojson": _to_json,
    "frombase64": _from_base64,
    "tobase64": _to_base64,
    "sha1": _sha1,
    "length": _length,
    "singleornone": _single_or_none,
    "substring": _substring,
    "readfile": _read_file,
    "filebase64": _file_base64,
    "filebase64sha256": _file_base64_sha256,
    "fileasset": _asset,
    "remoteasset": _asset,
    "filearchive": _asset,
    "remotearchive": _asset,
    "stringasset": _content_asset,
    "assetarchive": _content_asset,
    "secret": _secret,
}
"""By name in lower case without `fn::`; each takes the evaluated argument and the folder of the project."""
# These look into what they get; the others answer "unknown" for it as a whole.
LENIENT = frozenset({"join", "split", "select", "tojson", "secret", "stringasset", "assetarchive"})
