"""Where the engine cannot be built, it is said what is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

BUILD = Path(__file__).parents[2] / "tools/pulumi_engine"


def test_without_go_the_build_says_which_one_it_needs(tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("dirname", "sed"):
        (tools / name).symlink_to(str(shutil.which(name)))
    done = subprocess.run(
        [str(shutil.which("sh")), str(BUILD / "build.sh"), str(tmp_path / "pulumi")],
        env={"PATH": str(tools)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "needs Go 1.26" in done.stderr
    assert "HDS_PULUMI=" in done.stderr
    assert not (tmp_path / "pulumi").exists()


def test_the_engine_is_one_version_and_nothing_is_replaced() -> None:
    text = (BUILD / "go.mod").read_text("utf-8")
    assert len({*re.findall(r"github\.com/pulumi/pulumi/(?:pkg|sdk)/v3 (v[\d.]+)", text)}) == 1
    assert "replace" not in text
    sums = (BUILD / "go.sum").read_text("utf-8").splitlines()
    assert all(re.fullmatch(r"\S+ v\S+ h1:[A-Za-z0-9+/=]{44}", line) for line in sums)
