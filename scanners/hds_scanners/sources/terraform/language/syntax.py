"""Parsing files into trees."""

from __future__ import annotations

import tree_sitter
import tree_sitter_hcl

_parsers: list[tree_sitter.Parser] = []


def parse(source: bytes) -> tree_sitter.Tree:
    """The tree of a file in native syntax; never raises, damaged places are `ERROR` and missing nodes."""
    if not _parsers:
        _parsers.append(tree_sitter.Parser(tree_sitter.Language(tree_sitter_hcl.language())))
    return _parsers[0].parse(source)
