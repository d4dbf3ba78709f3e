"""HDS_MON_004: counted audit events raise an alarm."""

from hds_policies.model.alarms import EventFilter
from hds_policies.referential import DER_LOG_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_MON_004",
    theme=Theme.MONITORING,
    severity=Severity.LOW,
    satisfies=(DER_LOG_07,),
    title=Text(
        en="Counted audit events raise an alarm",
        fr="Événements d'audit comptés et suivis d'une alarme",
    ),
    why=Text(
        en="Events are counted so that somebody learns of them; without an alarm nobody does.",
        fr="On compte des événements pour que quelqu'un les apprenne ; sans alarme, nul ne les apprend.",
    ),
    fix=Text(
        en="Add an alarm on the metric that the filter fills.",
        fr="Ajouter une alarme sur la métrique que remplit le filtre.",
    ),
)
def counted_events_raise_an_alarm(events: EventFilter) -> Answer:
    """Hold when an alarm looks at the metric."""
    return expect(events.works, en="no alarm looks at what it counts", fr="aucune alarme ne regarde ce qu'il compte")
