"""What every declaration tells, whatever it is: where its data would be, and who hosts it."""

from collections.abc import Iterator

from hds_policies.model.hosting import Host, Residence, Role
from hds_policies.model.thing import Thing
from hds_policies.translate.placement import placement
from hds_policies.translate.reading import Resource


def hosting(resource: Resource, unknown_types: set[str]) -> Iterator[Thing]:
    """The `Residence` and the `Host` of a declaration that stores, processes or transports data."""
    place = placement(resource)
    if place is None:
        return
    yield Residence(declaration=resource.declaration, placement=place, role=Role.STORE)
    yield Host(declaration=resource.declaration, placement=place, service=resource.type)
