"""HDS_KEY_003: keys protected against purge."""

from hds_policies.model.security import Key
from hds_policies.referential import DER_ENC_06
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_KEY_003",
    theme=Theme.KEYS,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_06,),
    title=Text(
        en="Keys protected against purge",
        fr="Clés protégées contre la purge",
    ),
    why=Text(
        en="A purged key makes all data encrypted with it unreadable for ever.",
        fr="Une clé purgée rend à jamais illisibles les données qu'elle chiffrait.",
    ),
    fix=Text(
        en="Turn on purge protection or a waiting period before deletion.",
        fr="Activer la protection contre la purge ou un délai avant suppression.",
    ),
)
def key_cannot_be_purged_at_once(key: Key) -> Answer:
    """Hold when deletion can be undone for some days."""
    return expect(key.purge_protected, en="the key can be purged at once", fr="la clé peut être purgée aussitôt")
