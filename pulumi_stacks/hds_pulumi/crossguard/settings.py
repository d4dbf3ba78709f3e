"""What the user configures: `hds.yaml`, and what `--policy-pack-config` says of the pack and of single rules."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hds_policies.model.policy import Policy
from hds_policies.rule import Text
from hds_pulumi.crossguard.policies import ABOUT_THE_PACK, JUDGED, LEFT_OUT, SETTINGS
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
    unknown_fails: bool = False
    today: dt.date = field(default_factory=lambda: dt.datetime.now(tz=dt.UTC).date())


def settings_of(given: Mapping[str, Mapping[str, Any]], folder: Path, language: str) -> Settings:
    """The settings that follow from `properties` by policy, for a program in `folder`; raises `WrongSettings`.

    The engine has checked values by the schema of each policy, but lets names pass that none has.
    """
    _known("policy", "aucune règle", given, {*JUDGED, *LEFT_OUT, ABOUT_THE_PACK, "all"})
    for name, values in given.items():
        _known(f"setting of {name}", f"aucun réglage de {name}", values, SETTINGS.get(name, ()))
    about = given.get(ABOUT_THE_PACK, {})
    return Settings(
        language=str(about.get("language") or language),
        policy=_with_settings_of_rules(_policy(about.get("configuration"), folder), given),
        unknown_fails=about.get("unknown") == "fail",
    )


def _known(en: str, fr: str, names: Collection[str], known: Collection[str]) -> None:
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            meant = Text(f"; did you mean {near[0]}?", f" ; vouliez-vous dire {near[0]} ?") if near else Text("", "")
            raise WrongSettings(Text(f"there is no {en} {name!r}{meant.en}", f"{fr} ne s'appelle « {name} »{meant.fr}"))


def _policy(named: Any, folder: Path) -> Policy:
    file = folder / str(named) if named else find_configuration(folder)
    if file is None:
        return Policy()
    try:
        return load_policy(file, JUDGED)
    except ConfigurationError as error:
        raise WrongSettings(error.message) from None


def _with_settings_of_rules(policy: Policy, given: Mapping[str, Mapping[str, Any]]) -> Policy:
    """The policy with what single rules were given, each of which reads a part of it that no other reads."""
    changes: dict[str, Any] = {}
    places = given.get("HDS_RES_020", {})
    if "countries" in places:
        changes["countries"] = frozenset(places["countries"])
    if "regions" in places:
        changes["regions"] = {host: region_names(host, names) for host, names in places["regions"].items()}
    for (rule_id, setting), member in _DAYS.items():
        if setting in given.get(rule_id, {}):
            changes[member] = int(given[rule_id][setting])
    policy = replace(policy, **changes)
    most = policy.log_retention_maximum_days
    # What must be kept so long may be.
    return policy if most is None else replace(policy, log_retention_maximum_days=max(policy.log_retention_days, most))


_DAYS = {
    ("HDS_LOG_004", "retentionDays"): "log_retention_days",
    ("HDS_RET_002", "maximumDays"): "log_retention_maximum_days",
    ("HDS_BKP_002", "retentionDays"): "backup_retention_days",
    ("HDS_RET_001", "retentionDays"): "object_retention_days",
}
