"""The policy pack under Pulumi's own engine: preview, up, and the analysis of an export."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hds_policies.catalogue import RULES
from hds_policies.rule import Outcome
from hds_scanners.config import load_policy
from hds_scanners.scan import Options, scan
from pulumi_engine import POLICY_PACK, PROJECT, PULUMI, WITHOUT_PULUMI, Project, policy_events, project

pytestmark = pytest.mark.skipif(not PULUMI, reason=WITHOUT_PULUMI)
TOLD = {Outcome.FAIL, Outcome.UNKNOWN, Outcome.WAIVED, Outcome.ERROR}
PACK = ("--policy-pack", str(POLICY_PACK))
EXAMPLE = PROJECT / "examples/pulumi_appointments"
Make = Callable[..., Project]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def made(program: str | None = None, **files: str) -> Project:
        source = EXAMPLE
        if program is not None:
            source = tmp_path / "source"
            source.mkdir()
            (source / "Pulumi.yaml").write_text("name: records\nruntime: python\n")
            (source / "__main__.py").write_text(program)
        ready = project(source, tmp_path / "project")
        for name, text in files.items():
            (ready.folder / name.replace("__", ".")).write_text(text)
        return ready

    return made


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The program as it is, for what changes nothing."""
    return project(EXAMPLE, tmp_path_factory.mktemp("shared") / "project")


def _configuration(folder: Path, **policies: Any) -> tuple[str, str]:
    file = folder / "policies.json"
    file.write_text(json.dumps(policies))
    return ("--policy-pack-config", str(file))


def _told(events: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Rule, URN and fingerprint of each violation."""
    return [
        (item["policyName"], item["resourceUrn"], item["message"].rpartition("Fingerprint: ")[2].strip())
        for item in policy_events(events)
        if item["policyName"] != "HDS_PACK"
    ]


def _scanned(file: Path) -> list[tuple[str, str, str]]:
    policy = load_policy(EXAMPLE / "hds.yaml", {rule.id for rule in RULES})
    return [
        (item.rule_id, item.subject.address, item.fingerprint)
        for item in scan([file], Options(policy=policy)).findings
        if item.outcome in TOLD
    ]


def test_the_pack_says_what_a_scan_of_the_same_preview_says(shared: Project, tmp_path: Path) -> None:
    digest = tmp_path / "preview.json"
    digest.write_text(json.dumps(shared.preview()))
    status, events = shared.events("preview", *PACK)
    assert status == 0, "advisory is the default"
    told = _told(events)
    assert sorted(told) == sorted(_scanned(digest))
    waived = [item["message"] for item in policy_events(events) if item["policyName"] == "HDS_LOG_006"]
    assert len(waived) == 1
    assert "accepted until 2099-03-31" in waived[0]
    names = {(name, urn.rpartition("::")[2]) for name, urn, _ in told}
    assert {("HDS_RES_001", "archive"), ("HDS_ENC_001", "appointments"), ("HDS_KEY_001", "invoices")} <= names
    assert ("HDS_ENC_003", "documents") not in names, "its encryption is a resource of its own"
    assert "S3cret-Pw" not in json.dumps(policy_events(events))


MIXED = """
import pulumi
import pulumi_aws as aws

class Records(pulumi.ComponentResource):
    def __init__(self, name, opts=None):
        super().__init__("clinic:storage:Records", name, None, opts)
        inside = pulumi.ResourceOptions(parent=self)
        self.key = aws.kms.Key(f"{name}-key", opts=inside)
        self.table = aws.dynamodb.Table(f"{name}-table", hash_key="id", attributes=[{"name": "id", "type": "S"}],
            billing_mode="PAY_PER_REQUEST", server_side_encryption={"enabled": True, "kms_key_arn": self.key.arn},
            opts=inside)
        self.register_outputs({})

records = Records("records")
theirs = aws.s3.Bucket.get("theirs", "a-bucket-of-others")
aws.s3.BucketNotification("told", bucket=theirs.id, opts=pulumi.ResourceOptions(depends_on=[records]))
virginia = aws.Provider("virginia", region="us-east-1")
aws.s3.Bucket("copies", opts=pulumi.ResourceOptions(provider=virginia, protect=True))
pulumi.export("key", records.key.arn)
"""


def test_components_default_providers_and_what_is_only_read_are_judged_as_in_a_scan(make: Make, tmp_path: Path) -> None:
    ready = make(MIXED, Pulumi__dev__yaml="config:\n  aws:region: eu-west-2\n")
    digest = tmp_path / "preview.json"
    digest.write_text(json.dumps(ready.preview("--show-reads")))
    _, events = ready.events("preview", *PACK)
    told = _told(events)
    assert sorted(told) == sorted(_scanned(digest))
    residency = {urn.rpartition("::")[2] for name, urn, _ in told if name == "HDS_RES_001"}
    assert residency == {"records-key", "records-table", "copies"}
    assert "theirs" not in {urn.rpartition("::")[2] for _, urn, _ in told}


FRENCH_HOSTS = """
import pulumi
import pulumi_ovh as ovh
import pulumiverse_scaleway as scaleway

scaleway.databases.Instance("records", engine="PostgreSQL-15", node_type="DB-DEV-S", encryption_at_rest=False)
warsaw = pulumi.ResourceOptions(provider=scaleway.Provider("warsaw", region="pl-waw"))
scaleway.object.Bucket("images", opts=warsaw)
ovh.cloudproject.Kube("appointments", service_name="p", name="appointments", region="BHS5")
"""


def test_french_hosts_are_judged_as_in_a_scan(make: Make, tmp_path: Path) -> None:
    ready = make(FRENCH_HOSTS, Pulumi__dev__yaml="config:\n  scaleway:region: fr-par\n  ovh:endpoint: ovh-eu\n")
    digest = tmp_path / "preview.json"
    digest.write_text(json.dumps(ready.preview()))
    _, events = ready.events("preview", *PACK)
    told = _told(events)
    assert sorted(told) == sorted(_scanned(digest))
    found = {(name, urn.rpartition("::")[2]) for name, urn, _ in told}
    assert {("HDS_ENC_001", "records"), ("HDS_RES_002", "appointments")} <= found
    assert ("HDS_RES_001", "images") not in found, "Warsaw is in the EEA"


def test_one_switch_makes_all_mandatory_and_nothing_is_deployed(make: Make, tmp_path: Path) -> None:
    ready = make()
    switch = _configuration(tmp_path, all="mandatory")
    done = ready.run("up", "--yes", *PACK, *switch)
    assert done.returncode != 0
    assert "[mandatory] [severity: critical]  HDS_RES_001  (aws:s3:Bucket: archive)" in done.stdout
    # What is undecided does not block.
    assert "[advisory] [severity: high]  HDS_ENC_002  (aws:ebs:Volume: scratch)" in done.stdout
    export = json.loads(ready.run("stack", "export").stdout)
    assert not export["deployment"].get("resources")


def test_without_a_preview_what_a_resource_decides_still_keeps_it_from_being_made(make: Make, tmp_path: Path) -> None:
    ready = make()
    done = ready.run("up", "--yes", "--skip-preview", *PACK, *_configuration(tmp_path, HDS_RES_001="mandatory"))
    assert done.returncode != 0
    export = json.loads(ready.run("stack", "export").stdout)
    made = {item["urn"].rpartition("::")[2] for item in export["deployment"].get("resources", ())}
    assert "archive" not in made


def test_an_export_is_analysed_as_it_is_scanned(make: Make, tmp_path: Path) -> None:
    ready = make()
    status, events = ready.events("up", *PACK)
    assert status == 0
    up = _told(events)
    export = tmp_path / "export.json"
    export.write_text(ready.run("stack", "export").stdout)
    assert sorted(up) == sorted(_scanned(export))
    done = ready.run("policy", "analyze", "--file", str(export), *PACK, "--json")
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"sequence"')]
    assert sorted(_told(told)) == sorted(_scanned(export))
    second = ready.run("up", "--yes", "--skip-preview", "--expect-no-changes", *PACK)
    assert second.returncode == 0, second.stdout
    unchanged = tmp_path / "preview.json"
    unchanged.write_text(json.dumps(ready.preview()))
    _, events = ready.events("preview", *PACK)
    assert sorted(_told(events)) == sorted(_scanned(unchanged))


def test_hds_yaml_beside_the_program_and_the_language_of_the_pack_count(make: Make, tmp_path: Path) -> None:
    ready = make(
        hds__yaml="exclusions:\n"
        "  - rule: HDS_KEY_001\n    addresses: ['*::invoices']\n    reason: replaced in spring, ticket 7\n"
        "    until: 2999-12-31\n"
        "residency: {countries: [DE]}\n"
    )
    configuration = _configuration(tmp_path, HDS_PACK={"language": "fr"}, HDS_KEY_001="mandatory")
    status, events = ready.events("preview", *PACK, *configuration)
    said = {(item["policyName"], item["enforcementLevel"]): item["message"] for item in policy_events(events)}
    assert status == 0
    assert "accepté jusqu'au 2999-12-31 : replaced in spring, ticket 7" in said["HDS_KEY_001", "advisory"]
    assert "n'est pas dans les pays que le projet autorise" in said["HDS_RES_020", "advisory"]


@pytest.mark.parametrize(
    ("policies", "text", "said"),
    [
        ({"HDS_RES_020": {"countries": ["GB"]}}, "", "HDS_RES_020: countries.0"),
        (
            {},
            "exclusions: [{rule: HDS_RES_001, addresses: '*', reason: 'because we want', until: 2999-12-31}]\n",
            "hds.yaml:1: exclusions[0].rule: HDS_RES_001 cannot be excluded",
        ),
    ],
)
def test_a_mistake_in_the_configuration_stops_before_anything_is_judged(
    make: Make, tmp_path: Path, policies: dict[str, Any], text: str, said: str
) -> None:
    done = make(hds__yaml=text).run("preview", *PACK, *_configuration(tmp_path, **policies))
    assert done.returncode != 0
    assert said in done.stdout + done.stderr


def test_a_remediation_reaches_the_provider_and_leaves_a_secret_secret(make: Make, tmp_path: Path) -> None:
    ready = make(
        "import pulumi\nimport pulumi_aws as aws\n"
        "here = pulumi.ResourceOptions(provider=aws.Provider('paris', region='eu-west-3'))\n"
        "aws.kms.Key('records', opts=here)\n"
        "aws.kms.Key('fixed', enable_key_rotation=False, opts=here)\n"
        "aws.rds.Instance('db', engine='postgres', instance_class='db.t4g.small', allocated_storage=20,\n"
        "    username='app', password=pulumi.Output.secret('S3cret-Pw'), opts=here)\n"
    )
    switch = _configuration(tmp_path, HDS_KEY_001="remediate", HDS_BKP_003="remediate")
    digest = ready.preview(*PACK, *switch)
    inputs = {step["urn"].rpartition("::")[2]: step["newState"].get("inputs", {}) for step in digest["steps"]}
    assert inputs["records"]["enableKeyRotation"] is True
    assert inputs["fixed"]["enableKeyRotation"] is False
    assert inputs["db"]["deletionProtection"] is True
    assert inputs["db"]["password"] == "[secret]"
    assert "S3cret-Pw" not in json.dumps(digest)


def test_the_provider_refuses_what_the_real_one_would(make: Make) -> None:
    done = make(
        "import pulumi\n"
        "class Raw(pulumi.CustomResource):\n    pass\n"
        "Raw('aws:kms/key:Key', 'k', {'enableKeyRotatoin': True, 'deletionWindowInDays': 'many'})\n"
    ).run("preview")
    assert done.returncode != 0
    for said in ("enableKeyRotatoin is no property of Key", "deletionWindowInDays is text where int is expected"):
        assert said in done.stdout
