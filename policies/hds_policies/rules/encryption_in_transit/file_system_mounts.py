"""HDS_TLS_004: network file systems mounted over TLS."""

from hds_policies.model.network import Mount
from hds_policies.referential import DER_ENC_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_TLS_004",
    theme=Theme.ENCRYPTION_IN_TRANSIT,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_02,),
    title=Text(
        en="Network file systems mounted over TLS",
        fr="Systèmes de fichiers réseau montés en TLS",
    ),
    why=Text(
        en="A network file system without TLS sends every file in clear.",
        fr="Sans TLS, un système de fichiers réseau envoie chaque fichier en clair.",
    ),
    fix=Text(
        en="Turn on encryption in transit for the mount.",
        fr="Activer le chiffrement en transit pour le montage.",
    ),
)
def file_system_is_mounted_over_tls(mount: Mount) -> Answer:
    """Hold when files travel encrypted."""
    return expect(mount.encrypted, en="files travel in clear", fr="les fichiers circulent en clair")
