"""Start a program that brings no limits of its own: `python limited.py program argument…`."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

# The folder of this file leads the path when it runs, whatever package it belongs to for those who ship it.
confinement: Any = importlib.import_module("confinement")

if __name__ == "__main__":
    confinement.limit(reserves=True)
    os.execv(sys.argv[1], sys.argv[1:])  # noqa: S606 - the parent names the program
