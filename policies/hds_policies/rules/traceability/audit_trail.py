"""HDS_LOG_001: audit trail on."""

from hds_policies.model.security import AuditTrail
from hds_policies.referential import DER_LOG_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_001",
    theme=Theme.TRACEABILITY,
    severity=Severity.HIGH,
    satisfies=(DER_LOG_01,),
    title=Text(
        en="Audit trail on",
        fr="Journal d'audit activé",
    ),
    why=Text(
        en="Without a trail nobody can tell who read or changed what.",
        fr="Sans journal, nul ne peut dire qui a lu ou changé quoi.",
    ),
    fix=Text(
        en="Turn the trail on.",
        fr="Activer le journal.",
    ),
)
def audit_trail_is_on(trail: AuditTrail) -> Answer:
    """Hold when the trail records."""
    return expect(trail.enabled, en="the trail does not record", fr="le journal n'enregistre pas")
