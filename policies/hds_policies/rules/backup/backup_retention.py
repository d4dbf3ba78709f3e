"""HDS_BKP_002: backups kept at least a week."""

from hds_policies.model.context import Context
from hds_policies.model.storage import Store
from hds_policies.referential import DER_BKP_01
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_BKP_002",
    theme=Theme.BACKUP,
    severity=Severity.MEDIUM,
    satisfies=(DER_BKP_01,),
    title=Text(
        en="Backups kept at least a week",
        fr="Sauvegardes conservées au moins une semaine",
    ),
    why=Text(
        en="Damage is often noticed after the weekend.",
        fr="Un dégât se remarque souvent après le week-end.",
    ),
    fix=Text(
        en="Keep backups 7 days or more.",
        fr="Conserver les sauvegardes 7 jours ou plus.",
    ),
)
def backups_are_kept_long_enough(store: Store, context: Context) -> Answer:
    """Hold when backups are kept as long as the project's policy says; HDS_BKP_001 judges that there are any."""
    kept = store.backup_retention_days
    if kept is None or kept.known_or(1) == 0:
        return None
    least = context.policy.backup_retention_days
    if kept.value < least:
        return fail(
            kept,
            en=f"backups are kept {_days(kept.value, 'day')}, less than {least}",
            fr=f"les sauvegardes sont gardées {_days(kept.value, 'jour')}, moins de {least}",
        )
    return passed(kept)


def _days(number: float, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
