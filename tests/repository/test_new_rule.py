"""`make new-rule` writes a rule that imports, in its place in the catalogue, under an id that was never used."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hds_policies.rule import Theme
from new_rule import PREFIX_OF_THEME, ScaffoldError, scaffold

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the scaffold writes into."""
    shutil.copytree(PROJECT / "policies", tmp_path / "policies", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "tests" / "rules").mkdir(parents=True)
    return tmp_path


def ids_of_the_catalogue(project: Path) -> list[str]:
    program = "from hds_policies.catalogue import RULES; print(*[rule.id for rule in RULES])"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(project / 'policies')!r}); {program}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


@pytest.mark.parametrize("theme", Theme, ids=lambda theme: theme.value)
def test_a_scaffolded_rule_joins_the_catalogue_in_the_order_of_ids(project: Path, theme: Theme) -> None:
    before = ids_of_the_catalogue(project)
    written = scaffold(project, theme.value, "planted_assertion_holds")
    assert written.rule_id not in before
    assert ids_of_the_catalogue(project) == sorted([*before, written.rule_id])
    assert written.rule_file.read_text(encoding="utf-8").startswith(f'"""{written.rule_id}: ')
    assert written.fixture.parent.name == written.rule_id


def test_the_scaffold_is_clean_for_the_formatter_and_the_linter(project: Path) -> None:
    written = scaffold(project, "encryption-in-transit", "planted_assertion_with_quite_a_long_name_holds_everywhere")
    files = [str(written.rule_file), str(written.catalogue)]
    configuration = str(PROJECT / "pyproject.toml")
    for command in (["check"], ["format", "--check"]):
        ruff = [sys.executable, "-m", "ruff", *command, "--no-cache", "--config", configuration, *files]
        done = subprocess.run(ruff, capture_output=True, text=True, check=False, cwd=project)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_retired_id_is_not_given_again(project: Path) -> None:
    retired = f"HDS_{PREFIX_OF_THEME[Theme.BACKUP]}_641"
    (project / "CHANGELOG.md").write_text(f"- {retired} is retired.\n", encoding="utf-8")
    assert scaffold(project, "backup", "vault_is_locked").rule_id == "HDS_BKP_642"


@pytest.mark.parametrize(
    ("theme", "name", "said"),
    [
        ("backups", "vault_is_locked", "THEME is one of residency, provider"),
        ("backup", "VaultIsLocked", "snake case"),
        ("backup", "../../outside_of_it", "snake case"),
        ("backup", "", "snake case"),
    ],
)
def test_a_wrong_request_says_what_to_change_and_writes_nothing(
    project: Path, theme: str, name: str, said: str
) -> None:
    before = sorted(project.rglob("*"))
    with pytest.raises(ScaffoldError, match=said):
        scaffold(project, theme, name)
    assert sorted(project.rglob("*")) == before


def test_an_existing_rule_is_not_overwritten(project: Path) -> None:
    written = scaffold(project, "backup", "vault_is_locked")
    written.rule_file.write_text("mine", encoding="utf-8")
    with pytest.raises(ScaffoldError, match="exists already"):
        scaffold(project, "backup", "vault_is_locked")
    assert written.rule_file.read_text(encoding="utf-8") == "mine"
