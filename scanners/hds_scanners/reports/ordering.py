"""One order of findings for every report, so that equal scans give equal files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hds_policies.rule import Outcome

if TYPE_CHECKING:
    from hds_policies.finding import Finding
    from hds_scanners.scan import Scan


def by_place(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by root, file, line, then address and rule."""
    return sorted(
        findings,
        key=lambda finding: (
            finding.subject.root,
            finding.location.file,
            finding.location.line,
            finding.subject.address,
            finding.rule_id,
            finding.fingerprint,
        ),
    )


def counted(scan: Scan) -> dict[Outcome, int]:
    """How many of each outcome, all five always there."""
    counts = Counter(finding.outcome for finding in scan.findings)
    counts[Outcome.PASS] += sum(scan.passes.values())
    return {outcome: counts[outcome] for outcome in Outcome}


def listed(findings: Iterable[Finding], *, show_passes: bool) -> list[Finding]:
    """What a report lists one by one: all but the passes, unless they are asked for."""
    return by_place(finding for finding in findings if show_passes or finding.outcome is not Outcome.PASS)
