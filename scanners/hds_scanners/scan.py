"""One scan: from the paths a user names to findings, coverage and diagnostics. Knows no option spelling and no report."""

from __future__ import annotations

import datetime as dt
import gc
import itertools
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hds_policies.judge import judge
from hds_policies.model.context import Context
from hds_policies.model.policy import Policy
from hds_policies.model.scope import in_scope
from hds_policies.rule import Outcome, Severity, Text
from hds_policies.translate import translate
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.terraform.diagnostics import Diagnostic as SourceDiagnostic
from hds_scanners.sources.terraform.options import TerraformOptions

if TYPE_CHECKING:
    from hds_policies.finding import Finding
    from hds_policies.model.declaration import Declaration
    from hds_policies.rule import Rule
    from hds_scanners.sources.aws.reading import AccountReading
    from hds_scanners.sources.pulumi.reading import PulumiReading
    from hds_scanners.sources.terraform.discovery import Discovery
    from hds_scanners.sources.terraform.folder import RootReading
    from hds_scanners.sources.terraform_json.reading import DocumentReading
    from hds_scanners.state_comparison import Comparison

# Starting workers costs about as much as reading this many roots.
_ROOTS_WORTH_WORKERS = 24


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Something that a reader must know about the scan itself; `error` means that the result is incomplete."""

    severity: str
    """`error`, `warning` or `info`."""
    message: Text
    file: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at, and what was not."""

    unknown_types: tuple[str, ...] = ()
    """Resource types the pack does not know, sorted."""
    skipped: tuple[tuple[str, Text], ...] = ()
    """Files and folders left out, with the reason."""
    modules_not_fetched: tuple[tuple[str, str], ...] = ()
    """(address, source) of module calls whose code is not on this machine."""
    files: int = 0
    roots: int = 0
    resources: int = 0
    out_of_scope: int = 0


@dataclass(frozen=True, slots=True)
class Scan:
    """The result of a scan; `stages` holds seconds of processor time by stage."""

    inputs: tuple[str, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    diagnostics: tuple[Diagnostic, ...]
    duration: float
    stages: dict[str, float] = field(default_factory=dict)
    passes: Mapping[tuple[str, Severity], int] = field(default_factory=dict)
    """How many passes there are besides those in `findings`, by rule id and severity.

    They are most of what is judged: one by one they are kept only for a report that lists them.
    """
    incomplete: bool = False
    """Whether a result could not be established: nothing to scan, or something that could not be read."""
    comparison: Comparison | None = None
    """With what a state holds, when one was named."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to scan. `rules` None means the whole catalogue; `jobs` 0 means as many processes as there are processors."""

    terraform: TerraformOptions = field(default_factory=TerraformOptions)
    pulumi: PulumiOptions = field(default_factory=PulumiOptions)
    policy: Policy = field(default_factory=Policy)
    rules: tuple[Rule[Any], ...] | None = None
    jobs: int = 0
    today: dt.date | None = None
    explain_passes: bool = False
    """Whether passes are findings like others, with their evidence, instead of only counted."""
    source_folder: Path | None = None
    """Where the folder of a plan or state is; None: beside the file, when Terraform files are there."""
    progress: Callable[[int, int], None] | None = None
    """Called with (roots done, roots in all)."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What one root contributes; travels between processes."""

    findings: tuple[Finding, ...]
    passes: Counter[tuple[str, Severity]]
    unknown_types: frozenset[str]
    modules_not_fetched: tuple[tuple[str, str], ...]
    diagnostics: tuple[Diagnostic, ...]
    resources: int
    out_of_scope: int
    stages: dict[str, float]


def scan(paths: Sequence[Path], options: Options) -> Scan:
    """Scan folders, plans and states of Terraform, projects, previews and exports of Pulumi, saved audits.

    Raises FileNotFoundError for a path that is not there, nothing for bad input: see `diagnostics` and `incomplete`.
    """
    return _result([str(path) for path in paths], (_source(path, options) for path in paths), time.perf_counter())


def judge_accounts(readings: Sequence[AccountReading], options: Options) -> Scan:
    """What the rules say of live accounts that were read."""
    started = time.perf_counter()
    source = _Source(parts=[_judged(reading, options, {}) for reading in readings], roots=len(readings))
    return _result([f"aws:{reading.account}" for reading in readings], [source], started)


def _result(inputs: Sequence[str], sources: Iterable[_Source], started: float) -> Scan:
    findings: list[Finding] = []
    diagnostics: list[Diagnostic] = []
    skipped: list[tuple[str, Text]] = []
    unknown_types: set[str] = set()
    modules: list[tuple[str, str]] = []
    stages: Counter[str] = Counter()
    passes: Counter[tuple[str, Severity]] = Counter()
    files = roots = resources = out_of_scope = 0
    for source in sources:
        diagnostics += source.diagnostics
        skipped += source.skipped
        files += source.files
        roots += source.roots
        stages.update(source.stages)
        for part in source.parts:
            findings += part.findings
            passes += part.passes
            unknown_types |= part.unknown_types
            modules += part.modules_not_fetched
            diagnostics += part.diagnostics
            resources += part.resources
            out_of_scope += part.out_of_scope
            stages.update(part.stages)
    # A file that several roots share is reported once.
    diagnostics = list(dict.fromkeys(diagnostics))
    return Scan(
        inputs=tuple(inputs),
        findings=tuple(findings),
        coverage=Coverage(
            unknown_types=tuple(sorted(unknown_types)),
            skipped=tuple(dict.fromkeys(skipped)),
            modules_not_fetched=tuple(dict.fromkeys(modules)),
            files=files,
            roots=roots,
            resources=resources,
            out_of_scope=out_of_scope,
        ),
        diagnostics=tuple(diagnostics),
        duration=time.perf_counter() - started,
        stages=dict(stages),
        passes=passes,
        incomplete=any(item.severity == "error" for item in diagnostics)
        or any(finding.outcome is Outcome.ERROR for finding in findings),
    )


def with_remarks_on_exclusions(result: Scan, options: Options) -> Scan:
    """The scan with a word on exclusions that are over, and on those that no finding needs any more."""
    exclusions = options.policy.exclusions
    if options.rules is not None:
        selected = {rule.id for rule in options.rules}
        exclusions = tuple(each for each in exclusions if each.rule_id in selected)
    today = options.today or dt.datetime.now(tz=dt.UTC).date()
    needed = {finding.exclusion for finding in result.findings}
    remarks = []
    for each in exclusions:
        if not each.in_force(today):
            text = Text(
                f"{each.source}: the exclusion of {each.rule_id} ended on {each.until}; remove it, or decide again",
                f"{each.source} : l'exclusion de {each.rule_id} a pris fin le {each.until} ; la retirer, ou redécider",
            )
            remarks.append(Diagnostic("warning", text))
        elif each not in needed:
            text = Text(
                f"{each.source}: the exclusion of {each.rule_id} covers no finding here",
                f"{each.source} : l'exclusion de {each.rule_id} ne couvre aucun constat ici",
            )
            remarks.append(Diagnostic("info", text))
    return replace(result, diagnostics=(*result.diagnostics, *remarks)) if remarks else result


@dataclass(slots=True)
class _Source:
    """One path that the user named, and the parts it is scanned in; `parts` may be lazy."""

    parts: Iterable[_Part] = ()
    files: int = 0
    roots: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    skipped: list[tuple[str, Text]] = field(default_factory=list)
    stages: dict[str, float] = field(default_factory=dict)


def _source(path: Path, options: Options) -> _Source:
    from hds_scanners.sources.terraform.discovery import find_roots, is_configuration  # noqa: PLC0415 - loads the parser

    projects = _projects(path, options)
    if path.is_file() and not is_configuration(path.name):
        return projects or _Source(parts=_scan_document(path, options), files=1, roots=1)
    clock = time.process_time()
    discovery = find_roots(path)
    source = _Source(
        parts=_parts(discovery, options),
        files=discovery.file_count,
        roots=len(discovery.roots),
        diagnostics=[_diagnostic(item) for item in discovery.diagnostics],
        skipped=[(entry.path, Text(entry.en, entry.fr)) for entry in discovery.skipped],
        stages={"discover": time.process_time() - clock},
    )
    if projects is not None:
        source.parts = itertools.chain(source.parts, projects.parts)
        source.files += projects.files
        source.roots += projects.roots
        source.skipped += projects.skipped
        source.diagnostics += projects.diagnostics if not discovery.roots else []
    elif not discovery.roots and not any(item.severity == "error" for item in source.diagnostics):
        source.diagnostics.append(_nothing_to_scan(path))
    return source


def _projects(path: Path, options: Options) -> _Source | None:
    """The Pulumi projects at a path, None when there are none."""
    from hds_scanners.sources.pulumi.discovery import project_files  # noqa: PLC0415 - the listing is cheap, the rest is not

    files = project_files(path)
    if not files:
        return None
    from hds_scanners.sources.pulumi.folder import NotRun, read_projects  # noqa: PLC0415 - loads the YAML parser

    source = _Source(files=len(files))
    parts: list[_Part] = []
    clock = time.process_time()
    for reading in read_projects(path if path.is_dir() else path.parent, files, options.pulumi):
        if isinstance(reading, NotRun):
            source.skipped.append((reading.file, Text(reading.en, reading.fr)))
        else:
            parts.append(_judged(reading, options, {"read": time.process_time() - clock}))
            clock = time.process_time()
    source.parts, source.roots = parts, len(parts)
    if not parts:
        # Nothing else is here: that no program was run is the result.
        source.diagnostics += [Diagnostic("error", reason, file) for file, reason in source.skipped]
    return source


def _parts(discovery: Discovery, options: Options) -> Iterable[_Part]:
    jobs = options.jobs or os.cpu_count() or 1
    total = len(discovery.roots)
    if jobs == 1 or total < _ROOTS_WORTH_WORKERS:
        yield from _reported((_scan_root(discovery, root, options) for root in discovery.roots), total, options)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - most scans start no process

    import hds_scanners.sources.terraform.folder  # noqa: F401, PLC0415 - once, where all workers come from

    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(discovery, _without_progress(options))) as pool:
        yield from _reported(pool.map(_scan_in_worker, discovery.roots, chunksize=2), total, options)


def _reported(parts: Iterable[_Part], total: int, options: Options) -> Iterable[_Part]:
    for done, part in enumerate(parts, start=1):
        if options.progress:
            options.progress(done, total)
        yield part


def _without_progress(options: Options) -> Options:
    return replace(options, progress=None)


_worker: tuple[Discovery, Options] | None = None


def _start_worker(discovery: Discovery, options: Options) -> None:
    global _worker  # noqa: PLW0603 - a worker process has one scan, handed over once instead of with each root
    _worker = (discovery, options)
    gc.freeze()  # what came with the process stays as long as it does


def _scan_in_worker(root: str) -> _Part:
    assert _worker is not None
    return _scan_root(_worker[0], root, _worker[1])


def _scan_root(discovery: Discovery, root: str, options: Options) -> _Part:
    from hds_scanners.sources.terraform.folder import deep_stack  # noqa: PLC0415 - loads the evaluator

    # Arguments are evaluated when translation reads them, so the deep stack spans all of it.
    with _collected_at_the_end(), deep_stack():
        return _judged_root(discovery, root, options)


@contextmanager
def _collected_at_the_end() -> Iterator[None]:
    """Look for garbage once, when the work is done.

    All that is made of a root is needed until it is judged, and is garbage together after that. Looking for some on the
    way costs a sixth of the scan. What is older than the work is not gone through again.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect(0)


def _judged_root(discovery: Discovery, root: str, options: Options) -> _Part:
    from hds_scanners.sources.terraform.folder import read_root  # noqa: PLC0415 - loads the evaluator

    clock = time.process_time()
    reading = read_root(discovery, root, options.terraform)
    return _judged(reading, options, {"read": time.process_time() - clock})


def _scan_document(path: Path, options: Options) -> Iterator[_Part]:
    from hds_scanners.sources.terraform_json.documents import NotADocument, read  # noqa: PLC0415 - only for documents
    from hds_scanners.sources.terraform_json.reading import DocumentReading  # noqa: PLC0415 - same

    clock = time.process_time()
    try:
        reading = read(path)
    except NotADocument as problem:
        diagnostic = Diagnostic("error", Text(problem.en, problem.fr), path.name, problem.line or None)
        yield _Part((), Counter(), frozenset(), (), (diagnostic,), 0, 0, {})
        return
    if isinstance(reading, list):
        for account in reading:
            yield _judged(account, options, {"read": time.process_time() - clock})
            clock = time.process_time()
        return
    if isinstance(reading, DocumentReading):
        _add_lines(reading, path, options)
    yield _judged(reading, options, {"read": time.process_time() - clock})


def _add_lines(reading: DocumentReading, path: Path, options: Options) -> None:
    from hds_scanners.sources.terraform.folder import deep_stack  # noqa: PLC0415 - loads the evaluator
    from hds_scanners.sources.terraform_json.lines import has_configuration, with_lines  # noqa: PLC0415 - same

    folder = options.source_folder
    if folder is None and not has_configuration(path.parent):
        return
    with deep_stack():
        found = with_lines(reading, folder or path.parent, path.parent, options.terraform)
    if folder is not None and not found:
        reading.diagnostics.append(
            SourceDiagnostic(
                "warning",
                "structure",
                f"{folder} declares none of the resources of {path}: findings have no lines",
                f"{folder} ne déclare aucune ressource de {path} : les constats n'ont pas de ligne",
            )
        )


def findings_of(
    reading: RootReading | DocumentReading | PulumiReading | AccountReading, options: Options
) -> tuple[Finding, ...]:
    """What the rules say of one root, document or account that was read."""
    return _judged(reading, options, {}).findings


def _judged(
    reading: RootReading | DocumentReading | PulumiReading | AccountReading, options: Options, stages: dict[str, float]
) -> _Part:
    clock = time.process_time()

    def lap(stage: str) -> None:
        nonlocal clock
        now = time.process_time()
        stages[stage] = now - clock
        clock = now

    declarations = list(reading.declarations)
    scope = options.policy.scope
    judged = [declaration for declaration in declarations if in_scope(declaration, scope)]
    inventory = translate(judged)
    lap("translate")
    context = Context(inventory, options.policy, options.today or dt.datetime.now(tz=dt.UTC).date())
    rules = options.rules
    if rules is None:
        from hds_policies.catalogue import RULES  # noqa: PLC0415

        rules = RULES
    findings: list[Finding] = []
    passes: Counter[tuple[str, Severity]] = Counter()
    verdicts = judge(context, rules, explain_passes=options.explain_passes)
    settled = getattr(reading, "settled", None)
    for finding in settled(verdicts, rules, context) if settled is not None else verdicts:
        if finding.outcome is Outcome.PASS and not options.explain_passes:
            passes[finding.rule_id, finding.severity] += 1
        else:
            findings.append(finding)
    lap("judge")
    return _Part(
        findings=tuple(findings),
        passes=passes,
        unknown_types=inventory.unknown_types | getattr(reading, "unknown_types", frozenset()),
        modules_not_fetched=tuple((call.address, call.source) for call in reading.modules_not_fetched),
        diagnostics=(
            *(_diagnostic(item) for item in reading.diagnostics),
            *(_not_understood(declaration, error) for declaration, error in inventory.failures),
        ),
        resources=sum(declaration.mode == "managed" for declaration in declarations),
        out_of_scope=len(declarations) - len(judged),
        stages=stages,
    )


def _diagnostic(item: Any) -> Diagnostic:
    return Diagnostic(item.severity, Text(item.en, item.fr), item.file or None, item.line or None)


def _not_understood(declaration: Declaration, error: str) -> Diagnostic:
    return Diagnostic(
        "error",
        Text(
            f"{declaration.address} could not be judged: {error}; please report it",
            f"{declaration.address} n'a pas pu être jugée : {error} ; merci de le signaler",
        ),
        declaration.location.file,
        declaration.location.line or None,
    )


def _nothing_to_scan(path: Path) -> Diagnostic:
    documents = sorted(entry.name for entry in path.glob("*.json")) if path.is_dir() else []
    if documents:
        # A folder is read for definitions only: which of its documents is current is for the caller to say.
        return Diagnostic(
            "error",
            Text(
                f"{path}: no Terraform file here (.tf, .tf.json, .tofu), no Pulumi.yaml; name a plan, a state or a preview"
                f" itself: hds scan {path / documents[0]}",
                f"{path} : aucun fichier Terraform ici (.tf, .tf.json, .tofu), ni Pulumi.yaml ; nommer lui-même un plan,"
                f" un état ou un aperçu : hds scan {path / documents[0]}",
            ),
        )
    return Diagnostic(
        "error",
        Text(
            f"{path}: no Terraform file here (.tf, .tf.json, .tofu), no Pulumi.yaml; name the folder that holds the definitions",
            f"{path} : aucun fichier Terraform ici (.tf, .tf.json, .tofu), ni Pulumi.yaml ; indiquer le dossier qui contient"
            " les définitions",
        ),
    )
