"""HDS_KEY_001: encryption keys rotate."""

from hds_policies.model.security import Key
from hds_policies.referential import DER_ENC_06
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_KEY_001",
    theme=Theme.KEYS,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_06,),
    title=Text(
        en="Encryption keys rotate",
        fr="Rotation des clés de chiffrement",
    ),
    why=Text(
        en="A key that never changes protects all data ever written with it, and loses it all at once.",
        fr="Une clé qui ne change jamais protège toutes les données écrites avec elle, et les perd toutes à la fois.",
    ),
    fix=Text(
        en="Turn on automatic rotation, at least once a year.",
        fr="Activer la rotation automatique, au moins une fois par an.",
    ),
)
def key_rotates(key: Key) -> Answer:
    """Hold when the key changes by itself; keys that cannot (signing, imported) have no result."""
    return expect(key.rotated, en="the key does not rotate within a year", fr="la clé ne change pas dans l'année")
