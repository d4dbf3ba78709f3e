"""HDS_PRV_001: the host has an HDS certificate on record."""

from hds_policies.facts.hosts import Claim
from hds_policies.model.context import Context
from hds_policies.model.hosting import Host
from hds_policies.referential import EXI_12, REQ_PRV_05
from hds_policies.rule import Answer, Severity, Text, Theme, fail, passed, rule, undecided


@rule(
    id="HDS_PRV_001",
    theme=Theme.PROVIDER,
    severity=Severity.CRITICAL,
    satisfies=(REQ_PRV_05, EXI_12),
    title=Text(en="Host with an HDS certificate", fr="Hébergeur certifié HDS"),
    why=Text(
        en="Only a certified host may keep health data (article L.1111-8 of the Public Health Code).",
        fr="Seul un hébergeur certifié peut conserver des données de santé (article L.1111-8 du code de la santé publique).",
    ),
    fix=Text(
        en="Move health data to a certified host, or record the host's certificate under `hosts` in hds.yaml.",
        fr="Déplacer les données de santé chez un hébergeur certifié, ou consigner son certificat sous `hosts` dans hds.yaml.",
    ),
    limits=Text(
        en="The registry is dated: see `hds facts`. The contract with the host is not visible in code.",
        fr="Le registre est daté : voir `hds facts`. Le contrat avec l'hébergeur n'est pas visible dans le code.",
    ),
)
def host_is_certified(use: Host, context: Context) -> Answer:
    """Hold when the registry, or the project's hds.yaml, has a certificate statement of the host."""
    if use.placement is None:
        return None
    key = use.placement.host
    host = context.host(key)
    if host is None:
        if not key or key in _PLATFORMS:
            return undecided(
                use.placement.region,
                en=f"who runs {key or 'the destination'} is not shown by the code",
                fr=f"le code ne montre pas qui exploite {key or 'la destination'}",
            )
        return fail(
            use.placement.region,
            en=f"no HDS certificate is known of {key}",
            fr=f"aucun certificat HDS n'est connu pour {key}",
        )
    if host.claim is Claim.NO_STATEMENT:
        return fail(
            use.placement.region,
            en=f"no HDS certificate is known of {host.name} (checked {host.checked.isoformat()})",
            fr=f"aucun certificat HDS n'est connu pour {host.name} (vérifié le {host.checked.isoformat()})",
        )
    if host.claim is Claim.UNKNOWN:
        return undecided(
            use.placement.region,
            en=f"whether {host.name} is certified is not settled: ask for the certificate ({host.source})",
            fr=f"la certification de {host.name} n'est pas établie : demander le certificat ({host.source})",
        )
    age = (context.today - host.checked).days
    if age > _STALE_AFTER_DAYS and key not in context.policy.hosts:
        return undecided(
            use.placement.region,
            en=f"what is known of {host.name}'s certificate is {age} days old: check it again ({host.source})",
            fr=f"ce qui est connu du certificat de {host.name} date de {age} jours : le vérifier ({host.source})",
        )
    return passed(use.placement.region)


# Hosts are audited every year: older evidence says nothing of today.
_STALE_AFTER_DAYS = 365
_PLATFORMS = frozenset({"openstack", "vsphere", "proxmox", "minio", "vcd", "rancher2", "cloudstack", "opennebula"})
