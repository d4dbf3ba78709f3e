"""Lists in two formats, for commands that show what the pack knows."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from hds_policies.rule import Text
from hds_scanners.cli.output import check_destinations, write
from hds_scanners.cli.parameters import Destination, ReportFormat, option
from hds_scanners.cli.screen import colour_wanted, screen_width
from hds_scanners.reports.layout import Ink, visible, wrapped

FunctionT = TypeVar("FunctionT", bound=Callable[..., Any])

_GAP = "  "


def list_format(*formats: str) -> Callable[[FunctionT], FunctionT]:
    """`--format` for a list; the first format is the default."""
    names = ", ".join(formats)
    return option(
        "--format",
        "-f",
        "destination",
        type=ReportFormat(formats),
        default=Destination(formats[0]),
        text=Text(
            f"One of {names}; to standard output or to FILE.", f"Au choix {names} ; vers la sortie standard ou FILE."
        ),
    )


def write_listing(
    destination: Destination, renderers: dict[str, Callable[[Ink, int], Iterable[str]]], *, no_color: bool
) -> None:
    """Write the listing with the renderer of the format; each gets the ink and the width."""
    check_destinations([destination])
    here = destination.file is None
    ink = Ink(here and not no_color and colour_wanted(sys.stdout, os.environ))
    width = screen_width(sys.stdout) if here else 80
    write(renderers[destination.format](ink, width), destination.file)


def as_json(value: Any) -> Iterator[str]:
    """A value as indented JSON, ended by a line feed."""
    yield json.dumps(value, indent=2, ensure_ascii=False)
    yield "\n"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]], ink: Ink, width: int) -> Iterator[str]:
    """Columns under headings; the last column is wrapped into the rest of the width."""
    widths = [max(len(visible(row[index])) for row in (headings, *rows)) for index in range(len(headings) - 1)]
    for number, row in enumerate((headings, *rows)):
        cells = [visible(cell).ljust(size) for cell, size in zip(row, widths, strict=False)]
        first = _GAP.join(cells) + (_GAP if cells else "")
        lines = wrapped(row[-1], max(width, len(first) + 24), first, " " * len(first))
        for line in lines:
            yield f"{ink.strong(line) if number == 0 else line}\n"
