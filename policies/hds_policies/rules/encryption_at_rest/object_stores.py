"""HDS_ENC_003: object stores encrypted."""

from hds_policies.model.storage import ObjectStore
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_003",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="Object stores encrypted",
        fr="Stockages d'objets chiffrés",
    ),
    why=Text(
        en="Documents and images must stay unreadable on the provider's media.",
        fr="Les documents et les images doivent rester illisibles sur les supports du fournisseur.",
    ),
    fix=Text(
        en="Give the bucket a default encryption, with a key of your own where the provider allows it.",
        fr="Donner au compartiment un chiffrement par défaut, avec une clé à soi si le fournisseur le permet.",
    ),
)
def object_store_is_encrypted(store: ObjectStore) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(store.encrypted, en="objects are stored in clear", fr="les objets sont stockés en clair")
