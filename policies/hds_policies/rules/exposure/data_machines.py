"""HDS_EXP_005: machines of data services stay on private networks."""

from hds_policies.model.dedicated_machines import DataMachines
from hds_policies.referential import DER_NET_03
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_EXP_005",
    theme=Theme.EXPOSURE,
    severity=Severity.MEDIUM,
    satisfies=(DER_NET_03,),
    title=Text(
        en="Machines of data services stay on private networks",
        fr="Machines des services de données tenues sur des réseaux privés",
    ),
    why=Text(
        en="A notebook or a node with a way of its own to the Internet passes no filter and leaves no trace on the way.",
        fr="Un notebook ou un nœud qui a son propre accès à Internet ne passe par aucun filtre et n'y laisse pas de trace.",
    ),
    fix=Text(
        en="Give them private addresses only, and let them out through a gateway of the network.",
        fr="Ne leur donner que des adresses privées, et les faire sortir par une passerelle du réseau.",
    ),
)
def data_machines_are_private(machines: DataMachines) -> Answer:
    """Hold when they have neither a public address nor a way out beside the customer's network."""
    return expect(
        machines.on_internet,
        wanted=False,
        en="these machines reach the Internet beside the private network",
        fr="ces machines accèdent à Internet en dehors du réseau privé",
    )
