"""Draw the architecture of each stack in its README, from what its program registers.

A stack is a folder of `pulumi_stacks/` with a Pulumi.yaml; its drawing stands between `<!-- diagram -->` and
`<!-- /diagram -->` in its README, and in README.fr.md if it has one. The program is run against the scanner's recorder
with the configuration of its example stack: no engine, no network, no account.

`--check` writes nothing and fails when a drawing is not what would be drawn.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from ipaddress import IPv4Network, ip_network
from pathlib import Path

from hds_policies.facts.endpoints import provider_by_endpoint
from hds_policies.facts.hosts import HOSTS, provider_of
from hds_policies.facts.regions import locate
from hds_policies.model.hosting import Role
from hds_policies.model.network import Listener, Opening, Tunnel
from hds_policies.model.reach import covers_internet
from hds_policies.model.thing import Thing
from hds_policies.rule import Text
from hds_policies.translate import translate
from hds_policies.translate.roles import role_of
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.program import Registration, registrations
from hds_scanners.sources.pulumi.project import NO_STACK, read_project, read_stack, stack_names
from hds_scanners.sources.pulumi.spelling import PROVIDERS
from hds_scanners.sources.pulumi.tables import words_of

PROJECT = Path(__file__).resolve().parents[1]
STACKS = PROJECT / "pulumi_stacks"
READMES = Text("README.md", "README.fr.md")

_EXAMPLE = "example"
_MARKED = re.compile(r"(?<=<!-- diagram -->\n).*?(?=<!-- /diagram -->)", re.DOTALL)
_VERSION = re.compile(r"v\d+")
_MOST_KINDS = 6
_MORE = Text("… and {count} more", "… et {count} de plus")
# Who comes from outside, as the rules' own model tells it.
_OUTSIDE = {
    "internet": Text("the Internet", "Internet"),
    "networks": Text("named networks", "réseaux nommés"),
    "clients": Text("clients", "clients"),
    "sites": Text("sites", "sites"),
}
# Data at rest first: it is what a reader looks for.
_ROLES = (Role.STORE, Role.PROCESS, Role.TRANSPORT, Role.EDGE, Role.METADATA, None)


@dataclass(slots=True)
class Node:
    """A component that stands directly in the stack, or a resource that does, with all that is below it."""

    name: str
    kind: str
    place: str = ""
    """Host and region of most of what is in it; "" for what is elsewhere, like another stack."""
    kinds: Counter[str] = field(default_factory=Counter)
    """How many resources of each type, in a reader's words."""
    roles: dict[str, Role | None] = field(default_factory=dict)
    """By the same words."""

    @property
    def stores(self) -> bool:
        """Whether data rests in it; nearly everything keeps logs besides."""
        return any(role is Role.STORE and "log" not in kind.split() for kind, role in self.roles.items())


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes by name, and edges from what refers to what is referred to, with the inputs that refer.

    `entries` are from a key of those who come from outside to a node, with the way they come.
    """

    nodes: Mapping[str, Node]
    edges: Mapping[tuple[str, str], frozenset[str]]
    entries: Mapping[tuple[str, str], frozenset[str]]


def drawing_of(registered: Iterable[Registration], things: Iterable[Thing] = ()) -> Drawing:
    """Every component of a stack as one node, with those whom the things let in.

    The order of registrations, which differs from run to run, is of no account.
    """
    by_urn = {item.urn: item for item in registered}
    providers = {urn: item for urn, item in by_urn.items() if item.token.startswith(urns.PROVIDER_PREFIX)}
    nodes: dict[str, Node] = {}
    places: dict[str, Counter[str]] = defaultdict(Counter)
    edges: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in by_urn.values():
        if item.token == urns.STACK or item.urn in providers:
            continue
        top = _top(item, by_urn)
        label = _label(top, by_urn.values())
        node = nodes.setdefault(label, Node(urns.parse(top.urn).name, _kind(top.token)))
        if item.custom:
            _count(node, item.token)
            if item.token != urns.STACK_REFERENCE:
                places[label][_place(item, providers)] += 1
        for name, sources in item.references.items():
            for source in sources:
                if source in by_urn and source not in providers and by_urn[source].token != urns.STACK:
                    other = _label(_top(by_urn[source], by_urn), by_urn.values())
                    if other != label:
                        edges[label, other].add(_words(name))
    for label, node in nodes.items():
        found = places[label]
        node.place = min(found, key=lambda place: (-found[place], place)) if found else ""
    entries: dict[tuple[str, str], set[str]] = defaultdict(set)
    for thing in things:
        declared = by_urn.get(thing.declaration.address)
        if declared is not None:
            label = _label(_top(declared, by_urn), by_urn.values())
            for outside, way in _let_in(thing):
                entries[outside, label].add(way)
    return Drawing(
        nodes,
        {pair: frozenset(names) for pair, names in edges.items()},
        {pair: frozenset(ways) for pair, ways in entries.items()},
    )


def _let_in(thing: Thing) -> Iterator[tuple[str, str]]:
    """Who comes in by a thing, and how. What is not known is not drawn."""
    if isinstance(thing, Opening):
        sources = thing.sources.known_or(())
        ports = thing.ports.known_or(())
        way = " ".join([str(thing.protocol.known_or("")), *(_range(*item) for item in ports)])
        if covers_internet(sources):
            yield "internet", way
        elif any(not _is_private(source) for source in sources):
            yield "networks", way
    elif isinstance(thing, Tunnel):
        yield "sites", "IPsec"
    elif isinstance(thing, Listener) and thing.encrypted is not None:
        redirects = thing.redirects_to_tls is not None and thing.redirects_to_tls.known_or(other=False)
        if thing.encrypted.known_or(other=False):
            yield "clients", "HTTPS"
        else:
            yield "clients", "HTTP → HTTPS" if redirects else "HTTP"


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _is_private(source: str) -> bool:
    """Whether a network is not of the Internet. Addresses of RFC 5737 are: examples use them for public ones."""
    try:
        network = ip_network(source, strict=False)
    except ValueError:
        return True
    example = isinstance(network, IPv4Network) and any(network.subnet_of(block) for block in _FOR_EXAMPLES)
    return network.is_private and not example


_FOR_EXAMPLES = tuple(map(IPv4Network, ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24")))


def _top(item: Registration, by_urn: Mapping[str, Registration]) -> Registration:
    """The ancestor that stands directly in the stack."""
    parent = by_urn.get(item.parent)
    while parent is not None and parent.token != urns.STACK:
        item, parent = parent, by_urn.get(parent.parent)
    return item


def _label(top: Registration, everything: Iterable[Registration]) -> str:
    """The name, with the type when another of the same name stands in the stack."""
    name = urns.parse(top.urn).name
    alike = [other for other in everything if other.parent == top.parent and urns.parse(other.urn).name == name]
    others = [other for other in alike if not other.token.startswith(urns.PROVIDER_PREFIX)]
    return name if len(others) == 1 else f"{name} {top.token}"


def _kind(token: str) -> str:
    """A type in a reader's words: `SiteToSiteVpn` as `site to site VPN`."""
    words = urns.snake(token.rpartition(":")[2]).split("_")
    return " ".join(word.upper() if word in _ABBREVIATIONS else word for word in words if not _VERSION.fullmatch(word))


_ABBREVIATIONS = frozenset({"acl", "api", "dns", "iam", "ip", "kms", "nat", "s3", "vpc", "vpn", "waf"})


def _count(node: Node, token: str) -> None:
    words = words_of(token)
    kind = _kind(token)
    node.kinds[kind] += 1
    role = role_of(words.type)[1] if words is not None else None
    node.roles[kind] = min(role, node.roles.get(kind), key=_ROLES.index)


def _place(item: Registration, providers: Mapping[str, Registration]) -> str:
    """`Scaleway, fr-par (Paris, FR)`, by the provider that a resource goes through."""
    word, source = PROVIDERS.get(urns.package(item.token), (urns.package(item.token), None))
    provider = providers.get(item.provider.rpartition("::")[0])
    host = _host(word, source, provider)
    title = HOSTS[host].name if host in HOSTS else word.capitalize()
    region = provider.inputs.get("region") if provider is not None else None
    if not isinstance(region, str):
        return title
    found = locate(host, region)
    where = f" ({found.city}, {found.country})" if found is not None and found.country else ""
    return f"{title}, {region}{where}"


def _host(word: str, source: str | None, provider: Registration | None) -> str:
    """Who hosts: the provider's own, or for platforms like OpenStack whoever answers at its address."""
    known = provider_of(word, source)
    if known is not None and known.host:
        return known.host
    address = provider.inputs.get("authUrl") if provider is not None else None
    endpoint = provider_by_endpoint(address) if isinstance(address, str) else None
    return endpoint.host if endpoint is not None and endpoint.host else word


def _words(name: str) -> str:
    """`privateNetworkIds` as `private network`."""
    words = urns.snake(name).split("_")
    while len(words) > 1 and words[-1] in {"id", "ids", "arn", "arns", "name", "names"}:
        words.pop()
    return " ".join(words)


# -- Mermaid -----------------------------------------------------------------------------------------------------------


def mermaid(drawing: Drawing, language: str) -> str:
    """A Mermaid flowchart: one frame a place, one box a component, an arrow from each user to what it uses.

    Thick arrows come from outside.
    """
    ids = {label: f"n{number}" for number, label in enumerate(sorted(drawing.nodes))}
    places = sorted({node.place for node in drawing.nodes.values() if node.place})
    lines = ["```mermaid", "flowchart LR"]
    for number, place in enumerate(places):
        lines.append(f'  subgraph p{number}["{_text(place)}"]')
        lines += [
            f"    {ids[label]}{_shape(node, language)}"
            for label, node in sorted(drawing.nodes.items())
            if node.place == place
        ]
        lines.append("  end")
    lines += [
        f"  {ids[label]}{_shape(node, language)}" for label, node in sorted(drawing.nodes.items()) if not node.place
    ]
    for (source, target), names in sorted(drawing.edges.items()):
        label = ", ".join(sorted(names)[:2])
        lines.append(f'  {ids[source]} -->|"{_text(label)}"| {ids[target]}')
    outside = sorted({who for who, _ in drawing.entries})
    lines += [f'  {who}(["{_text(_OUTSIDE[who].in_language(language))}"])' for who in outside]
    lines += [
        f'  {who} ==>|"{_text(", ".join(sorted(ways)))}"| {ids[target]}'
        for (who, target), ways in sorted(drawing.entries.items())
    ]
    lines += ["```", ""]
    return "\n".join(lines)


def _shape(node: Node, language: str) -> str:
    """A cylinder where data rests, a rectangle elsewhere."""
    kind = [f"<i>{_text(node.kind)}</i>"] if node.kind != node.name else []
    text = "<br/>".join([f"<b>{_text(node.name)}</b>", *kind, *_contents(node, language)])
    return f'[("{text}")]' if node.stores else f'["{text}"]'


def _contents(node: Node, language: str) -> Iterator[str]:
    ordered = sorted(node.kinds, key=lambda kind: (_ROLES.index(node.roles[kind]), kind))
    for kind in ordered[:_MOST_KINDS]:
        count = node.kinds[kind]
        yield _text(kind if count == 1 else f"{count} × {kind}")
    if len(ordered) > _MOST_KINDS:
        yield _MORE.in_language(language).format(count=len(ordered) - _MOST_KINDS)


def _text(words: str) -> str:
    """Words that Mermaid takes as they are."""
    return words.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")


# -- files -------------------------------------------------------------------------------------------------------------


def readmes(folder: Path) -> dict[str, Path]:
    """READMEs of a stack that hold a drawing, by language."""
    found = {language: folder / READMES.in_language(language) for language in ("en", "fr")}
    return {
        language: path
        for language, path in found.items()
        if path.is_file() and _MARKED.search(path.read_text(encoding="utf-8"))
    }


def drawn(folder: Path) -> dict[Path, str]:
    """What the READMEs of a stack would hold. Raises `SystemExit` when its program does not come to its end."""
    pages = readmes(folder)
    if not pages:
        return {}
    project = read_project(folder.parent, f"{folder.name}/Pulumi.yaml")
    names = stack_names(project) or [NO_STACK]
    stack = read_stack(project, _EXAMPLE if _EXAMPLE in names else names[0])
    registered, reading = registrations(project, stack, PulumiOptions(run_program=True))
    problems = [
        item for item in reading.diagnostics if item.severity in {"error", "warning"} and "namespaces" not in item.en
    ]
    if problems:
        raise SystemExit("\n".join(f"{folder.name}: {item.en}" for item in problems))
    drawing = drawing_of(registered, translate(reading.declarations))
    return {
        path: _MARKED.sub(lambda _: mermaid(drawing, language), path.read_text(encoding="utf-8"))  # noqa: B023 - used at once
        for language, path in pages.items()
    }


def main(arguments: list[str] | None = None) -> int:
    """Write the drawings, or with `--check` say which are out of date."""
    parser = argparse.ArgumentParser(prog="draw_stacks.py", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit status 1 when a drawing is out of date"
    )
    options = parser.parse_args(arguments)
    folders = sorted(path.parent for path in STACKS.glob("*/Pulumi.yaml"))
    with ThreadPoolExecutor(2) as pool:
        expected = {path: text for pages in pool.map(drawn, folders) for path, text in pages.items()}
    stale = [path for path, text in expected.items() if path.read_text(encoding="utf-8") != text]
    if options.check:
        for path in stale:
            print(f"{path.relative_to(PROJECT)}: the drawing is out of date: run make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(expected[path], encoding="utf-8")
    print(f"{len(expected)} drawings, {len(stale)} changed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
