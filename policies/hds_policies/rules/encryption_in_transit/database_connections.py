"""HDS_TLS_006: databases and brokers reached over TLS only."""

from hds_policies.model.storage import Cache, Store
from hds_policies.referential import DER_ENC_02
from hds_policies.rule import Answer, Outcome, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_TLS_006",
    theme=Theme.ENCRYPTION_IN_TRANSIT,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_02,),
    title=Text(
        en="Databases and brokers reached over TLS only",
        fr="Bases et courtiers joints en TLS seulement",
    ),
    why=Text(
        en="Queries and their answers carry patient records.",
        fr="Requêtes et réponses transportent des dossiers patients.",
    ),
    fix=Text(
        en="Require TLS of clients and, for clusters, between nodes.",
        fr="Exiger TLS des clients et, pour les grappes, entre les nœuds.",
    ),
)
def data_service_requires_tls(store: Store) -> Answer:
    """Hold when clients, and the nodes among themselves, cannot talk in clear; caches are judged by HDS_TLS_003."""
    if isinstance(store, Cache):
        return None
    clients = expect(
        store.tls_required, en="connections in clear are accepted", fr="les connexions en clair sont acceptées"
    )
    if clients is not None and clients.outcome is Outcome.FAIL:
        return clients
    nodes = expect(store.internal_tls, en="nodes talk to each other in clear", fr="les nœuds se parlent en clair")
    return nodes or clients
