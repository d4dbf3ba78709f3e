"""Pulumi projects of a folder: the project file, its stacks and their configuration."""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from yaml.nodes import ScalarNode, SequenceNode

from hds_scanners.sources.pulumi import yaml_nodes
from hds_scanners.sources.pulumi.discovery import STACK_FILE
from hds_scanners.sources.pulumi.values import secret
from hds_scanners.sources.pulumi.yaml_nodes import BadYaml, Node, line_of, member, members

NO_STACK = "default"
"""The name under which a project without stack files is looked at."""


@dataclass(frozen=True, slots=True)
class Stack:
    """One stack of a project; `configuration` by full key, with `Unknown` for secrets."""

    name: str
    configuration: Mapping[str, Any]
    lines: Mapping[str, tuple[str, int]]
    secrets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Project:
    """A project file; `folder` is relative to the scanned input, in posix spelling."""

    base: Path
    folder: str
    file: str
    name: str
    runtime: str
    options: Mapping[str, Any]
    main: str
    node: Node = field(repr=False)

    @property
    def path(self) -> Path:
        """The folder of the project."""
        return self.base / self.folder

    def relative(self, name: str) -> str:
        """A file of the project, relative to the scanned input."""
        return posixpath.normpath(posixpath.join(self.folder, name))


def read_project(base: Path, file: str) -> Project:
    """The project of a file. Raises `BadYaml`."""
    folder = posixpath.dirname(file) or "."
    node = yaml_nodes.load(base / file)
    name = yaml_nodes.plain(member(node, "name"))
    if node is None or not isinstance(name, str) or member(node, "runtime") is None:
        raise BadYaml(
            "no Pulumi project: it says no name or no runtime",
            "pas un projet Pulumi : sans nom (name) ou sans environnement d'exécution (runtime)",
            1,
        )
    runtime = yaml_nodes.plain(member(node, "runtime"))
    options: Any = {}
    if isinstance(runtime, Mapping):
        options, runtime = runtime.get("options") or {}, runtime.get("name")
    main = yaml_nodes.plain(member(node, "main"))
    return Project(
        base=base,
        folder=folder,
        file=file,
        name=name,
        runtime=str(runtime or ""),
        options=options if isinstance(options, Mapping) else {},
        main=main if isinstance(main, str) else "",
        node=node,
    )


def stack_names(project: Project) -> list[str]:
    """Stacks that have a file."""
    directory = yaml_nodes.plain(member(project.node, "stackConfigDir"))
    folder = project.path / directory if isinstance(directory, str) else project.path
    try:
        names = sorted(entry.name for entry in os.scandir(folder) if entry.is_file())
    except OSError:
        return []
    return [match["stack"] for name in names if (match := STACK_FILE.match(name))]


def read_stack(project: Project, name: str) -> Stack:
    """The configuration of a stack over that of the project. Raises `BadYaml` for the stack's file."""
    configuration: dict[str, Any] = {}
    lines: dict[str, tuple[str, int]] = {}
    secrets: set[str] = set()
    for key, node in _entries(project, project.node, "config", "configuration"):
        kept = members(node)
        declared = kept.keys() & {"value", "default", "type", "secret"}
        value = member(node, "value") or member(node, "default") if declared else node
        if value is not None:
            configuration[key] = _value(value, key, secrets)
            lines[key] = (project.file, line_of(value))
        if yaml_nodes.plain(member(node, "secret")) is True and key in configuration:
            secrets.add(key)
            configuration[key] = secret(key)
    file = _stack_file(project, name)
    if file is not None:
        try:
            root = yaml_nodes.load(project.base / file)
        except BadYaml as problem:
            raise BadYaml(f"{file}: {problem.en}", f"{file} : {problem.fr}", problem.line) from problem
        for key, node in _entries(project, root, "config"):
            configuration[key] = _value(node, key, secrets)
            lines[key] = (file, line_of(node))
    return Stack(name, configuration, lines, frozenset(secrets))


def _stack_file(project: Project, name: str) -> str | None:
    directory = yaml_nodes.plain(member(project.node, "stackConfigDir"))
    for suffix in ("yaml", "yml"):
        file = f"{directory}/Pulumi.{name}.{suffix}" if isinstance(directory, str) else f"Pulumi.{name}.{suffix}"
        if (project.path / file).is_file():
            return project.relative(file)
    return None


def _entries(project: Project, root: Node | None, *sections: str) -> Iterator[tuple[str, Node]]:
    for section in sections:
        for key, (_, node) in members(member(root, section)).items():
            yield key if ":" in key else f"{project.name}:{key}", node


def _value(node: Node, key: str, secrets: set[str]) -> Any:
    """A value as programs get it: text for scalars, JSON values for objects; what is encrypted is a secret."""
    if _holds_secret(node):
        secrets.add(key)
        return secret(key)
    return yaml_nodes.plain(node)


def _holds_secret(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return False
    inner = members(node)
    if set(inner) == {"secure"}:
        return True
    items: Iterable[Node] = node.value if isinstance(node, SequenceNode) else (value for _, value in inner.values())
    return any(map(_holds_secret, items))


def as_text(value: Any) -> str:
    """A configuration value as Pulumi hands it to programs."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value, default=str)
