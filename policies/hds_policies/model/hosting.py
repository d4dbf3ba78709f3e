"""Where data lives, where it is copied to, and who runs the machines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


class Role(Enum):
    """What a resource does with data, as far as its place matters."""

    STORE = "store"
    """Data rests there."""
    PROCESS = "process"
    """Data is computed on there."""
    TRANSPORT = "transport"
    """Data passes through or waits there: queues, load balancers, gateways."""
    METADATA = "metadata"
    """Only names, tags and settings are kept there."""
    EDGE = "edge"
    """Data is cached or handled at sites all over the world."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Residence(Thing):
    """The place of one resource that stores, processes or transports data; `placement` is always set.

    Control-plane resources (policies, DNS zones, budgets) and network plumbing have none: they hold no health data.
    """

    role: Role


class CopyKind(Enum):
    """How data comes to be at a second place."""

    REPLICA = "replica"
    BACKUP = "backup"
    SNAPSHOT = "snapshot"
    EXPORT = "export"
    LOGS = "logs"
    KEYS = "keys"
    IMAGES = "images"
    MESSAGES = "messages"
    NETWORK = "network"
    INFERENCE = "inference"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Copy(Thing):
    """Data that lands elsewhere: `placement` is the destination; the declaration is what causes the copy."""

    kind: CopyKind
    source: str = ""
    """Address or description of where the data comes from."""
    destination: str = ""
    """Address, ARN or name of where it lands."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Host(Thing):
    """The use of a host by one resource; `placement.host` names it, `service` what is used of it (a resource type)."""

    service: str
    switch: Setting[bool] | None = None
    """Whether the host's HDS offer is switched on, for hosts that show it in code."""
    activity: int = 3
    """Activity of article R.1111-9 (2024 order) that this use needs the certificate to cover: 3 virtual infrastructure,
    4 application platform, 6 backup."""
    excluded: Setting[str | None] | None = None
    """What of this use the host leaves out of its HDS scope, in the host's own words; raw None when nothing is."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class VendorExport(Thing):
    """Logs, metrics or records pushed to a vendor that is thereby a host: `vendor` is a key of `facts.hosts`."""

    vendor: str | None
    """None when the destination is outside, but whose it is cannot be told from its address."""
    target: Setting[str]
    """The destination address as written, e.g. an intake URL."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class StateBackend(Thing):
    """Where the Terraform state rests: it holds every attribute, secrets included."""

    kind: str
    """`s3`, `azurerm`, `gcs`, `remote`, `local`…"""
    encrypted: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RegionGuard(Thing):
    """A guard rail of the organisation: the exact set of regions where resources may be created."""

    host: str
    regions: Setting[tuple[str, ...]]
    """Allowed regions, as the source spells them; None stands for nothing (everything else is refused)."""
    exceptions: Setting[tuple[str, ...]] | None = None
    """Actions or services that the guard lets through anywhere."""
