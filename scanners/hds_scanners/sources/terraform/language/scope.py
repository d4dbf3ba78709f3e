"""What an expression can see."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from hds_scanners.sources.terraform.language.values import Value


class Scope(Protocol):
    """The names and files an expression can use. Implemented by the configuration, memoised there.

    One that has a true `short_circuit` evaluates `&&` and `||` as Terraform 1.12 and later do.
    """

    @property
    def directory(self) -> Path:
        """Terraform's working directory (the root module's folder): where relative file names begin."""
        ...

    @property
    def allowed_root(self) -> Path:
        """The scanned folder: file functions read nothing outside of it, not even through a link."""
        ...

    def resolve(self, name: str) -> Value:
        """The value of the first name of a reference, mostly a `LazyObject`.

        Names are `var`, `local`, `module`, `data`, `each`, `count`, `self`, `path`, `terraform` and resource types.
        Raises `UndeclaredReference` when nothing of that name can be referred to.
        """
        ...
