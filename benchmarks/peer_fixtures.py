"""Compare verdicts with what Checkov's own tests call passing and failing, theme by theme.

    python benchmarks/peer_fixtures.py PATH-OF-A-CHECKOV-CHECKOUT [-v]

The fixtures stay where they are: nothing of theirs is kept here but the ids of checks and the names of resources. A
check that asks for something else than HDS does is left out of the figures, with the reason; a single resource on which
Checkov is wrong for HDS, or Terraform would refuse the file, is explained.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hds_scanners.scan import Options, scan

AT_REST, IN_TRANSIT, EXPOSURE, FIREWALL = "encryption-at-rest", "encryption-in-transit", "exposure", "firewall"
TRACES, WATCH, BACKUP, KEYS, ACCESS, VPN = "traceability", "monitoring", "backup", "keys", "access", "vpn"

# Checks that ask what a rule of ours asks, and the themes in which the answer counts.
COMPARED: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        [
            "CKV_AWS_3",
            "CKV_AWS_5",
            "CKV_AWS_8",
            "CKV_AWS_16",
            "CKV_AWS_42",
            "CKV_AWS_43",
            "CKV_AWS_44",
            "CKV_AWS_64",
            "CKV_AWS_74",
            "CKV_AWS_96",
            "CKV_AWS_29",
            "CKV_AWS_106",
            "CKV_AZURE_2",
        ],
        (AT_REST,),
    ),
    **dict.fromkeys(
        [
            "CKV_AWS_2",
            "CKV_AWS_34",
            "CKV_AWS_83",
            "CKV_AWS_90",
            "CKV_AWS_97",
            "CKV_AWS_103",
            "CKV_AWS_174",
            "CKV_AWS_30",
            "CKV_AZURE_3",
            "CKV_AZURE_14",
            "CKV_AZURE_15",
            "CKV_AZURE_28",
            "CKV_AZURE_29",
            "CKV_AZURE_44",
            "CKV_AZURE_47",
            "CKV_AZURE_52",
            "CKV_AZURE_91",
            "CKV_AZURE_148",
            "CKV_GCP_4",
            "CKV_GCP_6",
        ],
        (IN_TRANSIT,),
    ),
    **dict.fromkeys(
        [
            "CKV_AWS_24",
            "CKV_AWS_25",
            "CKV_AWS_277",
            "CKV_AZURE_9",
            "CKV_AZURE_10",
            "CKV_AZURE_77",
            "CKV_GCP_2",
            "CKV_GCP_3",
            "CKV_GCP_88",
            "CKV_OPENSTACK_2",
            "CKV_OPENSTACK_3",
        ],
        (FIREWALL,),
    ),
    **dict.fromkeys(
        [
            "CKV_AWS_17",
            "CKV_AWS_20",
            "CKV_AWS_38",
            "CKV_AWS_39",
            "CKV_AWS_53",
            "CKV_AWS_54",
            "CKV_AWS_55",
            "CKV_AWS_56",
            "CKV_AWS_57",
            "CKV_AWS_70",
            "CKV_AWS_87",
            "CKV_AWS_89",
            "CKV_AZURE_6",
            "CKV_AZURE_11",
            "CKV_AZURE_34",
            "CKV_AZURE_53",
            "CKV_AZURE_59",
            "CKV_AZURE_68",
            "CKV_AZURE_89",
            "CKV_AZURE_99",
            "CKV_AZURE_113",
            "CKV_GCP_11",
            "CKV_GCP_15",
            "CKV_GCP_28",
            "CKV_GCP_60",
        ],
        (EXPOSURE, FIREWALL, ACCESS),
    ),
    **dict.fromkeys(["CKV_AWS_32", "CKV_AWS_40", "CKV_AWS_60", "CKV_AWS_62", "CKV_AWS_63"], (ACCESS, EXPOSURE)),
    **dict.fromkeys(["CKV_AWS_7", "CKV_AWS_33", "CKV_GCP_43", "CKV_AZURE_42", "CKV_AZURE_110"], (KEYS,)),
    **dict.fromkeys(
        [
            "CKV_AWS_18",
            "CKV_AWS_36",
            "CKV_AWS_37",
            "CKV_AWS_67",
            "CKV_AWS_91",
            "CKV_AWS_129",
            "CKV_AWS_251",
            "CKV_AWS_324",
            "CKV_AWS_325",
            "CKV_AWS_338",
            "CKV_GCP_26",
            "CKV_GCP_62",
            "CKV2_AWS_11",
            "CKV2_AWS_30",
            "CKV2_GCP_4",
        ],
        (TRACES, WATCH),
    ),
    **dict.fromkeys(["CKV_AWS_21", "CKV_AWS_28", "CKV_AWS_133", "CKV_GCP_14", "CKV_GCP_78", "CKV2_GCP_20"], (BACKUP,)),
    **dict.fromkeys(["CKV_PAN_11", "CKV_PAN_12", "CKV_PAN_13"], (VPN,)),
}

LEFT_OUT: Mapping[str, str] = {
    "CKV_AWS_144": "asks for replication to another region; every copy is another place to answer for",
    "CKV_AZURE_94": "asks for backups in the paired region; HDS asks that copies stay in the EEA, not that there are more",
    "CKV_AZURE_102": "same",
    "CKV_AZURE_136": "same",
    "CKV_AZURE_165": "asks for replicas of the registry in other regions",
    "CKV_AZURE_206": "asks for geo-redundant storage",
    "CKV_AWS_19": "asks for an encryption argument; S3 has encrypted every new object since January 2023",
    "CKV_AWS_145": "asks for a key of the customer; a matter of severity, not of encryption",
    "CKV_AWS_158": "same",
    "CKV_AWS_166": "same",
    "CKV_AWS_189": "same",
    "CKV_AWS_245": "same",
    "CKV_AWS_35": "same",
    "CKV_AZURE_93": "same",
    "CKV2_AWS_6": "asks for a block of public access; new buckets have one since April 2023",
    "CKV_GCP_114": "asks for a switch beside the policies that decide; a bucket without public member is not public",
    "CKV_AZURE_35": "judges the storage firewall under exposure; ours is a rule of the firewall theme",
    "CKV_AZURE_119": "asks that no interface has a public address, whatever the firewall admits",
    "CKV_AWS_130": "same, for subnets",
    "CKV2_AWS_20": "puts on the load balancer what our rule puts on the listener that answers in clear",
    "CKV2_AWS_69": "asks for a parameter group for each database; TLS is judged where the parameter is written",
    "CKV_AWS_61": "judges trust of the own account's root, which is how AWS delegates",
    "CKV_AWS_273": "asks that there are no IAM users",
    "CKV_OKTA_1": "about a workforce identity product",
    "CKV_AWS_66": "asks that a retention is written; without one CloudWatch keeps logs for ever",
    "CKV_AWS_143": "asks for object lock on every bucket",
    "CKV_AWS_302": "about public snapshots, which is a rule of ours under exposure",
    "CKV_AWS_146": "about encrypted copies, whose source decides",
    "CKV2_AWS_8": "asks for a backup plan beside the backups of the service",
    "CKV2_AZURE_12": "same",
    "CKV2_AWS_61": "asks for lifecycle rules",
    "CKV_AWS_293": "asks for deletion protection alone; ours asks it where the loss would be final",
    "CKV_AWS_139": "same",
}

# (check, resource without instance key): why Checkov's expectation is not HDS's.
EXPLAINED: Mapping[tuple[str, str], str] = {
    **{
        (
            "CKV_PAN_11",
            f"panos_{kind}ipsec_crypto_profile.fail{number}",
        ): "AES-CBC with SHA-2 is not in the ANSSI note's list of what to leave"
        for kind, numbers in (("", (3, 4, 5)), ("panorama_", (9, 10, 11)))
        for number in numbers
    },
    ("CKV_AWS_133", "aws_db_instance.fail"): "36 days, which the provider refuses, are more than 7",
    ("CKV_AWS_133", "aws_rds_cluster.fail"): "same",
    ("CKV_AWS_133", "aws_db_instance.pass2"): "nothing written: Terraform creates it without backups",
    ("CKV_AWS_133", "aws_rds_cluster.pass2"): "nothing written: one day",
    **{
        ("CKV_AWS_33", f"aws_kms_key.pass_{number}"): "flagged for rotation, which the check does not ask about"
        for number in range(5)
    },
    ("CKV_AWS_91", "aws_lb.default"): "a network load balancer logs nothing but its TLS listeners",
    ("CKV_AWS_21", "aws_s3_bucket.default"): "undecided: a versioning beside it names its bucket by an unset variable",
    ("CKV_AWS_251", "aws_cloudtrail.pass"): "flagged because regions are left out and files are not validated",
    ("CKV_AWS_251", "aws_cloudtrail.pass2"): "same",
    ("CKV_AWS_20", "aws_s3_bucket.public_read"): "Checkov joins the wrong list: the bucket's own is public",
    ("CKV_AWS_57", "aws_s3_bucket.bucket_with_read_acl"): "readable by everyone, though not writable",
    (
        "CKV_AWS_32",
        "aws_ecr_repository_policy.pass_conditional",
    ): "a test over all values of an absent key holds for everyone",
    ("CKV_AWS_70", "aws_s3_bucket.pass_w_condition"): "everyone but one user is let in",
    ("CKV_AWS_70", "aws_s3_bucket_policy.pass_w_condition"): "same",
    ("CKV_AZURE_15", "azurerm_app_service.pass"): "flagged for plain HTTP, which the check does not ask about",
    ("CKV_AZURE_15", "azurerm_linux_web_app.pass_tfvar2"): "same",
    ("CKV_AZURE_59", "azurerm_storage_account.pass"): "flagged for nested items that may be made public",
    (
        "CKV_AZURE_77",
        "azurerm_network_security_group.pass3",
    ): "every TCP port is open to the Internet; the check asks about UDP",
    ("CKV_AZURE_77", "azurerm_network_security_rule.pass3"): "same",
    ("CKV_AZURE_148", "azurerm_redis_cache.fail2"): "TLS 1.2 is the provider's default since version 4",
    ("CKV_GCP_15", "google_bigquery_dataset.fail_all_users"): "the access block names nobody",
    ("CKV_GCP_15", "google_bigquery_dataset.fail_new_key"): "same, with an argument that does not exist",
    ("CKV2_GCP_20", "google_sql_database_instance.pass_1"): "point-in-time recovery without backups",
    ("CKV2_GCP_20", "google_sql_database_instance.pass_2"): "same",
    **{
        ("CKV_AWS_83", f"aws_{kind}_domain.{name}"): "HTTPS is enforced, by a default policy that accepts TLS 1.0"
        for kind in ("elasticsearch", "opensearch")
        for name in ("pass", "pass2")
    },
    (
        "CKV_GCP_2",
        "google_compute_firewall.firewall_demo",
    ): "instances of one block: the check passes some, ours fails others",
}


@dataclass(frozen=True)
class Expectation:
    """What the tests of one check say of the resources in some folders."""

    check: str
    folders: tuple[Path, ...]
    passing: frozenset[str]
    failing: frozenset[str]


def plain(address: str) -> str:
    """An address without instance keys."""
    return re.sub(r"\[[^\]]*\]", "", address)


def python_checks(checkov: Path) -> Iterator[Expectation]:
    """Checks written in Python, whose tests name the resources in sets."""
    for source in sorted(checkov.glob("checkov/terraform/checks/resource/*/*.py")):
        found = re.search(r"""\bid\s*=\s*["'](CKV_\w+)["']""", source.read_text("utf-8"))
        test = checkov / "tests/terraform/checks/resource" / source.parent.name / f"test_{source.name}"
        if not found or not test.exists():
            continue
        text = test.read_text("utf-8")
        named: dict[str, set[str]] = {"passing_resources": set(), "failing_resources": set()}
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in named:
                named[node.targets[0].id] |= set(ast.literal_eval(node.value))
        folders = {test.parent / name for name in re.findall(r"[\"'/](example_\w+|resources/\w+)", text)}
        yield _expectation(found[1], folders, named["passing_resources"], named["failing_resources"])


def graph_checks(checkov: Path) -> Iterator[Expectation]:
    """Checks written in YAML, with a file of expectations beside the fixture."""
    for source in sorted(checkov.glob("checkov/terraform/checks/graph_checks/**/*.y*ml")):
        folder = checkov / "tests/terraform/graph/checks/resources" / source.stem
        expected = folder / "expected.yaml"
        if expected.exists():
            said: Mapping[str, Any] = yaml.safe_load(expected.read_text("utf-8"))
            check = yaml.safe_load(source.read_text("utf-8"))["metadata"]["id"]
            yield _expectation(check, {folder}, said.get("pass") or (), said.get("fail") or ())


def _expectation(check: str, folders: Iterable[Path], passing: Iterable[str], failing: Iterable[str]) -> Expectation:
    there = tuple(sorted(folder for folder in folders if folder.is_dir()))
    return Expectation(check, there, frozenset(map(plain, passing)), frozenset(map(plain, failing)))


def compare(expectation: Expectation) -> tuple[frozenset[str], frozenset[str]]:
    """Failing resources that are not found, and passing ones that are flagged; explained ones left aside."""
    themes = COMPARED[expectation.check]
    failed = {
        plain(finding.subject.address)
        for folder in expectation.folders
        for finding in scan([folder], Options(jobs=1)).findings
        if finding.outcome.value == "fail" and finding.theme.value in themes
    }
    aside = {address for check, address in EXPLAINED if check == expectation.check}
    return expectation.failing - failed - aside, (expectation.passing & failed) - expectation.failing - aside


def main() -> int:
    """Print the figures by theme, and with `-v` each disagreement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkov", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    totals: dict[str, Counter[str]] = {}
    for expectation in (*python_checks(arguments.checkov), *graph_checks(arguments.checkov)):
        if expectation.check not in COMPARED or not expectation.folders:
            continue
        missed, flagged = compare(expectation)
        total = totals.setdefault(COMPARED[expectation.check][0], Counter())
        total.update(
            failing=len(expectation.failing),
            missed=len(missed),
            passing=len(expectation.passing),
            flagged=len(flagged),
            checks=1,
        )
        if arguments.verbose:
            for word, addresses in (("missed", missed), ("flagged", flagged)):
                for address in sorted(addresses):
                    sys.stdout.write(f"{expectation.check} {word} {address}\n")
    if not totals:
        sys.stderr.write(f"{arguments.checkov}: no Checkov sources with tests here\n")
        return 2
    everything: Counter[str] = Counter()
    for theme, total in sorted(totals.items()):
        everything.update(total)
        sys.stdout.write(_row(theme, total))
    sys.stdout.write(_row("all", everything))
    sys.stdout.write(
        f"{len(EXPLAINED)} resources explained, {len(LEFT_OUT)} checks left out: see the tables in this file\n"
    )
    return 0


def _row(name: str, total: Counter[str]) -> str:
    found = total["failing"] - total["missed"]
    return (
        f"{name:22} {total['checks']:3} checks   found {found:3} of {total['failing']:3} failing"
        f"   flagged {total['flagged']:3} of {total['passing']:3} passing\n"
    )


if __name__ == "__main__":
    sys.exit(main())
