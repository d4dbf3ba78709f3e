"""HDS_EXP_003: snapshots and images not public."""

from hds_policies.model.storage import Snapshot
from hds_policies.referential import DER_BKP_02, DER_NET_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_EXP_003",
    theme=Theme.EXPOSURE,
    severity=Severity.CRITICAL,
    satisfies=(DER_BKP_02, DER_NET_01),
    title=Text(
        en="Snapshots and images not public",
        fr="Instantanés et images non publics",
    ),
    why=Text(
        en="Anyone can restore a public snapshot and read all it holds.",
        fr="N'importe qui peut restaurer un instantané public et lire tout ce qu'il contient.",
    ),
    fix=Text(
        en="Share it with named accounts only.",
        fr="Ne le partager qu'avec des comptes nommés.",
    ),
)
def snapshot_is_private(snapshot: Snapshot) -> Answer:
    """Hold when it is not shared with everyone."""
    return expect(snapshot.public, wanted=False, en="it is shared with everyone", fr="il est partagé avec tous")
