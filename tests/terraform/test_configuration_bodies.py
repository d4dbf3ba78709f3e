"""Arguments and nested blocks: laziness, dynamic blocks, overrides, JSON and OpenTofu files, places and chains."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from configuration_reading import by_address, declaration_of, errors_of, plain, reading_of
from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.options import TerraformOptions


def test_attributes_leave_meta_arguments_out(tmp_path: Path) -> None:
    text = """
resource "aws_instance" "i" {
  count      = 1
  depends_on = [aws_vpc.v]
  ami        = "a"
  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags, user_data]
  }
  connection { host = self.public_ip }
  provisioner "local-exec" { command = "true" }
}
resource "aws_vpc" "v" {}
"""
    attributes = declaration_of(tmp_path, text, "aws_instance.i[0]").attributes

    assert list(attributes) == ["ami"]
    assert attributes["lifecycle"] == [{"prevent_destroy": True, "ignore_changes": ["tags", "user_data"]}]


def test_attributes_are_evaluated_only_when_read(tmp_path: Path) -> None:
    text = 'resource "aws_s3_bucket" "b" {\n  bucket = file("missing.txt")\n  acl = "private"\n}\n'
    reading = reading_of(tmp_path, text)
    attributes = by_address(reading)["aws_s3_bucket.b"].attributes

    assert attributes["acl"] == "private"
    assert not reading.diagnostics
    assert isinstance(attributes["bucket"], Unknown)
    assert [(found.severity, found.line) for found in reading.diagnostics] == [("warning", 2)]


def test_dynamic_blocks_are_written_out_with_their_iterators(tmp_path: Path) -> None:
    text = """
locals { rules = { web = { port = 443, cidrs = ["10.0.0.0/8"] }, ssh = { port = 22, cidrs = ["0.0.0.0/0"] } } }
resource "aws_security_group" "g" {
  ingress { from_port = 1 }
  dynamic "ingress" {
    for_each = local.rules
    iterator = rule
    content {
      from_port   = rule.value.port
      description = rule.key
      dynamic "inner" {
        for_each = rule.value.cidrs
        content { cidr = "${rule.key} ${inner.key} ${inner.value}" }
      }
    }
  }
}
"""
    ingress = plain(declaration_of(tmp_path, text, "aws_security_group.g").attributes["ingress"])

    assert ingress == [
        {"from_port": 1},
        {"from_port": 22, "description": "ssh", "inner": [{"cidr": "ssh 0 0.0.0.0/0"}]},
        {"from_port": 443, "description": "web", "inner": [{"cidr": "web 0 10.0.0.0/8"}]},
    ]


def test_dynamic_block_over_nothing_leaves_no_block(tmp_path: Path) -> None:
    text = 'resource "a_b" "c" {\n  dynamic "d" {\n    for_each = []\n    content {}\n  }\n}\n'

    assert declaration_of(tmp_path, text, "a_b.c").attributes["d"] == []


def test_dynamic_block_over_an_unknown_adds_an_unknown_that_shows_what_is_written(tmp_path: Path) -> None:
    text = """
variable "rules" {}
resource "a_b" "c" {
  d { fixed = 1 }
  dynamic "d" {
    for_each = var.rules
    content {
      fixed  = 2
      varied = d.value
    }
  }
}
"""
    known, more = declaration_of(tmp_path, text, "a_b.c").attributes["d"]

    assert plain(known) == {"fixed": 1}
    assert isinstance(more, Unknown)
    assert more.why is Why.NO_VALUE
    assert isinstance(more.document, list)
    assert more.document[0]["fixed"] == 2
    assert isinstance(more.document[0]["varied"], Unknown)


def test_reference_to_a_computed_attribute_keeps_what_it_refers_to(tmp_path: Path) -> None:
    text = """
resource "aws_kms_key" "k" { for_each = toset(["a"]) }
resource "aws_s3_bucket" "b" {
  key    = aws_kms_key.k["a"].arn
  nested = aws_eks_cluster.e.vpc_config[0].cluster_security_group_id
  text   = "key ${aws_kms_key.k["a"].arn}"
}
resource "aws_eks_cluster" "e" {
  vpc_config { subnet_ids = ["s"] }
}
"""
    attributes = declaration_of(tmp_path, text, "aws_s3_bucket.b").attributes

    reference = attributes["key"].reference
    assert (reference.address, reference.attribute) == ('aws_kms_key.k["a"]', "arn")
    nested = attributes["nested"].reference
    assert (nested.address, nested.attribute) == ("aws_eks_cluster.e", "vpc_config[0].cluster_security_group_id")
    assert attributes["text"].reference is None
    assert attributes["text"].parts[0] == "key "


def test_null_argument_of_another_resource_is_left_to_the_provider(tmp_path: Path) -> None:
    text = 'resource "aws_vpc" "v" { ipv6_cidr_block = null }\n'
    text += 'resource "aws_subnet" "s" { block = aws_vpc.v.ipv6_cidr_block }\n'

    assert declaration_of(tmp_path, text, "aws_subnet.s").attributes["block"].why is Why.COMPUTED
    assert declaration_of(tmp_path, text, "aws_vpc.v").attributes["ipv6_cidr_block"] is None


def test_blocks_written_out_to_nothing_are_left_to_the_provider(tmp_path: Path) -> None:
    text = """
resource "azurerm_x" "k" {
  dynamic "identity" {
    for_each = []
    content {}
  }
}
resource "azurerm_y" "r" { principal = azurerm_x.k.identity[0].principal_id }
"""
    principal = declaration_of(tmp_path, text, "azurerm_y.r").attributes["principal"]

    assert (principal.reference.address, principal.reference.attribute) == ("azurerm_x.k", "identity[0].principal_id")


def test_one_side_of_a_logical_operator_is_enough_as_since_terraform_1_12(tmp_path: Path) -> None:
    text = """
variable "absent" { default = null }
variable "none" {}
resource "aws_x" "y" {
  guarded = var.absent != null && var.absent.enabled
  either  = var.none || true
  neither = var.none && false
  open    = var.none || false
}
"""
    now = declaration_of(tmp_path, text, "aws_x.y").attributes
    before = by_address(reading_of(tmp_path, text, TerraformOptions(short_circuit=False)))["aws_x.y"].attributes

    assert [now["guarded"], now["either"], now["neither"]] == [False, True, False]
    assert isinstance(now["open"], Unknown)
    assert all(isinstance(before[name], Unknown) for name in before)


def test_override_replaces_arguments_and_all_blocks_of_a_type(tmp_path: Path) -> None:
    files = {
        "main.tf": 'resource "aws_x" "y" {\n  a = 1\n  b = 2\n  n { v = 1 }\n  n { v = 2 }\n  m { v = 3 }\n}\n',
        "z_override.tf": 'resource "aws_x" "y" {\n  b = 20\n  dynamic "n" {\n    for_each = [9]\n'
        "    content { v = n.value }\n  }\n}\n",
    }
    attributes = plain(declaration_of(tmp_path, files, "aws_x.y").attributes)

    assert attributes == {"a": 1, "b": 20, "m": [{"v": 3}], "n": [{"v": 9}]}


def test_override_merges_required_providers_by_entry(tmp_path: Path) -> None:
    files = {
        "main.tf": 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "~> 5.0" }\n'
        '    google = { source = "hashicorp/google" }\n  }\n}\nresource "aws_x" "y" {}\nresource "google_x" "y" {}\n',
        "override.tf": "terraform {\n  required_providers {\n"
        '    aws = { source = "hashicorp/aws", version = "~> 6.0" }\n  }\n}\n',
    }
    found = by_address(reading_of(tmp_path, files))

    assert found["aws_x.y"].provider.version == "~> 6.0"
    assert found["google_x.y"].provider.source == "hashicorp/google"


def test_json_syntax_gives_the_same_declarations(tmp_path: Path) -> None:
    files = {
        "main.tf.json": """{
  "variable": {"env": {"type": "string", "default": "prod"}},
  "provider": {"aws": [{"region": "eu-west-3"}, {"alias": "dr", "region": "us-east-1"}]},
  "resource": {"aws_x": {"y": {
    "provider": "aws.dr",
    "name": "db-${var.env}",
    "size": 1.5,
    "dynamic": {"rule": {"for_each": [1, 2], "content": {"port": "${rule.value}"}}},
    "//": "a comment"
  }}}
}"""
    }
    declaration = declaration_of(tmp_path, files, "aws_x.y")

    assert plain(declaration.attributes) == {
        "name": "db-prod",
        "size": Decimal("1.5"),
        "rule": [{"port": 1}, {"port": 2}],
    }
    assert declaration.provider.attributes["region"] == "us-east-1"
    assert declaration.origin_of("name").location.line == 6


def test_tofu_file_stands_in_for_the_terraform_file_of_its_name(tmp_path: Path) -> None:
    files = {
        "main.tf": 'resource "a_b" "terraform" {}',
        "main.tofu": 'resource "a_b" "tofu" {}',
        "other.tofu": 'resource "a_b" "other" {}',
    }
    assert sorted(by_address(reading_of(tmp_path, files))) == ["a_b.other", "a_b.tofu"]


def test_disabled_resource_of_opentofu_has_no_instance(tmp_path: Path) -> None:
    text = 'resource "a_b" "c" {\n  lifecycle { enabled = false }\n}\nresource "a_b" "d" {}\n'

    assert list(by_address(reading_of(tmp_path, text))) == ["a_b.d"]


def test_backend_and_cloud_are_declarations_of_the_root(tmp_path: Path) -> None:
    text = 'terraform {\n  backend "s3" {\n    bucket = "state"\n    region = "eu-west-3"\n  }\n}\n'
    backend = declaration_of(tmp_path / "s3", text, "terraform.backend.s3")
    cloud = declaration_of(
        tmp_path / "cloud", 'terraform {\n  cloud {\n    organization = "o"\n  }\n}\n', "terraform.backend.cloud"
    )

    assert (backend.mode, backend.type, backend.attributes["region"]) == ("backend", "s3", "eu-west-3")
    assert (cloud.mode, cloud.attributes["organization"]) == ("backend", "o")


def test_origin_of_an_argument_has_lines_columns_and_the_chain(tmp_path: Path) -> None:
    files = {
        "main.tf": 'locals {\n  sizes = { prod = { gb = var.size } }\n}\nvariable "size" {}\n'
        'resource "aws_x" "y" {\n  versioning {\n    enabled = true\n    size    = local.sizes["prod"].gb\n  }\n}\n',
        "terraform.tfvars": "\n\nsize = 20\n",
    }
    declaration = declaration_of(tmp_path, files, "aws_x.y")

    enabled = declaration.origin_of("versioning[0].enabled")
    assert (enabled.location.line, enabled.location.column, enabled.location.end_column) == (7, 14, 18)
    assert enabled.chain == ()
    assert declaration.origin_of("versioning[0].size").chain == ("local.sizes", "var.size", "terraform.tfvars:3")
    assert declaration.origin_of("versioning[0].other").location.line == 6
    assert declaration.origin_of("absent").location == declaration.location


def test_chain_takes_the_side_of_a_conditional_that_decides(tmp_path: Path) -> None:
    text = """
variable "far" { default = false }
variable "a" { default = "us-east-1" }
variable "b" { default = "eu-west-3" }
resource "aws_x" "y" { region = var.far ? var.a : var.b }
"""
    assert declaration_of(tmp_path, text, "aws_x.y").origin_of("region").chain == ("var.b", "main.tf:4")


def test_chain_follows_iterators_to_the_entry_they_stand_for(tmp_path: Path) -> None:
    text = """
locals {
  rules = {
    web = { port = 443 }
    ssh = { port = var.port }
  }
}
variable "port" { default = 22 }
resource "aws_x" "y" {
  dynamic "rule" {
    for_each = local.rules
    content { port = rule.value.port }
  }
}
resource "aws_x" "each" {
  for_each = { a = "eu-west-3", b = local.rules }
  region   = each.value
}
"""
    found = by_address(reading_of(tmp_path, text))

    assert found["aws_x.y"].origin_of("rule[0].port").chain == (
        "rule.value",
        "local.rules",
        "var.port",
        "main.tf:8",
    )
    assert found["aws_x.y"].origin_of("rule[1].port").chain == ("rule.value", "local.rules", "main.tf:4")
    assert found['aws_x.each["a"]'].origin_of("region").chain == ("each.value", "main.tf:16")


def test_chain_follows_module_arguments_and_outputs(tmp_path: Path) -> None:
    files = {
        "main.tf": 'module "place" { source = "./place" }\nmodule "m" {\n  source = "./m"\n'
        "  region = module.place.region\n}\n",
        "place/main.tf": 'locals { r = "eu-west-3" }\noutput "region" { value = local.r }\n',
        "m/main.tf": 'variable "region" {}\nresource "aws_x" "y" { region = var.region }\n',
    }
    origin = declaration_of(tmp_path, files, "module.m.aws_x.y").origin_of("region")

    assert origin.chain == ("module.m.var.region", "module.place.region", "module.place.local.r", "place/main.tf:1")


def test_sensitive_values_are_marked_where_they_flow(tmp_path: Path) -> None:
    text = """
variable "secret" {
  default   = "hunter2"
  sensitive = true
}
resource "aws_x" "y" {
  password = "p-${var.secret}"
  user     = "admin"
  block { token = var.secret }
}
"""
    declaration = declaration_of(tmp_path, text, "aws_x.y")

    assert declaration.origins is not None
    assert declaration.origins.is_sensitive("password")
    assert declaration.origins.is_sensitive("block[0].token")
    assert not declaration.origins.is_sensitive("user")


def test_argument_set_twice_and_resource_declared_twice_are_errors(tmp_path: Path) -> None:
    text = 'resource "a_b" "c" {\n  x = 1\n  x = 2\n}\nresource "a_b" "c" {}\n'
    reading = reading_of(tmp_path, text)

    assert errors_of(reading) == [
        ("main.tf", 3, 'argument "x" is set twice in the same block'),
        ("main.tf", 5, "resource a_b c is declared twice"),
    ]


def test_comments_may_stand_anywhere(tmp_path: Path) -> None:
    text = """resource "aws_x" "y" { # header
  a = /* c */ 1
  b /* x */ = /* y */ [ # z
    2, // q
  ] /* end */
  /* block */ nested /* l */ { e = 1 /* in */ }
}
"""
    assert plain(declaration_of(tmp_path, text, "aws_x.y").attributes) == {"a": 1, "b": [2], "nested": [{"e": 1}]}
