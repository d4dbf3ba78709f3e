"""HDS_LOG_002: audit trail covers all regions and global services."""

from hds_policies.model.security import AuditTrail
from hds_policies.referential import DER_LOG_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_002",
    theme=Theme.TRACEABILITY,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_01,),
    title=Text(
        en="Audit trail covers all regions and global services",
        fr="Journal d'audit sur toutes les régions et les services globaux",
    ),
    why=Text(
        en="An intruder works in the region that nobody watches.",
        fr="Un intrus agit dans la région que personne ne regarde.",
    ),
    fix=Text(
        en="Record all regions and the global services, what is read and what is written.",
        fr="Enregistrer toutes les régions et les services globaux, lectures et écritures.",
    ),
)
def audit_trail_is_whole(trail: AuditTrail) -> Answer:
    """Hold when nothing is left out."""
    return expect(
        trail.whole,
        en="regions, global services, events or members are left out",
        fr="des régions, des services globaux, des événements ou des membres sont omis",
    )
