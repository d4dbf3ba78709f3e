"""HDS_VPN_008: client VPN carries all traffic of the machine."""

from hds_policies.model.remote_access import ClientVpn
from hds_policies.referential import DER_NET_03
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.expectation import expect


@rule(
    id="HDS_VPN_008",
    theme=Theme.VPN,
    severity=Severity.LOW,
    satisfies=(DER_NET_03,),
    title=Text(
        en="Client VPN carries all traffic of the machine",
        fr="VPN nomade portant tout le trafic du poste",
    ),
    why=Text(
        en="A machine that is on the Internet beside the tunnel is a bridge into the private network.",
        fr="Un poste relié à Internet à côté du tunnel est un pont vers le réseau privé.",
    ),
    fix=Text(
        en="Switch split tunnelling off.",
        fr="Désactiver le tunnel partagé (split tunnelling).",
    ),
)
def client_vpn_carries_all_traffic(vpn: ClientVpn) -> Answer:
    """Hold when nothing leaves the machine beside the tunnel."""
    return expect(
        vpn.split,
        wanted=False,
        en="only part of the traffic goes through the tunnel",
        fr="une partie seulement du trafic passe par le tunnel",
    )
