"""A root module as declarations: what the scan, `hds dump` and `hds evaluate` are made of."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from hds_policies.model.declaration import AttributeOrigin, Declaration, ProviderConfiguration
from hds_scanners.sources.terraform.addresses import joined, resource_address
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform.discovery import Discovery, Skipped, find_roots
from hds_scanners.sources.terraform.dynamic_blocks import BlockView
from hds_scanners.sources.terraform.module import ModuleInstance, root_module
from hds_scanners.sources.terraform.options import Limits, TerraformOptions
from hds_scanners.sources.terraform.provenance import BlockOrigins, provider_origin
from hds_scanners.sources.terraform.references import ModuleNotFetched

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.language.values import Value

__all__ = [
    "Diagnostic",
    "Discovery",
    "Limits",
    "ModuleCall",
    "RootReading",
    "Skipped",
    "TerraformOptions",
    "deep_stack",
    "find_roots",
    "read_root",
]

_MODULE_ARGUMENTS = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})
_STACK = 12_000
"""Frames of Python for values nested in values; calls between Python functions take no space on the machine's stack."""


@dataclass(frozen=True, slots=True)
class ModuleCall:
    """A module that was not looked at, because its source is not on this machine or cannot be read."""

    address: str
    source: str
    file: str
    line: int


@dataclass(slots=True)
class RootReading:
    """One root module, read. Attributes, outputs and `diagnostics` fill while they are asked for."""

    root: str
    declarations: list[Declaration]
    modules_not_fetched: list[ModuleCall]
    module: ModuleInstance

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was found wrong so far: expressions are evaluated when they are read.

        An expression that Terraform would reject leaves an unknown value, whose verdict says so; it is a warning here,
        since files that only a build makes (`filesha256("lambda.zip")`) are missing in every fresh clone.
        """
        return tuple(
            replace(found, severity="warning") if (found.kind, found.severity) == ("evaluation", "error") else found
            for found in self.module.run.remarks
        )

    @property
    def strict_diagnostics(self) -> tuple[Diagnostic, ...]:
        """The same as `terraform plan` would see them: a rejected expression is an error."""
        return tuple(self.module.run.remarks)

    @property
    def outputs(self) -> Mapping[str, Value]:
        """Root outputs, as values of the language."""
        with deep_stack():
            return {name: self.module.output(name) for name in self.module.configuration.outputs}


@contextmanager
def deep_stack() -> Iterator[None]:
    """Room for deeply nested values, which the usual limit of 1,000 frames does not leave."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _STACK))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def read_root(tree: Discovery, root: str, options: TerraformOptions | None = None) -> RootReading:
    """Read one root of a tree: the instances of all its modules; arguments are evaluated when they are read.

    `root` is one of `tree.roots`. Never raises for what the files say: see `RootReading.diagnostics`.
    """
    with deep_stack():
        module = root_module(tree, root, options or TerraformOptions())
        reading = RootReading(root, [], [], module)
        _collect(module, reading)
    return reading


def _collect(module: ModuleInstance, reading: RootReading) -> None:
    configuration = module.configuration
    if configuration.backend is not None and module.parent is None:
        reading.declarations.append(_backend(module, reading.root))
    for key in configuration.resources:
        if key[0] == "ephemeral":
            continue
        _, instances = module.instances(key)
        without_key = joined(module.address, resource_address(*key))
        for instance in instances:
            reading.declarations.append(
                Declaration(
                    instance.address,
                    key[1],
                    key[2],
                    instance.view,
                    instance.provider,
                    instance.block.location,
                    reading.root,
                    key[0],
                    module.address,
                    BlockOrigins.of(instance),
                    without_key,
                )
            )
    for name in configuration.modules:
        _, children = module.children(name)
        for child in children:
            if isinstance(child, ModuleNotFetched):
                location = child.block.location
                call = ModuleCall(child.address, child.source, location.file, location.line)
                reading.modules_not_fetched.append(call)
                reading.declarations.append(_unfetched(child, name, reading.root))
            else:
                _collect(child, reading)


def _unfetched(call: ModuleNotFetched, name: str, root: str) -> Declaration:
    """A module call as a declaration: its type is the module's source, its attributes are the inputs."""
    module = call.module
    view = BlockView(call.block.body, call.scope, module, "")
    return Declaration(
        call.address,
        call.source,
        name,
        ModuleInputs(view),
        ProviderConfiguration("", ""),
        call.block.location,
        root,
        "module",
        module.address,
        BlockOrigins(view, module, call.address),
        joined(module.address, f"module.{name}"),
        call=CallNotFetched(call),
    )


class CallNotFetched:
    """What a call of a module that was not fetched says besides its inputs."""

    __slots__ = ("_call",)

    def __init__(self, call: ModuleNotFetched) -> None:
        self._call = call

    @property
    def version(self) -> str | None:
        """The version constraint as written."""
        written = self._call.block.body.expression("version")
        return written.literal() if written else None

    def provider(self, name: str) -> ProviderConfiguration:
        """The configuration that the module would get for a provider's local name."""
        call = self._call
        return call.module.run.providers.of_call(call.module, call.block, call.scope, name)

    def provider_origin(self, name: str, argument: str) -> AttributeOrigin | None:
        """Where an argument of that configuration was written."""
        return provider_origin(self.provider(name), argument)


class ModuleInputs(Mapping[str, Any]):
    """The inputs of a module call: its arguments without those that Terraform itself reads."""

    __slots__ = ("_view",)

    def __init__(self, view: BlockView) -> None:
        self._view = view

    def __getitem__(self, name: str) -> Any:
        if name in _MODULE_ARGUMENTS:
            raise KeyError(name)
        return self._view[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._view if name not in _MODULE_ARGUMENTS)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _backend(module: ModuleInstance, root: str) -> Declaration:
    """The state backend, at `terraform.backend.<type>`; `cloud {}` is the type `cloud`."""
    block = module.configuration.backend
    assert block is not None
    kind = block.labels[0] if block.labels else "cloud"
    address = f"terraform.backend.{kind}"
    view = BlockView(block.body, module, module, "")
    return Declaration(
        address,
        kind,
        kind,
        view,
        ProviderConfiguration(kind, ""),
        block.location,
        root,
        "backend",
        "",
        BlockOrigins(view, module, address),
        address,
    )
