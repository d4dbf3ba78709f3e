"""HDS_LOG_010: remote connections logged."""

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
        en="Remote connections logged",
        fr="Connexions à distance journalisées",
    ),
    why=Text(
        en="Who came in from outside, and when, is the first question after an incident.",
        fr="Qui est entré de l'extérieur, et quand, est la première question après un incident.",
    ),
    fix=Text(
        en="Turn on the connection log of the client VPN, the log of each tunnel and that of remote shells.",
        fr="Activer le journal de connexion du VPN nomade, celui de chaque tunnel et celui des terminaux à distance.",
    ),
)
def remote_connections_are_logged(log: ConnectionLog) -> Answer:
    """Hold when connections and negotiations leave a record."""
    return expect(log.recorded, en="connections are not logged", fr="les connexions ne sont pas journalisées")
