"""Things that keep data."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Store(Thing):
    """Anything that keeps data at rest.

    Kinds that add nothing but a name are no data classes of their own: each would cost every import of the policies.
    """

    encrypted: Setting[bool] | None = None
    customer_key: Setting[object] | None = None
    """The customer's own key as written (ARN, id, reference); raw None when the provider's key is used."""
    backup_enabled: Setting[bool] | None = None
    """Whether copies are taken, for what can be backed up."""
    backup_retention_days: Setting[int] | None = None
    """Days that automatic backups are kept; 0 when there are none."""
    deletion_protected: Setting[bool] | None = None
    """Whether the provider refuses to delete it until the protection is lifted."""
    final_snapshot: Setting[bool] | None = None
    """Whether a last backup is taken when it is deleted; None where the provider has no such switch."""
    tls_required: Setting[bool] | None = None
    """Whether connections in clear text are refused."""
    internal_tls: Setting[bool] | None = None
    """Whether its nodes talk to each other over TLS."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Database(Store):
    """A managed database, warehouse, search index or table store."""

    engine: Setting[str] | None = None
    public: Setting[bool] | None = None
    """Reachable from the Internet."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class ObjectStore(Store):
    """A bucket or storage account."""

    public: Setting[bool] | None = None
    """Open to everyone by an access list, a policy or a switch on the store itself."""
    access_blocked: Setting[bool] | None = None
    """Whether the switches that keep it from ever becoming public are all on; None where none was written."""
    versioned: Setting[bool] | None = None
    https_only: Setting[bool] | None = None
    """Whether requests in clear text are refused; None where nothing says so and the host has no switch for it."""
    expires_after_days: Setting[int | None] | None = None
    """Days after which objects are deleted; raw None when they are kept for ever."""


class Disk(Store):
    """A block volume, attached or not, root disks included."""

    __slots__ = ()


class FileShare(Store):
    """A network file system."""

    __slots__ = ()


class Cache(Store):
    """A managed in-memory store."""

    __slots__ = ()


class Queue(Store):
    """A message queue, topic or stream."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class LogStore(Store):
    """Where logs are kept; `retention_days` raw None means for ever."""

    retention_days: Setting[int | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Snapshot(Store):
    """A copy of a disk or database at one moment."""

    public: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class BackupVault(Store):
    """Where backups are kept."""

    resists_erasure: Setting[bool] | None = None
    """Whether a deleted backup can be brought back, or none can be deleted before its time."""


class SecretStore(Store):
    """A secret kept by a managed service."""

    __slots__ = ()


class BackupPlan(Store):
    """A schedule of backups; `backup_retention_days` is the longest that one of its copies is kept."""

    __slots__ = ()
