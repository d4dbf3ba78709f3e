"""What the stack may choose, checked before anything is declared."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network

from hds_policies.facts.regions import locate
from hds_pulumi.components.aws.account import is_eea_region
from hds_pulumi.components.aws.site_vpn import Site
from hds_pulumi.configuration import Get
from hds_pulumi.nested_configuration import NestedReading

_ACCOUNT = r"\d{12}"
_CERTIFICATE = r"arn:aws:acm:[a-z0-9-]+:\d{12}:certificate/.+"
_DEPLOYER = r"arn:aws:iam::(\d{12}|\*):role/.+"
_DOMAIN = r"\.?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}"
_MAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"
_PRINCIPAL = r"arn:aws:iam::\d{12}:(user|role)/[^*]+"
_SITE = r"[a-z][a-z0-9-]{1,30}"
_TARGET = r"(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|\d{12})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientVpnSettings:
    """Who comes in by the client VPN, and with which certificates (ARNs in ACM)."""

    addresses: IPv4Network
    server_certificate: str
    client_authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSettings:
    """Where guard rails are given, and to whom."""

    management_account_id: str
    role: str
    targets: tuple[str, ...]
    deployers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Durations in days. What is None or empty is left out of the stack."""

    owner: str
    account_id: str
    region: str
    network: IPv4Network
    alerted: tuple[str, ...]
    emergency_principals: tuple[str, ...]
    public_entry: bool
    reachable_domains: tuple[str, ...]
    sites: tuple[Site, ...]
    client_vpn: ClientVpnSettings | None
    backup_copy_region: str | None
    organisation: OrganisationSettings | None
    trail_lock_days: int
    vault_grace_days: int
    deletion_protected: bool

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that are used, and no others: what guard rails leave open."""
        return (self.region,) if self.backup_copy_region is None else (self.region, self.backup_copy_region)


def settings_of(get: Get) -> Settings:
    """The settings of a stack. Raises `ConfigurationError` with everything that is wrong."""
    reading = NestedReading(get)
    region = _region(reading, "region", get("region") or "eu-west-3")
    settings = Settings(
        owner=reading.text("owner"),
        account_id=reading.text("accountId", pattern=_ACCOUNT, like="123456789012"),
        region=region,
        network=_network(reading, "network", get("network") or "10.20.0.0/16", 16, 20),
        alerted=reading.texts("alerted", least=1, pattern=_MAIL, like="on-call@example.org"),
        emergency_principals=reading.texts(
            "emergencyPrincipals", least=1, pattern=_PRINCIPAL, like="arn:aws:iam::123456789012:role/people/on-call"
        ),
        public_entry=reading.switch("publicEntry", default=False),
        reachable_domains=reading.texts("reachableDomains", pattern=_DOMAIN, like="api.example.fr"),
        sites=_sites(reading),
        client_vpn=_client_vpn(reading),
        backup_copy_region=_copy_region(reading, region),
        organisation=_organisation(reading),
        trail_lock_days=reading.number("trailLockDays", 365, least=180, most=3_650),
        vault_grace_days=reading.number("vaultGraceDays", 3, least=3, most=36_500),
        deletion_protected=reading.switch("deletionProtected", default=True),
    )
    named = {"network": settings.network}
    for site in settings.sites:
        named |= {f"sites.{site.name}[{position}]": block for position, block in enumerate(site.networks)}
    if settings.client_vpn is not None:
        named["clientVpn.addresses"] = settings.client_vpn.addresses
    reading.disjoint({name: str(block) for name, block in named.items()})
    reading.finish()
    return settings


def _region(reading: NestedReading, key: str, code: str) -> str:
    """A region in the EEA; the default one where it is not, so that the rest can still be checked."""
    reading.located(key, "aws", code)
    if is_eea_region(code):
        return code
    place = locate("aws", code)
    if place is not None and place.eea is True:
        reading.wrong(key, f"{code} is part of a region", f"{code} fait partie d'une région")
    return "eu-west-3"


def _network(reading: NestedReading, key: str, written: str, widest: int, narrowest: int) -> IPv4Network:
    network = IPv4Network(reading.private_network(key, written))
    # A /32 stands for what could not be read, which was told.
    if not widest <= network.prefixlen <= narrowest and network.prefixlen != 32:
        reading.wrong(
            key,
            f"{written} is not from /{widest} to /{narrowest}",
            f"{written} n'est pas de /{widest} à /{narrowest}",
        )
    return network


def _copy_region(reading: NestedReading, region: str) -> str | None:
    """A second region, in a country that the project allows: `countries`, the first region's own by default."""
    code = reading.text("backupCopyRegion", "")
    if not code or _region(reading, "backupCopyRegion", code) != code:
        return None
    if code == region:
        reading.wrong("backupCopyRegion", f"{code} is the first region", f"{code} est la première région")
    home, there = _country(region), _country(code)
    allowed = reading.texts("countries", (home,), pattern=r"[A-Z]{2}", like="FR")
    if there not in allowed:
        listed = ", ".join(allowed)
        reading.wrong(
            "backupCopyRegion",
            f"{code} is in {there}: countries allows {listed}",
            f"{code} est dans le pays {there} : countries autorise {listed}",
        )
    return code


def _country(code: str) -> str:
    place = locate("aws", code)
    return "".join(sorted(place.countries)) if place is not None else ""


def _sites(reading: NestedReading) -> tuple[Site, ...]:
    found: dict[str, Site] = {}
    for given in reading.groups("sites"):
        name = given.text("name", pattern=_SITE, like="main-practice")
        if name in found:
            given.wrong("name", f"{name} is named twice", f"{name} est donné deux fois")
        address = given.public_address("address", given.text("address"))
        system = given.number("autonomousSystem", 0, least=1, most=9_999_999) or None
        networks = given.texts("networks")
        blocks = [
            IPv4Network(given.private_network(f"networks[{position}]", block))
            for position, block in enumerate(networks)
        ]
        if not blocks and system is None:
            given.wrong(
                "networks",
                "is missing: what is reached at the site, or its autonomousSystem",
                "manque : ce qui est joint sur le site, ou son autonomousSystem",
            )
        elif _is_address(address):
            found[name] = Site(
                name=name, address=IPv4Address(address), networks=tuple(blocks), autonomous_system=system
            )
    return tuple(found.values())


def _is_address(text: str) -> bool:
    try:
        IPv4Address(text)
    except ValueError:
        return False
    return True


def _client_vpn(reading: NestedReading) -> ClientVpnSettings | None:
    given = reading.group("clientVpn")
    if given is None:
        return None
    like = "arn:aws:acm:eu-west-3:123456789012:certificate/…"
    return ClientVpnSettings(
        addresses=_network(given, "addresses", given.text("addresses"), 12, 22),
        server_certificate=given.text("serverCertificate", pattern=_CERTIFICATE, like=like),
        client_authority=given.text("clientAuthority", pattern=_CERTIFICATE, like=like),
    )


def _organisation(reading: NestedReading) -> OrganisationSettings | None:
    given = reading.group("organisation")
    if given is None:
        return None
    account = given.text("managementAccountId", pattern=_ACCOUNT, like="210987654321")
    targets = given.texts("targets", least=1, pattern=_TARGET, like="ou-ab12-health001")
    if account in targets:
        given.wrong(
            "targets",
            "no service control policy binds the management account",
            "aucune politique de contrôle ne s'applique au compte de gestion",
        )
    return OrganisationSettings(
        management_account_id=account,
        role=given.text(
            "role", pattern=r"arn:aws:iam::\d{12}:role/.+", like="arn:aws:iam::210987654321:role/guard-rails"
        ),
        targets=targets,
        deployers=given.texts(
            "deployers", least=1, pattern=_DEPLOYER, like="arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*"
        ),
    )
