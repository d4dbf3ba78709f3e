"""Reading small configurations written in a test."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hds_policies.model.declaration import Declaration
from hds_scanners.sources.terraform.folder import RootReading, TerraformOptions, find_roots, read_root


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """The folder, with the files in it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def reading_of(
    folder: Path, files: Mapping[str, str | bytes] | str, options: TerraformOptions | None = None, root: str = "."
) -> RootReading:
    """One root of a folder that holds these files; text alone is a `main.tf`."""
    written(folder, {"main.tf": files} if isinstance(files, str) else files)
    return read_root(find_roots(folder), root, options)


def by_address(reading: RootReading) -> dict[str, Declaration]:
    """The declarations of a root."""
    return {declaration.address: declaration for declaration in reading.declarations}


def declaration_of(folder: Path, files: Mapping[str, str | bytes] | str, address: str) -> Declaration:
    """One declaration of a folder that holds these files."""
    return by_address(reading_of(folder, files))[address]


def errors_of(reading: RootReading) -> list[tuple[str, int, str]]:
    """File, line and text of each error."""
    return [(found.file, found.line, found.en) for found in reading.diagnostics if found.severity == "error"]


def plain(value: Any) -> Any:
    """Nested blocks as dictionaries."""
    if isinstance(value, Mapping):
        return {key: plain(value[key]) for key in value}
    return [plain(element) for element in value] if isinstance(value, list) else value
