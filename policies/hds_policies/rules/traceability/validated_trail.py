"""HDS_LOG_003: audit trail protected against change."""

from hds_policies.model.security import AuditTrail
from hds_policies.referential import DER_LOG_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_003",
    theme=Theme.TRACEABILITY,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_04,),
    title=Text(
        en="Audit trail protected against change",
        fr="Journal d'audit protégé contre la modification",
    ),
    why=Text(
        en="Evidence that can be edited is no evidence.",
        fr="Une preuve modifiable n'en est pas une.",
    ),
    fix=Text(
        en="Turn on validation of the log files.",
        fr="Activer la validation des fichiers journaux.",
    ),
)
def audit_trail_is_validated(trail: AuditTrail) -> Answer:
    """Hold when a change to the log files would show."""
    return expect(trail.validated, en="log files are not validated", fr="les fichiers journaux ne sont pas validés")
