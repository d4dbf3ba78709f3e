"""How Pulumi programs in Python are run."""

from __future__ import annotations

import sys
from pathlib import Path

from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.project import Project
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.pulumi.running import CHILD, Runtime


def python_runtime(project: Project, options: PulumiOptions, reading: PulumiReading) -> Runtime | None:
    """The interpreter of a project; None with an error told when it is not there."""
    python = _interpreter(project, options, reading)
    if not python.is_file():
        reading.error(f"there is no interpreter {python}", f"il n'y a pas d'interpréteur {python}", project.file)
        return None
    return Runtime(
        name=str(python),
        command=lambda _: (str(python), "-u", str(CHILD / "recorder.py")),
        libraries="site-packages",
        exit="sys.exit",
        final=frozenset(
            {"ImportError", "ModuleNotFoundError", "SyntaxError", "IndentationError", "SystemExit", "FileNotFoundError"}
        ),
        install=("install what the program needs, or give --python", "installer ce qu'il faut, ou donner --python"),
        environment={"GRPC_ENABLE_FORK_SUPPORT": "0"},
    )


def _interpreter(project: Project, options: PulumiOptions, reading: PulumiReading) -> Path:
    """The project's own environment, else the one named, else this one."""
    declared = project.options.get("virtualenv") or (".venv" if project.options.get("toolchain") == "uv" else None)
    if isinstance(declared, str):
        for place in ("bin/python", "Scripts/python.exe"):
            own = project.path / declared / place
            if own.is_file():
                return own.absolute()
    chosen = options.python or Path(sys.executable)
    if isinstance(declared, str) and options.python is None:
        reading.info(
            f"the environment {declared} of the project is not here: {chosen} runs it (--python names another)",
            f"l'environnement {declared} du projet est absent : {chosen} l'exécute (--python en nomme un autre)",
            project.file,
        )
    return chosen.absolute()
