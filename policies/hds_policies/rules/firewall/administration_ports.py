"""HDS_FWL_001: administration not open to the Internet."""

from hds_policies.model.network import Opening
from hds_policies.referential import DER_NET_02, DER_RMT_04
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.firewall.exposure_to_internet import ADMINISTRATION, not_from_internet


@rule(
    id="HDS_FWL_001",
    theme=Theme.FIREWALL,
    severity=Severity.CRITICAL,
    satisfies=(DER_NET_02, DER_RMT_04),
    title=Text(
        en="Administration not open to the Internet",
        fr="Administration fermée à Internet",
    ),
    why=Text(
        en="Robots try every password on every open administration port.",
        fr="Des robots essaient tous les mots de passe sur chaque port d'administration ouvert.",
    ),
    fix=Text(
        en="Allow administration from a bastion, a VPN or named addresses only.",
        fr="N'autoriser l'administration que depuis un bastion, un VPN ou des adresses nommées.",
    ),
)
def administration_is_not_open_to_the_internet(opening: Opening) -> Answer:
    """Hold when no port of remote administration can be reached from everywhere."""
    return not_from_internet(
        opening, ADMINISTRATION, en="open to the Internet: {services}", fr="ouvert à Internet : {services}"
    )
