"""Functions on files and their names.

Nothing outside of the scanned folder is ever read, not even through a link: what Terraform would read there is unknown
to a scan, and so are the home directory and what a folder of too many files holds.
"""

from __future__ import annotations

import os
import posixpath
import stat
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import make_set
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions.arguments import LARGEST_TEXT
from hds_scanners.sources.terraform.language.functions.encoding import encode_base64
from hds_scanners.sources.terraform.language.functions.graphemes import normalised
from hds_scanners.sources.terraform.language.functions.hashing_and_crypto import base64, hexadecimal
from hds_scanners.sources.terraform.language.typesystem import BOOL, STRING, SetType, Type
from hds_scanners.sources.terraform.language.values import NOT_NULL, UnknownValue, Value, unknown

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from hds_scanners.sources.terraform.language.scope import Scope

_LARGEST_FILE = LARGEST_TEXT
_MOST_ENTRIES = 50_000
"""Directory entries that one `fileset` may look at."""


class _OutOfSightError(Exception):
    """The path leads out of the scanned folder, or to the home directory of whoever runs Terraform."""


def _located(scope: Scope, path: str) -> Path:
    """The absolute path without links of something inside the scanned folder; it need not exist."""
    if path.startswith("~"):
        raise _OutOfSightError
    try:
        # Cleaned as text first, as Terraform does: `missing/../file` is `file`.
        real = Path(posixpath.normpath(scope.directory / path)).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise EvaluationError(f"invalid path: {error}") from error
    if not real.is_relative_to(scope.allowed_root.resolve()):
        raise _OutOfSightError
    return real


def _not_seen(call: str, path: str, kind: Type) -> UnknownValue:
    return unknown(Unknown(Why.NOT_EVALUATED, (f'{call}("{path}") is outside of the scanned folder',)), kind, NOT_NULL)


def read_file(scope: Scope, path: str) -> bytes | None:
    """The content of a file, or None when it is outside of the scanned folder.

    Raises `EvaluationError` when there is no such file or it is no file, `LimitExceeded` when it is too large.
    """
    try:
        located = _located(scope, path)
    except _OutOfSightError:
        return None
    try:
        status = located.stat()
        if stat.S_ISDIR(status.st_mode):
            raise EvaluationError(f"failed to read file: read {path}: is a directory")
        if not stat.S_ISREG(status.st_mode):
            raise EvaluationError(f"failed to read file: {path} is not a regular file")
        if status.st_size > _LARGEST_FILE:
            raise LimitExceeded(f"{path} is too large to be read here")
        return located.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise EvaluationError(f'no file exists at "{path}"') from None
    except (OSError, ValueError) as error:
        raise EvaluationError(f"failed to read file {path}: {error}") from error


def decode_file(path: str, content: bytes) -> str:
    """The content as a string of the language; raises `EvaluationError` when it is not UTF-8."""
    try:
        return normalised(content.decode("utf-8"))
    except UnicodeDecodeError:
        raise EvaluationError(f'contents of "{path}" are not valid UTF-8; use the filebase64 function') from None


def _reading(name: str, show: Callable[[bytes], str] | None = None) -> Function:
    def implementation(scope: Scope, path: str) -> Value:
        content = read_file(scope, path)
        if content is None:
            return _not_seen(name, path, STRING)
        return show(content) if show else decode_file(path, content)

    return Function(implementation, (Parameter("path", STRING),), returns=STRING, scoped=True)


def _fileexists(scope: Scope, path: str) -> Value:
    try:
        status = _located(scope, path).stat()
    except _OutOfSightError:
        return _not_seen("fileexists", path, BOOL)
    except (OSError, ValueError):
        return False
    if stat.S_ISREG(status.st_mode):
        return True
    raise EvaluationError(f'"{path}" is {"a directory, not a file" if stat.S_ISDIR(status.st_mode) else "no file"}')


def _fileset(scope: Scope, path: str, pattern: str) -> Value:
    # Go's path.Join: both are joined and cleaned before anything is matched, and path is part of the pattern.
    base = posixpath.normpath(scope.directory.absolute() / path)
    parts = _split_pattern(posixpath.normpath(f"{base}/{pattern}"))
    plain = next((i for i, part in enumerate(parts) if any(sign in part for sign in "*?[{\\")), len(parts))
    fixed = "/".join(parts[:plain]) or "/"
    try:
        _located(scope, fixed)
        found = list(_Search(scope.allowed_root.resolve()).files(fixed, parts[plain:]))
    except _OutOfSightError:
        return _not_seen("fileset", path, SetType(STRING))
    return make_set([normalised(posixpath.relpath(name, base)) for name in found], STRING)


def _split_pattern(pattern: str) -> list[str]:
    """The parts between slashes; a slash inside braces separates nothing."""
    parts, depth, start = [], 0, 0
    for position, character in enumerate(pattern):
        depth += (character == "{") - (character == "}" and depth > 0)
        if character == "/" and not depth:
            parts.append(pattern[start:position])
            start = position + 1
    return [*parts, pattern[start:]]


class _Search:
    """One search for the files that a pattern names."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.budget = _MOST_ENTRIES

    def files(self, folder: str, parts: list[str]) -> Iterator[str]:
        """What the parts match below the folder; `**` stands for any number of folders and follows no links."""
        real = Path(folder).resolve()
        if not real.is_relative_to(self.root):
            raise _OutOfSightError
        if not parts:
            if real.is_file():
                yield folder
            return
        first, rest = parts[0], parts[1:]
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            return
        self.budget -= len(entries)
        if self.budget < 0:
            raise LimitExceeded(f"fileset would look at more than {_MOST_ENTRIES} files")
        prefix = folder.rstrip("/") + "/"
        if first == "**":
            if rest:
                yield from self.files(folder, rest)
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from self.files(prefix + entry.name, parts)
                elif not rest:
                    yield from self.files(prefix + entry.name, [])
            return
        for alternative in _alternatives(first):
            if "/" in alternative:
                yield from self.files(folder, [*_split_pattern(alternative), *rest])
                continue
            matches = _name_pattern(alternative)
            for entry in entries:
                if matches.fullmatch(entry.name):
                    yield from self.files(prefix + entry.name, rest)


def _alternatives(part: str) -> list[str]:
    """A part with its first braces spelled out, and so on for the others; only braces with a slash need it."""
    start = part.find("{")
    end = part.find("}", start)
    if start < 0 or end < 0 or "/" not in part[start:end]:
        return [part]
    return [
        expanded
        for choice in part[start + 1 : end].split(",")
        for expanded in _alternatives(part[:start] + choice + part[end + 1 :])
    ]


@lru_cache(maxsize=256)
def _name_pattern(part: str) -> re.Pattern[str]:
    """The regular expression of one name in a pattern: `*`, `?`, `[a-z]`, `[^a-z]`, `{a,b}` and backslashes."""
    import re  # noqa: PLC0415 - loaded when asked for

    pieces, position, depth = [], 0, 0
    while position < len(part):
        character = part[position]
        position += 1
        if character == "*":
            pieces.append("[^/]*")
        elif character == "?":
            pieces.append("[^/]")
        elif character == "[":
            end = part.find("]", position + (part[position : position + 1] in {"^", "!"}) + 1)
            if end < 0:
                raise EvaluationError("failed to glob pattern: syntax error in pattern")
            inner = part[position:end]
            negative = inner[0] in "^!"
            escaped = re.sub(r"[\\\[\]^&|~]", r"\\\g<0>", inner[negative:])
            pieces.append(f"[{'^' if negative else ''}{escaped}]")
            position = end + 1
        elif character == "{":
            pieces.append("(?:")
            depth += 1
        elif character == "}" and depth:
            pieces.append(")")
            depth -= 1
        elif character == "," and depth:
            pieces.append("|")
        elif character == "\\":
            if position == len(part):
                raise EvaluationError("failed to glob pattern: syntax error in pattern")
            pieces.append(re.escape(part[position]))
            position += 1
        else:
            pieces.append(re.escape(character))
    try:
        return re.compile("".join(pieces) + ")" * depth, re.DOTALL)
    except re.error as error:
        raise EvaluationError("failed to glob pattern: syntax error in pattern") from error


def _basename(path: str) -> str:
    """Go's: an empty path is `.`, slashes at the end do not count."""
    if not path:
        return "."
    return path.rstrip("/").rpartition("/")[2] or "/"


def _cleaned(path: str) -> str:
    cleaned = posixpath.normpath(path) if path else "."
    return "/" + cleaned.lstrip("/") if cleaned.startswith("//") else cleaned


def _dirname(path: str) -> str:
    return _cleaned(path[: path.rfind("/") + 1])


def _abspath(scope: Scope, path: str) -> str:
    return _cleaned(str(scope.directory.absolute() / path))


def _pathexpand(path: str) -> Value:
    if path.startswith("~"):
        return unknown(Unknown(Why.RUN_TIME, ("home directory",)), STRING, NOT_NULL)
    return path


_PATH = (Parameter("path", STRING),)

FUNCTIONS = {
    "abspath": Function(_abspath, _PATH, returns=STRING, scoped=True),
    "basename": Function(_basename, _PATH, returns=STRING),
    "dirname": Function(_dirname, _PATH, returns=STRING),
    "file": _reading("file"),
    "filebase64": _reading("filebase64", encode_base64),
    "filebase64sha256": _reading("filebase64sha256", base64("sha256")),
    "filebase64sha512": _reading("filebase64sha512", base64("sha512")),
    "fileexists": Function(_fileexists, _PATH, returns=BOOL, scoped=True),
    "filemd5": _reading("filemd5", hexadecimal("md5")),
    "fileset": Function(
        _fileset, (Parameter("path", STRING), Parameter("pattern", STRING)), returns=SetType(STRING), scoped=True
    ),
    "filesha1": _reading("filesha1", hexadecimal("sha1")),
    "filesha256": _reading("filesha256", hexadecimal("sha256")),
    "filesha512": _reading("filesha512", hexadecimal("sha512")),
    "pathexpand": Function(_pathexpand, _PATH, returns=STRING),
}
