"""What a stack may choose, checked before anything is declared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hds_pulumi.configuration import Get, Reading

_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_SAMPLE_UUID = "22222222-2222-2222-2222-222222222222"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`region` and `backup_region` are storage regions (`GRA`); `subnets` gives each compute region its network."""

    owner: str
    region: str
    backup_region: str
    key_region: str
    subnets: Mapping[str, str]
    vlan: int
    vrack: str
    log_service: str
    load_balancer_flavor: str
    certificate_id: str
    bastion_image: str
    bastion_public_key: str
    administrators: tuple[str, ...]
    operators: tuple[str, ...]
    servers: tuple[str, ...]
    document_lock_days: int
    former_version_days: int
    archive_years: int

    @property
    def first_region(self) -> str:
        """The compute region that holds the data."""
        return next(iter(self.subnets), self.region)


def settings_of(get: Get) -> Settings:
    """The settings of a stack. Raises `ConfigurationError` with everything that is wrong."""
    reading = Reading(get)
    subnets = {}
    for position, item in enumerate(reading.objects("subnets", ("region", "network"), least=1)):
        place = f"subnets[{position}]"
        reading.located(f"{place}.region", "ovh", item["region"])
        subnets[item["region"]] = reading.private_network(f"{place}.network", item["network"])
    settings = Settings(
        owner=reading.text("owner"),
        region=reading.region("region", "ovh", "GRA"),
        backup_region=reading.region("backupRegion", "ovh", "SBG"),
        key_region=reading.region("keyRegion", "ovh", "eu-west-rbx"),
        subnets=subnets,
        vlan=reading.number("vlan", 10, least=1, most=4000),
        vrack=reading.text("vrack", pattern=r"pn-\d+", like="pn-123456"),
        log_service=reading.text("logService", pattern=r"ldp-[a-z]{2}-\d+", like="ldp-ab-12345"),
        load_balancer_flavor=reading.text("loadBalancerFlavor", pattern=_UUID, like=_SAMPLE_UUID),
        certificate_id=reading.text("certificateId", pattern=_UUID, like=_SAMPLE_UUID),
        bastion_image=reading.text("bastionImage", pattern=_UUID, like=_SAMPLE_UUID),
        bastion_public_key=reading.text(
            "bastionPublicKey", pattern=r"(ssh|ecdsa)-\S+ \S+.*", like="ssh-ed25519 AAAA… me"
        ),
        administrators=reading.sources("administrators"),
        operators=reading.texts(
            "operators", pattern=r"urn:v1:eu:identity:\S+", like="urn:v1:eu:identity:group:ab12345-ovh/operators"
        ),
        servers=reading.addresses("servers", next(iter(subnets.values()), "")),
        document_lock_days=reading.number("documentLockDays", 30, least=1, most=7300),
        former_version_days=reading.number("formerVersionDays", 365, least=1, most=7300),
        archive_years=reading.number("archiveYears", 1, least=1, most=10),
    )
    reading.disjoint(subnets)
    if settings.former_version_days < settings.document_lock_days:
        reading.wrong(
            "formerVersionDays",
            f"{settings.former_version_days} days end before documentLockDays ({settings.document_lock_days})",
            f"{settings.former_version_days} jours finissent avant documentLockDays ({settings.document_lock_days})",
        )
    if settings.region == settings.backup_region:
        reading.wrong(
            "backupRegion",
            "must not be the region of the data: one disaster would take both",
            "ne doit pas être la région des données : un même sinistre prendrait les deux",
        )
    reading.finish()
    return settings
