"""HDS_LOG_007: object stores log access."""

from hds_policies.model.activity_logs import ObjectStoreLog
from hds_policies.referential import DER_LOG_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_007",
    theme=Theme.TRACEABILITY,
    severity=Severity.LOW,
    satisfies=(DER_LOG_02,),
    title=Text(
        en="Object stores log access",
        fr="Stockage objet : accès journalisés",
    ),
    why=Text(
        en="Documents of patients are read object by object: only the access log tells by whom.",
        fr="Les documents des patients se lisent objet par objet : seul le journal d'accès dit par qui.",
    ),
    fix=Text(
        en="Turn on the access log of the store, or data events of the audit trail for it.",
        fr="Activer le journal d'accès du stockage, ou les événements de données du journal d'audit pour lui.",
    ),
    limits=Text(
        en="A trail, a policy or a diagnostic setting of another configuration may record access all the same.",
        fr="Un journal, une politique ou un réglage d'une autre configuration peut tout de même tracer les accès.",
    ),
)
def object_store_logs_access(log: ObjectStoreLog) -> Answer:
    """Hold when reading and writing objects leaves a record."""
    return expect(log.recorded, en="access to objects is not logged", fr="l'accès aux objets n'est pas journalisé")
