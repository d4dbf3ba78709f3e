"""What the reader has to say about the files themselves, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark. `severity` is `error` (a result is missing), `warning` or `info` (normal when a folder is scanned).

    `kind` is `syntax` (a file cannot be read or parsed), `structure` (what the files declare does not fit together),
    `limit` (a bound of ours), `evaluation` (an expression that Terraform would reject) or `input` (a variable's value).
    `file` is relative to the scanned input, `line` counts from 1 (0: the whole file).
    """

    severity: str
    kind: str
    en: str
    fr: str
    file: str = ""
    line: int = 0


@dataclass(slots=True)
class DiagnosticLog:
    """Collects remarks in order, each once."""

    _seen: dict[Diagnostic, None] = field(default_factory=dict)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a remark unless it was made before."""
        self._seen.setdefault(diagnostic)

    def error(self, kind: str, en: str, fr: str, file: str = "", line: int = 0) -> None:
        """Keep an error."""
        self.add(Diagnostic("error", kind, en, fr, file, line))

    def warning(self, kind: str, en: str, fr: str, file: str = "", line: int = 0) -> None:
        """Keep a warning."""
        self.add(Diagnostic("warning", kind, en, fr, file, line))

    def info(self, kind: str, en: str, fr: str, file: str = "", line: int = 0) -> None:
        """Keep a remark that is normal when a folder is scanned without a run."""
        self.add(Diagnostic("info", kind, en, fr, file, line))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(tuple(self._seen))

    def __len__(self) -> int:
        return len(self._seen)
