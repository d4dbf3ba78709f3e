"""Speaks to the policy pack as the engine does: by its protocol, over a connection, with the pack in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import grpc
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as protocol
from pulumi.runtime.proto.analyzer_pb2_grpc import AnalyzerStub

from hds_policies.rule import Outcome

POLICY_PACK = Path(__file__).parents[2] / "pulumi_stacks/policy_pack"
SECRET = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}
_BEGINNINGS = {"Not decided:": Outcome.UNKNOWN, "Waived:": Outcome.WAIVED}
Said = tuple[str, str, Outcome, str]
"""Rule, URN, outcome and fingerprint."""


@dataclass
class Client:
    """One pack, asked as in one operation of the engine."""

    stub: Any
    started: float
    """Seconds until the pack served."""
    diagnostics: list[Any] = field(default_factory=list)

    def configure(self, **policies: Mapping[str, Any] | str) -> None:
        """Levels (`advisory`…) or settings by policy, as the engine completes them: every policy has a level."""
        request = protocol.ConfigureAnalyzerRequest()
        for name, given in policies.items():
            values = {"enforcementLevel": given} if isinstance(given, str) else dict(given)
            level = values.pop("enforcementLevel", "advisory").upper()
            request.policyConfig[name].enforcementLevel = protocol.EnforcementLevel.Value(level)
            request.policyConfig[name].properties.update(values)
        self.stub.Configure(request)

    def configure_stack(self, *, dry_run: bool = True, **request: Any) -> None:
        """An operation begins."""
        self.diagnostics.clear()
        self.stub.ConfigureStack(
            protocol.AnalyzerStackConfigureRequest(stack="prod", project="parity", dry_run=dry_run, **request)
        )

    def analyze(self, state: Mapping[str, Any], provider: Mapping[str, Any] | None = None) -> Any:
        """A resource that is about to be made, by its state in a preview."""
        response = self.stub.Analyze(_message(protocol.AnalyzeRequest(), state, state.get("inputs") or {}, provider))
        self.diagnostics += response.diagnostics
        return response

    def analyze_stack(self, states: list[tuple[Mapping[str, Any], Mapping[str, Any], Mapping[str, Any] | None]]) -> Any:
        """(state, outputs, provider) of all resources at the end."""
        request = protocol.AnalyzeStackRequest()
        for state, outputs, provider in states:
            resource = request.resources.add()
            _message(resource, state, outputs, provider)
            for name, urns in (state.get("propertyDependencies") or {}).items():
                if urns:
                    resource.propertyDependencies[name].urns.extend(urns)
        response = self.stub.AnalyzeStack(request)
        self.diagnostics += response.diagnostics
        return response

    def preview(self, digest: Mapping[str, Any]) -> list[Said]:
        """What is said of a preview, first of each resource and then of the stack."""
        states = {step["urn"]: step["newState"] for step in digest["steps"]}
        self.configure_stack(config=dict(digest["config"]))
        whole = []
        for state in states.values():
            provider = _provider_of(state, states)
            self.analyze(state, provider)
            whole.append((state, state.get("inputs") or {}, provider))
        self.analyze_stack(whole)
        return self.said()

    def said(self) -> list[Said]:
        """What was told in this operation of rules."""
        return [
            (item.policyName, item.urn, outcome_of(item.message), item.message.rpartition("Fingerprint: ")[2])
            for item in self.diagnostics
            if item.policyName != "HDS_PACK"
        ]


def outcome_of(message: str) -> Outcome:
    """The outcome that a message in English tells."""
    fact = message.split("\n")[1]
    return next((outcome for text, outcome in _BEGINNINGS.items() if fact.startswith(text)), Outcome.FAIL)


def _provider_of(state: Mapping[str, Any], states: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any] | None:
    token = str(state["type"])
    if token.startswith("pulumi:"):
        return None
    known = states.get(str(state.get("provider", "")).rpartition("::")[0])
    # The engine makes a provider for those that name none.
    package = token.partition(":")[0]
    kind = f"pulumi:providers:{package}"
    return known or {"urn": f"urn:pulumi:prod::parity::{kind}::default_1_0_0", "type": kind, "inputs": {}}


def _message(
    message: Any, state: Mapping[str, Any], properties: Mapping[str, Any], provider: Mapping[str, Any] | None
) -> Any:
    message.urn, message.type = state["urn"], state["type"]
    message.name = state["urn"].rpartition("::")[2]
    message.properties.CopyFrom(_struct(properties))
    if provider is not None:
        message.provider.urn, message.provider.type = provider["urn"], provider["type"]
        message.provider.properties.CopyFrom(_struct(provider["inputs"]))
    return message


def _struct(values: Mapping[str, Any]) -> Any:
    made = Struct()
    # The engine leaves out what is its own.
    made.update({name: value for name, value in values.items() if not name.startswith("__")})
    return made


@contextmanager
def policy_pack(folder: Path, language: str = "en", **variables: str) -> Iterator[Client]:
    """The pack, served for a program in `folder`."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PULUMI_")}
    begun = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "pulumi.policy", "127.0.0.1:1", str(POLICY_PACK)],
        cwd=folder,
        env=environment | {"HDS_LANG": language} | variables,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            port = int(process.stdout.readline())
            started = time.perf_counter() - begun
            with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
                yield Client(AnalyzerStub(channel), started)
        finally:
            process.kill()
