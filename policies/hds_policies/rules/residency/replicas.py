"""HDS_RES_010: replicas in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import REQ_LOC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_010",
    theme=Theme.RESIDENCY,
    severity=Severity.CRITICAL,
    satisfies=(REQ_LOC_02,),
    title=Text(en="Replicas in the EEA", fr="Réplicas dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Replicate to a region of the EEA, or not at all.",
        fr="Répliquer vers une région de l'EEE, ou ne pas répliquer.",
    ),
)
def replicas_stay_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind is not CopyKind.REPLICA or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement,
        Text(en=f"{copy.source} is replicated: data lands", fr=f"{copy.source} est répliqué : les données arrivent"),
    )
