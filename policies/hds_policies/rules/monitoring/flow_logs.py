"""HDS_MON_001: network flows logged."""

from hds_policies.model.network import Network
from hds_policies.referential import DER_LOG_06
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_MON_001",
    theme=Theme.MONITORING,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_06,),
    title=Text(
        en="Network flows logged",
        fr="Flux réseau journalisés",
    ),
    why=Text(
        en="Flow logs show where data went after an intrusion.",
        fr="Les journaux de flux montrent où sont allées les données après une intrusion.",
    ),
    fix=Text(
        en="Add a flow log to the network, or a logging configuration to the firewall.",
        fr="Ajouter un journal de flux au réseau, ou une configuration de journalisation au pare-feu.",
    ),
)
def network_flows_are_logged(network: Network) -> Answer:
    """Hold when the flows of the whole network are logged."""
    return expect(network.flow_logged, en="no log covers its flows", fr="aucun journal ne couvre ses flux")
