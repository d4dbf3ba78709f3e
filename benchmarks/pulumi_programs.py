"""Run every Python and YAML project of a checkout of pulumi/examples, and tell which are seen whole.

    python benchmarks/pulumi_programs.py CHECKOUT [--python INTERPRETER] [-v]

Taken are all projects, at any depth, whose runtime is Python or YAML and whose program names a package of AWS, Azure,
Google Cloud or OpenStack. Left out are those that name none; they are listed. A project is seen whole when the scan of
its `Pulumi.yaml` with `--run-program` reports no error, which means that every stack's program came to its end or every
expression of the YAML was read. What a component made elsewhere contains is not seen either way, and is counted apart.

Each scan has a home and a temporary folder of its own. Watched are the files of the checkout, of the interpreter's
environment and of those two folders, and (on Linux) processes: this one adopts whatever a scan leaves behind.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import re
import resource as process_resources
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hds_scanners.sources.pulumi.discovery import project_files
from hds_scanners.sources.pulumi.project import read_project
from hds_scanners.sources.pulumi.yaml_nodes import BadYaml

CLOUDS: Mapping[str, str] = {
    "aws": r"aws|aws[_-]native|awsx|eks|aws[_-]apigateway",
    "azure": r"azure|azure[_-]native|azuread",
    "gcp": r"gcp|google[_-]native",
    "openstack": r"openstack",
}
_LIMIT = 300.0
"""Seconds after which a scan counts as hung."""
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of <sys/prctl.h>
_OWN: set[int] = set()
Tree = dict[str, tuple[int, int, int]]
"""(size, time of the last change in ns, mode) of each path."""


@dataclass(frozen=True, slots=True)
class Program:
    """A project that is run; `file` is its project file, relative to the checkout."""

    file: str
    runtime: str
    clouds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it. `missing` is why it was not seen whole, empty when it was; `elsewhere` counts remote components.

    `seconds` are of the clock, `processor` what the scan and its program used of the machine, however busy it is.
    """

    program: Program
    seconds: float
    processor: float
    resources: int
    missing: tuple[str, ...]
    elsewhere: int
    hung: bool = False
    processes: tuple[int, ...] = ()


# -- which projects ----------------------------------------------------------------------------------------------------


def programs(checkout: Path) -> tuple[list[Program], list[str]]:
    """The projects that are run, and the Python and YAML projects that name no package of the four clouds."""
    taken, left = [], []
    for file in project_files(checkout):
        try:
            project = read_project(checkout, file)
        except BadYaml:
            continue
        if project.runtime in {"python", "yaml"}:
            clouds = _clouds(project.path, project.runtime)
            if clouds:
                taken.append(Program(file, project.runtime, clouds))
            else:
                left.append(file)
    return taken, left


def _clouds(folder: Path, runtime: str) -> tuple[str, ...]:
    """The clouds whose packages the program imports, or whose types the YAML (or what writes it) names."""
    patterns = {"python": r"^\s*(?:import|from)\s+pulumi_(?:{})\b", "yaml": r"(?<![\w:])[\"']?(?:{}):[\w/]+"}
    names = {"python": {".py"}, "yaml": {".yaml", ".yml", ".json", ".cue"}}[runtime]
    files = [file for file in _files(folder) if file.suffix in names]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    found = [
        cloud
        for cloud, packages in CLOUDS.items()
        if any(re.search(patterns[runtime].format(packages), text, re.MULTILINE) for text in texts)
    ]
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    """Files of a project, without those of projects inside it."""
    for entry in sorted(folder.iterdir()):
        if entry.is_file():
            yield entry
        elif entry.is_dir() and not entry.is_symlink() and not (entry / "Pulumi.yaml").exists():
            yield from _files(entry)


# -- running -----------------------------------------------------------------------------------------------------------


def run(checkout: Path, program: Program, python: Path | None, home: Path, temporary: Path) -> Run:
    """Scan one project in a process of its own."""
    command = [sys.executable, "-m", "hds_scanners", "scan", program.file, "--run-program", "--format", "json"]
    command += ["--exit-zero", *(["--python", str(python)] if python else [])]
    environment = {**os.environ, "HOME": str(home), "TMPDIR": str(temporary), "XDG_CACHE_HOME": str(home / "cache")}
    started, used = time.perf_counter(), _used()
    with subprocess.Popen(
        command, cwd=checkout, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            output, complaint = process.communicate(timeout=_LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            return Run(program, _LIMIT, _used() - used, 0, ("the scan hung",), 0, hung=True, processes=_left_behind())
    seconds, processor = time.perf_counter() - started, _used() - used
    try:
        document: dict[str, Any] = json.loads(output)
    except ValueError:
        said = complaint.decode(errors="replace").strip().splitlines()[-1:] or ["no output"]
        return Run(program, seconds, processor, 0, (f"the scan failed: {said[0]}",), 0, processes=_left_behind())
    return Run(
        program,
        seconds,
        processor,
        document["coverage"]["resources"],
        tuple(reasons(document)),
        len(document["coverage"]["modules_not_fetched"]),
        processes=_left_behind(),
    )


def _used() -> float:
    """Seconds of processor of all that this process started and saw end."""
    usage = process_resources.getrusage(process_resources.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def reasons(document: Mapping[str, Any]) -> Iterable[str]:
    """Why a result is not whole, each reason once, with its place; then what configuration the program had to go without."""
    found: dict[str, None] = {}
    for severity in ("error", "info"):
        for item in document["diagnostics"]:
            if item["severity"] == severity and (found or severity == "error"):
                place = f"{item['file']}:{item['line']}: " if item.get("line") else ""
                found[place + item["message"]] = None
    if not found:
        found |= {f"{item['path']}: {item['reason']}": None for item in document["coverage"]["skipped"]}
    if document["incomplete"] and not found:
        found["the result is incomplete, and nothing says why"] = None
    return found


def adopt_orphans() -> bool:
    """Make this process the parent of what a scan leaves behind; False where the system cannot."""
    if sys.platform != "linux":
        return False
    _OWN.update(_children())
    return bool(ctypes.CDLL(None, use_errno=True).prctl(_SUBREAPER, 1, 0, 0, 0) == 0)


def _left_behind() -> tuple[int, ...]:
    """Processes that a scan left running: adopted here, and still alive after a second. They are ended.

    What this process started itself before is none of them.
    """
    deadline = time.monotonic() + 1
    while True:
        alive = tuple(child for child in _children() if child not in _OWN and not _ended(child))
        if not alive or time.monotonic() > deadline:
            break
        time.sleep(0.02)
    for child in alive:
        os.kill(child, signal.SIGKILL)
    return alive


def _children() -> tuple[int, ...]:
    try:
        text = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    except OSError:
        return ()
    return tuple(sorted(map(int, text.split())))


def _ended(child: int) -> bool:
    try:
        return os.waitpid(child, os.WNOHANG)[0] == child
    except ChildProcessError:
        return True


def tree(*folders: Path) -> Tree:
    """Every file below the folders."""
    found: Tree = {}
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                path = f"{place}{os.sep}{name}"
                state = os.lstat(path)
                found[path] = (state.st_size, state.st_mtime_ns, state.st_mode)
    return found


def changes(before: Tree, after: Tree) -> list[str]:
    """Paths that appeared, went or changed."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))


def environment_of(python: Path | None) -> list[Path]:
    """The folders that the interpreter of the programs imports from."""
    command = [str(python or sys.executable), "-c", "import sys, json; print(json.dumps(sys.path[1:]))"]
    paths = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return [Path(path) for path in paths if "packages" in path and Path(path).is_dir()]


# -- telling -----------------------------------------------------------------------------------------------------------


def table(runs: list[Run]) -> Iterator[str]:
    """The figures, by runtime and by cloud."""
    groups = {runtime: [run for run in runs if run.program.runtime == runtime] for runtime in ("python", "yaml")}
    groups |= {cloud: [run for run in runs if cloud in run.program.clouds] for cloud in CLOUDS}
    groups["all"] = runs
    for name, members in groups.items():
        if members:
            whole = sum(not run.missing for run in members)
            seconds = [run.seconds for run in members]
            yield (
                f"{name:10} whole {whole:3} of {len(members):3} ({100 * whole / len(members):.0f} %)   median"
                f" {statistics.median(seconds):.1f} s ({statistics.median(run.processor for run in members):.1f} s of processor),"
                f" at most {max(seconds):.1f} s   {sum(run.resources for run in members)} resources"
            )


def _line(run: Run) -> str:
    word = "not whole" if run.missing else "whole"
    elsewhere = f", {run.elsewhere} not looked at" if run.elsewhere else ""
    return f"{word:9} {run.seconds:5.1f} s  {run.resources:3} resources{elsewhere}  {run.program.file}"


def main() -> int:
    """Run all, print the figures and what is not whole; with `-v` each project. Fails when a scan left something behind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path)
    parser.add_argument("--python", type=Path, help="interpreter with the packages that the examples import")
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each project as it is done")
    arguments = parser.parse_args()
    checkout = arguments.checkout.resolve()
    taken, left = programs(checkout)
    if not taken:
        sys.stderr.write(f"{checkout}: no Pulumi project in Python or YAML here\n")
        return 2
    python = arguments.python.absolute() if arguments.python else None
    adopts = adopt_orphans()
    with tempfile.TemporaryDirectory(prefix="hds-home-") as home, tempfile.TemporaryDirectory(prefix="hds-tmp-") as own:
        watched = (checkout, Path(home), Path(own), *environment_of(python))
        before = tree(*watched)
        runs = []
        for program in taken:
            runs.append(run(checkout, program, python, Path(home), Path(own)))
            if arguments.verbose:
                print(_line(runs[-1]), flush=True)
        changed = changes(before, tree(*watched))
    for item in runs:
        for reason in item.missing:
            print(f"{item.program.file}: {reason}")
    print(f"left out, for they name no package of {', '.join(CLOUDS)}: {', '.join(left)}")
    print(*table(runs), sep="\n")
    components = [item for item in runs if item.elsewhere and not item.missing]
    print(f"of those seen whole, {len(components)} also have components made elsewhere, listed as not looked at")
    behind = {child for item in runs for child in item.processes}
    print(
        f"hung: {sum(item.hung for item in runs)}; processes left behind: {len(behind) if adopts else 'not watched here'};"
        f" files written or changed: {len(changed)} ({len(before)} watched)"
    )
    print(*changed[:20], sep="\n", end="\n" if changed else "")
    return 1 if behind or changed or any(item.hung for item in runs) else 0


if __name__ == "__main__":
    sys.exit(main())
