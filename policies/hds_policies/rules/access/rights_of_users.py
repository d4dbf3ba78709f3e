"""HDS_ACC_008: rights given to roles and groups."""

from hds_policies.model.security import AccessPolicy
from hds_policies.referential import DER_IAM_01, DER_IAM_03
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_008",
    theme=Theme.ACCESS,
    severity=Severity.LOW,
    satisfies=(
        DER_IAM_01,
        DER_IAM_03,
    ),
    title=Text(
        en="Rights given to roles and groups",
        fr="Droits donnés aux rôles et aux groupes",
    ),
    why=Text(
        en="Rights given person by person outlive the task and escape the yearly review.",
        fr="Des droits donnés un par un survivent à la tâche et échappent à la revue annuelle.",
    ),
    fix=Text(
        en="Attach the policy to a role or a group.",
        fr="Attacher la politique à un rôle ou à un groupe.",
    ),
)
def rights_are_given_to_roles_and_groups(policy: AccessPolicy) -> Answer:
    """Hold when no user is given rights of their own."""
    return expect(
        policy.to_single_users,
        wanted=False,
        en="rights are given to a single user",
        fr="des droits sont donnés à un utilisateur seul",
    )
