"""HDS_ACC_002: no policy open to any principal."""

from hds_policies.model.security import AccessPolicy
from hds_policies.referential import DER_IAM_01, DER_NET_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_002",
    theme=Theme.ACCESS,
    severity=Severity.CRITICAL,
    satisfies=(DER_IAM_01, DER_NET_01),
    title=Text(
        en="No policy open to any principal",
        fr="Aucune politique ouverte à tout principal",
    ),
    why=Text(
        en="A policy for everyone lets strangers in by the front door.",
        fr="Une politique pour tous laisse entrer les inconnus par la grande porte.",
    ),
    fix=Text(
        en="Name the accounts, roles or services, or limit the statement by a condition.",
        fr="Nommer les comptes, rôles ou services, ou limiter la règle par une condition.",
    ),
)
def policy_is_closed_to_strangers(policy: AccessPolicy) -> Answer:
    """Hold when no statement lets any principal of any account in without a condition that limits it."""
    return expect(policy.public, wanted=False, en="any principal is let in", fr="n'importe quel principal est admis")
