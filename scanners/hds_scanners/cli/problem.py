"""What ends a command early: one clear message in both languages, and the exit status."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hds_policies.rule import Text


class Status(IntEnum):
    """Exit statuses; scripts rely on them."""

    OK = 0
    """Nothing failed."""
    FAILED = 1
    """Something failed."""
    WRONG_USE = 2
    """Wrong usage or configuration, or an internal error."""
    INCOMPLETE = 3
    """Nothing to scan, or something that could not be read."""
    INTERRUPTED = 130
    BROKEN_PIPE = 141


class Problem(Exception):  # noqa: N818 - wrong use is no error of the program
    """Ends the command with `message` on standard error, and no traceback."""

    def __init__(self, message: Text, status: Status = Status.WRONG_USE) -> None:
        super().__init__(message.en)
        self.message = message
        self.status = status
