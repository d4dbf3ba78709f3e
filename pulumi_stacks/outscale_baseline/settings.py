"""What a stack may choose, checked before anything is declared."""

from __future__ import annotations

from dataclasses import dataclass

from hds_pulumi.components.outscale.subregion import Subregion
from hds_pulumi.configuration import Get, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`administrators` call the API from the Internet; `administration_networks` are behind the VPN."""

    owner: str
    region: str
    network: str
    subregions: tuple[Subregion, ...]
    certificate_orn: str
    log_bucket: str
    administrators: tuple[str, ...]
    administration_networks: tuple[str, ...]
    peer_address: str
    peer_asn: int
    key_days: int


def settings_of(get: Get) -> Settings:
    """The settings of a stack. Raises `ConfigurationError` with everything that is wrong."""
    reading = Reading(get)
    region = reading.region("region", "outscale", "eu-west-2")
    networks = {
        key: reading.private_network(key, get(key) or default)
        for key, default in (
            ("firstEntry", "10.50.0.0/24"),
            ("firstApplication", "10.50.1.0/24"),
            ("secondEntry", "10.50.2.0/24"),
            ("secondApplication", "10.50.3.0/24"),
        )
    }
    settings = Settings(
        owner=reading.text("owner"),
        region=region,
        network=reading.private_network("network", get("network") or "10.50.0.0/16"),
        subregions=(
            Subregion(name=f"{region}a", entry=networks["firstEntry"], application=networks["firstApplication"]),
            Subregion(name=f"{region}b", entry=networks["secondEntry"], application=networks["secondApplication"]),
        ),
        certificate_orn=reading.text(
            "certificateOrn",
            pattern=r"orn:\S+:server-certificate/\S+",
            like="orn:ows:idauth::…:server-certificate/name",
        ),
        log_bucket=reading.text("logBucket"),
        administrators=reading.sources("administrators"),
        administration_networks=reading.sources("administrationNetworks"),
        peer_address=reading.public_address("peerAddress", reading.text("peerAddress")),
        peer_asn=reading.number("peerAsn", 65000, least=1, most=4294967295),
        key_days=reading.number("keyDays", 90, least=1, most=365),
    )
    reading.disjoint(networks)
    for key, network in networks.items():
        reading.inside(key, network, "network", settings.network)
    for position, network in enumerate(settings.administration_networks):
        reading.disjoint({f"administrationNetworks[{position}]": network, "network": settings.network})
    reading.finish()
    return settings
