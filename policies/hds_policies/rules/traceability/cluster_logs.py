"""HDS_LOG_008: clusters log requests to their interface."""

from hds_policies.model.activity_logs import ClusterLog
from hds_policies.referential import DER_LOG_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_LOG_008",
    theme=Theme.TRACEABILITY,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOG_01,),
    title=Text(
        en="Clusters log requests to their interface",
        fr="Grappes : requêtes à l'interface journalisées",
    ),
    why=Text(
        en="Whoever commands the cluster reads every secret and volume in it: the record says who did.",
        fr="Qui commande la grappe lit chaque secret et chaque volume : le journal dit qui l'a fait.",
    ),
    fix=Text(
        en="Send the audit and authentication logs of the control plane to a log service.",
        fr="Envoyer les journaux d'audit et d'authentification du plan de contrôle vers un service de journaux.",
    ),
)
def cluster_logs_its_interface(log: ClusterLog) -> Answer:
    """Hold when requests and who made them are recorded outside of the cluster."""
    return expect(
        log.recorded,
        en="requests to the interface are not all logged",
        fr="les requêtes à l'interface ne sont pas toutes journalisées",
    )
