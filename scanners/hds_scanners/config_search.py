"""Finds the `hds.yaml` that a scan goes by. Apart from its reader, which costs the import of a YAML parser."""

from __future__ import annotations

from pathlib import Path

FILE_NAMES = ("hds.yaml", "hds.yml")


def find_configuration(start: Path) -> Path | None:
    """The nearest `hds.yaml` at or above a folder or file, not looked for beyond the repository around it."""
    folder = start.resolve()
    if not folder.is_dir():
        folder = folder.parent
    for candidate in (folder, *folder.parents):
        for name in FILE_NAMES:
            if (candidate / name).is_file():
                return candidate / name
        if (candidate / ".git").exists():
            return None
    return None
