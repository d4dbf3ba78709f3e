"""HDS_FWL_003: no opening of all ports to the Internet."""

from hds_policies.model.network import Opening
from hds_policies.referential import DER_NET_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.firewall.exposure_to_internet import not_wide_open


@rule(
    id="HDS_FWL_003",
    theme=Theme.FIREWALL,
    severity=Severity.CRITICAL,
    satisfies=(DER_NET_02,),
    title=Text(
        en="No opening of all ports to the Internet",
        fr="Aucune ouverture de tous les ports à Internet",
    ),
    why=Text(
        en="An opening of everything is the same as no firewall.",
        fr="Tout ouvrir revient à n'avoir aucun pare-feu.",
    ),
    fix=Text(
        en="Name the protocol and the ports that the service needs.",
        fr="Nommer le protocole et les ports dont le service a besoin.",
    ),
)
def not_everything_is_open_to_the_internet(opening: Opening) -> Answer:
    """Hold when no opening lets every port in from everywhere."""
    return not_wide_open(opening)
