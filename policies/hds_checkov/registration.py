"""How Checkov comes to its checks: nothing is loaded in a process that judges no Terraform, nor asked that has no answer."""

from __future__ import annotations

from typing import Any

from checkov.terraform.checks.module.registry import module_registry
from checkov.terraform.checks.resource.registry import resource_registry

import hds_policies

# Found now: when Checkov verifies what it executes, the folder is on the path no longer once it was loaded.
_FOUND = hds_policies


class AnsweringChecks:
    """Checkov's `get_checks` of a registry, with our rules from the first time that it is asked.

    Checkov spends more on asking a check than our answer costs: of our rules, only those are asked that have something
    to say of a type.
    """

    def __init__(self, registry: Any) -> None:
        self._registry = registry
        self._every_check = registry.get_checks

    def __call__(self, entity: str) -> list[Any]:
        """The checks to ask of a resource type, or of `module`."""
        from hds_checkov.rule_check import checks_to_ask, register  # noqa: PLC0415 - here is where it is needed

        register()
        return checks_to_ask(self._every_check(entity), entity, self._registry.graph)


def register_when_asked() -> None:
    """Have both registries of Terraform ask for the rules; once, however often it is called."""
    for registry in (resource_registry, module_registry):
        if not isinstance(registry.get_checks, AnsweringChecks):
            registry.get_checks = AnsweringChecks(registry)
