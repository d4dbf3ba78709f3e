"""The scanned files as a report quotes them: paths a reader can open, and single lines without secrets."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from hds_policies.redaction import redact_line

_LARGEST_FILE = 10_000_000


class SourceCode:
    """Finds the files of a scan again; `inputs` are the scanned paths, in order."""

    def __init__(self, inputs: tuple[str, ...]) -> None:
        folders = [Path(path) if Path(path).is_dir() else Path(path).parent for path in inputs]
        self._folders = folders or [Path()]
        self._lines = lru_cache(maxsize=64)(self._read)

    def path(self, file: str) -> str:
        """A file of a finding, relative to where the reader stands."""
        for folder in self._folders:
            candidate = folder / file
            if candidate.is_file():
                return _shortest(candidate)
        return _shortest(self._folders[0] / file) if len(self._folders) == 1 else file

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


def _shortest(path: Path) -> str:
    normal = os.path.normpath(path)
    if path.is_absolute():
        relative = os.path.relpath(normal)
        return normal if relative.startswith("..") else relative
    return normal
