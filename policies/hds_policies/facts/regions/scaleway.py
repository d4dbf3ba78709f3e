"""Scaleway regions and zones."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from hds_policies.facts.evidence import Confidence, Evidence
from hds_policies.facts.regions.table import Kind, Reading, Region, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

_ZONE = re.compile(r"([a-z]{2}-[a-z]{3})-\d")


def _readings(name: str) -> Iterator[Reading]:
    """`fr-par-1` is a zone; ids carry their place before the slash (`fr-par/11111111-…`)."""
    name = name.partition("/")[0]
    yield Reading(name)
    if zone := _ZONE.fullmatch(name):
        yield Reading(zone[1], Kind.ZONE)


SCALEWAY = Table(
    provider="scaleway",
    evidence=Evidence(
        source=(
            "https://github.com/scaleway/terraform-provider-scaleway docs/guides/regions_and_zones.md "
            "(b2d45ed, 2026-08-21) ; it-mil-1 from a stored Scaleway Ansible collection choices list"
        ),
        checked=date(2026, 11, 23),
        note="HDS storage is offered in fr-par only.",
    ),
    regions=(
        Region("scaleway", "fr-par", "Paris", "FR", Confidence.VERIFIED, hds_zone=True),
        Region("scaleway", "nl-ams", "Amsterdam", "NL", Confidence.VERIFIED, hds_zone=False),
        Region("scaleway", "pl-waw", "Warsaw", "PL", Confidence.VERIFIED, hds_zone=False),
        Region(
            "scaleway",
            "it-mil",
            "Milan",
            "IT",
            Confidence.VERIFIED,
            hds_zone=False,
            note="not yet in the Terraform provider guide",
        ),
    ),
    readings=_readings,
)


TABLES = (SCALEWAY,)
