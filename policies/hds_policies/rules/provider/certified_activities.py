"""HDS_PRV_007: the certificate covers the activity."""

from hds_policies.facts.hosts import Claim
from hds_policies.model.context import Context
from hds_policies.model.hosting import Host
from hds_policies.referential import EXI_17, REQ_PRV_05
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided

_ACTIVITIES = {
    1: Text("physical sites", "sites physiques"),
    2: Text("hardware infrastructure", "infrastructure matérielle"),
    3: Text("virtual infrastructure", "infrastructure virtuelle"),
    4: Text("application platform", "plateforme d'hébergement d'applications"),
    5: Text("administration and operation", "administration et exploitation"),
    6: Text("backup", "sauvegarde"),
}


@rule(
    id="HDS_PRV_007",
    theme=Theme.PROVIDER,
    severity=Severity.HIGH,
    satisfies=(REQ_PRV_05, EXI_17),
    title=Text(
        en="Activity covered by the host's certificate", fr="Activité couverte par le certificat de l'hébergeur"
    ),
    why=Text(
        en="A certificate lists activities of article R.1111-9; the others are not certified.",
        fr="Un certificat liste des activités de l'article R.1111-9 ; les autres ne sont pas certifiées.",
    ),
    fix=Text(
        en="Use a host whose certificate covers the activity, or record the activities under `hosts` in hds.yaml.",
        fr="Utiliser un hébergeur dont le certificat couvre l'activité, ou consigner les activités sous `hosts` dans hds.yaml.",
    ),
    limits=Text(
        en="Judged only for hosts whose activities are known. The activity is told from the kind of resource.",
        fr="Jugé seulement pour les hébergeurs dont les activités sont connues. L'activité est déduite du type de ressource.",
    ),
)
def activity_is_certified(use: Host, context: Context) -> Answer:
    """Hold when the certificate lists the activity; undecided when the list is second-hand."""
    host = context.host(use.placement.host) if use.placement else None
    if use.placement is None or host is None or host.activities is None or host.claim is not Claim.STATED:
        return None
    if use.activity in host.activities:
        return passed(use.placement.region)
    what = _ACTIVITIES[use.activity]
    en = f"the certificate of {host.name} does not list activity {use.activity} ({what.en})"
    fr = f"le certificat de {host.name} ne liste pas l'activité {use.activity} ({what.fr})"
    if use.placement.host in context.policy.hosts:
        return fail(use.placement.region, en=en, fr=fr)
    return undecided(
        use.placement.region, en=f"{en}, as far as public pages show", fr=f"{fr}, d'après les pages publiques"
    )
