"""Make the settings of the model out of what a provider lets people write; what is unknown stays unknown."""

from __future__ import annotations

import ipaddress
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from hds_policies.model.declaration import Declaration, is_absent
from hds_policies.model.reach import covers_internet
from hds_policies.model.value import Reference, Setting, Unknown, Why
from hds_policies.translate.reading import Block

T = TypeVar("T")

ALL_PORTS = ((0, 65535),)
EVERYONE = ("0.0.0.0/0", "::/0")


def converted(setting: Setting[Any], convert: Callable[[Any], Any]) -> Setting[Any]:
    """The setting in the model's words; `convert` is not asked about an Unknown."""
    return setting if isinstance(setting.raw, Unknown) else setting.same_place(convert(setting.raw))


def always(declaration: Declaration, value: Any, note: str = "") -> Setting[Any]:
    """What the provider does whatever is written."""
    return Setting(value, "", declaration, by_default=True, note=note)


def not_shown(declaration: Declaration, attribute: str, where: str) -> Setting[Any]:
    """What no argument of the provider tells; `where` says what decides it."""
    return Setting(Unknown(Why.RUN_TIME, (where,)), attribute, declaration, by_default=True)


def declared_elsewhere(declaration: Declaration, companion: str) -> Setting[Any]:
    """What a companion of that type decides: none is here, and other definitions may have one, unless this shows all."""
    if declaration.whole:
        return Setting(raw=False, attribute=companion, declaration=declaration, by_default=True)
    return Setting(Unknown(Why.UNDECLARED), companion, declaration, by_default=True)


def listed_document(written: object) -> list[Any] | None:
    """The list that a JSON text holds, also where parts of it are not known; None when it cannot be told."""
    if isinstance(written, Unknown):
        written = written.document
    elif isinstance(written, str):
        try:
            written = json.loads(written)
        except ValueError:
            return None
    # Checkov shows a list of one as the one, decoded.
    return [written] if isinstance(written, Mapping) else written if isinstance(written, list) else None


def spelling(block: Block, *paths: str) -> str:
    """Which of several spellings of an argument was written; the first, today's, when none was."""
    return next((path for path in paths if block.has(path)), paths[0])


def first_of(*candidates: T | None) -> T:
    """The first that is there; the last always is; `or` would ask a Setting or an Unknown for its truth."""
    return next(candidate for candidate in candidates if candidate is not None)


def names_something(block: Block, path: str) -> bool:
    """Whether an argument is written and not empty: states and plans spell "nothing" as an empty string too."""
    value, _ = block.raw(path)
    return isinstance(value, Unknown) or value not in (None, "", [], {})


def certainly(block: Block, path: str, *, value: Any) -> Any:
    """The value, unless blocks at `path` are not known: they might change it."""
    doubt = block.uncertain(path)
    return value if doubt is None else doubt


def any_of(*settings: Setting[bool]) -> Setting[bool]:
    """The setting that makes "one of them" true, else one that leaves it open, else the last."""
    certain = next((setting for setting in settings if setting.raw is True), None)
    doubtful = next((setting for setting in settings if isinstance(setting.raw, Unknown)), None)
    return first_of(certain, doubtful, settings[-1])


def all_of(*settings: Setting[bool]) -> Setting[bool]:
    """The setting that makes "all of them" false, else one that leaves it open, else the last."""
    certain = next((setting for setting in settings if setting.raw is False), None)
    doubtful = next((setting for setting in settings if isinstance(setting.raw, Unknown)), None)
    return first_of(certain, doubtful, settings[-1])


def ports_of(written: Any) -> tuple[tuple[int, int], ...] | Unknown:
    """Ranges from `22`, `"22"`, `"20-24"`, `"20:24"`, `"*"`, several with commas between, or a list of these."""
    ranges: list[tuple[int, int]] = []
    for item in written if isinstance(written, (list, tuple)) else [written]:
        if isinstance(item, Unknown):
            return item
        for part in str(item).split(","):
            text = part.strip()
            if text.lower() in ("*", "any", "all", ""):
                return ALL_PORTS
            first, _, last = text.replace(":", "-").partition("-")
            if not first.strip().isdigit() or (last and not last.strip().isdigit()):
                return Unknown(Why.NOT_EVALUATED)
            ranges.append((int(first), int(last or first)))
    return tuple(ranges)


def port_range(block: Block, first: str, last: str) -> Setting[tuple[tuple[int, int], ...]]:
    """One range from two arguments; all ports when neither is written."""
    low, high = block.number(first), block.number(last)
    # A state spells "no port" as 0.
    if low.known_or(1) in (None, 0) and high.known_or(1) in (None, 0):
        return low.same_place(ALL_PORTS)
    for setting in (low, high):
        if isinstance(setting.raw, Unknown):
            return setting
    if low.raw is None:
        return high.same_place(((high.raw, high.raw),))
    return low.same_place(((low.raw, low.raw if high.raw is None else high.raw),))


def protocol_of(written: str, everything: Iterable[str] = ("", "-1", "*", "any", "all")) -> str:
    """The protocol in lower case; `all` for a provider's words for every protocol."""
    word = written.lower()
    return "all" if word in everything else {"6": "tcp", "17": "udp", "1": "icmp"}.get(word, word)


def lets_everyone_in(first: str, last: str) -> bool:
    """Whether the range of addresses from `first` to `last`, both included, is in effect the whole Internet."""
    try:
        start, end = ipaddress.ip_address(first), ipaddress.ip_address(last)
        blocks = [str(block) for block in ipaddress.summarize_address_range(start, end)]
    except (ValueError, TypeError):
        return False
    return covers_internet(blocks)


# What these are given at apply is one network, one machine or one address, and never the whole Internet.
_ONE_NETWORK = frozenset(
    [
        "aws_default_subnet",
        "aws_default_vpc",
        "aws_eip",
        "aws_instance",
        "aws_nat_gateway",
        "aws_subnet",
        "aws_vpc",
        "azurerm_linux_virtual_machine",
        "azurerm_nat_gateway",
        "azurerm_network_interface",
        "azurerm_public_ip",
        "azurerm_public_ip_prefix",
        "azurerm_subnet",
        "azurerm_virtual_network",
        "azurerm_windows_virtual_machine",
        "google_compute_address",
        "google_compute_global_address",
        "google_compute_instance",
        "google_compute_subnetwork",
        "openstack_compute_instance_v2",
        "openstack_networking_floatingip_v2",
        "openstack_networking_port_v2",
        "openstack_networking_subnet_v2",
        "outscale_nat_service",
        "outscale_net",
        "outscale_public_ip",
        "outscale_subnet",
        "outscale_vm",
        "ovh_cloud_project_network_private_subnet",
        "scaleway_instance_ip",
        "scaleway_instance_server",
        "scaleway_ipam_ip",
        "scaleway_vpc_private_network",
        "scaleway_vpc_public_gateway_ip",
    ]
)
_TYPE = re.compile(r"(?<!module\.)\b([a-z0-9]+_\w+)\.[^.\[]+(?:\[.*\])?$")
# Outputs of modules named after what they hold, as those of terraform-aws-modules/vpc/aws and of modules made after it:
# `vpc_cidr_block`, `private_subnets_ipv6_cidr_blocks`.
_NETWORK_OUTPUT = re.compile(r"(?:^|_)(?:vpc|vnet|subnets?|network)(?:_\w+)?_cidrs?(?:_blocks?)?$")
_PREFIX_LENGTH = re.compile(r"/(\d{1,3})$")
# Wider blocks count as the Internet: see `model.reach`.
_WIDE = 16


def is_one_network(value: Unknown) -> bool:
    """Whether an address that is not known is that of one network or machine: made so, or written as one (`${x}/32`)."""
    if value.parts:
        end = value.parts[-1]
        length = _PREFIX_LENGTH.search(end) if isinstance(end, str) else None
        if length is not None:
            return int(length.group(1)) > _WIDE
    return bool(value.references) and all(_names_one_network(reference) for reference in value.references)


def _names_one_network(reference: Reference) -> bool:
    found = _TYPE.search(reference.typed_address)
    if found is not None:
        return found.group(1) in _ONE_NETWORK
    return reference.address.startswith("module.") and bool(_NETWORK_OUTPUT.search(reference.attribute or ""))


def address_blocks(
    block: Block,
    path: str,
    default: Iterable[str] = (),
    spelled: Callable[[tuple[str, ...]], tuple[str, ...]] = tuple,
) -> Setting[tuple[str, ...]]:
    """The address blocks at `path`, `spelled` out where a provider has words of its own for some.

    When what is known of them lets everyone in, the rest does not matter, and what is surely one network lets nobody in;
    else one unknown makes the whole unknown.
    """
    value, full = block.raw(path)
    if is_absent(value):
        return converted(block.texts(path, tuple(default)), spelled)
    items = value if isinstance(value, (list, tuple)) else [value]
    known = spelled(tuple(item for item in items if isinstance(item, str)))
    doubts = [item for item in items if isinstance(item, Unknown) and not is_one_network(item)]
    return Setting(doubts[0] if doubts and not covers_internet(known) else known, full, block.declaration)


def opened_to_everyone(sources: Setting[Any]) -> Setting[bool]:
    """Whether a list of address blocks is in effect the whole Internet."""
    return converted(sources, covers_internet)


def has_ports(protocol: Setting[str]) -> bool:
    """Whether a protocol may carry ports: not ICMP, and not the ones of tunnels and routers (ESP, GRE, OSPF…)."""
    return protocol.known_or("all") in ("tcp", "udp", "sctp", "all")
