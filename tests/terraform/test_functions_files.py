"""File functions see the scanned folder, all of it and nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from function_calls import UNKNOWN, Folder, fails, same, value_of
from hds_scanners.sources.terraform.language.functions import filesystem

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def scope(tmp_path: Path) -> Folder:
    """A root module in a scanned folder, with something secret outside of both."""
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "scanned" / "root"
    for folder in ("a/b", ".hidden", "c", "x{y}"):
        (root / folder).mkdir(parents=True)
    for name in (
        "one.txt",
        "two.txt",
        "three.md",
        ".dot.txt",
        "a/four.txt",
        "a/b/five.txt",
        ".hidden/six.txt",
        "[7].txt",
    ):
        (root / name).write_text(name)
    (root / "x{y}" / "z.txt").write_text("z")
    (root / "latin1.txt").write_bytes("é".encode("latin-1"))
    (tmp_path / "scanned" / "shared.txt").write_text("shared")
    (root / "link.txt").symlink_to("one.txt")
    (root / "way_out.lnk").symlink_to(tmp_path / "secret.txt")
    (root / "way_out").symlink_to(tmp_path)
    (root / "loop").symlink_to(root)
    return Folder(root, tmp_path / "scanned")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ('file("one.txt")', "one.txt"),
        ('file("./a/../one.txt")', "one.txt"),
        ('file("missing/../one.txt")', "one.txt"),
        ('file("../shared.txt")', "shared"),
        ('file("link.txt")', "one.txt"),
        ('filebase64("latin1.txt")', "6Q=="),
        ('filesha256("one.txt") == sha256("one.txt")', True),
        ('fileexists("one.txt")', True),
        ('fileexists("no.txt")', False),
        ('fileexists("one.txt/x")', False),
        ('file("../../secret.txt")', UNKNOWN),
        ('file("way_out.lnk")', UNKNOWN),
        ('file("way_out/secret.txt")', UNKNOWN),
        ('file("~/.ssh/id_rsa")', UNKNOWN),
        ('file("/etc/hostname")', UNKNOWN),
        ('fileexists("../../secret.txt")', UNKNOWN),
        ('filemd5("way_out.lnk")', UNKNOWN),
        ('templatefile("way_out.lnk", {})', UNKNOWN),
        ('fileset("../..", "*.txt")', UNKNOWN),
        ('fileset(".", "../../*.txt")', UNKNOWN),
        ('fileset("way_out", "*.txt")', UNKNOWN),
        ('fileset(".", "way_out/*.txt")', UNKNOWN),
        ('fileset(".", "way*")', UNKNOWN),
        ('pathexpand("~/x")', UNKNOWN),
        ('pathexpand("x/~")', "x/~"),
        ('basename("/")', "/"),
        ('dirname("a//b/../c")', "a"),
        ('dirname("/a")', "/"),
    ],
)
def test_file_function_yields(scope: Folder, expression: str, expected: object) -> None:
    assert same(value_of(expression, scope), expected)


@pytest.mark.parametrize(
    "expression",
    ['file("no.txt")', 'file("a")', 'file("latin1.txt")', 'fileexists("a")', 'file("a\\u0000b")', 'filesha1("no.txt")'],
)
def test_file_function_refuses(scope: Folder, expression: str) -> None:
    assert fails(expression, scope)


@pytest.mark.parametrize(
    ("folder", "pattern", "expected"),
    [
        (".", "*.txt", [".dot.txt", "[7].txt", "latin1.txt", "link.txt", "one.txt", "two.txt"]),
        (".", "**/*.txt", None),
        ("a", "**", ["b/five.txt", "four.txt"]),
        ("a", "../t*", ["../three.md", "../two.txt"]),
        (".", "a/**/f*.txt", ["a/b/five.txt", "a/four.txt"]),
        (".", "{one,t?o}.txt", ["one.txt", "two.txt"]),
        (".", "{a,a/b}/f*", ["a/b/five.txt", "a/four.txt"]),
        (".", "[!a-z.]*", ["[7].txt"]),
        (".", "[^a-z.]7].txt", ["[7].txt"]),
        (".", "\\\\[7\\\\].txt", ["[7].txt"]),
        (".", "a", []),
        (".", "one.txt", ["one.txt"]),
        ("no", "*", []),
    ],
)
def test_fileset_lists_the_files_that_match(
    scope: Folder, folder: str, pattern: str, expected: list[str] | None
) -> None:
    found = value_of(f'fileset("{folder}", "{pattern}")', scope)
    if expected is None:
        assert ".hidden/six.txt" in found
        assert "a/b/five.txt" in found
        assert not any(name.startswith(("loop", "way_out")) for name in found)
    else:
        assert found == expected


def test_fileset_refuses_a_broken_pattern(scope: Folder) -> None:
    assert fails('fileset(".", "[a")', scope)
    assert fails('fileset(".", "a\\\\")', scope)


def test_fileset_gives_up_on_too_many_files(scope: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filesystem, "_MOST_ENTRIES", 5)
    assert fails('fileset(".", "**")', scope)


def test_a_file_that_is_too_large_is_not_read(scope: Folder) -> None:
    large = scope.directory / "large.bin"
    with large.open("wb") as file:
        file.truncate(1 << 40)
    assert fails('filebase64("large.bin")', scope)


def test_a_named_pipe_is_no_file(scope: Folder) -> None:
    os.mkfifo(scope.directory / "pipe")
    assert fails('file("pipe")', scope)
    assert fails('fileexists("pipe")', scope)


def test_abspath_begins_at_the_root_module(scope: Folder) -> None:
    assert value_of('abspath("a/../b")', scope) == str(scope.directory / "b")
    assert value_of('abspath("/x/./y/..")', scope) == "/x"
