"""HDS_KEY_001: encryption keys rotate."""

from hds_policies.model.security import Key
from hds_policies.referential import DER_ENC_06
from hds_policies.rule import Answer, Severity, Text, Theme, fail, rule
from hds_policies.rules.expectation import expect

_A_YEAR = 366


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
    """Hold when the key changes by itself, once a year or more often; keys that cannot (signing, imported) have no result."""
    answer = expect(key.rotated, en="the key never rotates", fr="la clé ne change jamais")
    period = key.rotation_days
    if period is None or key.rotated is None or key.rotated.raw is not True:
        return answer
    days = period.value
    if days is not None and days > _A_YEAR:
        days = round(days)
        return fail(period, en=f"the key rotates every {days} days", fr=f"la clé change tous les {days} jours")
    return answer
