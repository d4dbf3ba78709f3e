"""HDS_RET_002: logs deleted when their time is over."""

from hds_policies.model.context import Context
from hds_policies.model.storage import LogStore
from hds_policies.referential import DER_LOG_03
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided

_YEAR = 366


@rule(
    id="HDS_RET_002",
    theme=Theme.RETENTION,
    severity=Severity.LOW,
    satisfies=(DER_LOG_03,),
    title=Text(
        en="Logs deleted when their time is over",
        fr="Journaux effacés au terme prévu",
    ),
    why=Text(
        en="Logs name patients and staff: the CNIL's norm is six months to a year, and longer for a stated reason.",
        fr="Les journaux nomment patients et soignants : la norme de la CNIL est de six mois à un an, plus sur motif.",
    ),
    fix=Text(
        en="Set a retention, or state the longer one that you need and can justify (logs.maximum_days in hds.yaml).",
        fr="Fixer une durée, ou déclarer celle, plus longue, qui se justifie (logs.maximum_days dans hds.yaml).",
    ),
)
def logs_are_not_kept_for_ever(store: LogStore, context: Context) -> Answer:
    """Hold when logs are deleted within a year, or within the longer time that the project states.

    What is kept longer without such a statement is undecided: there may be a reason that no definition shows.
    """
    kept = store.retention_days
    if kept is None or not kept.attribute:
        # The provider's own choice, which no argument changes.
        return None
    stated, days = context.policy.log_retention_maximum_days, kept.value
    most = max(_YEAR, context.policy.log_retention_days) if stated is None else stated
    if days is not None and days <= most:
        return passed(kept)
    en = f"logs are kept {days} days, more than {most}" if days is not None else "logs are kept for ever"
    fr = (
        f"les journaux sont gardés {days} jours, plus de {most}"
        if days is not None
        else "les journaux sont gardés sans fin"
    )
    if stated is not None:
        return fail(kept, en=en, fr=fr)
    return undecided(kept, en=f"{en}, for a reason that is not stated", fr=f"{fr}, pour un motif qui n'est pas déclaré")
