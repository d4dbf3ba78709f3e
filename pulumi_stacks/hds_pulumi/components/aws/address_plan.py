"""How the addresses of a network are shared out between its tiers and zones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network

_ZONES = 3


@dataclass(frozen=True, slots=True)
class AddressPlan:
    """Subnets of a private network, three of each tier.

    Attributes:
        network: From /16 to /20, in a private range.

    Raises:
        ValueError: too large, too small, or not private.
    """

    network: IPv4Network

    def __post_init__(self) -> None:
        if not 16 <= self.network.prefixlen <= 20 or not self.network.is_private:
            raise ValueError(f"{self.network} is not a private network from /16 to /20")

    @property
    def workload(self) -> tuple[IPv4Network, ...]:
        """Where programs run: a sixteenth of the network each."""
        return self._take(4, 0)

    @property
    def data(self) -> tuple[IPv4Network, ...]:
        """Where databases listen: a 64th each."""
        return self._take(6, 16)

    @property
    def entry(self) -> tuple[IPv4Network, ...]:
        """Where load balancers meet the Internet: a 64th each."""
        return self._take(6, 20)

    @property
    def inspection(self) -> tuple[IPv4Network, ...]:
        """Where the firewall stands: a 256th each."""
        return self._take(8, 96)

    @property
    def egress(self) -> tuple[IPv4Network, ...]:
        """Where connections leave from: a 256th each."""
        return self._take(8, 100)

    def _take(self, bits: int, first: int) -> tuple[IPv4Network, ...]:
        parts = list(self.network.subnets(prefixlen_diff=bits))
        return tuple(parts[first : first + _ZONES])


def overlaps(networks: Iterable[IPv4Network]) -> list[tuple[IPv4Network, IPv4Network]]:
    """Pairs of networks that share addresses."""
    listed = list(networks)
    return [
        (one, other) for position, one in enumerate(listed) for other in listed[position + 1 :] if one.overlaps(other)
    ]
