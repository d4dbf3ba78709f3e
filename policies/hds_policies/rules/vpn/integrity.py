"""HDS_VPN_003: vPN integrity uses SHA-2."""

from hds_policies.model.network import Tunnel
from hds_policies.referential import DER_ENC_04, DER_ENC_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.vpn.negotiation import weak_choice

_WEAK = frozenset({"md5", "sha1", "none"})


@rule(
    id="HDS_VPN_003",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_04, DER_ENC_07),
    title=Text(
        en="VPN integrity uses SHA-2",
        fr="Intégrité VPN en SHA-2",
    ),
    why=Text(
        en="MD5 and SHA-1 are broken for signatures and are to be left.",
        fr="MD5 et SHA-1 sont cassés pour la signature et doivent être abandonnés.",
    ),
    fix=Text(
        en="Allow SHA-256, SHA-384 or SHA-512 only, on every tunnel and in both phases.",
        fr="N'autoriser que SHA-256, SHA-384 ou SHA-512, sur chaque tunnel et dans les deux phases.",
    ),
)
def tunnel_integrity_is_strong(tunnel: Tunnel) -> Answer:
    """Hold when neither phase may use MD5, SHA-1 or no integrity at all."""
    return weak_choice(
        tunnel.integrity,
        _WEAK,
        en="weak integrity can be negotiated: {choices}",
        fr="une intégrité faible peut être négociée : {choices}",
    )
