"""The measures of Pulumi inputs take what they say they take, and count what is so."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import pulumi_programs
import pulumi_properties
from hds_scanners.scan import Options, scan
from hds_scanners.sources.terraform_json import documents
from pulumi_export import write_export


def _project(folder: Path, runtime: str, **files: str) -> None:
    folder.mkdir(parents=True)
    head = f"name: {folder.name}\nruntime: {runtime}\n"
    (folder / "Pulumi.yaml").write_text(head + files.pop("yaml", ""))
    for name, text in files.items():
        (folder / f"{name}.py").write_text(text)


def test_projects_are_taken_by_what_their_program_names(tmp_path: Path) -> None:
    _project(tmp_path / "a", "python", __main__="import pulumi\n", parts="from pulumi_aws import s3\n")
    _project(tmp_path / "b" / "deep", "python", __main__="import pulumi_openstack as o\n")
    _project(tmp_path / "c", "yaml", yaml="resources: {r: {type: 'azure-native:storage:StorageAccount'}}\n")
    _project(tmp_path / "d", "yaml", yaml="resources: {r: {type: 'random:RandomPet'}}\n")
    _project(tmp_path / "e", "nodejs")
    taken, left = pulumi_programs.programs(tmp_path)
    assert [(item.file, item.clouds) for item in taken] == [
        ("a/Pulumi.yaml", ("aws",)),
        ("b/deep/Pulumi.yaml", ("openstack",)),
        ("c/Pulumi.yaml", ("azure",)),
    ]
    assert left == ["d/Pulumi.yaml"]


def test_what_is_not_seen_whole_is_counted_with_its_reason_and_what_is_written_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _project(tmp_path / "good", "python", __main__="if False:\n    import pulumi_aws\nimport pulumi\n")
    _project(tmp_path / "bad", "python", __main__="if False:\n    import pulumi_aws\nraise ValueError\n")
    monkeypatch.setattr(sys, "argv", ["pulumi_programs.py", str(tmp_path), "-v"])
    assert pulumi_programs.main() == 0
    told = capsys.readouterr().out
    assert "bad/Pulumi.yaml: __main__.py:3: the program failed (ValueError)" in told
    assert "python     whole   1 of   2 (50 %)" in told
    assert "hung: 0; processes left behind: 0; files written or changed: 0" in told


def test_a_changed_file_and_a_process_left_behind_are_seen(tmp_path: Path) -> None:
    (tmp_path / "old").write_text("1")
    before = pulumi_programs.tree(tmp_path)
    (tmp_path / "old").write_text("12")
    (tmp_path / "new").write_text("")
    changed = pulumi_programs.changes(before, pulumi_programs.tree(tmp_path))
    assert [Path(path).name for path in changed] == ["new", "old"]
    # In a process of its own: one that adopts orphans would take the other tests'.
    code = (
        "import subprocess, sys, pulumi_programs as p\n"
        "p.adopt_orphans() or sys.exit()\n"
        "subprocess.run([sys.executable, '-c', 'import subprocess; subprocess.Popen([\"sleep\", \"30\"])'])\n"
        "assert len(p._left_behind()) == 1\n"
    )
    benchmarks = str(Path(pulumi_programs.__file__).parent)
    subprocess.run([sys.executable, "-c", code], cwd=benchmarks, check=True, timeout=60)


def test_the_export_has_the_size_that_was_asked_for_and_every_seventh_database_fails(tmp_path: Path) -> None:
    assert write_export(tmp_path / "export.json", resources=700, megabytes=1.4) == 700
    assert (tmp_path / "export.json").stat().st_size / 1e6 == pytest.approx(1.4, rel=0.1)
    result = scan([tmp_path / "export.json"], Options(explain_passes=True))
    assert (result.diagnostics, result.coverage.unknown_types, result.coverage.resources) == ((), (), 700)
    databases = Counter(
        item.outcome.value
        for item in result.findings
        if item.rule_id == "HDS_ENC_001" and "aws:rds/instance:Instance" in item.subject.address
    )
    assert databases == {"fail": 5, "pass": 30}


SCHEMA = {
    "provider_schemas": {
        "registry.terraform.io/hashicorp/aws": {
            "resource_schemas": {
                "aws_s3_bucket": {
                    "block": {
                        "attributes": {"bucket": {"type": "string"}, "tags": {"type": ["map", "string"]}},
                        "block_types": {
                            "versioning": {"block": {"attributes": {"enabled": {"type": "bool"}}}},
                            "logging": {"block": {"attributes": {"target_bucket": {"type": "string"}}}},
                        },
                    }
                }
            }
        }
    }
}


def test_a_property_lands_where_terraform_has_that_very_name_in_that_very_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Six land: two names, one free map, a block and its member, a block of an older SDK; two do not."""
    inputs = {
        "bucket": "records",
        "tags": {"any": "key"},
        "versioning": {"enabled": True, "mfaErase": True},
        "loggings": [{"targetBucket": "logs"}],
        "madeUp": 1,
    }
    state = {"urn": "urn:pulumi:p::r::aws:s3/bucket:Bucket::b", "custom": True, "type": "aws:s3/bucket:Bucket"}
    other = {"urn": "urn:pulumi:p::r::aws:kms/key:Key::k", "custom": True, "type": "aws:kms/key:Key", "inputs": {}}
    export = {"version": 3, "deployment": {"manifest": {}, "resources": [{**state, "inputs": inputs}, other]}}
    (tmp_path / "export.json").write_text(json.dumps(export))
    (tmp_path / "other.json").write_text("[1]")
    (tmp_path / "schema").write_text(json.dumps(SCHEMA))
    monkeypatch.setattr(sys, "argv", ["p", str(tmp_path), "--schema", str(tmp_path / "schema"), "-v"])
    assert pulumi_properties.main() == 0
    told = capsys.readouterr().out
    assert "landed 6 of 8 (75.00 %)" in told
    assert "1 × aws_s3_bucket.made_up does not land" in told
    assert "1 × aws_s3_bucket.versioning.mfa_erase does not land" in told
    assert "types in no schema given: aws:kms/key:Key (aws_kms_key) × 1" in told
    assert "1 documents and stacks read, 0 crashes" in told


def test_without_a_schema_nothing_is_said_of_landing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_export(tmp_path / "export.json", resources=20, megabytes=0.05)
    monkeypatch.setattr(sys, "argv", ["p", str(tmp_path)])
    assert pulumi_properties.main() == 0
    told = capsys.readouterr().out
    assert "landed" not in told
    assert "by a table" in told


def test_a_crash_is_told_and_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_export(tmp_path / "export.json", resources=20, megabytes=0.05)
    write_export(tmp_path / "fatal.json", resources=20, megabytes=0.05)
    real = documents.read

    def read(file: Path) -> object:
        if file.name == "fatal.json":
            raise KeyError(file.name)
        return real(file)

    monkeypatch.setattr(pulumi_properties, "read", read)
    monkeypatch.setattr(sys, "argv", ["p", str(tmp_path)])
    assert pulumi_properties.main() == 1
    assert "KeyError: 'fatal.json'" in capsys.readouterr().out
