"""Machines that a managed service runs for one customer, lines that one customer leases, and what several share."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DataMachines(Thing):
    """Machines on which a managed service works on data: notebooks, nodes of a cluster."""

    on_internet: Setting[bool]
    """Whether they have a public address, or a way to the Internet that passes no network of the customer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class DedicatedLine(Thing):
    """A leased line between the customer's site and the host."""

    encrypted: Setting[bool]
    """Whether frames on the line are encrypted (MACsec, IEEE 802.1AE)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Share(Thing):
    """Resources that other accounts may use."""

    beyond_organisation: Setting[bool]
    """Whether accounts outside the organisation may be invited."""
