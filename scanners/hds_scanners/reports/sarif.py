"""SARIF 2.1.0 (OASIS standard), for code-scanning services.

An undecided verdict is a result of kind `open`, a waiver a suppressed result, a rule that crashed a notification of the
invocation: none of them is an alert, none is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from hds_policies.rule import Outcome, Severity
from hds_scanners import __version__
from hds_scanners.reports.ordering import listed
from hds_scanners.reports.source_code import SourceCode
from hds_scanners.rule_page import rule_page

if TYPE_CHECKING:
    from hds_policies.finding import Evidence, Finding
    from hds_policies.model.declaration import Location
    from hds_policies.rule import Rule
    from hds_scanners.reports.presentation import Presentation
    from hds_scanners.scan import Diagnostic, Scan

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_FINGERPRINT = "hdsFinding/v1"
_LEVEL = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_NOTIFICATION = {"error": "error", "warning": "warning", "info": "note"}
# The scale on which code-scanning services sort: above 9 critical, above 7 high, above 4 medium.
_SCORE = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "2.5",
    Severity.INFO: "0.5",
}
_KIND = {Outcome.FAIL: "fail", Outcome.WAIVED: "fail", Outcome.UNKNOWN: "open", Outcome.PASS: "pass"}


def render(scan: Scan, presentation: Presentation) -> Iterator[str]:
    """One SARIF log with one run, on one line."""
    yield json.dumps(_Log(scan, presentation).document(), ensure_ascii=False)
    yield "\n"


class _Log:
    def __init__(self, scan: Scan, presentation: Presentation) -> None:
        self.scan = scan
        self.language = presentation.language
        self.code = SourceCode(scan.inputs)
        self.findings = listed(scan.findings, show_passes=presentation.show_passes)
        titles = {finding.rule_id: finding for finding in self.findings}
        self.rules = [
            self._rule(presentation.rules[identifier])
            if identifier in presentation.rules
            else self._bare(titles[identifier])
            for identifier in sorted({*presentation.rules, *titles})
        ]
        self.index = {rule["id"]: position for position, rule in enumerate(self.rules)}

    def document(self) -> dict[str, Any]:
        return {
            "$schema": SCHEMA,
            "version": "2.1.0",
            "runs": [
                {
                    "tool": {
                        "driver": {
                            "name": "hds",
                            "semanticVersion": __version__,
                            "language": self.language,
                            "rules": self.rules,
                        }
                    },
                    "language": self.language,
                    "columnKind": "unicodeCodePoints",
                    "invocations": [self._invocation()],
                    "results": [self._result(item) for item in self.findings if item.outcome is not Outcome.ERROR],
                }
            ],
        }

    def _rule(self, rule: Rule[Any]) -> dict[str, Any]:
        language = self.language
        page = rule_page(rule, language)
        return {
            "id": rule.id,
            "name": "".join(word.title() for word in rule.name.split("_")),
            "shortDescription": {"text": rule.title.in_language(language)},
            "fullDescription": {"text": rule.why.in_language(language)},
            "help": {"text": rule.fix.in_language(language), "markdown": page},
            "defaultConfiguration": {"level": _LEVEL[rule.severity]},
            "properties": {
                "tags": ["security", "hds", rule.theme.value, *(requirement.id for requirement in rule.satisfies)],
                "precision": "high",
                "security-severity": _SCORE[rule.severity],
            },
        }

    def _bare(self, finding: Finding) -> dict[str, Any]:
        """A rule of which only findings are at hand."""
        return {
            "id": finding.rule_id,
            "shortDescription": {"text": finding.title.in_language(self.language)},
            "help": {"text": finding.fix.in_language(self.language)},
            "properties": {"tags": ["security", "hds", finding.theme.value]},
        }

    def _result(self, finding: Finding) -> dict[str, Any]:
        subject = finding.subject
        kind = _KIND[finding.outcome]
        result: dict[str, Any] = {
            "ruleId": finding.rule_id,
            "ruleIndex": self.index[finding.rule_id],
            "kind": kind,
            # The standard wants level none for every kind but fail.
            "level": _LEVEL[finding.severity] if kind == "fail" else "none",
            "message": {"text": f"{subject.address}: {finding.message.in_language(self.language)}"},
            "locations": [
                {
                    "physicalLocation": self._physical(_decisive(finding)),
                    "logicalLocations": [
                        {"name": subject.name, "fullyQualifiedName": subject.address, "kind": "resource"}
                    ],
                }
            ],
            "partialFingerprints": {
                _FINGERPRINT: finding.fingerprint,
                # The name that code-scanning services look for, so that moving a block reopens nothing.
                "primaryLocationLineHash": finding.fingerprint,
            },
            "properties": {
                "severity": finding.severity.word,
                "theme": finding.theme.value,
                "status": finding.outcome.value,
                "root": subject.root,
                "provider": subject.provider,
                "region": subject.region,
                "country": subject.country,
                "requirements": [identifier for identifier, _ in finding.requirements],
            },
        }
        related = [
            {"id": number, "physicalLocation": self._physical(evidence.location), "message": {"text": _said(evidence)}}
            for number, evidence in enumerate(finding.evidence, start=1)
            if evidence.location is not None and not evidence.by_default
        ]
        if related:
            result["relatedLocations"] = related
        if finding.outcome is Outcome.WAIVED:
            result["suppressions"] = [
                {
                    "kind": "external",
                    "status": "accepted",
                    "justification": finding.message.in_language(self.language),
                }
            ]
        return result

    def _physical(self, location: Location) -> dict[str, Any]:
        physical: dict[str, Any] = {"artifactLocation": {"uri": self._uri(location.file)}}
        if location.line:
            region: dict[str, Any] = {"startLine": location.line, "endLine": max(location.line, location.end_line)}
            if location.end_column > location.column and location.end_line == location.line:
                region |= {"startColumn": location.column + 1, "endColumn": location.end_column + 1}
            physical["region"] = region
        return physical

    def _uri(self, file: str) -> str:
        path = Path(self.code.path(file))
        return path.as_uri() if path.is_absolute() else quote(path.as_posix().encode("utf-8", "surrogateescape"))

    def _invocation(self) -> dict[str, Any]:
        crashed = [self._crash(finding) for finding in self.findings if finding.outcome is Outcome.ERROR]
        return {
            "executionSuccessful": not self.scan.incomplete,
            "toolExecutionNotifications": [*crashed, *map(self._notification, self.scan.diagnostics)],
        }

    def _crash(self, finding: Finding) -> dict[str, Any]:
        return {
            "level": "error",
            "message": {"text": f"{finding.subject.address}: {finding.message.in_language(self.language)}"},
            "associatedRule": {"id": finding.rule_id, "index": self.index[finding.rule_id]},
            "locations": [{"physicalLocation": self._physical(finding.location)}],
        }

    def _notification(self, diagnostic: Diagnostic) -> dict[str, Any]:
        notification: dict[str, Any] = {
            "level": _NOTIFICATION.get(diagnostic.severity, "note"),
            "message": {"text": diagnostic.message.in_language(self.language)},
        }
        if diagnostic.file:
            physical: dict[str, Any] = {"artifactLocation": {"uri": self._uri(diagnostic.file)}}
            if diagnostic.line:
                physical["region"] = {"startLine": diagnostic.line}
            notification["locations"] = [{"physicalLocation": physical}]
        return notification


def _decisive(finding: Finding) -> Location:
    """The line that decides when it is in the resource's own block, else the block."""
    block = finding.location
    for evidence in finding.evidence:
        location = evidence.location
        if (
            location is not None
            and not evidence.by_default
            and location.file == block.file
            and block.line <= location.line <= block.end_line
        ):
            return location
    return block


def _said(evidence: Evidence) -> str:
    value = "?" if evidence.unknown else evidence.value or ""
    text = f"{evidence.attribute} = {value}" if evidence.attribute else value
    return f"{text} ← {' ← '.join(evidence.chain)}" if evidence.chain else text or "…"
