"""HDS_VPN_005: vPN tunnels have forward secrecy."""

from hds_policies.model.network import Tunnel
from hds_policies.referential import DER_ENC_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_VPN_005",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_04,),
    title=Text(
        en="VPN tunnels have forward secrecy",
        fr="Tunnels VPN à confidentialité persistante",
    ),
    why=Text(
        en="Without it, one stolen key opens all recorded traffic.",
        fr="Sans elle, une clé volée ouvre tout le trafic enregistré.",
    ),
    fix=Text(
        en="Name a group for phase 2 (PFS), 14 or above.",
        fr="Choisir un groupe pour la phase 2 (PFS), 14 ou plus.",
    ),
)
def tunnel_has_forward_secrecy(tunnel: Tunnel) -> Answer:
    """Hold when phase 2 exchanges a key of its own."""
    return expect(
        tunnel.forward_secrecy, en="forward secrecy is off", fr="la confidentialité persistante est désactivée"
    )
