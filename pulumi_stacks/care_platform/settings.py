"""What a stack may choose, checked before anything is declared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from hds_pulumi.components.scaleway.vpn_site import Site
from hds_pulumi.configuration import Get, Reading

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_DOMAIN = r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_PRIVATE_ASN = (64512, 65534)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Networks are in CIDR notation, durations in days."""

    owner: str
    region: str
    project_id: str
    domain: str
    entry: str
    application: str
    data: str
    administrators: tuple[str, ...]
    alerted: tuple[str, ...]
    servers: tuple[str, ...]
    sites: tuple[Site, ...]
    database_node: str
    backup_days: int
    document_lock_days: int
    log_days: int

    @property
    def zones(self) -> tuple[str, ...]:
        """Zones of the region, of which Scaleway has three in Paris."""
        return tuple(f"{self.region}-{number}" for number in (1, 2, 3))


def settings_of(get: Get) -> Settings:
    """The settings of a stack. Raises `ConfigurationError` with everything that is wrong."""
    reading = Reading(get)
    application = reading.private_network("applicationNetwork", get("applicationNetwork") or "10.60.1.0/24")
    settings = Settings(
        owner=reading.text("owner"),
        region=reading.region("region", "scaleway", "fr-par"),
        project_id=reading.text("projectId", pattern=_UUID, like="11111111-1111-1111-1111-111111111111"),
        domain=reading.text("domain", pattern=_DOMAIN, like="care.example.org"),
        entry=reading.private_network("entryNetwork", get("entryNetwork") or "10.60.0.0/24"),
        application=application,
        data=reading.private_network("dataNetwork", get("dataNetwork") or "10.60.2.0/24"),
        administrators=reading.sources("administrators"),
        alerted=reading.texts("alerted", least=1, pattern=_MAIL, like="on-call@example.org"),
        servers=reading.addresses("servers", application),
        sites=_sites(reading),
        database_node=reading.text("databaseNode", "db-pro2-xxs"),
        backup_days=reading.number("backupDays", 35, least=30, most=365),
        document_lock_days=reading.number("documentLockDays", 30, least=1, most=7300),
        log_days=reading.number("logDays", 365, least=180, most=1825),
    )
    named = {"entryNetwork": settings.entry, "applicationNetwork": settings.application, "dataNetwork": settings.data}
    reading.disjoint(named | {f"sites[{site.name}]": site.networks[0] for site in settings.sites})
    reading.finish()
    return settings


def _sites(reading: Reading) -> tuple[Site, ...]:
    """The sites, each with a /30 of its own for the ends of its tunnel."""
    written = reading.objects("sites", ("name", "peerAddress", "asn", "network"), least=1)
    found = tuple(_site(reading, position, item) for position, item in enumerate(written))
    for what, values in (
        ("name", [site.name for site in found]),
        ("peerAddress", [site.peer_address for site in found]),
        ("asn", [str(site.asn) for site in found]),
    ):
        for value in (value for value, count in Counter(values).items() if count > 1):
            reading.wrong("sites", f"two sites have the {what} {value}", f"deux sites ont le {what} {value}")
    return found


def _site(reading: Reading, position: int, item: Mapping[str, str]) -> Site:
    place = f"sites[{position}]"
    first, last = _PRIVATE_ASN
    if not item["asn"].isdigit() or not first <= int(item["asn"]) <= last:
        reading.wrong(
            f"{place}.asn",
            f"{item['asn']!r} is no private BGP number ({first} to {last})",
            f"{item['asn']!r} n'est pas un numéro BGP privé ({first} à {last})",
        )
    return Site(
        name=item["name"],
        peer_address=reading.public_address(f"{place}.peerAddress", item["peerAddress"]),
        asn=int(item["asn"]) if item["asn"].isdigit() else first,
        networks=(reading.private_network(f"{place}.network", item["network"]),),
        tunnel_host_end=f"169.254.{position}.1/30",
        tunnel_site_end=f"169.254.{position}.2/30",
    )
