"""What a stack may choose, checked before anything is declared."""

from __future__ import annotations

from dataclasses import dataclass

from hds_pulumi.configuration import Get, Reading

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_DOMAIN = r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"


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
    application = reading.private_network("applicationNetwork", get("applicationNetwork") or "10.30.1.0/24")
    settings = Settings(
        owner=reading.text("owner"),
        region=reading.region("region", "scaleway", "fr-par"),
        project_id=reading.text("projectId", pattern=_UUID, like="11111111-1111-1111-1111-111111111111"),
        domain=reading.text("domain", pattern=_DOMAIN, like="records.example.org"),
        entry=reading.private_network("entryNetwork", get("entryNetwork") or "10.30.0.0/24"),
        application=application,
        data=reading.private_network("dataNetwork", get("dataNetwork") or "10.30.2.0/24"),
        administrators=reading.sources("administrators"),
        alerted=reading.texts("alerted", least=1, pattern=_MAIL, like="on-call@example.org"),
        servers=reading.addresses("servers", application),
        database_node=reading.text("databaseNode", "db-pro2-xxs"),
        backup_days=reading.number("backupDays", 35, least=30, most=365),
        document_lock_days=reading.number("documentLockDays", 30, least=1, most=7300),
        log_days=reading.number("logDays", 365, least=180, most=1825),
    )
    reading.disjoint(
        {"entryNetwork": settings.entry, "applicationNetwork": settings.application, "dataNetwork": settings.data}
    )
    reading.finish()
    return settings
