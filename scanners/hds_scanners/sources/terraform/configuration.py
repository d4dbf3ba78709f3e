"""What the files of one folder declare together, with override files applied; nothing is evaluated here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from hds_scanners.sources.terraform.body import Attribute, Block, Body
from hds_scanners.sources.terraform.diagnostics import DiagnosticLog
from hds_scanners.sources.terraform.discovery import relative_name
from hds_scanners.sources.terraform.source_files import LABELS, read_file, unknown_block_type

ResourceKey = tuple[str, str, str]
"""Mode (`managed`, `data` or `ephemeral`), type and name."""

_Key = TypeVar("_Key")
_MODES = {"resource": "managed", "data": "data", "ephemeral": "ephemeral"}


@dataclass(frozen=True, slots=True)
class ProviderRequirement:
    """An entry of `required_providers`."""

    source: str | None = None
    version: str | None = None


@dataclass(slots=True)
class Configuration:
    """The merged declarations of one folder."""

    folder: str
    variables: dict[str, Block] = field(default_factory=dict)
    locals: dict[str, Attribute] = field(default_factory=dict)
    outputs: dict[str, Block] = field(default_factory=dict)
    resources: dict[ResourceKey, Block] = field(default_factory=dict)
    modules: dict[str, Block] = field(default_factory=dict)
    providers: dict[tuple[str, str], Block] = field(default_factory=dict)
    """By local name and alias ("" for the default configuration)."""
    requirements: dict[str, ProviderRequirement] = field(default_factory=dict)
    backend: Block | None = None
    checks: list[Block] = field(default_factory=list)
    remarks: DiagnosticLog = field(default_factory=DiagnosticLog)
    resource_types: set[str] = field(default_factory=set)

    def provider_source(self, name: str) -> str | None:
        """Registry address (`hashicorp/aws`) of the provider with a local name; None when no file says it."""
        requirement = self.requirements.get(name)
        return requirement.source if requirement else None


def merge_body(base: Body, override: Body) -> Body:
    """Arguments replace arguments of the same name, nested blocks replace all blocks of the same type."""
    attributes = dict(base.attributes)
    attributes.update(override.attributes)
    replaced = {_content_type(block) for block in override.blocks}
    lifecycle = [block for block in base.blocks if block.type == "lifecycle"]
    blocks: list[Block] = []
    for block in base.blocks:
        if block.type != "lifecycle" and (_content_type(block) in replaced or block.type in override.attributes):
            attributes.pop(block.type, None) if block.type not in override.attributes else None
            continue
        blocks.append(block)
    for name in replaced - set(override.attributes):
        attributes.pop(name, None)
    for block in override.blocks:
        if block.type == "lifecycle" and lifecycle:
            # lifecycle merges argument by argument.
            at = blocks.index(lifecycle[0])
            blocks[at] = block.with_body(merge_body(blocks[at].body, block.body))
        else:
            blocks.append(block)
    return Body(attributes, blocks, [*base.problems, *override.problems], base.damaged or override.damaged)


def _content_type(block: Block) -> str:
    return block.labels[0] if block.type == "dynamic" and block.labels else block.type


_configurations: dict[tuple[str, str, tuple[str, ...], tuple[int, ...]], Configuration] = {}


def read_configuration(
    base: Path, folder: str, files: Sequence[str], overrides: Sequence[str], *, keep: bool
) -> Configuration:
    """Read the files of a folder; with `keep` once per process, since a shared module is read for every caller."""
    if not keep:
        return _read(base, folder, files, overrides)
    names = (*files, *overrides)
    key = (str(base), folder, names, tuple(_stamp(base / folder / name) for name in names))
    found = _configurations.get(key)
    if found is None:
        found = _configurations[key] = _read(base, folder, files, overrides)
    return found


def _read(base: Path, folder: str, files: Sequence[str], overrides: Sequence[str]) -> Configuration:
    found = Configuration(folder)
    for name in files:
        _load(found, base, relative_name(folder, name), override=False)
    for name in overrides:
        _load(found, base, relative_name(folder, name), override=True)
    found.resource_types = {kind for mode, kind, _ in found.resources if mode == "managed"}
    return found


def _stamp(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def _load(into: Configuration, base: Path, name: str, *, override: bool) -> None:
    file = read_file(base / name, name)
    for problem in file.problems:
        into.remarks.add(problem)
    for attribute in file.attributes.values():
        into.remarks.error(
            "structure",
            f'the argument "{attribute.name}" is not expected here',
            f"l'argument « {attribute.name} » n'est pas attendu ici",
            name,
            attribute.line,
        )
    for block in file.blocks:
        expected = LABELS.get(block.type)
        if expected is None:
            into.remarks.add(unknown_block_type(block.type, name, block.location.line))
        elif len(block.labels) != expected and block.body.damaged:
            continue
        elif len(block.labels) != expected:
            into.remarks.error(
                "structure",
                f'a "{block.type}" block takes {expected} label(s), not {len(block.labels)}',
                f"un bloc « {block.type} » prend {expected} étiquette(s), et non {len(block.labels)}",
                name,
                block.location.line,
            )
        else:
            _declare(into, block, override=override)


def _declare(into: Configuration, block: Block, *, override: bool) -> None:
    kind = block.type
    if kind in _MODES:
        _put(into, into.resources, (_MODES[kind], block.labels[0], block.labels[1]), block, override=override)
    elif kind == "variable":
        _put(into, into.variables, block.labels[0], block, override=override)
    elif kind == "output":
        _put(into, into.outputs, block.labels[0], block, override=override)
    elif kind == "module":
        _put(into, into.modules, block.labels[0], block, override=override)
    elif kind == "provider":
        expression = block.body.expression("alias")
        alias = expression.literal() if expression else None
        _put(into, into.providers, (block.labels[0], alias or ""), block, override=override)
    elif kind == "locals":
        _add_body_problems(into, block)
        for name, attribute in block.body.attributes.items():
            if name in into.locals and not override:
                _duplicate(into, f"local.{name}", attribute.file, attribute.line)
            else:
                into.locals[name] = attribute
    elif kind == "terraform":
        _terraform(into, block)
    elif kind == "check":
        into.checks.append(block)


def _put(into: Configuration, table: dict[_Key, Block], key: _Key, block: Block, *, override: bool) -> None:
    _add_body_problems(into, block)
    known = table.get(key)
    if known is None:
        table[key] = block
        if override and block.type in {"resource", "data", "module", "variable", "output"}:
            name = " ".join((block.type, *block.labels))
            into.remarks.error(
                "structure",
                f"{name} overrides nothing: no other file declares it",
                f"{name} ne remplace rien : aucun autre fichier ne le déclare",
                block.file,
                block.location.line,
            )
    elif override:
        table[key] = known.with_body(merge_body(known.body, block.body))
    else:
        _duplicate(into, " ".join((block.type, *block.labels)), block.file, block.location.line)


def _add_body_problems(into: Configuration, block: Block) -> None:
    for problem in block.body.problems:
        into.remarks.add(problem)


def _duplicate(into: Configuration, name: str, file: str, line: int) -> None:
    into.remarks.error("structure", f"{name} is declared twice", f"{name} est déclaré deux fois", file, line)


def _terraform(into: Configuration, block: Block) -> None:
    for inner in block.body.blocks:
        if inner.type == "required_providers":
            for name, attribute in inner.body.attributes.items():
                into.requirements[name] = _requirement(attribute, into.requirements.get(name))
        elif inner.type in {"backend", "cloud"}:
            into.backend = inner
    for name, attribute in block.body.attributes.items():
        # JSON: required_providers is read as a block, but an old file may give it as an argument.
        if name == "required_providers":
            into.requirements.setdefault(name, _requirement(attribute, None))


def _requirement(attribute: Attribute, known: ProviderRequirement | None) -> ProviderRequirement:
    """`aws = { source = "hashicorp/aws", version = "~> 5.0" }`, or in old files only the version."""
    if attribute.expression is None:
        return known or ProviderRequirement()
    literal = attribute.expression.literal()
    if literal is not None:
        return ProviderRequirement(known.source if known else None, literal)
    fields = {key: value.literal() for key, value in attribute.expression.pairs() or ()}
    return ProviderRequirement(fields.get("source"), fields.get("version"))
