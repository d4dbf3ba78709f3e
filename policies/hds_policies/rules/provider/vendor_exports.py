"""HDS_PRV_006: logs, metrics and records go to certified vendors only."""

from hds_policies.facts.hosts import Claim
from hds_policies.model.context import Context
from hds_policies.model.hosting import VendorExport
from hds_policies.model.value import Setting
from hds_policies.referential import EXI_22, REQ_RMT_03
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided


@rule(
    id="HDS_PRV_006",
    theme=Theme.PROVIDER,
    severity=Severity.HIGH,
    satisfies=(REQ_RMT_03, EXI_22),
    title=Text(en="No export to a vendor without certificate", fr="Aucun export vers un tiers sans certificat"),
    why=Text(
        en="Whoever receives records or logs that hold health data hosts them.",
        fr="Qui reçoit des enregistrements ou des journaux contenant des données de santé les héberge.",
    ),
    fix=Text(
        en="Keep the data with the certified host, strip health data before the export, or record the vendor's"
        " certificate under `hosts` in hds.yaml.",
        fr="Garder les données chez l'hébergeur certifié, retirer les données de santé avant l'export, ou consigner le"
        " certificat du tiers sous `hosts` dans hds.yaml.",
    ),
    limits=Text(
        en="Whether the exported records hold health data is not visible in code.",
        fr="Le code ne montre pas si les enregistrements exportés contiennent des données de santé.",
    ),
)
def vendors_are_certified(export: VendorExport, context: Context) -> Answer:
    """Hold when the vendor is certified."""
    if export.vendor is None:
        target: Setting[str] = export.target
        return undecided(
            target,
            en=f"whose service {target.value} is cannot be told",
            fr=f"on ne peut dire à qui appartient {target.value}",
        )
    host = context.host(export.vendor)
    if host is not None and host.claim is Claim.STATED:
        return passed(export.target)
    name = host.name if host else export.vendor
    where = export.placement.place if export.placement else None
    outside = where is not None and where.eea is False
    return fail(
        export.target,
        en=f"data is pushed to {name}, of which no HDS certificate is known" + (", outside the EEA" if outside else ""),
        fr=f"des données sont envoyées à {name}, dont aucun certificat HDS n'est connu"
        + (", hors de l'EEE" if outside else ""),
    )
