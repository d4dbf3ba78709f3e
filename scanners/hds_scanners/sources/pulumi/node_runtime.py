"""How Pulumi programs in JavaScript and TypeScript are run."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.project import Project
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.pulumi.running import CHILD, Runtime, repository

_OLDEST = 20
"""The first Node.js that can refuse a program files and other programs."""
_MEBIBYTES = 2048


def node_runtime(project: Project, options: PulumiOptions, reading: PulumiReading) -> Runtime | None:
    """The Node.js of the user's PATH; None with an error told when it is not there or too old."""
    del options
    folder = project.path.resolve()
    named = shutil.which("node")
    node, version = _found(named, folder) if named else ("", ())
    if version < (_OLDEST,):
        reading.error(
            f"a program for Node.js needs a node {_OLDEST} or newer on the PATH"
            + (f", and {named} is older" if named else ", and there is none"),
            f"un programme Node.js demande un node {_OLDEST} ou plus récent dans le PATH"
            + (f", et {named} est plus ancien" if named else ", et il n'y en a pas"),
            project.file,
        )
        return None
    readable = _apart((repository(folder), *_packages(folder), CHILD))
    released = (22, 13) <= version < (23,) or version >= (23, 5)
    granted = "--permission" if released else "--experimental-permission"

    def command(temporary: str) -> tuple[str, ...]:
        return (
            sys.executable, "-S", str(CHILD / "limited.py"), node, "--no-warnings", "--no-addons",
            f"--max-old-space-size={_MEBIBYTES}", f"--diagnostic-dir={temporary}", granted,
            *_granted(_apart((*readable, Path(temporary)))), f"--allow-fs-write={temporary}",
            str(CHILD / "recorder.js"),
        )  # fmt: skip

    return Runtime(
        name=f"Node.js ({node})",
        command=command,
        libraries="node_modules",
        exit="process.exit",
        final=frozenset({"ModuleNotFound", "SyntaxError", "SystemExit"}),
        install=(
            f"install the packages of the project first ({_installer(folder)} in {project.folder})",
            f"installer d'abord les paquets du projet ({_installer(folder)} dans {project.folder})",
        ),
        readable=readable,
        job={"typescript": project.options.get("typescript") is not False},
    )


@cache
def _found(node: str, folder: Path) -> tuple[str, tuple[int, ...]]:
    """Path and version of the Node.js behind a name, which may be a manager of versions; `()` when it does not say."""
    try:
        said = subprocess.run(  # noqa: S603 - asks an interpreter that the user has for its version
            [node, "-p", "process.versions.node + ' ' + process.execPath"],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False, cwd=folder,
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return node, ()
    match = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)\S* (.+)\n", said)
    return (match[4], (int(match[1]), int(match[2]), int(match[3]))) if match else (node, ())


def _installer(folder: Path) -> str:
    """The command that installs the packages of a project, by the lock file that it has."""
    locks = {"pnpm-lock.yaml": "pnpm install", "yarn.lock": "yarn install", "package-lock.json": "npm ci"}
    return next((command for lock, command in locks.items() if (folder / lock).is_file()), "npm install")


def _packages(folder: Path) -> tuple[Path, ...]:
    """The folders of packages that Node.js looks into for a program: beside it and above, and where they lead."""
    beside = [place / "node_modules" for place in (folder, *folder.parents)]
    return tuple(dict.fromkeys(found for path in beside if path.is_dir() for found in (path, path.resolve())))


def _apart(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders without those that are inside another: Node.js 20 loses the outer one."""
    return tuple(folder for folder in dict.fromkeys(folders) if not any(other in folder.parents for other in folders))


def _granted(folders: tuple[Path, ...]) -> Iterator[str]:
    """What lets a program read folders; in Node.js 20 one must be named again when its name begins another's."""
    names = sorted(map(str, folders), reverse=True)
    again = [f"{name}/" for name in names if any(other != name and other.startswith(name) for other in names)]
    return (f"--allow-fs-read={name}" for name in (*names, *again))
