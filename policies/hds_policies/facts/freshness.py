"""Every fact with its source, its age and whether it is weak: what `hds facts` shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from hds_policies.facts import countries, endpoints
from hds_policies.facts.data_movement import all_movements, evidence_of
from hds_policies.facts.hosts import HOSTS, Claim
from hds_policies.facts.regions import providers, table_of
from hds_policies.facts.regions.table import Kind
from hds_policies.referential import REQUIREMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from hds_policies.facts.evidence import Confidence

LONGEST = timedelta(days=365)
"""A fact checked longer ago is old: evidence of a certificate expires after twelve months."""

FactKind: TypeAlias = Literal["country", "region", "host", "endpoint", "movement", "requirement"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact as a list shows it.

    `key` is unique within the kind (`aws/eu-west-3`, `FR`, `28`); `value` says the fact in one line, in English and French.
    """

    kind: FactKind
    key: str
    value: tuple[str, str]
    source: str
    confidence: Confidence
    checked: date

    def age(self, today: date) -> int:
        """Days since the check; never negative."""
        return max(0, (today - self.checked).days)

    def old(self, today: date) -> bool:
        """Whether the check is more than twelve months ago."""
        return today - self.checked > LONGEST

    def weak(self, today: date) -> bool:
        """Whether a reader should check it again: learned from memory or from somebody else's text, or old."""
        return self.confidence.weak or self.old(today)


def all_facts() -> Iterator[Fact]:
    """All facts, by kind."""
    yield from _countries()
    yield from _regions()
    yield from _hosts()
    yield from _endpoints()
    yield from _movements()
    yield from _requirements()


def _countries() -> Iterator[Fact]:
    evidence = countries.EEA_EVIDENCE
    for code in sorted(countries.EEA):
        value = (f"{countries.country_name(code)}: EEA", f"{countries.country_name(code, 'fr')} : EEE")
        yield Fact("country", code, value, evidence.source, countries.EEA_CONFIDENCE, evidence.checked)
    for code, decision in sorted(countries.ADEQUACY.items()):
        notes = [f" ({note})" if note else "" for note in decision.note]
        value = (
            f"{countries.country_name(code)}: adequacy, {decision.scope[0]}{notes[0]}",
            f"{countries.country_name(code, 'fr')} : adéquation, {decision.scope[1]}{notes[1]}",
        )
        yield Fact("country", code, value, decision.source, decision.confidence, decision.checked)


def _regions() -> Iterator[Fact]:
    for provider in providers():
        table = table_of(provider)
        if table is None:
            continue
        source, checked = table.evidence.source, table.evidence.checked
        for region in table.regions:
            place = f"{region.city}, {region.country}"
            value = (place, place)
            if region.pair:
                value = (f"{place}, pair {region.pair}", f"{place}, région jumelle {region.pair}")
            yield Fact("region", f"{provider}/{region.code}", value, source, region.confidence, checked)
        for area in table.areas:
            where = ", ".join(area.regions) or ", ".join(sorted(area.countries))
            kind, inside = _KIND[area.kind], _INSIDE[area.eea]
            value = (
                f"{kind[0]}: {where or 'no bounds'} ({inside[0]})",
                f"{kind[1]} : {where or 'sans limites'} ({inside[1]})",
            )
            yield Fact("region", f"{provider}/{area.code}", value, source, area.confidence, checked)


_KIND = {
    Kind.REGION: ("region", "région"),
    Kind.ZONE: ("zone", "zone"),
    Kind.MULTI_REGION: ("multi-region", "plusieurs régions"),
    Kind.GEOGRAPHY: ("geography", "zone géographique"),
    Kind.GLOBAL: ("global", "mondial"),
}
_INSIDE = {
    True: ("inside the EEA", "dans l'EEE"),
    False: ("not inside the EEA", "hors de l'EEE"),
    None: ("not settled", "non tranché"),
}
_CLAIM = {
    Claim.STATED: ("stated", "certificat annoncé"),
    Claim.NO_STATEMENT: ("no-statement", "rien d'annoncé"),
    Claim.UNKNOWN: ("unknown", "non tranché"),
}


def _hosts() -> Iterator[Fact]:
    for host in HOSTS.values():
        parts = [(host.name, host.name), _CLAIM[host.claim]]
        if host.version:
            parts.append((f"version {host.version}", f"version {host.version}"))
        if host.certificate and host.certificate.number:
            parts.append((f"certificate {host.certificate.number}", f"certificat {host.certificate.number}"))
        if host.valid_to:
            parts.append((f"until {host.valid_to.isoformat()}", f"jusqu'au {host.valid_to.isoformat()}"))
        value = (", ".join(english for english, _ in parts), ", ".join(french for _, french in parts))
        yield Fact("host", host.key, value, host.source, host.confidence, host.checked)


def _endpoints() -> Iterator[Fact]:
    evidence = endpoints.EVIDENCE
    for name, domain in endpoints.DOMAINS.items():
        yield Fact(
            "endpoint", name, (domain.host, domain.host), evidence.source, endpoints.CONFIDENCE, evidence.checked
        )


def _movements() -> Iterator[Fact]:
    for movement in all_movements():
        evidence = evidence_of(movement)
        resources = ", ".join(movement.resources) or movement.provider
        moved = f"{resources} {movement.attribute}"
        value = (f"{moved}: {movement.effect_en}", f"{moved} : {movement.effect_fr}")
        yield Fact("movement", str(movement.number), value, evidence.source, movement.confidence, evidence.checked)


_LABEL = {"required": "exigé", "derived": "déduit", "provider": "condition d'un hébergeur"}


def _requirements() -> Iterator[Fact]:
    for requirement in REQUIREMENTS:
        source = "; ".join(requirement.sources)
        value = (
            f"{requirement.title.en} ({requirement.label})",
            f"{requirement.title.fr} ({_LABEL[requirement.label]})",
        )
        yield Fact("requirement", requirement.id, value, source, requirement.confidence, requirement.checked)
