"""What the engine tells the pack of a stack, as declarations in Terraform words.

The states that are made of its messages have the shape of those in a preview and an export (`ResourceV3`), and are read by
the same functions as these files: so the pack sees what a scan of the file would.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from google.protobuf.json_format import MessageToDict

from hds_scanners.sources.pulumi.documents import sound
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.pulumi.resources import Deployment, Registered
from hds_scanners.sources.pulumi.values import HIDDEN, UNKNOWN_TEXT

PROJECT_FILE = "Pulumi.yaml"
"""Where findings are: the engine tells analyzers no file and line."""


class Provider(Protocol):
    """`AnalyzerProviderResource` of pulumi/proto/analyzer.proto."""

    urn: str
    type: str
    properties: Any


class Resource(Protocol):
    """What `AnalyzeRequest` and `AnalyzerResource` have in common."""

    urn: str
    type: str
    properties: Any
    provider: Any

    def HasField(self, field: str) -> bool:  # noqa: N802 - protobuf's name
        """Whether a message is set."""
        ...


@dataclass(slots=True)
class Stack:
    """One stack in one operation. `inputs` are those of each resource that was told of, by URN."""

    configuration: Mapping[str, str] = field(default_factory=dict)
    dry_run: bool = False
    """A preview, in which what the provider computes is not known. `pulumi policy analyze` announces no operation at all."""
    inputs: dict[str, dict[str, Any]] = field(default_factory=dict)

    def registered(self, resource: Resource) -> PulumiReading:
        """A resource that is about to be made, alone."""
        inputs = MessageToDict(resource.properties)
        self.inputs[resource.urn] = inputs
        return self._declared([self._state(resource, inputs)], [resource])

    def whole(self, resources: Iterable[Any]) -> PulumiReading:
        """All resources of the stack (`AnalyzerResource`), which come with what the provider answered."""
        resources = list(resources)
        states = []
        for resource in resources:
            answers = MessageToDict(resource.properties)
            inputs = self.inputs.get(resource.urn)
            depends = {name: list(each.urns) for name, each in resource.propertyDependencies.items()}
            if inputs is None:
                # Only what the stack manages is told before: this one is read, or left as it is by `--target`.
                state = self._state(resource, answers) | {"external": bool(self.inputs)}
            elif self.dry_run:
                known = {name: value for name, value in answers.items() if value != UNKNOWN_TEXT}
                state = self._state(resource, inputs) | {"old": {"outputs": known, "id": known.get("id")}}
            else:
                state = self._state(resource, inputs) | {"outputs": answers}
            states.append(state | {"propertyDependencies": depends})
        return self._declared(states, resources)

    def _state(self, resource: Resource, inputs: Mapping[str, Any]) -> dict[str, Any]:
        state: dict[str, Any] = {"urn": resource.urn, "type": resource.type, "inputs": inputs}
        if resource.HasField("provider"):
            # The engine refers to a provider by URN and id; only the URN matters.
            state["provider"] = f"{resource.provider.urn}::{UNKNOWN_TEXT}"
        return state

    def _declared(self, states: list[dict[str, Any]], resources: Iterable[Resource]) -> PulumiReading:
        reading = PulumiReading()
        registered: dict[str, Registered] = {}
        for provider in _providers(resources):
            state = {"urn": provider.urn, "type": provider.type, "inputs": MessageToDict(provider.properties)}
            registered.update((item.urn, item) for item in sound(state, None, PROJECT_FILE, reading))
        for state in states:
            old = state.pop("old", None)
            registered.update((item.urn, item) for item in sound(state, old, PROJECT_FILE, reading))
        reading.take(Deployment(list(registered.values()), self.configuration, file=PROJECT_FILE))
        return reading


def _providers(resources: Iterable[Resource]) -> Iterable[Provider]:
    return {item.provider.urn: item.provider for item in resources if item.HasField("provider")}.values()


def configuration_of(values: Mapping[str, str], secret_keys: Iterable[str]) -> dict[str, str]:
    """The configuration of the stack, without what is secret in it."""
    return {**values, **dict.fromkeys(secret_keys, HIDDEN)}
