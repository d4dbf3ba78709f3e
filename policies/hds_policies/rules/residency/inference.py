"""HDS_RES_016: model inference in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import REQ_LOC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_016",
    theme=Theme.RESIDENCY,
    severity=Severity.CRITICAL,
    satisfies=(REQ_LOC_02,),
    title=Text(en="Model inference in the EEA", fr="Inférence des modèles dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Use a model or profile whose regions are all in the EEA.",
        fr="Utiliser un modèle ou un profil dont toutes les régions sont dans l'EEE.",
    ),
)
def inference_stays_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind is not CopyKind.INFERENCE or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement,
        Text(
            en=f"{copy.source} sends prompts: they may be answered",
            fr=f"{copy.source} envoie des requêtes à un modèle : elles peuvent être traitées",
        ),
    )
