"""HDS_ACC_001: no full administrator policy."""

from hds_policies.model.security import AccessPolicy
from hds_policies.referential import DER_IAM_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_001",
    theme=Theme.ACCESS,
    severity=Severity.HIGH,
    satisfies=(DER_IAM_01,),
    title=Text(
        en="No full administrator policy",
        fr="Aucune politique d'administrateur complet",
    ),
    why=Text(
        en="One stolen key of a full administrator gives everything away.",
        fr="Une seule clé volée d'administrateur complet livre tout.",
    ),
    fix=Text(
        en="Grant the actions and resources that the work needs.",
        fr="N'accorder que les actions et ressources utiles au travail.",
    ),
)
def policy_grants_no_full_administration(policy: AccessPolicy) -> Answer:
    """Hold when the policy does not grant every action on everything."""
    return expect(
        policy.administrator,
        wanted=False,
        en="full administration is granted",
        fr="l'administration complète est accordée",
    )
