"""Whether the use of something leaves a record."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ActivityLog(Thing):
    """The record of what is done with one thing; the audit trail of a whole account is an `AuditTrail`.

    Its kinds add nothing but a name: as data classes of their own they would cost each import of the policies.
    """

    recorded: Setting[bool]


class EntryPointLog(ActivityLog):
    """Requests at a load balancer, a gateway, a firewall, an interface or a content network."""

    __slots__ = ()


class DatabaseLog(ActivityLog):
    """Connections and statements at a database, a search index or a broker, kept outside of it."""

    __slots__ = ()


class ObjectStoreLog(ActivityLog):
    """Who read and wrote which object."""

    __slots__ = ()


class ClusterLog(ActivityLog):
    """Requests to the interface of a cluster."""

    __slots__ = ()


class ConnectionLog(ActivityLog):
    """Who connected through a VPN or opened a shell, and when, or how a tunnel was negotiated."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LockedLog(Thing):
    """A place where logs are collected, and whether what is there can still be changed or deleted."""

    locked: Setting[bool]
