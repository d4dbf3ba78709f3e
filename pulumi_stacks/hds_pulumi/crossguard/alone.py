"""What one resource decides by itself, so that it can be judged before it is made.

Most verdicts need the others: a bucket is encrypted by a resource of its own, a key is named by reference. Which do not is
not declared anywhere; it is seen, while the resource is translated, by whether anything asks for its neighbours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hds_policies.model.thing import Inventory, Thing
from hds_policies.model.value import Unknown
from hds_policies.translate import translators_of
from hds_policies.translate.hosting import hosting
from hds_policies.translate.reading import Neighbours, Referring
from hds_policies.translate.reading import Resource as Translated

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration


class _Watched(Neighbours):
    """Neighbours of a resource that has none at hand, and whether they were asked for."""

    asked = False

    def of(self, type: str) -> list[Translated]:  # noqa: A002 - the field's own word
        self.asked = True
        return super().of(type)

    def referring(self, type: str, attribute: str) -> Referring:  # noqa: A002 - same
        self.asked = True
        return super().referring(type, attribute)

    def at(self, address: str) -> Translated | None:
        self.asked = True
        return super().at(address)

    def referred(self, value: Any, reader: Translated | None = None) -> Translated | Unknown | None:
        # Nothing refers to nothing.
        self.asked = self.asked or isinstance(value, Unknown) or bool(value)
        return super().referred(value, reader)


def decided_alone(declaration: Declaration) -> Inventory:
    """The things of a managed declaration that no other could change."""
    things: list[Thing] = []
    failures: list[tuple[Declaration, str]] = []
    for translate in (_hosted, *translators_of(declaration.type)):
        # Anew for each: what one asked for is kept for the next.
        neighbours = _Watched([declaration])
        (resource,) = neighbours
        try:
            found = list(translate(resource))
        except Exception as error:  # noqa: BLE001 - told once, with the whole stack
            failures.append((declaration, f"{type(error).__name__}: {error}"))
            continue
        if not neighbours.asked:
            things += found
    return Inventory(things, (), failures)


def _hosted(resource: Translated) -> list[Thing]:
    return list(hosting(resource, set()))
