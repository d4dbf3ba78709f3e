"""HDS_VPN_001: vPN tunnels use IKEv2 only."""

from hds_policies.model.network import Tunnel
from hds_policies.referential import DER_ENC_04
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_VPN_001",
    theme=Theme.VPN,
    severity=Severity.HIGH,
    satisfies=(DER_ENC_04,),
    title=Text(
        en="VPN tunnels use IKEv2 only",
        fr="Tunnels VPN en IKEv2 seulement",
    ),
    why=Text(
        en="IKEv1 has known weaknesses (aggressive mode, weak identity protection); ANSSI asks for IKEv2.",
        fr="IKEv1 a des faiblesses connues (mode agressif, identités mal protégées) ; l'ANSSI demande IKEv2.",
    ),
    fix=Text(
        en="Allow version 2 of IKE and nothing else, on every tunnel.",
        fr="N'autoriser que la version 2 d'IKE, sur chaque tunnel.",
    ),
)
def tunnel_negotiates_ikev2_only(tunnel: Tunnel) -> Answer:
    """Hold when version 2 is all that can be negotiated."""
    versions = tunnel.ike_versions
    if versions is None:
        return None
    if any(version < 2 for version in versions.value):
        return fail(versions, en="IKEv1 can be negotiated", fr="IKEv1 peut être négocié")
    return passed(versions)
