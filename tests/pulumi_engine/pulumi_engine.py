"""Pulumi's own engine on a copy of a program, with the language host and the provider of these tests.

`HDS_PULUMI` names the engine; `make engine` builds it. Nothing is fetched, and nothing leaves the folder of the test.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

PULUMI = os.environ.get("HDS_PULUMI", "")
WITHOUT_PULUMI = "HDS_PULUMI names no engine of Pulumi; `make test-pulumi` builds one from its sources"
HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
POLICY_PACK = PROJECT / "pulumi_stacks/policy_pack"
PROVIDERS = ("aws", "ovh", "scaleway")
_LONGEST = 180


@dataclass(frozen=True)
class Project:
    """A program in a folder of its own, with a stack `dev` in a state of its own."""

    folder: Path
    environment: Mapping[str, str]

    def run(self, *arguments: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """One command of `pulumi`, with further variables."""
        return subprocess.run(
            [PULUMI, *arguments, "--non-interactive"],
            cwd=self.folder,
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=_LONGEST,
        )

    def preview(self, *arguments: str) -> dict[str, Any]:
        """The digest, which says nothing of policies."""
        done = self.run("preview", "--json", "--show-sames", *arguments)
        assert done.stdout, done.stderr
        digest: dict[str, Any] = json.loads(done.stdout)
        return digest

    def events(self, command: str, *arguments: str) -> tuple[int, list[dict[str, Any]]]:
        """Exit status and the stream of events of `preview` or `up`."""
        extra = ("--yes", "--skip-preview") if command == "up" else ()
        stream = {"PULUMI_ENABLE_STREAMING_JSON_PREVIEW": "true"}
        done = self.run(command, "--json", *extra, *arguments, environment=stream)
        events = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"sequence"')]
        assert events, done.stdout + done.stderr
        return done.returncode, events


def mandatory_pack(folder: Path) -> tuple[str, ...]:
    """Arguments that hold an operation to every policy of the pack; their configuration is written into the folder."""
    configuration = folder / "policies.json"
    configuration.write_text('{"all": "mandatory"}', encoding="utf-8")
    return "--policy-pack", str(POLICY_PACK), "--policy-pack-config", str(configuration)


def policy_events(events: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What policies said, in order."""
    return [event["policyEvent"] for event in events if "policyEvent" in event]


def project(source: Path, folder: Path, *, providers: Iterable[str] = PROVIDERS) -> Project:
    """A copy of a program, ready for its first preview; `folder` must not exist."""
    copy = folder / "program"
    shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__", ".venv"))
    _use_doubles(copy, folder / "plugins", tuple(providers))
    for name in ("state", "home"):
        (folder / name).mkdir()
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
        "PULUMI_HOME": str(folder / "home"),
        "PULUMI_BACKEND_URL": f"file://{folder / 'state'}",
        "PULUMI_CONFIG_PASSPHRASE": "test",
        "PULUMI_SKIP_UPDATE_CHECK": "true",
        "PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION": "true",
        # Coverage and editable installs of this project must be found by what the plugins start.
        **{name: value for name, value in os.environ.items() if name in {"PYTHONPATH", "VIRTUAL_ENV"}},
    }
    made = Project(copy, environment)
    done = made.run("stack", "init", "dev")
    assert done.returncode == 0, done.stderr
    return made


def _use_doubles(program: Path, plugins: Path, providers: tuple[str, ...]) -> None:
    """Point the project at our plugins: found on the PATH, each use of them would be a warning."""
    plugins.mkdir()
    for name, text in _wrappers(providers):
        wrapper = plugins / name
        wrapper.write_text(f"#!/bin/sh\n{text}\n")
        wrapper.chmod(0o755)
    file = program / "Pulumi.yaml"
    definition = yaml.safe_load(file.read_text("utf-8"))
    definition["plugins"] = {
        "languages": [{"name": "python", "path": str(plugins)}],
        "providers": [{"name": name, "path": str(plugins)} for name in providers],
    }
    file.write_text(yaml.safe_dump(definition), "utf-8")
    # The salt of a passphrase that is not ours.
    for stack in program.glob("Pulumi.*.yaml"):
        lines = stack.read_text("utf-8").splitlines()
        stack.write_text("\n".join(line for line in lines if not line.startswith("encryptionsalt:")) + "\n", "utf-8")


def _wrappers(providers: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    # `exec`: a plugin ends with its parent, which must be the engine.
    yield "pulumi-language-python", f'exec "{sys.executable}" "{HERE / "language_host.py"}" "$@"'
    for name in providers:
        run = f'exec "{sys.executable}" "{HERE / "provider_double.py"}" "$@"'
        yield f"pulumi-resource-{name}", f"DOUBLE_NAME={name}; export DOUBLE_NAME; {run}"
