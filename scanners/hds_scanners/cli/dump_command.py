"""`hds dump`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hds_policies.rule import Text
from hds_scanners.cli.inputs import check_path
from hds_scanners.cli.listing import list_format, write_listing
from hds_scanners.cli.parameters import LANGUAGE, NO_COLOUR, Destination, Page, language_of, option
from hds_scanners.cli.problem import Status
from hds_scanners.cli.programs import PYTHON, RUN_PROGRAM, STACK
from hds_scanners.cli.variables import VARIABLE, VARIABLE_FILE, VariableOrder, assignments, run_environment
from hds_scanners.reports import wording
from hds_scanners.reports.dump_redaction import hide_secrets
from hds_scanners.reports.json_text import json_text
from hds_scanners.reports.layout import Ink, visible, wrapped

if TYPE_CHECKING:
    from hds_scanners.sources.aws.reading import AccountReading
    from hds_scanners.sources.pulumi.options import PulumiOptions
    from hds_scanners.sources.pulumi.reading import PulumiReading
    from hds_scanners.sources.terraform.folder import RootReading
    from hds_scanners.sources.terraform_json.reading import DocumentReading

_PAGE = Page(
    summary=Text(
        "Show what was understood: resources, values, and what is not known.",
        "Montrer ce qui a été compris : ressources, valeurs, et ce qui n'est pas connu.",
    ),
    body=Text(
        "Every argument as Terraform would evaluate it. What is not known comes with the chain that leads to the reason. "
        "Values that are marked sensitive, or look like secrets, are hidden.",
        "Chaque argument comme Terraform l'évaluerait. Ce qui n'est pas connu est donné avec la chaîne qui mène à la "
        "raison. Les valeurs marquées sensibles, ou qui ressemblent à des secrets, sont masquées.",
    ),
    arguments=(
        (
            "PATH",
            Text(
                "A folder of Terraform or Pulumi, or a file: a plan, a state, what Pulumi prints, or a Pulumi.yaml; this "
                "folder by default.",
                "Un dossier Terraform ou Pulumi, ou un fichier : plan, état, ce que Pulumi affiche, ou un Pulumi.yaml ; ce "
                "dossier par défaut.",
            ),
        ),
    ),
    examples=(
        ("hds dump modules/database", Text("To read here.", "À lire ici.")),
        ("hds dump . --format json --var region=eu-west-3", Text("For programs.", "Pour les programmes.")),
        (
            "hds dump records/Pulumi.yaml --run-program --stack prod",
            Text("What a Pulumi program declares.", "Ce que déclare un programme Pulumi."),
        ),
        ("hds dump . --unknown-types", Text("What the rules do not know.", "Ce que les règles ne connaissent pas.")),
    ),
)
_UNKNOWN = Text("(not known: {why})", "(non connu : {why})")
_OUTPUTS = Text("Outputs", "Sorties")
_NOT_FETCHED = Text("module not fetched", "module non téléchargé")
_ALL_KNOWN = Text(
    "Every resource type met is known.",
    "Tous les types de ressources rencontrés sont connus.",
)
_NOTHING = Text(
    "no Terraform file here (.tf, .tf.json, .tofu), no Pulumi.yaml",
    "aucun fichier Terraform ici (.tf, .tf.json, .tofu), ni Pulumi.yaml",
)


@click.command("dump", cls=VariableOrder, page=_PAGE)
@click.argument("path", metavar="[PATH]", default=Path(), type=click.Path(path_type=Path))
@list_format("terminal", "json")
@VARIABLE_FILE
@VARIABLE
@STACK
@RUN_PROGRAM
@PYTHON
@option(
    "--reveal",
    is_flag=True,
    text=Text("Show sensitive values and secrets too.", "Montrer aussi les valeurs sensibles et les secrets."),
)
@option(
    "--unknown-types",
    is_flag=True,
    text=Text(
        "List the resource types that no rule knows, with how many resources have them, and nothing else.",
        "Lister les types de ressources qu'aucune règle ne connaît, avec leur nombre de ressources, et rien d'autre.",
    ),
)
@NO_COLOUR
@LANGUAGE
@click.pass_context
def command(
    context: click.Context,
    *,
    path: Path,
    destination: Destination,
    var_file: tuple[Path, ...],
    var: tuple[str, ...],
    stack: str | None,
    run_program: bool,
    python: Path | None,
    reveal: bool,
    unknown_types: bool,
    no_color: bool,
) -> int:
    """Show what was understood."""
    from hds_scanners.sources.pulumi.options import PulumiOptions  # noqa: PLC0415 - after the options were found sound
    from hds_scanners.sources.terraform.discovery import find_roots, is_configuration  # noqa: PLC0415 - loads the parser
    from hds_scanners.sources.terraform.dump import dump_diagnostic, dump_root  # noqa: PLC0415 - loads the evaluator
    from hds_scanners.sources.terraform.folder import read_root  # noqa: PLC0415 - same
    from hds_scanners.sources.terraform.options import TerraformOptions  # noqa: PLC0415 - same

    language = language_of(context)
    check_path(path)
    projects, not_run = _pulumi_projects(path, PulumiOptions(stack, run_program, python))
    if path.is_file() and not is_configuration(path.name):
        if not (projects or not_run):
            return _dump_file(
                path, destination, language, reveal=reveal, unknown_types=unknown_types, no_color=no_color
            )
        readings: list[RootReading] = []
        remarks: tuple[Any, ...] = ()
    else:
        tree = find_roots(path)
        options = TerraformOptions(
            assignments=assignments(context, var, var_file),
            environment=run_environment(os.environ),
            # What Terraform 1.11 answers in a fresh folder.
            workspace="default",
            short_circuit=False,
            open_world=False,
        )
        readings = [read_root(tree, root, options) for root in tree.roots]
        remarks = tree.diagnostics
    if unknown_types:
        return _list_unknown_types([*readings, *projects], destination, language, no_color=no_color)
    dumps = [
        *(dump_root(reading, reveal=reveal) for reading in readings),
        *(_dump_document(project, reveal=reveal) for project in projects),
    ]
    if not reveal:
        for dump in dumps:
            hide_secrets(dump)
    # Beside what is shown, a program that was not run is a remark; alone, it is the result.
    alone = {} if dumps else {"severity": "error"}
    found = [*(dump_diagnostic(item) for item in remarks), *({**remark, **alone} for remark in not_run)]
    if not (dumps or not_run):
        found.append(
            {"severity": "error", "message": _NOTHING.en, "message_fr": _NOTHING.fr, "file": str(path), "line": None}
        )
    return _write(destination, _document(dumps, found, language), language, no_color=no_color)


def _dump_file(
    path: Path, destination: Destination, language: str, *, reveal: bool, unknown_types: bool, no_color: bool
) -> int:
    """Show what was understood of a plan, a state, or what Pulumi prints."""
    from hds_scanners.sources.terraform_json.documents import NotADocument, read  # noqa: PLC0415 - only for documents

    try:
        reading = read(path)
    except NotADocument as problem:
        found = {"severity": "error", "message": problem.en, "message_fr": problem.fr, "file": str(path)}
        document = _document([], [{**found, "line": problem.line or None}], language)
        return _write(destination, document, language, no_color=no_color)
    readings = reading if isinstance(reading, list) else [reading]
    if unknown_types:
        return _list_unknown_types(readings, destination, language, no_color=no_color)
    dumps = [_dump_document(one, reveal=reveal) for one in readings]
    if not reveal:
        for dump in dumps:
            hide_secrets(dump)
    return _write(destination, _document(dumps, [], language), language, no_color=no_color)


def _dump_document(reading: DocumentReading | PulumiReading | AccountReading, *, reveal: bool) -> dict[str, Any]:
    from hds_scanners.sources.terraform.dump import dump_declarations, dump_diagnostic  # noqa: PLC0415 - see above

    dump = dump_declarations(".", reading.declarations, reveal=reveal)
    return {**dump, "diagnostics": [dump_diagnostic(item) for item in reading.diagnostics]}


def _pulumi_projects(path: Path, options: PulumiOptions) -> tuple[list[PulumiReading], list[dict[str, Any]]]:
    """What each stack of the Pulumi projects at a path declares, and a remark for each program that was not run."""
    from hds_scanners.sources.pulumi.discovery import project_files  # noqa: PLC0415 - the listing is cheap, the rest is not

    files = project_files(path)
    if not files:
        return [], []
    from hds_scanners.sources.pulumi.folder import NotRun, read_projects  # noqa: PLC0415 - loads the YAML parser

    readings: list[PulumiReading] = []
    not_run: list[dict[str, Any]] = []
    for reading in read_projects(path if path.is_dir() else path.parent, files, options):
        if isinstance(reading, NotRun):
            remark = {"severity": "warning", "message": reading.en, "message_fr": reading.fr}
            not_run.append({**remark, "file": reading.file, "line": None})
        else:
            readings.append(reading)
    return readings, not_run


def _write(destination: Destination, document: dict[str, Any], language: str, *, no_color: bool) -> int:
    write_listing(
        destination,
        {
            "terminal": lambda ink, width: _OnTerminal(document, language, ink, width).lines(),
            "json": lambda _ink, _width: [json_text(document, indent=2), "\n"],
        },
        no_color=no_color,
    )
    broken = any(diagnostic["severity"] == "error" for diagnostic in document["diagnostics"])
    return Status.INCOMPLETE if broken else Status.OK


def _list_unknown_types(
    readings: Iterable[RootReading | DocumentReading | PulumiReading | AccountReading],
    destination: Destination,
    language: str,
    *,
    no_color: bool,
) -> int:
    """Write the types that the pack does not know, sorted, with the number of resources of each."""
    from hds_policies.translate import translate  # noqa: PLC0415 - loads what the folder uses of the policies

    counts: Counter[str] = Counter()
    for reading in readings:
        unknown = translate(reading.declarations).unknown_types
        types = (item.shown_type for item in reading.declarations if item.mode == "managed")
        counts.update(name for name in types if name in unknown)
    found = sorted(counts.items())
    width = max((len(visible(name)) for name, _ in found), default=0)
    lines = [f"{visible(name):{width}}  {count}\n" for name, count in found]
    document = {"unknown_types": [{"type": name, "count": count} for name, count in found]}
    write_listing(
        destination,
        {
            "terminal": lambda _ink, _width: lines or [f"{_ALL_KNOWN.in_language(language)}\n"],
            "json": lambda _ink, _width: [json_text(document, indent=2), "\n"],
        },
        no_color=no_color,
    )
    return Status.OK


def _document(dumps: list[dict[str, Any]], found: list[dict[str, Any]], language: str) -> dict[str, Any]:
    """All roots as one document; with several of them the name of an output begins with its root."""
    several = len(dumps) > 1
    return {
        "resources": [{**item, "root": dump["root"]} for dump in dumps for item in dump["resources"]],
        "others": [{**item, "root": dump["root"]} for dump in dumps for item in dump["others"]],
        "outputs": {
            f"{dump['root']}:{name}" if several else name: output
            for dump in dumps
            for name, output in dump["outputs"].items()
        },
        "modules_not_fetched": [call for dump in dumps for call in dump["modules_not_fetched"]],
        "diagnostics": [
            {
                "severity": item["severity"],
                "message": item["message_fr"] if language == "fr" else item["message"],
                "file": item["file"] or None,
                "line": item["line"] or None,
            }
            for item in (*found, *(item for dump in dumps for item in dump["diagnostics"]))
        ],
    }


@dataclass(frozen=True, slots=True)
class _OnTerminal:
    document: dict[str, Any]
    language: str
    ink: Ink
    width: int

    def lines(self) -> Iterator[str]:
        for resource in (*self.document["resources"], *self.document["others"]):
            place = f"{resource['file']}:{resource['line']}" if resource["line"] else resource["file"]
            yield f"{self.ink.strong(visible(resource['address']))}  {self.ink.place(visible(place))}\n"
            unknown = dict(resource["why"])
            for name, value in resource["attributes"].items():
                yield from self._value(name, value, unknown)
            yield "\n"
        if self.document["outputs"]:
            yield f"{self.ink.strong(self.say(_OUTPUTS))}\n"
            for name, output in self.document["outputs"].items():
                yield from self._value(name, output["value"], {name: "…"} if output["unknown"] is True else {})
            yield "\n"
        for call in self.document["modules_not_fetched"]:
            yield f"{self.ink.doubtful(visible(call['address']))}  {self.say(_NOT_FETCHED)} ({visible(call['source'])})\n"
        for item in self.document["diagnostics"]:
            word = self.say(wording.DIAGNOSTIC[item["severity"]])
            place = f"{item['file'] or ''}:{item['line'] or 0}: " if item["file"] else ""
            said = self.say(wording.SAID).format(word=word, message=place + item["message"])
            yield from (f"{line}\n" for line in wrapped(said, self.width, "", "  "))

    def say(self, text: Text) -> str:
        return text.in_language(self.language)

    def _value(self, name: str, value: Any, unknown: dict[str, str]) -> Iterator[str]:
        inside = {
            path: why for path, why in unknown.items() if path == name or path.startswith((f"{name}.", f"{name}["))
        }
        whole = inside.pop(name, None)
        if whole is not None:
            shown = self.ink.doubtful(visible(self.say(_UNKNOWN).format(why=whole)))
            yield f"  {visible(name)} = {shown}\n"
            return
        for number, line in enumerate(json_text(value, indent=2).split("\n")):
            yield f"  {visible(name)} = {visible(line)}\n" if number == 0 else f"  {visible(line)}\n"
        for path, why in inside.items():
            yield f"    {self.ink.doubtful(visible(f'{path} ' + self.say(_UNKNOWN).format(why=why)))}\n"
