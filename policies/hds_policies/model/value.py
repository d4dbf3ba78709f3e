"""Values as a definition shows them: known, or unknown with the reason why.

`Unknown` refuses to be used, so that a rule written in plain Python cannot mistake "not known" for a value. Using one
raises `Undecided`, which the judge turns into the verdict `unknown`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Generic, NoReturn, TypeAlias, TypeVar, cast

if TYPE_CHECKING:
    from hds_policies.model.declaration import Declaration

T = TypeVar("T")


class Why(Enum):
    """Why a value is not known. The member's value is stable and appears in reports."""

    COMPUTED = "computed"
    """Set by the provider at apply."""
    NO_VALUE = "no-value"
    """A variable without default for which no value was given."""
    MODULE_NOT_FETCHED = "module-not-fetched"
    """An output of a module whose source is not on this machine."""
    DATA_SOURCE = "data-source"
    """Read from the outside at plan time."""
    RUN_TIME = "run-time"
    """Only known in a run: workspace, time stamp, random value, environment."""
    UNDECLARED = "undeclared"
    """Nothing of that name is declared in what was scanned."""
    NOT_EVALUATED = "not-evaluated"
    """Our evaluator could not compute it (provider function, limit, error in the file)."""
    NOT_ANSWERED = "not-answered"
    """The interface of a live account did not tell: access denied, or the call failed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """What an unknown value refers to: `aws_kms_key.a` and its attribute `arn` (None: the whole resource)."""

    address: str
    attribute: str | None = None
    type: str = ""
    """Terraform's type of the resource where the address does not spell it: a URN does not."""

    @property
    def typed_address(self) -> str:
        """The address, or another that begins with the type: to tell what kind of thing is meant."""
        return f"{self.type}.x" if self.type else self.address


class Undecided(Exception):  # noqa: N818 - it is not an error: it is the third answer
    """Raised when an unknown value is used. Carries the value, and the setting it was read from when there is one."""

    def __init__(self, unknown: Unknown, setting: Setting[object] | None = None) -> None:
        super().__init__(unknown.describe())
        self.unknown = unknown
        self.setting = setting


@dataclass(frozen=True, slots=True, eq=False)
class Unknown:
    """Stands where a value is not known; carries the reason and the chain that led to it, and refuses to be used.

    Use `isinstance(value, Unknown)` to look at one without using it.
    """

    why: Why
    chain: tuple[str, ...] = ()
    """From the reader to the cause, e.g. `("provider.aws.dr.region", "var.dr_region")`."""
    references: tuple[Reference, ...] = ()
    """Resources whose computed attributes the value is made of."""
    exact: bool = False
    """True when the value *is* the single reference, not something made with it."""
    parts: tuple[object, ...] = ()
    """For a template: its pieces in order, known text as str and the rest as Unknown."""
    document: object = None
    """For `jsonencode` and policy documents: the partly known value that was encoded."""
    sensitive: bool = False

    def describe(self) -> str:
        """The chain as one line, e.g. `aws.dr → var.dr_region (no-value)`."""
        return " → ".join(self.chain) + f" ({self.why.value})" if self.chain else self.why.value

    def via(self, step: str) -> Unknown:
        """The same unknown seen from one step further away."""
        return Unknown(
            self.why, (step, *self.chain), self.references, self.exact, self.parts, self.document, self.sensitive
        )

    @property
    def reference(self) -> Reference | None:
        """What the value is, when it is exactly one computed attribute of one resource."""
        return self.references[0] if self.exact and len(self.references) == 1 else None

    def _refuse(self, *_: object) -> NoReturn:
        raise Undecided(self)

    __bool__ = __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __iter__ = __contains__ = __len__ = __getitem__ = __int__ = __float__ = __index__ = _refuse
    __hash__ = None  # type: ignore[assignment]


Maybe: TypeAlias = T | Unknown


AS_IT_IS = object()


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Generic[T]):
    """One value of a thing, and where it was read: a rule uses `value`, a report shows the rest.

    `raw` is the value or an `Unknown`. `by_default` is true when nothing was written and the provider's default stands.
    `attribute` is spelled as the source spells it (`metadata_options[0].http_tokens`), on `declaration`, which may be a
    companion resource and not the thing itself.
    """

    raw: Maybe[T]
    attribute: str = ""
    declaration: Declaration | None = field(default=None, repr=False)
    by_default: bool = False
    note: str = ""
    """Said of the value when it needs words, e.g. the name of the service default."""
    spelled: object = field(default=AS_IT_IS, repr=False)
    """What the source says there, when `raw` says it in the model's words (`Allow` for an inbound policy `accept`)."""

    @property
    def shown(self) -> object:
        """What a report shows as the value."""
        return self.raw if self.spelled is AS_IT_IS else self.spelled

    @property
    def value(self) -> T:
        """The known value; raises `Undecided` when it is not known."""
        if isinstance(self.raw, Unknown):
            raise Undecided(self.raw, cast("Setting[object]", self))
        return self.raw

    @property
    def known(self) -> bool:
        """Whether `value` can be read."""
        return not isinstance(self.raw, Unknown)

    def equals(self, other: object) -> bool:
        """Whether it is known to be `other`; unlike `==` on the raw value, an Unknown is not a refusal but a no."""
        return not isinstance(self.raw, Unknown) and self.raw == other

    def known_or(self, other: T) -> T:
        """The value when known, else `other`."""
        return other if isinstance(self.raw, Unknown) else self.raw

    def same_place(self, raw: Maybe[T]) -> Setting[T]:
        """Another value read at the same place."""
        return Setting(raw, self.attribute, self.declaration, self.by_default, self.note, self.shown)

    def __bool__(self) -> NoReturn:
        # `if thing.encrypted:` would always hold; the author meant `.value`.
        raise TypeError("use .value of a Setting")


def contains_unknown(value: object) -> bool:
    """Whether a value holds an `Unknown` at any depth."""
    if isinstance(value, Unknown):
        return True
    if isinstance(value, Mapping):
        return any(contains_unknown(item) for item in value.values())
    if isinstance(value, (list, tuple, set, frozenset)):
        return any(contains_unknown(item) for item in value)
    return False
