"""HDS_ENC_009: backup vaults encrypted."""

from hds_policies.model.storage import BackupVault
from hds_policies.referential import DER_BKP_02, DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_009",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_BKP_02, DER_ENC_01),
    title=Text(
        en="Backup vaults encrypted",
        fr="Coffres de sauvegarde chiffrés",
    ),
    why=Text(
        en="Backups hold all health data at once.",
        fr="Les sauvegardes contiennent toutes les données de santé à la fois.",
    ),
    fix=Text(
        en="Turn on encryption of the vault.",
        fr="Activer le chiffrement du coffre.",
    ),
)
def backup_vault_is_encrypted(vault: BackupVault) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(vault.encrypted, en="backups are kept in clear", fr="les sauvegardes sont gardées en clair")
