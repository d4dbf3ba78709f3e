"""HDS_RES_020: what the project's own policy allows."""

from hds_policies.model.context import Context
from hds_policies.model.hosting import Copy, Residence, Role
from hds_policies.model.thing import Thing
from hds_policies.referential import PRO_LOC_08
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule
from hds_policies.rules.residency.eea import described


@rule(
    id="HDS_RES_020",
    theme=Theme.RESIDENCY,
    severity=Severity.HIGH,
    satisfies=(PRO_LOC_08,),
    title=Text(en="Data in the places that the project allows", fr="Données dans les lieux que le projet autorise"),
    why=Text(
        en="A contract or a certificate may allow less than the EEA, for instance France only.",
        fr="Un contrat ou un certificat peut autoriser moins que l'EEE, par exemple la France seulement.",
    ),
    fix=Text(
        en="Use a region listed under `residency` in hds.yaml, or correct the list.",
        fr="Utiliser une région listée sous `residency` dans hds.yaml, ou corriger la liste.",
    ),
)
def data_is_where_the_project_allows(thing: Thing, context: Context) -> Answer:
    """Hold when the place is in the policy's countries and regions; nothing to judge without such a policy."""
    policy = context.policy
    if not isinstance(thing, (Residence, Copy)) or thing.placement is None:
        return None
    if isinstance(thing, Residence) and thing.role is Role.EDGE:
        return None
    regions = policy.regions.get(thing.placement.host)
    if policy.countries is None and regions is None:
        return None
    region = thing.placement.region
    if region.value is None:
        return None
    place = thing.placement.place
    if place is None:
        return None
    where = described(place)
    if policy.countries is not None and not (place.countries and place.countries <= policy.countries):
        allowed = ", ".join(sorted(policy.countries))
        return fail(
            region,
            en=f"{where.en} is not in the countries that the project allows: {allowed}",
            fr=f"{where.fr} n'est pas dans les pays que le projet autorise : {allowed}",
        )
    if regions is not None and place.name not in regions:
        allowed = ", ".join(sorted(regions))
        return fail(
            region,
            en=f"{where.en} is not in the regions that the project allows: {allowed}",
            fr=f"{where.fr} n'est pas dans les régions que le projet autorise : {allowed}",
        )
    return passed(region)
