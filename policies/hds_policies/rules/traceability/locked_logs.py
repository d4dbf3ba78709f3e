"""HDS_LOG_009: collected logs safe from change and deletion."""

from hds_policies.model.activity_logs import LockedLog
from hds_policies.referential import DER_LOG_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_009",
    theme=Theme.TRACEABILITY,
    severity=Severity.LOW,
    satisfies=(DER_LOG_04,),
    title=Text(
        en="Collected logs safe from change and deletion",
        fr="Journaux collectés à l'abri de la modification et de la suppression",
    ),
    why=Text(
        en="An intruder who may erase the log erases the way in.",
        fr="Un intrus qui peut effacer le journal efface son passage.",
    ),
    fix=Text(
        en="Lock the retention of the bucket that logs go to, or keep former versions of its objects.",
        fr="Verrouiller la rétention du compartiment qui reçoit les journaux, ou garder les anciennes versions des objets.",
    ),
)
def collected_logs_cannot_be_erased(log: LockedLog) -> Answer:
    """Hold when what was logged stays, whoever wishes it away."""
    return expect(
        log.locked,
        en="collected logs can be changed or deleted",
        fr="les journaux collectés peuvent être modifiés ou supprimés",
    )
