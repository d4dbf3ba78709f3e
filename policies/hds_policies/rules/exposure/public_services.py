"""HDS_EXP_004: cluster interfaces and managed services not open to all."""

from hds_policies.model.network import Service
from hds_policies.referential import DER_NET_01, DER_RMT_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_EXP_004",
    theme=Theme.EXPOSURE,
    severity=Severity.HIGH,
    satisfies=(DER_NET_01, DER_RMT_04),
    title=Text(
        en="Cluster interfaces and managed services not open to all",
        fr="Interfaces de cluster et services managés fermés au public",
    ),
    why=Text(
        en="The interface of a cluster commands all that runs in it.",
        fr="L'interface d'un cluster commande tout ce qui y tourne.",
    ),
    fix=Text(
        en="Give it a private address, or list the addresses that may reach it.",
        fr="Lui donner une adresse privée, ou lister les adresses qui peuvent la joindre.",
    ),
)
def service_is_not_open_to_all(service: Service) -> Answer:
    """Hold when it is private or lets in named networks or identities only."""
    return expect(
        service.open_to_all,
        wanted=False,
        en="anyone on the Internet can reach it",
        fr="n'importe qui sur Internet peut le joindre",
    )
