"""The wheel, alone in a fresh environment, answers as the working tree does. `make test-wheel` sets HDS_WHEEL."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
EXAMPLES = PROJECT / "examples"
WORKING_TREE = str(Path(sys.executable).parent / "hds")

pytestmark = pytest.mark.skipif("HDS_WHEEL" not in os.environ, reason="make test-wheel builds and installs the wheel")


def run(program: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run outside the project, so that nothing of it is found by chance."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(
        [program, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def answers(*arguments: str, folder: Path) -> tuple[subprocess.CompletedProcess[str], subprocess.CompletedProcess[str]]:
    """What the wheel says, and what the working tree says."""
    return (
        run(os.environ["HDS_WHEEL"], *arguments, folder=folder),
        run(WORKING_TREE, *arguments, folder=folder),
    )


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "arguments", [("--version",), ("--help",), ("rules",), ("facts",), ("rule", "HDS_ENC_001")], ids=" ".join
)
def test_the_wheel_says_the_same(arguments: tuple[str, ...], language: str, tmp_path: Path) -> None:
    wheel, tree = answers(*arguments, "--lang", language, folder=tmp_path)
    assert (wheel.returncode, wheel.stderr) == (0, "")
    assert wheel.stdout
    assert wheel.stdout == tree.stdout


@pytest.mark.parametrize("example", ["patient_portal_non_compliant", "patient_portal_compliant"])
def test_the_wheel_finds_the_same(example: str, tmp_path: Path) -> None:
    wheel, tree = answers("scan", str(EXAMPLES / example), "--format", "json", folder=tmp_path)
    assert wheel.returncode == tree.returncode
    found: Any = json.loads(wheel.stdout)
    assert found == json.loads(tree.stdout)
    assert found["summary"]["pass"] > 0


def test_the_folder_for_checkov_holds_nothing_but_ours(tmp_path: Path) -> None:
    """Checkov runs every file below the folder that it is handed."""
    wheel = run(os.environ["HDS_WHEEL"], "policies-path", folder=tmp_path)
    folder = Path(wheel.stdout.strip())
    assert folder.is_dir()
    assert PROJECT not in folder.parents or ".venv-wheel" in folder.parts
    assert folder.name == "hds_checkov"
