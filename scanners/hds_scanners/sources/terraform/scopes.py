"""Scopes made of other scopes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.errors import EvaluationError

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.body import Expression
    from hds_scanners.sources.terraform.language.scope import Scope
    from hds_scanners.sources.terraform.language.values import Value


class NamedScope:
    """An outer scope with some more names: `each`, `count`, or the iterator of a `dynamic` block.

    `source` is the `count` or `for_each` that gives them their values.
    """

    __slots__ = ("names", "outer", "source")

    def __init__(self, outer: Scope, names: Mapping[str, Value], source: Expression | None = None) -> None:
        self.outer = outer
        self.names = names
        self.source = source

    @property
    def short_circuit(self) -> bool:
        """As in the outer scope."""
        return getattr(self.outer, "short_circuit", False)

    @property
    def directory(self) -> Path:
        """Where relative file names begin."""
        return self.outer.directory

    @property
    def allowed_root(self) -> Path:
        """The folder that file functions stay in."""
        return self.outer.allowed_root

    def resolve(self, name: str) -> Value:
        """One of its own names, else the outer scope's."""
        return self.names[name] if name in self.names else self.outer.resolve(name)


class ConstantScope:
    """No reference is allowed: defaults of variables, `.tfvars` files, `--var`."""

    __slots__ = ("allowed_root", "directory")

    def __init__(self, directory: Path, allowed_root: Path) -> None:
        self.directory = directory
        self.allowed_root = allowed_root

    def resolve(self, name: str) -> Value:
        """Always an error."""
        raise EvaluationError(f'"{name}" cannot be referred to here: only constant values are allowed')
