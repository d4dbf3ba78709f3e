"""HDS_ACC_003: no policy grants a sensitive service as a whole."""

from hds_policies.model.security import AccessPolicy
from hds_policies.referential import DER_IAM_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_003",
    theme=Theme.ACCESS,
    severity=Severity.MEDIUM,
    satisfies=(DER_IAM_01,),
    title=Text(
        en="No policy grants a sensitive service as a whole",
        fr="Aucune politique n'accorde un service sensible en entier",
    ),
    why=Text(
        en="Every action on every key, store or secret is more than any task needs.",
        fr="Toute action sur chaque clé, stockage ou secret dépasse ce qu'une tâche demande.",
    ),
    fix=Text(
        en="Name the actions that are needed, or the resources.",
        fr="Nommer les actions nécessaires, ou les ressources.",
    ),
)
def policy_grants_no_service_as_a_whole(policy: AccessPolicy) -> Answer:
    """Hold when actions or resources are named."""
    return expect(
        policy.whole_service,
        wanted=False,
        en="every action of a sensitive service is granted on every resource",
        fr="toutes les actions d'un service sensible sont accordées sur toute ressource",
    )
