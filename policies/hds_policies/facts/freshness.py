"""Every fact with its source, its age and whether it is weak: what `hds facts` shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from hds_policies.facts import countries, endpoints
from hds_policies.facts.data_movement import all_movements, evidence_of
from hds_policies.facts.hosts import HOSTS
from hds_policies.facts.regions import providers, table_of
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

    `key` is unique within the kind (`aws/eu-west-3`, `FR`, `28`); `value` says the fact in one line.
    """

    kind: FactKind
    key: str
    value: str
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
        name = countries.country_name(code)
        yield Fact("country", code, f"{name}: EEA", evidence.source, countries.EEA_CONFIDENCE, evidence.checked)
    for code, decision in sorted(countries.ADEQUACY.items()):
        note = f" ({decision.note})" if decision.note else ""
        value = f"{countries.country_name(code)}: adequacy, {decision.scope}{note}"
        yield Fact("country", code, value, decision.source, decision.confidence, decision.checked)


def _regions() -> Iterator[Fact]:
    for provider in providers():
        table = table_of(provider)
        if table is None:
            continue
        source, checked = table.evidence.source, table.evidence.checked
        for region in table.regions:
            pair = f", pair {region.pair}" if region.pair else ""
            value = f"{region.city}, {region.country}{pair}"
            yield Fact("region", f"{provider}/{region.code}", value, source, region.confidence, checked)
        for area in table.areas:
            where = ", ".join(area.regions) or ", ".join(sorted(area.countries)) or "no bounds"
            inside = {True: "inside the EEA", False: "not inside the EEA", None: "not settled"}[area.eea]
            value = f"{area.kind.value}: {where} ({inside})"
            yield Fact("region", f"{provider}/{area.code}", value, source, area.confidence, checked)


def _hosts() -> Iterator[Fact]:
    for host in HOSTS.values():
        parts = [host.name, host.claim.value]
        if host.version:
            parts.append(f"version {host.version}")
        if host.certificate and host.certificate.number:
            parts.append(f"certificate {host.certificate.number}")
        if host.valid_to:
            parts.append(f"until {host.valid_to.isoformat()}")
        yield Fact("host", host.key, ", ".join(parts), host.source, host.confidence, host.checked)


def _endpoints() -> Iterator[Fact]:
    evidence = endpoints.EVIDENCE
    for name, domain in endpoints.DOMAINS.items():
        yield Fact("endpoint", name, domain.host, evidence.source, endpoints.CONFIDENCE, evidence.checked)


def _movements() -> Iterator[Fact]:
    for movement in all_movements():
        evidence = evidence_of(movement)
        resources = ", ".join(movement.resources) or movement.provider
        value = f"{resources} {movement.attribute}: {movement.effect_en}"
        yield Fact("movement", str(movement.number), value, evidence.source, movement.confidence, evidence.checked)


def _requirements() -> Iterator[Fact]:
    for requirement in REQUIREMENTS:
        source = "; ".join(requirement.sources)
        value = f"{requirement.title.en} ({requirement.label})"
        yield Fact("requirement", requirement.id, value, source, requirement.confidence, requirement.checked)
