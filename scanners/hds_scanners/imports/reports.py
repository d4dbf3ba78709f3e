"""Read reports of Checkov, Trivy and Prowler as findings; which one it is, the content tells."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.facts.regions import locate
from hds_policies.finding import Finding, Subject, fingerprint
from hds_policies.model.declaration import Location
from hds_policies.rule import Outcome, Text
from hds_scanners.imports.bearing import controls
from hds_scanners.scan import Coverage, Diagnostic, Scan
from hds_scanners.sources.terraform_json.plan_configuration import without_keys

if TYPE_CHECKING:
    from hds_policies.rule import Rule

_LARGEST = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Result:
    """One result of another tool, bearing on a control of ours or not."""

    check: str
    outcome: Outcome
    words: str
    """What the tool says, in its own language."""
    address: str
    type: str
    name: str
    provider: str
    file: str = ""
    """From where the tool was run; "" when it looked at no file."""
    line: int = 0
    end_line: int = 0
    root: str = "."
    region: str | None = None


class NotAReport(Exception):  # noqa: N818 - an answer, told to the user as a diagnostic
    """The file is no report that can be read; says why, in both languages."""

    def __init__(self, en: str, fr: str) -> None:
        super().__init__(en)
        self.message = Text(en, fr)


def import_reports(files: Sequence[Path], rules: Mapping[str, Rule[Any]]) -> Scan:
    """The findings of reports that bear on a control; the rest is counted. `rules` are ours, by id.

    Raises nothing for what is in the files: one that cannot be read is a diagnostic, and leaves the result incomplete.
    """
    started = time.perf_counter()
    findings: list[Finding] = []
    diagnostics: list[Diagnostic] = []
    for file in files:
        try:
            tool, results, remarks = read_report(file)
        except NotAReport as problem:
            en, fr = problem.message.en, problem.message.fr
            diagnostics.append(Diagnostic("error", Text(f"{file}: {en}", f"{file} : {fr}")))
            continue
        bearing = controls(tool, rules)
        kept = [result for result in results if result.check in bearing]
        # The file names of a single input are told from there, those of several from where the reader stands.
        base = file.parent if len(files) == 1 else Path()
        findings += [_finding(tool, replace(item, file=_seen_from(base, item.file, file)), bearing) for item in kept]
        diagnostics += remarks
        aside = len(results) - len(kept)
        name = tool.capitalize()
        diagnostics.append(
            Diagnostic(
                "info",
                Text(
                    f"{file}: results of {name}: {len(results)}; bearing on a control: {len(kept)}; not shown: {aside}",
                    f"{file} : résultats de {name} : {len(results)} ; portant sur une exigence : {len(kept)} ; "
                    f"non montrés : {aside}",
                ),
            )
        )
    return Scan(
        inputs=tuple(str(file) for file in files),
        findings=tuple(dict.fromkeys(findings)),
        coverage=Coverage(files=len(files), resources=len({item.subject.address for item in findings})),
        diagnostics=tuple(diagnostics),
        duration=time.perf_counter() - started,
        incomplete=any(item.severity == "error" for item in diagnostics),
    )


def _seen_from(base: Path, name: str, report: Path) -> str:
    """A file name that a tool wrote, from where it was run; the report itself where it wrote none."""
    return Path(os.path.relpath(name or report, base)).as_posix()


def read_report(file: Path) -> tuple[str, list[Result], list[Diagnostic]]:
    """The tool that wrote a report, its results, and what the tool itself could not read. Raises `NotAReport`."""
    document = _load(file)
    for tool, recognises, read, trouble in _TOOLS:
        if recognises(document):
            try:
                return tool, list(read(document)), list(trouble(document))
            except (AttributeError, KeyError, TypeError, ValueError, IndexError) as error:
                reason = f"{type(error).__name__}: {error}"
                raise NotAReport(
                    f"does not keep to the format of {tool.capitalize()} ({reason})",
                    f"ne respecte pas le format de {tool.capitalize()} ({reason})",
                ) from error
    raise NotAReport(
        "not a JSON report of Checkov (-o json), Trivy (--format json) or Prowler (-M json-ocsf)",
        "pas un rapport JSON de Checkov (-o json), Trivy (--format json) ou Prowler (-M json-ocsf)",
    )


def _load(file: Path) -> Any:
    try:
        if file.stat().st_size > _LARGEST:
            raise NotAReport("larger than 512 MB: not read", "plus de 512 Mo : non lu")
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise NotAReport(f"cannot be read: {reason}", f"illisible : {reason}") from error
    if not content.strip():
        raise NotAReport("the file is empty", "le fichier est vide")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise NotAReport("not UTF-8 text", "pas du texte UTF-8") from error
    except json.JSONDecodeError as error:
        raise NotAReport(
            f"invalid JSON, cut short perhaps: {error.msg} (line {error.lineno}, column {error.colno})",
            f"JSON invalide, tronqué peut-être : {error.msg} (ligne {error.lineno}, colonne {error.colno})",
        ) from error
    except RecursionError as error:
        raise NotAReport("JSON nested too deeply", "JSON trop imbriqué") from error


def _finding(tool: str, result: Result, bearing: Mapping[str, Any]) -> Finding:
    control = bearing[result.check]
    place = locate(result.provider, result.region) if result.region else None
    countries = place.countries if place else ()
    return Finding(
        rule_id=result.check,
        theme=control.theme,
        severity=control.severity,
        outcome=result.outcome,
        fingerprint=fingerprint(result.check, result.root, result.address, result.file),
        subject=Subject(
            address=result.address,
            type=result.type,
            name=result.name,
            root=result.root,
            provider=result.provider,
            region=result.region,
            country=next(iter(countries)) if len(countries) == 1 else None,
        ),
        location=Location(result.file, result.line, result.end_line),
        title=control.title,
        message=Text(result.words, result.words),
        fix=control.fix,
        requirements=tuple((requirement.id, requirement.label) for requirement in control.requirements),
        origin=tool,
    )


# -- Checkov -----------------------------------------------------------------------------------------------------------

_CHECKOV_OUTCOMES = {"PASSED": Outcome.PASS, "FAILED": Outcome.FAIL, "SKIPPED": Outcome.WAIVED}


def _is_checkov(document: Any) -> bool:
    return any("results" in run or "checkov_version" in run for run in _runs(document)) and all(
        "check_type" in run or "checkov_version" in run for run in _runs(document)
    )


def _runs(document: Any) -> list[Mapping[str, Any]]:
    """One for each framework that Checkov looked at; a run that found nothing to look at is a bare summary."""
    runs = document if isinstance(document, list) else [document]
    return [run for run in runs if isinstance(run, Mapping)]


def _checkov(document: Any) -> Iterator[Result]:
    for run in _runs(document):
        groups = run.get("results") or {}
        for group in ("passed_checks", "failed_checks", "skipped_checks", "unknown_checks"):
            for record in groups.get(group) or ():
                yield _checkov_result(record)


def _checkov_result(record: Mapping[str, Any]) -> Result:
    result = record.get("check_result") or {}
    address = str(record.get("resource_address") or record.get("resource") or "")
    kind, name = _type_and_name(address)
    lines = record.get("file_line_range") or (0, 0)
    reason = result.get("suppress_comment")
    words = str(record.get("check_name") or record["check_id"])
    return Result(
        check=str(record["check_id"]),
        outcome=_CHECKOV_OUTCOMES.get(str(result.get("result")), Outcome.UNKNOWN),
        words=f"{words} ({reason})" if reason else words,
        address=address,
        type=kind,
        name=name,
        provider=kind.partition("_")[0],
        file=str(record.get("repo_file_path") or record.get("file_path") or "").lstrip("/"),
        line=int(lines[0]),
        end_line=int(lines[1]),
    )


def _type_and_name(address: str) -> tuple[str, str]:
    """The type and name that a Terraform address ends with; the name alone of anything else."""
    steps = without_keys(address).split(".")
    return (steps[-2], steps[-1]) if len(steps) > 1 else ("", address)


def _checkov_trouble(document: Any) -> Iterator[Diagnostic]:
    for run in _runs(document):
        for file in (run.get("results") or {}).get("parsing_errors") or ():
            yield Diagnostic("warning", Text(f"Checkov could not read {file}", f"Checkov n'a pas pu lire {file}"))


# -- Trivy -------------------------------------------------------------------------------------------------------------

_TRIVY_OUTCOMES = {"PASS": Outcome.PASS, "FAIL": Outcome.FAIL, "EXCEPTION": Outcome.WAIVED}


def _is_trivy(document: Any) -> bool:
    return isinstance(document, Mapping) and "SchemaVersion" in document and "ArtifactName" in document


def _trivy(document: Any) -> Iterator[Result]:
    for target in document.get("Results") or ():
        for found in target.get("Misconfigurations") or ():
            cause = found.get("CauseMetadata") or {}
            address = str(cause.get("Resource") or target.get("Target") or "")
            kind, name = _type_and_name(address)
            yield Result(
                check=str(found.get("AVDID") or found["ID"]).removeprefix("AVD-"),
                outcome=_TRIVY_OUTCOMES.get(str(found.get("Status")), Outcome.UNKNOWN),
                words=str(found.get("Message") or found.get("Title") or found["ID"]),
                address=address,
                type=kind,
                name=name,
                provider=kind.partition("_")[0] or str(cause.get("Provider") or "").lower(),
                file=str(target.get("Target") or ""),
                line=int(cause.get("StartLine") or 0),
                end_line=int(cause.get("EndLine") or 0),
            )


# -- Prowler -----------------------------------------------------------------------------------------------------------

_PROWLER_OUTCOMES = {"PASS": Outcome.PASS, "FAIL": Outcome.FAIL}
_PROWLER_PROVIDERS = {"azure": "azurerm", "gcp": "google"}


def _is_prowler(document: Any) -> bool:
    """A list of detection findings of OCSF (class 2004), written by Prowler."""
    return (
        isinstance(document, list)
        and bool(document)
        and all(isinstance(item, Mapping) and "event_code" in (item.get("metadata") or {}) for item in document)
    )


def _prowler(document: Any) -> Iterator[Result]:
    for found in document:
        outcome = _PROWLER_OUTCOMES.get(str(found.get("status_code")), Outcome.UNKNOWN)
        if found.get("status") == "Suppressed":
            outcome = Outcome.WAIVED
        cloud = found.get("cloud") or {}
        provider = str(cloud.get("provider") or "")
        account = str((cloud.get("account") or {}).get("uid") or ".")
        resources: Sequence[Mapping[str, Any]] = found.get("resources") or ({},)
        for resource in resources:
            region = str(resource.get("region") or cloud.get("region") or "")
            uid = str(resource.get("uid") or account)
            yield Result(
                check=str(found["metadata"]["event_code"]),
                outcome=outcome,
                words=str(found.get("status_detail") or found.get("message") or ""),
                address=uid,
                type=str(resource.get("type") or ""),
                name=str(resource.get("name") or uid),
                provider=_PROWLER_PROVIDERS.get(provider, provider),
                root=account,
                region=region if region and region != "global" else None,
            )


def _no_trouble(_document: Any) -> Iterable[Diagnostic]:
    return ()


_TOOLS: tuple[
    tuple[str, Callable[[Any], bool], Callable[[Any], Iterator[Result]], Callable[[Any], Iterable[Diagnostic]]], ...
] = (
    ("trivy", _is_trivy, _trivy, _no_trouble),
    ("prowler", _is_prowler, _prowler, _no_trouble),
    ("checkov", _is_checkov, _checkov, _checkov_trouble),
)
