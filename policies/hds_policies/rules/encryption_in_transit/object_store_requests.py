"""HDS_TLS_005: object stores refuse plain HTTP."""

from hds_policies.model.storage import ObjectStore
from hds_policies.referential import DER_ENC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_TLS_005",
    theme=Theme.ENCRYPTION_IN_TRANSIT,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_02,),
    title=Text(
        en="Object stores refuse plain HTTP",
        fr="Stockages d'objets fermés au HTTP en clair",
    ),
    why=Text(
        en="A client that forgets the s of https must get nothing.",
        fr="Un client qui oublie le s de https ne doit rien obtenir.",
    ),
    fix=Text(
        en="Refuse requests without TLS, by the store's switch or by a policy.",
        fr="Refuser les requêtes sans TLS, par l'option du stockage ou par une politique.",
    ),
)
def object_store_refuses_plain_http(store: ObjectStore) -> Answer:
    """Hold when requests in clear are refused; a host where nothing can say so has no result."""
    return expect(store.https_only, en="requests in clear are accepted", fr="les requêtes en clair sont acceptées")
