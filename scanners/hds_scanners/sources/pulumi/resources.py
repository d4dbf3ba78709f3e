"""From what Pulumi registered to declarations in Terraform words: providers, regions, references and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from hds_policies.facts.hosts import provider_of
from hds_policies.model.declaration import AttributeOrigin, Declaration, Location, ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.spelling import PROVIDERS
from hds_scanners.sources.pulumi.tables import words_of
from hds_scanners.sources.pulumi.terraform_words import Arguments, arguments_of, provider_arguments

Lines = Mapping[str, tuple[str, int]]
"""(file, line) by the path of a Pulumi property, `versioning.enabled` or `rules[0].port`."""


@dataclass(slots=True)
class Registered:
    """One resource as Pulumi knows it; `properties` are decoded, under Pulumi's names."""

    urn: str
    token: str
    properties: Mapping[str, Any]
    provider: str = ""
    """The URN of its provider, "" for the default one of its package."""
    custom: bool = True
    external: bool = False
    """Read and not managed."""
    location: Location = Location("")  # noqa: RUF009 - a frozen value
    lines: Lines = field(default_factory=dict)


@dataclass(frozen=True)
class _Origins:
    """Answers from the lines of a source; a document without lines only knows what is secret."""

    attributes: Mapping[str, Any]
    written: Mapping[str, str]
    lines: Lines
    provider_lines: Lines

    def origin_of(self, attribute: str) -> AttributeOrigin | None:
        lines, path = self.lines, attribute
        if attribute.startswith("provider."):
            lines, path = self.provider_lines, attribute.removeprefix("provider.")
        while path:
            place = lines.get(self.written.get(path, path)) or lines.get(_plain(self.written.get(path, path)))
            if place is not None:
                return AttributeOrigin(Location(place[0], place[1], place[1]))
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def is_sensitive(self, attribute: str) -> bool:
        value: Any = self.attributes
        for name, position in _STEP.findall(attribute):
            if isinstance(value, list) and value:
                index = int(position) if position else 0
                value = value[index] if index < len(value) else None
                if not name:
                    continue
            value = value.get(name) if isinstance(value, Mapping) else None
        return isinstance(value, Unknown) and value.sensitive


_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_INDEX = re.compile(r"\[\d+\]")


def _plain(path: str) -> str:
    return _INDEX.sub("", path)


@dataclass
class Deployment:
    """The resources of one stack, and its configuration."""

    resources: list[Registered]
    configuration: Mapping[str, Any]
    """By full key, `aws:region`; JSON text is kept as text."""
    file: str
    root: str
    configuration_lines: Lines = field(default_factory=dict)
    unmapped: set[str] = field(default_factory=set)
    """Types that neither a table nor a rule knows."""

    @cached_property
    def _providers(self) -> dict[str, Registered]:
        return {item.urn: item for item in self.resources if item.token.startswith(urns.PROVIDER_PREFIX)}

    def declarations(self) -> list[Declaration]:
        """One for each resource that a provider manages or reads."""
        return [declaration for item in self.resources for declaration in self._declared(item)]

    def _declared(self, item: Registered) -> Iterable[Declaration]:
        if not item.custom or item.token.startswith("pulumi:"):
            return
        words = words_of(item.token)
        if words is None:
            self.unmapped.add(item.token)
            return
        if provider_of(words.type.partition("_")[0]) is None:
            # Nobody looked at the provider, so no rule can speak of what it makes.
            self.unmapped.add(item.token)
        arguments = arguments_of(item.token, words, item.properties)
        provider, lines = self._provider(item)
        self._default_location(item, arguments)
        parts = urns.parse(item.urn)
        whole = Declaration(
            address=item.urn,
            type=words.type,
            name=parts.name,
            attributes=arguments.values,
            provider=provider,
            location=item.location if item.location.file else Location(self.file),
            root=self.root,
            mode="data" if item.external else "managed",
            origins=_Origins(arguments.values, arguments.written, item.lines, lines),
            spelled_type=item.token,
        )
        yield whole
        for type_name, link, values in arguments.beside:
            own = Unknown(Why.COMPUTED, (parts.name,), (Reference(item.urn, None, words.type),), exact=True)
            attributes = {link: own, **values}
            yield replace(
                whole,
                type=type_name,
                address=f"{item.urn}#{type_name}",
                attributes=attributes,
                origins=_Origins(attributes, arguments.written, item.lines, lines),
            )

    def _default_location(self, item: Registered, arguments: Arguments) -> None:
        """Azure's packages take the place of a resource from the stack's configuration when it says none."""
        place = self.configuration.get(f"{urns.package(item.token)}:location")
        if place is not None and words_need_location(item.token):
            arguments.values.setdefault("location", place)

    def _provider(self, item: Registered) -> tuple[ProviderConfiguration, Lines]:
        package = urns.package(item.token)
        word, source = PROVIDERS.get(package, (package.replace("-", "_"), None))
        used = self._providers.get(item.provider)
        name = urns.parse(item.provider).name if item.provider else ""
        default = not name or name.startswith("default")
        settings: dict[str, Any] = {}
        lines: dict[str, tuple[str, int]] = {}
        if used is None or default:
            prefix = f"{package}:"
            for key, value in self.configuration.items():
                if key.startswith(prefix):
                    settings[key.removeprefix(prefix)] = value
                    if key in self.configuration_lines:
                        lines[key.removeprefix(prefix)] = self.configuration_lines[key]
        version = None
        if used is not None:
            settings |= used.properties
            lines |= used.lines
            version = used.properties.get("version")
        return (
            ProviderConfiguration(
                name=word,
                key=word if default else f"{word}.{name}",
                source=source,
                version=version if isinstance(version, str) else None,
                attributes=provider_arguments(settings),
                location=used.location if used is not None else None,
                configured=bool(settings),
            ),
            lines,
        )


def words_need_location(token: str) -> bool:
    """Whether resources of a package take a default place from the stack."""
    return urns.package(token) in {"azure", "azure-native"}
