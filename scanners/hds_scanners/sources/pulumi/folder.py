"""The Pulumi projects of a folder, stack by stack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.project import NO_STACK, Project, Stack, read_project, read_stack, stack_names
from hds_scanners.sources.pulumi.reading import PulumiReading
from hds_scanners.sources.pulumi.yaml_nodes import BadYaml

# The runtimes whose programs can be run.
_RUN = frozenset({"python", "nodejs"})


@dataclass(frozen=True, slots=True)
class NotRun:
    """A project whose program was not run, and what to do instead."""

    file: str
    runtime: str
    en: str
    fr: str


def read_projects(base: Path, files: Sequence[str], options: PulumiOptions) -> Iterator[PulumiReading | NotRun]:
    """One reading for each stack of each project; none for what the Terraform reader takes (`runtime: hcl`)."""
    for file in files:
        try:
            project = read_project(base, file)
        except BadYaml as problem:
            yield _broken(problem, file)
            continue
        if project.runtime in {"hcl", "terraform"}:
            continue
        compiler = project.options.get("compiler")
        if project.runtime == "yaml" and compiler is not None:
            yield _compiled(project)
            continue
        if project.runtime != "yaml" and not (options.run_program and project.runtime in _RUN):
            yield _not_run(project)
            continue
        for name in [options.stack] if options.stack else stack_names(project) or [NO_STACK]:
            try:
                stack = read_stack(project, name)
            except BadYaml as problem:
                yield _broken(problem, project.file)
                continue
            yield _read(project, stack, options)


def _read(project: Project, stack: Stack, options: PulumiOptions) -> PulumiReading:
    if project.runtime == "yaml":
        from hds_scanners.sources.pulumi.yaml_program import read_yaml_program  # noqa: PLC0415 - only for YAML

        return read_yaml_program(project, stack)
    from hds_scanners.sources.pulumi.program import read_program  # noqa: PLC0415 - only with --run-program

    return read_program(project, stack, options)


def _broken(problem: BadYaml, file: str) -> PulumiReading:
    reading = PulumiReading()
    reading.error(problem.en, problem.fr, file, problem.line)
    return reading


def _compiled(project: Project) -> NotRun:
    return NotRun(
        project.file,
        project.runtime,
        "a Pulumi program that another command writes (compiler), which is not run: scan what"
        " pulumi preview --json --show-sames > preview.json prints",
        "un programme Pulumi écrit par une autre commande (compiler), qui n'est pas exécutée : analyser ce que"
        " pulumi preview --json --show-sames > preview.json affiche",
    )


def _not_run(project: Project) -> NotRun:
    runs = project.runtime in _RUN
    do = "--run-program runs it in a closed-off process, or " if runs else ""
    faire = "--run-program l'exécute dans un processus isolé, ou bien " if runs else ""
    return NotRun(
        project.file,
        project.runtime,
        f"a Pulumi program in {project.runtime}, which is not run: {do}scan what"
        " pulumi preview --json --show-sames > preview.json prints",
        f"un programme Pulumi en {project.runtime}, qui n'est pas exécuté : {faire}analyser ce que"
        " pulumi preview --json --show-sames > preview.json affiche",
    )
