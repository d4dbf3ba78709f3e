"""HDS_RES_011: backups and snapshots in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import DER_BKP_03, REQ_LOC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_011",
    theme=Theme.RESIDENCY,
    severity=Severity.CRITICAL,
    satisfies=(REQ_LOC_02, DER_BKP_03),
    title=Text(en="Backups and snapshots in the EEA", fr="Sauvegardes et instantanés dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Send backup and snapshot copies to a region of the EEA.",
        fr="Envoyer les copies de sauvegarde et les instantanés vers une région de l'EEE.",
    ),
)
def backup_copies_stay_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind not in {CopyKind.BACKUP, CopyKind.SNAPSHOT} or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement,
        Text(en=f"{copy.source} is backed up: the copy lands", fr=f"{copy.source} est sauvegardé : la copie arrive"),
    )
