"""Functions on time stamps, spelled as RFC 3339 and read as strictly as Terraform reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hds_policies.model.value import Unknown, Why
from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.typesystem import NUMBER, STRING
from hds_scanners.sources.terraform.language.values import NOT_NULL, UnknownValue, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

_RFC_3339 = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:Z|([+-])(\d\d):(\d\d))", re.ASCII)
_DURATION = re.compile(r"(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)", re.ASCII)
_NANOSECONDS = {
    "ns": 1,
    "us": 10**3,
    "µs": 10**3,
    "μs": 10**3,
    "ms": 10**6,
    "s": 10**9,
    "m": 60 * 10**9,
    "h": 3600 * 10**9,
}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_DAY = 86_400
_TOKENS = re.compile(r"''|'(?:[^']|'')*'?|([A-Za-z])\1*|[^'A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time and the offset it was written with."""

    seconds: int
    """Seconds since the day before 0001-01-01 began, in UTC (days are Gregorian ordinals)."""
    nanoseconds: int
    offset: int
    """Seconds east of UTC."""

    @property
    def local(self) -> tuple[int, int, int, int, int, int, int]:
        """Year, month, day, hour, minute, second and weekday (Monday is 0) where it was written."""
        from datetime import date  # noqa: PLC0415 - few configurations compute with dates

        days, second = divmod(self.seconds + self.offset, _DAY)
        try:
            day = date.fromordinal(days)
        except (ValueError, OverflowError):
            raise EvaluationError("the time is out of range") from None
        return day.year, day.month, day.day, second // 3600, second // 60 % 60, second % 60, day.weekday()

    def zone(self, separator: str) -> str:
        """The offset as `+02:00` with any separator."""
        minutes = abs(self.offset) // 60
        return f"{'-' if self.offset < 0 else '+'}{minutes // 60:02d}{separator}{minutes % 60:02d}"

    @property
    def text(self) -> str:
        """RFC 3339 with whole seconds."""
        year, month, day, hour, minute, second, _ = self.local
        zone = self.zone(":") if self.offset else "Z"
        return f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}{zone}"


def moment(day: tuple[int, int, int], time: tuple[int, int, int], nanoseconds: int = 0, offset: int = 0) -> Moment:
    """The moment of a local time; raises `EvaluationError` when there is no such time."""
    from datetime import date  # noqa: PLC0415 - few configurations compute with dates

    hour, minute, second = time
    try:
        days = date(*day).toordinal()
    except ValueError:
        raise EvaluationError("not a valid RFC3339 timestamp: no such day") from None
    if hour > 23 or minute > 59 or second > 59:
        raise EvaluationError("not a valid RFC3339 timestamp: no such time of day")
    return Moment(days * _DAY + hour * 3600 + minute * 60 + second - offset, nanoseconds, offset)


def parse_timestamp(text: str) -> Moment:
    """Read a time stamp; raises `EvaluationError` when it is not strictly RFC 3339."""
    match = _RFC_3339.fullmatch(text)
    if match is None:
        raise EvaluationError(f'not a valid RFC3339 timestamp: "{text}"')
    year, month, day, hour, minute, second, fraction, sign, hours, minutes = match.groups()
    offset = 0
    if sign:
        if int(hours) > 23 or int(minutes) > 59:
            raise EvaluationError("not a valid RFC3339 timestamp: no such UTC offset")
        offset = (int(hours) * 3600 + int(minutes) * 60) * (-1 if sign == "-" else 1)
    nanoseconds = int((fraction or "0")[:9].ljust(9, "0"))
    return moment((int(year), int(month), int(day)), (int(hour), int(minute), int(second)), nanoseconds, offset)


def _parse_duration(text: str) -> int:
    """Nanoseconds in a duration of Go's kind, such as `-1.5h30m`."""
    rest = text[1:] if text[:1] in {"+", "-"} else text
    if rest == "0":
        return 0
    position, total = 0, 0
    while match := _DURATION.match(rest, position):
        whole, fraction, unit = match.groups()
        if not whole and not fraction:
            break
        scale = _NANOSECONDS[unit]
        if len(whole) > 20:
            break
        total += int(whole or "0") * scale
        if fraction:
            digits = fraction[:18]
            total += int(digits) * scale // 10 ** len(digits)
        position = match.end()
    if not rest or position < len(rest) or total >= 2**63:
        raise EvaluationError(f'invalid duration "{text}"')
    return -total if text[0] == "-" else total


def _timeadd(timestamp: str, duration: str) -> str:
    start = parse_timestamp(timestamp)
    carried, nanoseconds = divmod(start.nanoseconds + _parse_duration(duration), 10**9)
    return Moment(start.seconds + carried, nanoseconds, start.offset).text


def _timecmp(left: str, right: str) -> int:
    first, second = parse_timestamp(left), parse_timestamp(right)
    before, after = (first.seconds, first.nanoseconds), (second.seconds, second.nanoseconds)
    return (before > after) - (before < after)


def _formatdate(template: str, timestamp: str) -> str:
    time = parse_timestamp(timestamp)
    pieces: list[str] = []
    for match in _TOKENS.finditer(template):
        piece = match.group()
        if match.group(1):
            write = _VERBS.get(piece)
            if write is None:
                raise EvaluationError(f'invalid date format verb "{piece}"')
            pieces.append(write(time))
        elif piece == "''":
            pieces.append("'")
        elif piece.startswith("'"):
            if len(piece) == 1 or not piece.endswith("'"):
                raise EvaluationError("unterminated literal '")
            pieces.append(piece[1:-1].replace("''", "'"))
        else:
            pieces.append(piece)
    return "".join(pieces)


_VERBS: dict[str, Callable[[Moment], str]] = {
    "YY": lambda time: f"{time.local[0] % 100:02d}",
    "YYYY": lambda time: f"{time.local[0]:04d}",
    "M": lambda time: str(time.local[1]),
    "MM": lambda time: f"{time.local[1]:02d}",
    "MMM": lambda time: _MONTHS[time.local[1] - 1][:3],
    "MMMM": lambda time: _MONTHS[time.local[1] - 1],
    "D": lambda time: str(time.local[2]),
    "DD": lambda time: f"{time.local[2]:02d}",
    "EEE": lambda time: _WEEKDAYS[time.local[6]][:3],
    "EEEE": lambda time: _WEEKDAYS[time.local[6]],
    "h": lambda time: str(time.local[3]),
    "hh": lambda time: f"{time.local[3]:02d}",
    "H": lambda time: str(time.local[3] % 12 or 12),
    "HH": lambda time: f"{time.local[3] % 12 or 12:02d}",
    "AA": lambda time: "PM" if time.local[3] >= 12 else "AM",
    "aa": lambda time: "pm" if time.local[3] >= 12 else "am",
    "m": lambda time: str(time.local[4]),
    "mm": lambda time: f"{time.local[4]:02d}",
    "s": lambda time: str(time.local[5]),
    "ss": lambda time: f"{time.local[5]:02d}",
    "Z": lambda time: time.zone(":") if time.offset else "Z",
    "ZZZ": lambda time: time.zone("") if time.offset else "UTC",
    "ZZZZ": lambda time: time.zone(""),
    "ZZZZZ": lambda time: time.zone(":"),
}


def _timestamp() -> UnknownValue:
    return unknown(Unknown(Why.RUN_TIME, ("timestamp()",)), STRING, NOT_NULL)


@cache
def _plantimestamp() -> str:
    """The time of the plan, the same in every call: known in a plan, hence a real time here as well."""
    from datetime import UTC, datetime  # noqa: PLC0415 - few configurations compute with dates

    return f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


FUNCTIONS = {
    "formatdate": Function(_formatdate, (Parameter("format", STRING), Parameter("time", STRING)), returns=STRING),
    "plantimestamp": Function(_plantimestamp, returns=STRING),
    "timeadd": Function(_timeadd, (Parameter("timestamp", STRING), Parameter("duration", STRING)), returns=STRING),
    "timecmp": Function(_timecmp, (Parameter("timestamp_a", STRING), Parameter("timestamp_b", STRING)), returns=NUMBER),
    "timestamp": Function(_timestamp, returns=STRING),
}
