"""HDS_MON_006: audit trail watched as it is written."""

from hds_policies.model.alarms import LiveTrail
from hds_policies.referential import DER_LOG_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_MON_006",
    theme=Theme.MONITORING,
    severity=Severity.LOW,
    satisfies=(DER_LOG_07,),
    title=Text(
        en="Audit trail watched as it is written",
        fr="Journal d'audit surveillé au fil de l'eau",
    ),
    why=Text(
        en="Files in a bucket are read after the incident; a stream raises the alarm during it.",
        fr="Des fichiers dans un compartiment se lisent après l'incident ; un flux donne l'alarme pendant.",
    ),
    fix=Text(
        en="Send the trail to a log group as well, and put alarms on it.",
        fr="Envoyer aussi le journal vers un groupe de journaux, et y poser des alarmes.",
    ),
)
def audit_trail_is_watched_live(trail: LiveTrail) -> Answer:
    """Hold when events reach a place where alarms can look at them."""
    return expect(trail.works, en="its events only reach files", fr="ses événements n'arrivent que dans des fichiers")
