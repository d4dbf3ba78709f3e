"""Functions on IP addresses and prefixes, with the arithmetic and the leniency (`010.0.0.0/8`) of Terraform."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.arguments import integer
from hds_scanners.sources.terraform.language.typesystem import BOOL, NUMBER, STRING, ListType
from hds_scanners.sources.terraform.language.values import ListValue, Number

_IPV4 = re.compile(r"(\d{1,9})\.(\d{1,9})\.(\d{1,9})\.(\d{1,9})", re.ASCII)
_MAPPED = 0xFFFF
"""The first 96 bits of an IPv4 address that is written as an IPv6 address; Go writes it as IPv4 again."""
_MOST_NEW_BITS = 32
"""How far `cidrsubnets` may extend a prefix in one step."""


@dataclass(frozen=True, slots=True)
class _Prefix:
    first: int
    length: int
    bits: int
    """Of an address: 32 or 128."""

    @property
    def text(self) -> str:
        if self.bits == 128 and self.first >> 32 == _MAPPED:
            return f"{_address_text(self.first, 128)}/{max(0, self.length - 96)}"
        return f"{_address_text(self.first, self.bits)}/{self.length}"

    @property
    def last(self) -> int:
        return self.first | ((1 << (self.bits - self.length)) - 1)

    def contains(self, address: int) -> bool:
        return self.first <= address <= self.last


def _parse_address(text: str) -> tuple[int, int] | None:
    """An address and its number of bits; zeros before a decimal number do not make it octal."""
    match = _IPV4.fullmatch(text)
    if match is not None:
        numbers = [int(number) for number in match.groups()]
        if max(numbers) > 255:
            return None
        return int.from_bytes(bytes(numbers), "big"), 32
    if ":" not in text or "%" in text:
        return None
    import ipaddress  # noqa: PLC0415 - IPv6 is rare

    try:
        return int(ipaddress.IPv6Address(text)), 128
    except ValueError:
        return None


def _address_text(address: int, bits: int) -> str:
    if bits == 32 or address >> 32 == _MAPPED:
        return ".".join(map(str, (address & 0xFFFFFFFF).to_bytes(4, "big")))
    import ipaddress  # noqa: PLC0415 - IPv6 is rare

    return str(ipaddress.IPv6Address(address))


def _parse_prefix(text: str) -> _Prefix:
    """A prefix with the bits after it cleared; raises `EvaluationError` when it is none."""
    address_text, slash, length_text = text.partition("/")
    address = _parse_address(address_text)
    is_length = length_text.isascii() and length_text.isdigit() and len(length_text) < 9
    if address is None or not slash or not is_length or int(length_text) > address[1]:
        raise EvaluationError(f"invalid CIDR expression: invalid CIDR address: {text}")
    number, bits = address
    length = int(length_text)
    shift = bits - length
    return _Prefix(number >> shift << shift, length, bits)


def _whole(value: Number) -> int:
    """A whole number of any size."""
    if not isinstance(value, int):
        raise EvaluationError("value must be a whole number")
    return value


def _placed(prefix: _Prefix, number: int, length: int) -> int:
    """The address with `number` in the bits that end at `length`. A negative number spills over, as Terraform's does."""
    address = abs(prefix.first | (number << (prefix.bits - length)))
    if address >> prefix.bits:
        raise EvaluationError("the number does not fit into the address")
    return address


def _cidrhost(prefix_text: str, host: Number) -> str:
    number = _whole(host)
    prefix = _parse_prefix(prefix_text)
    largest = (1 << (prefix.bits - prefix.length)) - 1
    distance = number if number >= 0 else -number - 1
    if distance > largest:
        raise EvaluationError(f"prefix of {prefix.length} does not accommodate a host numbered {number}")
    return _address_text(prefix.first | (number if number >= 0 else largest - distance), prefix.bits)


def _cidrnetmask(prefix_text: str) -> str:
    prefix = _parse_prefix(prefix_text)
    if prefix.bits != 32:
        raise EvaluationError(f"IPv6 addresses cannot have a netmask: {prefix_text}")
    return _address_text((1 << 32) - (1 << (32 - prefix.length)), 32)


def _cidrsubnet(prefix_text: str, new_bits: Number, number: Number) -> str:
    extension, subnet = integer(new_bits), _whole(number)
    prefix = _parse_prefix(prefix_text)
    length = prefix.length + extension
    if length > prefix.bits:
        raise EvaluationError(f"insufficient address space to extend prefix of {prefix.length} by {extension}")
    if length < 0:
        raise EvaluationError("the prefix would have a negative length")
    if 0 <= extension < 64 and abs(subnet) >> extension:
        raise EvaluationError(f"prefix extension of {extension} does not accommodate a subnet numbered {subnet}")
    return _Prefix(_placed(prefix, subnet, length), length, prefix.bits).text


def _cidrsubnets(prefix_text: str, *new_bits: Number) -> ListValue:
    prefix = _parse_prefix(prefix_text)
    last = prefix.first - 1
    subnets: list[str] = []
    for bits in new_bits:
        extension = integer(bits)
        if not 1 <= extension <= _MOST_NEW_BITS:
            raise EvaluationError("must extend prefix by at least one bit and not by more than 32 bits")
        length = prefix.length + extension
        if length > prefix.bits:
            raise EvaluationError(f"would extend prefix to {length} bits, which is too long")
        shift = prefix.bits - length
        subnet = _Prefix(((last >> shift) + 1) << shift, length, prefix.bits)
        # Address zero is where Terraform's search wraps around, hence never a subnet.
        if not subnet.first or not prefix.contains(subnet.first):
            raise EvaluationError(f"not enough remaining address space for a subnet with a prefix of {length} bits")
        subnets.append(subnet.text)
        last = subnet.last
    return ListValue(tuple(subnets), STRING)


def _cidrcontains(containing_text: str, contained_text: str) -> bool:
    containing = _parse_prefix(containing_text)
    address = _parse_address(contained_text)
    contained = _Prefix(address[0], address[1], address[1]) if address else _parse_prefix(contained_text)
    if contained.bits != containing.bits:
        raise EvaluationError(f"address family mismatch: {containing_text} vs. {contained_text}")
    return containing.contains(contained.first) and containing.contains(contained.last)


_PREFIX = Parameter("prefix", STRING)

FUNCTIONS = {
    "cidrcontains": Function(
        _cidrcontains,
        (Parameter("containing_prefix", STRING), Parameter("contained_ip_or_prefix", STRING)),
        returns=BOOL,
    ),
    "cidrhost": Function(_cidrhost, (_PREFIX, Parameter("hostnum", NUMBER)), returns=STRING),
    "cidrnetmask": Function(_cidrnetmask, (_PREFIX,), returns=STRING),
    "cidrsubnet": Function(
        _cidrsubnet, (_PREFIX, Parameter("newbits", NUMBER), Parameter("netnum", NUMBER)), returns=STRING
    ),
    "cidrsubnets": Function(_cidrsubnets, (_PREFIX,), variadic=Parameter("newbits", NUMBER), returns=ListType(STRING)),
}
