"""A plan as `terraform show -json` prints it (format 1.x): what will be, with what only the apply will tell.

Source of the format: Terraform's documentation, "JSON Output Format". Resources to be deleted are not in
`planned_values` and so not judged; the rest is, whether created, replaced, updated or left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from hds_policies.model.declaration import Declaration, Location, ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform_json.reading import DocumentReading
from hds_scanners.sources.terraform_json.values import SensitiveParts, with_unknown

_INDEX = re.compile(r"\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]]*)\]")
_DEEPEST = 20


def read_plan(document: Mapping[str, Any], file: str) -> DocumentReading:
    """All resources of a plan, data sources included."""
    reading = DocumentReading()
    plan = _Plan(document, file)
    if not document.get("configuration"):
        reading.diagnostics.append(
            Diagnostic(
                "warning",
                "structure",
                "the plan has no `configuration` part: provider regions and references are not known",
                "le plan n'a pas de partie `configuration` : régions des fournisseurs et références sont inconnues",
                file,
            )
        )
    if document.get("errored"):
        reading.diagnostics.append(
            Diagnostic(
                "error",
                "structure",
                "Terraform could not finish this plan: it is incomplete",
                "Terraform n'a pas pu terminer ce plan : il est incomplet",
                file,
            )
        )
    seen: set[str] = set()
    for module, resource in _resources(document.get("planned_values", {}).get("root_module", {})):
        address = resource.get("address")
        if not isinstance(address, str) or not isinstance(resource.get("type"), str):
            continue
        if address in seen:
            reading.diagnostics.append(
                Diagnostic("error", "structure", f"{address} is in the plan twice", f"{address} figure deux fois", file)
            )
            continue
        seen.add(address)
        reading.declarations.append(plan.declaration(module, resource))
    state = document.get("prior_state", {}).get("values", {}).get("root_module", {})
    for module, resource in _resources(state):
        # Data that was read is shown in the prior state only.
        if resource.get("mode") == "data" and resource.get("address") not in seen:
            reading.declarations.append(plan.declaration(module, resource))
    return reading


def _resources(module: Mapping[str, Any], address: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    for resource in module.get("resources") or ():
        yield address, resource
    for child in module.get("child_modules") or ():
        yield from _resources(child, child.get("address", ""))


def without_indexes(address: str) -> str:
    """An address without instance keys."""
    return _INDEX.sub("", address)


@dataclass(slots=True)
class _Module:
    """The configuration of one module, and where it is called."""

    configuration: Mapping[str, Any]
    path: tuple[str, ...] = ()
    caller: _Module | None = None
    call: Mapping[str, Any] = field(default_factory=dict)
    resources: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    calls: dict[str, _Module] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        return "".join(f"module.{name}." for name in self.path)


class _Plan:
    """One plan; answers for each resource which provider configuration it uses and what its unknowns refer to."""

    def __init__(self, document: Mapping[str, Any], file: str) -> None:
        self.file = file
        configuration = document.get("configuration") or {}
        self.providers: Mapping[str, Any] = configuration.get("provider_config") or {}
        self.variables: Mapping[str, Any] = document.get("variables") or {}
        self.modules: dict[tuple[str, ...], _Module] = {}
        self._index(configuration.get("root_module") or {}, (), None, {})
        self.changes: dict[str, Mapping[str, Any]] = {
            change["address"]: change.get("change") or {}
            for change in document.get("resource_changes") or ()
            if "address" in change and "deposed" not in change
        }
        self.configurations: dict[str, ProviderConfiguration] = {}

    def _index(
        self, configuration: Mapping[str, Any], path: tuple[str, ...], caller: _Module | None, call: Mapping[str, Any]
    ) -> _Module:
        module = _Module(configuration, path, caller, call)
        self.modules[path] = module
        for resource in configuration.get("resources") or ():
            module.resources[resource.get("address", "")] = resource
        for name, inner in (configuration.get("module_calls") or {}).items():
            module.calls[name] = self._index(inner.get("module") or {}, (*path, name), module, inner)
        return module

    def declaration(self, module_address: str, resource: Mapping[str, Any]) -> Declaration:
        address = resource["address"]
        plain = without_indexes(address)
        path = tuple(without_indexes(module_address).split(".")[1::2]) if module_address else ()
        module = self.modules.get(path)
        local = plain.removeprefix(module.prefix) if module else plain
        configured = module.resources.get(local, {}) if module else {}
        change = self.changes.get(address, {})

        def unknown(at: str) -> Unknown | None:
            return self._unknown(module, configured, address, at)

        values = with_unknown(resource.get("values") or {}, change.get("after_unknown") or {}, unknown)
        sensitive = change.get("after_sensitive")
        if not isinstance(sensitive, dict):
            sensitive = resource.get("sensitive_values") or {}
        return Declaration(
            address=address,
            type=resource["type"],
            name=resource.get("name", ""),
            attributes=values,
            provider=self._provider(configured, resource),
            location=Location(self.file),
            root=self.file,
            mode=resource.get("mode", "managed"),
            module=module_address,
            origins=SensitiveParts(sensitive),
            instance_of=plain,
        )

    # -- providers -----------------------------------------------------------------------------------------------------

    def _provider(self, configured: Mapping[str, Any], resource: Mapping[str, Any]) -> ProviderConfiguration:
        source = str(resource.get("provider_name", ""))
        key = configured.get("provider_config_key") or source.rpartition("/")[2]
        cache = f"{key} {source}"
        if cache not in self.configurations:
            self.configurations[cache] = self._configuration(key, source)
        return self.configurations[cache]

    def _configuration(self, key: str, source: str) -> ProviderConfiguration:
        # `module.x:aws.dr` belongs to a module; what it does not configure itself is its caller's.
        entry = self.providers.get(key)
        module_path, _, name = key.rpartition(":")
        while entry is None and module_path:
            module_path = module_path.rpartition(".module.")[0]
            entry = self.providers.get(f"{module_path}:{name}" if module_path else name)
        entry = entry or {}
        path = tuple(str(entry.get("module_address", "")).split(".")[1::2])
        module = self.modules.get(path) or self.modules[()]
        expressions = entry.get("expressions") or {}
        attributes = {
            argument: self._expression(module, expression, f"provider.{key}.{argument}")
            for argument, expression in expressions.items()
        }
        return ProviderConfiguration(
            name=entry.get("name") or name.partition(".")[0] or source.rpartition("/")[2],
            key=name,
            source=(entry.get("full_name") or source).removeprefix("registry.terraform.io/") or None,
            version=entry.get("version_constraint"),
            attributes=attributes,
            configured=bool(entry),
        )

    def _expression(self, module: _Module, expression: Any, step: str) -> Any:
        """The value of an expression of the configuration part, as far as it is one: a constant or one variable."""
        if isinstance(expression, list):
            return [self._expression(module, item, step) for item in expression]
        if not isinstance(expression, Mapping):
            return None
        if "constant_value" in expression:
            return expression["constant_value"]
        if "references" not in expression:
            return {name: self._expression(module, inner, f"{step}.{name}") for name, inner in expression.items()}
        references: list[str] = list(expression["references"] or ())
        if len(references) == 1:
            return self._referred(module, references[0], (step,))
        return Unknown(Why.NOT_EVALUATED, (step, *references[:1]))

    def _referred(self, module: _Module, reference: str, chain: tuple[str, ...]) -> Any:
        chain = (*chain, f"{module.prefix}{reference}")
        kind, _, rest = reference.partition(".")
        if kind != "var" or len(chain) > _DEEPEST:
            return Unknown(Why.NOT_EVALUATED, chain)
        name = rest.partition(".")[0]
        if rest != name:
            return Unknown(Why.NOT_EVALUATED, chain)
        if module.caller is None:
            variable = self.variables.get(name)
            if isinstance(variable, Mapping) and "value" in variable:
                return variable["value"]
            return Unknown(Why.NO_VALUE, chain)
        given = (module.call.get("expressions") or {}).get(name)
        if isinstance(given, Mapping):
            if "constant_value" in given:
                return given["constant_value"]
            references: list[str] = list(given.get("references") or ())
            if len(references) == 1:
                return self._referred(module.caller, references[0], chain)
        default = (module.configuration.get("variables") or {}).get(name) or {}
        if given is None and "default" in default:
            return default["default"]
        return Unknown(Why.NOT_EVALUATED, chain)

    # -- references ----------------------------------------------------------------------------------------------------

    def _unknown(self, module: _Module | None, configured: Mapping[str, Any], address: str, at: str) -> Unknown | None:
        """An attribute only known after apply, with the resources that its expression refers to.

        None where nothing was written: the provider fills in its default, as it does for a folder, where the attribute
        is simply absent.
        """
        step = f"{address}.{at}" if at else address
        expressions = configured.get("expressions") or {}
        written = _at(expressions, at)
        if module is None or not configured:
            return Unknown(Why.COMPUTED, (step,))
        if written is None:
            return None
        found: list[Reference] = []
        names = _most_specific(written)
        for name in names:
            found += self._resolve(module, name, address, configured, 0)
        references = tuple(dict.fromkeys(found))
        return Unknown(Why.COMPUTED, (step, *names[:1]), references, exact=len(references) == 1 and len(names) == 1)

    def _resolve(
        self, module: _Module, name: str, address: str, configured: Mapping[str, Any], depth: int
    ) -> list[Reference]:
        """The resources behind one reference of a module's configuration; several steps through variables and outputs."""
        if depth > _DEEPEST:
            return []
        steps = _split(name)
        head = steps[0] if steps else ""
        if head == "each" and "for_each_expression" in configured:
            key = _INDEX.search(address[address.rfind(configured.get("name", "")) :])
            attribute = steps[2] if len(steps) > 2 else None
            found = self._through(module, configured["for_each_expression"], address, configured, depth)
            return [
                Reference(item.address + (key[0] if key else ""), attribute) if item.attribute is None else item
                for item in found
            ]
        if head in {"path", "terraform", "count", "self", "each", "local"} or not head:
            return []
        if head == "var" and len(steps) > 1:
            if module.caller is None:
                return []
            given = (module.call.get("expressions") or {}).get(steps[1])
            return self._through(module.caller, given, address, {}, depth)
        if head == "module" and len(steps) > 2:
            inner = module.calls.get(without_indexes(steps[1]))
            output = without_indexes(steps[2])
            if inner is None:
                return []
            expression = ((inner.configuration.get("outputs") or {}).get(output) or {}).get("expression")
            return self._through(inner, expression, address, {}, depth)
        width = 3 if head == "data" else 2
        if len(steps) < width:
            return []
        return [Reference(module.prefix + ".".join(steps[:width]), steps[width] if len(steps) > width else None)]

    def _through(
        self, module: _Module, expression: Any, address: str, configured: Mapping[str, Any], depth: int
    ) -> list[Reference]:
        del configured
        found: list[Reference] = []
        for name in _most_specific(expression):
            found += self._resolve(module, name, address, {}, depth + 1)
        return found


def _split(name: str) -> list[str]:
    """The steps of a reference; a dot inside an instance key separates nothing."""
    steps: list[str] = []
    rest = name
    while rest:
        match = re.match(r"((?:[^.\[]|\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]]*)\])+)\.?", rest)
        if match is None:
            break
        steps.append(match[1])
        rest = rest[match.end() :]
    return steps


def _at(expressions: Any, path: str) -> Any:
    """The expression of an argument, or of the block that holds it."""
    found = expressions
    for step in re.findall(r"[^.\[\]]+", path):
        if isinstance(found, list):
            if step.isdigit() and int(step) < len(found):
                found = found[int(step)]
                continue
            found = found[0] if found else None
        if isinstance(found, Mapping) and step in found:
            found = found[step]
        else:
            break
    return None if found is expressions else found


def _most_specific(expression: Any) -> list[str]:
    """References of an expression without those that only prefix another (`a.b.id` comes with `a.b`)."""
    names = list(_references(expression))
    return [
        name
        for name in names
        if not any(other != name and other.startswith((name + ".", name + "[")) for other in names)
    ]


def _references(expression: Any) -> Iterator[str]:
    if isinstance(expression, Mapping):
        if isinstance(expression.get("references"), list):
            yield from (name for name in expression["references"] if isinstance(name, str))
        else:
            for inner in expression.values():
                yield from _references(inner)
    elif isinstance(expression, list):
        for inner in expression:
            yield from _references(inner)
