"""HDS_PRV_002: the host's certificate is in date."""

from hds_policies.model.context import Context
from hds_policies.model.hosting import Host
from hds_policies.referential import REQ_PRV_05
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule


@rule(
    id="HDS_PRV_002",
    theme=Theme.PROVIDER,
    severity=Severity.CRITICAL,
    satisfies=(REQ_PRV_05,),
    title=Text(en="Host's certificate in date", fr="Certificat de l'hébergeur en cours de validité"),
    why=Text(
        en="An expired certificate certifies nothing.",
        fr="Un certificat expiré ne certifie rien.",
    ),
    fix=Text(
        en="Ask the host for its current certificate and record its dates under `hosts` in hds.yaml.",
        fr="Demander à l'hébergeur son certificat en cours et consigner ses dates sous `hosts` dans hds.yaml.",
    ),
)
def certificate_is_in_date(use: Host, context: Context) -> Answer:
    """Hold when the day of the scan is between the certificate's dates, as far as they are known."""
    host = context.host(use.placement.host) if use.placement else None
    if use.placement is None or host is None or (host.valid_to is None and host.valid_from is None):
        return None
    if host.valid_to is not None and host.valid_to < context.today:
        day = host.valid_to.isoformat()
        return fail(
            use.placement.region,
            en=f"the certificate of {host.name} expired on {day}",
            fr=f"le certificat de {host.name} a expiré le {day}",
        )
    if host.valid_from is not None and host.valid_from > context.today:
        day = host.valid_from.isoformat()
        return fail(
            use.placement.region,
            en=f"the certificate of {host.name} only starts on {day}",
            fr=f"le certificat de {host.name} ne commence que le {day}",
        )
    return passed(use.placement.region)
