"""HDS_PRV_005: the service is in the host's HDS scope."""

from hds_policies.model.context import Context
from hds_policies.model.hosting import Host
from hds_policies.referential import PRO_PRV_04, PRO_PRV_06
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_PRV_005",
    theme=Theme.PROVIDER,
    severity=Severity.HIGH,
    satisfies=(PRO_PRV_06, PRO_PRV_04),
    title=Text(en="Service in the host's HDS scope", fr="Service dans le périmètre HDS de l'hébergeur"),
    why=Text(
        en="A certificate covers some of a host's services; what its pages leave out is not certified.",
        fr="Un certificat couvre certains services d'un hébergeur ; ce que ses pages excluent n'est pas certifié.",
    ),
    fix=Text(
        en="Use a service, plan or storage class that the host lists in its HDS offer.",
        fr="Utiliser un service, une formule ou une classe de stockage que l'hébergeur liste dans son offre HDS.",
    ),
    limits=Text(
        en="Judged only for exclusions that the hosts' pages name; see `hds facts`.",
        fr="Jugé seulement pour les exclusions nommées par les hébergeurs ; voir `hds facts`.",
    ),
)
def service_is_certified(use: Host, context: Context) -> Answer:
    """Hold when the host's pages do not leave the service out."""
    if use.excluded is None or use.placement is None:
        return None
    what = use.excluded.value
    if what is None:
        return passed(use.excluded)
    host = context.host(use.placement.host)
    name = host.name if host else use.placement.host
    return fail(
        use.excluded,
        en=f"{name} leaves it out of its HDS offer: {what}",
        fr=f"{name} l'exclut de son offre HDS : {what}",
    )
