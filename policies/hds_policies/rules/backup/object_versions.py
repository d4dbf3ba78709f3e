"""HDS_BKP_004: object stores keep former versions."""

from hds_policies.model.storage import ObjectStore
from hds_policies.referential import DER_BKP_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_BKP_004",
    theme=Theme.BACKUP,
    severity=Severity.LOW,
    satisfies=(DER_BKP_04,),
    title=Text(
        en="Object stores keep former versions",
        fr="Stockages d'objets gardant les versions antérieures",
    ),
    why=Text(
        en="An object that is overwritten or deleted by mistake, or by an attacker, must come back.",
        fr="Un objet écrasé ou supprimé par erreur, ou par un attaquant, doit pouvoir revenir.",
    ),
    fix=Text(
        en="Turn on versioning.",
        fr="Activer la gestion des versions.",
    ),
    limits=Text(
        en="A store of logs or of files that can be made again does not need it: ignore the rule there.",
        fr="Un stockage de journaux ou de fichiers reproductibles n'en a pas besoin : y ignorer la règle.",
    ),
)
def object_store_keeps_former_versions(store: ObjectStore) -> Answer:
    """Hold when what is overwritten or deleted is kept as a former version."""
    return expect(store.versioned, en="former versions are not kept", fr="les versions antérieures ne sont pas gardées")
