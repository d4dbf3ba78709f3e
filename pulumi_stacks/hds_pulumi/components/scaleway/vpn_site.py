"""A site behind a VPN, as settings tell of it: nothing here needs Pulumi."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site: the public address of its device, its BGP number, its networks, and a /30 for the tunnel's two ends."""

    name: str
    peer_address: str
    asn: int
    networks: tuple[str, ...]
    tunnel_host_end: str
    """`169.254.10.1/30`"""
    tunnel_site_end: str
