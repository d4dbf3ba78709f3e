"""HDS_ENC_001: database storage encrypted."""

from hds_policies.model.storage import Database
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_001",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="Database storage encrypted",
        fr="Stockage de la base de données chiffré",
    ),
    why=Text(
        en="A copied disk or snapshot must not disclose patient records.",
        fr="Un disque ou un instantané copié ne doit révéler aucun dossier patient.",
    ),
    fix=Text(
        en="Turn on encryption of the database's storage, with a key of your own where the provider allows it.",
        fr="Activer le chiffrement du stockage de la base, avec une clé à soi si le fournisseur le permet.",
    ),
)
def database_storage_is_encrypted(database: Database) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(database.encrypted, en="the storage is in clear", fr="le stockage est en clair")
