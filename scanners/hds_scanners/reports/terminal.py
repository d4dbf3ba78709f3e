"""The report that a person reads: grouped by rule, worst first, each with the line that decides and what to change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from hds_policies.redaction import REDACTED
from hds_policies.rule import Outcome, Severity, Text
from hds_scanners.reports import comparison, wording
from hds_scanners.reports.code_frame import code_frame
from hds_scanners.reports.layout import Ink, both_ends, visible, wrapped
from hds_scanners.reports.ordering import by_place, counted
from hds_scanners.reports.presentation import Depth
from hds_scanners.reports.source_code import SourceCode

if TYPE_CHECKING:
    from hds_policies.finding import Evidence, Finding
    from hds_scanners.reports.presentation import Presentation
    from hds_scanners.scan import Diagnostic, Scan

_CASES_IN_FULL = 4
_ADDRESSES_LISTED = 12
_NAMES_LISTED = 4
_INDENT = "    "
_LITERAL_STARTS = frozenset('"[-0123456789')


def render(scan: Scan, presentation: Presentation) -> Iterator[str]:
    """The report, section by section."""
    yield from _Terminal(scan, presentation).sections()


@dataclass(slots=True)
class _Case:
    """Findings of one rule that say the same thing for the same reason."""

    message: Text
    evidence: tuple[Evidence, ...]
    findings: list[Finding] = field(default_factory=list)


class _Terminal:
    def __init__(self, scan: Scan, presentation: Presentation) -> None:
        self.scan = scan
        self.code = SourceCode(scan.inputs)
        self.ink = Ink(presentation.colour)
        self.language = presentation.language
        self.width = max(40, presentation.width)
        self.depth = presentation.depth
        self.show_passes = presentation.show_passes
        self.configuration = presentation.configuration
        self.rules_not_asked = presentation.rules_not_asked

    def say(self, text: Text, **values: object) -> str:
        """The text; texts of findings take no values, so their own braces stay."""
        words = text.in_language(self.language)
        return words.format(**values) if values else words

    def sections(self) -> Iterator[str]:
        if self.depth is not Depth.QUIET:
            yield from self._outcome(Outcome.ERROR, wording.CRASHED)
            yield from self._outcome(Outcome.FAIL, wording.FAILED)
            yield from self._outcome(Outcome.UNKNOWN, wording.UNDECIDED)
            yield from self._outcome(Outcome.WAIVED, wording.WAIVED)
            if self.show_passes:
                yield from self._outcome(Outcome.PASS, wording.PASSED)
        if self.scan.comparison is not None and self.depth is not Depth.QUIET:
            yield from comparison.lines(
                self.scan.comparison,
                language=self.language,
                ink=self.ink,
                width=self.width,
                everything=self.depth is Depth.VERBOSE,
                place=lambda location: self._place(location.file, location.line),
            )
        yield from self._diagnostics()
        yield from self._summary()

    def _outcome(self, outcome: Outcome, heading: Text) -> Iterator[str]:
        findings = [finding for finding in self.scan.findings if finding.outcome is outcome]
        if not findings:
            return
        title = f" {self.say(heading)} ({len(findings)}) "
        yield f"{self.ink.strong(f'──{title}'.ljust(self.width, '─'))}\n\n"
        for group in _groups(findings):
            yield from self._group(outcome, group)
        if outcome is Outcome.ERROR:
            yield from (f"{line}\n" for line in wrapped(self.say(wording.REPORT_ERRORS), self.width))
            yield "\n"

    def _group(self, outcome: Outcome, findings: list[Finding]) -> Iterator[str]:
        first = findings[0]
        severity = max(finding.severity for finding in findings)
        label = self.say(wording.SEVERITY[severity]).upper()
        number = f" ({len(findings)})" if len(findings) > 1 else ""
        room = self.width - len(label) - len(first.rule_id) - 4
        title, *more = wrapped(self.say(first.title) + number, max(20, room))
        line = both_ends(f"{label}  {title}", first.rule_id, self.width)
        head = line[len(label) + 2 : len(line) - len(first.rule_id)]
        yield f"{self._tinted(outcome, severity)(label)}  {self.ink.strong(head)}{self.ink.faint(first.rule_id)}\n"
        for rest in more:
            yield f"{' ' * (len(label) + 2)}{self.ink.strong(rest)}\n"
        brief = outcome is Outcome.PASS and self.depth is not Depth.VERBOSE
        cases = _cases(findings)
        full = cases if self.depth is Depth.VERBOSE else cases[:_CASES_IN_FULL]
        for case in [] if brief else full:
            yield from self._case(case)
        compact = findings if brief else [finding for case in cases[len(full) :] for finding in case.findings]
        yield from self._places(compact)
        if outcome is Outcome.FAIL:
            fix = self.say(wording.FIX)
            for text in wrapped(fix + self.say(first.fix), self.width, "  ", "    "):
                yield f"{self.ink.advice(text)}\n"
            about = self.say(wording.IMPORTED, tool=first.origin.capitalize()) if first.origin else ""
            yield f"  {self.ink.faint(about or self.say(wording.MORE_ABOUT, id=first.rule_id))}\n"
        yield "\n"

    def _tinted(self, outcome: Outcome, severity: Severity) -> Callable[[str], str]:
        if outcome is Outcome.FAIL:
            return self.ink.grave if severity is Severity.CRITICAL else self.ink.bad
        if outcome is Outcome.ERROR:
            return self.ink.bad
        return self.ink.good if outcome is Outcome.PASS else self.ink.doubtful

    def _case(self, case: _Case) -> Iterator[str]:
        yield from self._places(case.findings)
        for text in wrapped(self.say(case.message), self.width, _INDENT):
            yield f"{text}\n"
        for evidence in case.evidence:
            # What is not known is told by the message, chain included.
            if not evidence.unknown:
                yield from self._evidence(evidence, {finding.location.file for finding in case.findings})
            elif self.depth is Depth.VERBOSE:
                yield from code_frame(evidence, self.code, self.ink, self.width, _INDENT)

    def _places(self, findings: list[Finding]) -> Iterator[str]:
        limit = len(findings) if self.depth is Depth.VERBOSE else _ADDRESSES_LISTED
        if len(findings) == limit + 1:
            limit += 1  # one more address is shorter than saying that there is one more
        for finding in findings[:limit]:
            subject = finding.subject
            address = visible(subject.address)
            place = self._place(finding.location.file, finding.location.line)
            line = both_ends(f"  {address}", place, self.width)
            if len(line) > self.width:
                yield f"  {self.ink.strong(address)}\n    {self.ink.place(place)}\n"
            else:
                head = line[: len(line) - len(place)]
                yield f"{self.ink.strong(head)}{self.ink.place(place)}\n"
        if len(findings) > limit:
            yield f"  {self.ink.faint(self.say(wording.AND_MORE, n=len(findings) - limit))}\n"

    def _place(self, file: str, line: int) -> str:
        path = visible(self.code.path(file))
        return f"{path}:{line}" if line else path

    def _evidence(self, evidence: Evidence, files: set[str]) -> Iterator[str]:
        """What was read, and the line it was read on; `files` are those of the resources above."""
        location = None if evidence.by_default else evidence.location
        frame = [] if location is None else code_frame(evidence, self.code, self.ink, self.width, _INDENT)
        text = self._read(evidence, shown_in_code=bool(frame))
        if evidence.address:
            text = ", ".join(part for part in (text, self.say(wording.ON, address=evidence.address)) if part)
        if location is not None and (not frame or location.file not in files):
            text += f"  {self._place(location.file, location.line)}"
        for line in wrapped(text.strip(), self.width, _INDENT, _INDENT + "  ") if text else []:
            yield f"{self.ink.faint(line)}\n"
        for line in frame:
            yield f"{line}\n"
        if evidence.chain:
            chain = self.say(wording.FROM, chain=" → ".join(evidence.chain))
            for line in wrapped(chain, self.width, _INDENT, _INDENT + "  "):
                yield f"{self.ink.faint(line)}\n"

    def _read(self, evidence: Evidence, *, shown_in_code: bool) -> str:
        """The value in words; nothing when the line of code, or the message with a yes or no, says it all."""
        shown = self.say(wording.REDACTED) if evidence.value == REDACTED else evidence.value
        if evidence.by_default and not evidence.attribute:
            return evidence.note
        if evidence.by_default:
            value = evidence.note or (shown if shown not in {None, "null"} else "")
            words = wording.NOT_WRITTEN if value else wording.NOT_WRITTEN_BARE
            return self.say(words, attribute=evidence.attribute, value=value)
        if shown_in_code and (shown in {None, "true", "false"} or self._literal(evidence)):
            return f"({evidence.note})" if evidence.note else ""
        text = " = ".join(part for part in (evidence.attribute, shown) if part)
        return f"{text} ({evidence.note})" if evidence.note else text

    def _literal(self, evidence: Evidence) -> bool:
        """Whether the code spells the value itself, without variables."""
        location = evidence.location
        line = self.code.line(location.file, location.line) if location else None
        if location is None or line is None or location.end_line > location.line:
            return False
        written = line[location.column : location.end_column]
        return (
            written[:1] in _LITERAL_STARTS and "${" not in written and "var." not in written and "local." not in written
        )

    def _diagnostics(self) -> Iterator[str]:
        shown = [
            diagnostic
            for diagnostic in self.scan.diagnostics
            if self.depth is not Depth.QUIET or diagnostic.severity == "error"
        ]
        if not shown:
            return
        yield f"{self.ink.strong(self.say(wording.NOT_READ))}\n"
        order = {"error": 0, "warning": 1, "info": 2}
        for diagnostic in sorted(shown, key=lambda item: order.get(item.severity, 3)):
            yield from self._diagnostic(diagnostic)
        yield "\n"

    def _diagnostic(self, diagnostic: Diagnostic) -> Iterator[str]:
        word = self.say(wording.DIAGNOSTIC.get(diagnostic.severity, Text(diagnostic.severity, diagnostic.severity)))
        place = f"{self._place(diagnostic.file, diagnostic.line or 0)}: " if diagnostic.file else ""
        said = self.say(wording.SAID, word=word, message=place + self.say(diagnostic.message))
        lines = wrapped(said, self.width, "  ", "    ")
        paint = self.ink.bad if diagnostic.severity == "error" else self.ink.doubtful
        lines[0] = lines[0].replace(word, paint(word), 1)
        yield from (f"{line}\n" for line in lines)

    def _summary(self) -> Iterator[str]:
        counts = counted(self.scan)
        paint = {
            Outcome.FAIL: self.ink.bad,
            Outcome.UNKNOWN: self.ink.doubtful,
            Outcome.WAIVED: self.ink.doubtful,
            Outcome.ERROR: self.ink.bad,
            Outcome.PASS: self.ink.good,
        }
        pieces = []
        for outcome in wording.COUNT:
            text = wording.count(outcome, counts[outcome], self.language)
            pieces.append(paint[outcome](text) if counts[outcome] else text)
        yield f"{self.ink.faint('─' * self.width)}\n"
        yield " · ".join(pieces) + "\n"
        if counts[Outcome.FAIL]:
            yield f"{self.say(wording.BY_SEVERITY, counts=self._by_severity())}\n"
        if self.depth is Depth.QUIET:
            return
        coverage = self.scan.coverage
        seconds = f"{self.scan.duration:.2f}"
        looked = self.say(
            wording.LOOKED_AT,
            files=coverage.files,
            roots=coverage.roots,
            resources=coverage.resources,
            seconds=seconds.replace(".", ",") if self.language == "fr" else seconds,
        )
        if self.configuration:
            looked += f" · {self.say(wording.CONFIGURATION, file=visible(self.configuration))}"
        yield f"{looked}\n"
        yield from self._coverage()
        for line in wrapped(self.say(wording.CLOSING), self.width):
            yield f"{self.ink.faint(line)}\n"

    def _by_severity(self) -> str:
        failed = [finding.severity for finding in self.scan.findings if finding.outcome is Outcome.FAIL]
        return ", ".join(
            f"{self.say(wording.SEVERITY[severity])} {failed.count(severity)}"
            for severity in reversed(Severity)
            if severity in failed
        )

    def _coverage(self) -> Iterator[str]:
        coverage = self.scan.coverage
        lines: list[str] = []
        named = [(address, f"{address} ← {source}") for address, source in coverage.modules_not_fetched]
        parts = [name for address, name in named if address.startswith("urn:")]
        modules = [name for address, name in named if not address.startswith("urn:")]
        if modules:
            lines.append(self._not_looked_at(wording.NO_MODULES, modules))
        if parts:
            lines.append(self._not_looked_at(wording.NO_PARTS, parts))
        if coverage.unknown_types:
            lines.append(self._not_looked_at(wording.NO_TYPES, coverage.unknown_types))
        if coverage.skipped:
            names = [f"{path} – {self.say(reason)}" for path, reason in coverage.skipped]
            lines.append(self._not_looked_at(wording.SKIPPED, names))
        if self.rules_not_asked:
            lines.append(self._not_looked_at(wording.RULES_NOT_ASKED, self.rules_not_asked))
        if coverage.out_of_scope:
            lines.append(self.say(wording.OUT_OF_SCOPE, file=self.configuration or "hds.yaml", n=coverage.out_of_scope))
        if lines:
            yield f"{self.say(wording.NOT_LOOKED_AT)}\n"
        for text in lines:
            yield from (f"{line}\n" for line in wrapped(text, self.width, "  - ", "    "))

    def _not_looked_at(self, text: Text, names: Iterable[str]) -> str:
        names = list(names)
        limit = len(names) if self.depth is Depth.VERBOSE else _NAMES_LISTED
        shown = ", ".join(names[:limit]) + (", …" if len(names) > limit else "")
        return self.say(text, n=len(names), names=shown)


def _groups(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings by rule, worst rule first, then the rule with most findings."""
    groups: dict[str, list[Finding]] = {}
    for finding in by_place(findings):
        groups.setdefault(finding.rule_id, []).append(finding)
    return sorted(
        groups.values(),
        key=lambda group: (-max(finding.severity for finding in group), -len(group), group[0].rule_id),
    )


def _cases(findings: Iterable[Finding]) -> list[_Case]:
    """Findings of one rule by what they say and where the decisive value was written, the largest case first."""
    cases: dict[tuple[Text, tuple[Evidence, ...]], _Case] = {}
    for finding in findings:
        # What was not written has no place of its own.
        reasons = tuple(
            replace(evidence, location=None) if evidence.by_default else evidence for evidence in finding.evidence
        )
        cases.setdefault((finding.message, reasons), _Case(finding.message, reasons)).findings.append(finding)
    return sorted(cases.values(), key=lambda case: -len(case.findings))
