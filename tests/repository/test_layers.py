"""The import contracts hold, and they bite."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LINT_IMPORTS = str(Path(sys.executable).parent / "lint-imports")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The source roots and the contracts, to break without harm."""
    for root in ("policies", "scanners"):
        shutil.copytree(PROJECT / root, tmp_path / root, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(project: Path) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join(str(project / root) for root in ("policies", "scanners"))
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_layers_hold(copy: Path) -> None:
    done = lint_imports(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("module", "planted", "contract"),
    [
        ("policies/hds_policies/rules/keys/rotation.py", "hds_policies.translate", "Rules never see"),
        ("policies/hds_policies/facts/countries.py", "hds_policies.translate", "Facts and model know nothing"),
        ("policies/hds_policies/judge.py", "hds_scanners.scan", "The policies stand alone"),
        ("scanners/hds_scanners/scan.py", "checkov.main", "Only the adapter"),
        ("scanners/hds_scanners/reports/sarif.py", "hds_policies.catalogue", "Reports render findings"),
        ("scanners/hds_scanners/sources/terraform/folder.py", "hds_scanners.cli", "Sources and reports stay apart"),
    ],
)
def test_a_planted_import_breaks_a_contract(copy: Path, module: str, planted: str, contract: str) -> None:
    path = copy / module
    path.write_text(path.read_text(encoding="utf-8") + f"\nimport {planted}\n", encoding="utf-8")
    done = lint_imports(copy)
    assert done.returncode == 1
    broken = [line for line in done.stdout.splitlines() if line.startswith(contract)]
    assert any(line.rstrip().endswith("BROKEN") for line in broken), done.stdout
