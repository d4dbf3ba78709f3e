"""HDS_BKP_005: backups cannot be erased at once."""

from hds_policies.model.storage import BackupVault
from hds_policies.referential import DER_BKP_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_BKP_005",
    theme=Theme.BACKUP,
    severity=Severity.MEDIUM,
    satisfies=(DER_BKP_04,),
    title=Text(
        en="Backups cannot be erased at once",
        fr="Sauvegardes à l'abri d'un effacement immédiat",
    ),
    why=Text(
        en="Ransomware erases the backups first.",
        fr="Un rançongiciel efface d'abord les sauvegardes.",
    ),
    fix=Text(
        en="Keep deleted backups for a while, or lock the vault.",
        fr="Garder un temps les sauvegardes supprimées, ou verrouiller le coffre.",
    ),
)
def backups_cannot_be_erased_at_once(vault: BackupVault) -> Answer:
    """Hold when a deleted backup can be brought back, or cannot be deleted."""
    return expect(
        vault.resists_erasure, en="backups can be erased at once", fr="les sauvegardes peuvent être effacées aussitôt"
    )
