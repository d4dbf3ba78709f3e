"""Where results go: standard output, or a file that is whole or not there at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hds_policies.rule import Text
from hds_scanners.cli.problem import Problem

if TYPE_CHECKING:
    from hds_scanners.cli.parameters import Destination


def check_destinations(destinations: Iterable[Destination]) -> None:
    """End the command, before any work, when a report could not be written."""
    on_standard_output = [destination.format for destination in destinations if destination.file is None]
    if len(on_standard_output) > 1:
        first, second = on_standard_output[:2]
        raise Problem(
            Text(
                f"--format {first} and --format {second} would both go to standard output; write one to a file:"
                f" --format {second}=FILE",
                f"--format {first} et --format {second} iraient tous deux sur la sortie standard ; écrire l'un dans un"
                f" fichier : --format {second}=FICHIER",
            )
        )
    for destination in destinations:
        file = destination.file
        if file is not None and not file.parent.is_dir():
            raise Problem(
                Text(
                    f"{file}: the folder {file.parent} does not exist",
                    f"{file} : le dossier {file.parent} n'existe pas",
                )
            )
        if file is not None and file.is_dir():
            raise Problem(Text(f"{file} is a folder, not a file", f"{file} est un dossier, pas un fichier"))


def write(pieces: Iterable[str], file: Path | None) -> None:
    """Write to standard output, or to `file`, which is replaced at the end or left as it was."""
    if file is None:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    try:
        if file.exists() and not file.is_file():
            # A pipe or a device cannot be replaced.
            _write_to(file, "w", pieces)
            return
        part = file.with_name(f".{file.name}.{os.getpid()}.part")
        try:
            _write_to(part, "x", pieces)
            part.replace(file)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem(
            Text(f"{file} cannot be written: {reason}", f"écriture de {file} impossible : {reason}")
        ) from None


def _write_to(file: Path, mode: str, pieces: Iterable[str]) -> None:
    # A file name that is no text becomes an escape, which JSON reads back.
    with file.open(mode, encoding="utf-8", errors="backslashreplace", newline="") as stream:
        stream.writelines(pieces)
