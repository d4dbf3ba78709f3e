"""What the user configures: `hds.yaml`, and what `--policy-pack-config` says of the pack and of single rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hds_policies.model.policy import Policy
from hds_policies.rule import Text
from hds_pulumi.crossguard.policies import ABOUT_THE_PACK, JUDGED
from hds_scanners.config import ConfigurationError, load_policy, region_names
from hds_scanners.config_search import find_configuration


class WrongSettings(Exception):  # noqa: N818 - what is wrong is told to the user
    """A setting that cannot be followed; `message` says where and why."""

    def __init__(self, message: Text) -> None:
        self.message = message
        super().__init__(message.en)


@dataclass(frozen=True, slots=True)
class Settings:
    """How the pack judges."""

    language: str = "en"
    policy: Policy = field(default_factory=Policy)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    """Of rules that have settings of their own, by id."""
    unknown_fails: bool = False
    today: dt.date = field(default_factory=lambda: dt.datetime.now(tz=dt.UTC).date())

    def policy_for(self, rule_id: str) -> Policy:
        """What a rule goes by."""
        return self.policies.get(rule_id, self.policy)


def settings_of(given: Mapping[str, Mapping[str, Any]], folder: Path, language: str) -> Settings:
    """The settings that follow from `properties` by policy, for a program in `folder`; raises `WrongSettings`.

    The engine has checked them by the schema of each policy.
    """
    about = given.get(ABOUT_THE_PACK, {})
    settings = Settings(
        language=str(about.get("language") or language),
        policy=_policy(about.get("configuration"), folder),
        unknown_fails=about.get("unknown") == "fail",
    )
    own = {
        rule_id: _stricter(settings.policy, rule_id, values)
        for rule_id, values in given.items()
        if rule_id in JUDGED and values
    }
    return replace(settings, policies=own)


def _policy(named: Any, folder: Path) -> Policy:
    file = folder / str(named) if named else find_configuration(folder)
    if file is None:
        return Policy()
    try:
        return load_policy(file, JUDGED)
    except ConfigurationError as error:
        raise WrongSettings(error.message) from None


def _stricter(policy: Policy, rule_id: str, values: Mapping[str, Any]) -> Policy:
    changes: dict[str, Any] = {}
    if "countries" in values:
        changes["countries"] = frozenset(values["countries"])
    if "regions" in values:
        changes["regions"] = {host: region_names(host, names) for host, names in values["regions"].items()}
    if "retentionDays" in values:
        days = int(values["retentionDays"])
        changes[_DAYS[rule_id]] = days
        if rule_id == "HDS_LOG_004":
            changes["log_retention_maximum_days"] = max(days, policy.log_retention_maximum_days)
    return replace(policy, **changes)


_DAYS = {
    "HDS_LOG_004": "log_retention_days",
    "HDS_BKP_002": "backup_retention_days",
    "HDS_RET_001": "object_retention_days",
}
