"""Regular expressions of the language: RE2's syntax and rules, run by the `regex` package.

The syntax is the one that Go documents (https://pkg.go.dev/regexp/syntax). A pattern is parsed here, so that what RE2
refuses (look-around, back-references, stacked repetition) is refused, and written again in the syntax of `regex` with
every character escaped. Both engines take the leftmost match and prefer earlier alternatives, so the matches are the
same; RE2 is linear and ours is not, hence the time limit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.functions.arguments import bounded
from hds_scanners.sources.terraform.language.typesystem import STRING
from hds_scanners.sources.terraform.language.values import TypedNull, Value

if TYPE_CHECKING:
    import regex

    Match: TypeAlias = regex.Match[str]

TIME_LIMIT = 1.0
"""Seconds that one search may take."""
_LARGEST = 0x10FFFF
_WORD = "0-9A-Za-z_"
_PERL_CLASSES: dict[str, tuple[tuple[int, int], ...]] = {
    "d": ((0x30, 0x39),),
    "s": ((0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20)),
    "w": ((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)),
}
_POSIX_CLASSES: dict[str, tuple[tuple[int, int], ...]] = {
    "alnum": ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)),
    "alpha": ((0x41, 0x5A), (0x61, 0x7A)),
    "ascii": ((0x00, 0x7F),),
    "blank": ((0x09, 0x09), (0x20, 0x20)),
    "cntrl": ((0x00, 0x1F), (0x7F, 0x7F)),
    "digit": ((0x30, 0x39),),
    "graph": ((0x21, 0x7E),),
    "lower": ((0x61, 0x7A),),
    "print": ((0x20, 0x7E),),
    "punct": ((0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)),
    "space": ((0x09, 0x0D), (0x20, 0x20)),
    "upper": ((0x41, 0x5A),),
    "word": _PERL_CLASSES["w"],
    "xdigit": ((0x30, 0x39), (0x41, 0x46), (0x61, 0x66)),
}
_CONTROL_ESCAPES = {"a": 0x07, "f": 0x0C, "n": 0x0A, "r": 0x0D, "t": 0x09, "v": 0x0B}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; `names` has one entry for each group, `None` when it has no name."""

    compiled: regex.Pattern[str]
    names: tuple[str | None, ...]

    def search(self, text: str, start: int = 0) -> Match | None:
        """The leftmost match at or after `start`."""
        try:
            return self.compiled.search(text, start, timeout=TIME_LIMIT)
        except TimeoutError:
            raise LimitExceeded("the regular expression takes too long") from None

    def matches(self, text: str) -> Iterator[Match]:
        """All matches that do not overlap; an empty one right after another match does not count."""
        position, previous_end = 0, -1
        while position <= len(text):
            match = self.search(text, position)
            if match is None:
                return
            empty_here = match.end() == position
            if not (empty_here and match.start() == previous_end):
                yield match
            position = position + 1 if empty_here else match.end()
            previous_end = match.end()

    def replace(self, text: str, template: str) -> str:
        """All matches replaced by the template, in which `$1` and `${name}` stand for groups and `$$` for a dollar."""
        pieces: list[str] = []
        position, copied, length = 0, 0, len(text)
        while position <= len(text):
            match = self.search(text, position)
            if match is None:
                break
            pieces.append(text[copied : match.start()])
            if match.end() > copied or match.start() == 0:
                pieces.append(self._expand(template, match))
                length += len(pieces[-1])
                bounded(length)
            copied = match.end()
            position = max(position + 1, match.end())
        pieces.append(text[copied:])
        return "".join(pieces)

    def _expand(self, template: str, match: Match) -> str:
        pieces: list[str] = []
        position = 0
        while (dollar := template.find("$", position)) >= 0:
            pieces.append(template[position:dollar])
            position = dollar + 1
            if template.startswith("$", position):
                pieces.append("$")
                position += 1
                continue
            braced = template.startswith("{", position)
            start = end = position + braced
            while end < len(template) and (template[end] == "_" or template[end].isalnum()):
                end += 1
            name = template[start:end]
            if not name or (braced and not template.startswith("}", end)):
                pieces.append("$")
                continue
            pieces.append(self._group(name, match))
            position = end + braced
        pieces.append(template[position:])
        return "".join(pieces)

    def _group(self, name: str, match: Match) -> str:
        if name.isascii() and name.isdigit() and (name == "0" or name[0] != "0"):
            number = int(name) if len(name) < 9 else len(self.names) + 1
            return (match.group(number) or "") if number <= len(self.names) else ""
        return next((match.group(i) or "" for i, known in enumerate(self.names, 1) if known == name), "")


@lru_cache(maxsize=512)
def compile_pattern(source: str) -> Pattern:
    """Compile a pattern in RE2's syntax; raises `EvaluationError` when RE2 would refuse it."""
    import regex  # noqa: PLC0415 - costly, and most configurations use no regular expression

    parser = _Parser(source)
    translated = parser.parse()
    try:
        compiled = regex.compile(translated, regex.VERSION0)
    except regex.error as error:
        raise EvaluationError(f"invalid regexp pattern: {error}") from error
    return Pattern(compiled, tuple(parser.names))


@dataclass(frozen=True, slots=True)
class _Flags:
    ignore_case: bool = False
    multi_line: bool = False
    dot_all: bool = False
    ungreedy: bool = False


class _Parser:
    """Recursive descent over a pattern; every method returns what it read in the syntax of `regex`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.names: list[str | None] = []
        self.flags = _Flags()
        self.depth = 0

    def parse(self) -> str:
        translated = self._alternatives()
        if self.position < len(self.source):
            raise self._refuse("unexpected )")
        return translated

    def _refuse(self, reason: str, start: int | None = None) -> EvaluationError:
        part = self.source[self.position if start is None else start : self.position + 12]
        return EvaluationError(f"invalid regexp pattern: {reason} in {part}")

    def _take(self, text: str) -> bool:
        if self.source.startswith(text, self.position):
            self.position += len(text)
            return True
        return False

    def _next(self) -> str:
        if self.position >= len(self.source):
            raise self._refuse("trailing backslash or missing closing ]")
        self.position += 1
        return self.source[self.position - 1]

    def _alternatives(self) -> str:
        self.depth += 1
        if self.depth > 500:
            raise self._refuse("expression nests too deeply")
        pieces = [self._sequence()]
        while self._take("|"):
            pieces.append(self._sequence())
        self.depth -= 1
        return "|".join(pieces)

    def _sequence(self) -> str:
        pieces: list[str] = []
        repeatable = False
        while self.position < len(self.source) and self.source[self.position] not in "|)":
            start = self.position
            if self.source.startswith("\\Q", start):
                literals = self._quoted()
                pieces += literals
                repeatable = repeatable or bool(literals)
                continue
            repetition = self._repetition()
            if repetition is not None:
                if not repeatable:
                    raise self._refuse("missing argument to repetition operator", start)
                pieces[-1] += repetition
                after = self.position
                if self._repetition() is not None:
                    raise self._refuse("invalid nested repetition operator", start)
                self.position = after
                continue
            atom = self._atom()
            if atom is None:  # flags such as (?i) stand for nothing
                continue
            pieces.append(atom)
            repeatable = True
        return "".join(pieces)

    def _repetition(self) -> str | None:
        """`*`, `+`, `?` or `{n,m}` with its `?` suffix, or None when something else comes (`{` may be a plain brace)."""
        start = self.position
        if self.position >= len(self.source):
            return None
        operator = self.source[self.position]
        if operator in "*+?":
            self.position += 1
        elif operator == "{":
            end = self.source.find("}", start)
            low, comma, high = self.source[start + 1 : end].partition(",") if end > 0 else ("", "", "")
            if not _is_count(low) or (high and not _is_count(high)):
                return None
            self.position = end + 1
            if int(low) > 1000 or (high and not int(low) <= int(high) <= 1000):
                raise self._refuse("invalid repeat count", start)
            operator = f"{{{low}{comma}{high}}}"
        else:
            return None
        lazy = self._take("?") != self.flags.ungreedy
        return operator + ("?" if lazy else "")

    def _atom(self) -> str | None:
        character = self._next()
        if character == "(":
            return self._group()
        if character == "[":
            return self._fold(self._class())
        if character == ".":
            return "[\\s\\S]" if self.flags.dot_all else "[^\\n]"
        if character == "^":
            return "(?m:^)" if self.flags.multi_line else "\\A"
        if character == "$":
            return "(?=\\n|\\Z)" if self.flags.multi_line else "\\Z"
        if character == "\\":
            return self._escape()
        return self._fold(_escaped(ord(character)))

    def _fold(self, atom: str) -> str:
        return f"(?i:{atom})" if self.flags.ignore_case else atom

    def _group(self) -> str | None:
        start = self.position - 1
        outer = self.flags
        if not self._take("?"):
            self.names.append(None)
            opening = "("
        elif self._take("P<") or self._take("<"):
            end = self.source.find(">", self.position)
            name = self.source[self.position : end] if end > 0 else ""
            if not name or not all(c == "_" or (c.isascii() and c.isalnum()) for c in name):
                if name[:1] in {"=", "!", ""}:
                    raise self._refuse("invalid or unsupported Perl syntax", start)
                raise self._refuse("invalid named capture", start)
            if name in self.names:
                raise self._refuse("duplicate capture group name", start)
            self.position = end + 1
            self.names.append(name)
            opening = "("
        else:
            if self._read_flags(start) == ")":
                return None
            opening = "(?:"
        inner = self._alternatives()
        if not self._take(")"):
            self.position = start
            raise self._refuse("missing closing )", start)
        self.flags = outer
        return f"{opening}{inner})"

    def _read_flags(self, start: int) -> str:
        """Read `i-s:` or `i)` and set the flags; returns the closing character."""
        names = {"i": "ignore_case", "m": "multi_line", "s": "dot_all", "U": "ungreedy"}
        values = {name: getattr(self.flags, name) for name in names.values()}
        negative = seen = False
        while self.position < len(self.source):
            letter = self._next()
            if letter in names:
                values[names[letter]] = not negative
                seen = True
            elif letter == "-" and not negative:
                negative, seen = True, False
            elif letter in ":)" and (seen or not negative):
                self.flags = _Flags(**values)
                return letter
            else:
                break
        raise self._refuse("invalid or unsupported Perl syntax", start)

    def _quoted(self) -> list[str]:
        r"""The characters between `\\Q` and `\\E`, each an atom of its own."""
        end = self.source.find("\\E", self.position)
        text = self.source[self.position + 2 : end if end >= 0 else None]
        self.position = end + 2 if end >= 0 else len(self.source)
        return [self._fold(_escaped(ord(character))) for character in text]

    def _escape(self) -> str:
        start = self.position - 1
        letter = self._next()
        if letter == "A":
            return "\\A"
        if letter == "z":
            return "\\Z"
        if letter == "b":
            return f"(?:(?<=[{_WORD}])(?![{_WORD}])|(?<![{_WORD}])(?=[{_WORD}]))"
        if letter == "B":
            return f"(?:(?<=[{_WORD}])(?=[{_WORD}])|(?<![{_WORD}])(?![{_WORD}]))"
        self.position = start + 1
        item = self._class_escape(start)
        return self._fold(item if isinstance(item, str) and item.startswith("\\p") else _bracket([item]))

    def _class_escape(self, start: int) -> _Item:
        """What a backslash means inside and outside of a class: ranges, or a property as text."""
        letter = self._next()
        lower = letter.lower()
        if letter in "dswDSW":
            ranges = _PERL_CLASSES[lower]
            return ranges if letter == lower else _complement(ranges)
        if lower == "p":
            return self._property(start, negative=letter == "P")
        code = self._character(letter, start)
        return ((code, code),)

    def _character(self, letter: str, start: int) -> int:
        if letter in _CONTROL_ESCAPES:
            return _CONTROL_ESCAPES[letter]
        if letter == "x":
            return self._hexadecimal(start)
        if letter in "01234567":
            following = self.source[self.position : self.position + 2]
            octal = ""
            while len(octal) < len(following) and following[len(octal)] in "01234567":
                octal += following[len(octal)]
            if letter == "0" or octal:
                self.position += len(octal)
                return int(letter + octal, 8)
        elif ord(letter) < 0x80 and not letter.isalnum():
            return ord(letter)
        raise self._refuse("invalid escape sequence", start)

    def _hexadecimal(self, start: int) -> int:
        if self._take("{"):
            end = self.source.find("}", self.position)
            digits = self.source[self.position : end] if end > 0 else ""
            self.position = end + 1
        else:
            digits = self.source[self.position : self.position + 2]
            self.position += 2
            if len(digits) != 2:
                digits = ""
        if not digits or len(digits) > 8 or any(digit not in "0123456789abcdefABCDEF" for digit in digits):
            raise self._refuse("invalid escape sequence", start)
        code = int(digits, 16)
        if code > _LARGEST:
            raise self._refuse("invalid escape sequence", start)
        return code

    def _property(self, start: int, *, negative: bool) -> str:
        if self._take("{"):
            end = self.source.find("}", self.position)
            name = self.source[self.position : end] if end > 0 else ""
            self.position = end + 1
        else:
            name = self._next()
        if name.startswith("^"):
            negative, name = not negative, name[1:]
        if name == "Any":
            return "\\p{Any}" if not negative else "\\P{Any}"
        if not name or not name.replace("_", "").isalpha() or not _is_property(name):
            raise self._refuse("invalid character class range", start)
        kind = "gc" if len(name) <= 2 else "sc"
        return f"\\{'P' if negative else 'p'}{{{kind}={name}}}"

    def _class(self) -> str:
        start = self.position - 1
        negative = self._take("^")
        items: list[_Item] = []
        first = True
        while first or not self.source.startswith("]", self.position):
            if self.position >= len(self.source):
                self.position = start
                raise self._refuse("missing closing ]", start)
            first = False
            posix = self._posix_class()
            if posix is not None:
                items.append(posix)
                continue
            item_start = self.position
            low = self._class_item(item_start)
            if not _is_single(low):  # "-" after \\d is a plain dash
                items.append(low)
                continue
            is_range = (
                self.source.startswith("-", self.position)
                and self.position + 1 < len(self.source)
                and self.source[self.position + 1] != "]"
            )
            if is_range:
                self.position += 1
                high = self._class_item(item_start)
                if not _is_single(high) or low[0][0] > high[0][0]:  # type: ignore[operator]
                    raise self._refuse("invalid character class range", item_start)
                items.append(((low[0][0], high[0][0]),))  # type: ignore[arg-type]
            else:
                items.append(low)
        self.position += 1
        return _bracket(items, negative=negative)

    def _class_item(self, start: int) -> _Item:
        character = self._next()
        if character == "\\":
            return self._class_escape(start)
        return ((ord(character), ord(character)),)

    def _posix_class(self) -> _Item | None:
        if not self.source.startswith("[:", self.position):
            return None
        end = self.source.find(":]", self.position + 2)
        if end < 0:
            return None
        name = self.source[self.position + 2 : end]
        ranges = _POSIX_CLASSES.get(name.removeprefix("^"))
        if ranges is None:
            raise self._refuse("invalid character class range")
        self.position = end + 2
        return _complement(ranges) if name.startswith("^") else ranges


_Item: TypeAlias = tuple[tuple[int, int], ...] | str
"""Part of a character class: ranges of code points, or a Unicode property in the syntax of `regex`."""


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 9 and (text == "0" or text[0] != "0")


def _is_single(item: _Item) -> bool:
    return not isinstance(item, str) and len(item) == 1 and item[0][0] == item[0][1]


def _is_property(name: str) -> bool:
    import regex  # noqa: PLC0415 - see compile_pattern

    try:
        regex.compile(f"\\p{{{'gc' if len(name) <= 2 else 'sc'}={name}}}")
    except regex.error:
        return False
    return True


def _complement(ranges: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    gaps: list[tuple[int, int]] = []
    next_code = 0
    for low, high in ranges:
        if low > next_code:
            gaps.append((next_code, low - 1))
        next_code = high + 1
    return (*gaps, (next_code, _LARGEST))


def _escaped(code: int) -> str:
    return chr(code) if chr(code).isascii() and chr(code).isalnum() else f"\\U{code:08x}"


def _bracket(items: list[_Item], *, negative: bool = False) -> str:
    pieces: list[str] = []
    for item in items:
        if isinstance(item, str):
            pieces.append(item)
        else:
            pieces += [_escaped(low) if low == high else f"{_escaped(low)}-{_escaped(high)}" for low, high in item]
    return f"[{'^' if negative else ''}{''.join(pieces)}]"


def result_of(pattern: Pattern) -> Callable[[Match], Value]:
    """How the language shows a match: the text, a tuple of groups, or an object of named groups.

    A group that took no part is a null string. Raises `EvaluationError` when only some of the groups have names.
    """
    names = pattern.names
    if not names:
        return lambda match: match.group()
    if all(name is None for name in names):
        return _groups
    if any(name is None for name in names):
        raise EvaluationError("invalid regexp pattern: cannot mix both named and unnamed capture groups")
    return lambda match: dict(zip((name for name in names if name is not None), _groups(match), strict=True))


def _groups(match: Match) -> tuple[Value, ...]:
    return tuple([TypedNull(STRING) if group is None else group for group in match.groups()])
