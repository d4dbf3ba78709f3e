"""What Checkov is to execute of this folder, and the only file in it that has an effect when it is executed.

Checkov would execute every file below the folder, once in each of the some twenty processes that it starts. It meets this
one first: files are executed before the folders beside them are entered.
"""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec
from pathlib import Path

from checkov.common.checks.base_check_registry import BaseCheckRegistry

if find_spec("hds_checkov") is None:
    sys.path.append(str(Path(__file__).resolve().parent))

from hds_checkov.registration import register_when_asked

_HERE = Path(__file__).resolve().parent
_PACKAGES = frozenset({_HERE / "hds_policies", _HERE / "hds_checkov"})


def spare_the_packages() -> None:
    """Have Checkov execute no file of the packages here: they are imported when they are needed.

    Without this, all works as well and takes longer.
    """
    usual = getattr(BaseCheckRegistry, "_file_can_be_imported", None)
    if usual is None or hasattr(usual, "spared"):
        return

    def is_to_be_executed(entry: os.DirEntry[str]) -> bool:
        return _PACKAGES.isdisjoint(Path(entry.path).resolve().parents) and bool(usual(entry))

    is_to_be_executed.spared = _PACKAGES  # type: ignore[attr-defined]  # so that it is done once
    BaseCheckRegistry._file_can_be_imported = staticmethod(is_to_be_executed)  # noqa: SLF001 - there is no public way


spare_the_packages()
register_when_asked()
