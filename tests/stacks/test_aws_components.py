"""Components for AWS refuse arguments that would make them unsafe, before anything is declared."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network
from types import SimpleNamespace
from typing import Any

import pytest

from hds_pulumi.components.aws import rotation_function
from hds_pulumi.components.aws.account import Account
from hds_pulumi.components.aws.address_plan import AddressPlan
from hds_pulumi.components.aws.alarm_topic import AlarmTopicArgs
from hds_pulumi.components.aws.audit_alarms import EVENTS
from hds_pulumi.components.aws.backup import BackupVaultArgs
from hds_pulumi.components.aws.baseline import entry_subnets
from hds_pulumi.components.aws.buckets import ObjectLock
from hds_pulumi.components.aws.database import DatabaseArgs
from hds_pulumi.components.aws.egress import endpoint_in
from hds_pulumi.components.aws.organisation import GuardRailsArgs, regions_statement
from hds_pulumi.components.aws.roles import BreakGlassArgs
from hds_pulumi.components.aws.site_vpn import Site

ACCOUNT = Account("123456789012", "eu-west-3")
DATABASE: dict[str, Any] = {
    "vpc_id": "vpc",
    "subnet_ids": ["a", "b"],
    "data_key_arn": "key",
    "secrets_key_arn": "key",
    "logs_key_arn": "key",
    "topic_arn": "topic",
    "database": "records",
}


@pytest.mark.parametrize("region", ["eu-west-2", "eu-central-2", "us-east-1", "eu-west-3a", "nowhere"])
def test_an_account_outside_the_eea_cannot_be_named(region: str) -> None:
    with pytest.raises(ValueError, match=region):
        Account("123456789012", region)


def test_tiers_of_a_network_are_disjoint_and_inside_it() -> None:
    for written in ("10.20.0.0/16", "172.16.16.0/20"):
        plan = AddressPlan(IPv4Network(written))
        blocks = [*plan.workload, *plan.data, *plan.entry, *plan.inspection, *plan.egress]
        assert len(blocks) == 15
        assert all(block.subnet_of(plan.network) for block in blocks)
        assert not any(one.overlaps(other) for at, one in enumerate(blocks) for other in blocks[at + 1 :])
        # The smallest subnet that AWS makes.
        assert max(block.prefixlen for block in blocks) <= 28


@pytest.mark.parametrize("written", ["10.0.0.0/8", "10.0.0.0/24", "8.8.0.0/16"])
def test_a_network_is_private_and_of_a_size_that_can_be_shared_out(written: str) -> None:
    with pytest.raises(ValueError, match="not a private network"):
        AddressPlan(IPv4Network(written))


def test_what_makes_a_database_safe_cannot_be_set_otherwise() -> None:
    assert DatabaseArgs(**DATABASE, parameters={"work_mem": "65536"}).backup_days == 35
    with pytest.raises(ValueError, match=r"rds\.force_ssl"):
        DatabaseArgs(**DATABASE, parameters={"rds.force_ssl": "0"})
    with pytest.raises(ValueError, match="7 to 35"):
        DatabaseArgs(**DATABASE, backup_days=1)


@pytest.mark.parametrize("principals", [[], ["*"], ["arn:aws:iam::123456789012:root"]])
def test_an_emergency_role_is_for_named_people(principals: list[str]) -> None:
    with pytest.raises(ValueError, match="name the people"):
        BreakGlassArgs(principals=principals)


def test_guard_rails_are_attached_to_something_and_open_no_region_outside_the_eea() -> None:
    with pytest.raises(ValueError, match="us-east-1"):
        GuardRailsArgs(targets=["ou-ab12-health001"], regions=["eu-west-3", "us-east-1"])
    with pytest.raises(ValueError, match="attached to nothing"):
        GuardRailsArgs(targets=[], regions=["eu-west-3"])


def test_the_region_guard_leaves_no_service_open_that_holds_data() -> None:
    statement = regions_statement(["eu-west-3", "eu-west-3"])
    assert statement["Condition"] == {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-3"]}}
    assert not {"s3:*", "ec2:*", "kms:*", "rds:*"} & set(statement["NotAction"])


def test_an_alarm_reaches_somebody_and_events_have_names_of_their_own() -> None:
    with pytest.raises(ValueError, match="reaches nobody"):
        AlarmTopicArgs(account=ACCOUNT, key_arn="key", addresses=[])
    assert len({event.name for event in EVENTS}) == len(EVENTS)
    # CloudWatch Logs takes patterns of up to 1,024 characters.
    assert all(len(event.pattern) <= 1024 and event.pattern.startswith("{ ") for event in EVENTS)


def test_locks_last() -> None:
    with pytest.raises(ValueError, match="at least one day"):
        ObjectLock(days=0)
    with pytest.raises(ValueError, match="a week at least"):
        BackupVaultArgs(account=ACCOUNT, key_arn="key", least_days=1)


def test_a_site_has_something_to_reach() -> None:
    with pytest.raises(ValueError, match="nothing is reached"):
        Site(name="practice", address=IPv4Address("198.51.100.7"), networks=[])


def test_the_firewall_answers_in_the_zone_of_the_programs_or_not_at_all() -> None:
    state = SimpleNamespace(availability_zone="eu-west-3a", attachments=[SimpleNamespace(endpoint_id="vpce-1")])
    statuses = [SimpleNamespace(sync_states=[state])]
    assert endpoint_in("eu-west-3a", statuses) == "vpce-1"
    with pytest.raises(LookupError, match="eu-west-3b"):
        endpoint_in("eu-west-3b", statuses)


def test_a_baseline_without_subnets_for_load_balancers_says_what_to_set() -> None:
    assert entry_subnets(["subnet-1"]) == ["subnet-1"]
    with pytest.raises(LookupError, match="publicEntry"):
        entry_subnets([])


# -- the function that changes secrets -----------------------------------------------------------------------------------


class NotFoundError(Exception):
    pass


@dataclass
class SecretsManager:
    """What the function uses of Secrets Manager, for one secret."""

    versions: dict[str, str] = field(default_factory=dict)
    stages: dict[str, list[str]] = field(default_factory=lambda: {"old": ["AWSCURRENT"], "new": ["AWSPENDING"]})
    exceptions: Any = field(default_factory=lambda: SimpleNamespace(ResourceNotFoundException=NotFoundError))

    def describe_secret(self, **_: str) -> dict[str, Any]:
        return {"VersionIdsToStages": self.stages}

    def get_secret_value(self, *, VersionId: str, **_: str) -> str:  # noqa: N803 - as the service names it
        if VersionId not in self.versions:
            raise NotFoundError
        return self.versions[VersionId]

    def get_random_password(self, *, PasswordLength: int, **_: object) -> dict[str, str]:  # noqa: N803
        return {"RandomPassword": f"{len(self.versions)}" * PasswordLength}

    def put_secret_value(self, *, ClientRequestToken: str, SecretString: str, **_: object) -> None:  # noqa: N803
        self.versions[ClientRequestToken] = SecretString

    def update_secret_version_stage(self, *, MoveToVersionId: str, RemoveFromVersionId: str, **_: str) -> None:  # noqa: N803
        self.stages[RemoveFromVersionId].remove("AWSCURRENT")
        self.stages[MoveToVersionId].append("AWSCURRENT")


def _rotate(client: SecretsManager, step: str, token: str = "new") -> None:
    rotation_function.rotate({"Step": step, "SecretId": "sessions", "ClientRequestToken": token}, None, client)


def test_a_secret_gets_a_new_value_that_becomes_the_current_one() -> None:
    client = SecretsManager()
    for step in ("createSecret", "setSecret", "testSecret", "finishSecret"):
        _rotate(client, step)
    assert client.versions == {"new": "0" * 64}
    assert client.stages == {"old": [], "new": ["AWSPENDING", "AWSCURRENT"]}


def test_a_step_that_is_repeated_changes_nothing() -> None:
    client = SecretsManager()
    _rotate(client, "createSecret")
    _rotate(client, "createSecret")
    assert client.versions == {"new": "0" * 64}
    _rotate(client, "finishSecret")
    _rotate(client, "finishSecret")
    assert client.stages["new"].count("AWSCURRENT") == 1


def test_a_version_that_was_not_announced_is_refused() -> None:
    with pytest.raises(ValueError, match="not announced"):
        _rotate(SecretsManager(), "createSecret", token="stranger")
