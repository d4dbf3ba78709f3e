"""HDS_ACC_005: no access for vendors without certificate."""

from hds_policies.facts.hosts import Claim
from hds_policies.model.context import Context
from hds_policies.model.security import AccessPolicy
from hds_policies.referential import EXI_29, REQ_RMT_01
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_ACC_005",
    theme=Theme.ACCESS,
    severity=Severity.MEDIUM,
    satisfies=(EXI_29, REQ_RMT_01),
    title=Text(
        en="No access for vendors without certificate",
        fr="Aucun accès pour un tiers sans certificat",
    ),
    why=Text(
        en="A vendor that acts in the account from a third country is remote access that clients must be told of.",
        fr="Un tiers qui agit dans le compte depuis un pays tiers est un accès à distance dont les clients sont informés.",
    ),
    fix=Text(
        en="Withdraw the access, or record the vendor's certificate under `hosts` in hds.yaml and tell the clients.",
        fr="Retirer l'accès, ou consigner le certificat du tiers sous `hosts` dans hds.yaml et informer les clients.",
    ),
    limits=Text(
        en="Only accounts that vendors publish are recognised; whose another account is, code does not show.",
        fr="Seuls les comptes publiés par les tiers sont reconnus ; le code ne montre pas à qui est un autre compte.",
    ),
)
def policy_admits_no_uncertified_vendor(policy: AccessPolicy, context: Context) -> Answer:
    """Hold when no vendor is let in, or only certified ones."""
    vendors = policy.vendors
    if vendors is None:
        return None
    hosts = [(key, context.host(key)) for key in vendors.value]
    names = [host.name if host else key for key, host in hosts if host is None or host.claim is not Claim.STATED]
    if names:
        listed = ", ".join(names)
        return fail(
            vendors,
            en=f"{listed} may act in the account; no HDS certificate is known",
            fr=f"{listed} peut agir dans le compte ; aucun certificat HDS n'est connu",
        )
    return passed(vendors)
