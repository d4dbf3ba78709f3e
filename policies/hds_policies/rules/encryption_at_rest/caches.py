"""HDS_ENC_005: caches encrypted at rest."""

from hds_policies.model.storage import Cache
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_005",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="Caches encrypted at rest",
        fr="Caches chiffrés au repos",
    ),
    why=Text(
        en="Caches write sessions and records to disk for snapshots and synchronisation.",
        fr="Un cache écrit sessions et dossiers sur disque pour ses instantanés et sa synchronisation.",
    ),
    fix=Text(
        en="Turn on encryption at rest of the cache.",
        fr="Activer le chiffrement au repos du cache.",
    ),
)
def cache_is_encrypted(cache: Cache) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(cache.encrypted, en="the cache keeps its data in clear", fr="le cache garde ses données en clair")
