"""What the terminal can show, and a sign of life while a scan takes long."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self, TextIO

from hds_policies.rule import Text

_PATIENCE = 1.0
"""Seconds before progress is shown."""
_INTERVAL = 0.2
_SCANNING = Text("{done} of {total} roots", "{done} racines sur {total}")
READING_ACCOUNTS = Text("{done} of {total} readings, {left} left", "{done} lectures sur {total}, reste {left}")


def colour_wanted(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether to colour: on a terminal that can, unless `NO_COLOR` is set (no-color.org)."""
    return stream.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"


def screen_width(stream: TextIO) -> int:
    """Columns to write in: the terminal's up to 120, 80 when the output is no terminal."""
    if not stream.isatty():
        return 80
    return max(60, min(120, shutil.get_terminal_size().columns))


class Progress:
    """Called with (done, total); writes one line on standard error, only on a terminal and only when it takes long."""

    def __init__(self, language: str, *, wanted: bool, text: Text = _SCANNING) -> None:
        self._text = text.in_language(language)
        self._started = 0.0
        self._on = wanted and sys.stderr.isatty()
        self._next = 0.0
        self._shown = False

    def __enter__(self) -> Self:
        self._started = time.monotonic()
        self._next = self._started + _PATIENCE
        return self

    def __call__(self, done: int, total: int) -> None:
        """Show how far the scan is, at most every fifth of a second."""
        now = time.monotonic()
        if self._on and now >= self._next:
            self._next = now + _INTERVAL
            self._shown = True
            left = _spell((now - self._started) / max(1, done) * (total - done))
            sys.stderr.write(f"\r\x1b[K{self._text.format(done=done, total=total, left=left)}")
            sys.stderr.flush()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _spell(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"
