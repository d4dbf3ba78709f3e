"""HDS_VPN_004: vPN key exchange uses strong groups."""

from hds_policies.model.network import Tunnel
from hds_policies.referential import DER_ENC_04, DER_ENC_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.vpn.negotiation import weak_choice

# 768, 1024 and 1536 bits (RFC 8247).
_WEAK = frozenset({1, 2, 5})


@rule(
    id="HDS_VPN_004",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_04, DER_ENC_07),
    title=Text(
        en="VPN key exchange uses strong groups",
        fr="Échange de clés VPN sur des groupes robustes",
    ),
    why=Text(
        en="Groups under 2048 bits can be broken by a well-funded attacker who recorded the traffic.",
        fr="Un attaquant doté de moyens peut casser les groupes de moins de 2048 bits sur du trafic enregistré.",
    ),
    fix=Text(
        en="Allow groups 14 and above, preferably 19, 20 or 21, on every tunnel and in both phases.",
        fr="N'autoriser que les groupes 14 et plus, mieux 19, 20 ou 21, sur chaque tunnel et dans les deux phases.",
    ),
)
def tunnel_dh_groups_are_strong(tunnel: Tunnel) -> Answer:
    """Hold when neither phase may use a group under 2048 bits."""
    return weak_choice(
        tunnel.dh_groups,
        _WEAK,
        en="weak Diffie-Hellman groups can be negotiated: {choices}",
        fr="des groupes Diffie-Hellman faibles peuvent être négociés : {choices}",
    )
