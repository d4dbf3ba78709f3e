"""Networks, their openings, tunnels and listeners."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Network(Thing):
    """A virtual private network (VPC, VNet), or the firewall that its flows pass."""

    flow_logged: Setting[bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Opening(Thing):
    """One rule that lets traffic in. Deny rules, disabled rules and egress are no openings."""

    sources: Setting[tuple[str, ...]]
    """CIDR blocks; `0.0.0.0/0` and `::/0` for everyone, also where the provider spells it `*` or `Internet`."""
    protocol: Setting[str]
    """`tcp`, `udp`, `icmp`, … or `all`."""
    ports: Setting[tuple[tuple[int, int], ...]]
    """Ranges from first to last, both included; ((0, 65535),) for all."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Firewall(Thing):
    """A group of openings with what happens to the rest."""

    inbound_by_default: Setting[str] | None = None
    """`accept` or `drop`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Tunnel(Thing):
    """One IPsec tunnel as it may be negotiated; each tuple holds everything that is allowed.

    Algorithms are spelled in lower case: `aes-256-gcm`, `aes-128-cbc`, `3des`, `sha1`, `sha256`; groups are IKE numbers.
    """

    ike_versions: Setting[tuple[int, ...]] | None = None
    encryption: tuple[Setting[tuple[str, ...]], ...] = ()
    """For each phase that can be set."""
    integrity: tuple[Setting[tuple[str, ...]], ...] = ()
    dh_groups: tuple[Setting[tuple[int, ...]], ...] = ()
    forward_secrecy: Setting[bool] | None = None
    preshared_key: Setting[str | None] | None = None
    """The key as written; a literal is a secret in clear."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Listener(Thing):
    """Where a service accepts connections."""

    encrypted: Setting[bool] | None = None
    """Whether connections use TLS."""
    redirects_to_tls: Setting[bool] | None = None
    minimum_tls: Setting[str] | None = None
    """`1.0`, `1.1`, `1.2`, `1.3`, or `none` for clear text."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Mount(Thing):
    """A network file system mounted by a workload."""

    encrypted: Setting[bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Service(Thing):
    """A managed service with an address of its own: a cluster's interface, a registry, a broker, a function."""

    open_to_all: Setting[bool]
    """Whether anyone on the Internet can reach it; for registries and functions: use it without proving who they are."""
    kind: str = ""
    """`cluster`, `registry`, `broker`, `function`…"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class EntryPoint(Thing):
    """Where requests of the Internet to a web application come in: load balancer, gateway, content network."""

    filtered: Setting[bool]
    """Whether a web application firewall looks at the requests."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class WebFirewall(Thing):
    """A web application firewall: rules over requests, and what is done with those that match."""

    blocks: Setting[bool]
    """Whether it stops any request, rather than count or log it."""
