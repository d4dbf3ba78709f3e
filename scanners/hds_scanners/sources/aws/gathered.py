"""What was gathered of an account: facts in Terraform words, and what could not be established."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hds_policies.model.value import Unknown
    from hds_scanners.sources.aws.problem import Problem


@dataclass(slots=True)
class Fact:
    """One resource of the account in Terraform words."""

    type: str
    address: str
    """Its ARN; the id where AWS gives none. What completes another thing bears the address of that thing."""
    name: str
    attributes: dict[str, Any]
    region: str | None = None
    """None: that of the interface it was read from; "" for what has none."""
    shown: str = ""
    """The type that reports show, where a snapshot is said in the words of its copy."""
    unseen: Unknown | None = None
    """Why it is not known whether there is any such thing: the fact stands for what would have been listed."""
    untold: Unknown | None = None
    """Why nothing is known of it but that it is there: what rules would have judged is open."""


@dataclass(slots=True)
class Unestablished:
    """A kind of thing that could not be listed: whether there is any is not known."""

    types: tuple[str, ...]
    service: str
    """As ARNs spell it."""
    region: str
    """`*` when it could be listed nowhere."""
    problem: Problem


@dataclass(frozen=True, slots=True)
class Unreached:
    """A kind of thing that was not read to the end when the reading was broken off: it is not judged."""

    types: tuple[str, ...]
    service: str
    region: str


@dataclass(slots=True)
class Gathered:
    """What was gathered of one account."""

    account: str
    name: str = ""
    partition: str = "aws"
    host: str = "aws"
    endpoint: str = ""
    """The address that answered, where it tells another host than AWS."""
    regions: tuple[str, ...] = ()
    facts: list[Fact] = field(default_factory=list)
    unestablished: list[Unestablished] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    closed_regions: dict[str, Problem] = field(default_factory=dict)
    """Regions in which nothing at all could be listed."""
    partial: bool = False
    """Whether it was interrupted."""
    unreached: list[Unreached] = field(default_factory=list)
    """What was not read to the end, when partial: other things may hang on it."""
    failure: tuple[str, str] | None = None
    """Why nothing was gathered, in both languages, when the account could not be entered."""
