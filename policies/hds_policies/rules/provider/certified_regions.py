"""HDS_PRV_003: the region is in the certificate's scope."""

from hds_policies.model.context import Context
from hds_policies.model.hosting import Host
from hds_policies.referential import PRO_PRV_06
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided


@rule(
    id="HDS_PRV_003",
    theme=Theme.PROVIDER,
    severity=Severity.HIGH,
    satisfies=(PRO_PRV_06,),
    title=Text(en="Region covered by the host's certificate", fr="Région couverte par le certificat de l'hébergeur"),
    why=Text(
        en="A certificate names the sites it covers; elsewhere the host is not certified, even inside the EEA.",
        fr="Un certificat nomme les sites qu'il couvre ; ailleurs l'hébergeur n'est pas certifié, même dans l'EEE.",
    ),
    fix=Text(
        en="Use a region of the host's HDS offer, or record the certificate's regions under `hosts` in hds.yaml.",
        fr="Utiliser une région de l'offre HDS de l'hébergeur, ou consigner les régions du certificat sous `hosts` dans"
        " hds.yaml.",
    ),
    limits=Text(
        en="Judged only for hosts whose list of regions is known; see `hds facts`.",
        fr="Jugé seulement pour les hébergeurs dont la liste des régions est connue ; voir `hds facts`.",
    ),
)
def region_is_certified(use: Host, context: Context) -> Answer:
    """Hold when the region is in the list of the certificate; undecided when the list is second-hand."""
    if use.placement is None:
        return None
    host = context.host(use.placement.host)
    if host is None or host.regions is None:
        return None
    region = use.placement.region
    place = use.placement.place if region.known else None
    # An unknown region is said once, by the residency rules.
    # So is a place outside the EEA.
    if place is None or not place.regions or place.eea is False:
        return None
    outside = sorted(item.code for item in place.regions if item.code not in host.regions)
    if not outside:
        return passed(region)
    covered = ", ".join(sorted(host.regions))
    en = f"{', '.join(outside)} is not in the regions of {host.name}'s certificate as known: {covered}"
    fr = f"{', '.join(outside)} n'est pas dans les régions connues du certificat de {host.name} : {covered}"
    if host.confidence.weak and use.placement.host not in context.policy.hosts:
        return undecided(region, en=f"{en} (second-hand: {host.source})", fr=f"{fr} (de seconde main : {host.source})")
    return fail(region, en=en, fr=fr)
