"""The generated trees are what the figures say they are, and Terraform can read them."""

from __future__ import annotations

from pathlib import Path

import pytest
import tree_sitter_hcl
from tree_sitter import Language, Parser

from terraform_tree import LARGE, SMALL, Size, files, write


def test_the_small_tree_has_the_promised_size(tmp_path: Path) -> None:
    written = write(tmp_path, SMALL)
    assert (written.folders, written.files) == (SMALL.folders, SMALL.files)
    assert written.lines == pytest.approx(SMALL.lines, rel=0.02)


def test_the_large_tree_has_the_promised_size() -> None:
    texts = dict(files(LARGE))
    assert len(texts) == LARGE.files
    assert len({path.rpartition("/")[0] for path in texts}) == LARGE.folders
    assert sum(text.count("\n") for text in texts.values()) == pytest.approx(LARGE.lines, rel=0.02)


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert list(files(SMALL, seed=7)) == list(files(SMALL, seed=7))
    assert list(files(SMALL, seed=7)) != list(files(SMALL, seed=8))


def test_every_generated_file_parses() -> None:
    parser = Parser(Language(tree_sitter_hcl.language()))
    broken = [path for path, text in files(LARGE.scaled(0.1)) if parser.parse(text.encode()).root_node.has_error]
    assert not broken


def test_environments_call_modules_that_exist() -> None:
    texts = dict(files(Size(folders=20, files=190, lines=11_000)))
    folders = {path.rpartition("/")[0] for path in texts}
    called = {
        line.partition('"../../')[2].rstrip('"')
        for text in texts.values()
        for line in text.splitlines()
        if line.strip().startswith('source = "../../')
    }
    assert called
    assert called <= folders
