"""Security groups, network lists and networks of AWS. Defaults are those of the hashicorp/aws documentation."""

from collections.abc import Iterator, Sequence
from typing import Any

from hds_policies.model.network import Firewall, Network, Opening
from hds_policies.model.reach import covers_internet
from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting, Unknown
from hds_policies.translate.derivation import (
    ALL_PORTS,
    always,
    certainly,
    converted,
    is_one_network,
    names_something,
    protocol_of,
)
from hds_policies.translate.placement import placement
from hds_policies.translate.precedence import Ranges, denials, left_open
from hds_policies.translate.reading import Block, Resource

_PROTOCOLS = {"58": "icmpv6"}


def _protocol(block: Block, path: str = "protocol") -> Setting[str]:
    return converted(block.text(path, "-1"), lambda word: _PROTOCOLS.get(word, protocol_of(word)))


def _ports(block: Block, protocol: Setting[str]) -> Setting[tuple[tuple[int, int], ...]]:
    """The range from `from_port` to `to_port`; all ports when the protocol is every protocol, or when neither is set."""
    if protocol.known and protocol.value == "all":
        return Setting(ALL_PORTS, protocol.attribute, protocol.declaration, protocol.by_default, spelled=protocol.shown)
    first, last = block.number("from_port"), block.number("to_port")
    for end in (first, last):
        if isinstance(end.raw, Unknown):
            return end
    if first.raw is None and last.raw is None:
        return first.same_place(ALL_PORTS)
    low = first.raw if first.raw is not None else last.raw
    high = last.raw if last.raw is not None else low
    # -1 stands for all types of ICMP.
    return first.same_place(((max(low, 0), 65535 if high < 0 else high),))


def _sources(block: Block, paths: Sequence[str], lists: Sequence[str]) -> Setting[tuple[str, ...]] | None:
    """All address blocks that a rule names, prefix lists resolved; None when it names groups or nothing.

    When what is known of them lets everyone in, the rest does not matter; else one unknown makes the whole unknown.
    """
    known: list[str] = []
    shown: Setting[Any] | None = None
    doubt: Setting[Any] | None = None
    for path in paths:
        value, full = block.raw(path)
        items = value if isinstance(value, (list, tuple)) else [value]
        for item in items:
            if isinstance(item, Unknown) and is_one_network(item):
                shown = Setting(None, full, block.declaration) if shown is None else shown
            elif isinstance(item, Unknown):
                doubt = Setting(item, full, block.declaration) if doubt is None else doubt
            elif isinstance(item, str) and item:
                if shown is None or not covers_internet(known):
                    shown = Setting(None, full, block.declaration)
                known.append(item)
    for path in lists:
        value, full = block.raw(path)
        for item in value if isinstance(value, (list, tuple)) else [value]:
            if item is None:
                continue
            entries = _prefix_list(block, item)
            here: Setting[Any] = Setting(entries, full, block.declaration)
            shown = here if shown is None else shown
            if isinstance(entries, Unknown):
                doubt = here if doubt is None else doubt
            else:
                known += entries
    if doubt is not None and not covers_internet(known):
        return doubt
    return Setting(tuple(known), shown.attribute, block.declaration) if shown is not None else None


def _prefix_list(block: Block, item: Any) -> list[str] | Unknown:
    """The blocks of a managed prefix list; a list of AWS' own (by its id or as a data source) holds its services only."""
    resource = block if isinstance(block, Resource) else getattr(block, "resource", None)
    found = resource.neighbours.referred(item) if isinstance(resource, Resource) else item
    if not isinstance(found, Resource):
        return found if isinstance(found, Unknown) and not found.references else []
    if found.declaration.mode == "data":
        return []
    entries = [(entry, "cidr") for entry in found.blocks("entry")]
    entries += [(entry, "cidr") for entry in found.companions("aws_ec2_managed_prefix_list_entry", "prefix_list_id")]
    cidrs = [entry.text(path).raw for entry, path in entries]
    known = [cidr for cidr in cidrs if isinstance(cidr, str)]
    doubt = next((cidr for cidr in (found.uncertain("entry"), *cidrs) if isinstance(cidr, Unknown)), None)
    return doubt if doubt is not None and not covers_internet(known) else known


class _Inner(Block):
    """A nested block that still knows the resource it belongs to."""

    def __init__(self, block: Block, resource: Resource) -> None:
        super().__init__(block.declaration, block.values, block.prefix)
        self.resource = resource


def _possible(resource: Resource, path: str) -> tuple[list[Block], Unknown | None]:
    """The nested blocks at `path`, and why there may be others or fewer (a `dynamic` block over what is not known)."""
    doubt = resource.uncertain(path)
    if doubt is None or not isinstance(doubt.document, (list, tuple)):
        return resource.blocks(path), doubt
    prefix = path
    return [Block(resource.declaration, item, f"{prefix}[{at}]") for at, item in enumerate(doubt.document)], doubt


# -- security groups ---------------------------------------------------------------------------------------------------


def security_group(resource: Resource) -> Iterator[Thing]:
    """`aws_security_group`, `aws_default_security_group`: what no `ingress` block lets in is dropped."""
    yield Firewall(
        declaration=resource.declaration,
        placement=placement(resource),
        inbound_by_default=always(resource.declaration, "drop", "a security group drops what it does not allow"),
    )
    blocks, doubt = _possible(resource, "ingress")
    for block in blocks:
        opening = _opening(resource, _Inner(block, resource), detail=block.prefix)
        if opening is not None:
            yield opening if doubt is None else _in_doubt(opening, doubt)
    if doubt is not None and not blocks:
        unknown: Setting[Any] = Setting(doubt, "ingress", resource.declaration)
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail="ingress",
            sources=unknown,
            protocol=unknown,
            ports=unknown,
        )


def _opening(resource: Resource, block: Block, detail: str = "") -> Opening | None:
    sources = _sources(block, ("cidr_blocks", "ipv6_cidr_blocks"), ("prefix_list_ids",))
    if sources is None:
        return None
    protocol = _protocol(block)
    return Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        detail=detail,
        sources=sources,
        protocol=protocol,
        ports=_ports(block, protocol),
    )


def _in_doubt(opening: Opening, doubt: Unknown) -> Opening:
    """An opening that may not be there: what would be a failure cannot be established."""
    sources = opening.sources
    if sources.known and covers_internet(sources.value):
        sources = Setting(doubt, sources.attribute, sources.declaration)
    return Opening(
        declaration=opening.declaration,
        placement=opening.placement,
        detail=opening.detail,
        sources=sources,
        protocol=opening.protocol,
        ports=opening.ports,
    )


def security_group_rule(resource: Resource) -> Iterator[Thing]:
    """`aws_security_group_rule`: egress is no opening; a source that is a group is none from the Internet."""
    kind = resource.text("type")
    if kind.equals("egress"):
        return
    opening = _opening(resource, resource)
    if opening is not None:
        yield opening if kind.known else _in_doubt(opening, kind.raw)


def ingress_rule(resource: Resource) -> Iterator[Thing]:
    """`aws_vpc_security_group_ingress_rule`."""
    sources = _sources(resource, ("cidr_ipv4", "cidr_ipv6"), ("prefix_list_id",))
    if sources is None:
        return
    protocol = _protocol(resource, "ip_protocol")
    yield Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        sources=sources,
        protocol=protocol,
        ports=_ports(resource, protocol),
    )


def node_group(resource: Resource) -> Iterator[Thing]:
    """`aws_eks_node_group`: a key for remote access without security groups opens SSH to everyone (to RDP, on Windows)."""
    if not resource.has("remote_access.ec2_ssh_key"):
        return
    path = "remote_access.source_security_group_ids"
    port = 3389 if str(resource.text("ami_type").known_or("")).startswith("WINDOWS") else 22
    yield Opening(
        declaration=resource.declaration,
        placement=placement(resource),
        sources=resource.at(path, raw=() if names_something(resource, path) else ("0.0.0.0/0",)),
        protocol=always(resource.declaration, "tcp"),
        ports=always(resource.declaration, ((port, port),)),
    )


def instance_ports(resource: Resource) -> Iterator[Thing]:
    """`aws_lightsail_instance_public_ports`: open to everyone unless addresses are named."""
    for block in resource.blocks("port_info"):
        protocol = _protocol(block)
        named = [path for path in ("cidrs", "ipv6_cidrs", "cidr_list_aliases") if block.has(path)]
        yield Opening(
            declaration=resource.declaration,
            placement=placement(resource),
            detail=block.prefix,
            sources=block.texts(named[0]) if named else block.texts("cidrs", ("0.0.0.0/0",)),
            protocol=protocol,
            ports=_ports(block, protocol),
        )


# -- network lists -----------------------------------------------------------------------------------------------------

# Answers to connections made from inside come back to these ports, and a list does not remember connections.
_EPHEMERAL_FROM = 1024
_EPHEMERAL_WIDTH = 10_000


def _list_rules(resource: Resource, rules: list[tuple[Resource, Block]]) -> Iterator[Thing]:
    """Rules of a network list that let traffic in, without what a rule of a lower number denies."""
    denied = [
        denial
        for _, rule in rules
        if _action(rule) == "deny"
        for sources in (_sources(rule, ("cidr_block", "ipv6_cidr_block"), ()),)
        for protocol in (_protocol(rule),)
        if sources is not None
        for denial in denials(_number(rule), sources, protocol.known_or(""), _ports(rule, protocol))
    ]
    for owner, rule in rules:
        if _action(rule) != "allow":
            continue
        sources = _sources(rule, ("cidr_block", "ipv6_cidr_block"), ())
        if sources is None:
            continue
        protocol = _protocol(rule)
        ports = left_open(_ports(rule, protocol), protocol.known_or(""), sources, _number(rule), denied)
        yield Opening(
            declaration=owner.declaration,
            placement=placement(resource),
            detail="" if isinstance(rule, Resource) else rule.prefix,
            sources=sources,
            protocol=protocol,
            ports=converted(ports, _without_answers),
        )


def _number(rule: Block) -> float:
    """The rule's number: a lower one is asked first."""
    return float(rule.number("rule_no" if rule.has("rule_no") else "rule_number").known_or(0) or 0)


def _action(rule: Block) -> str:
    action = rule.text("action" if rule.has("action") else "rule_action").known_or("allow")
    return str(action).lower()


def _without_answers(ports: Ranges) -> Ranges:
    return tuple(
        (first, last) for first, last in ports if not (first >= _EPHEMERAL_FROM and last - first >= _EPHEMERAL_WIDTH)
    )


def network_list(resource: Resource) -> Iterator[Thing]:
    """`aws_network_acl` with its own rules and those written apart."""
    rules: list[tuple[Resource, Block]] = [(resource, block) for block in resource.blocks("ingress")]
    rules += [
        (rule, rule)
        for rule in resource.companions("aws_network_acl_rule", "network_acl_id")
        if not rule.boolean("egress", default=False).known_or(other=False)
    ]
    yield from _list_rules(resource, rules)


def default_network_list(resource: Resource) -> Iterator[Thing]:
    """`aws_default_network_acl`: every network has one that lets all through, which is not to be a filter.

    Only its rules for some protocol show that it was meant as one; without rules it denies everything.
    """
    for opening in network_list(resource):
        if not (isinstance(opening, Opening) and opening.protocol.equals("all")):
            yield opening


def lone_list_rule(resource: Resource) -> Iterator[Thing]:
    """`aws_network_acl_rule` of a list that is declared elsewhere."""
    lists = [*resource.every("aws_network_acl"), *resource.every("aws_default_network_acl")]
    if any(resource in owner.companions("aws_network_acl_rule", "network_acl_id").certain for owner in lists):
        return
    if resource.boolean("egress", default=False).known_or(other=False) is False:
        yield from _list_rules(resource, [(resource, resource)])


# -- networks ----------------------------------------------------------------------------------------------------------


def network(resource: Resource) -> Iterator[Thing]:
    """`aws_vpc`, `aws_default_vpc`: logged when a flow log refers to the network, or to each of its subnets."""
    logs = resource.companions("aws_flow_log", "vpc_id")
    if logs:
        logged = logs.certain[0].at("vpc_id", raw=True)
    elif logs.doubt is not None:
        logged = resource.at("", raw=logs.doubt)
    else:
        subnets = resource.companions("aws_subnet", "vpc_id").certain
        covered = bool(subnets) and all(subnet.companions("aws_flow_log", "subnet_id") for subnet in subnets)
        logged = always(resource.declaration, value=covered)
    yield Network(declaration=resource.declaration, placement=placement(resource), flow_logged=logged)


def network_firewall(resource: Resource) -> Iterator[Thing]:
    """`aws_networkfirewall_firewall`: its logging is a resource of its own."""
    configurations = resource.companions("aws_networkfirewall_logging_configuration", "firewall_arn")
    if configurations:
        path = "logging_configuration.log_destination_config"
        configuration = configurations.certain[0]
        written = certainly(configuration, path, value=configuration.has(path))
        logged = configuration.at(path, raw=written)
    elif configurations.doubt is not None:
        logged = resource.at("", raw=configurations.doubt)
    else:
        logged = always(resource.declaration, value=False)
    yield Network(declaration=resource.declaration, placement=placement(resource), flow_logged=logged)


TRANSLATORS = {
    "aws_security_group": security_group,
    "aws_default_security_group": security_group,
    "aws_security_group_rule": security_group_rule,
    "aws_vpc_security_group_ingress_rule": ingress_rule,
    "aws_eks_node_group": node_group,
    "aws_lightsail_instance_public_ports": instance_ports,
    "aws_network_acl": network_list,
    "aws_default_network_acl": default_network_list,
    "aws_network_acl_rule": lone_list_rule,
    "aws_vpc": network,
    "aws_default_vpc": network,
    "aws_networkfirewall_firewall": network_firewall,
}
