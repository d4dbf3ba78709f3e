"""A Markdown page of ours on a terminal: wrapped, headings marked, the rest as it is."""

from __future__ import annotations

from collections.abc import Iterator

from hds_scanners.reports.layout import Ink, wrapped


def page_on_terminal(markdown: str, ink: Ink, width: int) -> Iterator[str]:
    """Lines, each ended by a line feed. Understands headings, one level of lists and fenced code."""
    in_code = False
    for line in markdown.splitlines():
        text = line if in_code else line.replace("`", "")
        if line.startswith("```"):
            in_code = not in_code
        elif in_code:
            yield f"    {text}\n"
        elif line.startswith("#"):
            yield from (f"{ink.strong(part)}\n" for part in wrapped(text.lstrip("# "), width))
        elif line.startswith("- "):
            yield from (f"{part}\n" for part in wrapped(text[2:], width, "- ", "  "))
        elif line.startswith("  "):
            yield from (f"{ink.faint(part)}\n" for part in wrapped(text.strip(), width, "  "))
        elif line:
            yield from (f"{part}\n" for part in wrapped(text, width))
        else:
            yield "\n"
