"""HDS_ENC_007: log stores encrypted."""

from hds_policies.model.storage import LogStore
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_007",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="Log stores encrypted",
        fr="Journaux chiffrés au repos",
    ),
    why=Text(
        en="Logs name patients, practitioners and what was read.",
        fr="Les journaux nomment des patients, des soignants et ce qui a été lu.",
    ),
    fix=Text(
        en="Choose a log store that encrypts what it keeps.",
        fr="Choisir un stockage de journaux qui chiffre ce qu'il garde.",
    ),
)
def log_store_is_encrypted(store: LogStore) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(store.encrypted, en="logs are kept in clear", fr="les journaux sont gardés en clair")
