"""What a project decides for itself, read from its `hds.yaml`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hds_policies.facts.hosts import Host


@dataclass(frozen=True, slots=True)
class Scope:
    """Which declarations may hold health data: everything, less what is excluded.

    When any `include_*` is given, only what matches one of them is in scope. Patterns are shell-style (`*`).
    """

    include_addresses: tuple[str, ...] = ()
    exclude_addresses: tuple[str, ...] = ()
    include_types: tuple[str, ...] = ()
    exclude_types: tuple[str, ...] = ()
    include_tags: Mapping[str, str] = field(default_factory=dict)
    exclude_tags: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Findings of one rule that the project accepts: where, why, and until when."""

    rule_id: str
    addresses: tuple[str, ...]
    """Shell-style patterns; brackets are those of an address (`aws_subnet.a["x"]`), not a set of characters."""
    reason: str
    until: dt.date
    """The last day that it holds."""
    roots: tuple[str, ...] = ("*",)
    source: str = ""
    """Where it is written, e.g. `hds.yaml:12`."""

    def covers(self, rule_id: str, root: str, address: str) -> bool:
        """Whether it is about this finding, in force or not."""
        return self.rule_id == rule_id and _matches(address, self.addresses) and _matches(root, self.roots)

    def in_force(self, today: dt.date) -> bool:
        """Whether it still holds."""
        return today <= self.until


def _matches(text: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(text, pattern.replace("[", "[[]")) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Policy:
    """The project's own limits; each can be stricter than what is required, never laxer."""

    countries: frozenset[str] | None = None
    """ISO codes data may be in; None: the whole EEA."""
    regions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Allowed regions by host; a host that is not named has no such list."""
    log_retention_days: int = 180
    """Least number of days that logs are kept (ANSSI and CNIL: six months to a year)."""
    log_retention_maximum_days: int | None = None
    """The longest that logs may be kept; None when the project states none."""
    backup_retention_days: int = 7
    object_retention_days: int | None = None
    """Days that objects must be kept at least, when the project declares it; None: not judged."""
    hosts: Mapping[str, Host] = field(default_factory=dict)
    """Hosts added or corrected, by key."""
    scope: Scope = field(default_factory=Scope)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Settings by rule id: `enabled`, `severity`."""
    exclusions: tuple[Exclusion, ...] = ()
    """Findings that are accepted for a time. Never of the theme `residency`: the Code knows no exception."""
