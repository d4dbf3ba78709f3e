"""One Checkov check for each rule of the catalogue."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any

from checkov.common.bridgecrew.severities import Severities
from checkov.common.models.enums import CheckCategories, CheckResult
from checkov.runner_filter import RunnerFilter
from checkov.terraform.checks.module.registry import module_registry
from checkov.terraform.checks.resource.base_resource_check import BaseResourceCheck
from checkov.terraform.checks.resource.registry import resource_registry

from hds_checkov.graph_verdicts import verdicts_of
from hds_policies.catalogue import RULES
from hds_policies.finding import Finding
from hds_policies.rule import Outcome, Rule, Text, Theme

_LOG = logging.getLogger("hds_checkov")

_CATEGORIES = {
    Theme.RESIDENCY: CheckCategories.GENERAL_SECURITY,
    Theme.PROVIDER: CheckCategories.SUPPLY_CHAIN,
    Theme.VPN: CheckCategories.NETWORKING,
    Theme.FIREWALL: CheckCategories.NETWORKING,
    Theme.ENCRYPTION_AT_REST: CheckCategories.ENCRYPTION,
    Theme.ENCRYPTION_IN_TRANSIT: CheckCategories.ENCRYPTION,
    Theme.KEYS: CheckCategories.ENCRYPTION,
    Theme.MONITORING: CheckCategories.LOGGING,
    Theme.TRACEABILITY: CheckCategories.LOGGING,
    Theme.BACKUP: CheckCategories.BACKUP_AND_RECOVERY,
    Theme.ACCESS: CheckCategories.IAM,
    Theme.EXPOSURE: CheckCategories.NETWORKING,
    Theme.RETENTION: CheckCategories.BACKUP_AND_RECOVERY,
}
_UNDECIDED = Text(
    "{rule}: not decided for {address} ({place}): {message}",
    "{rule} : non tranché pour {address} ({place}) : {message}",
)
_ELSEWHERE = Text(
    "{rule}: {outcome} for {address} ({place}): {message}", "{rule} : {outcome} pour {address} ({place}) : {message}"
)


_NO_GRAPH = Text(
    "HDS rules: Checkov handed out no graph (TF_SPLIT_GRAPH?), so that nothing was judged",
    "Règles HDS : Checkov n'a pas fourni de graphe (TF_SPLIT_GRAPH ?), rien n'a donc été jugé",
)
_TOLD: set[str] = set()


def language() -> str:
    """`fr` or `en`: what HDS_LANG says, else the locale for messages."""
    for name in ("HDS_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


class RuleCheck(BaseResourceCheck):  # type: ignore[misc]  # Checkov is not in the environment that checks types
    """A rule as Checkov sees one."""

    def __init__(self, rule: Rule[Any], spoken: str) -> None:
        super().__init__(
            name=rule.title.in_language(spoken),
            id=rule.id,
            categories=[_CATEGORIES[rule.theme]],
            supported_resources=["*"],
            guideline=f"hds rule {rule.id}",
        )
        self.severity = Severities[rule.severity.name]
        self.spoken = spoken

    def scan_resource_conf(self, conf: Mapping[str, Any]) -> Any:
        """The outcome for one resource: `FAILED`, `PASSED`, or `UNKNOWN`, which Checkov leaves out of its report."""
        return self.scan_entity_conf(conf, "")

    def scan_entity_conf(self, conf: Mapping[str, Any], entity_type: str) -> Any:
        """As `scan_resource_conf`; Checkov's own version would first rewrite the resource's dynamic blocks."""
        self.entity_type = entity_type
        if self.graph is None:
            return CheckResult.UNKNOWN
        verdicts = verdicts_of(self.graph)
        for finding in verdicts.elsewhere(self.id):
            self._tell(finding, _UNDECIDED if finding.outcome is Outcome.UNKNOWN else _ELSEWHERE)
        findings = verdicts.of(conf, self.entity_path.partition(":")[0]).get(self.id)
        return self._answer(findings) if findings else CheckResult.UNKNOWN

    def _answer(self, findings: list[Finding]) -> Any:
        failed = [finding for finding in findings if finding.outcome in {Outcome.FAIL, Outcome.ERROR}]
        for finding in findings:
            if finding.outcome is Outcome.UNKNOWN:
                self._tell(finding, _UNDECIDED)
            elif finding.outcome is Outcome.ERROR:
                _LOG.error("%s: %s: %s", self.id, finding.subject.address, finding.message.en)
        if failed:
            self.details = [finding.message.in_language(self.spoken) for finding in failed]
            self.details.append(failed[0].fix.in_language(self.spoken))
            self.evaluated_keys = list(
                dict.fromkeys(_key(evidence.attribute) for finding in failed for evidence in finding.evidence)
            )
            return CheckResult.FAILED
        if any(finding.outcome is Outcome.UNKNOWN for finding in findings):
            return CheckResult.UNKNOWN
        return CheckResult.PASSED

    def _tell(self, finding: Finding, text: Text) -> None:
        if finding.outcome is Outcome.PASS:
            return
        place = f"{finding.location.file}:{finding.location.line}"
        message = text.in_language(self.spoken).format(
            rule=self.id,
            outcome=finding.outcome.value,
            address=finding.subject.address,
            place=place,
            message=finding.message.in_language(self.spoken),
        )
        _tell_once(message)


def _tell_once(message: str) -> None:
    if message not in _TOLD:
        _TOLD.add(message)
        _LOG.warning("%s", message)


def _key(attribute: str) -> str:
    """`rule[0].status` as Checkov spells a path: `rule/[0]/status`."""
    return re.sub(r"\[(\d+)\]", r"/[\1]", attribute).replace(".", "/")


def register() -> None:
    """Give Checkov a check for each rule that it does not have yet."""
    if any(resource_registry.get_check_by_id(rule.id) is not None for rule in RULES):
        return
    spoken = language()
    for rule in RULES:
        # Constructing it registers it for resources; calls of modules that were not fetched are judged too.
        module_registry.register(RuleCheck(rule, spoken))
        RunnerFilter.notify_external_check(rule.id)


def checks_to_ask(checks: Iterable[Any], entity: str, graph: Any) -> list[Any]:
    """Of Checkov's checks for a resource type: the others', and those of ours that have something to say of it."""
    if graph is None:
        _tell_once(_NO_GRAPH.in_language(language()))
    asked = verdicts_of(graph).rules_of(entity) if graph is not None else ()
    return [check for check in checks if not isinstance(check, RuleCheck) or check.id in asked]
