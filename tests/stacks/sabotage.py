"""Runs a stack's own program with arguments of some resources changed: a twin that differs where it was broken alone."""

from __future__ import annotations

import json
import runpy
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pulumi
import yaml

STACKS = Path(__file__).parents[2] / "pulumi_stacks"


def run_broken(stack: str, changes: Mapping[tuple[str, str], Mapping[str, Any]]) -> None:
    """Declare a stack with its example's configuration, and `changes` by the last part of a type and by a name.

    Raises:
        LookupError: a resource that was to be changed is not declared.
    """
    left = set(changes)

    def broken(args: pulumi.ResourceTransformationArgs) -> pulumi.ResourceTransformationResult | None:
        key = (args.type_.rpartition(":")[2], args.name)
        if key not in changes or not args.type_.startswith(("aws:", "pulumi:providers:")):
            return None
        left.discard(key)
        return pulumi.ResourceTransformationResult({**args.props, **changes[key]}, args.opts)

    content = yaml.safe_load((STACKS / stack / "Pulumi.example.yaml").read_text(encoding="utf-8"))["config"]
    for key, value in content.items():
        pulumi.runtime.set_config(key, value if isinstance(value, str) else json.dumps(value))
    pulumi.runtime.register_stack_transformation(broken)
    sys.path.insert(0, str(STACKS / stack))
    runpy.run_path(str(STACKS / stack / "__main__.py"))
    if left:
        raise LookupError(f"not declared: {sorted(left)}")
