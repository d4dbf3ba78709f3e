"""Runs a stack's program against Pulumi's mocks, in a process of its own, and hands over what it declared.

As a program, `aws_mocks.py STACK CONFIGURATION OUTPUTS`, it prints one JSON list; both arguments are JSON, the second the
outputs of other stacks. The SDK keeps its state, its loops and its warnings in the process: nothing of them stays with us.
"""

from __future__ import annotations

import asyncio
import json
import os
import runpy
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

STACKS = Path(__file__).parents[2] / "pulumi_stacks"


@dataclass(frozen=True)
class Declared:
    """One resource: its token, its name, its inputs in Pulumi's spelling, and its provider."""

    token: str
    name: str
    inputs: Mapping[str, Any]
    provider: str
    custom: bool


def example(stack: str) -> dict[str, str]:
    """The configuration of a stack's example, as programs get it: by key without the project, other kinds as JSON text."""
    content = yaml.safe_load((STACKS / stack / "Pulumi.example.yaml").read_text(encoding="utf-8"))["config"]
    own = {key.removeprefix(f"{stack}:"): value for key, value in content.items() if key.startswith(f"{stack}:")}
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in own.items()}


@cache
def declared_by(stack: str, configuration: str | None = None, outputs: str = "{}") -> tuple[Declared, ...]:
    """What a stack declares with a configuration (its example's when None); both texts are JSON objects."""
    given = json.dumps(example(stack)) if configuration is None else configuration
    done = subprocess.run(
        [sys.executable, __file__, stack, given, outputs],
        cwd=STACKS / stack,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return tuple(Declared(**item) for item in json.loads(done.stdout))


# -- in the process of its own -------------------------------------------------------------------------------------------


def _run(stack: str, configuration: Mapping[str, str], outputs: Mapping[str, Any]) -> list[dict[str, Any]]:
    from pulumi import runtime
    from pulumi.runtime import mocks
    from pulumi.runtime.stack import run_pulumi_func

    declared: list[dict[str, Any]] = []

    class Recording(mocks.Mocks):
        """Answers every resource with its inputs, an id and an ARN, and what the programs look into."""

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
            texts = ("bucket", "endpoint", "name", "repositoryUrl", "resourceId", "url")
            computed: dict[str, Any] = {"arn": f"arn:{args.name}", **dict.fromkeys(texts, args.name)}
            if args.typ == "aws:networkfirewall/firewall:Firewall":
                computed["firewallStatuses"] = [{"syncStates": [_state(zone) for zone in "abc"]}]
            if args.typ == "pulumi:pulumi:StackReference":
                computed["outputs"] = outputs
            return f"{args.name}-id", {**computed, **args.inputs}

        def call(self, args: mocks.MockCallArgs) -> tuple[dict[Any, Any], list[tuple[str, str]] | None]:
            """No program here looks anything up."""
            raise NotImplementedError(args.token)

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    mocks.set_mocks(Recording(), project=stack, stack="example", preview=False)
    runtime.set_all_config({f"{stack}:{key}": value for key, value in configuration.items()})
    sys.path.insert(0, str(STACKS / stack))

    def program() -> None:
        runpy.run_path(str(STACKS / stack / "__main__.py"))

    loop.run_until_complete(run_pulumi_func(program))
    return declared


def _state(zone: str) -> dict[str, Any]:
    return {"availabilityZone": f"eu-west-3{zone}", "attachments": [{"endpointId": f"vpce-{zone}"}]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_run(sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])), default=str))
    sys.stdout.flush()
    os._exit(0)
