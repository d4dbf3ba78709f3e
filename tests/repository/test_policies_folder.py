"""`policies/` is handed to Checkov as a folder: it must stand alone and disturb nothing there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parents[2]
POLICIES = PROJECT / "policies"

# Import names of Checkov's dependencies that are not their distribution's name.
IMPORT_NAMES = frozenset(
    {"attr", "bs4", "dateutil", "detect_secrets", "git", "hcl2", "jsonpath_ng", "pkg_resources", "yaml"}
)


def names_in(lock_file: str) -> frozenset[str]:
    """The distributions of a lock file, spelled as import names."""
    text = (PROJECT / "requirements" / lock_file).read_text(encoding="utf-8")
    return frozenset(name.replace("-", "_") for name in re.findall(r"^([a-z0-9][a-z0-9._-]*)==", text, re.MULTILINE))


def test_no_file_can_be_taken_for_a_graph_policy() -> None:
    """Checkov reads every YAML and JSON file of the folder as a policy of its own format."""
    assert not [path for path in POLICIES.rglob("*") if path.suffix.lower() in {".yaml", ".yml", ".json"}]


def test_no_name_shadows_a_module_of_python_or_of_a_dependency() -> None:
    """Checkov puts every folder in front of the standard library, and runs every file under its bare stem."""
    taken = sys.stdlib_module_names | IMPORT_NAMES | names_in("checkov.txt") | names_in("dev.txt")
    stems = {path.stem for path in POLICIES.rglob("*.py") if not path.name.startswith("__")}
    folders = {path.name for path in POLICIES.rglob("*") if path.is_dir() and path.name != "__pycache__"}
    assert sorted((stems | folders) & taken) == []


def run_without_anything_installed(program: str, *arguments: str) -> Any:
    """Run `program` in an interpreter that sees the standard library alone; gives what it prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program, *arguments], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


IMPORT_EVERYTHING = """
import sys
sys.path.insert(0, sys.argv[1])
before = set(sys.modules)
import hds_policies
import hds_policies.catalogue, hds_policies.judge, hds_policies.translate
loaded = sorted(name for name in set(sys.modules) - before if not name.startswith("_"))
import json
json.dump({"loaded": loaded}, sys.stdout)
"""


def test_importing_the_policies_needs_the_standard_library_alone() -> None:
    """Not just the empty package: the catalogue, the judge and the translation."""
    loaded = run_without_anything_installed(IMPORT_EVERYTHING, str(POLICIES))["loaded"]
    of_python = {name.partition(".")[0] for name in loaded} - {"hds_policies"}
    assert of_python <= sys.stdlib_module_names
    assert {"hds_policies.catalogue", "hds_policies.judge", "hds_policies.translate"} <= set(loaded)


IMPORT_THE_PACKAGE = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
start = time.process_time()
import hds_policies
json.dump((time.process_time() - start) * 1000, sys.stdout)
"""


def test_importing_the_package_takes_under_60_ms() -> None:
    """Processor time, best of five; what the whole catalogue costs is measured by the benchmark, not here."""
    assert min(run_without_anything_installed(IMPORT_THE_PACKAGE, str(POLICIES)) for _ in range(5)) < 60


# What Checkov does with `--external-checks-dir`: every folder goes on the path, every file of a package is executed
# under its bare stem, and the whole is done again for each framework.
LOAD_AS_CHECKOV = """
import importlib.util, json, os, sys

policies = sys.argv[1]
before = dict(sys.modules)
failures = []
for _ in range(2):
    for root, folders, files in os.walk(policies):
        folders[:] = [folder for folder in folders if folder not in ("__pycache__", "hds_checkov")]
        sys.path.insert(1, root)
        if "__init__.py" not in files:
            continue
        for file in sorted(files):
            stem, extension = os.path.splitext(file)
            if extension != ".py" or file.startswith("__") or file == "hds_checks.py":
                continue
            spec = importlib.util.spec_from_file_location(stem, os.path.join(root, file))
            module = importlib.util.module_from_spec(spec)
            sys.modules[stem] = module
            try:
                spec.loader.exec_module(module)
            except Exception as error:
                failures.append(f"{root}/{file}: {error!r}")

def is_ours(name):
    spec = importlib.util.find_spec(name)
    return spec is not None and str(spec.origin).startswith(policies)

replaced = [name for name, module in before.items() if sys.modules.get(name) is not module]
shadowed = [name for name in sorted(sys.stdlib_module_names) if not name.startswith("_") and is_ours(name)]
from hds_policies.catalogue import RULES
ids = [rule.id for rule in RULES]
json.dump({"failures": failures, "replaced": replaced, "shadowed": shadowed, "ids": ids}, sys.stdout)
"""


@pytest.fixture(scope="module")
def loaded() -> Any:
    return run_without_anything_installed(LOAD_AS_CHECKOV, str(POLICIES))


def test_every_file_runs_on_its_own_when_loaded_twice_as_checkov_loads_a_folder(loaded: Any) -> None:
    assert loaded["failures"] == []


def test_loading_the_folder_leaves_the_modules_of_python_in_place(loaded: Any) -> None:
    assert loaded["replaced"] == []
    assert loaded["shadowed"] == []


def test_loading_the_folder_twice_leaves_the_catalogue_as_it_was(loaded: Any) -> None:
    from hds_policies.catalogue import RULES

    assert loaded["ids"] == [rule.id for rule in RULES]
