"""Read a declaration's arguments as settings, and find the declarations that complete it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar, cast

from hds_policies.model.declaration import Declaration, is_absent
from hds_policies.model.value import AS_IT_IS, Reference, Setting, Unknown, Why

if TYPE_CHECKING:
    from hds_policies.model.place import Placement

T = TypeVar("T")

_MISTYPED = Unknown(Why.NOT_EVALUATED)


class Block:
    """A mapping of arguments inside a declaration: the declaration itself, or one nested block of it.

    Paths are spelled as in plans: `encrypted`, `rule[0].status`; a step without index means the first block, and an
    object where a block is expected is read alike (`encryption = {…}`).
    """

    def __init__(self, declaration: Declaration, values: Mapping[str, Any], prefix: str = "") -> None:
        self.declaration = declaration
        self.values = values
        self.prefix = prefix

    # -- one value ---------------------------------------------------------------------------------------------------

    def raw(self, path: str) -> tuple[Any, str]:
        """The value at `path` and the full spelling of the path; None when nothing was written on the way."""
        if "." not in path:
            # Nearly all that translators ask; they ask a lot.
            return self.values.get(path), f"{self.prefix}.{path}" if self.prefix else path
        value: Any = self.values
        full = self.prefix
        for step in path.split("."):
            if isinstance(value, Unknown):
                return value, full
            value = _only(value)
            if isinstance(value, Unknown):
                return value, full
            if not isinstance(value, Mapping):
                return None, _join(self.prefix, path)
            value = value.get(step)
            full = _join(full, step)
        return value, full

    def setting(self, path: str, default: Any = None, *, note: str = "") -> Setting[Any]:
        """The value as it is; `default` is the provider's when nothing was written."""
        value, full = self.raw(path)
        if is_absent(value):
            return Setting(default, full, self.declaration, by_default=True, note=note)
        return Setting(value, full, self.declaration)

    def boolean(self, path: str, default: bool | Unknown) -> Setting[bool]:  # noqa: FBT001 - it is the value itself
        """True or false; the words "true" and "false" are converted as Terraform does."""
        return self._converted(path, default, _boolean)

    def text(self, path: str, default: str | None = None) -> Setting[Any]:
        """A string; numbers and booleans are spelled out."""
        return self._converted(path, default, _text)

    def number(self, path: str, default: float | None = None) -> Setting[Any]:
        """A number, also when written as a string."""
        return self._converted(path, default, _number)

    def texts(self, path: str, default: Sequence[str] = ()) -> Setting[tuple[str, ...]]:
        """A list of strings; Unknown when any of them is."""
        return self._converted(path, tuple(default), _texts)

    def _converted(self, path: str, default: Any, convert: Callable[[Any], Any]) -> Setting[Any]:
        setting = self.setting(path, default)
        if setting.by_default or isinstance(setting.raw, Unknown):
            return setting
        return setting.same_place(convert(setting.raw))

    # -- blocks ------------------------------------------------------------------------------------------------------

    def blocks(self, path: str) -> list[Block]:
        """The nested blocks (or objects) at `path`; none when absent. Unknown ones are left out: see `uncertain`."""
        value, full = self.raw(path)
        if isinstance(value, Mapping):
            return [Block(self.declaration, value, full)]
        if not isinstance(value, (list, tuple)):
            return []
        return [
            Block(self.declaration, item, f"{full}[{position}]")
            for position, item in enumerate(value)
            if isinstance(item, Mapping)
        ]

    def block(self, path: str) -> Block | None:
        """The first block at `path`."""
        return next(iter(self.blocks(path)), None)

    def uncertain(self, path: str) -> Unknown | None:
        """The Unknown that stands where blocks would be, or for one of them."""
        value, _ = self.raw(path)
        if isinstance(value, Unknown):
            return value
        if isinstance(value, (list, tuple)):
            return next((item for item in value if isinstance(item, Unknown)), None)
        return None

    def has(self, path: str) -> bool:
        """Whether anything was written at `path`, known or not."""
        return not is_absent(self.raw(path)[0])

    def at(self, path: str, raw: Any, *, note: str = "") -> Setting[Any]:
        """A value derived from what is written at `path`."""
        value, full = self.raw(path)
        absent = is_absent(value)
        # A yes or no that follows from nothing being written is no default of the argument.
        spelled = None if absent and isinstance(raw, bool) else AS_IT_IS
        return Setting(raw, full, self.declaration, absent, note, spelled)


@dataclass(frozen=True, slots=True)
class Companions:
    """Declarations that complete another one: `certain` ones refer to it; `uncertain` ones may or may not."""

    certain: tuple[Resource, ...] = ()
    uncertain: tuple[tuple[Resource, Unknown], ...] = ()

    def __iter__(self) -> Iterator[Resource]:
        return iter(self.certain)

    def __bool__(self) -> bool:
        return bool(self.certain)

    @property
    def doubt(self) -> Unknown | None:
        """Why a companion that is not there may be there all the same."""
        return self.uncertain[0][1] if self.uncertain else None


class Resource(Block):
    """A declaration among the others of its root."""

    def __init__(self, declaration: Declaration, neighbours: Neighbours) -> None:
        super().__init__(declaration, declaration.attributes)
        self.neighbours = neighbours
        self.type = declaration.type
        self.address = declaration.address

    def companions(self, type: str, attribute: str, *names: str) -> Companions:  # noqa: A002 - the field's own word
        """Declarations of `type` whose `attribute` refers to this one.

        It may refer by a computed attribute (`aws_s3_bucket.b.id`), or by the known value of one of this one's
        arguments `names` (`bucket`).
        """
        found = self.neighbours.referring(type, attribute)
        certain = {id(other): other for address in self._addresses() for other in found.by_address.get(address, ())}
        for name in (*names, "id", "arn"):
            own, _ = self.raw(name)
            if isinstance(own, str) and own:
                for other in found.by_value.get(own, ()):
                    if self._is_meant_by(other, attribute, name, own):
                        certain[id(other)] = other
        doubtful = tuple(
            (other, other.declaration.doubt) for other in certain.values() if other.declaration.doubt is not None
        )
        there = tuple(other for other in certain.values() if other.declaration.doubt is None)
        return Companions(there, (*doubtful, *found.unknown))

    def _addresses(self) -> tuple[str, ...]:
        own, every = self.address, self.declaration.instance_of
        return (own, every) if every and every != own else (own,)

    def _is_meant_by(self, other: Resource, attribute: str, name: str, own: str) -> bool:
        """Whether a known value means this one and not a namesake: the region, or the expression that wrote it, tells."""
        if self.neighbours.namesakes(self.type, name, own) == 1:
            return True
        if _are_apart(self, other):
            return False
        steps = other.declaration.origin_of(attribute).chain
        named = [step for step in steps if step.startswith((f"{self.type}.", "module.")) and f"{self.type}." in step]
        return not named or any(
            step == address or step.startswith(address + ".") for step in named for address in self._addresses()
        )

    def siblings(self, attribute: str) -> Iterable[Resource]:
        """Declarations of the same type whose `attribute` refers to the same as this one's, this one included."""
        value, _ = self.raw(attribute)
        found = self.neighbours.referring(self.type, attribute)
        if isinstance(value, Unknown):
            return found.by_address.get(value.references[0].address, ()) if value.references else ()
        return found.by_value.get(value, ()) if isinstance(value, str) else ()

    def referred(self, path: str) -> Resource | Unknown | None:
        """The declaration of this root that the value at `path` refers to; None when it names something else."""
        value, _ = self.raw(path)
        return self.neighbours.referred(value, self)

    def every(self, type: str) -> list[Resource]:  # noqa: A002 - the field's own word
        """All declarations of a type in the root."""
        return self.neighbours.of(type)


@dataclass(frozen=True, slots=True)
class Referring:
    """The declarations of one type, by what one of their arguments refers to."""

    by_address: Mapping[str, list[Resource]]
    by_value: Mapping[str, list[Resource]]
    """By the known value, and by the last step of an ARN or path."""
    unknown: tuple[tuple[Resource, Unknown], ...]
    """Those whose argument tells nothing."""


class Neighbours:
    """All declarations of one root, by type and by address."""

    def __init__(self, declarations: Iterable[Declaration]) -> None:
        self._all: list[Resource] = []
        self._by_type: dict[str, list[Resource]] = {}
        self._by_address: dict[str, Resource] = {}
        for declaration in declarations:
            resource = Resource(declaration, self)
            self._by_type.setdefault(declaration.type, []).append(resource)
            self._all.append(resource)
            self._by_address.setdefault(declaration.address, resource)
        self.placements: dict[str, Placement | None] = {}
        """Filled by `translate.placement`: every translator asks for the place of what it translates."""
        self._referring: dict[tuple[str, str], Referring] = {}
        self._namesakes: dict[tuple[str, str], Counter[str]] = {}
        self._identified: dict[str, Resource] | None = None

    def __iter__(self) -> Iterator[Resource]:
        return iter(self._all)

    def of(self, type: str) -> list[Resource]:  # noqa: A002 - the field's own word
        """Managed resources of a type, or data sources when spelled `data.<type>`."""
        if type.startswith("data."):
            return [item for item in self._by_type.get(type[5:], []) if item.declaration.mode == "data"]
        return [item for item in self._by_type.get(type, []) if item.declaration.mode != "data"]

    def referring(self, type: str, attribute: str) -> Referring:  # noqa: A002 - the field's own word
        """What the argument `attribute` of all declarations of a type refers to; gathered once."""
        key = (type, attribute)
        if key not in self._referring:
            by_address: dict[str, list[Resource]] = {}
            by_value: dict[str, list[Resource]] = {}
            unknown: list[tuple[Resource, Unknown]] = []
            for other in self.of(type):
                value, _ = other.raw(attribute)
                if isinstance(value, Unknown):
                    # What is made with another resource's attributes means that other resource.
                    for reference in value.references:
                        by_address.setdefault(reference.address, []).append(other)
                    if not value.references:
                        unknown.append((other, value))
                elif isinstance(value, str) and value:
                    spellings = {value, value.rpartition(":")[2], value.rpartition("/")[2]}
                    if value.endswith("Services/default"):
                        # A service of an Azure storage account: `<account>/blobServices/default`.
                        spellings.add(value.rsplit("/", 2)[0])
                    for spelling in spellings:
                        by_value.setdefault(spelling, []).append(other)
            self._referring[key] = Referring(by_address, by_value, tuple(unknown))
        return self._referring[key]

    def namesakes(self, type: str, name: str, value: str) -> int:  # noqa: A002 - the field's own word
        """How many declarations of a type have this known value for an argument."""
        key = (type, name)
        if key not in self._namesakes:
            values = (other.raw(name)[0] for other in self.of(type))
            self._namesakes[key] = Counter(own for own in values if isinstance(own, str))
        return self._namesakes[key][value]

    def at(self, address: str) -> Resource | None:
        """The declaration at an address, the first of several; the address of all instances stands for the first."""
        found = self._by_address.get(address)
        if found is None:
            prefix = address + "["
            found = next((item for key, item in self._by_address.items() if key.startswith(prefix)), None)
        return found

    def referred(self, value: Any, reader: Resource | None = None) -> Resource | Unknown | None:
        """What a value refers to: by reference, or by being another's known name, id or ARN.

        Where that names one thing in each of several regions, the one in the reader's region is meant.
        """
        if isinstance(value, Unknown):
            reference = value.reference or (value.references[0] if len(value.references) == 1 else None)
            found = self.at(reference.address) if isinstance(reference, Reference) else None
            return found or value
        if isinstance(value, str) and value:
            if self._identified is None:
                self._identified = _by_identity(self)
            found = self._identified.get(value)
            if found is None and reader is not None:
                found = self._identified.get(f"{reader.values.get('region')}\0{value}")
            return found
        return None


def _are_apart(one: Resource, other: Resource) -> bool:
    """Whether two declarations say that they are in different regions."""
    first, second = one.values.get("region"), other.values.get("region")
    return isinstance(first, str) and isinstance(second, str) and first != second


def _by_identity(resources: Iterable[Resource]) -> dict[str, Resource]:
    """Resources by what names them for others once they exist, which states and plans show; also with their region.

    Companions bear the id of what they complete (`aws_s3_bucket_versioning`): it means the one with the shorter type.
    What several others share names none of them.
    """
    found: dict[str, Resource] = {}
    shared: set[str] = set()
    for resource in resources:
        region = resource.values.get("region")
        for name in ("id", "arn", "self_link"):
            own = resource.values.get(name)
            if not isinstance(own, str) or not own:
                continue
            for spelling in (own, f"{region}\0{own}") if isinstance(region, str) else (own,):
                other = found.setdefault(spelling, resource)
                if other is resource:
                    continue
                short, long = sorted((other, resource), key=lambda item: len(item.type))
                if long.type != short.type and long.type.startswith(short.type):
                    found[spelling] = short
                else:
                    shared.add(spelling)
    return {own: resource for own, resource in found.items() if own not in shared}


def _join(prefix: str, step: str) -> str:
    return f"{prefix}.{step}" if prefix else step


def _only(value: Any) -> Any:
    """The first of a list of blocks, or the value itself."""
    if isinstance(value, (list, tuple)):
        return value[0] if value else None
    return value


def _boolean(value: Any) -> bool | Unknown:
    if isinstance(value, bool):
        return value
    if value in ("true", "1"):
        return True
    if value in ("false", "0"):
        return False
    return _MISTYPED


def _text(value: Any) -> str | Unknown:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float, Decimal)):
        return str(value)
    return _MISTYPED


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        return _MISTYPED
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            try:
                return float(value)
            except ValueError:
                return _MISTYPED
    return _MISTYPED


def _texts(value: Any) -> Any:
    if isinstance(value, (str, int, float, Decimal)):
        return (_text(value),)
    if not isinstance(value, (list, tuple)):
        return _MISTYPED
    found = []
    for item in value:
        if isinstance(item, Unknown):
            return item
        if item is not None:
            found.append(_text(item))
    return next((item for item in found if isinstance(item, Unknown)), cast("tuple[str, ...]", tuple(found)))
