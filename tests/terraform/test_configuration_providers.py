"""The provider configuration in effect, through aliases, modules and provider for_each."""

from __future__ import annotations

from pathlib import Path

from configuration_reading import by_address, declaration_of, reading_of
from hds_policies.model.value import Unknown, Why

TWO_PROVIDERS = """
terraform {
  required_providers {
    aws = {
      source                = "hashicorp/aws"
      version               = "~> 6.0"
      configuration_aliases = [aws.unused]
    }
  }
}
provider "aws" { region = "eu-west-3" }
provider "aws" {
  alias  = "dr"
  region = var.dr_region
}
variable "dr_region" { default = "us-east-1" }
"""
BUCKET = 'resource "aws_s3_bucket" "b" {}\n'


def region_of(folder: Path, files: dict[str, str], address: str) -> object:
    return declaration_of(folder, files, address).provider.attributes.get("region")


def test_default_and_aliased_configurations_are_told_apart(tmp_path: Path) -> None:
    text = f'{TWO_PROVIDERS}{BUCKET}resource "aws_s3_bucket" "dr" {{ provider = aws.dr }}\n'
    found = by_address(reading_of(tmp_path, text))

    default, other = found["aws_s3_bucket.b"].provider, found["aws_s3_bucket.dr"].provider
    assert (default.key, default.attributes["region"]) == ("aws", "eu-west-3")
    assert (other.key, other.attributes["region"]) == ("aws.dr", "us-east-1")
    assert (other.name, other.source, other.version, other.configured) == ("aws", "hashicorp/aws", "~> 6.0", True)


def test_chain_of_a_provider_argument_leads_to_the_default_of_the_variable(tmp_path: Path) -> None:
    text = f'{TWO_PROVIDERS}resource "aws_s3_bucket" "dr" {{ provider = aws.dr }}\n'
    origin = declaration_of(tmp_path, text, "aws_s3_bucket.dr").origin_of("provider.region")

    assert origin.chain == ("aws.dr", "var.dr_region", "main.tf:16")
    assert (origin.location.file, origin.location.line) == ("main.tf", 14)


def test_providers_map_of_a_module_call_wins_over_inheritance(tmp_path: Path) -> None:
    files = {
        "main.tf": TWO_PROVIDERS
        + 'module "near" { source = "./m" }\nmodule "far" {\n  source = "./m"\n  providers = { aws = aws.dr }\n}\n',
        "m/main.tf": BUCKET,
    }
    assert region_of(tmp_path, files, "module.near.aws_s3_bucket.b") == "eu-west-3"
    assert region_of(tmp_path, files, "module.far.aws_s3_bucket.b") == "us-east-1"


def test_configuration_aliases_are_passed_through_two_levels(tmp_path: Path) -> None:
    files = {
        "main.tf": TWO_PROVIDERS
        + 'module "a" {\n  source = "./a"\n  providers = { aws = aws, aws.copy = aws.dr }\n}\n',
        "a/main.tf": 'terraform {\n  required_providers {\n    aws = {\n      source = "hashicorp/aws"\n'
        "      configuration_aliases = [aws.copy]\n    }\n  }\n}\n"
        'module "b" {\n  source = "../b"\n  providers = { aws.target = aws.copy }\n}\n',
        "b/main.tf": 'resource "aws_s3_bucket" "c" { provider = aws.target }\n' + BUCKET,
    }
    assert region_of(tmp_path, files, "module.a.module.b.aws_s3_bucket.c") == "us-east-1"
    assert region_of(tmp_path, files, "module.a.module.b.aws_s3_bucket.b") == "eu-west-3"


def test_children_inherit_by_provider_and_not_by_local_name(tmp_path: Path) -> None:
    files = {
        "main.tf": 'terraform {\n  required_providers {\n    amazon = { source = "hashicorp/aws" }\n  }\n}\n'
        'provider "amazon" { region = "eu-west-1" }\nmodule "m" { source = "./m" }\n',
        "m/main.tf": 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws" }\n  }\n}\n' + BUCKET,
    }
    assert region_of(tmp_path, files, "module.m.aws_s3_bucket.b") == "eu-west-1"


def test_empty_provider_block_of_a_child_only_announces_one(tmp_path: Path) -> None:
    files = {
        "main.tf": 'provider "aws" { region = "eu-west-3" }\nmodule "m" { source = "./m" }\n',
        "m/main.tf": 'provider "aws" {}\n' + BUCKET,
    }
    assert region_of(tmp_path, files, "module.m.aws_s3_bucket.b") == "eu-west-3"


def test_provider_with_for_each_is_chosen_by_key(tmp_path: Path) -> None:
    text = """
locals { regions = { paris = "eu-west-3", ohio = "us-east-2" } }
provider "aws" {
  alias    = "by_name"
  for_each = local.regions
  region   = each.value
}
resource "aws_s3_bucket" "each" {
  for_each = local.regions
  provider = aws.by_name[each.key]
}
resource "aws_s3_bucket" "one" { provider = aws.by_name["paris"] }
"""
    found = by_address(reading_of(tmp_path, text))

    regions = {address: found[address].provider.attributes["region"] for address in found}
    assert regions == {
        'aws_s3_bucket.each["ohio"]': "us-east-2",
        'aws_s3_bucket.each["paris"]': "eu-west-3",
        "aws_s3_bucket.one": "eu-west-3",
    }
    assert found["aws_s3_bucket.one"].provider.key == 'aws.by_name["paris"]'


def test_unknown_region_carries_the_chain_from_the_provider_to_the_variable(tmp_path: Path) -> None:
    text = 'variable "r" {}\nlocals { r = var.r }\nprovider "aws" {\n  region = local.r\n}\n' + BUCKET
    region = declaration_of(tmp_path, text, "aws_s3_bucket.b").provider.attributes["region"]

    assert isinstance(region, Unknown)
    assert region.why is Why.NO_VALUE
    assert region.chain == ("provider.aws.region", "local.r", "var.r")


def test_missing_configuration_is_said_and_not_invented(tmp_path: Path) -> None:
    provider = declaration_of(tmp_path, BUCKET, "aws_s3_bucket.b").provider

    assert (provider.name, provider.configured, dict(provider.attributes)) == ("aws", False, {})


def test_provider_of_a_type_is_its_first_word_unless_one_is_named(tmp_path: Path) -> None:
    text = 'provider "google-beta" { region = "europe-west9" }\n'
    text += 'resource "google_sql_database_instance" "d" { provider = google-beta }\n'
    provider = declaration_of(tmp_path, text, "google_sql_database_instance.d").provider

    assert (provider.name, provider.attributes["region"]) == ("google-beta", "europe-west9")


def test_nested_blocks_of_a_provider_are_lists_of_mappings(tmp_path: Path) -> None:
    text = 'provider "aws" {\n  endpoints { s3 = "https://oos.eu-west-2.outscale.com" }\n}\n' + BUCKET
    attributes = declaration_of(tmp_path, text, "aws_s3_bucket.b").provider.attributes

    assert [block["s3"] for block in attributes["endpoints"]] == ["https://oos.eu-west-2.outscale.com"]


def test_region_of_a_resource_itself_is_an_argument_like_any_other(tmp_path: Path) -> None:
    text = 'locals { r = "eu-central-1" }\nresource "aws_sqs_queue" "q" { region = local.r }\n'

    assert declaration_of(tmp_path, text, "aws_sqs_queue.q").attributes["region"] == "eu-central-1"
