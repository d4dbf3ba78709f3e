"""How a reader wants a report: language, colour, width, depth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hds_policies.rule import Rule


class Depth(IntEnum):
    """How much a report says."""

    QUIET = 0
    """Totals and errors alone."""
    NORMAL = 1
    VERBOSE = 2
    """Every finding in full, and what the scan cost."""


@dataclass(frozen=True, slots=True)
class Presentation:
    """The same for every format; each uses what makes sense for it."""

    language: str = "en"
    """`en` or `fr`."""
    rules: Mapping[str, Rule[Any]] = field(default_factory=dict)
    """The rules that were asked, by id."""
    show_passes: bool = False
    colour: bool = False
    width: int = 80
    depth: Depth = Depth.NORMAL
    rules_not_asked: tuple[str, ...] = ()
    """Ids of the rules of the catalogue that the command line or `hds.yaml` left out."""
    configuration: str | None = None
    """The `hds.yaml` in effect, as the reader would write its path."""
