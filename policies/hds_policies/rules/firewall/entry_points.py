"""HDS_FWL_005: public entry points behind a web application firewall."""

from hds_policies.model.network import EntryPoint
from hds_policies.referential import DER_NET_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_FWL_005",
    theme=Theme.FIREWALL,
    severity=Severity.LOW,
    satisfies=(DER_NET_04,),
    title=Text(
        en="Public entry points behind a web application firewall",
        fr="Points d'entrée publics derrière un pare-feu applicatif",
    ),
    why=Text(
        en="A firewall on ports lets through the requests that exploit a fault of the application.",
        fr="Un pare-feu de ports laisse passer les requêtes qui exploitent une faille de l'application.",
    ),
    fix=Text(
        en="Attach a web application firewall to the load balancer, gateway or content network.",
        fr="Associer un pare-feu applicatif (WAF) au répartiteur, à la passerelle ou au réseau de diffusion.",
    ),
)
def public_entry_points_are_filtered(entry: EntryPoint) -> Answer:
    """Hold when a firewall looks at the requests; who attaches it from elsewhere leaves it open."""
    return expect(
        entry.filtered,
        en="no web application firewall looks at its requests",
        fr="aucun pare-feu applicatif n'examine ses requêtes",
    )
