"""HDS_ACC_006: machine credentials only handed out within a session."""

from hds_policies.model.credentials import MachineMetadata
from hds_policies.referential import DER_IAM_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ACC_006",
    theme=Theme.ACCESS,
    severity=Severity.MEDIUM,
    satisfies=(DER_IAM_01,),
    title=Text(
        en="Machine credentials only handed out within a session",
        fr="Secrets de machine remis seulement dans une session",
    ),
    why=Text(
        en="A relayed request (SSRF) to the old metadata service returns the credentials of the machine.",
        fr="Une requête relayée (SSRF) à l'ancien service de métadonnées rend les secrets de la machine.",
    ),
    fix=Text(
        en="Require tokens (IMDSv2).",
        fr="Exiger des jetons (IMDSv2).",
    ),
    limits=Text(
        en="What is not written depends on the image and on the account's defaults, and is not judged.",
        fr="Ce qui n'est pas écrit dépend de l'image et des réglages du compte, et n'est pas jugé.",
    ),
)
def machine_metadata_requires_a_session(metadata: MachineMetadata) -> Answer:
    """Hold when a session is required, or the service is off."""
    return expect(
        metadata.session_required,
        en="credentials are handed out without a session",
        fr="les secrets sont remis sans session",
    )
