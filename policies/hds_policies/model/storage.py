"""Things that keep data."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Store(Thing):
    """Anything that keeps data at rest."""

    encrypted: Setting[bool] | None = None
    customer_key: Setting[object] | None = None
    """The customer's own key as written (ARN, id, reference); raw None when the provider's key is used."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Database(Store):
    """A managed database, warehouse, search index or table store."""

    engine: Setting[str] | None = None
    public: Setting[bool] | None = None
    """Reachable from the Internet."""
    backup_retention_days: Setting[int] | None = None
    """Days that automatic backups are kept; 0 when there are none."""
    backup_enabled: Setting[bool] | None = None
    """For providers that only say whether there are backups."""
    deletion_protected: Setting[bool] | None = None
    tls_required: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ObjectStore(Store):
    """A bucket or storage account."""

    public: Setting[bool] | None = None
    """Open to everyone by an access list, a policy or a switch on the store itself."""
    versioned: Setting[bool] | None = None
    https_only: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Disk(Store):
    """A block volume, attached or not, root disks included."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FileShare(Store):
    """A network file system."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cache(Store):
    """A managed in-memory store."""

    tls_required: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Queue(Store):
    """A message queue, topic or stream."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LogStore(Store):
    """Where logs are kept; `retention_days` raw None means for ever."""

    retention_days: Setting[int | None] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Snapshot(Store):
    """A copy of a disk or database at one moment."""

    public: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BackupVault(Store):
    """Where backups are kept."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SecretStore(Store):
    """A secret kept by a managed service."""
