"""HDS_LOG_004: logs kept at least six months."""

from hds_policies.model.context import Context
from hds_policies.model.storage import LogStore
from hds_policies.referential import DER_LOG_03
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_LOG_004",
    theme=Theme.TRACEABILITY,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_03,),
    title=Text(
        en="Logs kept at least six months",
        fr="Journaux conservés au moins six mois",
    ),
    why=Text(
        en="CNIL and ANSSI ask for six months to a year: intrusions are found months later.",
        fr="La CNIL et l'ANSSI demandent six mois à un an : une intrusion se découvre des mois après.",
    ),
    fix=Text(
        en="Keep logs for 180 days or more.",
        fr="Conserver les journaux 180 jours ou plus.",
    ),
)
def logs_are_kept_long_enough(store: LogStore, context: Context) -> Answer:
    """Hold when logs are kept as long as the project's policy says (180 days unless it says more), or for ever."""
    kept = store.retention_days
    if kept is None:
        return None
    least = context.policy.log_retention_days
    days = kept.value
    if days is not None and days < least:
        return fail(
            kept,
            en=f"logs are kept {days} {'day' if days == 1 else 'days'}, less than {least}",
            fr=f"les journaux sont gardés {days} {'jour' if days == 1 else 'jours'}, moins de {least}",
        )
    return passed(kept)
