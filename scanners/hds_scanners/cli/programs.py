"""How the Pulumi projects of a command are looked at: `--stack`, `--run-program` and `--python`."""

from __future__ import annotations

from pathlib import Path

import click

from hds_policies.rule import Text
from hds_scanners.cli.parameters import option

STACK = option(
    "--stack",
    metavar="NAME",
    text=Text(
        "The Pulumi stack whose configuration counts; all by default.",
        "La pile Pulumi dont la configuration compte ; toutes par défaut.",
    ),
)
RUN_PROGRAM = option(
    "--run-program",
    is_flag=True,
    text=Text(
        "Run Pulumi programs in a closed-off process, and record what they declare. They are code: trust them first.",
        "Exécuter les programmes Pulumi dans un processus isolé et noter ce qu'ils déclarent. C'est du code : ne le faire "
        "qu'en confiance.",
    ),
)
PYTHON = option(
    "--python",
    metavar="FILE",
    type=click.Path(path_type=Path),
    text=Text(
        "The interpreter that runs Pulumi programs in Python which name none.",
        "L'interpréteur des programmes Pulumi en Python qui n'en nomment pas.",
    ),
)
