"""Checkov's graph as declarations, root by root."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hds_checkov.graph_modules import (
    BlockNames,
    ModuleInstance,
    Vertex,
    location,
    modules_of,
    passed_provider,
    without_key,
)
from hds_checkov.graph_values import argument, only
from hds_policies.model.declaration import Declaration, ProviderConfiguration
from hds_policies.model.value import Unknown


@dataclass(frozen=True, slots=True)
class GraphRoot:
    """One root of the graph; `configurations` are Checkov's own objects, by the address of the declaration they made."""

    folder: str
    declarations: tuple[Declaration, ...]
    configurations: Mapping[str, Mapping[str, Any]]


def roots_of(graph: Any) -> list[GraphRoot]:
    """The roots in a graph of Terraform files, or the one root in a graph of plans."""
    modules: dict[str, list[ModuleInstance]] = {}
    for module in modules_of(graph):
        modules.setdefault(module.root, []).append(module)
    roots = []
    for folder, instances in modules.items():
        declarations: list[Declaration] = []
        configurations: dict[str, Mapping[str, Any]] = {}
        for module in instances:
            if not module.address:
                declarations += _backends(module)
            for declaration, written in (*_resources(module), *_calls(module)):
                declarations.append(declaration)
                configurations[declaration.address] = written
        if declarations:
            roots.append(GraphRoot(folder, tuple(declarations), configurations))
    return roots


class GraphArguments(Mapping[str, Any]):
    """The arguments of a block, evaluated when they are read."""

    __slots__ = ("_known", "_names", "block")

    def __init__(self, block: BlockNames) -> None:
        self.block = block
        self._names = tuple(block.names())
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            if name not in self._names:
                raise KeyError(name)
            self._known[name] = self.block.value(name)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def _resources(module: ModuleInstance) -> Iterator[tuple[Declaration, Mapping[str, Any]]]:
    for mode, kind in (("managed", "resource"), ("data", "data")):
        for within, vertex in module.blocks.get(kind, {}).items():
            block = BlockNames(module, vertex)
            if _is_left_out(block):
                continue
            type_name, _, label = within.partition(".")
            prefix = "data." if mode == "data" else ""
            address = block.written.get("__address__") if mode == "managed" else None
            joined = f"{module.address}.{prefix}{within}" if module.address else f"{prefix}{within}"
            address = address or joined
            provider = (
                module.provider_of_planned(type_name, address)
                if module.plan is not None
                else module.provider_of(type_name, block.written.get("provider"))
            )
            yield (
                Declaration(
                    address,
                    type_name,
                    without_key(label),
                    GraphArguments(block),
                    provider,
                    location(vertex, block.written),
                    module.root,
                    mode,
                    module.address,
                    None,
                    _without_last_key(address),
                ),
                block.written,
            )


def _calls(module: ModuleInstance) -> Iterator[tuple[Declaration, Mapping[str, Any]]]:
    """The calls of modules that are not in the graph: their type is the module's source, their arguments the inputs."""
    for step, vertex in module.blocks.get("module", {}).items():
        block = BlockNames(module, vertex)
        source = argument(block.written.get("source"), module)
        if step in module.children or not isinstance(source, str) or _is_left_out(block):
            continue
        address = f"{module.address}.module.{step}" if module.address else f"module.{step}"
        yield (
            Declaration(
                address,
                source,
                without_key(step),
                GraphArguments(block),
                ProviderConfiguration("", ""),
                location(vertex, block.written),
                module.root,
                "module",
                module.address,
                None,
                _without_last_key(address),
                call=CallOfGraph(module, block),
            ),
            block.written,
        )


class CallOfGraph:
    """What a call of a module that was not fetched says besides its inputs."""

    __slots__ = ("_block", "_module")

    def __init__(self, module: ModuleInstance, block: BlockNames) -> None:
        self._module = module
        self._block = block

    @property
    def version(self) -> str | None:
        """The version constraint as written."""
        version = only(self._block.written.get("version"))
        return version if isinstance(version, str) else None

    def provider(self, name: str) -> ProviderConfiguration:
        """The configuration that the module would get for a provider's local name."""
        return self._module.provider(passed_provider(self._block.written, name) or name)

    def provider_origin(self, name: str, argument: str) -> None:
        """Where an argument of that configuration was written: a graph does not say."""


def _is_left_out(block: BlockNames) -> bool:
    """Whether there is no instance: `count` is 0, or nothing to go through."""
    if "count" in block.written:
        count = argument(block.written["count"], block, "count")
        # Checkov takes `var.key == null ? 1 : 0` for 0 whatever the variable is: what is compared with null stays.
        return not isinstance(count, Unknown) and count == 0 and not block.says("count", r".*\bnull\b")
    if "for_each" in block.written:
        over = argument(block.written["for_each"], block, "for_each")
        return isinstance(over, (list, dict)) and not over
    return False


def _backends(module: ModuleInstance) -> Iterator[Declaration]:
    for kind, body, vertex in module.backends:
        address = f"terraform.backend.{kind}"
        yield Declaration(
            address,
            kind,
            kind,
            GraphArguments(BlockNames(module, vertex, body)),
            ProviderConfiguration(kind),
            location(vertex, vertex["config_"]),
            module.root,
            "backend",
            "",
            None,
            address,
        )


def _without_last_key(address: str) -> str:
    return address[: address.rindex("[")] if address.endswith("]") else address


__all__ = ["GraphArguments", "GraphRoot", "Vertex", "roots_of"]
