"""HDS_EXP_002: databases not reachable from the Internet."""

from hds_policies.model.storage import Database
from hds_policies.referential import DER_NET_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_EXP_002",
    theme=Theme.EXPOSURE,
    severity=Severity.CRITICAL,
    satisfies=(DER_NET_01,),
    title=Text(
        en="Databases not reachable from the Internet",
        fr="Bases de données non joignables depuis Internet",
    ),
    why=Text(
        en="A public address turns one weak password into a leak.",
        fr="Une adresse publique fait d'un mot de passe faible une fuite.",
    ),
    fix=Text(
        en="Keep the database on a private network.",
        fr="Garder la base sur un réseau privé.",
    ),
)
def database_is_private(database: Database) -> Answer:
    """Hold when the database has no public address, or lets in named networks only."""
    return expect(
        database.public, wanted=False, en="it can be reached from the Internet", fr="elle est joignable depuis Internet"
    )
