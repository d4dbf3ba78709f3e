"""The report for programs. `result.schema.json` describes it; `schema_version` changes when a reader would break."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from hds_policies.rule import Outcome
from hds_scanners import __version__
from hds_scanners.reports import comparison
from hds_scanners.reports.json_text import plain_value
from hds_scanners.reports.ordering import counted, listed

if TYPE_CHECKING:
    from hds_policies.finding import Evidence, Finding
    from hds_policies.model.declaration import Location
    from hds_policies.model.policy import Exclusion
    from hds_scanners.reports.presentation import Presentation
    from hds_scanners.scan import Coverage, Scan

SCHEMA_VERSION = "1"


def render(scan: Scan, presentation: Presentation) -> Iterator[str]:
    """One JSON object: a member on each line, and a line for each result and each diagnostic.

    So it can be read and searched line by line, and is written at the speed of the encoder's C part.
    """
    comma = "{\n"
    for name, value in document(scan, presentation).items():
        yield f'{comma}  "{name}": '
        comma = ",\n"
        if isinstance(value, list) and value and isinstance(value[0], dict):
            yield "[\n    "
            yield ",\n    ".join(json.dumps(item, ensure_ascii=False) for item in value)
            yield "\n  ]"
        else:
            yield json.dumps(value, ensure_ascii=False)
    yield "\n}\n"


def document(scan: Scan, presentation: Presentation) -> dict[str, Any]:
    """The report as plain values."""
    language = presentation.language
    counts = counted(scan)
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "hds", "version": __version__},
        "language": language,
        "configuration": presentation.configuration,
        "inputs": list(scan.inputs),
        "summary": {outcome.value: counts[outcome] for outcome in Outcome},
        "results": [
            _result(finding, language) for finding in listed(scan.findings, show_passes=presentation.show_passes)
        ],
        "comparison": comparison.document(scan.comparison, language) if scan.comparison else None,
        "coverage": {**_coverage(scan.coverage, language), "rules_not_asked": list(presentation.rules_not_asked)},
        "diagnostics": [
            {
                "severity": diagnostic.severity,
                "message": diagnostic.message.in_language(language),
                "file": diagnostic.file,
                "line": diagnostic.line or None,
            }
            for diagnostic in scan.diagnostics
        ],
        "incomplete": scan.incomplete,
    }


def _result(finding: Finding, language: str) -> dict[str, Any]:
    subject = finding.subject
    return {
        "rule_id": finding.rule_id,
        "origin": finding.origin or None,
        "theme": finding.theme.value,
        "severity": finding.severity.word,
        "status": finding.outcome.value,
        "fingerprint": finding.fingerprint,
        "resource": {
            "address": subject.address,
            "type": subject.type,
            "name": subject.name,
            "root": subject.root,
            "provider": subject.provider,
            "region": subject.region,
            "country": subject.country,
        },
        "location": {
            "file": finding.location.file,
            "line": finding.location.line or None,
            "end_line": finding.location.end_line or None,
        },
        "title": finding.title.in_language(language),
        "message": finding.message.in_language(language),
        "exclusion": _exclusion(finding.exclusion),
        "fix": finding.fix.in_language(language),
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
        "requirements": [{"id": identifier, "label": label} for identifier, label in finding.requirements],
    }


def _exclusion(exclusion: Exclusion | None) -> dict[str, str] | None:
    if exclusion is None:
        return None
    return {"reason": exclusion.reason, "until": exclusion.until.isoformat(), "source": exclusion.source}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "attribute": evidence.attribute,
        "address": evidence.address or None,
        "value": plain_value(evidence.value),
        "unknown": evidence.unknown,
        "by_default": evidence.by_default,
        "origin": _origin(evidence.location),
        "chain": list(evidence.chain),
        "note": evidence.note or None,
    }


def _origin(location: Location | None) -> str | None:
    if location is None:
        return None
    return f"{location.file}:{location.line}" if location.line else location.file


def _coverage(coverage: Coverage, language: str) -> dict[str, Any]:
    return {
        "files": coverage.files,
        "roots": coverage.roots,
        "resources": coverage.resources,
        "out_of_scope": coverage.out_of_scope,
        "unknown_types": list(coverage.unknown_types),
        "modules_not_fetched": [
            {"address": address, "source": source} for address, source in coverage.modules_not_fetched
        ],
        "skipped": [{"path": path, "reason": reason.in_language(language)} for path, reason in coverage.skipped],
    }
