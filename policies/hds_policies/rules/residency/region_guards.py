"""HDS_RES_021: guard rails leave no region outside the EEA open."""

from hds_policies.facts.regions import locate
from hds_policies.model.hosting import RegionGuard
from hds_policies.referential import DER_LOC_07
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided

# Group names of Google's constraint, after its documentation: `eu` is the European Union, `europe` also holds London and
# Zurich.
_GOOGLE_GROUPS = {"eu-locations": True, "europe-locations": False}
# Services that have no region or live in us-east-1, and hold no health data by themselves.
_GLOBAL_SERVICES = frozenset(
    [
        "a4b",
        "access-analyzer",
        "account",
        "acm",
        "aws-marketplace",
        "aws-marketplace-management",
        "aws-portal",
        "artifact",
        "awsbillingconsole",
        "billing",
        "billingconductor",
        "budgets",
        "ce",
        "chime",
        "cloudfront",
        "config",
        "consolidatedbilling",
        "consoleapp",
        "controltower",
        "cur",
        "datapipeline",
        "devicefarm",
        "directconnect",
        "discovery-marketplace",
        "ec2",
        "ecr-public",
        "fms",
        "freetier",
        "globalaccelerator",
        "health",
        "iam",
        "identitystore",
        "importexport",
        "invoicing",
        "kms",
        "license-manager",
        "mobileanalytics",
        "networkmanager",
        "notifications",
        "notifications-contacts",
        "organizations",
        "payments",
        "pricing",
        "quicksight",
        "resource-explorer-2",
        "route53",
        "route53-recovery-cluster",
        "route53-recovery-control-config",
        "route53-recovery-readiness",
        "route53domains",
        "s3",
        "securityhub",
        "servicequotas",
        "shield",
        "sso",
        "sts",
        "support",
        "supportapp",
        "supportplans",
        "sustainability",
        "tag",
        "tax",
        "trustedadvisor",
        "waf",
        "waf-regional",
        "wafv2",
        "wellarchitected",
        "signin",
        "sso-directory",
        "savingsplans",
    ]
)


@rule(
    id="HDS_RES_021",
    theme=Theme.RESIDENCY,
    severity=Severity.MEDIUM,
    satisfies=(DER_LOC_07,),
    title=Text(en="Guard rails keep to the EEA", fr="Garde-fous limités à l'EEE"),
    why=Text(
        en="A guard rail that leaves a region open lets anyone create a store there by mistake.",
        fr="Un garde-fou qui laisse une région ouverte permet à quiconque d'y créer un stockage par erreur.",
    ),
    fix=Text(
        en="List regions of the EEA only; exempt nothing but services without region.",
        fr="Ne lister que des régions de l'EEE ; n'exempter que les services sans région.",
    ),
    limits=Text(
        en="Whether the guard is attached to every account is not judged.",
        fr="Le rattachement du garde-fou à chaque compte n'est pas jugé.",
    ),
)
def guard_leaves_no_region_open(guard: RegionGuard) -> Answer:
    """Hold when each allowed region is in the EEA and no regional service is exempt."""
    outside, unsettled = [], []
    for name in guard.regions.value:
        inside = _inside(guard.host, name)
        if inside is False:
            outside.append(name)
        elif inside is None:
            unsettled.append(name)
    if outside:
        listed = ", ".join(outside)
        return fail(
            guard.regions,
            en=f"regions outside the EEA are left open: {listed}",
            fr=f"des régions hors de l'EEE restent ouvertes : {listed}",
        )
    if guard.exceptions is not None:
        regional = sorted(item for item in guard.exceptions.value if item.partition(":")[0] not in _GLOBAL_SERVICES)
        if regional:
            listed = ", ".join(regional)
            return fail(
                guard.exceptions,
                en=f"regional services are exempt: {listed}",
                fr=f"des services régionaux sont exemptés : {listed}",
            )
    if unsettled:
        listed = ", ".join(unsettled)
        return undecided(
            guard.regions,
            en=f"whether these are inside the EEA is not settled: {listed}",
            fr=f"il n'est pas établi que ces noms sont dans l'EEE : {listed}",
        )
    return passed(guard.regions)


def _inside(host: str, name: str) -> bool | None:
    """Whether an allowed name lies in the EEA; None when the table does not tell."""
    if host == "google":
        name = name.removeprefix("is:")
        if name.startswith("in:"):
            group = name.removeprefix("in:")
            if group in _GOOGLE_GROUPS:
                return _GOOGLE_GROUPS[group]
            name = group.removesuffix("-locations")
    if host == "azurerm" and name.lower() == "global":
        # The name that Azure gives to services without region.
        return True
    place = locate(host, name)
    return place.eea if place else None
