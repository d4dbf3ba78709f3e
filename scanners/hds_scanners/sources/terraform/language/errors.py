"""How the evaluation of an expression fails."""

from __future__ import annotations


class EvaluationError(Exception):
    """An expression that Terraform would reject.

    `line` counts from 1 and `column` from 0 in the file the expression came from; 0 when not known. Only the innermost
    place is kept, since that is what a reader must look at.
    """

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.position: int | None = None
        """Where in the text of the expression, in characters, until `line` is known."""

    def at(self, line: int, column: int) -> EvaluationError:
        """The same error, placed unless it already is."""
        if not self.line:
            self.line, self.column = line, column
        return self


class UndeclaredReference(EvaluationError):  # noqa: N818 - named for what it is, like its siblings in `model`
    """A reference to something that no file declares: Terraform finds it before evaluation, so `try` cannot catch it."""


class LimitExceeded(EvaluationError):  # noqa: N818 - same
    """A bound of ours, not of Terraform: the value is too large or too deep to be computed here."""
