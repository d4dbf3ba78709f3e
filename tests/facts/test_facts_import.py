"""Facts cost nothing until they are asked for, and then only what was asked."""

import subprocess
import sys
from pathlib import Path

POLICIES = Path(__file__).parents[2] / "policies"


def _loaded_by(statement: str) -> set[str]:
    program = f"import sys; sys.path.insert(0, {str(POLICIES)!r}); {statement}; print(*sys.modules)"
    output = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout
    return {name for name in output.split() if name.startswith("hds_policies.facts")}


def test_the_package_alone_loads_no_fact() -> None:
    assert _loaded_by("import hds_policies") == set()


def test_a_lookup_loads_the_table_of_its_provider_alone() -> None:
    loaded = _loaded_by("from hds_policies.facts.regions import locate; locate('aws', 'eu-west-3a')")
    tables = {name.rpartition(".")[2] for name in loaded if name.startswith("hds_policies.facts.regions.")}
    assert tables == {"table", "aws"}
