"""HDS_ENC_008: snapshots and images encrypted."""

from hds_policies.model.storage import Snapshot
from hds_policies.referential import DER_BKP_02, DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_008",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_BKP_02, DER_ENC_01),
    title=Text(
        en="Snapshots and images encrypted",
        fr="Instantanés et images chiffrés",
    ),
    why=Text(
        en="A snapshot holds all that its disk held, and is easily shared.",
        fr="Un instantané contient tout ce que contenait le disque et se partage facilement.",
    ),
    fix=Text(
        en="Copy it with encryption, and encrypt the disk that it is taken of.",
        fr="Le copier avec chiffrement, et chiffrer le disque dont il est tiré.",
    ),
)
def snapshot_is_encrypted(snapshot: Snapshot) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(snapshot.encrypted, en="the copy is in clear", fr="la copie est en clair")
