"""How Pulumi projects are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PulumiOptions:
    """What the command line says. `stack` None: all stacks that have a file."""

    stack: str | None = None
    run_program: bool = False
    """Whether programs may be run against the recorder."""
    python: Path | None = None
    """The interpreter for Python programs that name none."""
