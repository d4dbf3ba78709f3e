"""What the scanner says of each stack, and of its opposite: a twin that does everything wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from hds_policies.rule import Outcome
from hds_scanners.scan import Options, Scan, scan
from hds_scanners.sources.pulumi.options import PulumiOptions

PROJECT = Path(__file__).parents[2]
TWINS = Path(__file__).parent

# What cannot be known of a stack: (rule, type, name). The README of the stack says why.
UNDECIDED = {
    "scaleway_baseline": set[tuple[str, str, str]](),
    "care_platform": set[tuple[str, str, str]](),
    "ovh_baseline": set[tuple[str, str, str]](),
    "outscale_baseline": {("HDS_VPN_001", "VpnConnection", "administration")},
}
# What is to be seen in each stack, lest it pass for want of anything to judge.
JUDGED = {
    "scaleway_baseline": {"HDS_ENC_001", "HDS_ENC_003", "HDS_EXP_002", "HDS_BKP_002", "HDS_BKP_004", "HDS_FWL_004"}
    | {"HDS_KEY_001", "HDS_TLS_001", "HDS_TLS_002", "HDS_LOG_004", "HDS_RES_001", "HDS_PRV_003", "HDS_MON_003"},
    "care_platform": {"HDS_VPN_001", "HDS_VPN_002", "HDS_VPN_003", "HDS_VPN_004", "HDS_VPN_005", "HDS_RES_001"},
    "ovh_baseline": {"HDS_PRV_004", "HDS_PRV_005", "HDS_RES_001", "HDS_ENC_001", "HDS_ENC_002", "HDS_ENC_003"}
    | {"HDS_BKP_004", "HDS_EXP_002", "HDS_LOG_004", "HDS_LOG_005", "HDS_LOG_006", "HDS_TLS_002"},
    "outscale_baseline": {"HDS_RES_003", "HDS_FWL_001", "HDS_FWL_004", "HDS_LOG_005", "HDS_TLS_001", "HDS_EXP_004"},
}
FAILED = {
    "scaleway_baseline": {
        ("HDS_ACC_001", "Policy", "application"),
        ("HDS_ACC_004", "ApiKey", "application"),
        ("HDS_BKP_001", "Instance", "records"),
        ("HDS_BKP_004", "Bucket", "documents"),
        ("HDS_ENC_001", "Instance", "records"),
        ("HDS_ENC_003", "Bucket", "documents"),
        ("HDS_ENC_003", "Bucket", "exports"),
        ("HDS_EXP_001", "BucketAcl", "exports"),
        ("HDS_EXP_002", "Instance", "records"),
        ("HDS_FWL_001", "PublicGateway", "gateway"),
        ("HDS_FWL_001", "SecurityGroup", "machines"),
        ("HDS_FWL_002", "SecurityGroup", "machines"),
        ("HDS_FWL_004", "Acl", "flows"),
        ("HDS_FWL_004", "SecurityGroup", "machines"),
        ("HDS_KEY_001", "Key", "documents"),
        ("HDS_KEY_003", "Key", "documents"),
        ("HDS_LOG_004", "Source", "logs"),
        ("HDS_MON_003", "AlertManager", "alerts"),
        ("HDS_PRV_003", "Bucket", "documents"),
        ("HDS_TLS_001", "Frontend", "entry"),
        ("HDS_TLS_002", "LoadBalancer", "entry"),
    },
    "care_platform": {
        ("HDS_BKP_002", "Instance", "visits"),
        ("HDS_EXP_002", "Instance", "visits"),
        ("HDS_PRV_003", "LoadBalancer", "entry"),
        ("HDS_VPN_002", "Connection", "lyon"),
        ("HDS_VPN_003", "Connection", "lyon"),
        ("HDS_VPN_004", "Connection", "lyon"),
        ("HDS_VPN_005", "Connection", "lyon"),
    },
    "ovh_baseline": {
        ("HDS_ACC_001", "Policy", "everything"),
        ("HDS_BKP_002", "Database", "records"),
        ("HDS_BKP_004", "Storage", "documents"),
        ("HDS_ENC_002", "Volume", "disk"),
        ("HDS_ENC_003", "Storage", "documents"),
        ("HDS_EXP_002", "Database", "records"),
        ("HDS_FWL_001", "SecGroupRule", "machines-0"),
        ("HDS_FWL_002", "SecGroupRule", "machines-1"),
        ("HDS_LOG_005", "LoadBalancer", "entry"),
        ("HDS_LOG_006", "Database", "records"),
        ("HDS_PRV_004", "Project", "project"),
        ("HDS_PRV_005", "Database", "records"),
        ("HDS_RES_001", "Database", "records"),
        ("HDS_RES_001", "Storage", "documents"),
        ("HDS_TLS_001", "LoadBalancer", "entry"),
        ("HDS_TLS_002", "LoadBalancer", "entry"),
    },
    "outscale_baseline": {
        ("HDS_EXP_004", "ApiAccessRule", "everyone"),
        ("HDS_FWL_001", "SecurityGroupRule", "machines"),
        ("HDS_FWL_003", "SecurityGroupRule", "machines"),
        ("HDS_LOG_005", "LoadBalancer", "entry"),
        ("HDS_RES_001", "Volume", "records"),
        ("HDS_RES_003", "LoadBalancer", "entry"),
        ("HDS_RES_003", "Net", "net"),
        ("HDS_TLS_001", "LoadBalancer", "entry"),
    },
}


def _scanned(folder: Path) -> Scan:
    result = scan([folder], Options(pulumi=PulumiOptions(run_program=True), explain_passes=True))
    assert not [item for item in result.diagnostics if item.severity == "error"], result.diagnostics
    return result


def _of(result: Scan, outcome: Outcome) -> set[tuple[str, str, str]]:
    return {
        (finding.rule_id, finding.subject.type.rpartition(":")[2], finding.subject.name)
        for finding in result.findings
        if finding.outcome is outcome
    }


@pytest.mark.parametrize("name", UNDECIDED)
def test_a_stack_fails_no_rule_and_leaves_open_only_what_its_readme_explains(name: str) -> None:
    result = _scanned(PROJECT / "pulumi_stacks" / name)
    assert not _of(result, Outcome.FAIL)
    assert _of(result, Outcome.UNKNOWN) == UNDECIDED[name]
    assert {rule for rule, _, _ in _of(result, Outcome.PASS)} >= JUDGED[name]
    assert not result.coverage.unknown_types


@pytest.mark.parametrize("name", FAILED)
def test_the_opposite_of_a_stack_fails_exactly_where_it_is_wrong(name: str) -> None:
    assert _of(_scanned(TWINS / f"broken_{name}"), Outcome.FAIL) == FAILED[name]
