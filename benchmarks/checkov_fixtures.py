"""What Checkov's own tests call passing and failing, read from a checkout without running any of it.

Three forms are known: a folder of Terraform with sets of names in the test, a folder with `expected.yaml`, and a resource
in the test's own text, as Terraform or as the dictionary that Checkov makes of it.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

CLOUDS = ("aws", "azure", "gcp", "openstack", "panos")
"""Folders of the checkout whose providers the catalogue covers."""

_CHECKS = Path("checkov/terraform/checks")
_TESTS = Path("tests/terraform/checks")
_GRAPH_TESTS = Path("tests/terraform/graph/checks")


@dataclass(frozen=True)
class Expectation:
    """What one test says of the resources of one or several configurations.

    `folders` are paths of the checkout, folders or single files. A configuration in the test's text stands in `files`,
    name → text, and its one resource is known by `label`, the name of the test.
    """

    check: str
    passing: frozenset[str]
    failing: frozenset[str]
    folders: tuple[Path, ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    label: str = ""


def plain(address: str) -> str:
    """An address without instance keys."""
    return re.sub(r"\[[^\]]*\]", "", address)


def expectations(checkov: Path) -> Iterator[Expectation]:
    """What the tests of each check of the covered providers say, each once.

    Args:
        checkov: a checkout of Checkov's repository.
    """
    seen: set[Expectation] = set()
    for expectation in (*_python_tests(checkov), *_graph_tests(checkov)):
        if expectation not in seen and (expectation.passing or expectation.failing):
            seen.add(expectation)
            yield expectation


def _python_tests(checkov: Path) -> Iterator[Expectation]:
    for kind in ("resource", "data", "provider"):
        for cloud in CLOUDS:
            for test in sorted((checkov / _TESTS / kind / cloud).glob("test_*.py")):
                module = ast.parse(test.read_text("utf-8"))
                check = _tested_check(checkov, module)
                if check is not None:
                    for function in ast.walk(module):
                        if isinstance(function, ast.FunctionDef) and function.name.startswith("test"):
                            yield from _of_folders(check, test, module, function)
                            yield from _of_text(check, function)


@dataclass(frozen=True)
class _Check:
    id: str
    resource_types: tuple[str, ...]
    data: bool


def _tested_check(checkov: Path, module: ast.Module) -> _Check | None:
    """The check that a test imports, as its source says."""
    for node in module.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("checkov.terraform.checks."):
            source = checkov / Path(*str(node.module).split(".")).with_suffix(".py")
            text = source.read_text("utf-8") if source.exists() else ""
            found = re.search(r"""\b(?:check_)?id\s*=\s*["'](CKV\w*)["']""", text)
            if found:
                types = re.search(r"supported_\w+\s*(?::[^=]+)?=\s*([\[(][^\])]*[\])])", text)
                words = re.findall(r"""["'](\w+)["']""", types[1]) if types else ()
                return _Check(found[1], tuple(words), data=".checks.data." in str(node.module))
    return None


def _of_folders(check: _Check, test: Path, module: ast.Module, function: ast.FunctionDef) -> Iterator[Expectation]:
    """A test that runs over folders, and names the resources in sets."""
    named: dict[str, set[str]] = {"passing_resources": set(), "failing_resources": set()}
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in named:
            named[node.targets[0].id] |= set(_literal(node.value) or ())
    paths = _paths(test, function) or _paths(test, module)
    if paths:
        # Checkov names a data source as it names a resource.
        prefix = "data." if check.data else ""
        passing, failing = (
            frozenset(prefix + plain(name) for name in named[which])
            for which in ("passing_resources", "failing_resources")
        )
        yield Expectation(check.id, passing - failing, failing, folders=paths)


def _paths(test: Path, within: ast.AST) -> tuple[Path, ...]:
    """Folders and Terraform files that a test names, relative to itself, innermost only."""
    names = {
        node.value.strip("/")
        for node in ast.walk(within)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w./-]+", node.value)
    }
    there = {(test.parent / name).resolve() for name in names if name.strip("./")}
    there |= {(folder / name).resolve() for folder in there if folder.is_dir() for name in names if name.strip("./")}
    found = {path for path in there if path.is_dir() or (path.is_file() and path.suffix == ".tf")}
    return tuple(sorted(path for path in found if not any(path in other.parents for other in found)))


@dataclass
class _Text:
    """What a test has written so far: texts, and the resource that each name stands for."""

    type: str = ""
    """The type that a dictionary is judged as, where the test says so."""
    sources: dict[str, str] = field(default_factory=dict)
    resources: dict[str, tuple[str, str, str, str]] = field(default_factory=dict)  # name → file, text, type, name
    results: dict[str, str] = field(default_factory=dict)  # name of a result → name of a resource


def _of_text(check: _Check, function: ast.FunctionDef) -> Iterator[Expectation]:
    """A test that judges resources in its own text, statement by statement."""
    judged_as = re.search(r"entity_type='(\w+)'", ast.unparse(function))
    text = _Text(judged_as[1] if judged_as else "")
    outcomes: list[tuple[tuple[str, str, str, str], str]] = []
    for statement in function.body:
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            _assigned(check, text, statement.targets[0].id, statement.value)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            outcome = next(
                (word for word in ("PASSED", "FAILED") if f"CheckResult.{word}" in ast.unparse(statement)), ""
            )
            judged = [text.results.get(node.id) for node in ast.walk(statement) if isinstance(node, ast.Name)]
            resource = next((text.resources[name] for name in judged if name in text.resources), None)
            if outcome and resource:
                outcomes.append((resource, outcome))
    for number, ((file, written, type_, name), outcome) in enumerate(outcomes):
        label = function.name if len(outcomes) == 1 else f"{function.name}.{number}"
        address = frozenset({("data." if check.data else "") + f"{type_}.{name}"})
        nothing: frozenset[str] = frozenset()
        passing, failing = (address, nothing) if outcome == "PASSED" else (nothing, address)
        yield Expectation(check.id, passing, failing, files=((file, written),), label=label)


def _assigned(check: _Check, text: _Text, name: str, value: ast.expr) -> None:
    written = ast.unparse(value)
    if isinstance(value, ast.Call) and written.startswith("hcl2.loads"):
        text.sources[name] = str(_literal(value.args[0]) or "")
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        text.sources[name] = value.value
    elif isinstance(value, ast.Call) and "scan_" in written:
        arguments = [*value.args, *(keyword.value for keyword in value.keywords)]
        names = [argument.id for argument in arguments if isinstance(argument, ast.Name)]
        text.results[name] = names[0] if names else ""
    elif isinstance(value, ast.Subscript):
        source = next((node.id for node in ast.walk(value) if isinstance(node, ast.Name)), "")
        keys = re.findall(r"\['([\w-]+)'\]", written)
        if source in text.sources and len(keys) >= 3:
            text.resources[name] = ("main.tf", text.sources[source], keys[1], keys[2])
    elif isinstance(value, ast.Dict) and check.resource_types:
        parsed = _literal(value)
        if isinstance(parsed, dict):
            kind, type_ = "data" if check.data else "resource", text.type or check.resource_types[0]
            document = {kind: {type_: {"example": _arguments(parsed)}}}
            text.resources[name] = ("main.tf.json", json.dumps(document), type_, "example")


def _arguments(parsed: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments of a resource, out of the lists that Checkov's parser puts around each of them."""
    return {name: _unwrapped(value) for name, value in parsed.items() if not name.startswith("__")}


def _unwrapped(value: Any) -> Any:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) and "Statement" in value[0]:
        # A policy, where Terraform has it as text.
        return json.dumps(value[0])
    if isinstance(value, list) and value and all(isinstance(part, dict) for part in value):
        return [_arguments(part) for part in value]
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _graph_tests(checkov: Path) -> Iterator[Expectation]:
    """Checks written in YAML, with a file of expectations beside the fixture; a test may pair other names."""
    pairs = dict(
        reversed(pair)
        for pair in re.findall(
            r"""self\.go\(["'](\w+)["'],\s*["'](\w+)["']\)""",
            (checkov / _GRAPH_TESTS / "test_yaml_policies.py").read_text("utf-8"),
        )
    )
    for cloud in CLOUDS:
        for source in sorted((checkov / _CHECKS / "graph_checks" / cloud).rglob("*.y*ml")):
            for name in {source.stem, pairs.get(source.stem, source.stem)}:
                folder = checkov / _GRAPH_TESTS / "resources" / name
                if (folder / "expected.yaml").exists():
                    yield _of_expected(yaml.safe_load(source.read_text("utf-8"))["metadata"]["id"], folder)


def _of_expected(check: str, folder: Path) -> Expectation:
    said: Mapping[str, Iterable[str] | None] = yaml.safe_load((folder / "expected.yaml").read_text("utf-8"))
    passing, failing = (frozenset(map(plain, said.get(which) or ())) for which in ("pass", "fail"))
    return Expectation(check, passing - failing, failing, folders=(folder,))


def _literal(node: ast.expr) -> Any:
    """A literal's value; None for what has to be computed."""
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None
