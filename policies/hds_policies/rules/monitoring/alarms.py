"""HDS_MON_003: alarms reach somebody."""

from hds_policies.model.alarms import Alarm
from hds_policies.referential import DER_LOG_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_MON_003",
    theme=Theme.MONITORING,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_07,),
    title=Text(
        en="Alarms reach somebody",
        fr="Alarmes transmises à quelqu'un",
    ),
    why=Text(
        en="An alarm that is switched off was thought of, and will not ring.",
        fr="Une alarme désactivée a été pensée, et ne sonnera pas.",
    ),
    fix=Text(
        en="Switch the alarm or its notifications on.",
        fr="Activer l'alarme ou ses notifications.",
    ),
)
def alarm_reaches_somebody(alarm: Alarm) -> Answer:
    """Hold when the alarm is on."""
    return expect(alarm.works, en="it is switched off", fr="elle est désactivée")
