"""HDS_RES_001: data stored in the EEA."""

from hds_policies.model.hosting import Residence, Role
from hds_policies.referential import EXI_28, REQ_LOC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_001",
    theme=Theme.RESIDENCY,
    severity=Severity.CRITICAL,
    satisfies=(EXI_28, REQ_LOC_01),
    title=Text(en="Data stored in the EEA", fr="Données stockées dans l'EEE"),
    why=Text(
        en="Health data may only be stored and processed in the European Economic Area (requirement 28).",
        fr="Les données de santé ne peuvent être stockées et traitées que dans l'Espace économique européen (exigence 28).",
    ),
    fix=Text(
        en="Create the resource in a region of the EEA that your host's certificate covers; mind provider aliases and modules.",
        fr="Créer la ressource dans une région de l'EEE couverte par le certificat de l'hébergeur ; attention aux alias de fournisseur et aux modules.",
    ),
)
def stored_data_is_in_the_eea(residence: Residence) -> Answer:
    """Hold when the store is in the EEA."""
    if residence.role is not Role.STORE or residence.placement is None:
        return None
    return in_the_eea(residence.placement, Text(en="data is stored", fr="les données sont stockées"))
