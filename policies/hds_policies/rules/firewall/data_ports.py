"""HDS_FWL_002: databases, caches and brokers not open to the Internet."""

from hds_policies.model.network import Opening
from hds_policies.referential import DER_NET_02
from hds_policies.rule import Answer, Severity, Text, Theme, rule
from hds_policies.rules.firewall.exposure_to_internet import DATA, not_from_internet


@rule(
    id="HDS_FWL_002",
    theme=Theme.FIREWALL,
    severity=Severity.CRITICAL,
    satisfies=(DER_NET_02,),
    title=Text(
        en="Databases, caches and brokers not open to the Internet",
        fr="Bases, caches et courtiers fermés à Internet",
    ),
    why=Text(
        en="Data services are built for a private network; scanners find open ones within hours.",
        fr="Les services de données sont faits pour un réseau privé ; les robots les trouvent en quelques heures.",
    ),
    fix=Text(
        en="Allow the port from the application's security group or subnet only.",
        fr="N'autoriser le port que depuis le groupe de sécurité ou le sous-réseau de l'application.",
    ),
)
def data_services_are_not_open_to_the_internet(opening: Opening) -> Answer:
    """Hold when no port of a database, cache, index, broker or file service can be reached from everywhere."""
    return not_from_internet(opening, DATA, en="open to the Internet: {services}", fr="ouvert à Internet : {services}")
