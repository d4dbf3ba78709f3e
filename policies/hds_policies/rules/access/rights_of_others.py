"""HDS_ACC_009: no policy lets its holder take the rights of others."""

from hds_policies.model.security import AccessPolicy
from hds_policies.referential import DER_IAM_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_009",
    theme=Theme.ACCESS,
    severity=Severity.HIGH,
    satisfies=(DER_IAM_01,),
    title=Text(
        en="No policy lets its holder take the rights of others",
        fr="Aucune politique ne permet de s'attribuer les droits d'autrui",
    ),
    why=Text(
        en="Who may make a key for any user, or rewrite any policy, is an administrator under another name.",
        fr="Qui peut créer une clé pour tout utilisateur, ou réécrire toute politique, est administrateur sans le dire.",
    ),
    fix=Text(
        en="Name the users, roles or policies that may be changed, or leave such changes to the deployment.",
        fr="Nommer les utilisateurs, rôles ou politiques modifiables, ou laisser ces changements au déploiement.",
    ),
)
def policy_keeps_to_its_holders_rights(policy: AccessPolicy) -> Answer:
    """Hold when the policy does not let its holder change the rights or credentials of anyone; full ones are HDS_ACC_001's."""
    return expect(
        policy.escalates,
        wanted=False,
        en="its holder can take the rights of others",
        fr="son détenteur peut s'attribuer les droits d'autrui",
    )
