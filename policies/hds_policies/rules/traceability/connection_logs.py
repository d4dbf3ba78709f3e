"""HDS_LOG_010: vPN connections logged."""

from hds_policies.model.activity_logs import ConnectionLog
from hds_policies.referential import DER_LOG_02, DER_LOG_06
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_010",
    theme=Theme.TRACEABILITY,
    severity=Severity.LOW,
    satisfies=(DER_LOG_02, DER_LOG_06),
    title=Text(
        en="VPN connections logged",
        fr="Connexions VPN journalisées",
    ),
    why=Text(
        en="Who came in through the VPN, and when, is the first question after an incident.",
        fr="Qui est entré par le VPN, et quand, est la première question après un incident.",
    ),
    fix=Text(
        en="Turn on the connection log of the client VPN and the log of each tunnel.",
        fr="Activer le journal de connexion du VPN nomade et le journal de chaque tunnel.",
    ),
)
def vpn_connections_are_logged(log: ConnectionLog) -> Answer:
    """Hold when connections and negotiations leave a record."""
    return expect(log.recorded, en="connections are not logged", fr="les connexions ne sont pas journalisées")
