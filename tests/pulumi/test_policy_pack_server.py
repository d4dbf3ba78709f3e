"""The policy pack over its protocol: what it says of itself, at which level, in which language, and what it never says."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import grpc
import jsonschema
import pytest
from google.protobuf.json_format import MessageToDict
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import analyzer_pb2 as protocol

from analyzer_client import POLICY_PACK, SECRET, Client, outcome_of, policy_pack
from hds_policies.catalogue import RULES
from hds_policies.rule import Outcome
from hds_pulumi.crossguard.analyzer import Analyzer
from hds_pulumi.crossguard.policies import JUDGED
from hds_scanners.sources.pulumi.values import UNKNOWN_TEXT

PARIS: dict[str, Any] = {
    "urn": "urn:pulumi:prod::parity::pulumi:providers:aws::paris",
    "type": "pulumi:providers:aws",
    "inputs": {"region": "eu-west-3"},
}
LONDON = {**PARIS, "urn": PARIS["urn"].replace("paris", "london"), "inputs": {"region": "eu-west-2"}}
ADVISORY, MANDATORY = protocol.ADVISORY, protocol.MANDATORY


def _state(token: str, name: str, **inputs: Any) -> dict[str, Any]:
    return {"urn": f"urn:pulumi:prod::parity::{token}::{name}", "type": token, "inputs": inputs}


KEY = _state("aws:kms/key:Key", "records", enableKeyRotation=False)
BUCKET = _state("aws:s3/bucket:Bucket", "documents")
DISK = _state("aws:ebs/volume:Volume", "scratch", availabilityZone="eu-west-3a", encrypted=UNKNOWN_TEXT)


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("program")


@pytest.fixture(scope="module")
def served(program: Path) -> Iterator[Client]:
    with policy_pack(program) as client:
        yield client


@pytest.fixture
def pack(served: Client, program: Path) -> Client:
    (program / "hds.yaml").unlink(missing_ok=True)
    served.configure()
    served.configure_stack()
    return served


def _levels(pack: Client, rule_id: str) -> list[int]:
    return [item.enforcementLevel for item in pack.diagnostics if item.policyName == rule_id]


def _messages(pack: Client) -> str:
    return "\n".join(item.message for item in pack.diagnostics)


# -- what it says of itself ------------------------------------------------------------------------------------------


def test_every_rule_is_a_policy_but_the_one_that_no_stack_could_break(pack: Client) -> None:
    info = pack.stub.GetAnalyzerInfo(protocol.AnalyzeRequest())
    names = [item.name for item in info.policies]
    assert {*names} == {rule.id for rule in RULES} - {"HDS_ENC_010"} | {"HDS_PACK"}
    assert len(names) == len({*names})
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]{1,100}", name) for name in names)
    assert info.supportsConfig


def test_a_policy_says_what_its_rule_says(pack: Client) -> None:
    listed = {item.name: item for item in pack.stub.GetAnalyzerInfo(protocol.AnalyzeRequest()).policies}
    for rule in RULES:
        if rule.id not in listed:
            continue
        item = listed[rule.id]
        assert (item.displayName, item.remediation_steps) == (rule.title.en, rule.fix.en)
        assert item.enforcementLevel == ADVISORY
        assert (item.framework.name, item.framework.version) == ("HDS", "2.0")
        assert item.framework.reference == ", ".join(each.id for each in rule.satisfies)
        # Who asks is said, so that nothing is taken for required that is not.
        for each in rule.satisfies:
            assert f"{each.id} ({each.label})" in item.framework.specification
            assert each.label in item.tags
        assert Path(item.url.removeprefix("file://")).is_file()
    severities = {listed[name].severity for name in ("HDS_RES_001", "HDS_ENC_001", "HDS_KEY_001", "HDS_LOG_006")}
    assert severities == {1, 2, 3, 4}


def test_every_schema_takes_what_it_should_and_nothing_laxer_than_required(pack: Client) -> None:
    listed = {item.name: item for item in pack.stub.GetAnalyzerInfo(protocol.AnalyzeRequest()).policies}
    good = {
        "HDS_RES_020": {"countries": ["FR"], "regions": {"aws": ["eu-west-3"]}},
        "HDS_LOG_004": {"retentionDays": 365},
        "HDS_PACK": {"language": "fr", "configuration": "hds.yaml", "unknown": "fail"},
    }
    bad = {
        "HDS_RES_020": {"countries": ["GB"]},
        "HDS_LOG_004": {"retentionDays": 30},
        "HDS_BKP_002": {"retentionDays": 1},
        "HDS_PACK": {"language": "de"},
        "HDS_RES_020 ": {"regions": {"scalway": ["fr-par"]}},
    }
    for given, right in ((good, True), (bad, False)):
        for name, values in given.items():
            schema = {"type": "object", "properties": MessageToDict(listed[name.strip()].configSchema)["properties"]}
            assert jsonschema.Draft7Validator(schema).is_valid(values) is right, (name, values)


def test_the_texts_are_french_where_that_is_the_language(tmp_path: Path) -> None:
    with policy_pack(tmp_path, "fr") as client:
        listed = {item.name: item for item in client.stub.GetAnalyzerInfo(protocol.AnalyzeRequest()).policies}
    rule = RULES[0]
    assert (listed[rule.id].displayName, listed[rule.id].remediation_steps) == (rule.title.fr, rule.fix.fr)
    assert listed[rule.id].url.endswith(f"docs/regles/{rule.id}.md")


def test_pages_of_rules_are_where_the_documents_are_served(tmp_path: Path) -> None:
    with policy_pack(tmp_path, HDS_DOCUMENTATION="https://docs.example.org/hds/") as client:
        listed = {item.name: item for item in client.stub.GetAnalyzerInfo(protocol.AnalyzeRequest()).policies}
    assert listed["HDS_ENC_001"].url == "https://docs.example.org/hds/rules/HDS_ENC_001.md"


# -- levels ----------------------------------------------------------------------------------------------------------


def test_what_one_resource_decides_is_told_before_it_is_made_and_not_again(pack: Client) -> None:
    pack.configure(HDS_RES_001="mandatory")
    response = pack.analyze(BUCKET, LONDON)
    assert [item.policyName for item in response.diagnostics] == ["HDS_RES_001"]
    assert [item.enforcementLevel for item in response.diagnostics] == [MANDATORY]
    pack.analyze_stack([(BUCKET, {}, LONDON)])
    assert _levels(pack, "HDS_RES_001") == [MANDATORY]


def test_what_another_resource_may_decide_is_told_of_the_stack(pack: Client) -> None:
    """A bucket without versions may have them from a resource of its own, which comes later."""
    response = pack.analyze(BUCKET, PARIS)
    assert not response.diagnostics
    assert "HDS_BKP_004" in {item.policy_name for item in response.not_applicable}
    versions = _state(
        "aws:s3/bucketVersioning:BucketVersioning",
        "documents",
        bucket=UNKNOWN_TEXT,
        versioningConfiguration={"status": "Enabled"},
    ) | {"propertyDependencies": {"bucket": [BUCKET["urn"]]}}
    pack.analyze(versions, PARIS)
    pack.analyze_stack([(BUCKET, {}, PARIS), (versions, versions["inputs"], PARIS)])
    assert _levels(pack, "HDS_BKP_004") == []
    pack.configure_stack()
    pack.analyze(BUCKET, PARIS)
    pack.analyze_stack([(BUCKET, {}, PARIS)])
    assert _levels(pack, "HDS_BKP_004") == [ADVISORY]


def test_a_rule_that_only_passed_is_not_said_to_be_not_applicable(pack: Client) -> None:
    response = pack.analyze(BUCKET, PARIS)
    assert "HDS_RES_001" not in {item.policy_name for item in response.not_applicable}


def test_what_is_undecided_is_told_and_does_not_block_unless_asked(pack: Client) -> None:
    for settings, level in ({}, ADVISORY), ({"unknown": "fail"}, MANDATORY):
        pack.configure(HDS_ENC_002="mandatory", HDS_PACK=settings)
        pack.configure_stack()
        assert not pack.analyze(DISK, PARIS).diagnostics
        pack.analyze_stack([(DISK, DISK["inputs"], PARIS)])
        (told,) = [item for item in pack.diagnostics if item.policyName == "HDS_ENC_002"]
        assert (outcome_of(told.message), told.enforcementLevel) == (Outcome.UNKNOWN, level)
        assert "encrypted is not known" in told.message


def test_a_disabled_policy_says_nothing(pack: Client) -> None:
    pack.configure(HDS_RES_001="disabled", HDS_KEY_001="disabled")
    pack.analyze(KEY, LONDON)
    pack.analyze_stack([(KEY, KEY["inputs"], LONDON)])
    assert not {"HDS_RES_001", "HDS_KEY_001"} & {item.policyName for item in pack.diagnostics}


def test_types_that_nobody_looked_at_are_named(pack: Client) -> None:
    widget = _state("wonderland:index/widget:Widget", "w")
    pack.analyze(widget)
    pack.analyze_stack([(widget, {}, {**PARIS, "urn": "urn:pulumi:p::p::pulumi:providers:wonderland::x"})])
    (told,) = [item for item in pack.diagnostics if item.policyName == "HDS_PACK"]
    assert "wonderland:index/widget:Widget" in told.message
    assert told.enforcementLevel == ADVISORY


def test_a_rule_that_crashes_is_told_at_its_level(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    def crash(*_: object) -> None:
        raise KeyError("x")

    rule = JUDGED["HDS_KEY_001"]
    monkeypatch.setattr("hds_pulumi.crossguard.analyzer.JUDGED", {"HDS_KEY_001": replace(rule, check=crash)})
    analyzer = Analyzer(tmp_path, "en", levels={"HDS_KEY_001": MANDATORY})
    request = protocol.AnalyzeStackRequest()
    resource = request.resources.add(urn=KEY["urn"], type=KEY["type"])
    resource.provider.urn, resource.provider.type = str(PARIS["urn"]), "pulumi:providers:aws"
    (told,) = analyzer.AnalyzeStack(request, None).diagnostics
    assert told.enforcementLevel == MANDATORY
    assert "crashed: KeyError" in told.message


# -- what is there after an update -----------------------------------------------------------------------------------


def test_after_an_update_the_answers_of_the_provider_count(pack: Client) -> None:
    for dry_run, expected in (True, Outcome.UNKNOWN), (False, Outcome.FAIL):
        pack.configure_stack(dry_run=dry_run)
        pack.analyze(DISK, PARIS)
        pack.analyze_stack([(DISK, DISK["inputs"] | {"encrypted": dry_run and UNKNOWN_TEXT}, PARIS)])
        assert [item[2] for item in pack.said() if item[0] == "HDS_ENC_002"] == [expected]


def test_what_the_provider_will_compute_hides_nothing_that_was_left_out(pack: Client) -> None:
    """In a preview, a provider answers `unknown` for each argument that it may fill in."""
    database = _state("aws:rds/instance:Instance", "db", engine="postgres")
    pack.analyze(database, PARIS)
    pack.analyze_stack(
        [(database, {"engine": "postgres", "storageEncrypted": UNKNOWN_TEXT, "arn": UNKNOWN_TEXT}, PARIS)]
    )
    assert [item[2] for item in pack.said() if item[0] == "HDS_ENC_001"] == [Outcome.FAIL]


def test_what_is_only_read_is_not_judged(pack: Client) -> None:
    pack.analyze(KEY, PARIS)
    pack.analyze_stack([(KEY, KEY["inputs"], PARIS), (BUCKET, {"bucket": "of-others"}, LONDON)])
    assert {item[1] for item in pack.said()} == {KEY["urn"]}


# -- secrets ---------------------------------------------------------------------------------------------------------


def test_no_message_holds_a_secret(pack: Client) -> None:
    tunnel = _state(
        "aws:ec2/vpnConnection:VpnConnection",
        "clinic",
        tunnel1PresharedKey={**SECRET, "value": "hunter2-in-a-secret"},
        tunnel2PresharedKey="hunter2-in-clear",
        type="ipsec.1",
    )
    user_data = {**SECRET, "value": "export TOKEN=hunter2-of-a-machine"}
    machine = _state("aws:ec2/instance:Instance", "web", userData=user_data, ami="ami-1")
    for state in (tunnel, machine):
        pack.analyze(state, PARIS)
    pack.analyze_stack([(state, state["inputs"], PARIS) for state in (tunnel, machine)])
    assert {"HDS_VPN_001", "HDS_ENC_002"} <= {item.policyName for item in pack.diagnostics}
    assert "hunter2" not in _messages(pack)


# -- settings --------------------------------------------------------------------------------------------------------


def test_messages_are_in_the_language_that_is_configured(pack: Client) -> None:
    pack.configure(HDS_PACK={"language": "fr"})
    pack.analyze(BUCKET, LONDON)
    assert "À changer : " in _messages(pack)
    assert "hors de l'EEE" in _messages(pack)


def test_a_rule_can_have_its_own_settings(pack: Client) -> None:
    trail = _state("aws:cloudwatch/logGroup:LogGroup", "access", retentionInDays=200)
    for settings, expected in (({}, []), ({"HDS_LOG_004": {"retentionDays": 365}}, [ADVISORY])):
        pack.configure(**settings)
        pack.configure_stack()
        pack.analyze(trail, PARIS)
        pack.analyze_stack([(trail, trail["inputs"], PARIS)])
        assert _levels(pack, "HDS_LOG_004") == expected
    # What has to be kept so long is not kept too long.
    trail["inputs"]["retentionInDays"] = 400
    for settings, expected in (({}, [ADVISORY]), ({"HDS_LOG_004": {"retentionDays": 400}}, [])):
        pack.configure(**settings)
        pack.configure_stack()
        pack.analyze(trail, PARIS)
        pack.analyze_stack([(trail, trail["inputs"], PARIS)])
        assert _levels(pack, "HDS_RET_002") == expected
    pack.configure(HDS_RES_020={"countries": ["DE"]})
    pack.analyze(BUCKET, PARIS)
    assert _levels(pack, "HDS_RES_020") == [ADVISORY]


def test_the_hds_yaml_beside_the_program_counts(pack: Client, program: Path) -> None:
    (program / "hds.yaml").write_text("residency: {countries: [DE]}\nscope: {exclude: {types: ['aws:kms/key:Key']}}\n")
    pack.configure(HDS_RES_020="mandatory")
    pack.analyze(BUCKET, PARIS)
    pack.analyze(KEY, LONDON)
    assert [(item.policyName, item.urn) for item in pack.diagnostics] == [("HDS_RES_020", BUCKET["urn"])]


def test_what_is_excluded_is_told_with_reason_and_end_and_blocks_nothing(pack: Client, program: Path) -> None:
    exclusion = "  - {rule: HDS_KEY_001, addresses: ['*'], reason: 'asymmetric soon, ticket 7', until: %s}\n"
    for until, level, said in (
        (
            "2999-12-31",
            ADVISORY,
            "Waived: the key never rotates · accepted until 2999-12-31: asymmetric soon, ticket 7",
        ),
        ("2020-12-31", MANDATORY, "no longer accepted since 2020-12-31"),
    ):
        (program / "hds.yaml").write_text("exclusions:\n" + exclusion % until)
        pack.configure(HDS_KEY_001="mandatory")
        pack.configure_stack()
        pack.analyze(KEY, PARIS)
        pack.analyze_stack([(KEY, KEY["inputs"], PARIS)])
        assert _levels(pack, "HDS_KEY_001") == [level]
        assert said in _messages(pack)
    assert "hds.yaml:2: the exclusion of HDS_KEY_001 ended on 2020-12-31" in _messages(pack)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "exclusions:\n  - {rule: HDS_RES_001, addresses: '*', reason: 'because we want', until: 2999-12-31}\n",
            "hds.yaml:2: exclusions[0].rule: HDS_RES_001 cannot be excluded",
        ),
        ("residency: {countries: [GB]}\n", "hds.yaml:1: residency.countries[0]: 'GB' is no state"),
    ],
)
def test_a_mistake_in_hds_yaml_stops_with_its_line(pack: Client, program: Path, text: str, said: str) -> None:
    (program / "hds.yaml").write_text(text)
    with pytest.raises(grpc.RpcError) as caught:
        pack.configure()
    assert caught.value.code() is grpc.StatusCode.INVALID_ARGUMENT
    assert said in caught.value.details()
    # Not configured at all, the pack does not judge by something else instead.
    with pytest.raises(grpc.RpcError):
        pack.analyze(BUCKET, PARIS)


@pytest.mark.parametrize(
    ("policies", "said"),
    [
        ({"HDS_ENC_01": "mandatory"}, "there is no policy 'HDS_ENC_01'; did you mean HDS_ENC_0"),
        ({"HDS_PACK": {"langauge": "fr"}}, "there is no setting of HDS_PACK 'langauge'; did you mean language?"),
        ({"HDS_KEY_001": {"days": 3}}, "there is no setting of HDS_KEY_001 'days'"),
    ],
)
def test_a_name_that_the_engine_lets_pass_stops(pack: Client, policies: dict[str, Any], said: str) -> None:
    pack.configure(all="advisory", HDS_ENC_010="mandatory")
    with pytest.raises(grpc.RpcError) as caught:
        pack.configure(**policies)
    assert said in caught.value.details()


def test_a_file_that_is_named_and_not_there_stops(pack: Client) -> None:
    with pytest.raises(grpc.RpcError) as caught:
        pack.configure(HDS_PACK={"configuration": "elsewhere.yaml"})
    assert "elsewhere.yaml: cannot be read" in caught.value.details()


# -- remediation -----------------------------------------------------------------------------------------------------


def _remediate(pack: Client, token: str, **inputs: Any) -> list[dict[str, Any]]:
    properties = Struct()
    properties.update(inputs)
    request = protocol.AnalyzeRequest(type=token, urn=f"urn:pulumi:p::p::{token}::x", properties=properties)
    return [MessageToDict(item.properties) for item in pack.stub.Remediate(request).remediations]


def test_nothing_is_remediated_unless_asked(pack: Client) -> None:
    pack.configure(HDS_KEY_001="mandatory")
    assert _remediate(pack, "aws:kms/key:Key") == []


def test_what_nobody_wrote_is_added_and_a_choice_stays(pack: Client) -> None:
    pack.configure(HDS_KEY_001="remediate")
    assert _remediate(pack, "aws:kms/key:Key", description="d") == [{"description": "d", "enableKeyRotation": True}]
    filled = {"enableKeyRotation": False, "isEnabled": True, "__defaults": ["enableKeyRotation", "isEnabled"]}
    assert _remediate(pack, "aws:kms/key:Key", **filled) == [
        {"enableKeyRotation": True, "isEnabled": True, "__defaults": ["isEnabled"]}
    ]
    assert _remediate(pack, "aws:kms/key:Key", enableKeyRotation=False) == []
    assert _remediate(pack, "aws:kms/key:Key", customerMasterKeySpec="RSA_2048") == []
    assert _remediate(pack, "aws:s3/bucket:Bucket") == []


def test_a_remediation_passes_secrets_and_unknown_values_on_as_they_came(pack: Client) -> None:
    pack.configure(HDS_BKP_003="remediate")
    given = {"password": {**SECRET, "value": "pw"}, "kmsKeyId": UNKNOWN_TEXT}
    assert _remediate(pack, "aws:rds/instance:Instance", **given) == [{**given, "deletionProtection": True}]


def test_what_is_remediated_passes_its_rule(pack: Client) -> None:
    """Each one, judged with what the rule needs besides."""
    from hds_pulumi.crossguard.remediation import REMEDIATIONS

    needed: dict[str, dict[str, Any]] = {
        "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {"bucket": "b"},
        "gcp:storage/bucket:Bucket": {"location": "EUROPE-WEST9"},
    }
    for remediation in REMEDIATIONS:
        pack.configure(**{remediation.rule_id: "remediate"})
        pack.configure_stack()
        (changed,) = _remediate(pack, remediation.type, **needed.get(remediation.type, {}))
        state = _state(remediation.type, "x", **changed)
        pack.analyze(state, PARIS)
        pack.analyze_stack([(state, changed, PARIS)])
        assert _levels(pack, remediation.rule_id) == [], remediation


def test_what_is_left_after_a_remediation_blocks(pack: Client) -> None:
    pack.configure(HDS_KEY_001="remediate")
    pack.analyze(KEY, PARIS)
    pack.analyze_stack([(KEY, KEY["inputs"], PARIS)])
    assert _levels(pack, "HDS_KEY_001") == [MANDATORY]


# -- its process -----------------------------------------------------------------------------------------------------


def test_the_pack_does_not_outlive_an_engine_that_was_killed(tmp_path: Path) -> None:
    script = (
        "import os, subprocess, sys\n"
        f"child = subprocess.Popen([sys.executable, '-u', '-m', 'pulumi.policy', 'x', {str(POLICY_PACK)!r}],"
        " stdout=subprocess.PIPE, text=True)\n"
        "print(child.pid, child.stdout.readline().strip(), flush=True)\n"
        "os._exit(0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    pid, port = map(int, done.stdout.split())
    assert port
    status = Path(f"/proc/{pid}/status")
    if not status.parent.parent.joinpath("self").exists():
        pytest.skip("processes are looked up in /proc")
    for _ in range(100):
        if not status.exists() or "State:\tZ" in status.read_text():
            return
        time.sleep(0.1)
    pytest.fail("the pack still runs")


def test_the_folder_is_what_pulumi_expects() -> None:
    import yaml

    definition = yaml.safe_load((POLICY_PACK / "PulumiPolicy.yaml").read_text("utf-8"))
    from hds_scanners import __version__

    assert definition["version"] == __version__
    example = json.loads((POLICY_PACK / "hds.example.json").read_text("utf-8"))
    assert example["all"] == "mandatory"


def test_a_python_without_the_package_is_told_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-I", str(POLICY_PACK)], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode != 0
    assert f"runs with {sys.executable}: install hds-policy-pack[pulumi]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_resource_of_another_shape_stops_nothing_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ValueError

    analyzer = Analyzer(Path(), "fr", levels={"HDS_PACK": MANDATORY})
    monkeypatch.setattr("hds_scanners.sources.pulumi.documents.registered", broken)
    request = protocol.AnalyzeStackRequest()
    request.resources.add(urn=KEY["urn"], type=KEY["type"])
    (told,) = analyzer.AnalyzeStack(request, None).diagnostics
    assert "la ressource records ne respecte pas le format" in told.message
    assert told.enforcementLevel == MANDATORY
