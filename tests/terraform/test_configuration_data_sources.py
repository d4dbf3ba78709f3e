"""Data sources whose answer follows from the configuration, and those whose answer does not."""

from __future__ import annotations

import json
from pathlib import Path

from configuration_reading import by_address, reading_of
from hds_policies.model.value import Unknown, Why


def value(folder: Path, text: str) -> object:
    """What the argument `v` of `aws_x.y` is."""
    return by_address(reading_of(folder, text))["aws_x.y"].attributes["v"]


def document(folder: Path, text: str, name: str = "d") -> object:
    """The policy document of `data.aws_iam_policy_document.NAME`, parsed."""
    rendered = value(folder, f'{text}\nresource "aws_x" "y" {{ v = data.aws_iam_policy_document.{name}.json }}\n')
    assert isinstance(rendered, str)
    return json.loads(rendered)


def test_region_comes_from_the_provider_configuration_in_effect(tmp_path: Path) -> None:
    text = """
provider "aws" { region = "eu-west-3" }
provider "aws" {
  alias  = "dr"
  region = "us-east-1"
}
data "aws_region" "here" {}
data "aws_region" "there" { provider = aws.dr }
data "aws_region" "own" { region = "eu-central-1" }
resource "aws_x" "y" { v = [data.aws_region.here.name, data.aws_region.there.id, data.aws_region.own.region] }
"""
    assert value(tmp_path, text) == ["eu-west-3", "us-east-1", "eu-central-1"]


def test_region_of_a_variable_without_value_is_unknown_with_its_chain(tmp_path: Path) -> None:
    text = 'variable "r" {}\nprovider "aws" { region = var.r }\ndata "aws_region" "c" {}\n'
    found = value(tmp_path, text + 'resource "aws_x" "y" { v = data.aws_region.c.name }')

    assert isinstance(found, Unknown)
    assert found.why is Why.NO_VALUE
    assert found.chain[-1] == "var.r"
    assert "data.aws_region.c.name" in found.chain


def test_partition_follows_from_the_region(tmp_path: Path) -> None:
    for region, partition in (("eu-west-3", "aws"), ("cn-north-1", "aws-cn"), ("us-gov-east-1", "aws-us-gov")):
        text = f'provider "aws" {{ region = "{region}" }}\ndata "aws_partition" "p" {{}}\n'
        text += 'resource "aws_x" "y" { v = data.aws_partition.p.partition }'
        assert value(tmp_path / region, text) == partition


def test_availability_zones_are_known_where_they_are_certain(tmp_path: Path) -> None:
    text = 'provider "aws" { region = "%s" }\ndata "aws_availability_zones" "a" {}\n'
    text += 'resource "aws_x" "y" { v = data.aws_availability_zones.a.names }'

    assert value(tmp_path / "paris", text % "eu-west-3") == ["eu-west-3a", "eu-west-3b", "eu-west-3c"]
    virginia = value(tmp_path / "virginia", text % "us-east-1")
    assert isinstance(virginia, Unknown)
    assert virginia.why is Why.DATA_SOURCE


def test_account_is_known_only_when_the_provider_allows_a_single_one(tmp_path: Path) -> None:
    text = 'data "aws_caller_identity" "c" {}\nresource "aws_x" "y" { v = data.aws_caller_identity.c.account_id }\n'

    unknown = value(tmp_path / "any", text)
    assert isinstance(unknown, Unknown)
    assert unknown.reference is not None
    assert unknown.reference.address == "data.aws_caller_identity.c"
    assert value(tmp_path / "one", 'provider "aws" { allowed_account_ids = ["123456789012"] }\n' + text) == (
        "123456789012"
    )


def test_remote_state_is_unknown_but_its_arguments_are_not(tmp_path: Path) -> None:
    text = 'data "terraform_remote_state" "s" {\n  backend = "s3"\n  config = { region = "eu-west-3" }\n}\n'
    text += 'resource "aws_x" "y" {\n  v = [data.terraform_remote_state.s.outputs.x, data.terraform_remote_state.s.backend]\n}'
    found = value(tmp_path, text)

    assert isinstance(found, list)
    assert found[0].why is Why.DATA_SOURCE
    assert found[1] == "s3"


def test_policy_document_renders_as_the_provider_does(tmp_path: Path) -> None:
    text = """
data "aws_iam_policy_document" "d" {
  policy_id = "id"
  statement {
    sid       = "Read"
    actions   = ["s3:GetObject", "s3:ListBucket"]
    resources = ["arn:aws:s3:::b"]
    principals {
      type        = "AWS"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["true"]
    }
  }
  statement {
    effect        = "Deny"
    not_actions   = ["iam:*"]
    not_resources = ["*"]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
  }
}
"""
    assert document(tmp_path, text) == {
        "Version": "2012-10-17",
        "Id": "id",
        "Statement": [
            {
                "Sid": "Read",
                "Effect": "Allow",
                "Action": ["s3:ListBucket", "s3:GetObject"],
                "Resource": "arn:aws:s3:::b",
                "Principal": {"AWS": "*"},
                "Condition": {"Bool": {"aws:SecureTransport": "true"}},
            },
            {"Effect": "Deny", "NotAction": "iam:*", "NotResource": "*", "Principal": "*"},
        ],
    }


def test_policy_documents_are_merged_by_sid(tmp_path: Path) -> None:
    text = """
data "aws_iam_policy_document" "base" {
  statement {
    sid     = "A"
    actions = ["a:base"]
  }
  statement {
    sid     = "B"
    actions = ["b:base"]
  }
}
data "aws_iam_policy_document" "over" {
  statement {
    sid     = "C"
    actions = ["c:over"]
  }
  statement {
    sid     = "A"
    actions = ["a:over"]
  }
}
data "aws_iam_policy_document" "d" {
  source_policy_documents   = [data.aws_iam_policy_document.base.json]
  override_policy_documents = [data.aws_iam_policy_document.over.json]
  dynamic "statement" {
    for_each = { B = "b:own", C = "c:own" }
    content {
      sid     = statement.key
      actions = [statement.value]
    }
  }
}
"""
    found = document(tmp_path, text)

    assert isinstance(found, dict)
    assert [(item["Sid"], item["Action"]) for item in found["Statement"]] == [
        ("A", "a:over"),
        ("B", "b:own"),
        ("C", "c:over"),
    ]


def test_partly_unknown_policy_document_keeps_what_is_known(tmp_path: Path) -> None:
    text = """
data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["*"]
    resources = [aws_s3_bucket.b.arn]
  }
}
resource "aws_s3_bucket" "b" {}
resource "aws_x" "y" { v = data.aws_iam_policy_document.d.json }
"""
    found = value(tmp_path, text)

    assert isinstance(found, Unknown)
    assert isinstance(found.document, dict)
    statement = found.document["Statement"][0]
    assert (statement["Effect"], statement["Action"]) == ("Allow", "*")
    assert statement["Resource"].reference.address == "aws_s3_bucket.b"
    assert [reference.address for reference in found.references] == ["aws_s3_bucket.b"]


def test_unknown_number_of_statements_leaves_the_others_known(tmp_path: Path) -> None:
    text = """
variable "more" {}
data "aws_iam_policy_document" "d" {
  source_policy_documents = [var.more]
  statement {
    actions = ["s3:*"]
    dynamic "principals" {
      for_each = var.more
      content { type = "AWS" }
    }
  }
  dynamic "statement" {
    for_each = var.more
    content { actions = ["s3:Get*"] }
  }
}
resource "aws_x" "y" { v = data.aws_iam_policy_document.d.json }
"""
    found = value(tmp_path, text)

    assert isinstance(found, Unknown)
    assert isinstance(found.document, dict)
    source, own, more = found.document["Statement"]
    assert isinstance(source, Unknown)
    assert isinstance(more, Unknown)
    assert isinstance(own["Principal"], Unknown)
    assert (own["Effect"], own["Action"]) == ("Allow", "s3:*")


def test_template_file_is_rendered(tmp_path: Path) -> None:
    text = """
data "template_file" "t" {
  template = "hello $${name}"
  vars     = { name = "you" }
}
resource "aws_x" "y" { v = data.template_file.t.rendered }
"""
    assert value(tmp_path, text) == "hello you"


def test_settings_of_the_google_provider_are_read_back(tmp_path: Path) -> None:
    text = 'provider "google" {\n  project = "p"\n  region = "europe-west9"\n}\ndata "google_client_config" "c" {}\n'
    text += 'resource "aws_x" "y" { v = [data.google_client_config.c.project, data.google_client_config.c.region] }'

    assert value(tmp_path, text) == ["p", "europe-west9"]
