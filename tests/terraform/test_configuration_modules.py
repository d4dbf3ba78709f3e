"""Roots of a tree, module calls, addresses, and instances that cannot be counted."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

from configuration_reading import by_address, errors_of, reading_of, written
from hds_policies.model.value import Reference, Unknown, Why
from hds_scanners.sources.terraform.discovery import find_roots
from hds_scanners.sources.terraform.folder import TerraformOptions, read_root

RESOURCE = 'resource "aws_x" "y" {}\n'


def test_roots_are_the_folders_that_nobody_calls(tmp_path: Path) -> None:
    files = {
        "environments/prod/main.tf": 'module "n" { source = "../../modules/net" }',
        "environments/dev/main.tf": '# module "x" { source = "../prod" }\n' + RESOURCE,
        "modules/net/main.tf": 'module "inner" { source = "./inner" }',
        "modules/net/inner/main.tf": RESOURCE,
        "modules/unused/main.tf": RESOURCE,
        ".terraform/modules/x/main.tf": RESOURCE,
        "node_modules/x/main.tf": RESOURCE,
        ".hidden/main.tf": RESOURCE,
        "notes/readme.md": "",
    }
    tree = find_roots(written(tmp_path, files))

    assert tree.roots == ("environments/dev", "environments/prod", "modules/unused")
    assert "modules/net/inner" in tree.folders
    assert pickle.loads(pickle.dumps(tree)) == tree


def test_folders_that_call_each_other_in_a_circle_are_read_with_an_error(tmp_path: Path) -> None:
    files = {
        "a/main.tf": 'module "b" { source = "../b" }\n' + RESOURCE,
        "b/main.tf": 'module "a" { source = "../a" }\n' + RESOURCE,
    }
    tree = find_roots(written(tmp_path, files))
    reading = read_root(tree, "a")

    assert tree.roots == ("a",)
    assert [found.severity for found in tree.diagnostics] == ["error"]
    assert {"aws_x.y", "module.b.aws_x.y"} <= set(by_address(reading))
    assert [text for _, _, text in errors_of(reading)] == ["module.a calls itself in a circle"]


def test_module_is_judged_once_for_each_caller(tmp_path: Path) -> None:
    module = 'variable "r" {}\nresource "aws_x" "y" { region = var.r }\n'
    files = {
        "one/main.tf": 'module "m" {\n  source = "../m"\n  r = "eu-west-3"\n}\n',
        "two/main.tf": 'module "m" {\n  source = "../m"\n  r = "us-east-1"\n}\n',
        "m/main.tf": module,
    }
    tree = find_roots(written(tmp_path, files))

    regions = [by_address(read_root(tree, root))["module.m.aws_x.y"].attributes["region"] for root in tree.roots]
    assert (tree.roots, regions) == (("one", "two"), ["eu-west-3", "us-east-1"])


def test_addresses_are_spelled_as_terraform_prints_them(tmp_path: Path) -> None:
    files = {
        "main.tf": 'module "m" {\n  source   = "./m"\n  for_each = toset(["a.b", "say \\"hi\\"", "$${x}", "é"])\n}\n',
        "m/main.tf": 'resource "aws_x" "y" { count = 2 }\n',
    }
    assert sorted(by_address(reading_of(tmp_path, files))) == sorted(
        f"module.m[{key}].aws_x.y[{index}]" for key in ('"a.b"', '"say \\"hi\\""', '"$${x}"', '"é"') for index in (0, 1)
    )


def test_instance_of_says_the_address_without_the_last_key(tmp_path: Path) -> None:
    files = {
        "main.tf": 'module "m" {\n  source = "./m"\n  count = 1\n}\n',
        "m/main.tf": 'resource "aws_x" "y" { count = 1 }\n',
    }
    declaration = by_address(reading_of(tmp_path, files))["module.m[0].aws_x.y[0]"]

    assert (declaration.instance_of, declaration.module) == ("module.m[0].aws_x.y", "module.m[0]")


def test_module_that_was_not_fetched_is_listed_with_its_inputs(tmp_path: Path) -> None:
    text = """
variable "cidr" { default = "10.0.0.0/16" }
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "~> 5.0"
  cidr    = var.cidr
}
resource "aws_x" "y" { vpc = module.vpc.vpc_id }
"""
    reading = reading_of(tmp_path, text)
    call, resource = by_address(reading)["module.vpc"], by_address(reading)["aws_x.y"]

    assert [(item.address, item.source) for item in reading.modules_not_fetched] == [
        ("module.vpc", "terraform-aws-modules/vpc/aws")
    ]
    assert (call.mode, call.type, dict(call.attributes)) == (
        "module",
        "terraform-aws-modules/vpc/aws",
        {"cidr": "10.0.0.0/16"},
    )
    assert resource.attributes["vpc"].why is Why.MODULE_NOT_FETCHED
    assert errors_of(reading) == []


def test_fetched_module_is_read_from_the_manifest(tmp_path: Path) -> None:
    manifest = {
        "Modules": [
            {"Key": "", "Source": "", "Dir": "."},
            {"Key": "vpc", "Source": "registry.terraform.io/x/vpc/aws", "Dir": ".terraform/modules/vpc"},
            {"Key": "vpc.sub", "Source": "registry.terraform.io/x/sub/aws", "Dir": ".terraform/modules/vpc.sub"},
        ]
    }
    files = {
        "main.tf": 'module "vpc" { source = "x/vpc/aws" }\n',
        ".terraform/modules/modules.json": json.dumps(manifest),
        ".terraform/modules/vpc/main.tf": 'module "sub" { source = "x/sub/aws" }\n' + RESOURCE,
        ".terraform/modules/vpc.sub/main.tf": RESOURCE,
    }
    reading = reading_of(tmp_path, files)

    assert sorted(by_address(reading)) == ["module.vpc.aws_x.y", "module.vpc.module.sub.aws_x.y"]
    assert reading.modules_not_fetched == []


def test_missing_module_and_one_outside_are_errors_and_the_rest_is_read(tmp_path: Path) -> None:
    text = 'module "gone" { source = "./gone" }\nmodule "out" { source = "../../etc" }\n' + RESOURCE
    reading = reading_of(tmp_path / "scanned", text)

    assert "aws_x.y" in by_address(reading)
    assert errors_of(reading) == [
        ("main.tf", 1, "module.gone: its folder does not exist"),
        ("main.tf", 2, "module.out: its folder is outside of the scanned one"),
    ]
    assert [item.address for item in reading.modules_not_fetched] == ["module.gone", "module.out"]


def test_module_beside_the_scanned_folder_is_read_in_the_same_repository(tmp_path: Path) -> None:
    written(tmp_path, {".git/HEAD": "", "modules/m/main.tf": RESOURCE})
    reading = reading_of(tmp_path / "live" / "prod", 'module "m" { source = "../../modules/m" }\n')

    assert [(d.address, d.location.file) for d in reading.declarations] == [
        ("module.m.aws_x.y", "../../modules/m/main.tf")
    ]


def test_unknown_count_leaves_one_instance_that_stands_for_all(tmp_path: Path) -> None:
    text = """
variable "n" {}
resource "aws_x" "counted" {
  count = var.n
  name  = "x-${count.index}"
  fixed = true
}
resource "aws_x" "each" {
  for_each = data.aws_subnets.s.ids
  name     = each.value
}
data "aws_subnets" "s" {}
resource "aws_x" "user" { of = aws_x.counted[0].arn }
"""
    reading = reading_of(tmp_path, text)
    found = by_address(reading)

    assert sorted(found) == ["aws_x.counted", "aws_x.each", "aws_x.user", "data.aws_subnets.s"]
    assert found["aws_x.counted"].attributes["fixed"] is True
    assert found["aws_x.counted"].attributes["name"].why is Why.NO_VALUE
    assert found["aws_x.each"].attributes["name"].why is Why.DATA_SOURCE
    assert found["aws_x.user"].attributes["of"].reference.address == "aws_x.counted"
    assert errors_of(reading) == []


def test_no_instance_is_left_of_a_count_of_zero(tmp_path: Path) -> None:
    text = (
        'variable "on" { default = false }\nresource "aws_x" "y" { count = var.on ? 1 : 0 }\n' + 'resource "a_b" "c" {}'
    )

    assert list(by_address(reading_of(tmp_path, text))) == ["a_b.c"]


def test_workspace_is_only_known_when_something_says_it(tmp_path: Path) -> None:
    text = 'resource "aws_x" "y" { name = terraform.workspace }\n'

    def name(options: TerraformOptions | None = None) -> object:
        return by_address(reading_of(tmp_path, text, options))["aws_x.y"].attributes["name"]

    unknown = name()
    assert isinstance(unknown, Unknown)
    assert unknown.why is Why.RUN_TIME
    assert name(TerraformOptions(workspace="default")) == "default"
    assert name(TerraformOptions(environment={"TF_WORKSPACE": "prod"})) == "prod"
    written(tmp_path, {".terraform/environment": "staging"})
    assert name() == "staging"


def test_variables_of_a_root_follow_the_order_of_precedence(tmp_path: Path) -> None:
    files = {
        "main.tf": "".join(f'variable "{name}" {{ default = "default" }}\n' for name in "abcdef")
        + 'resource "aws_x" "y" { all = [var.a, var.b, var.c, var.d, var.e, var.f] }\n',
        "terraform.tfvars": 'c = "tfvars"\nd = "tfvars"\ne = "tfvars"\nf = "tfvars"\n',
        "x.auto.tfvars": 'd = "auto"\ne = "auto"\nf = "auto"\n',
        "given.tfvars": 'e = "file"\nf = "file"\n',
    }
    options = TerraformOptions(
        assignments=(("f", "line"), tmp_path / "given.tfvars", ("f", "last")),
        environment={f"TF_VAR_{name}": "environment" for name in "bcdef"},
    )
    declaration = by_address(reading_of(tmp_path, files, options))["aws_x.y"]

    assert declaration.attributes["all"] == ["default", "environment", "tfvars", "auto", "file", "last"]
    assert declaration.origin_of("all").chain == ("var.a", "main.tf:1")


def test_variable_that_no_file_declares_is_an_error_on_the_command_line_of_a_lone_root(tmp_path: Path) -> None:
    options = TerraformOptions(assignments=(("typo", "x"),))
    alone = reading_of(tmp_path / "alone", RESOURCE, options)
    among = reading_of(tmp_path / "among", {"a/main.tf": RESOURCE, "b/main.tf": RESOURCE}, options, root="a")

    assert [text for _, _, text in errors_of(alone)] == ["--var typo: no file declares this variable"]
    assert errors_of(among) == []


def test_broken_variable_file_is_an_error_though_nothing_reads_it_and_gives_its_sound_values(tmp_path: Path) -> None:
    files = {
        "main.tf": 'variable "a" {}\nvariable "b" {}\nresource "aws_x" "y" { b = var.b }\n',
        "terraform.tfvars": "a = [\n  = 1\n]\nb = 2\n",
    }
    reading = reading_of(tmp_path, files)

    assert [(file, line) for file, line, _ in errors_of(reading)] == [("terraform.tfvars", 2)]
    assert by_address(reading)["aws_x.y"].attributes["b"] == 2


def test_resource_given_as_an_object_has_the_attributes_that_only_the_provider_knows(tmp_path: Path) -> None:
    """Required, optional and in a map: a module that asks for `arn` gets the one of that resource."""
    module = """
variable "one" { type = object({ id = string, arn = string, size = optional(number, 3) }) }
variable "more" { type = map(object({ id = string, name = optional(string, "none") })) }
resource "aws_x" "user" {
  a = var.one.arn
  b = var.one.size
  c = var.more["k"].id
  d = var.more["k"].name
}
"""
    files = {
        "main.tf": """
resource "aws_y" "given" { size = 5 }
resource "aws_y" "each" {
  for_each = toset(["k"])
  name     = "n"
}
module "m" {
  source = "./m"
  one    = aws_y.given
  more   = aws_y.each
}
""",
        "m/main.tf": module,
    }
    reading = reading_of(tmp_path, files)
    found = by_address(reading)["module.m.aws_x.user"].attributes

    assert not reading.diagnostics
    assert (found["b"], found["d"]) == (5, "n")
    references = {name: found[name].reference for name in ("a", "c")}
    assert references == {"a": Reference("aws_y.given", "arn"), "c": Reference('aws_y.each["k"]', "id")}
