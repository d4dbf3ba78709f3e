"""The explicit conversions `tostring`, `tolist` and so on."""

from __future__ import annotations

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.conversion import convert, type_of
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.typesystem import (
    BOOL,
    DYNAMIC,
    NUMBER,
    STRING,
    ListType,
    MapType,
    SetType,
    Type,
    friendly_name,
)
from hds_scanners.sources.terraform.language.values import Sensitive, UnknownValue, Value, mark


def _to(target: Type) -> Function:
    def implementation(value: Value) -> Value:
        try:
            result = convert(value, target)
        except EvaluationError as error:
            source = friendly_name(type_of(value))
            raise EvaluationError(f"cannot convert {source} to {friendly_name(target)}: {error.message}") from error
        # The function forgets what was known about an unknown value: that it is not null, how many elements it has.
        bare = value.value if isinstance(value, Sensitive) else value
        if isinstance(bare, UnknownValue):
            return mark(UnknownValue(bare.cause, type_of(result)), when=bare is not value)
        return result

    return Function(implementation, (Parameter("v", null=True, unknown=True, marked=True),), returns=target)


FUNCTIONS = {
    "tobool": _to(BOOL),
    "tolist": _to(ListType(DYNAMIC)),
    "tomap": _to(MapType(DYNAMIC)),
    "tonumber": _to(NUMBER),
    "toset": _to(SetType(DYNAMIC)),
    "tostring": _to(STRING),
}
