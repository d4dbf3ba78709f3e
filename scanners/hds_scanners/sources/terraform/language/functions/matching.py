"""`regex` and `regexall`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hds_scanners.sources.terraform.language.calls import Function, Parameter
from hds_scanners.sources.terraform.language.errors import EvaluationError
from hds_scanners.sources.terraform.language.functions.regular_expressions import compile_pattern, result_of
from hds_scanners.sources.terraform.language.typesystem import DYNAMIC, STRING, ListType, ObjectType, TupleType, Type
from hds_scanners.sources.terraform.language.values import ListValue, UnknownValue, Value

if TYPE_CHECKING:
    from collections.abc import Sequence


def _regex(source: str, text: str) -> Value:
    pattern = compile_pattern(source)
    result = result_of(pattern)
    match = pattern.search(text)
    if match is None:
        raise EvaluationError("pattern did not match any part of the given string")
    return result(match)


def _regexall(source: str, text: str) -> ListValue:
    pattern = compile_pattern(source)
    result = result_of(pattern)
    return ListValue(tuple([result(match) for match in pattern.matches(text)]), _match_type(source))


def _match_type(source: str) -> Type:
    pattern = compile_pattern(source)
    result_of(pattern)
    if not pattern.names:
        return STRING
    if pattern.names[0] is None:
        return TupleType((STRING,) * len(pattern.names))
    return ObjectType(dict.fromkeys(sorted(filter(None, pattern.names)), STRING))


def _regex_type(arguments: Sequence[Value]) -> Type:
    return DYNAMIC if arguments[0].__class__ is UnknownValue else _match_type(arguments[0])


def _regexall_type(arguments: Sequence[Value]) -> Type:
    return ListType(_regex_type(arguments))


_PARAMETERS = (Parameter("pattern", STRING), Parameter("string", STRING))

FUNCTIONS = {
    "regex": Function(_regex, _PARAMETERS, returns=_regex_type),
    "regexall": Function(_regexall, _PARAMETERS, returns=_regexall_type),
}
