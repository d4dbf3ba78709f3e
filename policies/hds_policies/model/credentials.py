"""What proves who one is, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Credential(Thing):
    """A key or password made by the code for a machine or a program."""

    long_lived: Setting[bool]
    """Whether it is valid until somebody thinks of revoking it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WrittenSecret(Thing):
    """An argument that is a secret, or a text in which secrets may be."""

    secret: Setting[object]
    """The value as written; never shown."""
    in_clear: bool = True
    """Whether a known value is a secret: always for a password, for a text when one was found in it."""
    deployed: bool = False
    """Whether it stands in a running account, to be read by whoever may look at the settings."""
    vault: bool = False
    """Whether the argument fills a store of secrets, where a stand-in is often put first."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class MachineMetadata(Thing):
    """The address at which a machine learns its own credentials."""

    session_required: Setting[bool]
    """Whether it answers only within a session, which a relayed request cannot open."""
