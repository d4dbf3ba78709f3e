"""Configuration and variable files, read and parsed. Nothing raises: what is wrong with a file is in its `problems`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.body import (
    Attribute,
    Block,
    JsonExpression,
    hcl_block,
    hcl_body,
    json_blocks,
    json_objects,
)
from hds_scanners.sources.terraform.diagnostics import Diagnostic
from hds_scanners.sources.terraform.json_syntax import JsonSyntaxError, parse_json
from hds_scanners.sources.terraform.language import syntax

if TYPE_CHECKING:
    from tree_sitter import Node

MAX_FILE_BYTES = 4 * 1024 * 1024
"""A larger file is not read."""

LABELS: Mapping[str, int] = {
    "resource": 2,
    "data": 2,
    "ephemeral": 2,
    "module": 1,
    "provider": 1,
    "variable": 1,
    "output": 1,
    "check": 1,
    "action": 2,
    "list": 2,
    "locals": 0,
    "terraform": 0,
    "moved": 0,
    "removed": 0,
    "import": 0,
    "language": 0,
}
"""Top-level block types of Terraform and OpenTofu, with their number of labels."""


@dataclass(slots=True)
class SourceFile:
    """The top-level blocks of one file, and what is wrong with it."""

    path: str
    blocks: list[Block] = field(default_factory=list)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    """Top-level arguments: the content of a `.tfvars` file."""
    problems: list[Diagnostic] = field(default_factory=list)


def _syntax_problem(file: str, line: int, detail_en: str = "", detail_fr: str = "") -> Diagnostic:
    return Diagnostic(
        "error",
        "syntax",
        f"syntax error{': ' + detail_en if detail_en else ''}",
        f"erreur de syntaxe{' : ' + detail_fr if detail_fr else ''}",
        file,
        line,
    )


_BARE_EXPONENT = re.compile(rb"([=(,\[?:+*/%<>-]\s*\d+)([eE][-+]?\d+\b)")


def _read_hcl(path: str, source: bytes) -> SourceFile:
    found = SourceFile(path)
    root = syntax.parse(source).root_node
    if root.has_error and _BARE_EXPONENT.search(source):
        # The grammar wants a fraction before an exponent (`1.0e8`), which Terraform does not.
        source = _BARE_EXPONENT.sub(rb"\1.0\2", source)
        root = syntax.parse(source).root_node
    if not root.has_error:
        _collect(found, root)
        return found
    from hds_scanners.sources.terraform.recovery import recover, recover_arguments  # noqa: PLC0415 - most are sound

    recovered = recover_arguments(source) if path.endswith(".tfvars") else recover(path, source)
    for node in recovered.sound:
        _collect(found, node)
    found.blocks.extend(recovered.blocks)
    found.problems.extend(_syntax_problem(path, error.line, error.en, error.fr) for error in recovered.errors)
    return found


def _collect(found: SourceFile, root: Node) -> None:
    for child in root.children:
        if child.type == "body":
            body = hcl_body(found.path, child)
            found.blocks.extend(body.blocks)
            found.problems.extend(body.problems)
            for name, attribute in body.attributes.items():
                found.attributes.setdefault(name, attribute)
        elif child.type == "block":
            block = hcl_block(found.path, child)
            if block is not None:
                found.blocks.append(block)


def _read_json(path: str, source: bytes, *, variables: bool) -> SourceFile:
    found = SourceFile(path)
    try:
        node = parse_json(source.decode())
    except JsonSyntaxError as error:
        found.problems.append(_syntax_problem(path, error.line, error.message, error.message))
        return found
    for part in json_objects(node):
        for name, value in part.content:
            if name == "//":
                continue
            if variables:
                found.attributes[name] = Attribute(name, JsonExpression(path, value), path, value.line)
            elif name in LABELS:
                found.blocks.extend(json_blocks(path, name, value, LABELS[name]))
            else:
                found.problems.append(unknown_block_type(name, path, value.line))
    if not node.is_object and not isinstance(node.content, list):
        found.problems.append(_syntax_problem(path, node.line, "an object is expected", "un objet est attendu"))
    return found


def unknown_block_type(kind: str, file: str, line: int) -> Diagnostic:
    """What to say of a top-level block that is none of Terraform's."""
    return Diagnostic(
        "error",
        "structure",
        f'"{kind}" is no block type of Terraform or OpenTofu',
        f"« {kind} » n'est pas un type de bloc de Terraform ni d'OpenTofu",
        file,
        line,
    )


_files: dict[tuple[str, int, int], SourceFile] = {}


def read_file(path: Path, name: str, *, keep: bool = False) -> SourceFile:
    """Read and parse one file; `name` is its path in reports. Never raises: what is wrong is in `problems`.

    With `keep`, the next reading of the file in this process gets the same result, as long as its size and time stamp
    stay the same; the last reader leaves `keep` out, so that a large tree does not pile up in memory.
    """
    try:
        status = path.stat()
        if status.st_size > MAX_FILE_BYTES:
            limit = MAX_FILE_BYTES // 1024 // 1024
            return SourceFile(
                name,
                problems=[
                    Diagnostic(
                        "error",
                        "limit",
                        f"the file is larger than {limit} MiB and was not read",
                        f"le fichier dépasse {limit} Mio et n'a pas été lu",
                        name,
                    )
                ],
            )
        key = (f"{path}\0{name}", status.st_mtime_ns, status.st_size)
        if key in _files:
            return _files[key] if keep else _files.pop(key)
        source = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return SourceFile(
            name,
            problems=[
                Diagnostic("error", "syntax", f"cannot be read: {reason}", f"lecture impossible : {reason}", name)
            ],
        )
    found = parse_file(source, name)
    if keep:
        _files[key] = found
    return found


def parse_file(source: bytes, name: str) -> SourceFile:
    """Parse the bytes of one file, `.json` by its name."""
    if b"\0" in source:
        return SourceFile(
            name,
            problems=[
                Diagnostic(
                    "error", "syntax", "this is a binary file, not text", "fichier binaire, et non du texte", name
                )
            ],
        )
    source = source.removeprefix(b"\xef\xbb\xbf")
    encoding_problem = None
    try:
        source.decode()
    except UnicodeDecodeError as error:
        line = source.count(b"\n", 0, error.start) + 1
        encoding_problem = _syntax_problem(name, line, "this is not UTF-8", "ce n'est pas de l'UTF-8")
        source = source.decode("utf-8", "replace").encode()
    variables = name.endswith((".tfvars", ".tfvars.json"))
    found = _read_json(name, source, variables=variables) if name.endswith(".json") else _read_hcl(name, source)
    if encoding_problem:
        found.problems.insert(0, encoding_problem)
    return found
