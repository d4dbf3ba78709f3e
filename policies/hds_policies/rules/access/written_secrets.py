"""HDS_ACC_007: secrets kept out of the code."""

import re

from hds_policies.model.credentials import WrittenSecret
from hds_policies.model.value import Setting, Unknown
from hds_policies.redaction import FOUND_IN_CLEAR, REDACTED
from hds_policies.referential import DER_SCR_01
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule

# What is put into a store of secrets until somebody fills in the real one. Compiled when it is needed: every scan loads
# every rule.
_STAND_IN = (
    r"(?i)\W*(?:change[\W_]?me|place[\W_]?holder|dummy|todo|tbd|replace[\W_]?me|initial|default|empty|none|null|fake"
    r"|to[\W_]be[\W_].*|set[\W_].*|x+)?\W*"
)


@rule(
    id="HDS_ACC_007",
    theme=Theme.ACCESS,
    severity=Severity.HIGH,
    satisfies=(DER_SCR_01,),
    title=Text(
        en="Secrets kept out of the code",
        fr="Secrets hors du code",
    ),
    why=Text(
        en="Whoever reads the repository, a copy of it or the settings in the account can open the store.",
        fr="Qui lit le dépôt, une copie ou les réglages dans le compte peut ouvrir le stockage.",
    ),
    fix=Text(
        en="Let the provider make the secret, or read it from a secret store; change the one that was written.",
        fr="Laisser le fournisseur créer le secret, ou le lire dans un coffre ; changer celui qui a été écrit.",
    ),
)
def secret_is_not_in_the_code(written: WrittenSecret) -> Answer:
    """Hold when the secret is generated, given at run time or read from elsewhere."""
    secret = written.secret
    # A state or a plan holds every secret, wherever it came from: code shows what was written, an account what it shows.
    if secret.raw is None or (written.declaration.location.line == 0 and not secret.equals(FOUND_IN_CLEAR)):
        return None
    if isinstance(secret.raw, Unknown) or not secret.raw or not written.in_clear:
        return passed()
    if written.vault and isinstance(secret.raw, str) and re.fullmatch(_STAND_IN, secret.raw):
        return passed()
    hidden = Setting(REDACTED, secret.attribute, secret.declaration)
    return fail(hidden, en="a secret is written in clear", fr="un secret est écrit en clair")
