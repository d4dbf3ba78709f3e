"""HDS_LOG_006: databases and brokers log their use."""

from hds_policies.model.activity_logs import DatabaseLog
from hds_policies.referential import DER_LOG_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_006",
    theme=Theme.TRACEABILITY,
    severity=Severity.LOW,
    satisfies=(DER_LOG_02,),
    title=Text(
        en="Databases and brokers log their use",
        fr="Bases et files : utilisation journalisée",
    ),
    why=Text(
        en="Who read a patient's record must be told from the log of the database, kept outside of it.",
        fr="Qui a lu le dossier d'un patient doit se dire par le journal de la base, gardé hors d'elle.",
    ),
    fix=Text(
        en="Turn on the audit or connection log of the engine and export it to the log service.",
        fr="Activer le journal d'audit ou de connexion du moteur et l'exporter vers le service de journaux.",
    ),
    limits=Text(
        en="Whether the engine writes what matters (statements, audit plug-in) depends on its parameters.",
        fr="Que le moteur écrive l'essentiel (requêtes, module d'audit) dépend de ses paramètres.",
    ),
)
def database_logs_its_use(log: DatabaseLog) -> Answer:
    """Hold when connections or statements are recorded outside of the engine."""
    return expect(log.recorded, en="its use is not logged", fr="son utilisation n'est pas journalisée")
