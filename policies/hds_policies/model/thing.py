"""The base of everything in an inventory, and the inventory itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration
    from hds_policies.model.place import Placement

ThingT = TypeVar("ThingT", bound="Thing")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Thing:
    """Something that a rule can judge. Findings sit on `declaration`.

    A field of type `Setting | None` is None where the provider has nothing of the kind to set.
    """

    declaration: Declaration
    placement: Placement | None = None
    detail: str = ""
    """Tells apart several things of one declaration (`tunnel2`, `ingress[3]`); part of the fingerprint."""

    def __repr__(self) -> str:
        # Kinds have `repr=False`: generating one for each was a quarter of what importing the policies costs.
        subject = f"{self.declaration.address} {self.detail}".rstrip()
        return f"{type(self).__name__}({subject})"


class Inventory:
    """The things of one root, in the order they were declared."""

    def __init__(
        self,
        things: Iterable[Thing],
        unknown_types: Iterable[str] = (),
        failures: Iterable[tuple[Declaration, str]] = (),
    ) -> None:
        self._things = tuple(things)
        self.unknown_types = frozenset(unknown_types)
        """Resource types that the pack does not know."""
        self.failures = tuple(failures)
        """Declarations that could not be translated, with the error: a defect of ours, to be shown."""

    def __iter__(self) -> Iterator[Thing]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def of(self, kind: type[ThingT]) -> Iterator[ThingT]:
        """All things of a kind."""
        return (thing for thing in self._things if isinstance(thing, kind))
