"""What is declared against what is there: a folder beside the state that its applies left."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.redaction import REDACTED
from hds_policies.rule import Outcome, Severity, Text
from hds_scanners.scan import Diagnostic, Options, Scan, findings_of, scan

if TYPE_CHECKING:
    from hds_policies.finding import Evidence, Finding
    from hds_policies.model.declaration import Declaration, Location
    from hds_scanners.sources.terraform_json.reading import DocumentReading


@dataclass(frozen=True, slots=True)
class ChangedAttribute:
    """A value that a rule reads, as declared and as it is; both as JSON text."""

    address: str
    attribute: str
    declared: str
    real: str


@dataclass(frozen=True, slots=True)
class ChangedVerdict:
    """A rule that says of what is there something else than of what is declared."""

    rule_id: str
    severity: Severity
    declared: Outcome
    real: Outcome
    message: Text
    """Of the real verdict."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A resource that was changed since it was applied, or whose declaration was and has not been applied yet."""

    address: str
    location: Location
    attributes: tuple[ChangedAttribute, ...]
    verdicts: tuple[ChangedVerdict, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The declared and the real, by address."""

    state: str
    """The file, as the user named it."""
    root: str
    """The root module that it is the state of."""
    not_applied: tuple[tuple[str, Location], ...]
    """Declared, and not there."""
    not_declared: tuple[str, ...]
    """There, and not declared."""
    changed: tuple[Changed, ...]
    unchanged: int
    """Resources declared and there of which all that rules read is alike."""


def scan_with_state(folder: Path, state: Path, options: Options) -> Scan:
    """The scan of a folder, with the comparison of what it declares and what a state holds.

    A state that cannot be read is a diagnostic, and leaves the result incomplete.
    """
    # Passes must say what they rest on: a value may differ without any verdict doing so.
    options = replace(options, explain_passes=True)
    result = scan([folder], options)
    from hds_scanners.sources.terraform_json.documents import NotADocument, read_any_state  # noqa: PLC0415

    try:
        reading = read_any_state(state)
    except NotADocument as problem:
        message = Text(f"{state}: {problem.en}", f"{state} : {problem.fr}")
        diagnostic = Diagnostic("error", message, None, problem.line or None)
        return replace(result, diagnostics=(*result.diagnostics, diagnostic), incomplete=True)
    comparison = _compare(folder, state, reading, result, options)
    remarks = tuple(
        Diagnostic(item.severity, Text(f"{state}: {item.en}", f"{state} : {item.fr}")) for item in reading.diagnostics
    )
    if comparison is None:
        remarks += (
            Diagnostic(
                "warning",
                Text(
                    f"{state} was not compared: no root module was found in {folder}",
                    f"{state} n'a pas été comparé : aucun module racine trouvé dans {folder}",
                ),
            ),
        )
    incomplete = result.incomplete or any(item.severity == "error" for item in remarks)
    return replace(result, comparison=comparison, diagnostics=(*result.diagnostics, *remarks), incomplete=incomplete)


def _compare(folder: Path, state: Path, reading: DocumentReading, result: Scan, options: Options) -> Comparison | None:
    real = {item.address: item for item in reading.declarations if item.mode == "managed"}
    found = _declared(folder, real, options)
    if found is None:
        return None
    root, declarations = found
    declared = {item.address: item for item in declarations if item.mode == "managed"}
    unfetched = tuple(item.address for item in declarations if item.mode == "module")
    # Where count or for_each is not known, one declaration stands for all instances.
    standing = {item.address for item in declared.values() if item.address == item.instance_of}
    instances = {item.instance_of for item in real.values()}
    reading.declarations[:] = [replace(item, root=root) for item in reading.declarations]
    changed = changes(
        (item for item in result.findings if item.subject.root == root), findings_of(reading, options), declared
    )
    both = declared.keys() & real.keys()
    return Comparison(
        state=str(state),
        root=root,
        not_applied=tuple(
            (item.address, item.location)
            for item in declared.values()
            if item.address not in real and not (item.address in standing and item.instance_of in instances)
        ),
        not_declared=tuple(
            item.address
            for item in real.values()
            if item.address not in declared
            and item.instance_of not in standing
            and not item.address.startswith(tuple(f"{call}{mark}" for call in unfetched for mark in ".["))
        ),
        changed=changed,
        unchanged=len(both - {item.address for item in changed}),
    )


def _declared(folder: Path, real: Mapping[str, Declaration], options: Options) -> tuple[str, list[Declaration]] | None:
    """The root that shares most addresses with the state, and what it declares."""
    from hds_scanners.sources.terraform.folder import find_roots, read_root  # noqa: PLC0415 - loads the evaluator

    tree = find_roots(folder)
    readings = [(root, read_root(tree, root, options.terraform).declarations) for root in tree.roots]
    return max(readings, key=lambda item: sum(one.address in real for one in item[1]), default=None)


def changes(
    declared: Iterable[Finding], real: Iterable[Finding], declarations: Mapping[str, Declaration]
) -> tuple[Changed, ...]:
    """What differs between findings on what is declared and findings, under the same addresses, on what is there."""
    by_fingerprint = {item.fingerprint: item for item in real}
    attributes: dict[str, dict[ChangedAttribute, None]] = {}
    verdicts: dict[str, list[ChangedVerdict]] = {}
    for one in declared:
        other = by_fingerprint.get(one.fingerprint)
        address = one.subject.address
        if other is None or address not in declarations:
            continue
        for difference in _attributes(one, other):
            attributes.setdefault(address, {})[difference] = None
        if {one.outcome, other.outcome} == {Outcome.PASS, Outcome.FAIL}:
            verdict = ChangedVerdict(one.rule_id, other.severity, one.outcome, other.outcome, other.message)
            verdicts.setdefault(address, []).append(verdict)
    return tuple(
        Changed(
            address,
            declarations[address].location,
            tuple(attributes.get(address, ())),
            tuple(sorted(verdicts.get(address, ()), key=lambda item: item.rule_id)),
        )
        for address in dict.fromkeys((*verdicts, *attributes))
    )


def _attributes(one: Finding, other: Finding) -> Iterable[ChangedAttribute]:
    real = {(item.address, item.attribute): item for item in other.evidence}
    for item in one.evidence:
        twin = real.get((item.address, item.attribute))
        if twin is not None and _compares(item) and _compares(twin) and _plain(item.value) != _plain(twin.value):
            assert item.value is not None
            assert twin.value is not None
            yield ChangedAttribute(item.address or one.subject.address, item.attribute, item.value, twin.value)
    before, after = one.subject.region, other.subject.region
    if before and after and before != after:
        yield ChangedAttribute(one.subject.address, "region", json.dumps(before), json.dumps(after))


def _compares(evidence: Evidence) -> bool:
    """Whether the value was written, is known and is shown whole."""
    value = evidence.value
    return value is not None and not evidence.by_default and value != REDACTED and not value.endswith("…")


def _plain(text: str | None) -> Any:
    """A value as Terraform compares it: `"6"` is 6, and a set has no order."""
    try:
        return _normal(json.loads(text or "null"))
    except ValueError:
        return text


def _normal(value: Any) -> Any:
    if isinstance(value, list):
        return sorted((_normal(item) for item in value), key=repr)
    if isinstance(value, dict):
        return {key: _normal(item) for key, item in value.items() if item is not None}
    return str(value).lower() if isinstance(value, bool) else str(value) if isinstance(value, (int, float)) else value
