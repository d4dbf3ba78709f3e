"""What the stack may choose, checked before anything is declared."""

from __future__ import annotations

from dataclasses import dataclass

from hds_pulumi.components.aws.account import is_eea_region
from hds_pulumi.configuration import Get
from hds_pulumi.nested_configuration import NestedReading

_ACCOUNT = r"\d{12}"
_CERTIFICATE = r"arn:aws:acm:[a-z0-9-]+:\d{12}:certificate/.+"
_DIGEST = r"sha256:[0-9a-f]{64}"
_STACK = r"[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+"
SERVICES = ("booking", "documents", "invoicing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Durations in days; `digests` by service, empty as long as no image was pushed: services are then left out."""

    owner: str
    account_id: str
    region: str
    baseline: str
    certificate: str
    digests: dict[str, str]
    database_class: str
    backup_days: int
    document_lock_days: int
    document_lock_mode: str
    deletion_protected: bool


def settings_of(get: Get) -> Settings:
    """The settings of a stack. Raises `ConfigurationError` with everything that is wrong."""
    reading = NestedReading(get)
    region = reading.region("region", "aws", "eu-west-3")
    images = reading.group("images")
    settings = Settings(
        owner=reading.text("owner"),
        account_id=reading.text("accountId", pattern=_ACCOUNT, like="123456789012"),
        region=region if is_eea_region(region) else "eu-west-3",
        baseline=reading.text("baseline", pattern=_STACK, like="organization/aws_baseline/production"),
        certificate=reading.text(
            "certificate", pattern=_CERTIFICATE, like="arn:aws:acm:eu-west-3:123456789012:certificate/…"
        ),
        digests={}
        if images is None
        else {name: images.text(name, pattern=_DIGEST, like="sha256:… (64 digits)") for name in SERVICES},
        database_class=reading.text("databaseClass", "db.m7g.large"),
        backup_days=reading.number("backupDays", 35, least=7, most=35),
        document_lock_days=reading.number("documentLockDays", 30, least=1, most=7_300),
        document_lock_mode=reading.choice("documentLockMode", "GOVERNANCE", ("GOVERNANCE", "COMPLIANCE")),
        deletion_protected=reading.switch("deletionProtected", default=True),
    )
    if settings.certificate.split(":")[3:4] not in ([settings.region], []):
        reading.wrong(
            "certificate",
            f"a load balancer in {settings.region} takes certificates of that region only",
            f"un répartiteur de {settings.region} n'accepte que les certificats de cette région",
        )
    reading.finish()
    return settings
