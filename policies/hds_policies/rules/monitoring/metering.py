"""HDS_MON_005: workloads measured."""

from hds_policies.model.alarms import Metering
from hds_policies.referential import DER_LOG_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_MON_005",
    theme=Theme.MONITORING,
    severity=Severity.LOW,
    satisfies=(DER_LOG_07,),
    title=Text(
        en="Workloads measured",
        fr="Charges mesurées",
    ),
    why=Text(
        en="Without metrics an outage of the care software shows when the first doctor calls.",
        fr="Sans métriques, une panne du logiciel de soins se voit au premier appel d'un médecin.",
    ),
    fix=Text(
        en="Do not switch the metrics off.",
        fr="Ne pas désactiver les métriques.",
    ),
)
def workloads_are_measured(metering: Metering) -> Answer:
    """Hold when metrics were not switched off."""
    return expect(metering.works, en="metrics are switched off", fr="les métriques sont désactivées")
