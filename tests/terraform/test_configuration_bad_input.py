"""Broken, hostile and oversized input: one clear remark each, and the rest is still read."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from configuration_reading import by_address, errors_of, reading_of, written
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform import source_files
from hds_scanners.sources.terraform.discovery import find_roots
from hds_scanners.sources.terraform.dump import dump_root, evaluate_lines
from hds_scanners.sources.terraform.folder import Limits, TerraformOptions, read_root

SOUND = 'resource "aws_x" "sound" { name = "n" }\n'


def test_sound_blocks_around_a_broken_one_are_read(tmp_path: Path) -> None:
    text = """resource "aws_x" "before" {
  name = "one"
}
resource "aws_x" "broken" {
  name = "two"
  tags = { a = = }
  last = 1
}
resource "aws_x" "unclosed" {
  name = "three"

resource "aws_x" "after" {
  name = "four"
}
"""
    reading = reading_of(tmp_path, {"main.tf": text, "other.tf": SOUND})
    found = by_address(reading)

    names = {address: found[address].attributes["name"] for address in found}
    assert names == {
        "aws_x.before": "one",
        "aws_x.broken": "two",
        "aws_x.unclosed": "three",
        "aws_x.after": "four",
        "aws_x.sound": "n",
    }
    assert errors_of(reading) == [
        ("main.tf", 6, 'syntax error: an expression is expected, found "="'),
        ("main.tf", 9, "syntax error: the block is not closed"),
    ]


def test_only_the_damaged_argument_of_a_block_is_unknown(tmp_path: Path) -> None:
    text = """resource "aws_x" "y" {
  tags = {
    a = =
  }
  name = "unclosed
  block {
    list  = [1,,2]
    sound = 1
  }
  encrypted = true
}
"""
    reading = reading_of(tmp_path, text)
    attributes = by_address(reading)["aws_x.y"].attributes

    assert [line for _, line, _ in errors_of(reading)] == [3, 5, 7]
    assert attributes["encrypted"] is True
    assert isinstance(attributes["tags"], Unknown)
    assert isinstance(attributes["name"], Unknown)
    assert attributes["block"][0]["sound"] == 1
    assert attributes["block"][0]["list"].why is Why.NOT_EVALUATED
    assert attributes.get("other") is None


def test_what_a_block_damaged_beyond_repair_may_have_held_is_unknown(tmp_path: Path) -> None:
    text = 'resource "aws_x" "y" { a = = }\n' + SOUND
    reading = reading_of(tmp_path, text)

    assert "aws_x.sound" in by_address(reading)
    assert isinstance(by_address(reading)["aws_x.y"].attributes.get("encrypted"), Unknown)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (bytes(range(256)), "this is a binary file, not text"),
        (b'locals {\n  x = "caf\xe9"\n}\n', "syntax error: this is not UTF-8"),
        (b"resource aws {{{\n", "syntax error"),
        (b'frobnicate "x" {}\n', '"frobnicate" is no block type of Terraform or OpenTofu'),
        (b"x = 1\n", 'the argument "x" is not expected here'),
        (b'resource "aws_x" {}\n', 'a "resource" block takes 2 label(s), not 1'),
    ],
)
def test_bad_file_is_one_error_and_its_neighbour_is_read(tmp_path: Path, content: bytes, error: str) -> None:
    reading = reading_of(tmp_path, {"bad.tf": content, "good.tf": SOUND})

    assert [text for _, _, text in errors_of(reading)] == [error]
    assert by_address(reading)["aws_x.sound"].attributes["name"] == "n"


def test_broken_json_is_one_error_with_its_line(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {"bad.tf.json": '{\n  "locals": {"a": 1,}\n}', "good.tf": SOUND})

    assert [(file, line) for file, line, _ in errors_of(reading)] == [("bad.tf.json", 2)]
    assert "aws_x.sound" in by_address(reading)


def test_empty_files_marks_and_line_ends_of_windows_are_no_errors(tmp_path: Path) -> None:
    files = {"empty.tf": b"", "windows.tf": b'\xef\xbb\xbfresource "aws_x" "w" {\r\n  name = "n"\r\n}\r\n'}
    reading = reading_of(tmp_path, files)

    assert by_address(reading)["aws_x.w"].attributes["name"] == "n"
    assert errors_of(reading) == []


def test_invalid_utf8_costs_only_the_text_it_is_in(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, {"main.tf": b"# caf\xe9\n" + SOUND.encode()})

    assert by_address(reading)["aws_x.sound"].attributes["name"] == "n"
    assert [line for _, line, _ in errors_of(reading)] == [1]


def test_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_files, "MAX_FILE_BYTES", 1024 * 1024)
    reading = reading_of(tmp_path, {"big.tf": b"#" * (1024 * 1024 + 1), "good.tf": SOUND})

    assert errors_of(reading) == [("big.tf", 0, "the file is larger than 1 MiB and was not read")]
    assert "aws_x.sound" in by_address(reading)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser reads everything")
def test_unreadable_file_is_one_error(tmp_path: Path) -> None:
    written(tmp_path, {"secret.tf": SOUND, "good.tf": 'resource "aws_x" "good" {}'})
    (tmp_path / "secret.tf").chmod(0)

    assert errors_of(read_root(find_roots(tmp_path), ".")) == [("secret.tf", 0, "cannot be read: Permission denied")]


def test_links_out_of_the_folder_and_loops_are_not_followed(tmp_path: Path) -> None:
    outside = written(tmp_path / "outside", {"main.tf": SOUND})
    inside = written(tmp_path / "inside", {"main.tf": 'resource "aws_x" "y" {}', "sub/main.tf": SOUND})
    (inside / "sub" / "loop").symlink_to(inside)
    (inside / "out").symlink_to(outside)
    (inside / "file.tf").symlink_to(outside / "main.tf")
    (inside / "gone.tf").symlink_to("nowhere.tf")
    (inside / "copy.tf").symlink_to("sub/main.tf")
    tree = find_roots(inside)

    assert tree.roots == (".", "sub")
    assert tree.folders["."] == ("copy.tf", "main.tf")
    assert sorted((entry.path, entry.en) for entry in tree.skipped) == [
        ("file.tf", "a link out of the scanned folder"),
        ("gone.tf", "a link that leads nowhere"),
        ("out", "a link out of the scanned folder"),
        ("sub/loop", "a link to a folder that is read where it is"),
    ]


def test_file_functions_stay_in_the_scanned_folder(tmp_path: Path) -> None:
    written(tmp_path, {"secret.txt": "planted"})
    folder = tmp_path / "scanned"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    text = 'resource "aws_x" "y" {\n  up = file("../secret.txt")\n  link = file("link.txt")\n}\n'
    dump = dump_root(reading_of(folder, text), reveal=True)

    assert dump["resources"][0]["attributes"] == {"up": None, "link": None}
    assert "planted" not in str(dump)


def test_oversized_count_and_for_each_are_errors_and_quick(tmp_path: Path) -> None:
    text = """
resource "aws_x" "count" {
  count = 100000000
  name  = "n"
}
resource "aws_x" "each" {
  for_each = toset([for p in setproduct(range(1000), range(1001)) : "${p[0]}-${p[1]}"])
  name     = "n"
}
"""
    started = time.perf_counter()
    reading = reading_of(tmp_path, text)

    assert {address: d.attributes["name"] for address, d in by_address(reading).items()} == {
        "aws_x.count": "n",
        "aws_x.each": "n",
    }
    assert [line for _, line, _ in errors_of(reading)] == [3, 7]
    assert time.perf_counter() - started < 10


def test_instances_of_nested_calls_are_bounded_together(tmp_path: Path) -> None:
    files = {
        "main.tf": 'module "a" {\n  source = "./a"\n  count = 20\n}\n' + SOUND,
        "a/main.tf": 'resource "aws_x" "y" { count = 20 }\n',
    }
    reading = reading_of(tmp_path, files, TerraformOptions(limits=Limits(instances=100)))

    assert any("more than 100 instances" in text for _, _, text in errors_of(reading))
    assert "aws_x.sound" in by_address(reading)
    assert len(reading.declarations) < 150


def test_deeply_nested_modules_end_with_an_error(tmp_path: Path) -> None:
    files = {"main.tf": 'module "m" { source = "./m0" }\n' + SOUND}
    for level in range(60):
        files[f"m{level}/main.tf"] = f'module "m" {{ source = "../m{level + 1}" }}\n' + SOUND
    files["m60/main.tf"] = SOUND
    reading = reading_of(tmp_path, files)

    assert len(errors_of(reading)) == 1
    assert "nested more than 40 deep" in errors_of(reading)[0][2]
    assert "aws_x.sound" in by_address(reading)


def test_ten_thousand_brackets_are_an_error_of_that_value_alone(tmp_path: Path) -> None:
    text = f'locals {{\n  deep = {"[" * 10_000}{"]" * 10_000}\n}}\nresource "aws_x" "y" {{\n  name = local.deep\n}}\n'
    reading = reading_of(tmp_path, {"main.tf": text, "good.tf": SOUND})

    assert isinstance(by_address(reading)["aws_x.y"].attributes["name"], Unknown)
    assert by_address(reading)["aws_x.sound"].attributes["name"] == "n"
    assert len(errors_of(reading)) == 1


def test_long_chain_of_locals_is_evaluated(tmp_path: Path) -> None:
    lines = ["locals {", "  v0 = 1", *(f"  v{n} = local.v{n - 1} + 1" for n in range(1, 600)), "}"]
    text = "\n".join(lines) + '\nresource "aws_x" "y" { n = local.v599 }\n'
    dump = dump_root(reading_of(tmp_path, text))

    assert dump["resources"][0]["attributes"] == {"n": 600}


def test_circle_of_locals_is_an_error_that_names_the_circle(tmp_path: Path) -> None:
    text = 'locals {\n  a = local.b\n  b = local.a\n}\nresource "aws_x" "y" { name = local.a }\n' + SOUND
    reading = reading_of(tmp_path, text)

    assert isinstance(by_address(reading)["aws_x.y"].attributes["name"], Unknown)
    assert errors_of(reading) == [("main.tf", 2, "circle of references: local.a → local.b → local.a")]


def test_circle_through_nested_blocks_ends(tmp_path: Path) -> None:
    text = "".join(
        f'resource "aws_x" "{name}" {{\n  b {{\n    v = aws_x.{other}.b[0].v\n  }}\n}}\n'
        for name, other in (("one", "two"), ("two", "one"))
    )
    reading = reading_of(tmp_path, text)

    assert isinstance(by_address(reading)["aws_x.one"].attributes["b"][0]["v"], Unknown)
    assert any("circle" in text for _, _, text in errors_of(reading))


@pytest.mark.parametrize("reference", ["aws_x", "data.aws_x", "data", "[aws_x]", "module"])
def test_reference_that_stops_half_way_is_an_error_and_not_a_crash(tmp_path: Path, reference: str) -> None:
    text = f'resource "aws_x" "y" {{ name = {reference} }}\noutput "o" {{ value = {reference} }}\n' + SOUND
    dump = dump_root(reading_of(tmp_path, text))

    assert any(item["severity"] == "error" for item in dump["diagnostics"]) or reference == "module"
    assert "aws_x.sound" in [resource["address"] for resource in dump["resources"]]


def test_resources_that_hold_each_other_as_a_whole_are_an_error_and_not_a_crash(tmp_path: Path) -> None:
    text = 'resource "aws_x" "a" { v = [aws_x.b] }\nresource "aws_x" "b" { v = { k = aws_x.a } }\n' + SOUND
    dump = dump_root(reading_of(tmp_path, text + 'output "o" { value = [aws_x.a] }\n'))

    assert any("circle" in item["message"] for item in dump["diagnostics"])
    assert "aws_x.sound" in [resource["address"] for resource in dump["resources"]]


def test_count_that_depends_on_itself_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    text = 'resource "aws_x" "y" { count = length(aws_x.y) }\n' + SOUND
    dump = dump_root(reading_of(tmp_path, text))

    assert any(item["severity"] == "error" for item in dump["diagnostics"])
    assert "aws_x.sound" in [resource["address"] for resource in dump["resources"]]


def test_sensitive_values_stay_out_of_the_dump(tmp_path: Path) -> None:
    text = """
variable "secret" {
  default   = "planted"
  sensitive = true
}
resource "aws_x" "y" {
  password = var.secret
  name     = "n"
}
output "o" {
  value     = var.secret
  sensitive = true
}
"""
    reading = reading_of(tmp_path, text)

    assert "planted" not in str(dump_root(reading))
    assert dump_root(reading, reveal=True)["resources"][0]["attributes"]["password"] == "planted"


def test_expressions_are_evaluated_in_the_folder(tmp_path: Path) -> None:
    text = 'locals { a = 2 }\nvariable "v" {}\nresource "aws_x" "y" { name = "n" }\n'
    reading = reading_of(tmp_path, text, TerraformOptions(open_world=False))
    lines = [("1", "local.a * 3"), ("2", "[1, var.v, { b = var.v }]"), ("3", "local.nope"), ("4", "aws_x.y.name")]

    assert [(item["value"], item["unknown"], item["error"]) for item in evaluate_lines(reading, lines)] == [
        (6, False, False),
        ([1, None, {"b": None}], ["[1]", "[2].b"], False),
        (None, False, True),
        ("n", False, False),
    ]


def test_an_exponent_without_fraction_is_a_number(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, 'resource "aws_x" "y" {\n  small = 2e-3\n  count = 1e8\n  name = "1e8"\n}\n')

    ((_, line, text),) = errors_of(reading)
    assert line == 3
    assert "100000000" in text
