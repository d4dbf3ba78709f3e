"""What the rules say of a whole graph: judged once, then asked for one resource at a time."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from hds_checkov.graph_declarations import GraphRoot, roots_of
from hds_policies.catalogue import RULES
from hds_policies.finding import Finding
from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.translate import translate

_LOG = logging.getLogger(__name__)

Findings = Mapping[str, list[Finding]]
"""By rule id."""

_NONE: Findings = {}


class Verdicts:
    """The findings of one graph, by resource."""

    def __init__(self, graph: Any) -> None:
        self.graph = graph
        self._by_configuration: dict[int, dict[str, list[Finding]]] = {}
        self._by_address: dict[str, list[tuple[str, dict[str, list[Finding]]]]] = {}
        self._elsewhere: dict[str, list[Finding]] = {}
        self._rules_by_type: dict[str, set[str]] = {}
        try:
            roots = roots_of(graph)
        except Exception:  # noqa: BLE001 - as below
            _LOG.exception("the HDS rules could not read this version of Checkov's graph; please report it")
            return
        for root in roots:
            self._judge(root)

    def of(self, configuration: Mapping[str, Any], file: str) -> Findings:
        """The findings on the resource that Checkov shows as `configuration`, in a file whose path ends in `file`.

        Checkov hands out the very objects of its graph when it reads folders; of a plan it hands out copies, which keep
        the address.
        """
        found = self._by_configuration.get(id(configuration))
        if found is not None:
            return found
        candidates = self._by_address.get(configuration.get("__address__") or "", [])
        return next((findings for path, findings in candidates if path.endswith(file)), _NONE)

    def rules_of(self, resource_type: str) -> set[str]:
        """The ids of the rules that have something to say of some resource of a type, or of what `elsewhere` tells.

        Checkov calls every module call `module`.
        """
        return self._rules_by_type.get(resource_type, set()).union(self._elsewhere)

    def elsewhere(self, rule_id: str) -> list[Finding]:
        """Findings of a rule on what Checkov gives no check to see (state backends); told once."""
        return self._elsewhere.pop(rule_id, [])

    def _judge(self, root: GraphRoot) -> None:
        try:
            inventory = translate(root.declarations)
            findings = list(judge(Context(inventory), RULES))
        except Exception:  # noqa: BLE001 - a defect of ours stops neither the run nor the other roots, and is told
            _LOG.exception("the HDS rules could not judge %s; please report it", root.folder)
            return
        for declaration, error in inventory.failures:
            _LOG.error("HDS: %s could not be judged: %s; please report it", declaration.address, error)
        by_address: dict[str, dict[str, list[Finding]]] = {address: {} for address in root.configurations}
        calls = {declaration.address for declaration in root.declarations if declaration.mode == "module"}
        for finding in findings:
            of_resource = by_address.get(finding.subject.address)
            where = self._elsewhere if of_resource is None else of_resource
            where.setdefault(finding.rule_id, []).append(finding)
            if of_resource is not None:
                kind = "module" if finding.subject.address in calls else finding.subject.type
                self._rules_by_type.setdefault(kind, set()).add(finding.rule_id)
        for address, configuration in root.configurations.items():
            self._by_configuration[id(configuration)] = by_address[address]
        for declaration in root.declarations:
            if declaration.address in by_address:
                entry = (declaration.location.file, by_address[declaration.address])
                self._by_address.setdefault(declaration.address, []).append(entry)


# Graphs cannot be referred to weakly; each is kept by Checkov itself until the run ends.
_KNOWN: dict[int, Verdicts] = {}


def verdicts_of(graph: Any) -> Verdicts:
    """The verdicts on a graph, found once."""
    known = _KNOWN.get(id(graph))
    if known is None:
        known = _KNOWN[id(graph)] = Verdicts(graph)
    return known
