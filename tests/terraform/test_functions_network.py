"""Arithmetic on IP prefixes, also by OpenTofu's `cidrcontains`."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from function_calls import fails, value_of

VALUES = [
    ('cidrhost("10.12.127.0/20", 268)', "10.12.113.12"),
    ('cidrhost("10.0.0.0/24", -256)', "10.0.0.0"),
    ('cidrhost("fd00:fd12:3456:7890:00a2::/72", 34)', "fd00:fd12:3456:7890::22"),
    ('cidrhost("010.001.0.0/16", "2")', "10.1.0.2"),
    ('cidrnetmask("0.0.0.0/0")', "0.0.0.0"),
    ('cidrsubnet("172.16.0.0/12", 4, 2)', "172.18.0.0/16"),
    ('cidrsubnet("10.0.0.5/8", 0, 0)', "10.0.0.0/8"),
    ('cidrsubnet("fd00:fd12:3456:7890::/56", 16, 162)', "fd00:fd12:3456:7800:a200::/72"),
    ('cidrsubnets("10.1.0.0/16", 4, 4, 8, 4)', ["10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/24", "10.1.48.0/20"]),
    (
        'cidrsubnets("fd00:fd12:3456:7890::/56", 16, 32)',
        ["fd00:fd12:3456:7800::/72", "fd00:fd12:3456:7800:100::/88"],
    ),
    ('cidrcontains("192.168.2.0/22", "192.168.3.255")', True),
    ('cidrcontains("192.168.2.0/22", "192.168.4.0")', False),
    ('cidrcontains("192.168.2.0/22", "192.168.2.0/23")', True),
    ('cidrcontains("192.168.2.0/22", "192.168.0.0/16")', False),
    ('cidrcontains("fd00::/8", "fd12::1")', True),
]

FAILURES = [
    'cidrhost("10.0.0.0/32", 1)',
    'cidrhost("10.0.0.0/24", -257)',
    'cidrhost("10.0.0.256/24", 1)',
    'cidrhost("10.0.0/24", 1)',
    'cidrhost("10.0.0.0/-1", 1)',
    'cidrhost("fe80::1%eth0/64", 1)',
    'cidrnetmask("fd00::/8")',
    'cidrsubnet("10.1.2.0/24", 4, 16)',
    'cidrsubnet("10.1.2.0/24", 9, 0)',
    'cidrsubnet("10.0.0.0/8", 8, 1.5)',
    'cidrsubnets("10.1.0.0/16", 0)',
    'cidrsubnets("10.1.0.0/16", 17)',
    'cidrsubnets("10.0.0.0/30", 1, 1, 1)',
    'cidrcontains("192.168.2.0/22", "fd00::1")',
    'cidrcontains("192.168.2.0", "192.168.2.0")',
    'cidrcontains("192.168.2.0/22", "x")',
]


@pytest.mark.parametrize(("expression", "expected"), VALUES)
def test_network_function_yields(expression: str, expected: object) -> None:
    assert value_of(expression) == expected


@pytest.mark.parametrize("expression", FAILURES)
def test_network_function_refuses(expression: str) -> None:
    assert fails(expression)


@given(
    st.ip_addresses(),
    st.data(),
)
def test_subnets_agree_with_the_standard_library(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address, data: st.DataObject
) -> None:
    bits = address.max_prefixlen
    length = data.draw(st.integers(0, bits - 1))
    extension = data.draw(st.integers(1, min(16, bits - length)))
    number = data.draw(st.integers(0, 2**extension - 1))
    network = ipaddress.ip_network((address, length), strict=False)
    first = int(network.network_address) + (number << (bits - length - extension))
    expected = ipaddress.ip_network((type(address)(first), length + extension))
    assert value_of(f'cidrsubnet("{address}/{length}", {extension}, {number})') == str(expected)
    assert value_of(f'cidrcontains("{network}", "{expected}")') is True
    assert value_of(f'cidrhost("{network}", -1)') == str(network.broadcast_address)
