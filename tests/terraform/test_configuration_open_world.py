"""A scan often sees a part of the whole: what refers elsewhere is unknown, and the rest of it is not lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from configuration_reading import by_address, errors_of, reading_of
from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.options import TerraformOptions

TEXT = """
resource "aws_s3_bucket_policy" "p" {
  bucket = aws_s3_bucket.elsewhere.id
  region = var.elsewhere
  tags   = { known = "yes", other = local.elsewhere }
  policy = jsonencode({ Statement = [{ Principal = "*", Resource = aws_s3_bucket.elsewhere.arn }] })
}
"""


def test_a_reference_to_what_no_file_declares_is_unknown_and_kept(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, TEXT)
    attributes = by_address(reading)["aws_s3_bucket_policy.p"].attributes

    bucket = attributes["bucket"]
    assert isinstance(bucket, Unknown)
    assert bucket.why is Why.UNDECLARED
    assert bucket.reference == Reference("aws_s3_bucket.elsewhere", "id")
    region = attributes["region"]
    assert isinstance(region, Unknown)
    assert region.why is Why.UNDECLARED
    assert errors_of(reading) == []
    assert {item.severity for item in reading.diagnostics} == {"warning"}


def test_what_stands_beside_it_stays_known(tmp_path: Path) -> None:
    attributes = by_address(reading_of(tmp_path, TEXT))["aws_s3_bucket_policy.p"].attributes

    assert attributes["tags"]["known"] == "yes"
    assert isinstance(attributes["tags"]["other"], Unknown)
    policy = attributes["policy"]
    assert isinstance(policy, Unknown)
    assert isinstance(policy.document, dict)
    assert policy.document["Statement"][0]["Principal"] == "*"


def test_as_strict_as_terraform_where_asked(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, TEXT, TerraformOptions(open_world=False))
    policy = by_address(reading)["aws_s3_bucket_policy.p"].attributes["policy"]

    assert isinstance(policy, Unknown)
    assert policy.document is None


@pytest.mark.parametrize(("spelled", "meant"), [("True", True), ("False", False)])
def test_misspelled_truth_is_understood_and_told(tmp_path: Path, spelled: str, meant: object) -> None:
    reading = reading_of(tmp_path, f'resource "aws_ebs_volume" "v" {{\n  encrypted = {spelled}\n}}\n')

    assert by_address(reading)["aws_ebs_volume.v"].attributes["encrypted"] is meant
    assert [item.severity for item in reading.diagnostics] == ["warning"]
