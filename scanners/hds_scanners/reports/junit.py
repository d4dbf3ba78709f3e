"""JUnit XML, as continuous-integration servers read it: a suite for each rule, a case for each resource.

Undecided and waived verdicts are skipped cases, so that they show without failing. Passes are one case for each rule
unless they are listed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from hds_policies.rule import Outcome, Text
from hds_scanners.reports import wording
from hds_scanners.reports.layout import visible
from hds_scanners.reports.ordering import by_place
from hds_scanners.reports.source_code import SourceCode

if TYPE_CHECKING:
    from hds_policies.finding import Evidence, Finding
    from hds_scanners.reports.presentation import Presentation
    from hds_scanners.scan import Diagnostic, Scan

_PASSED = Text("resources that pass: {n}", "ressources qui réussissent : {n}")
_SUITE = Text("{id}: {title}", "{id} : {title}")
_READING = Text("reading the definitions", "lecture des définitions")
_ELEMENT = {Outcome.FAIL: "failure", Outcome.ERROR: "error", Outcome.UNKNOWN: "skipped", Outcome.WAIVED: "skipped"}


def render(scan: Scan, presentation: Presentation) -> Iterator[str]:
    """One document, element by element."""
    writer = _Document(scan, presentation)
    suites = list(writer.suites())
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    totals = _totals([case for _, cases in suites for case in cases])
    yield f"{_tag('testsuites', {'name': 'hds'} | totals)}>\n"
    for name, cases in suites:
        yield f"  {_tag('testsuite', {'name': name} | _totals(cases))}>\n"
        for case in cases:
            yield from case.lines()
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


class _Case:
    """A test case; `element` is what it holds: failure, error, skipped or nothing."""

    def __init__(
        self, attributes: dict[str, str], element: str = "", message: str = "", kind: str = "", body: str = ""
    ) -> None:
        self.attributes = attributes
        self.element = element
        self.message = message
        self.kind = kind
        self.body = body

    def lines(self) -> Iterator[str]:
        case = f"    {_tag('testcase', self.attributes)}"
        if not self.element:
            yield f"{case}/>\n"
            return
        details = {"message": self.message} | ({"type": self.kind} if self.kind else {})
        held = f"      {_tag(self.element, details)}"
        yield f"{case}>\n"
        yield f"{held}>{escape(_visible_lines(self.body))}</{self.element}>\n" if self.body else f"{held}/>\n"
        yield "    </testcase>\n"


class _Document:
    def __init__(self, scan: Scan, presentation: Presentation) -> None:
        self.scan = scan
        self.language = presentation.language
        self.show_passes = presentation.show_passes
        self.titles = {identifier: rule.title for identifier, rule in presentation.rules.items()}
        self.code = SourceCode(scan.inputs)

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def suites(self) -> Iterator[tuple[str, list[_Case]]]:
        broken = [diagnostic for diagnostic in self.scan.diagnostics if diagnostic.severity == "error"]
        if broken:
            yield self.say(_READING), [self._unread(diagnostic) for diagnostic in broken]
        passes: Counter[str] = Counter()
        for (identifier, _), number in self.scan.passes.items():
            passes[identifier] += number
        by_rule: dict[str, list[Finding]] = {identifier: [] for identifier in passes}
        for finding in by_place(self.scan.findings):
            by_rule.setdefault(finding.rule_id, []).append(finding)
        for identifier, findings in sorted(by_rule.items()):
            title = findings[0].title if findings else self.titles[identifier]
            name = self.say(_SUITE).format(id=identifier, title=self.say(title))
            yield name, list(self._cases(identifier, findings, passes[identifier]))

    def _cases(self, identifier: str, findings: list[Finding], passes: int) -> Iterator[_Case]:
        for finding in findings:
            if finding.outcome is Outcome.PASS and not self.show_passes:
                passes += 1
            else:
                yield self._case(finding)
        if passes:
            yield _Case({"classname": identifier, "name": self.say(_PASSED).format(n=passes), "time": "0"})

    def _case(self, finding: Finding) -> _Case:
        location = finding.location
        attributes = {
            "classname": finding.rule_id,
            "name": finding.subject.address,
            "file": self.code.path(location.file),
            "line": str(location.line),
            "time": "0",
        }
        element = _ELEMENT.get(finding.outcome, "")
        if not element:
            return _Case(attributes)
        message = self.say(finding.message)
        if finding.outcome in {Outcome.UNKNOWN, Outcome.WAIVED}:
            return _Case(attributes, element, f"{self.say(wording.OUTCOME[finding.outcome])}: {message}")
        return _Case(attributes, element, message, finding.severity.word, self._body(finding))

    def _body(self, finding: Finding) -> str:
        place = f"{self.code.path(finding.location.file)}:{finding.location.line}"
        lines = [f"{finding.subject.address} ({place})", self.say(finding.message)]
        lines += [self._said(evidence) for evidence in finding.evidence]
        lines.append(self.say(wording.FIX) + self.say(finding.fix))
        return "\n".join(lines)

    def _said(self, evidence: Evidence) -> str:
        text = " = ".join(part for part in (evidence.attribute, evidence.value) if part)
        if evidence.location is not None and not evidence.by_default:
            text += f" ({self.code.path(evidence.location.file)}:{evidence.location.line})"
        return text + "".join(f" ← {step}" for step in evidence.chain)

    def _unread(self, diagnostic: Diagnostic) -> _Case:
        file = diagnostic.file or ""
        name = f"{file}:{diagnostic.line}" if file and diagnostic.line else file or "hds"
        return _Case({"classname": "hds", "name": name, "time": "0"}, "error", self.say(diagnostic.message), "reading")


def _totals(cases: list[_Case]) -> dict[str, str]:
    elements = [case.element for case in cases]
    return {
        "tests": str(len(cases)),
        "failures": str(elements.count("failure")),
        "errors": str(elements.count("error")),
        "skipped": str(elements.count("skipped")),
        "time": "0",
    }


def _tag(element: str, attributes: dict[str, str]) -> str:
    """An opening tag without its end."""
    return f"<{element}" + "".join(f" {name}={quoteattr(visible(value))}" for name, value in attributes.items())


def _visible_lines(text: str) -> str:
    """The text with control characters spelled out, line feeds kept: XML has no spelling for most of them."""
    return "\n".join(visible(line) for line in text.split("\n"))
