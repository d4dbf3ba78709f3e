"""The commonest assertion: a switch stands as it should."""

from hds_policies.model.value import Setting
from hds_policies.rule import Answer, Severity, fail, passed


def expect(
    setting: Setting[bool] | None,
    *,
    en: str,
    fr: str,
    wanted: bool = True,
    severity: Severity | None = None,
) -> Answer:
    """Pass when the setting is `wanted`, else fail with the observed fact; None when there is no such setting.

    Raises:
        Undecided: the setting is not known.
    """
    if setting is None:
        return None
    if setting.value is not wanted:
        return fail(setting, en=en, fr=fr, severity=severity)
    return passed(setting)
