"""HDS_RES_013: logs and metrics kept in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import DER_LOC_03
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_013",
    theme=Theme.RESIDENCY,
    severity=Severity.HIGH,
    satisfies=(DER_LOC_03,),
    title=Text(en="Logs and metrics kept in the EEA", fr="Journaux et métriques conservés dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Write logs and metrics to a destination in the EEA.",
        fr="Écrire les journaux et métriques vers une destination de l'EEE.",
    ),
)
def logs_stay_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind is not CopyKind.LOGS or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement,
        Text(en=f"{copy.source} writes logs: they land", fr=f"{copy.source} écrit des journaux : ils arrivent"),
    )
