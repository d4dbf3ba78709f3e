"""HDS_ENC_002: disks encrypted."""

from hds_policies.model.storage import Disk
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_002",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="Disks encrypted",
        fr="Disques chiffrés",
    ),
    why=Text(
        en="A detached or copied disk must not disclose what an application wrote on it.",
        fr="Un disque détaché ou copié ne doit rien révéler de ce qu'une application y a écrit.",
    ),
    fix=Text(
        en="Turn on encryption of the volume, or of all volumes of the account by default.",
        fr="Activer le chiffrement du volume, ou par défaut de tous les volumes du compte.",
    ),
)
def disk_is_encrypted(disk: Disk) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(disk.encrypted, en="the disk is in clear", fr="le disque est en clair")
