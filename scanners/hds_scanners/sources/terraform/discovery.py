"""Which folders of a tree hold Terraform, and which of them are roots.

A root is a folder that no other folder calls as a local module. Folders that only call each other in a circle are
reached from one of them all the same, with an error.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hds_scanners.sources.terraform.diagnostics import Diagnostic, DiagnosticLog

_SUFFIXES = (".tf", ".tofu", ".tf.json", ".tofu.json")
_SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__"})
_LOCAL_CALL = re.compile(rb"""["']?source["']?\s*[=:]\s*"\.""")
_MAX_DEPTH = 64


@dataclass(frozen=True, slots=True)
class Skipped:
    """An entry that was not looked at, and why in both languages."""

    path: str
    en: str
    fr: str


@dataclass(frozen=True, slots=True)
class Discovery:
    """The Terraform folders of a tree. Can be pickled, so that roots can be read in other processes.

    Folders are relative to `base` in posix spelling, "." for itself; a module beside `base` in the same repository is
    spelled with `..`.
    """

    base: Path
    roots: tuple[str, ...]
    folders: Mapping[str, tuple[str, ...]]
    """File names of each folder, in Terraform's order of loading, without override files."""
    overrides: Mapping[str, tuple[str, ...]]
    """Override files of each folder, in their order of application."""
    skipped: tuple[Skipped, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    boundary: Path = Path()
    """Modules are read below this folder only: the repository around `base`, else `base` itself."""

    @property
    def file_count(self) -> int:
        """Number of configuration files."""
        return sum(map(len, self.folders.values())) + sum(map(len, self.overrides.values()))


@dataclass(slots=True)
class _Walk:
    base: Path
    folders: dict[str, tuple[str, ...]] = field(default_factory=dict)
    overrides: dict[str, tuple[str, ...]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    remarks: DiagnosticLog = field(default_factory=DiagnosticLog)

    def visit(self, folder: str, depth: int) -> None:
        here = self.base / folder
        try:
            entries = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self.remarks.error(
                "syntax", f"the folder cannot be read: {reason}", f"dossier illisible : {reason}", folder, 0
            )
            return
        names: list[str] = []
        children: list[str] = []
        for entry in entries:
            path = entry.name if folder == "." else f"{folder}/{entry.name}"
            hidden = entry.name.startswith(".")
            if entry.is_symlink() and not hidden and not self._inside(entry, path):
                continue
            if entry.is_dir():
                if entry.is_symlink():
                    self.skipped.append(
                        Skipped(path, "a link to a folder that is read where it is", "lien vers un dossier déjà lu")
                    )
                elif not hidden and entry.name not in _SKIPPED_FOLDERS:
                    children.append(path)
            elif is_configuration(entry.name):
                if entry.is_file():
                    names.append(entry.name)
                else:
                    self.skipped.append(Skipped(path, "not a regular file", "pas un fichier ordinaire"))
        if names:
            self.folders[folder], self.overrides[folder] = ordered_files(names)
        if children and depth >= _MAX_DEPTH:
            self.remarks.error(
                "limit",
                f"folders are nested more than {_MAX_DEPTH} deep; the rest was not looked at",
                f"dossiers imbriqués sur plus de {_MAX_DEPTH} niveaux ; la suite n'a pas été examinée",
                folder,
            )
            return
        for child in children:
            self.visit(child, depth + 1)

    def _inside(self, entry: os.DirEntry[str], path: str) -> bool:
        """Whether a link stays in the tree; says so when it does not and would have mattered."""
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            if is_configuration(entry.name):
                self.skipped.append(Skipped(path, "a link that leads nowhere", "lien qui ne mène nulle part"))
            return False
        if target.is_relative_to(self.base):
            return True
        if is_configuration(entry.name) or target.is_dir():
            self.skipped.append(
                Skipped(path, "a link out of the scanned folder", "lien vers l'extérieur du dossier examiné")
            )
        return False


def is_configuration(name: str) -> bool:
    """Whether Terraform or OpenTofu loads a file of this name."""
    return name.endswith(_SUFFIXES) and not name.startswith(".")


def ordered_files(names: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Normal and override files of a folder in order; `x.tofu` stands in for `x.tf`, as in OpenTofu."""
    present = set(names)
    kept = [
        name
        for name in sorted(names)
        if not (
            (name.endswith(".tf") and f"{name[:-3]}.tofu" in present)
            or (name.endswith(".tf.json") and f"{name[:-8]}.tofu.json" in present)
        )
    ]
    overrides = tuple(name for name in kept if _is_override(name))
    return tuple(name for name in kept if not _is_override(name)), overrides


def _is_override(name: str) -> bool:
    stem = next(
        name.removesuffix(suffix) for suffix in (".tf.json", ".tofu.json", ".tf", ".tofu") if name.endswith(suffix)
    )
    return stem == "override" or stem.endswith("_override")


def find_roots(path: Path) -> Discovery:
    """Look through a folder (or take a single file) and say which folders are roots.

    Follows no link out of the folder. Raises FileNotFoundError when `path` does not exist.
    """
    base = path.resolve(strict=True)
    if base.is_file():
        walk = _Walk(base.parent)
        walk.folders["."], walk.overrides["."] = ((base.name,), ())
    else:
        walk = _Walk(base)
        walk.visit(".", 0)
    calls = {folder: set(_local_calls(walk, folder)) for folder in walk.folders}
    roots = _roots(calls, walk.remarks)
    return Discovery(
        walk.base,
        tuple(roots),
        walk.folders,
        walk.overrides,
        tuple(walk.skipped),
        tuple(walk.remarks),
        _repository(walk.base),
    )


def _repository(base: Path) -> Path:
    """The nearest folder around `base` that is a repository, else `base`."""
    return next((folder for folder in (base, *base.parents) if (folder / ".git").exists()), base)


def _local_calls(walk: _Walk, folder: str) -> Iterator[str]:
    """Folders of the tree that the files of `folder` call as local modules."""
    for name in (*walk.folders[folder], *walk.overrides[folder]):
        path = walk.base / folder / name
        try:
            # Most files call nothing: looking at the bytes is a hundred times cheaper than parsing.
            if not _LOCAL_CALL.search(path.read_bytes()):
                continue
        except OSError:
            continue
        from hds_scanners.sources.terraform.source_files import read_file  # noqa: PLC0415 - only if something calls

        file = read_file(path, relative_name(folder, name), keep=True)
        for block in file.blocks:
            if block.type != "module":
                continue
            expression = block.body.expression("source")
            source = expression.literal() if expression else None
            if (source and source.startswith(("./", "../"))) or source in {".", ".."}:
                target = join_folder(folder, source)
                if target not in walk.folders:
                    target = _real_folder(walk.base, target)
                if target in walk.folders:
                    yield target


def _real_folder(base: Path, folder: str) -> str:
    """The same folder with links resolved, so that a call through a link finds the folder that was read."""
    real = (base / folder).resolve()
    return real.relative_to(base).as_posix() if real.is_relative_to(base) else folder


def join_folder(folder: str, source: str) -> str:
    """A local module source seen from `folder`, cleaned as Terraform does (`../b` in `modules/a` is `modules/b`)."""
    return posixpath.normpath(posixpath.join(folder, source))


def relative_name(folder: str, name: str) -> str:
    """A file's path relative to the scanned folder."""
    return name if folder == "." else f"{folder}/{name}"


def _roots(calls: Mapping[str, set[str]], remarks: DiagnosticLog) -> list[str]:
    called = {target for folder, targets in calls.items() for target in targets if target != folder}
    roots = [folder for folder in calls if folder not in called]
    reached = _reachable(roots, calls)
    for folder in calls:
        if folder in reached:
            continue
        remarks.error(
            "structure",
            "the folders that call each other as modules form a circle",
            "les dossiers qui s'appellent comme modules forment un cercle",
            folder,
        )
        roots.append(folder)
        reached |= _reachable([folder], calls)
    return sorted(roots)


def _reachable(start: list[str], calls: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(start)
    while waiting:
        folder = waiting.pop()
        if folder not in reached:
            reached.add(folder)
            waiting.extend(calls[folder])
    return reached
