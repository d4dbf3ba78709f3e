"""HDS_RES_005: metadata kept in the EEA."""

from hds_policies.model.hosting import Residence, Role
from hds_policies.referential import DER_LOC_05
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_005",
    theme=Theme.RESIDENCY,
    severity=Severity.LOW,
    satisfies=(DER_LOC_05,),
    title=Text(en="Metadata kept in the EEA", fr="Métadonnées conservées dans l'EEE"),
    why=Text(
        en="Names and tags of resources may tell of patients; what they describe should not be managed from outside.",
        fr="Les noms et étiquettes des ressources peuvent parler de patients ; ne pas les gérer depuis l'extérieur.",
    ),
    fix=Text(
        en="Create the resource in a region of the EEA that your host's certificate covers; mind provider aliases and modules.",
        fr="Créer la ressource dans une région de l'EEE couverte par le certificat de l'hébergeur ; attention aux alias de fournisseur et aux modules.",
    ),
)
def metadata_is_kept_in_the_eea(residence: Residence) -> Answer:
    """Hold when what keeps names, tags and settings is in the EEA."""
    if residence.role is not Role.METADATA or residence.placement is None:
        return None
    return in_the_eea(residence.placement, Text(en="metadata is kept", fr="les métadonnées sont conservées"))
