"""python-hcl2, another parser, finds the same blocks and arguments in the same files."""

from __future__ import annotations

import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import hcl2
import pytest

from hds_scanners.sources.terraform.body import Body
from hds_scanners.sources.terraform.source_files import LABELS, parse_file

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "examples").rglob("*.tf")) + [
    path
    for path in sorted((Path(__file__).parent / "oracle" / "configurations").glob("[f-p]*/*.tf"))
    if not json.loads((path.parent / "expected.json").read_text("utf-8"))["error"]
]


def outline(body: Body) -> Any:
    """Names of the arguments, and the outlines of the nested blocks by type."""
    nested: dict[str, list[Any]] = {}
    for block in body.blocks:
        nested.setdefault(" ".join((block.type, *block.labels)), []).append(outline(block.body))
    return sorted(body.attributes), nested


def their_outline(content: dict[str, Any]) -> Any:
    names: list[str] = []
    nested: dict[str, list[Any]] = {}
    for name, value in content.items():
        if name.startswith("__"):
            continue
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value) and _is_blocks(value):
            for item in value:
                labels, inner = _labelled(item)
                nested.setdefault(" ".join((name, *labels)), []).append(their_outline(inner))
        else:
            names.append(name)
    return sorted(names), nested


def _is_blocks(items: list[dict[str, Any]]) -> bool:
    return all("__is_block__" in _labelled(item)[1] for item in items)


def _labelled(item: dict[str, Any]) -> tuple[tuple[str, ...], dict[str, Any]]:
    labels: list[str] = []
    while "__is_block__" not in item and len(item) == 1:
        (label, inner), *_ = item.items()
        if not isinstance(inner, dict):
            break
        labels.append(label.strip('"'))
        item = inner
    return tuple(labels), item


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_another_parser_finds_the_same_blocks(path: Path) -> None:
    source = path.read_bytes()
    ours = parse_file(source, path.name)
    theirs = hcl2.load(io.StringIO(source.decode("utf-8-sig").replace("\r\n", "\n")))

    assert ours.problems == []
    expected = Counter[str]()
    found = Counter(f"{block.type} {' '.join(block.labels)} {outline(block.body)}" for block in ours.blocks)
    for kind, blocks in theirs.items():
        if kind.startswith("__"):
            continue
        assert kind in LABELS
        for item in blocks:
            labels, content = _labelled(item)
            expected[f"{kind} {' '.join(labels)} {their_outline(content)}"] += 1
    assert found == expected
