"""HDS_ENC_010: the Terraform state is encrypted where it rests."""

from hds_policies.model.hosting import StateBackend
from hds_policies.referential import DER_ENC_01, DER_SCR_01
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_ENC_010",
    theme=Theme.ENCRYPTION_AT_REST,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_01, DER_SCR_01),
    title=Text(en="Terraform state encrypted", fr="État Terraform chiffré"),
    why=Text(
        en="The state holds every attribute of every resource, passwords and keys included.",
        fr="L'état contient chaque attribut de chaque ressource, mots de passe et clés compris.",
    ),
    fix=Text(
        en="Set `encrypt = true` on the backend, or encrypt the state itself with OpenTofu.",
        fr="Écrire `encrypt = true` dans le backend, ou chiffrer l'état lui-même avec OpenTofu.",
    ),
    limits=Text(
        en="Default encryption of the bucket is only known for Amazon S3, which encrypts every new object.",
        fr="Le chiffrement par défaut du bucket n'est connu que pour Amazon S3, qui chiffre tout nouvel objet.",
    ),
)
def state_is_encrypted(backend: StateBackend) -> Answer:
    """Hold when the backend encrypts, by an argument or by the host's default."""
    if backend.encrypted is None:
        return None
    if not backend.encrypted.value:
        return fail(backend.encrypted, en="the state is written in clear", fr="l'état est écrit en clair")
    return passed(backend.encrypted)
