"""HDS_FWL_007: network firewalls protected against removal."""

from hds_policies.model.network import NetworkFirewall
from hds_policies.referential import DER_NET_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_FWL_007",
    theme=Theme.FIREWALL,
    severity=Severity.LOW,
    satisfies=(DER_NET_02,),
    title=Text(
        en="Network firewalls protected against removal",
        fr="Pare-feu réseau protégés contre la suppression",
    ),
    why=Text(
        en="The list of permitted flows goes with the firewall that holds it.",
        fr="La liste des flux permis disparaît avec le pare-feu qui la porte.",
    ),
    fix=Text(
        en="Turn on the deletion protection of the firewall.",
        fr="Activer la protection du pare-feu contre la suppression.",
    ),
)
def network_firewall_resists_removal(firewall: NetworkFirewall) -> Answer:
    """Hold when the firewall cannot be deleted by one call."""
    return expect(firewall.protected, en="it can be deleted at once", fr="il peut être supprimé aussitôt")
