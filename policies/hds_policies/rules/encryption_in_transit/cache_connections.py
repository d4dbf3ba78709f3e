"""HDS_TLS_003: caches reached over TLS only."""

from hds_policies.model.storage import Cache
from hds_policies.referential import DER_ENC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_TLS_003",
    theme=Theme.ENCRYPTION_IN_TRANSIT,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_02,),
    title=Text(
        en="Caches reached over TLS only",
        fr="Caches joints en TLS seulement",
    ),
    why=Text(
        en="Sessions and records cross the network to the cache.",
        fr="Sessions et dossiers traversent le réseau jusqu'au cache.",
    ),
    fix=Text(
        en="Turn on encryption in transit, and require it.",
        fr="Activer le chiffrement en transit, et l'exiger.",
    ),
)
def cache_requires_tls(cache: Cache) -> Answer:
    """Hold when the cache refuses connections in clear."""
    return expect(
        cache.tls_required, en="connections in clear are accepted", fr="les connexions en clair sont acceptées"
    )
