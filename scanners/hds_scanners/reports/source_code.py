"""The scanned files as a report quotes them: paths a reader can open, and single lines without secrets."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from hds_policies.redaction import redact_line

_LARGEST_FILE = 10_000_000


class SourceCode:
    """Finds the files of a scan again; `inputs` are the scanned paths."""

    def __init__(self, inputs: tuple[str, ...]) -> None:
        # Files of a single input are told from there, those of several from where the reader stands.
        only = Path(inputs[0]) if len(inputs) == 1 else Path()
        self._folder = only if only.is_dir() else only.parent
        self.path = lru_cache(maxsize=4096)(self._path)
        """A file of a finding, as the reader can open it from where they stand."""
        self._lines = lru_cache(maxsize=64)(self._read)

    def _path(self, file: str) -> str:
        path = self._folder / file
        normal = os.path.normpath(path)
        if not path.is_absolute():
            return normal
        relative = os.path.relpath(normal)
        return normal if relative.startswith("..") else relative

    def line(self, file: str, number: int) -> str | None:
        """A line counted from 1, secrets hidden; None when it cannot be read."""
        lines = self._lines(self.path(file)) if number > 0 else ()
        return redact_line(lines[number - 1]) if 0 < number <= len(lines) else None

    def _read(self, path: str) -> tuple[str, ...]:
        try:
            if not Path(path).is_file() or Path(path).stat().st_size > _LARGEST_FILE:
                return ()
            text = Path(path).read_bytes().decode("utf-8-sig", "replace")
        except OSError:
            return ()
        # Terraform ends lines with \n alone; str.splitlines would count form feeds and Unicode separators too.
        return tuple(line.removesuffix("\r") for line in text.split("\n"))
