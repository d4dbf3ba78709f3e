"""A language host for Python: what the engine starts programs and policy packs with.

Pulumi's own is a Go program that no package on PyPI brings. Protocol: pulumi/proto/language.proto.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from google.protobuf import empty_pb2
from pulumi.runtime.proto import language_pb2 as protocol
from pulumi.runtime.proto import language_pb2_grpc, plugin_pb2

from plugin_server import serve

_RUNNER = Path(__file__).with_name("program_runner.py")
_TOLD_ITSELF = 32
"""Exit status of a program that has shown its error."""


class LanguageHost(language_pb2_grpc.LanguageRuntimeServicer):
    def Handshake(self, request: Any, context: Any) -> Any:
        return protocol.LanguageHandshakeResponse()

    def GetPluginInfo(self, request: Any, context: Any) -> Any:
        return plugin_pb2.PluginInfo(version="0.0.1")

    def GetRequiredPackages(self, request: Any, context: Any) -> Any:
        # The SDK names its version with each resource.
        return protocol.GetRequiredPackagesResponse()

    def GetProgramDependencies(self, request: Any, context: Any) -> Any:
        return protocol.GetProgramDependenciesResponse()

    def About(self, request: Any, context: Any) -> Any:
        return protocol.AboutResponse(executable=sys.executable, version=sys.version.split()[0])

    def InstallDependencies(self, request: Any, context: Any) -> Iterator[Any]:
        return iter(())

    def Cancel(self, request: Any, context: Any) -> Any:
        return empty_pb2.Empty()

    def Run(self, request: Any, context: Any) -> Any:
        """Run a program; it reports its resources to the engine itself."""
        info = request.info
        job = {
            "project": request.project,
            "stack": request.stack,
            "monitor": request.monitor_address,
            "engine": sys.argv[-1],
            "dry_run": request.dryRun,
            "parallel": request.parallel,
            "organization": request.organization,
            "root_directory": info.root_directory,
        }
        program = os.path.join(info.program_directory, info.entry_point or ".")  # noqa: PTH118 - "." must stay
        environment = {
            **os.environ,
            "PULUMI_CONFIG": json.dumps(dict(request.config)),
            "PULUMI_CONFIG_SECRET_KEYS": json.dumps(list(request.configSecretKeys)),
        }
        child = subprocess.Popen(
            [sys.executable, "-u", str(_RUNNER), program, json.dumps(job)],
            cwd=request.pwd or info.program_directory,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        context.add_callback(lambda: child.kill() if child.poll() is None else None)
        status = child.wait()
        error = "" if status in {0, _TOLD_ITSELF} else f"program exited with code {status}"
        return protocol.RunResponse(bail=status == _TOLD_ITSELF, error=error)

    def RunPlugin(self, request: Any, context: Any) -> Iterator[Any]:
        """Run the folder of a policy pack, as Pulumi's own host does, and pass on what it prints."""
        folder = request.info.program_directory
        arguments = ["-m", "pulumi.policy", *request.args, folder] if request.kind == "analyzer" else [folder]
        child = subprocess.Popen(
            [sys.executable, "-u", *arguments],
            cwd=request.pwd or None,
            env=dict(entry.split("=", 1) for entry in request.env) or None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        context.add_callback(lambda: child.terminate() if child.poll() is None else None)
        lines: queue.Queue[dict[str, Any] | None] = queue.Queue()

        def pass_on(stream: IO[bytes] | None, name: str) -> None:
            for line in stream or ():
                lines.put({name: line})
            lines.put(None)

        streams = {"stdout": child.stdout, "stderr": child.stderr}
        for name, stream in streams.items():
            threading.Thread(target=pass_on, args=(stream, name), daemon=True).start()
        open_streams = len(streams)
        while open_streams:
            line = lines.get()
            if line is None:
                open_streams -= 1
            else:
                yield protocol.RunPluginResponse(**line)
        yield protocol.RunPluginResponse(exitcode=child.wait())


if __name__ == "__main__":
    serve(language_pb2_grpc.add_LanguageRuntimeServicer_to_server, LanguageHost())
