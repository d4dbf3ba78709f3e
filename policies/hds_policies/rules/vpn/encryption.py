"""HDS_VPN_002: vPN encryption is strong."""

from hds_policies.model.network import Tunnel
from hds_policies.referential import DER_ENC_04, DER_ENC_07
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.vpn.negotiation import weak_choice

# ANSSI, recommendations for IPsec (R12): AES; the guide of mechanisms rules out blocks of 64 bits.
_WEAK = frozenset({"des", "3des", "null", "none", "rc4", "blowfish", "cast", "idea"})


@rule(
    id="HDS_VPN_002",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_04, DER_ENC_07),
    title=Text(
        en="VPN encryption is strong",
        fr="Chiffrement VPN robuste",
    ),
    why=Text(
        en="DES and 3DES have blocks and keys too small, and no encryption hides nothing.",
        fr="DES et 3DES ont des blocs et des clés trop courts, et l'absence de chiffrement ne cache rien.",
    ),
    fix=Text(
        en="Allow AES with 128 or 256 bits, GCM where both ends can, on every tunnel and in both phases.",
        fr="N'autoriser qu'AES 128 ou 256 bits, si possible GCM, sur chaque tunnel et dans les deux phases.",
    ),
)
def tunnel_encryption_is_strong(tunnel: Tunnel) -> Answer:
    """Hold when neither phase may use a weak cipher or none."""
    return weak_choice(
        tunnel.encryption,
        _WEAK,
        en="weak encryption can be negotiated: {choices}",
        fr="un chiffrement faible peut être négocié : {choices}",
    )
