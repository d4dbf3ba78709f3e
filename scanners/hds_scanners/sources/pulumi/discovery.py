"""Where Pulumi projects are in a folder; told by the names of files alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

PROJECT_FILES = ("Pulumi.yaml", "Pulumi.yml")
STACK_FILE = re.compile(r"Pulumi\.(?P<stack>[\w.-]+)\.ya?ml$")
_SKIPPED = frozenset({"node_modules", "__pycache__", "venv", "site-packages"})
_DEEPEST = 64


def project_files(path: Path) -> list[str]:
    """Project files below a folder, relative to it; a YAML file that is named itself can only be one."""
    if path.is_file():
        return [path.name] if path.suffix in {".yaml", ".yml"} else []
    found: list[str] = []
    _walk(path, "", found, 0)
    return sorted(found)


def _walk(folder: Path, prefix: str, found: list[str], depth: int) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    names = {entry.name for entry in entries}
    if "pyvenv.cfg" in names:
        return
    found += [prefix + name for name in PROJECT_FILES if name in names][:1]
    for entry in entries:
        hidden = entry.name.startswith(".") or entry.name in _SKIPPED
        if not hidden and depth < _DEEPEST and entry.is_dir(follow_symlinks=False):
            _walk(Path(entry.path), f"{prefix}{entry.name}/", found, depth + 1)
