"""Run a Pulumi program in Python against the recorder, and read what it registered.

The program is code of the scanned folder: it runs only when the user asks, in a process of its own without network,
credentials or other processes, and within limits (see `child/confinement.py`).
"""

from __future__ import annotations

import json
import os
import posixpath
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hds_policies.model.declaration import Location
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.placeholders import Placeholders
from hds_scanners.sources.pulumi.project import Project, Stack, as_text
from hds_scanners.sources.pulumi.reading import NotLookedAt, PulumiReading
from hds_scanners.sources.pulumi.references import reference_to
from hds_scanners.sources.pulumi.resources import Deployment, Registered
from hds_scanners.sources.pulumi.spelling import COMPONENT_PACKAGES
from hds_scanners.sources.pulumi.values import decode

_RECORDER = Path(__file__).parent / "child" / "recorder.py"
_SECONDS = 60.0
_MOST_BYTES = 64 * 1024 * 1024
_NAMESPACES = ("unshare", "-r", "-n", "-p", "-f", "--kill-child", "--mount-proc", "--")
# Errors that a second pass would meet again.
_FINAL = frozenset(
    {"ImportError", "ModuleNotFoundError", "SyntaxError", "IndentationError", "SystemExit", "FileNotFoundError"}
)


@dataclass(slots=True)
class _Record:
    """What one pass wrote down."""

    resources: list[dict[str, Any]] = field(default_factory=list)
    placeholders: Placeholders = field(default_factory=Placeholders)
    missing: set[str] = field(default_factory=set)
    stand_ins: set[str] = field(default_factory=set)
    """Packages that are not installed."""
    end: dict[str, Any] | None = None
    """None when the program did not come to its end."""
    late: bool = False
    much: bool = False

    @property
    def whole(self) -> bool:
        return self.end is not None and self.end.get("error") is None


@dataclass(frozen=True, slots=True)
class Registration:
    """One resource or component as the program registered it, before it is told in Terraform words.

    `parent` and the members of `references` are URNs; `references` is by the Pulumi name of an input. `provider` is the
    URN of the provider with its id behind `::`, "" for the default one.
    """

    urn: str
    token: str
    parent: str
    provider: str
    custom: bool
    inputs: Mapping[str, Any]
    references: Mapping[str, tuple[str, ...]]


def read_program(project: Project, stack: Stack, options: PulumiOptions) -> PulumiReading:
    """What a Python program declares for a stack: with placeholders first, then with unknown outputs if that fails."""
    reading = PulumiReading()
    record = _recorded(project, stack, options, reading)
    if record is not None:
        _take(record, project, stack, reading)
    return reading


def registrations(project: Project, stack: Stack, options: PulumiOptions) -> tuple[list[Registration], PulumiReading]:
    """What a program registers, components included; the reading is that of `read_program`."""
    reading = PulumiReading()
    record = _recorded(project, stack, options, reading)
    if record is not None:
        _take(record, project, stack, reading)
    found = [
        Registration(
            urn=str(line.get("urn")),
            token=str(line.get("type")),
            parent=str(line.get("parent") or ""),
            provider=str(line.get("provider") or ""),
            custom=bool(line.get("custom")),
            inputs=line.get("inputs") or {},
            references={
                str(name): tuple(map(str, sources))
                for name, sources in (line.get("propertyDependencies") or {}).items()
            },
        )
        for line in (record.resources if record is not None else ())
    ]
    return found, reading


def _recorded(project: Project, stack: Stack, options: PulumiOptions, reading: PulumiReading) -> _Record | None:
    """The record of a run, with what must be said of it in the reading; None when there is no interpreter."""
    python = interpreter(project, options, reading)
    if not python.is_file():
        reading.error(f"there is no interpreter {python}", f"il n'y a pas d'interpréteur {python}", project.file)
        return None
    record = _run(project, stack, python, placeholders=True)
    if not record.whole and not record.late and (record.end is None or not _is_final(record.end)):
        again = _run(project, stack, python, placeholders=False)
        if again.whole or len(again.resources) > len(record.resources):
            record = again
    _tell(record, project, stack, python, reading)
    return record


def _is_final(end: Mapping[str, Any]) -> bool:
    return bool(end.get("refused")) or end.get("error") in _FINAL


def interpreter(project: Project, options: PulumiOptions, reading: PulumiReading) -> Path:
    """The project's own environment, else the one named, else this one."""
    declared = project.options.get("virtualenv") or (".venv" if project.options.get("toolchain") == "uv" else None)
    if isinstance(declared, str):
        for place in ("bin/python", "Scripts/python.exe"):
            own = project.path / declared / place
            if own.is_file():
                return own.absolute()
    chosen = options.python or Path(sys.executable)
    if isinstance(declared, str) and options.python is None:
        reading.info(
            f"the environment {declared} of the project is not here: {chosen} runs it (--python names another)",
            f"l'environnement {declared} du projet est absent : {chosen} l'exécute (--python en nomme un autre)",
            project.file,
        )
    return chosen.absolute()


@cache
def _can_isolate() -> bool:
    """Whether the system gives us namespaces: a network of our own, and processes that end with ours."""
    if sys.platform != "linux" or shutil.which(_NAMESPACES[0]) is None:
        return False
    command = [*_NAMESPACES, sys.executable, "-S", "-c", ""]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False)  # noqa: S603 - our own
    return done.returncode == 0


def _repository(folder: Path) -> Path:
    return next((place for place in (folder, *folder.parents) if (place / ".git").exists()), folder)


def _run(project: Project, stack: Stack, python: Path, *, placeholders: bool) -> _Record:
    folder = project.path.resolve()
    with tempfile.TemporaryDirectory(prefix="hds-program-") as temporary:
        reader, writer = os.pipe()
        job = {
            "pipe": writer,
            "project": project.name,
            "stack": stack.name,
            "folder": str(folder),
            "program": str(folder / project.main) if project.main else str(folder),
            "readable": str(_repository(folder)),
            "temporary": temporary,
            "configuration": {
                key: as_text(value) for key, value in stack.configuration.items() if key not in stack.secrets
            },
            "secrets": sorted(stack.secrets),
            "placeholders": placeholders,
        }
        isolation = _NAMESPACES if _can_isolate() else ()
        try:
            process = subprocess.Popen(  # noqa: S603 - the user asked for it: --run-program
                [*isolation, str(python), "-u", str(_RECORDER)],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd=temporary,
                env=_environment(temporary),
                pass_fds=(writer,),
                start_new_session=True,
            )
        except OSError:
            os.close(reader)
            os.close(writer)
            return _Record()
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
        "GRPC_ENABLE_FORK_SUPPORT": "0",
        "AWS_EC2_METADATA_DISABLED": "true",
    }


def _collected(process: subprocess.Popen[bytes], reader: int, job: bytes) -> _Record:
    deadline = time.monotonic() + _SECONDS
    assert process.stdin is not None
    with suppress(BrokenPipeError):
        process.stdin.write(job)
        process.stdin.close()
    record = _Record()
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
            if b'"kind": "end"' in piece:
                break
    for line in bytes(content).splitlines():
        with suppress(ValueError):
            _note(record, json.loads(line))
    return record


def _note(record: _Record, line: Any) -> None:
    kind = line.get("kind") if isinstance(line, dict) else None
    if kind == "resource":
        record.resources.append(line)
    elif kind == "placeholder":
        record.placeholders.add(line)
    elif kind == "missing":
        record.missing.add(str(line.get("key")))
    elif kind == "stand_in":
        record.stand_ins.add(str(line.get("package")))
    elif kind == "end":
        record.end = line


def _end(process: subprocess.Popen[bytes]) -> None:
    """No process of the program outlives the pass."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)


# -- what was registered -----------------------------------------------------------------------------------------------


def _take(record: _Record, project: Project, stack: Stack, reading: PulumiReading) -> None:
    resources = []
    for line in record.resources:
        token, urn = str(line.get("type")), str(line.get("urn"))
        if line.get("remote") or token == urns.STACK_REFERENCE or urns.package(token) in COMPONENT_PACKAGES:
            reading.modules_not_fetched.append(NotLookedAt(urn, token))
            continue
        resources.append(
            Registered(
                urn=urn,
                token=token,
                properties=_properties(line, record.placeholders),
                provider=str(line.get("provider") or "").rpartition("::")[0],
                custom=bool(line.get("custom")),
                external=bool(line.get("external")),
                location=_location(line, project),
            )
        )
    deployment = Deployment(
        resources, stack.configuration, file=project.file, root=project.folder, configuration_lines=stack.lines
    )
    reading.take(deployment)


def _properties(line: Mapping[str, Any], placeholders: Placeholders) -> dict[str, Any]:
    inputs = line.get("inputs")
    depends = line.get("propertyDependencies") or {}
    urn = str(line.get("urn"))
    found: dict[str, Any] = {}
    for name, value in inputs.items() if isinstance(inputs, Mapping) else ():
        sources = tuple(str(source) for source in depends.get(name) or ())
        unknown = Unknown(
            Why.COMPUTED,
            (f"{urns.parse(urn).name}.{name}", *(urns.parse(source).name for source in sources[:1])),
            tuple(map(reference_to, sources)),
            exact=len(sources) == 1,
        )
        found[name] = placeholders.restored(decode(value, lambda unknown=unknown: unknown))  # type: ignore[misc]
    return found


def _location(line: Mapping[str, Any], project: Project) -> Location:
    folder = str(project.path.resolve())
    for file, number in _positions(line):
        if file.startswith(folder + os.sep) and "site-packages" not in file:
            inside = posixpath.join(project.folder, Path(file).relative_to(folder).as_posix())
            return Location(posixpath.normpath(inside), number, number)
    return Location(project.file)


def _positions(line: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for position in line.get("positions") or ():
        uri, number = position
        yield os.path.realpath(unquote(urlsplit(str(uri)).path)), int(number)


# -- what must be said -------------------------------------------------------------------------------------------------


def _tell(record: _Record, project: Project, stack: Stack, python: Path, reading: PulumiReading) -> None:
    for key in sorted(record.missing):
        reading.info(
            f"the stack {stack.name} gives no value for {key}: a stand-in took its place",
            f"la pile {stack.name} ne donne pas de valeur à {key} : un substitut l'a remplacée",
            project.file,
        )
    for package in sorted(record.stand_ins):
        reading.warning(
            f"the package {package} is not installed for {python}: what the program passes was taken as written, without"
            " what the package adds and checks",
            f"le paquet {package} n'est pas installé pour {python} : ce que le programme passe a été pris tel quel, sans ce"
            " que le paquet ajoute et vérifie",
            project.file,
        )
    if not _can_isolate():
        reading.warning(
            "this system offers no namespaces: the program was kept from the network by the interpreter alone",
            "ce système n'offre pas d'espaces de noms : seul l'interpréteur a tenu le programme à l'écart du réseau",
            project.file,
        )
    if not record.whole:
        en, fr = _reason(record, python)
        end = record.end or {}
        file = posixpath.normpath(posixpath.join(project.folder, end["file"])) if end.get("file") else project.file
        count = sum(bool(line.get("custom")) for line in record.resources)
        reading.error(
            f"{en}; {count} resources were recorded until then",
            f"{fr} ; {count} ressources avaient été notées jusque-là",
            file,
            int(end.get("line") or 0),
        )


def _reason(record: _Record, python: Path) -> tuple[str, str]:
    """What kept the program from its end, without its words: they may quote a secret."""
    end = record.end
    if record.late:
        return f"the program took more than {_SECONDS:.0f} s", f"le programme a pris plus de {_SECONDS:.0f} s"
    if record.much:
        return "the program registers more than can be kept", "le programme déclare plus que ce qui peut être retenu"
    if end is None:
        return (
            "the program ended before its end: it left by itself, or met a limit of time or memory",
            "le programme s'est arrêté avant la fin : de lui-même, ou à une limite de temps ou de mémoire",
        )
    if end.get("package"):
        name = end["package"]
        return (
            f"the package {name} is not installed for {python}: install what the program needs, or give --python",
            f"le paquet {name} n'est pas installé pour {python} : installer ce qu'il faut, ou donner --python",
        )
    if end.get("refused"):
        fr = _REFUSED.get(end["refused"], end["refused"])
        return f"the program was stopped: {end['refused']}", f"le programme a été arrêté : {fr}"
    if end["error"] == "SystemExit":
        return "the program left by itself (sys.exit)", "le programme s'est quitté lui-même (sys.exit)"
    return f"the program failed ({end['error']})", f"le programme a échoué ({end['error']})"


_REFUSED = {
    "it writes files": "il écrit des fichiers",
    "it reads files outside the project": "il lit des fichiers hors du projet",
    "it starts other programs": "il lance d'autres programmes",
    "it changes files": "il modifie des fichiers",
    "it uses the network": "il utilise le réseau",
}
