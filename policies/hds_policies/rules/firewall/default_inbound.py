"""HDS_FWL_004: inbound traffic dropped by default."""

from hds_policies.model.network import Firewall
from hds_policies.referential import DER_NET_02
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_FWL_004",
    theme=Theme.FIREWALL,
    severity=Severity.HIGH,
    satisfies=(DER_NET_02,),
    title=Text(
        en="Inbound traffic dropped by default",
        fr="Trafic entrant refusé par défaut",
    ),
    why=Text(
        en="What nobody thought of must stay closed.",
        fr="Ce à quoi personne n'a pensé doit rester fermé.",
    ),
    fix=Text(
        en="Set the default inbound policy to drop and list what may come in.",
        fr="Fixer la politique entrante par défaut au refus et lister ce qui peut entrer.",
    ),
)
def inbound_traffic_is_dropped_by_default(firewall: Firewall) -> Answer:
    """Hold when what no rule allows is dropped."""
    policy = firewall.inbound_by_default
    if policy is None:
        return None
    if policy.value != "drop":
        return fail(policy, en="inbound traffic is accepted by default", fr="le trafic entrant est accepté par défaut")
    return passed(policy)
