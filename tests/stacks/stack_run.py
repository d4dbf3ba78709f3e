"""Run a stack's program against Pulumi's mocks, in a process of its own, and hand over what it declared.

As a program, `stack_run.py STACK CONFIGURATION SECRETS`, it prints one JSON list. The SDK keeps its state, its loops and
its warnings in the process: nothing of them stays with us.
"""

from __future__ import annotations

import asyncio
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

STACKS = Path(__file__).parents[2] / "pulumi_stacks"
PASSWORD = "not-a-real-secret"


@dataclass(frozen=True)
class Declared:
    """One resource: its token, its name, its inputs in Pulumi's spelling, and its provider."""

    token: str
    name: str
    inputs: Mapping[str, Any]
    provider: str
    custom: bool

    @property
    def kind(self) -> str:
        """The last part of the token."""
        return self.token.rpartition(":")[2]


@dataclass(frozen=True)
class Program:
    """All that a program declared."""

    declared: tuple[Declared, ...]

    def of(self, kind: str) -> Iterator[Declared]:
        """Resources of a type, by the last part of its token; components have tokens of their own."""
        return (item for item in self.declared if item.kind == kind and item.custom)

    def one(self, kind: str, name: str | None = None) -> Mapping[str, Any]:
        """The inputs of the only resource of a type, or of that of a name."""
        (found,) = (item for item in self.of(kind) if name is None or item.name == name)
        return found.inputs


def example(stack: str) -> dict[str, str]:
    """The configuration of a stack's example, as programs get it: by key without the project, lists as JSON text."""
    content = yaml.safe_load((STACKS / stack / "Pulumi.example.yaml").read_text(encoding="utf-8"))["config"]
    return {
        key.partition(":")[2]: value if isinstance(value, str) else json.dumps(value) for key, value in content.items()
    }


def declared_by(stack: str, secrets: tuple[str, ...]) -> Program:
    """What a stack declares with its example's configuration, and `PASSWORD` as each of its secrets."""
    given = json.dumps(example(stack) | dict.fromkeys(secrets, PASSWORD))
    done = subprocess.run(
        [sys.executable, __file__, stack, given, json.dumps(secrets)],
        cwd=STACKS / stack,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return Program(tuple(Declared(**item) for item in json.loads(done.stdout)))


# -- in the process of its own -------------------------------------------------------------------------------------------

# What hosts compute, and programs look into.
_COMPUTED: Mapping[str, Any] = {
    "regionsOpenstackIds": {"GRA11": "network-gra", "SBG5": "network-sbg"},
    "floatingIp": {"ip": "192.0.2.1"},
}


def _run(stack: str, configuration: Mapping[str, str], secrets: tuple[str, ...]) -> list[dict[str, Any]]:
    from pulumi import runtime
    from pulumi.runtime import mocks
    from pulumi.runtime.stack import run_pulumi_func

    declared: list[dict[str, Any]] = []

    class Recording(mocks.Mocks):
        """Answers every resource with its inputs and an id."""

        def new_resource(self, args: mocks.MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
            declared.append(
                {
                    "token": args.typ,
                    "name": args.name,
                    "inputs": args.inputs,
                    "provider": args.provider or "",
                    "custom": args.custom is not False,
                }
            )
            ids = {f"{args.typ.rpartition(':')[2][:1].lower()}{args.typ.rpartition(':')[2][1:]}Id": f"{args.name}-id"}
            return f"{args.name}-id", {"name": args.name, **ids, **_COMPUTED, **args.inputs}

        def call(self, args: mocks.MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
            """Lookups find something of the name that they ask for."""
            return {"id": "found", **args.args}, []

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    mocks.set_mocks(Recording(), project=stack, stack="example", preview=False)
    runtime.set_all_config(
        {f"{stack}:{key}": value for key, value in configuration.items()}, [f"{stack}:{key}" for key in secrets]
    )
    sys.path.insert(0, str(STACKS / stack))

    def program() -> None:
        runpy.run_path(str(STACKS / stack / "__main__.py"))

    loop.run_until_complete(run_pulumi_func(program))
    return declared


if __name__ == "__main__":
    found = _run(sys.argv[1], json.loads(sys.argv[2]), tuple(json.loads(sys.argv[3])))
    sys.stdout.write(json.dumps(found, default=str))
    sys.stdout.flush()
    # The SDK's threads would keep the process.
    os._exit(0)
