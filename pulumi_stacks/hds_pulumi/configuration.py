"""Read a stack's configuration, and say everything that is wrong with it at once.

Nothing here needs Pulumi: `Reading(pulumi.Config().get)` in a stack, `Reading({"region": "fr-par"}.get)` in a test.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from ipaddress import IPv4Address, IPv4Network
from itertools import combinations
from typing import Any

from hds_policies.facts.hosts import HOSTS
from hds_policies.facts.regions import locate
from hds_policies.rule import Text

Get = Callable[[str], str | None]
"""The text of a configuration value by its key, None when there is none; lists and objects as JSON text."""

_INTRODUCTION = Text("the configuration of the stack is wrong:", "la configuration de la pile est fausse :")
_NOWHERE = IPv4Network("0.0.0.0/32")


class ConfigurationError(ValueError):
    """Everything that is wrong with a configuration, one line each, in the stack's language."""


class Reading:
    """Reads values one by one and keeps what is wrong until `finish`.

    A value that is missing or wrong reads as its default, or as something of the same kind: nothing is deployed with it,
    for `finish` raises.
    """

    def __init__(self, get: Get) -> None:
        self._get = get
        self._language = "fr" if get("language") == "fr" else "en"
        self._problems: list[Text] = []

    def wrong(self, key: str, en: str, fr: str) -> None:
        """Note what is wrong with a value."""
        self._problems.append(Text(f"{key}: {en}", f"{key} : {fr}"))

    def finish(self) -> None:
        """Raise `ConfigurationError` when anything was wrong."""
        if self._problems:
            lines = [_INTRODUCTION, *self._problems]
            raise ConfigurationError("\n  - ".join(line.in_language(self._language) for line in lines))

    # -- one value -----------------------------------------------------------------------------------------------------

    def text(self, key: str, default: str | None = None, *, pattern: str = "", like: str = "") -> str:
        """A text; `pattern` must match all of it, and `like` shows one that does."""
        value = self._get(key)
        if value is None or not value.strip():
            if default is None:
                self.wrong(key, "is missing", "manque")
            return default or ""
        if pattern and not re.fullmatch(pattern, value):
            self._unlike(key, value, like)
        return value

    def choice(self, key: str, default: str, among: Iterable[str]) -> str:
        """One of some words."""
        value, known = self._get(key) or default, tuple(among)
        if value not in known:
            listed = ", ".join(known)
            self.wrong(key, f"{value!r} is none of {listed}", f"{value!r} n'est pas dans {listed}")
            return default
        return value

    def number(self, key: str, default: int, *, least: int, most: int = 10**6) -> int:
        """A whole number between two."""
        written = self._get(key)
        if written is None:
            return default
        if not re.fullmatch(r"\d{1,10}", written) or not least <= int(written) <= most:
            self.wrong(
                key,
                f"{written!r} is no whole number from {least} to {most}",
                f"{written!r} n'est pas un nombre entier de {least} à {most}",
            )
            return default
        return int(written)

    def region(self, key: str, host: str, default: str) -> str:
        """A region that `hds_policies.facts` places in the EEA and, where it knows the list, in the host's certificate."""
        return self.located(key, host, self._get(key) or default)

    def located(self, key: str, host: str, code: str) -> str:
        """The same for a code that is at hand."""
        place, known = locate(host, code), HOSTS[host]
        if place is None:
            self.wrong(key, f"{known.name} has no region {code!r}", f"{known.name} n'a pas de région {code!r}")
        elif place.eea is not True:
            self.wrong(
                key,
                f"{code} ({place.city}) is outside the European Economic Area",
                f"{code} ({place.city}) est hors de l'Espace économique européen",
            )
        elif known.regions is not None and any(region.code not in known.regions for region in place.regions):
            listed = ", ".join(sorted(known.regions))
            self.wrong(
                key,
                f"{code} is not in the HDS certificate of {known.name} as known ({listed})",
                f"{code} n'est pas dans le certificat HDS connu de {known.name} ({listed})",
            )
        return code

    def network(self, key: str, default: str | None = None) -> str:
        """An IPv4 network, `10.20.0.0/24`."""
        return self._network(key, self._get(key) or default or "")

    def objects(self, key: str, names: Iterable[str], *, least: int = 0) -> list[Mapping[str, str]]:
        """A list of objects that have every one of `names`; values are read as text."""
        found: list[Mapping[str, str]] = []
        for position, item in enumerate(self._list(key, least)):
            missing = [name for name in names if not isinstance(item, Mapping) or item.get(name) in (None, "")]
            if missing:
                listed = ", ".join(missing)
                self.wrong(f"{key}[{position}]", f"lacks {listed}", f"il manque {listed}")
            else:
                found.append({str(name): str(value) for name, value in item.items()})
        return found

    def texts(
        self, key: str, default: Iterable[str] = (), *, least: int = 0, pattern: str = "", like: str = ""
    ) -> tuple[str, ...]:
        """A list of texts; `pattern` must match all of each, and `like` shows one that does."""
        found = tuple(str(item) for item in self._list(key, least, default))
        for position, item in enumerate(found):
            if pattern and not re.fullmatch(pattern, item):
                self._unlike(f"{key}[{position}]", item, like)
        return found

    def sources(self, key: str, *, least: int = 1) -> tuple[str, ...]:
        """Networks that may come in: never everyone, and nothing wider than a /16."""
        found = []
        for position, item in enumerate(self._list(key, least)):
            place = f"{key}[{position}]"
            written = self._network(place, str(item))
            if IPv4Network(written).prefixlen < 16:
                self.wrong(
                    place,
                    f"{written} lets in more than a /16: name the networks of the administrators",
                    f"{written} laisse entrer plus qu'un /16 : nommer les réseaux des administrateurs",
                )
            found.append(written)
        return tuple(found)

    # -- several together ----------------------------------------------------------------------------------------------

    def disjoint(self, networks: Mapping[str, str]) -> None:
        """Note every pair of networks that overlap; keys are what the reader calls them."""
        for (one, first), (other, second) in combinations(networks.items(), 2):
            if IPv4Network(first).overlaps(IPv4Network(second)) and str(_NOWHERE) not in (first, second):
                self.wrong(f"{one}, {other}", f"{first} and {second} overlap", f"{first} et {second} se chevauchent")

    def inside(self, key: str, network: str, of: str, whole: str) -> None:
        """Note a network that is not inside another; `of` is what the reader calls the other."""
        if str(_NOWHERE) not in (network, whole) and not IPv4Network(network).subnet_of(IPv4Network(whole)):
            self.wrong(key, f"{network} is not inside {of} ({whole})", f"{network} n'est pas dans {of} ({whole})")

    def public_address(self, key: str, written: str) -> str:
        """An IPv4 address of the Internet, where the device of a site answers."""
        try:
            address = IPv4Address(written)
        except ValueError:
            self.wrong(key, f"{written!r} is no IPv4 address", f"{written!r} n'est pas une adresse IPv4")
            return written
        if address.is_private and not _is_documentation(address):
            self.wrong(
                key,
                f"{written} is private: give the public address",
                f"{written} est privée : donner l'adresse publique",
            )
        return written

    def addresses(self, key: str, network: str) -> tuple[str, ...]:
        """A list of addresses of a network; `network` is CIDR notation, "" when it is not known."""
        found = self.texts(key)
        for position, written in enumerate(found):
            try:
                inside = not network or IPv4Address(written) in IPv4Network(network)
            except ValueError:
                inside = False
            if not inside:
                self.wrong(
                    f"{key}[{position}]",
                    f"{written!r} is no address of {network}",
                    f"{written!r} n'est pas une adresse de {network}",
                )
        return found

    def private_network(self, key: str, written: str) -> str:
        """An IPv4 network that is not of the Internet."""
        found = self._network(key, written)
        if found != str(_NOWHERE) and not IPv4Network(found).is_private:
            self.wrong(key, f"{written} is public address space", f"{written} est un espace d'adresses public")
        return found

    # -- shared --------------------------------------------------------------------------------------------------------

    def _unlike(self, key: str, value: str, like: str) -> None:
        self.wrong(key, f"{value!r} is not of the form of {like}", f"{value!r} n'a pas la forme de {like}")

    def _network(self, key: str, written: str) -> str:
        try:
            return str(IPv4Network(written))
        except ValueError:
            self.wrong(key, f"{written!r} is no IPv4 network", f"{written!r} n'est pas un réseau IPv4")
            return str(_NOWHERE)

    def _list(self, key: str, least: int, default: Iterable[str] = ()) -> list[Any]:
        written = self._get(key)
        try:
            value = list(default) if written is None else json.loads(written)
        except ValueError:
            value = None
        if not isinstance(value, list):
            self.wrong(key, "is no list", "n'est pas une liste")
            return []
        if len(value) < least:
            self.wrong(key, f"needs {least} or more", f"il en faut {least} ou plus")
        return value


def _is_documentation(address: IPv4Address) -> bool:
    """Addresses of RFC 5737, which examples use."""
    return any(address in IPv4Network(text) for text in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"))
