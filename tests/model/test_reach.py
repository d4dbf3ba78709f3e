"""How much of the Internet a list of address blocks lets in."""

from __future__ import annotations

import pytest

from hds_policies.model.reach import covers_internet


@pytest.mark.parametrize(
    "blocks",
    [
        ["0.0.0.0/0"],
        ["::/0"],
        ["0.0.0.0/1", "128.0.0.0/1"],
        ["0.0.0.0/2", "64.0.0.0/2", "128.0.0.0/2", "192.0.0.0/2"],
        [f"{first}.0.0.0/9" for first in range(256)],
        ["2000::/3"],
        ["8.0.0.0/7"],
        ["10.0.0.0/8", "0.0.0.0/0"],
        [" 0.0.0.0/0 "],
    ],
)
def test_everyone_is_let_in(blocks: list[str]) -> None:
    assert covers_internet(blocks)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"],
        ["fc00::/7", "fe80::/10", "2001:db8::/32"],
        ["203.0.113.0/24", "198.51.100.7/32", "192.0.2.1"],
        ["sg-0123456789abcdef0", "", "VirtualNetwork"],
        ["224.0.0.0/4"],
        ["104.16.0.0/13", "172.64.0.0/13"],
    ],
)
def test_named_and_private_networks_are_not_everyone(blocks: list[str]) -> None:
    assert not covers_internet(blocks)
