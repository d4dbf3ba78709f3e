"""How much of the Internet a list of address blocks lets in."""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

# A block as wide as what one of the first registries was given whole: nobody's own network is that large.
_WIDE_V4 = 8
_WIDE_V6 = 16
# Together a quarter of all IPv4 addresses, as two halves or four quarters spell "everyone".
_MUCH_OF_V4 = 2**30
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(block)
    for block in (
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "224.0.0.0/3",
        "fc00::/7",
        "fe80::/10",
        "ff00::/8",
        "::1/128",
    )
)


def covers_internet(blocks: Iterable[str]) -> bool:
    """Whether the blocks (CIDR notation, IPv4 and IPv6) are in effect the whole Internet.

    Private ranges (RFC 1918, RFC 6598, RFC 4193, link-local, multicast) never are; what is no address block is ignored.
    """
    v4: list[ipaddress.IPv4Network] = []
    for block in blocks:
        network = _public_network(block)
        if network is None:
            continue
        if network.prefixlen <= (_WIDE_V4 if network.version == 4 else _WIDE_V6):
            return True
        if isinstance(network, ipaddress.IPv4Network):
            v4.append(network)
    return sum(network.num_addresses for network in ipaddress.collapse_addresses(v4)) >= _MUCH_OF_V4


# The same few blocks stand in nearly every rule of a firewall, and reading one costs as much as judging a resource.
@lru_cache(maxsize=4096)
def _public_network(block: str) -> ipaddress.IPv4Network | ipaddress.IPv6Network | None:
    try:
        network = ipaddress.ip_network(block.strip(), strict=False)
    except ValueError:
        return None
    if any(network.version == known.version and network.subnet_of(known) for known in _NOT_PUBLIC):  # type: ignore[arg-type]
        return None
    return network
