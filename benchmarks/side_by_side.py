"""Time `hds scan` beside the peers found on this machine, on generated trees of two sizes.

Every figure is of a whole process, started anew: what a user waits for. Memory is the proportional set size of the
process and its children together, sampled in a run of its own so that sampling slows no timed run (Linux only).
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from terraform_tree import LARGE, SMALL, Size, write

PROJECT = Path(__file__).resolve().parents[1]
_SAMPLE_EVERY = 0.02


@dataclass(frozen=True, slots=True)
class Tool:
    """A program and how it scans a folder."""

    name: str
    program: str
    version: tuple[str, ...]
    scan: tuple[str, ...]
    """Arguments; `{tree}` stands for the folder."""


PEERS = (
    Tool("trivy", "trivy", ("--version",), ("config", "--quiet", "--skip-check-update", "{tree}")),
    Tool("checkov", "checkov", ("--version",), ("-d", "{tree}", "--framework", "terraform", "--compact", "--quiet", "--skip-download")),
    Tool("tflint", "tflint", ("--version",), ("--recursive", "--chdir={tree}")),
    Tool("terrascan", "terrascan", ("version",), ("scan", "-i", "terraform", "-d", "{tree}")),
    Tool("tfsec", "tfsec", ("--version",), ("--no-color", "{tree}")),
    Tool("kics", "kics", ("version",), ("scan", "--ci", "-p", "{tree}")),
)  # fmt: skip
OURS = Tool("hds", "hds", ("--version",), ("scan", "{tree}", "--format", "json", "--exit-zero"))


@dataclass(frozen=True, slots=True)
class Promise:
    """What the project holds itself to on a tree, on two cores."""

    seconds: float
    mebibytes: float


PROMISES = {"small": Promise(0.5, 400), "large": Promise(10, 400)}


@dataclass(slots=True)
class Measurement:
    """One tool on one tree. Seconds of wall clock; `peak` in MiB, None where it cannot be measured."""

    tool: str
    tree: str
    files: int
    seconds: list[float] = field(default_factory=list)
    peak: float | None = None
    timed_out: bool = False


def program_path(tool: Tool) -> str | None:
    """Where the program is: beside this interpreter, in the environment of `make test-checkov`, or on the PATH."""
    for folder in (Path(sys.executable).parent, PROJECT / ".venv-checkov" / "bin"):
        if (folder / tool.program).exists():
            return str(folder / tool.program)
    return shutil.which(tool.program)


def version_of(tool: Tool, program: str) -> str:
    """The first line that the program says of its version."""
    done = subprocess.run([program, *tool.version], capture_output=True, text=True, check=False, timeout=120)
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[0] if lines else "unknown"


def run_once(command: list[str], limit: float, *, sample: bool = False) -> tuple[float | None, float | None]:
    """(seconds, peak MiB) of one process; seconds is None when it was stopped at `limit`."""
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        peak = 0.0
        try:
            if not sample:
                process.wait(limit)
                return time.perf_counter() - start, None
            while process.poll() is None and time.perf_counter() - start < limit:
                peak = max(peak, memory_of_session(process.pid))
                time.sleep(_SAMPLE_EVERY)
            stopped = process.poll() is None
        except subprocess.TimeoutExpired:
            stopped = True
        if stopped:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            return None, peak or None
    return time.perf_counter() - start, peak or None


def memory_of_session(leader: int) -> float:
    """Proportional set size, in MiB, of the processes of the session that `leader` opened."""
    kibibytes = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            # The session is the fourth field after the command's closing bracket.
            session = int((entry / "stat").read_text().rpartition(")")[2].split()[3])
            if session == leader:
                rollup = (entry / "smaps_rollup").read_text()
                kibibytes += sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
        except (OSError, ValueError, IndexError):
            continue  # it ended meanwhile
    return kibibytes / 1024


def measure(tool: Tool, program: str, tree: Path, *, name: str, size: Size, runs: int, limit: float) -> Measurement:
    """Time `runs` processes, then sample the memory of one more."""
    command = [program, *(argument.format(tree=tree) for argument in tool.scan)]
    result = Measurement(tool.name, name, size.files)
    for _ in range(runs):
        seconds, _peak = run_once(command, limit)
        if seconds is None:
            result.timed_out = True
            return result
        result.seconds.append(seconds)
    if Path("/proc/self/smaps_rollup").exists():
        result.peak = run_once(command, limit, sample=True)[1]
    return result


_STAGES = """
import json, sys, time
start = time.process_time()
from pathlib import Path
from hds_scanners.scan import Options, scan
from hds_scanners.reports.formats import render
from hds_scanners.reports.presentation import Presentation
from hds_scanners.sources.terraform import discovery, folder
import hds_policies.catalogue
imported = time.process_time() - start
result = scan([Path(sys.argv[1])], Options(jobs=1))
reporting = time.process_time()
for piece in render("json", result, Presentation()):
    pass
reported = time.process_time() - reporting
json.dump({"import": imported, **result.stages, "report": reported}, sys.stdout)
"""


def stages_of(tree: Path) -> dict[str, float]:
    """Seconds of processor time per stage of our own scan, in one process."""
    command = [sys.executable, "-c", _STAGES, str(tree)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return {str(stage): float(seconds) for stage, seconds in json.loads(done.stdout).items()}


def machine() -> str:
    """What the figures were taken on, without naming the machine."""
    model = platform.machine()
    with contextlib.suppress(OSError):
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    return f"{os.cpu_count()} cores ({model}), {platform.system()}, CPython {platform.python_version()}"


def table(measurements: list[Measurement]) -> str:
    """A Markdown table of everything measured."""
    rows = [
        "| tree | files | tool | min s | median s | max s | peak MiB |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: |",
    ]
    for item in measurements:
        if item.timed_out:
            figures = "stopped | stopped | stopped"
        else:
            figures = f"{min(item.seconds):.2f} | {statistics.median(item.seconds):.2f} | {max(item.seconds):.2f}"
        peak = f"{item.peak:.0f}" if item.peak is not None else "-"
        rows.append(f"| {item.tree} | {item.files:,} | {item.tool} | {figures} | {peak} |")
    return "\n".join(rows)


def verdicts(measurements: list[Measurement]) -> list[str]:
    """One line per promise that is broken."""
    broken = []
    for item in measurements:
        promise = PROMISES.get(item.tree)
        if item.tool != OURS.name or promise is None:
            continue
        if item.timed_out or statistics.median(item.seconds) > promise.seconds:
            broken.append(f"{item.tree}: slower than {promise.seconds} s")
        if item.peak is not None and item.peak > promise.mebibytes:
            broken.append(f"{item.tree}: more than {promise.mebibytes} MiB")
    return broken


def linearity(program: str, folder: Path, runs: int, limit: float) -> list[Measurement]:
    """Our own time at a quarter, a half and the whole of the large tree."""
    measurements = []
    for share in (0.25, 0.5, 1.0):
        tree = folder / f"share-{share}"
        size = write(tree, LARGE.scaled(share))
        measurements.append(
            measure(OURS, program, tree, name=f"{share:.0%} of large", size=size, runs=runs, limit=limit)
        )
        shutil.rmtree(tree)
    return measurements


def main() -> int:
    """Print the tables; exit status 1 when a promise is broken."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the small tree alone")
    parser.add_argument("--no-peers", action="store_true", help="our own command alone")
    parser.add_argument("--runs", type=int, default=5, help="timed runs of ours, and of peers on the small tree")
    parser.add_argument("--limit", type=float, default=400, help="seconds after which a process is stopped")
    options = parser.parse_args()

    ours = program_path(OURS)
    if ours is None:
        parser.error("hds is not installed; run make setup")
    tools = [(OURS, ours)]
    if not options.no_peers:
        tools += [(tool, path) for tool in PEERS if (path := program_path(tool))]
    print(machine())
    for tool, program in tools:
        print(f"{tool.name}: {version_of(tool, program)}")

    measurements: list[Measurement] = []
    with tempfile.TemporaryDirectory(prefix="hds-bench-") as scratch:
        for name, size in (("small", SMALL),) if options.quick else (("small", SMALL), ("large", LARGE)):
            tree = Path(scratch) / name
            written = write(tree, size)
            print(f"\n{name}: {written.files:,} files, {written.lines:,} lines, {written.folders} folders", flush=True)
            for tool, program in tools:
                runs = options.runs if name == "small" or tool is OURS else 1
                measurements.append(
                    measure(tool, program, tree, name=name, size=written, runs=runs, limit=options.limit)
                )
            stages = stages_of(tree)
            total = sum(stages.values())
            print("\n| stage of hds, one process | s | share |\n| --- | ---: | ---: |")
            for stage, seconds in stages.items():
                print(f"| {stage} | {seconds:.2f} | {seconds / total:.0%} |")
        print("\n" + table(measurements))
        if not options.quick:
            growth = linearity(ours, Path(scratch), min(3, options.runs), options.limit)
            print("\n" + table(growth))
            per_file = [min(item.seconds) / item.files for item in growth if item.seconds]
            print(
                f"\nTime per file, smallest tree to largest: {' · '.join(f'{each * 1000:.2f} ms' for each in per_file)}"
            )
    broken = verdicts(measurements)
    for line in broken:
        print(f"beyond the promise: {line}")
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
