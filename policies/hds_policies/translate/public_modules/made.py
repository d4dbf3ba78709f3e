"""What a published module makes of a call: resources, whose arguments follow from the inputs.

A table of these stands for the code that is not on this machine. A row says which input an argument takes, and what the
module gives it when nothing is written, by major version where that changed; `OPEN` is what only the code decides.
Arguments without a row are those that the module leaves to the provider's default.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from math import inf
from typing import Any, TypeAlias

from hds_policies.model.declaration import AttributeOrigin, Declaration, is_absent
from hds_policies.model.value import Reference, Undecided, Unknown, Why
from hds_policies.translate.public_modules.source_address import SourceAddress, majors, newest_minor

OPEN: Any = object()
"""Stands for what only the module's code decides."""
ITSELF: Any = object()
"""Stands for a reference to what the module makes: it completes what has the same address."""


@dataclass(frozen=True, slots=True)
class Input:
    """An input of the module, or a part of one (`timeouts.create`), and its default.

    `default` maps the first version of each default to it, when it has changed: `{1: False, 4: True}` by major version,
    `{1: False, (3, 9): True}` where it changed within one.
    """

    name: str
    default: Any = None

    def default_of(self, versions: Sequence[int], minor: int | None = None) -> Any:
        """The default in all of these major versions, in the newest release of each or in that of `minor`.

        OPEN when it is not the same, or when none of them is known.
        """
        if not versions:
            return OPEN
        if not (isinstance(self.default, dict) and self.default and all(map(_is_version, self.default))):
            return self.default
        since = {key if isinstance(key, tuple) else (key, 0): value for key, value in self.default.items()}
        newest = inf if minor is None else minor
        found = [
            since[max((first for first in since if first <= (version, newest)), default=min(since))]
            for version in versions
        ]
        return found[0] if all(value == found[0] for value in found) else OPEN


def _is_version(key: object) -> bool:
    return isinstance(key, (int, tuple))


@dataclass(frozen=True, slots=True)
class Item(Input):
    """A part of the item that a resource is made for, when a module makes one for each (`Made.each`)."""


@dataclass(frozen=True, slots=True)
class Derived:
    """An argument that the module computes; `shown` is the input that a report points at."""

    shown: str
    compute: Callable[[Inputs], Any]


@dataclass(frozen=True, slots=True)
class Listed:
    """Nested blocks that the module gathers from several inputs: for each the input's path, and the block."""

    gather: Callable[[Inputs], list[tuple[str, Any]]]


Row: TypeAlias = Any
"""An `Input`, a `Derived`, a `Listed`, a mapping of rows for a nested block, `OPEN`, `ITSELF`, or a plain value."""


@dataclass(frozen=True, slots=True)
class Made:
    """A resource that a module makes: its type, its arguments, and the switches that must not be off."""

    type: str
    rows: Mapping[str, Row] = field(default_factory=dict)
    when: tuple[Input | Derived, ...] = ()
    each: Input | None = None
    """The input, a list or a map, for each item of which the module makes one."""


@dataclass(frozen=True, slots=True)
class PublicModule:
    """What the major versions `first` to `last` of a module make; the first resource stands for the whole."""

    first: int
    last: int
    makes: tuple[Made, ...]


class Inputs:
    """The inputs of one call, with the module's defaults for those that are not written."""

    def __init__(self, call: Declaration, address: SourceAddress, module: PublicModule) -> None:
        self.call = call
        self.address = address
        constraint = address.version or (call.call.version if call.call else None)
        self.versions = majors(constraint, range(module.first, module.last + 1))
        self.minor = newest_minor(constraint)
        self.label = address.key if constraint in (None, "?") else f"{address.key} {constraint}"
        self.item: Any = None
        self.item_path = ""

    def items(self, row: Input) -> list[tuple[str, Any]]:
        """The items of a list or a map with their paths; a single Unknown for a collection that is not known."""
        name, found = row.name, self.value(row)
        if isinstance(found, Unknown):
            return [(name, found)]
        if isinstance(found, Mapping):
            return [(f'{name}["{key}"]', item) for key, item in found.items()]
        return [(f"{name}[{at}]", item) for at, item in enumerate(found)] if isinstance(found, (list, tuple)) else []

    def of_item(self, path: str, item: Any) -> Inputs:
        """The same inputs, as seen by what is made for one item."""
        inner = copy(self)
        inner.item, inner.item_path = item, path
        return inner

    def value(self, row: Row) -> Any:
        """The value of a row: plain, or Unknown."""
        if isinstance(row, Item):
            return self._part(self.item, row.name.split("."), row)
        if isinstance(row, Input):
            return self._input(row)
        if isinstance(row, Derived):
            return self._computed(row.compute)
        if isinstance(row, Listed):
            gathered = self.gathered(row)
            return gathered if isinstance(gathered, Unknown) else [block for _, block in gathered]
        if row is OPEN:
            return self.open()
        if row is ITSELF:
            address = self.call.address
            return Unknown(Why.MODULE_NOT_FETCHED, (address,), (Reference(address, "id"),), exact=True)
        if isinstance(row, Mapping):
            return [{name: self.value(inner) for name, inner in row.items()}]
        return row

    def gathered(self, row: Listed) -> Any:
        """The blocks with the paths of their inputs; an Unknown when they cannot be told."""
        return self._computed(row.gather)

    def _computed(self, compute: Callable[[Inputs], Any]) -> Any:
        """What a table computes; of an input that is not known, or not of the type it should be, comes an Unknown."""
        try:
            return compute(self)
        except Undecided as undecided:
            return undecided.unknown
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return Unknown(Why.NOT_EVALUATED, (self.call.address, self.label))

    def open(self, name: str = "") -> Unknown:
        """What only the module's code decides."""
        return Unknown(Why.MODULE_NOT_FETCHED, (self.call.address, f"{self.label} {name}".rstrip()))

    def by_version(self, default: Mapping[int | tuple[int, int], Any]) -> Any:
        """What a module does by itself, by the first version that does so (`Input.default`)."""
        return self._default(Input("", default))

    def written(self, name: str) -> bool:
        """Whether the call gives an input a value."""
        return name in self.call.attributes

    def either(self, *names: str, default: Any = None) -> Any:
        """The first of several inputs that is written: a name of today and those of earlier versions."""
        return self.value(Input(next((name for name in names if self.written(name)), names[0]), default))

    def _input(self, row: Input) -> Any:
        head, *steps = row.name.split(".")
        if not self.written(head):
            return self._default(row)
        return self._part(self.call.attributes[head], steps, row)

    def _part(self, value: Any, steps: Sequence[str], row: Input) -> Any:
        for step in steps:
            if isinstance(value, Unknown):
                return value
            if isinstance(value, (list, tuple)) and value:
                value = value[0]
            if not isinstance(value, Mapping) or step not in value:
                return self._default(row)
            value = value[step]
        return value

    def _default(self, row: Input) -> Any:
        default = row.default_of(self.versions, self.minor)
        return self.open(f"var.{row.name}") if default is OPEN else default


def opened(call: Declaration, address: SourceAddress, module: PublicModule) -> Iterator[Declaration]:
    """The resources that a call makes, all at the address of the call.

    What a switch that is not known may leave away is in doubt, all but the first, which stands for the call.
    """
    inputs = Inputs(call, address, module)
    for made in module.makes:
        states = [_state(inputs, switch) for switch in made.when]
        if any(state is False for state in states):
            continue
        doubt = next((state for state in states if isinstance(state, Unknown)), None)
        if made is module.makes[0]:
            doubt = None
        if made.each is None:
            yield _declaration(inputs, made, doubt)
        for path, item in inputs.items(made.each) if made.each is not None else ():
            yield _declaration(inputs.of_item(path, item), made, doubt)


def _state(inputs: Inputs, switch: Input | Derived) -> bool | Unknown:
    """Whether a switch is on; a version that is not known is taken to make by itself what all others do."""
    if isinstance(switch, Input) and switch.default is True and not inputs.written(switch.name):
        return True
    value = inputs.value(switch)
    return value if isinstance(value, Unknown) else value not in (None, False, "", 0, "false", [], {}, ())


def _declaration(inputs: Inputs, made: Made, doubt: Unknown | None) -> Declaration:
    call = inputs.call
    word = made.type.split("_", 1)[0]
    return Declaration(
        call.address,
        made.type,
        call.name,
        _Arguments(inputs, made, doubt),
        call.call.provider(word) if call.call else call.provider,
        call.location,
        call.root,
        "managed",
        call.module,
        _Origins(inputs, made, word),
        call.instance_of,
        doubt=doubt,
    )


# Inputs that most modules hand on unchanged.
_HANDED_ON = {
    "tags": Input("tags"),
    "labels": Input("labels"),
    "region": Input("region"),
    "location": Input("location"),
}


class _Arguments(Mapping[str, Any]):
    """The arguments of a made resource, each computed when it is read."""

    __slots__ = ("_doubt", "_inputs", "_known", "_rows")

    def __init__(self, inputs: Inputs, made: Made, doubt: Unknown | None) -> None:
        self._doubt = doubt
        self._inputs = inputs
        self._rows = _rows(inputs, made)
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            row = self._rows[name]
            in_doubt = self._doubt is not None and row is not ITSELF
            self._known[name] = self._doubt if in_doubt else self._inputs.value(row)
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._rows if not is_absent(self[name]))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _rows(inputs: Inputs, made: Made) -> Mapping[str, Row]:
    handed_on = {name: row for name, row in _HANDED_ON.items() if inputs.written(name)}
    return {**handed_on, **made.rows}


_STEP = re.compile(r"\.?([^.\[\]]+)|\[(\d+)\]")


class _Origins:
    """Leads from an argument of a made resource to the input of the call that decides it."""

    __slots__ = ("_inputs", "_made", "_word")

    def __init__(self, inputs: Inputs, made: Made, word: str) -> None:
        self._inputs = inputs
        self._made = made
        self._word = word

    def origin_of(self, attribute: str) -> AttributeOrigin | None:
        """Origin of the input; what is left to a default says which module and input it is the default of."""
        call = self._inputs.call
        if attribute.startswith("provider."):
            return call.call.provider_origin(self._word, attribute.removeprefix("provider.")) if call.call else None
        path = self._input_of(attribute)
        if path is None:
            return AttributeOrigin(call.location, (self._inputs.label,))
        found = call.origins.origin_of(path) if call.origins else None
        return found or AttributeOrigin(call.location, (f"{self._inputs.label} var.{path}",))

    def is_sensitive(self, attribute: str) -> bool:
        """Whether the input that decides an argument is sensitive."""
        path = self._input_of(attribute)
        origins = self._inputs.call.origins
        return path is not None and origins is not None and origins.is_sensitive(path)

    def _input_of(self, attribute: str) -> str | None:
        row: Row = _rows(self._inputs, self._made)
        for step in _STEP.finditer(attribute):
            name, index = step.groups()
            if isinstance(row, Listed):
                gathered = self._inputs.gathered(row)
                known = not isinstance(gathered, Unknown) and gathered
                return gathered[min(int(index or 0), len(gathered) - 1)][0] if known else None
            if isinstance(row, Mapping):
                row = row.get(name) if name is not None else row
            if isinstance(row, Input):
                rest = attribute[step.end() :]
                return f"{self._inputs.item_path}.{row.name}{rest}" if isinstance(row, Item) else row.name + rest
            if isinstance(row, Derived):
                return row.shown
        return None
