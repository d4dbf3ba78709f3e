"""HDS_RET_001: objects kept as long as the project declares."""

from hds_policies.model.context import Context
from hds_policies.model.storage import ObjectStore
from hds_policies.referential import DER_ERS_02
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_RET_001",
    theme=Theme.RETENTION,
    severity=Severity.MEDIUM,
    satisfies=(DER_ERS_02,),
    title=Text(
        en="Objects kept as long as the project declares",
        fr="Objets conservés aussi longtemps que déclaré",
    ),
    why=Text(
        en="Patient files must be kept for years; a lifecycle rule deletes silently.",
        fr="Les dossiers patients se conservent des années ; une règle de cycle de vie supprime en silence.",
    ),
    fix=Text(
        en="Lengthen or remove the expiry of objects.",
        fr="Allonger ou retirer l'expiration des objets.",
    ),
)
def objects_are_kept_as_long_as_declared(store: ObjectStore, context: Context) -> Answer:
    """Hold when nothing deletes objects before the retention that `hds.yaml` declares, if it declares one."""
    least = context.policy.object_retention_days
    expiry = store.expires_after_days
    if least is None or expiry is None:
        return None
    days = expiry.value
    if days is not None and days < least:
        return fail(
            expiry,
            en=f"objects are deleted after {days} days, before the declared {least}",
            fr=f"les objets sont supprimés après {days} jours, avant les {least} déclarés",
        )
    return passed(expiry)
