"""A place of a region, as settings tell of it: nothing here needs Pulumi."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Subregion:
    """One place of the region (`eu-west-2a`): the network of its entry, and that of its machines."""

    name: str
    entry: str
    application: str
