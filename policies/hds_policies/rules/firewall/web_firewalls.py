"""HDS_FWL_006: web application firewalls stop attacks."""

from hds_policies.model.network import WebFirewall
from hds_policies.referential import DER_NET_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_FWL_006",
    theme=Theme.FIREWALL,
    severity=Severity.LOW,
    satisfies=(DER_NET_04,),
    title=Text(
        en="Web application firewalls stop attacks",
        fr="Pare-feu applicatifs qui arrêtent les attaques",
    ),
    why=Text(
        en="A firewall that only counts attacks tells of a leak; it does not prevent it.",
        fr="Un pare-feu qui ne fait que compter les attaques constate la fuite ; il ne l'empêche pas.",
    ),
    fix=Text(
        en="Once its alerts have been looked at, let the firewall block what its rules recognise.",
        fr="Une fois ses alertes examinées, laisser le pare-feu bloquer ce que ses règles reconnaissent.",
    ),
)
def web_firewalls_block(firewall: WebFirewall) -> Answer:
    """Hold when at least one rule, or what happens by default, stops requests."""
    return expect(firewall.blocks, en="it stops no request", fr="il n'arrête aucune requête")
