"""HDS_TLS_002: tLS 1.2 or newer required."""

from hds_policies.model.network import Listener
from hds_policies.referential import DER_ENC_03, DER_ENC_07
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_TLS_002",
    theme=Theme.ENCRYPTION_IN_TRANSIT,
    severity=Severity.MEDIUM,
    satisfies=(DER_ENC_03, DER_ENC_07),
    title=Text(
        en="TLS 1.2 or newer required",
        fr="TLS 1.2 ou plus récent exigé",
    ),
    why=Text(
        en="Older versions are broken; ANSSI's guide allows 1.2 and 1.3 only.",
        fr="Les versions antérieures sont cassées ; le guide de l'ANSSI n'admet que 1.2 et 1.3.",
    ),
    fix=Text(
        en="Choose a security policy whose lowest version is TLS 1.2.",
        fr="Choisir une politique de sécurité dont la version minimale est TLS 1.2.",
    ),
)
def listener_requires_tls_1_2(listener: Listener) -> Answer:
    """Hold when no version before 1.2 can be negotiated; a clear listener is judged by HDS_TLS_001."""
    lowest = listener.minimum_tls
    if lowest is None or lowest.known_or("") == "none":
        return None
    if lowest.value not in ("1.2", "1.3"):
        return fail(lowest, en=f"TLS {lowest.value} is accepted", fr=f"TLS {lowest.value} est accepté")
    return passed(lowest)
