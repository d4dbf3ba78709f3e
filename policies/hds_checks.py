"""What Checkov is to execute of this folder, and the only file in it that has an effect when it is executed.

Checkov would execute every file below the folder, once in each of the some twenty processes that it starts. It meets this
one first: files are executed before the folders beside them are entered.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from checkov.common.checks.base_check_registry import BaseCheckRegistry

if find_spec("hds_checkov") is None:
    sys.path.append(str(Path(__file__).resolve().parent))

from hds_checkov.registration import register_when_asked

_HERE = os.path.realpath(os.path.dirname(__file__))  # noqa: PTH120 - as below
_PACKAGES = tuple(os.path.join(_HERE, name, "") for name in ("hds_policies", "hds_checkov"))  # noqa: PTH118 - as below


@cache
def _is_in_a_package(folder: str) -> bool:
    # Asked for every file in every process: pathlib would take longer than all the rest here.
    return os.path.join(os.path.realpath(folder), "").startswith(_PACKAGES)  # noqa: PTH118 - see above


def spare_the_packages() -> None:
    """Have Checkov execute no file of the packages here: they are imported when they are needed.

    Without this, all works as well and takes longer.
    """
    usual = getattr(BaseCheckRegistry, "_file_can_be_imported", None)
    if usual is None or hasattr(usual, "spared"):
        return

    def is_to_be_executed(entry: os.DirEntry[str]) -> bool:
        return bool(usual(entry)) and not _is_in_a_package(os.path.dirname(entry.path))  # noqa: PTH120 - as below

    is_to_be_executed.spared = _PACKAGES  # type: ignore[attr-defined]  # so that it is done once
    BaseCheckRegistry._file_can_be_imported = staticmethod(is_to_be_executed)  # noqa: SLF001 - there is no public way


spare_the_packages()
register_when_asked()
