"""How many instances `count`, `for_each` and `lifecycle { enabled }` make of a resource or module call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from hds_scanners.sources.terraform.language.conversion import convert
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.typesystem import NUMBER, STRING
from hds_scanners.sources.terraform.language.values import (
    ListValue,
    MapValue,
    Sensitive,
    SetValue,
    UnknownValue,
    Value,
    contains_sensitive,
    force,
    is_null,
    unmark,
)

if TYPE_CHECKING:
    from hds_policies.model.value import Unknown
    from hds_scanners.sources.terraform.body import Body
    from hds_scanners.sources.terraform.language.scope import Scope

Key: TypeAlias = int | str | None
SINGLE, COUNT, FOR_EACH = "single", "count", "for_each"


@dataclass(frozen=True, slots=True)
class Expansion:
    """The instances of a block: `keys` and, for `for_each`, the value of each.

    `uncertain` says why the keys are not known; there is one key None then, which stands for whatever there will be.
    """

    kind: str
    keys: tuple[Key, ...] = (None,)
    values: tuple[Value, ...] = ()
    uncertain: Unknown | None = None


ONE = Expansion(SINGLE)


def expand(body: Body, scope: Scope, limit: int) -> Expansion:
    """The instances that a block's meta-arguments ask for; raises `EvaluationError`."""
    if (attribute := body.attributes.get("count")) is not None:
        if attribute.expression is None:
            raise EvaluationError("syntax error in count", attribute.line)
        return _counted(attribute.expression.evaluate(scope), limit)
    if (attribute := body.attributes.get("for_each")) is not None:
        if attribute.expression is None:
            raise EvaluationError("syntax error in for_each", attribute.line)
        return _for_each(attribute.expression.evaluate(scope), limit)
    for block in body.blocks:
        if block.type == "lifecycle" and (enabled := block.body.expression("enabled")) is not None:
            value = unmark(force(enabled.evaluate(scope)))
            if value.__class__ is UnknownValue:
                return Expansion(SINGLE, uncertain=value.cause)
            if value is False:
                return Expansion(SINGLE, ())
    return ONE


def _counted(given: Value, limit: int) -> Expansion:
    # Terraform allows a sensitive count, since a number of instances discloses little; not so for_each.
    value = force(unmark(given))
    if is_null(value):
        raise EvaluationError("count must not be null")
    number = convert(value, NUMBER)
    if number.__class__ is UnknownValue:
        return Expansion(COUNT, uncertain=number.cause)
    if number < 0 or number.__class__ is not int:
        raise EvaluationError("count must be a whole number that is not negative")
    if number > limit:
        raise LimitExceeded(f"count is {number}; more than {limit} instances are not looked at one by one")
    return Expansion(COUNT, tuple(range(number)))


def _for_each(given: Value, limit: int) -> Expansion:
    if given.__class__ is Sensitive:
        raise EvaluationError("for_each must not be sensitive")
    value = force(given)
    if value.__class__ is UnknownValue:
        return Expansion(FOR_EACH, uncertain=value.cause)
    if is_null(value):
        raise EvaluationError("for_each must not be null")
    if value.__class__ is dict or value.__class__ is MapValue:
        items: dict[str, Value] = value.items if isinstance(value, MapValue) else value
        if len(items) > limit:
            raise _too_many(len(items), limit)
        keys = sorted(items)
        return Expansion(FOR_EACH, tuple(keys), tuple(items[key] for key in keys))
    if value.__class__ is SetValue:
        if len(value) > limit:
            raise _too_many(len(value), limit)
        if contains_sensitive(value):
            raise EvaluationError("for_each must not be sensitive")
        for element in value:
            if element.__class__ is UnknownValue:
                return Expansion(FOR_EACH, uncertain=element.cause)
        if len(value) and (value.element_type != STRING or not all(isinstance(element, str) for element in value)):
            raise EvaluationError("for_each takes a set of strings")
        return Expansion(FOR_EACH, value.elements, value.elements)
    kind = "list" if value.__class__ in {tuple, ListValue} else "value of this type"
    raise EvaluationError(f"for_each takes a map or a set of strings, not a {kind}")


def _too_many(length: int, limit: int) -> LimitExceeded:
    return LimitExceeded(f"for_each has {length} elements; more than {limit} instances are not looked at one by one")
