"""Run a Pulumi program against the recorder of its language, and read what it registered."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from hds_policies.model.declaration import Location
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.pulumi import running
from hds_scanners.sources.pulumi import urn as urns
from hds_scanners.sources.pulumi.node_runtime import node_runtime
from hds_scanners.sources.pulumi.options import PulumiOptions
from hds_scanners.sources.pulumi.placeholders import Placeholders
from hds_scanners.sources.pulumi.project import Project, Stack
from hds_scanners.sources.pulumi.python_runtime import python_runtime
from hds_scanners.sources.pulumi.reading import NotLookedAt, PulumiReading
from hds_scanners.sources.pulumi.references import reference_to
from hds_scanners.sources.pulumi.resources import Deployment, Registered
from hds_scanners.sources.pulumi.running import Record, Runtime
from hds_scanners.sources.pulumi.spelling import COMPONENT_PACKAGES
from hds_scanners.sources.pulumi.values import decode

_RUNTIMES = {"python": python_runtime, "nodejs": node_runtime}


@dataclass(frozen=True, slots=True)
class Registration:
    """One resource or component as the program registered it, before it is told in Terraform words.

    `parent` and the members of `references` are URNs; `references` is by the Pulumi name of an input. `provider` is the
    URN of the provider with its id behind `::`, "" for the default one.
    """

    urn: str
    token: str
    parent: str
    provider: str
    custom: bool
    inputs: Mapping[str, Any]
    references: Mapping[str, tuple[str, ...]]


def read_program(project: Project, stack: Stack, options: PulumiOptions) -> PulumiReading:
    """What a program declares for a stack: with placeholders first, then with unknown outputs if that fails."""
    reading = PulumiReading()
    recorded = _recorded(project, stack, options, reading)
    if recorded is not None:
        _take(*recorded, project, stack, reading)
    return reading


def registrations(project: Project, stack: Stack, options: PulumiOptions) -> tuple[list[Registration], PulumiReading]:
    """What a program registers, components included; the reading is that of `read_program`."""
    reading = PulumiReading()
    recorded = _recorded(project, stack, options, reading)
    if recorded is None:
        return [], reading
    _take(*recorded, project, stack, reading)
    found = [
        Registration(
            urn=str(line.get("urn")),
            token=str(line.get("type")),
            parent=str(line.get("parent") or ""),
            provider=str(line.get("provider") or ""),
            custom=bool(line.get("custom")),
            inputs=line.get("inputs") or {},
            references={
                str(name): tuple(map(str, sources))
                for name, sources in (line.get("propertyDependencies") or {}).items()
            },
        )
        for line in recorded[0].resources
    ]
    return found, reading


def _recorded(
    project: Project, stack: Stack, options: PulumiOptions, reading: PulumiReading
) -> tuple[Record, Runtime] | None:
    """The record of a run, with what must be said of it in the reading; None when nothing here can run the program."""
    runtime = _RUNTIMES[project.runtime](project, options, reading)
    if runtime is None:
        return None
    record = running.run(project, stack, runtime, placeholders=True)
    if not record.whole and not record.late and (record.end is None or not _is_final(record.end, runtime)):
        again = running.run(project, stack, runtime, placeholders=False)
        if again.whole or len(again.resources) > len(record.resources):
            record = again
    _tell(record, project, stack, runtime, reading)
    return record, runtime


def _is_final(end: Mapping[str, Any], runtime: Runtime) -> bool:
    return bool(end.get("refused")) or end.get("error") in runtime.final


# -- what was registered -----------------------------------------------------------------------------------------------


def _take(record: Record, runtime: Runtime, project: Project, stack: Stack, reading: PulumiReading) -> None:
    resources = []
    for line in record.resources:
        token, urn = str(line.get("type")), str(line.get("urn"))
        if line.get("remote") or token == urns.STACK_REFERENCE or urns.package(token) in COMPONENT_PACKAGES:
            reading.modules_not_fetched.append(NotLookedAt(urn, token))
            continue
        resources.append(
            Registered(
                urn=urn,
                token=token,
                properties=_properties(line, record.placeholders),
                provider=str(line.get("provider") or "").rpartition("::")[0],
                custom=bool(line.get("custom")),
                external=bool(line.get("external")),
                location=_location(line, project, runtime.libraries),
            )
        )
    deployment = Deployment(resources, stack.configuration, file=project.file, configuration_lines=stack.lines)
    reading.take(deployment)


def _properties(line: Mapping[str, Any], placeholders: Placeholders) -> dict[str, Any]:
    inputs = line.get("inputs")
    depends = line.get("propertyDependencies") or {}
    urn = str(line.get("urn"))
    found: dict[str, Any] = {}
    for name, value in inputs.items() if isinstance(inputs, Mapping) else ():
        sources = tuple(str(source) for source in depends.get(name) or ())
        unknown = Unknown(
            Why.COMPUTED,
            (f"{urns.parse(urn).name}.{name}", *(urns.parse(source).name for source in sources[:1])),
            tuple(map(reference_to, sources)),
            exact=len(sources) == 1,
        )
        found[name] = placeholders.restored(decode(value, lambda unknown=unknown: unknown))  # type: ignore[misc]
    return found


def _location(line: Mapping[str, Any], project: Project, libraries: str) -> Location:
    folder = str(project.path.resolve())
    for file, number in _positions(line):
        if file.startswith(folder + os.sep) and libraries not in file:
            inside = posixpath.join(project.folder, Path(file).relative_to(folder).as_posix())
            return Location(posixpath.normpath(inside), number, number)
    return Location(project.file)


def _positions(line: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for position in line.get("positions") or ():
        uri, number = position
        yield os.path.realpath(unquote(urlsplit(str(uri)).path)), int(number)


# -- what must be said -------------------------------------------------------------------------------------------------


def _tell(record: Record, project: Project, stack: Stack, runtime: Runtime, reading: PulumiReading) -> None:
    for key in sorted(record.missing):
        reading.info(
            f"the stack {stack.name} gives no value for {key}: a stand-in took its place",
            f"la pile {stack.name} ne donne pas de valeur à {key} : un substitut l'a remplacée",
            project.file,
        )
    for package in sorted(record.stand_ins):
        reading.warning(
            f"the package {package} is not installed for {runtime.name}: what the program passes was taken as written, without"
            " what the package adds and checks",
            f"le paquet {package} n'est pas installé pour {runtime.name} : ce que le programme passe a été pris tel quel, sans ce"
            " que le paquet ajoute et vérifie",
            project.file,
        )
    if not running.can_isolate():
        reading.warning(
            "this system offers no namespaces: the program was kept from the network by the interpreter alone",
            "ce système n'offre pas d'espaces de noms : seul l'interpréteur a tenu le programme à l'écart du réseau",
            project.file,
        )
    if not record.whole:
        en, fr = _reason(record, runtime)
        end = record.end or {}
        file = posixpath.normpath(posixpath.join(project.folder, end["file"])) if end.get("file") else project.file
        count = sum(bool(line.get("custom")) for line in record.resources)
        reading.error(
            f"{en}; {count} resources were recorded until then",
            f"{fr} ; {count} ressources avaient été notées jusque-là",
            file,
            int(end.get("line") or 0),
        )
        if record.unset:
            # One of them may be what the program could not do without.
            keys = ", ".join(sorted(record.unset))
            reading.info(
                f"until then the program asked for configuration that the stack {stack.name} does not give: {keys}",
                f"jusque-là, le programme a demandé une configuration que la pile {stack.name} ne donne pas : {keys}",
                project.file,
            )


def _reason(record: Record, runtime: Runtime) -> tuple[str, str]:
    """What kept the program from its end, without its words: they may quote a secret."""
    end = record.end
    if record.late:
        return (
            f"the program took more than {running.SECONDS:.0f} s",
            f"le programme a pris plus de {running.SECONDS:.0f} s",
        )
    if record.much:
        return "the program registers more than can be kept", "le programme déclare plus que ce qui peut être retenu"
    if end is None:
        return (
            "the program ended before its end: it left by itself, or met a limit of time or memory",
            "le programme s'est arrêté avant la fin : de lui-même, ou à une limite de temps ou de mémoire",
        )
    if end.get("package"):
        name = end["package"]
        return (
            f"the package {name} is not installed for {runtime.name}: {runtime.install[0]}",
            f"le paquet {name} n'est pas installé pour {runtime.name} : {runtime.install[1]}",
        )
    if end.get("absent"):
        name = end["absent"]
        return (
            f"{name}, which the program needs, is not there: run the project's build, or install the version that it asks for",
            f"{name}, dont le programme a besoin, est absent : lancer la construction du projet, ou installer la version voulue",
        )
    if end.get("refused"):
        fr = _REFUSED.get(end["refused"], end["refused"])
        return f"the program was stopped: {end['refused']}", f"le programme a été arrêté : {fr}"
    if end["error"] == "SystemExit":
        return f"the program left by itself ({runtime.exit})", f"le programme s'est quitté lui-même ({runtime.exit})"
    return f"the program failed ({end['error']})", f"le programme a échoué ({end['error']})"


_REFUSED = {
    "it writes files": "il écrit des fichiers",
    "it reads files outside the project": "il lit des fichiers hors du projet",
    "it starts other programs": "il lance d'autres programmes",
    "it changes files": "il modifie des fichiers",
    "it uses the network": "il utilise le réseau",
    "it signals other programs": "il envoie des signaux à d'autres programmes",
    "it loads machine code": "il charge du code machine",
    "it reaches into the interpreter": "il touche à l'interpréteur lui-même",
}
