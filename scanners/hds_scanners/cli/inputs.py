"""The paths that a user names."""

from __future__ import annotations

import stat
from pathlib import Path

from hds_policies.rule import Text
from hds_scanners.cli.problem import Problem


def check_path(path: Path, *, folder: bool = False) -> None:
    """End the command when a path cannot be looked at, or is no folder where one is needed."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise Problem(Text(f"{path}: no such file or folder", f"{path} : ni fichier ni dossier de ce nom")) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Problem(Text(f"{path}: {reason}", f"{path} : {reason}")) from None
    if folder and not stat.S_ISDIR(mode):
        raise Problem(Text(f"{path} is no folder", f"{path} n'est pas un dossier"))
