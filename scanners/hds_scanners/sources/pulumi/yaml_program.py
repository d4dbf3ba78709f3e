"""Evaluate a Pulumi YAML program for one stack: variables, references, functions, components; nothing is run.

Syntax: pkg/pulumiyaml/ast of pulumi/pulumi-yaml. A reference to a resource is its property when the program writes it,
else an unknown that names the resource, so that companions find each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from hds_policies.model.declaration import Location
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi import yaml_nodes
from hds_scanners.sources.pulumi.child.policy_document import policy_document
from hds_scanners.sources.pulumi.project import Project, Stack
from hds_scanners.sources.pulumi.reading import NotLookedAt, PulumiReading
from hds_scanners.sources.pulumi.references import reference_to
from hds_scanners.sources.pulumi.resources import Deployment, Registered
from hds_scanners.sources.pulumi.spelling import COMPONENT_PACKAGES
from hds_scanners.sources.pulumi.values import secret
from hds_scanners.sources.pulumi.yaml_functions import FUNCTIONS, LENIENT, Rejected, concatenated, unknowns
from hds_scanners.sources.pulumi.yaml_nodes import BadYaml, Node, end_line_of, line_of, member, members, plain

_DEEPEST = 100
_MOST_RESOURCES = 20_000


@dataclass(slots=True)
class _Resource:
    """One entry of `resources`, evaluated when it is first needed."""

    key: str
    node: Node
    key_node: Node
    scope: _Scope
    urn: str = ""
    token: str = ""
    types: str = ""
    """The chain of types in its URN."""
    properties: dict[str, Any] | None = None
    lines: dict[str, tuple[str, int]] = field(default_factory=dict)
    outputs: dict[str, Any] = field(default_factory=dict)
    """Of a component of this file."""
    evaluating: bool = False


@dataclass(slots=True)
class _Scope:
    """The names of a program, or of one use of a component."""

    file: str
    configuration: Mapping[str, Any]
    variables: dict[str, Node]
    resources: dict[str, _Resource]
    prefix: str = ""
    parent: _Resource | None = None
    values: dict[str, Any] = field(default_factory=dict)
    evaluating: set[str] = field(default_factory=set)


def read_yaml_program(project: Project, stack: Stack) -> PulumiReading:
    """What a YAML project declares for a stack."""
    reading = PulumiReading()
    file = project.file
    root: Node | None = project.node
    main = (project.main.rstrip("/") + "/" if project.main else "") + "Main.yaml"
    if (project.path / main).is_file():
        file = project.relative(main)
        try:
            root = yaml_nodes.load(project.base / file)
        except BadYaml as problem:
            reading.error(problem.en, problem.fr, file, problem.line)
            return reading
    try:
        _Program(project, stack, reading, root, file).run()
    except RecursionError:
        reading.error("the program is nested too deeply", "le programme est trop imbriqué", file)
    return reading


class _Program:
    def __init__(self, project: Project, stack: Stack, reading: PulumiReading, root: Node | None, file: str) -> None:
        self.project = project
        self.stack = stack
        self.reading = reading
        self.root = root
        self.file = file
        self.registered: list[tuple[_Resource, Registered]] = []
        self.defaults: dict[str, str] = {}
        self.depth = 0
        bare = f"{project.name}:"
        configuration = {key.removeprefix(bare): value for key, value in stack.configuration.items()}
        self.scope = self._scope(root, {**stack.configuration, **configuration}, "", None)
        declared = {
            key.removeprefix(bare)
            for section in ("config", "configuration")
            for key in members(member(project.node, section)) | members(member(root, section))
        }
        for key in declared:
            # Declared, and given by no stack file that is here.
            self.scope.values.setdefault(key, self.scope.configuration.get(key, Unknown(Why.NO_VALUE, (key,))))

    def _scope(
        self, root: Node | None, configuration: Mapping[str, Any], prefix: str, parent: _Resource | None
    ) -> _Scope:
        scope = _Scope(self.file, configuration, {}, {}, prefix, parent)
        scope.variables = {name: node for name, (_, node) in members(member(root, "variables")).items()}
        declared = member(root, "resources")
        if declared is not None and not isinstance(declared, MappingNode) and plain(declared) is not None:
            self.reading.error(
                "resources is not a map of names to resources: nothing of it was looked at",
                "resources ne donne pas un nom à chaque ressource : rien n'en a été examiné",
                self.file,
                line_of(declared),
            )
        for key, (key_node, node) in members(declared).items():
            scope.resources[key] = _Resource(key, node, key_node, scope)
        return scope

    def run(self) -> None:
        self._register(self.scope)
        resources = []
        for resource, registered in self.registered:
            registered.provider = registered.provider or self._inherited(resource)
            resources.append(registered)
        deployment = Deployment(
            resources,
            self.stack.configuration,
            file=self.file,
            configuration_lines=self.stack.lines,
        )
        self.reading.take(deployment)

    # -- resources ----------------------------------------------------------------------------------------------------

    def _register(self, scope: _Scope) -> None:
        for resource in scope.resources.values():
            self._name(resource)
        for resource in scope.resources.values():
            if len(self.registered) >= _MOST_RESOURCES:
                self.reading.error(
                    f"more than {_MOST_RESOURCES} resources: the rest was not looked at",
                    f"plus de {_MOST_RESOURCES} ressources : la suite n'a pas été examinée",
                    self.file,
                )
                return
            self._take(resource)

    def _name(self, resource: _Resource) -> None:
        """Give a resource its URN, which needs no property."""
        if resource.urn:
            return
        token = yaml_nodes.plain(member(resource.node, "type"))
        resource.token = urns.full_token(token) if isinstance(token, str) else ""
        if not resource.token:
            self._reject(resource.key_node, f"{resource.key}: a resource needs a type", f"{resource.key} : type absent")
        parent = self._option_resource(resource, "parent") or resource.scope.parent
        types = ""
        if parent is not None and parent is not resource:
            self._name(parent)
            types = parent.types
        name = yaml_nodes.plain(member(resource.node, "name"))
        own = name if isinstance(name, str) and "${" not in name else resource.key
        resource.types = f"{types}${resource.token}" if types else resource.token
        resource.urn = urns.child(
            self.stack.name, self.project.name, types, resource.token, f"{resource.scope.prefix}{own}"
        )

    def _take(self, resource: _Resource) -> None:
        if not resource.token:
            return
        properties = self._properties(resource)
        component = self._component(resource)
        if component is not None:
            return
        package = urns.package(resource.token)
        if package in COMPONENT_PACKAGES or package in members(member(self.root, "packages")):
            self.reading.modules_not_fetched.append(NotLookedAt(resource.urn, resource.token))
            return
        if resource.token == urns.STACK_REFERENCE:
            self.reading.modules_not_fetched.append(NotLookedAt(resource.urn, resource.token))
            return
        provider = self._option_resource(resource, "provider")
        if provider is not None:
            self._name(provider)
        default = yaml_nodes.plain(member(resource.node, "defaultProvider")) is True
        if default and resource.token.startswith(urns.PROVIDER_PREFIX):
            self.defaults[package] = resource.urn
        read = member(resource.node, "get")
        self.registered.append(
            (
                resource,
                Registered(
                    urn=resource.urn,
                    token=resource.token,
                    properties=properties,
                    provider=provider.urn if provider else "",
                    external=read is not None,
                    location=Location(self.file, line_of(resource.key_node), end_line_of(resource.node)),
                    lines=resource.lines,
                ),
            )
        )

    def _inherited(self, resource: _Resource) -> str:
        """The provider of a parent, or the program's own default for the package."""
        package = urns.package(resource.token)
        seen: set[str] = set()
        parent = self._option_resource(resource, "parent") or resource.scope.parent
        while parent is not None and parent.urn not in seen:
            seen.add(parent.urn)
            providers = member(parent.node, "options", "providers")
            candidates = [self._referred(item, parent.scope) for item in _values(providers)]
            candidates.append(self._option_resource(parent, "provider"))
            for candidate in candidates:
                if candidate is not None and urns.package(candidate.token) == package:
                    return candidate.urn
            parent = self._option_resource(parent, "parent") or parent.scope.parent
        return self.defaults.get(package, "")

    def _option_resource(self, resource: _Resource, option: str) -> _Resource | None:
        return self._referred(member(resource.node, "options", option), resource.scope)

    def _referred(self, node: Node | None, scope: _Scope) -> _Resource | None:
        """The resource that an expression `${name}` names."""
        match = _WHOLE.match(node.value) if isinstance(node, ScalarNode) else None
        return scope.resources.get(match["path"].strip()) if match else None

    def _properties(self, resource: _Resource) -> dict[str, Any]:
        if resource.properties is not None:
            return resource.properties
        if resource.evaluating:
            return {}
        resource.evaluating = True
        node = member(resource.node, "properties")
        read = member(resource.node, "get")
        if read is not None:
            node = member(read, "state")
        properties: dict[str, Any] = {}
        if isinstance(node, MappingNode):
            for name, (key, value) in members(node).items():
                self._note_lines(resource.lines, name, key, value)
                properties[name] = self._value(value, resource.scope)
        elif node is not None:
            whole = self._value(node, resource.scope)
            properties = dict(whole) if isinstance(whole, Mapping) else {}
        for name in _texts(member(resource.node, "options", "additionalSecretOutputs")):
            if name in properties:
                properties[name] = secret(name)
        resource.properties = properties
        resource.evaluating = False
        return properties

    def _note_lines(self, lines: dict[str, tuple[str, int]], path: str, key: Node, value: Node, depth: int = 0) -> None:
        lines[path] = (self.file, line_of(key))
        if depth > _DEEPEST:
            return
        if isinstance(value, MappingNode):
            for name, (inner_key, inner) in members(value).items():
                self._note_lines(lines, f"{path}.{name}", inner_key, inner, depth + 1)
        elif isinstance(value, SequenceNode):
            for position, item in enumerate(value.value):
                self._note_lines(lines, f"{path}[{position}]", item, item, depth + 1)

    def _component(self, resource: _Resource) -> _Scope | None:
        """Use a component of this file: its resources, named after it, under it."""
        name = resource.token.rpartition(":")[2]
        definition = member(self.root, "components", name)
        if definition is None or urns.package(resource.token) != self.project.name:
            return None
        if self.depth > _DEEPEST:
            self._reject(resource.key_node, f"{name} uses itself", f"{name} s'utilise lui-même")
            return None
        inputs = {
            key: self._value(default, self.scope)
            for key, (_, node) in members(member(definition, "inputs")).items()
            if (default := member(node, "default")) is not None
        }
        inputs |= self._properties(resource)
        self.depth += 1
        scope = self._scope(definition, inputs, f"{resource.scope.prefix}{resource.key}-", resource)
        scope.values |= inputs
        self._register(scope)
        resource.outputs = {
            key: self._value(node, scope) for key, (_, node) in members(member(definition, "outputs")).items()
        }
        self.depth -= 1
        return scope

    # -- values -------------------------------------------------------------------------------------------------------

    def _value(self, node: Node, scope: _Scope, depth: int = 0) -> Any:
        if depth > _DEEPEST:
            return Unknown(Why.NOT_EVALUATED, ("nested too deeply",))
        if isinstance(node, ScalarNode):
            value = yaml_nodes.scalar(node)
            return self._text(value, node, scope) if isinstance(value, str) else value
        if isinstance(node, SequenceNode):
            return [self._value(item, scope, depth + 1) for item in node.value]
        inner = members(node)
        if len(inner) == 1:
            name, (_, argument) = next(iter(inner.items()))
            if name.lower().startswith("fn::"):
                return self._call(name, argument, node, scope, depth)
        return {name: self._value(value, scope, depth + 1) for name, (_, value) in inner.items()}

    def _text(self, text: str, node: Node, scope: _Scope) -> Any:
        if "$" not in text:
            return text
        match = _WHOLE.match(text)
        if match:
            return self._reference(match["path"], node, scope)
        return concatenated(
            [
                piece if path is None else self._reference(path, node, scope)
                for piece, path in _pieces(text)
                if piece or path is not None
            ]
        )

    def _reference(self, path: str, node: Node, scope: _Scope) -> Any:
        steps = _steps(path)
        if not steps:
            self._reject(node, f"${{{path}}} is no reference", f"${{{path}}} n'est pas une référence")
            return Unknown(Why.NOT_EVALUATED, (path,))
        head, *rest = steps
        name = str(head)
        if name in scope.resources and name not in scope.variables:
            return self._property(scope.resources[name], rest)
        return _walked(self._named(name, rest, node, scope), rest if name != "pulumi" else rest[1:], path)

    def _named(self, name: str, rest: list[str | int], node: Node, scope: _Scope) -> Any:
        if name == "pulumi" and rest:
            known = {"project": self.project.name, "stack": self.stack.name}
            return known.get(str(rest[0]), Unknown(Why.RUN_TIME, (f"pulumi.{rest[0]}",)))
        if name in scope.values:
            return scope.values[name]
        if name in scope.variables:
            if name in scope.evaluating:
                self._reject(node, f"{name} refers to itself", f"{name} se réfère à elle-même")
                return Unknown(Why.NOT_EVALUATED, (name,))
            scope.evaluating.add(name)
            scope.values[name] = value = self._value(scope.variables[name], scope)
            scope.evaluating.discard(name)
            return value
        if name in scope.configuration:
            return scope.configuration[name]
        self._reject(
            node,
            f"${{{name}}} names no configuration, variable or resource",
            f"${{{name}}} ne désigne ni configuration, ni variable, ni ressource",
        )
        return Unknown(Why.NOT_EVALUATED, (name,))

    def _property(self, resource: _Resource, rest: list[str | int]) -> Any:
        self._name(resource)
        attribute = str(rest[0]) if rest else ""
        if resource.outputs:
            return _walked(resource.outputs.get(attribute, Unknown(Why.COMPUTED, (attribute,))), rest[1:], attribute)
        properties = self._properties(resource)
        if attribute in properties and attribute != "id":
            return _walked(properties[attribute], rest[1:], attribute)
        if attribute == "urn":
            return resource.urn
        chain = (f"{resource.key}.{attribute}" if attribute else resource.key,)
        reference = reference_to(resource.urn, attribute)
        return Unknown(Why.COMPUTED, chain, (reference,), exact=True)

    # -- functions ----------------------------------------------------------------------------------------------------

    def _call(self, name: str, argument: Node, node: Node, scope: _Scope, depth: int) -> Any:
        short = name[4:].lower()
        if short == "invoke":
            token = yaml_nodes.plain(member(argument, "function"))
            arguments = member(argument, "arguments")
            answer = self._invoke(str(token), arguments, scope, depth)
            wanted = yaml_nodes.plain(member(argument, "return"))
            return _walked(answer, [wanted], str(token)) if isinstance(wanted, str) else answer
        if ":" in short:
            return self._invoke(name[4:], argument, scope, depth)
        if short in {"pulumiresourcename", "pulumiresourcetype"}:
            resource = self._referred(argument, scope)
            if resource is None:
                return Unknown(Why.NOT_EVALUATED, (name,))
            self._name(resource)
            return urns.parse(resource.urn).name if short.endswith("name") else resource.token
        value = self._value(argument, scope, depth + 1)
        if short == "stackreference":
            return Unknown(Why.DATA_SOURCE, (name,))
        if short == "unsecret":
            return value
        function = FUNCTIONS.get(short)
        if function is None:
            self._reject(node, f"{name} is not known", f"{name} n'est pas connue")
            return Unknown(Why.NOT_EVALUATED, (name,))
        if short not in LENIENT:
            inside = next(iter(unknowns(value)), None)
            if inside is not None:
                return Unknown(inside.why, (name, *inside.chain), inside.references, sensitive=inside.sensitive)
        try:
            return function(value, self.project.path)
        except Rejected as problem:
            self._reject(node, f"{name}: {problem}", f"{name} : {problem}")
        except (TypeError, ValueError):
            self._reject(node, f"{name} cannot be used so", f"{name} ne s'emploie pas ainsi")
        return Unknown(Why.NOT_EVALUATED, (name,))

    def _invoke(self, token: str, arguments: Node | None, scope: _Scope, depth: int) -> Any:
        full = token.replace("/", ":").split(":")
        last = full[-1]
        if full[0] == "aws" and last == "getPolicyDocument" and arguments is not None:
            given = self._value(arguments, scope, depth + 1)
            if not isinstance(given, Mapping):
                return Unknown(Why.DATA_SOURCE, (token,))
            text = FUNCTIONS["tojson"](policy_document(given), self.project.path)
            return {"json": text, "minifiedJson": text}
        if full[0] == "aws" and last == "getRegion":
            region = self.stack.configuration.get("aws:region", Unknown(Why.NO_VALUE, ("aws:region",)))
            return {"name": region, "id": region, "region": region}
        return Unknown(Why.DATA_SOURCE, (f"fn::invoke {token}",))

    def _reject(self, node: Node, en: str, fr: str) -> None:
        self.reading.error(en, fr, self.file, line_of(node))


_WHOLE = re.compile(r"^\$\{(?P<path>[^{}]+)\}$")
_PIECE = re.compile(r"\$\$\{|\$\{(?P<path>[^{}]*)\}")
_PATH = re.compile(r"""\s*\.?(?:(?P<name>[^.\[\]"\s]+)|\[(?P<index>\d+)\]|\["(?P<key>(?:[^"\\]|\\.)*)"\])""")


def _pieces(text: str) -> Iterator[tuple[str, str | None]]:
    """Known text, or the path of a reference, in order."""
    position = 0
    for match in _PIECE.finditer(text):
        yield text[position : match.start()], None
        yield ("${", None) if match["path"] is None else ("", match["path"])
        position = match.end()
    yield text[position:], None


def _steps(path: str) -> list[str | int]:
    steps: list[str | int] = []
    position = 0
    path = path.strip()
    while position < len(path):
        match = _PATH.match(path, position)
        if match is None:
            return []
        if match["index"] is not None:
            steps.append(int(match["index"]))
        else:
            steps.append(match["name"] if match["name"] is not None else match["key"])
        position = match.end()
    return steps


def _walked(value: Any, steps: list[Any], path: str) -> Any:
    for step in steps:
        if isinstance(value, Unknown):
            return value if not value.exact else Unknown(value.why, value.chain, value.references)
        if isinstance(value, Mapping):
            value = value.get(str(step), Unknown(Why.COMPUTED, (path,)))
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return Unknown(Why.NOT_EVALUATED, (path,))
    return value


def _values(node: Node | None) -> list[Node]:
    if isinstance(node, SequenceNode):
        return list(node.value)
    return [value for _, value in members(node).values()]


def _texts(node: Node | None) -> list[str]:
    found = yaml_nodes.plain(node)
    return [item for item in found if isinstance(item, str)] if isinstance(found, list) else []
