"""HDS_BKP_001: backups exist."""

from hds_policies.model.storage import Store
from hds_policies.referential import DER_BKP_01
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_BKP_001",
    theme=Theme.BACKUP,
    severity=Severity.HIGH,
    satisfies=(DER_BKP_01,),
    title=Text(
        en="Backups exist",
        fr="Sauvegardes en place",
    ),
    why=Text(
        en="Deleted or encrypted records must come back.",
        fr="Des dossiers supprimés ou chiffrés doivent pouvoir revenir.",
    ),
    fix=Text(
        en="Turn on automatic backups.",
        fr="Activer les sauvegardes automatiques.",
    ),
)
def store_is_backed_up(store: Store) -> Answer:
    """Hold when copies are taken by themselves."""
    if store.backup_enabled is not None:
        return expect(store.backup_enabled, en="backups are off", fr="les sauvegardes sont désactivées")
    days = store.backup_retention_days
    if days is None:
        return None
    if days.value <= 0:
        return fail(days, en="there are no backups", fr="il n'y a aucune sauvegarde")
    return passed(days)
