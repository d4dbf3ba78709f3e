"""A rule: one assertion about one kind of thing, with its texts in both languages beside the code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from hds_policies.model.value import Setting

if TYPE_CHECKING:
    from hds_policies.model.thing import Thing
    from hds_policies.referential import Requirement

ThingT = TypeVar("ThingT", bound="Thing")


class Severity(IntEnum):
    """What is at stake for patients' data, weakest first."""

    INFO = 0
    LOW = 1
    MEDIUM = 2
    HIGH = 3
    CRITICAL = 4

    @property
    def word(self) -> str:
        """The spelling in options and reports."""
        return self.name.lower()


class Theme(Enum):
    """The fixed themes; the value is the spelling in options and reports."""

    RESIDENCY = "residency"
    PROVIDER = "provider"
    VPN = "vpn"
    FIREWALL = "firewall"
    ENCRYPTION_AT_REST = "encryption-at-rest"
    ENCRYPTION_IN_TRANSIT = "encryption-in-transit"
    KEYS = "keys"
    MONITORING = "monitoring"
    TRACEABILITY = "traceability"
    BACKUP = "backup"
    ACCESS = "access"
    EXPOSURE = "exposure"
    RETENTION = "retention"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; leaving one out is a type error."""

    en: str
    fr: str

    def in_language(self, language: str) -> str:
        """The text in `fr` or `en`."""
        return self.fr if language == "fr" else self.en

    def format(self, **values: object) -> Text:
        """Both texts with `{name}` filled in."""
        return Text(self.en.format(**values), self.fr.format(**values))


class Outcome(Enum):
    """The five verdicts."""

    PASS = "pass"  # noqa: S105 - a verdict
    FAIL = "fail"
    UNKNOWN = "unknown"
    WAIVED = "waived"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule says of one thing: the outcome, the observed fact, and the settings it rests on."""

    outcome: Outcome
    message: Text | None = None
    settings: tuple[Setting[Any], ...] = ()
    severity: Severity | None = None
    """Set when this failure weighs more or less than the rule in general."""


PASS = Verdict(Outcome.PASS)


def passed(*settings: Setting[Any]) -> Verdict:
    """All is well, and `settings` show it."""
    return Verdict(Outcome.PASS, None, settings)


def fail(*settings: Setting[Any], en: str, fr: str, severity: Severity | None = None) -> Verdict:
    """The observed fact, without advice, and the settings it was observed on."""
    return Verdict(Outcome.FAIL, Text(en, fr), settings, severity)


def undecided(*settings: Setting[Any], en: str, fr: str) -> Verdict:
    """What could not be established, and why; for cases that no single unknown value explains."""
    return Verdict(Outcome.UNKNOWN, Text(en, fr), settings)


Answer: TypeAlias = Verdict | None
"""None: the rule has nothing to judge here."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[ThingT]):
    """A frozen rule. `check` takes the thing, and the `Context` when it declares a second parameter."""

    id: str
    theme: Theme
    severity: Severity
    satisfies: tuple[Requirement, ...]
    title: Text
    """The desired state."""
    why: Text
    fix: Text
    check: Callable[..., Answer]
    subject: type[ThingT]
    takes_context: bool
    name: str
    limits: Text | None = None
    """What the rule cannot see."""
    since: str = "0.1.0"


def rule(
    *,
    id: str,  # noqa: A002 - the field's own word
    theme: Theme,
    severity: Severity,
    satisfies: tuple[Requirement, ...],
    title: Text,
    why: Text,
    fix: Text,
    limits: Text | None = None,
    since: str = "0.1.0",
) -> Callable[[Callable[..., Answer]], Rule[Any]]:
    """Turn an assertion into a frozen `Rule`; registers nothing (the catalogue is an explicit list).

    The annotation of the function's first parameter says which kind of thing it judges.
    """

    def build(check: Callable[..., Answer]) -> Rule[Any]:
        parameters = [name for name in check.__annotations__ if name != "return"]
        subject = (
            check.__globals__[check.__annotations__[parameters[0]]]
            if isinstance(check.__annotations__[parameters[0]], str)
            else check.__annotations__[parameters[0]]
        )
        return Rule(
            id=id,
            theme=theme,
            severity=severity,
            satisfies=satisfies,
            title=title,
            why=why,
            fix=fix,
            check=check,
            subject=subject,
            takes_context=len(parameters) > 1,
            name=check.__name__,
            limits=limits,
            since=since,
        )

    return build
