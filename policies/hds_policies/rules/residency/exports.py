"""HDS_RES_012: exports and messages in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import REQ_LOC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_012",
    theme=Theme.RESIDENCY,
    severity=Severity.HIGH,
    satisfies=(REQ_LOC_02,),
    title=Text(en="Exports and messages in the EEA", fr="Exports et messages dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Send the data to a destination in the EEA.",
        fr="Envoyer les données vers une destination de l'EEE.",
    ),
)
def exports_stay_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind not in {CopyKind.EXPORT, CopyKind.MESSAGES} or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement,
        Text(en=f"{copy.source} sends data out: it lands", fr=f"{copy.source} envoie des données : elles arrivent"),
    )
