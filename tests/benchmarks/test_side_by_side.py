"""The runner measures what it says it measures."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from side_by_side import Measurement, run_once, table, verdicts


def test_a_process_is_timed_as_a_whole() -> None:
    seconds, _ = run_once([sys.executable, "-S", "-c", "import time; time.sleep(0.3)"], limit=30)
    assert seconds is not None
    assert 0.3 <= seconds < 5


def test_a_process_beyond_the_limit_is_stopped_with_its_children(tmp_path: Path) -> None:
    witness = tmp_path / "child-lived-on"
    child = f"import pathlib, time; time.sleep(2); pathlib.Path({str(witness)!r}).touch()"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run_once([sys.executable, "-c", parent], limit=0.5)[0] is None
    run_once([sys.executable, "-c", "import time; time.sleep(2.5)"], limit=30)
    assert not witness.exists()


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="memory is measured on Linux")
def test_memory_counts_the_children_too() -> None:
    hold = "import time; kept = bytearray(b'x' * 80 * 1024 * 1024); time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    peak = run_once([sys.executable, "-c", parent], limit=30, sample=True)[1]
    assert peak is not None
    assert 80 < peak < 200


def test_a_broken_promise_is_named() -> None:
    fast = Measurement("hds", "small", 47, seconds=[0.3, 0.3, 0.9], peak=50)
    slow = Measurement("hds", "large", 2800, seconds=[12.0], peak=500)
    peer = Measurement("trivy", "large", 2800, seconds=[190.0], peak=900)
    assert verdicts([fast, peer]) == []
    assert verdicts([slow]) == ["large: slower than 10 s", "large: more than 400 MiB"]


def test_a_stopped_tool_shows_no_figure() -> None:
    assert "| checkov | stopped | stopped | stopped | - |" in table(
        [Measurement("checkov", "large", 2800, timed_out=True)]
    )
