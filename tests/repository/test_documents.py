"""Generated documents are what the generator would write, and the generator finds what it must."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

import generate_docs
from annotated_examples import FIXTURES, examples, first
from hds_policies.catalogue import RULES
from hds_policies.rule import Rule
from hds_scanners.config import load_policy

by_id = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


@by_id
def test_every_annotated_block_is_found_for_the_page(rule: Rule[Any]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in FIXTURES.glob(f"{rule.id}/*.tf")]
    annotated = [verdict for text in texts for verdict in re.findall(r"^# expect: (\w+)", text, re.MULTILINE)]
    assert sorted(example.verdict for example in examples(rule.id)) == sorted(annotated)


def test_an_example_brings_its_companions_and_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "HDS_XYZ_001").mkdir()
    (tmp_path / "HDS_XYZ_001" / "aws.tf").write_text(
        """variable "later" {}

# expect: pass
resource "aws_s3_bucket" "good" {
  bucket = "good"
}

resource "aws_s3_bucket_versioning" "good" {
  bucket = aws_s3_bucket.good.id
}

# expect: fail acl
resource "aws_s3_bucket" "bad" {
}
""",
        encoding="utf-8",
    )
    found = examples("HDS_XYZ_001", tmp_path)
    assert first(found, "pass") == (
        'resource "aws_s3_bucket" "good" {\n  bucket = "good"\n}\n\n'
        'resource "aws_s3_bucket_versioning" "good" {\n  bucket = aws_s3_bucket.good.id\n}\n'
    )
    assert first(found, "fail") == 'resource "aws_s3_bucket" "bad" {\n}\n'


def test_a_page_of_a_rule_that_is_gone_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(generate_docs, "DOCS", tmp_path)
    for folder in ("rules", "regles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "rules" / "HDS_OLD_001.md").write_text("old", encoding="utf-8")
    (tmp_path / "rules" / "HDS_NEW_001.md").write_text("new", encoding="utf-8")
    expected = {tmp_path / "rules" / "HDS_NEW_001.md": "newer"}
    assert [path.name for path in generate_docs.stale(expected)] == ["HDS_NEW_001.md", "HDS_OLD_001.md"]


def test_marked_output_is_run_anew() -> None:
    text = "before\n<!-- output of: hds --version -->\nold\n<!-- end of output -->\nafter\n"
    written = generate_docs.with_output(text)
    assert "old" not in written
    assert written.startswith("before\n<!-- output of: hds --version -->\n```console\n$ hds --version\nhds ")
    assert written.endswith("```\n<!-- end of output -->\nafter\n")
    assert generate_docs.with_output(written) == written


def test_what_a_program_that_is_not_here_printed_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(generate_docs.PROGRAMS, "checkov", tmp_path / "checkov")
    text = "<!-- output of: HDS_LANG=fr checkov -d . -->\nold\n<!-- end of output -->\n"
    assert generate_docs.with_output(text) == text


@pytest.mark.parametrize("page", ["usage.md", "utilisation.md"])
def test_the_configuration_that_is_shown_is_a_good_one(page: str, tmp_path: Path) -> None:
    (shown,) = re.findall(r"```yaml\n(.*?)```", (generate_docs.DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "hds.yaml").write_text(shown, encoding="utf-8")
    policy = load_policy(tmp_path / "hds.yaml", {rule.id for rule in RULES})
    assert policy.countries == frozenset({"FR"})
    assert policy.object_retention_days == 7300
