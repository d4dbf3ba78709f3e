"""Text for a terminal: colours, wrapping, and nothing that a hostile file could use to move the cursor."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

_BOLD = "1"
_DIM = "2"
_RED = "31"
_GREEN = "32"
_YELLOW = "33"
_BLUE = "34"
_MAGENTA = "35"
_CYAN = "36"

# A space that French typography sets beside punctuation, and what stands for it while lines are broken.
_SPACED_PUNCTUATION = re.compile(r"(?<=«) | (?=[;:?!»](?:\s|$))")
_TIED = "\u00a0"

# C0 and C1 controls, and the characters that reorder or hide text.
_CONTROL = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with control characters spelled out as escapes, so that printing it does nothing else."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours, or nothing when the output is no terminal."""

    on: bool

    def _paint(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.on else text

    def strong(self, text: str) -> str:
        """What names a thing."""
        return self._paint(text, _BOLD)

    def faint(self, text: str) -> str:
        """What can be skipped."""
        return self._paint(text, _DIM)

    def bad(self, text: str) -> str:
        """What failed."""
        return self._paint(text, _BOLD, _RED)

    def grave(self, text: str) -> str:
        """What failed and matters most."""
        return self._paint(text, _BOLD, _MAGENTA)

    def doubtful(self, text: str) -> str:
        """What could not be decided."""
        return self._paint(text, _YELLOW)

    def good(self, text: str) -> str:
        """What passed."""
        return self._paint(text, _GREEN)

    def advice(self, text: str) -> str:
        """What to do."""
        return self._paint(text, _CYAN)

    def place(self, text: str) -> str:
        """Where it is."""
        return self._paint(text, _BLUE)


def wrapped(text: str, width: int, first: str = "", following: str | None = None) -> list[str]:
    """Lines of at most `width` characters, except for words that are longer (addresses stay whole, to be copied).

    French punctuation that has a space before it does not begin a line.
    """
    following = " " * len(first) if following is None else following
    lines = textwrap.wrap(
        _SPACED_PUNCTUATION.sub(_TIED, visible(text.replace("\n", " "))),
        width,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_TIED, " ") for line in lines] or [first.rstrip()]


def both_ends(left: str, right: str, width: int) -> str:
    """`left` and `right` at the two ends of a line, or one space apart when there is no room."""
    return f"{left}{' ' * max(2, width - len(left) - len(right))}{right}"
