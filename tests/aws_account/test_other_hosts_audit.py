"""S3-compatible hosts over HTTP, each with the deviations that it documents: what is judged, where, and what is not told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hds_scanners.cli import run
from hosts_double import EVERYONE, Hosts, ObjectStorage, Outscale, encrypted, readable_by, versioned, xml

NOT_THERE = (501, "NotImplemented")


def ovh(location: str = "gra") -> ObjectStorage:
    """OVHcloud, Object Storage compliancy: no policies of buckets, blocks, ownership, inventories.

    With what it refuses them is not documented: one way here is another host's way elsewhere.
    """
    names = ("policy", "publicAccessBlock", "ownershipControls", "inventory")
    return ObjectStorage(refuses=dict.fromkeys(names, NOT_THERE), location=location)


def scaleway(location: str = "fr-par") -> ObjectStorage:
    """Scaleway, supported API calls; its answer about encryption where there is none is empty (enable-sse-one)."""
    names = ("publicAccessBlock", "ownershipControls", "logging", "replication", "accelerate", "inventory")
    return ObjectStorage(refuses=dict.fromkeys(names, NOT_THERE), location=location, empty_encryption=True)


def outscale(location: str = "") -> ObjectStorage:
    """OOS, which is Scality's server: four refused, the fifth never heard of; a bucket without location is nowhere."""
    names = ("publicAccessBlock", "logging", "accelerate", "inventory")
    return ObjectStorage(
        refuses=dict.fromkeys(names, NOT_THERE), location=location, lists_for=frozenset({"ownershipControls"})
    )


ADDRESSES: dict[str, tuple[str, Callable[..., ObjectStorage]]] = {
    "ovh": ("s3.gra.io.cloud.ovh.net", ovh),
    "scaleway": ("s3.fr-par.scw.cloud", scaleway),
    "outscale": ("oos.eu-west-2.outscale.com", outscale),
}
SOUND = {"encryption": encrypted(), "versioning": versioned()}
RECORDS = "arn:aws:s3:::records"


def policy(principal: object, **members: object) -> str:
    """A policy that lets a principal read, in Scaleway's spelling of resources."""
    statement = {"Effect": "Allow", "Principal": principal, "Action": ["s3:GetObject"], "Resource": ["records/*"]}
    return json.dumps({"Version": "2023-04-17", "Id": "p", "Statement": [statement | members]})


def audit(*options: str) -> tuple[int, dict[str, Any]]:
    """The exit status and the report of an audit."""
    report = Path("report.json")
    report.unlink(missing_ok=True)
    status = run(["audit", "aws", "--lang", "en", "-q", "--show-passes", "--format", f"json={report}", *options])
    return status, json.loads(report.read_text()) if report.exists() else {}


def of(report: dict[str, Any], *statuses: str) -> set[str]:
    """The rules that give one of the verdicts on the bucket `records`."""
    return {
        item["rule_id"]
        for item in report["results"]
        if item["status"] in statuses and item["resource"]["address"] == RECORDS
    }


def told(report: dict[str, Any], *severities: str) -> list[str]:
    return [item["message"] for item in report["diagnostics"] if item["severity"] in severities]


def placed(report: dict[str, Any]) -> set[tuple[str, str, str]]:
    return {
        (item["resource"]["provider"], item["resource"]["country"], item["status"])
        for item in report["results"]
        if item["rule_id"] == "HDS_RES_001"
    }


# -- each host's buckets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ADDRESSES)
def test_a_private_versioned_encrypted_bucket_has_no_failure(hosts: Hosts, host: str) -> None:
    name, make = ADDRESSES[host]
    hosts.answers[name] = double = make()
    double.buckets["records"] = SOUND
    status, report = audit("--endpoint-url", f"http://{name}")
    assert of(report, "fail", "unknown") == set()
    assert of(report, "pass") >= {"HDS_RES_001", "HDS_EXP_001", "HDS_BKP_004", "HDS_ENC_003", "HDS_PRV_001"}
    assert placed(report) == {(host, "FR", "pass")}
    assert told(report, "error") == []
    assert status == 0


@pytest.mark.parametrize("host", ADDRESSES)
def test_a_public_bucket_in_clear_without_versions_fails(hosts: Hosts, host: str) -> None:
    name, make = ADDRESSES[host]
    hosts.answers[name] = double = make()
    double.buckets["records"] = {"acl": readable_by(EVERYONE)}
    status, report = audit("--endpoint-url", f"http://{name}")
    in_clear = {"HDS_ENC_003"}
    # What OOS does with objects for which nobody asks encryption is not documented.
    assert of(report, "fail") == {"HDS_EXP_001", "HDS_BKP_004"} | (set() if host == "outscale" else in_clear)
    assert of(report, "unknown") == (in_clear if host == "outscale" else set())
    assert status == 1


@pytest.mark.parametrize("host", ["scaleway", "outscale"])
@pytest.mark.parametrize(
    ("document", "verdict"),
    [
        (policy("*"), "fail"),
        (policy({"SCW": "*"}), "fail"),
        (policy({"AWS": ["*"]}), "fail"),
        (policy("*", Condition={"StringLike": {"aws:Referer": "https://clinic.example/*"}}), "fail"),
        (policy("*", Condition={"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}), "pass"),
        (policy({"SCW": "application_id:1"}), "pass"),
    ],
)
def test_a_policy_that_lets_everyone_in_fails(hosts: Hosts, host: str, document: str, verdict: str) -> None:
    name, make = ADDRESSES[host]
    hosts.answers[name] = double = make()
    double.buckets["records"] = SOUND | {"policy": document}
    _, report = audit("--endpoint-url", f"http://{name}")
    assert "HDS_EXP_001" in of(report, verdict)
    assert "HDS_EXP_001" not in of(report, "fail" if verdict == "pass" else "unknown")


@pytest.mark.parametrize(
    ("name", "make", "place"),
    [
        ("s3.sbg.perf.cloud.ovh.net", ovh, ("ovh", "FR", "pass")),
        ("s3.eu-west-par.io.cloud.ovh.net", ovh, ("ovh", "FR", "pass")),
        ("s3.de.io.cloud.ovh.net", ovh, ("ovh", "DE", "pass")),
        ("s3.waw.io.cloud.ovh.net", ovh, ("ovh", "PL", "pass")),
        ("s3.eu-south-mil.io.cloud.ovh.net", ovh, ("ovh", "IT", "pass")),
        ("s3.uk.io.cloud.ovh.net", ovh, ("ovh", "GB", "fail")),
        ("s3.bhs.io.cloud.ovh.net", ovh, ("ovh", "CA", "fail")),
        ("s3.sgp.io.cloud.ovh.net", ovh, ("ovh", "SG", "fail")),
        ("s3.nl-ams.scw.cloud", scaleway, ("scaleway", "NL", "pass")),
        ("s3.pl-waw.scw.cloud", scaleway, ("scaleway", "PL", "pass")),
        ("s3.it-mil.scw.cloud", scaleway, ("scaleway", "IT", "pass")),
        ("oos.cloudgouv-eu-west-1.outscale.com", outscale, ("outscale", "FR", "pass")),
        ("osu.eu-west-2.outscale.com", outscale, ("outscale", "FR", "pass")),
        ("oos.us-east-2.outscale.com", outscale, ("outscale", "US", "fail")),
    ],
)
def test_a_bucket_is_where_its_address_is(
    hosts: Hosts, name: str, make: Callable[..., ObjectStorage], place: tuple[str, str, str]
) -> None:
    hosts.answers[name] = double = make(location="")
    double.buckets["records"] = SOUND
    _, report = audit("--endpoint-url", f"http://{name}")
    assert placed(report) == {place}


@pytest.mark.parametrize("location", ["", "default", "us-east-1", "eu-west-3", "GRA", "gra"])
def test_a_location_that_is_no_region_of_the_host_counts_for_nothing(hosts: Hosts, location: str) -> None:
    hosts.answers["s3.gra.io.cloud.ovh.net"] = double = ovh(location)
    double.buckets["records"] = SOUND
    _, report = audit("--endpoint-url", "http://s3.gra.io.cloud.ovh.net")
    assert placed(report) == {("ovh", "FR", "pass")}


def test_all_regions_of_a_host_are_read_in_one_run(hosts: Hosts) -> None:
    names = [f"s3.{region}.scw.cloud" for region in ("fr-par", "nl-ams", "pl-waw", "it-mil")]
    for name in names:
        hosts.answers[name] = double = scaleway(name.split(".")[1])
        double.buckets[f"records-{name.split('.')[1]}"] = SOUND
    _, report = audit(*(option for name in names for option in ("--endpoint-url", f"http://{name}")))
    assert report["inputs"] == ["aws:scw.cloud"]
    found = {
        (item["resource"]["name"], item["resource"]["country"])
        for item in report["results"]
        if item["rule_id"] == "HDS_RES_001"
    }
    assert found == {
        ("records-fr-par", "FR"),
        ("records-nl-ams", "NL"),
        ("records-pl-waw", "PL"),
        ("records-it-mil", "IT"),
    }


@pytest.mark.parametrize(("region", "verdict"), [("sbg", "pass"), ("bhs", "fail")])
def test_replicas_are_judged_where_they_land(hosts: Hosts, region: str, verdict: str) -> None:
    names = {"records": "s3.gra.io.cloud.ovh.net", "copies": f"s3.{region}.io.cloud.ovh.net"}
    for bucket, name in names.items():
        hosts.answers[name] = double = ovh(name.split(".")[1])
        double.buckets[bucket] = dict(SOUND)
    rule = {"Rule": {"ID": "r", "Status": "Enabled", "Destination": {"Bucket": "arn:aws:s3:::copies"}}}
    answer = f"<ReplicationConfiguration><Role>arn:aws:iam::p:role/r</Role>{xml(rule)}</ReplicationConfiguration>"
    source = hosts.answers[names["records"]]
    assert isinstance(source, ObjectStorage)
    source.buckets["records"]["replication"] = answer
    _, report = audit(*(option for name in names.values() for option in ("--endpoint-url", f"http://{name}")))
    assert "HDS_RES_010" in of(report, verdict)


def test_buckets_of_one_name_in_two_regions_are_told_apart(hosts: Hosts) -> None:
    names = {region: f"oos.{region}.outscale.com" for region in ("eu-west-2", "us-east-2")}
    for region, name in names.items():
        hosts.answers[name] = double = outscale()
        double.buckets["records"] = SOUND if region == "eu-west-2" else {"acl": readable_by(EVERYONE)}
    _, report = audit(*(option for name in names.values() for option in ("--endpoint-url", f"http://{name}")))
    found = {
        (item["resource"]["address"], item["rule_id"], item["status"])
        for item in report["results"]
        if item["rule_id"] in ("HDS_RES_001", "HDS_EXP_001", "HDS_BKP_004")
    }
    assert found == {
        (f"{RECORDS} ({region})", rule, status)
        for region, status in (("eu-west-2", "pass"), ("us-east-2", "fail"))
        for rule in ("HDS_RES_001", "HDS_EXP_001", "HDS_BKP_004")
    }


# -- what a host does not have -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("answer", [NOT_THERE, (405, "MethodNotAllowed"), (400, "InvalidAction")])
def test_what_a_host_documents_not_to_have_cannot_be_set(hosts: Hosts, answer: tuple[int, str]) -> None:
    hosts.answers["s3.gra.io.cloud.ovh.net"] = double = ovh()
    double.refuses = dict.fromkeys(double.refuses, answer)
    double.buckets["records"] = SOUND
    status, report = audit("--endpoint-url", "http://s3.gra.io.cloud.ovh.net")
    assert of(report, "unknown") == set()
    assert status == 0
    assert "account s3.gra.io.cloud.ovh.net: the host has no s3:GetBucketPolicy, by its documentation (gra)" in told(
        report, "info"
    )


def test_a_local_zone_of_ovhcloud_encrypts_nothing_and_hides_its_policies(hosts: Hosts) -> None:
    name = "s3.eu-west-lz-bru-a.io.cloud.ovh.net"
    refused = (
        "location",
        "tagging",
        "encryption",
        "replication",
        "logging",
        "policy",
        "ownershipControls",
        "inventory",
    )
    hosts.answers[name] = double = ObjectStorage(refuses=dict.fromkeys(refused, NOT_THERE))
    double.buckets["records"] = {"versioning": versioned()}
    _, report = audit("--endpoint-url", f"http://{name}")
    assert placed(report) == {("ovh", "BE", "pass")}
    assert "HDS_ENC_003" in of(report, "fail")
    assert "HDS_EXP_001" in of(report, "unknown")


@pytest.mark.parametrize(
    ("subresource", "rule"),
    [("encryption", "HDS_ENC_003"), ("versioning", "HDS_BKP_004"), ("acl", "HDS_EXP_001"), ("policy", "HDS_EXP_001")],
)
@pytest.mark.parametrize("answer", [NOT_THERE, (405, "MethodNotAllowed"), (400, "MalformedXML"), (403, "AccessDenied")])
def test_what_a_host_documents_and_does_not_tell_is_undecided(
    hosts: Hosts, subresource: str, rule: str, answer: tuple[int, str]
) -> None:
    hosts.answers["s3.fr-par.scw.cloud"] = double = scaleway()
    double.refuses = {**double.refuses, subresource: answer}
    double.buckets["records"] = SOUND
    status, report = audit("--endpoint-url", "http://s3.fr-par.scw.cloud")
    assert rule in of(report, "unknown")
    assert rule not in of(report, "pass")
    listed = told(report, "info" if answer[0] in (405, 501) else "error")
    assert [message for message in listed if message.endswith("not established")]
    assert status == (0 if answer[0] in (405, 501) else 3)


def test_what_will_never_be_there_is_asked_once(hosts: Hosts) -> None:
    hosts.answers["s3.fr-par.scw.cloud"] = double = scaleway()
    double.buckets["records"] = SOUND
    audit("--endpoint-url", "http://s3.fr-par.scw.cloud")
    asked = [request.query.partition("=")[0] for request in hosts.asked if request.path.strip("/")]
    assert sorted(asked) == sorted(set(asked))
    assert set(asked) >= set(double.refuses)


def test_no_objects_are_listed_by_a_host_that_takes_a_question_for_that(hosts: Hosts) -> None:
    hosts.answers["oos.eu-west-2.outscale.com"] = double = outscale()
    double.buckets["records"] = SOUND
    status, report = audit("--endpoint-url", "http://oos.eu-west-2.outscale.com")
    assert double.listed == []
    assert status == 0
    assert told(report, "error") == []


@pytest.mark.parametrize(
    ("subresource", "decided"), [("publicAccessBlock", True), ("ownershipControls", True), ("versioning", False)]
)
def test_a_list_of_objects_is_no_answer_and_none_of_their_names_is_kept(
    hosts: Hosts, subresource: str, *, decided: bool
) -> None:
    hosts.answers["s3.gra.io.cloud.ovh.net"] = double = ovh()
    double.refuses = {name: answer for name, answer in double.refuses.items() if name != subresource}
    double.lists_for = frozenset({subresource})
    double.buckets["records"] = SOUND
    _, report = audit("--endpoint-url", "http://s3.gra.io.cloud.ovh.net", "--save", "kept.json")
    assert double.listed
    assert bool(of(report, "unknown")) is not decided
    for file in ("report.json", "kept.json"):
        assert "dupont" not in Path(file).read_text()


@pytest.mark.parametrize(
    ("status", "code"), [(403, "AccessDenied"), (403, "InvalidAccessKeyId"), (501, "NotImplemented")]
)
def test_buckets_that_are_not_listed_leave_everything_open(hosts: Hosts, status: int, code: str) -> None:
    hosts.answers["s3.fr-par.scw.cloud"] = double = scaleway()
    double.refuses = {**double.refuses, "buckets": (status, code)}
    _, report = audit("--endpoint-url", "http://s3.fr-par.scw.cloud")
    open_rules = {item["rule_id"] for item in report["results"] if item["status"] == "unknown"}
    assert open_rules >= {"HDS_EXP_001", "HDS_BKP_004", "HDS_ENC_003"}
    assert not [item for item in report["results"] if item["status"] in ("pass", "fail")]


# -- hosts that the address does not tell ------------------------------------------------------------------------------


def test_a_host_that_nobody_knows_has_to_be_named(hosts: Hosts, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = audit("--endpoint-url", "http://s3.objects.example")
    assert status == 2
    assert (
        "nobody known answers at http://s3.objects.example: say who keeps what is there, --host"
        in capsys.readouterr().err
    )
    assert {request.host for request in hosts.asked} == {"s3.objects.example"}


def test_an_unknown_address_of_one_service_is_not_taken_for_aws(
    hosts: Hosts, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", "http://s3.objects.example")
    hosts.answers["s3.objects.example"] = double = ObjectStorage()
    double.buckets["records"] = SOUND
    assert audit()[0] == 2
    assert "nobody known answers at http://s3.objects.example" in capsys.readouterr().err
    assert hosts.asked == []
    _, report = audit("--host", "objects-example")
    assert {item["resource"]["provider"] for item in report["results"]} == {"objects-example"}
    assert {request.host for request in hosts.asked} == {"s3.objects.example"}


def test_a_named_host_without_certificate_fails_and_its_place_is_open(hosts: Hosts) -> None:
    hosts.answers["s3.objects.example"] = double = ObjectStorage(refuses={"publicAccessBlock": NOT_THERE})
    double.buckets["records"] = SOUND
    status, report = audit(
        "--endpoint-url", "http://s3.objects.example", "--host", "objects-example", "--region", "paris"
    )
    assert status == 1
    assert of(report, "fail") == {"HDS_PRV_001"}
    assert "HDS_RES_001" in of(report, "unknown")
    # Of a host whose documentation nobody read, a refusal decides nothing.
    assert "HDS_EXP_001" in of(report, "unknown")
    assert {item["resource"]["provider"] for item in report["results"]} == {"objects-example"}


def test_the_certificate_of_a_named_host_comes_from_the_users_own_policy(hosts: Hosts) -> None:
    hosts.answers["s3.objects.example"] = double = ObjectStorage()
    double.buckets["records"] = SOUND
    Path("hds.yaml").write_text(
        "version: 1\nhosts:\n  objects-example:\n    name: Objects\n    certificate:\n      number: '1'\n"
        "      valid_to: 2099-01-01\n",
        encoding="utf-8",
    )
    _, report = audit("--endpoint-url", "http://s3.objects.example", "--host", "objects-example", "--region", "paris")
    assert of(report, "fail") == set()
    assert of(report, "pass") >= {"HDS_PRV_001", "HDS_PRV_002"}


def test_clever_cloud_does_not_tell_its_zone_so_that_the_user_does(
    hosts: Hosts, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_DEFAULT_REGION")
    name = "cellar-fr-north-hds-c1.services.clever-cloud.com"
    hosts.answers[name] = double = ObjectStorage(location="default")
    double.buckets["records"] = SOUND
    status, _ = audit("--endpoint-url", f"http://{name}")
    assert status == 2
    assert "the address does not tell the region of clevercloud; name it: --region" in capsys.readouterr().err
    _, report = audit("--endpoint-url", f"http://{name}", "--region", "fr-north-hds")
    assert placed(report) == {("clevercloud", "FR", "pass")}


def test_a_host_in_switzerland_fails_residency(hosts: Hosts) -> None:
    hosts.answers["s3.pub1.infomaniak.cloud"] = double = ObjectStorage(location="us-east-1")
    double.buckets["records"] = SOUND
    _, report = audit("--endpoint-url", "http://s3.pub1.infomaniak.cloud", "--region", "dc3-a")
    assert placed(report) == {("infomaniak", "CH", "fail")}
    assert "HDS_PRV_001" in of(report, "fail")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--endpoint-url", "http://s3.gra.io.cloud.ovh.net", "--endpoint-url", "http://s3.fr-par.scw.cloud"),
            "the addresses are of several hosts (ovh, scaleway): audit one after the other",
        ),
        (
            ("--endpoint-url", "http://s3.gra.io.cloud.ovh.net", "--endpoint-url", "http://s3.eu-west-3.amazonaws.com"),
            "http://s3.eu-west-3.amazonaws.com goes with no other address",
        ),
        (
            ("--endpoint-url", "http://s3.gra.io.cloud.ovh.net", "--endpoint-url", "http://s3.objects.example"),
            "http://s3.objects.example goes with no other address",
        ),
        (
            ("--endpoint-url", "http://api.eu-west-2.outscale.com"),
            "what answers at api.eu-west-2.outscale.com is not read; of outscale, addresses that begin with one of",
        ),
        (
            ("--endpoint-url", "http://fcu.eu-west-2.outscale.com", "--region", "us-east-2"),
            "us-east-2 is not the region of any address (eu-west-2)",
        ),
    ],
)
def test_addresses_that_do_not_go_together_are_wrong_use(
    hosts: Hosts, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], message: str
) -> None:
    status, _ = audit(*options)
    assert status == 2
    assert message in capsys.readouterr().err
    assert hosts.asked == []


def test_without_keys_nothing_is_asked(
    hosts: Hosts, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    status, _ = audit("--endpoint-url", "http://s3.fr-par.scw.cloud")
    assert status == 3
    assert "no AWS credentials were found" in capsys.readouterr().err
    assert hosts.asked == []


# -- addresses where botocore finds them -------------------------------------------------------------------------------


PROFILES = """
[profile clinic]
region = eu-west-2
aws_access_key_id = KEYOFTHECLINIC
aws_secret_access_key = secret
services = outscale

[services outscale]
s3 =
  endpoint_url = http://oos.eu-west-2.outscale.com
ec2 =
  endpoint_url = http://fcu.eu-west-2.outscale.com
iam =
  endpoint_url = http://eim.eu-west-2.outscale.com
elastic_load_balancing =
  endpoint_url = http://lbu.eu-west-2.outscale.com

[profile images]
region = fr-par
aws_access_key_id = KEYOFTHEIMAGES
aws_secret_access_key = secret
endpoint_url = http://s3.fr-par.scw.cloud
"""


def test_a_profile_that_names_services_is_read_whole(hosts: Hosts, tmp_path: Path) -> None:
    (tmp_path / "config").write_text(PROFILES, encoding="utf-8")
    volume = {"volumeSet": [{"volumeId": "vol-1", "availabilityZone": "eu-west-2a"}]}
    for name in ("fcu", "lbu", "eim"):
        hosts.answers[f"{name}.eu-west-2.outscale.com"] = Outscale({"DescribeVolumes": volume})
    hosts.answers["oos.eu-west-2.outscale.com"] = double = outscale()
    double.buckets["records"] = SOUND
    _, report = audit("--profile", "clinic")
    assert report["inputs"] == ["aws:eu-west-2.outscale.com"]
    assert {item["resource"]["address"] for item in report["results"]} == {"vol-1", RECORDS}
    assert placed(report) == {("outscale", "FR", "pass")}
    assert {request.key for request in hosts.asked} == {"KEYOFTHECLINIC"}
    assert {request.host for request in hosts.asked} == set(hosts.answers)


@pytest.mark.parametrize("way", ["profile", "for one service", "for all"])
def test_one_address_in_the_profile_or_the_environment_is_enough(
    hosts: Hosts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    hosts.answers["s3.fr-par.scw.cloud"] = double = scaleway()
    double.buckets["records"] = SOUND
    options: tuple[str, ...] = ()
    if way == "profile":
        (tmp_path / "config").write_text(PROFILES, encoding="utf-8")
        options = ("--profile", "images")
    else:
        name = "AWS_ENDPOINT_URL_S3" if way == "for one service" else "AWS_ENDPOINT_URL"
        monkeypatch.setenv(name, "http://s3.fr-par.scw.cloud")
    _, report = audit(*options)
    assert placed(report) == {("scaleway", "FR", "pass")}
    assert {request.host for request in hosts.asked} == {"s3.fr-par.scw.cloud"}


def test_an_option_wins_over_the_environment(hosts: Hosts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://s3.fr-par.scw.cloud")
    hosts.answers["s3.gra.io.cloud.ovh.net"] = double = ovh()
    double.buckets["records"] = SOUND
    _, report = audit("--endpoint-url", "http://s3.gra.io.cloud.ovh.net")
    assert placed(report) == {("ovh", "FR", "pass")}


def test_a_profile_that_names_services_that_are_not_there_ends_with_a_clear_message(
    hosts: Hosts, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config").write_text("[profile clinic]\nregion = gra\nservices = none\n", encoding="utf-8")
    status, _ = audit("--profile", "clinic")
    assert status == 3
    assert "InvalidConfigError" in capsys.readouterr().err
    assert hosts.asked == []


def test_rights_that_are_not_given_in_the_language_of_iam_are_said_as_requests(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["audit", "aws", "--print-policy", "--endpoint-url", "https://s3.fr-par.scw.cloud"]) == 2
    said = capsys.readouterr().err
    assert "rights at scaleway are not given in the language of IAM" in said
    assert "GetBucketVersioning" in said


# -- evidence ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ADDRESSES)
def test_a_kept_audit_stays_with_its_host(hosts: Hosts, host: str) -> None:
    name, make = ADDRESSES[host]
    hosts.answers[name] = double = make()
    double.buckets["records"] = {"acl": readable_by(EVERYONE)}
    status, live = audit("--endpoint-url", f"http://{name}", "--save", "kept.json")
    again = run(["scan", "kept.json", "-q", "--show-passes", "--lang", "en", "--format", "json=again.json"])
    assert again == status
    offline = json.loads(Path("again.json").read_text())
    fields = ("rule_id", "status", "resource", "message", "fingerprint")
    assert [{field: item[field] for field in fields} for item in offline["results"]] == [
        {field: item[field] for field in fields} for item in live["results"]
    ]
    assert {item["resource"]["provider"] for item in offline["results"]} == {host}


@pytest.mark.parametrize(
    ("host", "code"),
    [
        (
            "ovh",
            """
            provider "aws" {
              region = "gra"
              endpoints { s3 = "https://s3.gra.io.cloud.ovh.net" }
            }
            resource "aws_s3_bucket" "records" { bucket = "records" }
            resource "aws_s3_bucket" "planned" { bucket = "planned" }
            """,
        ),
        (
            "ovh",
            """
            resource "ovh_cloud_project_storage" "records" {
              name        = "records"
              region_name = "GRA"
              versioning  = { status = "enabled" }
              encryption  = { sse_algorithm = "AES256" }
            }
            resource "ovh_cloud_project_storage" "planned" {
              name        = "planned"
              region_name = "GRA"
            }
            """,
        ),
        (
            "scaleway",
            """
            resource "scaleway_object_bucket" "records" {
              name = "records"
              versioning { enabled = true }
            }
            resource "scaleway_object_bucket" "planned" { name = "planned" }
            """,
        ),
    ],
)
def test_code_for_a_host_is_compared_with_its_buckets_whatever_the_provider(hosts: Hosts, host: str, code: str) -> None:
    name, make = ADDRESSES[host]
    hosts.answers[name] = double = make()
    double.buckets |= {"records": SOUND, "forgotten": SOUND}
    Path("main.tf").write_text(code, encoding="utf-8")
    _, report = audit("--endpoint-url", f"http://{name}", "--compare", "main.tf")
    compared = report["comparison"]
    assert [item["address"].rpartition(".")[2] for item in compared["not_applied"]] == ["planned"]
    assert compared["not_declared"] == ["arn:aws:s3:::forgotten"]
