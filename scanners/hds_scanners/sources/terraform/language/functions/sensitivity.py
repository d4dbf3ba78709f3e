"""Functions that look at or change the mark of sensitive values. Ephemeral values are not told apart here."""

from __future__ import annotations

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.typesystem import BOOL
from hds_scanners.sources.terraform.language.values import NOT_NULL, Sensitive, UnknownValue, Value, derived, mark

_ANYTHING = (Parameter("value", null=True, unknown=True, marked=True),)


def _nonsensitive(value: Value) -> Value:
    """The value without its outer mark; marks further in stay."""
    return value.value if value.__class__ is Sensitive else value


def _issensitive(value: Value) -> Value:
    if value.__class__ is Sensitive:
        return True
    if value.__class__ is UnknownValue:
        return derived(value, type=BOOL, refinement=NOT_NULL)
    return False


FUNCTIONS = {
    "ephemeralasnull": Function(lambda value: value, _ANYTHING),
    "flipsensitive": Function(
        lambda value: _nonsensitive(value) if value.__class__ is Sensitive else mark(value), _ANYTHING
    ),
    "issensitive": Function(_issensitive, _ANYTHING, returns=BOOL),
    "nonsensitive": Function(_nonsensitive, _ANYTHING),
    "sensitive": Function(mark, _ANYTHING),
}
