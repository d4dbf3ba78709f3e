"""How the rules show in a plain Checkov run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checkov_run import CHECKOV, POLICIES, WITHOUT_CHECKOV, run_checkov
from hds_policies.catalogue import RULES
from hds_scanners.scan import Options, scan

pytestmark = pytest.mark.skipif(not CHECKOV, reason=WITHOUT_CHECKOV)

_PYTHON = str(Path(CHECKOV).parent / "python")
_BUCKETS = """
provider "aws" {
  region = "us-east-1"
}

resource "aws_s3_bucket" "far" {
  bucket = "clinic-far"
}

resource "aws_s3_bucket" "accepted" {
  # checkov:skip=HDS_RES_001:only test data
  bucket = "clinic-accepted"
}
"""
_ALIASES = """
provider "aws" {
  region = "eu-west-3"
}

provider "aws" {
  alias  = "far"
  region = "us-east-1"
}

module "near" {
  source = "./store"
}

module "far" {
  source    = "./store"
  for_each  = toset(["one", "two"])
  providers = { aws = aws.far }
}
"""
_STORE = """
resource "aws_s3_bucket" "records" {
  bucket_prefix = "clinic"
}
"""
_LATER = """
variable "region" {
  type = string
}

provider "aws" {
  region = var.region
}

resource "aws_s3_bucket" "later" {
  bucket = "clinic-later"
}

terraform {
  backend "s3" {
    bucket = "clinic-state"
    key    = "state"
    region = "us-east-1"
  }
}
"""


def _write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.tf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def test_a_failure_shows_what_is_known_of_the_rule(tmp_path: Path) -> None:
    run = run_checkov(_write(tmp_path, main=_BUCKETS), "--framework", "terraform", "--check", "HDS_RES_001")
    (record,) = run.records("failed")
    (rule,) = (rule for rule in RULES if rule.id == "HDS_RES_001")
    assert record["resource"] == "aws_s3_bucket.far"
    assert record["check_name"] == rule.title.en
    assert record["severity"] == rule.severity.name
    assert record["guideline"] == "hds rule HDS_RES_001"
    assert "us-east-1" in record["details"][0]
    assert record["details"][-1] == rule.fix.en
    assert record["check_result"]["evaluated_keys"] == ["provider/region"]
    assert record["file_line_range"] == [6, 8]
    assert "[ERROR]" not in run.log


def test_texts_are_in_the_language_of_the_environment(tmp_path: Path) -> None:
    run = run_checkov(
        _write(tmp_path, main=_BUCKETS), "--framework", "terraform", environment={"HDS_LANG": "", "LANG": "fr_FR.UTF-8"}
    )
    titles = {rule.id: rule.title.fr for rule in RULES}
    assert {(record["check_id"], record["check_name"]) for record in run.records("failed")} <= set(titles.items())
    assert run.records("failed")


def test_a_skip_comment_is_honoured(tmp_path: Path) -> None:
    run = run_checkov(_write(tmp_path, main=_BUCKETS), "--framework", "terraform", "--check", "HDS_RES_001")
    (record,) = run.records("skipped")
    assert record["resource"] == "aws_s3_bucket.accepted"
    assert record["check_result"]["suppress_comment"] == "only test data"


def test_severities_select(tmp_path: Path) -> None:
    run = run_checkov(_write(tmp_path, main=_BUCKETS), "--framework", "terraform", "--check", "CRITICAL")
    critical = {rule.id for rule in RULES if rule.severity.name == "CRITICAL"}
    assert "HDS_RES_001" in {record["check_id"] for record in run.records("failed")} <= critical


def test_provider_maps_of_modules_decide_the_place(tmp_path: Path) -> None:
    folder = _write(tmp_path, main=_ALIASES, store__main=_STORE)
    verdicts = run_checkov(folder, "--framework", "terraform", "--check", "HDS_RES_001").verdicts()
    assert {(address, verdict) for _, rule, address, verdict in verdicts if rule == "HDS_RES_001"} == {
        ("module.near.aws_s3_bucket.records", "pass"),
        ('module.far["one"].aws_s3_bucket.records', "fail"),
        ('module.far["two"].aws_s3_bucket.records', "fail"),
    }


def test_what_checkov_would_drop_is_told_once(tmp_path: Path) -> None:
    run = run_checkov(_write(tmp_path, main=_LATER), "--framework", "terraform")
    told = [line for line in run.log.splitlines() if "HDS_RES_001" in line]
    assert [line for line in told if "not decided for aws_s3_bucket.later" in line and "var.region" in line] == told[
        -1:
    ]
    assert any("fail for terraform.backend.s3" in line for line in told)
    assert len(told) == 2


def test_values_of_secrets_are_not_told(tmp_path: Path) -> None:
    secret = "hunter2-planted"
    text = f"""
    locals {{ known = {{ word = "{secret}" }} }}
    variable "chosen" {{ type = string }}
    resource "aws_db_instance" "visits" {{
      password            = lookup(local.known, var.chosen)
      storage_encrypted   = lookup(local.known, var.chosen)
      publicly_accessible = local.known[var.chosen]
    }}
    """
    run = run_checkov(_write(tmp_path, main=text), "--framework", "terraform", "--check", "HDS_ENC_001,HDS_EXP_002")
    assert "not decided for aws_db_instance.visits" in run.log
    assert secret not in run.log


def test_a_crash_of_a_rule_is_a_failure_and_an_error_in_the_log(tmp_path: Path) -> None:
    program = """
import sys
sys.path.insert(1, sys.argv[1])
import hds_policies.catalogue as catalogue, dataclasses

def broken(thing):
    raise ValueError("planted")

catalogue.RULES = tuple(
    dataclasses.replace(rule, check=broken, takes_context=False) if rule.id == "HDS_RES_001" else rule
    for rule in catalogue.RULES
)
sys.argv[1:] = ["-d", sys.argv[2], "--external-checks-dir", sys.argv[1], "--skip-download", "--framework", "terraform",
                "--output", "json", "--soft-fail", "--check", "HDS_RES_001"]
from checkov.main import Checkov
Checkov().run()
"""
    _write(tmp_path, main=_BUCKETS)
    done = subprocess.run(
        [_PYTHON, "-c", program, str(POLICIES), str(tmp_path)], capture_output=True, text=True, check=True
    )
    (record,) = json.loads(done.stdout)["results"]["failed_checks"]
    assert "planted" in record["details"][0]
    assert "HDS_RES_001" in "".join(line for line in done.stderr.splitlines() if "[ERROR]" in line)


def test_every_runner_loads_the_rules_without_an_error(tmp_path: Path) -> None:
    run = run_checkov(_write(tmp_path, main=_BUCKETS))
    assert "[ERROR]" not in run.log
    assert "Traceback" not in run.log
    found = [record["resource"] for record in run.records("failed") if record["check_id"] == "HDS_RES_001"]
    assert found == ["aws_s3_bucket.far"]


def test_the_other_graph_library_is_read_alike(tmp_path: Path) -> None:
    folder = _write(tmp_path, near__main=_BUCKETS.replace("us-east-1", "eu-west-3"), far__main=_BUCKETS)
    options = ("--framework", "terraform", "--check", "HDS_RES_001")
    usual = run_checkov(folder, *options)
    other = run_checkov(folder, *options, environment={"CHECKOV_GRAPH_FRAMEWORK": "NETWORKX"})
    assert other.verdicts() == usual.verdicts()
    assert {verdict for *_, verdict in usual.verdicts()} == {"pass", "fail"}


def test_a_run_without_graph_says_that_nothing_was_judged(tmp_path: Path) -> None:
    """Checkov 3.3.30 hands its checks none when it splits the graph."""
    folder = _write(tmp_path, far__main=_BUCKETS)
    run = run_checkov(folder, "--framework", "terraform", environment={"TF_SPLIT_GRAPH": "True"})
    assert run.verdicts() or "nothing was judged" in run.log


def test_checks_of_the_user_beside_the_packages_are_executed_too(tmp_path: Path) -> None:
    policies = tmp_path / "policies"
    shutil.copytree(POLICIES, policies, ignore=shutil.ignore_patterns("__pycache__"))
    (policies / "ours").mkdir()
    (policies / "ours" / "__init__.py").touch()
    (policies / "ours" / "our_check.py").write_text("import sys\nprint('executed', file=sys.stderr)\n", "utf-8")
    folder = _write(tmp_path / "infrastructure", main=_BUCKETS)
    run = run_checkov(folder, "--framework", "terraform", "--check", "HDS_RES_001", policies=policies)
    assert "executed" in run.log
    assert [record["resource"] for record in run.records("failed")] == ["aws_s3_bucket.far"]


def test_loading_again_changes_nothing() -> None:
    program = """
import logging, sys
logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
from checkov.terraform.checks.resource.registry import resource_registry
import checkov.main
before = dict(sys.modules)
for _ in range(20):
    resource_registry.load_external_checks(sys.argv[1])
print(sorted(name for name in sys.modules if name.startswith("hds_policies.") or name in {"judge", "rule_check"}))
resource_registry.get_checks("aws_s3_bucket")
print(sorted(name for name, module in before.items() if sys.modules.get(name) is not module))
print(sorted(check.id for _, check in resource_registry.all_checks() if check.id.startswith("HDS_")))
"""
    done = subprocess.run([_PYTHON, "-c", program, str(POLICIES)], capture_output=True, text=True, check=True)
    loaded, replaced, registered = done.stdout.splitlines()[-3:]
    assert loaded == "[]", "a process that asks for no check loads no rule, and no file of the packages under its stem"
    assert replaced == "[]"
    assert registered == str(sorted(rule.id for rule in RULES))
    assert "ERROR" not in done.stderr


def _plan(*regions: str) -> str:
    """A plan of one bucket in the root and one in a module, with the provider configurations of some regions."""
    bucket = {"type": "aws_s3_bucket", "name": "b", "provider_name": "registry.terraform.io/hashicorp/aws"}
    values = {"bucket": "clinic", "tags": None}
    near = {**bucket, "address": "aws_s3_bucket.b", "mode": "managed", "values": values}
    far = {**near, "address": "module.far.aws_s3_bucket.b"}
    change = {"actions": ["create"], "before": None, "after": values, "after_unknown": {}}
    providers = {
        "aws" if at == 0 else f"aws.other{at}": {
            "name": "aws",
            "full_name": "registry.terraform.io/hashicorp/aws",
            **({"alias": f"other{at}"} if at else {}),
            "expressions": {"region": {"constant_value": region}},
        }
        for at, region in enumerate(regions)
    }
    plan = {
        "format_version": "1.2",
        "terraform_version": "1.11.0",
        "planned_values": {
            "root_module": {"resources": [near], "child_modules": [{"address": "module.far", "resources": [far]}]}
        },
        "resource_changes": [{**near, "change": change}, {**far, "module_address": "module.far", "change": change}],
        "configuration": {"provider_config": providers, "root_module": {}},
    }
    return json.dumps(plan, indent=1)


@pytest.mark.parametrize(
    ("regions", "verdict"),
    [(("us-east-1",), "fail"), (("eu-west-3",), "pass"), (("eu-west-3", "us-east-1"), "unknown")],
    ids=str,
)
def test_planned_resources_are_judged_as_far_as_the_graph_goes(
    regions: tuple[str, ...], verdict: str, tmp_path: Path
) -> None:
    """Which of several provider configurations a planned resource uses, Checkov's graph does not say: never a guess."""
    (tmp_path / "plan.json").write_text(_plan(*regions), encoding="utf-8")
    run = run_checkov(tmp_path, "--framework", "terraform_plan", "--check", "HDS_RES_001")
    assert "[ERROR]" not in run.log
    assert {(address, found) for _, _, address, found in run.verdicts()} == {
        ("aws_s3_bucket.b", verdict),
        ("module.far.aws_s3_bucket.b", verdict),
    }


def _two_stores() -> dict[str, Any]:
    """A plan of two buckets in two regions, and an encryption and a database that refer to what is not known yet."""

    def change(kind: str, name: str, values: dict[str, Any], unknown: dict[str, Any]) -> dict[str, Any]:
        return {
            "address": f"{kind}.{name}",
            "mode": "managed",
            "type": kind,
            "name": name,
            "provider_name": "registry.terraform.io/hashicorp/aws",
            "values": values,
            "change": {"actions": ["create"], "before": None, "after": values, "after_unknown": unknown},
        }

    planned = [
        change("aws_s3_bucket", "near", {"bucket": "clinic-near"}, {"id": True, "arn": True}),
        change("aws_s3_bucket", "far", {"bucket": "clinic-far"}, {"id": True, "arn": True}),
        change("aws_db_instance", "visits", {"engine": "postgres"}, {"storage_encrypted": True, "kms_key_id": True}),
    ]
    expressions = {"visits": {"storage_encrypted": {"references": ["terraform_data.choice.output"]}}}
    configured = [
        {
            **{key: one[key] for key in ("address", "mode", "type", "name")},
            "provider_config_key": "aws.other" if one["name"] == "far" else "aws",
            "expressions": expressions.get(one["name"], {}),
        }
        for one in planned
    ]
    provider = {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws"}
    return {
        "format_version": "1.2",
        "terraform_version": "1.11.0",
        "planned_values": {"root_module": {"resources": planned}},
        "resource_changes": planned,
        "configuration": {
            "provider_config": {
                "aws": {**provider, "expressions": {"region": {"constant_value": "eu-west-3"}}},
                "aws.other": {
                    **provider,
                    "alias": "other",
                    "expressions": {"region": {"constant_value": "us-east-1"}},
                },
            },
            "root_module": {"resources": configured},
        },
    }


def test_a_plan_says_whose_provider_and_what_is_known_after_apply(tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(_two_stores(), indent=1), encoding="utf-8")
    run = run_checkov(tmp_path, "--framework", "terraform_plan", "--check", "HDS_RES_001,HDS_ENC_001")
    assert "[ERROR]" not in run.log
    found = {(rule, address): verdict for _, rule, address, verdict in run.verdicts()}
    assert found["HDS_RES_001", "aws_s3_bucket.near"] == "pass"
    assert found["HDS_RES_001", "aws_s3_bucket.far"] == "fail"
    assert found["HDS_ENC_001", "aws_db_instance.visits"] == "unknown"
    by_scanner = scan([plan], Options(jobs=1, explain_passes=True)).findings
    assert found == {
        (finding.rule_id, finding.subject.address): finding.outcome.value
        for finding in by_scanner
        if finding.rule_id in {"HDS_RES_001", "HDS_ENC_001"}
    }


def test_the_development_environment_has_no_checkov() -> None:
    """It clashes with python-hcl2, and the rules must not come to need it."""
    assert subprocess.run([sys.executable, "-c", "import checkov"], capture_output=True, check=False).returncode
