"""What functions ask of their arguments beyond the type."""

from __future__ import annotations

from fractions import Fraction

from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.values import Number

LARGEST_TEXT = 16 * 1024 * 1024
"""Characters that a function may build; Terraform has no such bound, a scanner needs one."""
LARGEST_COLLECTION = 1_000_000
"""Elements that a function may build, for the same reason."""
_LARGEST_INTEGER = 2**63 - 1


def integer(value: Number) -> int:
    """A number that must be whole and fit into 64 bits."""
    if not isinstance(value, int) or not -_LARGEST_INTEGER - 1 <= value <= _LARGEST_INTEGER:
        raise EvaluationError(f"value must be a whole number, between {-_LARGEST_INTEGER - 1} and {_LARGEST_INTEGER}")
    return value


def double(value: Number) -> float:
    """A number as the nearest double; raises `EvaluationError` when it is larger than any."""
    try:
        return float(value) if isinstance(value, (int, Fraction)) else value
    except OverflowError:
        raise EvaluationError("the number is too large for this function") from None


def counted(length: int) -> None:
    """Refuse to build a collection of that many elements when it would be too large."""
    if length > LARGEST_COLLECTION:
        raise LimitExceeded("the collection has too many elements to be built here")


def bounded(length: int) -> None:
    """Refuse to build a text of that many characters when it would be too large."""
    if length > LARGEST_TEXT:
        raise LimitExceeded("the text is too long to be built here")
