"""A finding: one verdict on one thing, with all that a report needs and nothing that must not be shown."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from hds_policies.model.declaration import Location
from hds_policies.model.policy import Exclusion
from hds_policies.rule import Outcome, Severity, Text, Theme


@dataclass(frozen=True, slots=True)
class Evidence:
    """One value that the verdict rests on."""

    attribute: str
    value: str | None
    """The value as JSON text, redacted where it is secret; None when it is not known."""
    location: Location | None
    chain: tuple[str, ...] = ()
    """What led to the value, e.g. `("var.region", "terraform.tfvars:3")`."""
    address: str = ""
    """The declaration it was read on, when that is not the finding's own."""
    by_default: bool = False
    note: str = ""
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Subject:
    """What the finding is about."""

    address: str
    type: str
    name: str
    root: str
    provider: str
    region: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One verdict. Carries its texts, so that reports need no rule."""

    rule_id: str
    theme: Theme
    severity: Severity
    outcome: Outcome
    fingerprint: str
    subject: Subject
    location: Location
    title: Text
    message: Text
    fix: Text
    evidence: tuple[Evidence, ...] = ()
    requirements: tuple[tuple[str, str], ...] = ()
    """(id, label) with label `required`, `derived` or `provider`."""
    origin: str = ""
    """The tool that established it (`checkov`, `trivy`, `prowler`), when it was imported."""
    exclusion: Exclusion | None = None
    """What the project says of it: in force when the outcome is `WAIVED`, over otherwise."""


def fingerprint(rule_id: str, root: str, address: str, detail: str = "") -> str:
    """32 hexadecimal digits that stay the same when a block moves to another line or file."""
    return hashlib.sha256(f"{rule_id}\0{root}\0{address}\0{detail}".encode()).hexdigest()[:32]
