"""HDS_KEY_002: key policies closed to strangers."""

from hds_policies.model.security import Key
from hds_policies.referential import DER_ENC_06
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_KEY_002",
    theme=Theme.KEYS,
    severity=Severity.CRITICAL,
    satisfies=(DER_ENC_06,),
    title=Text(
        en="Key policies closed to strangers",
        fr="Politiques de clé fermées aux inconnus",
    ),
    why=Text(
        en="A key that anyone may use protects nothing.",
        fr="Une clé que n'importe qui peut utiliser ne protège rien.",
    ),
    fix=Text(
        en="Name the accounts and roles that may use the key, or limit the statement by a condition.",
        fr="Nommer les comptes et rôles qui peuvent utiliser la clé, ou limiter la règle par une condition.",
    ),
)
def key_is_closed_to_strangers(key: Key) -> Answer:
    """Hold when no statement lets any principal of any account use the key."""
    return expect(
        key.open_to_strangers,
        wanted=False,
        en="any principal may use the key",
        fr="n'importe quel principal peut utiliser la clé",
    )
