"""Keys, identities, trails and watchers."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Key(Thing):
    """An encryption key under the customer's control."""

    rotated: Setting[bool] | None = None
    """None for keys that cannot rotate by themselves (signing, imported)."""
    open_to_strangers: Setting[bool] | None = None
    """Whether its policy lets any principal of any account use it."""
    purge_protected: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AccessPolicy(Thing):
    """Rights given to identities, or trust given by a role."""

    administrator: Setting[bool] | None = None
    """Grants every action on everything."""
    public: Setting[bool] | None = None
    """Anyone may assume or use it."""
    escalates: Setting[bool] | None = None
    """Lets its holder change the rights or the credentials of anyone, and so take them."""
    whole_service: Setting[bool] | None = None
    """Grants every action of a service that keeps data, keys or rights, on everything."""
    to_single_users: Setting[bool] | None = None
    """Given to users one by one, not to a role or a group."""
    vendors: Setting[tuple[str, ...]] | None = None
    """Keys of `facts.hosts`: the vendors whose accounts it lets in."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AuditTrail(Thing):
    """The record of what was done through the provider's interface."""

    enabled: Setting[bool] | None = None
    whole: Setting[bool] | None = None
    """All regions and global services."""
    validated: Setting[bool] | None = None
    """Log files are signed."""
    encrypted_with_customer_key: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Watcher(Thing):
    """A detector or recorder that watches in real time."""

    enabled: Setting[bool]
    watches: str = ""
    """`threats`, `configuration`…"""
