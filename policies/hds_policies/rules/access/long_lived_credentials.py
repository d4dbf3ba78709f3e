"""HDS_ACC_004: credentials of programs expire."""

from hds_policies.model.credentials import Credential
from hds_policies.referential import DER_IAM_03
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_004",
    theme=Theme.ACCESS,
    severity=Severity.MEDIUM,
    satisfies=(DER_IAM_03,),
    title=Text(
        en="Credentials of programs expire",
        fr="Secrets d'accès des programmes à durée limitée",
    ),
    why=Text(
        en="A key without an end still opens the door years after it was stolen; the state also holds it in clear.",
        fr="Une clé sans fin ouvre encore des années après le vol ; l'état la contient aussi en clair.",
    ),
    fix=Text(
        en="Use roles or federation, or give the credential an end.",
        fr="Utiliser des rôles ou une fédération, ou donner une fin au secret d'accès.",
    ),
)
def credentials_expire(credential: Credential) -> Answer:
    """Hold when the credential has an end."""
    return expect(
        credential.long_lived, wanted=False, en="the credential never expires", fr="le secret d'accès n'expire jamais"
    )
