"""HDS_LOG_005: entry points log requests."""

from hds_policies.model.activity_logs import EntryPointLog
from hds_policies.referential import DER_LOG_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_005",
    theme=Theme.TRACEABILITY,
    severity=Severity.LOW,
    satisfies=(DER_LOG_02,),
    title=Text(
        en="Entry points log requests",
        fr="Points d'entrée : requêtes journalisées",
    ),
    why=Text(
        en="Without the requests nobody can tell through which door an intruder came in.",
        fr="Sans les requêtes, nul ne peut dire par quelle porte un intrus est entré.",
    ),
    fix=Text(
        en="Turn on the log of the load balancer, gateway, firewall or content network.",
        fr="Activer le journal du répartiteur, de la passerelle, du pare-feu ou du réseau de diffusion.",
    ),
)
def entry_point_logs_requests(log: EntryPointLog) -> Answer:
    """Hold when each request leaves a record."""
    return expect(log.recorded, en="requests are not logged", fr="les requêtes ne sont pas journalisées")
