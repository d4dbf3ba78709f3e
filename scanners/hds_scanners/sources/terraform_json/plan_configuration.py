"""The `configuration` part of a plan: modules, provider configurations, and what expressions refer to.

That part holds expressions, not values: a constant, or the names that an expression refers to. It is the only place
where a plan says of which resource an id that is not known yet will be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from hds_policies.model.declaration import ProviderConfiguration
from hds_policies.model.value import Reference, Unknown, Why

INSTANCE_KEY = re.compile(r"\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]]*)\]")
_LAST_KEY = re.compile(r"\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]]*)\]$")
_STEP = re.compile(r"((?:[^.\[]|\[(?:\"(?:[^\"\\]|\\.)*\"|[^\]]*)\])+)\.?")
_DEEPEST = 20
_UNSHOWN = frozenset({"path", "terraform", "count", "self", "each", "local"})
"""What leads to no resource: locals are not shown in plans."""
_IDENTITIES = frozenset({"id", "arn", "self_link", None})


def without_keys(address: str) -> str:
    """An address without instance keys."""
    return INSTANCE_KEY.sub("", address) if "[" in address else address


def key_of(address: str) -> str:
    """The instance key that an address ends with (`[0]`, `["a"]`), or ""."""
    match = _LAST_KEY.search(address)
    return match[0] if match else ""


@dataclass(slots=True)
class Module:
    """The configuration of one module, and where it is called."""

    configuration: Mapping[str, Any]
    path: tuple[str, ...] = ()
    caller: Module | None = None
    call: Mapping[str, Any] = field(default_factory=dict)
    resources: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    calls: dict[str, Module] = field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """What addresses of the module begin with, without instance keys."""
        return "".join(f"module.{name}." for name in self.path)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where an expression is evaluated: a module instance, and the block whose `each` and `count` it may use."""

    module: Module
    instance: str
    """Address of the module instance, "" for the root."""
    key: str = ""
    """The instance key of the block that holds the expression."""
    for_each: Any = None
    """The `for_each` expression of that block."""

    @property
    def caller(self) -> Scope | None:
        """Where the module's own arguments are evaluated; None for the root."""
        caller = self.module.caller
        if caller is None:
            return None
        steps = split_reference(self.instance)
        return Scope(
            caller, ".".join(steps[:-2]), key_of(self.instance), (self.module.call or {}).get("for_each_expression")
        )


class Configuration:
    """Answers which provider configuration a resource uses, and what its unknown arguments refer to."""

    def __init__(
        self, configuration: Mapping[str, Any], variables: Mapping[str, Any], addresses: Iterable[tuple[str, str]]
    ) -> None:
        """`addresses`: (address, address of the module instance) of all resources of the plan."""
        self.variables = variables
        self.modules: dict[tuple[str, ...], Module] = {}
        self._index(configuration.get("root_module") or {}, (), None, {})
        self._entries: dict[tuple[tuple[str, ...], str], Mapping[str, Any]] = {}
        for key, entry in (configuration.get("provider_config") or {}).items():
            if isinstance(entry, Mapping):
                self._entries[_provider_key(key)] = entry
        self._providers: dict[tuple[str, str], ProviderConfiguration] = {}
        self._instances: dict[str, dict[str, None]] = {}
        for address, module in addresses:
            plain = without_keys(address)
            if plain != address:
                # Each instance, and the resource of each module instance.
                known = self._instances.setdefault(plain, {})
                local = address[len(module) + 1 :] if module else address
                known[f"{module}.{without_keys(local)}" if module else plain] = None
                known[address] = None

    def _index(
        self, configuration: Mapping[str, Any], path: tuple[str, ...], caller: Module | None, call: Mapping[str, Any]
    ) -> Module:
        module = Module(configuration, path, caller, call)
        self.modules[path] = module
        for resource in configuration.get("resources") or ():
            module.resources[resource.get("address", "")] = resource
        for name, inner in (configuration.get("module_calls") or {}).items():
            module.calls[name] = self._index(inner.get("module") or {}, (*path, name), module, inner)
        return module

    def module_of(self, instance: str) -> Module | None:
        """The configuration of a module instance, None when the plan does not show it."""
        return self.modules.get(tuple(split_reference(without_keys(instance))[1::2]) if instance else ())

    # -- providers -----------------------------------------------------------------------------------------------------

    def provider(self, configured: Mapping[str, Any], resource: Mapping[str, Any]) -> ProviderConfiguration:
        """The provider configuration of a resource, from its own part of the configuration and of the values."""
        source = str(resource.get("provider_name") or "")
        key = str(configured.get("provider_config_key") or source.rpartition("/")[2])
        if (key, source) not in self._providers:
            self._providers[key, source] = self._provider(key, source)
        return self._providers[key, source]

    def _provider(self, key: str, source: str) -> ProviderConfiguration:
        path, name = _provider_key(key)
        entry: Mapping[str, Any] = self._entries.get((path, name)) or {}
        # A module's entry without expressions only says which version it wants: the configuration is its caller's.
        while path and not entry.get("expressions"):
            path = path[:-1]
            entry = self._entries.get((path, name)) or entry
        module = self.modules.get(path) or self.modules[()]
        expressions = entry.get("expressions") or {}
        label = "".join(f"module.{step}." for step in path) + f"provider.{name}"
        attributes = {
            argument: self._expression(module, expression, f"{label}.{argument}")
            for argument, expression in expressions.items()
        }
        return ProviderConfiguration(
            name=str(entry.get("name") or source.rpartition("/")[2] or name.partition(".")[0]),
            key=name,
            source=str(entry.get("full_name") or source).removeprefix("registry.terraform.io/") or None,
            version=entry.get("version_constraint"),
            attributes=attributes,
            configured=bool(entry),
        )

    def _expression(self, module: Module, expression: Any, step: str) -> Any:
        """The value of an expression of the configuration part, as far as it is one: a constant or one variable."""
        if isinstance(expression, list):
            return [self._expression(module, item, step) for item in expression]
        if not isinstance(expression, Mapping):
            return None
        if "constant_value" in expression:
            return expression["constant_value"]
        if "references" in expression:
            names = _most_specific(expression)
            if len(names) == 1:
                return self._value(module, names[0], (step,))
            return Unknown(Why.NOT_EVALUATED, (step, *names[:1]))
        if not expression:
            # An expression that refers to nothing and is no constant: a function call, say.
            return Unknown(Why.NOT_EVALUATED, (step,))
        return {name: self._expression(module, inner, f"{step}.{name}") for name, inner in expression.items()}

    def _value(self, module: Module, reference: str, chain: tuple[str, ...]) -> Any:
        chain = (*chain, f"{module.prefix}{reference}")
        kind, _, rest = reference.partition(".")
        steps = [step.strip('"') for step in re.findall(r'"[^"]*"|[^.\[\]"]+', rest)]
        if kind != "var" or not steps or len(chain) > _DEEPEST:
            return Unknown(Why.NOT_EVALUATED, chain)
        value = self._variable(module, steps[0], chain)
        for step in steps[1:]:
            if isinstance(value, Mapping):
                value = value.get(step)
            elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
                value = value[int(step)]
            elif not isinstance(value, Unknown):
                return Unknown(Why.NOT_EVALUATED, chain)
        return value

    def _variable(self, module: Module, name: str, chain: tuple[str, ...]) -> Any:
        default = (module.configuration.get("variables") or {}).get(name) or {}
        if module.caller is None:
            given = self.variables.get(name)
            if isinstance(given, Mapping) and "value" in given:
                return given["value"]
            return default["default"] if "default" in default else Unknown(Why.NO_VALUE, chain)
        given = (module.call.get("expressions") or {}).get(name)
        if isinstance(given, Mapping):
            if "constant_value" in given:
                return given["constant_value"]
            names = _most_specific(given)
            if len(names) == 1:
                return self._value(module.caller, names[0], chain)
        if given is None and "default" in default:
            return default["default"]
        return Unknown(Why.NOT_EVALUATED, chain)

    # -- references ----------------------------------------------------------------------------------------------------

    def unknown(self, scope: Scope, configured: Mapping[str, Any], address: str, at: str) -> Unknown | None:
        """An argument only known after apply, with the resources that its expression refers to.

        None where nothing was written: the provider fills in its default, as it does for a folder, where the argument
        is simply absent. A `dynamic` block is not shown in the configuration part, so that a block which may be
        computed (`ingress` of a security group) and is wholly unknown counts as not written.
        """
        step = f"{address}.{at}" if at else address
        if not configured:
            return Unknown(Why.COMPUTED, (step,))
        written = _at(configured.get("expressions") or {}, at)
        if written is _NOT_WRITTEN:
            return None
        if written is _NOT_SHOWN:
            return Unknown(Why.COMPUTED, (step,))
        names = _most_specific(written)
        if len(names) == 1 and names[0].startswith("var.") and self._value(scope.module, names[0], ()) is None:
            # `kms_key_id = var.kms_key_id`, as modules write it, where nobody gave one.
            return None
        references = tuple(dict.fromkeys(self._through(scope, written, 0)))
        # Whether text was put around it is not shown; nobody does so with what is an identity by itself.
        exact = (
            len(references) == 1
            and references[0].attribute in _IDENTITIES
            and len([name for name in names if not _is_key(name)]) == 1
        )
        return Unknown(Why.COMPUTED, (step, *names[:1]), references, exact=exact)

    def _through(self, scope: Scope, expression: Any, depth: int) -> list[Reference]:
        if depth > _DEEPEST:
            return []
        names = _most_specific(expression)
        # `aws_s3_bucket.b[each.key].id` is shown as the two names `aws_s3_bucket.b` and `each.key`.
        key = scope.key if any(_is_key(name) for name in names) else ""
        return [reference for name in names for reference in self._resolve(scope, name, key, depth)]

    def _resolve(self, scope: Scope, name: str, key: str, depth: int) -> list[Reference]:
        """The resources behind one name of a module's configuration, through variables and outputs."""
        steps = split_reference(name)
        head = steps[0] if steps else ""
        if head == "each" and steps[1:2] == ["value"] and scope.for_each is not None:
            attribute = steps[2] if len(steps) > 2 else None
            found = self._through(replace(scope, for_each=None), scope.for_each, depth + 1)
            return [
                Reference(keyed, item.attribute or attribute)
                for item in found
                for keyed in self._keyed(item.address, scope.key)
            ]
        if head in _UNSHOWN or not head:
            return []
        if head == "var":
            caller = scope.caller
            given = (scope.module.call.get("expressions") or {}).get(steps[1]) if len(steps) > 1 else None
            return self._through(caller, given, depth + 1) if caller and given is not None else []
        if head == "module":
            if len(steps) < 3 or (inner := scope.module.calls.get(without_keys(steps[1]))) is None:
                return []
            output = (inner.configuration.get("outputs") or {}).get(without_keys(steps[2])) or {}
            step = f"module.{steps[1]}"
            if key and not key_of(step) and inner.call.keys() & {"count_expression", "for_each_expression"}:
                step += key
            instance = f"{scope.instance}.{step}" if scope.instance else step
            return self._through(Scope(inner, instance), output.get("expression"), depth + 1)
        width = 3 if head == "data" else 2
        if len(steps) < width:
            return []
        local = ".".join(steps[:width])
        address = f"{scope.instance}.{local}" if scope.instance else local
        attribute = steps[width] if len(steps) > width else None
        return [Reference(keyed, attribute) for keyed in self._keyed(address, key)]

    def _keyed(self, address: str, key: str) -> list[str]:
        """The resources that an address without some instance keys means, narrowed to an instance where `key` is one."""
        plain = without_keys(address)
        known = self._instances.get(plain)
        if known is None:
            return [address]
        if address in known:
            return [address + key] if key and address + key in known else [address]
        # A module called several times whose instance the plan does not tell: any of them.
        every = [other for other in known if not key_of(other) and _agree(address, other)]
        return every or [address]


def _agree(address: str, other: str) -> bool:
    """Whether two addresses of one resource may be the same: keys that both have are equal."""
    pairs = zip(split_reference(address), split_reference(other), strict=False)
    return all(not key_of(mine) or mine == theirs for mine, theirs in pairs)


def _is_key(name: str) -> bool:
    return name in {"each.key", "count.index"}


def _provider_key(key: str) -> tuple[tuple[str, ...], str]:
    """Module path and name of `module.a.module.b:aws.dr`, which Terraform before 0.13 spelled `a.b:aws.dr`."""
    module, _, name = key.rpartition(":")
    steps = split_reference(without_keys(module)) if module else []
    return tuple(steps[1::2] if steps[:1] == ["module"] and len(steps) % 2 == 0 else steps), name


def split_reference(name: str) -> list[str]:
    """The steps of a reference or address; a dot inside an instance key separates nothing."""
    return _STEP.findall(name) if "[" in name else name.split(".") if name else []


_NOT_WRITTEN = object()
_NOT_SHOWN = object()


def _at(expressions: Any, path: str) -> Any:
    """The expression at a path, or the one of a block or object that holds it; else what is known of its absence."""
    found = expressions
    shown = True
    for step in re.findall(r"[^.\[\]]+", path):
        if isinstance(found, list):
            if step.isdigit() and int(step) < len(found):
                found = found[int(step)]
                continue
            # Blocks of a set are in another order than they were written in; of `dynamic` ones nothing is shown.
            found = found[0] if found else {}
            shown = False
            if step.isdigit():
                continue
        if not isinstance(found, Mapping) or "references" in found or "constant_value" in found:
            break
        if step.isdigit():
            continue
        if step not in found:
            return _NOT_WRITTEN if shown and (found or found is expressions) else _NOT_SHOWN
        found = found[step]
    return _NOT_WRITTEN if found is expressions else found


def _most_specific(expression: Any) -> list[str]:
    """References of an expression without those that only prefix another (`a.b.id` comes with `a.b`)."""
    names = list(dict.fromkeys(_references(expression)))
    if len(names) == 1:
        return names
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
