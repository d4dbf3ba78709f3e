"""HDS_TLS_001: listeners use TLS or only redirect to it."""

from hds_policies.model.network import Listener
from hds_policies.referential import DER_ENC_02
from hds_policies.rule import Answer, Severity, Text, Theme, passed, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_TLS_001",
    theme=Theme.ENCRYPTION_IN_TRANSIT,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_02,),
    title=Text(
        en="Listeners use TLS or only redirect to it",
        fr="Écouteurs en TLS, ou qui ne font qu'y rediriger",
    ),
    why=Text(
        en="Health data sent in clear can be read and changed on the way.",
        fr="Des données de santé envoyées en clair peuvent être lues et modifiées en chemin.",
    ),
    fix=Text(
        en="Serve over HTTPS or TLS, and keep the clear port only to redirect; send mail over TLS only.",
        fr="Servir en HTTPS ou TLS, et ne garder le port en clair que pour rediriger ; n'envoyer de courriel qu'en TLS.",
    ),
)
def listener_uses_tls_or_redirects_to_it(listener: Listener) -> Answer:
    """Hold when connections are encrypted, or answered with nothing but a redirection to TLS."""
    if listener.encrypted is None:
        return None
    if listener.encrypted.known_or(other=False):
        return passed(listener.encrypted)
    if listener.redirects_to_tls is not None and listener.redirects_to_tls.value:
        return passed(listener.redirects_to_tls)
    return expect(
        listener.encrypted, en="connections in clear are accepted", fr="les connexions en clair sont acceptées"
    )
