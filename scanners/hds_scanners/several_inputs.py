"""A scan of several paths as one result, in which equal file names of different paths stay apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hds_scanners.scan import Coverage, Options, Scan, scan

if TYPE_CHECKING:
    from hds_policies.finding import Evidence, Finding
    from hds_policies.model.declaration import Location
    from hds_policies.rule import Severity


def scan_paths(paths: Sequence[Path], options: Options) -> Scan:
    """Scan each path. With several of them, files and roots are told from where the user stands, not from the path."""
    if len(paths) == 1:
        return scan(paths, options)
    scans = [_seen_from_outside(scan([path], options), path) for path in paths]
    stages: Counter[str] = Counter()
    passes: Counter[tuple[str, Severity]] = Counter()
    for each in scans:
        passes.update(each.passes)
        stages.update(each.stages)
    coverages = [each.coverage for each in scans]
    return Scan(
        inputs=tuple(str(path) for path in paths),
        findings=tuple(finding for each in scans for finding in each.findings),
        coverage=Coverage(
            unknown_types=tuple(sorted({name for coverage in coverages for name in coverage.unknown_types})),
            skipped=tuple(entry for coverage in coverages for entry in coverage.skipped),
            modules_not_fetched=tuple(call for coverage in coverages for call in coverage.modules_not_fetched),
            files=sum(coverage.files for coverage in coverages),
            roots=sum(coverage.roots for coverage in coverages),
            resources=sum(coverage.resources for coverage in coverages),
            out_of_scope=sum(coverage.out_of_scope for coverage in coverages),
        ),
        diagnostics=tuple(item for each in scans for item in each.diagnostics),
        duration=sum(each.duration for each in scans),
        stages=dict(stages),
        passes=passes,
        incomplete=any(each.incomplete for each in scans),
    )


def _seen_from_outside(result: Scan, path: Path) -> Scan:
    folder = path if path.is_dir() else path.parent

    def file(name: str) -> str:
        return (folder / name).as_posix()

    def location(place: Location) -> Location:
        return replace(place, file=file(place.file))

    def evidence(item: Evidence) -> Evidence:
        return replace(item, location=location(item.location)) if item.location is not None else item

    def finding(item: Finding) -> Finding:
        # A plan or state is its own root; a stack of Pulumi is called alike from everywhere.
        root = item.subject.root
        if not item.subject.address.startswith("urn:pulumi:"):
            root = file(root) if path.is_dir() or root != "." else path.as_posix()
        return replace(
            item,
            subject=replace(item.subject, root=root),
            location=location(item.location),
            evidence=tuple(map(evidence, item.evidence)),
        )

    return replace(
        result,
        findings=tuple(map(finding, result.findings)),
        diagnostics=tuple(replace(item, file=file(item.file)) if item.file else item for item in result.diagnostics),
        coverage=replace(
            result.coverage, skipped=tuple((file(name), reason) for name, reason in result.coverage.skipped)
        ),
    )
