"""Calls of well-known public modules that were not fetched are judged as far as their inputs decide."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from hds_policies.finding import Finding
from hds_policies.rule import Outcome
from hds_policies.translate import translators_of
from hds_policies.translate.public_modules import _PUBLISHERS, _modules
from hds_policies.translate.public_modules.made import Derived, Input, Item, PublicModule
from hds_policies.translate.public_modules.source_address import SourceAddress, majors, newest_minor, source_address
from hds_policies.translate.roles import role_of
from hds_scanners.scan import Options, Scan, scan

PARIS = 'provider "aws" {\n  region = "eu-west-3"\n}\n'


def scanned(folder: Path, text: str) -> Scan:
    """The scan of one file, of which nothing may break."""
    (folder / "main.tf").write_text(text, "utf-8")
    result = scan([folder], Options(explain_passes=True))
    assert not [item for item in result.diagnostics if item.severity == "error"]
    return result


def verdict(result: Scan, rule_id: str, address: str) -> Outcome | None:
    """The worst verdict of a rule at an address, None when it says nothing there."""
    order = (Outcome.ERROR, Outcome.FAIL, Outcome.UNKNOWN, Outcome.PASS)
    found = {item.outcome for item in result.findings if item.rule_id == rule_id and item.subject.address == address}
    return next((outcome for outcome in order if outcome in found), None)


def the(result: Scan, rule_id: str, address: str) -> Finding:
    """The only finding of a rule at an address."""
    (finding,) = (item for item in result.findings if item.rule_id == rule_id and item.subject.address == address)
    return finding


def lines(finding: Finding) -> list[int]:
    """Lines of the evidence."""
    return [evidence.location.line for evidence in finding.evidence if evidence.location is not None]


# -- sources and versions ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("terraform-aws-modules/rds/aws", SourceAddress("terraform-aws-modules/rds/aws")),
        ("registry.terraform.io/terraform-aws-modules/rds/aws", SourceAddress("terraform-aws-modules/rds/aws")),
        ("registry.opentofu.org/terraform-aws-modules/rds/aws", SourceAddress("terraform-aws-modules/rds/aws")),
        (
            "terraform-aws-modules/iam/aws//modules/iam-policy",
            SourceAddress("terraform-aws-modules/iam/aws", "modules/iam-policy"),
        ),
        (
            "github.com/terraform-aws-modules/terraform-aws-rds-aurora",
            SourceAddress("terraform-aws-modules/rds-aurora/aws"),
        ),
        (
            "git::https://github.com/terraform-aws-modules/terraform-aws-rds.git?ref=v5.9.0",
            SourceAddress("terraform-aws-modules/rds/aws", "", "5.9.0"),
        ),
        (
            "git::https://github.com/terraform-aws-modules/terraform-aws-iam.git//modules/iam-user?ref=tags/4.1.0",
            SourceAddress("terraform-aws-modules/iam/aws", "modules/iam-user", "4.1.0"),
        ),
        (
            "git::ssh://git@github.com/terraform-google-modules/terraform-google-sql-db.git?depth=1&ref=master",
            SourceAddress("terraform-google-modules/sql-db/google", "", "?"),
        ),
        (
            "git@github.com:terraform-aws-modules/terraform-aws-vpc.git",
            SourceAddress("terraform-aws-modules/vpc/aws"),
        ),
        ("app.terraform.io/clinic/rds/aws", None),
        ("./modules/rds", None),
        ("s3::https://s3-eu-west-3.amazonaws.com/clinic/rds.zip", None),
        ("", None),
    ],
)
def test_a_published_module_is_told_by_every_spelling_of_its_source(
    source: str, expected: SourceAddress | None
) -> None:
    """Registry addresses with or without host, git and GitHub addresses, folders and tags."""
    assert source_address(source) == expected


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (None, (7,)),
        ("~> 5.0", (5,)),
        ("~> 5.1.2", (5,)),
        ("~> 5", (7,)),
        ("5.9.0", (5,)),
        ("= 5.9.0", (5,)),
        (">= 3.0", (7,)),
        (">= 3.0, < 6.0", (5,)),
        (">= 3.0, < 6.1", (6,)),
        ("> 2.0, <= 4.2", (4,)),
        ("!= 6.0.0, < 7.0.0", (6,)),
        ("~> 9.0", ()),
        ("?", (1, 2, 3, 4, 5, 6, 7)),
    ],
)
def test_a_constraint_means_the_newest_major_that_fits(constraint: str | None, expected: tuple[int, ...]) -> None:
    """Of the majors 1 to 7; none for a version that is not known, all when a commit says nothing."""
    assert majors(constraint, range(1, 8)) == expected


@pytest.mark.parametrize(
    ("constraint", "expected"),
    [
        (None, None),
        ("3.7.0", 7),
        ("= 3.7", 7),
        ("~> 3.7.0", 7),
        ("~> 3.7", None),
        (">= 3.2, < 3.9", 8),
        ("< 3.9.1", 9),
        ("<= 3.8.2", 8),
        (">= 3.0", None),
        ("< 4.0", None),
        ("?", None),
    ],
)
def test_a_constraint_may_keep_to_an_older_release_of_a_major(constraint: str | None, expected: int | None) -> None:
    """The second number of the newest release that fits, where the constraint bounds it."""
    assert newest_minor(constraint) == expected


@pytest.mark.parametrize(
    ("version", "expected"),
    [("3.7.0", Outcome.FAIL), ("~> 3.8.0", Outcome.FAIL), ("3.9.0", Outcome.PASS), ("~> 3.7", Outcome.PASS)],
)
def test_a_default_that_changed_within_a_major_follows_the_release(
    tmp_path: Path, version: str, expected: Outcome
) -> None:
    """A public access list opens a bucket of the module until 3.9 began to block public access."""
    result = scanned(
        tmp_path,
        PARIS
        + f"""
module "bucket" {{
  source  = "terraform-aws-modules/s3-bucket/aws"
  version = "{version}"
  bucket  = "clinic-records"
  acl     = "public-read"
}}
""",
    )
    assert verdict(result, "HDS_EXP_001", "module.bucket") is expected


# -- verdicts ----------------------------------------------------------------------------------------------------------


def test_what_an_input_says_is_judged_at_the_call_and_shown_where_it_is_written(tmp_path: Path) -> None:
    """Address, line and chain are those of the call's argument."""
    result = scanned(
        tmp_path,
        PARIS
        + """
variable "encrypted" {
  default = false
}
module "db" {
  source            = "terraform-aws-modules/rds/aws"
  version           = "~> 6.0"
  storage_encrypted = var.encrypted
}
""",
    )
    finding = the(result, "HDS_ENC_001", "module.db")
    assert finding.outcome is Outcome.FAIL
    assert (finding.location.file, finding.location.line) == ("main.tf", 8)
    (evidence,) = finding.evidence
    assert (evidence.attribute, evidence.value) == ("storage_encrypted", "false")
    assert lines(finding) == [11]
    assert evidence.chain == ("var.encrypted", "main.tf:6")


def test_defaults_are_those_of_the_major_version(tmp_path: Path) -> None:
    """terraform-aws-modules/rds encrypts from version 4 on."""
    calls = "".join(
        f'module "v{major}" {{\n  source  = "terraform-aws-modules/rds/aws"\n  version = "~> {major}.0"\n}}\n'
        for major in (3, 4)
    )
    result = scanned(tmp_path, PARIS + calls)
    assert verdict(result, "HDS_ENC_001", "module.v3") is Outcome.FAIL
    assert verdict(result, "HDS_ENC_001", "module.v4") is Outcome.PASS
    assert the(result, "HDS_ENC_001", "module.v3").evidence[0].chain == (
        "terraform-aws-modules/rds/aws ~> 3.0 var.storage_encrypted",
    )


@pytest.mark.parametrize(
    "source",
    [
        '"terraform-aws-modules/rds/aws"\n  version = "~> 99.0"',
        '"git::https://github.com/terraform-aws-modules/terraform-aws-rds.git?ref=4f5e6a7"',
    ],
)
def test_a_default_of_a_version_that_is_not_known_is_left_open(source: str, tmp_path: Path) -> None:
    """What is written counts all the same."""
    result = scanned(
        tmp_path,
        f'{PARIS}\nmodule "a" {{\n  source = {source}\n}}\n'
        f'module "b" {{\n  source = {source}\n  storage_encrypted = false\n}}\n',
    )
    finding = the(result, "HDS_ENC_001", "module.a")
    assert finding.outcome is Outcome.UNKNOWN
    assert "the module was not fetched" in finding.message.en
    assert "terraform-aws-modules/rds/aws" in finding.message.en
    assert verdict(result, "HDS_ENC_001", "module.b") is Outcome.FAIL


def test_the_place_is_that_of_the_provider_that_is_passed(tmp_path: Path) -> None:
    """By `providers`, by inheritance, and by the input `region`."""
    result = scanned(
        tmp_path,
        PARIS
        + """
provider "aws" {
  alias  = "us"
  region = "us-east-1"
}
module "here" {
  source = "terraform-aws-modules/dynamodb-table/aws"
}
module "there" {
  source    = "terraform-aws-modules/dynamodb-table/aws"
  providers = { aws = aws.us }
}
module "said" {
  source = "terraform-aws-modules/dynamodb-table/aws"
  region = "us-west-2"
}
""",
    )
    assert verdict(result, "HDS_RES_001", "module.here") is Outcome.PASS
    assert verdict(result, "HDS_RES_001", "module.there") is Outcome.FAIL
    assert verdict(result, "HDS_RES_001", "module.said") is Outcome.FAIL
    assert lines(the(result, "HDS_RES_001", "module.there")) == [7]
    assert lines(the(result, "HDS_RES_001", "module.said")) == [18]


def test_instances_of_a_call_are_judged_one_by_one(tmp_path: Path) -> None:
    """`for_each` over known keys gives each its own values."""
    result = scanned(
        tmp_path,
        PARIS
        + """
module "key" {
  for_each            = { a = true, b = false }
  source              = "terraform-aws-modules/kms/aws"
  enable_key_rotation = each.value
}
""",
    )
    assert verdict(result, "HDS_KEY_001", 'module.key["a"]') is Outcome.PASS
    assert verdict(result, "HDS_KEY_001", 'module.key["b"]') is Outcome.FAIL


def test_a_call_that_makes_nothing_is_not_judged(tmp_path: Path) -> None:
    """Switches such as `create` and `create_bucket`."""
    result = scanned(
        tmp_path,
        PARIS
        + """
module "off" {
  source        = "terraform-aws-modules/s3-bucket/aws"
  create_bucket = false
}
""",
    )
    assert not [item for item in result.findings if item.subject.address == "module.off"]


def test_an_unknown_input_leaves_open_what_it_decides_and_nothing_else(tmp_path: Path) -> None:
    """A variable without a value."""
    result = scanned(
        tmp_path,
        PARIS
        + """
variable "public" {
  type = bool
}
module "db" {
  source              = "terraform-aws-modules/rds/aws"
  version             = "~> 6.0"
  publicly_accessible = var.public
}
""",
    )
    assert verdict(result, "HDS_EXP_002", "module.db") is Outcome.UNKNOWN
    assert verdict(result, "HDS_ENC_001", "module.db") is Outcome.PASS


def test_what_a_switch_may_leave_away_is_in_doubt_and_casts_none_on_other_calls(tmp_path: Path) -> None:
    """A function's address that may not be there, and a flow log that is another network's."""
    result = scanned(
        tmp_path,
        PARIS
        + """
variable "on" {
  type = bool
}
module "function" {
  source                     = "terraform-aws-modules/lambda/aws"
  create_lambda_function_url = var.on
}
module "vpc" {
  source          = "terraform-aws-modules/vpc/aws"
  enable_flow_log = var.on
}
module "other" {
  source = "terraform-aws-modules/vpc/aws"
}
""",
    )
    assert verdict(result, "HDS_EXP_004", "module.function") is Outcome.UNKNOWN
    assert verdict(result, "HDS_MON_001", "module.vpc") is Outcome.UNKNOWN
    assert verdict(result, "HDS_MON_001", "module.other") is Outcome.FAIL


def test_resources_beside_a_call_complete_what_it_makes(tmp_path: Path) -> None:
    """By the outputs of the call, which are not known but lead to it."""
    result = scanned(
        tmp_path,
        PARIS
        + """
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
}
module "other" {
  source = "terraform-aws-modules/vpc/aws"
}
resource "aws_flow_log" "all" {
  vpc_id          = module.vpc.vpc_id
  log_destination = "arn:aws:logs:eu-west-3:123456789012:log-group:flows"
}
resource "aws_subnet" "a" {
  vpc_id     = module.vpc.vpc_id
  cidr_block = module.vpc.nothing_known[0].at_all
}
""",
    )
    assert verdict(result, "HDS_MON_001", "module.vpc") is Outcome.PASS
    assert verdict(result, "HDS_MON_001", "module.other") is Outcome.FAIL


def test_rules_of_a_group_lead_to_their_own_lines(tmp_path: Path) -> None:
    """One list of maps among the inputs, one item of which opens a port; what is not known casts no doubt on it."""
    result = scanned(
        tmp_path,
        PARIS
        + """
variable "more" {
  type = list(map(string))
}
module "group" {
  source = "terraform-aws-modules/security-group/aws"
  ingress_with_cidr_blocks = [
    { rule = "https-443-tcp", cidr_blocks = "0.0.0.0/0" },
    { rule = "postgresql-tcp", cidr_blocks = "10.0.0.0/8,0.0.0.0/0" },
  ]
  computed_ingress_with_cidr_blocks = var.more
}
""",
    )
    findings = [item for item in result.findings if item.rule_id == "HDS_FWL_002"]
    failed = [item for item in findings if item.outcome is Outcome.FAIL]
    assert [item.outcome for item in findings if item.outcome is Outcome.UNKNOWN]
    assert [lines(item)[0] for item in failed] == [12]


def test_the_range_of_a_network_that_a_module_makes_is_not_the_internet(tmp_path: Path) -> None:
    """By the names of its outputs; any other output may hold anything."""
    result = scanned(
        tmp_path,
        PARIS
        + """
module "vpc" {
  source = "terraform-aws-modules/vpc/aws"
}
module "inner" {
  source                   = "terraform-aws-modules/security-group/aws"
  ingress_with_cidr_blocks = [{ rule = "postgresql-tcp", cidr_blocks = module.vpc.vpc_cidr_block }]
}
module "other" {
  source                   = "terraform-aws-modules/security-group/aws"
  ingress_with_cidr_blocks = [{ rule = "postgresql-tcp", cidr_blocks = module.vpc.name }]
}
""",
    )
    assert verdict(result, "HDS_FWL_002", "module.inner") is Outcome.PASS
    assert verdict(result, "HDS_FWL_002", "module.other") is Outcome.UNKNOWN


def test_a_module_whose_code_is_there_is_read_and_not_looked_up(tmp_path: Path) -> None:
    """Fetched under the same source, with a default of its own."""
    fetched = tmp_path / ".terraform" / "modules" / "db"
    fetched.mkdir(parents=True)
    manifest = {"Modules": [{"Key": "db", "Source": "", "Dir": ".terraform/modules/db"}]}
    (fetched.parent / "modules.json").write_text(json.dumps(manifest), "utf-8")
    (fetched / "main.tf").write_text('resource "aws_db_instance" "own" {\n  storage_encrypted = true\n}\n', "utf-8")
    result = scanned(
        tmp_path,
        PARIS
        + """
module "db" {
  source  = "terraform-aws-modules/rds/aws"
  version = "~> 3.0"
}
""",
    )
    assert verdict(result, "HDS_ENC_001", "module.db.aws_db_instance.own") is Outcome.PASS
    assert verdict(result, "HDS_ENC_001", "module.db") is None


def test_other_modules_stay_silent(tmp_path: Path) -> None:
    """Nothing is said of code that nobody has seen."""
    result = scanned(
        tmp_path,
        PARIS + 'module "x" {\n  source            = "clinic/rds/aws"\n  storage_encrypted = false\n}\n',
    )
    assert not [item for item in result.findings if item.subject.address == "module.x"]


# -- the tables --------------------------------------------------------------------------------------------------------

TABLES = [(name, module) for publisher in _PUBLISHERS for name, module in _modules(publisher).items()]


def test_every_table_is_keyed_by_a_source_that_leads_to_it() -> None:
    """A key that no source spells would never be found."""
    for name, _ in TABLES:
        address = source_address(name)
        assert address is not None
        assert address.key == name
        assert name.split("/", 1)[0] in _PUBLISHERS


@pytest.mark.parametrize(("name", "module"), TABLES, ids=[name for name, _ in TABLES])
def test_every_table_makes_what_some_rule_or_role_knows(name: str, module: PublicModule) -> None:
    """Types that nothing reads are errors of spelling."""
    for made in module.makes:
        assert translators_of(made.type) or role_of(made.type)[0], f"{name}: {made.type}"


# The submodules of this one differ only by the names of the rules they add.
WITHOUT_TWINS = [name for name, _ in TABLES if "security-group/aws//" not in name or name.endswith("/ssh")]
VALUES = (
    "var.unknown",
    "null",
    "[]",
    "{}",
    '"text"',
    "-1",
    "[var.unknown]",
    "{ a = var.unknown }",
    "[{}]",
    "{ a = {} }",
)


@pytest.mark.parametrize("name", WITHOUT_TWINS)
def test_no_input_whatever_it_is_breaks_the_scan(name: str, tmp_path: Path) -> None:
    """All inputs that a table reads are given the same value, mistyped for most of them."""
    words = {
        word.split(".")[0]
        for made in dict(TABLES)[name].makes
        for row in (made.rows, *made.when, made.each)
        for word in _inputs(row)
        if word
    }
    calls = [
        f'module "x{at}" {{\n  source = "{name}"\n' + "".join(f"  {word} = {value}\n" for word in sorted(words)) + "}\n"
        for at, value in enumerate(VALUES)
    ]
    result = scanned(tmp_path, 'variable "unknown" {}\n' + PARIS + "".join(calls))
    assert not [item.message for item in result.findings if item.outcome is Outcome.ERROR]


def _inputs(row: object) -> set[str]:
    """Names of the inputs that a row mentions."""
    if isinstance(row, Mapping):
        return {word for inner in row.values() for word in _inputs(inner)}
    if isinstance(row, Input) and not isinstance(row, Item):
        return {row.name}
    return {row.shown} if isinstance(row, Derived) else set()
