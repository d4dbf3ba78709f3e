"""Run a program against a recorder, in a process of its own, and collect what the recorder writes.

The program is code of the scanned folder: its process has no network, no credentials and no way to other processes, and
limits (see `child/confinement.py` and `child/confinement.js`). None of it outlives the run.
"""

from __future__ import annotations

import json
import os
import re
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from hds_scanners.sources.pulumi.placeholders import Placeholders
from hds_scanners.sources.pulumi.project import Project, Stack, as_text

SECONDS = 60.0
"""How long a run may take."""
_MOST_BYTES = 64 * 1024 * 1024
# A line of its own: the properties of a resource may hold the same words.
_END, _END_SIZE = re.compile(rb'^\{"kind": ?"end"', re.MULTILINE), 32
_NAMESPACES = ("unshare", "-r", "-n", "-p", "-f", "--kill-child", "--mount-proc", "--")

CHILD = Path(__file__).resolve().parent / "child"
"""Where the recorders are."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """How programs of one language are run, and what is said of them."""

    name: str
    """The interpreter, as users know it."""
    command: Callable[[str], tuple[str, ...]]
    """What starts the recorder, for the path of the run's temporary folder."""
    libraries: str
    """The folder of packages: what is in it is not the program's own."""
    exit: str
    """The function by which programs leave."""
    final: frozenset[str]
    """Errors that a second pass would meet again."""
    install: tuple[str, str]
    """What to do about a package that is missing."""
    environment: dict[str, str] = field(default_factory=dict)
    readable: tuple[Path, ...] = ()
    """Folders that the program may read, besides its repository."""
    job: dict[str, Any] = field(default_factory=dict)
    """What else the recorder is told."""


@dataclass(slots=True)
class Record:
    """What one run wrote down."""

    resources: list[dict[str, Any]] = field(default_factory=list)
    placeholders: Placeholders = field(default_factory=Placeholders)
    missing: set[str] = field(default_factory=set)
    """Keys of the configuration that a stand-in was given for."""
    unset: set[str] = field(default_factory=set)
    """Keys that the program asked for without need, and that have no value."""
    stand_ins: set[str] = field(default_factory=set)
    """Packages that are not installed."""
    end: dict[str, Any] | None = None
    """None when the program did not come to its end."""
    late: bool = False
    """Whether it took longer than it may."""
    much: bool = False
    """Whether it wrote more than can be kept."""

    @property
    def whole(self) -> bool:
        """Whether the program came to its end."""
        return self.end is not None and self.end.get("error") is None


@cache
def can_isolate() -> bool:
    """Whether the system gives us namespaces: a network of our own, and processes that end with ours."""
    if sys.platform != "linux" or shutil.which(_NAMESPACES[0]) is None:
        return False
    command = [*_NAMESPACES, sys.executable, "-S", "-c", ""]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)  # noqa: S603 - our own
    return done.returncode == 0


def repository(folder: Path) -> Path:
    """The folder of the repository that a folder belongs to, else the folder itself."""
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def run(project: Project, stack: Stack, runtime: Runtime, *, placeholders: bool) -> Record:
    """Run the program of a project for a stack, its outputs placeholders or unknown."""
    folder = project.path.resolve()
    with tempfile.TemporaryDirectory(prefix="hds-program-") as temporary:
        reader, writer = os.pipe()
        job = {
            "pipe": writer,
            "project": project.name,
            "stack": stack.name,
            "folder": str(folder),
            "program": str(folder / project.main) if project.main else str(folder),
            "readable": [str(path) for path in (repository(folder), *runtime.readable)],
            "temporary": temporary,
            "configuration": {
                key: as_text(value) for key, value in stack.configuration.items() if key not in stack.secrets
            },
            "secrets": sorted(stack.secrets),
            "placeholders": placeholders,
            **runtime.job,
        }
        isolation = _NAMESPACES if can_isolate() else ()
        try:
            process = subprocess.Popen(  # noqa: S603 - the user asked for it: --run-program
                [*isolation, *runtime.command(temporary)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=temporary,
                env=_environment(temporary) | runtime.environment,
                pass_fds=(writer,),
                start_new_session=True,
            )
        except OSError:
            os.close(reader)
            os.close(writer)
            return Record()
        os.close(writer)
        try:
            return _collected(process, reader, json.dumps(job).encode())
        finally:
            os.close(reader)
            _end(process)


def _environment(temporary: str) -> dict[str, str]:
    """Nothing of the user's: no credentials, no home."""
    return {
        "HOME": temporary,
        "TMPDIR": temporary,
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "USER": "user",
        "LOGNAME": "user",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def _collected(process: subprocess.Popen[bytes], reader: int, job: bytes) -> Record:
    deadline = time.monotonic() + SECONDS
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.write(job)
        process.stdin.close()
    record = Record()
    content = bytearray()
    with selectors.DefaultSelector() as selector:
        selector.register(reader, selectors.EVENT_READ)
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                record.late = True
                break
            piece = os.read(reader, 1 << 16)
            content += piece
            if not piece or len(content) > _MOST_BYTES:
                record.much = bool(piece)
                break
            if _END.search(content, max(0, len(content) - len(piece) - _END_SIZE)):
                break
    for line in bytes(content).splitlines():
        with suppress(ValueError):
            _note(record, json.loads(line))
    return record


def _note(record: Record, line: Any) -> None:
    kind = line.get("kind") if isinstance(line, dict) else None
    if kind == "resource":
        record.resources.append(line)
    elif kind == "placeholder":
        record.placeholders.add(line)
    elif kind == "missing":
        record.missing.add(str(line.get("key")))
    elif kind == "unset":
        record.unset.add(str(line.get("key")))
    elif kind == "stand_in":
        record.stand_ins.add(str(line.get("package")))
    elif kind == "end":
        record.end = line


def _end(process: subprocess.Popen[bytes]) -> None:
    """No process of the program outlives the pass."""
    if process.poll() is None and can_isolate():
        # What runs in the namespaces goes first, so that its parent sees it off: not every system does so for orphans.
        for child in _children(process.pid):
            with suppress(ProcessLookupError, PermissionError):
                os.kill(child, signal.SIGKILL)
        with suppress(subprocess.TimeoutExpired):
            process.wait(2)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)


def _children(process: int) -> Iterator[int]:
    """The processes that one has started, as Linux lists them."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            if int(entry.read_text().rpartition(")")[2].split()[1]) == process:
                yield int(entry.parent.name)
