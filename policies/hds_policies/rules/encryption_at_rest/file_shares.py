"""HDS_ENC_004: file shares encrypted."""

from hds_policies.model.storage import FileShare
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_004",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="File shares encrypted",
        fr="Partages de fichiers chiffrés",
    ),
    why=Text(
        en="Files of patients must stay unreadable on the provider's media.",
        fr="Les fichiers des patients doivent rester illisibles sur les supports du fournisseur.",
    ),
    fix=Text(
        en="Turn on encryption when the file system is created: it cannot be turned on later.",
        fr="Activer le chiffrement à la création du système de fichiers : il ne peut pas l'être ensuite.",
    ),
)
def file_share_is_encrypted(share: FileShare) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(share.encrypted, en="the file system is in clear", fr="le système de fichiers est en clair")
