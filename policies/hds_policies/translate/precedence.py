"""Firewalls that ask their rules in an order: what an earlier rule refuses, a later one no longer lets in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hds_policies.model.reach import covers_internet
from hds_policies.model.value import Setting

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Denial:
    """A rule that refuses the whole Internet."""

    number: float
    """Lower ones are asked first."""
    family: str
    """`ipv4`, `ipv6`, or nothing for both."""
    protocol: str
    ports: Ranges


def denials(number: float, sources: Setting[tuple[str, ...]], protocol: str, ports: Setting[Ranges]) -> list[Denial]:
    """What a rule that denies takes away; nothing unless all of it is known and it is meant for everyone."""
    if not sources.known or not ports.known:
        return []
    families = {"ipv6": [block for block in sources.value if ":" in block]}
    families["ipv4"] = [block for block in sources.value if ":" not in block]
    return [
        Denial(number, family, protocol, ports.value) for family, blocks in families.items() if covers_internet(blocks)
    ]


def left_open(
    ports: Setting[Ranges],
    protocol: str,
    sources: Setting[tuple[str, ...]],
    number: float,
    denied: Iterable[Denial],
) -> Setting[Ranges]:
    """The ports of a rule that allows, without those that an earlier rule refuses to all of its sources."""
    if not ports.known or not sources.known:
        return ports
    families = {"ipv6" if ":" in block else "ipv4" for block in sources.value}
    earlier = [
        denial
        for denial in denied
        if denial.number < number
        and (denial.protocol in ("all", protocol) or (protocol, denial.protocol) == ("all", "tcp"))
    ]
    ranges = list(ports.value)
    for denial in earlier:
        # IPv4 refused leaves the same port open over IPv6.
        if families - {other.family for other in earlier if other.ports == denial.ports}:
            continue
        for low, high in denial.ports:
            ranges = [
                piece
                for first, last in ranges
                for piece in ((first, min(last, low - 1)), (max(first, high + 1), last))
                if piece[0] <= piece[1]
            ]
    return ports if tuple(ranges) == ports.value else ports.same_place(tuple(ranges))
