"""HDS_RES_015: peered networks in the EEA."""

from hds_policies.model.hosting import Copy, CopyKind
from hds_policies.referential import REQ_RMT_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.residency.eea import in_the_eea


@rule(
    id="HDS_RES_015",
    theme=Theme.RESIDENCY,
    severity=Severity.MEDIUM,
    satisfies=(REQ_RMT_01,),
    title=Text(en="Peered networks in the EEA", fr="Réseaux appairés dans l'EEE"),
    why=Text(
        en="A copy is judged where it lands: every place that holds health data must be in the EEA (requirement 28).",
        fr="Une copie est jugée là où elle arrive : tout lieu qui détient des données de santé doit être dans l'EEE (exigence 28).",
    ),
    fix=Text(
        en="Peer with networks of the EEA only, or record the safeguards of the remote access.",
        fr="N'appairer que des réseaux de l'EEE, ou consigner les garanties de l'accès distant.",
    ),
)
def network_paths_stay_in_the_eea(copy: Copy) -> Answer:
    """Hold when the copy lands in the EEA."""
    if copy.kind is not CopyKind.NETWORK or copy.placement is None:
        return None
    return in_the_eea(
        copy.placement,
        Text(
            en=f"{copy.source} opens a path whose other end is",
            fr=f"{copy.source} ouvre un chemin dont l'autre bout est",
        ),
    )
