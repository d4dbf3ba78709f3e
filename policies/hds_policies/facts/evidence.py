"""How far a fact can be trusted: where it was read, how surely, and when."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Confidence(Enum):
    """How a fact was learned, strongest first. The value appears in reports."""

    VERIFIED = "verified"
    """Read on the page or in the code of whoever decides it."""
    TRANSCRIPTION = "transcription"
    """Read in a complete third-party copy of an official text."""
    SECONDARY = "secondary"
    """Read in somebody else's text: law firm, press, customer document, public note."""
    OWN_MAPPING = "own mapping"
    """Our own link between two texts."""
    MEMORY = "memory"
    """General knowledge, no source opened."""

    @property
    def weak(self) -> bool:
        """Whether a reader should check the fact before relying on it."""
        return self in {Confidence.SECONDARY, Confidence.OWN_MAPPING, Confidence.MEMORY}


@dataclass(frozen=True, slots=True, repr=False)
class Evidence:
    """Where a family of facts was read, and the day."""

    source: str
    checked: date
    note: str = ""
