"""HDS_RES_004: no cache or function at world-wide edge sites."""

from hds_policies.model.hosting import Residence, Role
from hds_policies.referential import EXI_28, REQ_LOC_04
from hds_policies.rule import Answer, Severity, Text, Theme, fail, rule


@rule(
    id="HDS_RES_004",
    theme=Theme.RESIDENCY,
    severity=Severity.HIGH,
    satisfies=(EXI_28, REQ_LOC_04),
    title=Text(en="No edge sites outside the EEA", fr="Aucun site de diffusion hors de l'EEE"),
    why=Text(
        en="A content delivery network keeps copies, and ends encrypted connections, at sites all over the world.",
        fr="Un réseau de diffusion garde des copies, et termine les connexions chiffrées, sur des sites du monde entier.",
    ),
    fix=Text(
        en="Serve health data from a regional entry point; keep the network for static files and exclude it from the"
        " scope in hds.yaml.",
        fr="Servir les données de santé depuis un point d'entrée régional ; réserver le réseau aux fichiers statiques et"
        " l'exclure du périmètre dans hds.yaml.",
    ),
    limits=Text(
        en="Whether only static files pass through is not visible in code.",
        fr="Le code ne montre pas si seuls des fichiers statiques y passent.",
    ),
)
def nothing_is_cached_outside_the_eea(residence: Residence) -> Answer:
    """Fail on what is served from edge sites; they cannot be held inside the EEA."""
    if residence.role is not Role.EDGE or residence.placement is None:
        return None
    region = residence.placement.region
    # Whether it is switched on may itself be unknown.
    return (
        fail(region, en="served from edge sites all over the world", fr="servi depuis des sites du monde entier")
        if (region.value is None)
        else None
    )
