"""HDS_BKP_003: stores protected against deletion that would be final."""

from hds_policies.model.storage import Store
from hds_policies.referential import DER_AVL_02
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_BKP_003",
    theme=Theme.BACKUP,
    severity=Severity.MEDIUM,
    satisfies=(DER_AVL_02,),
    title=Text(
        en="Stores protected against deletion that would be final",
        fr="Stockages protégés contre une suppression définitive",
    ),
    why=Text(
        en="One wrong command must not erase all records.",
        fr="Une mauvaise commande ne doit pas effacer tous les dossiers.",
    ),
    fix=Text(
        en="Turn on deletion protection, or let a last backup be taken on deletion.",
        fr="Activer la protection contre la suppression, ou laisser prendre une dernière sauvegarde à la suppression.",
    ),
)
def store_cannot_be_lost_at_once(store: Store) -> Answer:
    """Hold when deletion is refused, or leaves a last backup behind."""
    protected, last = store.deletion_protected, store.final_snapshot
    if protected is None:
        return None
    if protected.known_or(other=False):
        return passed(protected)
    if last is None:
        return None
    if last.known_or(other=False):
        return passed(last)
    if not protected.value and not last.value:
        return fail(
            protected,
            last,
            en="it can be deleted at once, without a last backup",
            fr="il peut être supprimé aussitôt, sans dernière sauvegarde",
        )
    return passed(protected)
