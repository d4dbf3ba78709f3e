"""A Terraform folder told in Pulumi words, as a YAML program, a preview and an export: for parity tests.

The way back of the product's translation: its tables are read from right to left. Values that Terraform does not know
become references, templates, or configuration that no stack gives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from hds_policies.model.declaration import Declaration, ProviderConfiguration
from hds_policies.model.value import Unknown
from hds_scanners.sources.pulumi.spelling import FREE_MAPS, KEEPS_PLURALS, PLURAL_BLOCKS
from hds_scanners.sources.pulumi.spelling import TYPES as SPELLED
from hds_scanners.sources.pulumi.tables import _table, argument, block
from hds_scanners.sources.pulumi.values import UNKNOWN_TEXT
from hds_scanners.sources.terraform.folder import deep_stack, find_roots, read_root

PACKAGES = {"aws": "aws", "google": "gcp", "azurerm": "azure", "openstack": "openstack"}
STACK, PROJECT = "prod", "parity"


def key_of(address: str) -> str:
    """A Pulumi name for a Terraform address."""
    return re.sub(r"\W+", "-", address).strip("-")


def declarations_of(folder: Path) -> list[Declaration]:
    """Managed resources of the only root of a folder."""
    tree = find_roots(folder)
    return [item for item in read_root(tree, ".").declarations if item.mode == "managed"]


def token_of(type_name: str) -> tuple[str, str]:
    """Package and token of a Terraform type."""
    word, _, rest = type_name.partition("_")
    package = PACKAGES.get(word, word)
    if word in PACKAGES:
        tokens = sorted(
            (token for token, (name, _) in _table(package)["types"].items() if name == type_name),
            key=lambda token: ("V2" in token, len(token), token),
        )
        if tokens:
            return package, tokens[0]
    own = _camel(rest)
    return package, f"{package}:index/{own}:{own[:1].upper()}{own[1:]}"


def _camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match[1].upper(), name)


def _plural(name: str) -> str:
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


class _Writer:
    """One way to write values; `unknown` spells what is not known."""

    def __init__(self, package: str, *, generated: bool) -> None:
        self.package = package
        self.generated = generated

    def unknown(self, value: Unknown) -> Any:
        raise NotImplementedError

    def properties(self, attributes: Mapping[str, Any], exceptions: Mapping[str, str]) -> dict[str, Any]:
        known = {argument(text).name or _snake(name): (name, argument(text)) for name, text in exceptions.items()}
        written: dict[str, Any] = {}
        for name, value in attributes.items():
            if value is None:
                continue
            spelled, rule = known.get(name, ("", argument("")))
            many = isinstance(value, list) and any(isinstance(item, Mapping) for item in value)
            if not spelled:
                plural = (
                    many
                    and not self.generated
                    and self.package not in KEEPS_PLURALS
                    and name not in FREE_MAPS | PLURAL_BLOCKS
                )
                spelled = _camel(_plural(name) if plural else name)
            nested = block(self.package, rule.block) if rule.block else {}
            if rule.free or name in FREE_MAPS:
                written[spelled] = self.plain(value)
            elif rule.wrapped and isinstance(value, list) and len(value) == 1:
                written[spelled] = self._value(value[0], nested)
            else:
                written[spelled] = self._value(value, nested)
        return written

    def _value(self, value: Any, nested: Mapping[str, str]) -> Any:
        if isinstance(value, Mapping):
            return self.properties(value, nested)
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self._value(item, nested) for item in value]
        if isinstance(value, Unknown) and isinstance(value.document, list):
            # A `dynamic` block of which only the shape is known.
            return self.unknown(Unknown(value.why))
        return self.plain(value)

    def plain(self, value: Any) -> Any:
        if isinstance(value, Unknown):
            return self.unknown(value)
        if isinstance(value, Decimal):
            return int(value) if value == value.to_integral_value() else float(value)
        if isinstance(value, Mapping):
            return {name: self.plain(item) for name, item in value.items()}
        if isinstance(value, (list, tuple, set, frozenset)):
            return [self.plain(item) for item in value]
        return self.text(value) if isinstance(value, str) else value

    def text(self, value: str) -> Any:
        return value


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


class _YamlWriter(_Writer):
    def __init__(self, package: str, *, generated: bool, addresses: frozenset[str]) -> None:
        super().__init__(package, generated=generated)
        self.addresses = addresses

    def text(self, value: str) -> Any:
        return value.replace("${", "$${")

    def unknown(self, value: Unknown) -> Any:
        if value.document is not None:
            return {"fn::toJSON": self.plain(value.document)}
        if value.parts:
            pieces = [part if not isinstance(part, Unknown) else self.unknown(part) for part in value.parts]
            if all(isinstance(piece, str) for piece in pieces):
                return "".join(
                    str(piece if isinstance(part, Unknown) else self.text(str(piece)))
                    for piece, part in zip(pieces, value.parts, strict=True)
                )
        for reference in value.references:
            if reference.address in self.addresses:
                spelled = f"${{{key_of(reference.address)}.{_camel(reference.attribute or 'id')}}}"
                return spelled if value.exact else f"made of {spelled}"
        return "${missing}"


class _PreviewWriter(_Writer):
    def unknown(self, value: Unknown) -> Any:
        del value
        return UNKNOWN_TEXT


def _exceptions(package: str, token: str, type_name: str) -> tuple[Mapping[str, str], bool]:
    if package in PACKAGES.values() and token in _table(package)["types"]:
        return _table(package)["types"][token][1], True
    return SPELLED.get(type_name, {}), False


def _provider_key(provider: ProviderConfiguration) -> str:
    return key_of(f"provider-{provider.key or provider.name}")


def _package(provider: ProviderConfiguration) -> str:
    return PACKAGES.get(provider.name.removesuffix("-beta"), provider.name)


def yaml_of(declarations: Iterable[Declaration]) -> str:
    """A YAML project that declares the same."""
    with deep_stack():
        declarations = list(declarations)
        addresses = frozenset(item.address for item in declarations)
        resources: dict[str, Any] = {}
        for item in declarations:
            package, token = token_of(item.type)
            exceptions, generated = _exceptions(package, token, item.type)
            writer = _YamlWriter(package, generated=generated, addresses=addresses)
            entry: dict[str, Any] = {"type": token, "properties": writer.properties(item.attributes, exceptions)}
            if item.provider.configured and _package(item.provider) == package:
                name = _provider_key(item.provider)
                settings = {key: writer.plain(value) for key, value in item.provider.attributes.items()}
                resources[name] = {
                    "type": f"pulumi:providers:{package}",
                    "properties": {_camel(key): value for key, value in settings.items() if value is not None},
                }
                entry["options"] = {"provider": f"${{{name}}}"}
            resources[key_of(item.address)] = entry
    project = {
        "name": PROJECT,
        "runtime": "yaml",
        "config": {"missing": {"type": "string"}},
        "resources": resources,
    }
    return yaml.safe_dump(project, sort_keys=False, allow_unicode=True)


def _urn(token: str, name: str) -> str:
    return f"urn:pulumi:{STACK}::{PROJECT}::{token}::{name}"


def preview_of(declarations: Iterable[Declaration]) -> dict[str, Any]:
    """The digest of a first preview."""
    with deep_stack():
        declarations = list(declarations)
        urns = {item.address: _urn(token_of(item.type)[1], key_of(item.address)) for item in declarations}
        states: dict[str, dict[str, Any]] = {}
        for item in declarations:
            package, token = token_of(item.type)
            exceptions, generated = _exceptions(package, token, item.type)
            writer = _PreviewWriter(package, generated=generated)
            inputs = writer.properties(item.attributes, exceptions)
            names = {argument(text).name or _snake(name): name for name, text in exceptions.items()}
            depends = {
                names.get(name, _camel(name)): sorted(urns[address] for address in _referred(value) if address in urns)
                for name, value in item.attributes.items()
            }
            state = {
                "urn": urns[item.address],
                "custom": True,
                "type": token,
                "inputs": {"__defaults": [], **inputs},
                "propertyDependencies": depends,
            }
            if item.provider.configured and _package(item.provider) == package:
                urn = _urn(f"pulumi:providers:{package}", _provider_key(item.provider))
                settings = {
                    _camel(key): plain if isinstance(plain := writer.plain(value), str) else json.dumps(plain)
                    for key, value in item.provider.attributes.items()
                    if value is not None
                }
                states[urn] = {"urn": urn, "custom": True, "type": f"pulumi:providers:{package}", "inputs": settings}
                state["provider"] = f"{urn}::{UNKNOWN_TEXT}"
            states[urns[item.address]] = state
    return {
        "config": {},
        "steps": [{"op": "create", "urn": urn, "newState": state} for urn, state in states.items()],
        "changeSummary": {"create": len(states)},
    }


def _referred(value: Any) -> set[str]:
    if isinstance(value, Unknown):
        return {reference.address for reference in value.references}
    if isinstance(value, Mapping):
        return {address for item in value.values() for address in _referred(item)}
    if isinstance(value, (list, tuple)):
        return {address for item in value for address in _referred(item)}
    return set()


# -- program -----------------------------------------------------------------------------------------------------------


class _Expression(str):
    """Source, where a plain string stands for its own literal."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _javascript(value: Any) -> str:
    """The literal of a value."""
    if isinstance(value, _Expression):
        return str(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)}: {_javascript(item)}" for name, item in value.items()) + "}"
    return f"[{', '.join(map(_javascript, value))}]" if isinstance(value, list) else json.dumps(value)


class Language(NamedTuple):
    """How programs of a language are spelled."""

    runtime: str
    file: str
    head: str
    literal: Callable[[Any], str]
    new: str
    dumps: str
    concat: str
    options: str


PYTHON = Language(
    "python",
    "__main__.py",
    """\
import pulumi


class Thing(pulumi.CustomResource):
    def __init__(self, token, name, props, opts=None):
        super().__init__(token, name, props, opts)


class Settings(pulumi.ProviderResource):
    def __init__(self, package, name, props):
        super().__init__(package, name, props)


missing = pulumi.Config().require("missing")
things = {}
""",
    repr,
    "",
    "pulumi.Output.json_dumps",
    "pulumi.Output.concat",
    "pulumi.ResourceOptions(provider={})",
)
TYPESCRIPT = Language(
    "nodejs",
    "index.ts",
    """\
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {}
class Settings extends pulumi.ProviderResource {}

const missing = new pulumi.Config().require("missing");
const things: Record<string, any> = {};
""",
    _javascript,
    "new ",
    "pulumi.jsonStringify",
    "pulumi.concat",
    "{{ provider: {} }}",
)


class _ProgramWriter(_Writer):
    def __init__(self, language: Language, package: str, *, generated: bool, written: frozenset[str]) -> None:
        super().__init__(package, generated=generated)
        self.language = language
        self.written = written
        """Addresses of the resources that come before."""

    def unknown(self, value: Unknown) -> Any:
        literal, concat = self.language.literal, self.language.concat
        if value.document is not None:
            return _Expression(f"{self.language.dumps}({literal(self.plain(value.document))})")
        if value.parts:
            pieces = ", ".join(literal(self.plain(part)) for part in value.parts)
            return _Expression(f"{concat}({pieces})")
        for reference in value.references:
            if reference.address in self.written:
                spelled = f"things[{key_of(reference.address)!r}].id"
                return _Expression(spelled if value.exact else f"{concat}('made of ', {spelled})")
        return _Expression("missing")


def program_of(declarations: Iterable[Declaration], language: Language = PYTHON) -> str:
    """A program that declares the same, by tokens; in an order in which nothing is used before it is made."""
    lines = [language.head]
    literal = language.literal
    with deep_stack():
        waiting = list(declarations)
        addresses = frozenset(item.address for item in waiting)
        written: set[str] = set()
        providers: set[str] = set()
        while waiting:
            ready = [item for item in waiting if _needs(item, addresses) <= written] or waiting[:1]
            for item in ready:
                waiting.remove(item)
                package, token = token_of(item.type)
                exceptions, generated = _exceptions(package, token, item.type)
                writer = _ProgramWriter(language, package, generated=generated, written=frozenset(written))
                options = ""
                if item.provider.configured and _package(item.provider) == package:
                    name = _provider_key(item.provider)
                    if name not in providers:
                        providers.add(name)
                        settings = {
                            _camel(key): writer.plain(value)
                            for key, value in item.provider.attributes.items()
                            if value is not None
                        }
                        made = f"{language.new}Settings({package!r}, {name!r}, {literal(settings)})"
                        lines.append(f"things[{name!r}] = {made}")
                    options = f", {language.options.format(f'things[{name!r}]')}"
                own = key_of(item.address)
                properties = writer.properties(item.attributes, exceptions)
                made = f"{language.new}Thing({token!r}, {own!r}, {literal(properties)}{options})"
                lines.append(f"things[{own!r}] = {made}")
                written.add(item.address)
    return "\n".join(lines) + "\n"


def _needs(item: Declaration, addresses: frozenset[str]) -> set[str]:
    return {address for value in item.attributes.values() for address in _referred(value)} & addresses - {item.address}
