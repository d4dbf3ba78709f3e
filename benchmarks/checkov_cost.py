"""Time a plain Checkov without and with `policies/`, in turns; what ours adds is to stay under 15 %.

Every figure is of a whole process and its children, started anew. Turns are taken so that a busy moment hits both alike.
Needs the environment of `make test-checkov`.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
_CHECKOV = PROJECT / ".venv-checkov" / "bin" / "checkov"
_OURS = ("--external-checks-dir", str(PROJECT / "policies"))


def timed(command: list[str]) -> tuple[float, float]:
    """(wall clock, processor) seconds of one process with its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.perf_counter() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Print one line per way to run Checkov."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=PROJECT / "examples" / "patient_portal_non_compliant")
    parser.add_argument("--runs", type=int, default=5, help="turns of each, the median of which is shown")
    arguments = parser.parse_args()
    if not _CHECKOV.exists():
        print("no Checkov here: run `make test-checkov` first", file=sys.stderr)
        return 2
    for name, frameworks in (("--framework terraform", ("--framework", "terraform")), ("all frameworks", ())):
        bare = [str(_CHECKOV), "-d", str(arguments.folder), "--quiet", "--compact", "--skip-download", *frameworks]
        turns = [(timed(bare), timed([*bare, *_OURS])) for _ in range(arguments.runs)]
        for kind, what in enumerate(("wall clock", "processor")):
            without, with_ours = (statistics.median(turn[side][kind] for turn in turns) for side in (0, 1))
            print(f"{name}, {what}: {without:.2f} s without, {with_ours:.2f} s with, {with_ours / without - 1:+.0%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
