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


def test_the_policy_pack_for_pulumi_is_in_the_wheel(tmp_path: Path) -> None:
    folder = Path(run(os.environ["HDS_WHEEL"], "policies-path", "--for", "pulumi", folder=tmp_path).stdout.strip())
    assert Path(os.environ["HDS_WHEEL"]).parents[1] in folder.parents
    assert {"PulumiPolicy.yaml", "__main__.py"} <= {path.name for path in folder.iterdir()}


@pytest.fixture
def folder_for_checkov(tmp_path: Path) -> Path:
    return Path(run(os.environ["HDS_WHEEL"], "policies-path", folder=tmp_path).stdout.strip())


def test_the_folder_for_checkov_holds_nothing_but_ours(folder_for_checkov: Path) -> None:
    """Checkov runs every file below the folder that it is handed."""
    assert Path(os.environ["HDS_WHEEL"]).parents[1] in folder_for_checkov.parents
    assert {path.name for path in folder_for_checkov.iterdir()} - {"__pycache__"} == {
        "__init__.py",
        "hds_installed_policies.py",
    }


def test_a_checkov_of_another_environment_runs_the_installed_rules(folder_for_checkov: Path, tmp_path: Path) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_db_instance" "clear" {\n  engine = "postgres"\n}\n', "utf-8")
    arguments = ("-d", ".", "--framework", "terraform", "--skip-download", "-o", "json", "-c", "HDS_ENC_001")
    done = run(os.environ["HDS_CHECKOV"], *arguments, "--external-checks-dir", str(folder_for_checkov), folder=tmp_path)
    failed = json.loads(done.stdout)["results"]["failed_checks"]
    assert [(check["check_id"], check["resource"]) for check in failed] == [("HDS_ENC_001", "aws_db_instance.clear")]
    assert "Traceback" not in done.stderr
