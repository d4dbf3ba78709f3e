"""How functions are described and called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.conversion import convert
from hds_scanners.sources.terraform.language.errors import EvaluationError, LimitExceeded
from hds_scanners.sources.terraform.language.numeric import MAX_BITS
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, Type
from hds_scanners.sources.terraform.language.values import (
    NOT_NULL,
    NOTHING_KNOWN,
    LazyObject,
    Sensitive,
    TypedNull,
    UnknownValue,
    Value,
    contains_sensitive,
    derived,
    mark,
    unmark,
)

if TYPE_CHECKING:
    from hds_scanners.sources.terraform.language.scope import Scope


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter. Arguments are converted to `type` first (`DYNAMIC`: taken as they are)."""

    name: str
    type: Type = DYNAMIC
    null: bool = False
    """Whether null is passed on, as `None` or `TypedNull`; else it is an error."""
    unknown: bool = False
    """Whether an unknown argument is passed on; else the whole result is unknown. Inner unknowns are always passed."""
    marked: bool = False
    """Whether marks are passed on; else they are taken off at any depth and the whole result is marked."""
    lazy: bool = False
    """Whether a `LazyObject` is passed on as it is; else it is materialised (inner ones never are)."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language: `implementation(*arguments)`, or `(scope, *arguments)` when `scoped`.

    It raises `EvaluationError` for what Terraform rejects. `returns` types the unknown results only: a type, or a
    function of the converted arguments (which may itself raise `EvaluationError`).
    """

    implementation: Callable[..., Value]
    parameters: tuple[Parameter, ...] = ()
    variadic: Parameter | None = None
    returns: Type | Callable[[Sequence[Value]], Type] = DYNAMIC
    scoped: bool = False
    not_null: bool = True
    """Whether an unknown result is known not to be null."""


def call(name: str, function: Function, arguments: Sequence[Value], scope: Scope) -> Value:
    """Apply a function to evaluated arguments."""
    parameters = function.parameters
    if len(arguments) < len(parameters) or (len(arguments) > len(parameters) and function.variadic is None):
        few = "few" if len(arguments) < len(parameters) else "many"
        raise EvaluationError(f"too {few} arguments for {name}: {len(arguments)}")
    sensitive = False
    unknown = False
    passed: list[Value] = []
    for position, given in enumerate(arguments):
        parameter = parameters[position] if position < len(parameters) else function.variadic
        assert parameter is not None
        argument = given
        if isinstance(argument, LazyObject) and not parameter.lazy:
            argument = argument.materialise()
        if not parameter.marked and contains_sensitive(argument):
            sensitive = True
            argument = unmark(argument)
        if parameter.type is not DYNAMIC:
            try:
                argument = convert(argument, parameter.type)
            except EvaluationError as error:
                raise EvaluationError(f'invalid value for "{parameter.name}" of {name}: {error.message}') from error
        bare = argument.value if argument.__class__ is Sensitive else argument
        if bare.__class__ is TypedNull or bare is None:
            if not parameter.null:
                raise EvaluationError(f'"{parameter.name}" of {name} must not be null')
        elif bare.__class__ is UnknownValue and not parameter.unknown:
            unknown = True
            sensitive = sensitive or argument.__class__ is Sensitive
        passed.append(argument)
    if unknown:
        returns = function.returns
        kind = returns(passed) if callable(returns) else returns
        return mark(
            derived(*passed, type=kind, refinement=NOT_NULL if function.not_null else NOTHING_KNOWN), when=sensitive
        )
    try:
        result = function.implementation(scope, *passed) if function.scoped else function.implementation(*passed)
    except EvaluationError as error:
        hidden = sensitive or any(contains_sensitive(argument) for argument in arguments)
        if hidden and not isinstance(error, LimitExceeded):
            # The message could tell what nobody may see.
            raise EvaluationError(f"{name} cannot work with this sensitive value") from None
        raise
    except (ArithmeticError, ValueError, MemoryError) as error:
        # Python's own limits, such as that on the digits of a number.
        raise LimitExceeded(f"{name} cannot be computed here: {error}") from error
    if result.__class__ is int and result.bit_length() > MAX_BITS:
        raise LimitExceeded(f"the result of {name} is too large to be computed with here")
    return mark(result, when=sensitive)
