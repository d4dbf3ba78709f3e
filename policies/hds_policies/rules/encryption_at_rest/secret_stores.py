"""HDS_ENC_011: secrets kept encrypted."""

from hds_policies.model.storage import SecretStore
from hds_policies.referential import DER_ENC_01, DER_SCR_01
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_ENC_011",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.HIGH,
    satisfies=(DER_SCR_01, DER_ENC_01),
    title=Text(
        en="Secrets kept encrypted",
        fr="Secrets gardés chiffrés",
    ),
    why=Text(
        en="A password kept as plain text opens the store that it guards.",
        fr="Un mot de passe gardé en clair ouvre le stockage qu'il protège.",
    ),
    fix=Text(
        en="Keep it as a secret of the provider's secret service.",
        fr="Le garder comme secret dans le service de secrets du fournisseur.",
    ),
)
def secret_is_kept_encrypted(secret: SecretStore) -> Answer:
    """Hold when the service encrypts the secret."""
    return expect(secret.encrypted, en="the secret is kept as plain text", fr="le secret est gardé en clair")
