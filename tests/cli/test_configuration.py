"""`hds.yaml`: what it changes, what its mistakes say, and that its schema and its reader agree."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from hds_policies.model.policy import Exclusion, Policy, Scope
from hds_policies.rule import Severity
from hds_scanners import cli
from hds_scanners.config import ConfigurationError, load_policy
from hds_scanners.config_search import find_configuration
from hds_scanners.config_template import TEMPLATE

SCHEMA = Path(__file__).parents[2] / "scanners/hds_scanners/hds_yaml.schema.json"
RULE_IDS = ("HDS_ENC_001", "HDS_ENC_002", "HDS_MON_001", "HDS_RES_001")
EXCLUDED = "rule: HDS_ENC_001\n    addresses: aws_db_instance.a"
WHOLE = """\
version: 1
residency:
  countries: [FR, NO]
  regions: {aws: [eu-west-3], scaleway: fr-par}
scope:
  include: {tags: {health-data: "true"}}
  exclude: {addresses: ["module.site.*"], types: [aws_cloudwatch_dashboard]}
hosts:
  my-host:
    name: My Host
    certificate: {number: 38436, body: LNE, valid_from: 2025-01-01, valid_to: 2028-01-01, activities: [1, 6], regions: [x]}
logs: {retention_days: 365, maximum_days: 400}
backups: {retention_days: 30}
objects: {retention_days: 7300}
rules:
  HDS_ENC_001: {severity: critical}
  HDS_MON_001: {enabled: false}
exclusions:
  - rule: HDS_ENC_001
    addresses: ['aws_db_instance.reports["x"]', "module.old.*"]
    reason: >-
      Emptied every night
      (CISO, ticket 12)
    until: 2027-06-30
"""


def _load(tmp_path: Path, text: str) -> Policy:
    file = tmp_path / "hds.yaml"
    file.write_text(text, encoding="utf-8")
    return load_policy(file, RULE_IDS)


def test_everything_it_says_is_in_the_policy(tmp_path: Path) -> None:
    policy = _load(tmp_path, WHOLE)
    assert policy.countries == frozenset({"FR", "NO"})  # NO is Norway, not false
    assert policy.regions == {"aws": {"eu-west-3"}, "scaleway": {"fr-par"}}
    assert policy.scope == Scope(
        include_tags={"health-data": "true"},
        exclude_addresses=("module.site.*",),
        exclude_types=("aws_cloudwatch_dashboard",),
    )
    host = policy.hosts["my-host"]
    assert (host.name, host.valid_to, host.activities, host.regions) == (
        "My Host",
        dt.date(2028, 1, 1),
        frozenset({1, 6}),
        frozenset({"x"}),
    )
    assert host.certificate is not None
    assert host.certificate.number == "38436"
    assert (policy.log_retention_days, policy.log_retention_maximum_days) == (365, 400)
    assert (policy.backup_retention_days, policy.object_retention_days) == (30, 7300)
    assert policy.rules == {"HDS_ENC_001": {"severity": Severity.CRITICAL}, "HDS_MON_001": {"enabled": False}}
    assert policy.exclusions == (
        Exclusion(
            "HDS_ENC_001",
            ('aws_db_instance.reports["x"]', "module.old.*"),
            "Emptied every night (CISO, ticket 12)",
            dt.date(2027, 6, 30),
            source="hds.yaml:19",
        ),
    )


def test_a_known_host_keeps_what_is_not_corrected(tmp_path: Path) -> None:
    from hds_policies.facts.hosts import HOSTS

    policy = _load(
        tmp_path, "hosts:\n  ovh:\n    certificate: {number: A1, valid_to: 2029-01-01}\n    source: our own copy\n"
    )
    host = policy.hosts["ovh"]
    assert host.name == HOSTS["ovh"].name
    assert host.switch == HOSTS["ovh"].switch
    assert (host.valid_to, host.source) == (dt.date(2029, 1, 1), "our own copy")


@pytest.mark.parametrize("text", ["", "# nothing\n", "version: 1\n", "residency:\nscope:\nhosts:\nrules:\n"])
def test_an_empty_file_changes_nothing(tmp_path: Path, text: str) -> None:
    assert _load(tmp_path, text) == Policy()


@pytest.mark.parametrize(
    ("text", "line", "key", "word"),
    [
        ("version: 2\n", 1, "version", "version 1"),
        ("# c\nresidence:\n  x: 1\n", 3, "residence", "residency"),
        ("residency:\n  countries: [FR,\n    GB]\n", 3, "residency.countries[1]", "GB"),
        ("residency:\n  countries: []\n", 2, "residency.countries", "at least one"),
        ("residency:\n  regions:\n    scalway: [fr-par]\n", 3, "residency.regions.scalway", "scaleway"),
        ("residency: FR\n", 1, "residency", "mapping"),
        ("scope:\n  include:\n    tag: {a: b}\n", 3, "scope.include.tag", "tags"),
        ("scope:\n  include:\n    types: {a: b}\n", 3, "scope.include.types", "list"),
        ("hosts:\n  new: {name: New}\n", 2, "hosts.new", "certificate"),
        ("hosts:\n  new:\n    certificate: {number: a}\n", 3, "hosts.new.certificate", "valid_to"),
        (
            "hosts:\n  n:\n    certificate:\n      number: a\n      valid_to: soon\n",
            5,
            "hosts.n.certificate.valid_to",
            "soon",
        ),
        (
            "hosts:\n  n:\n    certificate:\n      number: a\n      valid_from: 2027-01-01\n      valid_to: 2026-01-01\n",
            6,
            "hosts.n.certificate.valid_to",
            "before",
        ),
        (
            "hosts:\n  n:\n    certificate: {number: a, valid_to: 2028-01-01,\n      activities: [7]}\n",
            4,
            "hosts.n.certificate.activities[0]",
            "from 1 to 6",
        ),
        ("logs:\n  retention_days: 30\n", 2, "logs.retention_days", "180"),
        ("logs:\n  retention_days: many\n", 2, "logs.retention_days", "many"),
        ("logs:\n  retention_days: 400\n  maximum_days: 300\n", 3, "logs.maximum_days", "400"),
        ("backups:\n  retention_days: 1\n", 2, "backups.retention_days", "7"),
        ("rules:\n  HDS_ENC_01: {enabled: false}\n", 2, "rules.HDS_ENC_01", "HDS_ENC_001"),
        ("rules:\n  HDS_ENC_001: {enabled: perhaps}\n", 2, "rules.HDS_ENC_001.enabled", "perhaps"),
        ("rules:\n  HDS_ENC_001: {severity: hihg}\n", 2, "rules.HDS_ENC_001.severity", "high"),
        ("rules:\n  HDS_ENC_001: {}\n  HDS_ENC_001: {}\n", 3, "rules.HDS_ENC_001", "twice"),
        ("rules:\n  ? [a]\n  : b\n", 2, "rules", "text"),
        ("exclusions:\n  - rule: HDS_ENC_001\n", 2, "exclusions[0]", "addresses"),
        (f"exclusions:\n  - {EXCLUDED}\n    until: 2027-01-01\n", 2, "exclusions[0]", "reason"),
        (f"exclusions:\n  - {EXCLUDED}\n    reason: agreed by the CISO\n", 2, "exclusions[0]", "until"),
        (f"exclusions:\n  - {EXCLUDED}\n    reason: ok\n    until: 2027-01-01\n", 4, "exclusions[0].reason", "auditor"),
        (
            f"exclusions:\n  - {EXCLUDED}\n    reason: agreed by the CISO\n    until: 2027-13-01\n",
            5,
            "exclusions[0].until",
            "2027-13-01",
        ),
        (
            "exclusions:\n  - rule: HDS_RES_001\n    addresses: a\n    reason: agreed by the CISO\n    until: 2027-01-01\n",
            2,
            "exclusions[0].rule",
            "L1111-8",
        ),
        (
            "exclusions:\n  - rule: HDS_MON_00\n    addresses: a\n    reason: agreed\n    until: 2027-01-01\n",
            2,
            "exclusions[0].rule",
            "HDS_MON_001",
        ),
        ("residency: [\n", 2, "", "YAML"),
        ("a: b: c\n", 1, "", "YAML"),
        ("a: 1\n---\nb: 2\n", 2, "", "YAML"),
        ("- 1\n", 1, "", "mapping"),
        ("[" * 5000, 0, "", "YAML"),
    ],
)
def test_a_mistake_names_its_line_and_key(tmp_path: Path, text: str, line: int, key: str, word: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        _load(tmp_path, text)
    for message in (caught.value.message.en, caught.value.message.fr):
        assert "hds.yaml" in message
        if line:
            assert f"hds.yaml:{line}" in message
        assert key in message
    assert word in caught.value.message.en


def test_a_file_that_refers_to_itself_is_a_mistake_and_not_a_hang(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        _load(tmp_path, "rules: &a\n  HDS_ENC_001: *a\n")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"rules: \x00\n", b"x" * 1_000_001])
def test_bytes_that_are_no_configuration_are_a_mistake(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "hds.yaml").write_bytes(content)
    with pytest.raises(ConfigurationError):
        load_policy(tmp_path / "hds.yaml", RULE_IDS)


def test_the_template_changes_nothing_as_written_and_everything_in_it_is_right(tmp_path: Path) -> None:
    import re

    from hds_policies.catalogue import RULES

    for text in (TEMPLATE.en, TEMPLATE.fr):
        assert _load(tmp_path, text) == Policy()
        assert max(map(len, text.splitlines())) <= 120
        uncommented = re.sub(r"(?m)^# (?=( *[\w-]+:| {2,}))", "", text)
        file = tmp_path / "all.yaml"
        file.write_text(uncommented)
        policy = load_policy(file, {rule.id for rule in RULES})
        assert policy.countries == frozenset({"FR"})
        assert policy.hosts["my-host"].valid_to == dt.date(2028, 5, 31)
        assert policy.log_retention_days == 365
        assert len(policy.rules) == 2
        assert [item.until for item in policy.exclusions] == [dt.date(2027, 6, 30)]
        _validator().validate(_as_json(uncommented))
    assert _keys(TEMPLATE.en) == _keys(TEMPLATE.fr)


def _keys(text: str) -> list[str]:
    import re

    return re.findall(r"(?m)^#? *([a-z_-]+):(?: |$)(?!.*[;])", text)


def _validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def _as_json(text: str) -> Any:
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def test_the_schema_agrees_with_the_reader(tmp_path: Path) -> None:
    good = ["version: 1", "residency: {countries: FR}", "logs: {retention_days: 180}", WHOLE.replace("NO", "DE")]
    bad = [
        "version: 2",
        "residence: {}",
        "residency: {countries: [GB]}",
        "logs: {retention_days: 30}",
        "backups: {retention_days: 1}",
        "hosts: {x: {certificate: {number: '1'}}}",
        "rules: {HDS_ENC_001: {severity: hihg}}",
        "scope: {include: {tag: {}}}",
        "exclusions: [{rule: HDS_ENC_001, addresses: a, until: '2027-01-01'}]",
        "exclusions: [{rule: HDS_ENC_001, addresses: a, reason: agreed by the CISO}]",
        "exclusions: [{rule: HDS_RES_001, addresses: a, reason: agreed by the CISO, until: '2027-01-01'}]",
        "exclusions: [{rule: HDS_ENC_001, addresses: [], reason: agreed by the CISO, until: '2027-01-01'}]",
    ]
    for text in good:
        _load(tmp_path, text)
        assert _validator().is_valid(_as_json(text)), text
    for text in bad:
        with pytest.raises(ConfigurationError):
            _load(tmp_path, text)
        assert not _validator().is_valid(_as_json(text)), text


def test_the_nearest_file_is_found_but_not_beyond_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "infra" / "prod"
    inner.mkdir(parents=True)
    (tmp_path / "hds.yaml").touch()
    assert find_configuration(inner) == tmp_path / "hds.yaml"
    (tmp_path / "repository" / ".git").mkdir()
    assert find_configuration(inner) is None
    (tmp_path / "repository" / "hds.yaml").touch()
    assert find_configuration(inner) == tmp_path / "repository" / "hds.yaml"
    (inner / "main.tf").touch()
    (inner / "hds.yml").touch()
    assert find_configuration(inner / "main.tf") == inner / "hds.yml"


def test_init_writes_once_and_in_the_language_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.run(["init", "--lang", "fr"]) == 0
    assert Path("hds.yaml").read_text("utf-8") == TEMPLATE.fr
    assert cli.run(["init", "--lang", "en"]) == 2
    assert "--force" in capsys.readouterr().err
    assert cli.run(["init", "--force", "--lang", "en"]) == 0
    assert Path("hds.yaml").read_text("utf-8") == TEMPLATE.en


def test_the_scan_goes_by_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "main.tf").write_text('resource "aws_ebs_volume" "a" {\n  encrypted = false\n}\n')
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hds.yaml").write_text("rules: {HDS_ENC_002: {severity: low}}\n")
    assert cli.run(["scan", "--select", "ENC_002", "--format", "json"]) == 1
    document = json.loads(capsys.readouterr().out)
    assert document["configuration"] == "hds.yaml"
    assert [result["severity"] for result in document["results"]] == ["low"]
    (tmp_path / "hds.yaml").write_text("rules: {HDS_ENC_002: {enabled: false}}\n")
    assert cli.run(["scan", "--select", "ENC_002", "--format", "json"]) == 0
    (tmp_path / "hds.yaml").write_text("rules:\n  HDS_ENC_0O2: {enabled: false}\n")
    capsys.readouterr()
    assert cli.run(["scan"]) == 2
    assert "hds.yaml:2: rules.HDS_ENC_0O2" in capsys.readouterr().err


def test_a_result_says_which_rules_were_not_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What hds.yaml switches off and what the command line leaves out."""
    (tmp_path / "main.tf").write_text('resource "aws_s3_bucket" "b" {}\n', encoding="utf-8")
    (tmp_path / "hds.yaml").write_text("rules:\n  HDS_RES_001: {enabled: false}\n", encoding="utf-8")
    cli.run(["scan", str(tmp_path), "--format", "json", "--ignore", "HDS_ENC_001"])
    assert json.loads(capsys.readouterr().out)["coverage"]["rules_not_asked"] == ["HDS_ENC_001", "HDS_RES_001"]
