"""HDS_VPN_006: vPN shared keys kept out of the code."""

from hds_policies.model.network import Tunnel
from hds_policies.model.value import Unknown, Why
from hds_policies.referential import DER_ENC_05, DER_SCR_01
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule

_GIVEN_ELSEWHERE = frozenset({Why.COMPUTED, Why.NO_VALUE, Why.DATA_SOURCE, Why.RUN_TIME})


@rule(
    id="HDS_VPN_006",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_05, DER_SCR_01),
    title=Text(
        en="VPN shared keys kept out of the code",
        fr="Clés partagées VPN hors du code",
    ),
    why=Text(
        en="Whoever reads the repository can join the private network.",
        fr="Qui lit le dépôt peut entrer dans le réseau privé.",
    ),
    fix=Text(
        en="Let the provider generate the key, or read it from a secret store.",
        fr="Laisser le fournisseur générer la clé, ou la lire dans un coffre de secrets.",
    ),
)
def tunnel_key_is_not_in_the_code(tunnel: Tunnel) -> Answer:
    """Hold when the key is generated, given at run time or read from elsewhere."""
    key = tunnel.preshared_key
    # A state or a plan holds every key, wherever it came from: only code shows what was written.
    if key is None or tunnel.declaration.location.line == 0:
        return None
    if isinstance(key.raw, Unknown) and key.raw.why in _GIVEN_ELSEWHERE:
        return passed()
    if key.value:
        return fail(key, en="the shared key is written in clear", fr="la clé partagée est écrite en clair")
    return passed()
