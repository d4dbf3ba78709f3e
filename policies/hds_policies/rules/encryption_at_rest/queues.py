"""HDS_ENC_006: queues and streams encrypted."""

from hds_policies.model.storage import Queue
from hds_policies.referential import DER_ENC_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_006",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_01,),
    title=Text(
        en="Queues and streams encrypted",
        fr="Files et flux de messages chiffrés",
    ),
    why=Text(
        en="Messages wait on disk for hours or days.",
        fr="Les messages attendent sur disque des heures ou des jours.",
    ),
    fix=Text(
        en="Turn on encryption of the queue, topic or stream.",
        fr="Activer le chiffrement de la file, du sujet ou du flux.",
    ),
)
def queue_is_encrypted(queue: Queue) -> Answer:
    """Hold when what it keeps is encrypted, by an argument or by the provider's default."""
    return expect(queue.encrypted, en="messages wait in clear", fr="les messages attendent en clair")
