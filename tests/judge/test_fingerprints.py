"""A fingerprint names a finding for as long as the definition means the same."""

from __future__ import annotations

from pathlib import Path

from hds_scanners.scan import Options, scan

GROUP = """
resource "aws_security_group" "admin" {{
  name = "admin"
{blocks}}}
"""
SSH = """  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
"""
RDP = SSH.replace("22", "3389")


def _fingerprints(folder: Path, **files: str) -> set[str]:
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.tf").write_text(text)
    findings = scan([folder], Options()).findings
    found = [finding.fingerprint for finding in findings if finding.rule_id == "HDS_FWL_001" and finding.fingerprint]
    assert len(found) == len(set(found))
    return set(found)


def test_fingerprints_survive_another_file_and_line(tmp_path: Path) -> None:
    before = _fingerprints(tmp_path / "a", main=GROUP.format(blocks=SSH))
    after = _fingerprints(tmp_path / "b", other="# moved\n\n\n" + GROUP.format(blocks=SSH), main="locals {}\n")
    assert before
    assert before == after


def test_fingerprints_survive_a_block_inserted_above(tmp_path: Path) -> None:
    before = _fingerprints(tmp_path / "a", main=GROUP.format(blocks=SSH))
    after = _fingerprints(tmp_path / "b", main=GROUP.format(blocks=RDP + SSH))
    assert before < after


def test_fingerprints_tell_addresses_apart(tmp_path: Path) -> None:
    one = _fingerprints(tmp_path / "a", main=GROUP.format(blocks=SSH))
    other = _fingerprints(tmp_path / "b", main=GROUP.format(blocks=SSH).replace('"admin" {', '"other" {'))
    assert not one & other
