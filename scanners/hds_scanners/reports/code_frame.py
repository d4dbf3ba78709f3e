"""The line of code that decides a verdict, with the decisive value underlined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_policies.redaction import REDACTED
from hds_scanners.reports.layout import Ink, visible

if TYPE_CHECKING:
    from hds_policies.finding import Evidence
    from hds_scanners.reports.source_code import SourceCode

_TAB = "    "


def code_frame(evidence: Evidence, code: SourceCode, ink: Ink, width: int, indent: str) -> list[str]:
    """Two lines, the code and its underline; none when the line cannot be shown or could disclose a secret."""
    location = evidence.location
    # A value that is hidden must not be readable on its line.
    if location is None or not location.line or evidence.value == REDACTED:
        return []
    raw = code.line(location.file, location.line)
    if raw is None or not raw.strip():
        return []
    start, end = location.column, location.end_column
    if location.end_line > location.line or end <= start:
        end = len(raw)
    if REDACTED in raw:
        # Hiding moved the columns.
        start, end = len(raw) - len(raw.lstrip()), len(raw)
    before, value = (visible(part.replace("\t", _TAB)) for part in (raw[:start], raw[start:end].rstrip()))
    after = visible(raw[start:end][len(raw[start:end].rstrip()) :] + raw[end:]).replace("\t", _TAB)
    cut = len(before) - len(before.lstrip())
    before = before[cut:]
    gutter = f"{indent}{location.line:>5} "
    room = max(20, width - len(gutter) - 2)
    if len(before) + len(value) > room and len(before) > room // 2:
        before = "…" + before[-(room // 2) :]
    value = _shortened(value, max(8, room - len(before)))
    after = _shortened(after.rstrip(), max(0, room - len(before) - len(value)))
    bar = ink.faint("│")
    lines = [f"{ink.faint(gutter)}{bar} {before}{ink.bad(value)}{after}"]
    if value:
        lines.append(f"{' ' * len(gutter)}{bar} {' ' * len(before)}{ink.bad('^' * len(value))}")
    return lines


def _shortened(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return f"{text[: room - 1]}…" if room > 1 else ""
