"""3DS Outscale through its EC2-like interfaces, over HTTP: what is judged, where it is, and what is not told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hds_scanners.cli import run
from hds_scanners.sources.aws.hosts import INTERFACES
from hosts_double import DOCUMENTED, Answer, Hosts, Outscale, Request

PARIS = "eu-west-2"


def addresses(region: str, *services: str) -> list[str]:
    """The options that name the addresses of services in a region."""
    return [option for name in services for option in ("--endpoint-url", f"http://{name}.{region}.outscale.com")]


def audit(*options: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the report of an audit."""
    report = Path("report.json")
    status = run(["audit", "aws", "--lang", "en", "-q", "--show-passes", "--format", f"json={report}", *options])
    return status, json.loads(report.read_text()) if report.exists() else {}


def verdicts(report: dict[str, Any], *statuses: str) -> set[tuple[str, str]]:
    """Addresses with the rules that give one of the verdicts."""
    return {(item["resource"]["address"], item["rule_id"]) for item in report["results"] if item["status"] in statuses}


def errors(report: dict[str, Any]) -> list[str]:
    return [item["message"] for item in report["diagnostics"] if item["severity"] == "error"]


def account(hosts: Hosts, region: str, *, sound: bool) -> Outscale:
    """An account with one thing of each kind that is judged."""
    policy = json.dumps(
        {"Statement": [{"Effect": "Allow", "Action": ["api:ReadVms" if sound else "*"], "Resource": ["*"]}]}
    )
    from_where = "203.0.113.0/28" if sound else "0.0.0.0/0"
    zone = f"{region}a"

    def shares(form: Any) -> Any:
        assert form["SnapshotId"] == "snap-1"
        allowed = [{"userId": "123456789012"}] if sound else [{"group": "all"}]
        return {"snapshotId": "snap-1", "createVolumePermission": allowed}

    double = Outscale(
        {
            "DescribeInstances": {
                "reservationSet": [
                    {
                        "ownerId": "123456789012",
                        "instancesSet": [
                            {
                                "instanceId": "i-1",
                                "imageId": "ami-1",
                                "instanceState": {"code": 16, "name": "running"},
                                "instanceType": "tinav5.c2r4p1",
                                "subnetId": "subnet-1",
                                "placement": {"availabilityZone": zone},
                                "groupSet": [{"groupId": "sg-1", "groupName": "web"}],
                                "tagSet": [{"key": "Name", "value": "imaging"}],
                            },
                            {"instanceId": "i-0", "instanceState": {"code": 48, "name": "terminated"}},
                        ],
                    }
                ]
            },
            # Nothing here, as in the documentation, says whether the volume is encrypted.
            "DescribeVolumes": {
                "volumeSet": [
                    {
                        "volumeId": "vol-1",
                        "size": 100,
                        "availabilityZone": zone,
                        "status": "in-use",
                        "volumeType": "gp2",
                    }
                ]
            },
            "DescribeSnapshots": {
                "snapshotSet": [{"snapshotId": "snap-1", "volumeId": "vol-1", "ownerId": "123456789012"}]
            },
            "DescribeSnapshotAttribute": shares,
            "DescribeImages": {
                "imagesSet": [
                    {"imageId": "ami-1", "name": "base", "imageOwnerId": "123456789012", "isPublic": not sound}
                ]
            },
            "DescribeSecurityGroups": {
                "securityGroupInfo": [
                    {
                        "groupId": "sg-1",
                        "groupName": "web",
                        "vpcId": "vpc-1",
                        "ipPermissions": [
                            {"ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "ipRanges": [{"cidrIp": from_where}]}
                        ],
                    }
                ]
            },
            "DescribeVpcs": {"vpcSet": [{"vpcId": "vpc-1", "cidrBlock": "10.0.0.0/16", "state": "available"}]},
            "DescribeVpnConnections": {
                "vpnConnectionSet": [
                    {
                        "vpnConnectionId": "vpn-1",
                        "state": "available",
                        "type": "ipsec.1",
                        "customerGatewayId": "cgw-1",
                        "vpnGatewayId": "vgw-1",
                        "customerGatewayConfiguration": "<pre_shared_key>planted-key-of-a-tunnel</pre_shared_key>",
                    }
                ]
            },
            "DescribeCustomerGateways": {
                "customerGatewaySet": [{"customerGatewayId": "cgw-1", "state": "available", "ipAddress": "203.0.113.7"}]
            },
            "DescribeVpnGateways": {
                "vpnGatewaySet": [{"vpnGatewayId": "vgw-1", "state": "available", "type": "ipsec.1"}]
            },
            "DescribeLoadBalancers": {
                "LoadBalancerDescriptions": [
                    {
                        "LoadBalancerName": "portal",
                        "Scheme": "internet-facing",
                        "AvailabilityZones": [zone],
                        "ListenerDescriptions": [
                            {
                                "Listener": {
                                    "Protocol": "HTTPS" if sound else "HTTP",
                                    "LoadBalancerPort": 443 if sound else 80,
                                    "InstanceProtocol": "HTTP",
                                    "InstancePort": 8080,
                                }
                            }
                        ],
                    }
                ]
            },
            "DescribeLoadBalancerAttributes": {
                "LoadBalancerAttributes": {"AccessLog": {"Enabled": sound, "S3BucketName": "clinic-logs"}}
            },
            "ListUsers": {
                "Users": [
                    {"UserName": "ops", "UserId": "U1", "Path": "/", "Arn": "arn:aws:iam::123456789012:user/ops"}
                ],
                "IsTruncated": False,
            },
            "ListUserPolicies": {"PolicyNames": ["own"], "IsTruncated": False},
            "GetUserPolicy": {"UserName": "ops", "PolicyName": "own", "PolicyDocument": policy},
            "ListAccessKeys": {
                "AccessKeyMetadata": [{"UserName": "ops", "AccessKeyId": "AKIAPLANTEDKEYOFOPS1", "Status": "Active"}],
                "IsTruncated": False,
            },
            "ListGroups": {
                "Groups": [{"GroupName": "staff", "GroupId": "G1", "Arn": "arn:aws:iam::123456789012:group/staff"}]
            },
            "ListGroupPolicies": {"PolicyNames": ["readers"]},
            "GetGroupPolicy": {"GroupName": "staff", "PolicyName": "readers", "PolicyDocument": policy},
            "ListPolicies": {
                "Policies": [
                    {"PolicyName": "all", "Arn": "arn:aws:iam::123456789012:policy/all", "DefaultVersionId": "v2"}
                ],
                "IsTruncated": False,
            },
            "GetPolicyVersion": lambda form: {
                "PolicyVersion": {"Document": policy, "VersionId": form["VersionId"], "IsDefaultVersion": True}
            },
        }
    )
    for name in ("fcu", "lbu", "eim"):
        hosts.answers[f"{name}.{region}.outscale.com"] = double
    return double


ALL = ("fcu", "lbu", "eim")
USER = "arn:aws:iam::123456789012:user/ops"
GROUP = "arn:aws:iam::123456789012:group/staff"
POLICY = "arn:aws:iam::123456789012:policy/all"
BROKEN = {
    ("snap-1", "HDS_EXP_003"),
    ("ami-1", "HDS_EXP_003"),
    ("sg-1", "HDS_FWL_001"),
    ("portal", "HDS_TLS_001"),
    ("portal", "HDS_LOG_005"),
    (USER, "HDS_ACC_001"),
    (GROUP, "HDS_ACC_001"),
    (POLICY, "HDS_ACC_001"),
}
# What Outscale's interfaces do not tell, in any account: disks, tunnels, and when keys end.
NOT_TOLD = {("vol-1", "HDS_ENC_002"), ("vpn-1", "HDS_VPN_001"), (USER, "HDS_ACC_004")}


def test_a_broken_account_in_paris_has_exactly_these_failures(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=False)
    status, report = audit(*addresses(PARIS, *ALL))
    assert verdicts(report, "fail") == BROKEN
    assert verdicts(report, "unknown") == NOT_TOLD
    assert status == 1
    assert errors(report) == []


def test_a_sound_account_in_paris_has_none(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=True)
    status, report = audit(*addresses(PARIS, *ALL))
    assert verdicts(report, "fail") == set()
    assert verdicts(report, "unknown") == NOT_TOLD
    assert verdicts(report, "pass") >= BROKEN
    assert status == 0


def test_only_what_outscale_documents_is_asked_and_nothing_that_writes(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=False)
    audit(*addresses(PARIS, *ALL))
    asked = {request.action for request in hosts.asked}
    assert asked <= DOCUMENTED
    assert asked == {call.operation for kind in INTERFACES["outscale"].kinds for call in kind.calls} & DOCUMENTED
    assert {(request.action, request.form.get("Owner.1")) for request in hosts.asked} >= {
        ("DescribeSnapshots", "self"),
        ("DescribeImages", "self"),
    }


def test_a_policy_of_outscales_own_counts_when_somebody_has_it(hosts: Hosts) -> None:
    double = account(hosts, PARIS, sound=False)
    theirs = [{"PolicyName": name, "Arn": f"arn:aws:iam::OUTSCALE:policy/{name}"} for name in ("unused", "used")]
    theirs[1]["AttachmentCount"] = "2"
    double.answers["ListPolicies"] = {"Policies": theirs}
    _, report = audit(*addresses(PARIS, "eim"))
    failed = {address for address, rule in verdicts(report, "fail") if rule == "HDS_ACC_001"}
    assert failed == {USER, GROUP, "arn:aws:iam::OUTSCALE:policy/used"}


def test_no_key_of_a_tunnel_nor_id_of_an_access_key_is_kept(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=False)
    audit(*addresses(PARIS, *ALL), "--save", "kept.json")
    for file in (Path("kept.json"), Path("report.json")):
        assert "planted" not in file.read_text().lower()


@pytest.mark.parametrize(
    ("region", "country", "residency"),
    [
        ("eu-west-2", "FR", "pass"),
        ("cloudgouv-eu-west-1", "FR", "pass"),
        ("us-east-2", "US", "fail"),
        ("us-west-1", "US", "fail"),
        ("ap-northeast-1", "JP", "fail"),
    ],
)
def test_a_region_is_outscales_whatever_aws_calls_by_its_name(
    hosts: Hosts, region: str, country: str, residency: str
) -> None:
    account(hosts, region, sound=True)
    # What the environment says of AWS counts for nothing here.
    _, report = audit(*addresses(region, *ALL))
    judged = [item for item in report["results"] if item["rule_id"] in ("HDS_RES_001", "HDS_RES_002")]
    assert {item["resource"]["address"] for item in judged} >= {"vol-1", "snap-1", "ami-1", "i-1"}
    places = {(item["resource"]["provider"], item["resource"]["country"], item["status"]) for item in judged}
    assert places == {("outscale", country, residency)}


def test_the_certificate_is_that_of_outscale(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=True)
    _, report = audit(*addresses(PARIS, *ALL))
    messages = {item["message"] for item in report["results"] if item["rule_id"] == "HDS_PRV_001"}
    assert messages
    assert not [message for message in messages if "Amazon" in message]
    assert {item["resource"]["provider"] for item in report["results"]} == {"outscale"}


def test_a_region_outside_the_certificate_that_the_user_records_fails(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=True)
    Path("hds.yaml").write_text(
        "version: 1\nhosts:\n  outscale:\n    certificate:\n      number: '1'\n      valid_to: 2099-01-01\n"
        "      regions: [cloudgouv-eu-west-1]\n",
        encoding="utf-8",
    )
    status, report = audit(*addresses(PARIS, *ALL))
    assert status == 1
    assert ("vol-1", "HDS_RES_001") in verdicts(report, "pass")
    assert ("vol-1", "HDS_PRV_003") in verdicts(report, "fail")
    assert ("vol-1", "HDS_PRV_002") in verdicts(report, "pass")


def test_two_regions_are_read_in_one_run_and_what_is_called_alike_in_both_is_told_apart(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=True)
    account(hosts, "us-east-2", sound=False)
    _, report = audit(*addresses(PARIS, *ALL), *addresses("us-east-2", "fcu", "lbu"))
    assert report["inputs"] == ["aws:outscale.com"]
    volumes = {
        (item["resource"]["address"], item["resource"]["region"], item["status"])
        for item in report["results"]
        if item["rule_id"] == "HDS_RES_001" and item["resource"]["type"] == "outscale_volume"
    }
    assert volumes == {("vol-1 (eu-west-2)", "eu-west-2", "pass"), ("vol-1 (us-east-2)", "us-east-2", "fail")}
    for rule in ("HDS_TLS_001", "HDS_LOG_005"):
        assert ("portal (eu-west-2)", rule) in verdicts(report, "pass")
        assert ("portal (us-east-2)", rule) in verdicts(report, "fail")


@pytest.mark.parametrize(
    ("status", "code"), [(400, "InvalidAction"), (401, "AccessDenied"), (400, "UnauthorizedOperation")]
)
def test_a_list_that_is_refused_is_not_established_whatever_the_reason(hosts: Hosts, status: int, code: str) -> None:
    double = account(hosts, PARIS, sound=False)
    double.refuses = dict.fromkeys(("DescribeSecurityGroups", "ListPolicies"), (status, code))
    _, report = audit(*addresses(PARIS, *ALL))
    groups = "outscale:ec2:eu-west-2:eu-west-2.outscale.com:*"
    assert (groups, "HDS_FWL_001") in verdicts(report, "unknown")
    assert ("outscale:iam:eu-west-2:eu-west-2.outscale.com:*", "HDS_ACC_001") in verdicts(report, "unknown")
    assert verdicts(report, "fail") == BROKEN - {("sg-1", "HDS_FWL_001"), (POLICY, "HDS_ACC_001")}
    assert not [address for address, _ in verdicts(report, "pass") if address.endswith(":*")]
    said = [item["message"] for item in report["diagnostics"] if "ec2:DescribeSecurityGroups" in item["message"]]
    assert len(said) == 1
    assert said[0].endswith("is not established")


def test_a_refused_detail_is_undecided_and_fails_nothing(hosts: Hosts) -> None:
    double = account(hosts, PARIS, sound=False)
    refused = ("DescribeSnapshotAttribute", "DescribeLoadBalancerAttributes", "GetPolicyVersion", "ListUserPolicies")
    double.refuses = dict.fromkeys(refused, (401, "AccessDenied"))
    status, report = audit(*addresses(PARIS, *ALL))
    open_ones = {("snap-1", "HDS_EXP_003"), ("portal", "HDS_LOG_005"), (POLICY, "HDS_ACC_001"), (USER, "HDS_ACC_001")}
    assert verdicts(report, "unknown") == NOT_TOLD | open_ones
    assert verdicts(report, "fail") == BROKEN - open_ones
    assert status == 3
    assert len(errors(report)) == len(refused)


def test_throttling_by_outscale_is_waited_out(hosts: Hosts) -> None:
    double = account(hosts, PARIS, sound=False)
    refusals = [(503, "RequestLimitExceeded"), (503, "RequestLimitExceeded")]

    def throttled(request: Request) -> Answer:
        if request.action == "DescribeVolumes" and refusals:
            double.refuses["DescribeVolumes"] = refusals.pop()
        else:
            double.refuses.pop(request.action, None)
        return double(request)

    hosts.answers["fcu.eu-west-2.outscale.com"] = throttled
    _, report = audit(*addresses(PARIS, "fcu"))
    assert refusals == []
    assert ("vol-1", "HDS_ENC_002") in verdicts(report, "unknown")
    assert errors(report) == []


def test_a_kept_audit_is_still_outscales(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=False)
    status, live = audit(*addresses(PARIS, *ALL), "--save", "kept.json")
    hosts.answers.clear()
    before = len(hosts.asked)
    again = run(["scan", "kept.json", "-q", "--show-passes", "--lang", "en", "--format", "json=again.json"])
    assert again == status
    offline = json.loads(Path("again.json").read_text())
    told = ("rule_id", "status", "resource", "message", "fingerprint")
    assert [{name: item[name] for name in told} for item in offline["results"]] == [
        {name: item[name] for name in told} for item in live["results"]
    ]
    assert len(hosts.asked) == before


def test_code_for_outscale_is_compared_by_id_and_by_name(hosts: Hosts) -> None:
    account(hosts, PARIS, sound=True)
    Path("main.tf").write_text(
        """
        provider "outscale" { region = "eu-west-2" }
        resource "outscale_vm" "imaging" {
          image_id = "ami-1"
          tags {
            key   = "Name"
            value = "imaging"
          }
        }
        resource "outscale_load_balancer" "portal" { load_balancer_name = "portal" }
        resource "outscale_load_balancer" "gone" { load_balancer_name = "gone" }
        """,
        encoding="utf-8",
    )
    _, report = audit(*addresses(PARIS, *ALL), "--compare", "main.tf")
    compared = report["comparison"]
    assert [item["address"] for item in compared["not_applied"]] == ["outscale_load_balancer.gone"]
    assert "portal" not in compared["not_declared"]
    assert "i-1" not in compared["not_declared"]
    assert "vol-1" in compared["not_declared"]
    found = {item["resource"]["provider"] for item in report["results"]}
    assert found == {"outscale"}


def test_the_printed_policy_of_eim_names_what_is_asked_and_nothing_of_s3(
    hosts: Hosts, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["audit", "aws", "--print-policy", *addresses(PARIS, "eim")]) == 0
    policy = json.loads(capsys.readouterr().out)
    assert set(policy) == {"Statement"}
    granted = {action for statement in policy["Statement"] for action in statement["Action"]}
    account(hosts, PARIS, sound=False)
    audit(*addresses(PARIS, *ALL))
    prefixes = {"fcu": "ec2", "lbu": "elasticloadbalancing", "eim": "iam"}
    asked = {f"{prefixes[request.host.partition('.')[0]]}:{request.action}" for request in hosts.asked}
    assert granted == asked


@pytest.mark.parametrize("option", [("--organization",), ("--role-arn", "arn:aws:iam::123456789012:role/audit")])
def test_outscale_has_no_organisations_or_roles(
    hosts: Hosts, capsys: pytest.CaptureFixture[str], option: tuple[str, ...]
) -> None:
    status, _ = audit(*addresses(PARIS, "fcu"), *option)
    assert status == 2
    assert "outscale has neither organisations nor roles to assume" in capsys.readouterr().err
    assert hosts.asked == []
