"""What a run of Terraform would be told from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

Assignment: TypeAlias = Path | tuple[str, str]
"""A `--var-file`, or the name and text of a `--var`."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds against hostile or mistaken input; passing one is a diagnostic, and the rest is still judged."""

    instances_of_one_block: int = 100_000
    instances: int = 250_000
    """Resource, data and module instances of one root."""
    module_depth: int = 40


@dataclass(frozen=True, slots=True)
class TerraformOptions:
    """Variables, environment and workspace of the run that is imagined."""

    assignments: tuple[Assignment, ...] = ()
    """`--var` and `--var-file` in the order of the command line; a later one wins."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """`TF_VAR_*`, `TF_WORKSPACE` and `TF_DATA_DIR`; the rest of the environment is of no account."""
    workspace: str | None = None
    """Used when neither `TF_WORKSPACE` nor `.terraform/environment` says one; None: only known in a run."""
    short_circuit: bool = True
    """Whether one side of `&&` and `||` is enough when it decides, as since Terraform 1.12; before, both sides count."""
    open_world: bool = True
    """Whether a name that no file declares is unknown, with a warning: a scan often sees a part of the whole. Terraform
    itself refuses the expression."""
    limits: Limits = field(default_factory=Limits)
