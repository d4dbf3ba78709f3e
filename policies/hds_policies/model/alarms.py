"""What tells people that something happens."""

from __future__ import annotations

from dataclasses import dataclass

from hds_policies.model.thing import Thing
from hds_policies.model.value import Setting


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Surveillance(Thing):
    """Something that keeps watch, and whether it does; its kinds add nothing but a name."""

    works: Setting[bool]


class Alarm(Surveillance):
    """A rule that tells somebody: `works` when it is on."""

    __slots__ = ()


class EventFilter(Surveillance):
    """A filter that counts events in a log: `works` when an alarm looks at the count."""

    __slots__ = ()


class LiveTrail(Surveillance):
    """An audit trail: `works` when its events reach a place where alarms can look at them within minutes."""

    __slots__ = ()


class Metering(Surveillance):
    """Metrics of what runs workloads: `works` when they are taken."""

    __slots__ = ()
