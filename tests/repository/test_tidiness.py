"""What the repository promises about its own shape."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def tracked_files() -> list[Path]:
    """The project's own files; a source archive without history is walked instead."""
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        return [PROJECT / line for line in listed.stdout.splitlines() if (PROJECT / line).is_file()]
    return [path for path in PROJECT.rglob("*") if path.is_file() and ".venv" not in path.parts[len(PROJECT.parts)]]


def test_tests_are_not_packages() -> None:
    """Checkov runs the files of every package it is pointed at."""
    assert not list((PROJECT / "tests").rglob("__init__.py"))


def test_test_files_have_unique_names() -> None:
    names = [path.name for path in (PROJECT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
    assert not [path for path in tracked_files() if path.suffix == ".py" and path.stem in drawers]


@pytest.mark.parametrize("name", ["runtime.txt", "dev.txt", "checkov.txt"])
def test_a_lock_file_pins_and_hashes_everything_and_names_no_index(name: str) -> None:
    text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(--?(extra-)?index|-i\b|--find-links|--trusted-host|-f\b)", text, re.MULTILINE)
    requirements = [block for block in re.split(r"\n(?=\S)", text.strip()) if not block.startswith("#")]
    assert requirements
    for requirement in requirements:
        assert re.match(r"[a-z0-9][a-z0-9._-]*==\S+", requirement), requirement
        assert "--hash=sha256:" in requirement, requirement


def test_the_runtime_is_locked_at_the_versions_that_are_tested() -> None:
    def pins(name: str) -> dict[str, str]:
        text = (PROJECT / "requirements" / name).read_text(encoding="utf-8")
        return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))

    runtime, development = pins("runtime.txt"), pins("dev.txt")
    assert {name: development.get(name) for name in runtime} == runtime


def test_checkov_and_python_hcl2_never_share_an_environment() -> None:
    """Both install the import package `hcl2`, and Checkov dies of the other's."""
    assert "\npython-hcl2==" not in (PROJECT / "requirements" / "checkov.txt").read_text(encoding="utf-8")
    assert "\ncheckov==" not in (PROJECT / "requirements" / "dev.txt").read_text(encoding="utf-8")


def test_links_between_documents_lead_somewhere() -> None:
    links = [
        (page, target)
        for page in tracked_files()
        if page.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    ]
    broken = [
        f"{page.relative_to(PROJECT)}: {target}"
        for page, target in links
        if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert not broken


def test_every_make_target_is_explained_and_declared_phony() -> None:
    text = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))
    explained = set(re.findall(r"^([a-z-]+):.*## ", text, re.MULTILINE))
    phony = re.search(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert phony is not None
    assert targets == explained == set(phony.group(1).split())
