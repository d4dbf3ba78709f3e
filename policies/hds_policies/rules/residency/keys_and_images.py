"""HDS_RES_014: copies of keys, secrets and images in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import DER_LOC_06
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_014",
    theme=Theme.RESIDENCY,
    severity=Severity.HIGH,
    satisfies=(DER_LOC_06,),
    title=Text(en="Copies of keys, secrets and images in the EEA", fr="Copies des clés, secrets et images dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Keep copies of keys, secrets and images in regions of the EEA.",
        fr="Garder les copies des clés, secrets et images dans des régions de l'EEE.",
    ),
)
def copies_of_keys_and_images_stay_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind not in {CopyKind.KEYS, CopyKind.IMAGES} or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement, Text(en=f"{copy.source} is copied: it lands", fr=f"{copy.source} est copié : la copie arrive")
    )
